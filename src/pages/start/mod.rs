//! The first page: where everybody begins or goes on.

mod chooser;
mod list;
mod open;

use pledge_words::{Lang, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use self::chooser::chooser;
use self::list::FrameworkList;
pub use self::open::{Refused, open_bid, open_framework};
use crate::app::fetch;
use crate::components::{Cx, bullets, local, next_step, use_cx};
use crate::later::{Later, OpenFile};
use crate::state::{Action, Model, Page, use_store};
use crate::view::html;

/// A file that was not opened, and what could not be fetched to open it.
#[derive(Clone, Default)]
enum Trouble {
    #[default]
    None,
    Refused(Refused),
    NotFetched,
}

/// The place above the reasons why a file was not opened. It is small, so that the focus shows where they begin.
const REFUSED: &str = "refused";

/// The first page.
#[component]
pub fn Start() -> Html {
    let store = use_store();
    let cx = use_cx();
    let lang = cx.lang;
    let trouble = use_state(Trouble::default);
    // Reading files is part of what comes later.
    let opens = |with: fn(&Later) -> OpenFile| {
        let (cx, trouble) = (cx.clone(), trouble.setter());
        Callback::from(move |file: File| {
            let (cx, trouble) = (cx.clone(), trouble.clone());
            spawn_local(async move {
                match fetch::later(cx.frame(), cx.lang).await {
                    Some(later) => {
                        let place = cx.clone();
                        let tell = Callback::from(move |refused: Option<Refused>| {
                            // The box that was used may be far below on a phone: the focus brings the reason into view.
                            if refused.is_some() {
                                place.frame().focus(REFUSED);
                            }
                            trouble.set(refused.map_or(Trouble::None, Trouble::Refused));
                        });
                        with(&later)(file, cx, tell);
                    }
                    None => {
                        cx.frame().focus(REFUSED);
                        trouble.set(Trouble::NotFetched);
                    }
                }
            });
        })
    };
    let (onbid, onframework) = (opens(|later| later.open_bid), opens(|later| later.open_framework));
    let privacy = [say::start_need(lang), " ", say::app_foot_privacy(lang)].concat();
    html! {
        <div class="bpc-start">
            <h1 class="govuk-heading-xl">{ say::start_title(lang) }</h1>
            <p class="govuk-body-l">{ say::start_lead(lang) }</p>
            <p class="govuk-body">{ privacy }</p>
            <div>{ carry_on(&cx, &store) }</div>
            <div id={cx.id(REFUSED)} tabindex="-1"></div>
            <div role="alert">{ told(lang, &trouble) }</div>
            <div class="bpc-ways">
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_listed(lang) }</h2>
                    <FrameworkList />
                </section>
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_not_listed(lang) }</h2>
                    <p class="govuk-body">{ say::start_not_listed_text(lang) }</p>
                    { next_step(&cx, Page::NotListed, say::start_not_listed_use(lang)) }
                </section>
            </div>
            <div class="bpc-ways">
                <section class="bpc-way bpc-way--quiet">
                    { chooser(&cx, "open-bid", say::start_open_bid(lang), say::start_open_bid_text(lang), onbid) }
                </section>
                <section class="bpc-way bpc-way--quiet">
                    { chooser(&cx, "open-framework", say::start_open_framework(lang),
                        say::start_open_framework_text(lang), onframework) }
                </section>
            </div>
        </div>
    }
}

/// How to go on with the work in hand.
fn carry_on(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let again = html! {
        <button type="button" class="bpc-link-button" onclick={cx.click(Action::StartAgain)}>{ say::start_again(lang) }</button>
    };
    let (text, step) = match (&store.work.framework, &store.work.setup) {
        (Some(loaded), _) => {
            let text = say::start_carry_on_text(lang, local(lang, &loaded.framework.title));
            (text, next_step(cx, Page::Contract, say::start_carry_on(lang)))
        }
        (None, Some(_)) => (String::new(), next_step(cx, Page::NotListed, say::start_carry_on_setup(lang))),
        (None, None) => return html! { <span></span> },
    };
    html! {
        <div class="govuk-inset-text bpc-start__on">
            <p class="govuk-body" hidden={text.is_empty()}>{ text }</p>
            { step }
            { again }
        </div>
    }
}

/// Why a file was refused, in words, every reason.
fn told(lang: Lang, trouble: &Trouble) -> Html {
    let refused = match trouble {
        Trouble::None => return html! { <span></span> },
        Trouble::NotFetched => return html! { <p class="govuk-inset-text">{ say::app_part_failed(lang) }</p> },
        Trouble::Refused(refused) => refused,
    };
    let reasons = (refused.reasons)(lang);
    html! {
        <div class="govuk-error-summary bpc-refused">
            <h2 class="govuk-error-summary__title">{ say::start_open_failed(lang, &refused.name) }</h2>
            <p class="govuk-body">{ say::start_open_stays(lang) }</p>
            { bullets(reasons.iter().map(|why| html! { { why } })) }
        </div>
    }
}
