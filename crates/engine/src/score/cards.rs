//! Scorecards: what was worked out, as people and files are told it.

use super::card::Certainty;
use super::card::{CriterionScore, MeasureScore, Scorecard, SectionScore};
use super::fraction::Fraction;
use super::marks::Way;
use super::non_price;
use super::offer::Offer;
use super::recorder::{Fig, Recorder, Total};
use super::run::{Outcome, Run};
use super::thresholds::deal;
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::framework::{Counts, Deal, Rounding};

impl Run<'_> {
    /// The scorecard of a bid.
    pub(super) fn card(&self, which: usize) -> Scorecard {
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
            let graded = matches!(plan.way, Way::Graded(_));
            let held = &offer.sections[index];
            let counts =
                Some(framework.sections[index].counts).filter(|_| !graded && !matches!(plan.way, Way::Gate(_)));
            let is_ratio = matches!(counts, Some(Counts::Ratio(_)));
            let part = if graded { &mut self_assessed } else { &mut calculated };
            let mut overflow = marked.overflow;
            if let (Some(marks), None) = (self.added(marked), offer.excluded) {
                let sum = part.add(marks.at);
                overflow |= sum.is_none();
                *part = sum.unwrap_or(*part);
            }
            out_of = out_of.and_then(|sum| sum.add(plan.out_of?.at));
            certainty = certainty.max(marked.certainty);
            for (wrong, kind) in [(overflow, FindingKind::Overflow), (marked.open, FindingKind::OtherBidIncomplete)] {
                if wrong {
                    findings.push(Finding { section: Some(index), ..Finding::new(kind, FindingSeverity::Error) });
                }
            }
            sections.push(SectionScore {
                marks: marked.marks.and_then(Fig::decimal),
                out_of: plan.out_of.and_then(|out_of| shown(out_of.at, 6)),
                value: held.pounds.filter(|_| counts.is_some()).and_then(|pounds| shown(pounds.at, 6)),
                points: held.value.filter(|_| counts == Some(Counts::Points)).and_then(Fig::decimal),
                ratio: held.value.filter(|_| is_ratio).and_then(|ratio| shown(ratio.at, 6)),
                against: marked.against,
                scenarios: marked.scenarios,
                certainty: Some(marked.certainty),
            });
        }
        if outcome.overflow {
            if findings.iter().all(|finding| finding.kind != FindingKind::Overflow) {
                findings.push(Finding::new(FindingKind::Overflow, FindingSeverity::Error));
            }
            certainty = Certainty::Incomplete;
        }
        self.unknown_grades(which, &outcome, &mut findings);
        let part = |sum: Fraction| match framework.round {
            Rounding::Sections => sum.decimal().unwrap_or_default(),
            Rounding::Total => sum.round(2).unwrap_or_default(),
        };
        Scorecard {
            marks: outcome.total.and_then(Fig::decimal),
            calculated: part(calculated),
            self_assessed: part(self_assessed),
            out_of: out_of.and_then(|out_of| shown(out_of, 6)),
            certainty,
            of_quality: deal(&self.setting.case.contract) == Deal::Contract
                && non_price::is_quality_alone(self.setting.case),
            proportion: self.proportion(which, &mut rec).and_then(Fig::decimal),
            value_range: value_range(offer, &mut rec).and_then(ends),
            extension_value: offer.extension_value.decimal().unwrap_or_default(),
            points: offer.points.and_then(Fig::decimal),
            social_value: offer.social.and_then(Fig::decimal).unwrap_or_default(),
            price_years: self.price_years(offer),
            excluded: offer.excluded.is_some(),
            excluded_by: offer.excluded_by.iter().map(|rule| framework.rules[*rule].id.clone()).collect(),
            sections,
            criteria: criteria(&outcome),
            measures: self.measures(offer, &outcome),
            themes: offer.themes.iter().map(|pounds| pounds.decimal().unwrap_or_default()).collect(),
            findings,
        }
    }

    fn measures(&self, offer: &Offer, outcome: &Outcome<'_>) -> Vec<MeasureScore> {
        let measures = self.setting.framework.measures.iter().zip(&offer.lines);
        measures
            .enumerate()
            .map(|(at, (measure, line))| MeasureScore {
                pledged: line.pledged,
                quantity: line.quantity.and_then(Fig::decimal),
                counted: line.counted.and_then(Fig::decimal),
                unit_value: offer.unit_value(&self.setting, at).and_then(Fig::decimal),
                value: line.value.and_then(Fig::decimal),
                range: offer.range(at).and_then(ends),
                points: line.points.and_then(Fig::decimal),
                marks: measure.section.and_then(|section| {
                    let marked = &outcome.sections[section];
                    let marks = marked.marks.filter(|_| marked.certainty != Certainty::OnlyBid)?;
                    share(marks, line.points.or(line.value)?, offer.sections[section].lines?)
                }),
            })
            .collect()
    }

    /// Price years of the values that are added, sorted, without repeats.
    fn price_years(&self, offer: &Offer) -> Vec<String> {
        let mut years: Vec<String> = Vec::new();
        let mut last = None;
        for (measure, line) in self.setting.framework.measures.iter().zip(&offer.lines) {
            if let (Some(value), Some(amount)) = (&measure.value, line.value)
                && amount.is_positive()
            {
                let year = self.setting.framework.price_year(value);
                // Most values have the year of the one before.
                if last == Some(year) {
                    continue;
                }
                last = Some(year);
                let place = years.partition_point(|other| other.as_str() < year);
                if !year.is_empty() && years.get(place).is_none_or(|other| other != year) {
                    years.insert(place, year.to_owned());
                }
            }
        }
        years
    }

    fn unknown_grades(&self, which: usize, outcome: &Outcome<'_>, findings: &mut Vec<Finding>) {
        let framework = self.setting.framework;
        for (index, criterion) in framework.criteria.iter().enumerate() {
            if outcome.criteria[index].grade.is_some() {
                continue;
            }
            let given = self.bids[which].grades.get(&criterion.id).map_or("", |id| id.trim());
            if !given.is_empty() {
                findings.push(Finding {
                    criterion: Some(index),
                    section: Some(criterion.section),
                    ..Finding::new(FindingKind::UnknownGrade { id: given.to_owned() }, FindingSeverity::Error)
                });
            }
        }
    }
}

