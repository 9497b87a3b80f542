//! What is not needed before the first mark: a part of the WebAssembly of its own, fetched when it is asked for.
//!
//! A supplier who types the first pledge has downloaded neither the pages that come after it nor the reading of
//! files. [`Later`] is the one door between the two parts: plain functions, called once the part is there. Without
//! the feature `page` (tests, other hosts) both parts are one, and the door is always open.

use std::rc::Rc;

use pledge_engine::score::Figure;
use pledge_words::say;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::WorkingBody;
use crate::pages::{Check, NotListed, PrintPage, Questions};
use crate::shell::page_name;
use crate::state::{Page, use_store};

/// What the later part can do.
pub struct Later {
    /// A page that is not part of the first one.
    pub page: fn(Page) -> Html,
    /// The working of a figure.
    pub working: fn(Figure) -> Html,
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

fn door() -> Rc<Later> {
    Rc::new(Later { page, working })
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

/// The door to the later part, as a context.
#[derive(Clone)]
pub struct Door {
    later: Option<Rc<Later>>,
    failed: bool,
    ask: Callback<()>,
}

/// The callback never changes.
impl PartialEq for Door {
    fn eq(&self, other: &Self) -> bool {
        self.later.is_some() == other.later.is_some() && self.failed == other.failed
    }
}

/// The door: closed until something asks for what is behind it.
#[hook]
pub fn use_door() -> Door {
    let arrived = use_state(|| None::<Result<Rc<Later>, NotLoaded>>);
    let on_its_way = use_mut_ref(|| false);
    let ask = use_callback(arrived.setter(), move |(), arrived| {
        if on_its_way.replace(true) {
            return;
        }
        let (arrived, on_its_way) = (arrived.clone(), on_its_way.clone());
        spawn_local(async move {
            let result = fetch().await;
            // One that failed may be asked for again; one that is here stays.
            on_its_way.replace(result.is_ok());
            arrived.set(Some(result));
        });
    });
    let later = arrived.as_ref().and_then(|arrived| arrived.as_ref().ok().cloned());
    Door { failed: arrived.as_ref().is_some_and(Result::is_err), later, ask }
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
    let store = use_store();
    let lang = store.lang;
    let door = use_context::<Door>().expect("the app's root provides the door");
    use_effect_with((), {
        let ask = door.ask.clone();
        move |()| ask.emit(())
    });
    let shown = match (&door.later, props.what) {
        (Some(later), Behind::Page(page)) => (later.page)(page),
        (Some(later), Behind::Working(figure)) => (later.working)(figure),
        (None, what) => {
            let onclick = door.ask.reform(|_: MouseEvent| ());
            html! {
                <div>
                    <div>
                        if let Behind::Page(page) = what {
                            <h1 class="govuk-heading-l">{ page_name(lang, page) }</h1>
                        }
                    </div>
                    <p class="govuk-body">
                        { if door.failed { say::app_part_failed(lang) } else { say::app_part_loading(lang) } }
                    </p>
                    <button type="button" class="govuk-button govuk-button--secondary" hidden={!door.failed} {onclick}>
                        { say::app_part_again(lang) }
                    </button>
                </div>
            }
        }
    };
    html! { <div>{ shown }</div> }
}
