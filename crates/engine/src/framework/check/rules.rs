//! What must hold between a claim rule and what it names.

use super::super::read::Context;
use super::super::{Effect, FaultKind, Framework, Rule, RuleKind, Status, UnitKind};
use crate::Decimal;
use crate::json::walk::Cursor;

/// The effects that a kind of rule may have.
fn allowed(kind: &RuleKind) -> &'static [Effect] {
    use Effect::{Cut, Drop, Exclude, KeepFirst, KeepHigher, KeepLower, Tell, VoidAll, VoidSection};
    match kind {
        RuleKind::Exclusive { .. } => &[Tell, Drop, KeepLower, KeepHigher, KeepFirst, VoidSection, VoidAll, Exclude],
        RuleKind::Allowed { .. } => &[Tell],
        RuleKind::ClaimedOnce { .. } => &[Tell, Drop, KeepFirst, VoidSection, VoidAll, Exclude],
        RuleKind::FirstYearOnly { .. } => &[Tell, Cut, Drop, VoidSection, VoidAll, Exclude],
        RuleKind::ItemCap { .. } => &[Tell, Cut, Exclude],
        RuleKind::PersonCap { .. } | RuleKind::SectionCap { .. } => &[Tell, Cut],
        RuleKind::LocalOnly { .. }
        | RuleKind::Attest { .. }
        | RuleKind::ShareStated { .. }
        | RuleKind::DeliveredBy { .. }
        | RuleKind::MinMonths { .. } => &[Tell, Drop, VoidSection, VoidAll, Exclude],
        RuleKind::AtMost { .. } => &[Tell, KeepFirst, Exclude],
        RuleKind::AtLeast { .. } => &[Tell, VoidSection, VoidAll, Exclude],
        RuleKind::Mandatory { .. } | RuleKind::BothNeeded { .. } => &[Tell, VoidAll, Exclude],
    }
}

/// Whether a rule names enough to say anything.
fn says_something(kind: &RuleKind) -> bool {
    let count = |measures: &[usize]| Decimal::from(measures.len());
    match kind {
        RuleKind::Exclusive { measures, .. } | RuleKind::Allowed { measures } => measures.len() >= 2,
        RuleKind::SectionCap { .. } => true,
        // So many are offered in any case, or can never be.
        RuleKind::AtMost { measures, max } => count(measures) > max.value,
        RuleKind::AtLeast { measures, min } => count(measures) >= min.value,
        RuleKind::Mandatory { measures, criteria, name } => *name || !measures.is_empty() || !criteria.is_empty(),
        RuleKind::BothNeeded { measures, criteria } => !measures.is_empty() && !criteria.is_empty(),
        RuleKind::FirstYearOnly { measures }
        | RuleKind::ItemCap { measures, .. }
        | RuleKind::PersonCap { measures, .. }
        | RuleKind::ClaimedOnce { measures }
        | RuleKind::LocalOnly { measures, .. }
        | RuleKind::Attest { measures, .. }
        | RuleKind::ShareStated { measures }
        | RuleKind::MinMonths { measures, .. } => !measures.is_empty(),
        // There is nobody else who could break it.
        RuleKind::DeliveredBy { measures, by } => !measures.is_empty() && by.len() < 3,
    }
}

/// Effect and measures must suit the kind of the rule. `whole` says that every reference in it could be followed.
pub(in crate::framework) fn rule(
    c: &mut Cursor<'_, '_>,
    x: &Context<'_>,
    framework: &Framework,
    rule: &Rule,
    whole: bool,
) {
    if !allowed(&rule.kind).contains(&rule.effect)
        && let Some(node) = c.get("effect")
    {
        let effect = rule.effect.code();
        c.walk.fault(node.place, FaultKind::EffectNotAllowed { effect });
    }
    if x.status == Some(Status::Official) {
        if rule.clause.trim().is_empty() {
            c.fault(FaultKind::OfficialNeeds { key: "clause" });
        }
        // Buyers may favour a place only where a law lets them, so they say which.
        if matches!(rule.kind, RuleKind::LocalOnly { .. }) && !c.has("legal_ground") {
            c.fault(FaultKind::OfficialNeeds { key: "legal_ground" });
        }
    }
    let named = ["measures", "themes", "all", "criteria"].into_iter().find(|key| c.has(key));
    // A cap on a section names no measures: a key that does is one too many.
    let named = named.filter(|_| !matches!(rule.kind, RuleKind::SectionCap { .. })).and_then(|key| c.get(key));
    let place = named.map_or(c.place, |node| node.place);
    if whole && !says_something(&rule.kind) {
        c.walk.fault(place, FaultKind::RuleNamesNothing);
    }
    let (measures, suits): (_, fn(&UnitKind) -> bool) = match &rule.kind {
        RuleKind::FirstYearOnly { measures } | RuleKind::MinMonths { measures, .. } => {
            (measures, |kind| matches!(kind, UnitKind::FteYears))
        }
        RuleKind::PersonCap { measures, .. } => (measures, |kind| {
            matches!(
                kind,
                UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks | UnitKind::HoursAttendees
            )
        }),
        _ => return,
    };
    for named in measures.iter().filter_map(|at| framework.measures.get(*at)) {
        if !suits(&named.unit.kind) {
            let id = named.id.clone();
            c.walk.fault(place, FaultKind::UnitDoesNotSuit { id });
        }
    }
}
