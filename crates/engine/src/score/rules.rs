//! Claim rules: what each does to an offer when it is broken.

use super::fraction::Fraction;
use super::offer::{Claim, Offer, pounds};
use super::quantity::Limits;
use super::recorder::{Fig, Recorder};
use super::run::Setting;
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::framework::{Effect, Framework, RuleKind, UnitKind};

/// How much it matters that a rule is broken.
pub(super) fn severity(effect: Effect) -> FindingSeverity {
    match effect {
        Effect::VoidSection | Effect::VoidAll | Effect::Exclude => FindingSeverity::Error,
        _ => FindingSeverity::Warning,
    }
}

/// The person of a unit that is made of people × something: the place of that input.
fn person(kind: &UnitKind) -> Option<usize> {
    match kind {
        UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks => Some(0),
        UnitKind::HoursAttendees => Some(1),
        _ => None,
    }
}

/// The limits that rules set on the pledges of a measure. `None` if the caps cannot be compared.
pub(super) fn limits(framework: &Framework, measure: usize, kind: &UnitKind, rec: &mut Recorder) -> Option<Limits> {
    let mut limits = Limits::default();
    for (index, rule) in framework.rules.iter().enumerate() {
        if rule.effect != Effect::Cut {
            continue;
        }
        match &rule.kind {
            RuleKind::FirstYearOnly { measures } if measures.contains(&measure) => {
                limits.first_year |= matches!(kind, UnitKind::FteYears);
            }
            RuleKind::PersonCap { measures, max } if measures.contains(&measure) => {
                let max = rec.constant(Label::RuleMax(index), max.value);
                limits.per_person = match limits.per_person {
                    _ if person(kind).is_none() => None,
                    Some(other) => Some(rec.min(Label::Step, &[other, max])?),
                    None => Some(max),
                };
            }
            _ => {}
        }
    }
    Some(limits)
}

/// Rules on what one person and one period may bring.
pub(super) fn for_each_person(
    setting: &Setting<'_>,
    kind: &UnitKind,
    given: &[Option<Fig>; 3],
    offer: &mut Offer,
    claim: &mut Claim,
    rec: &mut Recorder,
) {
    let lost = claim.units.at.subtract(claim.counted.at);
    let mut worth = lost.and_then(|lost| pounds(claim.worth, lost));
    // Nobody breaks no rule.
    if !claim.units.is_positive() {
        return;
    }
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let finding = match &rule.kind {
            RuleKind::FirstYearOnly { measures } if measures.contains(&claim.measure) => {
                months_past_first_year(setting, kind, given).map(|cut| FindingKind::FirstYearOnly { cut })
            }
            RuleKind::PersonCap { measures, max } if measures.contains(&claim.measure) => {
                let people = person(kind).and_then(|at| given[at]);
                let claimed = people.and_then(|people| claim.units.at.divide(people.at));
                let claimed = claimed.and_then(|claimed| claimed.round(6));
                let max = max.value;
                claimed.filter(|claimed| *claimed > max).map(|claimed| FindingKind::OverCap { claimed, max })
            }
            _ => None,
        };
        let Some(finding) = finding else { continue };
        if rule.effect == Effect::Drop {
            worth = pounds(claim.worth, claim.counted.at);
            let because = [claim.counted];
            strike_out(claim, index, &because, rec);
        }
        offer.findings.push(Finding {
            rule: Some(index),
            measure: Some(claim.measure),
            pledge: Some(claim.pledge),
            worth,
            ..Finding::new(finding, severity(rule.effect))
        });
        punish(setting, offer, index, &[claim.measure], &[claim.units], rec);
    }
}

/// Months of a job after its first twelve, within the term.
fn months_past_first_year(setting: &Setting<'_>, kind: &UnitKind, given: &[Option<Fig>; 3]) -> Option<Decimal> {
    let (UnitKind::FteYears, Some(months)) = (kind, given[2]) else {
        return None;
    };
    let months = match setting.facts.months {
        Some(term) if months.above(term)? => term,
        _ => months,
    };
    let past = months.at.subtract(Fraction::of(Decimal::from(12)))?;
    past.decimal().filter(|past| *past > Decimal::ZERO)
}

