//! The contract, the supplier, and what the tender's documents say.

mod parameter;

use pledge_engine::bid::parse_date;
use pledge_engine::framework::{InputKind, Status};
use pledge_words::{Lang, dates, say};
use yew::prelude::*;

use self::parameter::parameter;
use crate::components::{Cx, INLINE, Input, field, next_step, number, page_link, radios, short, words};
use crate::shell::{is_relative, rival};
use crate::state::{Action, BidField, ContractField, Model, Page};
use crate::view::{each, html};

/// The Contract page.
pub fn contract(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::contract_title(lang) }</h1>
                <p class="govuk-body">{ say::contract_no_framework(lang) }</p>
                { page_link(cx, Page::Start, say::contract_to_start(lang)) }
            </div>
        };
    };
    let framework = &loaded.framework;
    let asked = framework.parameters.iter().filter(|parameter| match &parameter.asked_when {
        None => true,
        Some((other, choice)) => {
            let other = framework.parameters.get(*other);
            other.and_then(|other| store.work.tender.get(&other.id)).is_some_and(|said| said == choice)
        }
    });
    let asked = each(&mut asked.map(|asked| parameter(cx, &store.work, asked)));
    let intro = if framework.parameters.is_empty() {
        say::contract_tender_none(lang)
    } else {
        say::contract_tender_intro(lang)
    };
    let is_own = framework.status == Status::Private;
    let relative = framework.sections.iter().enumerate();
    let relative = relative.filter(|(at, _)| store.card().is_some_and(|card| is_relative(card, *at)));
    let rivals: Vec<Html> =
        relative.map(|(_, section)| rival(cx, &store.work, section, field::contract_rival)).collect();
    html! {
        <div class="bpc-contract">
            <h1 class="govuk-heading-l">{ say::contract_title(lang) }</h1>
            <p class="govuk-body">{ say::contract_intro(lang) }</p>
            <section>
                <h2 class="govuk-heading-m">{ say::contract_tender(lang) }</h2>
                <p class="govuk-body">{ intro }</p>
                <div hidden={!is_own}>{ page_link(cx, Page::NotListed, say::contract_change_setup(lang)) }</div>
                <div>{ asked }</div>
            </section>
            { facts(cx, &store.work.contract) }
            { supplier(cx, store.work.bid()) }
            <section hidden={rivals.is_empty()}>
                <h2 class="govuk-heading-m">{ say::contract_rivals(lang) }</h2>
                <p class="govuk-body">{ say::contract_rivals_intro(lang) }</p>
                <div>{ for rivals }</div>
            </section>
            { next_step(cx, Page::Pledges, say::contract_continue(lang)) }
        </div>
    }
}

/// The facts of the contract.
fn facts(cx: &Cx, contract: &pledge_engine::bid::Contract) -> Html {
    let lang = cx.lang;
    let input = |which: ContractField, label: &'static str, hint: &'static str| Input {
        id: field::contract(which),
        label,
        hint,
        value: match which {
            ContractField::Title => &contract.title,
            ContractField::Reference => &contract.reference,
            ContractField::Place => &contract.place,
            ContractField::Value => &contract.value,
            ContractField::Vat => &contract.vat,
            ContractField::Start => &contract.start,
            ContractField::Months => &contract.months,
        },
        action: Action::SetContract(which, String::new()),
    };
    let vat = [("included", say::contract_vat_included(lang), ""), ("excluded", say::contract_vat_excluded(lang), "")];
    let value = input(ContractField::Value, say::contract_value(lang), say::contract_value_hint(lang));
    let start = input(ContractField::Start, say::contract_start(lang), say::contract_start_hint(lang));
    let months = input(ContractField::Months, say::contract_months(lang), say::contract_months_hint(lang));
    html! {
        <section>
            <h2 class="govuk-heading-m">{ say::contract_facts(lang) }</h2>
            { words(cx, input(ContractField::Title, say::contract_name(lang), "")) }
            { words(cx, input(ContractField::Reference, say::contract_reference(lang), "")) }
            { words(cx, input(ContractField::Place, say::contract_place(lang), say::contract_place_hint(lang))) }
            { number(cx, InputKind::Money, value) }
            { radios(cx, input(ContractField::Vat, say::contract_vat(lang), ""), INLINE, &vat) }
            { short(cx, start, &date_echo(lang, &contract.start)) }
            { number(cx, InputKind::Number, months) }
        </section>
    }
}

/// Who bids.
fn supplier(cx: &Cx, bid: Option<&pledge_engine::bid::Bid>) -> Html {
    let lang = cx.lang;
    let name = Input {
        id: field::name(),
        label: say::contract_bid_name(lang),
        hint: "",
        value: bid.map_or("", |bid| &bid.name),
        action: Action::SetBid(BidField::Name, String::new()),
    };
    let people = Input {
        id: field::people(),
        label: say::contract_people(lang),
        hint: say::contract_people_hint(lang),
        value: bid.map_or("", |bid| &bid.people),
        action: Action::SetBid(BidField::People, String::new()),
    };
    html! {
        <section>
            <h2 class="govuk-heading-m">{ say::contract_you(lang) }</h2>
            { words(cx, name) }
            { number(cx, InputKind::Count, people) }
        </section>
    }
}

/// How a date was read.
fn date_echo(lang: Lang, text: &str) -> String {
    match parse_date(text) {
        Ok(None) => String::new(),
        Ok(Some(_)) => say::app_date_read_as(lang, &dates::date(lang, text.trim())),
        Err(_) => say::app_date_not_read_yet(lang).into(),
    }
}
