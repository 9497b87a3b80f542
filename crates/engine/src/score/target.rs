//! A share of a target: W·min(1, v/t).

use super::recorder::{Fig, Recorder};
use super::trace::Label;

/// W·min(v, t)/t, rounded: one fraction, divided once.
pub(super) fn marks(section: usize, out_of: Fig, value: Fig, target: Fig, rec: &mut Recorder) -> Option<Fig> {
    let reached = rec.min(Label::Step, &[value, target])?;
    let product = rec.multiply(Label::Step, &[out_of, reached])?;
    let share = rec.divide(Label::Step, product, target)?;
    rec.round(Label::SectionMarks(section), share, 2)
}
