//! The least that a norm requires, where it requires anything.
//!
//! What a norm requires grows with the contract without end, so beyond some value every cap lies below it; that is for
//! the author to judge. Certain is only what holds for every contract that a cap is for.

use crate::Decimal;
use crate::framework::{Bound, Effect, Framework, Norm, NormOn, NormRound, RuleKind};

/// Any contract: its value is above nothing.
const ANY: Bound = Bound { at: Decimal::ZERO, strict: true };

/// Whether a section can never count what a norm requires of it. `most` is what it can at most count of any contract.
pub(super) fn beyond(framework: &Framework, section: usize, norm: &Norm, most: Option<Decimal>) -> bool {
    let below = |most: Decimal, from: Bound| least(norm, from).is_some_and(|least| most < least);
    if most.is_some_and(|most| below(most, ANY)) {
        return true;
    }
    // A cap for contracts of some size meets what the norm requires of these.
    framework.rules.iter().any(|rule| match &rule.kind {
        RuleKind::SectionCap { section: at, max } if *at == section && rule.effect == Effect::Cut => {
            let most = most.map_or(max.value, |most| most.min(max.value));
            from(framework, norm, &rule.only_if).is_some_and(|from| below(most, from))
        }
        _ => false,
    })
}

/// How much the value that the norm is by must be for these thresholds to hold; none if they set it no lower bound.
fn from(framework: &Framework, norm: &Norm, only_if: &[usize]) -> Option<Bound> {
    let ranges = only_if.iter().filter_map(|at| framework.thresholds.get(*at)?.value.as_ref());
    let bounds = ranges.filter(|range| range.of == norm.of).filter_map(|range| range.low);
    bounds.reduce(|one, other| if (other.at, other.strict) > (one.at, one.strict) { other } else { one })
}

/// The least that is required from a value on, and above nothing: of nothing required there are no marks to reach. None
/// if it has no end towards nothing, or cannot be held.
fn least(norm: &Norm, from: Bound) -> Option<Decimal> {
    let (rate, per) = (norm.rate.value, norm.per.value);
    match (norm.round, norm.on) {
        (NormRound::None, _) => from.at.checked_mul(rate)?.checked_div(per),
        (round, NormOn::Bands) => whole(from.at, per, from.strict, round)?.checked_mul(rate),
        (round, NormOn::Result) => whole(from.at.checked_mul(rate)?, per, from.strict, round),
    }
}

/// How many whole times something goes into what is at least (or more than) so much, and once at least.
fn whole(much: Decimal, into: Decimal, strict: bool, round: NormRound) -> Option<Decimal> {
    let times = much.checked_div(into)?.floor();
    let back = times.checked_mul(into)?;
    // Far behind the point a division is rounded, perhaps to a whole number that was not reached.
    let times = if back > much { times - Decimal::ONE } else { times };
    let more = round == NormRound::Up && (strict || back != much);
    let times = if more { times.checked_add(Decimal::ONE)? } else { times };
    Some(times.max(Decimal::ONE))
}
