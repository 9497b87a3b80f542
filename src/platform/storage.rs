//! Where work is kept in the browser. Any of it can be blocked or full, and then the page says so.

use js_sys::Reflect;
use web_sys::{HtmlElement, Storage};

/// A place that keeps texts.
pub trait Keep {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text; false if that did not work.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Forgets a key.
    fn remove(&self, key: &str);
}

/// Keeps nothing: the browser blocks storage.
pub struct NoKeep;

impl Keep for NoKeep {
    fn get(&self, _: &str) -> Option<String> {
        None
    }

    fn set(&self, _: &str, _: &str) -> bool {
        false
    }

    fn remove(&self, _: &str) {}
}

/// A storage of the browser. Each call can throw, for instance in a frame with partitioned storage.
struct Browser(Storage);

impl Keep for Browser {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.0.set_item(key, text).is_ok()
    }

    fn remove(&self, key: &str) {
        let _ = self.0.remove_item(key);
    }
}

/// Properties of an element, which others on the page can read.
struct Element(HtmlElement);

impl Keep for Element {
    fn get(&self, key: &str) -> Option<String> {
        Reflect::get(&self.0, &key.into()).ok()?.as_string()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        Reflect::set(&self.0, &key.into(), &text.into()).is_ok()
    }

    fn remove(&self, key: &str) {
        let _ = Reflect::set(&self.0, &key.into(), &wasm_bindgen::JsValue::UNDEFINED);
    }
}

/// What the page itself holds until it goes: the loader reads it when the app has stopped.
pub fn page(root: &HtmlElement) -> Box<dyn Keep> {
    Box::new(Element(root.clone()))
}

/// Storage that lasts as long as the tab, reloads included.
pub fn tab() -> Box<dyn Keep> {
    of(web_sys::window().and_then(|window| window.session_storage().ok().flatten()))
}

/// Storage that lasts until it is removed.
pub fn device() -> Box<dyn Keep> {
    of(web_sys::window().and_then(|window| window.local_storage().ok().flatten()))
}

fn of(storage: Option<Storage>) -> Box<dyn Keep> {
    match storage {
        Some(storage) => Box::new(Browser(storage)),
        None => Box::new(NoKeep),
    }
}
