//! Figures: who decided them, and £ per unit.

use super::Context;
use super::indexes::uprating;
use crate::Decimal;
use crate::framework::{
    Additionality, Amount, Confidence, Constant, FaultKind, Index, Origin, Status, Text, UnitValue, check,
};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

/// A stand-in for a figure that could not be read.
pub(super) fn stand_in() -> Constant {
    Constant { value: Decimal::ONE, origin: Origin::Buyer, note: Text::default() }
}

/// The constant under a key, if there is one.
pub(super) fn constant_at<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, key: &'static str) -> Option<Constant> {
    let node = c.get(key)?;
    Some(constant(c.walk, x, node))
}

/// A figure above zero, with who decided it.
pub(super) fn constant<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Constant {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return stand_in();
    };
    c.require(&["value"]);
    let constant = Constant {
        value: positive(&mut c, "value").unwrap_or(Decimal::ONE),
        origin: origin(&mut c, x),
        note: x.text(&mut c, "note"),
    };
    c.finish();
    constant
}

/// The decimal under a key, which must be above zero.
pub(super) fn positive(c: &mut Cursor<'_, '_>, key: &'static str) -> Option<Decimal> {
    let node = c.get(key)?;
    let value = c.walk.decimal(node)?;
    if value <= Decimal::ZERO {
        c.walk.fault(node.place, FaultKind::NotPositive);
    }
    Some(value)
}

/// Who decided the figures of the object: its key `origin`.
pub(super) fn origin<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Origin {
    let Some(node) = c.get("origin") else {
        c.fault(FaultKind::NoOrigin { missing: "origin" });
        x.lost = true;
        return Origin::Buyer;
    };
    if matches!(node.value, Value::Object(_)) {
        return match c.walk.object(node) {
            Some(mut c) => {
                let source = source(&mut c, x);
                let place = c.string("place");
                c.finish();
                Origin::Source { source, place }
            }
            None => Origin::Buyer,
        };
    }
    match c.walk.word(node, &["buyer", "judgement", "illustrative"]) {
        Some(1) => Origin::Judgement,
        Some(2) => {
            if x.status.is_some_and(|status| status != Status::Illustrative) {
                c.walk.fault(node.place, FaultKind::IllustrativeOrigin);
            }
            Origin::Illustrative
        }
        _ => Origin::Buyer,
    }
}

pub(super) fn source<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> usize {
    if !c.has("source") {
        c.fault(FaultKind::NoOrigin { missing: "source" });
    }
    x.find(c, "source", |x| &mut x.sources).unwrap_or(0)
}

/// £ per unit, with all that must be said beside it.
pub(super) fn unit_value<'n>(
    walk: &mut Walk,
    x: &mut Context<'n>,
    indexes: &[Index],
    node: &'n Node,
) -> Option<UnitValue> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    let mut readable = true;
    let amount = if let Some(series) = c.get("by_year") {
        by_year(c.walk, series)
    } else if let Some(places) = c.get("by_place") {
        let amount = by_place(c.walk, x, places);
        readable = amount.is_some();
        amount.unwrap_or(Amount::Fixed(Decimal::ONE))
    } else {
        c.require(&["amount"]);
        let amount = positive(&mut c, "amount");
        readable = amount.is_some();
        Amount::Fixed(amount.unwrap_or(Decimal::ONE))
    };
    let range = if c.has("low") || c.has("high") {
        c.require(&["low", "high"]);
        let (low, high) = (c.decimal("low"), c.decimal("high"));
        low.zip(high)
    } else {
        None
    };
    let price_year = x.stated(&mut c, "price_year");
    let value = UnitValue {
        amount,
        range,
        source: source(&mut c, x),
        place: x.stated(&mut c, "place"),
        conversion: constant_at(&mut c, x, "conversion"),
        uprating: c.get("uprate").and_then(|node| uprating(c.walk, x, indexes, &price_year, node)),
        price_year,
        additionality: c.get("additionality").and_then(|node| additionality(c.walk, x, node)),
        confidence: c.word("confidence", &["high", "medium", "low"]).map(|at| match at {
            0 => Confidence::High,
            1 => Confidence::Medium,
            _ => Confidence::Low,
        }),
        note: x.text(&mut c, "note"),
    };
    if readable {
        check::range(&mut c, &value);
    }
    c.finish();
    Some(value)
}

/// What is taken off a value. One that says nothing is as if it were missing.
fn additionality<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<Additionality> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    let mut share = |key| {
        let node = c.get(key)?;
        Some(percentage(c.walk, x, node))
    };
    let (deadweight, attribution, displacement) = (share("deadweight"), share("attribution"), share("displacement"));
    c.finish();
    let some = deadweight.is_some() || attribution.is_some() || displacement.is_some();
    some.then_some(Additionality { deadweight, attribution, displacement })
}

/// A percentage from 0 to 100, with who decided it.
fn percentage<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Constant {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return stand_in();
    };
    c.require(&["value"]);
    let value = c.decimal("value").unwrap_or(Decimal::ONE);
    if (value < Decimal::ZERO || value > Decimal::ONE_HUNDRED)
        && let Some(node) = c.get("value")
    {
        c.walk.fault(node.place, FaultKind::NotAShare);
    }
    let constant = Constant { value, origin: origin(&mut c, x), note: x.text(&mut c, "note") };
    c.finish();
    constant
}

/// Figures by area, and perhaps one for everywhere else. `None` if one of them could not be read.
fn by_place<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<Amount> {
    let mut c = walk.object(node)?;
    c.require(&["areas"]);
    let elsewhere = positive(&mut c, "elsewhere");
    let mut readable = elsewhere.is_some() || !c.has("elsewhere");
    let mut areas: Vec<(usize, Decimal)> = Vec::new();
    if let Some(list) = c.get("areas") {
        let items = c.walk.list(list);
        if items.is_empty() && matches!(list.value, Value::List(_)) {
            c.walk.fault(list.place, FaultKind::Empty);
        }
        for item in items {
            let Some(mut c) = c.walk.object(item) else {
                readable = false;
                continue;
            };
            c.require(&["area", "amount"]);
            let area = x.find(&mut c, "area", |x| &mut x.areas);
            let amount = positive(&mut c, "amount");
            readable &= amount.is_some();
            if let (Some(area), Some(node)) = (area, c.get("area"))
                && areas.iter().any(|(other, _)| *other == area)
            {
                let id = node.as_text().unwrap_or_default().to_owned();
                c.walk.fault(node.place, FaultKind::DuplicateId { id });
            }
            c.finish();
            areas.extend(area.zip(amount));
        }
    }
    c.finish();
    (readable && !areas.is_empty()).then_some(Amount::ByPlace { areas, elsewhere })
}

fn by_year(walk: &mut Walk, series: &Node) -> Amount {
    let mut years = Vec::new();
    let items = walk.list(series);
    for item in items {
        let Some(mut c) = walk.object(item) else {
            continue;
        };
        c.require(&["year", "amount"]);
        let year = c.whole("year").and_then(|year| u16::try_from(year).ok());
        let amount = positive(&mut c, "amount");
        c.finish();
        years.extend(year.zip(amount));
    }
    // A year or amount that could not be read is reported already.
    if years.len() == items.len() {
        check::series(walk, series.place, &years);
    }
    Amount::ByYear(years)
}
