//! Units: what a measure counts, and what that is made of.

use super::Context;
use super::value::{constant_at, stand_in};
use crate::framework::{FaultKind, InputKind, ProductInput, Text, Unit, UnitKind};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

/// The most inputs that a product has.
const MOST_INPUTS: usize = 3;

pub(super) fn unit<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Unit {
    let mut unit = Unit { kind: UnitKind::Count, name: Text::default(), per_year: false, whole: false };
    let Some(mut c) = walk.object(node) else {
        return unit;
    };
    c.require(&["kind"]);
    unit.name = x.text(&mut c, "name");
    let kinds = [
        UnitKind::Count,
        UnitKind::FteYears,
        UnitKind::TrainingWeeks,
        UnitKind::PersonWeeks,
        UnitKind::Weeks,
        UnitKind::Hours,
        UnitKind::HoursAttendees,
        UnitKind::Money,
        UnitKind::Tonnes,
        UnitKind::Tco2e,
        UnitKind::Miles,
        UnitKind::Points,
        UnitKind::Percent,
        UnitKind::Text,
        UnitKind::YesNo,
        UnitKind::MoneyInvested { rate: stand_in() },
        UnitKind::Product { inputs: Vec::new() },
    ];
    let words: Vec<&'static str> = kinds.iter().map(UnitKind::code).collect();
    if let Some(node) = c.get("kind") {
        match c.walk.word(node, &words) {
            Some(at) => unit.kind = kinds.into_iter().nth(at).unwrap_or(UnitKind::Count),
            None => {
                c.allow(&["rate", "inputs"]);
                x.lost = true;
            }
        }
    }
    match &mut unit.kind {
        UnitKind::MoneyInvested { rate } => {
            c.require(&["rate"]);
            if let Some(read) = constant_at(&mut c, x, "rate") {
                *rate = read;
            }
        }
        UnitKind::Product { inputs } => {
            c.require(&["inputs"]);
            *inputs = product(&mut c, x);
        }
        _ => {}
    }
    unit.per_year = flag(&mut c, "per_year");
    unit.whole = flag(&mut c, "whole");
    // A job has its months, a percentage is one of a whole, and an answer has no number: none of them grows by the year.
    if unit.per_year
        && matches!(unit.kind, UnitKind::FteYears | UnitKind::Percent | UnitKind::Text | UnitKind::YesNo)
        && let Some(node) = c.get("per_year")
    {
        c.walk.fault(node.place, FaultKind::NotPerYear);
    }
    c.finish();
    unit
}

/// Whether the flag under a key is set; a missing one is not.
fn flag<'n>(c: &mut Cursor<'_, 'n>, key: &'n str) -> bool {
    c.get(key).and_then(|node| c.walk.flag(node)).unwrap_or(false)
}

/// What is multiplied: one to three inputs.
fn product<'n>(c: &mut Cursor<'_, 'n>, x: &Context<'n>) -> Vec<ProductInput> {
    let mut inputs = Vec::new();
    let Some(list) = c.get("inputs") else {
        return inputs;
    };
    let items = c.walk.list(list);
    if items.is_empty() && matches!(list.value, Value::List(_)) {
        c.walk.fault(list.place, FaultKind::Empty);
    }
    for (at, node) in items.iter().enumerate() {
        if at == MOST_INPUTS {
            // One fault is enough, at the first that is too many.
            c.walk.fault(node.place, FaultKind::UnknownKey { key: at.to_string(), nearest: None });
            break;
        }
        let Some(mut c) = c.walk.object(node) else {
            continue;
        };
        c.require(&["title", "kind"]);
        let title = x.text(&mut c, "title");
        let kind = match c.word("kind", &["number", "count", "money", "percent"]) {
            Some(1) => InputKind::Count,
            Some(2) => InputKind::Money,
            Some(3) => InputKind::Percent,
            _ => InputKind::Number,
        };
        c.finish();
        inputs.push(ProductInput { title, kind });
    }
    inputs
}
