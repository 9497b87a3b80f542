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

/// Figures that are there only where they apply have traces, too: both ends of a value, and what is told apart.
#[test]
fn ends_and_extensions_have_traces() {
    let folder = Folder::new("ends");
    let framework = repository("crates/engine/tests/good/values.json").display().to_string();
    let bid = r#"{"format":1,"framework":{"id":"values","edition":"1"},
        "contract":{"value":"100000","vat":"excluded","months":"12","extensions":[{"months":"12"}]},
        "bids":[{"id":"b","name":"Us","pledges":[
          {"id":"now","measure":"weeks","inputs":{"people":"1","weeks":"10"}},
          {"id":"later","measure":"weeks","years":[
            {"year":"1","extension":"1","inputs":{"people":"2","weeks":"3"}}]}]}]}"#;
    let bid = folder.file("bid.json", bid);
    let ran = pledge(&["score", "--framework", &framework, "--bid", &bid, "--format", "json", "--trace"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let score = ran.json();
    let bid = &score["bids"][0];
    // 1 × 10 weeks at £100, £50 or £150; of the extension 2 × 3 weeks at £100.
    let figures = [
        (&bid["measures"][0]["value_range"], "low", "500"),
        (&bid["measures"][0]["value_range"], "high", "1500"),
        (&bid["value_range"], "low", "500"),
        (&bid["value_range"], "high", "1500"),
        (bid, "extension_value", "600"),
        (bid, "social_value", "1000"),
    ];
    for (of, key, pounds) in figures {
        assert_eq!(of[key], pounds, "{key}");
        assert!(of["trace"][key].is_object(), "{key}");
    }
    let mut found = Vec::new();
    traces(&score, "", &mut found);
    for (at, trace) in found.iter().enumerate() {
        folder.file(&format!("traces/{at}.json"), trace.to_string());
    }
    let ran = python(&[&repository("tests/evaluator/evaluate.py"), &folder.0.join("traces")]);
    assert_eq!((ran.code, ran.out.trim()), (0, &*format!("{} traces, 0 differences", found.len())), "{}", ran.err);
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
