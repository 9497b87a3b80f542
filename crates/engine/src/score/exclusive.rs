//! Rules of which at most one measure may claim the same people, money or hours.

use super::offer::{Claim, Offer, pounds};
use super::recorder::{Fig, Recorder, Total};
use super::rules::{punish, severity, strike_out};
use super::run::Setting;
use super::trace::Label;
use super::value::Worth;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;
use crate::framework::{Effect, ExclusiveWhen, RuleKind};

/// Rules of which at most one measure may claim the same people, money or hours.
pub(super) fn apply(setting: &Setting<'_>, bid: &Bid, offer: &mut Offer, claims: &mut [Claim], rec: &mut Recorder) {
    let mut same: Option<Vec<usize>> = None;
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let RuleKind::Exclusive { measures, when } = &rule.kind else {
            continue;
        };
        let members: Vec<usize> = (0..claims.len())
            .filter(|at| measures.contains(&claims[*at].measure))
            .filter(|at| claims[*at].counted.is_positive())
            .collect();
        if !is_conflict(claims, &members) {
            continue;
        }
        let mut clash = Clash { setting, rule: index, offer: &mut *offer, claims: &mut *claims };
        match when {
            ExclusiveWhen::Both => clash.settle(&members, rec),
            ExclusiveWhen::SameAs => {
                let same = same.get_or_insert_with(|| same_things(bid));
                clash.settle_linked(&members, same, rec);
            }
        }
    }
}

/// Whether claims of several measures are among these.
fn is_conflict(claims: &[Claim], members: &[usize]) -> bool {
    let Some((first, rest)) = members.split_first() else {
        return false;
    };
    rest.iter().any(|at| claims[*at].measure != claims[*first].measure)
}

/// For each pledge the first pledge that is about the same people, money or hours: what `same_as` links, however
/// many steps away.
fn same_things(bid: &Bid) -> Vec<usize> {
    let mut first: Vec<usize> = (0..bid.pledges.len()).collect();
    for (at, pledge) in bid.pledges.iter().enumerate() {
        for id in &pledge.same_as {
            let Some(other) = bid.pledges.iter().position(|p| p.id == *id) else {
                continue;
            };
            let (a, b) = (first[at], first[other]);
            for group in &mut first {
                if *group == a.max(b) {
                    *group = a.min(b);
                }
            }
        }
    }
    first
}

/// A set of claims that an exclusive rule does not allow together.
struct Clash<'a, 'b> {
    setting: &'a Setting<'b>,
    rule: usize,
    offer: &'a mut Offer,
    claims: &'a mut [Claim],
}

impl Clash<'_, '_> {
    fn settle_linked(&mut self, members: &[usize], same: &[usize], rec: &mut Recorder) {
        let group = |clash: &Self, at: usize| same.get(clash.claims[at].pledge).copied();
        let mut any = false;
        for (place, at) in members.iter().enumerate() {
            let mine = group(self, *at);
            if members[..place].iter().any(|before| group(self, *before) == mine) {
                continue;
            }
            let linked: Vec<usize> = members.iter().copied().filter(|other| group(self, *other) == mine).collect();
            if is_conflict(self.claims, &linked) {
                any = true;
                self.settle(&linked, rec);
            }
        }
        if !any {
            self.ask(members);
        }
    }

    /// Nothing says whether they are the same: the supplier is asked, once for each other measure.
    fn ask(&mut self, members: &[usize]) {
        let other_measure = self.claims[members[0]].measure;
        let mut asked = vec![other_measure];
        for at in members {
            let claim = &self.claims[*at];
            if !asked.contains(&claim.measure) {
                asked.push(claim.measure);
                self.offer.findings.push(Finding {
                    rule: Some(self.rule),
                    measure: Some(claim.measure),
                    pledge: Some(claim.pledge),
                    ..Finding::new(FindingKind::ExclusiveAsk { other_measure }, FindingSeverity::Advice)
                });
            }
        }
    }

