//! What somebody should know before they go on.

use pledge_words::say;
use yew::prelude::*;

use crate::components::Cx;
use crate::state::{Model, Page};
use crate::view::{each, html};

/// All notices; each slot always exists.
pub fn notices(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let mut told = Vec::new();
    if store.linked && store.page == Page::Start {
        told.push(say::app_links_later(lang).to_owned());
    }
    if store.unspoken {
        told.push(say::app_language_failed(lang).into());
    }
    let told = each(&mut told.iter().map(|text| html! { <p class="govuk-inset-text bpc-notice">{ text }</p> }));
    let later = cx.frame().later.borrow().clone();
    let opened = match later {
        Some(later) => (later.notices)(cx, store),
        None => html! { <span></span> },
    };
    html! {
        <div key="notices" class="bpc-notices">
            <div role="alert">{ told }</div>
            <div>{ opened }</div>
        </div>
    }
}
