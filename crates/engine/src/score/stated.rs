//! Figures that the framework or the tender sets.

use super::facts::parameter;
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::advise::FindingKind;
use crate::bid::Case;
use crate::framework::Stated;

/// The figure. `name` is what a figure of the framework is called; one of the tender is called by its parameter.
///
/// # Errors
/// Why there is none: the parameter is missing or cannot be read, a fact that a row rests on is missing, or no row
/// holds. Whether it is above zero is for the caller to see.
pub(super) fn stated(case: &Case, figure: &Stated, name: Label, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    match figure {
        Stated::Fixed(constant) => Ok(rec.constant(name, constant.value)),
        Stated::Parameter(at) => parameter(case, *at, rec),
        Stated::By(_) => Err(FindingKind::NoRowHolds),
    }
}
