//! Figures: who decided them, and £ per unit.

use super::Context;
use crate::Decimal;
use crate::framework::{Amount, Constant, FaultKind, Origin, Status, Text, UnitValue, check};
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

fn source<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> usize {
    if !c.has("source") {
        c.fault(FaultKind::NoOrigin { missing: "source" });
    }
    x.find(c, "source", |x| &mut x.sources).unwrap_or(0)
}

/// £ per unit, with all that must be said beside it.
pub(super) fn unit_value<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<UnitValue> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    let mut readable = true;
    let amount = match c.get("by_year") {
        Some(series) => by_year(c.walk, series),
        None => {
            c.require(&["amount"]);
            let amount = positive(&mut c, "amount");
            readable = amount.is_some();
            Amount::Fixed(amount.unwrap_or(Decimal::ONE))
        }
    };
    let range = if c.has("low") || c.has("high") {
        c.require(&["low", "high"]);
        let (low, high) = (c.decimal("low"), c.decimal("high"));
        low.zip(high)
    } else {
        None
    };
    let value = UnitValue {
        amount,
        range,
        source: source(&mut c, x),
        place: x.stated(&mut c, "place"),
        price_year: x.stated(&mut c, "price_year"),
        conversion: constant_at(&mut c, x, "conversion"),
        uprating: None,
        additionality: None,
        confidence: None,
        note: x.text(&mut c, "note"),
    };
    if readable {
        check::range(&mut c, &value);
    }
    c.finish();
    Some(value)
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
