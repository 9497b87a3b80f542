//! What draws a lint is shown by files in `faulty`; here is what nearly does and must not, and that no framework that
//! comes with the page draws one.

use std::fs;
use std::path::Path;

use pledge_engine::framework::{Fault, FaultKind, Severity, read};
use pledge_engine::json::Limits;

fn faulty(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty").join(name);
    fs::read_to_string(path).expect("a readable file")
}

fn faults(text: &str) -> Vec<Fault> {
    read(text, &Limits::default()).faults
}

fn codes(text: &str) -> Vec<&'static str> {
    faults(text).iter().map(|fault| fault.kind.code()).collect()
}

/// The file with one thing changed.
#[track_caller]
fn changed(name: &str, from: &str, to: &str) -> String {
    let text = faulty(name);
    assert!(text.contains(from), "{name} has no {from}");
    text.replace(from, to)
}

/// One that is no lint any more after a change, and which change.
#[test]
fn what_is_just_in_order_draws_nothing() {
    for (name, from, to) in [
        ("unreachable_marks-bands", "\"90\"", "\"100\""),
        // A cap of £5,000.01 is more than £5,000, and £5,000 is at least as much.
        ("unreachable_marks-section_cap", "{\"value\": \"5000\"", "{\"value\": \"5000.01\""),
        ("unreachable_marks-section_cap", "\"more_than\"", "\"at_least\""),
        // What is only said cuts nothing, and what holds for some contracts leaves others.
        (
            "unreachable_marks-section_cap",
            "\"rules\": [\n    {",
            "\"thresholds\": [{\"id\": \"l\", \"title\": {\"en\": \"L\"}, \"origin\": \"buyer\", \"lot\": [\"1\"]}],\n\"rules\": [{\"only_if\": [\"l\"],",
        ),
        ("unreachable_marks-section_cap", "\"effect\": \"cut\"", "\"effect\": \"tell\""),
        // 10 × 2 + 5 × 1 = 25; and £10 × 100 hours = £1,000.
        ("unreachable_marks-points", "\"26\"", "\"25\""),
        ("unreachable_marks-points", "\"effect\": \"exclude\"", "\"effect\": \"tell\""),
        ("unreachable_marks-target", "\"1000.01\"", "\"1000\""),
        // A limit on one measure does not bind the other.
        ("unreachable_marks-points", "\"measures\": [\"weeks\"]", "\"measures\": [\"hours\"]"),
        // A converted value is rounded to the penny: 100 × £10.01 would be £1,001.
        (
            "unreachable_marks-target",
            "\"price_year\"",
            "\"conversion\": {\"value\": \"1\", \"origin\": \"buyer\"}, \"price_year\"",
        ),
        ("unreachable_marks-gate", "\"value\": \"3\"", "\"value\": \"2\""),
        ("unreachable_marks-at_most", "\"effect\": \"keep_first\"", "\"effect\": \"tell\""),
        // Two of the three may be offered, and two are enough.
        ("unreachable_marks-at_most", "{\"value\": \"3\"", "{\"value\": \"2\""),
        // Of 10 × 2, 5 × 1 and 4 × 3 any two may be offered, so 20 + 12 = 32 can count; of all three 37.
        ("unreachable_marks-at_most_points", "\"33\"", "\"32\""),
        ("unreachable_marks-at_most_points", "\"max\": {\"value\": \"2\"", "\"max\": {\"value\": \"3\""),
        ("unreachable_marks-at_most_points", "\"keep_first\"", "\"tell\""),
        // What nothing caps may bring anything, alone or beside another.
        ("unreachable_marks-at_most_points", "\"measures\": [\"talks\"]", "\"measures\": [\"weeks\"]"),
        ("unreachable_marks-case", "\"99.9\"", "\"100.0\""),
        ("dominated_measure", "\"8\"", "\"12\""),
        (
            "dominated_measure",
            "\"hours\"}, \"section\": \"offer\", \"value\": {\"amount\": \"8\"",
            "\"weeks\"}, \"section\": \"offer\", \"value\": {\"amount\": \"8\"",
        ),
        (
            "dominated_measure-counts",
            "\"amount\": \"8\", ",
            "\"by_year\": [{\"year\": 2026, \"amount\": \"8\"}, {\"year\": 2027, \"amount\": \"7\"}], ",
        ),
        // More than capitals, spaces and a full stop.
        ("dominated_measure-spelled", "Time  given", "Time given up"),
        // £16 less a half is £8, and £8 is what the other brings.
        ("dominated_measure-net", "\"30\"", "\"50\""),
        // £8 × 150 / 100 = £12, and to the penny £11.995 is £12.00, too.
        ("dominated_measure-uprated", "\"149.9\"", "\"150\""),
        ("dominated_measure-uprated", "\"149.9\"", "\"149.9375\""),
        ("dominated_measure-both", "\"keep_higher\"", "\"tell\""),
        ("dominated_measure-both", "\"both\"", "\"same_as\""),
        // Equal weights need no sum; 4 + 6 are the section's 10 marks; 0.4 + 0.6 = 1; 40 + 60 = 100.
        ("weights_do_not_add_up", "\"4\"", "\"5\""),
        ("weights_do_not_add_up", "\"5\"", "\"6\""),
        ("weights_do_not_add_up-hundred", "\"50\"", "\"60\""),
        // Where the tender says the marks, a sum of 40 + 10 = 50 may be a ratio.
        ("weights_do_not_add_up-hundred", "\"50\"", "\"10\""),
        ("weights_do_not_add_up-sections", "\"40.5\"", "\"40\""),
        // 0.6 + 0.4 = 1, twice the same, and 0.6 to 1 may be a ratio.
        ("weights_do_not_add_up-one", "\"0.5\"", "\"0.4\""),
        ("weights_do_not_add_up-one", "\"0.5\"", "\"0.6\""),
        ("weights_do_not_add_up-one", "\"0.5\"", "\"1\""),
        // A share and the rest of it; twice one share beside another, which may add up.
        (
            "weights_do_not_add_up-shares",
            "\"share\": \"split\"}, \"method\": {\"kind\": \"relative\"}}\n",
            "\"share\": \"split\", \"rest\": true}, \"method\": {\"kind\": \"relative\"}}\n",
        ),
        ("weights_do_not_add_up-three", "\"split\", \"rest\": true", "\"third\", \"rest\": false"),
        ("ambiguous_unit", "{\"kind\": \"count\"}", "{\"kind\": \"count\", \"name\": {\"en\": \"events\"}}"),
        ("ambiguous_unit", "\"status\": \"adaptation\"", "\"status\": \"private\""),
        ("ambiguous_unit-bare", "\" Units.\"", "\"Units of study\""),
        // One hour is one hour, whatever it is called.
        (
            "ambiguous_unit-bare",
            "\"kind\": \"count\", \"name\": {\"en\": \" Units",
            "\"kind\": \"hours\", \"name\": {\"en\": \" Units",
        ),
        ("stale_edition", "\"2014/15\"", "\"2016\""),
        // What is left asks for a large contract of a council, for a council, for nothing: more comes first.
        (
            "never_holds-asked_before",
            "      {\"only_if\": [\"large\"], \"value\": {\"value\": \"5\", \"origin\": \"buyer\"}},\n",
            "",
        ),
        ("unused-scale", "\"scales\"", "\"changes\""),
    ] {
        let text = changed(&format!("{name}.json"), from, to);
        let found = codes(&text);
        let lint = name.split('-').next().unwrap_or_default();
        assert!(!found.contains(&lint), "{name}, {from} to {to}: {found:?}");
        assert!(read(&text, &Limits::default()).framework.is_some(), "{name}, {from} to {to}: {found:?}");
    }
}

