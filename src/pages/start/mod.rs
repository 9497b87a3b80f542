//! The first page: where everybody begins or goes on.

mod chooser;
mod list;
mod open;

use pledge_words::say;
use yew::prelude::*;

use self::chooser::{chooser, refuse};
use self::list::list;
pub use self::open::{open_bid, open_framework, refused};
use crate::components::{Cx, local, next_step};
use crate::state::{Action, Model, Page, Refused, Why};
use crate::view::html;

/// The place above the reasons why a file was not opened. It is small, so that the focus shows where they begin.
const REFUSED: &str = "refused";

/// The first page.
pub fn start(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let privacy = [say::start_need(lang), " ", say::app_foot_privacy(lang)].concat();
    let (bid, bid_hint) = (say::start_open_bid(lang), say::start_open_bid_text(lang));
    let (framework, framework_hint) = (say::start_open_framework(lang), say::start_open_framework_text(lang));
    html! {
        <div class="bpc-start">
            <h1 class="govuk-heading-xl">{ say::start_title(lang) }</h1>
            <p class="govuk-body-l">{ say::start_lead(lang) }</p>
            <p class="govuk-body">{ privacy }</p>
            <div>{ carry_on(cx, store) }</div>
            <div id={cx.id(REFUSED)} tabindex="-1"></div>
            <div role="alert">{ told(cx, store.view.refused.as_deref()) }</div>
            <div class="bpc-ways">
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_listed(lang) }</h2>
                    { list(cx, &store.view) }
                </section>
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_not_listed(lang) }</h2>
                    <p class="govuk-body">{ say::start_not_listed_text(lang) }</p>
                    { next_step(cx, Page::NotListed, say::start_not_listed_use(lang)) }
                </section>
            </div>
            <div class="bpc-ways">
                <section class="bpc-way bpc-way--quiet">
                    { chooser(cx, "open-bid", bid, bid_hint, |later| later.open_bid) }
                </section>
                <section class="bpc-way bpc-way--quiet">
                    { chooser(cx, "open-framework", framework, framework_hint, |later| later.open_framework) }
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

/// Why a file was not opened.
fn told(cx: &Cx, refused: Option<&Refused>) -> Html {
    let later = cx.frame().later.borrow().clone();
    match (refused, later) {
        (None, _) => html! { <span></span> },
        (Some(Refused { why: Why::NoReader, .. }), _) | (_, None) => {
            html! { <p class="govuk-inset-text">{ say::app_part_failed(cx.lang) }</p> }
        }
        (Some(refused), Some(later)) => (later.refused)(cx.lang, refused),
    }
}
