//! The Questions page: written answers that evaluators grade.

mod answer;
mod criterion;
mod grade;
mod marks;

use pledge_words::say;
use yew::prelude::*;

use self::criterion::question;
pub use self::marks::criterion_marks;
use crate::components::{Cx, next_step, page_link};
use crate::state::{Model, Page};
use crate::view::{each, html};

/// The Questions page.
pub fn questions(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::questions_title(lang) }</h1>
                <p class="govuk-body">{ say::questions_no_framework(lang) }</p>
                { page_link(cx, Page::Start, say::pledges_to_start(lang)) }
            </div>
        };
    };
    let framework = &*loaded.framework;
    let criteria = &framework.criteria;
    let intro = if criteria.is_empty() {
        say::questions_none(lang)
    } else if criteria.iter().any(|c| c.scale.is_some()) {
        say::questions_intro(lang)
    } else {
        say::questions_intro_open(lang)
    };
    let mut sections = criteria.iter().enumerate().map(|(at, criterion)| question(cx, store, framework, at, criterion));
    let sections = each(&mut sections);
    html! {
        <div class="bpc-questions">
            <h1 class="govuk-heading-l">{ say::questions_title(lang) }</h1>
            <p class="govuk-body">{ intro }</p>
            <div>{ sections }</div>
            { next_step(cx, Page::Check, say::questions_continue(lang)) }
        </div>
    }
}
