//! Links to the pages of the app, and to fields on them.

use yew::prelude::*;

use super::Cx;
use crate::state::{Action, Page};
use crate::view::html;

/// A link to a page.
pub fn page_link(cx: &Cx, page: Page, text: &str) -> Html {
    link(cx, page, None, "govuk-link", false, text)
}

/// The next step: a link that looks like a button.
pub fn next_step(cx: &Cx, page: Page, text: &str) -> Html {
    link(cx, page, None, "govuk-button", false, text)
}

/// A link to a field, or to the page's heading if there is none.
pub fn field_link(cx: &Cx, page: Page, field: Option<String>, text: &str) -> Html {
    link(cx, page, field, "govuk-link", false, text)
}

/// A link to a page, or to a field on it; `current` marks the page in view.
pub fn link(cx: &Cx, page: Page, field: Option<String>, class: &'static str, current: bool, text: &str) -> Html {
    let from = cx.clone();
    let onclick = move |event: MouseEvent| {
        // A click that asks for another tab or window is the browser's business.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        // On the page in view the field is there already; otherwise the app puts the focus there once it is.
        let there = field.as_ref().is_some_and(|field| from.frame().focus(field));
        if !there {
            from.frame().next_focus.replace(field.clone());
            from.act(Action::Go(page));
        }
    };
    html! {
        <a href={["#/", page.path()].concat()} {class} aria-current={current.then_some("step")} {onclick}>{ text }</a>
    }
}
