//! Files: saved as a download, read from what somebody chose. Nothing is sent anywhere.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlElement, Url};

/// Milliseconds after which the browser has surely read a text that it was offered.
const LONG: i32 = 60_000;

/// Offers a text as a file to save; false if the browser would not.
pub fn download(beside: &HtmlElement, name: &str, text: &str) -> bool {
    let save = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type("application/json");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let document = beside.owner_document().ok_or(JsValue::NULL)?;
        let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        anchor.set_href(&url);
        anchor.set_download(name);
        // Some browsers heed only a link that stands on the page, and read the text after the click.
        beside.append_child(&anchor)?;
        anchor.click();
        anchor.remove();
        let revoke = Closure::once_into_js(move || Url::revoke_object_url(&url));
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), LONG)?;
        Ok(())
    };
    save().is_ok()
}

/// The text of a chosen file; `None` if it cannot be read or is not text.
pub async fn read_file(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
