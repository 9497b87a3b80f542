//! The frameworks that are shipped with the page.

use pledge_engine::framework::Status;
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{Cx, details, local};
use crate::state::{Action, List, Listed, View};
use crate::view::{each, html};

/// The frameworks that are shipped with the page.
pub fn list(cx: &Cx, view: &View) -> Html {
    let lang = cx.lang;
    let content = match &view.list {
        List::Loading => html! { <p class="govuk-body">{ say::start_loading(lang) }</p> },
        List::Failed => html! { <p class="govuk-body">{ say::start_list_failed(lang) }</p> },
        List::Ready(all) => {
            // Made-up examples would stand in the way of those who look for their tender.
            let cards = |examples: bool| {
                let is_example = |entry: &Listed| entry.status == Some(Status::Illustrative);
                let some = all.iter().enumerate().filter(|(_, entry)| is_example(entry) == examples);
                let cards = each(&mut some.map(|(at, entry)| card(cx, at, entry)));
                html! { <ul class="bpc-frameworks">{ cards }</ul> }
            };
            let none = all.iter().all(|entry| entry.status != Some(Status::Illustrative));
            html! {
                <div>
                    { cards(false) }
                    { details("govuk-details", say::start_examples(lang), cards(true), none) }
                </div>
            }
        }
    };
    let failed = if view.not_chosen { say::start_framework_failed(lang) } else { "" };
    html! {
        <div>
            <div>{ content }</div>
            <p class="govuk-body" role="alert">{ failed }</p>
        </div>
    }
}

/// One framework: its name, what it is, and whose words it is made of. Its button loads it and goes on to the contract.
fn card(cx: &Cx, at: usize, entry: &Listed) -> Html {
    let lang = cx.lang;
    let (status, meaning) = whose(lang, entry.status);
    let about = [meaning, " ", &say::start_edition(lang, &entry.edition), "."].concat();
    let title = local(lang, &entry.title);
    html! {
        <li key={at} class="bpc-framework">
            <h3 class="govuk-heading-s">{ title }</h3>
            <p class="govuk-body">{ local(lang, &entry.summary) }</p>
            <p class="govuk-body-s"><strong class="govuk-tag govuk-tag--blue">{ status }</strong>{ " " }{ about }</p>
            <button type="button" class="govuk-button" onclick={cx.click(Action::Choose(at))}>
                { say::start_listed_use(lang) }
                <span class="govuk-visually-hidden">{ ": " }{ title }</span>
            </button>
        </li>
    }
}

/// The name of a status, and what it means.
fn whose(lang: Lang, status: Option<Status>) -> (&'static str, &'static str) {
    match status {
        Some(Status::Official) => (say::status_official_name(lang), say::status_official_text(lang)),
        Some(Status::Adaptation) => (say::status_adaptation_name(lang), say::status_adaptation_text(lang)),
        _ => (say::status_illustrative_name(lang), say::status_illustrative_text(lang)),
    }
}
