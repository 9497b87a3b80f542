//! The page's own files. Nothing else is ever asked for.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The texts of some of the page's own files, by their URLs. All are asked for at once; nothing if one does not come.
pub async fn texts(urls: Vec<String>) -> Option<Vec<String>> {
    let window = web_sys::window()?;
    let asked: Vec<Promise> = urls.iter().map(|url| window.fetch_with_str(url).unchecked_into()).collect();
    let mut texts = Vec::new();
    for response in asked {
        let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
        let text = response.ok().then(|| response.text().ok())??;
        texts.push(JsFuture::from(text).await.ok()?.as_string()?);
    }
    Some(texts)
}
