//! One pledge, from what is typed to units: for the whole contract, or part by part for its years.

use std::cmp::Ordering;
use std::rc::Rc;

use super::fraction::Fraction;
use super::lots;
use super::offer::{Claim, Offer};
use super::quantity::{self, At, Basis, Given, Limits};
use super::recorder::{Fig, Recorder, Total};
use super::rules;
use super::run::{Local, Setting};
use super::trace::Label;
use super::value::Worth;
use super::years::Found;
use crate::Decimal;
use crate::advise::{Fact, Finding, FindingKind, FindingSeverity};
use crate::bid::{Map, Pledge, PledgeYear};
use crate::framework::{Bound, Extensions, Unit, UnitKind};

/// Which pledge is read.
#[derive(Clone, Copy)]
pub(super) struct Which<'a> {
    pub(super) pledge: &'a Pledge,
    pub(super) measure: usize,
    pub(super) unit: &'a Unit,
    pub(super) at: At,
    /// Its place, where the value depends on that.
    pub(super) local: Option<&'a Rc<Local>>,
    /// The share of it that this contract brings; none if all.
    pub(super) share: Option<Fig>,
    /// Whether it is claimed in this lot: else only what cannot be read is said.
    pub(super) here: bool,
}

impl Offer {
    /// The units of a pledge, and the months of each job where it is about jobs: of a pledge by contract year, those of
    /// all its years. Its inputs are put in `given` unless it is made by contract year. `None` if it counts nothing: if
    /// nothing is typed, or it cannot be used, with a finding.
    pub(super) fn pledged(
        &mut self,
        setting: &Setting<'_>,
        of: &Which<'_>,
        given: &mut Given,
        rec: &mut Recorder,
    ) -> Option<(Claim, Option<Fig>)> {
        if !of.pledge.years.is_empty() {
            return self.by_year(setting, of, rec);
        }
        if !self.inputs(&of.pledge.inputs, of, given, rec) {
            return None;
        }
        let mut basis = Basis {
            full_time: setting.framework.full_time_hours.as_ref(),
            months: setting.facts.months,
            years: None,
            earlier: None,
        };
        if of.unit.per_year {
            basis.years = match setting.facts.months {
                Some(months) => {
                    let year = rec.number(12);
                    rec.divide(Label::Step, months, year)
                }
                None => None,
            };
        }
        self.unit_traps(setting, given, of, setting.facts.months);
        let (units, counted, ruled) = self.units(setting, given, &basis, of, rec)?;
        if of.unit.per_year && basis.years.is_none() && units.is_positive() {
            // So much a year is nobody knows how much.
            self.term_missing(setting, of.measure);
            return None;
        }
        let months = given[2].filter(|_| matches!(of.unit.kind, UnitKind::FteYears));
        Some((Claim::new(of, units, counted, ruled), months))
    }

    /// Reads what is typed. Whether it counts.
    fn inputs(&mut self, typed: &Map<String>, of: &Which<'_>, given: &mut Given, rec: &mut Recorder) -> bool {
        let before = self.findings.len();
        let counts = quantity::read(typed, of.unit, of.at, given, rec, &mut self.findings);
        for finding in self.findings.iter_mut().skip(before) {
            finding.measure = Some(of.measure);
        }
        counts
    }

    /// Units as pledged, units within the caps for one person and one period, and whether there are such caps.
    fn units(
        &mut self,
        setting: &Setting<'_>,
        given: &Given,
        basis: &Basis<'_>,
        of: &Which<'_>,
        rec: &mut Recorder,
    ) -> Option<(Fig, Fig, bool)> {
        let kind = &of.unit.kind;
        let limits = rules::limits(setting, self, of.measure, kind, rec);
        let units =
            |limits: &Limits, rec: &mut Recorder| quantity::units(of.measure, kind, given, basis, limits, of.at, rec);
        let pledged = units(&Limits::default(), rec);
        let any_limit = limits.as_ref().is_some_and(Limits::any);
        let counted = match &limits {
            Some(limits) if any_limit => units(limits, rec),
            Some(_) => pledged,
            None => None,
        };
        if pledged.is_none() || counted.is_none() {
            self.overflow(|f| (f.pledge, f.measure) = (Some(of.at.pledge), Some(of.measure)));
        }
        Some((pledged?, counted?, any_limit))
    }

