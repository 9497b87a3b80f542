//! Rules on each pledge: where it is delivered and by whom, what the supplier says of it, how long a job lasts.

use super::super::answer::Answer;
use super::super::offer::{Claim, Offer, pounds};
use super::super::place::lies_in;
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::trace::Label;
use super::delivery::deliverer;
use super::effects::{broken, leave, punish, spare, strike_out};
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::{Bid, Pledge};
use crate::framework::{AttestNeeds, Effect, Rule, RuleKind};

/// A pledge that offers something.
#[derive(Clone, Copy)]
pub(in crate::score) struct Subject {
    /// Its place in the bid.
    pub(in crate::score) pledge: usize,
    pub(in crate::score) measure: usize,
    /// Months of each job, where it is about jobs.
    pub(in crate::score) months: Option<Fig>,
}

/// What a rule says of one pledge.
struct Verdict {
    /// What is wrong, or missing; none if the rule is kept.
    finding: Option<FindingKind>,
    /// Whether the supplier is only asked.
    asks: bool,
    /// What the rule looked at.
    because: Vec<Fig>,
}

impl Verdict {
    fn new(kept: bool, finding: FindingKind, because: Vec<Fig>) -> Self {
        Self { finding: (!kept).then_some(finding), asks: false, because }
    }
}

/// What a pledge offers.
pub(in crate::score) enum Offered<'a> {
    /// Units, and what counts of them.
    Units(&'a mut Claim),
    /// A measure that is offered or not.
    Answer(&'a mut Answer),
}

impl Offered<'_> {
    fn units(&self) -> Option<&Claim> {
        match self {
            Self::Units(claim) => Some(claim),
            Self::Answer(_) => None,
        }
    }

    /// It does not count.
    fn strike_out(&mut self, rule: usize, because: &[Fig], rec: &mut Recorder) {
        match self {
            Self::Units(claim) => strike_out(claim, rule, because, rec),
            Self::Answer(answer) => answer.strike_out(rule, because, rec),
        }
    }

    /// It stays, and what a rule looked at belongs to its working.
    fn leave(&mut self, rule: usize, because: &[Fig], rec: &mut Recorder) {
        match self {
            Self::Units(claim) => leave(claim, rule, because, rec),
            Self::Answer(answer) => answer.leave(rule, because, rec),
        }
    }
}

/// Asks every rule on single pledges of one that offers something.
pub(in crate::score) fn on_pledge(
    setting: &Setting<'_>,
    bid: &Bid,
    subject: Subject,
    offer: &mut Offer,
    mut offered: Offered<'_>,
    rec: &mut Recorder,
) {
    for (index, rule) in setting.rules_on(subject.measure) {
        if !offer.applies(index) {
            continue;
        }
        let Some(Verdict { finding, asks, mut because }) = judge(setting, bid, subject, index, rule, rec) else {
            continue;
        };
        let measures = [subject.measure];
        let (broken_by, asked) = if asks { (None, finding) } else { (finding, None) };
        let Some(finding) = broken_by else {
            if let Some(kind) = asked {
                let finding = Finding::new(kind, FindingSeverity::Advice);
                offer.findings.push(about(subject, Finding { rule: Some(index), ..finding }));
            }
            match rule.effect {
                Effect::Drop => offered.leave(index, &because, rec),
                _ => spare(setting, offer, index, &measures, &because, rec),
            }
            continue;
        };
        let mut finding = about(subject, broken(setting, index, finding));
        if rule.effect == Effect::Drop {
            finding.worth = offered.units().and_then(|claim| pounds(claim.worth(setting), claim.counted.at));
            offered.strike_out(index, &because, rec);
        }
        offer.findings.push(finding);
        because.extend(offered.units().map(|claim| claim.units));
        punish(setting, offer, index, &measures, &because, rec);
    }
}

fn about(subject: Subject, finding: Finding) -> Finding {
    Finding { measure: Some(subject.measure), pledge: Some(subject.pledge), ..finding }
}

/// What one rule says of a pledge; none if it is not about single pledges.
fn judge(
    setting: &Setting<'_>,
    bid: &Bid,
    subject: Subject,
    index: usize,
    rule: &Rule,
    rec: &mut Recorder,
) -> Option<Verdict> {
    let pledge = &bid.pledges[subject.pledge];
    let verdict = match &rule.kind {
        RuleKind::LocalOnly { area, .. } => place(setting, pledge, rule, *area, rec),
        RuleKind::Attest { needs, unanswered_breaks, .. } => {
            let answer = attested(pledge, rule);
            let kept = answer == "yes" || (answer == "no" && *needs == AttestNeeds::Any);
            let answered = answer == "yes" || answer == "no";
            let finding = if answered { FindingKind::AttestedNo } else { FindingKind::AttestMissing };
            let asks = !answered && !unanswered_breaks;
            Verdict { asks, ..Verdict::new(kept, finding, vec![word(answer, kept, rec)]) }
        }
        RuleKind::ShareStated { .. } => {
            let said = !pledge.share.trim().is_empty();
            let asks = rule.effect == Effect::Tell;
            let share = pledge.share.trim();
            Verdict { asks, ..Verdict::new(said, FindingKind::ShareNotSaid, vec![word(share, said, rec)]) }
        }
        RuleKind::DeliveredBy { by, .. } => {
            // Somebody whom the bid does not name is nobody that the rule counts.
            let kept = deliverer(bid, pledge).is_some_and(|who| by.contains(&who));
            Verdict::new(kept, FindingKind::DeliveredByOther, vec![word(pledge.by.trim(), kept, rec)])
        }
        RuleKind::MinMonths { min, .. } => {
            let months = subject.months?;
            let least = rec.constant(Label::RuleMax(index), min.value);
            let enough = !least.above(months)?;
            let Some(term) = setting.facts.months else {
                // A job of the whole term would do, and the term is asked for already.
                return Some(Verdict { finding: None, asks: false, because: vec![months, least] });
            };
            let enough = enough || !term.above(months)?;
            let min = least.decimal()?.min(term.decimal()?);
            let finding = FindingKind::TooFewMonths { months: months.decimal()?, min };
            Verdict::new(enough, finding, vec![months, least, term])
        }
        _ => return None,
    };
    Some(verdict)
}

/// Whether a pledge is delivered in an area: as the supplier says, or else by its place, or the contract's.
fn place(setting: &Setting<'_>, pledge: &Pledge, rule: &Rule, area: usize, rec: &mut Recorder) -> Verdict {
    let answer = attested(pledge, rule);
    let own = pledge.place.trim();
    let place = if own.is_empty() { setting.case.contract.place.trim() } else { own };
    let inside = match answer {
        "yes" => true,
        "no" => false,
        _ => setting.framework.areas.get(area).is_some_and(|area| lies_in(area, place)),
    };
    let answered = answer == "yes" || answer == "no";
    let asks = !answered && place.is_empty();
    let finding = if asks { FindingKind::PlaceNotSaid } else { FindingKind::OutsideArea { place: place.to_owned() } };
    let said = if answered { answer } else { place };
    Verdict { asks, ..Verdict::new(inside, finding, vec![word(said, inside, rec)]) }
}

/// What the supplier says of a rule.
fn attested<'a>(pledge: &'a Pledge, rule: &Rule) -> &'a str {
    pledge.attest.get(&rule.id).map_or("", |answer| answer.trim())
}

/// A word that was looked at: 1 where it keeps the rule.
fn word(text: &str, kept: bool, rec: &mut Recorder) -> Fig {
    rec.input(Label::WordIsOneOf, text, Decimal::from(u32::from(kept)))
}
