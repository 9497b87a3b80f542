//! One input of a pledge.

use pledge_engine::Decimal;
use pledge_engine::bid::parse_number;
use pledge_engine::framework::{InputId, InputKind, UnitKind};
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use crate::components::{Field, FrameworkRef, field};
use crate::state::{Action, use_dispatch};

/// Which input of which pledge.
#[derive(Properties, PartialEq)]
pub struct PledgeInputProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the measure.
    pub measure: usize,
    /// Which of the pledges on it, from 0.
    pub nth: usize,
    /// The input.
    pub input: InputId,
    /// As typed.
    pub text: AttrValue,
    /// Months of the contract, as typed.
    pub term: AttrValue,
}

/// A field whose text goes to the pledge as it is typed.
#[component]
pub fn PledgeInput(props: &PledgeInputProps) -> Html {
    let PledgeInputProps { lang, nth, input, .. } = props;
    let (lang, input) = (*lang, *input);
    let dispatch = use_dispatch();
    let measure = props.framework.measures.get(props.measure);
    let id = measure.map(|m| m.id.clone()).unwrap_or_default();
    let oninput = use_callback((dispatch, id.clone(), *nth, input), |text: String, (dispatch, id, nth, input)| {
        dispatch.dispatch(Action::SetInput { measure: id.clone(), nth: *nth, input: input.code(), text });
    });
    let Some(measure) = measure else { return html! { <div></div> } };
    let full_time = props.framework.full_time_hours.as_ref().map(|hours| hours.value);
    html! {
        <Field id={field::input(&id, *nth, input.code())} {lang} label={units::input(lang, &measure.unit, input)}
            hint={hint(lang, &measure.unit.kind, input, full_time, &props.term)} value={props.text.clone()}
            kind={measure.unit.kind.input_kind(input)} {oninput} />
    }
}

/// What is easily got wrong in this field, said before it is.
fn hint(lang: Lang, unit: &UnitKind, input: InputId, full_time: Option<Decimal>, term: &str) -> String {
    match (input, unit) {
        (InputId::HoursPerWeek, _) => full_time
            .map_or_else(String::new, |hours| say::pledges_hint_hours_per_week(lang, &numbers::quantity(hours))),
        (InputId::Months, _) => match parse_number(term, InputKind::Number) {
            Ok(Some(months)) => say::pledges_hint_months_of(lang, &numbers::quantity(months)),
            _ => say::pledges_hint_months(lang).into(),
        },
        (InputId::People, _) => say::pledges_hint_people(lang).into(),
        (InputId::Weeks, _) => say::pledges_hint_weeks(lang).into(),
        (InputId::DaysPerWeek, _) => say::pledges_hint_days_per_week(lang).into(),
        (InputId::Attendees, _) => say::pledges_hint_attendees(lang).into(),
        (InputId::Cash, _) => say::pledges_hint_cash(lang).into(),
        (InputId::Hours, UnitKind::MoneyInvested { rate }) => {
            say::pledges_hint_given_hours(lang, &numbers::pounds_exact(rate.value))
        }
        (InputId::Hours, _) => say::pledges_hint_session_hours(lang).into(),
        (InputId::Quantity, UnitKind::Percent) => String::new(),
        (InputId::Quantity, _) => say::pledges_hint_whole_contract(lang).into(),
    }
}
