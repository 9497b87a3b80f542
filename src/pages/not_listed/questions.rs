//! The written questions in rows.

use pledge_engine::framework::InputKind;
use pledge_exchange::QuestionSetup;
use pledge_words::{Lang, say};
use yew::prelude::*;

use super::slot_field::{SlotField, slot_id, use_slot};
use crate::components::{Radio, Radios};
use crate::state::{Action, SetupSlot, SetupTable, use_dispatch};

/// The rows.
#[derive(Properties, PartialEq)]
pub struct QuestionsProps {
    /// The language of the page.
    pub lang: Lang,
    /// As typed.
    pub questions: Vec<QuestionSetup>,
}

/// The written questions in rows, and a button for one more.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let lang = props.lang;
    let dispatch = use_dispatch();
    let onadd = use_callback(dispatch, |_: MouseEvent, dispatch| {
        dispatch.dispatch(Action::AddSetupRow(SetupTable::Questions));
    });
    html! {
        <div>
            <div class="bpc-rows">
                { for props.questions.iter().enumerate().map(|(row, question)| html! {
                    <QuestionFields key={row} {lang} {row} question={question.clone()} />
                }) }
            </div>
            <button type="button" class="govuk-button govuk-button--secondary" onclick={onadd}>
                { say::setup_add_question(lang) }
            </button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionFieldsProps {
    lang: Lang,
    row: usize,
    question: QuestionSetup,
}

/// The fields of one question.
#[component]
fn QuestionFields(props: &QuestionFieldsProps) -> Html {
    let QuestionFieldsProps { lang, row, question } = props;
    let (lang, row) = (*lang, *row);
    let number = (row + 1).to_string();
    let onkind = use_slot(SetupSlot::LimitKind(row));
    let dispatch = use_dispatch();
    let onremove = use_callback((dispatch, row), |_: MouseEvent, (dispatch, row)| {
        dispatch.dispatch(Action::RemoveSetupRow(SetupTable::Questions, *row));
    });
    let radio =
        |value: &'static str, label: &'static str| Radio { value: value.into(), label: label.into(), hint: "".into() };
    let kinds =
        vec![radio("words", say::setup_limit_words(lang)), radio("characters", say::setup_limit_characters(lang))];
    html! {
        <fieldset class="govuk-fieldset bpc-row">
            <legend class="govuk-visually-hidden">{ say::setup_question(lang, &number) }</legend>
            <SlotField {lang} slot={SetupSlot::Question(row)} label={say::setup_question(lang, &number)} long=true
                value={question.question.clone()} />
            <div class="bpc-row__fields">
                <SlotField {lang} slot={SetupSlot::Limit(row)} label={say::setup_limit(lang)}
                    value={question.limit.clone()} kind={InputKind::Number} />
                <Radios id={slot_id(SetupSlot::LimitKind(row))} legend={say::setup_limit_kind(lang)} options={kinds}
                    inline=true value={if question.in_characters { "characters" } else { "words" }} onchange={onkind} />
                <SlotField {lang} slot={SetupSlot::QuestionMarks(row)} label={say::setup_question_marks(lang)}
                    value={question.marks.clone()} kind={InputKind::Number} />
            </div>
            <button type="button" class="bpc-link-button" onclick={onremove}>
                { say::setup_remove_question(lang, &number) }
            </button>
        </fieldset>
    }
}
