//! Fields. What is typed is kept exactly; it is never changed under the cursor and never refused.

use pledge_engine::bid::{NumberKind, parse_number};
use pledge_engine::framework::InputKind;
use pledge_engine::json::digits;
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::Cx;
use crate::state::Action;
use crate::view::{each, html};

/// A field.
pub struct Input<'a> {
    /// Name, see [`super::field`].
    pub id: String,
    /// Label.
    pub label: &'a str,
    /// Hint beneath the label; may be empty.
    pub hint: &'a str,
    /// As typed.
    pub value: &'a str,
    /// What typing does; the text is put into it.
    pub action: Action,
}

/// A field for a number, with an echo of how it was read. While somebody types there is only the echo; what cannot be
/// read is said in neutral words, and as an error on the Check page.
pub fn number(cx: &Cx, kind: NumberKind, input: Input<'_>) -> Html {
    let (prefix, suffix, mode) = match kind {
        InputKind::Money => ("£", "", "decimal"),
        InputKind::Percent => ("", "%", "decimal"),
        InputKind::Count => ("", "", "text"),
        InputKind::Number => ("", "", "decimal"),
    };
    let echo = echo(cx.lang, input.value, kind);
    line(cx, input, &echo, ["govuk-input bpc-input--number", prefix, suffix, mode])
}

/// A field for words.
pub fn words(cx: &Cx, input: Input<'_>) -> Html {
    line(cx, input, "", ["govuk-input bpc-input--words", "", "", "text"])
}

/// A field for a few letters, such as a date, with how they were understood.
pub fn short(cx: &Cx, input: Input<'_>, echo: &str) -> Html {
    line(cx, input, echo, ["govuk-input bpc-input--number", "", "", "text"])
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
            if plain(&shown) == plain(text) { String::new() } else { say::app_read_as(lang, &shown) }
        }
        Err(_) => say::app_not_read_yet(lang).into(),
    }
}

/// A number without its signs.
fn plain(text: &str) -> &str {
    text.trim_matches(['£', '%', ' '])
}

/// Label, hint, input and echo. All four always exist, so that the input is never made anew.
fn line(cx: &Cx, input: Input<'_>, echo: &str, [class, prefix, suffix, mode]: [&'static str; 4]) -> Html {
    let id = cx.id(&input.id);
    let (hint, echo_id) = ([id.as_str(), "-hint"].concat(), [id.as_str(), "-echo"].concat());
    let described = [hint.as_str(), " ", &echo_id].concat();
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ input.label }</label>
            <div id={hint} class="govuk-hint" hidden={input.hint.is_empty()}>{ input.hint }</div>
            <div class="govuk-input__wrapper">
                <span class="govuk-input__prefix" aria-hidden="true" hidden={prefix.is_empty()}>{ prefix }</span>
                <input {class} {id} type="text" inputmode={mode} autocomplete="off" spellcheck="false"
                    value={input.value.to_owned()} aria-describedby={described} oninput={cx.input(input.action)} />
                <span class="govuk-input__suffix" aria-hidden="true" hidden={suffix.is_empty()}>{ suffix }</span>
            </div>
            <p id={echo_id} class="bpc-echo">{ echo }</p>
        </div>
    }
}

/// A box for longer text.
pub fn text_area(cx: &Cx, rows: &'static str, input: Input<'_>) -> Html {
    let id = cx.id(&input.id);
    let hint = [id.as_str(), "-hint"].concat();
    html! {
        <div class="govuk-form-group bpc-field">
            <label class="govuk-label" for={id.clone()}>{ input.label }</label>
            <div id={hint.clone()} class="govuk-hint" hidden={input.hint.is_empty()}>{ input.hint }</div>
            <textarea class="govuk-textarea" {id} {rows} value={input.value.to_owned()} aria-describedby={hint}
                oninput={cx.input(input.action)} />
        </div>
    }
}

/// One choice of several: what is chosen, its label, and an explanation that may be empty.
pub type Choice<'a> = (&'a str, &'a str, &'a str);

/// A group of choices; nothing is chosen in advance. A value that is not among the choices means none.
pub fn radios(cx: &Cx, input: Input<'_>, class: &'static str, choices: &[Choice<'_>]) -> Html {
    let id = cx.id(&input.id);
    let hint = [id.as_str(), "-hint"].concat();
    let onchange = cx.change(input.action);
    let mut items = choices.iter().enumerate().map(|(index, (value, label, text))| {
        let own = [id.as_str(), "-", &digits(index as u64)].concat();
        let own_hint = [own.as_str(), "-hint"].concat();
        html! {
            <div key={index} class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id={own.clone()} name={id.clone()}
                    value={(*value).to_owned()} checked={*value == input.value} aria-describedby={own_hint.clone()}
                    onchange={onchange.clone()} />
                <label class="govuk-label govuk-radios__label" for={own}>{ *label }</label>
                <div id={own_hint} class="govuk-hint govuk-radios__hint" hidden={text.is_empty()}>{ *text }</div>
            </div>
        }
    });
    let items = each(&mut items);
    html! {
        <div class="govuk-form-group bpc-field" id={id.clone()}>
            <fieldset class="govuk-fieldset" aria-describedby={hint.clone()}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ input.label }</legend>
                <div id={hint} class="govuk-hint" hidden={input.hint.is_empty()}>{ input.hint }</div>
                <div {class}>{ items }</div>
            </fieldset>
        </div>
    }
}

/// How a group of choices looks: one beneath the other.
pub const STACKED: &str = "govuk-radios govuk-radios--small";
/// How a group of choices looks: in one line where there is room.
pub const INLINE: &str = "govuk-radios govuk-radios--small govuk-radios--inline";
