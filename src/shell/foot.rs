//! The foot of every page.

use pledge_words::say;
use yew::prelude::*;

use crate::state::use_store;

/// What the calculator does not promise, what it does not do, and its version.
#[component]
pub fn Foot() -> Html {
    let lang = use_store().lang;
    html! {
        <footer class="bpc-foot">
            <div class="govuk-width-container">
                <p class="govuk-body-s">{ say::app_foot_promise(lang) }</p>
                <p class="govuk-body-s">
                    { say::app_foot_privacy(lang) }{ " " }{ say::app_version(lang, env!("CARGO_PKG_VERSION")) }
                </p>
            </div>
        </footer>
    }
}