    fn settle(&mut self, members: &[usize], rec: &mut Recorder) {
        let effect = self.setting.framework.rules[self.rule].effect;
        let mut because = Vec::new();
        let kept = match effect {
            Effect::KeepLower | Effect::KeepHigher => {
                self.by_value(members, effect == Effect::KeepHigher, &mut because, rec)
            }
            _ => self.claims[members[0]].measure,
        };
        // The finding on each of the others names a pledge of the one that is kept.
        let first = members.iter().find(|at| self.claims[**at].measure == kept);
        let other_pledge = first.map_or(0, |at| self.claims[*at].pledge);
        let strikes = matches!(effect, Effect::KeepLower | Effect::KeepHigher | Effect::KeepFirst | Effect::Drop);
        let mut measures = Vec::new();
        let mut figures = Vec::new();
        for at in members {
            let claim = &self.claims[*at];
            measures.push(claim.measure);
            figures.push(claim.units);
            if claim.measure == kept {
                continue;
            }
            let worth = pounds(self.setting.worth[claim.measure], claim.counted.at);
            self.offer.findings.push(Finding {
                rule: Some(self.rule),
                measure: Some(claim.measure),
                pledge: Some(claim.pledge),
                worth: worth.filter(|_| strikes),
                ..Finding::new(FindingKind::ExclusiveBroken { other_pledge }, severity(effect))
            });
        }
        if because.is_empty() {
            because.clone_from(&figures);
        }
        for at in members {
            let claim = &mut self.claims[*at];
            if strikes && (claim.measure != kept || effect == Effect::Drop) {
                strike_out(claim, self.rule, &because, rec);
            } else if strikes {
                // What was compared belongs to the working of the one that is kept, too.
                let nothing = rec.nothing(Label::StruckOut(self.rule), &because);
                let mut total = Total::new();
                let added = rec.add(&mut total, claim.counted).and_then(|()| rec.add(&mut total, nothing));
                if added.is_some() {
                    claim.counted = rec.sum(claim.name.clone(), total);
                    claim.ruled = true;
                }
            }
        }
        punish(self.setting, self.offer, self.rule, &measures, &figures, rec);
    }

    /// The measure with the higher (or lower) counted value; the first in framework order of equals.
    fn by_value(&mut self, members: &[usize], higher: bool, because: &mut Vec<Fig>, rec: &mut Recorder) -> usize {
        let mut kept: Option<(usize, Fig)> = None;
        let mut next = self.next_measure(members, None);
        while let Some(measure) = next {
            match self.alone(members, measure, rec) {
                Some(value) => {
                    because.push(value);
                    let better = match kept {
                        None => Some(true),
                        Some((_, best)) if higher => value.above(best),
                        Some((_, best)) => best.above(value),
                    };
                    if better == Some(true) {
                        kept = Some((measure, value));
                    }
                }
                None => self.offer.overflow(|f| f.measure = Some(measure)),
            }
            next = self.next_measure(members, Some(measure));
        }
        kept.map_or(self.claims[members[0]].measure, |(measure, _)| measure)
    }

    /// The next measure of these claims in framework order.
    fn next_measure(&self, members: &[usize], after: Option<usize>) -> Option<usize> {
        let measures = members.iter().map(|at| self.claims[*at].measure);
        measures.filter(|measure| after.is_none_or(|after| *measure > after)).min()
    }

    /// What the section would count of these claims on one measure.
    fn alone(&self, members: &[usize], measure: usize, rec: &mut Recorder) -> Option<Fig> {
        let mut total = Total::new();
        for at in members {
            if self.claims[*at].measure == measure {
                rec.add(&mut total, self.claims[*at].counted)?;
            }
        }
        let mut units = rec.sum(Label::Step, total);
        for (index, rule) in self.setting.framework.rules.iter().enumerate() {
            if let RuleKind::ItemCap { measures, max } = &rule.kind
                && rule.effect == Effect::Cut
                && measures.contains(&measure)
            {
                let max = rec.constant(Label::RuleMax(index), max.value);
                units = rec.min(Label::Step, &[units, max])?;
            }
        }
        match self.setting.worth[measure] {
            Worth::Pounds(value) => rec.multiply(Label::Step, &[units, value]),
            _ => Some(rec.number(0)),
        }
    }
}
