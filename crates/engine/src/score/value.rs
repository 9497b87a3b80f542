//! £ per unit: the published figure, for the year of the contract's start or for the place, brought to another price
//! year and converted to what is pledged.

use super::facts::Facts;
use super::place::lies_in;
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::framework::{Amount, Framework, UnitValue};

/// Pence: the places of a unit value that was interpolated, uprated or converted.
const PENCE: u32 = 2;
/// Decimals that an amount keeps where it has too many digits to be multiplied by an index exactly.
const SHORT: u32 = 8;

/// What one unit of a measure is worth.
#[derive(Clone, Copy)]
pub(super) enum Worth {
    /// Record-only.
    None,
    /// Pounds.
    Pounds(Fig),
    /// It depends on the year of the start, which is not known.
    YearMissing,
    /// The year of the start is outside the series.
    YearOutside,
    /// It depends on the place, and none is given.
    PlaceMissing,
    /// It depends on the place, and this one has none.
    PlaceOutside,
    /// It cannot be held exactly.
    Overflow,
}

/// What a unit of a measure (index) is worth at a place.
pub(super) fn worth(framework: &Framework, index: usize, facts: &Facts, place: &str, rec: &mut Recorder) -> Worth {
    let Some(value) = framework.measures.get(index).and_then(|measure| measure.value.as_ref()) else {
        return Worth::None;
    };
    // Whether the figure is made here, and not only read.
    let mut made = value.uprating.is_some() || value.conversion.is_some();
    let figure = match &value.amount {
        Amount::Fixed(amount) => rec.constant(Label::PublishedValue(index), *amount),
        Amount::ByPlace { .. } => {
            let Some(row) = row(framework, value, place) else {
                return if place.trim().is_empty() { Worth::PlaceMissing } else { Worth::PlaceOutside };
            };
            let figure = rec.constant(Label::PublishedValue(index), row.1);
            // The place chooses the figure, so it belongs to the working.
            let one = rec.input(Label::WordIsOneOf, place, Decimal::ONE);
            let name = if made { Label::Step } else { Label::UnitValue(index) };
            match rec.multiply(name, &[figure, one]) {
                Some(figure) => figure,
                None => return Worth::Overflow,
            }
        }
        Amount::ByYear(table) => {
            let Some(year) = facts.year else {
                return Worth::YearMissing;
            };
            // A published figure stands as it is; one between two years is made here.
            let published = table.iter().any(|(at, _)| year.decimal() == Some(Decimal::from(*at)));
            made |= !published;
            let name = if published { Label::PublishedValue(index) } else { Label::Step };
            let Some(point) = rec.look_up(name, year, table) else {
                return Worth::YearOutside;
            };
            point
        }
    };
    if !made {
        return Worth::Pounds(figure);
    }
    match used(framework, index, value, figure, rec) {
        Some(fig) => Worth::Pounds(fig),
        None => Worth::Overflow,
    }
}

/// The low and the high £ per unit, made like the central one.
pub(super) fn range(framework: &Framework, index: usize, rec: &mut Recorder) -> Option<(Fig, Fig)> {
    let value = framework.measures.get(index)?.value.as_ref()?;
    let (low, high) = value.range?;
    let mut end = |name: Label, amount: Decimal| {
        let figure = rec.constant(name, amount);
        if value.uprating.is_some() || value.conversion.is_some() {
            used(framework, index, value, figure, rec)
        } else {
            Some(figure)
        }
    };
    end(Label::PublishedLow(index), low).zip(end(Label::PublishedHigh(index), high))
}

/// The row of a value by place that holds at a place, and its figure; one past the rows is that for elsewhere.
pub(super) fn row(framework: &Framework, value: &UnitValue, place: &str) -> Option<(usize, Decimal)> {
    let Amount::ByPlace { areas, elsewhere } = &value.amount else {
        return None;
    };
    let found = areas.iter().position(|(at, _)| framework.areas.get(*at).is_some_and(|area| lies_in(area, place)));
    match found {
        Some(at) => Some((at, areas[at].1)),
        None => elsewhere.filter(|_| !place.trim().is_empty()).map(|amount| (areas.len(), amount)),
    }
}

/// Amount × index ÷ index × conversion, rounded once.
fn used(framework: &Framework, index: usize, value: &UnitValue, figure: Fig, rec: &mut Recorder) -> Option<Fig> {
    let mut made = figure;
    if let Some(conversion) = &value.conversion {
        let conversion = rec.constant(Label::Conversion(index), conversion.value);
        made = rec.multiply(Label::Step, &[made, conversion])?;
    }
    if let Some(by) = &value.uprating {
        let table = &framework.indexes.get(by.index)?.table;
        let mut of = |row: usize| {
            let figure = table.get(row)?.1;
            Some(rec.constant(Label::IndexFigure { index: by.index, row }, figure))
        };
        let (to, from) = (of(by.to)?, of(by.from)?);
        let product = match rec.multiply(Label::Step, &[made, to]) {
            Some(product) => product,
            // Too many digits for exact arithmetic: those far behind the penny go, as the trace then states.
            None => {
                let short = rec.round(Label::Step, made, SHORT)?;
                rec.multiply(Label::Step, &[short, to])?
            }
        };
        made = rec.divide(Label::Step, product, from)?;
    }
    rec.round(Label::UnitValue(index), made, PENCE)
}
