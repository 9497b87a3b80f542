//! What is wrong or doubtful in a file, in words: what is the matter, and what to do about it.

use pledge_engine::framework::{Expected, Fault, FaultKind};
use pledge_engine::json::{plain_decimal, without_hidden};
use rust_decimal::Decimal;

use crate::{Lang, numbers, say};

/// What is the matter. It names the key at fault, but not the line.
#[must_use]
pub fn sentence(lang: Lang, fault: &Fault) -> String {
    without_hidden(&matter(lang, fault))
}

/// What to do about it.
#[must_use]
pub fn fix(lang: Lang, fault: &Fault) -> String {
    without_hidden(&to_do(lang, fault))
}

fn matter(lang: Lang, fault: &Fault) -> String {
    let key = key(lang, &fault.pointer);
    let key = key.as_str();
    let text = match &fault.kind {
        FaultKind::TooLarge { limit } => return say::faults_too_large(lang, &figure(*limit, 6)),
        FaultKind::TooDeep { limit } => return say::faults_too_deep(lang, &figure(*limit, 0)),
        FaultKind::Syntax { found } if found.is_empty() => say::faults_ends_early(lang),
        FaultKind::Syntax { found } => return say::faults_syntax(lang, found),
        FaultKind::DuplicateKey { key } => return say::faults_duplicate_key(lang, key),
        FaultKind::TextTooLong { limit } => return say::faults_text_too_long(lang, key, &figure(*limit, 0)),
        FaultKind::HiddenCharacter { code } => return say::faults_hidden(lang, key, code),
        FaultKind::TooManyMeasures { limit } => return say::faults_too_many_measures(lang, &figure(*limit, 0)),
        FaultKind::TooManyItems { limit } => return say::faults_too_many_items(lang, &figure(*limit, 0), key),
        FaultKind::NewerFormat { found, known } => return say::faults_newer_format(lang, found, &known.to_string()),
        FaultKind::MissingKey { key } => return say::faults_missing_key(lang, key),
        FaultKind::UnknownKey { key, .. } => return say::faults_unknown_key(lang, key),
        FaultKind::WrongType { expected } => return say::faults_wrong_type(lang, key, type_name(lang, *expected)),
        FaultKind::BareNumber { text } => return say::faults_bare_number(lang, text, key),
        FaultKind::UnknownWord { found, .. } => return say::faults_unknown_word(lang, key, found),
        FaultKind::Empty => return say::faults_empty(lang, key),
        FaultKind::DuplicateId { id } => return say::faults_duplicate_id(lang, id),
        FaultKind::UnknownReference { what, id } => return say::faults_unknown_reference(lang, id, what),
        FaultKind::MissingLanguage { language } => return say::faults_missing_language(lang, key, language),
        FaultKind::NotPositive => return say::faults_not_positive(lang, key),
        FaultKind::NotAShare => return say::faults_not_a_share(lang, key),
        FaultKind::NoOrigin { missing } => return say::faults_no_origin(lang, missing),
        FaultKind::IllustrativeOrigin => say::faults_illustrative_origin(lang),
        FaultKind::OfficialNeeds { key } => return say::faults_official_needs(lang, key),
        FaultKind::NoValue => say::faults_no_value(lang),
        FaultKind::RecordOnlyWithValue => say::faults_record_only_with_value(lang),
        FaultKind::UnitCannotBeValued => say::faults_unit_cannot_be_valued(lang),
        FaultKind::EmptySection => say::faults_empty_section(lang),
        FaultKind::EffectNotAllowed { effect } => return say::faults_effect_not_allowed(lang, effect),
        FaultKind::RangeOutOfOrder => say::faults_range_out_of_order(lang),
        FaultKind::SeriesOutOfOrder => say::faults_series_out_of_order(lang),
        FaultKind::NoFullTimeHours => say::faults_no_full_time_hours(lang),
        FaultKind::WrongParameterKind { id, expected } => return say::faults_wrong_parameter_kind(lang, id, expected),
        FaultKind::NeverAsked => say::faults_never_asked(lang),
        FaultKind::SectionNotGraded { id } => return say::faults_section_not_graded(lang, id),
        FaultKind::UnitDoesNotSuit { id } => return say::faults_unit_does_not_suit(lang, id),
        FaultKind::PeriodOutOfOrder => say::schemes_period(lang),
        FaultKind::ThresholdSaysNothing => say::schemes_threshold(lang),
        FaultKind::BoundsOutOfOrder => say::schemes_bounds(lang),
        FaultKind::BandsFall => say::schemes_bands_fall(lang),
        FaultKind::DoesNotCount { id } => return say::schemes_counts(lang, id),
        FaultKind::MethodDoesNotSuit => say::schemes_method(lang),
        FaultKind::RestsOnPrice => say::schemes_price(lang),
        FaultKind::YearNotInIndex { year } => return say::schemes_index_year(lang, year),
        FaultKind::AnswerDoesNotSuit => say::schemes_answer(lang),
        FaultKind::PassBeyondReach => say::schemes_pass(lang),
        FaultKind::NotPerYear => say::schemes_per_year(lang),
        FaultKind::UnreachableMarks => say::schemes_unreachable(lang),
        FaultKind::NeverHolds => say::schemes_never_holds(lang),
        FaultKind::DominatedMeasure { by } => return say::schemes_dominated(lang, by),
        FaultKind::WeightsDoNotAddUp { sum, of } => return say::schemes_sum(lang, sum, of),
        FaultKind::SharesDoNotAddUp { weighting } => return say::schemes_shares(lang, weighting),
        FaultKind::AmbiguousUnit => say::schemes_unit_name(lang),
        FaultKind::StaleEdition { price_year } => return say::schemes_stale(lang, price_year),
        FaultKind::Untranslated => return say::schemes_untranslated(lang, key),
        FaultKind::Unused { what, id } => return say::schemes_unused(lang, id, what),
        FaultKind::MixedPriceYears { years } => return say::faults_mixed_price_years(lang, &years.join(", ")),
        FaultKind::UnusedSource { id } => return say::faults_unused_source(lang, id),
        FaultKind::UnusedParameter { id } => return say::faults_unused_parameter(lang, id),
        FaultKind::NoEvidence => say::faults_no_evidence(lang),
        FaultKind::RuleNamesNothing => say::faults_rule_names_nothing(lang),
    };
    text.to_owned()
}

