//! The schema of the framework file and the reading in `pledge-engine` agree: what one refuses the other refuses, but
//! for what only the reading sees, which is listed here with the reason.

#[path = "../../engine/tests/common/cases.rs"]
mod cases;
mod common;

use std::path::Path;
use std::sync::LazyLock;

use cases::cases;
use common::change::{Change, any_value, change, known_keys};
use common::{folder, frameworks, repository, schema, text, wrong};
use jsonschema::Validator;
use pledge_engine::framework::{Fault, FaultKind, Severity, read};
use pledge_engine::json::{Limits, Node, parse, pretty};
use proptest::prelude::*;

/// Faults of shape: a schema refuses every file that has one, except in the places of [`unseen`].
const SHAPE: &[&str] = &[
    "text_too_long",
    "newer_format",
    "missing_key",
    "unknown_key",
    "wrong_type",
    "bare_number",
    "unknown_word",
    "empty",
    "not_positive",
    "no_origin",
    "official_needs",
    "record_only_with_value",
    "unit_cannot_be_valued",
    "effect_not_allowed",
    "threshold_says_nothing",
];

/// Faults that a schema cannot see, or not always, and why.
const BEYOND: &[(&str, &str)] = &[
    ("syntax", "what is no JSON never comes before a schema"),
    ("too_large", "a schema does not count the bytes of a file"),
    ("too_deep", "a schema does not count depth; only reserved keys could be deep"),
    ("too_many_measures", "measures are counted over all lists, and a schema counts one list"),
    ("too_many_items", "how many there may be is for the reader to say, and depends on what it is used for"),
    ("hidden_character", "which letters a text may hold would make every pattern unreadable"),
    ("duplicate_key", "a parser drops one of the two before a schema looks"),
    ("duplicate_id", "ids are compared within and across lists; a schema compares whole items"),
    ("unknown_reference", "what an id refers to stands elsewhere"),
    ("wrong_parameter_kind", "the kind of a parameter stands elsewhere"),
    ("never_asked", "parameters that wait for each other stand in several places"),
    (
        "missing_language",
        "Welsh is needed where `languages`, elsewhere, has it, and English may be empty in a private file",
    ),
    ("illustrative_origin", "the status that allows it stands at the top"),
    ("not_a_share", "of all bounds of a hundred it sees those of one key; an example is any text that may be typed"),
    ("no_value", "what the section of a measure counts stands elsewhere"),
    ("does_not_count", "what the section of a measure counts stands elsewhere"),
    ("empty_section", "what feeds a section stands elsewhere"),
    ("section_not_graded", "the method of a section stands elsewhere"),
    ("answer_does_not_suit", "the method of a section stands elsewhere"),
    ("method_does_not_suit", "targets per pound beside what a section counts: said by the reading in one place"),
    ("rests_on_price", "what a threshold is of stands elsewhere"),
    ("no_full_time_hours", "a unit anywhere asks for a key at the top"),
    ("unit_does_not_suit", "the unit of a measure that a rule names stands elsewhere"),
    ("not_per_year", "which units cannot be by year the reading says in one place"),
    ("range_out_of_order", "a schema does not compare two figures"),
    ("series_out_of_order", "a schema does not compare two years"),
    ("bounds_out_of_order", "a schema does not compare two bounds"),
    ("bands_fall", "a schema does not compare what two bands earn"),
    ("period_out_of_order", "a schema does not compare two dates"),
    ("year_not_in_index", "the years of an index stand elsewhere"),
    ("pass_beyond_reach", "the best score stands elsewhere"),
];

