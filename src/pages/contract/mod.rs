//! The contract, the supplier, and what the tender's documents say.

mod facts;
mod parameter;

use pledge_engine::framework::{Framework, InputKind, Status};
use pledge_words::say;
use yew::prelude::*;

use self::facts::{facts, is_priced, vat};
use self::parameter::parameter;
use crate::components::{Cx, INLINE, Input, field, next_step, number, page_link, radios, words};
use crate::shell::{is_relative, rival};
use crate::state::{Action, BidField, Model, Page};
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
            { facts(cx, framework, &store.work.contract) }
            { supplier(cx, framework, store.work.bid()) }
            <section hidden={rivals.is_empty()}>
                <h2 class="govuk-heading-m">{ say::contract_rivals(lang) }</h2>
                <p class="govuk-body">{ say::contract_rivals_intro(lang) }</p>
                <div>{ for rivals }</div>
            </section>
            { next_step(cx, Page::Pledges, say::contract_continue(lang)) }
        </div>
    }
}

/// Who bids.
fn supplier(cx: &Cx, framework: &Framework, bid: Option<&pledge_engine::bid::Bid>) -> Html {
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
    let priced = if is_priced(framework) {
        price(cx, bid)
    } else {
        html! { <div></div> }
    };
    html! {
        <section>
            <h2 class="govuk-heading-m">{ say::contract_you(lang) }</h2>
            { words(cx, name) }
            { number(cx, InputKind::Count, people) }
            { priced }
        </section>
    }
}

/// The bid's own price, where the framework rests on it.
fn price(cx: &Cx, bid: Option<&pledge_engine::bid::Bid>) -> Html {
    let lang = cx.lang;
    let price = Input {
        id: field::price(),
        label: say::contract_price(lang),
        hint: say::contract_price_hint(lang),
        value: bid.map_or("", |bid| &bid.price),
        action: Action::SetBid(BidField::Price, String::new()),
    };
    let with_vat = Input {
        id: field::price_vat(),
        label: say::contract_price_vat(lang),
        hint: "",
        value: bid.map_or("", |bid| &bid.price_vat),
        action: Action::SetBid(BidField::PriceVat, String::new()),
    };
    html! {
        <div>
            { number(cx, InputKind::Money, price) }
            { radios(cx, with_vat, INLINE, &vat(lang)) }
        </div>
    }
}
