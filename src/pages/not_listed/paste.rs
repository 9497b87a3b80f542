//! Pasting a table of measures, with a preview of how each row was read.

use pledge_exchange::{MeasureSetup, PastedRow, RowProblem, read_paste};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::measures::unit_name;
use crate::components::use_cx;
use crate::state::{Action, use_dispatch};
use web_sys::HtmlTextAreaElement;

/// Only a language.
#[derive(Properties, PartialEq)]
pub struct PasteProps {
    /// The language of the page.
    pub lang: Lang,
}

/// A box to paste into and, once something stands in it, how each row was read.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let lang = props.lang;
    let dispatch = use_dispatch();
    let text = use_state_eq(String::new);
    let cx = use_cx(lang);
    let oninput = use_callback(text.clone(), |event: InputEvent, text| {
        text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    let rows = use_memo((*text).clone(), |text| read_paste(text));
    let ontake = use_callback((dispatch, rows.clone(), text.clone()), |_: MouseEvent, (dispatch, rows, text)| {
        let measures = rows.iter().map(|row| MeasureSetup {
            code: row.code.clone(),
            title: row.title.clone(),
            unit: row.unit.clone(),
            value: row.value.clone(),
            page: row.page.clone(),
            ..MeasureSetup::default()
        });
        dispatch.dispatch(Action::AddMeasures(measures.collect()));
        text.set(String::new());
    });
    html! {
        <div class="bpc-paste">
            <div class="govuk-form-group bpc-field">
                <label class="govuk-label" for={cx.id("setup-paste")}>{ say::setup_paste(lang) }</label>
                <div class="govuk-hint" id={cx.id("setup-paste-hint")}>{ say::setup_paste_hint(lang) }</div>
                <textarea class="govuk-textarea" id={cx.id("setup-paste")} rows="5" value={(*text).clone()}
                    aria-describedby={cx.id("setup-paste-hint")} {oninput} />
            </div>
            <div>
                if !rows.is_empty() {
                    <div class="bpc-table" role="region" aria-label={say::setup_preview(lang)} tabindex="0">
                        <table class="govuk-table bpc-preview">
                            <caption class="govuk-table__caption govuk-table__caption--s">{ say::setup_preview(lang) }</caption>
                            <thead class="govuk-table__head">
                                <tr class="govuk-table__row">
                                    { for headings(lang).into_iter().enumerate().map(|(n, heading)| html! {
                                        <th key={n} scope="col" class="govuk-table__header">{ heading }</th>
                                    }) }
                                </tr>
                            </thead>
                            <tbody class="govuk-table__body">
                                { for rows.iter().map(|row| html! { <Preview key={row.line} {lang} row={row.clone()} /> }) }
                            </tbody>
                        </table>
                    </div>
                    <button type="button" class="govuk-button govuk-button--secondary" onclick={ontake}>
                        { say::setup_preview_take(lang, rows.len() as u64) }
                    </button>
                }
            </div>
        </div>
    }
}

fn headings(lang: Lang) -> [&'static str; 6] {
    [
        say::setup_code(lang),
        say::setup_measure(lang),
        say::setup_unit(lang),
        say::setup_value(lang),
        say::setup_page(lang),
        say::setup_doubts(lang),
    ]
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    lang: Lang,
    row: PastedRow,
}

/// How one row was read.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { lang, row } = props;
    let lang = *lang;
    let value = row.value.parse().map(numbers::pounds_exact).unwrap_or_default();
    let doubts: Vec<String> = row.problems.iter().map(|problem| doubt(lang, problem)).collect();
    html! {
        <tr class="govuk-table__row">
            <td class="govuk-table__cell">{ &row.code }</td>
            <td class="govuk-table__cell">{ &row.title }</td>
            <td class="govuk-table__cell">{ unit_name(lang, &row.unit) }</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{ value }</td>
            <td class="govuk-table__cell">{ &row.page }</td>
            <td class="govuk-table__cell">{ doubts.join(" ") }</td>
        </tr>
    }
}

/// What is doubtful, in words.
fn doubt(lang: Lang, problem: &RowProblem) -> String {
    match problem {
        RowProblem::Unit(unit) => say::setup_doubt_unit(lang, unit),
        RowProblem::NoUnit => say::setup_doubt_no_unit(lang).into(),
        RowProblem::Value(value) => say::setup_doubt_value(lang, value),
        RowProblem::NoTitle => say::setup_doubt_no_title(lang).into(),
    }
}
