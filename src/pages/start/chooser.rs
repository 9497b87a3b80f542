//! A file to choose from the device.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::components::Cx;
use crate::view::html;

/// A field for a file, with its label and what happens then.
pub fn chooser(cx: &Cx, id: &str, title: &str, hint: &str, onfile: Callback<File>) -> Html {
    let id = cx.id(id);
    let described = [id.as_str(), "-hint"].concat();
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            onfile.emit(file);
        }
        // Choosing the same file once more must tell it once more.
        input.set_value("");
    };
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--m" for={id.clone()}>{ title }</label>
            <div class="govuk-hint" id={described.clone()}>{ hint }</div>
            <input class="govuk-file-upload" type="file" {id} accept=".json" aria-describedby={described} {onchange} />
        </div>
    }
}
