//! What follows from a change: what is kept, the URL, the focus, and the warning before leaving.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, window};
use yew::prelude::*;

use crate::components::Frame;
use crate::state::{Action, Dispatch, Kept, Model, Page, Store, restore, write};

/// The model to begin with: what the tab or the device kept, on the page that the URL names.
pub fn first(frame: &Frame, model: Model) -> Model {
    let mut model = restore(frame.tab.as_ref(), frame.device.as_ref(), &frame.key, model);
    if let Some(fragment) = fragment(frame).filter(|fragment| !fragment.is_empty()) {
        model.page = Page::of_fragment(&fragment);
    }
    model
}

/// Keeps the work in the tab with every change, and on the device if somebody asked for it.
#[hook]
pub fn use_kept(frame: &Rc<Frame>, store: &Store) -> Kept {
    let kept = use_state_eq(|| Kept::Tab);
    let deps = (store.work.clone(), store.page, store.lang, store.keep_on_device);
    let (frame, model, state) = (frame.clone(), store.clone(), kept.clone());
    use_effect_with(Unchanged(deps), move |_| {
        state.set(write(frame.tab.as_ref(), frame.device.as_ref(), &frame.key, &model));
    });
    *kept
}

/// Dependencies that are the same only if their work is the very same.
struct Unchanged((Rc<crate::state::Work>, Page, pledge_words::Lang, bool));

impl PartialEq for Unchanged {
    fn eq(&self, other: &Self) -> bool {
        let ((work, page, lang, keep), (other, b, c, d)) = (&self.0, &other.0);
        Rc::ptr_eq(work, other) && page == b && lang == c && keep == d
    }
}

/// Keeps the URL's fragment and the page in view alike, and moves the focus when the page changes.
#[hook]
pub fn use_route(frame: &Rc<Frame>, store: &Store, dispatch: &Dispatch) {
    {
        let (frame, dispatch) = (frame.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            let listener = frame.routed.then(|| window()).flatten().map(|window| {
                let frame = frame.clone();
                EventListener::new(&window, "hashchange", move |_| {
                    if let Some(fragment) = self::fragment(&frame) {
                        dispatch.dispatch(Action::Go(Page::of_fragment(&fragment)));
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let (frame, first) = (frame.clone(), use_mut_ref(|| true));
        use_effect_with(store.page, move |page| {
            let is_first = first.replace(false);
            show_in_url(&frame, *page, is_first);
            if !is_first {
                let field = frame.next_focus.take();
                if !field.is_some_and(|field| frame.focus(&field)) {
                    frame.focus_heading();
                }
            }
        });
    }
    let frame = frame.clone();
    use_effect_with((store.lang, store.page), move |(lang, page)| {
        let document = frame.routed.then(|| frame.root.owner_document()).flatten();
        if let Some(document) = document {
            let name = pledge_words::say::shell_name(*lang);
            document.set_title(&[crate::shell::page_name(*lang, *page), " – ", name].concat());
            if let Some(html) = document.document_element() {
                let _ = html.set_attribute("lang", lang.code());
            }
        }
    });
}

/// The URL's fragment, if this app has a say in it.
fn fragment(frame: &Frame) -> Option<String> {
    frame.routed.then(|| window()?.location().hash().ok()).flatten()
}

/// Shows the page in the URL. The first one replaces, so that Back leaves the app.
fn show_in_url(frame: &Frame, page: Page, replace: bool) {
    let Some(now) = fragment(frame) else { return };
    let wanted = ["#/", page.path()].concat();
    if now == wanted || now.starts_with("#/open/") {
        return;
    }
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let nothing = wasm_bindgen::JsValue::NULL;
    let _ = if replace {
        history.replace_state_with_url(&nothing, "", Some(&wanted))
    } else {
        history.push_state_with_url(&nothing, "", Some(&wanted))
    };
}

/// Warns before leaving with work that no file holds.
#[hook]
pub fn use_leaving(store: &Store) {
    use_effect_with(store.unsaved, |unsaved| {
        let listener = unsaved.then(window).flatten().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("1");
                }
            })
        });
        move || drop(listener)
    });
}
