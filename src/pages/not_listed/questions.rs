//! The written questions in rows.

use pledge_engine::framework::InputKind;
use pledge_exchange::QuestionSetup;
use pledge_words::say;
use yew::prelude::*;

use super::slot_field::{input, slot_long, slot_number};
use crate::components::{Cx, INLINE, radios};
use crate::state::{SetupChange, SetupSlot, SetupTable};
use crate::view::{each, html};

/// The written questions in rows, and a button for one more.
pub fn questions(cx: &Cx, questions: &[QuestionSetup]) -> Html {
    let rows = each(&mut questions.iter().enumerate().map(|(row, question)| fields(cx, row, question)));
    html! {
        <div>
            <div class="bpc-rows">{ rows }</div>
            <button type="button" class="govuk-button govuk-button--secondary"
                onclick={cx.click(SetupChange::AddRow(SetupTable::Questions).action())}>
                { say::setup_add_question(cx.lang) }
            </button>
        </div>
    }
}

/// The fields of one question.
fn fields(cx: &Cx, row: usize, question: &QuestionSetup) -> Html {
    let lang = cx.lang;
    let number = (row + 1).to_string();
    let label = say::setup_question(lang, &number);
    let kinds = [("words", say::setup_limit_words(lang), ""), ("characters", say::setup_limit_characters(lang), "")];
    let kind = if question.in_characters { "characters" } else { "words" };
    let plain = InputKind::Number;
    html! {
        <fieldset key={row} class="govuk-fieldset bpc-row">
            <legend class="govuk-visually-hidden">{ &label }</legend>
            { slot_long(cx, SetupSlot::Question(row), &label, &question.question) }
            <div class="bpc-row__fields">
                { slot_number(cx, plain, SetupSlot::Limit(row), say::setup_limit(lang), "", &question.limit) }
                { radios(cx, input(SetupSlot::LimitKind(row), say::setup_limit_kind(lang), "", kind), INLINE, &kinds) }
                { slot_number(cx, plain, SetupSlot::QuestionMarks(row), say::setup_question_marks(lang), "", &question.marks) }
            </div>
            <button type="button" class="bpc-link-button"
                onclick={cx.click(SetupChange::RemoveRow(SetupTable::Questions, row).action())}>
                { say::setup_remove_question(lang, &number) }
            </button>
        </fieldset>
    }
}
