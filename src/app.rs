//! The root: contexts, the page in view, and everything that follows from a change.

mod config;
mod effects;
pub mod fetch;

use std::rc::Rc;

use pledge_words::say;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub use config::Config;

use crate::components::{Cx, Frame};
use crate::later::{Behind, LaterView};
use crate::pages::{Contract, Pledges, Start};
use crate::shell::{Live, Panel, Work, foot, header, notices};
use crate::state::{Action, Dispatch, Model, Page, Store};
use crate::view::html;

/// What the root needs.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The app's place on the host's page.
    pub frame: Rc<Frame>,
    /// The model to begin with.
    pub first: Rc<Model>,
}

/// The root never gets other props.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.frame, &other.frame)
    }
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let frame = props.frame.clone();
    let store = {
        let first = props.first.clone();
        use_reducer(move || Store::new(Model::clone(&first)))
    };
    let now: Store = (*store).clone();
    let dispatch: Dispatch = store.dispatcher();
    let kept = effects::use_kept(&frame, &now);
    effects::use_route(&frame, &now, &dispatch);
    effects::use_leaving(&now);
    effects::use_adviser(&frame, &now, &dispatch);
    let cx = Cx::new(now.lang, frame.clone(), dispatch);
    // A page has one main part, one header and one foot. An app without a say in the address is a part of somebody
    // else's page, and within a section its own are none of those.
    let (around, tag, name) =
        if frame.routed { ("div", "main", None) } else { ("section", "div", Some(say::shell_name(now.lang))) };
    let panel = if now.work.framework.is_some() {
        html! { <Panel /> }
    } else {
        html! { <span></span> }
    };
    html! {
        <ContextProvider<Cx> context={cx.clone()}>
            <ContextProvider<Store> context={now.clone()}>
                <@{around} class="bpc-app" lang={now.lang.code()} aria-label={name}>
                    { header(&cx, &now, switch(&cx, &now)) }
                    <div class="govuk-width-container bpc-layout">
                        <@{tag} class="govuk-main-wrapper bpc-main">
                            { notices(&cx, &now) }
                            { page(now.page) }
                        </@>
                        <div class="bpc-side">{ panel }</div>
                    </div>
                    <Work {kept} />
                    { foot(now.lang) }
                    <Live />
                </@>
            </ContextProvider<Store>>
        </ContextProvider<Cx>>
    }
}

/// Switches the language, once everything that the page says in it is here.
fn switch(cx: &Cx, store: &Store) -> Callback<MouseEvent> {
    let (cx, store) = (cx.clone(), store.clone());
    Callback::from(move |_| {
        let (cx, store) = (cx.clone(), store.clone());
        spawn_local(async move {
            let lang = cx.lang.other();
            match fetch::language(cx.frame(), lang, store.work.framework.as_deref()).await {
                Ok(framework) => cx.act(Action::Speak(lang, framework)),
                Err(()) => cx.act(Action::CannotSpeak),
            }
        });
    })
}

/// The page in view, in an element of its own.
fn page(page: Page) -> Html {
    let content = match page {
        Page::Start => html! { <Start /> },
        Page::Contract => html! { <Contract /> },
        Page::Pledges => html! { <Pledges /> },
        later => html! { <LaterView what={Behind::Page(later)} /> },
    };
    html! { <div key={page.path()}>{ content }</div> }
}
