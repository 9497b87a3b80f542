//! The order of work: what the tender says, every bid's offer, who is compared with whom, marks, cards.

use std::rc::Rc;

use super::asked::{Asked, asked, grade};
use super::bands;
use super::card::{Certainty, Scorecard};
use super::cards::{shown, value_range};
use super::facts::Facts;
use super::graded::{self, Graded};
use super::marks::{Plan, Way, plan};
use super::memory::Memory;
use super::offer::{Held, Offer, Whose};
use super::points;
use super::recorder::{Fig, Recorder, Total};
use super::relative::{self, Field};
use super::rules::Naming;
use super::target;
use super::thresholds::deal;
use super::trace::{Figure, Label, Trace};
use super::value::{self, Worth, worth};
use super::years::Years;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Bid, Case};
use crate::framework::{Amount, Bound, Counts, Deal, Framework, Rounding, Rule};

/// What is the same for all bids.
pub(super) struct Setting<'a> {
    pub(super) case: &'a Case,
    pub(super) framework: &'a Framework,
    pub(super) facts: Facts,
    pub(super) years: Years,
    /// What the value of each contract year is divided by; none without a discount rate.
    pub(super) factors: Vec<Fig>,
    /// £ per unit at the contract's place, by measure.
    pub(super) worth: Rc<[Worth]>,
    /// Which rules name a measure.
    pub(super) naming: Rc<Naming>,
    /// By section.
    pub(super) plans: Vec<Plan<'a>>,
    /// By criterion.
    pub(super) asked: Vec<Asked<'a>>,
    /// What is wrong with the contract's facts and the tender's parameters.
    pub(super) findings: Vec<Finding>,
}

/// What a unit is worth at the place of a pledge.
pub(super) struct Local {
    pub(super) worth: Worth,
    /// As typed.
    pub(super) place: String,
    /// Row of the value by place.
    pub(super) row: usize,
}

impl<'a> Setting<'a> {
    fn read(case: &'a Case, memory: Option<&mut Memory>, rec: &mut Recorder) -> Self {
        let framework = &*case.framework;
        let mut findings = Vec::new();
        let facts = Facts::read(case, rec, &mut findings);
        if deal(&case.contract) != Deal::Contract {
            findings.push(Finding::new(FindingKind::NoWeighting, FindingSeverity::Info));
        }
        let years = Years::read(&case.contract, &facts, rec);
        let factors = framework.discount.as_ref().map_or_else(Vec::new, |rate| years.factors(rate, rec));
        let new = |rec: &mut Recorder| {
            let measures = 0..framework.measures.len();
            let worth: Rc<[_]> =
                measures.map(|index| worth(framework, index, &facts, &case.contract.place, rec)).collect();
            (worth, Rc::new(Naming::of(framework)))
        };
        let (worth, naming) = match memory {
            None => new(rec),
            Some(memory) => {
                if let Some(common) = memory.common(case) {
                    (common.worth.clone(), common.naming.clone())
                } else {
                    let (worth, naming) = new(rec);
                    memory.keep(case, worth.clone(), naming.clone());
                    (worth, naming)
                }
            }
        };
        let sections = framework.sections.iter().enumerate();
        let plans = sections.map(|(index, section)| plan(case, index, section, &facts, rec, &mut findings));
        let plans: Vec<Plan<'_>> = plans.collect();
        let asked = asked(case, &plans, rec, &mut findings);
        Self { case, framework, facts, years, factors, worth, naming, plans, asked, findings }
    }

    /// The rules that name a measure, in their order.
    pub(super) fn rules_on(&self, measure: usize) -> impl Iterator<Item = (usize, &'a Rule)> {
        let rules = &self.framework.rules;
        self.naming.rules(measure).iter().filter_map(|index| Some((*index as usize, rules.get(*index as usize)?)))
    }

    /// What a unit of a measure is worth where a pledge is delivered: at its own place, or else at the contract's. None
    /// where that does not depend on the place.
    pub(super) fn local(&self, measure: usize, own: &str, rec: &mut Recorder) -> Option<Rc<Local>> {
        let value = self.framework.measures[measure].value.as_ref();
        let value = value.filter(|value| matches!(value.amount, Amount::ByPlace { .. }))?;
        let at_contract = own.trim().is_empty();
        let place = if at_contract { self.case.contract.place.as_str() } else { own };
        // Places without a value stand together after all others.
        let row = value::row(self.framework, value, place).map_or(usize::MAX, |(row, _)| row);
        let worth =
            if at_contract { self.worth[measure] } else { worth(self.framework, measure, &self.facts, place, rec) };
        Some(Rc::new(Local { worth, place: place.to_owned(), row }))
    }

