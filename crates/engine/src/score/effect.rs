//! What a broken rule, a pass mark or a gate does to a section or to the whole bid.
//!
//! A test that is passed stays in the working, too, as a factor of one: the figure would be nothing if it failed.

use super::offer::Offer;
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::framework::Effect;

/// Makes the sections void, or excludes the bid, because of those figures. Other effects do nothing here: those on
/// pledges are applied where the pledges are.
pub(super) fn inflict(offer: &mut Offer, effect: Effect, sections: &[usize], because: &[Fig], rec: &mut Recorder) {
    offer.touched |= reaches_further(effect);
    match effect {
        Effect::VoidSection => {
            for section in sections {
                let nothing = rec.nothing(Label::Void, because);
                offer.sections[*section].void.get_or_insert(nothing);
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
        }
        _ => {}
    }
}

/// Whether an effect is on a whole section or bid.
pub(super) fn reaches_further(effect: Effect) -> bool {
    matches!(effect, Effect::VoidSection | Effect::VoidAll | Effect::Exclude)
}

/// Applies a test of one or nothing. Whether it is passed; `None` if that cannot be held.
pub(super) fn judge(offer: &mut Offer, effect: Effect, section: usize, test: Fig, rec: &mut Recorder) -> Option<bool> {
    if !test.is_positive() {
        inflict(offer, effect, &[section], &[test], rec);
        return Some(false);
    }
    spare(offer, effect, &[section], test, rec).map(|()| true)
}

/// What was asked and would have made the sections void, or excluded the bid, stays in the working as `one`: it decides
/// as much as what is broken.
pub(super) fn spare(offer: &mut Offer, effect: Effect, sections: &[usize], one: Fig, rec: &mut Recorder) -> Option<()> {
    let mut pass = |passed: &mut Option<Fig>| -> Option<()> {
        *passed = match *passed {
            Some(others) => Some(rec.multiply(Label::Step, &[others, one])?),
            None => Some(one),
        };
        Some(())
    };
    offer.touched |= reaches_further(effect);
    match effect {
        Effect::VoidSection => {
            for section in sections {
                pass(&mut offer.sections[*section].passed)?;
            }
        }
        Effect::VoidAll => {
            for section in &mut offer.sections {
                pass(&mut section.passed)?;
            }
        }
        Effect::Exclude => pass(&mut offer.passed)?,
        _ => {}
    }
    Some(())
}
