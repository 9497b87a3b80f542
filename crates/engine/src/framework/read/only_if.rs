//! Conditions on the contract, and tables of figures that rest on them.

use super::Context;
use super::value::{constant, stand_in};
use crate::framework::{FaultKind, Row};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

/// The thresholds that all must hold, under the key `only_if`; none where it is missing. They must be read before.
pub(super) fn only_if<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<usize> {
    named(c, x, true)
}

/// The same; `of_bid` is whether they may rest on the bid's own price.
fn named<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, of_bid: bool) -> Vec<usize> {
    let Some(node) = c.get("only_if") else {
        return Vec::new();
    };
    let mut thresholds = Vec::new();
    for item in filled(c.walk, node) {
        let Some(at) = x.find_threshold(c.walk, item) else {
            continue;
        };
        if thresholds.contains(&at) {
            let id = item.as_text().unwrap_or_default().to_owned();
            c.walk.fault(item.place, FaultKind::DuplicateId { id });
            continue;
        }
        if !of_bid && x.on_price.get(at) == Some(&true) {
            c.walk.fault(item.place, FaultKind::RestsOnPrice);
        }
        thresholds.push(at);
    }
    thresholds
}

/// A list that says something, or else the fault that it is empty.
pub(super) fn filled<'n>(walk: &mut Walk, node: &'n Node) -> &'n [Node] {
    let items = walk.list(node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        walk.fault(node.place, FaultKind::Empty);
    }
    items
}

/// A table by the contract's facts. What the tender sets is the same for all bids, so no row may rest on a price.
pub(super) fn rows<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Vec<Row> {
    // Enough of them that are looked at for every row after: no table of ours is as long.
    const MOST: usize = 100;
    let mut rows = Vec::new();
    // What rows before ask for: where all of one is asked for again, and perhaps more, that one holds first.
    let mut before: Vec<Vec<usize>> = Vec::new();
    for item in filled(walk, node) {
        let Some(mut c) = walk.object(item) else {
            x.lost = true;
            continue;
        };
        c.require(&["value"]);
        let only_if = named(&mut c, x, false);
        if before.iter().any(|asked| asked.iter().all(|at| only_if.contains(at))) {
            c.fault(FaultKind::NeverHolds);
        }
        // Of a list that could not be read nobody knows what it asks for.
        let known = match c.get("only_if").map(|node| &node.value) {
            Some(Value::List(items)) => !items.is_empty() && items.len() == only_if.len(),
            asked => asked.is_none(),
        };
        if known && before.len() < MOST {
            before.push(only_if.clone());
        }
        let value = c.get("value").map(|node| constant(c.walk, x, node));
        rows.push(Row { only_if, value: value.unwrap_or_else(stand_in) });
        c.finish();
    }
    rows
}