fn to_do(lang: Lang, fault: &Fault) -> String {
    let text = match &fault.kind {
        FaultKind::TooLarge { .. } | FaultKind::TooDeep { .. } => say::faults_right_file_fix(lang),
        FaultKind::Syntax { found } if found.is_empty() => say::faults_ends_early_fix(lang),
        FaultKind::Syntax { .. } => say::faults_syntax_fix(lang),
        FaultKind::DuplicateKey { .. } => say::faults_duplicate_key_fix(lang),
        FaultKind::TextTooLong { .. } => say::faults_text_too_long_fix(lang),
        FaultKind::HiddenCharacter { .. } => say::faults_hidden_fix(lang),
        FaultKind::TooManyMeasures { .. } => say::faults_too_many_measures_fix(lang),
        FaultKind::TooManyItems { .. } => say::faults_too_many_items_fix(lang),
        FaultKind::NewerFormat { .. } => say::faults_newer_format_fix(lang),
        FaultKind::MissingKey { key } => return say::faults_add_fix(lang, key),
        FaultKind::MissingLanguage { language: key }
        | FaultKind::NoOrigin { missing: key }
        | FaultKind::OfficialNeeds { key } => return say::faults_add_fix(lang, key),
        FaultKind::UnknownKey { nearest: Some(nearest), .. } => return say::faults_did_you_mean_fix(lang, nearest),
        FaultKind::UnknownKey { .. } => say::faults_unknown_key_fix(lang),
        FaultKind::WrongType { .. } => say::faults_wrong_type_fix(lang),
        // The marks that the file needs are straight, unlike those of the sentences.
        FaultKind::BareNumber { text } => match plain(text) {
            Some(text) => return say::faults_bare_number_fix(lang, &["\"", &text, "\""].concat()),
            None => say::faults_wrong_type_fix(lang),
        },
        FaultKind::UnknownWord { allowed, .. } => return say::faults_unknown_word_fix(lang, &allowed.join("”, “")),
        FaultKind::Empty => say::faults_empty_fix(lang),
        FaultKind::DuplicateId { .. } => say::faults_duplicate_id_fix(lang),
        FaultKind::UnknownReference { .. } => say::faults_unknown_reference_fix(lang),
        FaultKind::NotPositive => say::faults_not_positive_fix(lang),
        FaultKind::NotAShare => say::faults_not_a_share_fix(lang),
        FaultKind::IllustrativeOrigin => say::faults_illustrative_origin_fix(lang),
        FaultKind::NoValue => say::faults_no_value_fix(lang),
        FaultKind::RecordOnlyWithValue => say::faults_record_only_with_value_fix(lang),
        FaultKind::UnitCannotBeValued => say::faults_unit_cannot_be_valued_fix(lang),
        FaultKind::EmptySection => say::faults_empty_section_fix(lang),
        FaultKind::EffectNotAllowed { .. } => say::faults_effect_not_allowed_fix(lang),
        FaultKind::RangeOutOfOrder => say::faults_range_out_of_order_fix(lang),
        FaultKind::SeriesOutOfOrder => say::faults_series_out_of_order_fix(lang),
        FaultKind::NoFullTimeHours => say::faults_no_full_time_hours_fix(lang),
        FaultKind::WrongParameterKind { .. } => say::faults_wrong_parameter_kind_fix(lang),
        FaultKind::NeverAsked => say::faults_never_asked_fix(lang),
        FaultKind::SectionNotGraded { .. } => say::faults_section_not_graded_fix(lang),
        FaultKind::UnitDoesNotSuit { .. } => say::faults_unit_does_not_suit_fix(lang),
        FaultKind::PeriodOutOfOrder => say::schemes_period_fix(lang),
        FaultKind::ThresholdSaysNothing => say::schemes_threshold_fix(lang),
        FaultKind::BoundsOutOfOrder => say::schemes_bounds_fix(lang),
        FaultKind::BandsFall => say::schemes_bands_fall_fix(lang),
        FaultKind::DoesNotCount { .. } => say::schemes_counts_fix(lang),
        FaultKind::MethodDoesNotSuit => say::schemes_method_fix(lang),
        FaultKind::RestsOnPrice => say::schemes_price_fix(lang),
        FaultKind::YearNotInIndex { .. } => say::schemes_index_year_fix(lang),
        FaultKind::AnswerDoesNotSuit => say::schemes_answer_fix(lang),
        FaultKind::PassBeyondReach => say::schemes_pass_fix(lang),
        FaultKind::NotPerYear => say::schemes_per_year_fix(lang),
        FaultKind::UnreachableMarks => say::schemes_unreachable_fix(lang),
        FaultKind::NeverHolds => say::schemes_never_holds_fix(lang),
        FaultKind::DominatedMeasure { .. } => say::schemes_dominated_fix(lang),
        FaultKind::WeightsDoNotAddUp { .. } => say::schemes_sum_fix(lang),
        FaultKind::SharesDoNotAddUp { .. } => say::schemes_shares_fix(lang),
        FaultKind::AmbiguousUnit => say::schemes_unit_name_fix(lang),
        FaultKind::StaleEdition { .. } => say::schemes_stale_fix(lang),
        FaultKind::Untranslated => say::schemes_untranslated_fix(lang),
        FaultKind::MixedPriceYears { .. } => say::faults_mixed_price_years_fix(lang),
        FaultKind::UnusedSource { .. } | FaultKind::UnusedParameter { .. } | FaultKind::Unused { .. } => {
            say::faults_unused_fix(lang)
        }
        FaultKind::NoEvidence => say::faults_no_evidence_fix(lang),
        FaultKind::RuleNamesNothing => say::faults_rule_names_nothing_fix(lang),
    };
    text.to_owned()
}

