//! What to do about a finding.

use pledge_engine::advise::{Fact, FindingKind};
use pledge_engine::framework::{Deliverer, Effect, RuleKind};

use super::{About, fact_name, number_fault};
use crate::{joined, local, say, units};

impl About<'_> {
    pub(super) fn todo(&self) -> String {
        let lang = self.lang;
        let text = match &self.finding.kind {
            FindingKind::NumberUnreadable { why, .. }
            | FindingKind::ParameterUnreadable { why, .. }
            | FindingKind::FactUnreadable { why, .. }
            | FindingKind::RivalUnreadable { why, .. }
            | FindingKind::ShareUnreadable { why, .. } => number_fault(lang, *why),
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
            FindingKind::OverCap { .. } => match self.follows() {
                Some(Effect::Exclude) => say::findings_over_cap_exclude_todo(lang),
                _ => say::findings_over_cap_todo(lang),
            },
            FindingKind::BasisMissing { .. } => say::needs_basis_todo(lang),
            FindingKind::FactDateUnreadable { fact, .. } => match fact {
                Fact::ClarificationDeadline | Fact::SubmissionDeadline => say::needs_moment_todo(lang),
                _ => say::findings_date_unreadable_todo(lang),
            },
            FindingKind::DeadlinesOutOfOrder => say::needs_deadlines_todo(lang),
            FindingKind::EditionNotInForce => say::needs_edition_todo(lang),
            FindingKind::DocumentNeeded { document } => {
                let what = self.framework.documents.get(*document).map_or("", |document| local(lang, &document.what));
                match what.trim_end_matches('.') {
                    "" => say::needs_document_todo(lang),
                    what => return say::needs_document_what_todo(lang, what),
                }
            }
            FindingKind::NoWeighting => say::needs_no_weighting_todo(lang),
            FindingKind::NoRowHolds => say::needs_no_row_todo(lang),
            FindingKind::BelowMinimum { .. } => say::needs_below_minimum_todo(lang),
            FindingKind::NothingRequired => say::needs_nothing_required_todo(lang),
            FindingKind::ClaimedInTwoLots => say::needs_two_lots_todo(lang),
            FindingKind::OtherLot => say::needs_other_lot_todo(lang),
            FindingKind::NotWhole { .. } => say::claims_not_whole_todo(lang),
            FindingKind::YearUnknown { .. } => say::claims_year_unknown_todo(lang),
            FindingKind::YearsAndInputs => say::claims_years_and_inputs_todo(lang),
            FindingKind::ExtensionApart => say::claims_extension_apart_todo(lang),
            FindingKind::UnknownPartner { .. } => say::claims_unknown_partner_todo(lang),
            FindingKind::PlaceWithoutValue { .. } => say::claims_place_without_value_todo(lang),
            FindingKind::ClaimedTwice { .. } => say::claims_twice_todo(lang),
            FindingKind::OutsideArea { .. } => say::claims_outside_todo(lang),
            FindingKind::PlaceNotSaid => say::claims_place_not_said_todo(lang),
            FindingKind::AttestedNo => say::claims_attested_no_todo(lang),
            FindingKind::AttestMissing => say::claims_attest_missing_todo(lang),
            FindingKind::ShareNotSaid => say::claims_share_not_said_todo(lang),
            FindingKind::DeliveredByOther => return say::claims_delivered_todo(lang, &self.deliverers()),
            FindingKind::TooFewMonths { .. } => say::claims_few_months_todo(lang),
            FindingKind::TooManyMeasures { .. } => say::claims_too_many_todo(lang),
            FindingKind::TooFewMeasures { .. } | FindingKind::GateTooFew { .. } => say::claims_too_few_todo(lang),
            FindingKind::MandatoryMeasure => say::claims_mandatory_measure_todo(lang),
            FindingKind::MandatoryAnswer | FindingKind::GateUnanswered => say::claims_mandatory_answer_todo(lang),
            FindingKind::MandatoryName => say::findings_name_missing_todo(lang),
            FindingKind::AnswersNeeded => say::claims_answers_needed_todo(lang),
            FindingKind::QuantitiesNeeded => say::findings_no_pledges_todo(lang),
            FindingKind::BelowPassMark { .. } => say::claims_below_pass_todo(lang),
            FindingKind::GateNo => say::claims_gate_no_todo(lang),
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

    /// Those whom the rule counts.
    fn deliverers(&self) -> String {
        let Some(RuleKind::DeliveredBy { by, .. }) = self.rule().map(|rule| &rule.kind) else {
            return self.rule_name().to_owned();
        };
        let name = |who: &Deliverer| match who {
            Deliverer::Us => say::claims_deliverer_us(self.lang).to_owned(),
            Deliverer::Subcontractor => say::claims_deliverer_subcontractor(self.lang).to_owned(),
            Deliverer::Partner => say::claims_deliverer_partner(self.lang).to_owned(),
        };
        joined(&by.iter().map(name).collect::<Vec<_>>(), ", ")
    }
}
