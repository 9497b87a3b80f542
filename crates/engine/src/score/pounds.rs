//! From the units of a line to pounds: by place, less what would have come about anyway, discounted by contract year.

use super::additionality::shares;
use super::offer::{Claim, Line, Offer};
use super::recorder::{Fig, Recorder, Total};
use super::run::Setting;
use super::trace::Label;
use super::value::{Worth, range};
use crate::advise::FindingKind;
use crate::framework::Amount;

/// Decimals of units that are spread over places or years.
const PLACES: u32 = 6;
/// Pence: the places of a discounted value.
const PENCE: u32 = 2;

/// What so many units of some pledges on one measure are worth.
pub(super) struct Units<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) claims: &'a [Claim],
    /// The pledges: indices of claims, not empty.
    pub(super) members: &'a [usize],
    pub(super) measure: usize,
    /// Units that count of all of them, after caps.
    pub(super) counted: Fig,
}

/// Pledges with the same £ per unit.
struct Group {
    row: usize,
    worth: Worth,
    members: Vec<usize>,
}

impl Units<'_> {
    /// Pounds; the inner `None` where nothing has a value. `each` stands in for every £ per unit. The outer `None` if
    /// they cannot be held exactly.
    pub(super) fn pounds(&self, each: Option<Fig>, name: Label, rec: &mut Recorder) -> Option<Option<Fig>> {
        let value = self.setting.framework.measures.get(self.measure)?.value.as_ref();
        let stay = shares(self.measure, value.and_then(|value| value.additionality.as_ref()), rec)?;
        let fixed = value.is_none_or(|value| matches!(value.amount, Amount::Fixed(_)));
        let worth = |worth: Worth, rec: &mut Recorder| match worth {
            Worth::Pounds(own) => Some(Some(match each {
                None => own,
                Some(each) if fixed => each,
                // Whether there is any value rests on the place or on the year, so what chose the own one is kept.
                Some(each) => {
                    let chosen = rec.nothing(Label::Step, &[own]);
                    rec.with(Label::Step, each, chosen)
                }
            })),
            Worth::Overflow => None,
            _ => Some(None),
        };
        let by_place = value.is_some_and(|value| matches!(value.amount, Amount::ByPlace { .. }));
        if let (false, Some(first)) = (by_place, self.members.first()) {
            return Some(match worth(self.claims.get(*first)?.worth(self.setting), rec)? {
                Some(worth) => Some(self.discounted(self.members, self.counted, worth, &stay, name, rec)?),
                None => None,
            });
        }
        let groups = self.groups();
        if let [one] = &groups[..] {
            return Some(match worth(one.worth, rec)? {
                Some(worth) => Some(self.discounted(&one.members, self.counted, worth, &stay, name, rec)?),
                None => None,
            });
        }
        let parts = self.parts(&groups, rec)?;
        let mut total = Total::new();
        let mut any = false;
        for (group, part) in groups.iter().zip(parts) {
            if let Some(worth) = worth(group.worth, rec)? {
                let pounds = self.discounted(&group.members, part, worth, &stay, Label::Step, rec)?;
                rec.add(&mut total, pounds)?;
                any = true;
            }
        }
        Some(any.then(|| rec.sum(name, total)))
    }

    /// The pledges by £ per unit, in the order of the places in the framework.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for at in self.members {
            let claim = &self.claims[*at];
            let place = groups.partition_point(|group| group.row < claim.row());
            match groups.get_mut(place).filter(|group| group.row == claim.row()) {
                Some(group) => group.members.push(*at),
                None => groups
                    .insert(place, Group { row: claim.row(), worth: claim.worth(self.setting), members: vec![*at] }),
            }
        }
        groups
    }

    /// The units that count of each group: in proportion, to six decimals, the last taking the remainder.
    fn parts(&self, groups: &[Group], rec: &mut Recorder) -> Option<Vec<Fig>> {
        let mut parts = Vec::new();
        if !self.counted.is_positive() {
            parts.resize(groups.len(), self.counted);
            return Some(parts);
        }
        let all = self.sum(self.members, rec)?;
        let mut before = Total::new();
        for group in &groups[..groups.len().saturating_sub(1)] {
            let own = self.sum(&group.members, rec)?;
            let part = rec.multiply(Label::Step, &[self.counted, own])?;
            let part = rec.divide(Label::Step, part, all)?;
            let part = rec.round(Label::Step, part, PLACES)?;
            rec.add(&mut before, part)?;
            parts.push(part);
        }
        let before = rec.sum(Label::Step, before);
        parts.push(rec.subtract(Label::Step, self.counted, before)?);
        Some(parts)
    }

    /// Units that count of some pledges, unrounded and before caps on the line.
    fn sum(&self, members: &[usize], rec: &mut Recorder) -> Option<Fig> {
        let mut total = Total::new();
        for at in members {
            rec.add(&mut total, self.claims[*at].counted)?;
        }
        Some(rec.sum(Label::Step, total))
    }

    /// Units × £ per unit × the shares that stay; with a discount rate year by year.
    fn discounted(
        &self,
        members: &[usize],
        units: Fig,
        worth: Fig,
        stay: &[Fig],
        name: Label,
        rec: &mut Recorder,
    ) -> Option<Fig> {
        let at_once = self.setting.framework.discount.is_none() || !units.is_positive();
        if at_once && stay.is_empty() {
            return rec.multiply(name, &[units, worth]);
        }
        let mut factors = vec![units, worth];
        factors.extend_from_slice(stay);
        if at_once {
            return rec.multiply(name, &factors);
        }
        let mut total = Total::new();
        for (year, units) in self.by_year(members, units, rec)? {
            factors[0] = units;
            let mut value = rec.multiply(Label::Step, &factors)?;
            let by = *self.setting.factors.get(year - 1)?;
            if year > 1 {
                value = rec.divide(Label::Step, value, by)?;
            }
            let value = rec.round(Label::YearValue { measure: self.measure, year }, value, PENCE)?;
            rec.add(&mut total, value)?;
        }
        Some(rec.sum(name, total))
    }

    /// Units by contract year. Pledges by year lie where they say; the others lie evenly in the months of the term.
    /// Each year is rounded to six decimals, and the last one takes the remainder, so that nothing is lost.
    fn by_year(&self, members: &[usize], units: Fig, rec: &mut Recorder) -> Option<Vec<(usize, Fig)>> {
        let (mut years, even) = self.shares_of_years(members, rec)?;
        let measure = self.measure;
        let Some((last, _)) = years.pop() else {
            return Some(years);
        };
        if years.is_empty() {
            // Of a contract of one year all lies in it, and a longer one would hold less there.
            let units = match (even, self.setting.facts.months) {
                (true, Some(months)) => {
                    let twelve = rec.number(12);
                    let most = rec.multiply(Label::Step, &[units, twelve])?;
                    let most = rec.divide(Label::Step, most, months)?;
                    rec.min(Label::YearUnits { measure, year: last }, &[units, most])?
                }
                _ => units,
            };
            return Some(vec![(last, units)]);
        }
        let all = self.sum(members, rec)?;
        let mut before = Total::new();
        for (year, share) in &mut years {
            let part = rec.multiply(Label::Step, &[units, *share])?;
            let part = rec.divide(Label::Step, part, all)?;
            *share = rec.round(Label::YearUnits { measure, year: *year }, part, PLACES)?;
            rec.add(&mut before, *share)?;
        }
        let before = rec.sum(Label::Step, before);
        years.push((last, rec.subtract(Label::YearUnits { measure, year: last }, units, before)?));
        Some(years)
    }

    /// Unrounded units of each year that has any, before caps on the line, and whether some are spread evenly.
    fn shares_of_years(&self, members: &[usize], rec: &mut Recorder) -> Option<(Vec<(usize, Fig)>, bool)> {
        let mut years: Vec<(usize, Total)> = Vec::new();
        let mut plain = Vec::new();
        for at in members {
            let claim = &self.claims[*at];
            if !claim.counted.is_positive() {
                continue;
            }
            let Some(parts) = &claim.years else {
                plain.push(*at);
                continue;
            };
            // Whatever a rule made of the pledge, its years keep their shares of it.
            let mut own = Total::new();
            for (_, units) in parts.iter() {
                rec.add(&mut own, *units)?;
            }
            let own = rec.sum(Label::Step, own);
            for (year, units) in parts.iter() {
                if units.is_positive() {
                    let mut part = *units;
                    // Where no rule had a say, the years are all of it as they are.
                    if claim.ruled {
                        part = rec.multiply(Label::Step, &[part, claim.counted])?;
                        part = rec.divide(Label::Step, part, own)?;
                    }
                    rec.add(total_of(&mut years, *year), part)?;
                }
            }
        }
        if !plain.is_empty() {
            let (months, count) = (self.setting.facts.months?, self.setting.years.fixed?);
            let evenly = self.sum(&plain, rec)?;
            let twelve = rec.number(12);
            for year in 1..=count {
                let mut lasting = twelve;
                if year == count {
                    let before = rec.number(12 * (count as u32 - 1));
                    lasting = rec.subtract(Label::Step, months, before)?;
                }
                let part = rec.multiply(Label::Step, &[evenly, lasting])?;
                let part = rec.divide(Label::Step, part, months)?;
                rec.add(total_of(&mut years, year), part)?;
            }
        }
        let years = years.into_iter().map(|(year, total)| (year, rec.sum(Label::Step, total))).collect();
        Some((years, !plain.is_empty()))
    }
}