#[test]
fn particulars_of_lints() {
    let kind = |name: &str| faults(&faulty(name)).remove(0).kind;
    assert_eq!(kind("dominated_measure.json"), FaultKind::DominatedMeasure { by: "talks".into() });
    let sum = |sum: &str, of: &str| FaultKind::WeightsDoNotAddUp { sum: sum.into(), of: of.into() };
    // 4 + 5 of 10 marks; 40 + 50 of 100; 60 + 40.5 of 100.
    assert_eq!(kind("weights_do_not_add_up.json"), sum("9", "10"));
    assert_eq!(kind("weights_do_not_add_up-hundred.json"), sum("90", "100"));
    assert_eq!(kind("weights_do_not_add_up-sections.json"), sum("100.5", "100"));
    assert_eq!(kind("weights_do_not_add_up-one.json"), sum("1.1", "1"));
    let shares = FaultKind::SharesDoNotAddUp { weighting: "weighting".into() };
    assert_eq!(kind("weights_do_not_add_up-shares.json"), shares);
    let talks = FaultKind::DominatedMeasure { by: "talks".into() };
    // £16 less 30 % is £11.20, more than £8; £8 × 149.9 / 100 is £11.99, less than £12.
    assert_eq!(kind("dominated_measure-net.json"), talks);
    assert_eq!(kind("dominated_measure-uprated.json"), talks);
    // £16 less 60 % is £6.40, so now it is the other way round.
    let net = faults(&changed("dominated_measure-net.json", "\"30\"", "\"60\"")).remove(0).kind;
    assert_eq!(net, FaultKind::DominatedMeasure { by: "mentoring".into() });
    assert_eq!(kind("stale_edition.json"), FaultKind::StaleEdition { price_year: "2014/15".into() });
    assert_eq!(kind("stale_edition-uprated.json"), FaultKind::StaleEdition { price_year: "2015".into() });
    assert_eq!(kind("unused-scale.json"), FaultKind::Unused { what: "scales", id: "two".into() });
    assert_eq!(kind("hidden_character.json"), FaultKind::HiddenCharacter { code: "U+202E".into() });
}

