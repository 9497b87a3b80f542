//! What can be wrong (a fault) or doubtful (a lint) in a file. The sentences live in `pledge-words`.

use crate::json::Place;

/// Something wrong or doubtful in a file, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong, with the particulars that the sentence needs.
    pub kind: FaultKind,
    /// JSON pointer (RFC 6901) to the value, `""` for the whole file.
    pub pointer: String,
    /// Line and column of the value (or of the key, when the key is at fault).
    pub place: Place,
}

/// Whether a file with this can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is refused.
    Fault,
    /// The file works; its author should look again.
    Lint,
}

/// The type of value that belongs at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// `{"en": …, "cy": …}`.
    Bilingual,
    /// A decimal in a string, such as `"12.50"`.
    Decimal,
    /// A whole number in a string or bare.
    Whole,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// An object.
    Object,
    /// A date, `YYYY-MM-DD`, in a string.
    Date,
    /// An https or mailto link in a string.
    Link,
    /// An identifier: letters, digits, `-`, `_` and `.`, at most 64 characters.
    Identifier,
}

/// Every kind of fault and lint. A field holds what the sentence needs to be useful.
#[allow(missing_docs, reason = "the sentence of each variant names its fields")]
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    // --- the text itself ---
    /// The file is larger than the limit (bytes).
    TooLarge { limit: usize },
    /// Objects and lists are nested deeper than the limit.
    TooDeep { limit: usize },
    /// Not JSON: what was found at the place (`""` at the end of the file).
    Syntax { found: String },
    /// The same key twice in one object.
    DuplicateKey { key: String },
    /// A text is longer than the limit (characters).
    TextTooLong { limit: usize },
    /// A text holds a character (`U+202E`) that cannot be seen and may change how the text is read.
    HiddenCharacter { code: String },
    /// More measures than the limit.
    TooManyMeasures { limit: usize },
    /// A list with more entries than the limit, an object with more keys, or rules that name more measures.
    TooManyItems { limit: usize },
    // --- shapes ---
    /// `format` is higher than this reader knows.
    NewerFormat { found: String, known: u32 },
    /// A required key is missing from the object at the pointer.
    MissingKey { key: String },
    /// A key that the format does not know, with the nearest one that it does.
    UnknownKey { key: String, nearest: Option<String> },
    /// A value of another type than belongs here.
    WrongType { expected: Expected },
    /// A bare number where decimals must stand in quotes; the fix is the same text in quotes.
    BareNumber { text: String },
    /// A value that is not one of the allowed words.
    UnknownWord { found: String, allowed: Vec<&'static str> },
    /// An empty text or list where something must stand.
    Empty,
    /// Two things with the same id.
    DuplicateId { id: String },
    /// A reference to something that the file does not define: `what` is the key of the table looked in, for a choice
    /// after the id of its parameter.
    UnknownReference { what: String, id: String },
    // --- meaning ---
    /// A Welsh or English text is missing in a framework that says it is bilingual.
    MissingLanguage { language: &'static str },
    /// A figure that must be greater than zero.
    NotPositive,
    /// A percentage or share beyond 0 to 100.
    NotAShare,
    /// A value or other figure without a source, edition, price year or licence: `missing` names the key.
    NoOrigin { missing: &'static str },
    /// `illustrative` as an origin in a framework of another status.
    IllustrativeOrigin,
    /// An official framework needs this key here (clause, approver, date, legal ground).
    OfficialNeeds { key: &'static str },
    /// A measure feeds a section, but has neither a value nor a reason to be record-only.
    NoValue,
    /// A measure is record-only and has a value or section too.
    RecordOnlyWithValue,
    /// A measure of a unit that cannot be valued (text, yes or no, percent) has a value.
    UnitCannotBeValued,
    /// A graded section without a criterion, or another section without a measure.
    EmptySection,
    /// A rule has an effect that its kind cannot have.
    EffectNotAllowed { effect: &'static str },
    /// A low value above, or a high value below, the central one.
    RangeOutOfOrder,
    /// A series of values by year needs at least two years in rising order.
    SeriesOutOfOrder,
    /// The unit needs `full_time_hours` in the framework.
    NoFullTimeHours,
    /// A reference to a parameter of another kind than belongs here.
    WrongParameterKind { id: String, expected: &'static str },
    /// A parameter that is asked only when another is, which waits for this one.
    NeverAsked,
    /// A written question in a section whose marks do not come from grades.
    SectionNotGraded { id: String },
    /// A rule about people or their first year names a measure whose unit has none.
    UnitDoesNotSuit { id: String },
    /// A period without a date, or one that ends before it begins.
    PeriodOutOfOrder,
    /// A threshold without any condition.
    ThresholdSaysNothing,
    /// Bounds that nothing can keep, bands that do not rise, or two rows of one year.
    BoundsOutOfOrder,
    /// A band that earns less than one below it, so that a better offer would lose marks.
    BandsFall,
    /// A measure has no value (or no points) although its section (id) counts that, or has what it does not count.
    DoesNotCount { id: String },
    /// A method that a section counting something else cannot have.
    MethodDoesNotSuit,
    /// A row of a table of the tender's figures that rests on the bid's own price.
    RestsOnPrice,
    /// An index table without the year that is asked of it.
    YearNotInIndex { year: String },
    /// What belongs to graded criteria in a gate, or a yes or no question outside one.
    AnswerDoesNotSuit,
    /// A pass mark that nobody can reach.
    PassBeyondReach,
    /// What is typed for each contract year cannot be multiplied by the term in this unit.
    NotPerYear,
    // --- lints ---
    /// Marks of a section that no offer can earn.
    UnreachableMarks,
    /// A row of a table by the contract's facts that comes after one that always holds.
    NeverHolds,
    /// A measure that another one (id) always beats for the same effort.
    DominatedMeasure { by: String },
    /// Weights of a section's criteria, or fixed marks of all sections, that do not add up to what they are of.
    WeightsDoNotAddUp { sum: String, of: String },
    /// Sections that share out the marks of one parameter (id) and do not come to all of them.
    SharesDoNotAddUp { weighting: String },
    /// A unit whose name does not say what is counted.
    AmbiguousUnit,
    /// A price year long before the edition's date.
    StaleEdition { price_year: String },
    /// A Welsh text that is the English one.
    Untranslated,
    /// A threshold, area or index that nothing refers to: `what` is the key of its table.
    Unused { what: &'static str, id: String },
    /// Values in several price years are added without a reason (`mixed_price_years`).
    MixedPriceYears { years: Vec<String> },
    /// A source that nothing refers to.
    UnusedSource { id: String },
    /// A parameter that nothing refers to.
    UnusedParameter { id: String },
    /// A measure with no evidence to ask for.
    NoEvidence,
    /// A rule that names fewer measures than it needs to say anything.
    RuleNamesNothing,
}

impl FaultKind {
    /// Whether the file can still be used.
    pub fn severity(&self) -> Severity {
        match self {
            Self::MixedPriceYears { .. }
            | Self::UnusedSource { .. }
            | Self::UnusedParameter { .. }
            | Self::NoEvidence
            | Self::RuleNamesNothing
            | Self::UnreachableMarks
            | Self::NeverHolds
            | Self::DominatedMeasure { .. }
            | Self::WeightsDoNotAddUp { .. }
            | Self::SharesDoNotAddUp { .. }
            | Self::AmbiguousUnit
            | Self::StaleEdition { .. }
            | Self::Untranslated
            | Self::Unused { .. } => Severity::Lint,
            _ => Severity::Fault,
        }
    }

    /// A stable name for tests and for the terminal's JSON, in snake case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::TooDeep { .. } => "too_deep",
            Self::Syntax { .. } => "syntax",
            Self::DuplicateKey { .. } => "duplicate_key",
            Self::TextTooLong { .. } => "text_too_long",
            Self::HiddenCharacter { .. } => "hidden_character",
            Self::TooManyMeasures { .. } => "too_many_measures",
            Self::TooManyItems { .. } => "too_many_items",
            Self::NewerFormat { .. } => "newer_format",
            Self::MissingKey { .. } => "missing_key",
            Self::UnknownKey { .. } => "unknown_key",
            Self::WrongType { .. } => "wrong_type",
            Self::BareNumber { .. } => "bare_number",
            Self::UnknownWord { .. } => "unknown_word",
            Self::Empty => "empty",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::UnknownReference { .. } => "unknown_reference",
            Self::MissingLanguage { .. } => "missing_language",
            Self::NotPositive => "not_positive",
            Self::NotAShare => "not_a_share",
            Self::NoOrigin { .. } => "no_origin",
            Self::IllustrativeOrigin => "illustrative_origin",
            Self::OfficialNeeds { .. } => "official_needs",
            Self::NoValue => "no_value",
            Self::RecordOnlyWithValue => "record_only_with_value",
            Self::UnitCannotBeValued => "unit_cannot_be_valued",
            Self::EmptySection => "empty_section",
            Self::EffectNotAllowed { .. } => "effect_not_allowed",
            Self::RangeOutOfOrder => "range_out_of_order",
            Self::SeriesOutOfOrder => "series_out_of_order",
            Self::NoFullTimeHours => "no_full_time_hours",
            Self::WrongParameterKind { .. } => "wrong_parameter_kind",
            Self::NeverAsked => "never_asked",
            Self::SectionNotGraded { .. } => "section_not_graded",
            Self::UnitDoesNotSuit { .. } => "unit_does_not_suit",
            Self::PeriodOutOfOrder => "period_out_of_order",
            Self::ThresholdSaysNothing => "threshold_says_nothing",
            Self::BoundsOutOfOrder => "bounds_out_of_order",
            Self::BandsFall => "bands_fall",
            Self::DoesNotCount { .. } => "does_not_count",
            Self::MethodDoesNotSuit => "method_does_not_suit",
            Self::RestsOnPrice => "rests_on_price",
            Self::YearNotInIndex { .. } => "year_not_in_index",
            Self::AnswerDoesNotSuit => "answer_does_not_suit",
            Self::PassBeyondReach => "pass_beyond_reach",
            Self::NotPerYear => "not_per_year",
            Self::UnreachableMarks => "unreachable_marks",
            Self::NeverHolds => "never_holds",
            Self::DominatedMeasure { .. } => "dominated_measure",
            Self::WeightsDoNotAddUp { .. } => "weights_do_not_add_up",
            // One thing to an author, who looks it up by this name.
            Self::SharesDoNotAddUp { .. } => "weights_do_not_add_up",
            Self::AmbiguousUnit => "ambiguous_unit",
            Self::StaleEdition { .. } => "stale_edition",
            Self::Untranslated => "untranslated",
            Self::Unused { .. } => "unused",
            Self::MixedPriceYears { .. } => "mixed_price_years",
            Self::UnusedSource { .. } => "unused_source",
            Self::UnusedParameter { .. } => "unused_parameter",
            Self::NoEvidence => "no_evidence",
            Self::RuleNamesNothing => "rule_names_nothing",
        }
    }
}
