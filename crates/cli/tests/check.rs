//! `pledge check`: faults with their places, and worked examples. Outputs are written by hand from the files.

mod common;

use std::fs;

use common::*;
use serde_json::{Value, json};

/// Checks files of the engine's folder of wrong frameworks.
fn faulty(args: &[&str]) -> Ran {
    pledge_in(&repository("crates/engine/tests/faulty"), args)
}

#[test]
fn every_shipped_framework_is_in_order() {
    for id in shipped() {
        let folder = repository("frameworks").join(&id);
        let ways = [id.clone(), folder.display().to_string(), folder.join("framework.json").display().to_string()];
        for way in ways {
            let ran = pledge(&["check", "--strict", &way]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
            let count = examples(&id).len();
            assert!(ran.out.contains(&format!(": {count} worked examples come out as they expect.")), "{}", ran.out);
        }
    }
}

#[test]
fn a_fault_has_a_place_a_sentence_and_a_fix() {
    let ran = faulty(&["check", "bare_number.json"]);
    let expected = "\
bare_number.json:41:31 /themes/0/outcomes/0/measures/1/value/amount
  Fault (bare_number): The number 12.50 in “amount” needs quotation marks around it.
  To do: Write it like this: \"12.50\".
bare_number.json: 1 fault.
bare_number.json: no worked examples stand beside it.
";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, expected, ""));
}

#[test]
fn all_faults_are_said_in_the_order_of_the_file() {
    let ran = faulty(&["check", "several__missing_key__unknown_reference__not_positive.json"]);
    let file = "several__missing_key__unknown_reference__not_positive.json";
    let expected = format!(
        "\
{file}:26:9 /themes/0/outcomes/0/measures/0
  Fault (missing_key): “title” is missing here.
  To do: Add “title” and fill it in.
{file}:39:22 /themes/0/outcomes/0/measures/1/section
  Fault (unknown_reference): There is no “ofer” in “sections”.
  To do: Check how it is spelt, or add it there.
{file}:40:31 /themes/0/outcomes/0/measures/1/value/amount
  Fault (not_positive): The figure in “amount” is too low.
  To do: Write a figure above zero. Only a grade may score zero, and not the best one.
{file}: 3 faults.
{file}: no worked examples stand beside it.
"
    );
    assert_eq!((ran.code, ran.out), (1, expected));
}

#[test]
fn faults_are_said_in_welsh() {
    let ran = faulty(&["check", "--lang", "cy", "duplicate_key.json"]);
    let expected = "\
duplicate_key.json:5:3 /edition
  Nam (duplicate_key): Mae’r allwedd “edition” yno ddwywaith.
  I’w wneud: Cadwch un a dilëwch y llall.
duplicate_key.json: 1 nam.
duplicate_key.json: nid oes enghreifftiau wrth ei ymyl.
";
    assert_eq!((ran.code, ran.out.as_str()), (1, expected));
}

#[test]
fn what_is_only_worth_a_look_fails_only_a_strict_check() {
    let expected = "\
unused_source.json:14:5 /sources/1
  Worth a look (unused_source): Nothing uses the source “other”.
  To do: Delete it, or name it where it is needed.
unused_source.json: 0 faults.
unused_source.json: 1 thing worth a look.
unused_source.json: no worked examples stand beside it.
";
    let ran = faulty(&["check", "unused_source.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, expected));
    let ran = faulty(&["check", "unused_source.json", "--strict"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, expected));
}

/// The name of each wrong file promises its faults, and a sidecar says where they are.
#[test]
fn every_wrong_file_is_refused_with_its_faults() {
    let entries = fs::read_dir(repository("crates/engine/tests/faulty")).expect("the folder of wrong files");
    let names = entries.map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    let mut args = vec!["check", "--format", "json", "--strict"];
    args.extend(names.iter().map(String::as_str));
    let ran = faulty(&args);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report = ran.json();
    let frameworks = report["frameworks"].as_array().expect("frameworks");
    assert_eq!(frameworks.len(), names.len());
    let mut sidecars = 0;
    for (framework, name) in frameworks.iter().zip(&names) {
        assert_eq!(framework["file"], name.as_str());
        let faults = framework["faults"].as_array().expect("faults");
        assert!(!faults.is_empty(), "{name}");
        let mut lines = Vec::new();
        for fault in faults {
            let text = |key: &str| fault[key].as_str().expect("a text").to_owned();
            assert!(!text("message").is_empty() && !text("fix").is_empty(), "{name}");
            assert_eq!(framework["id"].is_null(), faults.iter().any(|f| f["severity"] == "fault"), "{name}");
            let code = text("code");
            assert!(name.contains(&code), "{name}: {code}");
            lines.push(format!("{}:{} {} {code}", fault["line"], fault["column"], text("pointer")));
        }
        let sidecar = repository("crates/engine/tests/faulty").join(name).with_extension("expect");
        if let Ok(expected) = fs::read_to_string(sidecar) {
            assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{name}");
            sidecars += 1;
        }
    }
    assert!(sidecars >= 10, "only {sidecars} files say where their faults are");
}

/// A framework with worked examples beside it.
fn stage(name: &str, examples: &[(&str, &str)]) -> (Folder, String) {
    let folder = Folder::new(name);
    let framework = folder.file("framework.json", TWO);
    for (name, text) in examples {
        folder.file(&format!("cases/{name}.json"), text);
    }
    (folder, framework)
}

/// £50 and £20 of best offers of £100: 10 × 50/100 = 5.00 and 10 × 20/100 = 2.00.
fn example(expect: &str) -> String {
    let more = r#","tender":{"rate":"10"},"assumptions":{"a":{"best_rival":"100"},"b":{"best_rival":"100"}}"#;
    bid_on_two("Ash", "50", "20", &format!("{more},\n\"story\":\"By hand.\",\n\"expect\":{expect}"))
}

#[test]
fn an_example_that_is_wrong_is_reported_where_it_differs() {
    let right = example(r#"{"bids":[{"marks":"7","sections":[{"id":"b","marks":"2.0"}],"excluded_by":[]}]}"#);
    let wrong = example(
        "{\"bids\":[{\n\"marks\":\"7.01\",\n\"sections\":[{\"id\":\"b\",\"marks\":\"2.00\"},{\"id\":\"c\"}],\n\
         \"findings\":[{\"code\":\"over_cap\"}],\n\"mark\":null,\n\"name\":\"7\"}]}",
    );
    let (folder, framework) = stage("wrong", &[("right", &right), ("wrong", &wrong)]);
    let ran = pledge(&["check", &framework]);
    let case = folder.0.join("cases/wrong.json").display().to_string();
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    let expected = [
        format!("{case}:4:9 /expect/bids/0/marks"),
        "  This worked example expects \"7.01\", and \"7.00\" comes out.".into(),
        format!("{case}:5:39 /expect/bids/0/sections/1"),
        "  This worked example expects {\"id\":\"c\"}, and there is nothing of that name.".into(),
        format!("{case}:6:13 /expect/bids/0/findings/0"),
    ];
    assert_eq!(lines[..5], expected);
    // The findings that there are stand beside the one that is not.
    assert!(lines[5].starts_with("  This worked example expects {\"code\":\"over_cap\"}, and ["), "{}", ran.out);
    let expected = [
        format!("{case}:7:8 /expect/bids/0/mark"),
        "  This worked example expects null, and there is nothing of that name.".into(),
        format!("{case}:8:8 /expect/bids/0/name"),
        "  This worked example expects \"7\", and \"Ash\" comes out.".into(),
        format!("{framework}: 0 faults."),
        format!("{framework}: 1 worked example comes out as it expects."),
        format!("{framework}: 1 worked example does not."),
    ];
    assert_eq!(lines[6..], expected);

    let report = pledge(&["check", &framework, "--format", "json"]).json();
    let cases = report["frameworks"][0]["cases"].as_array().expect("cases");
    assert_eq!((&cases[0]["result"], &cases[1]["result"]), (&json!("agrees"), &json!("fails")));
    let first = json!({"pointer": "/expect/bids/0/marks", "line": 4, "column": 9, "wanted": "\"7.01\"",
        "found": "\"7.00\""});
    assert_eq!(cases[1]["differences"][0], first);
}

#[test]
fn an_example_that_shows_nothing_or_belongs_elsewhere_fails() {
    let bare = bid_on_two("Ash", "50", "20", TENDER);
    let other = example(r#"{"bids":[{"name":"Ash"}]}"#).replace("\"edition\":\"1\"", "\"edition\":\"2\"");
    let typo = example(r#"{"bids":[{"name":"Ash"}]}"#).replace("\"tender\"", "\"tendre\"");
    let examples =
        [("bare", bare.as_str()), ("empty", &example("{}")), ("other", other.as_str()), ("typo", typo.as_str())];
    let (_folder, framework) = stage("elsewhere", &examples);
    let ran = pledge(&["check", &framework]);
    assert_eq!(ran.code, 1);
    for words in ["missing_key", "“story”", "/expect", "(empty)", "edition 2", "/tendre"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.out.contains("4 worked examples do not."), "{}", ran.out);
}

#[test]
fn examples_of_a_framework_with_faults_are_not_tried() {
    let (folder, framework) = stage("not-tried", &[("one", &example(r#"{"bids":[{"name":"Ash"}]}"#))]);
    folder.file("framework.json", TWO.replace("\"amount\": \"1\"", "\"amount\": \"0\""));
    let ran = pledge(&["check", &framework]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("not tried before the faults are put right"), "{}", ran.out);
    let report = pledge(&["check", &framework, "--format", "json"]).json();
    assert_eq!(report["frameworks"][0]["cases"][0]["result"], "not_tried");
}

#[test]
fn what_cannot_be_read_ends_with_2_and_all_else_is_checked() {
    let ran = faulty(&["check", "nowhere.json", "bare_number.json", "no-such-id"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("bare_number.json: 1 fault."), "{}", ran.out);
    assert!(ran.err.contains("nowhere.json cannot be read"), "{}", ran.err);
    assert!(ran.err.contains("“no-such-id”") && ran.err.contains("greater-manchester-open"), "{}", ran.err);
    let (folder, framework) = stage("unreadable", &[("one", "x")]);
    fs::write(folder.0.join("cases/one.json"), [0xff]).expect("a temporary file can be written");
    let ran = pledge(&["check", &framework]);
    assert!(ran.code == 2 && ran.err.contains("one.json"), "{}", ran.err);
}

#[test]
fn the_json_of_a_check_has_a_shape_of_its_own() {
    let report = pledge(&["check", "greater-manchester-open", "--format", "json"]).json();
    // Whether they come in the order of the file depends on what else is built with it.
    let keys = |value: &Value| {
        let mut keys = value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        keys.sort();
        keys
    };
    assert_eq!(keys(&report), ["engine", "format", "frameworks"]);
    let framework = &report["frameworks"][0];
    assert_eq!(keys(framework), ["cases", "edition", "faults", "file", "hash", "id", "status"]);
    assert_eq!((&framework["faults"], &framework["status"]), (&json!([]), &json!("adaptation")));
    assert_eq!(keys(&framework["cases"][0]), ["differences", "faults", "file", "message", "result"]);
}
