//! A link to a page of the app, or to a field on it.

use yew::prelude::*;

use super::use_frame;
use crate::state::{Action, Page, use_dispatch};

/// Where a link leads.
#[derive(Properties, PartialEq)]
pub struct PageLinkProps {
    /// The page.
    pub page: Page,
    /// The field that gets the focus; else the page's heading.
    #[prop_or_default]
    pub field: Option<String>,
    /// Whether it looks like a button: the next step.
    #[prop_or_default]
    pub button: bool,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it leads to the page in view.
    #[prop_or_default]
    pub current: bool,
    /// What the link says.
    pub children: Html,
}

/// A link to a page of the app, or to a field on it.
#[component]
pub fn PageLink(props: &PageLinkProps) -> Html {
    let dispatch = use_dispatch();
    let frame = use_frame();
    let onclick = use_callback(
        (dispatch, frame, props.page, props.field.clone()),
        |event: MouseEvent, (dispatch, frame, page, field)| {
            event.prevent_default();
            // On the page in view the field is there already; otherwise the app puts the focus there once it is.
            let there = field.as_ref().is_some_and(|field| frame.focus(field));
            if !there {
                frame.next_focus.replace(field.clone());
                dispatch.dispatch(Action::Go(*page));
            }
        },
    );
    let look = if props.button { classes!("govuk-button") } else { classes!("govuk-link") };
    html! {
        <a href={["#/", props.page.path()].concat()} class={classes!(look, props.class.clone())}
            aria-current={props.current.then_some("step")} {onclick}>{ props.children.clone() }</a>
    }
}
