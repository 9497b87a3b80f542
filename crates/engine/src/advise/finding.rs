//! Findings. A code is stable; the sentence lives in `pledge-words`.

use crate::Decimal;
use crate::bid::NumberFault;
use crate::framework::{Basis, Bound};

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSeverity {
    /// Marks are lost or cannot be known until it is put right.
    Error,
    /// A rule is broken or something may not count.
    Warning,
    /// Advice.
    Advice,
    /// Good to know.
    Info,
}

impl FindingSeverity {
    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
            Self::Info => "info",
        }
    }
}

/// Something the supplier should know. Indices are into the framework's and the bid's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is, with the particulars that the sentence needs.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// Index of the rule behind it.
    pub rule: Option<usize>,
    /// Index of the measure it is about.
    pub measure: Option<usize>,
    /// Index of the pledge in the bid.
    pub pledge: Option<usize>,
    /// Index of the section it is about.
    pub section: Option<usize>,
    /// Index of the criterion it is about.
    pub criterion: Option<usize>,
    /// Pounds of counted value that putting it right would gain, where that is known: dearest first.
    pub worth: Option<Decimal>,
}

impl Finding {
    /// A finding about nothing in particular yet; the places are set by name.
    pub fn new(kind: FindingKind, severity: FindingSeverity) -> Self {
        Self { kind, severity, rule: None, measure: None, pledge: None, section: None, criterion: None, worth: None }
    }
}

/// Facts of the contract that can be missing or unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Value of the contract.
    Value,
    /// Whether that value includes VAT.
    Vat,
    /// First day.
    Start,
    /// Fixed term.
    Months,
    /// Where it is delivered.
    Place,
    /// People who will work on it.
    People,
    /// Value with all extensions.
    ValueWithExtensions,
    /// Months of an extension.
    Extension,
    /// The bid's own price.
    Price,
    /// Whether that price includes VAT.
    PriceVat,
    /// The kind of buyer.
    Buyer,
    /// The nation.
    Nation,
    /// The lot.
    Lot,
    /// Date of the tender notice.
    NoticeDate,
    /// Last moment for questions.
    ClarificationDeadline,
    /// Last moment for the bid.
    SubmissionDeadline,
}

