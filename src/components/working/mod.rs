//! A figure that opens to its working.
//!
//! Closed, it is a button that costs nothing. Opened, it asks the engine for the arithmetic of that one figure
//! and tells it: what goes in, step by step, where the values come from, and what would be lost without it.

mod body;
mod shape;
mod source;
mod tell;

use pledge_engine::score::Figure;
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::later::{Behind, LaterView};
use crate::view::html;

pub use self::body::Body as WorkingBody;
pub use self::source::ValueSource;

/// What the button shows.
#[derive(Properties, Clone, PartialEq)]
pub struct WorkingProps {
    /// The language of the page.
    pub lang: Lang,
    /// The figure that opens.
    pub figure: Figure,
    /// The figure as shown, such as "£90,000".
    pub text: AttrValue,
    /// What the figure is, such as "Value".
    pub name: AttrValue,
    /// Whether the name is only read out, because it stands beside the figure already.
    #[prop_or_default]
    pub quiet: bool,
}

/// A figure with a button that opens its working beneath.
#[component]
pub fn Working(props: &WorkingProps) -> Html {
    let open = use_state_eq(|| false);
    let onclick = use_callback(open.clone(), |_: MouseEvent, open| open.set(!**open));
    let lang = props.lang;
    let name_class = if props.quiet { "govuk-visually-hidden" } else { "bpc-working__name" };
    html! {
        <div class={if *open { "bpc-working bpc-working--open" } else { "bpc-working" }}>
            <div class="bpc-working__row">
                <span class={name_class}>{ &props.name }</span>
                <span class="bpc-working__figure">{ &props.text }</span>
                <button type="button" class="bpc-working__button" aria-expanded={open.to_string()} {onclick}>
                    { say::working_button(lang) }
                    <span class="govuk-visually-hidden">{ " " }{ say::working_of(lang, &props.name) }</span>
                </button>
            </div>
            <div class="bpc-working__panel">
                if *open {
                    <LaterView what={Behind::Working(props.figure)} />
                }
            </div>
        </div>
    }
}
