//! £ per unit: the published figure, at the year of the contract's start, converted to what is pledged.

use super::facts::Facts;
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::framework::{Amount, Measure};

/// Pence: the places of a unit value that was interpolated or converted.
const PENCE: u32 = 2;

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
    /// It cannot be held exactly.
    Overflow,
}

pub(super) fn worth(index: usize, measure: &Measure, facts: &Facts, rec: &mut Recorder) -> Worth {
    let Some(value) = &measure.value else {
        return Worth::None;
    };
    let published = match &value.amount {
        Amount::Fixed(amount) => rec.constant(Label::PublishedValue(index), *amount),
        Amount::ByPlace { .. } => return Worth::None,
        Amount::ByYear(table) => {
            let Some(year) = facts.year else {
                return Worth::YearMissing;
            };
            // A published figure stands as it is; one between two years is made here, to the penny.
            let published = table.iter().any(|(at, _)| year.decimal() == Some(Decimal::from(*at)));
            let name = if published { Label::PublishedValue(index) } else { Label::Step };
            let Some(point) = rec.look_up(name, year, table) else {
                return Worth::YearOutside;
            };
            if published {
                point
            } else {
                let name = match &value.conversion {
                    Some(_) => Label::PublishedValue(index),
                    None => Label::UnitValue(index),
                };
                match rec.round(name, point, PENCE) {
                    Some(pence) => pence,
                    None => return Worth::Overflow,
                }
            }
        }
    };
    let Some(conversion) = &value.conversion else {
        return Worth::Pounds(published);
    };
    let conversion = rec.constant(Label::Conversion(index), conversion.value);
    let converted = rec
        .multiply(Label::Step, &[published, conversion])
        .and_then(|exact| rec.round(Label::UnitValue(index), exact, PENCE));
    match converted {
        Some(fig) => Worth::Pounds(fig),
        None => Worth::Overflow,
    }
}