/// Every kind of finding.
#[allow(missing_docs, reason = "the sentence of each variant names its fields")]
#[derive(Clone, Debug, PartialEq)]
pub enum FindingKind {
    // --- unreadable or missing ---
    /// A typed number cannot be read: the input's key and why.
    NumberUnreadable { input: &'static str, text: String, why: NumberFault },
    /// A tender parameter (index) cannot be read.
    ParameterUnreadable { parameter: usize, text: String, why: NumberFault },
    /// A contract fact cannot be read as a number.
    FactUnreadable { fact: Fact, text: String, why: NumberFault },
    /// The contract's start is not a date.
    DateUnreadable { text: String },
    /// The best rival offer of a section cannot be read.
    RivalUnreadable { text: String, why: NumberFault },
    /// The best rival offer assumed in a section is not above zero: it counts as none.
    RivalNotPositive,
    /// Another bid is not complete in a section, so that nobody can tell the best offer there.
    OtherBidIncomplete,
    /// A pledge lacks one of its inputs (key) while another is filled in.
    InputMissing { input: &'static str },
    /// A pledge on a measure that the framework does not have.
    UnknownMeasure { id: String },
    /// A grade that the criterion's scale does not have.
    UnknownGrade { id: String },
    /// A tender parameter (index) that marks rest on is not given, or a choice is not one of the choices.
    ParameterMissing { parameter: usize },
    /// The target of a section is missing, or not above zero.
    TargetMissing,
    /// A contract value is needed and not given.
    ContractValueMissing,
    /// A contract fact is not given; what rests on it is said by the sentence of the fact.
    FactMissing { fact: Fact },
    /// The value of a measure depends on the year of the start, which is missing or outside the series.
    YearWithoutValue { first: u16, last: u16 },
    /// A result would need more digits than exact arithmetic has; the line counts nothing.
    Overflow,
    /// The tender does not say how a section becomes marks.
    RuleUnknown,
    // --- given and not used ---
    /// Something is given for a criterion, a parameter or a section that the framework does not have.
    NotInFramework { id: String },
    /// A pledge has an input that its unit is not made of.
    InputNotUsed { input: String },
    /// A best rival offer in a section that is not a share of the best offer.
    RivalNotUsed,
    /// A pledge is said to be the same as one that is not in the bid.
    SameAsUnknown { id: String },
    /// An answer to a yes or no measure that is neither.
    AnswerNotYesNo { text: String },
    /// A key of a pledge that changes what counts and that this version keeps without using it.
    NotUsedYet { key: String },
    // --- unit traps ---
    /// More than the contract's months in an input; the term is used (months).
    MonthsBeyondTerm { months: Decimal },
    /// More hours a week than full time: one person is at most one FTE.
    HoursBeyondFullTime { full_time: Decimal },
    /// Days of training a week outside 0 to 7.
    DaysBeyondWeek,
    /// A quantity that is very large for one person (weeks of training that look like people, or people that
    /// look like weeks): check the unit.
    CheckUnit { input: &'static str },
    /// Weeks equal a small number that looks like people.
    WeeksNotPeople,
    /// FTE years of several years: the figure is over the whole term.
    FteOverYears { years: Decimal },
    // --- claim rules ---
    /// Exclusive measures claim the same: the other pledge.
    ExclusiveBroken { other_pledge: usize },
    /// Exclusive measures both have pledges and nothing says whether they are the same.
    ExclusiveAsk { other_measure: usize },
    /// Only the first year counts: months that did not count.
    FirstYearOnly { cut: Decimal },
    /// A cap: what was claimed, and the most that counts (units, or pounds for a section).
    OverCap { claimed: Decimal, max: Decimal },
    // --- the contract and what it decides ---
    /// A value of the contract that a threshold, a norm or a ratio needs is not given on that basis; nothing is
    /// converted.
    BasisMissing { basis: Basis },
    /// A date or deadline of the contract cannot be read.
    FactDateUnreadable { fact: Fact, text: String },
    /// The last moment for questions is after the last moment for the bid.
    DeadlinesOutOfOrder,
    /// The tender notice is outside the dates for which this edition is in force.
    EditionNotInForce,
    /// A document (index) that this contract needs.
    DocumentNeeded { document: usize },
    /// The deal is no public contract: it has no weighting, so there is value and there are no marks.
    NoWeighting,
    /// By the framework, a contract like this one has no figure here: of a section its marks, its target or what it
    /// requires.
    NoRowHolds,
    /// The tender says less in a parameter (index) than the framework allows.
    BelowMinimum { parameter: usize, minimum: Decimal },
    /// What a section requires comes out as nothing, or is not given.
    NothingRequired,
    /// A pledge is claimed in several lots, and each lot needs its own.
    ClaimedInTwoLots,
    /// A pledge belongs to another lot than this one and does not count here.
    OtherLot,
    // --- pledges: year, share, deliverer, place ---
    /// An input of a unit that counts whole numbers only has decimals (its key).
    NotWhole { input: &'static str },
    /// The contract year or extension of a part of a pledge is not one of the contract's, as typed.
    YearUnknown { text: String },
    /// A pledge has both inputs and years; the years count.
    YearsAndInputs,
    /// What is pledged for extension years is told apart and does not count towards marks.
    ExtensionApart,
    /// The share of a pledge that this contract brings cannot be read.
    ShareUnreadable { text: String, why: NumberFault },
    /// A pledge is delivered by somebody who is not among the bid's partners.
    UnknownPartner { id: String },
    /// The value of a measure depends on the place, and the place has none.
    PlaceWithoutValue { text: String },
    // --- claim rules on pledges, measures and answers ---
    /// The same people, money or hours are claimed twice: the other pledge.
    ClaimedTwice { other_pledge: usize },
    /// A pledge is delivered outside the area of the rule, as typed.
    OutsideArea { place: String },
    /// A pledge does not say where it is delivered, and a rule depends on it.
    PlaceNotSaid,
    /// The supplier says no to a question that a rule asks.
    AttestedNo,
    /// A question that a rule asks about a pledge is not answered.
    AttestMissing,
    /// The share that this contract brings is not given, and a rule asks for it.
    ShareNotSaid,
    /// A pledge is delivered by somebody whom the rule does not count.
    DeliveredByOther,
    /// A job lasts fewer months than count.
    TooFewMonths { months: Decimal, min: Decimal },
    /// More measures of a rule are offered than it allows.
    TooManyMeasures { offered: u32, max: Decimal },
    /// Fewer measures of a rule are offered than it asks for.
    TooFewMeasures { offered: u32, min: Decimal },
    /// A measure that a rule makes mandatory is not offered.
    MandatoryMeasure,
    /// A criterion that a rule makes mandatory is not answered.
    MandatoryAnswer,
    /// The bidder's name is mandatory and not given.
    MandatoryName,
    /// Quantities are offered and no answer is given.
    AnswersNeeded,
    /// Answers are given and no quantity is offered.
    QuantitiesNeeded,
    /// A grade, or the marks of a section in percent, is below the pass mark.
    BelowPassMark { mark: Decimal, pass: Bound },
    /// A mandatory question of a gate is answered with no.
    GateNo,
    /// A mandatory question of a gate is not answered.
    GateUnanswered,
    /// A gate needs more measures than are offered.
    GateTooFew { offered: u32, needed: Decimal },
    // --- gaps and guidance ---
    /// A section that carries marks has nothing in it yet.
    SectionEmpty,
    /// A graded criterion is not graded yet.
    NotGraded,
    /// A criterion has no answer notes yet.
    NotAnswered,
    /// An answer is longer than its limit: length, limit; words or characters.
    AnswerTooLong { length: u32, limit: u32, words: bool },
    /// Evidence that will be asked for a pledge (measure's evidence list).
    EvidenceExpected,
    /// Record-only measure: collected, earns nothing by itself.
    RecordOnly,
    /// Values of several price years are added.
    MixedPriceYears { years: Vec<String> },
    /// Social value carries more than the 100 marks of a whole bid.
    MarksBeyondBid { marks: Decimal },
    /// The bidder's name is not given.
    NameMissing,
    /// No pledge yet at all.
    NoPledges,
    /// No best offer assumed: marks of the section cannot be one number.
    NoRival,
}

impl FindingKind {
    /// A stable name for files, tests and the terminal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NumberUnreadable { .. } => "number_unreadable",
            Self::ParameterUnreadable { .. } => "parameter_unreadable",
            Self::FactUnreadable { .. } => "fact_unreadable",
            Self::DateUnreadable { .. } => "date_unreadable",
            Self::RivalUnreadable { .. } => "rival_unreadable",
            Self::RivalNotPositive => "rival_not_positive",
            Self::OtherBidIncomplete => "other_bid_incomplete",
            Self::InputMissing { .. } => "input_missing",
            Self::UnknownMeasure { .. } => "unknown_measure",
            Self::UnknownGrade { .. } => "unknown_grade",
            Self::ParameterMissing { .. } => "parameter_missing",
            Self::TargetMissing => "target_missing",
            Self::ContractValueMissing => "contract_value_missing",
            Self::FactMissing { .. } => "fact_missing",
            Self::YearWithoutValue { .. } => "year_without_value",
            Self::Overflow => "overflow",
            Self::RuleUnknown => "rule_unknown",
            Self::NotInFramework { .. } => "not_in_framework",
            Self::InputNotUsed { .. } => "input_not_used",
            Self::RivalNotUsed => "rival_not_used",
            Self::SameAsUnknown { .. } => "same_as_unknown",
            Self::AnswerNotYesNo { .. } => "answer_not_yes_no",
            Self::NotUsedYet { .. } => "not_used_yet",
            Self::MonthsBeyondTerm { .. } => "months_beyond_term",
            Self::HoursBeyondFullTime { .. } => "hours_beyond_full_time",
            Self::DaysBeyondWeek => "days_beyond_week",
            Self::CheckUnit { .. } => "check_unit",
            Self::WeeksNotPeople => "weeks_not_people",
            Self::FteOverYears { .. } => "fte_over_years",
            Self::ExclusiveBroken { .. } => "exclusive_broken",
            Self::ExclusiveAsk { .. } => "exclusive_ask",
            Self::FirstYearOnly { .. } => "first_year_only",
            Self::OverCap { .. } => "over_cap",
            Self::BasisMissing { .. } => "basis_missing",
            Self::FactDateUnreadable { .. } => "fact_date_unreadable",
            Self::DeadlinesOutOfOrder => "deadlines_out_of_order",
            Self::EditionNotInForce => "edition_not_in_force",
            Self::DocumentNeeded { .. } => "document_needed",
            Self::NoWeighting => "no_weighting",
            Self::NoRowHolds => "no_row_holds",
            Self::BelowMinimum { .. } => "below_minimum",
            Self::NothingRequired => "nothing_required",
            Self::ClaimedInTwoLots => "claimed_in_two_lots",
            Self::OtherLot => "other_lot",
            Self::NotWhole { .. } => "not_whole",
            Self::YearUnknown { .. } => "year_unknown",
            Self::YearsAndInputs => "years_and_inputs",
            Self::ExtensionApart => "extension_apart",
            Self::ShareUnreadable { .. } => "share_unreadable",
            Self::UnknownPartner { .. } => "unknown_partner",
            Self::PlaceWithoutValue { .. } => "place_without_value",
            Self::ClaimedTwice { .. } => "claimed_twice",
            Self::OutsideArea { .. } => "outside_area",
            Self::PlaceNotSaid => "place_not_said",
            Self::AttestedNo => "attested_no",
            Self::AttestMissing => "attest_missing",
            Self::ShareNotSaid => "share_not_said",
            Self::DeliveredByOther => "delivered_by_other",
            Self::TooFewMonths { .. } => "too_few_months",
            Self::TooManyMeasures { .. } => "too_many_measures",
            Self::TooFewMeasures { .. } => "too_few_measures",
            Self::MandatoryMeasure => "mandatory_measure",
            Self::MandatoryAnswer => "mandatory_answer",
            Self::MandatoryName => "mandatory_name",
            Self::AnswersNeeded => "answers_needed",
            Self::QuantitiesNeeded => "quantities_needed",
            Self::BelowPassMark { .. } => "below_pass_mark",
            Self::GateNo => "gate_no",
            Self::GateUnanswered => "gate_unanswered",
            Self::GateTooFew { .. } => "gate_too_few",
            Self::SectionEmpty => "section_empty",
            Self::NotGraded => "not_graded",
            Self::NotAnswered => "not_answered",
            Self::AnswerTooLong { .. } => "answer_too_long",
            Self::EvidenceExpected => "evidence_expected",
            Self::RecordOnly => "record_only",
            Self::MixedPriceYears { .. } => "mixed_price_years",
            Self::MarksBeyondBid { .. } => "marks_beyond_bid",
            Self::NameMissing => "name_missing",
            Self::NoPledges => "no_pledges",
            Self::NoRival => "no_rival",
        }
    }
}
