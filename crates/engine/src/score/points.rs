//! Points: a share of the points that are required, or all or nothing.

use super::basis::{Priced, on_basis};
use super::recorder::{Fig, Recorder};
use super::stated::stated;
use super::target;
use super::trace::Label;
use crate::Decimal;
use crate::advise::FindingKind;
use crate::bid::Case;
use crate::framework::{Bound, Counts, Framework, Norm, NormOn, NormRound, Required};

/// The points that a section requires, above zero.
///
/// # Errors
/// Why there are none: what they rest on is missing or cannot be read, or they come out as nothing.
pub(super) fn required(
    case: &Case,
    section: usize,
    required: &Required,
    priced: Priced<'_>,
    rec: &mut Recorder,
) -> Result<Fig, FindingKind> {
    let name = Label::RequiredPoints(section);
    let points = match required {
        Required::Stated(figure) => match stated(case, figure, name.clone(), rec) {
            Err(FindingKind::ParameterMissing { .. }) => return Err(FindingKind::NothingRequired),
            figure => rec.named(name, figure?),
        },
        Required::Norm(norm) => {
            let value = on_basis(case, Some(priced), norm.of, rec)?;
            by_norm(section, norm, value, rec).ok_or(FindingKind::Overflow)?
        }
    };
    if points.is_positive() { Ok(points) } else { Err(FindingKind::NothingRequired) }
}

/// Points per unit of a measure, where its section counts points.
pub(super) fn each(framework: &Framework, measure: usize, rec: &mut Recorder) -> Option<Fig> {
    let of = framework.measures.get(measure)?;
    let section = framework.sections.get(of.section?)?;
    let points = of.points.as_ref().filter(|_| section.counts == Counts::Points)?;
    Some(rec.constant(Label::PointsEach(measure), points.value))
}

/// `rate` points for each `per` pounds, rounding the number of `per`s or the result.
fn by_norm(section: usize, norm: &Norm, value: Fig, rec: &mut Recorder) -> Option<Fig> {
    let name = Label::RequiredPoints(section);
    let rate = rec.constant(Label::NormRate(section), norm.rate.value);
    let per = rec.constant(Label::NormPer(section), norm.per.value);
    let up = match norm.round {
        NormRound::Up => Some(true),
        NormRound::Down => Some(false),
        NormRound::None => None,
    };
    match (up, norm.on) {
        (Some(up), NormOn::Bands) => {
            let bands = rec.divide(Label::Step, value, per)?;
            let bands = rec.whole(Label::Step, bands, up)?;
            rec.multiply(name, &[bands, rate])
        }
        (up, _) => {
            let product = rec.multiply(Label::Step, &[value, rate])?;
            match up {
                Some(up) => {
                    let points = rec.divide(Label::Step, product, per)?;
                    rec.whole(name, points, up)
                }
                None => rec.divide(name, product, per),
            }
        }
    }
}

/// W·min(P, required)/required, or W where all of it is reached; unrounded.
pub(super) fn marks(out_of: Fig, points: Fig, required: Fig, all_or_nothing: bool, rec: &mut Recorder) -> Option<Fig> {
    if !all_or_nothing {
        return target::marks(out_of, points, required, rec);
    }
    let share = rec.divide(Label::Step, points, required)?;
    let all = rec.test(Label::Step, share, Bound { at: Decimal::ONE, strict: false }, false)?;
    rec.multiply(Label::Step, &[out_of, all])
}
