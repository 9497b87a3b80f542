//! How much a reading accepts: each limit at its edge and one beyond. The limits are an argument, so small files do.

use std::fs;
use std::path::Path;

use pledge_engine::framework::{FaultKind, read};
use pledge_engine::json::Limits;

fn good(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good").join(name);
    fs::read_to_string(path).expect("a readable file")
}

fn found(text: &str, limits: &Limits) -> Vec<(String, FaultKind)> {
    read(text, limits).faults.into_iter().map(|fault| (fault.pointer, fault.kind)).collect()
}

/// At `limit` there is no fault; at one less there is this one first, at that place.
#[track_caller]
fn edge(text: &str, limit: usize, limits: fn(usize) -> Limits, pointer: &str, kind: fn(usize) -> FaultKind) {
    assert_eq!(found(text, &limits(limit)), [], "at the limit of {limit}");
    let first = found(text, &limits(limit - 1)).into_iter().next();
    assert_eq!(first, Some((pointer.to_owned(), kind(limit - 1))), "one beyond {limit}");
}

#[test]
fn limits_of_the_design() {
    let limits = Limits::default();
    assert_eq!((limits.bytes, limits.depth, limits.measures), (20_000_000, 64, 20_000));
    assert_eq!((limits.text, limits.items), (20_000, 2_000));
}

#[test]
fn bytes() {
    let text = good("official.json");
    let limits = |bytes| Limits { bytes, ..Limits::default() };
    edge(&text, text.len(), limits, "", |limit| FaultKind::TooLarge { limit });
    // Twenty million bytes are read, and one more is not.
    let padded = format!("{text}{}", " ".repeat(20_000_000 - text.len()));
    assert_eq!(found(&padded, &Limits::default()), []);
    let larger = padded + " ";
    assert_eq!(found(&larger, &Limits::default()), [(String::new(), FaultKind::TooLarge { limit: 20_000_000 })]);
}

#[test]
fn depth() {
    // The file, its themes, one of them, its outcomes, one, its measures, one, its evidence, one entry: nine levels.
    let text = good("official.json");
    let limits = |depth| Limits { depth, ..Limits::default() };
    edge(&text, 9, limits, "", |limit| FaultKind::TooDeep { limit });
    // The same below a key that is not looked into: the file is one level, 63 lists are the others.
    let nested = |lists: usize| {
        let inner = "[".repeat(lists) + &"]".repeat(lists);
        text.replacen("\"format\"", &format!("\"changes\": {inner}, \"format\""), 1)
    };
    assert_eq!(found(&nested(63), &Limits::default()), []);
    assert_eq!(found(&nested(64), &Limits::default()), [(String::new(), FaultKind::TooDeep { limit: 64 })]);
}

#[test]
fn measures() {
    let limits = |measures| Limits { measures, ..Limits::default() };
    let last = "/themes/1/outcomes/0/measures/8";
    edge(&good("illustrative.json"), 15, limits, last, |limit| FaultKind::TooManyMeasures { limit });
}

#[test]
fn characters_of_a_text() {
    // Two bytes are one character.
    let text = good("official.json").replacen("Volunteering", &"ŵ".repeat(20_000), 1);
    assert_eq!(found(&text, &Limits::default()), []);
    let limits = |text| Limits { text, ..Limits::default() };
    let place = "/themes/0/outcomes/0/measures/0/title/en";
    edge(&text, 20_000, limits, place, |limit| FaultKind::TextTooLong { limit });
}

/// The list under a key of the file, filled with copies of its first entry under other ids.
fn filled(text: &str, opening: &str, entry: &str, count: usize) -> String {
    let start = text.find(opening).unwrap_or_else(|| panic!("{opening}")) + opening.len();
    let entries: Vec<String> = (0..count).map(|at| entry.replace('@', &at.to_string())).collect();
    let before_others = if text[start..].trim_start().starts_with(']') { "" } else { "," };
    format!("{}{}{before_others}{}", &text[..start], entries.join(","), &text[start..])
}

