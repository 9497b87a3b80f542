//! The tree of what counts: themes, outcomes, measures, their units and values.

use super::{Constant, Text};
use crate::Decimal;

/// The first level of the tree of what counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: Text,
    /// One sentence; may be empty.
    pub summary: Text,
    /// Its outcomes, in order.
    pub outcomes: Vec<Outcome>,
}

/// The second level of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: Text,
}

/// One thing that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Identifier: the code that the buyer prints.
    pub id: String,
    /// Index into [`Framework::themes`].
    pub theme: usize,
    /// Index into that theme's outcomes.
    pub outcome: usize,
    /// Name.
    pub title: Text,
    /// What counts and what does not.
    pub counts: Text,
    /// What it is counted in.
    pub unit: Unit,
    /// Index into [`Framework::sections`] of the one section that it feeds; none if record-only.
    pub section: Option<usize>,
    /// £ per unit; none if record-only, worth points, or only counted (gate).
    pub value: Option<UnitValue>,
    /// Points per unit, in a section that counts points.
    pub points: Option<Constant>,
    /// Why it has no value, if it is record-only.
    pub record_only: Option<Text>,
    /// What will be asked as evidence, one thing each.
    pub evidence: Vec<Text>,
    /// The clause or page of the buyer's document; may be empty.
    pub clause: String,
    /// The smallest change worth trying, in units.
    pub step: Option<Decimal>,
    /// Shared identifier across frameworks; may be empty.
    pub concept: String,
}

/// What a measure counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The kind, which says which inputs it is made of.
    pub kind: UnitKind,
    /// The buyer's own name for it; empty means the usual one.
    pub name: Text,
    /// Whether what is typed is for each contract year; it is multiplied by the term in years.
    pub per_year: bool,
    /// Whether only whole numbers count: what is typed with decimals counts nothing.
    pub whole: bool,
}

/// Kinds of unit. The inputs of each are in [`UnitKind::inputs`].
#[derive(Clone, Debug, PartialEq)]
pub enum UnitKind {
    /// people × min(hours a week, H)/H × months/12.
    FteYears,
    /// people × weeks; a week with fewer than 3 training days counts days/5.
    TrainingWeeks,
    /// people × weeks (apprenticeships, placements).
    PersonWeeks,
    /// Weeks.
    Weeks,
    /// Hours of staff or expert time.
    Hours,
    /// hours × attendees.
    HoursAttendees,
    /// A count of people, events, organisations.
    Count,
    /// Pounds spent or given.
    Money,
    /// cash + hours × rate.
    MoneyInvested {
        /// Pounds an hour.
        rate: Constant,
    },
    /// Tonnes.
    Tonnes,
    /// Tonnes of carbon dioxide equivalent.
    Tco2e,
    /// Miles.
    Miles,
    /// Points themselves, where the supplier counts them.
    Points,
    /// A product of one to three inputs that the framework names.
    Product {
        /// What is multiplied.
        inputs: Vec<ProductInput>,
    },
    /// A percentage; cannot be valued.
    Percent,
    /// A written answer; cannot be valued.
    Text,
    /// Yes or no; cannot be valued.
    YesNo,
}

/// One input of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductInput {
    /// Its label.
    pub title: Text,
    /// How its text is read.
    pub kind: InputKind,
}

/// The named, typed inputs that units are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputId {
    /// The number itself, where a unit needs just one.
    Quantity,
    /// People.
    People,
    /// Paid hours a week, each.
    HoursPerWeek,
    /// Months of the contract that each works, at most the term.
    Months,
    /// Weeks each.
    Weeks,
    /// Days of training in a week, 1 to 7.
    DaysPerWeek,
    /// Hours.
    Hours,
    /// People who attend, presenters not counted.
    Attendees,
    /// Pounds in cash.
    Cash,
    /// The first input of a product.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
}

/// How the text of an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A plain number: hours, weeks, months, tonnes. No pound sign, no k, m or %.
    Number,
    /// A count: k and m allowed.
    Count,
    /// Pounds: £, k and m allowed.
    Money,
    /// A percentage: % allowed, 0 to 100.
    Percent,
}

impl InputId {
    /// The key in a bid file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::People => "people",
            Self::HoursPerWeek => "hours_per_week",
            Self::Months => "months",
            Self::Weeks => "weeks",
            Self::DaysPerWeek => "days_per_week",
            Self::Hours => "hours",
            Self::Attendees => "attendees",
            Self::Cash => "cash",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
        }
    }
}

