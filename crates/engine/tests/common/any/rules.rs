//! Claim rules: every kind with every effect that it may have.

use super::Dice;
use super::figures::*;
use Effect::{Cut, Drop, Exclude, KeepFirst, KeepHigher, KeepLower, Tell, VoidAll, VoidSection};
use pledge_engine::Decimal;
use pledge_engine::framework::*;

/// Up to four rules, all of which name enough to say something.
pub fn rules(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for _ in 0..d.between(0, 4) {
        let Some((kind, effects)) = kind(d, whole, f) else { continue };
        let local = matches!(kind, RuleKind::LocalOnly { .. });
        rules.push(Rule {
            id: format!("r{}", rules.len()),
            kind,
            effect: d.pick(effects),
            title: whole.text(d),
            why: whole.maybe_text(d),
            origin: whole.origin(d, f.sources.len()),
            clause: if whole.is_official() { word(d) } else { maybe_word(d) },
            only_if: only_if(d, f, true),
            legal_ground: if local && whole.is_official() { whole.text(d) } else { whole.maybe_text(d) },
        });
    }
    rules
}

/// A rule on what the framework has, if it has that.
fn kind(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> Option<(RuleKind, &'static [Effect])> {
    const ON_PLEDGES: &[Effect] = &[Tell, Drop, VoidSection, VoidAll, Exclude];
    let sources = f.sources.len();
    let of = |is: fn(&UnitKind) -> bool| -> Vec<usize> {
        (0..f.measures.len()).filter(|at| is(&f.measures[*at].unit.kind)).collect()
    };
    // Those that look at several pledges together come up more often.
    let which = [0, 2, 11].get(d.below(24).wrapping_sub(16) / 2).copied().unwrap_or_else(|| d.below(16));
    let (all, fewest) = match which {
        0 | 1 | 11 => (of(|_| true), 2),
        3 | 10 => (of(|kind| matches!(kind, UnitKind::FteYears)), 1),
        5 => (
            of(|kind| {
                use UnitKind::*;
                matches!(kind, FteYears | TrainingWeeks | PersonWeeks | HoursAttendees)
            }),
            1,
        ),
        6 => (Vec::new(), 0),
        13 => (of(|_| true), 0),
        _ => (of(|_| true), 1),
    };
    if all.len() < fewest {
        return None;
    }
    let measures = if d.one_in(3) { all } else { d.some_of(&all, fewest) };
    let questions: Vec<usize> = (0..f.criteria.len()).collect();
    Some(match which {
        0 => {
            let when = d.pick(&[ExclusiveWhen::SameAs, ExclusiveWhen::Both]);
            let effects = &[Tell, Drop, KeepLower, KeepHigher, KeepFirst, VoidSection, VoidAll, Exclude];
            (RuleKind::Exclusive { measures, when }, effects)
        }
        1 => (RuleKind::Allowed { measures }, &[Tell]),
        2 => (RuleKind::ClaimedOnce { measures }, &[Tell, Drop, KeepFirst, VoidSection, VoidAll, Exclude]),
        3 => (RuleKind::FirstYearOnly { measures }, &[Tell, Cut, Drop, VoidSection, VoidAll, Exclude]),
        4 => (RuleKind::ItemCap { measures, max: whole.constant(d, sources) }, &[Tell, Cut, Exclude]),
        5 => (RuleKind::PersonCap { measures, max: whole.constant(d, sources) }, &[Tell, Cut]),
        6 => {
            let section = d.below(f.sections.len());
            (RuleKind::SectionCap { section, max: whole.constant(d, sources) }, &[Tell, Cut])
        }
        7 if f.areas.is_empty() => return None,
        7 => (RuleKind::LocalOnly { measures, area: d.below(f.areas.len()) }, ON_PLEDGES),
        8 => {
            let (question, needs) = (whole.text(d), d.pick(&[AttestNeeds::Yes, AttestNeeds::Any]));
            (RuleKind::Attest { measures, question, needs, unanswered_breaks: d.one_in(2) }, ON_PLEDGES)
        }
        9 => {
            let all = [Deliverer::Us, Deliverer::Subcontractor, Deliverer::Partner];
            (RuleKind::DeliveredBy { measures, by: d.some_of(&all, 1) }, ON_PLEDGES)
        }
        10 => (RuleKind::MinMonths { measures, min: whole.constant(d, sources) }, ON_PLEDGES),
        11 => {
            let max = Decimal::from(d.between(1, measures.len() - 1) as u64);
            (RuleKind::AtMost { measures, max: whole.constant_of(d, sources, max) }, &[Tell, KeepFirst, Exclude])
        }
        12 => {
            let min = Decimal::from(d.between(1, measures.len()) as u64);
            let min = whole.constant_of(d, sources, min);
            (RuleKind::AtLeast { measures, min }, &[Tell, VoidSection, VoidAll, Exclude])
        }
        13 => {
            let criteria = d.some_of(&questions, 0);
            let name = d.one_in(3) || measures.is_empty() && criteria.is_empty();
            (RuleKind::Mandatory { measures, criteria, name }, &[Tell, VoidAll, Exclude])
        }
        14 if questions.is_empty() => return None,
        14 => {
            let criteria = d.some_of(&questions, 1);
            (RuleKind::BothNeeded { measures, criteria }, &[Tell, VoidAll, Exclude])
        }
        _ => (RuleKind::ShareStated { measures }, ON_PLEDGES),
    })
}
