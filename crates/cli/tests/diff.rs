//! `pledge diff`: two editions, and bids under both. Expected lines are written by hand.

mod common;

use common::{Folder, TENDER, TWO, bid_on_two, pledge, repository};
use serde_json::json;

/// [`TWO`] with each of these texts put for the other.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(TWO.to_owned(), |text, (from, to)| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        changed
    })
}

/// The second edition: an hour of the first measure is worth £2, the second measure has another id, more than 80 hours
/// exclude, and the first section carries 12 marks.
fn second() -> String {
    with(&[
        ("\"edition\": \"1\"", "\"edition\": \"2\""),
        ("\"amount\": \"1\"", "\"amount\": \"2\""),
        ("\"id\": \"m2\", ", "\"id\": \"n2\", \"replaces\": \"m2\", "),
        ("\"title\": {\"en\": \"Second\"}", "\"title\": {\"en\": \"Other\"}"),
        ("[\"m2\"]", "[\"n2\"]"),
        ("\"max\": {\"value\": \"100\"", "\"max\": {\"value\": \"80\""),
        ("\"marks\": {\"value\": \"10\"", "\"marks\": {\"value\": \"12\""),
    ])
}

fn stage(name: &str, more: &str) -> (Folder, [String; 3]) {
    let folder = Folder::new(name);
    let old = folder.file("old.json", TWO);
    let new = folder.file("new.json", second());
    let bid = folder.file("bid.json", bid_on_two("Ash", "50", "20", more));
    (folder, [old, new, bid])
}

const CHANGES: &str = "\
Two: edition 1 and edition 2

The framework as a whole
  Two: the edition: it was “1” and is now “2”.

Measures
  m1 (First): £ for one unit: it was “1” and is now “2”.
  n2 (Other): stands instead of “m2”.
  n2 (Other): the name: it was “Second” and is now “Other”.

Parts of the score
  a (Part A): the marks: it was “10” and is now “12”.

Rules
  few (At most 100 hours): “measures/1”: it was “m2” and is now “n2”.
  few (At most 100 hours): the most: it was “100” and is now “80”.
";

#[test]
fn changes_are_said_part_by_part() {
    let (_folder, [old, new, _]) = stage("diff-changes", TENDER);
    let ran = pledge(&["diff", &old, &new]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, CHANGES, ""));
    let ran = pledge(&["diff", &old, &old]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Two: edition 1 and edition 1\n\nBoth say the same.\n"));
}

/// Best offers of £100 in both sections. Old: 10 x 50/100 = 5.00 and 10 x 20/100 = 2.00, 7.00 together. New: 50 hours
/// are £100, all of 12; the second as before under its new id; 14.00, which is 7.00 more.
#[test]
fn the_effect_on_a_bid_adds_up_by_section() {
    let more = r#","tender":{"rate":"10"},"assumptions":{"a":{"best_rival":"100"},"b":{"best_rival":"100"}}"#;
    let (_folder, [old, new, bid]) = stage("diff-effect", more);
    let ran = pledge(&["diff", &old, &new, "--bid", &bid]);
    let effect = "
Ash
===
  The whole bid: 7.00 marks before, 14.00 now (+7.00)
    Part A: 5.00 marks before, 12.00 now (+7.00)
    Part B: 2.00 marks before, 2.00 now (0.00)
  Value of all pledges: £70 before, £120 now
";
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with(CHANGES), "{}", ran.out);
    assert!(ran.out.contains("practice marks"), "{}", ran.out);
    assert!(ran.out.ends_with(effect), "{}", ran.out);

    let report = pledge(&["diff", &old, &new, "--bid", &bid, "--format", "json"]).json();
    assert_eq!((&report["old"]["edition"], &report["new"]["edition"]), (&json!("1"), &json!("2")));
    let value = json!({"part": "measure", "id": "m1", "change": "changed", "path": "value/amount", "aspect": "value",
        "old": "1", "new": "2", "message": "m1 (First): £ for one unit: it was “1” and is now “2”."});
    assert_eq!(report["changes"][1], value);
    let replaced = json!({"part": "measure", "id": "n2", "change": "replaces", "replaces": "m2", "factor": null,
        "message": "n2 (Other): stands instead of “m2”."});
    assert_eq!(report["changes"][2], replaced);
    let found = &report["bids"][0];
    assert_eq!(found["marks"], json!({"old": "7.00", "new": "14.00", "difference": "7.00"}));
    assert_eq!(found["sections"][0]["marks"], json!({"old": "5.00", "new": "12.00", "difference": "7.00"}));
    assert_eq!((&found["rest"], &report["not_carried"]), (&json!("0.00"), &json!([])));
}

