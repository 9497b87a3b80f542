//! The one live region: one second after somebody stops typing it says the marks, and only those.

use pledge_words::{Lang, joined, say};
use yew::prelude::*;

use super::panel::headline;
use crate::state::Model;
use crate::view::html;

/// What it has to say of the marks; nothing without a framework.
pub fn heard(store: &Model) -> String {
    match (&store.work.framework, store.card()) {
        (Some(loaded), Some(card)) => joined(&headline(store.lang, &loaded.framework, card), ". "),
        _ => String::new(),
    }
}

/// The region, saying what the marks were when they settled.
pub fn live(lang: Lang, said: &str) -> Html {
    let text = if said.is_empty() { String::new() } else { say::panel_live(lang, say::panel_title(lang), said) };
    html! { <div class="govuk-visually-hidden" role="status" aria-live="polite">{ text }</div> }
}
