//! What follows from a change: the URL, the document's name, the warning before leaving, and what is fetched.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use pledge_words::Group;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, window};

use super::fetch::{self, Need, Needs};
use crate::components::Frame;
use crate::later;
use crate::shell::page_name;
use crate::state::{Action, Dispatch, Files, List, Model, Page, Store};

/// The model to begin with: what the tab or the device kept, on the page that the URL names.
/// Nothing if something that it needs does not come; what was kept is then untouched.
pub async fn first(frame: &Rc<Frame>, mut model: Model) -> Option<Model> {
    if frame.keeper.holds_something() {
        // Reading work is part of what comes later.
        let later = later::fetch().await.ok()?;
        model.adviser = Some(later.adviser);
        model = (later.restore)(frame.clone(), model).await?;
        frame.later.replace(Some(later));
    }
    model.enter(model.page);
    if let Some(fragment) = fragment(frame).filter(|fragment| !fragment.is_empty()) {
        model = model.reduce(arrive(&fragment));
    }
    Some(model)
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
}

/// Fetches what the page asks for. It arrives as an action, and so does that it did not come.
pub fn grant(frame: Rc<Frame>, store: Store, dispatch: Dispatch, wish: Wish) {
    spawn_local(async move {
        let arrived = fetch::all(&frame, needed(&frame, &store, &wish)).await;
        let loaded = arrived.as_ref().and_then(|frameworks| frameworks.first()).cloned();
        match (wish, arrived) {
            (Wish::List, _) => dispatch.emit(Action::Listed(frame.list.borrow().clone()).into()),
            (Wish::Framework(_), _) => match loaded {
                Some(loaded) => {
                    dispatch.emit(Action::UseFramework(loaded).into());
                    dispatch.emit(Action::Go(Page::Contract).into());
                }
                None => dispatch.emit(Action::CannotChoose.into()),
            },
            (Wish::Language, Some(_)) => dispatch.emit(Action::Speak(store.lang.other(), loaded).into()),
            (Wish::Language, None) => dispatch.emit(Action::CannotSpeak.into()),
        }
    });
}

/// Fetches the part that comes later, with all that it tells. It arrives as actions, and so does that it did not come.
pub fn bring_later(frame: Rc<Frame>, store: Store, dispatch: Dispatch) {
    spawn_local(async move {
        let Some((later, whole)) = fetch::later(&frame, &store).await else {
            return dispatch.emit(Action::NoLater.into());
        };
        if let Some(whole) = whole {
            dispatch.emit(Action::Whole(store.lang, whole).into());
        }
        dispatch.emit(Action::Advised(later.adviser).into());
    });
}

/// What a wish needs.
fn needed(frame: &Frame, store: &Model, wish: &Wish) -> Needs {
    let mut needs = Needs::default();
    match wish {
        Wish::List => needs.list(frame),
        Wish::Framework(at) => {
            needs.0.extend(chosen(store, *at).map(|files| Need::Framework(files, store.lang, store.adviser.is_some())))
        }
        Wish::Language => {
            let lang = store.lang.other();
            needs.words(lang, if store.adviser.is_some() { &Group::ALL } else { &[Group::First] });
            needs.0.extend(own(frame, store).map(|files| Need::Framework(files, lang, store.adviser.is_some())));
        }
    }
    needs
}

/// The files of the framework of the list at a place.
fn chosen(store: &Model, at: usize) -> Option<Files> {
    let List::Ready(list) = &store.view.list else { return None };
    Some(list.get(at)?.files.clone())
}

/// The files of the framework in use, if the page ships that very edition: another one would change figures.
fn own(frame: &Frame, store: &Model) -> Option<Files> {
    let own = store.work.framework.as_ref().filter(|own| own.shipped)?;
    fetch::entry(frame, &own.framework.id).filter(|(_, hash)| *hash == own.framework.hash).map(|(files, _)| files)
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
