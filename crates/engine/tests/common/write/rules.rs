//! Claim rules.

use super::facts::only_if;
use super::{Object, list};
use pledge_engine::framework::*;
use pledge_engine::json::{Node, Value};

/// The measures that a rule names: all, or all of a theme where it is just these, or by their ids.
fn measures(object: Object, measures: &[usize], f: &Framework) -> Object {
    if measures.len() == f.measures.len() {
        return object.put("all", Node::new(Value::Bool(true)));
    }
    let in_theme = |theme: usize| (0..f.measures.len()).filter(move |at| f.measures[*at].theme == theme);
    let theme = (0..f.themes.len()).find(|theme| !measures.is_empty() && in_theme(*theme).eq(measures.iter().copied()));
    match theme {
        Some(theme) => object.put("themes", Node::list([Node::text(&f.themes[theme].id)])),
        None => object.put("measures", list(measures, |at| Node::text(&f.measures[*at].id))),
    }
}

fn criteria(all: &[usize], f: &Framework) -> Node {
    list(all, |at| Node::text(&f.criteria[*at].id))
}

pub fn rule(rule: &Rule, f: &Framework) -> Node {
    let of = |kind: &str| Object::new().word("id", &rule.id).word("kind", kind);
    let on = |kind: &str| measures(of(kind), rule.kind.measures(), f);
    let object = match &rule.kind {
        RuleKind::Exclusive { when, .. } => {
            on("exclusive").word("when", if *when == ExclusiveWhen::Both { "both" } else { "same_as" })
        }
        RuleKind::FirstYearOnly { .. } => on("first_year_only"),
        RuleKind::ItemCap { max, .. } => on("item_cap").constant("max", max, f),
        RuleKind::PersonCap { max, .. } => on("person_cap").constant("max", max, f),
        RuleKind::SectionCap { section, max } => {
            of("section_cap").word("section", &f.sections[*section].id).constant("max", max, f)
        }
        RuleKind::Allowed { .. } => on("allowed"),
        RuleKind::ClaimedOnce { .. } => on("claimed_once"),
        RuleKind::LocalOnly { area, .. } => on("local_only").word("area", &f.areas[*area].id),
        RuleKind::Attest { question, needs, unanswered_breaks, .. } => on("attest")
            .text("question", question)
            .word("needs", if *needs == AttestNeeds::Any { "any" } else { "yes" })
            .word("unanswered", if *unanswered_breaks { "breaks" } else { "ask" }),
        RuleKind::ShareStated { .. } => on("share_stated"),
        RuleKind::DeliveredBy { by, .. } => {
            let by = list(by, |who| {
                Node::text(match who {
                    Deliverer::Us => "us",
                    Deliverer::Subcontractor => "subcontractor",
                    Deliverer::Partner => "partner",
                })
            });
            on("delivered_by").put("by", by)
        }
        RuleKind::MinMonths { min, .. } => on("min_months").constant("min", min, f),
        RuleKind::AtMost { max, .. } => on("at_most").constant("max", max, f),
        RuleKind::AtLeast { min, .. } => on("at_least").constant("min", min, f),
        RuleKind::Mandatory { criteria: all, name, .. } => {
            on("mandatory").maybe("criteria", (!all.is_empty()).then(|| criteria(all, f))).flag("name", *name)
        }
        RuleKind::BothNeeded { criteria: all, .. } => on("both_needed").put("criteria", criteria(all, f)),
    };
    object
        .word("effect", rule.effect.code())
        .text("title", &rule.title)
        .maybe_text("why", &rule.why)
        .origin(&rule.origin, f)
        .maybe_word("clause", &rule.clause)
        .maybe("only_if", only_if(&rule.only_if, f))
        .maybe_text("legal_ground", &rule.legal_ground)
        .done()
}
