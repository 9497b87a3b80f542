//! What every part of a page needs, in one value that functions take: the language, the app's place on the host's
//! page, and where actions go.
//!
//! A page is made by plain functions that take it. Only what must not render when something else changes, or has a
//! state of its own, is a component: each of those weighs about a kilobyte of WebAssembly.

use std::rc::Rc;

use pledge_engine::score::Figure;
use pledge_words::Lang;
use web_sys::{HtmlInputElement, wasm_bindgen::JsCast};
use yew::prelude::*;

use super::Frame;
use crate::state::{Action, Coming, Dispatch, Store};

/// The language, the app's place on the host's page, the model, and where actions go.
#[derive(Clone)]
pub struct Cx {
    /// The language of the page.
    pub lang: Lang,
    /// How far the part that comes later is; nothing once it is here.
    pub later: Option<Coming>,
    /// Everything that the app knows.
    pub store: Store,
    /// The figures whose workings are open around this place, from the outside in.
    pub within: Vec<Figure>,
    frame: Rc<Frame>,
    dispatch: Dispatch,
}

/// Place and dispatcher never change. The model is not compared: a row says itself what of it it shows.
impl PartialEq for Cx {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && self.later == other.later
    }
}

impl Cx {
    /// What the root gives to everything in it.
    pub fn new(store: Store, frame: Rc<Frame>, dispatch: Dispatch) -> Self {
        let later = (!store.has_later()).then_some(store.view.later);
        Self { lang: store.lang, later, store, within: Vec::new(), frame, dispatch }
    }

    /// The same within the working of a figure.
    pub fn within(&self, figure: Figure) -> Self {
        let mut inner = self.clone();
        inner.within.push(figure);
        inner
    }

    /// The id of something that is unique in this app.
    pub fn id(&self, name: &str) -> String {
        [self.frame.prefix.as_str(), name].concat()
    }

    /// The app's place on the host's page.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Does something.
    pub fn act(&self, action: impl Into<Rc<Action>>) {
        self.dispatch.emit(action.into());
    }

    /// Does something at a click.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let (dispatch, action) = (self.dispatch.clone(), Rc::new(action));
        Callback::from(move |_| dispatch.emit(action.clone()))
    }

    /// Does something with each text that a field takes: the action with that text in it.
    pub fn input(&self, action: Action) -> Callback<InputEvent> {
        let (dispatch, action) = (self.dispatch.clone(), Rc::new(action));
        Callback::from(move |event: InputEvent| dispatch.emit(taken(&action, &event)))
    }

    /// Does something with what was chosen: the action with that text in it, or with whether the box is ticked.
    pub fn change(&self, action: Action) -> Callback<Event> {
        let (dispatch, action) = (self.dispatch.clone(), Rc::new(action));
        Callback::from(move |event: Event| dispatch.emit(taken(&action, &event)))
    }
}

/// The action with what stands in the field that an event comes from. Text areas and selects have their text under the
/// same name as inputs, and nothing under that of a tick.
fn taken(action: &Rc<Action>, event: &Event) -> Rc<Action> {
    let Some(target) = event.target() else { return action.clone() };
    let field = target.unchecked_ref::<HtmlInputElement>();
    action.with(field.value(), field.checked()).map_or_else(|| action.clone(), Rc::new)
}
