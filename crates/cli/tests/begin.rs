//! `pledge new` and `pledge schema`: what they write works.

mod common;

use std::fs;

use common::{Folder, pledge, pledge_in, repository};
use serde_json::json;

#[test]
fn a_new_framework_passes_the_check_with_its_worked_example() {
    let folder = Folder::new("new-framework");
    let ran = pledge_in(&folder.0, &["new", "framework", "hill-council"]);
    let expected = "\
Written: hill-council/framework.json
Written: hill-council/cases/first-offer.json
Written: hill-council/README.md
Everything in it is made up and works. Read hill-council/README.md next: it says what to change, in which order.
After each change: pledge check hill-council
";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    let ran = pledge_in(&folder.0, &["check", "hill-council", "--strict"]);
    let expected = "\
hill-council/framework.json: 0 faults.
hill-council/framework.json: 1 worked example comes out as it expects.
";
    assert_eq!((ran.code, ran.out.as_str()), (0, expected));
    let readme = fs::read_to_string(folder.0.join("hill-council/README.md")).expect("written");
    for part in ["1. ", "7. ", "“themes”", "`pledge check hill-council`", "“official”"] {
        assert!(readme.contains(part), "{part}: {readme}");
    }
    // Made official, nothing that is made up goes unnoticed.
    let path = folder.0.join("hill-council/framework.json");
    let text =
        fs::read_to_string(&path).expect("written").replace("\"illustrative\",\n  \"lang", "\"official\",\n  \"lang");
    fs::write(path, text).expect("a temporary file can be written");
    let ran = pledge_in(&folder.0, &["check", "hill-council"]);
    assert_eq!(ran.code, 1);
    for code in ["official_needs", "illustrative_origin"] {
        assert!(ran.out.contains(code), "{code}: {}", ran.out);
    }
}

#[test]
fn nothing_is_written_over() {
    let folder = Folder::new("new-over");
    let path = folder.file("mine/framework.json", "mine");
    let ran = pledge_in(&folder.0, &["new", "framework", "mine"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "mine is already there. Nothing was written.\n"));
    assert_eq!(fs::read_to_string(path).expect("still there"), "mine");
    folder.file("bid.json", "mine");
    let ran =
        pledge_in(&folder.0, &["new", "bid", "--framework", "greater-manchester-open", "bid.json", "--lang", "cy"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "Mae bid.json yno eisoes. Ni ysgrifennwyd dim.\n"));
    let ran = pledge_in(&folder.0, &["new", "framework", "../up"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("“../up” cannot be an id."), "{}", ran.err);
}

#[test]
fn the_page_beside_a_new_framework_speaks_welsh() {
    let folder = Folder::new("new-welsh");
    let ran = pledge_in(&folder.0, &["new", "framework", "bryn", "--lang", "cy", "--folder", "deep/bryn"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let readme = fs::read_to_string(folder.0.join("deep/bryn/README.md")).expect("written");
    assert!(readme.starts_with("# Fframwaith i ddechrau ag ef: bryn\n"), "{readme}");
}

#[test]
fn a_new_bid_has_every_fact_and_every_measure_and_says_nothing() {
    let folder = Folder::new("new-bid");
    pledge_in(&folder.0, &["new", "framework", "hill"]);
    let ran = pledge_in(&folder.0, &["new", "bid", "--framework", "hill"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "  weighting (Marks for social value)",
        "  V1 (Volunteering): hours given",
        "  P1 (A policy on fair work): yes or no",
        "To see the marks: pledge score --bid hill.pledge.json",
    ] {
        assert!(ran.out.lines().any(|found| found == line), "{line}: {}", ran.out);
    }
    let text = fs::read_to_string(folder.0.join("hill.pledge.json")).expect("written");
    let bid: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let pledges = json!([
        {"id": "p1", "measure": "V1", "inputs": {"quantity": ""}},
        {"id": "p2", "measure": "W1", "inputs": {"people": "", "weeks": ""}},
        {"id": "p3", "measure": "P1", "answer": ""}
    ]);
    assert_eq!(bid["bids"][0]["pledges"], pledges);
    assert_eq!(bid["tender"], json!({"weighting": "", "split": "", "target": ""}));
    // It carries its framework, since nobody else has it, and is scored: nothing is counted, and nothing is wrong.
    let scored = pledge_in(&folder.0, &["score", "--bid", "hill.pledge.json", "--format", "json"]).json();
    assert_eq!(scored["bids"][0]["social_value"], "0");
    // Filled in: 100 hours x £15.00 are £1,500 of £10,000, and 6 x 0.15 = 0.90 marks of 6.
    let filled = text
        .replacen("\"quantity\": \"\"", "\"quantity\": \"100\"", 1)
        .replacen("\"weighting\": \"\"", "\"weighting\": \"10\"", 1)
        .replacen("\"split\": \"\"", "\"split\": \"60\"", 1)
        .replacen("\"target\": \"\"", "\"target\": \"10k\"", 1);
    folder.file("filled.json", filled);
    let scored = pledge_in(&folder.0, &["score", "--bid", "filled.json", "--format", "json"]).json();
    assert_eq!(scored["bids"][0]["sections"][0]["marks"], "0.90");
}

#[test]
fn a_new_bid_under_a_shipped_framework_names_it_and_does_not_carry_it() {
    let folder = Folder::new("new-bid-shipped");
    let ran = pledge_in(&folder.0, &["new", "bid", "--framework", "greater-manchester-open", "bid.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let bid: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.0.join("bid.json")).expect("written")).expect("JSON");
    assert_eq!(bid["framework"]["id"], "greater-manchester-open");
    assert!(bid["framework"]["text"].is_null());
    assert_eq!(pledge_in(&folder.0, &["score", "--bid", "bid.json"]).code, 0);
}

#[test]
fn the_schemas_are_the_checked_in_files() {
    for (args, file) in [
        (&["schema"][..], "framework.schema.json"),
        (&["schema", "framework"], "framework.schema.json"),
        (&["schema", "bid"], "bid.schema.json"),
    ] {
        let ran = pledge(args);
        let expected = fs::read_to_string(repository("frameworks").join(file)).expect("a readable file");
        assert!(ran.code == 0 && ran.out == expected, "{file}");
    }
}
