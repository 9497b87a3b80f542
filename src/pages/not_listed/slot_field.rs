//! A field of the draft.

use pledge_engine::framework::InputKind;
use yew::prelude::*;

use crate::components::{Cx, Input, number, text_area, words};
use crate::state::{SetupChange, SetupSlot};

/// What a field of the draft is made of.
pub fn input<'a>(slot: SetupSlot, label: &'a str, hint: &'a str, value: &'a str) -> Input<'a> {
    Input { id: slot_id(slot), label, hint, value, action: SetupChange::Type(slot, String::new()).action() }
}

/// A field for words.
pub fn slot(cx: &Cx, slot: SetupSlot, label: &str, value: &str) -> Html {
    words(cx, input(slot, label, "", value))
}

/// A field for a number.
pub fn slot_number(cx: &Cx, kind: InputKind, slot: SetupSlot, label: &str, hint: &str, value: &str) -> Html {
    number(cx, kind, input(slot, label, hint, value))
}

/// A field for a long text.
pub fn slot_long(cx: &Cx, slot: SetupSlot, label: &str, value: &str) -> Html {
    text_area(cx, "3", input(slot, label, "", value))
}

/// The name of a field.
pub fn slot_id(slot: SetupSlot) -> String {
    let row = |name: &str, row: usize| ["setup-", name, "-", &row.to_string()].concat();
    match slot {
        SetupSlot::Title => "setup-title".into(),
        SetupSlot::Buyer => "setup-buyer".into(),
        SetupSlot::FullTimeHours => "setup-full-time".into(),
        SetupSlot::OfferMarks => "setup-offer-marks".into(),
        SetupSlot::Rule => "setup-rule".into(),
        SetupSlot::Target => "setup-target".into(),
        SetupSlot::Per => "setup-per".into(),
        SetupSlot::AnswersMarks => "setup-answers-marks".into(),
        SetupSlot::Pasted => "setup-paste".into(),
        SetupSlot::Code(n) => row("code", n),
        SetupSlot::Name(n) => row("name", n),
        SetupSlot::Unit(n) => row("unit", n),
        SetupSlot::Value(n) => row("value", n),
        SetupSlot::Page(n) => row("page", n),
        SetupSlot::Question(n) => row("question", n),
        SetupSlot::Limit(n) => row("limit", n),
        SetupSlot::LimitKind(n) => row("limit-kind", n),
        SetupSlot::QuestionMarks(n) => row("question-marks", n),
    }
}
