//! A tender that is not listed.

use pledge_words::say;
use yew::prelude::*;

use crate::state::use_store;

/// The page on which a tender that is not listed is set up.
#[component]
pub fn NotListed() -> Html {
    let lang = use_store().lang;
    html! {
        <div>
            <h1 class="govuk-heading-l">{ say::app_page_not_listed(lang) }</h1>
        </div>
    }
}
