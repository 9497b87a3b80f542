//! The Print page: the offer on paper.

mod facts;
mod marks;
mod pledges;
mod questions;
mod sources;

use pledge_engine::advise::FindingSeverity;
use pledge_words::{dates, say};
use yew::prelude::*;

use crate::components::{Cx, page_link};
use crate::platform::{print, today};
use crate::state::{Model, Page};
use crate::view::html;

/// The Print page.
pub fn print_page(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let (Some(loaded), Some(card)) = (&store.work.framework, store.card()) else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::print_title(lang) }</h1>
                <p class="govuk-body">{ say::print_no_framework(lang) }</p>
                { page_link(cx, Page::Start, say::pledges_to_start(lang)) }
            </div>
        };
    };
    let framework = &loaded.framework;
    let open = store.results.findings.iter().filter(|f| f.severity != FindingSeverity::Info).count();
    let name = store.work.bid().map_or("", |bid| bid.name.trim());
    html! {
        <div class="bpc-print">
            <div class="govuk-!-display-none-print">
                <h1 class="govuk-heading-l">{ say::print_title(lang) }</h1>
                <p class="govuk-body">{ say::print_intro(lang) }</p>
                <button type="button" class="govuk-button" onclick={|_: MouseEvent| print()}>{ say::print_button(lang) }</button>
                <p class="govuk-hint">{ say::print_button_hint(lang) }</p>
            </div>
            <article class="bpc-print-sheet">
                <h2 class="govuk-heading-l bpc-print-title">
                    if name.is_empty() {
                        { say::print_offer(lang) }
                    } else {
                        { say::print_offer_of(lang, name) }
                    }
                </h2>
                <div>
                    if framework.status.is_practice() {
                        <p class="bpc-print-banner">{ say::print_practice(lang, facts::status_text(lang, framework.status)) }</p>
                    }
                </div>
                { facts::facts(store, framework, &dates::date(lang, &today())) }
                { marks::marks(store, framework, card) }
                { pledges::pledges(store, framework, card) }
                { questions::questions(store, framework, card) }
                <div>
                    if open > 0 {
                        <p class="govuk-body">{ say::print_findings(lang, open as u64) }</p>
                    }
                </div>
                { sources::sources(store, framework) }
            </article>
        </div>
    }
}
