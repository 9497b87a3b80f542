//! The order of work: what the tender says, every bid's offer, who is compared with whom, marks, cards.

use super::card::{Certainty, CriterionScore, MeasureScore, Scorecard, SectionScore, Without};
use super::facts::Facts;
use super::fraction::Fraction;
use super::graded::{self, Graded};
use super::marks::{Plan, Way, plan};
use super::offer::{Offer, Whose};
use super::recorder::{Fig, Recorder, Total};
use super::relative::{self, Field};
use super::target;
use super::trace::{Figure, Label, Trace};
use super::value::{Worth, worth};
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Bid, Case};
use crate::framework::Framework;

/// What is the same for all bids.
pub(super) struct Setting<'a> {
    pub(super) framework: &'a Framework,
    pub(super) facts: Facts,
    /// £ per unit, by measure.
    pub(super) worth: Vec<Worth>,
    /// By section.
    plans: Vec<Plan>,
    /// What is wrong with the contract's facts and the tender's parameters.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Setting<'a> {
    fn read(case: &'a Case, rec: &mut Recorder) -> Self {
        let framework = &*case.framework;
        let mut findings = Vec::new();
        let facts = Facts::read(case, rec, &mut findings);
        let measures = framework.measures.iter().enumerate();
        let worth = measures
            .map(|(index, measure)| worth(index, measure, &facts, rec))
            .collect();
        let sections = framework.sections.iter().enumerate();
        let plans = sections
            .map(|(index, section)| plan(case, index, section, &facts, rec, &mut findings))
            .collect();
        Self {
            framework,
            facts,
            worth,
            plans,
            findings,
        }
    }

    /// The measure with that id, looked for from a place on: pledges mostly stand in framework order.
    pub(super) fn measure_near(&self, id: &str, near: usize) -> Option<usize> {
        let measures = &self.framework.measures;
        let (before, after) = measures.split_at_checked(near)?;
        let found = after.iter().position(|measure| measure.id == id);
        found
            .map(|at| at + near)
            .or_else(|| before.iter().position(|measure| measure.id == id))
    }
}

/// One section of one bid, marked.
struct Marked {
    marks: Option<Fig>,
    certainty: Certainty,
    against: Option<Decimal>,
    scenarios: Option<[Decimal; 3]>,
    /// The marks cannot be held exactly.
    overflow: bool,
}

/// One bid, marked.
struct Outcome {
    sections: Vec<Marked>,
    criteria: Vec<Graded>,
    total: Option<Fig>,
}

/// A case and its bids, counted.
struct Run<'a> {
    setting: Setting<'a>,
    bids: &'a [Bid],
    offers: Vec<Offer>,
    /// For each bid the bid that it is a what-if of, at the root; itself if it is none.
    roots: Vec<usize>,
}

impl<'a> Run<'a> {
    /// Counts every offer. `told` is the bid whose figures will be told; `without` leaves out a bid's pledges on a
    /// measure.
    fn count(
        case: &'a Case,
        bids: &'a [Bid],
        told: Option<usize>,
        without: Option<(usize, usize)>,
        rec: &mut Recorder,
    ) -> Self {
        let setting = Setting::read(case, rec);
        let offers = bids.iter().enumerate();
        let offers = offers
            .map(|(index, bid)| {
                let whose = Whose {
                    other_bid: told.is_some_and(|told| told != index).then_some(index),
                    without: without
                        .filter(|(of, _)| *of == index)
                        .map(|(_, measure)| measure),
                };
                Offer::count(&setting, bid, whose, rec)
            })
            .collect();
        let roots = (0..bids.len()).map(|index| root(bids, index)).collect();
        Self {
            setting,
            bids,
            offers,
            roots,
        }
    }

    /// The bid and the other suppliers' bids. What-ifs of other suppliers are no offers, unless the bid that they
    /// are a what-if of is not here.
    fn field(&self, which: usize) -> Field {
        let offers = |bid: usize| {
            self.bids[bid].scenario_of.is_empty()
                || !self.bids[self.roots[bid]].scenario_of.is_empty()
        };
        let members: Vec<usize> = (0..self.bids.len())
            .filter(|bid| *bid == which || (self.roots[*bid] != self.roots[which] && offers(*bid)))
            .collect();
        let standing = members
            .iter()
            .filter(|bid| self.offers[**bid].excluded.is_none())
            .count();
        Field { members, standing }
    }

