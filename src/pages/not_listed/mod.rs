//! Setting up a tender that is not listed: the commonest case.

mod measures;
mod paste;
mod problems;
mod questions;
mod rule;
mod slot_field;
mod words;

use std::rc::Rc;

use pledge_engine::framework::InputKind;
use pledge_exchange::{SetupProblem, build};
use pledge_words::{faults, say};
use yew::prelude::*;

use self::measures::measures;
use self::paste::paste;
use self::problems::Problems;
use self::questions::questions;
use self::rule::rule;
use self::slot_field::{slot, slot_number};
use crate::components::{Cx, bullets, term};
use crate::platform::today;
use crate::state::{Action, Page, SetupChange, SetupSlot, Store, draft, load, setup_text};
use crate::view::html;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct NotListedProps {
    /// What every part of a page needs.
    pub cx: Cx,
    /// Everything that the app knows.
    pub store: Store,
}

/// Setting up a tender that is not listed.
#[component]
pub fn NotListed(props: &NotListedProps) -> Html {
    let NotListedProps { cx, store } = props;
    let lang = cx.lang;
    let problems = use_state_eq(Vec::<SetupProblem>::new);
    // A draft that is whole makes a framework that reads; should one not, its faults are told rather than nothing.
    let faulty = use_state_eq(Vec::<String>::new);
    let onuse = {
        let (cx, store, problems, faulty) = (cx.clone(), store.clone(), problems.clone(), faulty.clone());
        move |_: MouseEvent| {
            let found = match build(&draft(&store.work), &words::setup_words(&today())) {
                Ok(built) => {
                    let broken = match load(&built.text) {
                        Ok(loaded) => {
                            cx.act(SetupChange::Use(Rc::new(loaded), Box::new(built)).action());
                            cx.act(Action::Go(Page::Contract));
                            Vec::new()
                        }
                        Err(faults) => faults.iter().map(|fault| faults::sentence(cx.lang, fault)).collect(),
                    };
                    faulty.set(broken);
                    Vec::new()
                }
                Err(found) => found,
            };
            problems.set(found);
        }
    };
    // A private framework in use comes back to its fields.
    let setup = &*draft(&store.work);
    let plain = |slot: SetupSlot, label: &str, hint: &str| {
        slot_number(cx, InputKind::Number, slot, label, hint, &setup_text(setup, slot))
    };
    html! {
        <div class="bpc-setup">
            <h1 class="govuk-heading-l">{ say::setup_title(lang) }</h1>
            <p class="govuk-body">{ say::setup_intro(lang) }</p>
            { term(say::setup_toms(lang), say::setup_toms_text(lang)) }
            <div role="alert" hidden={faulty.is_empty()}>{ bullets(faulty.iter().map(|text| html! { { text } })) }</div>
            <Problems cx={cx.clone()} problems={(*problems).clone()} />
            <section>
                <h2 class="govuk-heading-m">{ say::setup_about(lang) }</h2>
                { slot(cx, SetupSlot::Title, say::setup_name(lang), &setup.title) }
                { slot(cx, SetupSlot::Buyer, say::setup_buyer(lang), &setup.buyer) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_marks(lang) }</h2>
                <p class="govuk-body">{ say::setup_marks_intro(lang) }</p>
                { term(say::glossary_weighting_term(lang), say::glossary_weighting_text(lang)) }
                { plain(SetupSlot::OfferMarks, say::setup_offer_marks(lang), say::setup_offer_marks_hint(lang)) }
                { rule(cx, &setup.offer) }
                { plain(SetupSlot::AnswersMarks, say::setup_answers_marks(lang), say::setup_answers_marks_hint(lang)) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_measures(lang) }</h2>
                <p class="govuk-body">{ say::setup_measures_intro(lang) }</p>
                { term(say::glossary_proxy_value_term(lang), say::glossary_proxy_value_text(lang)) }
                { term(say::glossary_fte_term(lang), say::glossary_fte_text(lang)) }
                { term(say::glossary_vcse_term(lang), say::glossary_vcse_text(lang)) }
                { plain(SetupSlot::FullTimeHours, say::setup_full_time(lang), say::setup_full_time_hint(lang)) }
                { paste(cx, &setup.pasted) }
                { measures(cx, &setup.measures) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_questions(lang) }</h2>
                <p class="govuk-body">{ say::setup_questions_intro(lang) }</p>
                { questions(cx, &setup.answers.questions) }
            </section>
            <button type="button" class="govuk-button" onclick={onuse}>{ say::setup_use(lang) }</button>
        </div>
    }
}
