//! The one live region: one second after somebody stops typing it says the marks, and only those.

use pledge_words::say;
use yew::prelude::*;

use super::panel::headline;
use crate::platform::Timer;
use crate::state::use_store;
use crate::view::html;

/// How long somebody must have stopped typing.
const QUIET: i32 = 1_000;

/// Says the marks once they have settled.
#[component]
pub fn Live() -> Html {
    let store = use_store();
    let said = use_state_eq(String::new);
    let now = match (&store.work.framework, store.card()) {
        (Some(loaded), Some(card)) => headline(store.lang, &loaded.framework, card).join(". "),
        _ => String::new(),
    };
    {
        let said = said.clone();
        use_effect_with(now, move |now| {
            let now = now.clone();
            let timer = Timer::after(QUIET, move || said.set(now));
            move || drop(timer)
        });
    }
    let text =
        if said.is_empty() { String::new() } else { say::panel_live(store.lang, say::panel_title(store.lang), &said) };
    html! { <div class="govuk-visually-hidden" role="status" aria-live="polite">{ text }</div> }
}
