//! The supplier's own grade of an answer.

use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use crate::components::{FrameworkRef, Radio, Radios, field, local};
use crate::state::{Action, use_dispatch};

/// Which criterion, and its grade.
#[derive(Properties, PartialEq)]
pub struct GradeRadiosProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the criterion.
    pub criterion: usize,
    /// Grade id; empty if none.
    pub grade: AttrValue,
}

/// One radio for each grade of the scale, with its meaning, and one for "not graded yet".
#[component]
pub fn GradeRadios(props: &GradeRadiosProps) -> Html {
    let GradeRadiosProps { lang, framework, grade, .. } = props;
    let lang = *lang;
    let dispatch = use_dispatch();
    let criterion = framework.criteria.get(props.criterion);
    let id = criterion.map(|c| c.id.clone()).unwrap_or_default();
    let onchange = use_callback((dispatch, id.clone()), |grade: String, (dispatch, id)| {
        dispatch.dispatch(Action::SetGrade { criterion: id.clone(), grade });
    });
    let Some(scale) = criterion.and_then(|c| c.scale).and_then(|scale| framework.scales.get(scale)) else {
        return html! { <div></div> };
    };
    let best = scale.grades.iter().map(|g| g.score).max().unwrap_or_default();
    let best = numbers::quantity(best);
    let mut options: Vec<Radio> = scale
        .grades
        .iter()
        .map(|grade| Radio {
            value: grade.id.clone().into(),
            label: say::questions_score(lang, local(lang, &grade.title), &numbers::quantity(grade.score), &best).into(),
            hint: local(lang, &grade.meaning).to_owned().into(),
        })
        .collect();
    options.push(Radio {
        value: AttrValue::default(),
        label: say::questions_not_graded(lang).into(),
        hint: AttrValue::default(),
    });
    html! {
        <Radios id={field::grade(&id)} legend={say::questions_grade(lang)} hint={say::questions_grade_hint(lang)}
            {options} value={grade.clone()} {onchange} />
    }
}
