//! One bid's offer, counted: pledges to units, units to lines, lines to pounds, pounds to sections.
//!
//! A line is a measure. Its pledges are worked out unrounded and added, then rounded once.

use super::additionality;
use super::exclusive;
use super::fraction::Fraction;
use super::pledged::Which;
use super::quantity::{self, At};
use super::recorder::{Fig, Recorder, Total};
use super::rules;
use super::run::Setting;
use super::trace::Label;
use super::value::Worth;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;

/// A pledge that could be read.
pub(super) struct Claim {
    pub(super) pledge: usize,
    pub(super) measure: usize,
    /// Units as pledged.
    pub(super) units: Fig,
    /// Units that count, after the caps for one person and one period and after exclusions.
    pub(super) counted: Fig,
    /// Whether a rule had a say in what counts.
    pub(super) ruled: bool,
    /// What the units that count are called in a trace.
    pub(super) name: Label,
    /// What a unit of it is worth, at its place.
    pub(super) worth: Worth,
    /// Its place, as typed.
    pub(super) place: String,
    /// Which row of a value by place that is; 0 where the value does not depend on the place.
    pub(super) row: usize,
    /// Contract years and units that count in each, before rules on the whole pledge; none where it is made for all.
    pub(super) years: Vec<(usize, Fig)>,
    /// The next claim on the same measure.
    next: Option<usize>,
}

impl Claim {
    pub(super) fn new(of: Which<'_>, units: Fig, counted: Fig, ruled: bool) -> Self {
        Self {
            pledge: of.at.pledge,
            measure: of.measure,
            units,
            counted,
            ruled,
            name: of.at.units(true),
            worth: of.worth,
            place: String::new(),
            row: 0,
            years: Vec::new(),
            next: None,
        }
    }
}

/// What is offered under one measure.
#[derive(Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) pledged: bool,
    first: Option<usize>,
    pub(super) quantity: Option<Fig>,
    pub(super) counted: Option<Fig>,
    /// £ per unit; none where it is not known, or differs between the pledges.
    pub(super) unit_value: Option<Fig>,
    pub(super) value: Option<Fig>,
    /// The same with the low and the high value of a unit.
    pub(super) range: Option<(Fig, Fig)>,
}

/// What is offered under one section.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    /// Pounds of its lines, before a cap on the section.
    pub(super) lines: Option<Fig>,
    /// Pounds that count; none if they cannot be held exactly.
    pub(super) value: Option<Fig>,
    /// Whether something that its lines rest on is missing.
    pub(super) incomplete: bool,
    /// Set where a rule made the section void: nothing, with the reasons.
    pub(super) void: Option<Fig>,
}

/// One bid's offer.
pub(super) struct Offer {
    pub(super) lines: Vec<Line>,
    pub(super) sections: Vec<Held>,
    pub(super) social: Option<Fig>,
    /// Pounds pledged for extension years that are told apart.
    pub(super) extension_value: Fraction,
    /// Pounds of each theme.
    pub(super) themes: Vec<Fraction>,
    /// Set where a rule excludes the bid: nothing, with the reasons.
    pub(super) excluded: Option<Fig>,
    /// The rules that exclude it, by index.
    pub(super) excluded_by: Vec<usize>,
    pub(super) findings: Vec<Finding>,
}

/// Whose offer is counted, and what of it is left out.
#[derive(Clone, Copy)]
pub(super) struct Whose {
    /// The bid's index, unless it is the one whose figures are being told.
    pub(super) other_bid: Option<usize>,
    /// A measure whose pledges are left out.
    pub(super) without: Option<usize>,
}