/// Effects on a whole section or bid. Those on pledges are applied where the pledges are.
pub(super) fn punish(
    setting: &Setting<'_>,
    offer: &mut Offer,
    rule: usize,
    measures: &[usize],
    because: &[Fig],
    rec: &mut Recorder,
) {
    let framework = setting.framework;
    match framework.rules[rule].effect {
        Effect::VoidSection => {
            for section in measures.iter().filter_map(|at| framework.measures[*at].section) {
                let nothing = rec.nothing(Label::Void, because);
                offer.sections[section].void.get_or_insert(nothing);
            }
        }
        Effect::VoidAll => {
            let nothing = rec.nothing(Label::Void, because);
            for section in &mut offer.sections {
                section.void.get_or_insert(nothing);
            }
        }
        Effect::Exclude => {
            let nothing = rec.nothing(Label::Void, because);
            offer.excluded.get_or_insert(nothing);
            if !offer.excluded_by.contains(&rule) {
                offer.excluded_by.push(rule);
            }
        }
        _ => {}
    }
}

pub(super) fn strike_out(claim: &mut Claim, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    // Nothing times anything can always be held.
    claim.counted = rec.multiply(claim.name.clone(), &[claim.counted, nothing]).unwrap_or(nothing);
    claim.ruled = true;
}

/// Caps on the units of one measure.
pub(super) fn item_caps(
    setting: &Setting<'_>,
    offer: &mut Offer,
    measure: usize,
    units: Fig,
    rec: &mut Recorder,
) -> Option<Fig> {
    let mut counted = units;
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let RuleKind::ItemCap { measures, max } = &rule.kind else {
            continue;
        };
        if !measures.contains(&measure) {
            continue;
        }
        let cap = rec.constant(Label::RuleMax(index), max.value);
        let claimed = units.decimal()?;
        if claimed > max.value {
            let excess = units.at.subtract(cap.at)?;
            let cut = rule.effect == Effect::Cut;
            offer.findings.push(Finding {
                rule: Some(index),
                measure: Some(measure),
                worth: pounds(setting.worth[measure], excess).filter(|_| cut),
                ..Finding::new(FindingKind::OverCap { claimed, max: max.value }, severity(rule.effect))
            });
            punish(setting, offer, index, &[measure], &[units, cap], rec);
        }
        if rule.effect == Effect::Cut {
            counted = rec.min(Label::Counted(measure), &[counted, cap])?;
        }
    }
    Some(counted)
}

/// Whether a rule cuts what is counted of a measure, or of a section.
pub(super) fn cuts(framework: &Framework, measure: Option<usize>, section: Option<usize>) -> bool {
    framework.rules.iter().any(|rule| {
        rule.effect == Effect::Cut
            && match &rule.kind {
                RuleKind::ItemCap { measures, .. } => measure.is_some_and(|at| measures.contains(&at)),
                RuleKind::SectionCap { section: of, .. } => section == Some(*of),
                _ => false,
            }
    })
}

/// Caps on the pounds of one section.
pub(super) fn section_caps(
    setting: &Setting<'_>,
    offer: &mut Offer,
    section: usize,
    lines: Fig,
    rec: &mut Recorder,
) -> Option<Fig> {
    let mut value = lines;
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let RuleKind::SectionCap { section: of, max } = &rule.kind else {
            continue;
        };
        if *of != section {
            continue;
        }
        let cap = rec.constant(Label::RuleMax(index), max.value);
        let claimed = lines.decimal()?;
        if claimed > max.value {
            let cut = rule.effect == Effect::Cut;
            offer.findings.push(Finding {
                rule: Some(index),
                section: Some(section),
                worth: lines.at.subtract(cap.at)?.round(2).filter(|_| cut),
                ..Finding::new(FindingKind::OverCap { claimed, max: max.value }, severity(rule.effect))
            });
        }
        if rule.effect == Effect::Cut {
            value = rec.min(Label::SectionValue(section), &[value, cap])?;
        }
    }
    Some(value)
}
