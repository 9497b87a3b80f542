//! Claim rules.

mod named;

use super::Context;
use super::only_if::only_if;
use super::tender::unique;
use super::value::{constant_at, origin, stand_in};
use crate::framework::{
    AttestNeeds, Constant, Deliverer, Effect, ExclusiveWhen, FaultKind, Framework, Rule, RuleKind, check,
};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};
use named::{criteria, measures};

/// All effects; their words are those of [`Effect::code`].
const EFFECTS: [Effect; 9] = [
    Effect::Tell,
    Effect::Cut,
    Effect::Drop,
    Effect::KeepLower,
    Effect::KeepHigher,
    Effect::KeepFirst,
    Effect::VoidSection,
    Effect::VoidAll,
    Effect::Exclude,
];

/// The words for kinds of rule, in the order in which [`kind`] knows them.
const KINDS: [&str; 16] = [
    "exclusive",
    "allowed",
    "claimed_once",
    "first_year_only",
    "item_cap",
    "person_cap",
    "section_cap",
    "local_only",
    "attest",
    "share_stated",
    "delivered_by",
    "min_months",
    "at_most",
    "at_least",
    "mandatory",
    "both_needed",
];

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("rules");
    unique(c.walk, items);
    // Each rule may name all measures, so that a small file could fill the memory with their names.
    let limit = c.walk.limits().measures.saturating_mul(100);
    let mut named = 0;
    for node in items {
        if let Some(rule) = rule(c.walk, x, node, framework) {
            named += rule.kind.measures().len();
            if named > limit {
                c.walk.fault(node.place, FaultKind::TooManyItems { limit });
                return;
            }
            framework.rules.push(rule);
        }
    }
}

fn rule<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, framework: &Framework) -> Option<Rule> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    c.require(&["id", "kind", "effect", "title"]);
    let id = c.id("id").unwrap_or_default().to_owned();
    let title = x.text(&mut c, "title");
    let why = x.text(&mut c, "why");
    let origin = origin(&mut c, x);
    let clause = c.string("clause");
    let only_if = only_if(&mut c, x);
    let legal_ground = x.text(&mut c, "legal_ground");
    let words = EFFECTS.map(Effect::code);
    let effect = c.word("effect", &words).map(|at| EFFECTS[at]);
    // Whether what the rule names is there, apart from all that was lost before.
    let lost = core::mem::take(&mut x.lost);
    let kind = kind(&mut c, x, framework);
    let whole = !x.lost;
    x.lost |= lost;
    let Some(kind) = kind else {
        c.finish();
        return None;
    };
    let rule =
        Rule { id, kind, effect: effect.unwrap_or(Effect::Tell), title, why, origin, clause, only_if, legal_ground };
    check::rule(&mut c, x, framework, &rule, whole);
    c.finish();
    Some(rule)
}

fn kind<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &Framework) -> Option<RuleKind> {
    let Some(kind) = c.word("kind", &KINDS) else {
        // Of an unknown kind, nothing is known to be superfluous.
        c.allow(&["measures", "themes", "all", "criteria", "when", "max", "min", "section", "area", "question"]);
        c.allow(&["needs", "unanswered", "by", "name"]);
        x.lost = true;
        return None;
    };
    let kind = KINDS[kind];
    if kind == "section_cap" {
        let max = figure(c, x, "max");
        c.require(&["section"]);
        let section = x.find(c, "section", |x| &mut x.sections).unwrap_or(0);
        return Some(RuleKind::SectionCap { section, max });
    }
    let measures = measures(c, x, framework, kind != "mandatory");
    Some(match kind {
        "exclusive" => {
            c.require(&["when"]);
            let when = match c.word("when", &["same_as", "both"]) {
                Some(1) => ExclusiveWhen::Both,
                _ => ExclusiveWhen::SameAs,
            };
            RuleKind::Exclusive { measures, when }
        }
        "allowed" => RuleKind::Allowed { measures },
        "claimed_once" => RuleKind::ClaimedOnce { measures },
        "first_year_only" => RuleKind::FirstYearOnly { measures },
        "item_cap" => RuleKind::ItemCap { measures, max: figure(c, x, "max") },
        "person_cap" => RuleKind::PersonCap { measures, max: figure(c, x, "max") },
        "local_only" => {
            c.require(&["area"]);
            let area = x.find(c, "area", |x| &mut x.areas).unwrap_or(0);
            RuleKind::LocalOnly { measures, area }
        }
        "attest" => {
            c.require(&["question", "needs", "unanswered"]);
            let question = x.text(c, "question");
            let needs = match c.word("needs", &["yes", "any"]) {
                Some(1) => AttestNeeds::Any,
                _ => AttestNeeds::Yes,
            };
            let unanswered_breaks = c.word("unanswered", &["ask", "breaks"]) == Some(1);
            RuleKind::Attest { measures, question, needs, unanswered_breaks }
        }
        "share_stated" => RuleKind::ShareStated { measures },
        "delivered_by" => RuleKind::DeliveredBy { measures, by: deliverers(c) },
        "min_months" => RuleKind::MinMonths { measures, min: figure(c, x, "min") },
        "at_most" => RuleKind::AtMost { measures, max: figure(c, x, "max") },
        "at_least" => RuleKind::AtLeast { measures, min: figure(c, x, "min") },
        "mandatory" => {
            let name = c.get("name").and_then(|node| c.walk.flag(node)).unwrap_or(false);
            RuleKind::Mandatory { measures, criteria: criteria(c, x), name }
        }
        _ => {
            c.require(&["criteria"]);
            RuleKind::BothNeeded { measures, criteria: criteria(c, x) }
        }
    })
}

/// The figure of the rule under a key, which must be there.
fn figure<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, key: &'static str) -> Constant {
    c.require(&[key]);
    constant_at(c, x, key).unwrap_or_else(|| {
        // Nothing that rests on the figure can be judged.
        x.lost = true;
        stand_in()
    })
}

/// Who may deliver, each once.
fn deliverers(c: &mut Cursor<'_, '_>) -> Vec<Deliverer> {
    const ALL: [Deliverer; 3] = [Deliverer::Us, Deliverer::Subcontractor, Deliverer::Partner];
    c.require(&["by"]);
    let Some(node) = c.get("by") else {
        return Vec::new();
    };
    let items = c.walk.list(node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        c.walk.fault(node.place, FaultKind::Empty);
    }
    let mut by = Vec::new();
    for item in items {
        let Some(at) = c.walk.word(item, &["us", "subcontractor", "partner"]) else {
            continue;
        };
        if by.contains(&ALL[at]) {
            let id = item.as_text().unwrap_or_default().to_owned();
            c.walk.fault(item.place, FaultKind::DuplicateId { id });
        } else {
            by.push(ALL[at]);
        }
    }
    by
}