impl Offer {
    pub(super) fn count(setting: &Setting<'_>, bid: &Bid, whose: Whose, rec: &mut Recorder) -> Self {
        let framework = setting.framework;
        let mut offer = Self {
            lines: vec![Line::default(); framework.measures.len()],
            sections: vec![Held::default(); framework.sections.len()],
            social: None,
            extension_value: Fraction::ZERO,
            themes: vec![Fraction::ZERO; framework.themes.len()],
            excluded: None,
            excluded_by: Vec::new(),
            findings: Vec::new(),
        };
        for (line, worth) in offer.lines.iter_mut().zip(&setting.worth) {
            if let Worth::Pounds(worth) = worth {
                line.unit_value = Some(*worth);
            }
        }
        let mut claims = offer.claims(setting, bid, whose, rec);
        exclusive::apply(setting, bid, &mut offer, &mut claims, rec);
        for index in (0..claims.len()).rev() {
            let line = &mut offer.lines[claims[index].measure];
            claims[index].next = line.first;
            line.first = Some(index);
        }
        offer.count_lines(setting, &claims, rec);
        offer.count_sections(setting, rec);
        offer.net_findings(setting);
        offer
    }

    /// Reads every pledge. One that cannot be read counts nothing and leaves a finding.
    fn claims(&mut self, setting: &Setting<'_>, bid: &Bid, whose: Whose, rec: &mut Recorder) -> Vec<Claim> {
        let framework = setting.framework;
        let mut claims = Vec::with_capacity(bid.pledges.len());
        let mut near = 0;
        for (index, pledge) in bid.pledges.iter().enumerate() {
            let Some(at) = setting.measure_near(&pledge.measure, near) else {
                // A pledge without a measure is named by its own id.
                let id = if pledge.measure.is_empty() { &pledge.id } else { &pledge.measure }.clone();
                self.found(FindingKind::UnknownMeasure { id }, |f| f.pledge = Some(index));
                continue;
            };
            near = at;
            if whose.without == Some(at) {
                continue;
            }
            let unit = &framework.measures[at].unit;
            self.lines[at].pledged = true;
            let place = At { other_bid: whose.other_bid, pledge: index, part: false };
            let local = setting.local(at, &pledge.place, rec);
            let of = Which { pledge, measure: at, unit, at: place, worth: local.worth };
            let Some(pledged) = self.pledged(setting, of, rec) else {
                continue;
            };
            let mut claim = Claim::new(of, pledged.units, pledged.counted, pledged.ruled);
            (claim.place, claim.row, claim.years) = (local.place.to_owned(), local.row, pledged.years);
            // Of a pledge by contract year, each part was looked at when it was read.
            if let Some(given) = pledged.given {
                rules::for_each_person(setting, &unit.kind, &given, self, &mut claim, rec);
            }
            claims.push(claim);
        }
        claims
    }

    fn count_lines(&mut self, setting: &Setting<'_>, claims: &[Claim], rec: &mut Recorder) {
        let mut social = Total::new();
        let mut fits = true;
        for at in 0..self.lines.len() {
            let mut line = self.lines[at];
            if line.first.is_none() {
                continue;
            }
            if self.count_line(setting, claims, at, &mut line, rec).is_none() {
                line.value = None;
                self.overflow(|f| f.measure = Some(at));
            }
            if let Some(value) = line.value {
                let theme = self.themes.get_mut(setting.framework.measures[at].theme);
                if let Some(theme) = theme {
                    let sum = theme.add(value.at);
                    fits &= sum.is_some();
                    *theme = sum.unwrap_or(*theme);
                }
                fits &= rec.add(&mut social, value).is_some();
            }
            self.lines[at] = line;
        }
        if !fits {
            self.overflow(|_| {});
        }
        self.social = fits.then(|| rec.sum(Label::SocialValue, social));
    }