/// The sum of a year, which begins with nothing. The years rise.
fn total_of(years: &mut Vec<(usize, Total)>, year: usize) -> &mut Total {
    let place = years.partition_point(|(other, _)| *other < year);
    if years.get(place).is_none_or(|(other, _)| *other != year) {
        years.insert(place, (year, Total::new()));
    }
    &mut years[place].1
}

impl Offer {
    /// Pounds of a line, with its low and high. `None` if they cannot be held exactly.
    pub(super) fn value_line(
        &mut self,
        setting: &Setting<'_>,
        claims: &[Claim],
        members: &[usize],
        at: usize,
        line: &mut Line,
        rec: &mut Recorder,
    ) -> Option<()> {
        let measure = setting.framework.measures.get(at)?;
        let counted = line.counted?;
        let Some(value) = &measure.value else {
            return Some(());
        };
        if matches!(value.amount, Amount::ByPlace { .. }) {
            let first = claims.get(*members.first()?)?;
            let one = members.iter().all(|at| claims[*at].row() == first.row());
            let unit_value = match first.worth(setting) {
                Worth::Pounds(worth) if one => Some(worth),
                _ => None,
            };
            self.touched = true;
            self.by_place.push((at, unit_value));
            for claim in members.iter().filter_map(|at| claims.get(*at)).filter(|c| c.counted.is_positive()) {
                self.place_without_value(setting, claim);
            }
        }
        match setting.worth[at] {
            Worth::YearMissing | Worth::YearOutside => {
                if counted.is_positive() {
                    self.year_without_value(setting, at);
                }
                return Some(());
            }
            _ => {}
        }
        if setting.framework.discount.is_some() && setting.facts.months.is_none() && counted.is_positive() {
            // Nobody knows in which year it falls.
            self.term_missing(setting, at);
            return Some(());
        }
        let units = Units { setting, claims, members, measure: at, counted };
        line.value = units.pounds(None, Label::MeasureValue(at), rec)?;
        if let (Some(_), Some(_)) = (&value.range, line.value)
            && let Some((low, high)) = range(setting.framework, at, rec)
        {
            let low = units.pounds(Some(low), Label::MeasureLow(at), rec)?;
            let high = units.pounds(Some(high), Label::MeasureHigh(at), rec)?;
            self.touched = true;
            self.ranges.extend(low.zip(high).map(|range| (at, range)));
        }
        Some(())
    }

