//! The page's own files. Nothing else is ever asked for.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file on its way. It is asked for at once, so that several come together.
pub struct Fetched(Option<Promise>);

impl Fetched {
    /// Asks for one of the page's own files.
    pub fn ask(folder: &str, name: &str) -> Self {
        Self(web_sys::window().map(|window| window.fetch_with_str(&[folder, name].concat()).unchecked_into()))
    }

    /// Its text, once it is here; `None` if it does not come.
    pub async fn text(self) -> Option<String> {
        let response: Response = JsFuture::from(self.0?).await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }
}
