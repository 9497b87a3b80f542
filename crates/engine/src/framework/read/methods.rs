//! How what a section counts becomes marks.

use super::Context;
use super::stated::stated;
use super::value::{constant_at, origin, stand_in};
use crate::Decimal;
use crate::framework::{
    Band, Basis, Bound, Counts, Effect, FaultKind, Method, Norm, NormOn, NormRound, Pass, Required, Stated,
    TargetBasis, ValueOf, Vat, check,
};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

pub(super) fn method<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, counts: Option<Counts>) -> Method {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return Method::Unknown;
    };
    c.require(&["kind"]);
    let kinds = ["relative", "target", "bands", "points", "graded", "gate", "unknown"];
    let method = match c.word("kind", &kinds) {
        Some(0) => Method::Relative,
        Some(1) => target(&mut c, x, counts),
        Some(2) => bands(&mut c, x),
        Some(3) => points(&mut c, x),
        Some(4) => Method::Graded { pass: pass(&mut c, x) },
        Some(5) => Method::Gate { measures: constant_at(&mut c, x, "measures") },
        Some(_) => Method::Unknown,
        None => {
            // Of an unknown kind, nothing is known to be superfluous or unused.
            c.allow(&["target", "per", "bands", "origin", "required", "award", "pass", "measures"]);
            x.lost = true;
            Method::Unknown
        }
    };
    if let Some(counts) = counts {
        check::method(&mut c, &method, counts);
    }
    c.finish();
    method
}

fn target<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, counts: Option<Counts>) -> Method {
    c.require(&["target", "per"]);
    let basis = match c.word("per", &["total", "pound", "pound_year"]) {
        Some(1) => TargetBasis::PerPound,
        Some(2) => TargetBasis::PerPoundYear,
        _ => TargetBasis::Total,
    };
    // Points and ratios are plain numbers, as pounds for each pound are.
    let pounds = basis == TargetBasis::Total && matches!(counts, Some(Counts::Money) | None);
    let expected = if pounds { "money" } else { "ratio" };
    let Some(node) = c.get("target") else {
        let target = Stated::Fixed(stand_in());
        return Method::Target { target, basis };
    };
    let target = stated(c.walk, x, node, expected);
    Method::Target { target, basis }
}

fn bands<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Method {
    c.require(&["bands"]);
    let origin = origin(c, x);
    let mut bands = Vec::new();
    // What the best band before earns.
    let mut most = Decimal::ZERO;
    let Some(list) = c.get("bands") else {
        return Method::Bands { bands, origin };
    };
    let items = c.walk.list(list);
    if items.is_empty() && matches!(list.value, Value::List(_)) {
        c.walk.fault(list.place, FaultKind::Empty);
    }
    for node in items {
        let Some(mut c) = c.walk.object(node) else {
            continue;
        };
        c.require(&["earns"]);
        let from = lower_bound(&mut c);
        let earns = c.decimal("earns");
        if let (Some(earns), Some(node)) = (earns, c.get("earns")) {
            if earns < Decimal::ZERO || earns > Decimal::ONE_HUNDRED {
                c.walk.fault(node.place, FaultKind::NotAShare);
            } else if earns < most {
                c.walk.fault(node.place, FaultKind::BandsFall);
            } else {
                most = earns;
            }
        }
        c.finish();
        bands.extend(from.zip(earns).map(|(from, earns)| Band { from, earns }));
    }
    // A band that could not be read is reported already.
    if bands.len() == items.len() {
        check::bands(c.walk, list.place, &bands);
    }
    Method::Bands { bands, origin }
}

fn points<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Method {
    c.require(&["required", "award"]);
    let required = match c.get("required") {
        Some(node) if node.given("norm").is_some() => required_by_norm(c.walk, x, node),
        Some(node) => Required::Stated(stated(c.walk, x, node, "ratio")),
        None => Required::Stated(Stated::Fixed(stand_in())),
    };
    let all_or_nothing = c.word("award", &["share", "pass"]) == Some(1);
    Method::Points { required, all_or_nothing }
}

fn required_by_norm<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Required {
    let plain = Required::Stated(Stated::Fixed(stand_in()));
    let Some(mut c) = walk.object(node) else {
        return plain;
    };
    let norm = c.get("norm").and_then(|node| norm(c.walk, x, node));
    c.finish();
    norm.map_or(plain, Required::Norm)
}

fn norm<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<Norm> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    c.require(&["rate", "per", "round", "on"]);
    let rate = constant_at(&mut c, x, "rate").unwrap_or_else(stand_in);
    let per = constant_at(&mut c, x, "per").unwrap_or_else(stand_in);
    let of = basis(&mut c);
    let round = match c.word("round", &["up", "down", "none"]) {
        Some(0) => NormRound::Up,
        Some(1) => NormRound::Down,
        _ => NormRound::None,
    };
    let on = match c.word("on", &["bands", "result"]) {
        Some(0) => NormOn::Bands,
        _ => NormOn::Result,
    };
    c.finish();
    Some(Norm { rate, per, of, round, on })
}

/// The keys `of` and `vat` of an object: which of the contract's values.
pub(super) fn basis(c: &mut Cursor<'_, '_>) -> Basis {
    c.require(&["of", "vat"]);
    let of = c.word("of", &ValueOf::ALL.map(ValueOf::code)).map_or(ValueOf::Estimated, |at| ValueOf::ALL[at]);
    let vat = c.word("vat", &Vat::ALL.map(Vat::code)).map_or(Vat::Excluded, |at| Vat::ALL[at]);
    Basis { of, vat }
}

/// The lower bound of an object: `at_least` or `more_than`, not both.
fn lower_bound(c: &mut Cursor<'_, '_>) -> Option<Bound> {
    let strict = c.has("more_than");
    let key = if strict { "more_than" } else { "at_least" };
    c.require(&[key]);
    let at = c.decimal(key)?;
    Some(Bound { at, strict })
}

/// The pass mark of an object, if it has one.
pub(super) fn pass<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Option<Pass> {
    let mut c = c.object("pass")?;
    c.require(&["effect"]);
    let at = lower_bound(&mut c);
    let effects = [Effect::Tell, Effect::VoidSection, Effect::VoidAll, Effect::Exclude];
    let effect = c.word("effect", &effects.map(Effect::code)).map_or(Effect::Tell, |at| effects[at]);
    let origin = origin(&mut c, x);
    if let Some(Bound { at, .. }) = at
        && at < Decimal::ZERO
    {
        c.fault(FaultKind::BoundsOutOfOrder);
    }
    c.finish();
    Some(Pass { at: at?, effect, origin })
}
