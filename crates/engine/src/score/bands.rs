//! Steps: the last band that is reached earns its share of the marks.

use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::framework::{Band, Bound};

/// W × the band's percentage ÷ 100, unrounded; never on a line between two bands.
pub(super) fn marks(section: usize, out_of: Fig, value: Fig, bands: &[Band], rec: &mut Recorder) -> Option<Fig> {
    let table: Vec<(Bound, Decimal)> = bands.iter().map(|band| (band.from, band.earns)).collect();
    let share = rec.steps(Label::BandShare(section), value, &table)?;
    let product = rec.multiply(Label::Step, &[out_of, share])?;
    let hundred = rec.number(100);
    rec.divide(Label::Step, product, hundred)
}