    fn mark(&self, which: usize, field: &Field, rec: &mut Recorder) -> Outcome {
        let framework = self.setting.framework;
        let offer = &self.offers[which];
        let mut criteria = vec![Graded::default(); framework.criteria.len()];
        let mut sections = Vec::with_capacity(framework.sections.len());
        let mut total = Total::new();
        let mut complete = true;
        for section in 0..framework.sections.len() {
            let marked = self.mark_section(which, field, section, &mut criteria, rec);
            complete &= marked
                .marks
                .and_then(|marks| rec.add(&mut total, marks))
                .is_some();
            sections.push(marked);
        }
        let sum = rec.sum(Label::TotalMarks, total);
        let total = match offer.excluded {
            Some(nothing) => rec.multiply(Label::TotalMarks, &[sum, nothing]),
            None => complete.then_some(sum),
        };
        Outcome {
            sections,
            criteria,
            total,
        }
    }

    fn mark_section(
        &self,
        which: usize,
        field: &Field,
        section: usize,
        criteria: &mut [Graded],
        rec: &mut Recorder,
    ) -> Marked {
        let offer = &self.offers[which];
        let held = &offer.sections[section];
        let plan = &self.setting.plans[section];
        let mut marked = Marked {
            marks: None,
            certainty: Certainty::Incomplete,
            against: None,
            scenarios: None,
            overflow: false,
        };
        let Some(out_of) = plan.out_of else {
            return marked;
        };
        if !out_of.is_positive() {
            // The tender gives all marks to other sections: nothing can be earned or missed here.
            marked.marks = Some(rec.named(Label::SectionMarks(section), out_of));
            marked.certainty = Certainty::Fixed;
            return marked;
        }
        match plan.way {
            Way::Unknown => {}
            Way::Graded => {
                let framework = self.setting.framework;
                let marks =
                    graded::marks(framework, &self.bids[which], section, out_of, criteria, rec);
                marked.overflow = marks.is_none();
                let marks = marks.flatten();
                marked.marks = match (marks, held.void) {
                    (Some(marks), Some(nothing)) => {
                        rec.multiply(Label::SectionMarks(section), &[marks, nothing])
                    }
                    _ => marks,
                };
                marked.certainty = Certainty::SelfAssessed;
            }
            Way::Relative(rival) => {
                let best = field.best(&self.offers, which, section, rival, rec);
                marked.against = best.and_then(Fig::decimal);
                marked.certainty =
                    relative::certainty(rival.is_some(), field, offer.excluded.is_some());
                if let (Some(value), false) = (held.value, held.incomplete) {
                    marked.marks = relative::marks(section, out_of, value, best, rec);
                    marked.overflow = marked.marks.is_none();
                    if marked.certainty == Certainty::OnlyBid {
                        marked.scenarios = relative::scenarios(out_of, value);
                    }
                }
            }
            Way::Target(target) => {
                marked.certainty = Certainty::Fixed;
                if let Some(target) = target {
                    marked.against = shown(target.at, 2);
                    if let (Some(value), false) = (held.value, held.incomplete) {
                        marked.marks = target::marks(section, out_of, value, target, rec);
                        marked.overflow = marked.marks.is_none();
                    }
                }
            }
        }
        if marked.marks.is_none() {
            marked.certainty = Certainty::Incomplete;
        }
        marked
    }

    /// Place of a bid in its field, by total marks.
    fn rank(&self, which: usize, field: &Field, total: Option<Fig>) -> Option<u32> {
        if self.offers[which].excluded.is_some() {
            return None;
        }
        let total = total?;
        let mut rank = 1;
        let mut rec = Recorder::new(false);
        for bid in field.members.iter().filter(|bid| **bid != which) {
            if self.offers[*bid].excluded.is_some() {
                continue;
            }
            let other = self.mark(*bid, field, &mut rec).total;
            if other.and_then(|other| other.above(total)) == Some(true) {
                rank += 1;
            }
        }
        Some(rank)
    }

