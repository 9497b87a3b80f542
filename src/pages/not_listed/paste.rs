//! Pasting a table of measures, with a preview of how each row was read.

use pledge_exchange::{MeasureSetup, PastedRow, RowProblem, read_paste};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::measures::unit_name;
use super::slot_field::input;
use crate::components::{Cx, text_area};
use crate::state::{SetupChange, SetupSlot};
use crate::view::{each, html};

/// A box to paste into and, once something stands in it, how each row was read. What was pasted is a part of the draft
/// until its rows are taken over.
pub fn paste(cx: &Cx, text: &str) -> Html {
    let lang = cx.lang;
    let rows = read_paste(text);
    let field = input(SetupSlot::Pasted, say::setup_paste(lang), say::setup_paste_hint(lang), text);
    let read = if rows.is_empty() {
        html! { <span></span> }
    } else {
        preview(cx, &rows)
    };
    html! {
        <div class="bpc-paste">
            { text_area(cx, "5", field) }
            <div>{ read }</div>
        </div>
    }
}

/// How each row was read, and a button that takes them over.
fn preview(cx: &Cx, rows: &[PastedRow]) -> Html {
    let lang = cx.lang;
    let measures = rows.iter().map(|row| MeasureSetup {
        code: row.code.clone(),
        title: row.title.clone(),
        unit: row.unit.clone(),
        value: row.value.clone(),
        page: row.page.clone(),
        ..MeasureSetup::default()
    });
    let take = cx.click(SetupChange::AddMeasures(measures.collect()).action());
    let headings = [
        say::setup_code(lang),
        say::setup_measure(lang),
        say::setup_unit(lang),
        say::setup_value(lang),
        say::setup_page(lang),
        say::setup_doubts(lang),
    ];
    let headings =
        each(&mut headings.iter().map(|text| html! { <th scope="col" class="govuk-table__header">{ *text }</th> }));
    let lines = each(&mut rows.iter().map(|row| line(lang, row)));
    html! {
        <div>
            <div class="bpc-table" role="region" aria-label={say::setup_preview(lang)} tabindex="0">
                <table class="govuk-table bpc-preview">
                    <caption class="govuk-table__caption govuk-table__caption--s">{ say::setup_preview(lang) }</caption>
                    <thead class="govuk-table__head"><tr class="govuk-table__row">{ headings }</tr></thead>
                    <tbody class="govuk-table__body">{ lines }</tbody>
                </table>
            </div>
            <button type="button" class="govuk-button govuk-button--secondary" onclick={take}>
                { say::setup_preview_take(lang, rows.len() as u64) }
            </button>
        </div>
    }
}

/// How one row was read.
fn line(lang: Lang, row: &PastedRow) -> Html {
    let value = row.value.parse().map(numbers::pounds_exact).unwrap_or_default();
    let doubts: Vec<String> = row.problems.iter().map(|problem| doubt(lang, problem)).collect();
    let doubts = doubts.join(" ");
    let cells: [&str; 6] = [&row.code, &row.title, unit_name(lang, &row.unit), &value, &row.page, &doubts];
    let cells = cells.iter().enumerate().map(|(at, text)| {
        let number = "govuk-table__cell govuk-table__cell--numeric";
        html! { <td class={if at == 3 { number } else { "govuk-table__cell" }}>{ *text }</td> }
    });
    html! { <tr class="govuk-table__row">{ cells.collect::<Html>() }</tr> }
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
