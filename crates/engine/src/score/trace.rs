//! A trace is the arithmetic tree behind one figure.
//!
//! Nodes are stored so that arguments come before the nodes that use them; the last node is the figure. The
//! semantics are exact rational arithmetic: `Divide` never rounds, only `Round` does.

use crate::Decimal;
use crate::framework::Bound;

/// The arithmetic behind one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Nodes, arguments first, the figure last. Never empty.
    pub nodes: Vec<TraceNode>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceNode {
    /// What it is, for people.
    pub label: Label,
    /// What is done.
    pub op: Op,
    /// The exact result, numerator and denominator (a decimal has denominator 1).
    pub value: (Decimal, Decimal),
}

/// What is done. Arguments are indices of earlier nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Typed by the supplier or stated by the tender; the text as typed.
    Input(String),
    /// A figure of the framework; its origin is found through the label.
    Constant,
    /// Sum of all arguments (0 of none).
    Sum(Vec<usize>),
    /// First less second.
    Subtract(usize, usize),
    /// Product of all arguments.
    Multiply(Vec<usize>),
    /// First divided by second, exact.
    Divide(usize, usize),
    /// Least of the arguments.
    Min(Vec<usize>),
    /// Greatest of the arguments.
    Max(Vec<usize>),
    /// Rounded half up to so many decimals.
    Round(usize, u32),
    /// Straight line in a table of (year, value) at the year of the argument, exact.
    LookUp(usize, Vec<(u16, Decimal)>),
    /// 1 where the argument keeps the bound, else 0; the last says whether the bound is an upper one.
    Test(usize, Bound, bool),
    /// Steps: the figure of the last row whose lower bound the argument reaches, 0 below the first.
    Steps(usize, Vec<(Bound, Decimal)>),
    /// Rounded up to a whole number.
    Ceil(usize),
    /// Rounded down to a whole number.
    Floor(usize),
}

