//! Pledges on measures that the framework does not have: they count nothing, and can be taken away.

use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use crate::components::Cx;
use crate::state::{Action, Model};
use crate::view::{each, html};

/// Pledges on measures that the framework does not have.
pub fn lost(cx: &Cx, store: &Model, framework: &Framework) -> Html {
    let lang = cx.lang;
    let pledges = store.work.bid().into_iter().flat_map(|bid| &bid.pledges);
    let lost: Vec<&str> =
        pledges.map(|pledge| pledge.measure.as_str()).filter(|id| framework.measure(id).is_none()).collect();
    let none = lost.is_empty();
    let mut items = lost.into_iter().map(|id| {
        // The first of that measure's pledges: the others take its place.
        let remove = Action::RemovePledge { measure: id.to_owned(), nth: 0 };
        html! {
            <li>
                <button type="button" class="bpc-link-button" onclick={cx.click(remove)}>
                    { say::pledges_lost_remove(lang, id) }
                </button>
            </li>
        }
    });
    let items = each(&mut items);
    html! {
        <section class="bpc-lost" hidden={none}>
            <h2 class="govuk-heading-m">{ say::pledges_lost_title(lang) }</h2>
            <p class="govuk-body">{ say::pledges_lost_text(lang) }</p>
            <ul class="govuk-list">{ items }</ul>
        </section>
    }
}
