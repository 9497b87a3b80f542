//! The root: contexts, the page in view, and everything that follows from a change.

mod config;
mod effects;

use std::rc::Rc;

use pledge_words::Lang;
use yew::prelude::*;

pub use config::Config;

use crate::components::{Frame, FrameRef};
use crate::later::{Behind, Door, LaterView, use_door};
use crate::pages::{Contract, Pledges, Start};
use crate::shell::{Header, Live, Panel, Work, foot};
use crate::state::{Dispatch, Model, Page, Store};

/// What the root needs.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The app's place on the host's page.
    pub frame: Rc<Frame>,
    /// The language to begin with.
    pub lang: Lang,
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
    let lang = props.lang;
    let store = {
        let frame = frame.clone();
        use_reducer(move || Store::new(effects::first(&frame, Model { lang, ..Model::default() })))
    };
    let now: Store = (*store).clone();
    let dispatch: Dispatch = store.dispatcher();
    let kept = effects::use_kept(&frame, &now);
    effects::use_route(&frame, &now, &dispatch);
    effects::use_leaving(&now);
    let door = use_door();
    html! {
        <ContextProvider<FrameRef> context={FrameRef(frame)}>
            <ContextProvider<Dispatch> context={dispatch}>
                <ContextProvider<Door> context={door}>
                <ContextProvider<Store> context={now.clone()}>
                    <div class="bpc-app" lang={now.lang.code()}>
                        <Header />
                        <div class="govuk-width-container bpc-layout">
                            <main class="govuk-main-wrapper bpc-main">{ page(now.page) }</main>
                            <div class="bpc-side">
                                if now.work.framework.is_some() {
                                    <Panel />
                                }
                            </div>
                        </div>
                        <Work {kept} />
                        { foot(now.lang) }
                        <Live />
                    </div>
                </ContextProvider<Store>>
                </ContextProvider<Door>>
            </ContextProvider<Dispatch>>
        </ContextProvider<FrameRef>>
    }
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
