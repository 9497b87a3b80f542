//! The answer to a written question, with its length against the limit.

use pledge_engine::framework::AnswerLimit;
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{FrameworkRef, TextArea, field};
use crate::state::{Action, use_dispatch};

/// The answer.
#[derive(Properties, PartialEq)]
pub struct AnswerProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the criterion.
    pub criterion: usize,
    /// As typed.
    pub text: AttrValue,
}

/// The answer with its length.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let AnswerProps { lang, text, .. } = props;
    let dispatch = use_dispatch();
    let criterion = props.framework.criteria.get(props.criterion);
    let id = criterion.map(|c| c.id.clone()).unwrap_or_default();
    let oninput = use_callback((dispatch, id.clone()), |text: String, (dispatch, id)| {
        dispatch.dispatch(Action::SetAnswer { criterion: id.clone(), text });
    });
    let (length, over) = length(*lang, text, criterion.and_then(|c| c.limit));
    html! {
        <div class="bpc-answer">
            <TextArea id={field::answer(&id)} label={say::questions_answer(*lang)}
                hint={say::questions_answer_hint(*lang)} value={text.clone()} rows={8} {oninput} />
            <p class={classes!("bpc-answer__length", over.then_some("bpc-answer__length--over"))}>{ length }</p>
        </div>
    }
}

/// How many words there are between spaces.
fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// The length in words, and whether it is past the limit.
fn length(lang: Lang, text: &str, limit: Option<AnswerLimit>) -> (String, bool) {
    let (left, over): (fn(Lang, u64) -> String, fn(Lang, u64) -> String) = match limit {
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
