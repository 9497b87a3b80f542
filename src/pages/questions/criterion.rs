//! One written question: the question, the answer, a note, and the supplier's own grade.

use pledge_engine::bid::Map;

use pledge_engine::framework::{AnswerKind, Criterion, Framework};
use pledge_engine::score::{Figure, scale_of};
use pledge_words::say;
use yew::prelude::*;

use super::answer::answer;
use super::grade::grade;
use super::marks::criterion_marks;
use crate::components::{Cx, Input, bullets, details, field, local, text_area, working_beside};
use crate::shell::is_gate;
use crate::state::{Action, Model};
use crate::view::html;

/// One written question (index of the criterion).
pub fn question(cx: &Cx, store: &Model, framework: &Framework, at: usize, criterion: &Criterion) -> Html {
    let lang = cx.lang;
    let id = &criterion.id;
    let theme = criterion.theme.and_then(|theme| framework.themes.get(theme));
    let bid = store.work.bid();
    let text = |of: fn(&pledge_engine::bid::Bid) -> &Map<String>| {
        bid.and_then(|bid| of(bid).get(id)).map_or("", String::as_str)
    };
    let score = store.card().and_then(|card| card.criteria.get(at)).cloned().unwrap_or_default();
    let guidance = bullets(criterion.guidance.iter().map(|text| html! { { local(lang, text) } }));
    let note = Input {
        id: field::note(id),
        label: say::questions_note(lang),
        hint: say::questions_note_hint(lang),
        value: text(|bid| &bid.notes),
        action: Action::SetNote { criterion: id.clone(), text: String::new() },
    };
    let scale = scale_of(framework, &store.work.tender, at);
    let told = criterion_marks(lang, framework, scale.is_some(), criterion.section, &score);
    // A gate is all or nothing, and a yes needs no note.
    let gated = is_gate(framework, criterion.section);
    let note = if criterion.answer == AnswerKind::YesNo {
        html! { <div></div> }
    } else {
        text_area(cx, "2", note)
    };
    let marks = if score.marks.is_some() {
        working_beside(cx, Figure::CriterionMarks(at), local(lang, &criterion.title), &told)
    } else {
        html! { <span>{ told }</span> }
    };
    html! {
        <section key={id.clone()} class="bpc-question">
            <h2 class="govuk-heading-m bpc-question__title">{ local(lang, &criterion.title) }</h2>
            <p class="bpc-question__theme">
                { theme.map(|t| say::questions_theme(lang, local(lang, &t.title))).unwrap_or_default() }
            </p>
            <p class="govuk-body bpc-question__text">{ local(lang, &criterion.question) }</p>
            { details("govuk-details", say::questions_guidance(lang), guidance, criterion.guidance.is_empty()) }
            { answer(cx, criterion, text(|bid| &bid.answers)) }
            <div>{ grade(cx, scale, criterion, text(|bid| &bid.grades)) }</div>
            <div class="bpc-question__marks" hidden={gated}>{ marks }</div>
            { note }
        </section>
    }
}
