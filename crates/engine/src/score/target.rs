//! A share of a target: W·min(1, v/t).

use super::recorder::{Fig, Recorder};
use super::trace::Label;

/// W·min(v, t)/t: one fraction, divided once, unrounded.
pub(super) fn marks(out_of: Fig, value: Fig, target: Fig, rec: &mut Recorder) -> Option<Fig> {
    let reached = rec.min(Label::Step, &[value, target])?;
    let product = rec.multiply(Label::Step, &[out_of, reached])?;
    rec.divide(Label::Step, product, target)
}
