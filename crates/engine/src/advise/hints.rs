//! Unit traps: neutral help at the field, while typing.

use super::{Finding, FindingKind, FindingSeverity};
use crate::Decimal;
use crate::bid::{Bid, Case, NumberKind, parse_number};
use crate::framework::{InputId, UnitKind};
use crate::score::Fraction;

/// Weeks up to which a number looks like people.
const FEW: u32 = 12;
/// Weeks for one person that are more than three years.
const MANY_WEEKS: u32 = 156;
/// People, hours for each attendee, and hours a week, past which a figure is worth a second look.
const MANY_PEOPLE: u32 = 500;
const MANY_HOURS: u32 = 100;
const MANY_HOURS_A_WEEK: u32 = 60;

/// Neutral help about what is typed in one pledge (index): what is easily mistaken in its unit. Nothing for what
/// cannot be read, which is said on the Check page.
pub fn field_hints(case: &Case, bid: &Bid, pledge: usize) -> Vec<Finding> {
    let mut found = Vec::new();
    let framework = &case.framework;
    let Some(typed) = bid.pledges.get(pledge) else {
        return found;
    };
    let Some(at) = framework.measure(&typed.measure) else {
        return found;
    };
    let kind = &framework.measures[at].unit.kind;
    let read = |input: InputId| {
        let text = typed.inputs.get(input.code())?;
        parse_number(text, kind.input_kind(input)).ok()?
    };
    let mut hint = |kind, severity| {
        found.push(Finding { measure: Some(at), pledge: Some(pledge), ..Finding::new(kind, severity) });
    };
    let above = |value: Option<Decimal>, most: u32| value.is_some_and(|value| value > Decimal::from(most));
    let few = |value: Option<Decimal>| {
        value.is_some_and(|n| n.fract().is_zero() && n > Decimal::ONE && n <= Decimal::from(FEW))
    };
    let check = |input: InputId| FindingKind::CheckUnit { input: input.code() };
    use FindingSeverity::{Advice, Info, Warning};
    match kind {
        UnitKind::FteYears => {
            let term = parse_number(&case.contract.months, NumberKind::Number).ok().flatten();
            let term = term.filter(|term| *term > Decimal::ZERO);
            let (hours, months) = (read(InputId::HoursPerWeek), read(InputId::Months));
            let full = framework.full_time_hours.as_ref().map(|hours| hours.value);
            if let (Some(full_time), Some(hours)) = (full, hours)
                && hours > full_time
            {
                hint(FindingKind::HoursBeyondFullTime { full_time }, Info);
            }
            if above(hours, MANY_HOURS_A_WEEK) {
                hint(check(InputId::HoursPerWeek), Advice);
            }
            if let (Some(term), Some(months)) = (term, months)
                && months > term
            {
                hint(FindingKind::MonthsBeyondTerm { months: term }, Warning);
            }
            let counted = match (months, term) {
                (Some(months), Some(term)) => Some(months.min(term)),
                (months, _) => months,
            };
            if above(counted, 12)
                && let Some(years) = counted.and_then(years)
            {
                hint(FindingKind::FteOverYears { years }, Info);
            }
            if above(read(InputId::People), MANY_PEOPLE) {
                hint(check(InputId::People), Advice);
            }
        }
        UnitKind::TrainingWeeks | UnitKind::PersonWeeks => {
            let (people, weeks) = (read(InputId::People), read(InputId::Weeks));
            if few(weeks) && weeks == people {
                hint(FindingKind::WeeksNotPeople, Advice);
            }
            if above(weeks, MANY_WEEKS) {
                hint(check(InputId::Weeks), Advice);
            }
            if above(people, MANY_PEOPLE) {
                hint(check(InputId::People), Advice);
            }
            if above(read(InputId::DaysPerWeek), 7) {
                hint(FindingKind::DaysBeyondWeek, Warning);
            }
        }
        UnitKind::Weeks if few(read(InputId::Quantity)) => hint(FindingKind::WeeksNotPeople, Advice),
        UnitKind::HoursAttendees => {
            if above(read(InputId::Hours), MANY_HOURS) {
                hint(check(InputId::Hours), Advice);
            }
            if above(read(InputId::Attendees), MANY_PEOPLE) {
                hint(check(InputId::Attendees), Advice);
            }
        }
        _ => {}
    }
    found
}

/// Months as years, to two places.
fn years(months: Decimal) -> Option<Decimal> {
    let year = Fraction::of(Decimal::from(12));
    let years = Fraction::of(months).divide(year)?.round(2)?;
    Some(years.normalize())
}
