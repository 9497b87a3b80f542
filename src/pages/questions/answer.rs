//! The answer to a written question, with its length against the limit.

use pledge_engine::framework::{AnswerKind, AnswerLimit, Criterion};
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{Cx, INLINE, Input, field, radios, text_area};
use crate::state::Action;
use crate::view::html;

/// The answer with its length.
pub fn answer(cx: &Cx, criterion: &Criterion, text: &str) -> Html {
    if criterion.answer == AnswerKind::YesNo {
        return yes_or_no(cx, criterion, text);
    }
    let made = Input {
        id: field::answer(&criterion.id),
        label: say::questions_answer(cx.lang),
        hint: say::questions_answer_hint(cx.lang),
        value: text,
        action: Action::SetAnswer { criterion: criterion.id.clone(), text: String::new() },
    };
    let (length, over) = length(cx.lang, text, criterion.limit);
    let class = if over { "bpc-answer__length bpc-answer__length--over" } else { "bpc-answer__length" };
    html! {
        <div class="bpc-answer">
            { text_area(cx, "8", made) }
            <p {class}>{ length }</p>
        </div>
    }
}

/// Yes or no to choose from.
fn yes_or_no(cx: &Cx, criterion: &Criterion, text: &str) -> Html {
    let lang = cx.lang;
    let made = Input {
        id: field::answer(&criterion.id),
        label: say::questions_answer(lang),
        hint: "",
        value: text,
        action: Action::SetAnswer { criterion: criterion.id.clone(), text: String::new() },
    };
    let choices = [("yes", say::common_yes(lang), ""), ("no", say::common_no(lang), "")];
    html! { <div class="bpc-answer">{ radios(cx, made, INLINE, &choices) }</div> }
}

/// How many words there are between spaces.
fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// A sentence that counts something.
type Counted = fn(Lang, u64) -> String;

/// The length in words, and whether it is past the limit.
fn length(lang: Lang, text: &str, limit: Option<AnswerLimit>) -> (String, bool) {
    let (left, over): (Counted, Counted) = match limit {
        None => return (say::questions_words(lang, words(text)), false),
        Some(AnswerLimit::Words(_)) => (say::questions_words_left, say::questions_words_over),
        Some(AnswerLimit::Characters(_)) => (say::questions_characters_left, say::questions_characters_over),
    };
    // Counted as the engine counts for its finding: spaces at either end are not part of the answer.
    let (length, limit) = match limit {
        Some(AnswerLimit::Characters(limit)) => (text.trim().chars().count() as u64, u64::from(limit)),
        Some(AnswerLimit::Words(limit)) => (words(text), u64::from(limit)),
        None => (0, 0),
    };
    match limit.checked_sub(length) {
        Some(rest) => (left(lang, rest), false),
        None => (over(lang, length - limit), true),
    }
}
