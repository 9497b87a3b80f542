//! The measures in rows.

use pledge_engine::framework::{InputKind, UnitKind};
use pledge_exchange::MeasureSetup;
use pledge_words::{Lang, say, units};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::slot_field::{SlotField, slot_id, use_slot};
use crate::components::use_ids;
use crate::state::{Action, SetupSlot, SetupTable, use_dispatch};

/// Units that can be chosen. The kind that adds hours to cash needs a rate, which a row has no field for.
const UNITS: [UnitKind; 14] = [
    UnitKind::FteYears,
    UnitKind::PersonWeeks,
    UnitKind::TrainingWeeks,
    UnitKind::Weeks,
    UnitKind::Hours,
    UnitKind::HoursAttendees,
    UnitKind::Count,
    UnitKind::Money,
    UnitKind::Tonnes,
    UnitKind::Tco2e,
    UnitKind::Miles,
    UnitKind::Percent,
    UnitKind::Text,
    UnitKind::YesNo,
];

/// The name of a kind of unit; empty for none.
pub fn unit_name(lang: Lang, code: &str) -> &'static str {
    UNITS.iter().find(|unit| unit.code() == code).map_or("", |unit| units::kind_name(lang, unit))
}

/// The rows.
#[derive(Properties, PartialEq)]
pub struct MeasuresProps {
    /// The language of the page.
    pub lang: Lang,
    /// As typed.
    pub measures: Vec<MeasureSetup>,
}

/// The measures in rows, and a button for one more.
#[component]
pub fn Measures(props: &MeasuresProps) -> Html {
    let lang = props.lang;
    let dispatch = use_dispatch();
    let onadd = use_callback(dispatch, |_: MouseEvent, dispatch| {
        dispatch.dispatch(Action::AddSetupRow(SetupTable::Measures));
    });
    html! {
        <div>
            <div class="bpc-rows">
                { for props.measures.iter().enumerate().map(|(row, measure)| html! {
                    <MeasureFields key={row} {lang} {row} measure={measure.clone()} />
                }) }
            </div>
            <button type="button" class="govuk-button govuk-button--secondary" onclick={onadd}>
                { say::setup_add_measure(lang) }
            </button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MeasureFieldsProps {
    lang: Lang,
    row: usize,
    measure: MeasureSetup,
}

/// The fields of one measure.
#[component]
fn MeasureFields(props: &MeasureFieldsProps) -> Html {
    let MeasureFieldsProps { lang, row, measure } = props;
    let (lang, row) = (*lang, *row);
    let number = (row + 1).to_string();
    let dispatch = use_dispatch();
    let onremove = use_callback((dispatch, row), |_: MouseEvent, (dispatch, row)| {
        dispatch.dispatch(Action::RemoveSetupRow(SetupTable::Measures, *row));
    });
    html! {
        <fieldset class="govuk-fieldset bpc-row">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ say::setup_row(lang, &number) }</legend>
            <div class="bpc-row__fields">
                <SlotField {lang} slot={SetupSlot::Code(row)} label={say::setup_code(lang)} value={measure.code.clone()} />
                <SlotField {lang} slot={SetupSlot::Name(row)} label={say::setup_measure(lang)} value={measure.title.clone()} />
                <UnitSelect {lang} {row} unit={measure.unit.clone()} />
                <SlotField {lang} slot={SetupSlot::Value(row)} label={say::setup_value(lang)} value={measure.value.clone()}
                    kind={InputKind::Money} />
                <SlotField {lang} slot={SetupSlot::Page(row)} label={say::setup_page(lang)} value={measure.page.clone()} />
            </div>
            <button type="button" class="bpc-link-button" onclick={onremove}>
                { say::setup_remove_row(lang, &number) }
            </button>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct UnitSelectProps {
    lang: Lang,
    row: usize,
    unit: AttrValue,
}

/// The unit of a measure; nothing is chosen in advance.
#[component]
fn UnitSelect(props: &UnitSelectProps) -> Html {
    let UnitSelectProps { lang, row, unit } = props;
    let lang = *lang;
    let slot = SetupSlot::Unit(*row);
    let id = use_ids().id(&slot_id(slot));
    let onslot = use_slot(slot);
    let onchange = use_callback(onslot, |event: Event, onslot| {
        onslot.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ say::setup_unit(lang) }</label>
            <select class="govuk-select" {id} {onchange}>
                <option value="" selected={unit.is_empty()}>{ say::setup_unit_choose(lang) }</option>
                { for UNITS.iter().map(|kind| html! {
                    <option value={kind.code()} selected={kind.code() == unit.as_str()}>{ units::kind_name(lang, kind) }</option>
                }) }
            </select>
        </div>
    }
}
