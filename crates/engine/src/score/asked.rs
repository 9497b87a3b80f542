//! Written questions as the tender has them: how much each weighs, and the scale that it is graded on.

use super::marks::{Plan, Way, error_in};
use super::recorder::{Fig, Recorder};
use super::stated::stated;
use super::trace::Label;
use crate::advise::{Finding, FindingKind};
use crate::bid::{Bid, Case, Map};
use crate::framework::{Criterion, Framework, Grade, Scale, ScaleChoice};

/// One criterion.
pub(super) struct Asked<'a> {
    /// None while the tender does not say it; 0 where the tender does not ask the question.
    pub(super) weight: Option<Fig>,
    pub(super) scale: Option<&'a Scale>,
}

impl Asked<'_> {
    /// Whether the tender does not ask the question, so that it needs no grade.
    pub(super) fn is_left_out(&self) -> bool {
        self.weight.is_some_and(|weight| !weight.is_positive())
    }
}

/// The questions of graded sections, in the order of the framework's criteria.
pub(super) fn asked<'a>(
    case: &'a Case,
    plans: &[Plan<'_>],
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Vec<Asked<'a>> {
    let criteria = case.framework.criteria.iter().enumerate();
    let asked: Vec<Asked<'a>> = criteria
        .map(|(index, criterion)| {
            let graded = plans.get(criterion.section).is_some_and(|plan| matches!(plan.way, Way::Graded(_)));
            let weight = graded.then(|| stated(case, &criterion.weight, Label::CriterionWeight(index), rec));
            let weight = match weight {
                Some(Ok(weight)) => Some(weight),
                Some(Err(kind)) => {
                    error_in(findings, criterion.section, kind);
                    None
                }
                None => None,
            };
            Asked { weight, scale: scale(&case.framework, &case.tender, criterion) }
        })
        .collect();
    for section in 0..plans.len() {
        let mine = || case.framework.criteria.iter().zip(&asked).filter(|(criterion, _)| criterion.section == section);
        if mine().next().is_some() && mine().all(|(_, asked)| asked.is_left_out()) {
            error_in(findings, section, FindingKind::NothingRequired);
        }
    }
    asked
}

/// The scale on which a criterion (index) is graded under what the tender says; none where only evaluators decide, or
/// while the choice is open.
pub fn scale_of<'a>(framework: &'a Framework, tender: &Map<String>, criterion: usize) -> Option<&'a Scale> {
    scale(framework, tender, framework.criteria.get(criterion)?)
}

fn scale<'a>(framework: &'a Framework, tender: &Map<String>, criterion: &Criterion) -> Option<&'a Scale> {
    let at = match criterion.scale.as_ref()? {
        ScaleChoice::Always(at) => *at,
        ScaleChoice::Chosen { parameter, cases } => {
            let said = tender.get(&framework.parameters.get(*parameter)?.id)?.trim();
            cases.iter().find(|(choice, _)| choice == said)?.1
        }
    };
    framework.scales.get(at)
}

/// The grade that the bid gives itself on a criterion, if its scale has it.
pub(super) fn grade<'a>(asked: &Asked<'a>, bid: &Bid, criterion: &Criterion) -> Option<&'a Grade> {
    let given = bid.grades.get(&criterion.id)?.trim();
    asked.scale?.grades.iter().find(|grade| grade.id == given)
}
