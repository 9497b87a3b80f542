//! The JSON of `pledge score`: its shape, its figures, and what is assumed.

mod common;

use std::process::{Command, Stdio};

use common::*;
use serde_json::{Value, json};

/// The keys of an object, sorted: whether they come in the order of the text depends on what else is built with it.
fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn sorted(keys: &[&'static str]) -> Vec<&'static str> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

fn case(name: &str) -> String {
    repository("frameworks/greater-manchester-open/cases").join(name).display().to_string()
}

#[test]
fn every_level_has_exactly_the_keys_of_the_contract() {
    for trace in [false, true] {
        let case = case("three-year-contract.json");
        let mut args = vec!["score", "--bid", &case, "--format", "json"];
        if trace {
            args.push("--trace");
        }
        let ran = pledge(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let score = ran.json();
        let with_trace = |keys: &[&'static str]| {
            let mut keys = keys.to_vec();
            keys.extend(trace.then_some("trace"));
            sorted(&keys)
        };
        let top = ["format", "engine", "framework", "contract", "assumptions", "bids"];
        assert_eq!(keys(&score), sorted(&top));
        assert_eq!(score["format"], json!(1));
        assert_eq!(keys(&score["framework"]), sorted(&["id", "edition", "hash", "status"]));
        let facts = ["title", "reference", "place", "value", "vat", "start", "months"];
        assert_eq!(keys(&score["contract"]), sorted(&facts));
        assert_eq!(keys(&score["assumptions"][0]), sorted(&["section", "best_rival", "from"]));
        let bid = &score["bids"][0];
        let of_bid = [
            "name",
            "marks",
            "calculated",
            "self_assessed",
            "out_of",
            "certainty",
            "rank",
            "social_value",
            "points",
            "excluded",
            "excluded_by",
            "sections",
            "criteria",
            "measures",
            "findings",
        ];
        assert_eq!(keys(bid), with_trace(&of_bid));
        let lists = [
            ("sections", vec!["id", "marks", "out_of", "value", "points", "certainty"]),
            ("criteria", vec!["id", "grade", "marks", "out_of"]),
            ("measures", vec!["id", "quantity", "counted", "value", "points"]),
        ];
        for (list, of_item) in lists {
            let items = bid[list].as_array().expect("a list");
            assert!(!items.is_empty());
            for item in items {
                assert_eq!(keys(item), with_trace(&of_item), "{list}");
            }
        }
        let of_finding = ["code", "severity", "rule", "measure", "pledge", "section", "message"];
        for finding in bid["findings"].as_array().expect("a list") {
            assert_eq!(keys(finding), sorted(&of_finding));
        }
    }
}

/// The order of keys is that of the contract, for those who read it.
#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let ran = pledge(&["score", "--bid", &case("one-measure.json"), "--format", "json"]);
    let top: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("  \"")).collect();
    let names: Vec<&str> = top.iter().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(names, ["format", "engine", "framework", "contract", "assumptions", "bids"]);
}

/// The figures are those of three-year-contract.md, worked out by hand.
#[test]
fn figures_are_decimals_in_strings_and_lists_stand_in_framework_order() {
    let score = pledge(&["score", "--bid", &case("three-year-contract.json"), "--format", "json"]).json();
    let contract = json!({"title": "Grounds maintenance, Trafford", "reference": null, "place": "Trafford",
        "value": "400000", "vat": "excluded", "start": "2027-04-01", "months": "36"});
    assert_eq!(score["contract"], contract);
    assert_eq!(score["assumptions"], json!([{"section": "offer", "best_rival": "120000", "from": "file"}]));
    let framework = &score["framework"];
    assert_eq!((&framework["id"], &framework["status"]), (&json!("greater-manchester-open"), &json!("adaptation")));
    let bid = &score["bids"][0];
    let parts = ["marks", "calculated", "self_assessed", "out_of", "social_value", "points", "rank", "excluded"];
    let parts = parts.map(|key| bid[key].clone());
    let expected = [
        json!(null),
        json!("5.39"),
        json!("0.00"),
        json!("20"),
        json!("80834.37"),
        json!(null),
        json!(null),
        json!(false),
    ];
    assert_eq!(parts, expected);
    let offer = json!({"id": "offer", "marks": "5.39", "out_of": "8", "value": "80834.37", "points": null,
        "certainty": "if_best_rival"});
    let answers = json!({"id": "answers", "marks": null, "out_of": "12", "value": null, "points": null,
        "certainty": "incomplete"});
    assert_eq!(bid["sections"], json!([offer, answers]));
    let find = |list: &str, id: &str| {
        let items = bid[list].as_array().expect("a list");
        items.iter().find(|item| item["id"] == id).cloned().expect("an item")
    };
    let jobs = json!({"id": "local-jobs", "quantity": "4.8", "counted": "4.8", "value": "46846.80", "points": null});
    assert_eq!(find("measures", "local-jobs"), jobs);
    let nothing = json!({"id": "prison-leaver-jobs", "quantity": null, "counted": null, "value": null, "points": null});
    assert_eq!(find("measures", "prison-leaver-jobs"), nothing);
    let graded = json!({"id": "jobs-and-skills", "grade": "good", "marks": "1.60", "out_of": "2"});
    assert_eq!(find("criteria", "jobs-and-skills"), graded);

    let file = std::fs::read_to_string(repository("frameworks/greater-manchester-open/framework.json"));
    let framework: Value = serde_json::from_str(&file.expect("a framework")).expect("JSON");
    let mut measures = Vec::new();
    for theme in framework["themes"].as_array().expect("themes") {
        for outcome in theme["outcomes"].as_array().expect("outcomes") {
            measures.extend(outcome["measures"].as_array().expect("measures").iter().map(|m| m["id"].clone()));
        }
    }
    let listed: Vec<Value> = bid["measures"].as_array().expect("a list").iter().map(|m| m["id"].clone()).collect();
    assert_eq!(listed, measures);
}

#[test]
fn a_best_rival_is_for_one_section_or_for_all_and_wins_over_the_file() {
    let folder = Folder::new("rival");
    let framework = folder.file("two.json", TWO);
    let assumed = r#","tender":{"rate":"10"},"assumptions":{"a":{"best_rival":"£1k"}}"#;
    let bid = folder.file("bid.json", bid_on_two("Ash", "50", "20", assumed));
    let assumptions = |rivals: &[&str]| {
        let mut args = vec!["score", "--framework", &framework, "--bid", &bid, "--format", "json"];
        for rival in rivals {
            args.extend(["--best-rival", rival]);
        }
        let ran = pledge(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let score = ran.json();
        let marks = [0, 1].map(|at| score["bids"][0]["sections"][at]["marks"].clone());
        (score["assumptions"].clone(), marks)
    };
    let of = |section: &str, best: Value, from: &str| json!({"section": section, "best_rival": best, "from": from});
    // Of £1,000: 10 × 50/1,000 = 0.50. Alone in the second section: 10 of 10.
    let (found, marks) = assumptions(&[]);
    assert_eq!(found, json!([of("a", json!("1000"), "file"), of("b", json!(null), "none")]));
    assert_eq!(marks, [json!("0.50"), json!("10.00")]);
    // Of £100: 10 × 50/100 = 5.00 and 10 × 20/100 = 2.00.
    let (found, marks) = assumptions(&["£100"]);
    assert_eq!(found, json!([of("a", json!("100"), "argument"), of("b", json!("100"), "argument")]));
    assert_eq!(marks, [json!("5.00"), json!("2.00")]);
    // Of £80 in the second section: 10 × 20/80 = 2.50.
    let (found, marks) = assumptions(&["b=80"]);
    assert_eq!(found, json!([of("a", json!("1000"), "file"), of("b", json!("80"), "argument")]));
    assert_eq!(marks, [json!("0.50"), json!("2.50")]);
    let (found, marks) = assumptions(&["b=80", "100"]);
    assert_eq!(found, json!([of("a", json!("100"), "argument"), of("b", json!("80"), "argument")]));
    assert_eq!(marks, [json!("5.00"), json!("2.50")]);
}

#[test]
fn bids_of_several_files_are_compared_and_excluded_ones_have_no_rank() {
    let folder = Folder::new("several");
    let framework = folder.file("two.json", TWO);
    let ash = folder.file("ash.json", bid_on_two("Ash", "50", "20", TENDER));
    let birch = folder.file("birch.json", bid_on_two("Birch", "100", "40", r#","tender":{"rate":"10.0"}"#));
    let cedar = folder.file("cedar.json", bid_on_two("Cedar", "400", "101", TENDER));
    let args = ["score", "--framework", &framework, "--bid", &ash, "--bid", &birch, "--bid", &cedar];
    let score = pledge(&[&args[..], &["--format", "json"]].concat()).json();
    let bids = score["bids"].as_array().expect("bids");
    let of = |at: usize, key: &str| bids[at][key].clone();
    // Half of Birch's offer in both sections: 10 × 50/100 + 10 × 20/40 = 10. Cedar is excluded and sets no best offer.
    assert_eq!((of(0, "name"), of(0, "marks"), of(0, "rank")), (json!("Ash"), json!("10.00"), json!("2")));
    assert_eq!((of(1, "name"), of(1, "marks"), of(1, "rank")), (json!("Birch"), json!("20.00"), json!("1")));
    assert_eq!((of(2, "name"), of(2, "marks"), of(2, "rank")), (json!("Cedar"), json!("0.00"), json!(null)));
    assert_eq!((of(2, "excluded"), of(2, "excluded_by")), (json!(true), json!(["few"])));
    assert_eq!((of(2, "calculated"), of(2, "out_of")), (json!("0.00"), json!("20")));
    let over = bids[2]["findings"].as_array().expect("findings").iter().find(|f| f["code"] == "over_cap");
    let over = over.expect("a cap is broken");
    assert_eq!((&over["rule"], &over["measure"]), (&json!("few"), &json!("m2")));
}

#[test]
fn sentences_are_in_the_language_asked_for() {
    let of = |lang: &str| {
        let args = ["score", "--bid", &case("one-measure.json"), "--format", "json", "--lang", lang];
        let findings = pledge(&args).json()["bids"][0]["findings"].clone();
        let graded = findings.as_array().expect("findings").iter().find(|f| f["code"] == "not_graded").cloned();
        graded.expect("a finding")["message"].clone()
    };
    assert_eq!(of("en"), "You have not graded your answer to “A good employer” yet.");
    assert_eq!(of("cy"), "Nid ydych wedi graddio eich ateb i “Cyflogwr da” eto.");
}

#[test]
fn a_bid_may_carry_its_framework() {
    let folder = Folder::new("carried");
    let mut bid: Value = serde_json::from_str(&bid_on_two("Ash", "50", "20", TENDER)).expect("JSON");
    bid["framework"]["text"] = json!(TWO);
    let bid = folder.file("bid.json", bid.to_string());
    let ran = pledge(&["score", "--bid", &bid, "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.json()["framework"]["id"], "two");
}

/// A reader that goes away early is no reason to fail, let alone to panic.
#[test]
fn a_closed_pipe_is_no_failure() {
    let case = case("three-year-contract.json");
    let mut run = Command::new(PLEDGE)
        .args(["score", "--bid", &case, "--format", "json", "--trace"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool was built for this test");
    drop(run.stdout.take());
    let ran = Ran::from(run.wait_with_output().expect("the tool ends"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
