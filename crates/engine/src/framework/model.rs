//! A framework that is valid by construction: every reference is an index that exists.
//!
//! One file, because its types are one tree that is read from the top: a third of it says what a field means.

use crate::Decimal;

/// A text in both languages. Only a framework that says it is bilingual must have Welsh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: String,
    /// Welsh; empty if the framework has none.
    pub cy: String,
}

/// What a buyer publishes: measures, criteria, values, and how they become marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    /// Identifier, the same in all editions.
    pub id: String,
    /// Edition: pins the values.
    pub edition: String,
    /// Date of publication, `YYYY-MM-DD`; orders editions.
    pub published: String,
    /// Whose words these are.
    pub status: Status,
    /// Whether every text stands in both languages.
    pub bilingual: bool,
    /// Name.
    pub title: Text,
    /// The buyer, or whose framework is adapted.
    pub buyer: Text,
    /// One or two sentences on what it is.
    pub summary: Text,
    /// What was adapted and how, and that nobody endorses it; empty for an official one.
    pub about: Text,
    /// Reason why values of several price years are added; empty if none was given.
    pub mixed_price_years: Text,
    /// Where figures and texts come from.
    pub sources: Vec<Source>,
    /// Hours a week that make one full-time equivalent.
    pub full_time_hours: Option<Constant>,
    /// What the tender's own documents must say before there are marks.
    pub parameters: Vec<Parameter>,
    /// Themes in order.
    pub themes: Vec<Theme>,
    /// All measures, in theme and outcome order: this is "framework order".
    pub measures: Vec<Measure>,
    /// Parts of the score, in order.
    pub sections: Vec<Section>,
    /// Grading scales.
    pub scales: Vec<Scale>,
    /// Written questions, in order.
    pub criteria: Vec<Criterion>,
    /// Claim rules, in order.
    pub rules: Vec<Rule>,
    /// SHA-256 of the canonical text, lower-case hexadecimal.
    pub hash: String,
}

/// Whose words a framework is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The buyer's own text.
    Official,
    /// Made from a buyer's text by somebody else: practice marks.
    Adaptation,
    /// Made up to show a shape: practice marks.
    Illustrative,
    /// Typed in by a supplier from a tender pack; cannot be published.
    Private,
}

impl Status {
    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Adaptation => "adaptation",
            Self::Illustrative => "illustrative",
            Self::Private => "private",
        }
    }

    /// Whether marks under it are practice marks, not the council's.
    pub fn is_practice(self) -> bool {
        matches!(self, Self::Adaptation | Self::Illustrative)
    }
}

/// Where figures or texts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Identifier within the framework.
    pub id: String,
    /// Name of the publication.
    pub title: Text,
    /// Who published it.
    pub publisher: String,
    /// Its edition.
    pub edition: String,
    /// https link; empty if there is none (a tender pack).
    pub url: String,
    /// Licence as stated, with how it is known; "not stated" in a private framework.
    pub licence: Text,
    /// https link to the licence; may be empty.
    pub licence_url: String,
    /// Anything that must be said beside figures from it; may be empty.
    pub note: Text,
}

/// Who decided a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A source, with the place in it (row, table, page).
    Source {
        /// Index into [`Framework::sources`].
        source: usize,
        /// Row, table, page or clause in it; may be empty.
        place: String,
    },
    /// The buyer's own decision in this framework.
    Buyer,
    /// Our judgement, shown as such.
    Judgement,
    /// Made up; only in an illustrative framework.
    Illustrative,
}

/// A figure that decides marks, with who decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// The figure.
    pub value: Decimal,
    /// Who decided it.
    pub origin: Origin,
    /// Why, in words; may be empty.
    pub note: Text,
}

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
    /// £ per unit; none if record-only.
    pub value: Option<UnitValue>,
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
    /// A percentage; cannot be valued.
    Percent,
    /// A written answer; cannot be valued.
    Text,
    /// Yes or no; cannot be valued.
    YesNo,
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
            Self::Miles | Self::Percent => &[Quantity],
            Self::HoursAttendees => &[Hours, Attendees],
            Self::MoneyInvested { .. } => &[Cash, Hours],
            Self::Text | Self::YesNo => &[],
        }
    }

    /// How the text of one of its inputs is read.
    pub fn input_kind(&self, input: InputId) -> InputKind {
        match (self, input) {
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
}

/// A part of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Identifier; key of `assumptions` in a bid file.
    pub id: String,
    /// Name.
    pub title: Text,
    /// One sentence; may be empty.
    pub summary: Text,
    /// How many marks of the whole bid it carries.
    pub marks: SectionMarks,
    /// How it becomes marks.
    pub method: SectionMethod,
}

