//! `pledge check`: frameworks, and the worked examples beside them.

use std::rc::Rc;

use pledge_engine::framework::{Fault, Framework, Severity, read};
use pledge_engine::json::Limits;
use pledge_exchange::{Failure, try_example};
use pledge_words::{Lang, findings};

use crate::args::{Check, Format};
use crate::output::{End, Output, Stop, harmless, json};
use crate::{check_report, files};

/// What was found in one framework.
pub struct Checked {
    /// What it is called in messages.
    pub name: String,
    /// The framework, if it has no fault.
    pub framework: Option<Rc<Framework>>,
    /// Its faults and lints, in file order.
    pub faults: Vec<Fault>,
    /// Its worked examples.
    pub examples: Vec<Example>,
}

/// What came of one worked example.
pub struct Example {
    /// Its file.
    pub name: String,
    /// Why it does not hold; nothing if it does, or if it was not tried.
    pub failure: Option<Failure>,
    /// Whether it was tried: not before its framework has no faults.
    pub tried: bool,
}

/// Checks.
pub fn run(lang: Lang, args: &Check) -> Output {
    let mut output = Output::new();
    let mut all = Vec::new();
    for named in &args.frameworks {
        match check(lang, named, &mut output) {
            Ok(checked) => {
                output.ends(end(&checked, args.strict));
                all.push(checked);
            }
            Err(stop) => unusable(&mut output, &stop),
        }
    }
    output.out = match args.format {
        Format::Text => all.iter().map(|checked| harmless(&check_report::text(lang, checked))).collect(),
        Format::Json => json(&check_report::json(lang, &all)),
    };
    output
}

/// What cannot be read is said, and all else is checked.
fn unusable(output: &mut Output, stop: &Stop) {
    output.tell(&stop.text);
    output.ends(stop.end);
}

fn check(lang: Lang, named: &str, output: &mut Output) -> Result<Checked, Stop> {
    let source = files::find_framework(lang, named, true)?;
    let reading = read(&source.text, &Limits::default());
    let framework = reading.framework.map(Rc::new);
    let mut examples = Vec::new();
    for (name, text) in source.examples {
        match text {
            Ok(text) => {
                let failure = framework.as_ref().and_then(|framework| failure(lang, framework, &text));
                examples.push(Example { name, failure, tried: framework.is_some() });
            }
            Err(stop) => unusable(output, &stop),
        }
    }
    Ok(Checked { name: source.name, framework, faults: reading.faults, examples })
}

fn failure(lang: Lang, framework: &Rc<Framework>, text: &str) -> Option<Failure> {
    try_example(framework, text, &|case, finding, bid| findings::sentence(lang, finding, case, bid)).err()
}

fn end(checked: &Checked, strict: bool) -> End {
    let is_fault = |fault: &Fault| fault.kind.severity() == Severity::Fault;
    let fails = checked.examples.iter().any(|example| example.failure.is_some());
    if fails || checked.faults.iter().any(|fault| strict || is_fault(fault)) { End::Faults } else { End::Fine }
}
