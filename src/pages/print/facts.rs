//! What the offer is for: framework, contract, and what the tender says.

use pledge_engine::bid::parse_number;
use pledge_engine::framework::{Counts, Framework, InputKind, Parameter, ParameterKind, Status};
use pledge_words::{Lang, dates, numbers, say, units};
use yew::prelude::*;

use crate::components::local;
use crate::state::Model;
use crate::view::html;

/// The tables at the top of the sheet.
pub fn facts(store: &Model, framework: &Framework, today: &str) -> Html {
    let lang = store.lang;
    let contract = &store.work.contract;
    let money = |text: &str| match parse_number(text, InputKind::Money) {
        Ok(Some(value)) => numbers::pounds(value).into(),
        _ => text.to_owned(),
    };
    let best = |counts, text: &str| match (parse_number(text, InputKind::Money), counts) {
        (Ok(Some(_)), Counts::Money) | (Ok(None) | Err(_), _) => money(text),
        (Ok(Some(value)), counts) => units::counted(lang, counts, value),
    };
    let vat = match contract.vat.as_str() {
        "included" => say::contract_vat_included(lang),
        "excluded" => say::contract_vat_excluded(lang),
        _ => "",
    };
    let about_contract = vec![
        (say::contract_name(lang).into(), contract.title.clone()),
        (say::contract_reference(lang).into(), contract.reference.clone()),
        (say::contract_place(lang).into(), contract.place.clone()),
        (say::contract_value(lang).into(), money(&contract.value)),
        (say::contract_vat(lang).into(), vat.into()),
        (say::contract_start(lang).into(), dates::date(lang, &contract.start)),
        (say::contract_months(lang).into(), contract.months.clone()),
        (say::contract_people(lang).into(), store.work.bid().map(|b| b.people.clone()).unwrap_or_default()),
    ];
    let mut tender: Vec<(String, String)> = Vec::new();
    for parameter in &framework.parameters {
        if let Some(text) = store.work.tender.get(&parameter.id) {
            tender.push((local(lang, &parameter.title).into(), said(lang, parameter, text)));
        }
    }
    for section in &framework.sections {
        if let Some(assumed) = store.work.assumptions.get(&section.id) {
            tender.push((
                say::print_assumed(lang, local(lang, &section.title)),
                best(section.counts, &assumed.best_rival),
            ));
        }
    }
    let about_framework = vec![
        (say::print_framework(lang).into(), local(lang, &framework.title).to_owned()),
        (say::print_buyer(lang).into(), local(lang, &framework.buyer).to_owned()),
        (say::print_edition(lang).into(), framework.edition.clone()),
        (say::print_status(lang).into(), status_name(lang, framework.status).to_owned()),
        (say::print_hash(lang).into(), framework.hash.clone()),
        (say::print_date(lang).into(), today.to_owned()),
    ];
    html! {
        <div class="bpc-print-facts">
            { list(None, about_framework) }
            { list(Some(say::print_contract(lang)), about_contract) }
            { list(Some(say::print_tender(lang)), tender) }
        </div>
    }
}

/// A list of names and texts; those without a text are left out.
fn list(title: Option<&'static str>, facts: Vec<(String, String)>) -> Html {
    let facts: Vec<_> = facts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    if facts.is_empty() {
        return html! { <div></div> };
    }
    html! {
        <section class="bpc-print-section">
            <div>
                if let Some(title) = title {
                    <h3 class="govuk-heading-m">{ title }</h3>
                }
            </div>
            <dl class="bpc-print-list">
                { for facts.into_iter().map(|(name, text)| html! {
                    <div class="bpc-print-fact"><dt>{ name }</dt><dd>{ text }</dd></div>
                }) }
            </dl>
        </section>
    }
}

/// What the tender says on one parameter, as people write it.
fn said(lang: Lang, parameter: &Parameter, text: &str) -> String {
    let kind = match &parameter.kind {
        ParameterKind::Choice(choices) => {
            let choice = choices.iter().find(|c| c.id == text);
            return choice.map_or(text, |c| local(lang, &c.title)).to_owned();
        }
        ParameterKind::Money | ParameterKind::Ratio => InputKind::Money,
        ParameterKind::Percent => InputKind::Percent,
        ParameterKind::Marks => InputKind::Number,
    };
    match (parse_number(text, kind), kind) {
        (Ok(Some(value)), InputKind::Money) => numbers::pounds_exact(value).into(),
        (Ok(Some(value)), InputKind::Percent) => numbers::percent(value).into(),
        (Ok(Some(value)), _) => numbers::quantity(value).into(),
        _ => text.to_owned(),
    }
}

/// The name of a status.
fn status_name(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Official => say::status_official_name(lang),
        Status::Adaptation => say::status_adaptation_name(lang),
        Status::Illustrative => say::status_illustrative_name(lang),
        Status::Private => say::status_private_name(lang),
    }
}

/// What a status means.
pub fn status_text(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Official => say::status_official_text(lang),
        Status::Adaptation => say::status_adaptation_text(lang),
        Status::Illustrative => say::status_illustrative_text(lang),
        Status::Private => say::status_private_text(lang),
    }
}
