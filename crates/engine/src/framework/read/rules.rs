//! Claim rules.

use super::Context;
use super::tender::unique;
use super::value::{constant_at, origin, stand_in};
use crate::framework::{Effect, ExclusiveWhen, FaultKind, Framework, Rule, RuleKind, Text, check};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, order};

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

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("rules");
    unique(c.walk, items);
    for node in items {
        if let Some(rule) = rule(c.walk, x, node, framework) {
            framework.rules.push(rule);
        }
    }
}

fn rule<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, framework: &Framework) -> Option<Rule> {
    let mut c = walk.object(node)?;
    c.require(&["id", "kind", "effect", "title"]);
    // Reserved: a rule that only local law allows will name its ground.
    c.allow(&["legal_ground"]);
    let id = c.id("id").unwrap_or_default().to_owned();
    let title = x.text(&mut c, "title");
    let why = x.text(&mut c, "why");
    let origin = origin(&mut c, x);
    let clause = c.string("clause");
    let words = EFFECTS.map(Effect::code);
    let effect = c.word("effect", &words).map(|at| EFFECTS[at]);
    let kinds = ["exclusive", "first_year_only", "item_cap", "person_cap", "section_cap"];
    let kind = match c.word("kind", &kinds) {
        None => {
            // Of an unknown kind, nothing is known to be superfluous.
            c.allow(&["measures", "when", "max", "section"]);
            c.finish();
            return None;
        }
        Some(0) => {
            c.require(&["when"]);
            let when = match c.word("when", &["same_as", "both"]) {
                Some(1) => ExclusiveWhen::Both,
                _ => ExclusiveWhen::SameAs,
            };
            let measures = measures(&mut c, x);
            RuleKind::Exclusive { measures, when }
        }
        Some(1) => RuleKind::FirstYearOnly { measures: measures(&mut c, x) },
        Some(at) => {
            c.require(&["max"]);
            let max = constant_at(&mut c, x, "max").unwrap_or_else(stand_in);
            match at {
                2 => RuleKind::ItemCap { measures: measures(&mut c, x), max },
                3 => RuleKind::PersonCap { measures: measures(&mut c, x), max },
                _ => {
                    c.require(&["section"]);
                    let section = x.find(&mut c, "section", |x| &mut x.sections);
                    let section = section.unwrap_or(0);
                    RuleKind::SectionCap { section, max }
                }
            }
        }
    };
    let effect = effect.unwrap_or(Effect::Tell);
    let (only_if, legal_ground) = (Vec::new(), Text::default());
    let rule = Rule { id, kind, effect, title, why, origin, clause, only_if, legal_ground };
    check::rule(&mut c, x, framework, &rule);
    c.finish();
    Some(rule)
}

/// The measures that the rule names, in framework order, each once.
fn measures<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<usize> {
    c.require(&["measures"]);
    let mut named: Vec<(usize, &Node)> = Vec::new();
    for node in c.list("measures") {
        named.extend(x.find_measure(c.walk, node).map(|at| (at, node)));
    }
    let sorted = order(named.len(), &|a, b| named[a].0 > named[b].0);
    let mut measures = Vec::new();
    for at in sorted {
        let (measure, node) = named[at];
        if measures.last() == Some(&measure) {
            let id = node.as_text().unwrap_or_default().to_owned();
            c.walk.fault(node.place, FaultKind::DuplicateId { id });
        } else {
            measures.push(measure);
        }
    }
    measures
}
