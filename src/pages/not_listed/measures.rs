//! The measures in rows.

use pledge_engine::framework::{InputKind, UnitKind};
use pledge_exchange::{MeasureSetup, ROW_UNITS};
use pledge_words::{Lang, say, units};
use yew::prelude::*;

use super::slot_field::{slot, slot_id, slot_number};
use crate::components::Cx;
use crate::state::{SetupChange, SetupSlot, SetupTable};
use crate::view::{each, html};

/// The name of a kind of unit; empty for none.
pub fn unit_name(lang: Lang, code: &str) -> &'static str {
    ROW_UNITS.iter().find(|unit| unit.code() == code).map_or("", |unit| units::kind_name(lang, unit))
}

/// The measures in rows, and a button for one more.
pub fn measures(cx: &Cx, measures: &[MeasureSetup]) -> Html {
    let rows = each(&mut measures.iter().enumerate().map(|(row, measure)| fields(cx, row, measure)));
    html! {
        <div>
            <div class="bpc-rows">{ rows }</div>
            <button type="button" class="govuk-button govuk-button--secondary"
                onclick={cx.click(SetupChange::AddRow(SetupTable::Measures).action())}>
                { say::setup_add_measure(cx.lang) }
            </button>
        </div>
    }
}

/// The fields of one measure.
fn fields(cx: &Cx, row: usize, measure: &MeasureSetup) -> Html {
    let lang = cx.lang;
    let number = (row + 1).to_string();
    let value = say::setup_value(lang);
    html! {
        <fieldset key={row} class="govuk-fieldset bpc-row">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ say::setup_row(lang, &number) }</legend>
            <div class="bpc-row__fields">
                { slot(cx, SetupSlot::Code(row), say::setup_code(lang), &measure.code) }
                { slot(cx, SetupSlot::Name(row), say::setup_measure(lang), &measure.title) }
                { unit(cx, SetupSlot::Unit(row), &measure.unit) }
                { slot_number(cx, InputKind::Money, SetupSlot::Value(row), value, "", &measure.value) }
                { slot(cx, SetupSlot::Page(row), say::setup_page(lang), &measure.page) }
            </div>
            <button type="button" class="bpc-link-button"
                onclick={cx.click(SetupChange::RemoveRow(SetupTable::Measures, row).action())}>
                { say::setup_remove_row(lang, &number) }
            </button>
        </fieldset>
    }
}

/// The unit of a measure; nothing is chosen in advance.
fn unit(cx: &Cx, slot: SetupSlot, unit: &str) -> Html {
    let lang = cx.lang;
    let id = cx.id(&slot_id(slot));
    let option = |kind: &UnitKind| {
        let selected = kind.code() == unit;
        html! { <option value={kind.code()} {selected}>{ units::kind_name(lang, kind) }</option> }
    };
    let options = each(&mut ROW_UNITS.iter().map(option));
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ say::setup_unit(lang) }</label>
            <select class="govuk-select" {id} onchange={cx.change(SetupChange::Type(slot, String::new()).action())}>
                <option value="" selected={unit.is_empty()}>{ say::setup_unit_choose(lang) }</option>
                { options }
            </select>
        </div>
    }
}
