//! The schema of the bid file and the reading in `pledge-exchange` agree. Almost everything in a bid is a text that may
//! say anything, so little is left that only the reading sees.

#[path = "../../engine/tests/common/cases.rs"]
mod cases;
mod common;

use std::sync::LazyLock;

use cases::cases;
use common::change::{Change, any_value, change, known_keys};
use common::{folder, frameworks, repository, schema, text, wrong};
use jsonschema::Validator;
use pledge_engine::framework::{Fault, FaultKind};
use pledge_engine::json::{Limits, Node, parse, pretty};
use pledge_exchange::read_bid_file;
use proptest::prelude::*;

/// Faults that a schema cannot see, and why. All others it sees.
const BEYOND: &[(&str, &str)] = &[
    ("syntax", "what is no JSON never comes before a schema"),
    ("too_deep", "a schema does not count depth; only reserved keys could be deep"),
    ("duplicate_key", "a parser drops one of the two before a schema looks"),
    ("duplicate_id", "ids are compared across a list; a schema compares whole items"),
];

/// Every kind of key, and a text where nothing else stands.
const WIDE: &str = r#"{
  "format": 1, "copy": "working",
  "framework": {"id": "f", "edition": "1", "hash": "00ff", "text": "{}"},
  "contract": {"title": "T", "reference": "R", "kind": "lease", "buyer": "sub_central", "nation": "wales", "place": "Ely",
    "lot": "2", "value": "£400,000", "vat": "excluded", "value_with_extensions": 500000, "start": "2027-04-01",
    "months": 36, "extensions": [{"months": "12"}, {"months": 12}], "notice_date": "2026-11-01",
    "clarification_deadline": "2026-12-01T12:00", "submission_deadline": "soon"},
  "tender": {"weighting": "20", "rule": "best"}, "confirmed": ["weighting"],
  "assumptions": {"offer": {"best_rival": "120k"}},
  "bids": [{
    "id": "b1", "name": "Ash", "scenario_of": "", "price": "1m", "price_vat": "included", "people": "12",
    "hours_per_week": 35, "employees": [1.5], "partners": [{"id": "p", "name": "Elm", "kind": "subcontractor"}],
    "pledges": [{"id": "x", "measure": "M", "inputs": {"quantity": "12 a"}, "by": "us", "share": "50%", "place": "Bangor",
      "from": "", "to": {}, "years": [{"year": "1", "extension": "", "inputs": {"quantity": 7}}], "same_as": ["y"],
      "lots": ["1"], "answer": "yes", "attest": {"r": "no"}, "plan": {"owner": "Us"}, "cost": {}, "planner": "keep"}],
    "grades": {"q": "good"}, "answers": {"q": "So."}, "notes": {"q": ""}, "statements": {}, "budget": null, "delivery": []
  }],
  "story": "S", "expect": {"bids": []}, "draft": {"a": 1.5}
}"#;

/// Holds schema and reading against each other. Gives whether the file is refused by both.
fn agree(schema: &Validator, file: &str) -> Result<bool, String> {
    let faults = read_bid_file(file, &Limits::default()).err().unwrap_or_default();
    let Ok(value) = serde_json::from_str::<serde_json::Value>(file) else {
        return if faults.is_empty() { Err("the reading takes it and it is no JSON".into()) } else { Ok(true) };
    };
    let wrong = wrong(schema, &value);
    // For a schema 1e99 and 36.0 are whole numbers; the reading knows a number by its text.
    let whole = |fault: &Fault| matches!(&fault.kind, FaultKind::BareNumber { text } if text.contains(['e', 'E']));
    let unseen = |fault: &Fault| whole(fault) || BEYOND.iter().any(|(code, _)| *code == fault.kind.code());
    let seen = faults.iter().find(|fault| !unseen(fault));
    match seen {
        None if faults.is_empty() && !wrong.is_empty() => Err(format!("only the schema refuses it: {wrong:#?}")),
        Some(fault) if wrong.is_empty() => {
            Err(format!("only the reading refuses it: {} at {}: {:?}", fault.kind.code(), fault.pointer, fault.kind))
        }
        _ => Ok(!wrong.is_empty()),
    }
}

#[test]
fn bids_of_the_repository_are_good_for_both() {
    let schema = schema("bid.schema.json");
    let mut files = vec![repository("docs/walk-through.pledge.json")];
    files.extend(frameworks().into_iter().flat_map(|framework| folder(&framework.join("cases"))));
    assert!(files.len() >= 30);
    for path in files {
        assert_eq!(agree(&schema, &text(&path)), Ok(false), "{}", path.display());
    }
    assert_eq!(agree(&schema, WIDE), Ok(false));
}

#[test]
fn wrong_bids_are_refused_by_both() {
    let schema = schema("bid.schema.json");
    let cases = [
        (r#""format": 1"#, r#""format": 2"#),
        (r#""copy": "working""#, r#""copy": "clear""#),
        (r#""id": "f""#, r#""id": "f f""#),
        (r#""kind": "lease""#, r#""kind": "rent""#),
        (r#""months": 36"#, r#""months": 36.5"#),
        (r#""months": 36"#, r#""months": true"#),
        (r#"{"best_rival""#, r#"{"rival""#),
        (r#""title": "T""#, r#""name": "T""#),
        (r#""inputs": {"quantity": "12 a"}"#, r#""inputs": {"quantity": null}"#),
        (r#""same_as": ["y"]"#, r#""same_as": "y""#),
        (r#""framework": {"#, r#""framwork": {"#),
    ];
    for (right, not) in cases {
        let changed = WIDE.replacen(right, not, 1);
        assert_ne!(changed, WIDE, "{right}");
        assert_eq!(agree(&schema, &changed), Ok(true), "{not}");
    }
    let nobody = r#"{"format": 1, "framework": {}, "bids": []}"#;
    assert_eq!(agree(&schema, nobody), Ok(true));
}

/// Built once, for all files.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| schema("bid.schema.json"));
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| known_keys("bid.schema.json"));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(400) })]
    #[test]
    fn changed_bids_are_judged_alike(changes in prop::collection::vec(
        (any::<prop::sample::Index>(), 0..7_usize, any::<prop::sample::Index>(), any_value()),
        1..3,
    )) {
        let mut root: Node = parse(WIDE, &Limits::default()).expect("JSON");
        for (at, how, key, with) in changes {
            change(&mut root, &Change { at, how, key, with }, &KEYS);
        }
        let agreed = agree(&SCHEMA, &pretty(&root));
        prop_assert!(agreed.is_ok(), "{}", agreed.err().unwrap_or_default());
    }
}
