//! Worked examples: a bid file with a `story` and with the parts of the results that it expects.
//!
//! What is expected may leave out anything: every key that it has must be found, with an equal value. Lists whose items
//! have an `id` (of assumptions, a `section`) are compared item by item by that name; of `findings` each must be among
//! those found; all other lists must be equal, item by item. An empty list expects an empty list. Decimals are equal as
//! numbers ("5.0" is "5.00"), everything else as text.

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::advise::Finding;
use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::{Fault, FaultKind, Framework};
use pledge_engine::json::{Limits, Node, Place, Value, minified, plain_decimal};
use pledge_engine::score::score;

use crate::bid_file::{BidFile, read_bid_file};
use crate::join::join;
use crate::score_file::ScoreFile;

/// Keys of the results whose values are decimals. No id or text stands under one of these.
const DECIMALS: [&str; 19] = [
    "marks",
    "calculated",
    "self_assessed",
    "out_of",
    "rank",
    "social_value",
    "points",
    "value",
    "quantity",
    "counted",
    "best_rival",
    "months",
    "ratio",
    "low",
    "high",
    "extension_value",
    "proportion",
    "value_with_extensions",
    "format",
];

/// Something that an example expects and that does not come out so.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// JSON pointer into the example.
    pub pointer: String,
    /// Where it stands in the example.
    pub place: Place,
    /// What is expected, as JSON.
    pub wanted: String,
    /// What was found there, as JSON; nothing if there is nothing of that name.
    pub found: Option<String>,
}

/// Why an example does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The file has faults: all of them.
    Faults(Vec<Fault>),
    /// It is made against another framework: its id and edition.
    OtherFramework {
        /// Identifier.
        id: String,
        /// Edition.
        edition: String,
    },
    /// Something comes out otherwise: all of it.
    Departs(Vec<Departure>),
}

/// Scores an example under the framework that it belongs to, and compares.
///
/// # Errors
/// Why it does not hold.
pub fn try_example(
    framework: &Rc<Framework>,
    text: &str,
    message: &dyn Fn(&Case, &Finding, &Bid) -> String,
) -> Result<(), Failure> {
    let file = read_bid_file(text, &Limits::default()).map_err(Failure::Faults)?;
    let (id, edition) = (&file.framework.id, &file.framework.edition);
    if (id, edition) != (&framework.id, &framework.edition) {
        return Err(Failure::OtherFramework { id: id.clone(), edition: edition.clone() });
    }
    let expected = expectation(&file).map_err(|fault| Failure::Faults(vec![fault]))?;
    let joined = join(framework.clone(), vec![file], &Map::new());
    // One file differs from no other.
    let Ok((case, bids)) = joined else { return Ok(()) };
    let cards = score(&case, &bids);
    let found = ScoreFile {
        case: &case,
        bids: &bids,
        cards: &cards,
        arguments: &[],
        message: &|finding, bid| message(&case, finding, bid),
        traces: false,
    };
    let departures = departures(&expected, &found.node());
    if departures.is_empty() { Ok(()) } else { Err(Failure::Departs(departures)) }
}

/// What an example expects. One that tells no story or expects nothing shows nothing.
fn expectation(file: &BidFile) -> Result<Node, Fault> {
    let part = |key: &str| {
        let given = file.kept.iter().find(|member| member.key == key).map(|member| &member.value);
        given.ok_or_else(|| FaultKind::MissingKey { key: key.into() })
    };
    let start = Place { line: 1, column: 1 };
    let fault = |kind, pointer: &str, place| Fault { kind, pointer: pointer.into(), place };
    part("story").map_err(|kind| fault(kind, "", start))?;
    let expected = part("expect").map_err(|kind| fault(kind, "", start))?;
    match &expected.value {
        Value::Object(members) if members.is_empty() => Err(fault(FaultKind::Empty, "/expect", expected.place)),
        Value::Object(_) => Ok(expected.clone()),
        _ => {
            let expected_type = pledge_engine::framework::Expected::Object;
            Err(fault(FaultKind::WrongType { expected: expected_type }, "/expect", expected.place))
        }
    }
}

/// Everything in which the results differ from what is expected, in the order of the example.
pub fn departures(expected: &Node, found: &Node) -> Vec<Departure> {
    let mut all = Vec::new();
    compare(expected, Some(found), "", "/expect", &mut all);
    all
}

fn compare(expected: &Node, found: Option<&Node>, key: &str, pointer: &str, all: &mut Vec<Departure>) {
    let depart = |all: &mut Vec<Departure>| {
        all.push(Departure {
            pointer: pointer.to_owned(),
            place: expected.place,
            wanted: minified(expected),
            found: found.map(minified),
        });
    };
    match (&expected.value, found.map(|found| &found.value)) {
        (Value::Object(members), Some(Value::Object(_))) => {
            for member in members {
                let inner = found.and_then(|found| found.get(&member.key));
                let pointer = [pointer, "/", &member.key.replace('~', "~0").replace('/', "~1")].concat();
                compare(&member.value, inner, &member.key, &pointer, all);
            }
        }
        (Value::List(wanted), Some(Value::List(items))) if !wanted.is_empty() => {
            let named = |node: &Node, name: &str| node.get(name).is_some();
            let name = if key == "assumptions" { "section" } else { "id" };
            let at = |index: usize| [pointer, "/", &index.to_string()].concat();
            if key == "findings" {
                for (index, item) in wanted.iter().enumerate() {
                    if !items.iter().any(|found| holds(item, found)) {
                        // All findings are shown, since any of them may be the one that was meant.
                        let (pointer, found) = (at(index), found.map(codes));
                        all.push(Departure { pointer, place: item.place, wanted: minified(item), found });
                    }
                }
            } else if wanted.iter().all(|item| named(item, name)) {
                for (index, item) in wanted.iter().enumerate() {
                    let same = items.iter().find(|found| found.get(name) == item.get(name));
                    compare(item, same, "", &at(index), all);
                }
            } else if wanted.len() == items.len() {
                for (index, (item, found)) in wanted.iter().zip(items).enumerate() {
                    compare(item, Some(found), "", &at(index), all);
                }
            } else {
                depart(all);
            }
        }
        (_, Some(found)) if same(key, &expected.value, found) => {}
        _ => depart(all),
    }
}

/// Whether a finding is one that is expected.
fn holds(expected: &Node, found: &Node) -> bool {
    let mut departures = Vec::new();
    compare(expected, Some(found), "", "", &mut departures);
    departures.is_empty()
}

/// Findings as their codes: their sentences would hide what differs.
fn codes(findings: &Node) -> String {
    let Value::List(items) = &findings.value else { return minified(findings) };
    let code = |item: &Node| item.get("code").cloned().unwrap_or_default();
    minified(&Node::list(items.iter().map(code)))
}

/// Whether two values are equal; decimals are equal as numbers.
fn same(key: &str, one: &Value, other: &Value) -> bool {
    let decimal = |value: &Value| match value {
        Value::Text(text) if DECIMALS.contains(&key) => plain_decimal(text),
        _ => None,
    };
    match (decimal(one), decimal(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
