//! One written question: the question, the answer, a note, and the supplier's own grade.

use pledge_engine::score::CriterionScore;
use pledge_words::{Lang, say};
use yew::prelude::*;

use super::answer::Answer;
use super::grade::GradeRadios;
use super::marks::criterion_marks;
use crate::components::{FrameworkRef, TextArea, local};
use crate::state::{Action, use_dispatch};

/// One written question.
#[derive(Properties, PartialEq)]
pub struct CriterionSectionProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the criterion.
    pub criterion: usize,
    /// The supplier's own grade; empty if none.
    pub grade: AttrValue,
    /// The answer, as typed.
    pub answer: AttrValue,
    /// The note, as typed.
    pub note: AttrValue,
    /// What the engine says.
    pub score: CriterionScore,
}

/// One written question.
#[component]
pub fn CriterionSection(props: &CriterionSectionProps) -> Html {
    let CriterionSectionProps { lang, framework, .. } = props;
    let lang = *lang;
    let dispatch = use_dispatch();
    let id = framework.criteria.get(props.criterion).map(|c| c.id.clone()).unwrap_or_default();
    let onnote = use_callback((dispatch, id.clone()), |text: String, (dispatch, id)| {
        dispatch.dispatch(Action::SetNote { criterion: id.clone(), text });
    });
    let Some(criterion) = framework.criteria.get(props.criterion) else { return html! { <div></div> } };
    let theme = criterion.theme.and_then(|theme| framework.themes.get(theme));
    html! {
        <section class="bpc-question">
            <h2 class="govuk-heading-m bpc-question__title">{ local(lang, &criterion.title) }</h2>
            <p class="bpc-question__theme">
                { theme.map(|t| say::questions_theme(lang, local(lang, &t.title))).unwrap_or_default() }
            </p>
            <p class="govuk-body bpc-question__text">{ local(lang, &criterion.question) }</p>
            <div>
                if !criterion.guidance.is_empty() {
                    <details class="govuk-details">
                        <summary class="govuk-details__summary">
                            <span class="govuk-details__summary-text">{ say::questions_guidance(lang) }</span>
                        </summary>
                        <div class="govuk-details__text">
                            <ul class="govuk-list govuk-list--bullet">
                                { for criterion.guidance.iter().map(|text| html! { <li>{ local(lang, text) }</li> }) }
                            </ul>
                        </div>
                    </details>
                }
            </div>
            <Answer {lang} framework={framework.clone()} criterion={props.criterion} text={props.answer.clone()} />
            <div>
                if criterion.scale.is_some() {
                    <GradeRadios {lang} framework={framework.clone()} criterion={props.criterion}
                        grade={props.grade.clone()} />
                }
            </div>
            <p class="bpc-question__marks">{ criterion_marks(lang, criterion.scale.is_some(), &props.score) }</p>
            <TextArea id={crate::components::field::note(&id)} label={say::questions_note(lang)}
                hint={say::questions_note_hint(lang)} value={props.note.clone()} rows={2} oninput={onnote} />
        </section>
    }
}
