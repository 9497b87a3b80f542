//! A file to choose from the device. Reading files is a part that comes later.

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::REFUSED;
use crate::app::fetch;
use crate::components::Cx;
use crate::later::{Later, OpenFile};
use crate::state::{Action, Refused, Why};
use crate::view::html;

/// A field for a file, with its label, and which door it goes through.
pub fn chooser(cx: &Cx, name: &str, title: &str, hint: &str, door: fn(&Later) -> OpenFile) -> Html {
    let id = cx.id(name);
    let described = [id.as_str(), "-hint"].concat();
    let from = cx.clone();
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open(from.clone(), file, door);
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

fn open(cx: Cx, file: File, door: fn(&Later) -> OpenFile) {
    spawn_local(async move {
        match fetch::later(cx.frame(), &cx.store).await {
            Some((later, whole)) => {
                if let Some(whole) = whole {
                    cx.act(Action::Whole(cx.lang, whole));
                }
                cx.act(Action::Advised(later.adviser));
                door(&later)(file, cx);
            }
            None => refuse(&cx, Refused { name: file.name(), why: Why::NoReader }),
        }
    });
}

/// Tells that a file was not opened. The box that was used may be far below on a phone: the focus brings the reason
/// into view.
pub fn refuse(cx: &Cx, refused: Refused) {
    cx.frame().focus(REFUSED);
    cx.act(Action::Refuse(refused.into()));
}