    fn card(&self, which: usize) -> Scorecard {
        let mut rec = Recorder::new(false);
        let framework = self.setting.framework;
        let offer = &self.offers[which];
        let field = self.field(which);
        let outcome = self.mark(which, &field, &mut rec);
        let mut findings = self.setting.findings.clone();
        findings.extend_from_slice(&offer.findings);
        let mut calculated = Fraction::ZERO;
        let mut self_assessed = Fraction::ZERO;
        let mut out_of = Some(Fraction::ZERO);
        let mut certainty = Certainty::Fixed;
        let mut sections = Vec::with_capacity(outcome.sections.len());
        for (index, marked) in outcome.sections.iter().enumerate() {
            let plan = &self.setting.plans[index];
            let graded = matches!(plan.way, Way::Graded);
            let part = if graded {
                &mut self_assessed
            } else {
                &mut calculated
            };
            if let (Some(marks), None) = (marked.marks, offer.excluded) {
                *part = part.add(marks.at).unwrap_or(*part);
            }
            out_of = out_of.and_then(|sum| sum.add(plan.out_of?.at));
            certainty = certainty.max(marked.certainty);
            if marked.overflow {
                findings.push(Finding {
                    section: Some(index),
                    ..Finding::new(FindingKind::Overflow, FindingSeverity::Error)
                });
            }
            sections.push(SectionScore {
                marks: marked.marks.and_then(Fig::decimal),
                out_of: plan.out_of.and_then(|out_of| shown(out_of.at, 6)),
                value: offer.sections[index]
                    .value
                    .and_then(Fig::decimal)
                    .filter(|_| !graded),
                against: marked.against,
                scenarios: marked.scenarios,
                certainty: Some(marked.certainty),
            });
        }
        self.unknown_grades(which, &mut findings);
        Scorecard {
            marks: outcome.total.and_then(Fig::decimal),
            calculated: calculated.decimal().unwrap_or_default(),
            self_assessed: self_assessed.decimal().unwrap_or_default(),
            out_of: out_of.and_then(|out_of| shown(out_of, 6)),
            certainty,
            rank: self.rank(which, &field, outcome.total),
            social_value: offer.social.and_then(Fig::decimal).unwrap_or_default(),
            price_years: self.price_years(offer),
            excluded: offer.excluded.is_some(),
            excluded_by: offer
                .excluded_by
                .iter()
                .map(|rule| framework.rules[*rule].id.clone())
                .collect(),
            sections,
            criteria: self.criteria(which, &outcome),
            measures: self.measures(offer, &outcome),
            themes: offer
                .themes
                .iter()
                .map(|pounds| pounds.decimal().unwrap_or_default())
                .collect(),
            findings,
        }
    }

    fn criteria(&self, which: usize, outcome: &Outcome) -> Vec<CriterionScore> {
        let framework = self.setting.framework;
        let criteria = framework.criteria.iter().zip(&outcome.criteria);
        criteria
            .map(|(criterion, graded)| CriterionScore {
                grade: graded::grade(framework, &self.bids[which], criterion).map(|g| g.id.clone()),
                marks: graded.marks.and_then(|marks| marks.at.round(2)),
                out_of: graded.out_of.and_then(|out_of| out_of.round(2)),
            })
            .collect()
    }

    fn measures(&self, offer: &Offer, outcome: &Outcome) -> Vec<MeasureScore> {
        let measures = self.setting.framework.measures.iter().zip(&offer.lines);
        measures
            .enumerate()
            .map(|(index, (measure, line))| MeasureScore {
                pledged: line.pledged,
                quantity: line.quantity.and_then(Fig::decimal),
                counted: line.counted.and_then(Fig::decimal),
                unit_value: match self.setting.worth[index] {
                    Worth::Pounds(value) => value.decimal(),
                    _ => None,
                },
                value: line.value.and_then(Fig::decimal),
                marks: measure.section.and_then(|section| {
                    let marked = &outcome.sections[section];
                    let marks = marked
                        .marks
                        .filter(|_| marked.certainty != Certainty::OnlyBid)?;
                    share(marks, line.value?, offer.sections[section].lines?)
                }),
            })
            .collect()
    }

    /// Price years of the values that are added, sorted, without repeats.
    fn price_years(&self, offer: &Offer) -> Vec<String> {
        let mut years: Vec<String> = Vec::new();
        for (measure, line) in self.setting.framework.measures.iter().zip(&offer.lines) {
            if let (Some(value), Some(amount)) = (&measure.value, line.value)
                && amount.is_positive()
                && !value.price_year.is_empty()
                && let Err(place) = years.binary_search(&value.price_year)
            {
                years.insert(place, value.price_year.clone());
            }
        }
        years
    }

    fn unknown_grades(&self, which: usize, findings: &mut Vec<Finding>) {
        let framework = self.setting.framework;
        for (index, criterion) in framework.criteria.iter().enumerate() {
            let given = self.bids[which]
                .grades
                .get(&criterion.id)
                .map_or("", |id| id.trim());
            if !given.is_empty() && graded::grade(framework, &self.bids[which], criterion).is_none()
            {
                findings.push(Finding {
                    criterion: Some(index),
                    section: Some(criterion.section),
                    ..Finding::new(
                        FindingKind::UnknownGrade {
                            id: given.to_owned(),
                        },
                        FindingSeverity::Error,
                    )
                });
            }
        }
    }

