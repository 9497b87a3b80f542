//! What `pledge score` prints for people: marks with how sure they are, and never one that nobody can know.

mod common;

use common::*;

fn example(name: &str, more: &[&str]) -> String {
    let path = repository("frameworks/greater-manchester-open/cases").join(name).display().to_string();
    let ran = pledge(&[&["score", "--bid", &path], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out
}

#[track_caller]
fn has(text: &str, line: &str) {
    assert!(text.lines().any(|l| l.trim_start() == line), "no line “{line}” in:\n{text}");
}

const PRACTICE: &str = "(practice marks, not your council’s)";

/// The figures are those of three-year-contract.md.
#[test]
fn calculated_marks_and_own_grades_stand_apart() {
    let text = example("three-year-contract.json", &[]);
    has(&text, "Greater Manchester: six priorities, open values, edition 2026.1: Adaptation");
    has(&text, &format!("Your pledges in numbers: 5.39 of 8 marks {PRACTICE} if the best offer is £120,000"));
    has(&text, &format!("Your written answers: up to 12, evaluators decide {PRACTICE}"));
    has(&text, &format!("Jobs and skills: 1.60 of 2 marks {PRACTICE} if the evaluators agree with your own grade"));
    has(&text, &format!("Worked out from your pledges: 5.39 marks {PRACTICE}"));
    has(&text, "From your own grades: no mark yet");
    has(&text, "All together: no mark yet");
    has(&text, "Value of all pledges: £80,834.37");
    // Months past the first year do not count.
    let jobs = text.lines().find(|line| line.contains("out of work")).expect("a row");
    for cell in ["3 full-time years (FTE)", "1 full-time year (FTE)", "£7,395.09"] {
        assert!(jobs.contains(cell), "{jobs}");
    }
    let paid = text.lines().find(|line| line.contains("invoices paid")).expect("a row");
    assert!(paid.contains("95%") && paid.contains("no value, for the record"), "{paid}");
    assert!(text.contains("Only the first 12 months"), "findings say what is the matter");
    has(&text, "Pledge at most 12 months for each person here.");
}

#[test]
fn a_total_says_how_sure_it_is() {
    let text = example("all-questions-graded.json", &[]);
    has(&text, &format!("All together: 13.00 of 20 marks {PRACTICE} if the evaluators agree with your own grade"));
    has(&text, &format!("From your own grades: 8.00 marks {PRACTICE}"));
}

#[test]
fn every_mark_of_an_adaptation_is_called_practice() {
    for name in ["three-year-contract.json", "all-questions-graded.json", "three-bids.json", "no-rival.json"] {
        let text = example(name, &[]);
        for line in text.lines().filter(|line| line.contains(" marks ") && line.contains("0 ")) {
            let is_mark = line.split_whitespace().any(|word| word.parse::<f64>().is_ok());
            assert!(!is_mark || line.contains("practice marks"), "{name}: {line}");
        }
    }
}

/// Nobody knows the best offer: three marks stand in the place of one, and none of them in a sum.
#[test]
fn a_lone_bid_has_three_scenarios_and_no_mark() {
    let text = example("no-rival.json", &[]);
    has(&text, &format!("10.00 of 10 marks {PRACTICE} if the best offer equals yours"));
    has(&text, &format!("6.67 of 10 marks {PRACTICE} if it is half as much again"));
    has(&text, &format!("5.00 of 10 marks {PRACTICE} if it is double yours"));
    has(&text, "Counted value: £40,000");
    has(&text, "Worked out from your pledges: depends on the best offer");
    assert_eq!(text.matches("10.00").count(), 1, "{text}");
    let text = example("no-rival.json", &["--best-rival", "80k"]);
    has(&text, &format!("Your pledges in numbers: 5.00 of 10 marks {PRACTICE} if the best offer is £80,000"));
}

#[test]
fn without_a_rule_there_is_value_and_no_mark() {
    let text = example("rule-not-said.json", &[]);
    assert!(text.contains("No marks: your tender does not say how this part is scored."), "{text}");
    has(&text, "Worked out from your pledges: no mark yet");
    has(&text, "Value of all pledges: £40,000");
}

#[test]
fn welsh_is_spoken_throughout_and_called_a_draft() {
    let text = example("three-bids.json", &["--lang", "cy"]);
    has(&text, "Nid yw’r Gymraeg yma wedi’i hadolygu eto.");
    let practice = "(marciau ymarfer, nid rhai eich cyngor)";
    let mark = "3.13 allan o 15 marc";
    has(&text, &format!("Eich addewidion mewn rhifau: {mark} {practice} os dyma’r holl gynigion"));
    has(&text, "Gwerth yr holl addewidion: £25,000");
    for english in ["Pledges", "Marks", "Advice", "practice", "Measure"] {
        assert!(!text.contains(english), "{english} in:\n{text}");
    }
}

/// A buyer's own framework has marks, not practice marks. 1,200 hours are capped at 1,000: 1,000 × £15 = £15,000 of a
/// target of £50,000 is 20 × 0.3 = 6.00.
#[test]
fn an_official_framework_has_marks_and_excluded_bids_say_why() {
    let folder = Folder::new("official");
    let bid = r#"{"format":1,"framework":{"id":"official","edition":"2026"},"bids":[{"id":"b","pledges":[
        {"id":"p","measure":"H1","inputs":{"quantity":"1,200"}}]}]}"#;
    let bid = folder.file("bid.json", bid);
    let framework = repository("crates/engine/tests/good/official.json");
    let ran = pledge(&["score", "--framework", &framework.display().to_string(), "--bid", &bid]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    has(&ran.out, "Bid 1");
    has(&ran.out, "Offer: 6.00 of 20 marks worked out from your figures");
    has(&ran.out, "All together: 6.00 of 20 marks worked out from your figures");
    assert!(!ran.out.contains("practice") && !ran.out.contains("own grades"), "{}", ran.out);
    has(&ran.out, "The rule: At most 1,000 hours");

    let text = std::fs::read_to_string(&framework).expect("a framework");
    let strict = folder.file("strict.json", text.replace("\"effect\": \"cut\"", "\"effect\": \"exclude\""));
    let ran = pledge(&["score", "--framework", &strict, "--bid", &bid]);
    has(&ran.out, "A rule excludes this offer.");
    has(&ran.out, "All together: 0.00 of 20 marks worked out from your figures");
}

