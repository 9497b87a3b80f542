//! The root: contexts, the page in view, and everything that follows from a change.

mod config;
mod effects;

use std::rc::Rc;

use pledge_words::{Lang, say};
use yew::prelude::*;

pub use config::Config;
pub use effects::fetch_list;

use crate::components::{Frame, FrameRef};
use crate::pages::{Check, Contract, NotListed, Pledges, PrintPage, Questions, Start};
use crate::shell::{Foot, Header, Live, Notices, Panel, Work};
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
    effects::use_list(&frame, &now, &dispatch);
    effects::use_route(&frame, &now, &dispatch);
    effects::use_leaving(&now);
    // A page has one main part. An app without a say in the address is a part of somebody else's page.
    let (tag, name) = if frame.routed { ("main", None) } else { ("section", Some(say::shell_name(now.lang))) };
    html! {
        <ContextProvider<FrameRef> context={FrameRef(frame)}>
            <ContextProvider<Dispatch> context={dispatch}>
                <ContextProvider<Store> context={now.clone()}>
                    <div class="bpc-app" lang={now.lang.code()}>
                        <Header />
                        <div class="govuk-width-container bpc-layout">
                            <@{tag} class="govuk-main-wrapper bpc-main" aria-label={name}>
                                <Notices key="notices" />
                                { page(now.page) }
                            </@>
                            <div class="bpc-side">
                                if now.work.framework.is_some() {
                                    <Panel />
                                }
                            </div>
                        </div>
                        <Work {kept} />
                        <Foot />
                        <Live />
                    </div>
                </ContextProvider<Store>>
            </ContextProvider<Dispatch>>
        </ContextProvider<FrameRef>>
    }
}

/// The page in view, in an element of its own.
fn page(page: Page) -> Html {
    let content = match page {
        Page::Start => html! { <Start /> },
        Page::NotListed => html! { <NotListed /> },
        Page::Contract => html! { <Contract /> },
        Page::Pledges => html! { <Pledges /> },
        Page::Questions => html! { <Questions /> },
        Page::Check => html! { <Check /> },
        Page::Print => html! { <PrintPage /> },
    };
    html! { <div key={page.path()}>{ content }</div> }
}
