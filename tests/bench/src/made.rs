//! A framework of any size, made by rule, with an offer on all of its measures.
//!
//! It has what real frameworks have: ten kinds of units, values that are converted or follow the year, eight themes,
//! a relative section, one with a target and one that is graded, exclusive claims, and caps on items, on people, on
//! first years and on a section. Two of the rules reach over all measures of a kind, as published ones do.

use std::rc::Rc;

use pledge_engine::bid::{Assumption, Bid, Case, Contract, Map, Pledge};
use pledge_engine::framework::Framework;
use pledge_engine::json::{Node, Value, minified};

/// Hours a week of a full-time job.
pub const FULL_TIME: u32 = 35;
/// How many themes there are.
pub const THEMES: usize = 8;
/// Months of the contract.
pub const MONTHS: u32 = 36;
/// Weeks of training that count for one person.
pub const PERSON_CAP: u32 = 26;
/// Units of an item that count.
pub const ITEM_CAP: u32 = 40;
/// Measures in one outcome.
const OUTCOME: usize = 10;

/// What a measure counts, by its place: the kind, its inputs, and its value as JSON.
const KINDS: [(&str, &[&str]); 10] = [
    ("fte_years", &["people", "hours_per_week", "months"]),
    ("count", &["quantity"]),
    ("money", &["quantity"]),
    ("hours", &["quantity"]),
    ("tco2e", &["quantity"]),
    ("training_weeks", &["people", "weeks", "days_per_week"]),
    ("hours_attendees", &["hours", "attendees"]),
    ("weeks", &["quantity"]),
    ("person_weeks", &["people", "weeks"]),
    ("miles", &["quantity"]),
];

/// The kind of a measure.
#[must_use]
pub fn kind(at: usize) -> &'static str {
    KINDS[at % KINDS.len()].0
}

/// Whether a measure is only recorded.
#[must_use]
pub fn is_record(at: usize) -> bool {
    at % KINDS.len() == 9
}

/// The section of a measure: two of three count towards the best offer, the others towards a target.
#[must_use]
pub fn section(at: usize) -> usize {
    usize::from(at % 3 == 2)
}

/// The rules that name measures, in their order, as `(id, kind, measures, effect)`.
#[must_use]
pub fn rules(count: usize) -> Vec<(&'static str, &'static str, Vec<usize>, &'static str)> {
    let of = |kind: usize| (kind..count).step_by(KINDS.len());
    vec![
        ("one-group", "exclusive", of(0).take(4).collect(), "keep_lower"),
        ("one-hour", "exclusive", vec![3, 6], "keep_higher"),
        ("first-year", "first_year_only", of(0).collect(), "cut"),
        ("each-person", "person_cap", of(5).collect(), "cut"),
        ("few", "item_cap", of(1).take(4).collect(), "cut"),
    ]
}

/// Pounds that count of the section with a target: less than the offer brings.
#[must_use]
pub fn section_cap(count: usize) -> u64 {
    count as u64 * 9_000
}

