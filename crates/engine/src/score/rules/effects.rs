//! What is done when a rule is broken, and what stays in the working when it is kept.

use super::super::effect;
use super::super::offer::{Claim, Known, Offer};
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::trace::Label;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::framework::Effect;

/// How much it matters that a rule is broken.
pub(in crate::score) fn severity(effect: Effect) -> FindingSeverity {
    if effect::reaches_further(effect) { FindingSeverity::Error } else { FindingSeverity::Warning }
}

/// That a rule (index) is broken; the places are set by name.
pub(super) fn broken(setting: &Setting<'_>, rule: usize, kind: FindingKind) -> Finding {
    Finding { rule: Some(rule), ..Finding::new(kind, severity(setting.framework.rules[rule].effect)) }
}

/// Effects of a broken rule on a whole section or bid. Those on pledges are applied where the pledges are.
pub(super) fn punish(
    setting: &Setting<'_>,
    offer: &mut Offer,
    rule: usize,
    measures: &[usize],
    because: &[Fig],
    rec: &mut Recorder,
) {
    let effect = setting.framework.rules[rule].effect;
    // Had its condition not held, the rule would have done nothing.
    let because: Vec<Fig> = because.iter().copied().chain(offer.condition(rule)).collect();
    effect::inflict(offer, effect, &sections(setting, measures), &because, rec);
    if effect == Effect::Exclude && !offer.excluded_by.contains(&rule) {
        // In framework order, whichever pledge breaks a rule first.
        let place = offer.excluded_by.partition_point(|other| *other < rule);
        offer.excluded_by.insert(place, rule);
    }
}

/// A rule that is kept decides as much about a section or bid as one that is broken: what it looked at belongs to
/// the working.
pub(super) fn spare(
    setting: &Setting<'_>,
    offer: &mut Offer,
    rule: usize,
    measures: &[usize],
    because: &[Fig],
    rec: &mut Recorder,
) {
    let effect = setting.framework.rules[rule].effect;
    if !effect::reaches_further(effect) {
        return;
    }
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    let one = rec.number(1);
    let one = rec.with(Label::Step, one, nothing);
    // One times one can always be held.
    let _ = effect::spare(offer, effect, &sections(setting, measures), one, rec);
}

/// The sections that measures feed, each once.
fn sections(setting: &Setting<'_>, measures: &[usize]) -> Vec<usize> {
    let mut sections = Vec::new();
    for section in measures.iter().filter_map(|at| setting.framework.measures[*at].section) {
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections
}

/// A pledge does not count.
pub(super) fn strike_out(claim: &mut Claim, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    // Nothing times anything can always be held.
    claim.counted = rec.multiply(claim.name(), &[claim.counted, nothing]).unwrap_or(nothing);
    (claim.ruled, claim.known) = (true, Known::No);
}

/// A pledge stays, and what a rule looked at belongs to its working.
pub(super) fn leave(claim: &mut Claim, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    claim.counted = rec.with(claim.name(), claim.counted, nothing);
    (claim.ruled, claim.known) = (true, Known::No);
}
