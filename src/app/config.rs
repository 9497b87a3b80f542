//! What a host says when it mounts the app.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use pledge_engine::json::digits;
use pledge_words::{Group, Lang};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::{AppProps, effects};
use crate::components::Frame;
use crate::state::{Keeper, Model, Store};
use crate::{later, platform};

/// What a host says when it mounts the app.
pub struct Config {
    lang: Lang,
    routed: bool,
    base: String,
    files: String,
    tables: String,
    words: String,
    placeholder: Option<Element>,
    key: Option<String>,
}

/// The attribute in which a document counts the apps that were mounted in it.
const COUNT: &str = "data-bpc-apps";

impl Config {
    /// Reads the host's object. What is missing or of another type is as if it were not said.
    pub fn read(config: &JsValue) -> Self {
        let text = |key: &str| Reflect::get(config, &key.into()).ok().and_then(|value| value.as_string());
        Self {
            lang: text("lang").and_then(|code| Lang::from_code(&code)).unwrap_or_default(),
            routed: text("route").as_deref() == Some("hash"),
            base: text("base").unwrap_or_else(|| "frameworks/".into()),
            files: text("files").unwrap_or_default(),
            tables: text("tables").unwrap_or_default(),
            words: text("words").unwrap_or_default(),
            placeholder: Reflect::get(config, &"placeholder".into()).ok().and_then(|value| value.dyn_into().ok()),
            key: text("key"),
        }
    }

    /// The root's props. The prefix of ids holds a number that the document counts, wherever in it an app stands
    /// and whichever copy of this program mounts it: a number of our own would begin anew in each copy, and what a
    /// search finds leaves out shadow roots and elements that are not attached yet.
    pub(crate) async fn props(self, inner: Element) -> Result<AppProps, JsValue> {
        if !pledge_words::load(self.lang, Group::First, &self.words) {
            return Err("the sentences do not fit the program".into());
        }
        let root: HtmlElement = inner.dyn_into()?;
        let everything = root.owner_document().and_then(|document| document.document_element()).ok_or(JsValue::NULL)?;
        let last = everything.get_attribute(COUNT).and_then(|count| count.parse::<u32>().ok());
        let number = last.unwrap_or_default().wrapping_add(1);
        let number = digits(number.into());
        everything.set_attribute(COUNT, &number)?;
        // The app that has the address is the page itself; the others keep apart by their order.
        let key = match self.key {
            Some(key) => ["-", &key].concat(),
            None if self.routed => String::new(),
            None => ["-", &number].concat(),
        };
        let later = later::now();
        let adviser = later.as_ref().map(|later| later.adviser);
        let frame = Rc::new(Frame {
            keeper: Keeper::new(key, platform::page(&root), platform::tab(), platform::device()),
            root,
            prefix: ["bpc", &number, "-"].concat(),
            base: self.base,
            files: self.files,
            tables: self.tables,
            list: RefCell::new(None),
            later: RefCell::new(later),
            routed: self.routed,
            next_focus: RefCell::new(None),
        });
        let model = Model { lang: self.lang, adviser, ..Model::default() };
        let model = effects::first(&frame, model).await.ok_or("a part of the page did not come")?;
        if let Some(placeholder) = self.placeholder {
            placeholder.remove();
        }
        Ok(AppProps { frame, first: Store::new(model) })
    }
}