/// The framework file.
#[must_use]
pub fn framework(count: usize) -> String {
    let mut themes: Vec<Vec<Node>> = (0..THEMES).map(|_| Vec::new()).collect();
    for (theme, measures) in themes.iter_mut().enumerate() {
        measures.extend((first_of(theme, count)..first_of(theme + 1, count)).map(measure));
    }
    let themes = themes.into_iter().enumerate().filter(|(_, measures)| !measures.is_empty());
    let themes = themes.map(|(theme, measures)| {
        let outcomes = measures.chunks(OUTCOME).enumerate().map(|(at, measures)| {
            object([
                ("id", text(&format!("o{theme}-{at}"))),
                ("title", words("Outcome")),
                ("measures", Node::list(measures.to_vec())),
            ])
        });
        let outcomes = Node::list(outcomes);
        object([("id", text(&format!("t{theme}"))), ("title", words("Theme")), ("outcomes", outcomes)])
    });
    let sections = [
        ("offer", r#"{"weighting":"weighting","share":"split"}"#, r#"{"kind":"relative"}"#.to_owned()),
        (
            "local",
            r#"{"value":"5","origin":{"source":"tender"}}"#,
            format!(r#"{{"kind":"target","per":"total","target":{}}}"#, constant(count as u64 * 12_000)),
        ),
        ("answers", r#"{"weighting":"weighting","share":"split","rest":true}"#, r#"{"kind":"graded"}"#.to_owned()),
    ];
    let sections = sections.map(|(id, marks, method)| {
        let (marks, method) = (json(marks), json(&method));
        object([("id", text(id)), ("title", words("Section")), ("marks", marks), ("method", method)])
    });
    let criteria = (0..6).map(|at| {
        object([
            ("id", text(&format!("q{at}"))),
            ("section", text("answers")),
            ("title", words("Question")),
            ("question", words("How?")),
            ("weight", json(r#"{"value":"1","origin":"judgement"}"#)),
            ("scale", text("scale")),
        ])
    });
    let root = object([
        ("format", Node::new(Value::Number("1".into()))),
        ("id", text("made")),
        ("edition", text("1")),
        ("published", text("2026-01-01")),
        ("status", text("private")),
        ("languages", Node::list([text("en")])),
        ("title", words("Made by rule")),
        ("buyer", words("Nobody")),
        ("summary", words("For measuring.")),
        ("sources", json(r#"[{"id":"tender","title":{"en":"Tender"}}]"#)),
        ("full_time_hours", json(&constant(FULL_TIME.into()))),
        (
            "parameters",
            json(
                r#"[{"id":"weighting","kind":"marks","title":{"en":"Marks"}},
                    {"id":"split","kind":"percent","title":{"en":"Share"}}]"#,
            ),
        ),
        ("themes", Node::list(themes)),
        ("sections", Node::list(sections)),
        (
            "scales",
            json(
                r#"[{"id":"scale","origin":"judgement","grades":[{"id":"good","title":{"en":"Good"},"score":"4"},
                    {"id":"some","title":{"en":"Some"},"score":"3"}]}]"#,
            ),
        ),
        ("criteria", Node::list(criteria)),
        ("rules", Node::list(rules_of(count))),
    ]);
    minified(&root)
}

/// The number of the first measure of a theme.
fn first_of(theme: usize, count: usize) -> usize {
    (0..theme).map(|before| (count + THEMES - 1 - before) / THEMES).sum()
}

/// The theme of a measure.
#[must_use]
pub fn theme(at: usize, count: usize) -> usize {
    (0..THEMES).rev().find(|theme| first_of(*theme, count) <= at).unwrap_or(0)
}

fn measure(at: usize) -> Node {
    let (kind, _) = KINDS[at % KINDS.len()];
    let mut members = vec![
        ("id", text(&id(at))),
        ("title", words("Measure")),
        ("counts", words("What happens because of this contract.")),
        ("unit", object([("kind", text(kind))])),
        ("evidence", Node::list([])),
    ];
    if is_record(at) {
        members.push(("record_only", words("There is no value for it.")));
    } else {
        members.push(("section", text(["offer", "local"][section(at)])));
        members.push(("value", json(&value(at))));
    }
    object(members)
}

/// A value of so many pence more in each measure; one kind in ten is converted, one follows the year.
fn value(at: usize) -> String {
    let pence = (at * 37) % 1_000;
    let pounds = |pounds: usize| format!("{}.{:02}", pounds + pence / 100, pence % 100);
    match at % KINDS.len() {
        0 => {
            let conversion = r#"{"value":"0.25","origin":"judgement"}"#;
            format!(r#"{{"amount":"{}","source":"tender","conversion":{conversion}}}"#, pounds(39_039))
        }
        1 => format!(r#"{{"amount":"{}","source":"tender"}}"#, pounds(482)),
        2 => r#"{"amount":"1","source":"tender"}"#.into(),
        4 => format!(
            r#"{{"by_year":[{{"year":2025,"amount":"{}"}},{{"year":2030,"amount":"290"}}],"source":"tender"}}"#,
            pounds(260)
        ),
        _ => format!(r#"{{"amount":"{}","source":"tender"}}"#, pounds(12)),
    }
}

fn rules_of(count: usize) -> Vec<Node> {
    let mut all: Vec<Node> = rules(count)
        .into_iter()
        .map(|(id_of, kind, measures, effect)| {
            let mut members = vec![
                ("id", text(id_of)),
                ("kind", text(kind)),
                ("effect", text(effect)),
                ("title", words("Rule")),
                ("origin", text("judgement")),
                ("measures", Node::list(measures.into_iter().map(|at| text(&id(at))))),
            ];
            match kind {
                "exclusive" => members.push(("when", text("same_as"))),
                "person_cap" => members.push(("max", json(&constant(PERSON_CAP.into())))),
                "item_cap" => members.push(("max", json(&constant(ITEM_CAP.into())))),
                _ => {}
            }
            object(members)
        })
        .collect();
    all.push(object([
        ("id", text("most")),
        ("kind", text("section_cap")),
        ("effect", text("cut")),
        ("title", words("Rule")),
        ("origin", text("judgement")),
        ("section", text("local")),
        ("max", json(&constant(section_cap(count)))),
    ]));
    all
}

/// What is typed under a measure, in the order of the unit's inputs.
#[must_use]
pub fn typed(at: usize) -> Vec<String> {
    let some = |most: usize| 1 + (at * 7) % most;
    match at % KINDS.len() {
        // Every other job is longer than its first year.
        0 => vec![some(5).to_string(), "28".into(), if (at / 10).is_multiple_of(2) { "12" } else { "36" }.into()],
        1 => vec![some(60).to_string()],
        2 => vec![format!("£{},{:03}", some(9), (at * 13) % 1_000)],
        3 => vec![format!("{}.5", some(400))],
        4 => vec![format!("{}.25", some(90))],
        5 => vec![some(4).to_string(), (10 + some(30)).to_string(), "4".into()],
        6 => vec![some(8).to_string(), some(30).to_string()],
        8 => vec![some(6).to_string(), some(40).to_string()],
        _ => vec![some(50).to_string()],
    }
}

/// People, hours, months and pounds of a job, for the bare arithmetic.
#[must_use]
pub fn job(at: usize) -> [String; 4] {
    let months = if at.is_multiple_of(3) { "36" } else { "7" };
    [
        (1 + at % 5).to_string(),
        format!("{}.5", 16 + at % 18),
        months.into(),
        format!("{}.{:02}", 9_000 + at % 900, at % 100),
    ]
}

/// The pledge that a pledge names as about the same people or hours.
#[must_use]
pub fn same_as(at: usize) -> Option<usize> {
    match at {
        6 => Some(3),
        10 | 30 => Some(at - 10),
        _ => None,
    }
}

/// The offer: one pledge on each measure.
#[must_use]
pub fn bid(count: usize) -> Bid {
    let pledge = |at: usize| {
        let inputs = KINDS[at % KINDS.len()].1.iter().map(|key| (*key).to_owned()).zip(typed(at));
        let pledge = Pledge {
            id: format!("p{at}"),
            measure: id(at),
            inputs: inputs.collect(),
            same_as: same_as(at).map(|other| format!("p{other}")).into_iter().collect(),
            ..Pledge::default()
        };
        pledge.into()
    };
    let grades: Map<String> =
        (0..6).map(|at| (format!("q{at}"), if at < 3 { "good" } else { "some" }.into())).collect();
    Bid { id: "b1".into(), name: "A bid".into(), pledges: (0..count).map(pledge).collect(), grades, ..Bid::default() }
}

/// The contract, the tender and the best offer expected.
#[must_use]
pub fn case(framework: Rc<Framework>) -> Case {
    let count = framework.measures.len();
    let contract = Contract {
        value: format!("{}", count * 100_000),
        vat: "excluded".into(),
        start: "2027-04-01".into(),
        months: MONTHS.to_string(),
        ..Contract::default()
    };
    let tender = [("weighting", "20"), ("split", "50")].map(|(id, text)| (id.to_owned(), text.to_owned())).into();
    let assumptions = [("offer".to_owned(), Assumption { best_rival: best_rival(count).to_string() })].into();
    Case { framework, contract, tender, confirmed: Vec::new(), assumptions }
}

/// The best offer that is expected, pounds.
#[must_use]
pub fn best_rival(count: usize) -> u64 {
    count as u64 * 20_000
}

fn id(at: usize) -> String {
    format!("M{at}")
}

fn constant(value: u64) -> String {
    format!(r#"{{"value":"{value}","origin":"judgement"}}"#)
}

fn text(text: &str) -> Node {
    Node::text(text)
}

fn words(english: &str) -> Node {
    object([("en", text(english))])
}

fn object(members: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::object(members)
}

fn json(text: &str) -> Node {
    pledge_engine::json::parse(text, &pledge_engine::json::Limits::default()).unwrap_or_default()
}