fn criteria(outcome: &Outcome<'_>) -> Vec<CriterionScore> {
    let each = outcome.criteria.iter().map(|graded| CriterionScore {
        grade: graded.grade.map(|grade| grade.id.clone()),
        marks: graded.marks.and_then(|marks| marks.at.round(2)),
        out_of: graded.out_of.and_then(|out_of| out_of.at.round(2)),
    });
    each.collect()
}

/// Pounds of all lines with the low and with the high value of a unit, where any of them has these.
pub(super) fn value_range(offer: &Offer, rec: &mut Recorder) -> Option<(Fig, Fig)> {
    if offer.ranges.is_empty() {
        return None;
    }
    let (mut low, mut high) = (Total::new(), Total::new());
    for (at, line) in offer.lines.iter().enumerate() {
        let Some(value) = line.value else { continue };
        let (least, most) = offer.range(at).unwrap_or((value, value));
        rec.add(&mut low, least)?;
        rec.add(&mut high, most)?;
    }
    Some((rec.sum(Label::LowValue, low), rec.sum(Label::HighValue, high)))
}

/// Both ends of a range, as a card gives them.
fn ends((low, high): (Fig, Fig)) -> Option<(Decimal, Decimal)> {
    low.decimal().zip(high.decimal())
}

/// A decimal, or the nearest one of so many places.
pub(super) fn shown(value: Fraction, places: u32) -> Option<Decimal> {
    value.decimal().or_else(|| value.round(places))
}

/// A row's share of a section's marks, for showing.
fn share(marks: Fig, line: Fig, lines: Fig) -> Option<Decimal> {
    if !lines.is_positive() {
        return Some(Decimal::ZERO);
    }
    marks.at.multiply(line.at)?.divide(lines.at)?.round(2)
}
