//! The frameworks that are shipped with the page.

use std::rc::Rc;

use pledge_engine::framework::Status;
use pledge_words::{Lang, say};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::fetch;
use crate::components::{Cx, local, use_cx};
use crate::state::{Action, Listed, Page};
use crate::view::html;

/// The list as far as it is known.
#[derive(Clone)]
enum List {
    Loading,
    Failed,
    Ready(Rc<[Listed]>),
}

/// The frameworks that are shipped with the page.
#[component]
pub fn FrameworkList() -> Html {
    let cx = use_cx();
    let lang = cx.lang;
    let list = use_state(|| cx.frame().list.borrow().clone().map_or(List::Loading, List::Ready));
    let failed = use_state_eq(|| false);
    {
        let (cx, list) = (cx.clone(), list.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                list.set(fetch::list(cx.frame()).await.map_or(List::Failed, List::Ready));
            });
        });
    }
    let content = match &*list {
        List::Loading => html! { <p class="govuk-body">{ say::start_loading(lang) }</p> },
        List::Failed => html! { <p class="govuk-body">{ say::start_list_failed(lang) }</p> },
        List::Ready(all) => {
            let cards: Html = all.iter().map(|entry| card(&cx, entry, failed.setter())).collect();
            html! { <ul class="bpc-frameworks">{ cards }</ul> }
        }
    };
    html! {
        <div>
            <div>{ content }</div>
            <p class="govuk-body" role="alert">{ if *failed { say::start_framework_failed(lang) } else { "" } }</p>
        </div>
    }
}

/// One framework: its name, what it is, and whose words it is made of. Its button loads it and goes on to the contract.
fn card(cx: &Cx, entry: &Listed, failed: UseStateSetter<bool>) -> Html {
    let lang = cx.lang;
    let (status, meaning) = whose(lang, entry.status);
    let about = [meaning, " ", &say::start_edition(lang, &entry.edition), "."].concat();
    let title = local(lang, &entry.title);
    let (cx, chosen) = (cx.clone(), entry.clone());
    let onclick = move |_: MouseEvent| {
        let (cx, chosen, failed) = (cx.clone(), chosen.clone(), failed.clone());
        spawn_local(async move {
            let loaded = fetch::framework(cx.frame(), &chosen, cx.lang).await;
            failed.set(loaded.is_none());
            if let Some(loaded) = loaded {
                cx.act(Action::UseFramework(loaded));
                cx.act(Action::Go(Page::Contract));
            }
        });
    };
    html! {
        <li key={entry.id.clone()} class="bpc-framework">
            <h3 class="govuk-heading-s">{ title }</h3>
            <p class="govuk-body">{ local(lang, &entry.summary) }</p>
            <p class="govuk-body-s"><strong class="govuk-tag govuk-tag--blue">{ status }</strong>{ " " }{ about }</p>
            <button type="button" class="govuk-button" {onclick}>
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
