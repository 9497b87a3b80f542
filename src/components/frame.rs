//! What one mounted app knows about its place on the host's page: its root, its prefix for ids, and which field
//! should get the focus next. Nothing is looked up through the document, so that two apps never meet.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::platform::Keep;

/// One mounted app on its host's page.
pub struct Frame {
    /// The element that the app renders into.
    pub root: HtmlElement,
    /// Prefix of every id.
    pub prefix: String,
    /// URL of the folder of frameworks, with a slash at its end.
    pub base: String,
    /// Whether the page in view stands in the fragment of the URL.
    pub routed: bool,
    /// Suffix of the keys of storage.
    pub key: String,
    /// Storage of the tab.
    pub tab: Box<dyn Keep>,
    /// Storage of the device.
    pub device: Box<dyn Keep>,
    /// The field that gets the focus once the page that it is on has been rendered.
    pub next_focus: RefCell<Option<String>>,
}

/// A frame is equal only to itself.
impl PartialEq for Frame {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The frame as a context: equal to itself for ever.
#[derive(Clone, PartialEq)]
pub struct FrameRef(pub Rc<Frame>);

/// Makes ids that are unique on the host's page.
#[derive(Clone, PartialEq)]
pub struct Ids(FrameRef);

impl Ids {
    /// The id of something that is unique in this app.
    pub fn id(&self, name: &str) -> String {
        [self.0.0.prefix.as_str(), name].concat()
    }
}

impl Frame {
    /// Puts the focus on a field (or on the first radio of a group) of that name; false if it is not in view.
    pub fn focus(&self, name: &str) -> bool {
        let id = [self.prefix.as_str(), name].concat();
        let selector = ["[id=\"", &id, "\"]"].concat();
        let found = self.root.query_selector(&selector).ok().flatten();
        let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
        let inner = element.query_selector("input").ok().flatten().and_then(|e| e.dyn_into::<HtmlElement>().ok());
        inner.unwrap_or(element).focus().is_ok()
    }

    /// Puts the focus on the field that waits for it, if there is one; false if none took it.
    pub fn take_focus(&self) -> bool {
        let field = self.next_focus.take();
        field.is_some_and(|field| self.focus(&field))
    }

    /// Puts the focus on the heading of the page.
    pub fn focus_heading(&self) {
        let heading = self.root.query_selector("h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.set_attribute("tabindex", "-1");
            let _ = heading.focus();
        }
    }
}

/// The app's place on the host's page.
#[hook]
pub fn use_frame() -> Rc<Frame> {
    use_context::<FrameRef>().expect("the app's root provides its frame").0
}

/// Ids that are unique on the host's page.
#[hook]
pub fn use_ids() -> Ids {
    Ids(use_context().expect("the app's root provides its frame"))
}
