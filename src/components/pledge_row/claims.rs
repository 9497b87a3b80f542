//! What claim rules and values by place ask of a pledge: where it is delivered, how much of it this contract brings, and
//! the questions that only the supplier can answer.

use pledge_engine::framework::{Amount, Framework, InputKind, Measure, Rule, RuleKind};
use pledge_words::say;
use yew::prelude::*;

use super::row::Mine;
use crate::components::{Cx, INLINE, Input, field, local, number, radios, words};
use crate::state::{Action, PledgeField};
use crate::view::{each, html};

/// The fields of the nth pledge (from 0) on a measure (index). There are none before there is a pledge.
pub fn claims(cx: &Cx, framework: &Framework, at: usize, nth: usize, mine: Option<&Mine>) -> Html {
    let (Some(measure), Some(mine)) = (framework.measures.get(at), mine) else { return html! { <div></div> } };
    let mut fields: Vec<Html> = Vec::new();
    let made = |which: PledgeField, label, hint, value| Input {
        id: field::claim(&measure.id, nth, &which),
        label,
        hint,
        value,
        action: Action::SetClaim { measure: measure.id.clone(), nth, field: which, text: String::new() },
    };
    let lang = cx.lang;
    if by_place(measure) || rules(framework, at).any(|rule| matches!(rule.kind, RuleKind::LocalOnly { .. })) {
        let hint = say::pledges_place_hint(lang);
        fields.push(words(cx, made(PledgeField::Place, say::pledges_place(lang), hint, &mine.pledge.place)));
    }
    if rules(framework, at).any(|rule| matches!(rule.kind, RuleKind::ShareStated { .. })) {
        let hint = say::pledges_share_hint(lang);
        let share = made(PledgeField::Share, say::pledges_share(lang), hint, &mine.pledge.share);
        fields.push(number(cx, InputKind::Percent, share));
    }
    for rule in rules(framework, at) {
        let RuleKind::Attest { question, .. } = &rule.kind else { continue };
        let said = mine.pledge.attest.get(&rule.id).map_or("", String::as_str);
        // The rule itself says what an answer does.
        let asked = made(PledgeField::Attest(rule.id.clone()), local(lang, question), local(lang, &rule.title), said);
        let choices = [("yes", say::common_yes(lang), ""), ("no", say::common_no(lang), "")];
        fields.push(radios(cx, asked, INLINE, &choices));
    }
    let fields = each(&mut fields.into_iter().enumerate().map(|(at, field)| html! { <div key={at}>{ field }</div> }));
    html! { <div class="bpc-pledge__claims">{ fields }</div> }
}

fn by_place(measure: &Measure) -> bool {
    matches!(measure.value.as_ref().map(|value| &value.amount), Some(Amount::ByPlace { .. }))
}

/// The rules on a measure.
fn rules(framework: &Framework, measure: usize) -> impl Iterator<Item = &Rule> {
    framework.rules.iter().filter(move |rule| rule.kind.measures().contains(&measure))
}