/// How many marks a section carries.
#[derive(Clone, Debug, PartialEq)]
pub enum SectionMarks {
    /// As the framework says.
    Fixed(Constant),
    /// As the tender says, in one parameter (index).
    Parameter(usize),
    /// A share of the tender's weighting: weighting × share/100, or what is left of it.
    Share {
        /// Parameter (index) with the marks for all of social value.
        weighting: usize,
        /// Parameter (index) with the percentage.
        share: usize,
        /// Whether this section gets the rest, 100 − share.
        rest: bool,
    },
}

/// Which method applies.
#[derive(Clone, Debug, PartialEq)]
pub enum SectionMethod {
    /// Always this one.
    Always(Method),
    /// As the tender says, in a choice parameter (index); every choice has a method.
    Chosen {
        /// Index of the parameter.
        parameter: usize,
        /// A method for each choice id.
        cases: Vec<(String, Method)>,
    },
}

/// How what is counted becomes marks (design, scoring semantics).
#[derive(Clone, Debug, PartialEq)]
pub enum Method {
    /// W·v/B.
    Relative,
    /// W·min(1, v/t).
    Target {
        /// t.
        target: Target,
        /// What t is per.
        basis: TargetBasis,
    },
    /// Σ w·s/S.
    Graded,
    /// The tender does not say: value, and no marks.
    Unknown,
}

/// Where a target comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// The framework.
    Fixed(Constant),
    /// The tender, in a parameter (index).
    Parameter(usize),
}

/// What a target is per.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetBasis {
    /// Pounds in total.
    Total,
    /// Pounds per pound of contract value.
    PerPound,
    /// Pounds per pound of contract value and year of the term.
    PerPoundYear,
}

/// A grading scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Identifier.
    pub id: String,
    /// Who decided it.
    pub origin: Origin,
    /// Its grades; the greatest score is S.
    pub grades: Vec<Grade>,
}

/// One grade of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// What stands in a bid file.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What earns it; may be empty.
    pub meaning: Text,
    /// Its score, s.
    pub score: Decimal,
}

/// A written question that evaluators grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// Index into [`Framework::sections`], a graded one.
    pub section: usize,
    /// Index into [`Framework::themes`], if it belongs to one.
    pub theme: Option<usize>,
    /// Short name.
    pub title: Text,
    /// The question as the buyer asks it.
    pub question: Text,
    /// What a good answer says, one thing each.
    pub guidance: Vec<Text>,
    /// Its weight among the criteria of its section: marks = W × weight / sum of weights.
    pub weight: Constant,
    /// Index into [`Framework::scales`]; none where the tender does not say, so that only evaluators decide.
    pub scale: Option<usize>,
    /// The limit on the answer.
    pub limit: Option<AnswerLimit>,
}

/// How long an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerLimit {
    /// At most so many words.
    Words(u32),
    /// At most so many characters.
    Characters(u32),
}

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
    /// No more than so many pounds of a section count.
    SectionCap {
        /// Index of the section.
        section: usize,
        /// The most that counts, in pounds.
        max: Constant,
    },
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

impl Framework {
    /// Index of the measure with that id.
    pub fn measure(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|m| m.id == id)
    }

    /// Index of the parameter with that id.
    pub fn parameter(&self, id: &str) -> Option<usize> {
        self.parameters.iter().position(|p| p.id == id)
    }

    /// Index of the section with that id.
    pub fn section(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|s| s.id == id)
    }

    /// Index of the criterion with that id.
    pub fn criterion(&self, id: &str) -> Option<usize> {
        self.criteria.iter().position(|c| c.id == id)
    }
}