/// A bare number as a file may have it, if that can be told: without an exponent, and not cut short.
fn plain(text: &str) -> Option<String> {
    if plain_decimal(text).is_some() {
        return Some(text.to_owned());
    }
    let value = Decimal::from_scientific(text).ok()?;
    Some(value.normalize().to_string())
}

/// What belongs at a place.
fn type_name(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Text => say::faults_text(lang),
        Expected::Bilingual => say::faults_bilingual(lang),
        Expected::Decimal => say::faults_decimal(lang),
        Expected::Whole => say::faults_whole(lang),
        Expected::Bool => say::faults_bool(lang),
        Expected::List => say::faults_list(lang),
        Expected::Object => say::faults_object(lang),
        Expected::Date => say::faults_date(lang),
        Expected::Link => say::faults_link(lang),
        Expected::Identifier => say::faults_id(lang),
    }
}

/// The last key of a JSON pointer: of an item of a list, the key of the list.
fn key(lang: Lang, pointer: &str) -> String {
    // A key of a file may be as long as the file.
    const MOST: usize = 60;
    match pointer.rsplit('/').find(|part| !part.bytes().all(|b| b.is_ascii_digit())) {
        Some(part) => part.replace("~1", "/").replace("~0", "~").chars().take(MOST).collect(),
        None => say::faults_whole_file(lang).to_owned(),
    }
}

/// A limit, divided by ten so many times.
fn figure(limit: usize, scale: u32) -> String {
    numbers::quantity(Decimal::new(i64::try_from(limit).unwrap_or(i64::MAX), scale)).into()
}