impl UnitKind {
    /// The word in files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FteYears => "fte_years",
            Self::TrainingWeeks => "training_weeks",
            Self::PersonWeeks => "person_weeks",
            Self::Weeks => "weeks",
            Self::Hours => "hours",
            Self::HoursAttendees => "hours_attendees",
            Self::Count => "count",
            Self::Money => "money",
            Self::MoneyInvested { .. } => "money_invested",
            Self::Tonnes => "tonnes",
            Self::Tco2e => "tco2e",
            Self::Miles => "miles",
            Self::Points => "points",
            Self::Product { .. } => "product",
            Self::Percent => "percent",
            Self::Text => "text",
            Self::YesNo => "yes_no",
        }
    }

    /// The inputs that make a quantity, in the order in which they are asked.
    pub fn inputs(&self) -> &'static [InputId] {
        use InputId::*;
        match self {
            Self::FteYears => &[People, HoursPerWeek, Months],
            Self::TrainingWeeks => &[People, Weeks, DaysPerWeek],
            Self::PersonWeeks => &[People, Weeks],
            Self::Weeks | Self::Hours | Self::Count | Self::Money | Self::Tonnes | Self::Tco2e => &[Quantity],
            Self::Miles | Self::Points | Self::Percent => &[Quantity],
            Self::Product { inputs } => match inputs.len() {
                0 | 1 => &[First],
                2 => &[First, Second],
                _ => &[First, Second, Third],
            },
            Self::HoursAttendees => &[Hours, Attendees],
            Self::MoneyInvested { .. } => &[Cash, Hours],
            Self::Text | Self::YesNo => &[],
        }
    }

    /// How the text of one of its inputs is read.
    pub fn input_kind(&self, input: InputId) -> InputKind {
        match (self, input) {
            (Self::Product { inputs }, _) => {
                let at = self.inputs().iter().position(|own| *own == input);
                at.and_then(|at| inputs.get(at)).map_or(InputKind::Number, |input| input.kind)
            }
            (Self::Money, InputId::Quantity) | (_, InputId::Cash) => InputKind::Money,
            (Self::Percent, InputId::Quantity) => InputKind::Percent,
            (Self::Count, InputId::Quantity) | (_, InputId::People | InputId::Attendees) => InputKind::Count,
            _ => InputKind::Number,
        }
    }
}

/// £ per unit, with all that must be said beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitValue {
    /// The published figure or figures.
    pub amount: Amount,
    /// Low and high figures where published.
    pub range: Option<(Decimal, Decimal)>,
    /// Index into [`Framework::sources`].
    pub source: usize,
    /// Row, column, table or page in the source.
    pub place: String,
    /// Price year, such as "2015/16".
    pub price_year: String,
    /// From what is pledged to what the figure values; none means one to one.
    pub conversion: Option<Constant>,
    /// Brought to another price year by an index table.
    pub uprating: Option<Uprating>,
    /// What of it would not have come about by this contract; none where the framework states nothing.
    pub additionality: Option<Additionality>,
    /// How sure the source is of it.
    pub confidence: Option<Confidence>,
    /// What the figure stands for, in words; may be empty.
    pub note: Text,
}

/// A published figure, or a series of them by year.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// One figure.
    Fixed(Decimal),
    /// Figures by calendar year, rising years, at least two; a year between two is on the straight line
    /// between them, to the pence; a year outside has no value. The year is that of the contract's start.
    ByYear(Vec<(u16, Decimal)>),
    /// Figures by place: the pledge's place, or else the contract's, lies in the area of the first row that fits. A
    /// place in none of them has the figure for elsewhere, if there is one.
    ByPlace {
        /// Index into [`super::Framework::areas`] and figure.
        areas: Vec<(usize, Decimal)>,
        /// The figure for every other place.
        elsewhere: Option<Decimal>,
    },
}

/// Brings a value from its price year to another: amount × index of that year ÷ index of its own, to the penny.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uprating {
    /// Index into [`super::Framework::indexes`].
    pub index: usize,
    /// Row of the value's own price year.
    pub from: usize,
    /// Row of the price year that it is brought to.
    pub to: usize,
}

/// Percentages that are taken off, one after the other: net = gross × (1 − deadweight) × (1 − attribution) ×
/// (1 − displacement).
#[derive(Clone, Debug, PartialEq)]
pub struct Additionality {
    /// What would have happened anyway.
    pub deadweight: Option<Constant>,
    /// What others bring about.
    pub attribution: Option<Constant>,
    /// What is only moved from elsewhere.
    pub displacement: Option<Constant>,
}

/// How sure the source is of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The source marks it green, or high.
    High,
    /// Amber, or medium.
    Medium,
    /// Red, or low.
    Low,
}
