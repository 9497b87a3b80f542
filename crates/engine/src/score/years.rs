//! The years of the contract: those of the fixed term, and after them those of each extension.

use super::facts::Facts;
use super::quantity::At;
use super::recorder::{Fig, Recorder, Total};
use super::trace::Label;
use crate::Decimal;
use crate::bid::{Contract, NumberKind, PledgeYear, parse_number};
use crate::framework::{Bound, Constant};

/// The most years of a contract that are told apart. No contract is as long, and a slip of the keyboard must not
/// make millions of years.
const MOST: usize = 100;

/// Decimals of a discount factor.
const PLACES: u32 = 18;

/// The first of things that are counted.
const FIRST: Bound = Bound { at: Decimal::ONE, strict: false };

/// The years of the contract.
pub(super) struct Years {
    /// How many the fixed term has; none if the term is not known, or longer than any contract.
    pub(super) fixed: Option<usize>,
    /// The months of the fixed term.
    term: Option<Fig>,
    /// For each extension its months and how many years they make; none if they cannot be read.
    extensions: Vec<Option<(Fig, usize)>>,
}

/// A year in which a part of a pledge falls.
pub(super) struct Found {
    /// Counted from 1, through the fixed term and all extensions before.
    pub(super) at: usize,
    /// How long a job can last in it.
    pub(super) months: Fig,
    /// 1, since the contract has that year.
    pub(super) there: Fig,
    /// Whether it is a year of an extension.
    pub(super) extension: bool,
}

impl Years {
    pub(super) fn read(contract: &Contract, facts: &Facts, rec: &mut Recorder) -> Self {
        let mut extensions = Vec::new();
        for text in &contract.extensions {
            let months = parse_number(text, NumberKind::Number).ok().flatten();
            let months = months.map(|months| rec.input(Label::Step, text, months));
            extensions.push(months.and_then(|months| Some((months, count(months)?))));
        }
        Self { fixed: facts.months.and_then(count), term: facts.months, extensions }
    }

    /// The year that a part of a pledge names.
    ///
    /// # Errors
    /// What was typed, if the contract has no such year or extension. Without a term nobody knows how many years it
    /// has, so that any is taken.
    pub(super) fn find(&self, part: &PledgeYear, at: At, rec: &mut Recorder) -> Result<Found, String> {
        let extension = match part.extension.trim() {
            "" => None,
            text => Some(ordinal(text, self.extensions.len()).ok_or_else(|| text.to_owned())?),
        };
        let typed = part.year.trim();
        let unknown = || typed.to_owned();
        let (months, before, most) = match extension {
            None => (self.term, 0, if self.term.is_some() { self.fixed.unwrap_or(0) } else { MOST }),
            Some(number) => {
                let before = self.extensions[..number - 1].iter();
                let before: usize = before.map(|years| years.map_or(0, |(_, years)| years)).sum();
                let (months, years) = self.extensions[number - 1].ok_or_else(|| part.extension.trim().to_owned())?;
                (Some(months), self.fixed.unwrap_or(0) + before, years)
            }
        };
        let number = ordinal(typed, most).ok_or_else(unknown)?;
        let year = rec.input(at.typed("year"), typed, Decimal::from(number as u32));
        let (months, mut there) = self.within(months, year, rec).ok_or_else(unknown)?;
        if let Some(number) = extension {
            let typed = rec.input(at.typed("extension"), part.extension.trim(), Decimal::from(number as u32));
            let named = rec.test(Label::Step, typed, FIRST, false).ok_or_else(unknown)?;
            there = rec.multiply(Label::Step, &[there, named]).ok_or_else(unknown)?;
        }
        Ok(Found { at: before + number, months, there, extension: extension.is_some() })
    }

    /// The months that lie in a year, at most 12, and whether there are any: 1 or 0.
    fn within(&self, months: Option<Fig>, year: Fig, rec: &mut Recorder) -> Option<(Fig, Fig)> {
        let one = rec.number(1);
        let twelve = rec.number(12);
        let Some(months) = months else {
            return Some((twelve, rec.test(Label::Step, year, FIRST, false)?));
        };
        let before = rec.subtract(Label::Step, year, one)?;
        let before = rec.multiply(Label::Step, &[before, twelve])?;
        let rest = rec.subtract(Label::Step, months, before)?;
        let there = rec.test(Label::Step, rest, Bound { at: Decimal::ZERO, strict: true }, false)?;
        Some((rec.min(Label::Step, &[rest, twelve])?, there))
    }

    /// All of them.
    fn all(&self) -> usize {
        let extensions = self.extensions.iter().map(|years| years.map_or(0, |(_, years)| years));
        (self.fixed.unwrap_or(0) + extensions.sum::<usize>()).min(MOST)
    }

    /// What the value of each year is divided by, the first year first: (1 + rate/100) to the power of the years
    /// before it. More than 18 decimals are rounded away, so that it stays short however long the contract is. Fewer
    /// than there are years if one cannot be held.
    pub(super) fn factors(&self, rate: &Constant, rec: &mut Recorder) -> Vec<Fig> {
        let mut factors = Vec::new();
        let all = self.all();
        if all == 0 {
            return factors;
        }
        let one = rec.number(1);
        factors.push(one);
        let percent = rec.constant(Label::DiscountRate, rate.value);
        let mut growth = Total::new();
        let added = rec.hundredths(Label::Step, percent);
        let added = added.and_then(|share| rec.add(&mut growth, one).and_then(|()| rec.add(&mut growth, share)));
        let growth = rec.sum(Label::Step, growth);
        let mut before = one;
        for year in 2..=all {
            let next = added.and_then(|()| {
                let name = Label::DiscountFactor { year };
                let exact = rec.multiply(Label::Step, &[before, growth])?;
                let short = exact.decimal().is_some_and(|exact| exact.scale() <= PLACES);
                if short { Some(rec.named(name, exact)) } else { rec.round(name, exact, PLACES) }
            });
            let Some(next) = next else { break };
            factors.push(next);
            before = next;
        }
        factors
    }
}

/// How many years so many months make, the last perhaps a part of one.
fn count(months: Fig) -> Option<usize> {
    let months = months.decimal()?;
    (1..=MOST).find(|years| Decimal::from(*years as u32 * 12) >= months).filter(|_| months > Decimal::ZERO)
}

/// A whole number from 1 to the greatest.
fn ordinal(text: &str, greatest: usize) -> Option<usize> {
    let typed = parse_number(text, NumberKind::Number).ok().flatten()?;
    (1..=greatest).find(|number| Decimal::from(*number as u32) == typed)
}
