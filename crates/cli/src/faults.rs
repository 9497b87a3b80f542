//! Faults of files, in lines: where, what and what to do.

use pledge_engine::framework::{Fault, Severity};
use pledge_engine::json::Place;
use pledge_words::{Lang, faults, say};

use crate::table::one_line;

/// A place in a file, as editors and terminals know it: `file:line:column`, then the pointer.
pub fn place(file: &str, place: Place, pointer: &str) -> String {
    let Place { line, column } = place;
    format!("{file}:{line}:{column} {pointer}").trim_end().to_owned()
}

/// All faults, three lines each.
pub fn lines(lang: Lang, file: &str, all: &[Fault]) -> String {
    let mut out = String::new();
    for fault in all {
        let severity = match fault.kind.severity() {
            Severity::Fault => say::terminal_fault(lang),
            Severity::Lint => say::terminal_lint(lang),
        };
        let what = say::terminal_fault_line(lang, severity, fault.kind.code(), &faults::sentence(lang, fault));
        let fix = say::terminal_fix(lang, &faults::fix(lang, fault));
        let [place, what, fix] = [place(file, fault.place, &fault.pointer), what, fix].map(|text| one_line(&text));
        out += &format!("{place}\n  {what}\n  {fix}\n");
    }
    out
}
