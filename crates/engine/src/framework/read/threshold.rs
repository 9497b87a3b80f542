//! Named conditions on the contract: bounds on its values, dates of the notice, kinds of buyer and deal, nations, lots.

use super::Context;
use super::contract::contract_clause;
use super::only_if::filled;
use super::value::{origin, positive};
use crate::framework::{
    Basis, Bound, Buyer, Deal, FaultKind, Nation, Origin, Period, Text, Threshold, ValueOf, ValueRange, Vat,
};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value, order};

/// The parts of a threshold, of which at least one must be given.
const PARTS: [&str; 6] = ["value", "notice", "buyer", "nation", "kind", "lot"];

pub(super) fn thresholds<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<Threshold> {
    let items = c.list("thresholds");
    x.thresholds.fill(c.walk, items.iter());
    let mut thresholds = Vec::new();
    for node in items {
        let threshold = threshold(c.walk, x, node);
        let on_price = threshold.value.as_ref().is_some_and(|value| value.of.of == ValueOf::Price);
        x.on_price.push(on_price);
        thresholds.push(threshold);
    }
    thresholds
}

fn threshold<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Threshold {
    let mut threshold = Threshold {
        id: String::new(),
        title: Text::default(),
        value: None,
        notice: Period::default(),
        buyers: Vec::new(),
        nations: Vec::new(),
        kinds: Vec::new(),
        lots: Vec::new(),
        origin: Origin::Buyer,
        clause: String::new(),
    };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return threshold;
    };
    c.require(&["id", "title"]);
    threshold.id = c.id("id").unwrap_or_default().to_owned();
    threshold.title = x.text(&mut c, "title");
    threshold.origin = origin(&mut c, x);
    threshold.clause = c.string("clause");
    contract_clause(&mut c, x);
    if PARTS.iter().all(|part| !c.has(part)) {
        c.fault(FaultKind::ThresholdSaysNothing);
    }
    threshold.value = c.get("value").and_then(|node| range(c.walk, node));
    threshold.notice = period(&mut c, "notice");
    let buyers = words(&mut c, "buyer", &Buyer::ALL.map(Buyer::code));
    threshold.buyers = buyers.into_iter().map(|at| Buyer::ALL[at]).collect();
    let nations = words(&mut c, "nation", &Nation::ALL.map(Nation::code));
    threshold.nations = nations.into_iter().map(|at| Nation::ALL[at]).collect();
    let kinds = words(&mut c, "kind", &Deal::ALL.map(Deal::code));
    threshold.kinds = kinds.into_iter().map(|at| Deal::ALL[at]).collect();
    threshold.lots = names(&mut c, "lot");
    c.finish();
    threshold
}

/// From a day on, before another, or both.
pub(super) fn period<'n>(c: &mut Cursor<'_, 'n>, key: &'static str) -> Period {
    let mut period = Period::default();
    let Some(mut c) = c.object(key) else {
        return period;
    };
    if !c.has("from") && !c.has("before") {
        c.fault(FaultKind::PeriodOutOfOrder);
    }
    let mut date = |key| c.get(key).and_then(|node| c.walk.date(node)).unwrap_or_default().to_owned();
    period.from = date("from");
    period.before = date("before");
    // Dates of that form stand in the order of their letters.
    if !period.before.is_empty() && period.from >= period.before {
        c.fault(FaultKind::PeriodOutOfOrder);
    }
    c.finish();
    period
}

/// Which of the contract's values: `of` and `vat`.
pub(super) fn basis(c: &mut Cursor<'_, '_>) -> Option<Basis> {
    c.require(&["of", "vat"]);
    let of = c.word("of", &ValueOf::ALL.map(ValueOf::code));
    let vat = c.word("vat", &Vat::ALL.map(Vat::code));
    Some(Basis { of: ValueOf::ALL[of?], vat: Vat::ALL[vat?] })
}

fn range(walk: &mut Walk, node: &Node) -> Option<ValueRange> {
    let mut c = walk.object(node)?;
    let of = basis(&mut c);
    let low = bound(&mut c, "at_least", "more_than");
    let high = bound(&mut c, "at_most", "less_than");
    if !["at_least", "more_than", "at_most", "less_than"].iter().any(|key| c.has(key)) {
        c.require(&["at_least"]);
    }
    if let (Some(low), Some(high)) = (low, high)
        && (low.at > high.at || low.at == high.at && (low.strict || high.strict))
    {
        c.fault(FaultKind::BoundsOutOfOrder);
    }
    c.finish();
    Some(ValueRange { of: of?, low, high })
}

/// The bound under one of two keys, pounds above zero. The other key is not asked for, so that both together are a
/// fault.
fn bound(c: &mut Cursor<'_, '_>, open: &'static str, strict: &'static str) -> Option<Bound> {
    let is_strict = c.has(strict) && !c.has(open);
    let key = if is_strict { strict } else { open };
    positive(c, key).map(|at| Bound { at, strict: is_strict })
}

/// The words of the list under a key, each once: their indices.
fn words(c: &mut Cursor<'_, '_>, key: &'static str, allowed: &[&'static str]) -> Vec<usize> {
    let Some(node) = c.get(key) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in filled(c.walk, node) {
        let Some(at) = c.walk.word(item, allowed) else {
            continue;
        };
        if found.contains(&at) {
            twice(c.walk, item);
        } else {
            found.push(at);
        }
    }
    found
}

/// The names in the list under a key, each once and none of them empty.
pub(super) fn names(c: &mut Cursor<'_, '_>, key: &'static str) -> Vec<String> {
    let Some(node) = c.get(key) else {
        return Vec::new();
    };
    let mut found: Vec<(String, &Node)> = Vec::new();
    for item in filled(c.walk, node) {
        let Some(name) = c.walk.text(item) else {
            continue;
        };
        let name = name.trim();
        if name.is_empty() {
            c.walk.fault(item.place, FaultKind::Empty);
        } else {
            found.push((c.walk.own(name), item));
        }
    }
    // There may be many, so they are not compared each with each.
    let sorted = order(found.len(), &|a, b| found[a].0 > found[b].0);
    for pair in sorted.windows(2) {
        if let [first, second] = *pair
            && found[first].0 == found[second].0
        {
            twice(c.walk, found[second].1);
        }
    }
    found.into_iter().map(|(name, _)| name).collect()
}

fn twice(walk: &mut Walk, node: &Node) {
    if let Value::Text(id) = &node.value {
        walk.fault(node.place, FaultKind::DuplicateId { id: id.clone() });
    }
}
