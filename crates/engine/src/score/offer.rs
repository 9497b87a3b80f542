//! One bid's offer, counted: pledges to units, units to lines, lines to pounds or points.
//!
//! A line is a measure. Its pledges are worked out unrounded and added, then rounded once.

use std::rc::Rc;

use super::additionality;
use super::answer::{self, Answer};
use super::basis::Priced;
use super::fraction::Fraction;
use super::lots;
use super::memory::OfBid;
use super::pledged::Which;
use super::points;
use super::quantity::{self, At};
use super::recorder::{Fig, Recorder, Total};
use super::rules::{self, Offered, Standing, Subject};

use super::run::{Local, Setting};
use super::trace::Label;
use super::value::Worth;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;
use crate::framework::{Counts, UnitKind};

/// Whether the memory holds what a pledge counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// No, or what it counts was changed by a rule that looks at more than the pledge.
    No,
    /// It does from now on.
    New,
    /// It did, and the pledge is still the same.
    Again,
}

/// A pledge that could be read.
#[derive(Clone)]
pub(super) struct Claim {
    /// Which pledge it is.
    pub(super) at: At,
    pub(super) measure: usize,
    /// Units as pledged.
    pub(super) units: Fig,
    /// Units that count, after the caps for one person and one period and after exclusions.
    pub(super) counted: Fig,
    /// Whether a rule had a say in what counts.
    pub(super) ruled: bool,
    /// Its place, where the value depends on that.
    pub(super) local: Option<Rc<Local>>,
    /// Contract years and units that count in each, before rules on the whole pledge; none where it is made for all.
    pub(super) years: Option<Rc<[(usize, Fig)]>>,
    /// Whether the memory holds it as it is.
    pub(super) known: Known,
    /// The next claim on the same measure.
    next: Option<usize>,
}

impl Claim {
    pub(super) fn new(of: &Which<'_>, units: Fig, counted: Fig, ruled: bool) -> Self {
        Self {
            at: of.at,
            measure: of.measure,
            units,
            counted,
            ruled,
            local: of.local.cloned(),
            years: None,
            known: Known::No,
            next: None,
        }
    }

    pub(super) fn pledge(&self) -> usize {
        self.at.pledge
    }

    /// What the units that count are called in a trace.
    pub(super) fn name(&self) -> Label {
        self.at.units(true)
    }

    /// What a unit of it is worth, at its place.
    pub(super) fn worth(&self, setting: &Setting<'_>) -> Worth {
        self.local.as_ref().map_or(setting.worth[self.measure], |local| local.worth)
    }

    /// Which row of a value by place its place has; 0 where the value does not depend on the place.
    pub(super) fn row(&self) -> usize {
        self.local.as_ref().map_or(0, |local| local.row)
    }
}

/// The claims on one measure, by index, in the bid's order.
pub(super) struct On<'a> {
    claims: &'a [Claim],
    next: Option<usize>,
}

impl Iterator for On<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.next?;
        self.next = self.claims.get(at)?.next;
        Some(at)
    }
}

/// What is offered under one measure.
#[derive(Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) pledged: bool,
    first: Option<usize>,
    pub(super) quantity: Option<Fig>,
    pub(super) counted: Option<Fig>,
    /// Pounds, unless its section counts points.
    pub(super) value: Option<Fig>,
    /// Points, where its section counts them.
    pub(super) points: Option<Fig>,
}

/// What is offered under one section.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    /// Pounds or points of its lines, before a cap on the section.
    pub(super) lines: Option<Fig>,
    /// What counts: pounds, points or a ratio; none if it cannot be held exactly, or rests on what is missing.
    pub(super) value: Option<Fig>,
    /// Pounds that count, in a section that counts pounds or a ratio.
    pub(super) pounds: Option<Fig>,
    /// Points that it requires, where its method asks for points.
    pub(super) required: Option<Fig>,
    /// One if its gate lets the bid through, else nothing.
    pub(super) gate: Option<Fig>,
    /// Whether something that its lines or its answers rest on is missing.
    pub(super) incomplete: bool,
    /// Set where something made the section void: nothing, with the reasons.
    pub(super) void: Option<Fig>,
    /// Tests passed that would else have made it void: one.
    pub(super) passed: Option<Fig>,
}

