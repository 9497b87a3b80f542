//! How an offer in numbers becomes marks.

use pledge_engine::framework::InputKind;
use pledge_exchange::{OfferRule, OfferSetup, TargetPer};
use pledge_words::say;
use yew::prelude::*;

use super::slot_field::{input, slot_number};
use crate::components::{Cx, STACKED, radios};
use crate::state::SetupSlot;
use crate::view::html;

/// The rule, and the target where it has one.
pub fn rule(cx: &Cx, offer: &OfferSetup) -> Html {
    let lang = cx.lang;
    let rules = [
        (OfferRule::BestOffer.code(), say::setup_rule_best(lang), say::glossary_relative_text(lang)),
        (OfferRule::Target.code(), say::setup_rule_target(lang), say::glossary_target_text(lang)),
        (OfferRule::Answers.code(), say::setup_rule_answers(lang), say::setup_rule_answers_text(lang)),
        (OfferRule::NotSaid.code(), say::setup_rule_not_said(lang), say::setup_rule_not_said_text(lang)),
    ];
    let per = [
        (TargetPer::Total.code(), say::setup_per_total(lang), ""),
        (TargetPer::Pound.code(), say::setup_per_pound(lang), ""),
        (TargetPer::PoundYear.code(), say::setup_per_pound_year(lang), ""),
    ];
    let chosen = offer.rule.map_or("", OfferRule::code);
    let (label, hint) = (say::setup_target(lang), say::setup_target_hint(lang));
    html! {
        <div>
            { radios(cx, input(SetupSlot::Rule, say::setup_rule(lang), "", chosen), STACKED, &rules) }
            <div hidden={offer.rule != Some(OfferRule::Target)}>
                { slot_number(cx, InputKind::Money, SetupSlot::Target, label, hint, &offer.target) }
                { radios(cx, input(SetupSlot::Per, say::setup_per(lang), "", offer.per.code()), STACKED, &per) }
            </div>
        </div>
    }
}