    /// The measure with that id, looked for from a place on: pledges mostly stand in framework order.
    pub(super) fn measure_near(&self, id: &str, near: usize) -> Option<usize> {
        let measures = &self.framework.measures;
        if measures.get(near + 1).is_some_and(|measure| measure.id == id) {
            return Some(near + 1);
        }
        let (before, after) = measures.split_at_checked(near)?;
        let found = after.iter().position(|measure| measure.id == id);
        found.map(|at| at + near).or_else(|| before.iter().position(|measure| measure.id == id))
    }
}

/// One section of one bid, marked.
pub(super) struct Marked {
    /// Unrounded.
    pub(super) exact: Option<Fig>,
    /// As awarded, to two decimals.
    pub(super) marks: Option<Fig>,
    pub(super) certainty: Certainty,
    pub(super) against: Option<Decimal>,
    pub(super) scenarios: Option<[Decimal; 3]>,
    /// The marks cannot be held exactly.
    pub(super) overflow: bool,
    /// Another bid is not complete, so that the best offer is not known.
    pub(super) open: bool,
}

/// One bid, marked.
pub(super) struct Outcome<'a> {
    pub(super) sections: Vec<Marked>,
    pub(super) criteria: Vec<Graded<'a>>,
    pub(super) total: Option<Fig>,
    /// Every section has marks, and their sum cannot be held exactly.
    pub(super) overflow: bool,
}

/// A case and its bids, counted.
pub(super) struct Run<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) bids: &'a [Bid],
    pub(super) offers: Vec<Offer>,
    /// For each bid the bid that it is a what-if of, at the root; itself if it is none.
    roots: Vec<usize>,
}

impl<'a> Run<'a> {
    /// Counts every offer. `told` is the bid whose figures will be told; `without` leaves out a bid's pledges on a
    /// measure. A memory is of use only where nothing is told or left out, since it keeps neither steps nor gaps.
    pub(super) fn count(
        case: &'a Case,
        bids: &'a [Bid],
        told: Option<usize>,
        without: Option<(usize, usize)>,
        mut memory: Option<&mut Memory>,
        rec: &mut Recorder,
    ) -> Self {
        let setting = Setting::read(case, memory.as_deref_mut(), rec);
        let offers = bids.iter().enumerate();
        let offers = offers
            .map(|(index, bid)| {
                let whose = Whose {
                    other_bid: told.is_some_and(|told| told != index).then_some(index),
                    without: without.filter(|(of, _)| *of == index).map(|(_, measure)| measure),
                };
                let known = memory.as_deref_mut().map(|memory| memory.of_bid(index, bid));
                Offer::count(&setting, bid, whose, known, rec)
            })
            .collect();
        let roots = (0..bids.len()).map(|index| root(bids, index)).collect();
        Self { setting, bids, offers, roots }
    }

    /// The bid and the other suppliers' bids. What-ifs of other suppliers are no offers, unless the bid that they
    /// are a what-if of is not here.
    pub(super) fn field(&self, which: usize) -> Field {
        let offers =
            |bid: usize| self.bids[bid].scenario_of.is_empty() || !self.bids[self.roots[bid]].scenario_of.is_empty();
        let members: Vec<usize> = (0..self.bids.len())
            .filter(|bid| *bid == which || (self.roots[*bid] != self.roots[which] && offers(*bid)))
            .collect();
        let standing = members.iter().filter(|bid| self.offers[**bid].excluded.is_none()).count();
        Field { members, standing }
    }

