//! The marks of one criterion, in words. They are never certain: evaluators decide.

use pledge_engine::framework::Framework;
use pledge_engine::score::CriterionScore;
use pledge_words::{Lang, numbers, say};

use crate::shell::is_gate;

/// The marks of a criterion of a section, with or without a scale to grade oneself on. What a gate asks has none of its
/// own.
pub fn criterion_marks(
    lang: Lang,
    framework: &Framework,
    has_scale: bool,
    section: usize,
    score: &CriterionScore,
) -> String {
    if is_gate(framework, section) {
        return say::questions_gate(lang).into();
    }
    let Some(out_of) = score.out_of.map(numbers::out_of) else { return say::questions_marks_missing(lang).into() };
    let text = match score.marks {
        _ if !has_scale => say::questions_marks_evaluators(lang, &out_of),
        Some(marks) => say::questions_marks(lang, &numbers::marks(marks), &out_of),
        None => say::questions_marks_up_to(lang, &out_of),
    };
    if framework.status.is_practice() { say::print_marks_practice(lang, &text) } else { text }
}
