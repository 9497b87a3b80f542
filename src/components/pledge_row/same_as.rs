//! Whether a pledge is about the same people, money or hours as another.

use pledge_words::{Lang, say};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::row::Same;
use crate::components::use_ids;
use crate::state::{Action, use_dispatch};

/// A pledge, and those it might be the same as.
#[derive(Properties, PartialEq)]
pub struct SameAsProps {
    /// The language of the page.
    pub lang: Lang,
    /// Id of the pledge.
    pub pledge: AttrValue,
    /// Those it might be the same as.
    pub same: Vec<Same>,
}

/// One checkbox for each pledge that this one might be the same as.
#[component]
pub fn SameAs(props: &SameAsProps) -> Html {
    let ids = use_ids();
    let dispatch = use_dispatch();
    // One callback for all boxes: each says by its value which pledge it is about.
    let onchange = use_callback((dispatch, props.pledge.clone()), |event: Event, (dispatch, pledge)| {
        let Some(boxed) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let same = boxed.checked();
        dispatch.dispatch(Action::SetSameAs { pledge: pledge.to_string(), other: boxed.value(), same });
    });
    html! {
        <fieldset class="govuk-fieldset bpc-same">
            <legend class="govuk-fieldset__legend bpc-same__legend">{ say::pledges_same_legend(props.lang) }</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">
                { for props.same.iter().map(|same| {
                    let id = ids.id(&["same-", &props.pledge, "-", &same.other].concat());
                    html! {
                        <div class="govuk-checkboxes__item" key={same.other.to_string()}>
                            <input class="govuk-checkboxes__input" type="checkbox" id={id.clone()}
                                value={same.other.clone()} checked={same.same} onchange={onchange.clone()} />
                            <label class="govuk-label govuk-checkboxes__label" for={id}>{ &same.name }</label>
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}
