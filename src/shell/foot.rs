//! The foot of every page.

use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::view::html;

/// What the calculator does not promise, what it does not do, and its version.
pub fn foot(lang: Lang) -> Html {
    let version = say::app_version(lang, env!("CARGO_PKG_VERSION"));
    html! {
        <footer class="bpc-foot">
            <div class="govuk-width-container">
                <p class="govuk-body-s">{ say::app_foot_promise(lang) }</p>
                <p class="govuk-body-s">{ [say::app_foot_privacy(lang), " ", &version].concat() }</p>
            </div>
        </footer>
    }
}
