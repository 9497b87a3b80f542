//! What follows from a change: the URL, the document's name, the warning before leaving, and what is fetched.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use pledge_words::{Group, Lang};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, window};

use super::fetch;
use crate::components::Frame;
use crate::shell::page_name;
use crate::state::{Action, Dispatch, List, Model, Page, Store};

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
    model.enter(model.page);
    if let Some(fragment) = fragment(frame).filter(|fragment| !fragment.is_empty()) {
        model = model.reduce(arrive(&fragment));
    }
    Ok(model)
}

/// What a fragment of the URL asks for.
fn arrive(fragment: &str) -> Action {
    if fragment.starts_with("#/open/") { Action::FollowLink } else { Action::Go(Page::of_fragment(fragment)) }
}

/// What the page asks for.
pub enum Wish {
    /// The list of frameworks.
    List,
    /// A framework of the list, by its place there.
    Framework(usize),
    /// The other language.
    Language,
    /// The part that comes later.
    Later,
}

/// Fetches what the page asks for. It arrives as an action, and so does that it did not come.
pub fn grant(frame: Rc<Frame>, store: Store, dispatch: Dispatch, wish: Wish) {
    spawn_local(async move {
        let action = match wish {
            Wish::List => Action::Listed(fetch::list(&frame).await),
            Wish::Framework(at) => {
                let List::Ready(list) = &store.view.list else { return };
                let Some(entry) = list.get(at) else { return };
                match fetch::framework(&frame, entry, store.lang).await {
                    Some(loaded) => {
                        dispatch.emit(Action::UseFramework(loaded).into());
                        Action::Go(Page::Contract)
                    }
                    None => Action::CannotChoose,
                }
            }
            Wish::Language => {
                let lang = store.lang.other();
                match fetch::language(&frame, lang, store.work.framework.as_deref()).await {
                    Ok(framework) => Action::Speak(lang, framework),
                    Err(()) => Action::CannotSpeak,
                }
            }
            Wish::Later => match fetch::later(&frame, store.lang).await {
                Some(later) => Action::Advised(later.adviser),
                None => Action::NoLater,
            },
        };
        dispatch.emit(action.into());
    });
}

/// Goes where the URL's fragment leads when it changes.
pub fn follow_url(frame: &Rc<Frame>, dispatch: &Dispatch) -> Option<EventListener> {
    let window = frame.routed.then(window).flatten()?;
    let (frame, dispatch) = (frame.clone(), dispatch.clone());
    Some(EventListener::new(&window, "hashchange", move |_| {
        if let Some(fragment) = self::fragment(&frame) {
            let action = arrive(&fragment);
            if matches!(action, Action::FollowLink) {
                show_in_url(&frame, Page::Start, true);
            }
            dispatch.emit(action.into());
        }
    }))
}

/// Gives the document the name and the language of the page in view, if it is this app's own.
pub fn name_document(frame: &Frame, model: &Model) {
    let document = frame.routed.then(|| frame.root.owner_document()).flatten();
    if let Some(document) = document {
        let name = pledge_words::say::shell_name(model.lang);
        document.set_title(&[page_name(model.lang, model.page), " – ", name].concat());
        if let Some(html) = document.document_element() {
            let _ = html.set_attribute("lang", model.lang.code());
        }
    }
}

/// The URL's fragment, if this app has a say in it.
fn fragment(frame: &Frame) -> Option<String> {
    frame.routed.then(|| window()?.location().hash().ok()).flatten()
}

/// Shows the page in the URL. The first one replaces, so that Back leaves the app.
pub fn show_in_url(frame: &Frame, page: Page, replace: bool) {
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

/// Warns before leaving with work that no file holds, until it is dropped.
pub fn warn_before_leaving(unsaved: bool) -> Option<EventListener> {
    let window = unsaved.then(window).flatten()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
            event.set_return_value("1");
        }
    }))
}