/// Lists of every kind: how each opens in the file, an entry, how many are there already, and where the first is that is
/// one too many.
#[test]
fn entries_of_every_list() {
    let title = r#""title":{"en":"T"}"#;
    let origin = r#""origin":"buyer""#;
    let cases = [
        (
            "official.json",
            "\"rules\": [",
            format!(
                r#"{{"id":"r@","kind":"share_stated","measures":["H1"],"effect":"tell",{title},{origin},"clause":"1"}}"#
            ),
            1,
            "/rules/40",
        ),
        (
            "by_facts.json",
            "\"thresholds\": [",
            format!(r#"{{"id":"t@",{title},{origin},"kind":["lease"]}}"#),
            6,
            "/thresholds/40",
        ),
        ("by_facts.json", "\"documents\": [", format!(r#"{{"id":"d@",{title},{origin}}}"#), 2, "/documents/40"),
        ("by_facts.json", "\"parameters\": [", format!(r#"{{"id":"p@",{title},"kind":"marks"}}"#), 3, "/parameters/40"),
        (
            "by_facts.json",
            "\"minimum\": [",
            format!(r#"{{"only_if":["large"],"value":{{"value":"1",{origin}}}}}"#),
            2,
            "/parameters/0/minimum/40",
        ),
        ("by_facts.json", "\"lot\": [", r#""Lot @0""#.into(), 2, "/thresholds/4/lot/40"),
        ("by_facts.json", "\"choices\": [", format!(r#"{{"id":"c@",{title}}}"#), 2, "/parameters/1/choices/40"),
        (
            "by_facts.json",
            "\"sections\": [",
            format!(r#"{{"id":"s@",{title},"marks":{{"value":"1",{origin}}},"method":{{"kind":"relative"}}}}"#),
            2,
            "/sections/40",
        ),
        (
            "by_facts.json",
            "\"criteria\": [",
            format!(
                r#"{{"id":"c@","section":"answers",{title},"question":{{"en":"Q"}},"weight":{{"value":"1",{origin}}},"scale":"two"}}"#
            ),
            1,
            "/criteria/40",
        ),
        (
            "by_facts.json",
            "\"scales\": [",
            format!(r#"{{"id":"s@",{origin},"grades":[{{"id":"g",{title},"score":"1"}}]}}"#),
            1,
            "/scales/40",
        ),
        ("by_facts.json", "\"grades\": [", format!(r#"{{"id":"g@",{title},"score":"0"}}"#), 2, "/scales/0/grades/40"),
        (
            "by_facts.json",
            "\"sources\": [",
            format!(r#"{{"id":"s@",{title},"publisher":"P","edition":"1","licence":{{"en":"L"}}}}"#),
            1,
            "/sources/40",
        ),
        ("by_facts.json", "\"evidence\": [", r#"{"en":"E"}"#.into(), 1, "/themes/0/outcomes/0/measures/0/evidence/40"),
        ("by_facts.json", "\"themes\": [", format!(r#"{{"id":"x@",{title},"outcomes":[]}}"#), 1, "/themes/40"),
        (
            "by_facts.json",
            "\"outcomes\": [",
            format!(r#"{{"id":"x@",{title},"measures":[]}}"#),
            1,
            "/themes/0/outcomes/40",
        ),
        (
            "values.json",
            "\"indexes\": [",
            format!(r#"{{"id":"i@",{title},"source":"rates","place":"p","table":[{{"year":"2020","value":"1"}}]}}"#),
            1,
            "/indexes/40",
        ),
        ("values.json", "\"table\": [", r#"{"year":"@","value":"1"}"#.into(), 2, "/indexes/0/table/40"),
        (
            "methods.json",
            "\"bands\": [\n",
            r#"{"at_least":"0.00@1","earns":"0"}"#.into(),
            3,
            "/sections/5/method/bands/40",
        ),
        (
            "claim-rules.json",
            "\"areas\": [",
            format!(r#"{{"id":"a@",{title},"definition":{{"en":"D"}},{origin}}}"#),
            1,
            "/areas/40",
        ),
    ];
    for (name, opening, entry, already, pointer) in cases {
        let text = good(name);
        let limits = Limits { items: 40, ..Limits::default() };
        let too_many = (pointer.to_owned(), FaultKind::TooManyItems { limit: 40 });
        let full = found(&filled(&text, opening, &entry, 40 - already), &limits);
        assert!(full.iter().all(|(_, kind)| !matches!(kind, FaultKind::TooManyItems { .. })), "{opening}: {full:?}");
        let beyond = found(&filled(&text, opening, &entry, 41 - already), &limits);
        assert!(beyond.contains(&too_many), "{opening}: {beyond:?}");
    }
}

#[test]
fn keys_of_an_object() {
    let text = good("official.json");
    // The file has 14 keys, and no object in it has more; the rules are the last.
    edge(&text, 14, |items| Limits { items, ..Limits::default() }, "/rules", |limit| FaultKind::TooManyItems { limit });
}

/// Rules may name a hundred times as many measures as a framework may have, so that a small file does not fill the memory.
#[test]
fn measures_that_rules_name() {
    let rule = r#"{"id":"r@","kind":"share_stated","all":true,"effect":"tell","title":{"en":"T"},"origin":"buyer","clause":"1"}"#;
    // One rule names one measure; 100 more name both: 201 of 200.
    let text = good("official.json");
    let limits = Limits { measures: 2, ..Limits::default() };
    assert_eq!(found(&filled(&text, "\"rules\": [", rule, 99), &limits), []);
    let beyond = found(&filled(&text, "\"rules\": [", rule, 100), &limits);
    assert_eq!(beyond, [("/rules/100".into(), FaultKind::TooManyItems { limit: 200 })]);
}
