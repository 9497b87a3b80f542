//! What is not needed before the first mark: a part of the WebAssembly of its own, fetched when it is asked for.
//!
//! A supplier who types the first pledge has downloaded neither the pages that come after it nor the reading of files.
//! [`Later`] is the one door between the two parts: plain functions, called once the part is here. Without the feature
//! `page` (tests, other hosts) both parts are one, and the door is always open.

use std::rc::Rc;

use pledge_engine::advise::advise;
use pledge_engine::score::Figure;
use pledge_words::{Lang, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::app::fetch;
use crate::components::{Cx, WorkingBody, finding_hint, use_cx};
use crate::pages::{Check, NotListed, PrintPage, Questions, Refused, open_bid, open_framework};
use crate::shell::{opened, page_name};
use crate::state::{Action, Adviser, Keeper, Loaded, Model, Page, use_store};
use crate::view::html;

/// Opens a file, and tells whether it was refused.
pub type OpenFile = fn(File, Cx, Callback<Option<Refused>>);

/// What the later part can do.
pub struct Later {
    /// A page that is not part of the first one.
    pub page: fn(Page) -> Html,
    /// The working of a figure.
    pub working: fn(Figure) -> Html,
    /// The model with the work that was kept.
    pub restore: fn(&Keeper, Model, &[Rc<Loaded>]) -> Model,
    /// Opens a saved bid.
    pub open_bid: OpenFile,
    /// Opens a framework file.
    pub open_framework: OpenFile,
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
    Rc::new(Later { page, working, restore: Keeper::restore, open_bid, open_framework, notices: opened, adviser })
}

fn page(page: Page) -> Html {
    match page {
        Page::NotListed => html! { <NotListed /> },
        Page::Questions => html! { <Questions /> },
        Page::Check => html! { <Check /> },
        _ => html! { <PrintPage /> },
    }
}

fn working(figure: Figure) -> Html {
    html! { <WorkingBody {figure} /> }
}

/// What is behind the door.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Behind {
    /// A page.
    Page(Page),
    /// The working of a figure.
    Working(Figure),
}

/// What to show once it is here.
#[derive(Properties, PartialEq)]
pub struct LaterProps {
    /// What is behind the door.
    pub what: Behind,
}

/// Something of the later part. Until it is here it says so; if it does not come it says what to do.
#[component]
pub fn LaterView(props: &LaterProps) -> Html {
    let cx = use_cx();
    let lang = cx.lang;
    // What fetches the later part brings its advice into the store: whatever waits for it then looks again.
    use_store();
    // Whether it failed, and how often somebody tried.
    let failed = use_state_eq(|| (false, 0));
    let arrived = use_force_update();
    let later = cx.frame().later.borrow().clone();
    let is_page = matches!(props.what, Behind::Page(_));
    let waited = use_mut_ref(|| later.is_none());
    {
        let (cx, failed) = (cx.clone(), failed.clone());
        use_effect_with((later.is_some(), failed.1), move |(here, tries)| {
            let tries = *tries;
            if *here {
                // What had the focus stood for what is here now.
                if waited.replace(false) && !cx.frame().take_focus() && is_page {
                    cx.frame().focus_heading();
                }
                return;
            }
            spawn_local(async move {
                match fetch::later(cx.frame(), cx.lang).await {
                    Some(later) => {
                        cx.act(Action::Advised(later.adviser));
                        arrived.force_update();
                    }
                    None => failed.set((true, tries)),
                }
            });
        });
    }
    let shown = match (&later, props.what) {
        (Some(later), Behind::Page(page)) => (later.page)(page),
        (Some(later), Behind::Working(figure)) => (later.working)(figure),
        (None, what) => {
            let (is_failed, tries) = *failed;
            let again = move |_: MouseEvent| failed.set((false, tries + 1));
            waiting(lang, what, is_failed, Callback::from(again))
        }
    };
    html! { <div>{ shown }</div> }
}

/// What stands there until the later part is here.
fn waiting(lang: Lang, what: Behind, failed: bool, again: Callback<MouseEvent>) -> Html {
    let title = match what {
        Behind::Page(page) => page_name(lang, page),
        Behind::Working(_) => "",
    };
    html! {
        <div>
            <h1 class="govuk-heading-l" hidden={title.is_empty()}>{ title }</h1>
            <p class="govuk-body">{ if failed { say::app_part_failed(lang) } else { say::app_part_loading(lang) } }</p>
            <button type="button" class="govuk-button govuk-button--secondary" hidden={!failed} onclick={again}>
                { say::app_part_again(lang) }
            </button>
        </div>
    }
}
