//! Parts of the score, and how each becomes marks.

use super::Context;
use super::stated::stated;
use super::tender::{choices_of, parameter_of};
use super::value::stand_in;
use crate::framework::{
    Counts, FaultKind, Framework, Method, ParameterKind, Section, SectionMarks, SectionMethod, Stated, TargetBasis,
};
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
    for node in items {
        framework.sections.push(section(c.walk, x, node));
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
    match c.get("method") {
        Some(node) => section.method = section_method(c.walk, x, node),
        None => x.lost = true,
    }
    c.finish();
    section
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

fn section_method<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> SectionMethod {
    let chosen = node.given("cases").is_some() || node.given("parameter").is_some();
    if !chosen || node.given("kind").is_some() {
        return SectionMethod::Always(method(walk, x, node));
    }
    let Some(mut c) = walk.object(node) else {
        return SectionMethod::Always(Method::Unknown);
    };
    c.require(&["parameter", "cases"]);
    let parameter = parameter_of(&mut c, x, "parameter", "choice");
    let choices = match x.asked.get(parameter).map(|p| &p.kind) {
        Some(ParameterKind::Choice(choices)) => choices.iter().map(|c| c.id.clone()).collect(),
        _ => Vec::new(),
    };
    let mut cases = Vec::new();
    if let Some(node) = c.get("cases") {
        let members = c.walk.entries(node);
        for member in members {
            // Where the choices could not be read, any name may be right.
            if !choices.is_empty() && !choices.contains(&member.key) {
                let (what, id) = (choices_of(x, parameter), member.key.clone());
                c.walk.fault(member.place, FaultKind::UnknownReference { what, id });
            }
            let method = method(c.walk, x, &member.value);
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

fn method<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Method {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return Method::Unknown;
    };
    c.require(&["kind"]);
    let method = match c.word("kind", &["relative", "target", "graded", "unknown"]) {
        Some(0) => Method::Relative,
        Some(1) => target(&mut c, x),
        Some(2) => Method::Graded { pass: None },
        Some(_) => Method::Unknown,
        None => {
            // Of an unknown kind, nothing is known to be superfluous or unused.
            c.allow(&["target", "per"]);
            x.lost = true;
            Method::Unknown
        }
    };
    c.finish();
    method
}

fn target<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Method {
    c.require(&["target", "per"]);
    let basis = match c.word("per", &["total", "pound", "pound_year"]) {
        Some(1) => TargetBasis::PerPound,
        Some(2) => TargetBasis::PerPoundYear,
        _ => TargetBasis::Total,
    };
    let expected = match basis {
        TargetBasis::Total => "money",
        _ => "ratio",
    };
    let Some(node) = c.get("target") else {
        let target = Stated::Fixed(stand_in());
        return Method::Target { target, basis };
    };
    let target = stated(c.walk, x, node, expected);
    Method::Target { target, basis }
}
