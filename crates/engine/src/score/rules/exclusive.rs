//! Rules by which the same people, money or hours count once: at most one of several measures, or one of several
//! pledges.

use super::super::offer::{Claim, Offer, pounds};
use super::super::points;
use super::super::pounds::Units;
use super::super::recorder::{Fig, Recorder, Total};
use super::super::run::Setting;
use super::super::trace::Label;
use super::caps::within_item_caps;
use super::effects::{broken, leave, punish, strike_out};
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;
use crate::framework::{Effect, ExclusiveWhen, Rule, RuleKind};
use crate::json::order;

/// Asks every rule on what is claimed twice.
pub(super) fn apply(setting: &Setting<'_>, bid: &Bid, offer: &mut Offer, claims: &mut [Claim], rec: &mut Recorder) {
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let (measures, when, across) = match &rule.kind {
            RuleKind::Exclusive { measures, when } => (measures, *when, true),
            RuleKind::ClaimedOnce { measures } => (measures, ExclusiveWhen::SameAs, false),
            _ => continue,
        };
        if !offer.applies(index) {
            continue;
        }
        let mut members: Vec<usize> = Vec::new();
        for measure in measures {
            members.extend(offer.claims_on(claims, *measure).filter(|at| claims[*at].counted.is_positive()));
        }
        members.sort_unstable();
        members.dedup();
        let mut clash = Clash { setting, rule: index, across, offer: &mut *offer, claims: &mut *claims };
        match when {
            ExclusiveWhen::Both => clash.by_measure(&members, rec),
            ExclusiveWhen::SameAs => clash.by_link(bid, &members, rec),
        }
    }
}

/// Whether a rule allows the same to be claimed under both measures.
fn may_both(setting: &Setting<'_>, offer: &Offer, a: usize, b: usize) -> bool {
    let is_both = |rule: &Rule| matches!(rule.kind, RuleKind::Allowed { .. });
    let mut rules = setting.rules_on(a);
    a != b && rules.any(|(index, rule)| is_both(rule) && setting.naming.names(index, b) && offer.applies(index))
}

/// Two claims, of which one names the other in `same_as`; or two measures of which only one may be claimed.
type Link = (usize, usize);

/// What another claim is linked with, if it is this link.
fn other(link: &Link, at: usize) -> Option<usize> {
    match *link {
        (one, two) if one == at => Some(two),
        (one, two) if two == at => Some(one),
        _ => None,
    }
}

/// A set of claims that a rule does not allow together.
struct Clash<'a, 'b> {
    setting: &'a Setting<'b>,
    rule: usize,
    /// Whether only claims on different measures are not allowed together.
    across: bool,
    offer: &'a mut Offer,
    claims: &'a mut [Claim],
}

impl Clash<'_, '_> {
    fn effect(&self) -> Effect {
        self.setting.framework.rules[self.rule].effect
    }

    /// Whether two measures may not both be claimed for the same.
    fn collide(&self, a: usize, b: usize) -> bool {
        (a != b || !self.across) && !may_both(self.setting, self.offer, a, b)
    }

    /// The links between members. Nothing else makes two claims the same: what both are linked with may be several
    /// people, one for each.
    fn links(&self, bid: &Bid, members: &[usize]) -> Vec<Link> {
        let mut links = Vec::new();
        for one in members {
            for id in &bid.pledges[self.claims[*one].pledge()].same_as {
                let named = members.iter().filter(|two| bid.pledges[self.claims[**two].pledge()].id == *id);
                let named = named.filter(|two| *two != one);
                let named = named.filter(|two| self.collide(self.claims[**two].measure, self.claims[*one].measure));
                links.extend(named.map(|two| (*one, *two)));
            }
        }
        links
    }

