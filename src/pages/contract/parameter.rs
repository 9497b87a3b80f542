//! One thing that the tender's documents say.

use pledge_engine::framework::{InputKind, Parameter, ParameterKind};
use pledge_words::say;
use yew::prelude::*;

use crate::components::{Choice, Cx, Input, STACKED, field, local, number, radios};
use crate::state::{Action, Work};
use crate::view::html;

/// A field or a group of choices; an example is shown as one, and nothing is filled in.
pub fn parameter(cx: &Cx, work: &Work, parameter: &Parameter) -> Html {
    let lang = cx.lang;
    let mut hint = local(lang, &parameter.help).to_owned();
    if !parameter.example.is_empty() {
        hint = [hint.trim_end(), " ", &say::contract_example(lang, &parameter.example)].concat();
    }
    let made = Input {
        id: field::parameter(&parameter.id),
        label: local(lang, &parameter.title),
        hint: &hint,
        value: work.tender.get(&parameter.id).map_or("", String::as_str),
        action: Action::SetTender { parameter: parameter.id.clone(), text: String::new() },
    };
    let content = match &parameter.kind {
        ParameterKind::Choice(choices) => {
            let choices: Vec<Choice<'_>> = choices
                .iter()
                .map(|choice| (choice.id.as_str(), local(lang, &choice.title), local(lang, &choice.help)))
                .collect();
            radios(cx, made, STACKED, &choices)
        }
        ParameterKind::Money | ParameterKind::Ratio => number(cx, InputKind::Money, made),
        ParameterKind::Percent => number(cx, InputKind::Percent, made),
        ParameterKind::Marks => number(cx, InputKind::Number, made),
    };
    html! { <div key={parameter.id.clone()}>{ content }</div> }
}
