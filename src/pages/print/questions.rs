//! The written questions with grades, answers and notes.

use pledge_engine::Decimal;
use pledge_engine::framework::Framework;
use pledge_engine::score::{Scorecard, scale_of};
use pledge_words::say;
use yew::prelude::*;

use crate::components::local;
use crate::pages::questions::criterion_marks;
use crate::state::Model;
use crate::view::html;

/// Every written question.
pub fn questions(store: &Model, framework: &Framework, card: &Scorecard) -> Html {
    let lang = store.lang;
    let Some(bid) = store.work.bid().filter(|_| !framework.criteria.is_empty()) else {
        return html! { <div></div> };
    };
    let asked = framework.criteria.iter().zip(&card.criteria).enumerate();
    // What the tender gives no marks, it does not ask.
    let asked = asked.filter(|(_, (_, result))| result.out_of != Some(Decimal::ZERO));
    let all = asked.map(|(at, (criterion, result))| {
        let scale = scale_of(framework, &store.work.tender, at);
        let graded = bid.grades.get(&criterion.id);
        let grade = scale.and_then(|s| s.grades.iter().find(|g| Some(&g.id) == graded));
        let answer = bid.answers.get(&criterion.id);
        html! {
            <section class="bpc-print-question">
                <h4 class="govuk-heading-s">{ local(lang, &criterion.title) }</h4>
                <p class="govuk-body">{ local(lang, &criterion.question) }</p>
                <p class="govuk-body">
                    <strong>{ criterion_marks(lang, framework, scale.is_some(), criterion.section, result) }</strong>
                    <span>{ grade.map(|g| [" ", &say::print_grade(lang, local(lang, &g.title))].concat()).unwrap_or_default() }</span>
                </p>
                <p class="bpc-print-label">
                    { if answer.is_some() { say::print_answer(lang) } else { say::print_no_answer(lang) } }
                </p>
                <p class="govuk-body bpc-print-answer">{ answer.cloned().unwrap_or_default() }</p>
                <div>
                    if let Some(note) = bid.notes.get(&criterion.id) {
                        <p class="bpc-print-label">{ say::print_note(lang) }</p>
                        <p class="govuk-body bpc-print-answer">{ note }</p>
                    }
                </div>
            </section>
        }
    });
    html! {
        <section class="bpc-print-section">
            <h3 class="govuk-heading-m">{ say::print_questions(lang) }</h3>
            { for all }
        </section>
    }
}
