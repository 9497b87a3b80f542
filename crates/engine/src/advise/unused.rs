//! What is given and not used: a slip in a file made by hand, or what is left of an earlier edition or unit.

use crate::bid::Map;

use super::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Bid, Case};
use crate::framework::{Method, SectionMethod, UnitKind};

pub(super) fn add(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    let framework = &case.framework;
    let mut strange: Vec<&String> = Vec::new();
    strange.extend(filled(&case.tender).filter(|id| framework.parameter(id).is_none()));
    strange.extend(case.confirmed.iter().filter(|id| framework.parameter(id).is_none()));
    for texts in [&bid.grades, &bid.answers, &bid.notes] {
        strange.extend(filled(texts).filter(|id| framework.criterion(id).is_none()));
    }
    for (id, assumed) in case.assumptions.iter() {
        if assumed.best_rival.trim().is_empty() {
            continue;
        }
        match framework.section(id) {
            None => strange.push(id),
            Some(section) if !may_be_relative(&framework.sections[section].method) => {
                let finding = Finding::new(FindingKind::RivalNotUsed, FindingSeverity::Warning);
                all.push(Finding { section: Some(section), ..finding });
            }
            Some(_) => {}
        }
    }
    strange.sort_unstable();
    strange.dedup();
    for id in strange {
        all.push(Finding::new(FindingKind::NotInFramework { id: id.clone() }, FindingSeverity::Warning));
    }
    for index in 0..bid.pledges.len() {
        pledge(case, bid, index, all);
    }
}

/// The keys whose texts say something.
fn filled(texts: &Map<String>) -> impl Iterator<Item = &String> {
    texts.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(id, _)| id)
}

/// A tender that chooses another rule later keeps its assumption for the choice where it counts.
fn may_be_relative(method: &SectionMethod) -> bool {
    let relative = |method: &Method| matches!(method, Method::Relative);
    match method {
        SectionMethod::Always(method) => relative(method),
        SectionMethod::Chosen { cases, .. } => cases.iter().any(|(_, method)| relative(method)),
    }
}

fn pledge(case: &Case, bid: &Bid, index: usize, all: &mut Vec<Finding>) {
    let pledge = &bid.pledges[index];
    let measure = case.framework.measure(&pledge.measure);
    let mut say = |kind| {
        let finding = Finding::new(kind, FindingSeverity::Warning);
        all.push(Finding { measure, pledge: Some(index), ..finding });
    };
    for id in pledge.same_as.iter().filter(|id| bid.pledge(id).is_none()) {
        say(FindingKind::SameAsUnknown { id: id.clone() });
    }
    // Of a measure that is not there, that is all there is to say.
    let Some(kind) = measure.map(|at| &case.framework.measures[at].unit.kind) else {
        return;
    };
    let mut strange: Vec<&String> = Vec::new();
    let parts = pledge.years.iter().map(|part| &part.inputs);
    for inputs in core::iter::once(&pledge.inputs).chain(parts) {
        for input in filled(inputs) {
            if kind.inputs().iter().all(|own| own.code() != *input) && !strange.contains(&input) {
                strange.push(input);
            }
        }
    }
    for input in strange {
        say(FindingKind::InputNotUsed { input: input.clone() });
    }
    let answer = pledge.answer.trim();
    if matches!(kind, UnitKind::YesNo) && !["", "yes", "no"].contains(&answer) {
        say(FindingKind::AnswerNotYesNo { text: answer.into() });
    }
}
