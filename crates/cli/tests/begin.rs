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
fn a_new_framework_does_not_take_the_id_of_one_that_comes_with_the_tool() {
    let folder = Folder::new("new-taken");
    for (lang, said) in [("en", "is the id of a framework that comes with"), ("cy", "yw id fframwaith sy’n dod gyda")]
    {
        let args = ["new", "framework", "ppn-002", "--folder", "mine", "--lang", lang];
        let ran = pledge_in(&folder.0, &args);
        assert!(ran.code == 2 && ran.err.starts_with("“ppn-002” ") && ran.err.contains(said), "{}", ran.err);
        assert!(!folder.0.join("mine").exists());
    }
    assert_eq!(pledge_in(&folder.0, &["new", "framework", "ppn-003"]).code, 0);
}

#[test]
fn the_best_offer_of_rivals_is_in_pounds_or_points() {
    let help = pledge(&["score", "--help"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("pounds, or points where the section counts points"), "{help}");
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

/// What `pledge new bid` writes under a framework of the engine's tests, and what it says.
fn under(folder: &Folder, name: &str, more: &[&str]) -> (serde_json::Value, String) {
    let framework = repository("crates/engine/tests/good").join(name).display().to_string();
    let file = format!("{}-{name}", more.len());
    let ran = pledge_in(&folder.0, &[&["new", "bid", "--framework", &framework, &file], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // Nothing in it is wrong.
    let scored = pledge_in(&folder.0, &["score", "--bid", &file]);
    assert_eq!((scored.code, scored.err.as_str()), (0, ""));
    let text = fs::read_to_string(folder.0.join(&file)).expect("written");
    (serde_json::from_str(&text).expect("JSON"), ran.out)
}

#[test]
fn a_new_bid_asks_for_what_its_framework_rests_on_and_for_no_more() {
    let folder = Folder::new("new-bid-facts");
    let (bid, out) = under(&folder, "by_facts.json", &[]);
    let facts = json!({
        "title": "", "reference": "", "kind": null, "buyer": null, "nation": null, "place": "", "lot": "", "value": "",
        "vat": null, "value_with_extensions": "", "start": "", "months": "", "notice_date": "",
        "clarification_deadline": "", "submission_deadline": ""
    });
    assert_eq!(bid["contract"], facts);
    let one = &bid["bids"][0];
    assert_eq!((&one["price"], &one["price_vat"], &one["people"]), (&json!(""), &json!(null), &json!("")));
    assert_eq!((&one["grades"], &one["answers"]), (&json!({"how": ""}), &json!({"how": ""})));
    for line in [
        "  kind (What is it?): one of contract, lease, grant, planning, other",
        "  buyer (Who is the buyer?): one of central, sub_central, other",
        "  nation (Where in the United Kingdom is it?): one of england, wales, scotland, northern_ireland",
        "  price_vat (Does your price include VAT?): one of included, excluded",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}: {out}");
    }
    // A framework that rests on none of them.
    let (bid, out) = under(&folder, "official.json", &[]);
    let facts = json!({
        "title": "", "reference": "", "place": "", "value": "", "vat": null, "start": "", "months": "",
        "clarification_deadline": "", "submission_deadline": ""
    });
    assert_eq!((&bid["contract"], &bid["tender"]), (&facts, &json!({})));
    let one = &bid["bids"][0];
    assert!(["price", "price_vat", "grades", "answers", "partners"].iter().all(|key| one.get(key).is_none()), "{one}");
    // It has no parameters, questions to attest or written questions, so no heading of them.
    for heading in ["What the tender says", "Rules", "Written questions"] {
        assert!(out.lines().all(|line| line != heading), "{heading}: {out}");
    }
    assert!(out.lines().any(|line| line == "Measures"));
    assert!(!out.contains("\n\n\n"), "{out}");
}

#[test]
fn a_new_bid_asks_of_each_pledge_what_the_rules_look_at() {
    let folder = Folder::new("new-bid-rules");
    let (bid, out) = under(&folder, "claim-rules.json", &[]);
    let pledge = |measure: &str| {
        let pledges = bid["bids"][0]["pledges"].as_array().expect("a list");
        pledges.iter().find(|pledge| pledge["measure"] == measure).expect("a pledge on each measure").clone()
    };
    assert_eq!(pledge("leavers")["attest"], json!({"T8": ""}));
    assert_eq!((&pledge("specialist")["share"], &pledge("suppliers")["place"]), (&json!(""), &json!("")));
    assert!(["attest", "share", "place", "by"].iter().all(|key| pledge("small").get(key).is_none()));
    let (_, welsh) = under(&folder, "claim-rules.json", &["--lang", "cy"]);
    for (out, heading, answers) in [(&out, "Rules", ": one of yes, no"), (&welsh, "Rheolau", ": un o yes, no")] {
        let mut lines = out.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
        assert!(lines.any(|line| line.starts_with("  T8 (") && line.ends_with(answers)), "{out}");
    }
}

#[test]
fn nobody_is_said_to_have_left_out_vat() {
    let folder = Folder::new("new-bid-vat");
    let path = folder.0.join("bid.json");
    pledge_in(&folder.0, &["new", "bid", "--framework", "ppn-002", "bid.json"]);
    let text = fs::read_to_string(path).expect("written");
    let valued = text.replacen("\"value\": \"\"", "\"value\": \"£1m\"", 1);
    folder.file("valued.json", &valued);
    let asks = |file: &str| {
        let score = pledge_in(&folder.0, &["score", "--bid", file, "--format", "json"]).json();
        let findings = score["bids"][0]["findings"].as_array().expect("a list").clone();
        findings.iter().any(|f| f["code"] == "fact_missing" && f["message"].as_str().is_some_and(|m| m.contains("VAT")))
    };
    assert!(asks("valued.json"));
    folder.file("said.json", valued.replacen("\"vat\": null", "\"vat\": \"included\"", 1));
    assert!(!asks("said.json"));
}

#[test]
fn the_grades_of_a_scale_that_the_tender_chooses_stand_with_each_choice() {
    let folder = Folder::new("new-bid-grades");
    let ran = pledge_in(&folder.0, &["new", "bid", "--framework", "ppn-002", "bid.json"]);
    let line = ran.out.lines().find(|line| line.starts_with("  fair-work (")).expect("a question");
    assert!(line.contains("your own grade: four (4, 3, 2, 1, 0); five (5, 4, 3, 2, 1, 0); ten (10, 9, "), "{line}");
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
