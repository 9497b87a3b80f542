//! What is done when a rule is broken, and what stays in the working when it is kept.

use super::super::offer::{Claim, Offer};
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::trace::Label;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::framework::Effect;

/// How much it matters that a rule is broken.
pub(super) fn severity(effect: Effect) -> FindingSeverity {
    match effect {
        Effect::VoidSection | Effect::VoidAll | Effect::Exclude => FindingSeverity::Error,
        _ => FindingSeverity::Warning,
    }
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
    let framework = setting.framework;
    match framework.rules[rule].effect {
        Effect::VoidSection => {
            for section in 0..offer.sections.len() {
                if measures.iter().any(|at| framework.measures[*at].section == Some(section)) {
                    look(&mut offer.sections[section].looked, rule, because, rec);
                }
            }
        }
        Effect::VoidAll => {
            for section in &mut offer.sections {
                look(&mut section.looked, rule, because, rec);
            }
        }
        Effect::Exclude => look(&mut offer.looked, rule, because, rec),
        _ => {}
    }
}

fn look(looked: &mut Option<Fig>, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let name = Label::StruckOut(rule);
    let nothing = rec.nothing(name.clone(), because);
    *looked = Some(match *looked {
        Some(before) => rec.nothing(name, &[before, nothing]),
        None => nothing,
    });
}

/// A pledge does not count.
pub(super) fn strike_out(claim: &mut Claim, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    // Nothing times anything can always be held.
    claim.counted = rec.multiply(claim.name.clone(), &[claim.counted, nothing]).unwrap_or(nothing);
    claim.ruled = true;
}

/// A pledge stays, and what a rule looked at belongs to its working.
pub(super) fn leave(claim: &mut Claim, rule: usize, because: &[Fig], rec: &mut Recorder) {
    let nothing = rec.nothing(Label::StruckOut(rule), because);
    claim.counted = rec.with(claim.name.clone(), claim.counted, nothing);
    claim.ruled = true;
}
