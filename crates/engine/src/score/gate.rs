//! All or nothing: every mandatory answer, and enough measures offered.

use super::effect;
use super::offer::{Offer, Whose};
use super::recorder::{Fig, Recorder, Total};
use super::run::Setting;
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Bid;
use crate::framework::{AnswerKind, Bound, Constant, Effect, UnitKind};

/// One bid at the gate of one section.
struct Gate<'a> {
    setting: &'a Setting<'a>,
    bid: &'a Bid,
    whose: Whose,
    section: usize,
}

/// Looks at the answers and at what is offered; leaves in the offer the share of the marks that the gate lets through,
/// one or nothing. `None` if something cannot be held exactly.
pub(super) fn judge(
    setting: &Setting<'_>,
    bid: &Bid,
    whose: Whose,
    section: usize,
    needed: Option<&Constant>,
    offer: &mut Offer,
    rec: &mut Recorder,
) -> Option<()> {
    let gate = Gate { setting, bid, whose, section };
    let mut parts = Vec::with_capacity(2);
    parts.extend(gate.answers(offer, rec)?);
    if let Some(needed) = needed {
        parts.push(gate.enough(needed, offer, rec)?);
    }
    offer.sections[section].gate = Some(rec.multiply(Label::Step, &parts)?);
    Some(())
}

impl Gate<'_> {
    /// Whether all answers are what the gate asks for. A no excludes; without a no, a question that is not answered
    /// leaves the section open. The inner `None` is a gate that asks nothing.
    fn answers(&self, offer: &mut Offer, rec: &mut Recorder) -> Option<Option<Fig>> {
        let mut answers = Vec::new();
        let (mut refused, mut open) = (false, false);
        for (index, criterion) in self.setting.framework.criteria.iter().enumerate() {
            if criterion.section != self.section {
                continue;
            }
            let text = self.bid.answers.get(&criterion.id).map_or("", |text| text.trim());
            let answer = match (criterion.answer, text) {
                (_, "") => None,
                (AnswerKind::Written, _) | (AnswerKind::YesNo, "yes") => Some(true),
                (AnswerKind::YesNo, "no") => Some(false),
                (AnswerKind::YesNo, _) => None,
            };
            let (kind, severity) = match answer {
                Some(true) => (None, FindingSeverity::Info),
                Some(false) => (Some(FindingKind::GateNo), FindingSeverity::Error),
                None => (Some(FindingKind::GateUnanswered), FindingSeverity::Advice),
            };
            refused |= answer == Some(false);
            open |= answer.is_none();
            if let Some(answer) = answer {
                let name = self.own(Label::GateAnswer(index));
                answers.push(rec.input(name, text, Decimal::from(u8::from(answer))));
            }
            if let Some(kind) = kind {
                let (criterion, section) = (Some(index), Some(self.section));
                offer.findings.push(Finding { criterion, section, ..Finding::new(kind, severity) });
            }
        }
        // Whatever the rest will say, a no lets nothing through.
        offer.sections[self.section].incomplete |= open && !refused;
        if answers.is_empty() {
            return Some(None);
        }
        let all = rec.multiply(self.own(Label::AnswersYes(self.section)), &answers)?;
        effect::judge(offer, Effect::Exclude, self.section, all, rec)?;
        Some(Some(all))
    }

    /// Whether enough measures of the section are offered.
    fn enough(&self, needed: &Constant, offer: &mut Offer, rec: &mut Recorder) -> Option<Fig> {
        let mut offered = Total::new();
        let mut count = 0;
        for measure in 0..offer.lines.len() {
            if self.setting.framework.measures[measure].section == Some(self.section)
                && let Some(fig) = self.offered(measure, offer, rec)
            {
                count += u32::from(fig.is_positive());
                rec.add(&mut offered, fig)?;
            }
        }
        let offered = rec.sum(Label::MeasuresOffered(self.section), offered);
        let need = rec.constant(Label::MeasuresNeeded(self.section), needed.value);
        let share = rec.divide(Label::Step, offered, need)?;
        let enough = rec.test(Label::Step, share, Bound { at: Decimal::ONE, strict: false }, false)?;
        if !enough.is_positive() {
            let kind = FindingKind::GateTooFew { offered: count, needed: needed.value };
            let section = Some(self.section);
            offer.findings.push(Finding { section, ..Finding::new(kind, FindingSeverity::Warning) });
        }
        Some(enough)
    }

    /// One where a measure is offered, else nothing; `None` where nothing is said of it.
    fn offered(&self, measure: usize, offer: &Offer, rec: &mut Recorder) -> Option<Fig> {
        let of = &self.setting.framework.measures[measure];
        if !matches!(of.unit.kind, UnitKind::Text | UnitKind::YesNo) {
            let nothing = Bound { at: Decimal::ZERO, strict: true };
            return rec.test(Label::Step, offer.lines[measure].counted?, nothing, false);
        }
        // One answer that offers it is enough.
        let mut answers = offer.answers.iter().filter(|answer| answer.measure == measure).map(|answer| answer.offers);
        answers.clone().find(|offers| offers.is_positive()).or_else(|| answers.next())
    }

    /// The name of a step, which the steps of other bids do not have.
    fn own(&self, label: Label) -> Label {
        if self.whose.other_bid.is_none() { label } else { Label::Step }
    }
}
