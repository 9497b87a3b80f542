//! What keeps a draft from being a framework, each with a link to its field.

use pledge_exchange::{SetupPlace, SetupProblem, SetupWhy};
use pledge_words::{Lang, findings, say};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::slot_field::slot_id;
use crate::components::{Cx, field_link};
use crate::state::{Page, SetupSlot};
use crate::view::html;

/// The problems.
#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    /// What every part of a page needs.
    pub cx: Cx,
    /// In the order of the page; none shows nothing.
    pub problems: Vec<SetupProblem>,
}

/// An error summary that gets the focus when it appears.
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let cx = &props.cx;
    let lang = cx.lang;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.problems.clone(), move |problems| {
            if let Some(element) = node.cast::<HtmlElement>().filter(|_| !problems.is_empty()) {
                let _ = element.focus();
            }
        });
    }
    html! {
        <div ref={node} tabindex="-1" role="alert">
            if !props.problems.is_empty() {
                <div class="govuk-error-summary">
                    <h2 class="govuk-error-summary__title">{ say::setup_problems(lang) }</h2>
                    <ul class="govuk-list govuk-error-summary__list">
                        { for props.problems.iter().enumerate().map(|(n, problem)| html! {
                            <li key={n}>
                                { field_link(cx, Page::NotListed, field(problem.place), &sentence(lang, problem)) }
                            </li>
                        }) }
                    </ul>
                </div>
            }
        </div>
    }
}

/// The field where a problem is put right.
fn field(place: SetupPlace) -> Option<String> {
    let slot = match place {
        SetupPlace::Title => SetupSlot::Title,
        SetupPlace::Buyer => SetupSlot::Buyer,
        SetupPlace::FullTimeHours => SetupSlot::FullTimeHours,
        SetupPlace::OfferMarks => SetupSlot::OfferMarks,
        SetupPlace::Rule => SetupSlot::Rule,
        SetupPlace::Target => SetupSlot::Target,
        SetupPlace::AnswersMarks => SetupSlot::AnswersMarks,
        SetupPlace::Nothing => SetupSlot::Pasted,
        SetupPlace::MeasureTitle(row) => SetupSlot::Name(row),
        SetupPlace::MeasureUnit(row) => SetupSlot::Unit(row),
        SetupPlace::MeasureValue(row) => SetupSlot::Value(row),
        SetupPlace::MeasurePage(row) => SetupSlot::Page(row),
        SetupPlace::Question(row) => SetupSlot::Question(row),
        SetupPlace::QuestionLimit(row) => SetupSlot::Limit(row),
        SetupPlace::QuestionMarks(row) => SetupSlot::QuestionMarks(row),
    };
    Some(slot_id(slot))
}

/// What is wrong and what to do; why a number cannot be read comes after it.
fn sentence(lang: Lang, problem: &SetupProblem) -> String {
    let number = |row: usize| (row + 1).to_string();
    let row = match problem.place {
        SetupPlace::QuestionMarks(row) => row,
        _ => 0,
    };
    match problem.why {
        SetupWhy::TooLong => return say::setup_problem_too_long(lang).into(),
        SetupWhy::NoValues => return say::setup_problem_no_values(lang).into(),
        SetupWhy::MarksOfSome => return say::setup_problem_marks_of_some(lang, &number(row)),
        SetupWhy::MarksDiffer => return say::setup_problem_marks_differ(lang).into(),
        SetupWhy::Missing | SetupWhy::Number(_) => {}
    }
    let sentence = match problem.place {
        SetupPlace::Title => say::setup_problem_title(lang).into(),
        SetupPlace::FullTimeHours => say::setup_problem_full_time(lang).into(),
        SetupPlace::OfferMarks | SetupPlace::AnswersMarks | SetupPlace::QuestionMarks(_) => {
            say::setup_problem_marks(lang).into()
        }
        SetupPlace::Rule => say::setup_problem_rule(lang).into(),
        SetupPlace::Target => say::setup_problem_target(lang).into(),
        SetupPlace::Nothing => say::setup_problem_nothing(lang).into(),
        // These may be empty, and can only be too long.
        SetupPlace::Buyer | SetupPlace::MeasurePage(_) => say::setup_problem_too_long(lang).into(),
        SetupPlace::MeasureTitle(row) => say::setup_problem_measure_title(lang, &number(row)),
        SetupPlace::MeasureUnit(row) => say::setup_problem_measure_unit(lang, &number(row)),
        SetupPlace::MeasureValue(row) => say::setup_problem_measure_value(lang, &number(row)),
        SetupPlace::Question(row) => say::setup_problem_question(lang, &number(row)),
        SetupPlace::QuestionLimit(row) => say::setup_problem_limit(lang, &number(row)),
    };
    match problem.why {
        SetupWhy::Number(why) => [sentence.as_str(), findings::number_fault(lang, why)].join(" "),
        _ => sentence,
    }
}
