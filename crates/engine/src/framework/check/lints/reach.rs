//! Marks that no offer can earn: bands that stop short of 100 %, figures and norms beyond what caps let count, and
//! gates that ask for more measures than may be offered.
//!
//! Only what holds for every contract bounds what can be counted: rules without thresholds that take something away.
//! What can be counted is never put too low, so that no reachable mark is doubted: taking off, discounting and limits for
//! each person are left out, and what cannot be told is as if it had no bound.

use super::{figures, items, norm};
use crate::Decimal;
use crate::framework::{
    Amount, Counts, Effect, FaultKind, Framework, Measure, Method, Required, Rule, RuleKind, SectionMethod, TargetBasis,
};
use crate::json::walk::Walk;
use crate::json::{Node, Value, order};

/// What can at most come of a section.
struct Most {
    /// What it counts; none if nothing bounds it.
    counted: Option<Decimal>,
    /// How many of its measures may be offered.
    offered: Decimal,
}

pub(super) fn unreachable(walk: &mut Walk, framework: &Framework, root: &Node) {
    let most = most(framework);
    for (at, (section, node)) in framework.sections.iter().zip(items(root, "sections")).enumerate() {
        let Some(node) = node.get("method") else {
            continue;
        };
        let mut judge = |node: &Node, method: &Method| {
            if beyond(framework, at, method, &most[at]) {
                walk.fault(node.place, FaultKind::UnreachableMarks);
            }
        };
        match &section.method {
            SectionMethod::Always(method) => judge(node, method),
            SectionMethod::Chosen { cases, .. } => {
                let Some(Value::Object(members)) = node.get("cases").map(|node| &node.value) else {
                    continue;
                };
                for ((_, method), member) in cases.iter().zip(members) {
                    judge(&member.value, method);
                }
            }
        }
    }
}

/// Whether no offer can earn all the marks of a section (index) by this method.
fn beyond(framework: &Framework, at: usize, method: &Method, most: &Most) -> bool {
    let below = |figure: Decimal| most.counted.is_some_and(|most| most < figure);
    match method {
        Method::Bands { bands, .. } => {
            let reached =
                |at: Decimal, strict: bool| most.counted.is_none_or(|most| most > at || most == at && !strict);
            let reached = bands.iter().filter(|band| reached(band.from.at, band.from.strict));
            reached.map(|band| band.earns).max().is_none_or(|best| best < Decimal::ONE_HUNDRED)
        }
        Method::Target { target, basis: TargetBasis::Total } => figures(target).any(below),
        Method::Points { required: Required::Stated(required), .. } => figures(required).any(below),
        Method::Points { required: Required::Norm(norm), .. } => norm::beyond(framework, at, norm, most.counted),
        Method::Gate { measures: Some(needed) } => most.offered < needed.value,
        _ => false,
    }
}

/// Whether a rule holds for every contract and has one of these effects.
fn always(rule: &Rule, effects: &[Effect]) -> bool {
    rule.only_if.is_empty() && effects.contains(&rule.effect)
}

/// What can at most come of each section.
fn most(framework: &Framework) -> Vec<Most> {
    // Of each measure, how many units count.
    let mut caps: Vec<Option<Decimal>> = vec![None; framework.measures.len()];
    for rule in &framework.rules {
        if let RuleKind::ItemCap { measures, max } = &rule.kind
            && always(rule, &[Effect::Cut, Effect::Exclude])
        {
            for at in measures {
                caps[*at] = Some(caps[*at].map_or(max.value, |cap| cap.min(max.value)));
            }
        }
    }
    let counted = framework.measures.iter().zip(caps);
    let counted =
        counted.map(|(measure, cap)| cap.zip(highest(measure)).and_then(|(units, worth)| units.checked_mul(worth)));
    let counted: Vec<Option<Decimal>> = counted.collect();
    let mut most: Vec<Most> = Vec::new();
    for _ in &framework.sections {
        most.push(Most { counted: Some(Decimal::ZERO), offered: Decimal::ZERO });
    }
    for (measure, counts) in framework.measures.iter().zip(&counted) {
        if let Some(most) = measure.section.and_then(|at| most.get_mut(at)) {
            most.offered += Decimal::ONE;
            most.counted = most.counted.zip(*counts).and_then(|(sum, more)| sum.checked_add(more));
        }
    }
    for (most, section) in most.iter_mut().zip(&framework.sections) {
        if matches!(section.counts, Counts::Ratio(_)) {
            // How many pounds one is depends on the contract.
            most.counted = None;
        }
    }
    let all: Vec<(Option<Decimal>, Decimal)> = most.iter().map(|most| (most.counted, most.offered)).collect();
    for rule in &framework.rules {
        match &rule.kind {
            RuleKind::SectionCap { section, max } if always(rule, &[Effect::Cut]) => {
                let most = &mut most[*section];
                most.counted = least(most.counted, Some(max.value));
            }
            RuleKind::AtMost { measures, max } if always(rule, &[Effect::KeepFirst, Effect::Exclude]) => {
                let mut named = vec![Decimal::ZERO; most.len()];
                for section in measures.iter().filter_map(|at| framework.measures[*at].section) {
                    named[section] += Decimal::ONE;
                }
                // Of those that it names no more than it lets, and all others.
                let mut left = all.clone();
                // Whoever offers the most leaves out what brings the least.
                let rising = order(measures.len(), &|one, other| counted[measures[one]] > counted[measures[other]]);
                for at in rising.into_iter().map(|at| measures[at]) {
                    if let Some(section) = framework.measures[at].section
                        && named[section] > max.value
                    {
                        let (most, offered) = &mut left[section];
                        *most = most.zip(counted[at]).map(|(most, least)| most - least);
                        *offered -= Decimal::ONE;
                        named[section] -= Decimal::ONE;
                    }
                }
                for (most, (counted, offered)) in most.iter_mut().zip(left) {
                    most.offered = most.offered.min(offered);
                    most.counted = least(most.counted, counted);
                }
            }
            _ => {}
        }
    }
    most
}

/// The lesser of two bounds; none bounds nothing.
fn least(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// No less than a unit of the measure is worth; none if that cannot be told.
fn highest(measure: &Measure) -> Option<Decimal> {
    if let Some(points) = &measure.points {
        return Some(points.value);
    }
    let value = measure.value.as_ref().filter(|value| value.uprating.is_none())?;
    if let (Amount::Fixed(amount), None) = (&value.amount, &value.conversion) {
        return Some(*amount);
    }
    let amount = match &value.amount {
        Amount::Fixed(amount) => Some(*amount),
        Amount::ByYear(years) => years.iter().map(|(_, amount)| *amount).max(),
        Amount::ByPlace { areas, elsewhere } => areas.iter().map(|(_, amount)| *amount).chain(*elsewhere).max(),
    }?;
    let converted = match &value.conversion {
        Some(conversion) => amount.checked_mul(conversion.value)?,
        None => amount,
    };
    // Rounding to the penny may add as much as half of one.
    converted.checked_add(Decimal::new(1, 2))
}
