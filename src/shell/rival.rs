//! The box for the best offer that somebody expects in a section.

use pledge_engine::framework::InputKind;
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{Field, field};
use crate::state::{Action, use_dispatch};

/// Which section, and what was typed.
#[derive(Properties, PartialEq)]
pub struct RivalProps {
    /// The language of the page.
    pub lang: Lang,
    /// Section id.
    pub section: AttrValue,
    /// As typed.
    pub text: AttrValue,
}

/// The box for the best offer that somebody expects in a section.
#[component]
pub fn Rival(props: &RivalProps) -> Html {
    let dispatch = use_dispatch();
    let oninput = use_callback((dispatch, props.section.clone()), |text: String, (dispatch, section)| {
        dispatch.dispatch(Action::SetBestRival { section: section.to_string(), text });
    });
    html! {
        <Field id={field::rival(&props.section)} lang={props.lang} label={say::panel_rival(props.lang)}
            hint={say::panel_rival_hint(props.lang)} value={props.text.clone()} kind={InputKind::Money} {oninput} />
    }
}
