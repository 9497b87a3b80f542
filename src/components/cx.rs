//! What every part of a page needs, in one value that functions take: the language, the app's place on the host's
//! page, and where actions go.
//!
//! Most of a page is made by plain functions that take it. Only what has a state of its own, or must not render when
//! something else changes, is a component: each of those weighs about a kilobyte of WebAssembly.

use pledge_words::Lang;
use web_sys::{HtmlInputElement, wasm_bindgen::JsCast};
use yew::prelude::*;

use super::{Frame, FrameRef};
use crate::state::{Action, Dispatch};

/// The language, the app's place on the host's page, and where actions go.
#[derive(Clone, PartialEq)]
pub struct Cx {
    /// The language of the page.
    pub lang: Lang,
    frame: FrameRef,
    dispatch: Dispatch,
}

impl Cx {
    /// The id of something that is unique in this app.
    pub fn id(&self, name: &str) -> String {
        [self.frame.0.prefix.as_str(), name].concat()
    }

    /// The app's place on the host's page.
    pub fn frame(&self) -> &Frame {
        &self.frame.0
    }

    /// Does something.
    pub fn act(&self, action: Action) {
        self.dispatch.dispatch(action);
    }

    /// Does something at a click.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }

    /// Does something with each text that a field takes: the action with that text in it.
    pub fn input(&self, action: Action) -> Callback<InputEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: InputEvent| dispatch.dispatch(action.with(text_of(&event))))
    }

    /// Does something with what was chosen: the action with that text in it, or with whether the box is ticked.
    pub fn change(&self, action: Action) -> Callback<Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: Event| {
            let mut done = action.with(text_of(&event));
            if let (Action::SetSameAs { same, .. }, Some(target)) = (&mut done, event.target()) {
                *same = target.unchecked_ref::<HtmlInputElement>().checked();
            }
            dispatch.dispatch(done);
        })
    }
}

/// The text of the field that an event comes from. Text areas and selects have their text under the same name.
fn text_of(event: &Event) -> String {
    event.target().map(|target| target.unchecked_ref::<HtmlInputElement>().value()).unwrap_or_default()
}

/// What every part of a page needs, in a language.
#[hook]
pub fn use_cx(lang: Lang) -> Cx {
    let frame = use_context().expect("the app's root provides its frame");
    let dispatch = use_context().expect("the app's root provides the dispatcher");
    Cx { lang, frame, dispatch }
}