    /// The step that made a figure.
    fn figure(&self, which: usize, figure: Figure, rec: &mut Recorder) -> Option<Fig> {
        let offer = &self.offers[which];
        let marked = |rec: &mut Recorder| self.mark(which, &self.field(which), rec);
        match figure {
            Figure::Quantity(measure) => offer.lines.get(measure)?.quantity,
            Figure::Counted(measure) => offer.lines.get(measure)?.counted,
            Figure::MeasureValue(measure) => offer.lines.get(measure)?.value,
            Figure::UnitValue(measure) => match self.setting.worth.get(measure)? {
                Worth::Pounds(value) => Some(*value),
                _ => None,
            },
            Figure::SectionValue(section) => match self.setting.plans.get(section)?.way {
                Way::Graded => None,
                _ => offer.sections.get(section)?.value,
            },
            Figure::SectionMarks(section) => marked(rec).sections.get(section)?.marks,
            Figure::CriterionMarks(criterion) => {
                let exact = marked(rec).criteria.get(criterion)?.marks?;
                rec.round(Label::CriterionMarks(criterion), exact, 2)
            }
            Figure::SocialValue => offer.social,
            Figure::TotalMarks => marked(rec).total,
        }
    }
}

/// A decimal, or the nearest one of so many places.
fn shown(value: Fraction, places: u32) -> Option<Decimal> {
    value.decimal().or_else(|| value.round(places))
}

/// A row's share of a section's marks, for showing.
fn share(marks: Fig, line: Fig, lines: Fig) -> Option<Decimal> {
    if !lines.is_positive() {
        return Some(Decimal::ZERO);
    }
    marks.at.multiply(line.at)?.divide(lines.at)?.round(2)
}

/// The bid that a bid is a what-if of, followed to its root. Several files may use the same ids, so the nearest bid
/// before it is meant, else the nearest after it. What-ifs of a bid that is not here belong together.
fn root(bids: &[Bid], index: usize) -> usize {
    let mut at = index;
    let mut least = index;
    for _ in 0..bids.len() {
        let of = bids[at].scenario_of.as_str();
        if of.is_empty() {
            return at;
        }
        let before = bids[..at].iter().rposition(|bid| bid.id == of);
        let after = || {
            bids[at + 1..]
                .iter()
                .position(|bid| bid.id == of)
                .map(|place| place + at + 1)
        };
        let Some(next) = before.or_else(after) else {
            return bids
                .iter()
                .position(|bid| bid.scenario_of == of)
                .unwrap_or(at);
        };
        at = next;
        least = least.min(at);
    }
    least
}

/// Scores all bids of a case, in their order.
pub fn score(case: &Case, bids: &[Bid]) -> Vec<Scorecard> {
    let run = Run::count(case, bids, None, None, &mut Recorder::new(false));
    (0..bids.len()).map(|which| run.card(which)).collect()
}

/// The arithmetic of one figure of one bid; `None` if that figure has no value.
pub fn trace(case: &Case, bids: &[Bid], which: usize, figure: Figure) -> Option<Trace> {
    if which >= bids.len() {
        return None;
    }
    let mut rec = Recorder::new(true);
    let run = Run::count(case, bids, Some(which), None, &mut rec);
    let fig = run.figure(which, figure, &mut rec)?;
    Some(rec.trace(fig))
}

/// What the bid would lose without its pledges on one measure (index): its score less the score without them.
/// `None` if there is no such bid or measure, or if it feeds no section.
pub fn without(case: &Case, bids: &[Bid], which: usize, measure: usize) -> Option<Without> {
    let section = case.framework.measures.get(measure)?.section?;
    if which >= bids.len() {
        return None;
    }
    let card =
        |left_out| Run::count(case, bids, None, left_out, &mut Recorder::new(false)).card(which);
    let (with, less) = (card(None), card(Some((which, measure))));
    let value = difference(pounds(&with), pounds(&less))?;
    let sure = |card: &Scorecard| {
        let certainty = card.sections[section].certainty;
        card.sections[section].marks.is_some() && certainty != Some(Certainty::OnlyBid)
    };
    let marks = if sure(&with) && sure(&less) {
        match (with.marks, less.marks) {
            (Some(with), Some(less)) => difference(with, less),
            _ => difference(known(&with, &less), known(&less, &with)),
        }
    } else {
        None
    };
    Some(Without { value, marks })
}

fn difference(a: Decimal, b: Decimal) -> Option<Decimal> {
    Fraction::of(a).subtract(Fraction::of(b))?.decimal()
}

/// Pounds that all sections count.
fn pounds(card: &Scorecard) -> Decimal {
    sum(card.sections.iter().filter_map(|section| section.value))
}

/// Marks of the sections that have marks in both cards.
fn known(card: &Scorecard, other: &Scorecard) -> Decimal {
    let both = card.sections.iter().zip(&other.sections);
    sum(both
        .filter(|(_, other)| other.marks.is_some())
        .filter_map(|(section, _)| section.marks))
}

fn sum(parts: impl Iterator<Item = Decimal>) -> Decimal {
    let mut sum = Fraction::ZERO;
    for part in parts {
        sum = sum.add(Fraction::of(part)).unwrap_or(sum);
    }
    sum.decimal().unwrap_or_default()
}
