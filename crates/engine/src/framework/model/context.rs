//! What the contract and the tender decide.

use super::{Constant, InputKind, Origin, Text};
use crate::Decimal;

/// Something that the tender's documents say and the framework does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Identifier; key of `tender` in a bid file.
    pub id: String,
    /// Question or label.
    pub title: Text,
    /// Where to find it and what it means; may be empty.
    pub help: Text,
    /// What may be typed.
    pub kind: ParameterKind,
    /// Shown as an example, never used; may be empty.
    pub example: String,
    /// Only asked when that choice parameter (index) has that choice.
    pub asked_when: Option<(usize, String)>,
    /// The least that the framework allows the tender to say: the first row that holds applies.
    pub minimum: Vec<Row>,
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterKind {
    /// Marks of the whole bid, greater than zero.
    Marks,
    /// A percentage, 0 to 100.
    Percent,
    /// Pounds.
    Money,
    /// Pounds of social value per pound of contract value.
    Ratio,
    /// One of several; never chosen in advance.
    Choice(Vec<Choice>),
}

impl ParameterKind {
    /// How its text is read. A choice is not a number: it is compared with the ids of its choices.
    pub fn input_kind(&self) -> InputKind {
        match self {
            Self::Marks | Self::Choice(_) => InputKind::Number,
            Self::Percent => InputKind::Percent,
            Self::Money | Self::Ratio => InputKind::Money,
        }
    }
}

/// One choice of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What stands in a bid file.
    pub id: String,
    /// Label.
    pub title: Text,
    /// Explanation; may be empty.
    pub help: Text,
}

/// A figure that the framework or the tender sets.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated {
    /// Always the same.
    Fixed(Constant),
    /// The tender says it, in a parameter (index).
    Parameter(usize),
    /// By the contract's facts: the first row that holds applies; where none holds there is no figure.
    By(Vec<Row>),
}

/// One row of a table by the contract's facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Indices into [`super::Framework::thresholds`]; all must hold. Of none, the row always holds.
    pub only_if: Vec<usize>,
    /// The figure.
    pub value: Constant,
}

/// A named condition on the contract. All of its parts that are given must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// Identifier.
    pub id: String,
    /// The condition in words.
    pub title: Text,
    /// Bounds on a value of the contract.
    pub value: Option<ValueRange>,
    /// Dates of the tender notice.
    pub notice: Period,
    /// Kinds of buyer, any of them; of none, every kind.
    pub buyers: Vec<Buyer>,
    /// Nations, any of them; of none, every nation.
    pub nations: Vec<Nation>,
    /// Kinds of deal, any of them; of none, every kind.
    pub kinds: Vec<Deal>,
    /// Lots, any of them; of none, every lot.
    pub lots: Vec<String>,
    /// Who decided it.
    pub origin: Origin,
    /// The clause or page; may be empty.
    pub clause: String,
}

/// Bounds on one of the contract's values, in pounds.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRange {
    /// Which value.
    pub of: Basis,
    /// The lower bound.
    pub low: Option<Bound>,
    /// The upper bound; its comparator is the opposite: `more_than: false` is "at most", `true` is "less than".
    pub high: Option<Bound>,
}

/// A bound with its comparator, which differ in law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// Where it lies.
    pub at: Decimal,
    /// "more than" (of an upper bound, "less than") instead of "at least" ("at most").
    pub strict: bool,
}

impl Bound {
    /// The word for its comparator in files; `upper` where it is an upper bound.
    pub fn compare(self, upper: bool) -> &'static str {
        match (upper, self.strict) {
            (false, false) => "at_least",
            (false, true) => "more_than",
            (true, false) => "at_most",
            (true, true) => "less_than",
        }
    }
}

/// One of the contract's values, as a threshold or a norm means it. Nothing is converted between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Which figure.
    pub of: ValueOf,
    /// With or without VAT.
    pub vat: Vat,
}

/// Which of the contract's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueOf {
    /// The estimate for the fixed term.
    Estimated,
    /// The estimate with all extensions.
    WithExtensions,
    /// The bid's own price.
    Price,
}

/// With or without VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vat {
    /// With VAT.
    Included,
    /// Without.
    Excluded,
}

/// From the first date on, before the second; `YYYY-MM-DD`, empty where it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day of it; may be empty.
    pub from: String,
    /// The first day after it; may be empty.
    pub before: String,
}

/// Kinds of buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buyer {
    /// A department or its agency.
    Central,
    /// A council or another public body.
    SubCentral,
    /// Anybody else.
    Other,
}

/// Nations of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// What the pledges belong to. Only a contract has a weighting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deal {
    /// A public contract.
    #[default]
    Contract,
    /// A lease.
    Lease,
    /// A grant.
    Grant,
    /// A planning agreement.
    Planning,
    /// Something else.
    Other,
}

/// A named area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What lies in it, in the buyer's words.
    pub definition: Text,
    /// Other names of it, or of places in it, by which a typed place is known to lie in it.
    pub names: Vec<String>,
    /// Who decided it.
    pub origin: Origin,
}

/// A document that a contract needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What it must say; may be empty.
    pub what: Text,
    /// When it is needed: indices into [`super::Framework::thresholds`], all of which must hold.
    pub only_if: Vec<usize>,
    /// Who decided it.
    pub origin: Origin,
    /// The clause or page; may be empty.
    pub clause: String,
}

/// A price index: figures by year, in the source's own names of years.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Index into [`super::Framework::sources`].
    pub source: usize,
    /// Table or page in the source.
    pub place: String,
    /// Year, such as "2015/16", and figure.
    pub table: Vec<(String, Decimal)>,
}

/// What the section marks are a part of, where they are not marks of the whole bid.
#[derive(Clone, Debug, PartialEq)]
pub struct NonPrice {
    /// Percentage of the whole bid that is not price. None: price has no weight, and marks are "of the quality score".
    pub weight: Option<Stated>,
    /// Only where that choice parameter (index) has that choice; otherwise marks are of the whole bid.
    pub when: Option<(usize, String)>,
}

/// Where marks are rounded to two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Each section; the total adds rounded sections.
    #[default]
    Sections,
    /// Only the total, which adds exact sections; a section's own figure is rounded for showing.
    Total,
}

/// Whether one pledge may be claimed in several lots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lots {
    /// Each lot needs pledges of its own.
    #[default]
    Separate,
    /// A pledge may be shared.
    Shared,
}

/// Whether pledges for extension years count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extensions {
    /// They are told apart and count nothing.
    #[default]
    Apart,
    /// They count like those of the fixed term.
    Counted,
}

impl Buyer {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 3] = [Self::Central, Self::SubCentral, Self::Other];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::SubCentral => "sub_central",
            Self::Other => "other",
        }
    }
}

impl Nation {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 4] = [Self::England, Self::Wales, Self::Scotland, Self::NorthernIreland];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::England => "england",
            Self::Wales => "wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern_ireland",
        }
    }
}

impl Deal {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 5] = [Self::Contract, Self::Lease, Self::Grant, Self::Planning, Self::Other];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Lease => "lease",
            Self::Grant => "grant",
            Self::Planning => "planning",
            Self::Other => "other",
        }
    }
}

impl ValueOf {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 3] = [Self::Estimated, Self::WithExtensions, Self::Price];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Estimated => "estimated",
            Self::WithExtensions => "with_extensions",
            Self::Price => "price",
        }
    }
}

impl Vat {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 2] = [Self::Included, Self::Excluded];

    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Included => "inc_vat",
            Self::Excluded => "ex_vat",
        }
    }
}
