//! What measures are counted in, in words: names of units, quantities, labels of fields.
//!
//! A buyer may have its own name for a unit ([`Unit::name`]); it wins over the usual one.

use pledge_engine::framework::{Counts, InputId, Unit, UnitKind};
use rust_decimal::Decimal;

use crate::{Lang, numbers, plural, say};

/// The unit after "Counted in:": "hours", or the buyer's own name.
#[must_use]
pub fn name(lang: Lang, unit: &Unit) -> String {
    let own = crate::local(lang, &unit.name);
    if own.is_empty() { kind_name(lang, &unit.kind) } else { own }.to_owned()
}

/// A quantity with its unit: "3 full-time years (FTE)", "£1,200", "12.5%"; "40 visits" with a buyer's own name.
#[must_use]
pub fn quantity(lang: Lang, unit: &Unit, value: Decimal) -> String {
    let own = crate::local(lang, &unit.name);
    if own.is_empty() {
        return unit_name(lang, &unit.kind, value);
    }
    [&*numbers::quantity(value), " ", own].concat()
}

/// A quantity with the usual name of its unit. A count stands alone: what it counts is the measure's name.
#[must_use]
pub fn unit_name(lang: Lang, kind: &UnitKind, value: Decimal) -> String {
    let n = plural::form_of(value);
    let shown = &*numbers::quantity(value);
    match kind {
        UnitKind::FteYears => say::units_fte_years(lang, n, shown),
        UnitKind::TrainingWeeks => say::units_training_weeks(lang, n, shown),
        UnitKind::PersonWeeks | UnitKind::Weeks => say::units_person_weeks(lang, n, shown),
        UnitKind::Hours => say::units_hours(lang, n, shown),
        UnitKind::HoursAttendees => say::units_hours_attendees(lang, n, shown),
        UnitKind::Money | UnitKind::MoneyInvested { .. } => numbers::pounds(value).into(),
        UnitKind::Tonnes => say::units_tonnes(lang, n, shown),
        UnitKind::Tco2e => say::units_tco2e(lang, n, shown),
        UnitKind::Miles => say::units_miles(lang, n, shown),
        UnitKind::Points => say::units_points(lang, n, shown),
        UnitKind::Percent => numbers::percent(value).into(),
        UnitKind::Count | UnitKind::Product { .. } | UnitKind::Text | UnitKind::YesNo => shown.to_owned(),
    }
}

/// What a section counts: "£1,200", "40 points", "£0.25 for each £1".
#[must_use]
pub fn counted(lang: Lang, counts: Counts, value: Decimal) -> String {
    match counts {
        Counts::Money => numbers::pounds(value).into(),
        Counts::Points => say::units_points(lang, plural::form_of(value), &numbers::quantity(value)),
        Counts::Ratio(_) => say::units_ratio(lang, &numbers::pounds_exact(value)),
    }
}

/// The usual name of a unit after "Counted in:".
#[must_use]
pub fn kind_name(lang: Lang, kind: &UnitKind) -> &'static str {
    match kind {
        UnitKind::FteYears => say::units_fte_years_name(lang),
        UnitKind::TrainingWeeks => say::units_training_weeks_name(lang),
        UnitKind::PersonWeeks => say::units_person_weeks_name(lang),
        UnitKind::Weeks => say::units_weeks_name(lang),
        UnitKind::Hours => say::units_hours_name(lang),
        UnitKind::HoursAttendees => say::units_hours_attendees_name(lang),
        UnitKind::Count => say::units_count_name(lang),
        UnitKind::Money => say::units_money_name(lang),
        UnitKind::MoneyInvested { .. } => say::units_money_invested_name(lang),
        UnitKind::Tonnes => say::units_tonnes_name(lang),
        UnitKind::Tco2e => say::units_tco2e_name(lang),
        UnitKind::Miles => say::units_miles_name(lang),
        UnitKind::Points => say::units_points_name(lang),
        UnitKind::Product { .. } => say::units_product_name(lang),
        UnitKind::Percent => say::units_percent_name(lang),
        UnitKind::Text => say::units_text_name(lang),
        UnitKind::YesNo => say::units_yes_no_name(lang),
    }
}

/// What a unit means, in a sentence or two. Most kinds say that they are for the whole contract, so one that is typed
/// for each year says that alone.
#[must_use]
pub fn explain(lang: Lang, unit: &Unit) -> &'static str {
    if unit.per_year { say::units_per_year_explained(lang) } else { unit_explained(lang, &unit.kind) }
}

