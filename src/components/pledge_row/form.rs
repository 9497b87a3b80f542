//! One pledge: its inputs or its answer, help about them, and whether it is the same as another.

use pledge_engine::framework::UnitKind;
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::answer::PledgeAnswer;
use super::input::PledgeInput;
use super::row::Mine;
use super::same_as::SameAs;
use crate::components::FrameworkRef;

/// One pledge of a row.
#[derive(Properties, PartialEq)]
pub struct PledgeFormProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the measure.
    pub measure: usize,
    /// Which of the pledges on this measure, from 0.
    pub nth: usize,
    /// How many there are; with one alone nothing is numbered.
    pub of: usize,
    /// The pledge; none before anything was typed.
    pub mine: Option<Mine>,
    /// Months of the contract, as typed.
    pub term: AttrValue,
    /// Takes the nth pledge away.
    pub onremove: Callback<usize>,
}

/// The fields of one pledge.
#[component]
pub fn PledgeForm(props: &PledgeFormProps) -> Html {
    let PledgeFormProps { lang, nth, mine, .. } = props;
    let lang = *lang;
    let onclick = use_callback((props.onremove.clone(), *nth), |_: MouseEvent, (onremove, nth)| onremove.emit(*nth));
    let Some(measure) = props.framework.measures.get(props.measure) else { return html! { <div></div> } };
    let number = numbers::whole(*nth as u64 + 1);
    let many = props.of > 1;
    let inputs = measure.unit.kind.inputs();
    let text = |key: &str| mine.as_ref().and_then(|m| m.pledge.inputs.get(key)).cloned().unwrap_or_default();
    html! {
        <fieldset class="govuk-fieldset bpc-pledge">
            <legend class={if many { "govuk-fieldset__legend bpc-pledge__legend" } else { "govuk-visually-hidden" }}>
                { say::pledges_nth(lang, &number) }
                <span class="govuk-visually-hidden">{ ": " }{ crate::components::local(lang, &measure.title) }</span>
            </legend>
            <div class="bpc-pledge__inputs">
                { for inputs.iter().map(|input| html! {
                    <PledgeInput key={input.code()} {lang} framework={props.framework.clone()} measure={props.measure}
                        nth={*nth} input={*input} text={text(input.code())} term={props.term.clone()} />
                }) }
            </div>
            <div>
                if matches!(measure.unit.kind, UnitKind::Text | UnitKind::YesNo) {
                    <PledgeAnswer {lang} framework={props.framework.clone()} measure={props.measure} nth={*nth}
                        text={mine.as_ref().map(|m| m.pledge.answer.clone()).unwrap_or_default()} />
                }
            </div>
            <div class="bpc-hints">
                { for mine.iter().flat_map(|m| &m.hints).map(|hint| html! { <p class="bpc-hint">{ hint }</p> }) }
            </div>
            <div>
                if let Some(mine) = mine.as_ref().filter(|m| !m.same.is_empty()) {
                    <SameAs {lang} pledge={mine.pledge.id.clone()} same={mine.same.clone()} />
                }
            </div>
            <div>
                if mine.is_some() {
                    <button type="button" class="bpc-link-button" {onclick}>
                        { if many { say::pledges_remove_nth(lang, &number) } else { say::pledges_remove(lang).into() } }
                        <span class="govuk-visually-hidden">
                            { ": " }{ crate::components::local(lang, &measure.title) }
                        </span>
                    </button>
                }
            </div>
        </fieldset>
    }
}
