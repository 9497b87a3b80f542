//! What one mounted app knows about its place on the host's page: its root, its prefix for ids, and which field
//! should get the focus next. Nothing is looked up through the document, so that two apps never meet.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::later::Later;
use crate::state::{Keeper, Listed};

/// One mounted app on its host's page.
pub struct Frame {
    /// The element that the app renders into.
    pub root: HtmlElement,
    /// Prefix of every id.
    pub prefix: String,
    /// URL of the folder of frameworks, with a slash at its end.
    pub base: String,
    /// URL of the folder of the page's other files, with a slash at its end.
    pub files: String,
    /// Names of the tables of sentences, separated by spaces.
    pub tables: String,
    /// The list of frameworks, once it is here.
    pub list: RefCell<Option<Rc<[Listed]>>>,
    /// The later part of the page, once it is here.
    pub later: RefCell<Option<Rc<Later>>>,
    /// Whether the page in view stands in the fragment of the URL.
    pub routed: bool,
    /// The places where the work is kept.
    pub keeper: Keeper,
    /// The field that gets the focus once the page that it is on has been rendered.
    pub next_focus: RefCell<Option<String>>,
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
