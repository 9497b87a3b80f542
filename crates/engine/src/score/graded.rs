//! Written questions that evaluators grade: Σ w·s/S, where the w are marks and sum to W; pass marks.

use super::asked::{Asked, grade};
use super::cards::shown;
use super::effect;
use super::offer::Offer;
use super::recorder::{Fig, Recorder, Total};
use super::rules::severity;
use super::run::Setting;
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind};
use crate::bid::Bid;
use crate::framework::{Grade, Pass};

/// What one criterion of a section comes to.
#[derive(Clone, Copy)]
pub(super) struct Graded<'a> {
    /// The grade that the bid gives itself, if its scale has it.
    pub(super) grade: Option<&'a Grade>,
    /// Exact marks, once it is graded.
    pub(super) marks: Option<Fig>,
    /// Marks that it carries.
    pub(super) out_of: Option<Fig>,
}

/// Marks the criteria of one section in `all` (by criterion), which has their grades, and gives the section's exact marks: none until every
/// criterion that is asked is graded. The outer `None` is for marks that cannot be held exactly.
pub(super) fn marks(
    setting: &Setting<'_>,
    section: usize,
    out_of: Fig,
    all: &mut [Graded<'_>],
    rec: &mut Recorder,
) -> Option<Option<Fig>> {
    let Some(weights) = weights(setting, section, rec)? else {
        return Some(None);
    };
    let mut total = Total::new();
    let mut complete = true;
    for (index, criterion) in setting.framework.criteria.iter().enumerate() {
        let asked = &setting.asked[index];
        let (true, Some(weight)) = (criterion.section == section, asked.weight) else {
            continue;
        };
        let share = rec.multiply(Label::Step, &[out_of, weight])?;
        let graded = &mut all[index];
        graded.out_of = rec.divide(Label::Step, share, weights);
        if let Some(grade) = graded.grade {
            let score = rec.constant(Label::GradeScore(index), grade.score);
            let best = rec.constant(Label::BestScore(index), best_score(asked)?);
            let earned = rec.multiply(Label::Step, &[out_of, weight, score])?;
            let of = rec.multiply(Label::Step, &[weights, best])?;
            let marks = rec.divide(Label::CriterionMarks(index), earned, of)?;
            graded.marks = Some(marks);
            rec.add(&mut total, marks)?;
        } else {
            complete &= asked.is_left_out();
        }
    }
    let sum = rec.sum(Label::Step, total);
    Some(complete.then_some(sum))
}

/// The sum of the weights of a section's criteria; the inner `None` while one is not known, or if all are nothing.
fn weights(setting: &Setting<'_>, section: usize, rec: &mut Recorder) -> Option<Option<Fig>> {
    let mut weights = Total::new();
    for (criterion, asked) in setting.framework.criteria.iter().zip(&setting.asked) {
        if criterion.section == section {
            let Some(weight) = asked.weight else {
                return Some(None);
            };
            rec.add(&mut weights, weight)?;
        }
    }
    let sum = rec.sum(Label::WeightsSum(section), weights);
    Some(Some(sum).filter(|sum| sum.is_positive()))
}

/// The greatest score of the criterion's scale, S.
fn best_score(asked: &Asked<'_>) -> Option<Decimal> {
    asked.scale?.grades.iter().map(|grade| grade.score).max()
}

/// Applies the pass marks of a section and of its criteria: of each criterion once it is graded, of the section once
/// all are. `None` if one of them cannot be compared exactly.
pub(super) fn judge(
    setting: &Setting<'_>,
    bid: &Bid,
    section: usize,
    pass: Option<&Pass>,
    offer: &mut Offer,
    rec: &mut Recorder,
) -> Option<()> {
    let framework = setting.framework;
    for (index, criterion) in framework.criteria.iter().enumerate() {
        if let (true, Some(pass)) = (criterion.section == section, &criterion.pass)
            && let Some(grade) = grade(&setting.asked[index], bid, criterion)
        {
            let score = rec.constant(Label::GradeScore(index), grade.score);
            let test = rec.test(Label::CriterionPass(index), score, pass.at, false)?;
            reach(offer, pass, section, Some(index), score, test, rec)?;
        }
    }
    if let Some(pass) = pass
        && let Some(percent) = percent(setting, bid, section, rec)?
    {
        let test = rec.test(Label::SectionPass(section), percent, pass.at, false)?;
        reach(offer, pass, section, None, percent, test, rec)?;
    }
    Some(())
}

/// Applies one pass mark, and says so where it is not reached.
fn reach(
    offer: &mut Offer,
    pass: &Pass,
    section: usize,
    criterion: Option<usize>,
    mark: Fig,
    test: Fig,
    rec: &mut Recorder,
) -> Option<()> {
    if !effect::judge(offer, pass.effect, section, test, rec)? {
        let kind = FindingKind::BelowPassMark { mark: shown(mark.at, 6)?, pass: pass.at };
        let section = Some(section);
        offer.findings.push(Finding { criterion, section, ..Finding::new(kind, severity(pass.effect)) });
    }
    Some(())
}

/// The marks of a section in percent of those that it carries, Σ 100·w·s/(Σw·S), which does not depend on how many
/// those are; the inner `None` until every criterion is graded.
fn percent(setting: &Setting<'_>, bid: &Bid, section: usize, rec: &mut Recorder) -> Option<Option<Fig>> {
    let Some(weights) = weights(setting, section, rec)? else {
        return Some(None);
    };
    let mut total = Total::new();
    for (index, criterion) in setting.framework.criteria.iter().enumerate() {
        let asked = &setting.asked[index];
        let (true, Some(weight), false) = (criterion.section == section, asked.weight, asked.is_left_out()) else {
            continue;
        };
        let Some(grade) = grade(asked, bid, criterion) else {
            return Some(None);
        };
        let hundred = rec.number(100);
        let score = rec.constant(Label::GradeScore(index), grade.score);
        let best = rec.constant(Label::BestScore(index), best_score(asked)?);
        let earned = rec.multiply(Label::Step, &[hundred, weight, score])?;
        let of = rec.multiply(Label::Step, &[weights, best])?;
        let part = rec.divide(Label::Step, earned, of)?;
        rec.add(&mut total, part)?;
    }
    Some(Some(rec.sum(Label::SectionPercent(section), total)))
}
