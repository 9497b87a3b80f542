//! A measure that nobody would choose, because another brings more for the same thing.
//!
//! That two measures are for the same thing is only taken for granted where they feed one section, count the same unit,
//! and have the same `concept`, or say the same under `counts` (capitals, spaces and a last full stop aside), or are in
//! one `exclusive` rule with `both`, so that only one of them can be claimed at all. An `exclusive` rule by `same_as`
//! says nothing of the kind: there one person may be under two measures that look for different people. Rules must name
//! both or neither, and none may limit or ask for either; and each unit must be worth a fixed figure, wherever and
//! whenever.

use rust_decimal::RoundingStrategy;

use crate::Decimal;
use crate::framework::read::Context;
use crate::framework::{
    Additionality, Amount, Effect, ExclusiveWhen, FaultKind, Framework, Measure, RuleKind, UnitValue,
};
use crate::json::order;
use crate::json::walk::Walk;

/// After so many pairs, each held against all rules, no more are looked at: no framework of ours has as many.
const MOST_PAIRS: usize = 5_000;

pub(super) fn dominated(walk: &mut Walk, x: &Context<'_>, framework: &Framework) {
    let all: Vec<usize> = (0..framework.measures.len()).collect();
    let mut said = vec![false; all.len()];
    let mut left = MOST_PAIRS;
    let worth: Vec<Option<Decimal>> = framework.measures.iter().map(|measure| worth(framework, measure)).collect();
    let counts: Vec<String> = framework.measures.iter().map(|measure| plainly(&measure.counts.en)).collect();
    let mut find = |among: &[usize], things: &[&str]| {
        for (at, by) in beaten(framework, &worth, among, things) {
            if said[at] || left == 0 {
                continue;
            }
            left -= 1;
            if ruled_alike(framework, at, by) {
                said[at] = true;
                let by = framework.measures[by].id.clone();
                walk.fault(x.measures.places[at], FaultKind::DominatedMeasure { by });
            }
        }
    };
    find(&all, &framework.measures.iter().map(|measure| measure.concept.as_str()).collect::<Vec<_>>());
    find(&all, &counts.iter().map(String::as_str).collect::<Vec<_>>());
    let one_of_them = vec!["one of them"; all.len()];
    for rule in &framework.rules {
        if let RuleKind::Exclusive { measures, when: ExclusiveWhen::Both } = &rule.kind
            && rule.effect != Effect::Tell
            && rule.only_if.is_empty()
        {
            find(measures, &one_of_them);
        }
    }
}

/// A text without what makes no difference to what it says.
fn plainly(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().trim_end_matches('.').to_owned()
}

/// The measures among these of which another for the same thing is worth more, each with the best one; rules aside.
/// What a measure is worth and which thing it is for stand by its index.
fn beaten(framework: &Framework, worth: &[Option<Decimal>], among: &[usize], things: &[&str]) -> Vec<(usize, usize)> {
    let of = |at: usize| &framework.measures[among[at]];
    let worth = |at: usize| worth[among[at]];
    let key = |at: usize| (of(at).section, things[among[at]], of(at).unit.kind.code());
    let sorted = order(among.len(), &|a, b| key(a) > key(b));
    let mut found = Vec::new();
    let mut rest = &sorted[..];
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|at| key(**at) == key(*first)).count();
        let (run, behind) = rest.split_at(length);
        rest = behind;
        let best = run.iter().filter(|at| worth(**at).is_some());
        let best = best.reduce(|best, at| if worth(*at) > worth(*best) { at } else { best });
        let Some(best) = best.filter(|_| length > 1 && !things[among[*first]].is_empty()) else {
            continue;
        };
        for at in run {
            let less = worth(*at).is_some() && worth(*at) < worth(*best);
            let unit = |at: usize| (&of(at).unit.kind, of(at).unit.per_year, of(at).unit.whole);
            if less && unit(*at) == unit(*best) {
                found.push((among[*at], among[*best]));
            }
        }
    }
    found
}

/// What a unit is worth wherever and whenever; none if that depends on something, or if the measure feeds no section.
fn worth(framework: &Framework, measure: &Measure) -> Option<Decimal> {
    measure.section?;
    if let Some(points) = &measure.points {
        return Some(points.value);
    }
    let value = measure.value.as_ref()?;
    let used = used(framework, value)?;
    value.additionality.as_ref().map_or(Some(used), |of| net(used, of))
}

/// Amount × conversion × index ÷ index, to the penny where it is made of more than the amount; none where the amount is
/// not fixed, or this has too many digits.
fn used(framework: &Framework, value: &UnitValue) -> Option<Decimal> {
    let Amount::Fixed(amount) = value.amount else {
        return None;
    };
    let mut used = amount;
    if let Some(conversion) = &value.conversion {
        used = used.checked_mul(conversion.value)?;
    }
    if let Some(by) = &value.uprating {
        let table = &framework.indexes.get(by.index)?.table;
        used = used.checked_mul(table.get(by.to)?.1)?.checked_div(table.get(by.from)?.1)?;
    }
    let made = value.conversion.is_some() || value.uprating.is_some();
    Some(if made { used.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero) } else { used })
}

/// What is left of it when every percentage is taken off.
fn net(gross: Decimal, of: &Additionality) -> Option<Decimal> {
    let percentages = [&of.deadweight, &of.attribution, &of.displacement].into_iter().flatten();
    percentages.into_iter().try_fold(gross, |left, off| {
        let kept = Decimal::ONE_HUNDRED.checked_sub(off.value)?;
        left.checked_mul(kept)?.checked_div(Decimal::ONE_HUNDRED)
    })
}

/// Whether every rule names both or neither, and none that names them makes the lesser of use: beyond a limit, or because
/// it must be offered.
fn ruled_alike(framework: &Framework, one: usize, other: usize) -> bool {
    framework.rules.iter().all(|rule| {
        let names = |at: &usize| rule.kind.measures().binary_search(at).is_ok();
        let of_use = matches!(
            rule.kind,
            RuleKind::ItemCap { .. }
                | RuleKind::PersonCap { .. }
                | RuleKind::AtLeast { .. }
                | RuleKind::Mandatory { .. }
                | RuleKind::BothNeeded { .. }
        );
        names(&one) == names(&other) && !(of_use && names(&one))
    })
}
