//! Rules of which at most one measure may claim the same people, money or hours.

use super::offer::{Claim, Offer, pounds};
use super::pounds::Units;
use super::recorder::{Fig, Recorder, Total};
use super::rules::{punish, severity, strike_out};
use super::run::Setting;
use super::trace::Label;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;
use crate::framework::{Effect, ExclusiveWhen, RuleKind};
use crate::json::order;

/// Rules of which at most one measure may claim the same people, money or hours.
pub(super) fn apply(setting: &Setting<'_>, bid: &Bid, offer: &mut Offer, claims: &mut [Claim], rec: &mut Recorder) {
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
            ExclusiveWhen::Both => clash.by_measure(&members, rec),
            ExclusiveWhen::SameAs => clash.by_link(bid, &members, rec),
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

/// Two claims on different measures, of which one names the other in `same_as`.
type Link = (usize, usize);

/// What another claim is linked with, if it is this link.
fn other(link: &Link, at: usize) -> Option<usize> {
    match *link {
        (one, two) if one == at => Some(two),
        (one, two) if two == at => Some(one),
        _ => None,
    }
}

/// A set of claims that an exclusive rule does not allow together.
struct Clash<'a, 'b> {
    setting: &'a Setting<'b>,
    rule: usize,
    offer: &'a mut Offer,
    claims: &'a mut [Claim],
}

impl Clash<'_, '_> {
    fn effect(&self) -> Effect {
        self.setting.framework.rules[self.rule].effect
    }

    /// The links between members. Nothing else makes two claims the same: what both are linked with may be several
    /// people, one for each.
    fn links(&self, bid: &Bid, members: &[usize]) -> Vec<Link> {
        let mut links = Vec::new();
        for one in members {
            for id in &bid.pledges[self.claims[*one].pledge].same_as {
                let named = members.iter().filter(|two| bid.pledges[self.claims[**two].pledge].id == *id);
                let named = named.filter(|two| self.claims[**two].measure != self.claims[*one].measure);
                links.extend(named.map(|two| (*one, *two)));
            }
        }
        links
    }

    fn by_link(&mut self, bid: &Bid, members: &[usize], rec: &mut Recorder) {
        let links = self.links(bid, members);
        if links.is_empty() {
            self.ask(members);
            return;
        }
        // What is decided of one claim may hang on all that links lead to, and on nothing else.
        let mut waiting: Vec<usize> = members.to_vec();
        while !waiting.is_empty() {
            let mut set = vec![waiting.remove(0)];
            let mut at = 0;
            while let Some(one) = set.get(at).copied() {
                let found = |two: &usize| links.iter().any(|link| other(link, one) == Some(*two));
                set.extend(waiting.iter().copied().filter(|two| found(two)));
                waiting.retain(|two| !found(two));
                at += 1;
            }
            if set.len() > 1 {
                set.sort_unstable();
                self.settle_links(&set, &links, rec);
            }
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

    /// One measure stays, with all that is pledged on it.
    fn by_measure(&mut self, members: &[usize], rec: &mut Recorder) {
        let effect = self.effect();
        let mut because = Vec::new();
        let stays = match effect {
            Effect::KeepLower | Effect::KeepHigher => {
                self.by_value(members, effect == Effect::KeepHigher, &mut because, rec)
            }
            _ => self.claims[members[0]].measure,
        };
        let first = |stay: bool| members.iter().copied().find(|at| (self.claims[*at].measure == stays) == stay);
        let (Some(stay), Some(fall)) = (first(true), first(false)) else {
            return;
        };
        let falls: Vec<Link> = members
            .iter()
            .filter_map(|at| match self.claims[*at].measure == stays {
                false => Some((*at, stay)),
                true => (effect == Effect::Drop).then_some((*at, fall)),
            })
            .collect();
        self.settle(members, &falls, because, rec);
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

    /// Says of each that falls (first of the pair) to which it falls, and does what the effect says.
    fn settle(&mut self, members: &[usize], falls: &[Link], mut because: Vec<Fig>, rec: &mut Recorder) {
        let effect = self.effect();
        let strikes = matches!(effect, Effect::KeepLower | Effect::KeepHigher | Effect::KeepFirst | Effect::Drop);
        let measures: Vec<usize> = members.iter().map(|at| self.claims[*at].measure).collect();
        let figures: Vec<Fig> = members.iter().map(|at| self.claims[*at].units).collect();
        if because.is_empty() {
            because.clone_from(&figures);
        }
        for at in members {
            let claim = &mut self.claims[*at];
            let fall = falls.iter().find(|(one, _)| one == at);
            let Some((_, two)) = fall else {
                if strikes {
                    // What was compared belongs to the working of the one that stays, too.
                    let nothing = rec.nothing(Label::StruckOut(self.rule), &because);
                    let mut total = Total::new();
                    let added = rec.add(&mut total, claim.counted).and_then(|()| rec.add(&mut total, nothing));
                    if added.is_some() {
                        claim.counted = rec.sum(claim.name.clone(), total);
                        claim.ruled = true;
                    }
                }
                continue;
            };
            let worth = pounds(claim.worth, claim.counted.at);
            let mut finding = Finding {
                rule: Some(self.rule),
                measure: Some(claim.measure),
                pledge: Some(claim.pledge),
                worth: worth.filter(|_| strikes),
                ..Finding::new(FindingKind::ExclusiveBroken { other_pledge: 0 }, severity(effect))
            };
            if strikes {
                strike_out(claim, self.rule, &because, rec);
            }
            finding.kind = FindingKind::ExclusiveBroken { other_pledge: self.claims[*two].pledge };
            self.offer.findings.push(finding);
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
        let members: Vec<usize> = members.iter().copied().filter(|at| self.claims[*at].measure == measure).collect();
        for at in &members {
            rec.add(&mut total, self.claims[*at].counted)?;
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
        let (setting, claims) = (self.setting, &*self.claims);
        let pounds =
            Units { setting, claims, members: &members, measure, counted: units }.pounds(None, Label::Step, rec)?;
        Some(pounds.unwrap_or_else(|| rec.number(0)))
    }
}
