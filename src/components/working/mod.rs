//! A figure that opens to its working.
//!
//! Closed, it is a button that costs nothing. Opened, it asks the engine for the arithmetic of that one figure
//! and tells it: what goes in, step by step, where the values come from, and what would be lost without it.

mod body;
mod shape;
mod source;
mod tell;

use pledge_engine::score::Figure;
use pledge_words::say;
use yew::prelude::*;

use super::Cx;
use crate::later::waiting;
use crate::state::Action;
use crate::view::{flag, html};

pub use self::body::body as working_body;

/// A figure with its name and a button that opens its working.
pub fn working(cx: &Cx, figure: Figure, name: &str, text: &str) -> Html {
    shown(cx, figure, "bpc-working__name", name, text)
}

/// As [`working`], where the name stands beside the figure already and is only read out.
pub fn working_beside(cx: &Cx, figure: Figure, name: &str, text: &str) -> Html {
    shown(cx, figure, "govuk-visually-hidden", name, text)
}

fn shown(cx: &Cx, figure: Figure, class: &'static str, name: &str, text: &str) -> Html {
    let (lang, cx) = (cx.lang, cx.within(figure));
    let open = cx.store.view.opened.contains(&cx.within);
    let later = cx.frame().later.borrow().clone();
    let body = match later {
        _ if !open => html! { <span></span> },
        Some(later) if cx.later.is_none() => (later.working)(&cx, figure),
        _ => waiting(&cx, ""),
    };
    html! {
        <div class={if open { "bpc-working bpc-working--open" } else { "bpc-working" }}>
            <div class="bpc-working__row">
                <span {class}>{ name }</span>
                <span class="bpc-working__figure">{ text }</span>
                <button type="button" class="bpc-working__button" aria-expanded={flag(open)}
                    onclick={cx.click(Action::ToggleWorking(cx.within.clone()))}>
                    { say::working_button(lang) }
                    <span class="govuk-visually-hidden">{ " " }{ say::working_of(lang, name) }</span>
                </button>
            </div>
            <div class="bpc-working__panel">{ body }</div>
        </div>
    }
}
