//! A field of the draft.

use pledge_engine::framework::InputKind;
use pledge_words::Lang;
use yew::prelude::*;

use crate::components::{Field, TextArea, TextField};
use crate::state::{Action, SetupSlot, use_dispatch};

/// Which field, and what stands in it.
#[derive(Properties, PartialEq)]
pub struct SlotFieldProps {
    /// The language of the page.
    pub lang: Lang,
    /// Which field.
    pub slot: SetupSlot,
    /// Label.
    pub label: AttrValue,
    /// Hint; may be empty.
    #[prop_or_default]
    pub hint: AttrValue,
    /// As typed.
    pub value: AttrValue,
    /// How it is read; none for words.
    #[prop_or_default]
    pub kind: Option<InputKind>,
    /// Whether it is for a long text.
    #[prop_or_default]
    pub long: bool,
}

/// A field of the draft.
#[component]
pub fn SlotField(props: &SlotFieldProps) -> Html {
    let SlotFieldProps { lang, slot, label, hint, value, kind, long } = props;
    let oninput = use_slot(*slot);
    let (label, hint, value, id) = (label.clone(), hint.clone(), value.clone(), slot_id(*slot));
    match kind {
        Some(kind) => html! { <Field {id} lang={*lang} {label} {hint} {value} kind={*kind} {oninput} /> },
        None if *long => html! { <TextArea {id} {label} {hint} {value} rows={3} {oninput} /> },
        None => html! { <TextField {id} {label} {hint} {value} {oninput} /> },
    }
}

/// What puts a text into a field of the draft.
#[hook]
pub fn use_slot(slot: SetupSlot) -> Callback<String> {
    let dispatch = use_dispatch();
    use_callback((dispatch, slot), |text: String, (dispatch, slot)| {
        dispatch.dispatch(Action::SetSetup(*slot, text));
    })
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
