//! Rules on how many measures are offered and which must be, and on answers.

use super::super::offer::{Claim, Offer, Whose, pounds};
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::trace::Label;
use super::effects::{broken, leave, punish, spare, strike_out};
use crate::Decimal;
use crate::advise::{Finding, FindingKind};
use crate::bid::{Bid, Map, Pledge, Shared};
use crate::framework::{Constant, Effect, RuleKind};

/// Letters of an answer that stand in a working.
const ANSWER_SHOWN: usize = 60;

/// Asks every rule on the measures that are offered, and on answers.
pub(super) fn apply(
    setting: &Setting<'_>,
    bid: &Bid,
    whose: Whose,
    offer: &mut Offer,
    claims: &mut [Claim],
    rec: &mut Recorder,
) {
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        if let RuleKind::AtMost { measures, max } = &rule.kind
            && offer.applies(index)
        {
            at_most(setting, offer, claims, index, measures, max, rec);
        }
    }
    // What a bid lacks is no fault of one that is only begun.
    if holds_nothing(setting, bid, whose) {
        return;
    }
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        if !offer.applies(index) {
            continue;
        }
        let measures = rule.kind.measures();
        let held = Held { setting, bid, offer, claims, rule: index, measures };
        let mut because = Vec::new();
        let found = match &rule.kind {
            RuleKind::AtLeast { min, .. } => {
                because.push(rec.constant(Label::RuleMax(index), min.value));
                held.at_least(min)
            }
            RuleKind::Mandatory { criteria, name, .. } => {
                held.look_at(criteria, *name, &mut because, rec);
                held.mandatory(criteria, *name)
            }
            RuleKind::BothNeeded { criteria, .. } => {
                held.look_at(criteria, false, &mut because, rec);
                held.both_needed(criteria)
            }
            _ => continue,
        };
        let named = |claim: &&Claim| setting.naming.names(index, claim.measure);
        because.extend(claims.iter().filter(named).map(|claim| claim.counted));
        if found.is_empty() {
            spare(setting, offer, index, measures, &because, rec);
        } else {
            offer.findings.extend(found);
            punish(setting, offer, index, measures, &because, rec);
        }
    }
}

/// Pledges that offer something on the measures meant, in the bid's order: their place in the bid and their measure.
fn offered(offer: &Offer, claims: &[Claim], meant: &dyn Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    let answers = offer.answers.iter().filter(|answer| answer.offers.is_positive());
    let mut answers = answers.map(|answer| (answer.pledge, answer.measure)).peekable();
    for claim in claims.iter().filter(|claim| claim.counted.is_positive()) {
        while let Some(answer) = answers.next_if(|answer| answer.0 < claim.pledge()) {
            all.push(answer);
        }
        all.push((claim.pledge(), claim.measure));
    }
    all.extend(answers);
    all.retain(|(_, measure)| meant(*measure));
    all
}

/// The measures that a rule (index) names and that are offered, in the bid's order, each once.
fn measures_offered(setting: &Setting<'_>, offer: &Offer, claims: &[Claim], rule: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_found = vec![false; setting.framework.measures.len()];
    for (_, measure) in offered(offer, claims, &|measure| setting.naming.names(rule, measure)) {
        if !core::mem::replace(&mut is_found[measure], true) {
            found.push(measure);
        }
    }
    found
}

fn at_most(
    setting: &Setting<'_>,
    offer: &mut Offer,
    claims: &mut [Claim],
    index: usize,
    measures: &[usize],
    max: &Constant,
    rec: &mut Recorder,
) {
    let mut found = measures_offered(setting, offer, claims, index);
    let effect = setting.framework.rules[index].effect;
    let mut because = vec![rec.constant(Label::RuleMax(index), max.value)];
    let mine = |claim: &Claim| setting.naming.names(index, claim.measure);
    because.extend(claims.iter().filter(|claim| mine(claim)).map(|claim| claim.counted));
    let answers = offer.answers.iter().filter(|answer| setting.naming.names(index, answer.measure));
    because.extend(answers.map(|answer| answer.offers));
    let count = found.len() as u32;
    let kind = FindingKind::TooManyMeasures { offered: count, max: max.value };
    let too_many = Decimal::from(count) > max.value;
    if effect != Effect::KeepFirst {
        if too_many {
            offer.findings.push(broken(setting, index, kind));
            punish(setting, offer, index, measures, &because, rec);
        } else {
            spare(setting, offer, index, measures, &because, rec);
        }
        return;
    }
    // Those past the first so many count nothing, each with all that is pledged on it.
    let mut late = vec![false; setting.framework.measures.len()];
    while Decimal::from(found.len()) > max.value
        && let Some(measure) = found.pop()
    {
        late[measure] = true;
    }
    for (pledge, measure) in offered(offer, claims, &|measure| late[measure]) {
        let finding = broken(setting, index, kind.clone());
        let worth = claims.get(claims.partition_point(|claim| claim.pledge() < pledge));
        let worth = worth.filter(|claim| claim.pledge() == pledge);
        let worth = worth.and_then(|claim| pounds(setting.worth[measure], claim.counted.at));
        offer.findings.push(Finding { measure: Some(measure), pledge: Some(pledge), worth, ..finding });
    }
    for claim in claims.iter_mut().filter(|claim| mine(claim)) {
        if late[claim.measure] {
            strike_out(claim, index, &because, rec);
        } else {
            leave(claim, index, &because, rec);
        }
    }
    for answer in offer.answers.iter_mut().filter(|answer| setting.naming.names(index, answer.measure)) {
        if late[answer.measure] {
            answer.strike_out(index, &because, rec);
        } else {
            answer.leave(index, &because, rec);
        }
    }
}

