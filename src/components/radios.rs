//! One of several choices.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::use_ids;

/// One choice.
#[derive(Clone, PartialEq)]
pub struct Radio {
    /// What is chosen.
    pub value: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Explanation; may be empty.
    pub hint: AttrValue,
}

/// A group of choices.
#[derive(Properties, PartialEq)]
pub struct RadiosProps {
    /// Name, see [`super::field`].
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// Hint beneath the question; may be empty.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The choices.
    pub options: Vec<Radio>,
    /// The one that is chosen; one that is not among the choices means none.
    pub value: AttrValue,
    /// Whether the choices stand in one line where there is room.
    #[prop_or_default]
    pub inline: bool,
    /// Told the choice.
    pub onchange: Callback<String>,
}

/// A group of choices; nothing is chosen in advance.
#[component]
pub fn Radios(props: &RadiosProps) -> Html {
    let id = use_ids().id(&props.id);
    let hint = [id.as_str(), "-hint"].concat();
    let onchange = use_callback(props.onchange.clone(), |event: Event, onchange| {
        onchange.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let options = props.options.iter().enumerate().map(|(index, option)| {
        let own = [id.as_str(), "-", &index.to_string()].concat();
        let own_hint = [own.as_str(), "-hint"].concat();
        html! {
            <div key={index} class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id={own.clone()} name={id.clone()} value={&option.value}
                    checked={option.value == props.value} aria-describedby={own_hint.clone()}
                    onchange={onchange.clone()} />
                <label class="govuk-label govuk-radios__label" for={own}>{ &option.label }</label>
                <div id={own_hint} class="govuk-hint govuk-radios__hint" hidden={option.hint.is_empty()}>{ &option.hint }</div>
            </div>
        }
    });
    let inline = props.inline.then_some("govuk-radios--inline");
    html! {
        <div class="govuk-form-group bpc-field" id={id.clone()}>
            <fieldset class="govuk-fieldset" aria-describedby={hint.clone()}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ &props.legend }</legend>
                <div id={hint} class="govuk-hint" hidden={props.hint.is_empty()}>{ &props.hint }</div>
                <div class={classes!("govuk-radios", "govuk-radios--small", inline)}>{ for options }</div>
            </fieldset>
        </div>
    }
}
