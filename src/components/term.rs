//! A term of art, explained where it stands.

use yew::prelude::*;

/// A term and its explanation.
#[derive(Properties, PartialEq)]
pub struct TermProps {
    /// The term, as a question or as it is.
    pub term: AttrValue,
    /// What it means.
    pub text: AttrValue,
}

/// A term that opens to its explanation.
#[component]
pub fn Term(props: &TermProps) -> Html {
    html! {
        <details class="govuk-details bpc-term">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ &props.term }</span>
            </summary>
            <div class="govuk-details__text">{ &props.text }</div>
        </details>
    }
}
