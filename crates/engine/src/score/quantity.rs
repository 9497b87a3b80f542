//! From what is typed to units: each kind of unit and the inputs that it is made of.

use super::recorder::{Fig, Recorder, Total};
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Map, parse_number};
use crate::framework::{Constant, InputId, InputKind, Unit, UnitKind};

/// Places of a quantity that is made from people, hours or months.
const PLACES: u32 = 6;

/// The inputs of a pledge, as read, in the order of [`UnitKind::inputs`].
pub(super) type Given = [Option<Fig>; 3];

/// Which pledge of which bid is being counted, for the names of steps.
#[derive(Clone, Copy)]
pub(super) struct At {
    /// The bid, unless it is the one whose figures are being told.
    pub(super) other_bid: Option<usize>,
    pub(super) pledge: usize,
    /// Whether it is a part of the pledge, whose units have no name of their own.
    pub(super) part: bool,
}

impl At {
    /// Something typed in the pledge, under a key.
    pub(super) fn typed(self, input: &'static str) -> Label {
        let pledge = self.pledge;
        match self.other_bid {
            None => Label::PledgeInput { pledge, input },
            Some(bid) => Label::OtherBidInput { bid, pledge, input },
        }
    }

    /// The percentage of the pledge that this contract brings.
    pub(super) fn share(self) -> Label {
        let pledge = self.pledge;
        match self.other_bid {
            None => Label::PledgeShare { pledge },
            Some(bid) => Label::OtherBidInput { bid, pledge, input: "share" },
        }
    }

    pub(super) fn units(self, capped: bool) -> Label {
        let pledge = self.pledge;
        match (self.other_bid, capped) {
            _ if self.part => Label::Step,
            (Some(_), _) => Label::Step,
            (None, false) => Label::PledgeQuantity { pledge },
            (None, true) => Label::PledgeCounted { pledge },
        }
    }
}

/// Whether anything is typed that a unit is made of.
pub(super) fn is_typed(inputs: &Map<String>, kind: &UnitKind) -> bool {
    kind.inputs().iter().any(|input| !text(inputs, *input).is_empty())
}

fn text(inputs: &Map<String>, input: InputId) -> &str {
    inputs.get(input.code()).map_or("", |text| text.trim())
}

/// Reads what is typed for a pledge, or for a part of it. Whether it counts: if nothing is typed yet, it gives nothing,
/// and nothing is wrong; if something cannot be used or is missing, there is a finding.
pub(super) fn read(
    typed: &Map<String>,
    unit: &Unit,
    at: At,
    given: &mut Given,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> bool {
    let kind = &unit.kind;
    let inputs = kind.inputs();
    let mut texts = [""; 3];
    for (input, slot) in inputs.iter().zip(&mut texts) {
        *slot = text(typed, *input);
    }
    if texts.iter().all(|text| text.is_empty()) {
        return false;
    }
    *given = [None; 3];
    let mut usable = true;
    let mut fault = |kind| {
        findings.push(Finding { pledge: Some(at.pledge), ..Finding::new(kind, FindingSeverity::Error) });
        usable = false;
    };
    for ((input, text), slot) in inputs.iter().zip(texts).zip(given) {
        let code = input.code();
        match parse_number(text, kind.input_kind(*input)) {
            Ok(Some(value)) => {
                if *input == InputId::DaysPerWeek && value > Decimal::from(7) {
                    fault(FindingKind::DaysBeyondWeek);
                }
                if unit.whole && value.normalize().scale() > 0 {
                    fault(FindingKind::NotWhole { input: code });
                }
                *slot = Some(rec.input(at.typed(code), text, value));
            }
            // Cash and hours are added, so one of them may be left out.
            Ok(None) if matches!(kind, UnitKind::MoneyInvested { .. }) => {}
            Ok(None) => fault(FindingKind::InputMissing { input: code }),
            Err(why) => fault(FindingKind::NumberUnreadable { input: code, text: text.to_owned(), why }),
        }
    }
    usable
}

/// What limits the units of one pledge.
#[derive(Default)]
pub(super) struct Limits {
    /// Only the first 12 months of each person count.
    pub(super) first_year: bool,
    /// The least cap for one person, in units.
    pub(super) per_person: Option<Fig>,
}

impl Limits {
    pub(super) fn any(&self) -> bool {
        self.first_year || self.per_person.is_some()
    }
}

/// What the units of a pledge rest on, besides its inputs.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    pub(super) full_time: Option<&'a Constant>,
    /// How long a job can last: the term, or what of a contract year lies in it.
    pub(super) months: Option<Fig>,
    /// How many years what is typed for each is multiplied by.
    pub(super) years: Option<Fig>,
    /// Months that the same job has lasted in earlier contract years of the pledge.
    pub(super) earlier: Option<Fig>,
}

