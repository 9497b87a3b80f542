//! What is not needed before the first mark: a part of the WebAssembly of its own, fetched when it is asked for.
//!
//! A supplier who types the first pledge has downloaded neither the pages that come after it nor the reading of files.
//! [`Later`] is the one door between the two parts: plain functions, called once the part is here. Without the feature
//! `page` (tests, other hosts) both parts are one, and the door is always open.

use std::rc::Rc;

use pledge_engine::advise::advise;
use pledge_engine::score::Figure;
use pledge_words::{Lang, say};
use web_sys::File;
use yew::prelude::*;

use crate::app::{Restored, restore};
use crate::components::{Cx, Frame, finding_hint, working_body};
use crate::pages::{NotListed, check, open_bid, open_framework, print_page, questions, refused};
use crate::shell::{opened, page_name};
use crate::state::{Action, Adviser, Coming, Model, Page, Refused, Store};
use crate::view::html;

/// Opens a file, or tells that it is refused.
pub type OpenFile = fn(File, Cx);

/// What the later part can do.
pub struct Later {
    /// A page that is not part of the first one.
    pub page: fn(&Cx, &Store, Page) -> Html,
    /// The working of a figure.
    pub working: fn(&Cx, Figure) -> Html,
    /// The model with the work that was kept.
    pub restore: fn(Rc<Frame>, Model) -> Restored,
    /// Opens a saved bid.
    pub open_bid: OpenFile,
    /// Opens a framework file.
    pub open_framework: OpenFile,
    /// Why a file was not opened.
    pub refused: fn(Lang, &Refused) -> Html,
    /// What somebody should know about work that was opened or kept.
    pub notices: fn(&Cx, &Model) -> Html,
    /// What gives advice.
    pub adviser: Adviser,
}

/// The later part did not load.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(feature = "page")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the later part.
#[cfg(feature = "page")]
#[wasm_split_helpers::wasm_split(later, fallible)]
#[allow(unsafe_code, improper_ctypes, improper_ctypes_definitions, reason = "both sides are compiled together")]
pub fn fetch() -> Result<Rc<Later>, NotLoaded> {
    Ok(door())
}

/// Gives the later part, which is here already.
///
/// # Errors
/// None; the fetched form has them.
#[cfg(not(feature = "page"))]
pub async fn fetch() -> Result<Rc<Later>, NotLoaded> {
    Ok(door())
}

/// The later part, where it is not a part of its own.
pub fn now() -> Option<Rc<Later>> {
    #[cfg(feature = "page")]
    return None;
    #[cfg(not(feature = "page"))]
    Some(door())
}

fn door() -> Rc<Later> {
    let adviser = Adviser { advise, hint: finding_hint };
    Rc::new(Later { page, working: working_body, restore, open_bid, open_framework, refused, notices: opened, adviser })
}

fn page(cx: &Cx, store: &Store, page: Page) -> Html {
    match page {
        Page::NotListed => html! { <NotListed cx={cx.clone()} store={store.clone()} /> },
        Page::Questions => questions(cx, store),
        Page::Check => check(cx, store),
        _ => print_page(cx, store),
    }
}

/// A page of the later part, or what stands there until it is here.
pub fn later_page(cx: &Cx, store: &Store) -> Html {
    let later = cx.frame().later.borrow().clone();
    match later {
        Some(later) if cx.later.is_none() => (later.page)(cx, store, store.page),
        _ => waiting(cx, page_name(cx.lang, store.page)),
    }
}

/// What stands there until the later part is here. If it does not come it says what to do.
pub fn waiting(cx: &Cx, title: &str) -> Html {
    let lang = cx.lang;
    let failed = cx.later == Some(Coming::Failed);
    html! {
        <div>
            <h1 class="govuk-heading-l" hidden={title.is_empty()}>{ title }</h1>
            <p class="govuk-body">{ if failed { say::app_part_failed(lang) } else { say::app_part_loading(lang) } }</p>
            <button type="button" class="govuk-button govuk-button--secondary" hidden={!failed}
                onclick={cx.click(Action::WantLater)}>
                { say::app_part_again(lang) }
            </button>
        </div>
    }
}