    pub(super) fn mark(&self, which: usize, field: &Field, rec: &mut Recorder) -> Outcome<'a> {
        let framework = self.setting.framework;
        let grades = framework.criteria.iter().zip(&self.setting.asked);
        let mut criteria: Vec<Graded<'a>> = grades
            .map(|(criterion, asked)| Graded {
                grade: grade(asked, &self.bids[which], criterion),
                marks: None,
                out_of: None,
            })
            .collect();
        let mut sections = Vec::with_capacity(framework.sections.len());
        let mut total = Total::new();
        let (mut complete, mut fits) = (true, true);
        for section in 0..framework.sections.len() {
            let marked = self.mark_section(which, field, section, &mut criteria, rec);
            match self.added(&marked) {
                Some(marks) => fits &= rec.add(&mut total, marks).is_some(),
                None => complete = false,
            }
            sections.push(marked);
        }
        let sum = self.awarded(which, Label::TotalMarks, total, rec);
        let counts = self.offers[which].excluded.is_some() || complete && fits;
        let total = sum.filter(|_| counts);
        Outcome { sections, criteria, overflow: complete && total.is_none(), total }
    }

    /// The marks of a section that a total adds.
    pub(super) fn added(&self, marked: &Marked) -> Option<Fig> {
        match self.setting.framework.round {
            Rounding::Sections => marked.marks,
            Rounding::Total => marked.exact,
        }
    }

    /// A sum of marks as awarded: nothing if the bid is excluded, and rounded where sections are not.
    fn awarded(&self, which: usize, name: Label, sum: Total, rec: &mut Recorder) -> Option<Fig> {
        let offer = &self.offers[which];
        let factor = offer.excluded.or(offer.passed);
        let rounds = self.setting.framework.round == Rounding::Total;
        let label = |last: bool| if last { name.clone() } else { Label::Step };
        let mut fig = rec.sum(label(!rounds && factor.is_none()), sum);
        if let Some(factor) = factor {
            fig = rec.multiply(label(!rounds), &[fig, factor])?;
        }
        if rounds { rec.round(name, fig, 2) } else { Some(fig) }
    }

    fn mark_section(
        &self,
        which: usize,
        field: &Field,
        section: usize,
        criteria: &mut [Graded<'a>],
        rec: &mut Recorder,
    ) -> Marked {
        let framework = self.setting.framework;
        let offer = &self.offers[which];
        let held = &offer.sections[section];
        let plan = &self.setting.plans[section];
        let mut marked = Marked {
            exact: None,
            marks: None,
            certainty: Certainty::Incomplete,
            against: None,
            scenarios: None,
            overflow: false,
            open: false,
        };
        let Some(out_of) = plan.out_of else {
            return marked;
        };
        if !out_of.is_positive() {
            // The tender gives all marks to other sections: nothing can be earned or missed here.
            marked.marks = Some(rec.named(Label::SectionMarks(section), out_of));
            (marked.exact, marked.certainty) = (marked.marks, Certainty::Fixed);
            return marked;
        }
        let places = if framework.sections[section].counts == Counts::Money { 2 } else { 6 };
        match plan.way {
            Way::Unknown => {}
            Way::Graded(_) => {
                let marks = graded::marks(&self.setting, section, out_of, criteria, rec);
                marked.overflow = marks.is_none();
                marked.exact = or_void(marks.flatten(), held, rec);
                marked.certainty = if held.void.is_some() { Certainty::Fixed } else { Certainty::SelfAssessed };
            }
            Way::Gate(_) => {
                let open = held.incomplete || held.gate.is_none();
                let through = held.gate.filter(|_| !open);
                let marks = through.and_then(|through| rec.multiply(Label::Step, &[out_of, through]));
                marked.exact = or_void(marks, held, rec);
                marked.certainty = Certainty::Fixed;
            }
            Way::Relative(_) if held.incomplete => {}
            Way::Relative(_) if field.is_open(&self.offers, which, section) => marked.open = true,
            Way::Relative(rival) => {
                let best = field.best(&self.offers, which, section, rival, rec);
                if rival.is_some() || field.standing > 0 {
                    marked.against = best.and_then(|best| shown(best.at, 6));
                }
                marked.certainty = relative::certainty(rival.is_some(), field, offer.excluded.is_some());
                if let Some(value) = held.value {
                    marked.exact = relative::marks(out_of, value, best, rec);
                    marked.overflow = marked.exact.is_none();
                    if marked.certainty == Certainty::OnlyBid {
                        marked.scenarios = relative::scenarios(out_of, value);
                    }
                }
            }
            Way::Target(target) => {
                marked.certainty = Certainty::Fixed;
                if let Some(target) = target {
                    marked.against = shown(target.at, places);
                    if let (Some(value), false) = (held.value, held.incomplete) {
                        marked.exact = target::marks(out_of, value, target, rec);
                        marked.overflow = marked.exact.is_none();
                    }
                }
            }
            Way::Bands(bands) => {
                marked.certainty = Certainty::Fixed;
                if let (Some(value), false) = (held.value, held.incomplete) {
                    marked.exact = bands::marks(section, out_of, value, bands, rec);
                    marked.overflow = marked.exact.is_none();
                }
            }
            Way::Points(_, all_or_nothing) => {
                marked.certainty = Certainty::Fixed;
                marked.against = held.required.and_then(|required| shown(required.at, places));
                if let (Some(points), Some(required), false) = (held.value, held.required, held.incomplete) {
                    marked.exact = points::marks(out_of, points, required, all_or_nothing, rec);
                    marked.overflow = marked.exact.is_none();
                }
            }
        }
        if let (Some(exact), Rounding::Total) = (marked.exact, framework.round) {
            marked.exact = Some(rec.named(Label::SectionMarks(section), exact));
        }
        if let Some(exact) = marked.exact {
            marked.marks = rec.round(Label::SectionMarks(section), exact, 2);
            marked.overflow |= marked.marks.is_none();
        }
        if marked.marks.is_none() {
            (marked.exact, marked.certainty) = (None, Certainty::Incomplete);
        }
        marked
    }

    /// Place of a bid among those that are not excluded: 1, and 1 more for each bid that has more marks.
    fn rank(&self, which: usize, rec: &mut Recorder) -> Option<Fig> {
        let field = self.field(which);
        let total = self.mark(which, &field, rec).total.filter(|_| self.offers[which].excluded.is_none())?;
        let mut rank = Total::new();
        let first = rec.number(1);
        rec.add(&mut rank, first)?;
        for bid in field.members.iter().filter(|bid| **bid != which && self.offers[**bid].excluded.is_none()) {
            let lead = self.mark(*bid, &field, rec).total.and_then(|other| rec.subtract(Label::Step, other, total));
            if let Some(lead) = lead {
                let ahead = rec.test(Label::Ahead(*bid), lead, Bound { at: Decimal::ZERO, strict: true }, false)?;
                rec.add(&mut rank, ahead)?;
            }
        }
        Some(rec.sum(Label::Rank, rank))
    }

    /// The step that made a figure.
    fn figure(&self, which: usize, figure: Figure, rec: &mut Recorder) -> Option<Fig> {
        let offer = &self.offers[which];
        let marked = |rec: &mut Recorder| self.mark(which, &self.field(which), rec);
        match figure {
            Figure::Quantity(measure) => offer.lines.get(measure)?.quantity,
            Figure::Counted(measure) => offer.lines.get(measure)?.counted,
            Figure::MeasureValue(measure) => offer.lines.get(measure)?.value,
            Figure::MeasureLow(measure) => Some(offer.range(measure)?.0),
            Figure::MeasureHigh(measure) => Some(offer.range(measure)?.1),
            Figure::LowValue => Some(value_range(offer, rec)?.0),
            Figure::HighValue => Some(value_range(offer, rec)?.1),
            Figure::ExtensionValue => Some(rec.sum(Label::ExtensionValue, offer.extension_value.clone())),
            Figure::UnitValue(measure) => offer.unit_value(&self.setting, measure),
            Figure::SectionValue(section) | Figure::SectionPounds(section) => {
                let held = offer.sections.get(section)?;
                match (self.setting.plans.get(section)?.way, figure) {
                    // Grades and answers are no value, whatever else is offered there.
                    (Way::Graded(_) | Way::Gate(_), _) => None,
                    (_, Figure::SectionPounds(_)) => as_shown(held.pounds?, rec),
                    _ => as_shown(held.value?, rec),
                }
            }
            Figure::SectionMarks(section) => marked(rec).sections.get(section)?.marks,
            Figure::CriterionMarks(criterion) => {
                let exact = marked(rec).criteria.get(criterion)?.marks?;
                rec.round(Label::CriterionMarks(criterion), exact, 2)
            }
            Figure::MeasurePoints(measure) => offer.lines.get(measure)?.points,
            Figure::Points => offer.points,
            Figure::SocialValue => offer.social,
            Figure::TotalMarks => marked(rec).total,
            Figure::SectionOutOf(section) => as_shown(self.setting.plans.get(section)?.out_of?, rec),
            Figure::CriterionOutOf(criterion) => {
                let exact = marked(rec).criteria.get(criterion)?.out_of?;
                rec.round(Label::Step, exact, 2)
            }
            Figure::OutOf => {
                let mut sum = Total::new();
                for plan in &self.setting.plans {
                    rec.add(&mut sum, plan.out_of?)?;
                }
                let sum = rec.sum(Label::Step, sum);
                as_shown(sum, rec)
            }
            Figure::Calculated => self.part(which, false, rec),
            Figure::SelfAssessed => self.part(which, true, rec),
            Figure::Proportion => self.proportion(which, rec),
            Figure::Rank => self.rank(which, rec),
        }
    }

    /// Pounds for each £1,000 of the contract.
    pub(super) fn proportion(&self, which: usize, rec: &mut Recorder) -> Option<Fig> {
        let thousand = rec.number(1000);
        let pounds = rec.multiply(Label::Step, &[self.offers[which].social?, thousand])?;
        let each = rec.divide(Label::Step, pounds, self.setting.facts.value?)?;
        rec.round(Label::Step, each, 2)
    }

    /// The marks of the graded sections, or of all others: nothing if the bid is excluded.
    fn part(&self, which: usize, graded: bool, rec: &mut Recorder) -> Option<Fig> {
        let marked = self.mark(which, &self.field(which), rec);
        let mut sum = Total::new();
        for (plan, section) in self.setting.plans.iter().zip(marked.sections) {
            if let Some(marks) = self.added(&section).filter(|_| matches!(plan.way, Way::Graded(_)) == graded) {
                // Of nothing in all, no sum is too long.
                if rec.add(&mut sum, marks).is_none() && self.offers[which].excluded.is_none() {
                    return None;
                }
            }
        }
        self.awarded(which, Label::Step, sum, rec)
    }
}

