//! A term of art, explained where it stands.

use yew::prelude::*;

use crate::view::{each, html};

/// A term that opens to its explanation.
pub fn term(term: &str, text: &str) -> Html {
    details("govuk-details bpc-term", term, html! { { text } }, false)
}

/// Something that opens to more.
pub fn details(class: &'static str, summary: &str, content: Html, hidden: bool) -> Html {
    html! {
        <details {class} {hidden}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ summary }</span>
            </summary>
            <div class="govuk-details__text">{ content }</div>
        </details>
    }
}

/// A list with bullets.
pub fn bullets(items: impl Iterator<Item = Html>) -> Html {
    let items = each(&mut items.map(|item| html! { <li>{ item }</li> }));
    html! { <ul class="govuk-list govuk-list--bullet">{ items }</ul> }
}
