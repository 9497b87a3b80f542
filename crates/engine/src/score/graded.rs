//! Written questions that evaluators grade: Σ w·s/S, where the w are marks and sum to W.

use super::recorder::{Fig, Recorder, Total};
use super::trace::Label;
use crate::Decimal;
use crate::bid::Bid;
use crate::framework::{Criterion, Framework, Grade};

/// The grade that the bid gives itself on a criterion, if its scale has it.
pub(super) fn grade<'a>(framework: &'a Framework, bid: &Bid, criterion: &Criterion) -> Option<&'a Grade> {
    let given = bid.grades.get(&criterion.id)?.trim();
    let scale = framework.scales.get(criterion.scale?)?;
    scale.grades.iter().find(|grade| grade.id == given)
}

/// What one criterion of a section comes to.
#[derive(Clone, Copy, Default)]
pub(super) struct Graded {
    /// Exact marks, once it is graded.
    pub(super) marks: Option<Fig>,
    /// Marks that it carries.
    pub(super) out_of: Option<Fig>,
}

/// Grades the criteria of one section into `all` (by criterion) and gives the section's marks: none until every
/// criterion is graded. The outer `None` is for marks that cannot be held exactly.
pub(super) fn marks(
    framework: &Framework,
    bid: &Bid,
    section: usize,
    out_of: Fig,
    all: &mut [Graded],
    rec: &mut Recorder,
) -> Option<Option<Fig>> {
    let mine = |criterion: &Criterion| criterion.section == section;
    let mut weights = Total::new();
    for (index, criterion) in framework.criteria.iter().enumerate() {
        if mine(criterion) {
            let weight = rec.constant(Label::CriterionWeight(index), criterion.weight.value);
            rec.add(&mut weights, weight)?;
        }
    }
    let weights = rec.sum(Label::WeightsSum(section), weights);
    let mut total = Total::new();
    let mut complete = true;
    for (index, criterion) in framework.criteria.iter().enumerate() {
        if !mine(criterion) {
            continue;
        }
        let weight = rec.constant(Label::CriterionWeight(index), criterion.weight.value);
        let share = rec.multiply(Label::Step, &[out_of, weight])?;
        let mut graded = Graded { marks: None, out_of: rec.divide(Label::Step, share, weights) };
        if let Some(grade) = grade(framework, bid, criterion) {
            let score = rec.constant(Label::GradeScore(index), grade.score);
            let best = rec.constant(Label::BestScore(index), best_score(framework, criterion)?);
            let earned = rec.multiply(Label::Step, &[out_of, weight, score])?;
            let of = rec.multiply(Label::Step, &[weights, best])?;
            let marks = rec.divide(Label::CriterionMarks(index), earned, of)?;
            graded.marks = Some(marks);
            rec.add(&mut total, marks)?;
        } else {
            complete = false;
        }
        all[index] = graded;
    }
    let sum = rec.sum(Label::Step, total);
    let marks = rec.round(Label::SectionMarks(section), sum, 2)?;
    Some(complete.then_some(marks))
}

/// The greatest score of the criterion's scale, S.
fn best_score(framework: &Framework, criterion: &Criterion) -> Option<Decimal> {
    let scale = framework.scales.get(criterion.scale?)?;
    scale.grades.iter().map(|grade| grade.score).max()
}
