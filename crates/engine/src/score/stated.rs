//! Figures that the framework or the tender sets.

use super::facts::parameter;
use super::recorder::{Fig, Recorder, Total};
use super::thresholds::{applies, does_apply};
use super::trace::Label;
use crate::Decimal;
use crate::advise::FindingKind;
use crate::bid::Case;
use crate::framework::{Row, Stated};

/// The figure. `name` is what a figure of the framework is called; one of the tender is called by its parameter.
///
/// # Errors
/// Why there is none: the parameter is missing or cannot be read, a fact that a row rests on is missing, or no row
/// holds. Whether it is above zero is for the caller to see.
pub(super) fn stated(case: &Case, figure: &Stated, name: Label, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    let section = match name {
        Label::SectionOutOf(at) | Label::TargetFigure(at) | Label::RequiredPoints(at) => at,
        _ => 0,
    };
    stated_in(case, figure, section, name, rec)
}

/// The same, for a figure that does not say by its name to which section it belongs.
///
/// # Errors
/// As of [`stated`].
pub(super) fn stated_in(
    case: &Case,
    figure: &Stated,
    section: usize,
    name: Label,
    rec: &mut Recorder,
) -> Result<Fig, FindingKind> {
    match figure {
        Stated::Fixed(constant) => Ok(rec.constant(name, constant.value)),
        Stated::Parameter(at) => parameter(case, *at, rec),
        Stated::By(rows) => by_rows(case, rows, section, name, rec),
    }
}

/// The figure of the first row that holds, as a sum in which every row before it has its place: figure × (1 where the
/// row holds) × (1 less that of each earlier row). Nothing is asked for the sake of later rows.
fn by_rows(case: &Case, rows: &[Row], section: usize, name: Label, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    let overflow = FindingKind::Overflow;
    let mut total = Total::new();
    let mut earlier: Vec<Fig> = Vec::new();
    for (row, Row { only_if, value }) in rows.iter().enumerate() {
        let holds = applies(case, None, only_if, rec)?;
        let figure = rec.constant(Label::RowFigure { section, row }, value.value);
        let mut factors = vec![figure, holds];
        factors.extend_from_slice(&earlier);
        let part = rec.multiply(Label::Step, &factors);
        part.and_then(|part| rec.add(&mut total, part)).ok_or(overflow.clone())?;
        if holds.is_positive() {
            return Ok(rec.sum(name, total));
        }
        let one = rec.number(1);
        earlier.push(rec.subtract(Label::Step, one, holds).ok_or(overflow.clone())?);
    }
    Err(FindingKind::NoRowHolds)
}

/// The figure of the first row that holds, for those who need no trace; none where no row holds.
///
/// # Errors
/// A fact that a row rests on is missing or cannot be read.
pub(crate) fn first_row(case: &Case, rows: &[Row]) -> Result<Option<Decimal>, FindingKind> {
    for row in rows {
        if does_apply(case, None, &row.only_if)? {
            return Ok(Some(row.value.value));
        }
    }
    Ok(None)
}
