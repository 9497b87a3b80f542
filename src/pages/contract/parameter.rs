//! One thing that the tender's documents say.

use pledge_engine::framework::{InputKind, Parameter, ParameterKind};
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{Field, Radio, Radios, field, local};
use crate::state::{Action, use_dispatch};

/// The parameter, and what was typed.
#[derive(Properties, PartialEq)]
pub struct ParameterFieldProps {
    /// The language of the page.
    pub lang: Lang,
    /// The parameter.
    pub parameter: Parameter,
    /// As typed or chosen.
    pub text: AttrValue,
}

/// A field or a group of choices; an example is shown as one, and nothing is filled in.
#[component]
pub fn ParameterField(props: &ParameterFieldProps) -> Html {
    let ParameterFieldProps { lang, parameter, text } = props;
    let lang = *lang;
    let dispatch = use_dispatch();
    let ontext = use_callback((dispatch, parameter.id.clone()), |text: String, (dispatch, id)| {
        dispatch.dispatch(Action::SetTender { parameter: id.clone(), text });
    });
    let id = field::parameter(&parameter.id);
    let label = local(lang, &parameter.title).to_owned();
    let mut hint = local(lang, &parameter.help).to_owned();
    if !parameter.example.is_empty() {
        hint = [hint.trim_end(), &say::contract_example(lang, &parameter.example)].join(" ");
    }
    let kind = match &parameter.kind {
        ParameterKind::Choice(choices) => {
            let radio = |choice: &pledge_engine::framework::Choice| Radio {
                value: choice.id.clone().into(),
                label: local(lang, &choice.title).to_owned().into(),
                hint: local(lang, &choice.help).to_owned().into(),
            };
            let options: Vec<Radio> = choices.iter().map(radio).collect();
            return html! { <Radios {id} legend={label} {hint} {options} value={text.clone()} onchange={ontext} /> };
        }
        ParameterKind::Money | ParameterKind::Ratio => InputKind::Money,
        ParameterKind::Percent => InputKind::Percent,
        ParameterKind::Marks => InputKind::Number,
    };
    html! { <Field {id} {lang} {label} {hint} value={text.clone()} {kind} oninput={ontext} /> }
}
