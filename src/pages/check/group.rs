//! Which findings stand together: what the tender decides stands apart from general advice.

use pledge_engine::advise::{Finding, FindingKind};
use pledge_words::{Lang, say};

/// A group of findings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What the tender or its framework decides.
    Tender,
    /// What was typed and cannot be read, or looks like a slip.
    Typed,
    /// What has nothing in it yet.
    Zero,
    /// Good advice in any tender.
    General,
}

impl Group {
    /// In the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Tender, Self::Typed, Self::Zero, Self::General];

    /// The heading.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Tender => say::check_tender(lang),
            Self::Typed => say::check_typed(lang),
            Self::Zero => say::check_zero(lang),
            Self::General => say::check_general(lang),
        }
    }

    /// One sentence on what stands here.
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Tender => say::check_tender_text(lang),
            Self::Typed => say::check_typed_text(lang),
            Self::Zero => say::check_zero_text(lang),
            Self::General => say::check_general_text(lang),
        }
    }
}

/// The group of a finding.
pub fn group(finding: &Finding) -> Group {
    use FindingKind::*;
    if finding.rule.is_some() {
        return Group::Tender;
    }
    match finding.kind {
        ParameterMissing { .. }
        | TargetMissing
        | ContractValueMissing
        | FactMissing { .. }
        | YearWithoutValue { .. }
        | RuleUnknown
        | NoRival
        | ExclusiveBroken { .. }
        | ExclusiveAsk { .. }
        | FirstYearOnly { .. }
        | OverCap { .. }
        | AnswerTooLong { .. }
        | UnknownMeasure { .. }
        | UnknownGrade { .. }
        | OtherBidIncomplete
        | BasisMissing { .. }
        | EditionNotInForce
        | DocumentNeeded { .. }
        | NoWeighting
        | NoRowHolds
        | BelowMinimum { .. }
        | NothingRequired
        | ClaimedInTwoLots
        | OtherLot
        | PlaceWithoutValue { .. }
        | BelowPassMark { .. }
        | GateNo
        | GateUnanswered
        | GateTooFew { .. } => Group::Tender,
        SectionEmpty | NotGraded | NotAnswered | NoPledges => Group::Zero,
        EvidenceExpected | RecordOnly | MixedPriceYears { .. } | NameMissing | NotUsedYet { .. } | ExtensionApart => {
            Group::General
        }
        _ => Group::Typed,
    }
}