impl Held {
    /// Nothing or one, where the section is void or might have been.
    pub(super) fn factor(&self) -> Option<Fig> {
        self.void.or(self.passed)
    }
}

/// One bid's offer.
pub(super) struct Offer {
    /// By measure.
    pub(super) lines: Vec<Line>,
    /// £ per unit of the measures where it depends on the places of pledges: measures rising, and none where it is not
    /// known, or differs between the pledges.
    pub(super) by_place: Vec<(usize, Option<Fig>)>,
    /// Pounds with the low and the high value of a unit, of the measures that have these, rising.
    pub(super) ranges: Vec<(usize, (Fig, Fig))>,
    /// By section.
    pub(super) sections: Vec<Held>,
    pub(super) social: Option<Fig>,
    /// Points of all lines; none where no section counts points.
    pub(super) points: Option<Fig>,
    /// Pounds pledged for extension years that are told apart.
    pub(super) extension_value: Total,
    /// Pounds of each theme.
    pub(super) themes: Vec<Fraction>,
    /// Set where something excludes the bid: nothing, with the reasons.
    pub(super) excluded: Option<Fig>,
    /// Tests passed that would else have excluded it: one.
    pub(super) passed: Option<Fig>,
    /// The rules that exclude it, by index.
    pub(super) excluded_by: Vec<usize>,
    /// Which rules apply, by rule.
    pub(super) standings: Vec<Standing>,
    /// Pledges that answer something, in the bid's order.
    pub(super) answers: Vec<Answer>,
    pub(super) findings: Vec<Finding>,
    /// How many findings there were before the pledge that is being read.
    pub(super) said: usize,
    /// Set where a pledge or a line does more than count and say something: where it makes a section void or
    /// incomplete, excludes the bid, is an answer. It is then worked out at every score.
    pub(super) touched: bool,
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
    pub(super) fn count(
        setting: &Setting<'_>,
        bid: &Bid,
        whose: Whose,
        mut known: Option<&mut OfBid>,
        rec: &mut Recorder,
    ) -> Self {
        let framework = setting.framework;
        let mut offer = Self {
            lines: vec![Line::default(); framework.measures.len()],
            by_place: Vec::new(),
            ranges: Vec::new(),
            sections: vec![Held::default(); framework.sections.len()],
            social: None,
            points: None,
            extension_value: Total::new(),
            themes: vec![Fraction::ZERO; framework.themes.len()],
            excluded: None,
            passed: None,
            excluded_by: Vec::new(),
            standings: Vec::with_capacity(framework.rules.len()),
            answers: Vec::new(),
            findings: Vec::new(),
            said: 0,
            touched: false,
        };
        let priced = Priced { bid, other: whose.other_bid };
        rules::standings(setting, priced, &mut offer, rec);
        let mut claims = offer.claims(setting, bid, whose, known.as_deref_mut(), rec);
        for (index, claim) in claims.iter_mut().enumerate().rev() {
            let line = &mut offer.lines[claim.measure];
            claim.next = line.first.replace(index);
        }
        rules::on_bid(setting, bid, whose, &mut offer, &mut claims, rec);
        offer.count_lines(setting, &claims, known, rec);
        offer.judge(setting, bid, whose, rec);
        offer.count_sections(setting, priced, rec);
        offer.net_findings(setting);
        offer
    }

