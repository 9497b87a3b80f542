//! Units that do not say what is counted.

use crate::framework::{FaultKind, Framework, Text, UnitKind};
use crate::json::Node;
use crate::json::walk::Walk;

/// Names that say no more than that something is counted, in both languages.
const EMPTY: [&str; 31] = [
    "#",
    "%",
    "amount",
    "amounts",
    "count",
    "counts",
    "each",
    "item",
    "items",
    "no",
    "number",
    "numbers",
    "per cent",
    "per unit",
    "percent",
    "percentage",
    "product",
    "quantities",
    "quantity",
    "thing",
    "things",
    "total",
    "unit",
    "units",
    "canran",
    "cyfanswm",
    "eitem",
    "eitemau",
    "nifer",
    "uned",
    "unedau",
];

/// One hour is an hour, but "1 × £50" needs a word for what is one: a number, a product or a percentage that is worth
/// something. What is only recorded or only offered is multiplied by nothing.
pub(super) fn units(walk: &mut Walk, framework: &Framework, nodes: &[&Node]) {
    for (measure, node) in framework.measures.iter().zip(nodes) {
        let vague = matches!(measure.unit.kind, UnitKind::Count | UnitKind::Product { .. } | UnitKind::Percent);
        let worth = measure.value.is_some() || measure.points.is_some();
        if vague
            && worth
            && says_nothing(&measure.unit.name)
            && let Some(unit) = node.get("unit")
        {
            walk.fault(unit.place, FaultKind::AmbiguousUnit);
        }
    }
}

/// Whether a name is missing, or only says in one of its languages that something is counted.
fn says_nothing(name: &Text) -> bool {
    let bare = |text: &str| {
        let text = text.to_lowercase();
        let text = text.trim_end_matches(|end: char| end == '.' || end.is_whitespace()).trim_start();
        EMPTY.contains(&text)
    };
    name.en.trim().is_empty() || bare(&name.en) || bare(&name.cy)
}