/// Why a fault of shape is one that a schema cannot see in this place.
fn unseen(fault: &Fault, file: &serde_json::Value) -> Option<&'static str> {
    use pledge_engine::framework::Expected;
    let within = |list: &str| fault.pointer.starts_with(list);
    match &fault.kind {
        FaultKind::MissingKey { .. } if fault.pointer.ends_with("/cases") => Some("the choices stand elsewhere"),
        FaultKind::MissingKey { key } if key == "weight" && within("/criteria/") => {
            Some("whether the section is a gate, where nothing is weighed, stands elsewhere")
        }
        FaultKind::OfficialNeeds { .. } if within("/thresholds/") || within("/documents/") => {
            Some("a clause or the place of its origin will do")
        }
        FaultKind::UnknownKey { .. } if file.pointer(&fault.pointer).is_some_and(serde_json::Value::is_null) => {
            Some("of two keys that exclude each other the reading does not ask for the second, not even for its null")
        }
        FaultKind::WrongType { expected: Expected::Date } => Some("how long a month is"),
        FaultKind::WrongType { expected: Expected::Decimal } if fault.pointer.ends_with("/example") => {
            Some("an example is what may be typed, and what may be is in no pattern")
        }
        FaultKind::WrongType { expected: Expected::Decimal } => Some("more than 28 digits"),
        _ => None,
    }
}

/// Holds schema and reading against each other. Gives whether the file is refused by both.
fn agree(schema: &Validator, file: &str) -> Result<bool, String> {
    let faults = read(file, &Limits::default()).faults;
    let faults: Vec<&Fault> = faults.iter().filter(|f| f.kind.severity() == Severity::Fault).collect();
    let Ok(value) = serde_json::from_str::<serde_json::Value>(file) else {
        return if faults.is_empty() { Err("the reading takes it and it is no JSON".into()) } else { Ok(true) };
    };
    let wrong = wrong(schema, &value);
    if faults.is_empty() && !wrong.is_empty() {
        return Err(format!("only the schema refuses it: {wrong:#?}"));
    }
    for fault in &faults {
        let code = fault.kind.code();
        let shape = SHAPE.contains(&code);
        assert_ne!(shape, BEYOND.iter().any(|(beyond, _)| *beyond == code), "{code} belongs in one of the lists");
        if shape && unseen(fault, &value).is_none() && wrong.is_empty() {
            return Err(format!("only the reading refuses it: {code} at {}: {:?}", fault.pointer, fault.kind));
        }
    }
    Ok(!wrong.is_empty())
}

