//! A box for longer text.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::use_ids;

/// A box for longer text.
#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    /// Name, see [`super::field`].
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Hint beneath the label; may be empty.
    #[prop_or_default]
    pub hint: AttrValue,
    /// As typed.
    pub value: AttrValue,
    /// Lines in view.
    pub rows: u32,
    /// Told the text whenever it changes.
    pub oninput: Callback<String>,
}

/// A box for longer text.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let id = use_ids().id(&props.id);
    let hint = [id.as_str(), "-hint"].concat();
    let oninput = use_callback(props.oninput.clone(), |event: InputEvent, oninput| {
        oninput.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ &props.label }</label>
            <div id={hint.clone()} class="govuk-hint" hidden={props.hint.is_empty()}>{ &props.hint }</div>
            <textarea class="govuk-textarea" {id} rows={props.rows.to_string()} value={&props.value}
                aria-describedby={hint} {oninput} />
        </div>
    }
}