    /// A pledge by contract year: each part is read like a pledge, and those that count are added.
    fn by_year(&mut self, setting: &Setting<'_>, of: &Which<'_>, rec: &mut Recorder) -> Option<(Claim, Option<Fig>)> {
        let kind = &of.unit.kind;
        if quantity::is_typed(&of.pledge.inputs, kind) {
            self.about(of, FindingKind::YearsAndInputs, FindingSeverity::Warning);
        }
        let (mut units, mut counted) = (Total::new(), Total::new());
        let mut years = Vec::new();
        let (mut ruled, mut apart, mut fits) = (false, false, true);
        let mut parts: Vec<(Found, &PledgeYear)> = Vec::new();
        for part in of.pledge.years.iter().filter(|part| quantity::is_typed(&part.inputs, kind)) {
            match setting.years.find(part, of.at, rec) {
                Ok(found) => parts.insert(parts.partition_point(|(other, _)| other.at <= found.at), (found, part)),
                Err(text) => self.about(of, FindingKind::YearUnknown { text }, FindingSeverity::Error),
            }
        }
        // A job that goes on has had its first year: the months of a pledge run on from year to year. Two parts of one
        // year are about different people, so the longest says how long a job lasts in it.
        let (mut earlier, mut longest, mut year) = (Total::new(), None, 0);
        for (found, part) in parts {
            if found.at != year {
                year = found.at;
                fits &= longest.take().is_none_or(|months| rec.add(&mut earlier, months).is_some());
            }
            if found.extension && setting.framework.extensions == Extensions::Apart {
                apart |= self.extension(setting, part, &found, of, rec);
                continue;
            }
            let before = Some(rec.sum(Label::Step, earlier.clone()));
            let Some((part, months)) = self.part(setting, part, &found, before, of, rec) else {
                continue;
            };
            longest = match (longest, months) {
                (Some(longest), Some(months)) => {
                    let longest = rec.max(Label::Step, &[longest, months]);
                    fits &= longest.is_some();
                    longest
                }
                (longest, months) => longest.or(months),
            };
            fits &= rec.add(&mut units, part.units).and_then(|()| rec.add(&mut counted, part.counted)).is_some();
            ruled |= part.ruled;
            years.push((found.at, part.counted));
        }
        fits &= longest.is_none_or(|months| rec.add(&mut earlier, months).is_some());
        if apart {
            self.about(of, FindingKind::ExtensionApart, FindingSeverity::Info);
        }
        if !fits {
            self.overflow(|f| (f.pledge, f.measure) = (Some(of.at.pledge), Some(of.measure)));
        }
        if years.is_empty() || !fits {
            return None;
        }
        let units = rec.sum(of.at.units(false), units);
        let counted = if ruled { rec.sum(of.at.units(true), counted) } else { units };
        let mut claim = Claim::new(of, units, counted, ruled);
        claim.years = Some(years.into());
        let months = matches!(kind, UnitKind::FteYears).then(|| rec.sum(Label::Step, earlier));
        Some((claim, months))
    }

    /// One part of a pledge by contract year, and the months of each job in it. `earlier` are the months before.
    fn part(
        &mut self,
        setting: &Setting<'_>,
        part: &PledgeYear,
        found: &Found,
        earlier: Option<Fig>,
        of: &Which<'_>,
        rec: &mut Recorder,
    ) -> Option<(Claim, Option<Fig>)> {
        let of = &Which { at: At { part: true, ..of.at }, ..*of };
        let mut given = [None; 3];
        if !self.inputs(&part.inputs, of, &mut given, rec) {
            return None;
        }
        let full_time = setting.framework.full_time_hours.as_ref();
        let basis = Basis { full_time, months: Some(found.months), years: None, earlier };
        self.unit_traps(setting, &given, of, Some(found.months));
        let (units, counted, ruled) = self.units(setting, &given, &basis, of, rec)?;
        if setting.facts.months.is_none() && units.is_positive() {
            self.term_missing(setting, of.measure);
        }
        let mut there = |units: Fig| rec.multiply(Label::Step, &[units, found.there]);
        let (units, counted) = (there(units)?, there(counted)?);
        let mut claim = Claim::new(of, units, counted, ruled);
        if let (UnitKind::FteYears, Some(months)) = (&of.unit.kind, &mut given[2])
            && months.above(found.months) == Some(true)
        {
            // Rules on months look at those that lie in the year.
            *months = found.months;
        }
        if of.here {
            let given = (&given, earlier);
            rules::for_each_person(setting, &of.unit.kind, given, of.share, self, &mut claim, rec);
        }
        let months = match given[2].filter(|_| matches!(of.unit.kind, UnitKind::FteYears)) {
            Some(months) => {
                // A job of nobody does not last.
                let somebody = rec.test(Label::Step, units, Bound { at: Decimal::ZERO, strict: true }, false)?;
                Some(rec.multiply(Label::Step, &[months, somebody])?)
            }
            None => None,
        };
        Some((claim, months))
    }

