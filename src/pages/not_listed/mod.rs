//! Setting up a tender that is not listed: the commonest case.

mod measures;
mod paste;
mod problems;
mod questions;
mod rule;
mod slot_field;
mod words;

use std::rc::Rc;

use pledge_engine::framework::{InputKind, Status};
use pledge_exchange::{PrivateSetup, SetupProblem, build, setup_from_framework};
use pledge_words::say;
use yew::prelude::*;

use self::measures::measures;
use self::paste::Paste;
use self::problems::Problems;
use self::questions::questions;
use self::rule::rule;
use self::slot_field::{slot, slot_number};
use crate::components::{term, use_cx};
use crate::platform::today;
use crate::state::{Action, Page, SetupSlot, Store, load, setup_text, use_dispatch, use_store};

/// Setting up a tender that is not listed.
#[component]
pub fn NotListed() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let lang = store.lang;
    let cx = use_cx(lang);
    let problems = use_state_eq(Vec::<SetupProblem>::new);
    {
        // A private framework in use comes back to its fields.
        let (store, dispatch) = (store.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            if store.work.setup.is_none() {
                dispatch.dispatch(Action::BeginSetup(Box::new(begin(&store))));
            }
        });
    }
    let onuse =
        use_callback((store.clone(), dispatch, problems.clone()), |_: MouseEvent, (store, dispatch, problems)| {
            let Some(setup) = &store.work.setup else { return };
            let today = today();
            match build(setup, &words::setup_words(&today)) {
                Ok(built) => {
                    problems.set(Vec::new());
                    // What `build` makes is a framework without faults; the tests of pledge-exchange hold it to that.
                    if let Ok(loaded) = load(&built.text, false) {
                        dispatch.dispatch(Action::UseFramework(Rc::new(loaded)));
                        // The rows now know under which ids their measures stand.
                        dispatch.dispatch(Action::BeginSetup(Box::new(built.setup)));
                        dispatch.dispatch(Action::Go(Page::Contract));
                    }
                }
                Err(found) => problems.set(found),
            }
        });
    let none = PrivateSetup::default();
    let setup = store.work.setup.as_ref().unwrap_or(&none);
    let plain = |slot: SetupSlot, label: &str, hint: &str| {
        slot_number(&cx, InputKind::Number, slot, label, hint, &setup_text(setup, slot))
    };
    html! {
        <div class="bpc-setup">
            <h1 class="govuk-heading-l">{ say::setup_title(lang) }</h1>
            <p class="govuk-body">{ say::setup_intro(lang) }</p>
            { term(say::setup_toms(lang), say::setup_toms_text(lang)) }
            <Problems {lang} problems={(*problems).clone()} />
            <section>
                <h2 class="govuk-heading-m">{ say::setup_about(lang) }</h2>
                { slot(&cx, SetupSlot::Title, say::setup_name(lang), &setup.title) }
                { slot(&cx, SetupSlot::Buyer, say::setup_buyer(lang), &setup.buyer) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_marks(lang) }</h2>
                <p class="govuk-body">{ say::setup_marks_intro(lang) }</p>
                { term(say::glossary_weighting_term(lang), say::glossary_weighting_text(lang)) }
                { plain(SetupSlot::OfferMarks, say::setup_offer_marks(lang), say::setup_offer_marks_hint(lang)) }
                { rule(&cx, &setup.offer) }
                { plain(SetupSlot::AnswersMarks, say::setup_answers_marks(lang), say::setup_answers_marks_hint(lang)) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_measures(lang) }</h2>
                <p class="govuk-body">{ say::setup_measures_intro(lang) }</p>
                { term(say::glossary_proxy_value_term(lang), say::glossary_proxy_value_text(lang)) }
                { term(say::glossary_fte_term(lang), say::glossary_fte_text(lang)) }
                { term(say::glossary_vcse_term(lang), say::glossary_vcse_text(lang)) }
                { plain(SetupSlot::FullTimeHours, say::setup_full_time(lang), say::setup_full_time_hint(lang)) }
                <Paste {lang} />
                { measures(&cx, &setup.measures) }
            </section>
            <section>
                <h2 class="govuk-heading-m">{ say::setup_questions(lang) }</h2>
                <p class="govuk-body">{ say::setup_questions_intro(lang) }</p>
                { questions(&cx, &setup.answers.questions) }
            </section>
            <button type="button" class="govuk-button" onclick={onuse}>{ say::setup_use(lang) }</button>
        </div>
    }
}

/// The draft to begin with: that of the private framework in use, else one that is empty but for one row.
fn begin(store: &Store) -> PrivateSetup {
    let framework = store.work.framework.as_ref().map(|loaded| &loaded.framework);
    match framework.filter(|framework| framework.status == Status::Private) {
        Some(framework) => setup_from_framework(framework),
        None => PrivateSetup::default(),
    }
}
