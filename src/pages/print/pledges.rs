//! The table of pledges.

use pledge_engine::bid::Pledge;
use pledge_engine::framework::{Counts, Framework, Measure};
use pledge_engine::score::Scorecard;
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use crate::components::{Row, local};
use crate::state::Model;
use crate::view::html;

/// The pledges by measure, in framework order.
pub fn pledges(store: &Model, framework: &Framework, card: &Scorecard) -> Html {
    let lang = store.lang;
    let rows: Vec<Row> = (0..framework.measures.len())
        .map(|measure| Row::of(store, framework, measure))
        .filter(|row| !row.mine.is_empty())
        .collect();
    html! {
        <section class="bpc-print-section">
            <h3 class="govuk-heading-m">{ say::print_pledges(lang) }</h3>
            if rows.is_empty() {
                <p class="govuk-body">{ say::print_no_pledges(lang) }</p>
            } else {
                <table class="govuk-table bpc-print-table">
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ say::print_measure(lang) }</th>
                            <th scope="col" class="govuk-table__header">{ say::print_typed(lang) }</th>
                            <th scope="col" class="govuk-table__header">{ say::print_quantity(lang) }</th>
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                                { say::print_value(lang) }
                            </th>
                            <th scope="col" class="govuk-table__header">{ say::print_share(lang) }</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        { for rows.iter().map(|row| measure_row(lang, framework, row)) }
                    </tbody>
                    <tfoot>
                        <tr class="govuk-table__row">
                            <th scope="row" class="govuk-table__header" colspan="3">{ say::print_social_value(lang) }</th>
                            <td class="govuk-table__cell govuk-table__cell--numeric">
                                <strong>{ &*numbers::pounds(card.social_value) }</strong>
                            </td>
                            <td class="govuk-table__cell"></td>
                        </tr>
                    </tfoot>
                </table>
            }
        </section>
    }
}

fn measure_row(lang: Lang, framework: &Framework, row: &Row) -> Html {
    let Some(measure) = framework.measures.get(row.measure) else { return html! { <tr></tr> } };
    let score = &row.score;
    let value = match (score.value, score.points) {
        _ if measure.record_only.is_some() => say::print_record_only(lang).to_owned(),
        (Some(value), _) => numbers::pounds(value).into(),
        (None, Some(points)) => units::counted(lang, Counts::Points, points),
        (None, None) => String::new(),
    };
    html! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header bpc-print-measure">
                { &measure.id }{ " " }{ local(lang, &measure.title) }
                <span class="bpc-print-small">{ source(lang, framework, measure) }</span>
            </th>
            <td class="govuk-table__cell" data-name={say::print_typed(lang)}>
                { for row.mine.iter().map(|mine| html! { <p class="bpc-print-typed">{ typed(lang, measure, &mine.pledge) }</p> }) }
            </td>
            <td class="govuk-table__cell" data-name={say::print_quantity(lang)}>
                { score.counted.map(|counted| units::quantity(lang, &measure.unit, counted)).unwrap_or_default() }
            </td>
            <td class="govuk-table__cell govuk-table__cell--numeric" data-name={say::print_value(lang)}>{ value }</td>
            <td class="govuk-table__cell" data-name={say::print_share(lang)}>{ &row.marks }</td>
        </tr>
    }
}

/// What was typed for one pledge.
fn typed(lang: Lang, measure: &Measure, pledge: &Pledge) -> String {
    let mut parts: Vec<String> = Vec::new();
    for input in measure.unit.kind.inputs() {
        if let Some(text) = pledge.inputs.get(input.code()) {
            parts.push(say::print_typed_item(lang, units::input(lang, &measure.unit, *input), text));
        }
    }
    match pledge.answer.as_str() {
        "" => {}
        "yes" => parts.push(say::common_yes(lang).into()),
        "no" => parts.push(say::common_no(lang).into()),
        text => parts.push(text.into()),
    }
    parts.join("; ")
}

/// Where the value of one unit is from.
fn source(lang: Lang, framework: &Framework, measure: &Measure) -> String {
    let Some(value) = &measure.value else { return String::new() };
    let Some(source) = framework.sources.get(value.source) else { return String::new() };
    let title = local(lang, &source.title);
    let name = if value.place.is_empty() { title.to_owned() } else { [title, ", ", &value.place].concat() };
    if value.price_year.is_empty() { name } else { say::print_price_year(lang, &name, &value.price_year) }
}