/// What a kind of unit means, in a sentence or two.
#[must_use]
pub fn unit_explained(lang: Lang, kind: &UnitKind) -> &'static str {
    match kind {
        UnitKind::FteYears => say::units_fte_years_explained(lang),
        UnitKind::TrainingWeeks => say::units_training_weeks_explained(lang),
        UnitKind::PersonWeeks => say::units_person_weeks_explained(lang),
        UnitKind::Weeks => say::units_weeks_explained(lang),
        UnitKind::Hours => say::units_hours_explained(lang),
        UnitKind::HoursAttendees => say::units_hours_attendees_explained(lang),
        UnitKind::Count => say::units_count_explained(lang),
        UnitKind::Money => say::units_money_explained(lang),
        UnitKind::MoneyInvested { .. } => say::units_money_invested_explained(lang),
        UnitKind::Tonnes => say::units_tonnes_explained(lang),
        UnitKind::Tco2e => say::units_tco2e_explained(lang),
        UnitKind::Miles => say::units_miles_explained(lang),
        UnitKind::Points => say::units_points_explained(lang),
        UnitKind::Product { .. } => say::units_product_explained(lang),
        UnitKind::Percent => say::units_percent_explained(lang),
        UnitKind::Text => say::units_text_explained(lang),
        UnitKind::YesNo => say::units_yes_no_explained(lang),
    }
}

/// The label of a field.
#[must_use]
pub fn input(lang: Lang, unit: &Unit, input: InputId) -> &str {
    input_label(lang, &unit.kind, input)
}

/// The label of a field of a kind of unit; of a product, the framework's own.
#[must_use]
pub fn input_label(lang: Lang, kind: &UnitKind, input: InputId) -> &str {
    if let UnitKind::Product { inputs } = kind {
        let own = kind.inputs().iter().position(|own| *own == input).and_then(|at| inputs.get(at));
        return own.map_or("", |own| crate::local(lang, &own.title));
    }
    match (input, kind) {
        (InputId::People, _) => say::units_input_people(lang),
        (InputId::HoursPerWeek, _) => say::units_input_hours_per_week(lang),
        (InputId::Months, _) => say::units_input_months(lang),
        (InputId::Weeks, _) => say::units_input_weeks_each(lang),
        (InputId::DaysPerWeek, _) => say::units_input_days_per_week(lang),
        (InputId::Hours, UnitKind::HoursAttendees) => say::units_input_session_hours(lang),
        (InputId::Hours, _) => say::units_input_given_hours(lang),
        (InputId::Attendees, _) => say::units_input_attendees(lang),
        (InputId::Cash, _) => say::units_input_cash(lang),
        (InputId::Quantity, kind) => match kind {
            UnitKind::Weeks => say::units_input_weeks(lang),
            UnitKind::Hours => say::units_input_hours(lang),
            UnitKind::Money => say::units_input_money(lang),
            UnitKind::Tonnes => say::units_input_tonnes(lang),
            UnitKind::Tco2e => say::units_input_tco2e(lang),
            UnitKind::Miles => say::units_input_miles(lang),
            UnitKind::Points => say::units_input_points(lang),
            UnitKind::Percent => say::units_input_percent(lang),
            _ => say::units_input_count(lang),
        },
        // Only a product has them.
        (InputId::First | InputId::Second | InputId::Third, _) => "",
    }
}

/// What is easily got wrong in a field, said before it is.
#[must_use]
pub fn input_hint(lang: Lang, kind: &UnitKind, input: InputId) -> &'static str {
    match (input, kind) {
        (InputId::People, _) => say::pledges_hint_people(lang),
        (InputId::HoursPerWeek, _) => say::units_hint_hours_per_week(lang),
        (InputId::Months, _) => say::pledges_hint_months(lang),
        (InputId::Weeks, _) => say::pledges_hint_weeks(lang),
        (InputId::DaysPerWeek, _) => say::pledges_hint_days_per_week(lang),
        (InputId::Hours, UnitKind::HoursAttendees) => say::pledges_hint_session_hours(lang),
        (InputId::Hours, _) => say::units_hint_hours(lang),
        (InputId::Attendees, _) => say::pledges_hint_attendees(lang),
        (InputId::Cash, _) => say::pledges_hint_cash(lang),
        (InputId::Quantity | InputId::First | InputId::Second | InputId::Third, _) => {
            say::pledges_hint_whole_contract(lang)
        }
    }
}

/// The label of the field with that key, if the unit has it.
#[must_use]
pub fn label_of<'k>(lang: Lang, kind: &'k UnitKind, code: &str) -> &'k str {
    let input = kind.inputs().iter().find(|input| input.code() == code);
    input.map_or("", |input| input_label(lang, kind, *input))
}