/// What a step is, so that words can name it. Indices are into the framework's lists.
#[allow(missing_docs, reason = "the sentence of each variant names its fields")]
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// An intermediate step that needs no name.
    Step,
    /// An input of a pledge: pledge index in the bid, input key.
    PledgeInput { pledge: usize, input: &'static str },
    /// The framework's full-time hours.
    FullTimeHours,
    /// A plain number of the method, such as 12 months in a year, 5 days in a week, 100 percent.
    Number,
    /// Months of the contract term.
    ContractMonths,
    /// Value of the contract.
    ContractValue,
    /// Calendar year of the contract's start.
    ContractYear,
    /// A tender parameter.
    Parameter(usize),
    /// Units of one pledge.
    PledgeQuantity { pledge: usize },
    /// Units of a measure, rounded.
    Quantity(usize),
    /// Units of a measure after rules and caps.
    Counted(usize),
    /// Published £ per unit of a measure.
    PublishedValue(usize),
    /// Published low £ per unit of a measure.
    PublishedLow(usize),
    /// Published high £ per unit of a measure.
    PublishedHigh(usize),
    /// From the pledge to what the published figure values.
    Conversion(usize),
    /// £ per unit as used.
    UnitValue(usize),
    /// £ an hour of a measure of the kind cash + hours × rate.
    HourlyRate(usize),
    /// Pounds of a measure.
    MeasureValue(usize),
    /// Pounds of a measure with the low value of a unit.
    MeasureLow(usize),
    /// Pounds of a measure with the high value of a unit.
    MeasureHigh(usize),
    /// The figure in a rule (cap).
    RuleMax(usize),
    /// What a section counts: pounds, points or a ratio.
    SectionValue(usize),
    /// Marks that a section carries.
    SectionOutOf(usize),
    /// The assumed best rival offer in a section.
    AssumedRival(usize),
    /// The best offer in a section.
    BestOffer(usize),
    /// Value counted by another bid (index) in a section.
    OtherBid { bid: usize, section: usize },
    /// The target of a section, in what it counts.
    TargetValue(usize),
    /// The framework's own target figure of a section.
    TargetFigure(usize),
    /// Score of the grade of a criterion.
    GradeScore(usize),
    /// Best score of the scale of a criterion.
    BestScore(usize),
    /// Weight of a criterion.
    CriterionWeight(usize),
    /// Sum of the weights of a section's criteria.
    WeightsSum(usize),
    /// Marks of a criterion.
    CriterionMarks(usize),
    /// Marks of a section.
    SectionMarks(usize),
    /// Marks in all.
    TotalMarks,
    /// Pounds in all.
    SocialValue,
    /// Pounds in all with the low values.
    LowValue,
    /// Pounds in all with the high values.
    HighValue,
    /// Pounds pledged for extension years that are told apart.
    ExtensionValue,
    /// An input of a pledge of another bid: bid index, pledge index in it, input key.
    OtherBidInput { bid: usize, pledge: usize, input: &'static str },
    /// Units of one pledge that count, after the caps for one person and one period.
    PledgeCounted { pledge: usize },
    /// How much of a training week so many days are: 3 or more are one, fewer are days/5.
    WeekShare,
    /// What a rule (index) struck out: always 0, with the figures that the rule looked at.
    StruckOut(usize),
    /// A threshold (index) on the contract: 1 where it holds, else 0.
    Threshold(usize),
    /// A row (index) of a table by the contract's facts, in a section: its figure, where it is the first that holds.
    RowFigure { section: usize, row: usize },
    /// A date of the tender notice, as the number YYYYMMDD.
    NoticeDate,
    /// A word that is typed or chosen for a fact: 1 where it is one of those meant, else 0.
    WordIsOneOf,
    /// Value of the contract with all extensions.
    ValueWithExtensions,
    /// The bid's own price.
    OwnPrice,
    /// The price of another bid (index).
    OtherPrice(usize),
    /// Percentage of the whole bid that is not price.
    NonPriceWeight,
    /// What is counted of a section for each pound of a value.
    SectionRatio(usize),
    /// Share of a section's marks that a band earns, percent.
    BandShare(usize),
    /// Points that a section requires.
    RequiredPoints(usize),
    /// Points for each so many pounds, of a section.
    NormRate(usize),
    /// The pounds that a norm is for each of, of a section.
    NormPer(usize),
    /// How many measures are offered in a section.
    MeasuresOffered(usize),
    /// How many measures a gate needs.
    MeasuresNeeded(usize),
    /// Whether all mandatory answers of a gate are yes: 1 or 0.
    AnswersYes(usize),
    /// An answer to a criterion of a gate: 1 where it is what the gate asks for, else 0.
    GateAnswer(usize),
    /// The answer of a pledge that is not a number: 1 where it offers the measure, else 0.
    PledgeAnswer { pledge: usize },
    /// Whether the grade of a criterion reaches its pass mark: 1 or 0.
    CriterionPass(usize),
    /// The marks of a section as a percentage of those that it carries.
    SectionPercent(usize),
    /// Whether the marks of a section reach its pass mark: 1 or 0.
    SectionPass(usize),
    /// Points per unit of a measure.
    PointsEach(usize),
    /// Points of a measure.
    MeasurePoints(usize),
    /// Points in all.
    PointsTotal,
    /// The percentage of a pledge that this contract brings.
    PledgeShare { pledge: usize },
    /// The figure of an index table for a year: index, row.
    IndexFigure { index: usize, row: usize },
    /// Deadweight of a measure, percent.
    Deadweight(usize),
    /// Attribution to others of a measure, percent.
    AttributionToOthers(usize),
    /// Displacement of a measure, percent.
    Displacement(usize),
    /// Units of a measure that fall in a contract year, counted from 1.
    YearUnits { measure: usize, year: usize },
    /// Value of a measure in a contract year, discounted, to the penny.
    YearValue { measure: usize, year: usize },
    /// The discount rate, percent a year.
    DiscountRate,
    /// (1 + rate) to the power of the years after the first.
    DiscountFactor { year: usize },
    /// The place of a bid among those that are not excluded.
    Rank,
    /// Whether another bid (index) has more marks: 1 or 0.
    Ahead(usize),
    /// A section whose value a rule made void, or a bid that a rule excluded: always 0, with the reasons.
    Void,
}

/// A figure that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Units of a measure before rules.
    Quantity(usize),
    /// Units of a measure after rules.
    Counted(usize),
    /// £ per unit of a measure.
    UnitValue(usize),
    /// Pounds of a measure.
    MeasureValue(usize),
    /// Pounds of a measure with the low value of a unit, where it has one.
    MeasureLow(usize),
    /// Pounds of a measure with the high value of a unit, where it has one.
    MeasureHigh(usize),
    /// What a section counts: pounds, points, or a ratio (six decimals).
    SectionValue(usize),
    /// Pounds of a section that counts a ratio.
    SectionPounds(usize),
    /// Marks of a section.
    SectionMarks(usize),
    /// Marks of a criterion (shown figure).
    CriterionMarks(usize),
    /// Pounds in all.
    SocialValue,
    /// Pounds in all with the low values, where any value has one.
    LowValue,
    /// Pounds in all with the high values, where any value has one.
    HighValue,
    /// Pounds pledged for extension years that are told apart.
    ExtensionValue,
    /// Marks in all.
    TotalMarks,
    /// Marks that a section carries.
    SectionOutOf(usize),
    /// Marks that a criterion carries (shown figure).
    CriterionOutOf(usize),
    /// Marks that all sections carry.
    OutOf,
    /// Marks of the calculated sections.
    Calculated,
    /// Marks of the graded sections.
    SelfAssessed,
    /// Points of a measure.
    MeasurePoints(usize),
    /// Points in all.
    Points,
    /// Pounds in all for each £1,000 of the contract's value (shown figure).
    Proportion,
    /// The place of a bid among those that are not excluded.
    Rank,
}

impl Op {
    /// Calls `see` with each step that it uses.
    pub(super) fn each_arg(&mut self, see: &mut dyn FnMut(&mut usize)) {
        match self {
            Self::Input(_) | Self::Constant => {}
            Self::Sum(all) | Self::Multiply(all) | Self::Min(all) | Self::Max(all) => all.iter_mut().for_each(see),
            Self::Subtract(a, b) | Self::Divide(a, b) => {
                see(a);
                see(b);
            }
            Self::Round(one, _) | Self::LookUp(one, _) | Self::Test(one, ..) | Self::Steps(one, _) => see(one),
            Self::Ceil(one) | Self::Floor(one) => see(one),
        }
    }
}