/// Two bids are measured by each other under both editions. Old: Ash has £50 of the best £100 and all of the second:
/// 5.00 + 10.00. New: 12 x 100/200 = 6.00, and 90 hours are more than 80: excluded, so that the whole falls to 0.
#[test]
fn an_edition_that_excludes_a_bid_says_so() {
    let (folder, [old, new, _]) = stage("diff-excludes", TENDER);
    let ash = folder.file("ash.json", bid_on_two("Ash", "50", "90", TENDER));
    let elm = folder.file("elm.json", bid_on_two("Elm", "100", "45", TENDER));
    let ran = pledge(&["diff", &old, &new, "--bid", &ash, "--bid", &elm]);
    let ash = "
Ash
===
  The new edition excludes this bid.
  The whole bid: 15.00 marks before, 0.00 now (−15.00)
";
    assert!(ran.out.contains(ash), "{}", ran.out);
    assert!(ran.out.contains("    Because a bid that is excluded has no marks: −"), "{}", ran.out);
    // The parts of each bid add up, whatever happens to the others.
    let report = pledge(&[
        "diff",
        &old,
        &new,
        "--bid",
        &folder.0.join("ash.json").display().to_string(),
        "--bid",
        &elm,
        "--format",
        "json",
    ])
    .json();
    let cents = |text: &serde_json::Value| {
        let text = text.as_str().expect("known marks").replace('.', "");
        text.parse::<i64>().expect("two decimals")
    };
    for bid in report["bids"].as_array().expect("bids") {
        if bid["marks"]["difference"].is_null() {
            continue;
        }
        let sections = bid["sections"].as_array().expect("sections");
        let parts: i64 = sections.iter().map(|section| cents(&section["marks"]["difference"])).sum();
        assert_eq!(parts + cents(&bid["rest"]), cents(&bid["marks"]["difference"]), "{bid}");
    }
}

#[test]
fn a_pledge_that_is_not_carried_over_is_named() {
    let (folder, [old, _, bid]) = stage("diff-left", TENDER);
    let factor = r#""replaces": [{"old": "m2", "new": "n2", "factor": "60"}], "sources""#;
    let new = with(&[("\"sources\"", factor), ("\"id\": \"m2\", ", "\"id\": \"n2\", "), ("[\"m2\"]", "[\"n2\"]")]);
    let new = folder.file("minutes.json", new);
    let ran = pledge(&["diff", &old, &new, "--bid", &bid]);
    let expected = "\nAsh: the pledge “m2” on “m2” counts nothing in the new edition. “n2” stands instead, and one old \
        unit is 60 new ones: pledge that.\n";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
    assert!(ran.out.contains("n2 (Second): stands instead of “m2”. One old unit is 60 new ones."), "{}", ran.out);
    // A lone bid has no marks against itself, so what is counted stands there.
    assert!(ran.out.contains("    Part A: "), "{}", ran.out);
    assert!(ran.out.contains("      Counted value: £50 before, £50 now"), "{}", ran.out);
}

/// 50 hours at £1 are £50, and the 20 of the second measure £20 more: £70. Under the new edition the first measure counts
/// weeks at £70, under its own id or another: 50 weeks would be £3,500, so that nothing but the £20 may stay.
#[test]
fn a_pledge_whose_unit_changed_is_named_in_text_and_json_and_both_languages() {
    let (folder, [old, _, bid]) = stage("diff-units", TENDER);
    let weeks = [
        ("\"unit\": {\"kind\": \"hours\"}", "\"unit\": {\"kind\": \"weeks\"}"),
        ("\"amount\": \"1\"", "\"amount\": \"70\""),
    ];
    let same = folder.file("same.json", with(&weeks));
    let ran = pledge(&["diff", &old, &same, "--bid", &bid]);
    let said = "Ash: the pledge “m1” on “m1” counts nothing in the new edition: its unit was “hours” and is now “weeks”. \
        Pledge it anew.";
    assert!(ran.out.ends_with(&format!("  Value of all pledges: £70 before, £20 now\n\n{said}\n")), "{}", ran.out);
    let welsh = pledge(&["diff", &old, &same, "--bid", &bid, "--lang", "cy"]).out;
    let cy = "Ash: nid yw’r addewid “m1” ar “m1” yn cyfrif dim yn yr argraffiad newydd: “oriau” oedd ei uned, a \
        “wythnosau” ydyw bellach. Addewch ef o’r newydd.\n";
    assert!(welsh.ends_with(cy), "{welsh}");
    let report = pledge(&["diff", &old, &same, "--bid", &bid, "--format", "json"]).json();
    let left = json!({"bid": "Ash", "pledge": "m1", "measure": "m1", "instead": null, "factor": null, "reason": "unit",
        "message": said});
    assert_eq!(report["not_carried"], json!([left]));
    assert_eq!((&report["doubtful"], &report["dropped"]), (&json!([]), &json!([])));
    assert_eq!(report["bids"][0]["social_value"], json!({"old": "70.00", "new": "20.00", "difference": "-50.00"}));

    let replaced = ("\"id\": \"m1\", ", "\"id\": \"w1\", \"replaces\": \"m1\", ");
    let other = folder.file("other.json", with(&[&weeks[..], &[replaced]].concat()));
    let ran = pledge(&["diff", &old, &other, "--bid", &bid]);
    assert!(ran.out.ends_with(&format!("£20 now\n\n{said} “w1” stands instead.\n")), "{}", ran.out);
    let years = ("\"kind\": \"hours\"", "\"kind\": \"hours\", \"per_year\": true");
    let stated = ("\"id\": \"m1\", ", "\"id\": \"y1\", \"replaces\": {\"old\": \"m1\", \"factor\": \"1\"}, ");
    let yearly = folder.file("yearly.json", with(&[years, stated]));
    let ran = pledge(&["diff", &old, &yearly, "--bid", &bid]);
    let expected = "new edition: what is typed is now for each contract year. Pledge it anew. “y1” stands instead, and \
        the edition says that one old unit is 1 new ones.\n";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
}

