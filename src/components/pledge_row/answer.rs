//! The answer of a measure whose unit is a text, or yes or no.

use pledge_engine::framework::UnitKind;
use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::{FrameworkRef, Radio, Radios, TextArea, field};
use crate::state::{Action, use_dispatch};

/// Which pledge's answer.
#[derive(Properties, PartialEq)]
pub struct PledgeAnswerProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the measure.
    pub measure: usize,
    /// Which of the pledges on it, from 0.
    pub nth: usize,
    /// As typed, or "yes" or "no".
    pub text: AttrValue,
}

/// Yes and no to choose from, or a box to write in.
#[component]
pub fn PledgeAnswer(props: &PledgeAnswerProps) -> Html {
    let PledgeAnswerProps { lang, nth, text, .. } = props;
    let lang = *lang;
    let dispatch = use_dispatch();
    let measure = props.framework.measures.get(props.measure);
    let id = measure.map(|m| m.id.clone()).unwrap_or_default();
    let onanswer = use_callback((dispatch, id.clone(), *nth), |text: String, (dispatch, id, nth)| {
        dispatch.dispatch(Action::SetPledgeAnswer { measure: id.clone(), nth: *nth, text });
    });
    let field = field::pledge_answer(&id, *nth);
    let radio = |value: &'static str, label: &'static str| Radio {
        value: value.into(),
        label: label.into(),
        hint: AttrValue::default(),
    };
    html! {
        <div>
            if measure.is_some_and(|m| m.unit.kind == UnitKind::YesNo) {
                <Radios id={field} legend={say::pledges_yes_no(lang)} hint="" value={text.clone()} onchange={onanswer}
                    options={vec![radio("yes", say::common_yes(lang)), radio("no", say::common_no(lang))]} />
            } else {
                <TextArea id={field} label={say::pledges_answer(lang)} hint="" value={text.clone()} rows={4}
                    oninput={onanswer} />
            }
        </div>
    }
}
