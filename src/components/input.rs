//! Text fields. What is typed is kept exactly; it is never changed under the cursor and never refused.

use pledge_engine::bid::{NumberKind, parse_number};
use pledge_engine::framework::InputKind;
use pledge_words::{Lang, numbers, say};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::use_ids;

/// A field for a number.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Name, see [`super::field`].
    pub id: AttrValue,
    /// The language of the page.
    pub lang: Lang,
    /// Label.
    pub label: AttrValue,
    /// Hint beneath the label; may be empty.
    #[prop_or_default]
    pub hint: AttrValue,
    /// As typed.
    pub value: AttrValue,
    /// How it is read.
    pub kind: NumberKind,
    /// Told the text whenever it changes.
    pub oninput: Callback<String>,
}

/// A field for a number, with an echo of how it was read. While somebody types there is only the echo; what
/// cannot be read is said in neutral words, and as an error on the Check page.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { id, lang, label, hint, value, kind, oninput } = props;
    let (prefix, suffix, mode) = match kind {
        InputKind::Money => ("£", "", "decimal"),
        InputKind::Percent => ("", "%", "decimal"),
        InputKind::Count => ("", "", "text"),
        InputKind::Number => ("", "", "decimal"),
    };
    html! {
        <Line id={id.clone()} label={label.clone()} hint={hint.clone()} value={value.clone()} oninput={oninput.clone()}
            echo={echo(*lang, value, *kind)} width="bpc-input--number" {prefix} {suffix} {mode} />
    }
}

/// How a text was read, where that says more than the text itself does.
fn echo(lang: Lang, text: &str, kind: NumberKind) -> String {
    match parse_number(text, kind) {
        Ok(None) => String::new(),
        Ok(Some(number)) => {
            let shown = match kind {
                InputKind::Money => numbers::pounds(number),
                InputKind::Percent => numbers::percent(number),
                InputKind::Number | InputKind::Count => numbers::quantity(number),
            };
            let plain = |text: &str| text.trim().trim_start_matches('£').trim_end_matches('%').trim().to_owned();
            if plain(&shown) == plain(text) { String::new() } else { say::app_read_as(lang, &shown) }
        }
        Err(_) => say::app_not_read_yet(lang).into(),
    }
}

/// A field for words.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Name, see [`super::field`].
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Hint beneath the label; may be empty.
    #[prop_or_default]
    pub hint: AttrValue,
    /// As typed.
    pub value: AttrValue,
    /// How it was understood; may be empty.
    #[prop_or_default]
    pub echo: AttrValue,
    /// Whether the field is as short as a date.
    #[prop_or_default]
    pub short: bool,
    /// Told the text whenever it changes.
    pub oninput: Callback<String>,
}

/// A field for words.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { id, label, hint, value, echo, short, oninput } = props;
    html! {
        <Line id={id.clone()} label={label.clone()} hint={hint.clone()} value={value.clone()} oninput={oninput.clone()}
            echo={echo.clone()} width={if *short { "bpc-input--number" } else { "bpc-input--words" }} mode="text" />
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    id: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    value: AttrValue,
    echo: AttrValue,
    width: AttrValue,
    #[prop_or_default]
    prefix: AttrValue,
    #[prop_or_default]
    suffix: AttrValue,
    mode: AttrValue,
    oninput: Callback<String>,
}

/// Label, hint, input and echo. All four always exist, so that the input is never made anew.
#[component]
fn Line(props: &LineProps) -> Html {
    let ids = use_ids();
    let id = ids.id(&props.id);
    let (hint, echo) = ([id.as_str(), "-hint"].concat(), [id.as_str(), "-echo"].concat());
    let oninput = use_callback(props.oninput.clone(), |event: InputEvent, oninput| {
        oninput.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ &props.label }</label>
            <div id={hint.clone()} class="govuk-hint" hidden={props.hint.is_empty()}>{ &props.hint }</div>
            <div class="govuk-input__wrapper">
                <span class="govuk-input__prefix" aria-hidden="true" hidden={props.prefix.is_empty()}>{ &props.prefix }</span>
                <input class={classes!("govuk-input", props.width.to_string())} {id} type="text" inputmode={&props.mode}
                    autocomplete="off" spellcheck="false" value={&props.value}
                    aria-describedby={[hint.as_str(), " ", &echo].concat()} {oninput} />
                <span class="govuk-input__suffix" aria-hidden="true" hidden={props.suffix.is_empty()}>{ &props.suffix }</span>
            </div>
            <p id={echo} class="bpc-echo">{ &props.echo }</p>
        </div>
    }
}