#[test]
fn several_bids_have_a_place() {
    let folder = Folder::new("places");
    let framework = folder.file("two.json", TWO);
    let ash = folder.file("ash.json", bid_on_two("Ash", "50", "20", TENDER));
    let birch = folder.file("birch.json", bid_on_two("Birch", "100", "40", TENDER));
    let ran = pledge(&["score", "--framework", &framework, "--bid", &ash, "--bid", &birch]);
    let places: Vec<&str> = ran.out.lines().filter(|line| line.contains("Place among these bids")).collect();
    assert_eq!(places, ["  Place among these bids: 2", "  Place among these bids: 1"]);
    has(&ran.out, &format!("All together: 10.00 of 20 marks {PRACTICE} if these are all the bids"));
}

/// A name in somebody's file may not steer the reader's terminal.
#[test]
fn control_characters_of_files_are_not_printed() {
    let folder = Folder::new("control");
    let framework = folder.file("two.json", TWO);
    let bid = folder.file("bid.json", bid_on_two("Ash\\u001b[2J\\u202e", "5", "2", TENDER));
    let ran = pledge(&["score", "--framework", &framework, "--bid", &bid]);
    assert_eq!(ran.code, 0);
    has(&ran.out, "Ash\u{fffd}[2J\u{fffd}");
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']));
}

/// A lease has a value and what that is in proportion, and no marks.
#[test]
fn what_is_no_contract_has_a_proportion_and_no_marks() {
    let folder = Folder::new("lease");
    // 100 hours × £12.71 = £1,271; on a lease of £60,000 that is 1,271 × 1,000 ÷ 60,000 = 21.183…
    let bid = r#"{"format":1,"framework":{"id":"greater-manchester-open","edition":"2026.1"},
        "contract":{"kind":"lease","value":"£60,000","vat":"excluded","months":"12","start":"2027-04-01","place":"Salford"},
        "bids":[{"id":"b","name":"A tenant\n  All together: 10 of 10 marks","pledges":[
          {"id":"p1","measure":"volunteering-hours","inputs":{"quantity":"60"}},
          {"id":"p2","measure":"volunteering-hours","inputs":{"quantity":"40"}}]}]}"#;
    let bid = folder.file("lease.pledge.json", bid);
    let ran = pledge(&["score", "--bid", &bid]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    has(&ran.out, "Value of all pledges: £1,271");
    has(&ran.out, "Value for each £1,000 of what the deal is worth: £21.18");
    has(&ran.out, "Your pledges in numbers: No marks, because this is not a public contract");
    assert!(!ran.out.contains("mark yet") && !ran.out.contains("marks yet"), "{}", ran.out);
    // A name is one line, so that it cannot pass for a result.
    has(&ran.out, "A tenant   All together: 10 of 10 marks");
    // What goes for both pledges is said once.
    assert_eq!(ran.out.matches("you will be asked for evidence").count(), 1, "{}", ran.out);
    let ran = pledge(&["score", "--bid", &bid, "--lang", "cy"]);
    has(&ran.out, "Gwerth am bob £1,000 o werth y cytundeb: £21.18");
    let bid = &pledge(&["score", "--bid", &bid, "--format", "json", "--trace"]).json()["bids"][0];
    assert_eq!((bid["proportion"].as_str(), bid["marks"].as_str()), (Some("21.18"), None));
    assert!(bid["trace"]["proportion"].is_object());
}
