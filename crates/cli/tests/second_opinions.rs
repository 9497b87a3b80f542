//! Two programs that share no code with the product look at what it prints: a model of the scoring, and an evaluator
//! of traces.

mod common;

use std::fs;

use common::*;
use pledge_engine::Decimal;
use serde_json::Value;

fn decimal(value: &Value) -> Decimal {
    value.as_str().expect("a decimal in a string").parse().expect("a decimal")
}

/// Every trace below a value, with the figure that it stands beside; figures are compared on the way.
fn traces<'v>(value: &'v Value, path: &str, all: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            for (key, trace) in members.get("trace").and_then(Value::as_object).into_iter().flatten() {
                let figure = members.get(key).unwrap_or_else(|| panic!("{path}: a trace of no figure, {key}"));
                assert_eq!(figure.is_null(), trace.is_null(), "{path}/{key}");
                if trace.is_null() {
                    continue;
                }
                let last = trace["nodes"].as_array().and_then(|nodes| nodes.last()).expect("a trace has nodes");
                let exact = (decimal(&last["value"][0]), decimal(&last["value"][1]));
                assert_eq!(exact, (decimal(figure).normalize(), Decimal::ONE), "{path}/{key}");
                all.push(trace);
            }
            for (key, inner) in members.iter().filter(|(key, _)| *key != "trace") {
                traces(inner, &format!("{path}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                traces(item, &format!("{path}/{at}"), all);
            }
        }
        _ => {}
    }
}

#[test]
fn every_trace_of_every_shipped_example_is_recomputed() {
    let folder = Folder::new("traces");
    let mut count = 0;
    for id in shipped() {
        for example in examples(&id) {
            let path = example.display().to_string();
            let ran = pledge(&["score", "--framework", &id, "--bid", &path, "--format", "json", "--trace"]);
            assert_eq!(ran.code, 0, "{path}: {}", ran.err);
            let score = ran.json();
            let mut found = Vec::new();
            traces(&score, "", &mut found);
            // The value of all pledges, the parts of the marks and what they are out of are always figures.
            assert!(found.len() >= 4, "{path}");
            for trace in found {
                folder.file(&format!("{count}.json"), trace.to_string());
                count += 1;
            }
        }
    }
    let ran = python(&[&repository("tests/evaluator/evaluate.py"), &folder.0]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(ran.out.trim(), format!("{count} traces, 0 differences"));
    assert!(count > 300, "only {count} traces");
}

/// Every figure beside a trace has one, so that none is forgotten.
#[test]
fn every_figure_has_a_trace() {
    let example = repository("frameworks/greater-manchester-open/cases/all-questions-graded.json");
    let path = example.display().to_string();
    let score = pledge(&["score", "--bid", &path, "--format", "json", "--trace"]).json();
    let bid = &score["bids"][0];
    for key in ["marks", "calculated", "self_assessed", "out_of", "social_value"] {
        assert!(bid["trace"][key].is_object(), "{key}");
    }
    for (list, keys) in [("sections", &["marks", "out_of"][..]), ("criteria", &["marks", "out_of"][..])] {
        for item in bid[list].as_array().expect("a list") {
            for key in keys {
                assert!(item["trace"][*key].is_object(), "{list} {key}");
            }
        }
    }
}

/// More is compared than the examples expect: every figure that the model knows.
#[test]
fn the_second_model_agrees() {
    for id in shipped() {
        let folder = Folder::new(&format!("model-{id}"));
        let framework = repository("frameworks").join(&id);
        let examples = examples(&id);
        for example in &examples {
            let path = example.display().to_string();
            let ran = pledge(&["score", "--framework", &id, "--bid", &path, "--format", "json"]);
            assert_eq!(ran.code, 0, "{path}: {}", ran.err);
            let name = example.file_name().expect("a name").to_string_lossy().into_owned();
            folder.file(&name, ran.out);
        }
        let ran = python(&[&repository("tests/second_model/against.py"), &framework, &folder.0]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(&format!("{} worked examples", examples.len())), "{}", ran.out);

        // A wrong figure is noticed.
        let first = folder.0.join(examples[0].file_name().expect("a name"));
        let text = fs::read_to_string(&first).expect("it was just written");
        let score: Value = serde_json::from_str(&text).expect("JSON");
        let value = score["bids"][0]["social_value"].as_str().expect("a figure");
        let wrong = text.replacen(&format!("\"social_value\": \"{value}\""), "\"social_value\": \"1.01\"", 1);
        fs::write(&first, wrong).expect("a temporary file can be written");
        let ran = python(&[&repository("tests/second_model/against.py"), &framework, &folder.0]);
        assert!(ran.code == 1 && ran.out.contains("/social_value"), "{}", ran.out);
    }
}

/// The model and the worked examples agree, too.
#[test]
fn the_second_model_agrees_with_the_examples() {
    for id in shipped() {
        let ran = python(&[&repository("tests/second_model/model.py"), &repository("frameworks").join(id)]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.trim_end().ends_with(" 0 differ"), "{}", ran.out);
    }
}
