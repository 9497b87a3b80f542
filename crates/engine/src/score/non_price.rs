//! What section marks are a part of: the whole bid, what is not price of it, or the quality score.

use super::facts::is_chosen;
use super::recorder::{Fig, Recorder};
use super::stated::stated_in;
use super::trace::Label;
use crate::advise::FindingKind;
use crate::bid::Case;
use crate::framework::{NonPrice, Stated};

/// What of the marks that a section carries (its index) counts in the whole bid: all, or weight ÷ 100. None where it is
/// all and nothing was looked at.
///
/// # Errors
/// The tender does not say whether price has a weight, or which.
pub(super) fn share(case: &Case, section: usize, rec: &mut Recorder) -> Result<Option<Fig>, FindingKind> {
    let Some(NonPrice { weight, when }) = &case.framework.non_price else {
        return Ok(None);
    };
    let overflow = FindingKind::Overflow;
    let chosen = match when {
        Some((parameter, choice)) => Some(is_chosen(case, *parameter, choice, rec)?),
        None => None,
    };
    if let Some(chosen) = chosen.filter(|chosen| !chosen.is_positive()) {
        // 1 − 0: the choice stands in the working even where it changes nothing.
        let one = rec.number(1);
        return rec.subtract(Label::Step, one, chosen).map(Some).ok_or(overflow);
    }
    let Some(weight) = weight else {
        return Ok(chosen);
    };
    let figure = stated_in(case, weight, section, Label::NonPriceWeight, rec)?;
    if let (Stated::Parameter(parameter), false) = (weight, figure.is_positive()) {
        return Err(FindingKind::ParameterMissing { parameter: *parameter });
    }
    let hundred = rec.number(100);
    let share = rec.divide(Label::Step, figure, hundred).ok_or(overflow.clone())?;
    match chosen {
        Some(chosen) => rec.multiply(Label::Step, &[share, chosen]).map(Some).ok_or(overflow),
        None => Ok(Some(share)),
    }
}

/// Whether price has no weight, so that marks are of the quality score.
pub(super) fn is_quality_alone(case: &Case) -> bool {
    let Some(NonPrice { weight: None, when }) = &case.framework.non_price else {
        return false;
    };
    let chosen = |(parameter, choice): &(usize, String)| {
        let chosen = is_chosen(case, *parameter, choice, &mut Recorder::new(false));
        chosen.is_ok_and(Fig::is_positive)
    };
    when.as_ref().is_none_or(chosen)
}
