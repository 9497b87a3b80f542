//! The contract, the supplier, and what the tender's documents say.

mod parameter;

use pledge_engine::bid::parse_date;
use pledge_engine::framework::{InputKind, Status};
use pledge_words::{Lang, dates, say};
use yew::prelude::*;

use self::parameter::ParameterField;
use crate::components::{Field, PageLink, Radio, Radios, TextField, field};
use crate::shell::is_relative;
use crate::state::{Action, BidField, ContractField, Page, use_dispatch, use_store};

/// The Contract page.
#[component]
pub fn Contract() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let lang = store.lang;
    let set = |which: ContractField| {
        let dispatch = dispatch.clone();
        Callback::from(move |text: String| dispatch.dispatch(Action::SetContract(which, text)))
    };
    // One callback for each field, made once.
    let set = use_memo((), |()| {
        use ContractField::*;
        [Title, Reference, Place, Value, Vat, Start, Months].map(set)
    });
    let bid = use_memo((), |()| {
        [BidField::Name, BidField::People].map(|which| {
            let dispatch = dispatch.clone();
            Callback::from(move |text: String| dispatch.dispatch(Action::SetBid(which, text)))
        })
    });
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::contract_title(lang) }</h1>
                <p class="govuk-body">{ say::contract_no_framework(lang) }</p>
                <PageLink page={Page::Start}>{ say::contract_to_start(lang) }</PageLink>
            </div>
        };
    };
    let framework = &loaded.framework;
    let c = &store.work.contract;
    let (name, people) = store.work.bid().map(|b| (b.name.clone(), b.people.clone())).unwrap_or_default();
    let vat =
        |value: &'static str, label: &'static str| Radio { value: value.into(), label: label.into(), hint: "".into() };
    let asked = framework.parameters.iter().filter(|parameter| match &parameter.asked_when {
        None => true,
        Some((other, choice)) => {
            let other = framework.parameters.get(*other);
            other.and_then(|other| store.work.tender.get(&other.id)).is_some_and(|said| said == choice)
        }
    });
    let relative = (0..framework.sections.len()).filter(|s| store.card().is_some_and(|card| is_relative(card, *s)));
    let relative: Vec<usize> = relative.collect();
    html! {
        <div class="bpc-contract">
            <h1 class="govuk-heading-l">{ say::contract_title(lang) }</h1>
            <p class="govuk-body">{ say::contract_intro(lang) }</p>
            <section>
                <h2 class="govuk-heading-m">{ say::contract_tender(lang) }</h2>
                <p class="govuk-body">
                    if framework.parameters.is_empty() {
                        { say::contract_tender_none(lang) }
                    } else {
                        { say::contract_tender_intro(lang) }
                    }
                </p>
                <div>
                    if framework.status == Status::Private {
                        <PageLink page={Page::NotListed}>{ say::contract_change_setup(lang) }</PageLink>
                    }
                </div>
                <div>
                    { for asked.map(|parameter| html! {
                        <ParameterField key={parameter.id.clone()} {lang} parameter={parameter.clone()}
                            text={store.work.tender.get(&parameter.id).cloned().unwrap_or_default()} />
                    }) }
                </div>
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::contract_facts(lang) }</h2>
                <TextField id={field::contract(ContractField::Title)} label={say::contract_name(lang)}
                    value={c.title.clone()} oninput={set[0].clone()} />
                <TextField id={field::contract(ContractField::Reference)} label={say::contract_reference(lang)}
                    value={c.reference.clone()} oninput={set[1].clone()} />
                <TextField id={field::contract(ContractField::Place)} label={say::contract_place(lang)}
                    hint={say::contract_place_hint(lang)} value={c.place.clone()} oninput={set[2].clone()} />
                <Field id={field::contract(ContractField::Value)} {lang} label={say::contract_value(lang)}
                    hint={say::contract_value_hint(lang)} value={c.value.clone()} kind={InputKind::Money}
                    oninput={set[3].clone()} />
                <Radios id={field::contract(ContractField::Vat)} legend={say::contract_vat(lang)} value={c.vat.clone()}
                    options={vec![vat("included", say::contract_vat_included(lang)),
                        vat("excluded", say::contract_vat_excluded(lang))]}
                    inline=true onchange={set[4].clone()} />
                <TextField id={field::contract(ContractField::Start)} label={say::contract_start(lang)} short=true
                    hint={say::contract_start_hint(lang)} value={c.start.clone()} echo={date_echo(lang, &c.start)}
                    oninput={set[5].clone()} />
                <Field id={field::contract(ContractField::Months)} {lang} label={say::contract_months(lang)}
                    hint={say::contract_months_hint(lang)} value={c.months.clone()} kind={InputKind::Number}
                    oninput={set[6].clone()} />
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::contract_you(lang) }</h2>
                <TextField id={field::name()} label={say::contract_bid_name(lang)} value={name} oninput={bid[0].clone()} />
                <Field id={field::people()} {lang} label={say::contract_people(lang)} hint={say::contract_people_hint(lang)}
                    value={people} kind={InputKind::Count} oninput={bid[1].clone()} />
            </section>
            <div>
                if !relative.is_empty() {
                    <section>
                        <h2 class="govuk-heading-m">{ say::contract_rivals(lang) }</h2>
                        <p class="govuk-body">{ say::contract_rivals_intro(lang) }</p>
                    </section>
                }
            </div>
            <PageLink page={Page::Pledges} button=true>{ say::contract_continue(lang) }</PageLink>
        </div>
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
