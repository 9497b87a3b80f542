//! The Questions page: written answers that evaluators grade.

mod answer;
mod criterion;
mod grade;
mod marks;

use pledge_words::say;
use yew::prelude::*;

use self::criterion::CriterionSection;
pub use self::marks::criterion_marks;
use crate::components::{FrameworkRef, PageLink};
use crate::state::{Page, use_store};

/// The Questions page.
#[component]
pub fn Questions() -> Html {
    let store = use_store();
    let lang = store.lang;
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::questions_title(lang) }</h1>
                <p class="govuk-body">{ say::questions_no_framework(lang) }</p>
                <PageLink page={Page::Start}>{ say::pledges_to_start(lang) }</PageLink>
            </div>
        };
    };
    let framework = FrameworkRef::from(loaded.framework.clone());
    let criteria = &framework.criteria;
    let intro = if criteria.is_empty() {
        say::questions_none(lang)
    } else if criteria.iter().any(|c| c.scale.is_some()) {
        say::questions_intro(lang)
    } else {
        say::questions_intro_open(lang)
    };
    let text = |map: Option<&String>| AttrValue::from(map.cloned().unwrap_or_default());
    let bid = store.work.bid();
    let sections = criteria.iter().enumerate().map(|(index, criterion)| {
        let id = &criterion.id;
        html! {
            <CriterionSection key={id.clone()} {lang} framework={framework.clone()} criterion={index}
                grade={text(bid.and_then(|b| b.grades.get(id)))}
                answer={text(bid.and_then(|b| b.answers.get(id)))}
                note={text(bid.and_then(|b| b.notes.get(id)))}
                score={store.card().and_then(|card| card.criteria.get(index)).cloned().unwrap_or_default()} />
        }
    });
    html! {
        <div class="bpc-questions">
            <h1 class="govuk-heading-l">{ say::questions_title(lang) }</h1>
            <p class="govuk-body">{ intro }</p>
            <div>{ for sections }</div>
            <PageLink page={Page::Check} button=true>{ say::questions_continue(lang) }</PageLink>
        </div>
    }
}
