//! What a law does to a contest: more of a pledge, a pledge in two, another order.

use super::Dice;
use crate::common::dec;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, Map, Pledge, parse_number, print_decimal};
use pledge_engine::framework::*;
use std::rc::Rc;

fn measure_of<'c>(case: &'c Case, pledge: &Pledge) -> Option<&'c Measure> {
    case.framework.measures.iter().find(|measure| measure.id == pledge.measure)
}

/// The maps of what is typed for a pledge: in all, and for each year.
fn typed(pledge: &mut Pledge) -> Vec<&mut Map<String>> {
    let years = pledge.years.iter_mut().map(|year| &mut year.inputs);
    std::iter::once(&mut pledge.inputs).chain(years).collect()
}

/// The number in a field, if there is one.
fn number(inputs: &Map<String>, kind: &UnitKind, input: InputId) -> Option<Decimal> {
    parse_number(inputs.get(input.code())?, kind.input_kind(input)).ok().flatten()
}

/// The same bid with more in one field of a pledge, as much as fits there.
pub fn with_more(case: &Case, bid: &Bid, pledge: usize, d: &mut Dice<'_>) -> Option<Bid> {
    let mut more = bid.clone();
    let pledge = more.pledges.get_mut(pledge)?;
    let unit = &measure_of(case, pledge)?.unit;
    let inputs = unit.kind.inputs();
    let input = *inputs.get(d.below(inputs.len()))?;
    let mut fields = typed(pledge);
    let field = d.below(fields.len());
    let field = &mut fields[field];
    let added = dec(d.pick(&["1", "70", "1000", "10000000", if unit.whole { "3" } else { "0.000001" }]));
    let most = match (input, unit.kind.input_kind(input)) {
        (InputId::DaysPerWeek, _) => dec("7"),
        (_, InputKind::Percent) => dec("100"),
        _ => dec("10000000000000"),
    };
    let number = (number(field, &unit.kind, input)? + added).min(most);
    field.insert(input.code().into(), print_decimal(number));
    Some(more)
}

/// The inputs in which a quantity is split: so many people, or so many of the thing itself.
fn parts_of(kind: &UnitKind) -> &'static [InputId] {
    match kind {
        UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks => &[InputId::People],
        UnitKind::HoursAttendees => &[InputId::Attendees],
        UnitKind::MoneyInvested { .. } => &[InputId::Cash, InputId::Hours],
        UnitKind::Product { .. } => &[InputId::First],
        UnitKind::Text | UnitKind::YesNo => &[],
        _ => &[InputId::Quantity],
    }
}

/// Splits what is typed for a pledge into two pledges, each with some of it; none where it is too little for two. What
/// cannot be read stays in both of them.
pub fn split(pledge: &mut Pledge, unit: &Unit, d: &mut Dice<'_>) -> Option<Pledge> {
    let mut second = Pledge { id: "second".into(), ..pledge.clone() };
    for (own, other) in typed(pledge).into_iter().zip(typed(&mut second)) {
        for input in parts_of(&unit.kind) {
            let Some(number) = number(own, &unit.kind, *input).filter(|number| *number > Decimal::ZERO) else {
                continue;
            };
            // Millionths, or whole ones: a part of them, and the rest. What must be whole and is not counts nothing.
            let places = if unit.whole { 0 } else { 6 };
            if number.normalize().scale() > places {
                continue;
            }
            let mut all = number;
            all.rescale(places);
            let part = Decimal::from_i128_with_scale(all.mantissa() * d.between(1, 999) as i128 / 1000, places);
            if part <= Decimal::ZERO {
                return None;
            }
            own.insert(input.code().into(), print_decimal(part));
            other.insert(input.code().into(), print_decimal(number - part));
        }
    }
    Some(second)
}

/// Who delivers as well as the deliverer of a pledge: anybody, or with a rule on deliverers only one of the same kind.
pub fn another(case: &Case, measure: usize, by: &str, d: &mut Dice<'_>) -> String {
    let judged = case.framework.rules.iter().any(|rule| match &rule.kind {
        RuleKind::DeliveredBy { measures, .. } => measures.contains(&measure),
        _ => false,
    });
    let all: &[&str] = match (judged, by) {
        (false, _) => &["us", "", "sub", "pal", "who"],
        (true, "us" | "") => &["us", ""],
        (true, "pal" | "who") => &["pal", "who"],
        (true, by) => &[by],
    };
    d.pick(all).into()
}

/// The case with rules that tell, where they kept the first.
pub fn without_keep_first(mut case: Case) -> Case {
    for rule in &mut Rc::make_mut(&mut case.framework).rules {
        if rule.effect == Effect::KeepFirst {
            rule.effect = Effect::Tell;
        }
    }
    case
}

/// The things in another order.
pub fn shuffle<T>(all: &mut [T], d: &mut Dice<'_>) {
    for at in (1..all.len()).rev() {
        all.swap(at, d.below(at + 1));
    }
}
