//! Themes, outcomes and measures.

use super::unit::unit;
use super::value::{constant_at, positive, unit_value};
use super::{Context, RESERVED_OF_MEASURES};
use crate::framework::{FaultKind, Framework, Index, Measure, Outcome, Section, Text, Theme, Unit, UnitKind, check};
use crate::json::Node;
use crate::json::walk::{Cursor, Walk};

/// A measure that is still to be read: theme, outcome and node.
type Found<'n> = (usize, usize, &'n Node);

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("themes");
    x.themes.fill(c.walk, items.iter());
    let mut found = Vec::new();
    for (index, node) in items.iter().enumerate() {
        framework.themes.push(theme(c.walk, x, node, index, &mut found));
    }
    let limit = c.walk.limits().measures;
    if let Some((_, _, first_too_many)) = found.get(limit) {
        c.walk.fault(first_too_many.place, FaultKind::TooManyMeasures { limit });
        found.truncate(limit);
        x.lost = true;
    }
    x.measures.fill(c.walk, found.iter().map(|found| found.2));
    for found in found {
        let measure = measure(c.walk, x, found, &framework.sections, &framework.indexes);
        framework.measures.push(measure);
    }
}

fn theme<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, index: usize, found: &mut Vec<Found<'n>>) -> Theme {
    let mut theme = Theme { id: String::new(), title: Text::default(), summary: Text::default(), outcomes: Vec::new() };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return theme;
    };
    c.require(&["id", "title", "outcomes"]);
    theme.id = c.id("id").unwrap_or_default().to_owned();
    theme.title = x.text(&mut c, "title");
    theme.summary = x.text(&mut c, "summary");
    let items = c.list("outcomes");
    super::tender::unique(c.walk, items);
    for node in items {
        let Some(mut c) = c.walk.object(node) else {
            x.lost = true;
            continue;
        };
        c.require(&["id", "title", "measures"]);
        let outcome = theme.outcomes.len();
        theme.outcomes.push(Outcome { id: c.id("id").unwrap_or_default().to_owned(), title: x.text(&mut c, "title") });
        let measures = c.measures("measures").iter();
        found.extend(measures.map(|node| (index, outcome, node)));
        c.finish();
    }
    c.finish();
    theme
}

fn measure<'n>(
    walk: &mut Walk,
    x: &mut Context<'n>,
    found: Found<'n>,
    sections: &[Section],
    indexes: &[Index],
) -> Measure {
    let (theme, outcome, node) = found;
    let mut measure = Measure {
        id: String::new(),
        theme,
        outcome,
        title: Text::default(),
        counts: Text::default(),
        unit: Unit { kind: UnitKind::Count, name: Text::default(), per_year: false, whole: false },
        section: None,
        value: None,
        points: None,
        record_only: None,
        evidence: Vec::new(),
        clause: String::new(),
        step: None,
        concept: String::new(),
    };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return measure;
    };
    c.require(&["id", "title", "counts", "unit", "evidence"]);
    c.allow(&RESERVED_OF_MEASURES);
    measure.id = c.id("id").unwrap_or_default().to_owned();
    measure.title = x.text(&mut c, "title");
    measure.counts = x.text(&mut c, "counts");
    if let Some(node) = c.get("unit") {
        measure.unit = unit(c.walk, x, node);
    }
    if c.has("section") {
        measure.section = x.find(&mut c, "section", |x| &mut x.sections);
    }
    if let Some(node) = c.get("value") {
        measure.value = unit_value(c.walk, x, indexes, node);
    }
    measure.points = constant_at(&mut c, x, "points");
    if c.has("record_only") {
        measure.record_only = Some(x.text(&mut c, "record_only"));
    }
    measure.evidence = x.texts(&mut c, "evidence");
    measure.clause = c.string("clause");
    measure.step = positive(&mut c, "step");
    measure.concept = c.string("concept");
    check::measure(&mut c, x, &measure, sections);
    c.finish();
    measure
}