/// Marks of a section that does not count, nothing if it is void: whatever grades and answers are still to come, a
/// section that is void earns nothing.
fn or_void(marks: Option<Fig>, held: &Held, rec: &mut Recorder) -> Option<Fig> {
    match (marks, held.factor()) {
        (Some(marks), Some(factor)) => rec.multiply(Label::Step, &[marks, factor]),
        (None, _) => held.void,
        _ => marks,
    }
}

/// A figure that may be a fraction, as a card gives it: exact, or else to six decimals.
fn as_shown(out_of: Fig, rec: &mut Recorder) -> Option<Fig> {
    if out_of.decimal().is_some() { Some(out_of) } else { rec.round(Label::Step, out_of, 6) }
}

/// The bid that a bid is a what-if of, followed to its root. Several files may use the same ids, so the nearest bid
/// before it is meant, else the nearest after it. What-ifs of a bid that is not here belong together, and so do those
/// that are what-ifs of each other.
fn root(bids: &[Bid], index: usize) -> usize {
    let mut at = index;
    // As many steps as there are bids lead to the root, or else into a ring, and as many more once around it.
    let mut least = usize::MAX;
    for step in 0..bids.len() * 2 {
        let of = bids[at].scenario_of.as_str();
        if of.is_empty() {
            return at;
        }
        let before = bids[..at].iter().rposition(|bid| bid.id == of);
        let after = || bids[at + 1..].iter().position(|bid| bid.id == of).map(|place| place + at + 1);
        let Some(next) = before.or_else(after) else {
            return bids.iter().position(|bid| bid.scenario_of == of).unwrap_or(at);
        };
        at = next;
        if step >= bids.len() {
            least = least.min(at);
        }
    }
    least
}

