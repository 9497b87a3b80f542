//! How the figure of a step is written: pounds, marks, a year or a plain number.

use pledge_engine::Decimal;
use pledge_engine::bid::Bid;
use pledge_engine::framework::{Counts, Framework, InputId, InputKind, ParameterKind, Required, RuleKind};
use pledge_engine::framework::{Method, SectionMarks, SectionMethod, Stated, TargetBasis};
use pledge_engine::score::Label;
use pledge_words::numbers;

/// What a figure is, for its sign and its decimals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Pounds.
    Money,
    /// Marks that were awarded, always with two decimals.
    Marks,
    /// A year, without a comma.
    Year,
    /// A day, as the number YYYYMMDD.
    Day,
    /// A percentage.
    Percent,
    /// Any other number.
    Plain,
}

/// The shape of a step's figure.
pub fn shape(framework: &Framework, bid: Option<&Bid>, label: &Label) -> Shape {
    match *label {
        Label::PublishedValue(_)
        | Label::PublishedLow(_)
        | Label::PublishedHigh(_)
        | Label::UnitValue(_)
        | Label::HourlyRate(_)
        | Label::MeasureValue(_)
        | Label::MeasureLow(_)
        | Label::MeasureHigh(_)
        | Label::YearValue { .. }
        | Label::SectionRatio(_)
        | Label::NormPer(_)
        | Label::SocialValue
        | Label::LowValue
        | Label::HighValue
        | Label::ExtensionValue
        | Label::ContractValue
        | Label::ValueWithExtensions
        | Label::OwnPrice
        | Label::OtherPrice(_) => Shape::Money,
        Label::SectionValue(section)
        | Label::AssumedRival(section)
        | Label::BestOffer(section)
        | Label::OtherBid { section, .. }
        | Label::TargetValue(section) => counted(framework, section),
        Label::NonPriceWeight
        | Label::BandShare(_)
        | Label::PledgeShare { .. }
        | Label::Deadweight(_)
        | Label::AttributionToOthers(_)
        | Label::Displacement(_)
        | Label::SectionPercent(_)
        | Label::DiscountRate => Shape::Percent,
        Label::NoticeDate => Shape::Day,
        Label::CriterionMarks(_) | Label::SectionMarks(_) | Label::TotalMarks => Shape::Marks,
        Label::ContractYear => Shape::Year,
        Label::PledgeInput { pledge, input } => typed(framework, bid, pledge, input),
        Label::Parameter(index) => match framework.parameters.get(index).map(|p| &p.kind) {
            Some(ParameterKind::Money | ParameterKind::Ratio) if says_points(framework, index) => Shape::Plain,
            Some(ParameterKind::Money | ParameterKind::Ratio) => Shape::Money,
            Some(ParameterKind::Percent) => Shape::Percent,
            _ => Shape::Plain,
        },
        Label::RuleMax(rule) => match framework.rules.get(rule).map(|r| &r.kind) {
            Some(RuleKind::SectionCap { section, .. }) => counted(framework, *section),
            _ => Shape::Plain,
        },
        Label::TargetFigure(section) => target(framework, section, |target| matches!(target, Stated::Fixed(_))),
        // Marks may come from a table of their own; then its figures are marks.
        Label::RowFigure { section, .. } => match framework.sections.get(section).map(|s| &s.marks) {
            Some(SectionMarks::Stated(Stated::By(_))) => Shape::Plain,
            _ => target(framework, section, |target| matches!(target, Stated::By(_))),
        },
        Label::Quantity(measure) | Label::Counted(measure) | Label::YearUnits { measure, .. } => {
            unit(framework, measure)
        }
        Label::PledgeQuantity { pledge } | Label::PledgeCounted { pledge } => {
            let measure = bid.and_then(|b| b.pledges.get(pledge)).and_then(|p| framework.measure(&p.measure));
            measure.map_or(Shape::Plain, |m| unit(framework, m))
        }
        _ => Shape::Plain,
    }
}

/// The shape of what a section counts: points, or pounds, in all or for each pound.
fn counted(framework: &Framework, section: usize) -> Shape {
    match framework.sections.get(section).map(|s| s.counts) {
        Some(Counts::Points) => Shape::Plain,
        _ => Shape::Money,
    }
}

/// The shape of the framework's own target, if it is stated in that way: pounds in all, or what the section counts.
fn target(framework: &Framework, section: usize, stated: fn(&Stated) -> bool) -> Shape {
    match framework.sections.get(section).map(|s| &s.method) {
        Some(SectionMethod::Always(Method::Target { target, basis: TargetBasis::Total })) if stated(target) => {
            counted(framework, section)
        }
        _ => Shape::Plain,
    }
}

/// Whether a parameter (index) says points: what a section that counts them requires or aims at.
fn says_points(framework: &Framework, parameter: usize) -> bool {
    let of = |method: &Method| match method {
        Method::Target { target: figure, .. } | Method::Points { required: Required::Stated(figure), .. } => {
            *figure == Stated::Parameter(parameter)
        }
        _ => false,
    };
    framework.sections.iter().filter(|section| section.counts == Counts::Points).any(|section| match &section.method {
        SectionMethod::Always(method) => of(method),
        SectionMethod::Chosen { cases, .. } => cases.iter().any(|(_, method)| of(method)),
    })
}

/// The shape of units of a measure.
fn unit(framework: &Framework, measure: usize) -> Shape {
    use pledge_engine::framework::UnitKind::{Money, MoneyInvested, Percent};
    match framework.measures.get(measure).map(|m| &m.unit.kind) {
        Some(Money | MoneyInvested { .. }) => Shape::Money,
        Some(Percent) => Shape::Percent,
        _ => Shape::Plain,
    }
}

/// The shape of an input of a pledge.
fn typed(framework: &Framework, bid: Option<&Bid>, pledge: usize, input: &str) -> Shape {
    let measure = bid.and_then(|b| b.pledges.get(pledge)).and_then(|p| framework.measure(&p.measure));
    let Some(kind) = measure.map(|m| &framework.measures[m].unit.kind) else { return Shape::Plain };
    let found: Option<InputId> = kind.inputs().iter().copied().find(|i| i.code() == input);
    match found.map(|i| kind.input_kind(i)) {
        Some(InputKind::Money) => Shape::Money,
        Some(InputKind::Percent) => Shape::Percent,
        _ => Shape::Plain,
    }
}

/// Writes an exact fraction. One that has no end, or more than six decimals, ends in "…".
pub fn write(shape: Shape, (top, bottom): (Decimal, Decimal)) -> String {
    let Some(value) = top.checked_div(bottom) else { return String::new() };
    let shown = value.round_dp(6);
    let exact = shown.checked_mul(bottom) == Some(top);
    let mut text = match shape {
        Shape::Money => numbers::pounds_exact(shown).into(),
        Shape::Marks if shown.scale() <= 2 || shown == shown.round_dp(2) => numbers::marks(shown).into(),
        Shape::Year => shown.normalize().to_string(),
        Shape::Day => day(&shown.normalize().to_string()),
        Shape::Percent => numbers::percent(shown).into(),
        Shape::Plain | Shape::Marks => numbers::quantity(shown).into(),
    };
    if !exact {
        text.push('…');
    }
    text
}

/// The day of a number YYYYMMDD, written as it is typed.
fn day(number: &str) -> String {
    match (number.get(..4), number.get(4..6), number.get(6..8)) {
        (Some(year), Some(month), Some(day)) if number.len() == 8 => [year, "-", month, "-", day].concat(),
        _ => number.to_owned(),
    }
}
