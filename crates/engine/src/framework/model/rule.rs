//! Claim rules.

use super::{Constant, Origin, Text};

/// A claim rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub kind: RuleKind,
    /// What happens when it is broken; there is no default.
    pub effect: Effect,
    /// The rule in one sentence.
    pub title: Text,
    /// Why, in the framework's words; may be empty.
    pub why: Text,
    /// Who decided it.
    pub origin: Origin,
    /// The clause or page; may be empty.
    pub clause: String,
    /// When it applies: indices into [`super::Framework::thresholds`], all of which must hold.
    pub only_if: Vec<usize>,
    /// On what law it rests that the rule favours a place; may be empty.
    pub legal_ground: Text,
}

/// What a claim rule says. Measures are indices into [`Framework::measures`].
#[derive(Clone, Debug, PartialEq)]
pub enum RuleKind {
    /// At most one of these measures may claim the same people, money or hours.
    Exclusive {
        /// The measures, in framework order.
        measures: Vec<usize>,
        /// When two pledges are taken to be the same.
        when: ExclusiveWhen,
    },
    /// Only the first 12 months of each person count.
    FirstYearOnly {
        /// The measures.
        measures: Vec<usize>,
    },
    /// No more than so many units of a measure count.
    ItemCap {
        /// The measures, each capped alone.
        measures: Vec<usize>,
        /// The most that counts, in units.
        max: Constant,
    },
    /// No more than so many units for each person count (units made of people × something).
    PersonCap {
        /// The measures.
        measures: Vec<usize>,
        /// The most that counts for one person, in units.
        max: Constant,
    },
    /// No more than so many pounds or points of a section count.
    SectionCap {
        /// Index of the section.
        section: usize,
        /// The most that counts, in what the section counts.
        max: Constant,
    },
    /// These measures may be claimed for the same people, money or hours: no exclusive or claimed-once rule is broken
    /// between any two of them.
    Allowed {
        /// The measures.
        measures: Vec<usize>,
    },
    /// The same people, money or hours count once, whoever delivers them and under whichever of these measures.
    ClaimedOnce {
        /// The measures.
        measures: Vec<usize>,
    },
    /// Only what is delivered in an area counts.
    LocalOnly {
        /// The measures.
        measures: Vec<usize>,
        /// Index into [`super::Framework::areas`].
        area: usize,
    },
    /// The supplier says yes to a question about each pledge: only because of this contract, not already in the
    /// specification, paid time, new starters, a programme of recruitment.
    Attest {
        /// The measures.
        measures: Vec<usize>,
        /// The question.
        question: Text,
        /// Which answers keep the rule.
        needs: AttestNeeds,
        /// Whether no answer breaks the rule; otherwise it is only asked for.
        unanswered_breaks: bool,
    },
    /// The share that this contract brings must be given with each pledge.
    ShareStated {
        /// The measures.
        measures: Vec<usize>,
    },
    /// Only what these deliver counts.
    DeliveredBy {
        /// The measures.
        measures: Vec<usize>,
        /// Who may.
        by: Vec<Deliverer>,
    },
    /// A job counts only if it lasts so many months, or the whole term if that is shorter.
    MinMonths {
        /// The measures, full-time equivalents.
        measures: Vec<usize>,
        /// Months.
        min: Constant,
    },
    /// At most so many of these measures may be offered.
    AtMost {
        /// The measures.
        measures: Vec<usize>,
        /// How many.
        max: Constant,
    },
    /// At least so many of these measures must be offered.
    AtLeast {
        /// The measures.
        measures: Vec<usize>,
        /// How many.
        min: Constant,
    },
    /// Each of these must be there.
    Mandatory {
        /// Measures that must be offered.
        measures: Vec<usize>,
        /// Criteria (indices into [`super::Framework::criteria`]) that must be answered.
        criteria: Vec<usize>,
        /// Whether the bidder's name must be given.
        name: bool,
    },
    /// Quantities and answers are both needed: one without the other breaks the rule.
    BothNeeded {
        /// Measures, one of which must be offered.
        measures: Vec<usize>,
        /// Criteria, one of which must be answered.
        criteria: Vec<usize>,
    },
}

impl RuleKind {
    /// The measures that it is about.
    pub fn measures(&self) -> &[usize] {
        match self {
            Self::SectionCap { .. } => &[],
            Self::Exclusive { measures, .. }
            | Self::FirstYearOnly { measures }
            | Self::ItemCap { measures, .. }
            | Self::PersonCap { measures, .. }
            | Self::Allowed { measures }
            | Self::ClaimedOnce { measures }
            | Self::LocalOnly { measures, .. }
            | Self::Attest { measures, .. }
            | Self::ShareStated { measures }
            | Self::DeliveredBy { measures, .. }
            | Self::MinMonths { measures, .. }
            | Self::AtMost { measures, .. }
            | Self::AtLeast { measures, .. }
            | Self::Mandatory { measures, .. }
            | Self::BothNeeded { measures, .. } => measures,
        }
    }
}

/// Which answers keep an attestation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttestNeeds {
    /// Only yes.
    Yes,
    /// Yes or no.
    Any,
}

/// Who delivers a pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deliverer {
    /// The bidder.
    Us,
    /// A named subcontractor.
    Subcontractor,
    /// Another named partner.
    Partner,
}

/// When pledges under two exclusive measures are taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExclusiveWhen {
    /// When one names the other in `same_as`; otherwise the supplier is asked to make sure.
    SameAs,
    /// Whenever both measures have a pledge.
    Both,
}

/// What happens when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Only said.
    Tell,
    /// The excess does not count.
    Cut,
    /// The named pledges do not count.
    Drop,
    /// Of an exclusive set only the one with the lower counted value counts.
    KeepLower,
    /// Of an exclusive set only the one with the higher counted value counts.
    KeepHigher,
    /// The section's value is 0 and cannot set the best offer.
    VoidSection,
    /// As `VoidSection` in every section; the bid is not excluded.
    VoidAll,
    /// The bid is excluded.
    Exclude,
    /// Only the first, in the bid's order, counts.
    KeepFirst,
}

impl Effect {
    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tell => "tell",
            Self::Cut => "cut",
            Self::Drop => "drop",
            Self::KeepLower => "keep_lower",
            Self::KeepHigher => "keep_higher",
            Self::VoidSection => "void_section",
            Self::VoidAll => "void_all",
            Self::Exclude => "exclude",
            Self::KeepFirst => "keep_first",
        }
    }
}