/// Every contract needs one step of £100,000 at least, so 10 points for each step; what is rounded is a whole number.
#[test]
fn a_norm_is_unreachable_where_its_least_is_beyond_a_cap() {
    let with = |rate: &str, round: &str, on: &str, cap: &str| {
        let text = changed(
            "unreachable_marks-norm.json",
            "{\"value\": \"10\", \"origin\": \"buyer\"}, \"per\"",
            &format!("{{\"value\": \"{rate}\", \"origin\": \"buyer\"}}, \"per\""),
        );
        let text =
            text.replace("\"round\": \"up\", \"on\": \"bands\"", &format!("\"round\": \"{round}\", \"on\": \"{on}\""));
        let text = text.replace("\"max\": {\"value\": \"9\"", &format!("\"max\": {{\"value\": \"{cap}\""));
        assert!(read(&text, &Limits::default()).framework.is_some(), "{text}");
        codes(&text) == ["unreachable_marks"]
    };
    for (rate, round, on, cap, unreachable) in [
        ("10", "up", "bands", "9.99", true),
        ("10", "up", "bands", "10", false),
        // Below one step nothing is required, and of nothing there are no marks.
        ("10", "down", "bands", "9.99", true),
        ("10", "down", "bands", "10", false),
        // One point is the least whole number, whatever the rate.
        ("10", "up", "result", "0.99", true),
        ("10", "up", "result", "1", false),
        ("0.5", "down", "result", "0.99", true),
        ("0.5", "up", "result", "1", false),
        // What is not rounded can be as little as anything.
        ("10", "none", "result", "0.01", false),
        ("10", "none", "bands", "0.01", false),
    ] {
        assert_eq!(with(rate, round, on, cap), unreachable, "{rate} {round} {on}, {cap}");
    }
}

/// 10 points for each £100,000: above £1m are 11 steps begun, so 110; of exactly £1m they are 10, so 100; of £1.05m 11
/// begun, 10 full, and 105 points unrounded.
#[test]
fn a_cap_for_contracts_of_some_size_is_held_against_what_these_need() {
    let with = |bound: &str, round: &str, cap: &str| {
        let text = changed("unreachable_marks-norm_from.json", "\"more_than\": \"1000000\"", bound);
        let text = text.replace("\"round\": \"up\"", &format!("\"round\": \"{round}\""));
        let text = text.replace("\"109\"", &format!("\"{cap}\""));
        assert!(read(&text, &Limits::default()).framework.is_some(), "{text}");
        codes(&text) == ["unreachable_marks"]
    };
    for (bound, round, cap, unreachable) in [
        ("\"more_than\": \"1000000\"", "up", "109.9", true),
        ("\"more_than\": \"1000000\"", "up", "110", false),
        ("\"at_least\": \"1000000\"", "up", "99.9", true),
        ("\"at_least\": \"1000000\"", "up", "100", false),
        ("\"at_least\": \"1050000\"", "up", "109.9", true),
        ("\"at_least\": \"1050000\"", "down", "99.9", true),
        ("\"at_least\": \"1050000\"", "down", "100", false),
        ("\"at_least\": \"1050000\"", "none", "104.9", true),
        ("\"at_least\": \"1050000\"", "none", "105", false),
        // A threshold that lets small contracts through bounds nothing.
        ("\"less_than\": \"1000000\"", "up", "9", false),
    ] {
        assert_eq!(with(bound, round, cap), unreachable, "{bound} {round}, {cap}");
    }
    // Another value of the contract may be less, and what only tells cuts nothing.
    for (from, to) in [
        ("\"of\": \"estimated\", \"vat\": \"ex_vat\", \"more", "\"of\": \"estimated\", \"vat\": \"inc_vat\", \"more"),
        ("\"cut\"", "\"tell\""),
    ] {
        assert_eq!(codes(&changed("unreachable_marks-norm_from.json", from, to)), [""; 0], "{to}");
    }
}

