//! One pledge: its inputs or its answer, help about them, and whether it is the same as another.

use pledge_engine::Decimal;
use pledge_engine::bid::parse_number;
use pledge_engine::framework::{Framework, InputId, InputKind, Measure, Unit, UnitKind};
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use super::claims::claims;
use super::row::{Mine, Row};
use crate::components::{Cx, INLINE, Input, field, local, number, radios, text_area};
use crate::state::Action;
use crate::view::{each, html};

/// The fields of the nth pledge (from 0) on a row. `remove` is what takes it away.
pub fn form(cx: &Cx, framework: &Framework, row: &Row, nth: usize, remove: Callback<MouseEvent>) -> Html {
    let lang = cx.lang;
    let Some(measure) = framework.measures.get(row.measure) else { return html! { <div></div> } };
    let mine = row.mine.get(nth);
    let counted = numbers::whole(nth as u64 + 1);
    let many = row.mine.len() > 1;
    let title = local(lang, &measure.title);
    let full_time = framework.full_time_hours.as_ref().map(|hours| hours.value);
    let inputs =
        each(&mut measure.unit.kind.inputs().iter().map(|input| field_of(cx, measure, full_time, row, nth, *input)));
    let hints =
        each(&mut mine.iter().flat_map(|mine| &mine.hints).map(|hint| html! { <p class="bpc-hint">{ hint }</p> }));
    let legend = if many { "govuk-fieldset__legend bpc-pledge__legend" } else { "govuk-visually-hidden" };
    let removes = if many { say::pledges_remove_nth(lang, &counted) } else { say::pledges_remove(lang).into() };
    html! {
        <fieldset key={nth} class="govuk-fieldset bpc-pledge">
            <legend class={legend}>{ say::pledges_nth(lang, &counted) }{ of(title) }</legend>
            <div class="bpc-pledge__inputs">{ inputs }</div>
            <div>{ answer(cx, measure, nth, mine) }</div>
            <div>{ claims(cx, framework, row.measure, nth, mine) }</div>
            <div class="bpc-hints">{ hints }</div>
            <div>{ same_as(cx, mine) }</div>
            <button type="button" class="bpc-link-button" hidden={mine.is_none()} onclick={remove}>
                { removes }{ of(title) }
            </button>
        </fieldset>
    }
}

/// What a legend or a button is about, for those who hear the page.
pub fn of(title: &str) -> Html {
    html! { <span class="govuk-visually-hidden">{ ": " }{ title }</span> }
}

/// One input, whose text goes to the pledge as it is typed.
fn field_of(cx: &Cx, measure: &Measure, full_time: Option<Decimal>, row: &Row, nth: usize, input: InputId) -> Html {
    let kind = &measure.unit.kind;
    let value = row.mine.get(nth).and_then(|mine| mine.pledge.inputs.get(input.code())).map_or("", String::as_str);
    let id = measure.id.clone();
    let made = Input {
        id: field::input(&id, nth, input.code()),
        label: units::input(cx.lang, &measure.unit, input),
        hint: &hint(cx.lang, &measure.unit, input, full_time, &row.term),
        value,
        action: Action::SetInput { measure: id, nth, input: input.code(), text: String::new() },
    };
    html! { <div key={input.code()}>{ number(cx, kind.input_kind(input), made) }</div> }
}

/// What is easily got wrong in this field, said before it is.
fn hint(lang: Lang, unit: &Unit, input: InputId, full_time: Option<Decimal>, term: &str) -> String {
    let plain = match (input, &unit.kind) {
        // Of a product, what its figures have in common is said in what it is counted in.
        (InputId::First | InputId::Second | InputId::Third, _) => "",
        (InputId::Quantity, _) if unit.per_year => say::pledges_hint_one_year(lang),
        (InputId::HoursPerWeek, _) => {
            return full_time
                .map_or_else(String::new, |hours| say::pledges_hint_hours_per_week(lang, &numbers::quantity(hours)));
        }
        (InputId::Months, _) => match parse_number(term, InputKind::Number) {
            Ok(Some(months)) => return say::pledges_hint_months_of(lang, &numbers::quantity(months)),
            _ => say::pledges_hint_months(lang),
        },
        (InputId::Hours, UnitKind::MoneyInvested { rate }) => {
            return say::pledges_hint_given_hours(lang, &numbers::pounds_exact(rate.value));
        }
        (InputId::People, _) => say::pledges_hint_people(lang),
        (InputId::Weeks, _) => say::pledges_hint_weeks(lang),
        (InputId::DaysPerWeek, _) => say::pledges_hint_days_per_week(lang),
        (InputId::Attendees, _) => say::pledges_hint_attendees(lang),
        (InputId::Cash, _) => say::pledges_hint_cash(lang),
        (InputId::Hours, _) => say::pledges_hint_session_hours(lang),
        (InputId::Quantity, UnitKind::Percent) => "",
        (InputId::Quantity, _) => say::pledges_hint_whole_contract(lang),
    };
    plain.into()
}

/// Yes and no to choose from, or a box to write in, where the unit is one of these.
fn answer(cx: &Cx, measure: &Measure, nth: usize, mine: Option<&Mine>) -> Html {
    let lang = cx.lang;
    let id = measure.id.clone();
    let mut made = Input {
        id: field::pledge_answer(&id, nth),
        label: say::pledges_yes_no(lang),
        hint: "",
        value: mine.map_or("", |mine| &mine.pledge.answer),
        action: Action::SetPledgeAnswer { measure: id, nth, text: String::new() },
    };
    match measure.unit.kind {
        UnitKind::YesNo => {
            radios(cx, made, INLINE, &[("yes", say::common_yes(lang), ""), ("no", say::common_no(lang), "")])
        }
        UnitKind::Text => {
            made.label = say::pledges_answer(lang);
            text_area(cx, "4", made)
        }
        _ => html! { <span></span> },
    }
}

/// One box for each pledge that this one might be the same as.
fn same_as(cx: &Cx, mine: Option<&Mine>) -> Html {
    let Some(mine) = mine.filter(|mine| !mine.same.is_empty()) else { return html! { <span></span> } };
    let pledge = &mine.pledge.id;
    let mut boxes = mine.same.iter().map(|same| {
        let id = cx.id(&["same-", pledge, "-", &same.other].concat());
        let action = Action::SetSameAs { pledge: pledge.clone(), other: same.other.clone(), same: false };
        html! {
            <div class="govuk-checkboxes__item" key={same.other.clone()}>
                <input class="govuk-checkboxes__input" type="checkbox" id={id.clone()} checked={same.same}
                    onchange={cx.change(action)} />
                <label class="govuk-label govuk-checkboxes__label" for={id}>{ &same.name }</label>
            </div>
        }
    });
    let boxes = each(&mut boxes);
    html! {
        <fieldset class="govuk-fieldset bpc-same">
            <legend class="govuk-fieldset__legend bpc-same__legend">{ say::pledges_same_legend(cx.lang) }</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">{ boxes }</div>
        </fieldset>
    }
}
