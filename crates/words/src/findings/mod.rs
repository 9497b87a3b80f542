//! What the supplier should know, in words: what is the matter, and what to do about it.

mod contract;
mod sentence;
mod todo;

use pledge_engine::advise::{Fact, Finding, FindingKind};
use pledge_engine::bid::{Bid, Case, NumberFault, Pledge};
use pledge_engine::framework::{Effect, Framework, Measure, Method, Pass, Rule, RuleKind, SectionMethod};

use crate::{Lang, local, say, units};

/// Why a typed text is not a number, with what to type instead.
#[must_use]
pub fn number_fault(lang: Lang, why: NumberFault) -> &'static str {
    match why {
        NumberFault::NotANumber => say::findings_number_not_a_number(lang),
        NumberFault::Negative => say::findings_number_negative(lang),
        NumberFault::Grouping => say::findings_number_grouping(lang),
        NumberFault::SecondPoint => say::findings_number_second_point(lang),
        NumberFault::TooManyDecimals => say::findings_number_too_many_decimals(lang),
        NumberFault::TooLarge => say::findings_number_too_large(lang),
        NumberFault::PoundNotAllowed => say::findings_number_pound(lang),
        NumberFault::SuffixNotAllowed => say::findings_number_suffix(lang),
        NumberFault::PercentNotAllowed => say::findings_number_percent(lang),
        NumberFault::PercentTooLarge => say::findings_number_percent_too_large(lang),
        NumberFault::Exponent => say::findings_number_exponent(lang),
    }
}

/// The name of a fact of the contract, as a label.
#[must_use]
pub fn fact_name(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::Value => say::findings_fact_value(lang),
        Fact::Vat => say::findings_fact_vat(lang),
        Fact::Start => say::findings_fact_start(lang),
        Fact::Months => say::findings_fact_months(lang),
        Fact::Place => say::findings_fact_place(lang),
        Fact::People => say::findings_fact_people(lang),
        Fact::ValueWithExtensions => say::needs_fact_value_with_extensions(lang),
        Fact::Extension => say::needs_fact_extension(lang),
        Fact::Price => say::needs_fact_price(lang),
        Fact::PriceVat => say::needs_fact_price_vat(lang),
        Fact::Buyer => say::needs_fact_buyer(lang),
        Fact::Nation => say::needs_fact_nation(lang),
        Fact::Lot => say::needs_fact_lot(lang),
        Fact::NoticeDate => say::needs_fact_notice_date(lang),
        Fact::ClarificationDeadline => say::needs_fact_clarification_deadline(lang),
        Fact::SubmissionDeadline => say::needs_fact_submission_deadline(lang),
    }
}

/// What is the matter, naming measure, field or section. Of a broken rule it also says what that does.
#[must_use]
pub fn sentence(lang: Lang, finding: &Finding, case: &Case, bid: &Bid) -> String {
    let about = About { lang, case, framework: &case.framework, bid, finding };
    let text = about.sentence();
    match about.effect() {
        Some(effect) => [text.as_str(), " ", effect].concat(),
        None => text,
    }
}

/// What to do about it.
#[must_use]
pub fn todo(lang: Lang, finding: &Finding, case: &Case, bid: &Bid) -> String {
    About { lang, case, framework: &case.framework, bid, finding }.todo()
}

/// A finding with what its names are looked up in.
struct About<'a> {
    lang: Lang,
    case: &'a Case,
    framework: &'a Framework,
    bid: &'a Bid,
    finding: &'a Finding,
}