    /// Reads every pledge. One that cannot be read counts nothing and leaves a finding.
    fn claims(
        &mut self,
        setting: &Setting<'_>,
        bid: &Bid,
        whose: Whose,
        mut known: Option<&mut OfBid>,
        rec: &mut Recorder,
    ) -> Vec<Claim> {
        let mut claims = Vec::with_capacity(bid.pledges.len());
        let mut near = 0;
        for (index, pledge) in bid.pledges.iter().enumerate() {
            if let Some(known) = known.as_ref().and_then(|known| known.pledge(index, pledge)) {
                if let Some(at) = known.measure {
                    near = at;
                    self.lines[at].pledged = true;
                }
                self.say(&known.findings);
                if let Some(claim) = &known.claim {
                    claims.push(claim.clone());
                }
                continue;
            }
            self.touched = false;
            self.said = self.findings.len();
            let measure = setting.measure_near(&pledge.measure, near);
            let mut claim = None;
            if let Some(at) = measure {
                near = at;
                if whose.without == Some(at) {
                    continue;
                }
                claim = self.claim(setting, bid, whose, (index, at), rec);
            } else {
                // A pledge without a measure is named by its own id.
                let id = if pledge.measure.is_empty() { &pledge.id } else { &pledge.measure }.clone();
                self.found(FindingKind::UnknownMeasure { id }, |f| f.pledge = Some(index));
            }
            if let Some(known) = &mut known {
                if let Some(claim) = &mut claim {
                    claim.known = if self.touched { Known::No } else { Known::Again };
                }
                let quiet = (!self.touched).then(|| (claim.clone(), &self.findings[self.said..]));
                known.keep_pledge(index, pledge, measure, quiet);
                if let Some(claim) = &mut claim
                    && !self.touched
                {
                    claim.known = Known::New;
                }
            }
            claims.extend(claim);
        }
        claims
    }

    /// Reads one pledge: its place in the bid, and its measure.
    fn claim(
        &mut self,
        setting: &Setting<'_>,
        bid: &Bid,
        whose: Whose,
        (index, at): (usize, usize),
        rec: &mut Recorder,
    ) -> Option<Claim> {
        let pledge = bid.pledges.get(index)?;
        let unit = &setting.framework.measures.get(at)?.unit;
        self.lines[at].pledged = true;
        if matches!(unit.kind, UnitKind::Text | UnitKind::YesNo) {
            answer::take(setting, bid, whose, self, (index, at), rec);
            return None;
        }
        let place = At { other_bid: whose.other_bid, pledge: index, part: false };
        let share = match rules::share(pledge, place, rec) {
            Ok(share) => share,
            Err(why) => {
                self.found(why, |f| (f.pledge, f.measure) = (Some(index), Some(at)));
                return None;
            }
        };
        let local = setting.local(at, &pledge.place, rec);
        let here = lots::is_here(setting, pledge);
        let of = &Which { pledge, measure: at, unit, at: place, local: local.as_ref(), share, here };
        let mut given = [None; 3];
        let (mut claim, months) = self.pledged(setting, of, &mut given, rec)?;
        let here = lots::here(setting, pledge, self, (index, at), rec);
        self.partner(bid, at, index);
        if lots::keep(&mut claim, here, place.units(false), rec).is_none() {
            self.overflow(|f| (f.pledge, f.measure) = (Some(index), Some(at)));
            return None;
        }
        // Of a pledge by contract year, each part was looked at when it was read.
        if pledge.years.is_empty() {
            rules::for_each_person(setting, &unit.kind, (&given, None), share, self, &mut claim, rec);
        }
        if let Some(share) = share {
            let Some(brought) = rec.multiply(claim.name(), &[claim.counted, share]) else {
                self.overflow(|f| (f.pledge, f.measure) = (Some(index), Some(at)));
                return None;
            };
            claim.counted = brought;
            claim.ruled = true;
        }
        // Who offers nothing breaks no rule.
        if claim.units.is_positive() {
            let subject = Subject { pledge: index, measure: at, months };
            rules::on_pledge(setting, bid, subject, self, Offered::Units(&mut claim), rec);
        }
        // They are compared and added at each score from now on.
        (claim.units, claim.counted) = (claim.units.settled(), claim.counted.settled());
        Some(claim)
    }

    /// Says of a pledge that somebody delivers it whom the bid does not name.
    pub(super) fn partner(&mut self, bid: &Bid, measure: usize, pledge: usize) {
        if let Some(unknown) = rules::unknown_partner(bid, &bid.pledges[pledge]) {
            self.findings.push(Finding {
                pledge: Some(pledge),
                measure: Some(measure),
                ..Finding::new(unknown, FindingSeverity::Warning)
            });
        }
    }

