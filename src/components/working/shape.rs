//! How the figure of a step is written: pounds, marks, a year or a plain number.

use pledge_engine::Decimal;
use pledge_engine::bid::Bid;
use pledge_engine::framework::{Framework, InputId, InputKind, ParameterKind, RuleKind, SectionMethod};
use pledge_engine::framework::{Method, Target, TargetBasis};
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
    /// A percentage.
    Percent,
    /// Any other number.
    Plain,
}

/// The shape of a step's figure.
pub fn shape(framework: &Framework, bid: Option<&Bid>, label: &Label) -> Shape {
    match *label {
        Label::PublishedValue(_)
        | Label::UnitValue(_)
        | Label::HourlyRate(_)
        | Label::MeasureValue(_)
        | Label::SectionValue(_)
        | Label::AssumedRival(_)
        | Label::BestOffer(_)
        | Label::OtherBid { .. }
        | Label::TargetValue(_)
        | Label::SocialValue
        | Label::ContractValue => Shape::Money,
        Label::CriterionMarks(_) | Label::SectionMarks(_) | Label::TotalMarks => Shape::Marks,
        Label::ContractYear => Shape::Year,
        Label::PledgeInput { pledge, input } => typed(framework, bid, pledge, input),
        Label::Parameter(index) => match framework.parameters.get(index).map(|p| &p.kind) {
            Some(ParameterKind::Money | ParameterKind::Ratio) => Shape::Money,
            Some(ParameterKind::Percent) => Shape::Percent,
            _ => Shape::Plain,
        },
        Label::RuleMax(rule) => match framework.rules.get(rule).map(|r| &r.kind) {
            Some(RuleKind::SectionCap { .. }) => Shape::Money,
            _ => Shape::Plain,
        },
        Label::TargetFigure(section) => {
            let method = framework.sections.get(section).map(|s| &s.method);
            let money = matches!(
                method,
                Some(SectionMethod::Always(Method::Target { target: Target::Fixed(_), basis: TargetBasis::Total }))
            );
            if money { Shape::Money } else { Shape::Plain }
        }
        Label::Quantity(measure) | Label::Counted(measure) => unit(framework, measure),
        Label::PledgeQuantity { pledge } | Label::PledgeCounted { pledge } => {
            let measure = bid.and_then(|b| b.pledges.get(pledge)).and_then(|p| framework.measure(&p.measure));
            measure.map_or(Shape::Plain, |m| unit(framework, m))
        }
        _ => Shape::Plain,
    }
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
        Shape::Money => numbers::pounds_exact(shown),
        Shape::Marks if shown.scale() <= 2 || shown == shown.round_dp(2) => numbers::marks(shown),
        Shape::Year => shown.normalize().to_string(),
        Shape::Percent => numbers::percent(shown),
        Shape::Plain | Shape::Marks => numbers::quantity(shown),
    };
    if !exact {
        text.push('…');
    }
    text
}