/// A count keeps its figure under another name, and says so. The tender's choice has another id, and so have the grade
/// of a question and the rule that is answered with the pledge: nothing of them drops out in silence.
#[test]
fn what_is_doubtful_or_dropped_is_named() {
    let (folder, _) = stage("diff-dropped", TENDER);
    let choice = |id: &str| {
        let choices = format!("\"choice\", \"choices\": [{{\"id\": \"{id}\", \"title\": {{\"en\": \"A\"}}}}]}}],");
        let rule = format!(
            "\"rules\": [{{\"id\": \"only-{id}\", \"kind\": \"attest\", \"measures\": [\"m1\"], \"effect\": \"drop\", \
             \"title\": {{\"en\": \"T\"}}, \"question\": {{\"en\": \"Q?\"}}, \"needs\": \"yes\", \"unanswered\": \"ask\", \
             \"origin\": \"buyer\"}}, "
        );
        let way = format!("{{\"id\": \"way\", \"title\": {{\"en\": \"Way\"}}, \"kind\": {choices}");
        let name = format!("\"unit\": {{\"kind\": \"count\", \"name\": {{\"en\": \"visits {id}\"}}}}");
        with(&[
            ("\"kind\": \"marks\"}],", &format!("\"kind\": \"marks\"}}, {way}")),
            ("\"rules\": [", &rule),
            ("\"unit\": {\"kind\": \"hours\"}", &name),
        ])
    };
    let (old, new) = (folder.file("one.json", choice("x")), folder.file("two.json", choice("y")));
    let bid = bid_on_two("Ash", "50", "20", r#","tender":{"rate":"10","way":"x"}"#);
    let bid = bid.replacen("\"measure\":\"m1\"", "\"measure\":\"m1\",\"attest\":{\"only-x\":\"yes\"}", 1);
    let bid = folder.file("answers.json", bid);
    let ran = pledge(&["diff", &old, &new, "--bid", &bid]);
    let expected = "
Ash: the pledge “m1” on “m1” is counted as it was typed. What it counts was called “visits x” and is now “visits y”: \
        check that it means the same.
The tender: “x” for “way” counts nothing in the new edition, which does not take that answer. Say it anew.
Ash: what the pledge “m1” says of the rule “only-x” counts nothing in the new edition, where no such rule asks.
";
    assert!(ran.out.ends_with(expected), "{}{}", ran.out, ran.err);
    let report = pledge(&["diff", &old, &new, "--bid", &bid, "--format", "json"]).json();
    assert_eq!(report["doubtful"][0]["new"], "visits y");
    let message =
        "The tender: “x” for “way” counts nothing in the new edition, which does not take that answer. Say it anew.";
    let tender = json!({"bid": null, "what": "choice", "id": "x", "at": "way", "message": message});
    assert_eq!((&report["dropped"][0], &report["dropped"][1]["what"]), (&tender, &json!("rule")));
}

#[test]
fn differences_are_said_in_welsh() {
    let (_folder, [old, new, _]) = stage("diff-welsh", TENDER);
    let ran = pledge(&["diff", &old, &new, "--lang", "cy"]);
    assert!(
        ran.out.contains("\nMesurau\n  m1 (First): £ am un uned: “1” oedd hyn, a “2” ydyw bellach.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn what_cannot_be_compared_is_refused_or_noted() {
    let (_folder, [old, _, bid]) = stage("diff-refused", TENDER);
    let faulty = repository("crates/engine/tests/faulty/bare_number.json").display().to_string();
    let ran = pledge(&["diff", &old, &faulty]);
    assert!(ran.code == 1 && ran.err.contains("bare_number"), "{}", ran.err);
    let ran = pledge(&["diff", &old, "nowhere.json"]);
    assert_eq!(ran.code, 2);
    let ran = pledge(&["diff", &old, "greater-manchester-open"]);
    assert!(ran.code == 0 && ran.err.contains("not two editions of one"), "{}", ran.err);
    let shipped = "greater-manchester-open";
    let ran = pledge(&["diff", shipped, shipped, "--bid", &bid]);
    assert!(ran.code == 1 && ran.err.contains("“two”"), "{}", ran.err);
}
