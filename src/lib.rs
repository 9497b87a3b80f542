//! The app: what people see and touch.
//!
//! | room | what it does |
//! |---|---|
//! | [`state`] | everything that the app knows, and the one way in which it changes; no DOM |
//! | [`app`] | the root: holds the model, and does what follows from a change |
//! | [`shell`] | header, steps, score panel, foot: what stands around every page |
//! | [`pages`] | one folder for each page |
//! | [`components`] | what pages are made of |
//! | [`later`] | the door to what is fetched only when it is asked for |
//! | [`view`] | what the markup of pages is made of |
//! | [`platform`] | the browser behind small functions and traits |
//!
//! Invariants: the engine decides every mark, `pledge-words` says every sentence; no globals, no look-ups through
//! the document; every conditional stands in an element of its own, siblings have keys all or none, and a field's
//! slots always exist, so that Yew never makes a field anew under somebody's cursor.

pub mod app;
pub mod components;
pub mod later;
pub mod pages;
pub mod platform;
pub mod shell;
pub mod state;
pub mod view;

#[cfg(test)]
mod guards;
#[cfg(test)]
mod sample;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::app::{App, Config};

/// What hands out memory, instead of the larger and slower one that Rust brings.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Mounts the calculator into an element of the host's page, which keeps its other children. May be called for
/// several elements; each is an app of its own. `config` is an object with any of these:
///
/// - `lang`: `"en"` or `"cy"`
/// - `words`: the table of the first sentences in that language, which the page needs; `tables`: the names of all other
///   tables, separated by spaces; `files`: URL of the folder where they are, with a slash at its end
/// - `base`: URL of the folder of frameworks, with a slash at its end
/// - `route`: `"hash"` lets the page in view stand in the URL's fragment; only one app of a page should
/// - `key`: a word of its own for each app of a site, so that they do not share what they keep
/// - `placeholder`: an element that goes once the app is there
///
/// # Errors
/// If the element is not part of a document, or if something that the app cannot begin without did not come; what the
/// browser keeps of somebody's work is then untouched.
#[wasm_bindgen]
pub async fn mount(root: HtmlElement, config: JsValue) -> Result<(), JsValue> {
    let config = Config::read(&config);
    let document = root.owner_document().ok_or("the element is not part of a document")?;
    // Yew clears the element that it renders into and never lets go of it, so it gets one of its own.
    let inner = document.create_element("div")?;
    root.append_child(&inner)?;
    let props = config.props(inner.clone()).await?;
    yew::Renderer::<App>::with_root_and_props(inner, props).render();
    Ok(())
}
