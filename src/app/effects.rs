//! What follows from a change: what is kept, the URL, the focus, and the warning before leaving.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use pledge_words::{Group, Lang};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, window};
use yew::prelude::*;

use super::fetch;
use crate::components::Frame;
use crate::state::{Action, Dispatch, Kept, Model, Page, Store};

/// The model to begin with: what the tab or the device kept, on the page that the URL names.
///
/// # Errors
/// If something that it needs does not come. What was kept is then untouched.
pub async fn first(frame: &Frame, mut model: Model) -> Result<Model, ()> {
    if frame.keeper.holds_something() {
        let (kept, ids) = frame.keeper.wants();
        // The address says which language somebody asked for; only the plain one leaves it open.
        let lang = kept.filter(|_| model.lang == Lang::En).unwrap_or(model.lang);
        if !fetch::words(frame, lang, Group::First).await {
            return Err(());
        }
        let later = fetch::later(frame, lang).await.ok_or(())?;
        let mut shipped = Vec::new();
        for id in ids {
            shipped.extend(fetch::shipped(frame, &id, lang).await?);
        }
        model.adviser = Some(later.adviser);
        model = (later.restore)(&frame.keeper, model, &shipped);
    }
    if let Some(fragment) = fragment(frame).filter(|fragment| !fragment.is_empty()) {
        model = model.reduce(arrive(&fragment));
    }
    Ok(model)
}

/// What a fragment of the URL asks for.
fn arrive(fragment: &str) -> Action {
    if fragment.starts_with("#/open/") { Action::FollowLink } else { Action::Go(Page::of_fragment(fragment)) }
}

/// Keeps the work in the tab with every change, and on the device if somebody asked for it.
#[hook]
pub fn use_kept(frame: &Rc<Frame>, store: &Store) -> Kept {
    let kept = use_state_eq(|| Kept::Tab);
    let (frame, model, state) = (frame.clone(), store.clone(), kept.clone());
    use_effect_with(Unchanged(store.clone()), move |_| state.set(frame.keeper.write(&model)));
    *kept
}

/// A model that is the same as another if both keep the same.
struct Unchanged(Store);

impl PartialEq for Unchanged {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        let wishes = |model: &Store| {
            (model.page, model.lang, model.keep_on_device, model.asked, model.unsaved, model.unreadable.is_some())
        };
        Rc::ptr_eq(&a.work, &b.work) && wishes(a) == wishes(b)
    }
}

/// Fetches what gives advice, once there is a pledge to give advice on or a page is in view that tells it. Where the
/// later part did not come and something else fetched it since, it is taken from there.
#[hook]
pub fn use_adviser(frame: &Rc<Frame>, store: &Store, dispatch: &Dispatch) {
    let pledged = store.work.bid().is_some_and(|bid| !bid.pledges.is_empty());
    let wanted = store.adviser.is_none() && (pledged || !store.page.is_first());
    let is_here = frame.later.borrow().is_some();
    let (frame, dispatch, lang) = (frame.clone(), dispatch.clone(), store.lang);
    use_effect_with((wanted, is_here), move |(wanted, _)| {
        if *wanted {
            spawn_local(async move {
                if let Some(later) = fetch::later(&frame, lang).await {
                    dispatch.dispatch(Action::Advised(later.adviser));
                }
            });
        }
    });
}

/// Keeps the URL's fragment and the page in view alike, and moves the focus when the page changes.
#[hook]
pub fn use_route(frame: &Rc<Frame>, store: &Store, dispatch: &Dispatch) {
    {
        let (frame, dispatch) = (frame.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            let listener = frame.routed.then(window).flatten().map(|window| {
                let frame = frame.clone();
                EventListener::new(&window, "hashchange", move |_| {
                    if let Some(fragment) = self::fragment(&frame) {
                        let action = arrive(&fragment);
                        if matches!(action, Action::FollowLink) {
                            show_in_url(&frame, Page::Start, true);
                        }
                        dispatch.dispatch(action);
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
                // A page that is on its way takes the focus to its field when it is here.
                let is_here = page.is_first() || frame.later.borrow().is_some();
                if !(is_here && frame.take_focus()) {
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
    if now == wanted {
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
