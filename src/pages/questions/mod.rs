//! The Questions page: written answers that evaluators grade.

mod answer;
mod criterion;
mod grade;
mod marks;

use pledge_engine::Decimal;
use pledge_words::say;
use yew::prelude::*;

use self::criterion::question;
pub use self::marks::criterion_marks;
use crate::components::{Cx, next_step, page_link};
use crate::shell::is_gate;
use crate::state::{Model, Page};
use crate::view::{each, html};

/// No marks.
const ZERO: Decimal = Decimal::ZERO;

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
    let gates = !criteria.is_empty() && criteria.iter().all(|c| is_gate(framework, c.section));
    let intro = if criteria.is_empty() {
        say::questions_none(lang)
    } else if gates {
        say::questions_intro_gate(lang)
    } else if criteria.iter().any(|c| c.scale.is_some()) {
        say::questions_intro(lang)
    } else {
        say::questions_intro_open(lang)
    };
    // What the tender gives no marks, it does not ask.
    let asked = |at: usize| store.card().and_then(|card| card.criteria.get(at)).is_none_or(|c| c.out_of != Some(ZERO));
    let asked = criteria.iter().enumerate().filter(|(at, _)| asked(*at));
    let mut sections = asked.map(|(at, criterion)| question(cx, store, framework, at, criterion));
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
