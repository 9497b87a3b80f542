//! The supplier's own grade of an answer.

use pledge_engine::framework::{Criterion, Scale};
use pledge_words::{numbers, say};
use yew::prelude::*;

use crate::components::{Choice, Cx, Input, STACKED, field, local, radios};
use crate::state::Action;
use crate::view::html;

/// One radio for each grade of the scale, with its meaning, and one for "not graded yet". Without a scale only
/// evaluators decide, and there is nothing to choose.
pub fn grade(cx: &Cx, scale: Option<&Scale>, criterion: &Criterion, grade: &str) -> Html {
    let lang = cx.lang;
    let Some(scale) = scale else {
        return html! { <span></span> };
    };
    let best = scale.grades.iter().map(|g| g.score).max().unwrap_or_default();
    let best = numbers::quantity(best);
    let label = |g: &pledge_engine::framework::Grade| {
        say::questions_score(lang, local(lang, &g.title), &numbers::quantity(g.score), &best)
    };
    let labels: Vec<String> = scale.grades.iter().map(label).collect();
    let grades = scale.grades.iter().zip(&labels);
    let mut choices: Vec<Choice<'_>> =
        grades.map(|(g, label)| (g.id.as_str(), label.as_str(), local(lang, &g.meaning))).collect();
    choices.push(("", say::questions_not_graded(lang), ""));
    let made = Input {
        id: field::grade(&criterion.id),
        label: say::questions_grade(lang),
        hint: say::questions_grade_hint(lang),
        value: grade,
        action: Action::SetGrade { criterion: criterion.id.clone(), grade: String::new() },
    };
    radios(cx, made, STACKED, &choices)
}
