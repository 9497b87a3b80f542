//! Parts of the score, what each counts, and which method makes marks of it.

use super::Context;
use super::methods::{basis, method};
use super::stated::stated;
use super::tender::{choice_ids, known_choice, parameter_of};
use crate::framework::{Counts, FaultKind, Framework, Method, Section, SectionMarks, SectionMethod, Stated};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let Some(node) = c.get("sections") else {
        x.lost = true;
        return;
    };
    let items = c.walk.list(node);
    if items.is_empty() {
        x.lost = true;
        if matches!(node.value, Value::List(_)) {
            c.walk.fault(node.place, FaultKind::Empty);
        }
    }
    x.sections.fill(c.walk, items.iter());
    for (index, node) in items.iter().enumerate() {
        let lost = core::mem::take(&mut x.lost);
        framework.sections.push(section(c.walk, x, node));
        if x.lost {
            x.unclear.push(index);
        }
        x.lost |= lost;
    }
}

fn section<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Section {
    let mut section = Section {
        id: String::new(),
        title: Default::default(),
        summary: Default::default(),
        marks: SectionMarks::Stated(Stated::Parameter(0)),
        counts: Counts::Money,
        method: SectionMethod::Always(Method::Unknown),
    };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return section;
    };
    c.require(&["id", "title", "marks", "method"]);
    section.id = c.id("id").unwrap_or_default().to_owned();
    section.title = x.text(&mut c, "title");
    section.summary = x.text(&mut c, "summary");
    match c.get("marks") {
        Some(node) => section.marks = marks(c.walk, x, node),
        None => x.lost = true,
    }
    let counts = counts(&mut c);
    x.lost |= counts.is_none();
    section.counts = counts.unwrap_or_default();
    match c.get("method") {
        Some(node) => section.method = section_method(c.walk, x, node, counts),
        None => x.lost = true,
    }
    c.finish();
    section
}

/// What the section counts; none where that cannot be read.
fn counts(c: &mut Cursor<'_, '_>) -> Option<Counts> {
    if !c.has("counts") {
        return Some(Counts::Money);
    }
    match c.word("counts", &["money", "points", "ratio"]) {
        Some(0) => Some(Counts::Money),
        Some(1) => Some(Counts::Points),
        Some(_) => {
            c.require(&["ratio_to"]);
            let mut c = c.object("ratio_to")?;
            let basis = basis(&mut c);
            c.finish();
            Some(Counts::Ratio(basis))
        }
        None => {
            c.allow(&["ratio_to"]);
            None
        }
    }
}

fn marks<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> SectionMarks {
    let refers = |key| node.given(key).is_some();
    if !refers("weighting") && !refers("share") {
        return SectionMarks::Stated(stated(walk, x, node, "marks"));
    }
    let Some(mut c) = walk.object(node) else {
        return SectionMarks::Stated(Stated::Parameter(0));
    };
    c.require(&["weighting", "share"]);
    let rest = c.get("rest").and_then(|node| c.walk.flag(node));
    let marks = SectionMarks::Share {
        weighting: parameter_of(&mut c, x, "weighting", "marks"),
        share: parameter_of(&mut c, x, "share", "percent"),
        rest: rest.unwrap_or(false),
    };
    c.finish();
    marks
}

fn section_method<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, counts: Option<Counts>) -> SectionMethod {
    let chosen = node.given("cases").is_some() || node.given("parameter").is_some();
    if !chosen || node.given("kind").is_some() {
        return SectionMethod::Always(method(walk, x, node, counts));
    }
    let Some(mut c) = walk.object(node) else {
        return SectionMethod::Always(Method::Unknown);
    };
    c.require(&["parameter", "cases"]);
    let parameter = parameter_of(&mut c, x, "parameter", "choice");
    let choices = choice_ids(x, parameter);
    let mut cases = Vec::new();
    if let Some(node) = c.get("cases") {
        let members = c.walk.entries(node);
        for member in members {
            known_choice(c.walk, x, parameter, &choices, member);
            let method = method(c.walk, x, &member.value, counts);
            cases.push((member.key.clone(), method));
        }
        for choice in choices {
            if members.iter().all(|member| member.key != choice) {
                c.walk.fault(node.place, FaultKind::MissingKey { key: choice });
            }
        }
    }
    c.finish();
    SectionMethod::Chosen { parameter, cases }
}