    /// What is pledged for a year of an extension and told apart. Whether that is anything.
    fn extension(
        &mut self,
        setting: &Setting<'_>,
        part: &PledgeYear,
        found: &Found,
        of: &Which<'_>,
        rec: &mut Recorder,
    ) -> bool {
        self.touched = true;
        let of = &Which { at: At { part: true, ..of.at }, ..*of };
        let mut given = [None; 3];
        if !self.inputs(&part.inputs, of, &mut given, rec) {
            return false;
        }
        let full_time = setting.framework.full_time_hours.as_ref();
        let basis = Basis { full_time, months: Some(found.months), years: None, earlier: None };
        self.unit_traps(setting, &given, of, Some(found.months));
        let units = quantity::units(of.measure, &of.unit.kind, &given, &basis, &Limits::default(), of.at, rec);
        let pounds = units.and_then(|units| {
            let mut units = rec.multiply(Label::Step, &[units, found.there])?;
            if let Some(here) = lots::counts_here(setting, of.pledge, rec) {
                units = rec.multiply(Label::Step, &[units, here])?;
            }
            let units = quantity::rounded(of.unit, Label::Step, units, rec)?;
            match of.local.map_or(setting.worth[of.measure], |local| local.worth) {
                Worth::Pounds(worth) => {
                    let pounds = rec.multiply(Label::Step, &[units, worth])?;
                    match of.share {
                        Some(share) => rec.multiply(Label::Step, &[pounds, share]),
                        None => Some(pounds),
                    }
                }
                Worth::Overflow => None,
                _ => Some(rec.number(0)),
            }
        });
        if pounds.and_then(|pounds| rec.add(&mut self.extension_value, pounds)).is_none() {
            self.overflow(|f| (f.pledge, f.measure) = (Some(of.at.pledge), Some(of.measure)));
        }
        units.is_some_and(Fig::is_positive)
    }

    /// What the inputs of one pledge say that the supplier may not have meant.
    fn unit_traps(&mut self, setting: &Setting<'_>, given: &Given, of: &Which<'_>, most: Option<Fig>) {
        let (UnitKind::FteYears, [Some(people), Some(hours), Some(months)], true) = (&of.unit.kind, given, of.here)
        else {
            return;
        };
        if let Some(full) = &setting.framework.full_time_hours
            && hours.at.compare(Fraction::of(full.value)) == Some(Ordering::Greater)
        {
            let full_time = full.value;
            self.about(of, FindingKind::HoursBeyondFullTime { full_time }, FindingSeverity::Info);
        }
        match most {
            Some(most) if months.above(most) == Some(true) => {
                if let Some(months) = most.decimal() {
                    self.about(of, FindingKind::MonthsBeyondTerm { months }, FindingSeverity::Warning);
                }
            }
            Some(_) => {}
            // Months beyond the term do not count, so without a term nobody knows what counts.
            None if [people, hours, months].into_iter().all(|fig| fig.is_positive()) => {
                self.term_missing(setting, of.measure);
            }
            None => {}
        }
    }

    /// What is counted of a measure rests on the term, which is not given: said once.
    pub(super) fn term_missing(&mut self, setting: &Setting<'_>, measure: usize) {
        let section = setting.framework.measures[measure].section;
        if let Some(section) = section {
            self.sections[section].incomplete = true;
        }
        self.touched = true;
        let said = |f: &Finding| {
            matches!(
                f.kind,
                FindingKind::FactMissing { fact: Fact::Months }
                    | FindingKind::FactUnreadable { fact: Fact::Months, .. }
            )
        };
        if !setting.findings.iter().chain(&self.findings).any(said) {
            let kind = FindingKind::FactMissing { fact: Fact::Months };
            self.found(kind, |f| f.section = section);
        }
    }

    /// Says something about a pledge, once.
    fn about(&mut self, of: &Which<'_>, kind: FindingKind, severity: FindingSeverity) {
        let finding = Finding { pledge: Some(of.at.pledge), measure: Some(of.measure), ..Finding::new(kind, severity) };
        // What has been said of this pledge stands behind all that was said of others.
        if !self.findings[self.said..].contains(&finding) {
            self.findings.push(finding);
        }
    }
}
