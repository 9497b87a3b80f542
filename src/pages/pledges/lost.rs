//! Pledges on measures that the framework does not have.

use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::state::{Action, use_dispatch};

/// The pledges.
#[derive(Properties, PartialEq)]
pub struct LostProps {
    /// The language of the page.
    pub lang: Lang,
    /// Measure ids that the framework does not have, one for each pledge.
    pub lost: Vec<AttrValue>,
}

/// Says what happens to them, and takes them away when asked.
#[component]
pub fn Lost(props: &LostProps) -> Html {
    let dispatch = use_dispatch();
    let lang = props.lang;
    if props.lost.is_empty() {
        return html! { <div></div> };
    }
    html! {
        <section class="bpc-lost">
            <h2 class="govuk-heading-m">{ say::pledges_lost_title(lang) }</h2>
            <p class="govuk-body">{ say::pledges_lost_text(lang) }</p>
            <ul class="govuk-list">
                { for props.lost.iter().map(|id| {
                    let (dispatch, measure) = (dispatch.clone(), id.to_string());
                    // The first of that measure's pledges: the others take its place.
                    let onclick = move |_: MouseEvent| {
                        dispatch.dispatch(Action::RemovePledge { measure: measure.clone(), nth: 0 });
                    };
                    html! {
                        <li>
                            <button type="button" class="bpc-link-button" {onclick}>
                                { say::pledges_lost_remove(lang, id) }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