/// What a bid holds of what a rule (index) asks for.
struct Held<'a, 'b> {
    setting: &'a Setting<'b>,
    bid: &'a Bid,
    offer: &'a Offer,
    claims: &'a [Claim],
    rule: usize,
    measures: &'a [usize],
}

impl Held<'_, '_> {
    fn lack(&self, kind: FindingKind) -> Finding {
        broken(self.setting, self.rule, kind)
    }

    fn at_least(&self, min: &Constant) -> Vec<Finding> {
        let offered = measures_offered(self.setting, self.offer, self.claims, self.rule).len() as u32;
        if Decimal::from(offered) >= min.value {
            return Vec::new();
        }
        vec![self.lack(FindingKind::TooFewMeasures { offered, min: min.value })]
    }

    fn mandatory(&self, criteria: &[usize], name: bool) -> Vec<Finding> {
        let mut found = Vec::new();
        if name && self.bid.name.trim().is_empty() {
            found.push(self.lack(FindingKind::MandatoryName));
        }
        let offered = measures_offered(self.setting, self.offer, self.claims, self.rule);
        let mut is_offered = vec![false; self.setting.framework.measures.len()];
        offered.into_iter().for_each(|measure| is_offered[measure] = true);
        for measure in self.measures.iter().filter(|measure| !is_offered[**measure]) {
            found.push(Finding { measure: Some(*measure), ..self.lack(FindingKind::MandatoryMeasure) });
        }
        for at in criteria.iter().filter(|at| !is_answered(self.setting, self.bid, **at)) {
            let section = self.setting.framework.criteria.get(*at).map(|criterion| criterion.section);
            found.push(Finding { criterion: Some(*at), section, ..self.lack(FindingKind::MandatoryAnswer) });
        }
        found
    }

    /// Notes the words that the rule looks at: 1 where something is said.
    fn look_at(&self, criteria: &[usize], name: bool, because: &mut Vec<Fig>, rec: &mut Recorder) {
        let mut look = |text: &str| {
            // An answer may be pages long, and its beginning shows that it is there.
            let start = text.char_indices().nth(ANSWER_SHOWN).map_or(text.len(), |(at, _)| at);
            let said = u32::from(!text.is_empty());
            because.push(rec.input(Label::WordIsOneOf, &text[..start], Decimal::from(said)));
        };
        if name {
            look(self.bid.name.trim());
        }
        for at in criteria {
            look(said(self.setting, self.bid, *at));
        }
    }

    fn both_needed(&self, criteria: &[usize]) -> Vec<Finding> {
        let named = |measure| self.setting.naming.names(self.rule, measure);
        let quantities = !offered(self.offer, self.claims, &named).is_empty();
        let answers = criteria.iter().any(|at| is_answered(self.setting, self.bid, *at));
        match (quantities, answers) {
            (true, false) => vec![self.lack(FindingKind::AnswersNeeded)],
            (false, true) => vec![self.lack(FindingKind::QuantitiesNeeded)],
            _ => Vec::new(),
        }
    }
}

/// What the bid says to a written question (index): its answer, or else its grade.
fn said<'a>(setting: &Setting<'_>, bid: &'a Bid, criterion: usize) -> &'a str {
    let Some(criterion) = setting.framework.criteria.get(criterion) else {
        return "";
    };
    let text = |texts: &'a Map<String>| texts.get(&criterion.id).map_or("", |text| text.trim());
    let answer = text(&bid.answers);
    if answer.is_empty() { text(&bid.grades) } else { answer }
}

/// Whether a written question (index) has an answer or a grade.
fn is_answered(setting: &Setting<'_>, bid: &Bid, criterion: usize) -> bool {
    !said(setting, bid, criterion).is_empty()
}

/// Whether a bid is still empty: no pledge that says something, no answer, no grade.
fn holds_nothing(setting: &Setting<'_>, bid: &Bid, whose: Whose) -> bool {
    let blank = |texts: &Map<String>| texts.values().all(|text| text.trim().is_empty());
    let left_out = whose.without.and_then(|at| setting.framework.measures.get(at));
    let untouched = |pledge: &Shared<Pledge>| {
        left_out.is_some_and(|measure| measure.id == pledge.measure)
            || (pledge.answer.trim().is_empty()
                && blank(&pledge.inputs)
                && pledge.years.iter().all(|year| blank(&year.inputs)))
    };
    bid.pledges.iter().all(untouched) && blank(&bid.answers) && blank(&bid.grades)
}
