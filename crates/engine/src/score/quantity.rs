//! From what is typed to units: each kind of unit and the inputs that it is made of.

use super::facts::Facts;
use super::recorder::{Fig, Recorder, Total};
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Pledge, parse_number};
use crate::framework::{Constant, InputId, UnitKind};

/// The inputs of a pledge, as read.
pub(super) enum Inputs {
    /// Nothing is typed yet: it gives nothing, and nothing is wrong.
    Untouched,
    /// Something typed cannot be used, or something is missing: it counts nothing.
    Unusable,
    /// The figures, in the order of [`UnitKind::inputs`].
    Given([Option<Fig>; 3]),
}

/// Which pledge of which bid is being counted, for the names of steps.
#[derive(Clone, Copy)]
pub(super) struct At {
    /// The bid, unless it is the one whose figures are being told.
    pub(super) other_bid: Option<usize>,
    pub(super) pledge: usize,
}

impl At {
    fn input(self, input: InputId) -> Label {
        let (pledge, input) = (self.pledge, input.code());
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
            (Some(_), _) => Label::Step,
            (None, false) => Label::PledgeQuantity { pledge },
            (None, true) => Label::PledgeCounted { pledge },
        }
    }
}

/// Reads what is typed for a pledge.
pub(super) fn read(
    pledge: &Pledge,
    kind: &UnitKind,
    at: At,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Inputs {
    let inputs = kind.inputs();
    let text = |input: InputId| pledge.inputs.get(input.code()).map_or("", |text| text.trim());
    if inputs.iter().all(|input| text(*input).is_empty()) {
        return Inputs::Untouched;
    }
    let mut given = [None; 3];
    let mut usable = true;
    let mut fault = |kind| {
        findings.push(Finding { pledge: Some(at.pledge), ..Finding::new(kind, FindingSeverity::Error) });
        usable = false;
    };
    for (input, slot) in inputs.iter().zip(&mut given) {
        let text = text(*input);
        let code = input.code();
        match parse_number(text, kind.input_kind(*input)) {
            Ok(Some(value)) => {
                if *input == InputId::DaysPerWeek && value > Decimal::from(7) {
                    fault(FindingKind::DaysBeyondWeek);
                }
                *slot = Some(rec.input(at.input(*input), text, value));
            }
            // Cash and hours are added, so one of them may be left out.
            Ok(None) if matches!(kind, UnitKind::MoneyInvested { .. }) => {}
            Ok(None) => fault(FindingKind::InputMissing { input: code }),
            Err(why) => fault(FindingKind::NumberUnreadable { input: code, text: text.to_owned(), why }),
        }
    }
    if usable { Inputs::Given(given) } else { Inputs::Unusable }
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

/// What the units of a framework rest on.
pub(super) struct Basis<'a> {
    pub(super) facts: &'a Facts,
    pub(super) full_time: Option<&'a Constant>,
}

/// The units of one pledge, unrounded. `None` if they cannot be held exactly.
pub(super) fn units(
    measure: usize,
    kind: &UnitKind,
    given: &[Option<Fig>; 3],
    basis: &Basis<'_>,
    limits: &Limits,
    at: At,
    rec: &mut Recorder,
) -> Option<Fig> {
    let name = at.units(limits.any());
    match (kind, *given) {
        (UnitKind::FteYears, [Some(people), Some(hours), Some(months)]) => {
            let full = rec.constant(Label::FullTimeHours, basis.full_time?.value);
            let hours = rec.min(Label::Step, &[hours, full])?;
            let share = rec.divide(Label::Step, hours, full)?;
            let mut months = months;
            if let Some(term) = basis.facts.months {
                months = rec.min(Label::Step, &[months, term])?;
            }
            let year = rec.number(12);
            if limits.first_year {
                months = rec.min(Label::Step, &[months, year])?;
            }
            let years = rec.divide(Label::Step, months, year)?;
            each(name, people, &[share, years], limits, rec)
        }
        (UnitKind::TrainingWeeks, [Some(people), Some(weeks), Some(days)]) => {
            let share = week_share(days, rec)?;
            each(name, people, &[weeks, share], limits, rec)
        }
        (UnitKind::PersonWeeks, [Some(people), Some(weeks), _]) => each(name, people, &[weeks], limits, rec),
        (UnitKind::HoursAttendees, [Some(hours), Some(attendees), _]) => each(name, attendees, &[hours], limits, rec),
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
            Some(rec.sum(name, total))
        }
        (_, [Some(quantity), ..]) => Some(quantity),
        _ => None,
    }
}

/// People × what each brings, the latter at most the cap for one person.
fn each(name: Label, people: Fig, parts: &[Fig], limits: &Limits, rec: &mut Recorder) -> Option<Fig> {
    if let Some(cap) = limits.per_person {
        let one = one_person(parts, rec)?;
        let one = rec.min(Label::Step, &[one, cap])?;
        return rec.multiply(name, &[people, one]);
    }
    match *parts {
        [a, b] => rec.multiply(name, &[people, a, b]),
        [a] => rec.multiply(name, &[people, a]),
        _ => None,
    }
}

fn one_person(parts: &[Fig], rec: &mut Recorder) -> Option<Fig> {
    match *parts {
        [one] => Some(one),
        _ => rec.multiply(Label::Step, parts),
    }
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

/// Whether units of this kind are rounded: those made from people, hours or months.
pub(super) fn is_rounded(kind: &UnitKind) -> bool {
    kind.inputs().len() > 1
}
