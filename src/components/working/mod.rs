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

pub use self::body::Body as WorkingBody;

/// What the button shows.
#[derive(Properties, Clone, PartialEq)]
pub struct WorkingProps {
    /// What every part of a page needs.
    cx: Cx,
    /// The figure that opens.
    figure: Figure,
    /// What the figure is, such as "Value".
    name: AttrValue,
    /// The figure as shown, such as "£90,000".
    text: AttrValue,
    /// Whether the name is only read out, because it stands beside the figure already.
    quiet: bool,
}

/// A figure with a button that opens its working beneath. It knows whether it is open.
pub struct Working {
    open: bool,
}

impl Component for Working {
    /// The button was pressed.
    type Message = ();
    type Properties = WorkingProps;

    fn create(_: &Context<Self>) -> Self {
        Self { open: false }
    }

    fn update(&mut self, ctx: &Context<Self>, (): ()) -> bool {
        self.open = !self.open;
        let cx = &ctx.props().cx;
        if self.open && cx.later.is_some() {
            cx.act(Action::WantLater);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let WorkingProps { cx, figure, name, text, quiet } = ctx.props();
        let lang = cx.lang;
        let name_class = if *quiet { "govuk-visually-hidden" } else { "bpc-working__name" };
        let later = cx.frame().later.borrow().clone();
        let body = match later {
            _ if !self.open => html! { <span></span> },
            Some(later) => (later.working)(cx, *figure),
            None => waiting(cx, ""),
        };
        html! {
            <div class={if self.open { "bpc-working bpc-working--open" } else { "bpc-working" }}>
                <div class="bpc-working__row">
                    <span class={name_class}>{ name }</span>
                    <span class="bpc-working__figure">{ text }</span>
                    <button type="button" class="bpc-working__button" aria-expanded={flag(self.open)}
                        onclick={ctx.link().callback(|_| ())}>
                        { say::working_button(lang) }
                        <span class="govuk-visually-hidden">{ " " }{ say::working_of(lang, name) }</span>
                    </button>
                </div>
                <div class="bpc-working__panel">{ body }</div>
            </div>
        }
    }
}

/// A figure with its name and a button that opens its working.
pub fn working(cx: &Cx, figure: Figure, name: &str, text: &str) -> Html {
    shown(cx, figure, name, text, false)
}

/// As [`working`], where the name stands beside the figure already.
pub fn working_beside(cx: &Cx, figure: Figure, name: &str, text: &str) -> Html {
    shown(cx, figure, name, text, true)
}

fn shown(cx: &Cx, figure: Figure, name: &str, text: &str, quiet: bool) -> Html {
    let (name, text) = (name.to_owned(), text.to_owned());
    html! { <Working cx={cx.clone()} {figure} {name} {text} {quiet} /> }
}