/// The units of one pledge, unrounded. `None` if they cannot be held exactly.
pub(super) fn units(
    measure: usize,
    kind: &UnitKind,
    given: &Given,
    basis: &Basis<'_>,
    limits: &Limits,
    at: At,
    rec: &mut Recorder,
) -> Option<Fig> {
    let name = at.units(limits.any());
    let years = basis.years;
    match (kind, *given) {
        (UnitKind::FteYears, [Some(people), Some(hours), Some(months)]) => {
            let full = rec.constant(Label::FullTimeHours, basis.full_time?.value);
            let hours = rec.min(Label::Step, &[hours, full])?;
            let share = rec.divide(Label::Step, hours, full)?;
            let mut months = months;
            if let Some(most) = basis.months {
                months = rec.min(Label::Step, &[months, most])?;
            }
            let year = rec.number(12);
            if limits.first_year {
                let mut left = year;
                if let Some(earlier) = basis.earlier {
                    let gone = rec.min(Label::Step, &[earlier, year])?;
                    left = rec.subtract(Label::Step, year, gone)?;
                }
                months = rec.min(Label::Step, &[months, left])?;
            }
            let lasting = rec.divide(Label::Step, months, year)?;
            each(name, people, [Some(share), Some(lasting), years], limits, rec)
        }
        (UnitKind::TrainingWeeks, [Some(people), Some(weeks), Some(days)]) => {
            let share = week_share(days, rec)?;
            each(name, people, [Some(weeks), Some(share), years], limits, rec)
        }
        (UnitKind::PersonWeeks, [Some(people), Some(weeks), _]) => {
            each(name, people, [Some(weeks), None, years], limits, rec)
        }
        (UnitKind::HoursAttendees, [Some(hours), Some(attendees), _]) => {
            each(name, attendees, [Some(hours), None, years], limits, rec)
        }
        (UnitKind::MoneyInvested { rate }, [cash, hours, _]) => {
            let mut total = Total::new();
            if let Some(cash) = cash {
                rec.add(&mut total, cash)?;
            }
            if let Some(hours) = hours {
                let rate = rec.constant(Label::HourlyRate(measure), rate.value);
                let time = rec.multiply(Label::Step, &[hours, rate])?;
                rec.add(&mut total, time)?;
            }
            match years {
                Some(years) => {
                    let yearly = rec.sum(Label::Step, total);
                    rec.multiply(name, &[yearly, years])
                }
                None => Some(rec.sum(name, total)),
            }
        }
        (UnitKind::Product { inputs }, _) => {
            let mut factors = [None; 4];
            for ((input, given), factor) in inputs.iter().zip(given).zip(&mut factors) {
                *factor = Some(match input.kind {
                    InputKind::Percent => rec.hundredths(Label::Step, (*given)?)?,
                    _ => (*given)?,
                });
            }
            factors[3] = years;
            product(name, factors, rec)
        }
        (_, [Some(quantity), ..]) => match years {
            Some(years) => rec.multiply(name, &[quantity, years]),
            None => Some(quantity),
        },
        _ => None,
    }
}

/// People × what each brings, the latter at most the cap for one person.
fn each(name: Label, people: Fig, parts: [Option<Fig>; 3], limits: &Limits, rec: &mut Recorder) -> Option<Fig> {
    let [first, second, third] = parts;
    if let Some(cap) = limits.per_person {
        let one = match parts {
            [Some(one), None, None] => one,
            _ => product(Label::Step, [None, first, second, third], rec)?,
        };
        let one = rec.min(Label::Step, &[one, cap])?;
        return rec.multiply(name, &[people, one]);
    }
    product(name, [Some(people), first, second, third], rec)
}

/// The product of those that there are.
fn product(name: Label, parts: [Option<Fig>; 4], rec: &mut Recorder) -> Option<Fig> {
    let mut factors = [Fig::plain(1); 4];
    let mut count = 0;
    for (factor, slot) in parts.into_iter().flatten().zip(&mut factors) {
        *slot = factor;
        count += 1;
    }
    rec.multiply(name, factors.get(..count)?)
}

/// 3 or more days of training in a week are one training week, fewer are days/5.
fn week_share(days: Fig, rec: &mut Recorder) -> Option<Fig> {
    let three = Fig::plain(3);
    if three.above(days)? {
        let five = rec.number(5);
        rec.divide(Label::WeekShare, days, five)
    } else {
        let one = rec.number(1);
        rec.min(Label::WeekShare, &[days, one])
    }
}

/// Whether units are rounded: those made of several inputs, or of what is typed for each year.
pub(super) fn is_rounded(unit: &Unit) -> bool {
    unit.kind.inputs().len() > 1 || unit.per_year
}

/// Units of several pledges together, rounded where they are.
pub(super) fn rounded(unit: &Unit, name: Label, units: Fig, rec: &mut Recorder) -> Option<Fig> {
    if is_rounded(unit) { rec.round(name, units, PLACES) } else { Some(units) }
}