/// Scores all bids of a case, in their order.
pub fn score(case: &Case, bids: &[Bid]) -> Vec<Scorecard> {
    cards(Run::count(case, bids, None, None, None, &mut Recorder::new(false)))
}

/// The same, with what the last score left in a memory; it need not have been of the same case or bids.
pub fn score_again(case: &Case, bids: &[Bid], memory: &mut Memory) -> Vec<Scorecard> {
    cards(Run::count(case, bids, None, None, Some(memory), &mut Recorder::new(false)))
}

fn cards(run: Run<'_>) -> Vec<Scorecard> {
    (0..run.bids.len()).map(|which| run.card(which)).collect()
}

/// The place of each bid of a case among those that are not excluded, from 1, equal marks equal rank; `None` without
/// marks and for an excluded bid. What-ifs of one bid are ranked each in a field of its own. It is no part of a
/// scorecard, so that a page with one bid need not carry it.
pub fn ranks(case: &Case, bids: &[Bid]) -> Vec<Option<u32>> {
    let mut rec = Recorder::new(false);
    let run = Run::count(case, bids, None, None, None, &mut rec);
    let rank = |which| run.rank(which, &mut rec)?.decimal()?.try_into().ok();
    (0..bids.len()).map(rank).collect()
}

/// The arithmetic of one figure of one bid; `None` if that figure has no value.
pub fn trace(case: &Case, bids: &[Bid], which: usize, figure: Figure) -> Option<Trace> {
    if which >= bids.len() {
        return None;
    }
    let mut rec = Recorder::new(true);
    let run = Run::count(case, bids, Some(which), None, None, &mut rec);
    let fig = run.figure(which, figure, &mut rec)?;
    Some(rec.trace(fig))
}