    fn place_without_value(&mut self, setting: &Setting<'_>, claim: &Claim) {
        let Some(local) = &claim.local else {
            return;
        };
        if matches!(local.worth, Worth::PlaceMissing | Worth::PlaceOutside) {
            let text = local.place.trim().to_owned();
            self.found(FindingKind::PlaceWithoutValue { text }, |f| {
                (f.pledge, f.measure) = (Some(claim.pledge()), Some(claim.measure));
            });
        }
        if let (Worth::PlaceMissing, Some(section)) = (local.worth, setting.framework.measures[claim.measure].section) {
            self.sections[section].incomplete = true;
        }
    }

    fn year_without_value(&mut self, setting: &Setting<'_>, at: usize) {
        self.touched = true;
        let measure = &setting.framework.measures[at];
        let years = match measure.value.as_ref().map(|value| &value.amount) {
            Some(Amount::ByYear(table)) => table.first().zip(table.last()),
            _ => None,
        };
        let (first, last) = years.map_or((0, 0), |(first, last)| (first.0, last.0));
        self.found(FindingKind::YearWithoutValue { first, last }, |f| {
            (f.measure, f.section) = (Some(at), measure.section);
        });
        if let (Worth::YearMissing, Some(section)) = (setting.worth[at], measure.section) {
            self.sections[section].incomplete = true;
        }
    }
}
