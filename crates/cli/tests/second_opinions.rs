//! Two programs that share no code with the product look at what it prints: a model of the scoring, and an evaluator
//! of traces.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::*;
use pledge_engine::Decimal;
use serde_json::Value;

fn decimal(value: &Value) -> Decimal {
    value.as_str().expect("a decimal in a string").parse().expect("a decimal")
}

/// The keys of figures that somebody can ask the working of.
const FIGURES: [&str; 15] = [
    "marks",
    "calculated",
    "self_assessed",
    "out_of",
    "social_value",
    "value",
    "points",
    "ratio",
    "quantity",
    "counted",
    "low",
    "high",
    "extension_value",
    "proportion",
    "rank",
];

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
                let figure = FIGURES.contains(&key.as_str()) && inner.is_string();
                let traced = members.get("trace").is_none_or(|traces| traces[key].is_object());
                assert!(!figure || traced, "{path}/{key} has no trace");
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
                assert_eq!(undecided(trace), [""; 0], "{path}");
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

/// The figures of a framework in a trace that do not say who decided them.
fn undecided(trace: &Value) -> Vec<String> {
    let decided = |node: &Value| match &node["origin"] {
        Value::String(word) => ["buyer", "judgement", "illustrative"].contains(&word.as_str()),
        Value::Object(origin) => origin["source"].as_str().is_some_and(|source| !source.is_empty()),
        _ => false,
    };
    let needed = |node: &Value| {
        let label = node["label"].as_str().expect("a step has a name");
        match node["op"].as_str().expect("a step says what it does") {
            // Plain numbers of a method, such as 12 months in a year, are nobody's decision.
            "constant" => label != "number",
            "look_up" => true,
            "test" => label.starts_with("threshold ") || label.contains("_pass "),
            "steps" => label.starts_with("band_share "),
            _ => false,
        }
    };
    let nodes = trace["nodes"].as_array().expect("a trace has nodes");
    nodes.iter().filter(|node| needed(node) && !decided(node)).map(Value::to_string).collect()
}

/// Names of the figures that frameworks decide, as the tables use them; `step` is one between two published years.
const DECIDED: [&str; 26] = [
    "attribution_to_others",
    "band_share",
    "best_score",
    "conversion",
    "criterion_pass",
    "criterion_weight",
    "deadweight",
    "discount_rate",
    "displacement",
    "full_time_hours",
    "grade_score",
    "hourly_rate",
    "index_figure",
    "measures_needed",
    "non_price_weight",
    "norm_per",
    "norm_rate",
    "points_each",
    "published_value",
    "row_figure",
    "rule_max",
    "section_out_of",
    "section_pass",
    "step",
    "target_figure",
    "threshold",
];

/// Every row of the tables: together they hold every kind of figure that a framework can decide.
#[test]
fn every_trace_of_every_table_is_recomputed_and_says_who_decided_its_figures() {
    let folder = Folder::new("table-traces");
    let tables = repository("tests/second_model/tables.py");
    let ran = python(&[&tables, Path::new("--export"), &folder.0.join("tables"), &repository("tests/cases")]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let mut count = 0;
    let mut labels = BTreeSet::new();
    for framework in sorted(&folder.0.join("tables")) {
        let file = framework.join("framework.json").display().to_string();
        for row in sorted(&framework.join("cases")) {
            let path = row.display().to_string();
            let ran = pledge(&["score", "--framework", &file, "--bid", &path, "--format", "json", "--trace"]);
            assert_eq!(ran.code, 0, "{path}: {}", ran.err);
            let score = ran.json();
            let mut found = Vec::new();
            traces(&score, "", &mut found);
            for trace in found {
                assert_eq!(undecided(trace), [""; 0], "{path}");
                let origins = trace["nodes"].as_array().into_iter().flatten().filter(|node| !node["origin"].is_null());
                let label =
                    |node: &Value| node["label"].as_str().and_then(|label| label.split(' ').next().map(String::from));
                labels.extend(origins.filter_map(label));
                folder.file(&format!("traces/{count}.json"), trace.to_string());
                count += 1;
            }
        }
    }
    let ran = python(&[&repository("tests/evaluator/evaluate.py"), &folder.0.join("traces")]);
    assert_eq!((ran.code, ran.out.trim()), (0, &*format!("{count} traces, 0 differences")), "{}", ran.err);
    assert!(count > 5_000, "only {count} traces");
    let labels: Vec<_> = labels.iter().map(String::as_str).collect();
    assert_eq!(labels, DECIDED);
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
