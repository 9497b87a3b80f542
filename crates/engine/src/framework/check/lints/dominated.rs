//! A measure that nobody would choose, because another brings more for the same thing.
//!
//! That two measures are for the same thing is only taken for granted where they feed one section, count the same unit,
//! and have the same `concept`, or say the same under `counts`, or are in one `exclusive` rule with `both`, so that only
//! one of them can be claimed at all. An `exclusive` rule by `same_as` says nothing of the kind: there one person may be
//! under two measures that look for different people. Rules must name both or neither, and none may limit or ask for
//! either; and each unit must be worth a fixed figure, wherever and whenever.

use crate::Decimal;
use crate::framework::read::Context;
use crate::framework::{Amount, Effect, ExclusiveWhen, FaultKind, Framework, Measure, RuleKind};
use crate::json::order;
use crate::json::walk::Walk;

/// After so many pairs, each held against all rules, no more are looked at: no framework of ours has as many.
const MOST_PAIRS: usize = 5_000;

pub(super) fn dominated(walk: &mut Walk, x: &Context<'_>, framework: &Framework) {
    let all: Vec<usize> = (0..framework.measures.len()).collect();
    let mut said = vec![false; all.len()];
    let mut left = MOST_PAIRS;
    let mut find = |among: &[usize], thing: &dyn Fn(&Measure) -> &str| {
        for (at, by) in beaten(framework, among, thing) {
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
    find(&all, &|measure| &measure.concept);
    find(&all, &|measure| &measure.counts.en);
    for rule in &framework.rules {
        if let RuleKind::Exclusive { measures, when: ExclusiveWhen::Both } = &rule.kind
            && rule.effect != Effect::Tell
            && rule.only_if.is_empty()
        {
            find(measures, &|_| "one of them");
        }
    }
}

/// The measures among these of which another for the same thing is worth more, each with the best one; rules aside.
fn beaten(framework: &Framework, among: &[usize], thing: &dyn Fn(&Measure) -> &str) -> Vec<(usize, usize)> {
    let of = |at: usize| &framework.measures[among[at]];
    let key = |at: usize| (of(at).section, thing(of(at)), of(at).unit.kind.code());
    let sorted = order(among.len(), &|a, b| key(a) > key(b));
    let mut found = Vec::new();
    let mut rest = &sorted[..];
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|at| key(**at) == key(*first)).count();
        let (run, behind) = rest.split_at(length);
        rest = behind;
        let best = run.iter().filter(|at| worth(of(**at)).is_some());
        let best = best.reduce(|best, at| if worth(of(*at)) > worth(of(*best)) { at } else { best });
        let Some(best) = best.filter(|_| length > 1 && !thing(of(*first)).is_empty()) else {
            continue;
        };
        for at in run {
            let less = worth(of(*at)).is_some() && worth(of(*at)) < worth(of(*best));
            let unit = |at: usize| (&of(at).unit.kind, of(at).unit.per_year);
            if less && unit(*at) == unit(*best) {
                found.push((among[*at], among[*best]));
            }
        }
    }
    found
}

/// What a unit is worth wherever and whenever; none if that depends on something, or if the measure feeds no section.
fn worth(measure: &Measure) -> Option<Decimal> {
    measure.section?;
    if let Some(points) = &measure.points {
        return Some(points.value);
    }
    let value = measure.value.as_ref()?;
    if value.uprating.is_some() || value.additionality.is_some() {
        return None;
    }
    match (&value.amount, &value.conversion) {
        (Amount::Fixed(amount), None) => Some(*amount),
        (Amount::Fixed(amount), Some(conversion)) => amount.checked_mul(conversion.value),
        _ => None,
    }
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
