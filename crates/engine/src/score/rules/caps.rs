//! At most so much counts: for each person and period, of a measure, of a section.

use super::super::cards::shown;
use super::super::fraction::Fraction;
use super::super::offer::{Claim, Offer, pounds};
use super::super::quantity::{Given, Limits};
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::trace::Label;
use super::effects::{broken, punish, spare, strike_out};
use crate::Decimal;
use crate::advise::{Finding, FindingKind};
use crate::framework::{Counts, Effect, Framework, Rule, RuleKind, UnitKind};

/// The person of a unit that is made of people × something: the place of that input.
fn person(kind: &UnitKind) -> Option<usize> {
    match kind {
        UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks => Some(0),
        UnitKind::HoursAttendees => Some(1),
        _ => None,
    }
}

/// The limits that rules set on the pledges of a measure. `None` if the caps cannot be compared.
pub(in crate::score) fn limits(
    setting: &Setting<'_>,
    offer: &Offer,
    measure: usize,
    kind: &UnitKind,
    rec: &mut Recorder,
) -> Option<Limits> {
    let mut limits = Limits::default();
    for (index, rule) in setting.rules_on(measure) {
        if rule.effect != Effect::Cut || !offer.applies(index) {
            continue;
        }
        match &rule.kind {
            RuleKind::FirstYearOnly { .. } => {
                limits.first_year |= matches!(kind, UnitKind::FteYears);
            }
            RuleKind::PersonCap { max, .. } => {
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

/// Rules on what one person and one period may bring. `given` are the inputs, and the months that the same jobs have
/// lasted before; `share` is the part of the pledge that this contract brings.
pub(in crate::score) fn for_each_person(
    setting: &Setting<'_>,
    kind: &UnitKind,
    (given, earlier): (&Given, Option<Fig>),
    share: Option<Fig>,
    offer: &mut Offer,
    claim: &mut Claim,
    rec: &mut Recorder,
) {
    // Nobody breaks no rule.
    if !claim.units.is_positive() {
        return;
    }
    let is_one = |rule: &Rule| matches!(rule.kind, RuleKind::FirstYearOnly { .. } | RuleKind::PersonCap { .. });
    if !setting.rules_on(claim.measure).any(|(index, rule)| is_one(rule) && offer.applies(index)) {
        return;
    }
    // What other contracts bring is not lost here.
    let share = share.map_or(Fraction::ONE, |share| share.at);
    let worth = |units: Fraction, claim: &Claim| pounds(claim.worth(setting), units.multiply(share)?);
    let lost = claim.units.at.subtract(claim.counted.at);
    let mut gain = lost.and_then(|lost| worth(lost, claim));
    for (index, rule) in setting.rules_on(claim.measure) {
        if !offer.applies(index) {
            continue;
        }
        let finding = match &rule.kind {
            RuleKind::FirstYearOnly { .. } => {
                months_past_first_year(setting, kind, given[2], earlier).map(|cut| FindingKind::FirstYearOnly { cut })
            }
            RuleKind::PersonCap { max, .. } => {
                let people = person(kind).and_then(|at| given[at]);
                let claimed = people.and_then(|people| claim.units.at.divide(people.at));
                let claimed = claimed.and_then(|claimed| claimed.round(6));
                let max = max.value;
                claimed.filter(|claimed| *claimed > max).map(|claimed| FindingKind::OverCap { claimed, max })
            }
            _ => continue,
        };
        let measures = [claim.measure];
        let Some(finding) = finding else {
            spare(setting, offer, index, &measures, &[claim.units], rec);
            continue;
        };
        if rule.effect == Effect::Drop {
            gain = worth(claim.counted.at, claim);
            let because = [claim.counted];
            strike_out(claim, index, &because, rec);
        }
        offer.findings.push(Finding {
            measure: Some(claim.measure),
            pledge: Some(claim.pledge()),
            worth: gain,
            ..broken(setting, index, finding)
        });
        punish(setting, offer, index, &measures, &[claim.units], rec);
    }
}

/// Months of a job after its first twelve, within the term.
fn months_past_first_year(
    setting: &Setting<'_>,
    kind: &UnitKind,
    months: Option<Fig>,
    earlier: Option<Fig>,
) -> Option<Decimal> {
    let (UnitKind::FteYears, Some(months)) = (kind, months) else {
        return None;
    };
    let months = match setting.facts.months {
        Some(term) if months.above(term)? => term,
        _ => months,
    };
    let earlier = earlier.map_or(Fraction::ZERO, |earlier| earlier.at);
    let past = months.at.add(earlier)?.subtract(Fraction::of(Decimal::from(12)))?.decimal()?;
    Some(past.min(months.decimal()?)).filter(|past| *past > Decimal::ZERO)
}

/// Caps on the units of one measure.
pub(in crate::score) fn item_caps(
    setting: &Setting<'_>,
    offer: &mut Offer,
    measure: usize,
    units: Fig,
    rec: &mut Recorder,
) -> Option<Fig> {
    let mut counted = units;
    for (index, rule) in setting.rules_on(measure) {
        let RuleKind::ItemCap { max, .. } = &rule.kind else {
            continue;
        };
        if !offer.applies(index) {
            continue;
        }
        let cap = rec.constant(Label::RuleMax(index), max.value);
        let claimed = units.decimal()?;
        if claimed > max.value {
            let excess = units.at.subtract(cap.at)?;
            let cut = rule.effect == Effect::Cut;
            offer.findings.push(Finding {
                measure: Some(measure),
                worth: pounds(setting.worth[measure], excess).filter(|_| cut),
                ..broken(setting, index, FindingKind::OverCap { claimed, max: max.value })
            });
            punish(setting, offer, index, &[measure], &[units, cap], rec);
        } else {
            spare(setting, offer, index, &[measure], &[units, cap], rec);
        }
        if rule.effect == Effect::Cut {
            counted = rec.min(Label::Counted(measure), &[counted, cap])?;
        }
    }
    Some(counted)
}

/// So many units of a measure, cut to what its caps let count.
pub(super) fn within_item_caps(
    setting: &Setting<'_>,
    offer: &Offer,
    measure: usize,
    mut units: Fig,
    rec: &mut Recorder,
) -> Option<Fig> {
    for (index, rule) in setting.rules_on(measure) {
        if let RuleKind::ItemCap { max, .. } = &rule.kind
            && rule.effect == Effect::Cut
            && offer.applies(index)
        {
            let max = rec.constant(Label::RuleMax(index), max.value);
            units = rec.min(Label::Step, &[units, max])?;
        }
    }
    Some(units)
}

/// Whether a rule cuts what is counted of a measure.
pub(in crate::score) fn cuts_line(setting: &Setting<'_>, offer: &Offer, measure: usize) -> bool {
    let is_cap = |rule: &Rule| matches!(rule.kind, RuleKind::ItemCap { .. }) && rule.effect == Effect::Cut;
    setting.rules_on(measure).any(|(index, rule)| is_cap(rule) && offer.applies(index))
}

/// Whether a rule cuts what is counted of a section.
pub(in crate::score) fn cuts_section(framework: &Framework, offer: &Offer, section: usize) -> bool {
    framework.rules.iter().enumerate().any(|(index, rule)| {
        // Its condition belongs to the working even where the cap does not apply.
        let has_a_say = || rule.effect == Effect::Cut && offer.applies(index) || offer.condition(index).is_some();
        matches!(rule.kind, RuleKind::SectionCap { section: of, .. } if of == section) && has_a_say()
    })
}

/// Caps on what one section counts: pounds, points or a ratio.
pub(in crate::score) fn section_caps(
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
        if let Some(condition) = offer.condition(index) {
            let nothing = rec.nothing(Label::StruckOut(index), &[condition]);
            value = rec.with(Label::SectionValue(section), value, nothing);
        }
        if !offer.applies(index) {
            continue;
        }
        let cap = rec.constant(Label::RuleMax(index), max.value);
        if lines.above(cap)? {
            let claimed = shown(lines.at, 6)?;
            // Only pounds are worth pounds.
            let cut = rule.effect == Effect::Cut && setting.framework.sections[section].counts == Counts::Money;
            offer.findings.push(Finding {
                section: Some(section),
                worth: lines.at.subtract(cap.at)?.round(2).filter(|_| cut),
                ..broken(setting, index, FindingKind::OverCap { claimed, max: max.value })
            });
        }
        if rule.effect == Effect::Cut {
            value = rec.min(Label::SectionValue(section), &[value, cap])?;
        }
    }
    Some(value)
}