    /// Units, what counts of them, and pounds. `None` if one of them cannot be held exactly.
    fn count_line(
        &mut self,
        setting: &Setting<'_>,
        claims: &[Claim],
        at: usize,
        line: &mut Line,
        rec: &mut Recorder,
    ) -> Option<()> {
        let unit = &setting.framework.measures.get(at)?.unit;
        let (mut units, mut counted) = (Total::new(), Total::new());
        let mut ruled = false;
        let mut members = Vec::new();
        let mut next = line.first;
        while let Some(index) = next {
            let claim = claims.get(index)?;
            rec.add(&mut units, claim.units)?;
            rec.add(&mut counted, claim.counted)?;
            ruled |= claim.ruled;
            members.push(index);
            next = claim.next;
        }
        let rounded = |name, total, rec: &mut Recorder| {
            if quantity::is_rounded(unit) {
                let sum = rec.sum(Label::Step, total);
                quantity::rounded(unit, name, sum, rec)
            } else {
                Some(rec.sum(name, total))
            }
        };
        let quantity = rounded(Label::Quantity(at), units, rec)?;
        line.quantity = Some(quantity);
        let before_caps = if ruled {
            let capped = rules::cuts(setting.framework, Some(at), None);
            rounded(if capped { Label::Step } else { Label::Counted(at) }, counted, rec)?
        } else {
            quantity
        };
        line.counted = Some(rules::item_caps(setting, self, at, before_caps, rec)?);
        self.value_line(setting, claims, &members, at, line, rec)
    }

    fn count_sections(&mut self, setting: &Setting<'_>, rec: &mut Recorder) {
        for section in 0..self.sections.len() {
            let mut total = Total::new();
            let mut fits = true;
            for (line, measure) in self.lines.iter().zip(&setting.framework.measures) {
                if let (Some(value), true) = (line.value, measure.section == Some(section)) {
                    fits &= rec.add(&mut total, value).is_some();
                }
            }
            if fits {
                let changed =
                    self.sections[section].void.is_some() || rules::cuts(setting.framework, None, Some(section));
                let name = if changed { Label::Step } else { Label::SectionValue(section) };
                let lines = rec.sum(name, total);
                self.sections[section].lines = Some(lines);
                self.sections[section].value = self.section_value(setting, section, lines, rec);
            }
            if self.sections[section].value.is_none() {
                self.overflow(|f| f.section = Some(section));
            }
        }
    }

    fn section_value(&mut self, setting: &Setting<'_>, section: usize, lines: Fig, rec: &mut Recorder) -> Option<Fig> {
        let mut value = rules::section_caps(setting, self, section, lines, rec)?;
        if let Some(nothing) = self.sections[section].void {
            value = rec.multiply(Label::SectionValue(section), &[value, nothing])?;
        }
        Some(value)
    }

    /// What a finding says that putting it right would gain is less by what would have come about anyway.
    fn net_findings(&mut self, setting: &Setting<'_>) {
        let rec = &mut Recorder::new(false);
        for finding in &mut self.findings {
            let value = finding.measure.and_then(|at| setting.framework.measures[at].value.as_ref());
            let (Some(at), Some(worth)) = (finding.measure, finding.worth) else {
                continue;
            };
            let stay = additionality::shares(at, value.and_then(|value| value.additionality.as_ref()), rec);
            if let Some(stay) = stay.filter(|stay| !stay.is_empty()) {
                let net = stay.iter().try_fold(Fraction::of(worth), |net, share| net.multiply(share.at));
                finding.worth = net.and_then(|net| net.round(2));
            }
        }
    }

    /// Adds an error.
    pub(super) fn found(&mut self, kind: FindingKind, place: impl Fn(&mut Finding)) {
        let mut finding = Finding::new(kind, FindingSeverity::Error);
        place(&mut finding);
        self.findings.push(finding);
    }

    pub(super) fn overflow(&mut self, place: impl Fn(&mut Finding)) {
        self.found(FindingKind::Overflow, place);
    }
}

/// Pounds of so many units, to the penny, where the measure has a value.
pub(super) fn pounds(worth: Worth, units: Fraction) -> Option<Decimal> {
    match worth {
        Worth::Pounds(value) => units.multiply(value.at)?.round(2),
        _ => None,
    }
}