    fn count_lines(
        &mut self,
        setting: &Setting<'_>,
        claims: &[Claim],
        mut known: Option<&mut OfBid>,
        rec: &mut Recorder,
    ) {
        let (mut social, mut points) = (Total::new(), Total::new());
        let mut fits = true;
        let mut members = Vec::new();
        for at in 0..self.lines.len() {
            if self.lines[at].first.is_none() {
                continue;
            }
            let is = |wanted: fn(Known) -> bool| self.claims_on(claims, at).all(|claim| wanted(claims[claim].known));
            let line = if let Some(known) = known.as_ref().and_then(|known| known.line(at))
                && is(|known| known == Known::Again)
            {
                self.say(&known.findings);
                let line = &mut self.lines[at];
                *line = Line { pledged: line.pledged, first: line.first, ..known.line };
                line
            } else {
                let mut line = self.lines[at];
                let keeps = is(|known| known != Known::No);
                members.clear();
                members.extend(self.claims_on(claims, at));
                self.touched = false;
                let said = self.findings.len();
                if self.count_line(setting, claims, &members, at, &mut line, rec).is_none() {
                    (line.value, line.points) = (None, None);
                    self.overflow(|f| f.measure = Some(at));
                }
                if let Some(known) = &mut known {
                    let quiet = keeps && !self.touched;
                    known.keep_line(at, quiet.then(|| (line, &self.findings[said..])));
                }
                self.lines[at] = line;
                &mut self.lines[at]
            };
            if let Some(of) = line.points {
                fits &= rec.add(&mut points, of).is_some();
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
        }
        if !fits {
            self.overflow(|_| {});
        }
        self.social = fits.then(|| rec.sum(Label::SocialValue, social));
        if setting.framework.sections.iter().any(|section| section.counts == Counts::Points) {
            self.points = fits.then(|| rec.sum(Label::PointsTotal, points));
        }
    }

    /// Units, what counts of them, and pounds or points. `None` if one of them cannot be held exactly.
    fn count_line(
        &mut self,
        setting: &Setting<'_>,
        claims: &[Claim],
        members: &[usize],
        at: usize,
        line: &mut Line,
        rec: &mut Recorder,
    ) -> Option<()> {
        let unit = &setting.framework.measures.get(at)?.unit;
        let mut units = Total::new();
        let mut ruled = false;
        for index in members {
            let claim = claims.get(*index)?;
            rec.add(&mut units, claim.units)?;
            ruled |= claim.ruled;
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
            let mut counted = Total::new();
            for index in members {
                rec.add(&mut counted, claims.get(*index)?.counted)?;
            }
            let capped = rules::cuts_line(setting, self, at);
            rounded(if capped { Label::Step } else { Label::Counted(at) }, counted, rec)?
        } else {
            quantity
        };
        let counted = rules::item_caps(setting, self, at, before_caps, rec)?;
        line.counted = Some(counted);
        if let Some(each) = points::each(setting.framework, at, rec) {
            line.points = Some(rec.multiply(Label::MeasurePoints(at), &[counted, each])?);
            return Some(());
        }
        self.value_line(setting, claims, members, at, line, rec)
    }

    /// The claims on one measure.
    pub(super) fn claims_on<'a>(&self, claims: &'a [Claim], measure: usize) -> On<'a> {
        On { claims, next: self.lines.get(measure).and_then(|line| line.first) }
    }

    /// £ per unit of a measure; none where it is not known, or differs between the pledges.
    pub(super) fn unit_value(&self, setting: &Setting<'_>, measure: usize) -> Option<Fig> {
        let place = self.by_place.partition_point(|(other, _)| *other < measure);
        if let Some((_, own)) = self.by_place.get(place).filter(|(other, _)| *other == measure) {
            return *own;
        }
        match setting.worth.get(measure)? {
            Worth::Pounds(worth) => Some(*worth),
            _ => None,
        }
    }

    /// Pounds of a measure with the low and with the high value of a unit.
    pub(super) fn range(&self, measure: usize) -> Option<(Fig, Fig)> {
        let place = self.ranges.partition_point(|(other, _)| *other < measure);
        let (_, range) = self.ranges.get(place).filter(|(other, _)| *other == measure)?;
        Some(*range)
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

    /// Says again what was said before.
    fn say(&mut self, again: &[Finding]) {
        // Mostly nothing, which is told sooner than it is added.
        if !again.is_empty() {
            self.findings.extend_from_slice(again);
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
