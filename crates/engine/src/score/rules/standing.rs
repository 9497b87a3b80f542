//! Which rules apply: a rule may hold only for some contracts.

use super::super::basis::Priced;
use super::super::facts::error;
use super::super::offer::{Claim, Offer};
use super::super::recorder::{Fig, Recorder};
use super::super::run::Setting;
use super::super::thresholds::applies;
use super::effects;
use crate::advise::FindingKind;
use crate::framework::Rule;

/// Whether a rule applies to one bid.
#[derive(Clone, Copy)]
pub(in crate::score) struct Standing {
    pub(in crate::score) applies: bool,
    /// The condition on the contract, 1 or 0; none where there is none, or where it cannot be told.
    condition: Option<Fig>,
}

/// Which rules apply to a bid, by rule. A fact that is missing for it is asked for once.
pub(in crate::score) fn standings(setting: &Setting<'_>, priced: Priced<'_>, offer: &mut Offer, rec: &mut Recorder) {
    for rule in &setting.framework.rules {
        let standing = match rule_applies(setting, priced, rule, rec) {
            Ok(condition) => Standing { applies: condition.is_none_or(Fig::is_positive), condition },
            Err(missing) => {
                if setting.findings.iter().all(|finding| finding.kind != missing) {
                    error(&mut offer.findings, missing);
                }
                Standing { applies: false, condition: None }
            }
        };
        offer.standings.push(standing);
    }
}

/// The condition of a rule: 1 or 0, none where it always applies, or what is missing to tell.
fn rule_applies(
    setting: &Setting<'_>,
    priced: Priced<'_>,
    rule: &Rule,
    rec: &mut Recorder,
) -> Result<Option<Fig>, FindingKind> {
    if rule.only_if.is_empty() {
        return Ok(None);
    }
    applies(setting.case, Some(priced), &rule.only_if, rec).map(Some)
}

/// Whatever a rule can change, changes with its condition, so that belongs to the working, whether it holds or not.
pub(super) fn keep_conditions(setting: &Setting<'_>, offer: &mut Offer, claims: &mut [Claim], rec: &mut Recorder) {
    for (index, rule) in setting.framework.rules.iter().enumerate() {
        let Some(condition) = offer.condition(index) else {
            continue;
        };
        let measures = rule.kind.measures();
        for claim in claims.iter_mut().filter(|claim| setting.naming.names(index, claim.measure)) {
            effects::leave(claim, index, &[condition], rec);
        }
        for answer in offer.answers.iter_mut().filter(|answer| setting.naming.names(index, answer.measure)) {
            answer.leave(index, &[condition], rec);
        }
        effects::spare(setting, offer, index, measures, &[condition], rec);
    }
}

impl Offer {
    /// Whether a rule (index) applies to this bid.
    pub(super) fn applies(&self, rule: usize) -> bool {
        self.standings.get(rule).is_some_and(|standing| standing.applies)
    }

    /// The condition on which a rule (index) applies.
    pub(super) fn condition(&self, rule: usize) -> Option<Fig> {
        self.standings.get(rule)?.condition
    }
}
