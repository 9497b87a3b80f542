//! What a check found, for people and for programs.

use pledge_engine::VERSION;
use pledge_engine::framework::{Fault, Severity};
use pledge_engine::json::{Node, Value};
use pledge_exchange::{Departure, Failure};
use pledge_words::{Lang, faults, say};

use crate::check::{Checked, Example};
use crate::faults::{lines, place};

/// The version of the JSON.
const FORMAT: u32 = 1;

/// What was found, for people: each thing with its place, and a count at the end.
pub fn text(lang: Lang, checked: &Checked) -> String {
    let name = checked.name.as_str();
    let mut out = lines(lang, name, &checked.faults);
    for example in &checked.examples {
        out += &example_text(lang, example);
    }
    let count = |severity| checked.faults.iter().filter(|fault| fault.kind.severity() == severity).count() as u64;
    let (found, lints) = (count(Severity::Fault), count(Severity::Lint));
    out.extend([say::terminal_faults(lang, name, found).as_str(), "\n"]);
    if lints > 0 {
        out.extend([say::terminal_lints(lang, name, lints).as_str(), "\n"]);
    }
    let examples = checked.examples.len() as u64;
    let failed = checked.examples.iter().filter(|example| example.failure.is_some()).count() as u64;
    match (examples, found) {
        (0, _) => out.extend([say::terminal_no_examples(lang, name).as_str(), "\n"]),
        (_, 0) => {
            out.extend([say::terminal_examples(lang, name, examples - failed).as_str(), "\n"]);
            if failed > 0 {
                out.extend([say::terminal_examples_failed(lang, name, failed).as_str(), "\n"]);
            }
        }
        _ => out.extend([say::terminal_examples_not_run(lang, name).as_str(), "\n"]),
    }
    out
}

fn example_text(lang: Lang, example: &Example) -> String {
    let name = example.name.as_str();
    match &example.failure {
        None => String::new(),
        Some(Failure::Faults(faults)) => lines(lang, name, faults),
        Some(Failure::OtherFramework { id, edition }) => {
            format!("{name}\n  {}\n", say::terminal_departs_framework(lang, id, edition))
        }
        Some(Failure::Departs(departures)) => {
            let line = |d: &Departure| {
                let what = match &d.found {
                    Some(found) => say::terminal_departs(lang, &d.wanted, found),
                    None => say::terminal_departs_nothing(lang, &d.wanted),
                };
                format!("{}\n  {what}\n", place(name, d.place, &d.pointer))
            };
            departures.iter().map(line).collect()
        }
    }
}

/// What was found in all frameworks, for programs.
pub fn json(lang: Lang, all: &[Checked]) -> Node {
    Node::object([
        ("format", number(FORMAT)),
        ("engine", Node::text(VERSION)),
        ("frameworks", Node::list(all.iter().map(|checked| framework_json(lang, checked)))),
    ])
}

fn framework_json(lang: Lang, checked: &Checked) -> Node {
    let framework = checked.framework.as_ref();
    let text = |text: Option<&str>| text.map(Node::text).unwrap_or_default();
    Node::object([
        ("file", Node::text(checked.name.as_str())),
        ("id", text(framework.map(|f| f.id.as_str()))),
        ("edition", text(framework.map(|f| f.edition.as_str()))),
        ("hash", text(framework.map(|f| f.hash.as_str()))),
        ("status", text(framework.map(|f| f.status.code()))),
        ("faults", faults_json(lang, &checked.faults)),
        ("cases", Node::list(checked.examples.iter().map(|example| example_json(lang, example)))),
    ])
}

fn faults_json(lang: Lang, all: &[Fault]) -> Node {
    Node::list(all.iter().map(|fault| {
        let severity = match fault.kind.severity() {
            Severity::Fault => "fault",
            Severity::Lint => "lint",
        };
        Node::object([
            ("code", Node::text(fault.kind.code())),
            ("severity", Node::text(severity)),
            ("pointer", Node::text(fault.pointer.as_str())),
            ("line", number(fault.place.line)),
            ("column", number(fault.place.column)),
            ("message", Node::text(faults::sentence(lang, fault))),
            ("fix", Node::text(faults::fix(lang, fault))),
        ])
    }))
}

fn example_json(lang: Lang, example: &Example) -> Node {
    let (mut faults, mut differences, mut message) = (Node::list([]), Node::list([]), Node::default());
    match &example.failure {
        None => {}
        Some(Failure::Faults(found)) => faults = faults_json(lang, found),
        Some(Failure::OtherFramework { id, edition }) => {
            message = Node::text(say::terminal_departs_framework(lang, id, edition));
        }
        Some(Failure::Departs(departures)) => differences = Node::list(departures.iter().map(difference)),
    }
    let result = match (&example.failure, example.tried) {
        (_, false) => "not_tried",
        (None, true) => "agrees",
        (Some(_), true) => "fails",
    };
    Node::object([
        ("file", Node::text(example.name.as_str())),
        ("result", Node::text(result)),
        ("message", message),
        ("faults", faults),
        ("differences", differences),
    ])
}

/// Wanted and found are JSON in a string, because either may be any part of the results.
fn difference(departure: &Departure) -> Node {
    Node::object([
        ("pointer", Node::text(departure.pointer.as_str())),
        ("line", number(departure.place.line)),
        ("column", number(departure.place.column)),
        ("wanted", Node::text(departure.wanted.as_str())),
        ("found", departure.found.as_deref().map(Node::text).unwrap_or_default()),
    ])
}

fn number(number: u32) -> Node {
    Node::new(Value::Number(number.to_string()))
}
