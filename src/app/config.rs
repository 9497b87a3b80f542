//! What a host says when it mounts the app.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use pledge_words::Lang;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::AppProps;
use crate::components::Frame;
use crate::platform;

/// What a host says when it mounts the app.
pub struct Config {
    lang: Lang,
    routed: bool,
    base: String,
    key: String,
}

impl Config {
    /// Reads the host's object. What is missing or of another type is as if it were not said.
    pub fn read(config: &JsValue) -> Self {
        let text = |key: &str| Reflect::get(config, &key.into()).ok().and_then(|value| value.as_string());
        Self {
            lang: text("lang").and_then(|code| Lang::from_code(&code)).unwrap_or_default(),
            routed: text("route").as_deref() == Some("hash"),
            base: text("base").unwrap_or_else(|| "frameworks/".into()),
            key: text("key").map(|key| ["-", &key].concat()).unwrap_or_default(),
        }
    }

    /// The root's props. The prefix of ids is one that the element's siblings do not use yet.
    pub(crate) fn props(self, inner: Element) -> Result<AppProps, JsValue> {
        let root: HtmlElement = inner.dyn_into()?;
        let taken = |prefix: &str| {
            let selector = ["[data-bpc=\"", prefix, "\"]"].concat();
            let everything = root.get_root_node().dyn_into::<web_sys::Document>().ok();
            everything.and_then(|all| all.query_selector(&selector).ok().flatten()).is_some()
        };
        let prefix = (1..).map(|n: u32| ["bpc", &n.to_string(), "-"].concat()).find(|prefix| !taken(prefix));
        let prefix = prefix.unwrap_or_default();
        root.set_attribute("data-bpc", &prefix)?;
        let frame = Frame {
            root,
            prefix,
            base: self.base,
            routed: self.routed,
            key: self.key,
            tab: platform::tab(),
            device: platform::device(),
            next_focus: RefCell::new(None),
        };
        Ok(AppProps { frame: Rc::new(frame), lang: self.lang })
    }
}
