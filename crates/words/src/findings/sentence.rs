//! What is the matter, in a sentence that names what it is about.

use pledge_engine::advise::FindingKind;
use pledge_engine::framework::{Bound, RuleKind};
use pledge_engine::rounded;
use rust_decimal::Decimal;

use super::{About, fact_name};
use crate::{joined, local, numbers, plural, say, units};

impl<'a> About<'a> {
    pub(super) fn sentence(&self) -> String {
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
            FindingKind::FactMissing { fact } => self.fact_missing(*fact).into(),
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
            FindingKind::BasisMissing { basis } => self.basis_missing(*basis),
            FindingKind::FactDateUnreadable { fact, text } => {
                say::findings_text_unreadable(lang, text, fact_name(lang, *fact))
            }
            FindingKind::DeadlinesOutOfOrder => say::needs_deadlines(lang).into(),
            FindingKind::EditionNotInForce => self.edition_not_in_force(),
            FindingKind::DocumentNeeded { document } => {
                let document = self.framework.documents.get(*document);
                say::needs_document(lang, document.map_or("", |document| local(lang, &document.title)))
            }
            FindingKind::NoWeighting => say::needs_no_weighting(lang).into(),
            FindingKind::NoRowHolds => match self.name() {
                "" => say::needs_no_row_here(lang).into(),
                name => say::needs_no_row(lang, name),
            },
            FindingKind::BelowMinimum { parameter, minimum } => self.below_minimum(*parameter, *minimum),
            FindingKind::NothingRequired => say::needs_nothing_required(lang, section),
            FindingKind::ClaimedInTwoLots => say::needs_two_lots(lang, measure, &self.lots()),
            FindingKind::OtherLot => say::needs_other_lot(lang, measure, self.case.contract.lot.trim(), &self.lots()),
            FindingKind::NotWhole { input } => say::claims_not_whole(lang, self.input(input), measure),
            FindingKind::YearUnknown { text } => say::claims_year_unknown(lang, text, measure),
            FindingKind::YearsAndInputs => say::claims_years_and_inputs(lang, measure),
            FindingKind::ExtensionApart => say::claims_extension_apart(lang, measure),
            FindingKind::ShareUnreadable { text, .. } => say::claims_share_unreadable(lang, text, measure),
            FindingKind::UnknownPartner { id } => say::claims_unknown_partner(lang, measure, id),
            FindingKind::PlaceWithoutValue { text } => match text.trim() {
                "" => say::claims_place_missing_value(lang, measure),
                place => say::claims_place_without_value(lang, measure, place),
            },
            FindingKind::ClaimedTwice { other_pledge } => say::claims_twice(lang, measure, self.other(*other_pledge)),
            FindingKind::OutsideArea { place } => match place.trim() {
                "" => say::claims_outside_said(lang, measure, self.area()),
                place => say::claims_outside(lang, measure, place, self.area()),
            },
            FindingKind::PlaceNotSaid => say::claims_place_not_said(lang, measure),
            FindingKind::AttestedNo => say::claims_attested_no(lang, measure, self.question()),
            FindingKind::AttestMissing => say::claims_attest_missing(lang, measure, self.question()),
            FindingKind::ShareNotSaid => say::claims_share_not_said(lang, measure),
            FindingKind::DeliveredByOther => match self.deliverer() {
                "" => say::claims_delivered_by_us(lang, measure),
                who => say::claims_delivered_by_other(lang, measure, who),
            },
            FindingKind::TooFewMonths { months, min } => {
                let (months, least) = (numbers::quantity(*months), numbers::quantity(*min));
                say::claims_few_months(lang, plural::form_of(*min), measure, &least, &months)
            }
            FindingKind::TooManyMeasures { offered, max } => {
                say::claims_too_many(lang, u64::from(*offered), &numbers::quantity(*max))
            }
            FindingKind::TooFewMeasures { offered, min } => {
                say::claims_too_few(lang, u64::from(*offered), &numbers::quantity(*min))
            }
            FindingKind::MandatoryMeasure => say::claims_mandatory_measure(lang, measure),
            FindingKind::MandatoryAnswer => say::claims_mandatory_answer(lang, criterion),
            FindingKind::MandatoryName => say::claims_mandatory_name(lang).into(),
            FindingKind::AnswersNeeded => say::claims_answers_needed(lang).into(),
            FindingKind::QuantitiesNeeded => say::claims_quantities_needed(lang).into(),
            FindingKind::BelowPassMark { mark, pass } => self.below_pass_mark(*mark, *pass),
            FindingKind::GateNo => say::claims_gate_no(lang, criterion),
            FindingKind::GateUnanswered => say::claims_gate_unanswered(lang, criterion),
            FindingKind::GateTooFew { offered, needed } => {
                say::claims_gate_few(lang, u64::from(*offered), section, &numbers::quantity(*needed))
            }
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
            let counts = self.finding.section.and_then(|at| self.framework.sections.get(at)).map(|s| s.counts);
            let shown = |value| units::counted(lang, counts.unwrap_or_default(), value);
            return say::findings_over_cap(lang, self.section_name(), &shown(max), &shown(claimed));
        };
        let shown = |value| units::quantity(lang, &measure.unit, value);
        let (max, claimed) = (shown(max), shown(claimed));
        match self.rule().map(|rule| &rule.kind) {
            Some(RuleKind::PersonCap { .. }) => {
                say::findings_over_cap_person(lang, self.measure_name(), &max, &claimed)
            }
            _ => say::findings_over_cap(lang, self.measure_name(), &max, &claimed),
        }
    }

    /// Marks of a question are scores of its scale, those of a section per cent. They are compared unrounded, so all
    /// decimals that matter are shown.
    fn below_pass_mark(&self, mark: Decimal, pass: Bound) -> String {
        let (lang, asked) = (self.lang, self.finding.criterion.is_some());
        let shown = |value: Decimal| {
            if asked { numbers::rounded(value, 6) } else { numbers::percent(rounded(value, 6)) }
        };
        let name = if asked { self.criterion_name() } else { self.section_name() };
        let (mark, at) = (shown(mark), shown(pass.at));
        if pass.strict {
            say::claims_not_above_pass(lang, name, &mark, &at)
        } else {
            say::claims_below_pass(lang, name, &mark, &at)
        }
    }

    /// The area of the rule, or else the rule.
    fn area(&self) -> &'a str {
        let area = match self.rule().map(|rule| &rule.kind) {
            Some(RuleKind::LocalOnly { area, .. }) => self.framework.areas.get(*area),
            _ => None,
        };
        area.map_or_else(|| self.rule_name(), |area| local(self.lang, &area.title))
    }

    /// The question of the rule, or else the rule.
    fn question(&self) -> &'a str {
        match self.rule().map(|rule| &rule.kind) {
            Some(RuleKind::Attest { question, .. }) => local(self.lang, question),
            _ => self.rule_name(),
        }
    }

    /// Who delivers the pledge, by name; empty if the bidder does.
    fn deliverer(&self) -> &'a str {
        let by = self.pledge().map_or("", |pledge| pledge.by.trim());
        if matches!(by, "" | "us") {
            return "";
        }
        let name = self.bid.partners.iter().find(|partner| partner.id == by).map(|partner| partner.name.trim());
        name.filter(|name| !name.is_empty()).unwrap_or(by)
    }

    /// The lots of the pledge.
    fn lots(&self) -> String {
        let lots = self.pledge().map_or(&[][..], |pledge| &pledge.lots);
        joined(lots, ", ")
    }
}
