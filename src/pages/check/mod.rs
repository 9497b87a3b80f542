//! The Check page: what is missing, what breaks a rule, what is good to know.

mod group;
mod item;
mod place;

use pledge_engine::advise::{Finding, FindingSeverity};
use pledge_words::say;
use yew::prelude::*;

use self::group::{Group, group};
use self::item::{item, summary_link};
use crate::components::{Cx, next_step, page_link};
use crate::state::{Model, Page};
use crate::view::html;

/// The Check page.
pub fn check(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    if store.work.framework.is_none() {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::check_title(lang) }</h1>
                <p class="govuk-body">{ say::check_no_framework(lang) }</p>
                { page_link(cx, Page::Start, say::pledges_to_start(lang)) }
            </div>
        };
    }
    let findings = &store.results.findings;
    // What is only good to know is listed and not counted.
    let open = findings.iter().filter(|f| f.severity != FindingSeverity::Info).count();
    let errors: Vec<&Finding> = findings.iter().filter(|f| f.severity == FindingSeverity::Error).collect();
    let groups = Group::ALL.into_iter().map(|of| {
        // The engine gives them most serious first, then dearest.
        let here = findings.iter().filter(|f| group(f) == of);
        let items: Vec<Html> = here.map(|finding| item(cx, store, finding)).collect();
        html! {
            <section class={if items.is_empty() { "bpc-findings bpc-findings--none" } else { "bpc-findings" }}>
                if !items.is_empty() {
                    <div>
                        <h2 class="govuk-heading-m">{ of.title(lang) }</h2>
                        <p class="govuk-body bpc-findings__text">{ of.text(lang) }</p>
                        <ul class="bpc-findings__list">{ for items }</ul>
                    </div>
                }
            </section>
        }
    });
    html! {
        <div class="bpc-check">
            <h1 class="govuk-heading-l">{ say::check_title(lang) }</h1>
            <div>
                if !errors.is_empty() {
                    <div class="govuk-error-summary bpc-check__summary">
                        <h2 class="govuk-error-summary__title">{ say::check_summary_title(lang) }</h2>
                        <div class="govuk-error-summary__body">
                            <ul class="govuk-list govuk-error-summary__list">
                                { for errors.iter().map(|finding| summary_link(cx, store, finding)) }
                            </ul>
                        </div>
                    </div>
                }
            </div>
            <p class="govuk-body">
                if open == 0 {
                    { say::check_empty(lang) }
                } else {
                    { say::check_count(lang, open as u64) }
                }
            </p>
            <div>{ for groups }</div>
            { next_step(cx, Page::Print, say::check_continue(lang)) }
        </div>
    }
}