/// Shares of one weighting: in which words each section takes its part, and whether they are the whole.
#[test]
fn sections_that_share_out_a_weighting_are_the_whole_of_it() {
    let parts = |parts: [&str; 3]| {
        let mut text = faulty("weights_do_not_add_up-three.json");
        for (part, old) in parts.iter().zip(["\"split\"}", "\"third\"}", "\"split\", \"rest\": true}"]) {
            text = text.replacen(&format!("\"share\": {old}"), &format!("\"SHARE\": {part}}}"), 1);
        }
        let text = text.replace("\"SHARE\"", "\"share\"");
        assert!(read(&text, &Limits::default()).framework.is_some(), "{text}");
        codes(&text).iter().filter(|code| **code == "weights_do_not_add_up").count()
    };
    let (split, rest) = ("\"split\"", "\"split\", \"rest\": true");
    let (third, other) = ("\"third\"", "\"third\", \"rest\": true");
    assert_eq!(parts([split, rest, third]), 1, "a whole and more");
    assert_eq!(parts([split, third, rest]), 1, "in any order");
    assert_eq!(parts([split, split, split]), 1, "three times one share");
    assert_eq!(parts([rest, rest, split]), 1, "one share and twice the rest");
    assert_eq!(parts([split, split, third]), 0, "25 + 25 + 50 = 100");
    assert_eq!(parts([other, split, split]), 0, "(100 - 60) + 30 + 30 = 100");
}

#[test]
fn a_unit_is_named_by_what_it_counts() {
    let of = |name: &str| {
        let text = changed("ambiguous_unit-bare.json", "{\"en\": \" Units.\"}", name);
        assert!(read(&text, &Limits::default()).framework.is_some(), "{text}");
        codes(&text) == ["ambiguous_unit"]
    };
    for name in ["unit", "Items", "NUMBER", "no.", "per unit", "Quantity ", "%"] {
        assert!(of(&format!("{{\"en\": \"{name}\"}}")), "{name}");
    }
    for name in ["number of visits", "visits", "stock units", "items given away", "£ of profit"] {
        assert!(!of(&format!("{{\"en\": \"{name}\"}}")), "{name}");
    }
    // A reader of Welsh sees only the Welsh.
    assert!(of("{\"en\": \"visits\", \"cy\": \"unedau\"}"));
    assert!(!of("{\"en\": \"visits\", \"cy\": \"ymweliadau\"}"));
}

/// Of a price year the calendar year counts in which it ends: 2026 − 2015 = 11 is more than ten, 2026 − 2016 = 10 not.
#[test]
fn price_years_are_stale_after_ten_years() {
    for (year, stale) in [
        ("2015", true),
        ("2014/15", true),
        ("2014-2015", true),
        ("2016", false),
        ("2015/16", false),
        ("2015-2016", false),
        ("2015–16 prices", true),
        ("1999/00", true),
        ("not a year", false),
        ("20é5", false),
    ] {
        let found = codes(&changed("stale_edition.json", "2014/15", year));
        assert_eq!(found.contains(&"stale_edition"), stale, "{year}: {found:?}");
    }
}

/// Whatever one rule says of one of the two alone, or limits, makes the lesser of use.
#[test]
fn a_rule_that_tells_two_measures_apart_is_a_reason_for_both() {
    let rule = |kind: &str| {
        let rule = format!(
            ",\n\"rules\": [{{\"id\": \"r\", {kind}, \"effect\": \"tell\", \"title\": {{\"en\": \"R\"}}, \"origin\": \"buyer\"}}]}}"
        );
        let text = faulty("dominated_measure.json");
        let text = text.trim_end().strip_suffix('}').expect("an object").trim_end().to_owned() + &rule;
        assert!(read(&text, &Limits::default()).framework.is_some(), "{kind}: {:?}", faults(&text));
        codes(&text)
    };
    let one = "\"measures\": [\"talks\"]";
    let both = "\"measures\": [\"mentoring\", \"talks\"]";
    let max = "\"max\": {\"value\": \"9\", \"origin\": \"buyer\"}";
    assert_eq!(rule(&format!("\"kind\": \"share_stated\", {one}")), [""; 0]);
    assert_eq!(rule(&format!("\"kind\": \"share_stated\", {both}")), ["dominated_measure"]);
    // Beyond nine hours of the one, the other brings more.
    assert_eq!(rule(&format!("\"kind\": \"item_cap\", {max}, {both}")), [""; 0]);
    assert_eq!(rule(&format!("\"kind\": \"mandatory\", {both}")), [""; 0]);
}

/// A lint that a framework of ours is known to draw stands here, with the reason: framework, code, reason. There is none.
const KNOWN: [(&str, &str, &str); 0] = [];

#[test]
fn no_shipped_framework_draws_a_lint_without_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks");
    let mut frameworks = 0;
    for entry in fs::read_dir(folder).expect("the frameworks") {
        let path = entry.expect("a readable folder").path();
        let Ok(text) = fs::read_to_string(path.join("framework.json")) else {
            continue;
        };
        let id = path.file_name().and_then(|name| name.to_str()).expect("a name");
        for fault in faults(&text) {
            let known = KNOWN.iter().any(|(of, code, _)| *of == id && *code == fault.kind.code());
            assert!(known && fault.kind.severity() == Severity::Lint, "{id}: {fault:?}");
        }
        frameworks += 1;
    }
    assert!(frameworks >= 9, "{frameworks} frameworks");
}
