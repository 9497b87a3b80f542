//! A file to choose from the device.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::components::use_ids;

/// What is chosen.
#[derive(Properties, PartialEq)]
pub struct FileChooserProps {
    /// Name of the field.
    pub id: AttrValue,
    /// Endings that the browser offers.
    pub accept: AttrValue,
    /// Label.
    pub title: AttrValue,
    /// What happens then.
    pub hint: AttrValue,
    /// Told the file.
    pub onfile: Callback<File>,
}

/// A file to choose from the device.
#[component]
pub fn FileChooser(props: &FileChooserProps) -> Html {
    let id = use_ids().id(&props.id);
    let hint = [id.as_str(), "-hint"].concat();
    let onchange = use_callback(props.onfile.clone(), |event: Event, onfile| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            onfile.emit(file);
        }
        // Choosing the same file once more must tell it once more.
        input.set_value("");
    });
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--m" for={id.clone()}>{ &props.title }</label>
            <div class="govuk-hint" id={hint.clone()}>{ &props.hint }</div>
            <input class="govuk-file-upload" type="file" {id} accept={&props.accept} aria-describedby={hint} {onchange} />
        </div>
    }
}
