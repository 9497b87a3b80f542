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
    let expected = "\
Written: hill.pledge.json
Written: hill.pledge.txt
Everything in it is empty. Read hill.pledge.txt next: it says what each key is for.
To see the marks: pledge score --bid hill.pledge.json
";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    let beside = fs::read_to_string(folder.0.join("hill.pledge.txt")).expect("written");
    for line in [
        "A bid to begin with: The name of your framework",
        "      text: the framework itself, so that the bid opens where nobody else has it.",
        "  weighting (Marks for social value)",
        "      Out of 100 for the whole bid. Each tender says it.",
        "  V1 (Volunteering): hours given",
        "      Hours that your staff give to local groups in paid time. Hours in their own time do not count.",
        "      quantity (Hours)",
        "      weeks (Weeks, each)",
        "  P1 (A policy on fair work): yes or no",
        "  how (How you will keep your word): your own grade: good, fair, none",
        "To see the marks: pledge score --bid hill.pledge.json",
    ] {
        assert!(beside.lines().any(|found| found == line), "{line}: {beside}");
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

/// All keys of an object and of what is in it that are not empty lists or objects, in which there is nothing to fill in;
/// and the ids of measures, which stand as values.
fn keys(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members.iter().filter(|(_, value)| **value != json!({}) && **value != json!([])) {
                found.push(key.clone());
                if let ("measure", Some(id)) = (key.as_str(), value.as_str()) {
                    found.push(id.to_owned());
                }
                keys(value, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn the_text_beside_a_new_bid_explains_every_key_in_both_languages() {
    let folder = Folder::new("new-bid-keys");
    let good = ["official.json", "by_facts.json", "claim-rules.json"];
    let good = good.map(|name| repository("crates/engine/tests/good").join(name).display().to_string());
    let shipped = ["greater-manchester-open", "ppn-002", "points-menu", "g-cloud-gate", "cymru-enghraifft"];
    let mut seen = 0;
    for (at, framework) in good.iter().map(String::as_str).chain(shipped).enumerate() {
        let texts = ["en", "cy"].map(|lang| {
            let file = format!("{at}-{lang}.json");
            let ran = pledge_in(&folder.0, &["new", "bid", "--framework", framework, &file, "--lang", lang]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{framework}");
            fs::read_to_string(folder.0.join(format!("{at}-{lang}.txt"))).expect("written")
        });
        let bid = fs::read_to_string(folder.0.join(format!("{at}-en.json"))).expect("written");
        // The text is no part of the bid: both languages have the same one.
        assert_eq!(bid, fs::read_to_string(folder.0.join(format!("{at}-cy.json"))).expect("written"));
        // The file is read without faults and scores as it is.
        let scored = pledge_in(&folder.0, &["score", "--bid", &format!("{at}-en.json"), "--format", "json"]);
        assert_eq!((scored.code, scored.err.as_str()), (0, ""), "{framework}");
        assert_eq!(scored.json()["bids"][0]["social_value"], "0", "{framework}");
        let mut all = Vec::new();
        keys(&serde_json::from_str(&bid).expect("JSON"), &mut all);
        for text in &texts {
            let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
            for key in &all {
                // A key begins its line, or stands with others in a heading or in the line of what they are in.
                let explains = |line: &&&str| {
                    let line = line.trim_start();
                    let (names, more) = line.split_once([':', '(']).unwrap_or((line, ""));
                    let within = more.rsplit_once('(').filter(|_| names == "framework");
                    let within = within.map_or("", |(_, within)| within.trim_end_matches(")."));
                    names.trim().split(", ").chain(within.split(", ")).any(|name| name == key)
                };
                assert!(lines.iter().any(|line| explains(&line)), "{framework}: {key} in:\n{text}");
                seen += 1;
            }
        }
        let [english, welsh] = &texts;
        let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        assert!(first(english).starts_with("A bid to begin with: "), "{english}");
        assert!(first(welsh).starts_with("Cynnig i ddechrau ag ef: "), "{welsh}");
        for english in ["leave it as it is", "your own grade", "one of ", "Your offer", "what you pledge"] {
            assert!(!welsh.contains(english), "{english} in:\n{welsh}");
        }
    }
    assert!(seen > 300, "{seen} keys");
}

#[test]
fn the_text_shows_how_a_partner_is_written() {
    let folder = Folder::new("new-bid-partners");
    let faulty = repository("crates/engine/tests/faulty/unknown_word-deliverer.json");
    let framework = fs::read_to_string(faulty).expect("a readable file").replace("friends", "partner");
    folder.file("framework.json", framework);
    let ran = pledge_in(&folder.0, &["new", "bid", "--framework", "framework.json", "bid.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let text = fs::read_to_string(folder.0.join("bid.txt")).expect("written");
    let line = text.lines().find(|line| line.starts_with("  partners: ")).expect("partners are explained");
    assert!(text.contains("\n  by: who delivers it: us for you, or the id of a partner.\n"), "{text}");
    // What it shows is read as it stands, and the pledge can name it.
    let example = &line[line.find('{').expect("an object")..=line.find('}').expect("an object")];
    let bid = fs::read_to_string(folder.0.join("bid.json")).expect("written");
    let bid = bid.replacen("\"partners\": []", &format!("\"partners\": [{example}]"), 1);
    folder.file("filled.json", bid.replacen("\"by\": \"\"", "\"by\": \"d1\"", 1));
    let scored = pledge_in(&folder.0, &["score", "--bid", "filled.json"]);
    assert_eq!((scored.code, scored.err.as_str()), (0, ""));
}

#[test]
fn a_new_bid_is_not_written_without_its_text() {
    let folder = Folder::new("new-bid-beside");
    folder.file("bid.txt", "mine");
    let new = |file: &str| pledge_in(&folder.0, &["new", "bid", "--framework", "ppn-002", file]);
    let ran = new("bid.json");
    assert_eq!((ran.code, ran.err.as_str()), (2, "bid.txt is already there. Nothing was written.\n"));
    assert!(!folder.0.join("bid.json").exists());
    // A bid that is called so itself has its text beside it all the same.
    assert_eq!(new("other.txt").code, 0);
    let text = fs::read_to_string(folder.0.join("other.txt.txt")).expect("written");
    assert!(text.starts_with("A bid to begin with: "), "{text}");
    assert_eq!(pledge_in(&folder.0, &["score", "--bid", "other.txt"]).code, 0);
}

/// What `pledge new bid` writes under a framework of the engine's tests: the bid, and the text beside it.
fn under(folder: &Folder, name: &str, more: &[&str]) -> (serde_json::Value, String) {
    let framework = repository("crates/engine/tests/good").join(name).display().to_string();
    let file = format!("{}-{name}", more.len());
    let ran = pledge_in(&folder.0, &[&["new", "bid", "--framework", &framework, &file], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // Nothing in it is wrong.
    let scored = pledge_in(&folder.0, &["score", "--bid", &file]);
    assert_eq!((scored.code, scored.err.as_str()), (0, ""));
    let text = fs::read_to_string(folder.0.join(&file)).expect("written");
    let beside = folder.0.join(&file).with_extension("txt");
    (serde_json::from_str(&text).expect("JSON"), fs::read_to_string(beside).expect("written"))
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
    for heading in ["tender (", "attest (", "grades, answers ("] {
        assert!(out.lines().all(|line| !line.starts_with(heading)), "{heading}: {out}");
    }
    assert!(out.lines().any(|line| line == "pledges (Measures)"));
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
    for (out, heading, answers) in
        [(&out, "attest (Rules)", ": one of yes, no"), (&welsh, "attest (Rheolau)", ": un o yes, no")]
    {
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
    pledge_in(&folder.0, &["new", "bid", "--framework", "ppn-002", "bid.json"]);
    let text = fs::read_to_string(folder.0.join("bid.txt")).expect("written");
    let line = text.lines().find(|line| line.starts_with("  fair-work (")).expect("a question");
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
