//! What the supplier should know, in words: what is the matter, and what to do about it.

use pledge_engine::advise::{Fact, Finding, FindingKind};
use pledge_engine::bid::{Bid, Case, NumberFault};
use pledge_engine::framework::{Effect, Framework, Measure, RuleKind};
use rust_decimal::Decimal;

use crate::{Lang, local, numbers, plural, say, units};

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
    }
}

/// What is the matter, naming measure, field or section. Of a broken rule it also says what that does.
#[must_use]
pub fn sentence(lang: Lang, finding: &Finding, case: &Case, bid: &Bid) -> String {
    let about = About { lang, framework: &case.framework, bid, finding };
    let text = about.sentence();
    match about.effect() {
        Some(effect) => [text.as_str(), " ", effect].concat(),
        None => text,
    }
}

/// What to do about it.
#[must_use]
pub fn todo(lang: Lang, finding: &Finding, case: &Case, bid: &Bid) -> String {
    About { lang, framework: &case.framework, bid, finding }.todo()
}

/// A finding with what its names are looked up in.
struct About<'a> {
    lang: Lang,
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

    fn input(&self, code: &str) -> &'static str {
        self.measure().map_or("", |measure| units::label_of(self.lang, &measure.unit.kind, code))
    }

    /// The name of the measure that another pledge is on.
    fn other(&self, pledge: usize) -> &'a str {
        let id = self.bid.pledges.get(pledge).map_or("", |pledge| pledge.measure.as_str());
        let measure = self.framework.measures.iter().find(|measure| measure.id == id);
        measure.map_or("", |measure| local(self.lang, &measure.title))
    }

    fn rule(&self) -> Option<(&'a RuleKind, Effect)> {
        let rule = self.framework.rules.get(self.finding.rule?)?;
        Some((&rule.kind, rule.effect))
    }

    /// What breaking the rule does.
    fn effect(&self) -> Option<&'static str> {
        let broken = matches!(
            self.finding.kind,
            FindingKind::ExclusiveBroken { .. } | FindingKind::FirstYearOnly { .. } | FindingKind::OverCap { .. }
        );
        let (_, effect) = self.rule().filter(|_| broken)?;
        let lang = self.lang;
        Some(match effect {
            Effect::Tell => say::findings_effect_tell(lang),
            Effect::Cut => say::findings_effect_cut(lang),
            Effect::Drop => say::findings_effect_drop(lang),
            Effect::KeepLower => say::findings_effect_keep_lower(lang),
            Effect::KeepHigher => say::findings_effect_keep_higher(lang),
            Effect::KeepFirst => say::findings_effect_keep_first(lang),
            Effect::VoidSection => say::findings_effect_void_section(lang),
            Effect::VoidAll => say::findings_effect_void_all(lang),
            Effect::Exclude => say::findings_effect_exclude(lang),
        })
    }

    fn sentence(&self) -> String {
        let lang = self.lang;
        let measure = self.measure_name();
        let section = self.section_name();
        let criterion = self.criterion_name();
        match &self.finding.kind {
            FindingKind::NumberUnreadable { input, text, .. } => {
                say::findings_number_unreadable(lang, text, self.input(input), measure)
            }
            FindingKind::ParameterUnreadable { parameter, text, .. } => {
                say::findings_text_unreadable(lang, text, self.parameter_name(*parameter))
            }
            FindingKind::FactUnreadable { fact, text, .. } => {
                say::findings_text_unreadable(lang, text, fact_name(lang, *fact))
            }
            FindingKind::DateUnreadable { text } => say::findings_date_unreadable(lang, text),
            FindingKind::RivalUnreadable { text, .. } => say::findings_rival_unreadable(lang, text, section),
            FindingKind::InputMissing { input } => say::findings_input_missing(lang, self.input(input), measure),
            FindingKind::UnknownMeasure { id } => say::findings_unknown_measure(lang, id),
            FindingKind::UnknownGrade { id } => say::findings_unknown_grade(lang, criterion, id),
            FindingKind::ParameterMissing { parameter } => {
                say::findings_parameter_missing(lang, self.parameter_name(*parameter))
            }
            FindingKind::TargetMissing => say::findings_target_missing(lang, section),
            FindingKind::ContractValueMissing => say::findings_contract_value_missing(lang).into(),
            FindingKind::FactMissing { fact } => match fact {
                Fact::Value => say::findings_fact_missing_value(lang),
                Fact::Vat => say::findings_fact_missing_vat(lang),
                Fact::Start => say::findings_fact_missing_start(lang),
                Fact::Months => say::findings_fact_missing_months(lang),
                Fact::Place => say::findings_fact_missing_place(lang),
                Fact::People => say::findings_fact_missing_people(lang),
            }
            .into(),
            FindingKind::YearWithoutValue { first, last } => {
                say::findings_year_without_value(lang, measure, &first.to_string(), &last.to_string())
            }
            FindingKind::Overflow => match [measure, section].into_iter().find(|name| !name.is_empty()) {
                Some(name) => say::findings_overflow(lang, name),
                None => say::findings_overflow_sum(lang).into(),
            },
            FindingKind::RuleUnknown => say::findings_rule_unknown(lang, section),
            FindingKind::RivalNotPositive => say::findings_rival_not_positive(lang, section),
            FindingKind::OtherBidIncomplete => say::findings_other_bid_incomplete(lang, section),
            FindingKind::NotInFramework { id } => say::findings_not_in_framework(lang, id),
            FindingKind::InputNotUsed { input } => say::findings_input_not_used(lang, measure, input),
            FindingKind::RivalNotUsed => say::findings_rival_not_used(lang, section),
            FindingKind::SameAsUnknown { id } => say::findings_same_as_unknown(lang, id),
            FindingKind::AnswerNotYesNo { text } => say::findings_answer_not_yes_no(lang, measure, text),
            FindingKind::NotUsedYet { key } => say::findings_not_used_yet(lang, key),
            FindingKind::MonthsBeyondTerm { months } => {
                say::findings_months_beyond_term(lang, plural::form_of(*months), measure, &numbers::quantity(*months))
            }
            FindingKind::HoursBeyondFullTime { full_time } => {
                say::findings_hours_beyond_full_time(lang, plural::form_of(*full_time), &numbers::quantity(*full_time))
            }
            FindingKind::DaysBeyondWeek => say::findings_days_beyond_week(lang, measure),
            FindingKind::CheckUnit { input } => say::findings_check_unit(lang, self.input(input), measure),
            FindingKind::WeeksNotPeople => say::findings_weeks_not_people(lang, measure),
            FindingKind::FteOverYears { years } => {
                say::findings_fte_over_years(lang, plural::form_of(*years), measure, &numbers::quantity(*years))
            }
            FindingKind::ExclusiveBroken { other_pledge } => {
                say::findings_exclusive_broken(lang, measure, self.other(*other_pledge))
            }
            FindingKind::ExclusiveAsk { other_measure } => {
                let other = self.framework.measures.get(*other_measure);
                say::findings_exclusive_ask(lang, measure, other.map_or("", |other| local(lang, &other.title)))
            }
            FindingKind::FirstYearOnly { cut } => {
                say::findings_first_year_only(lang, plural::form_of(*cut), measure, &numbers::quantity(*cut))
            }
            FindingKind::OverCap { claimed, max } => self.over_cap(*claimed, *max),
            FindingKind::SectionEmpty => say::findings_section_empty(lang, section),
            FindingKind::NotGraded => say::findings_not_graded(lang, criterion),
            FindingKind::NotAnswered => say::findings_not_answered(lang, criterion),
            FindingKind::AnswerTooLong { length, limit, words } => {
                let (length, limit) = (u64::from(*length), &*numbers::whole((*limit).into()));
                if *words {
                    say::findings_answer_too_long_words(lang, criterion, length, limit)
                } else {
                    say::findings_answer_too_long_characters(lang, criterion, length, limit)
                }
            }
            FindingKind::EvidenceExpected => {
                let evidence = self.measure().map_or(&[][..], |measure| &measure.evidence);
                let parts: Vec<&str> = evidence.iter().map(|text| local(lang, text).trim_end_matches('.')).collect();
                say::findings_evidence_expected(lang, measure, &parts.join("; "))
            }
            FindingKind::RecordOnly => say::findings_record_only(lang, measure),
            FindingKind::MixedPriceYears { years } => say::findings_mixed_price_years(lang, &years.join(", ")),
            FindingKind::MarksBeyondBid { marks } => say::findings_marks_beyond_bid(lang, &numbers::quantity(*marks)),
            FindingKind::NameMissing => say::findings_name_missing(lang).into(),
            FindingKind::NoPledges => say::findings_no_pledges(lang).into(),
            FindingKind::NoRival => say::findings_no_rival(lang, section),
        }
    }

    fn over_cap(&self, claimed: Decimal, max: Decimal) -> String {
        let lang = self.lang;
        let Some(measure) = self.measure() else {
            let (max, claimed) = (numbers::pounds(max), numbers::pounds(claimed));
            return say::findings_over_cap(lang, self.section_name(), &max, &claimed);
        };
        let shown = |value| units::quantity(lang, &measure.unit, value);
        let (max, claimed) = (shown(max), shown(claimed));
        match self.rule() {
            Some((RuleKind::PersonCap { .. }, _)) => {
                say::findings_over_cap_person(lang, self.measure_name(), &max, &claimed)
            }
            _ => say::findings_over_cap(lang, self.measure_name(), &max, &claimed),
        }
    }

    fn todo(&self) -> String {
        let lang = self.lang;
        let text = match &self.finding.kind {
            FindingKind::NumberUnreadable { why, .. }
            | FindingKind::ParameterUnreadable { why, .. }
            | FindingKind::FactUnreadable { why, .. }
            | FindingKind::RivalUnreadable { why, .. } => number_fault(lang, *why),
            FindingKind::DateUnreadable { .. } => say::findings_date_unreadable_todo(lang),
            FindingKind::InputMissing { input } => {
                return say::findings_input_missing_todo(lang, self.input(input));
            }
            FindingKind::UnknownMeasure { .. } => say::findings_unknown_measure_todo(lang),
            FindingKind::UnknownGrade { .. } => say::findings_unknown_grade_todo(lang),
            FindingKind::ParameterMissing { .. } => say::findings_parameter_missing_todo(lang),
            FindingKind::TargetMissing => say::findings_target_missing_todo(lang),
            FindingKind::ContractValueMissing => return self.fill_in(Fact::Value),
            FindingKind::FactMissing { fact } => return self.fill_in(*fact),
            FindingKind::YearWithoutValue { .. } => say::findings_year_without_value_todo(lang),
            FindingKind::Overflow => say::findings_overflow_todo(lang),
            FindingKind::RuleUnknown => say::findings_rule_unknown_todo(lang),
            FindingKind::RivalNotPositive => say::findings_rival_not_positive_todo(lang),
            FindingKind::OtherBidIncomplete => say::findings_other_bid_incomplete_todo(lang),
            FindingKind::NotInFramework { .. } => say::findings_not_in_framework_todo(lang),
            FindingKind::InputNotUsed { .. } => say::findings_input_not_used_todo(lang),
            FindingKind::RivalNotUsed => say::findings_rival_not_used_todo(lang),
            FindingKind::SameAsUnknown { .. } => say::findings_same_as_unknown_todo(lang),
            FindingKind::AnswerNotYesNo { .. } => say::findings_answer_not_yes_no_todo(lang),
            FindingKind::NotUsedYet { .. } => say::findings_not_used_yet_todo(lang),
            FindingKind::MonthsBeyondTerm { .. } => say::findings_months_beyond_term_todo(lang),
            FindingKind::HoursBeyondFullTime { .. } => say::findings_hours_beyond_full_time_todo(lang),
            FindingKind::DaysBeyondWeek => say::findings_days_beyond_week_todo(lang),
            FindingKind::CheckUnit { .. } => {
                let explained = self.measure().map_or("", |measure| units::explain(lang, &measure.unit));
                return [say::findings_check_unit_todo(lang), " ", explained].concat();
            }
            FindingKind::WeeksNotPeople => say::findings_weeks_not_people_todo(lang),
            FindingKind::FteOverYears { .. } => say::findings_fte_over_years_todo(lang),
            FindingKind::ExclusiveBroken { .. } => say::findings_exclusive_broken_todo(lang),
            FindingKind::ExclusiveAsk { .. } => say::findings_exclusive_ask_todo(lang),
            FindingKind::FirstYearOnly { .. } => say::findings_first_year_only_todo(lang),
            FindingKind::OverCap { .. } => match self.rule() {
                Some((_, Effect::Exclude)) => say::findings_over_cap_exclude_todo(lang),
                _ => say::findings_over_cap_todo(lang),
            },
            FindingKind::SectionEmpty => say::findings_section_empty_todo(lang),
            FindingKind::NotGraded => say::findings_not_graded_todo(lang),
            FindingKind::NotAnswered => say::findings_not_answered_todo(lang),
            FindingKind::AnswerTooLong { .. } => say::findings_answer_too_long_todo(lang),
            FindingKind::EvidenceExpected => say::findings_evidence_expected_todo(lang),
            FindingKind::RecordOnly => say::findings_record_only_todo(lang),
            FindingKind::MixedPriceYears { .. } => say::findings_mixed_price_years_todo(lang),
            FindingKind::MarksBeyondBid { .. } => say::findings_marks_beyond_bid_todo(lang),
            FindingKind::NameMissing => say::findings_name_missing_todo(lang),
            FindingKind::NoPledges => say::findings_no_pledges_todo(lang),
            FindingKind::NoRival => say::findings_no_rival_todo(lang),
        };
        text.to_owned()
    }

    fn fill_in(&self, fact: Fact) -> String {
        say::findings_fact_missing_todo(self.lang, fact_name(self.lang, fact))
    }
}