impl<'a> About<'a> {
    fn measure(&self) -> Option<&'a Measure> {
        self.framework.measures.get(self.finding.measure?)
    }

    fn measure_name(&self) -> &'a str {
        self.measure().map_or("", |measure| local(self.lang, &measure.title))
    }

    fn section_name(&self) -> &'a str {
        let section = self.finding.section.and_then(|at| self.framework.sections.get(at));
        section.map_or("", |section| local(self.lang, &section.title))
    }

    fn criterion_name(&self) -> &'a str {
        let criterion = self.finding.criterion.and_then(|at| self.framework.criteria.get(at));
        criterion.map_or("", |criterion| local(self.lang, &criterion.title))
    }

    fn parameter_name(&self, at: usize) -> &'a str {
        self.framework.parameters.get(at).map_or("", |parameter| local(self.lang, &parameter.title))
    }

    fn input(&self, code: &str) -> &'a str {
        self.measure().map_or("", |measure| units::label_of(self.lang, &measure.unit.kind, code))
    }

    fn pledge(&self) -> Option<&'a Pledge> {
        Some(self.bid.pledges.get(self.finding.pledge?)?)
    }

    /// The name of the measure that another pledge is on.
    fn other(&self, pledge: usize) -> &'a str {
        let id = self.bid.pledges.get(pledge).map_or("", |pledge| pledge.measure.as_str());
        let measure = self.framework.measures.iter().find(|measure| measure.id == id);
        measure.map_or("", |measure| local(self.lang, &measure.title))
    }

    fn rule(&self) -> Option<&'a Rule> {
        self.framework.rules.get(self.finding.rule?)
    }

    fn rule_name(&self) -> &'a str {
        self.rule().map_or("", |rule| local(self.lang, &rule.title))
    }

    /// The first name that there is: of the measure, question, section or rule.
    fn name(&self) -> &'a str {
        let names = [self.measure_name(), self.criterion_name(), self.section_name(), self.rule_name()];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// The pass mark that is not reached: of the question, or else of the section.
    fn pass(&self) -> Option<&'a Pass> {
        if let Some(criterion) = self.finding.criterion {
            return self.framework.criteria.get(criterion)?.pass.as_ref();
        }
        let graded = |method: &'a Method| match method {
            Method::Graded { pass } => pass.as_ref(),
            _ => None,
        };
        match &self.framework.sections.get(self.finding.section?)?.method {
            SectionMethod::Always(method) => graded(method),
            SectionMethod::Chosen { cases, .. } => cases.iter().find_map(|(_, method)| graded(method)),
        }
    }

    /// What happens because of the finding, where a rule, a pass mark or a gate decides it.
    fn follows(&self) -> Option<Effect> {
        use FindingKind::*;
        match self.finding.kind {
            ExclusiveBroken { .. }
            | FirstYearOnly { .. }
            | OverCap { .. }
            | ClaimedTwice { .. }
            | OutsideArea { .. }
            | AttestedNo
            | ShareNotSaid
            | DeliveredByOther
            | TooFewMonths { .. }
            | TooManyMeasures { .. }
            | TooFewMeasures { .. }
            | MandatoryMeasure
            | MandatoryAnswer
            | MandatoryName
            | AnswersNeeded
            | QuantitiesNeeded => Some(self.rule()?.effect),
            // A question that is only asked for breaks nothing while it is open.
            AttestMissing => {
                let rule = self.rule()?;
                let breaks = matches!(rule.kind, RuleKind::Attest { unanswered_breaks: true, .. });
                breaks.then_some(rule.effect)
            }
            BelowPassMark { .. } => Some(self.pass()?.effect),
            GateNo => Some(Effect::Exclude),
            _ => None,
        }
    }

    /// The same in words.
    fn effect(&self) -> Option<&'static str> {
        let lang = self.lang;
        let several = matches!(self.finding.kind, FindingKind::TooManyMeasures { .. });
        Some(match self.follows()? {
            Effect::Tell => say::findings_effect_tell(lang),
            Effect::Cut => say::findings_effect_cut(lang),
            Effect::Drop => say::findings_effect_drop(lang),
            Effect::KeepLower => say::findings_effect_keep_lower(lang),
            Effect::KeepHigher => say::findings_effect_keep_higher(lang),
            Effect::KeepFirst if several => say::findings_effect_keep_firsts(lang),
            Effect::KeepFirst => say::findings_effect_keep_first(lang),
            Effect::VoidSection => say::findings_effect_void_section(lang),
            Effect::VoidAll => say::findings_effect_void_all(lang),
            Effect::Exclude => say::findings_effect_exclude(lang),
        })
    }
}
