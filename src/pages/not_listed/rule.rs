//! How an offer in numbers becomes marks.

use pledge_engine::framework::InputKind;
use pledge_exchange::{OfferRule, TargetPer};
use pledge_words::{Lang, say};
use yew::prelude::*;

use super::slot_field::{SlotField, slot_id, use_slot};
use crate::components::{Radio, Radios};
use crate::state::SetupSlot;

/// What was chosen and typed.
#[derive(Properties, PartialEq)]
pub struct RuleProps {
    /// The language of the page.
    pub lang: Lang,
    /// The rule; none if not chosen yet.
    pub rule: Option<OfferRule>,
    /// The target, as typed.
    pub target: AttrValue,
    /// What the target is per.
    pub per: TargetPer,
}

/// The rule, and the target where it has one.
#[component]
pub fn Rule(props: &RuleProps) -> Html {
    let lang = props.lang;
    let onrule = use_slot(SetupSlot::Rule);
    let onper = use_slot(SetupSlot::Per);
    let radio = |value: &'static str, label: &'static str, hint: &'static str| Radio {
        value: value.into(),
        label: label.into(),
        hint: hint.into(),
    };
    let rules = vec![
        radio(OfferRule::BestOffer.code(), say::setup_rule_best(lang), say::glossary_relative_text(lang)),
        radio(OfferRule::Target.code(), say::setup_rule_target(lang), say::glossary_target_text(lang)),
        radio(OfferRule::NotSaid.code(), say::setup_rule_not_said(lang), say::setup_rule_not_said_text(lang)),
    ];
    let per = vec![
        radio(TargetPer::Total.code(), say::setup_per_total(lang), ""),
        radio(TargetPer::Pound.code(), say::setup_per_pound(lang), ""),
        radio(TargetPer::PoundYear.code(), say::setup_per_pound_year(lang), ""),
    ];
    html! {
        <div>
            <Radios id={slot_id(SetupSlot::Rule)} legend={say::setup_rule(lang)} options={rules}
                value={props.rule.map_or("", OfferRule::code)} onchange={onrule} />
            <div>
                if props.rule == Some(OfferRule::Target) {
                    <SlotField {lang} slot={SetupSlot::Target} label={say::setup_target(lang)}
                        hint={say::setup_target_hint(lang)} value={props.target.clone()} kind={InputKind::Money} />
                    <Radios id={slot_id(SetupSlot::Per)} legend={say::setup_per(lang)} options={per}
                        value={props.per.code()} onchange={onper} />
                }
            </div>
        </div>
    }
}