    fn by_link(&mut self, bid: &Bid, members: &[usize], rec: &mut Recorder) {
        let links = self.links(bid, members);
        if links.is_empty() && self.across {
            self.ask(members);
            return;
        }
        // What is decided of one claim may hang on all that links lead to, and on nothing else.
        let linked = |at: &usize| links.iter().any(|link| other(link, *at).is_some());
        let mut waiting: Vec<usize> = members.iter().copied().filter(linked).collect();
        let mut set = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            set.clear();
            set.push(waiting.remove(0));
            let mut at = 0;
            while let Some(one) = set.get(at).copied() {
                let found = |two: &usize| links.iter().any(|link| other(link, one) == Some(*two));
                set.extend(waiting.iter().copied().filter(|two| found(two)));
                waiting.retain(|two| !found(two));
                at += 1;
            }
            set.sort_unstable();
            self.settle_links(&set, &links, rec);
        }
    }

    /// Of linked claims one falls only to one that stays; they are asked in the order of the effect.
    fn settle_links(&mut self, set: &[usize], links: &[Link], rec: &mut Recorder) {
        let effect = self.effect();
        let mut because = Vec::new();
        let mut asked = set.to_vec();
        if let Effect::KeepLower | Effect::KeepHigher = effect {
            for at in set {
                let value = self.alone(&[*at], self.claims[*at].measure, rec);
                because.push(value.unwrap_or_else(|| rec.number(0)));
            }
            let measure = |place: usize| self.claims[set[place]].measure;
            // Of equal values the first in framework order comes first.
            let order = order(set.len(), &|a, b| {
                let (first, second) = if effect == Effect::KeepHigher { (b, a) } else { (a, b) };
                let later = because[first].above(because[second]) == Some(true);
                let earlier = because[second].above(because[first]) == Some(true);
                later || (!earlier && measure(a) > measure(b))
            });
            asked = order.into_iter().map(|place| set[place]).collect();
        }
        let mut stays: Vec<usize> = Vec::new();
        let mut falls: Vec<Link> = Vec::new();
        for (place, at) in asked.into_iter().enumerate() {
            let linked = |two: &&usize| links.iter().any(|link| other(link, at) == Some(**two));
            let among = match effect {
                Effect::KeepLower | Effect::KeepHigher | Effect::KeepFirst => &stays[..],
                // All fall, each to the first that it is linked with.
                Effect::Drop => set,
                // None falls: each link is told once, at the later of the two.
                _ => &set[..place],
            };
            match among.iter().find(linked) {
                Some(two) => falls.push((at, *two)),
                None => stays.push(at),
            }
        }
        self.settle(set, &falls, because, rec);
    }

    /// Of measures that collide one stays, with all that is pledged on it; they are asked in the order of the effect.
    fn by_measure(&mut self, members: &[usize], rec: &mut Recorder) {
        let effect = self.effect();
        let mut measures: Vec<usize> = Vec::new();
        for at in members {
            let measure = self.claims[*at].measure;
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
        let collides = |a: &usize| measures.iter().any(|b| a != b && self.collide(*a, *b));
        if !measures.iter().any(collides) {
            return;
        }
        let mut because = Vec::new();
        if let Effect::KeepLower | Effect::KeepHigher = effect {
            measures = self.by_value(&measures, members, effect == Effect::KeepHigher, &mut because, rec);
        }
        let mut stays: Vec<usize> = Vec::new();
        let mut falls: Vec<Link> = Vec::new();
        for (place, measure) in measures.iter().enumerate() {
            let among = match effect {
                Effect::KeepLower | Effect::KeepHigher | Effect::KeepFirst => &stays[..],
                // All fall, each to the first that it collides with.
                Effect::Drop => &measures[..],
                // None falls: each is told once, beside the first before it.
                _ => &measures[..place],
            };
            match among.iter().find(|other| *other != measure && self.collide(*measure, **other)) {
                Some(other) => falls.push((*measure, *other)),
                None => stays.push(*measure),
            }
        }
        let first = |measure: usize| members.iter().copied().find(|at| self.claims[*at].measure == measure);
        let falls: Vec<Link> = members
            .iter()
            .filter_map(|at| {
                let (_, other) = falls.iter().find(|(measure, _)| *measure == self.claims[*at].measure)?;
                Some((*at, first(*other)?))
            })
            .collect();
        self.settle(members, &falls, because, rec);
    }

    /// Nothing says whether they are the same: the supplier is asked, once for each other measure.
    fn ask(&mut self, members: &[usize]) {
        let mut asked = vec![false; self.setting.framework.measures.len()];
        for (place, at) in members.iter().enumerate() {
            let claim = &self.claims[*at];
            if core::mem::replace(&mut asked[claim.measure], true) {
                continue;
            }
            let before = members[..place].iter().map(|at| self.claims[*at].measure);
            let other = before.into_iter().find(|other| self.collide(*other, claim.measure));
            let Some(other_measure) = other else {
                continue;
            };
            self.offer.findings.push(Finding {
                rule: Some(self.rule),
                measure: Some(claim.measure),
                pledge: Some(claim.pledge()),
                ..Finding::new(FindingKind::ExclusiveAsk { other_measure }, FindingSeverity::Advice)
            });
        }
    }

    /// Says of each that falls (first of the pair) to which it falls, and does what the effect says.
    fn settle(&mut self, members: &[usize], falls: &[Link], mut because: Vec<Fig>, rec: &mut Recorder) {
        let effect = self.effect();
        let strikes = matches!(effect, Effect::KeepLower | Effect::KeepHigher | Effect::KeepFirst | Effect::Drop);
        if because.is_empty() {
            because = members.iter().map(|at| self.claims[*at].units).collect();
        }
        for at in members {
            let fall = falls.iter().find(|(one, _)| one == at);
            let Some((_, two)) = fall else {
                if strikes {
                    // What was compared belongs to the working of the one that stays, too.
                    leave(&mut self.claims[*at], self.rule, &because, rec);
                }
                continue;
            };
            let other_pledge = self.claims[*two].pledge();
            let claim = &mut self.claims[*at];
            let worth = pounds(claim.worth(self.setting), claim.counted.at);
            if strikes {
                strike_out(claim, self.rule, &because, rec);
            }
            let kind = match self.across {
                true => FindingKind::ExclusiveBroken { other_pledge },
                false => FindingKind::ClaimedTwice { other_pledge },
            };
            self.offer.findings.push(Finding {
                measure: Some(claim.measure),
                pledge: Some(claim.pledge()),
                worth: worth.filter(|_| strikes),
                ..broken(self.setting, self.rule, kind)
            });
        }
        if !strikes {
            let measures: Vec<usize> = members.iter().map(|at| self.claims[*at].measure).collect();
            punish(self.setting, self.offer, self.rule, &measures, &because, rec);
        }
    }

    /// Measures in the order of what the section would count of them, the higher (or lower) first; equal ones in
    /// framework order.
    fn by_value(
        &mut self,
        measures: &[usize],
        members: &[usize],
        higher: bool,
        because: &mut Vec<Fig>,
        rec: &mut Recorder,
    ) -> Vec<usize> {
        let mut values: Vec<Option<Fig>> = Vec::with_capacity(measures.len());
        let mut own = Vec::with_capacity(members.len());
        for measure in measures {
            own.clear();
            own.extend(members.iter().filter(|at| self.claims[**at].measure == *measure));
            let value = self.alone(&own, *measure, rec);
            because.extend(value);
            if value.is_none() {
                self.offer.overflow(|f| f.measure = Some(*measure));
            }
            values.push(value);
        }
        let sorted = order(measures.len(), &|a, b| {
            let (first, second) = if higher { (b, a) } else { (a, b) };
            match (values[first], values[second]) {
                (Some(one), Some(two)) if one.above(two) == Some(true) => true,
                (Some(one), Some(two)) if two.above(one) == Some(true) => false,
                // What cannot be held stays behind all others.
                (Some(_), None) | (None, Some(_)) => values[a].is_none(),
                _ => measures[a] > measures[b],
            }
        });
        sorted.into_iter().map(|at| measures[at]).collect()
    }

    /// What the section would count of these claims, which are all on one measure.
    fn alone(&self, members: &[usize], measure: usize, rec: &mut Recorder) -> Option<Fig> {
        let mut total = Total::new();
        for at in members {
            rec.add(&mut total, self.claims[*at].counted)?;
        }
        let units = rec.sum(Label::Step, total);
        let units = within_item_caps(self.setting, self.offer, measure, units, rec)?;
        if let Some(each) = points::each(self.setting.framework, measure, rec) {
            return rec.multiply(Label::Step, &[units, each]);
        }
        let (setting, claims) = (self.setting, &*self.claims);
        let pounds = Units { setting, claims, members, measure, counted: units }.pounds(None, Label::Step, rec)?;
        Some(pounds.unwrap_or_else(|| rec.number(0)))
    }
}