fn agree_on(schema: &Validator, path: &Path) -> bool {
    agree(schema, &text(path)).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

#[test]
fn good_files_are_good_for_both() {
    let schema = schema("framework.schema.json");
    let mut files = folder(&repository("crates/engine/tests/good"));
    files.extend(frameworks().into_iter().map(|folder| folder.join("framework.json")));
    assert!(files.len() >= 4);
    for path in files {
        assert!(!agree_on(&schema, &path), "{}", path.display());
    }
}

/// A file with every part of the format that the small ones do not have.
#[test]
fn the_wide_file_is_good_for_both() {
    let schema = schema("framework.schema.json");
    let file = text(&repository("crates/schema/tests/good/wide.json"));
    let value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(wrong(&schema, &value), [""; 0]);
    assert_eq!(agree(&schema, &file), Ok(false));
}

#[test]
fn wrong_files_are_refused_unless_only_the_reading_can_see_it() {
    let schema = schema("framework.schema.json");
    let files = folder(&repository("crates/engine/tests/faulty"));
    assert!(files.len() >= 60);
    let mut refused = 0;
    for path in &files {
        refused += usize::from(agree_on(&schema, path));
        // A lint is no fault, and no reason to refuse.
        let faults = read(&text(path), &Limits::default()).faults;
        let value = serde_json::from_str(&text(path));
        if let (true, Ok(value)) = (faults.iter().all(|f| f.kind.severity() == Severity::Lint), value) {
            assert_eq!(wrong(&schema, &value), [""; 0], "{}", path.display());
        }
    }
    assert!(refused >= 35, "{refused} of {} are refused by the schema", files.len());
}

/// Each wrong combination of keys, made from the wide file by putting one text for another.
#[test]
fn wrong_combinations_are_refused() {
    let schema = schema("framework.schema.json");
    let wide = text(&repository("crates/schema/tests/good/wide.json"));
    let cases = [
        // A period of nothing, a threshold of nothing, two lower bounds, no bound.
        (r#""in_force": {"from": "2026-10-01", "before": "2028-10-01"}"#, r#""in_force": {}"#),
        (r#", "value": {"of": "price", "vat": "ex_vat", "at_most": "50000"}"#, ""),
        (r#""more_than": "100000", "less_than""#, r#""more_than": "100000", "at_least": "100000", "less_than""#),
        (r#", "at_most": "50000""#, ""),
        // A table without rows, a product of nothing, of four, an index without years.
        (r#""minimum": [{"value": {"value": "30", "origin": "buyer"}}]"#, r#""minimum": []"#),
        (r#""kind": "percent"}]}}"#, r#""kind": "percent"}, {"title": {"en": "More"}, "kind": "number"}]}}"#),
        (r#""table": [{"year": "2020/21", "value": "100"}, {"year": "2025/26", "value": "125.5"}]"#, r#""table": []"#),
        // Two kinds of amount, more than all taken off, points and pounds.
        (r#""value": {"by_place""#, r#""value": {"amount": "1", "by_place""#),
        (r#""deadweight": {"value": "25""#, r#""deadweight": {"value": "100.5""#),
        (
            r#""points": {"value": "1", "origin": "buyer"}"#,
            r#""points": {"value": "1", "origin": "buyer"}, "value": {"amount": "1", "source": "rates", "place": "p", "price_year": "y"}"#,
        ),
        // Keys of another kind of method, unit, rule; a ratio of nothing; a band without and with two bounds.
        (r#""method": {"kind": "bands", "#, r#""method": {"kind": "relative", "#),
        (r#"{"kind": "points"}"#, r#"{"kind": "points", "rate": {"value": "1", "origin": "buyer"}}"#),
        (r#""kind": "share_stated""#, r#""kind": "share_stated", "area": "town""#),
        (r#""counts": "ratio", "ratio_to": {"of": "price", "vat": "ex_vat"}"#, r#""counts": "ratio""#),
        (r#""counts": "ratio", "ratio_to""#, r#""counts": "points", "ratio_to""#),
        (r#"{"at_least": "1000", "earns""#, r#"{"earns""#),
        (r#"{"at_least": "1000", "earns""#, r#"{"at_least": "1000", "more_than": "1000", "earns""#),
        (r#""earns": "100""#, r#""earns": "101""#),
        // A yes or no with a weight; effects of other kinds; rules of nothing.
        (r#""answer": "yes_no""#, r#""answer": "yes_no", "weight": {"value": "1", "origin": "buyer"}"#),
        (r#""measures": ["talks", "reach"], "max""#, r#""max""#),
        (
            r#""effect": "keep_first", "title": {"en": "One of two"}"#,
            r#""effect": "cut", "title": {"en": "One of two"}"#,
        ),
        (
            r#""kind": "allowed", "measures": ["jobs", "talks"], "effect": "tell""#,
            r#""kind": "allowed", "measures": ["jobs", "talks"], "effect": "drop""#,
        ),
        (r#""by": ["us", "subcontractor", "partner"]"#, r#""by": ["them"]"#),
        (r#""needs": "yes""#, r#""needs": "no""#),
        (r#""round": "total""#, r#""round": "half""#),
    ];
    for (right, not) in cases {
        let changed = wide.replacen(right, not, 1);
        assert_ne!(changed, wide, "{right}");
        let value = serde_json::from_str(&changed).expect("JSON");
        assert_ne!(wrong(&schema, &value), [""; 0], "{not}");
        assert_eq!(agree(&schema, &changed), Ok(true), "{not}");
    }
}

/// Good files by what they are made of. The wide one is one of them.
fn good_files() -> Vec<Node> {
    let mut paths = folder(&repository("crates/engine/tests/good"));
    paths.push(repository("crates/schema/tests/good/wide.json"));
    paths.iter().map(|path| parse(&text(path), &Limits::default()).expect("JSON")).collect()
}

/// Built once, for all files.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| schema("framework.schema.json"));
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| known_keys("framework.schema.json"));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(400) })]
    #[test]
    fn changed_files_are_judged_alike(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..7_usize, any::<prop::sample::Index>(), any_value()),
            1..3,
        ),
    ) {
        let good = good_files();
        let mut root = good[which.index(good.len())].clone();
        for (at, how, key, with) in changes {
            change(&mut root, &Change { at, how, key, with }, &KEYS);
        }
        let agreed = agree(&SCHEMA, &pretty(&root));
        prop_assert!(agreed.is_ok(), "{}", agreed.err().unwrap_or_default());
    }
}
