//! A trace as JSON, for files and for other evaluators.
//!
//! `{"format": 1, "nodes": [{"label", "op", …, "value": [numerator, denominator]}]}`: nodes in order, arguments
//! before the nodes that use them, decimals and indices as strings, the last node the figure. `args` names earlier
//! nodes; `text` is what was typed; `places` belongs to `round`, `table` (pairs of year and value) to `look_up`.
//! `test` gives 1 where its argument keeps `bound` under `compare` (`at_least`, `more_than`, `at_most`, `less_than`)
//! and else 0; `steps` gives the value of the last row of its `table` (bound, `at_least` or `more_than`, value) that
//! its argument reaches, and 0 below the first. `ceil` and `floor` give the next whole number up or down.
//!
//! `origin` says who decided a figure of the framework (a constant, a table, a bound), as a framework file does: a word,
//! or the id of a source and the place in it. Plain numbers of a method (`number`) have none.

use super::origins::{origin_of_bound, origin_of_constant};
use super::trace::{Label, Op, Trace, TraceNode};
use crate::Decimal;
use crate::bid::print_decimal;
use crate::framework::{Bound, Framework, Origin};
use crate::json::Node;

/// Version of the exported form.
const FORMAT: &str = "1";

impl Trace {
    /// The trace for a file, with who decided its figures by the framework that it is a trace of.
    pub fn to_json(&self, framework: &Framework) -> Node {
        let nodes = self.nodes.iter().enumerate().map(|(at, node)| self.node(at, node, framework));
        Node::object([("format", Node::text(FORMAT)), ("nodes", Node::list(nodes))])
    }

    /// Who decided a figure of the framework.
    fn origin(&self, at: usize, node: &TraceNode, framework: &Framework) -> Option<Origin> {
        let value_of = |measure: usize| {
            let value = framework.measures.get(measure)?.value.as_ref()?;
            Some(Origin::Source { source: value.source, place: value.place.clone() })
        };
        match (&node.op, &node.label) {
            (
                Op::Constant | Op::LookUp(..),
                Label::PublishedValue(of) | Label::PublishedLow(of) | Label::PublishedHigh(of),
            ) => value_of(*of),
            // A figure between two published years has no name; the next value of a unit is made of it.
            (Op::LookUp(..), _) => self.nodes[at..].iter().find_map(|later| match later.label {
                Label::UnitValue(of) => value_of(of),
                _ => None,
            }),
            (Op::Constant, label) => origin_of_constant(framework, label, node.value.0),
            (Op::Test(..) | Op::Steps(..), label) => origin_of_bound(framework, label),
            _ => None,
        }
    }

    fn node(&self, at: usize, node: &TraceNode, framework: &Framework) -> Node {
        let mut members = vec![("label", label(&node.label)), ("op", Node::text(node.op.code()))];
        work(&node.op, &mut members);
        let (num, den) = node.value;
        members.push(("value", Node::list([decimal(num), decimal(den)])));
        members.extend(self.origin(at, node, framework).map(|by| ("origin", origin(&by, framework))));
        Node::object(members)
    }
}

/// Who decided a figure, as a framework file says it.
fn origin(origin: &Origin, framework: &Framework) -> Node {
    match origin {
        Origin::Buyer => Node::text("buyer"),
        Origin::Judgement => Node::text("judgement"),
        Origin::Illustrative => Node::text("illustrative"),
        Origin::Source { source, place } => {
            let id = framework.sources.get(*source).map_or("", |source| &source.id);
            let mut members = vec![("source", Node::text(id))];
            if !place.is_empty() {
                members.push(("place", Node::text(place.as_str())));
            }
            Node::object(members)
        }
    }
}

/// What is done, and with what.
fn work(op: &Op, members: &mut Vec<(&'static str, Node)>) {
    match op {
        Op::Input(text) => members.push(("text", Node::text(text.as_str()))),
        Op::Constant => {}
        Op::Sum(args) | Op::Multiply(args) | Op::Min(args) | Op::Max(args) => {
            members.push(("args", Node::list(args.iter().map(|arg| index(*arg)))));
        }
        Op::Subtract(a, b) | Op::Divide(a, b) => {
            members.push(("args", Node::list([index(*a), index(*b)])));
        }
        Op::Round(a, places) => {
            members.push(("args", Node::list([index(*a)])));
            members.push(("places", index(*places as usize)));
        }
        Op::LookUp(a, table) => {
            let rows = table.iter().map(|(year, value)| Node::list([index(usize::from(*year)), decimal(*value)]));
            members.push(("args", Node::list([index(*a)])));
            members.push(("table", Node::list(rows)));
        }
        Op::Test(a, bound, upper) => {
            members.push(("args", Node::list([index(*a)])));
            members.push(("bound", decimal(bound.at)));
            members.push(("compare", Node::text(bound.compare(*upper))));
        }
        Op::Steps(a, table) => {
            let row = |(bound, value): &(Bound, Decimal)| {
                Node::list([decimal(bound.at), Node::text(bound.compare(false)), decimal(*value)])
            };
            members.push(("args", Node::list([index(*a)])));
            members.push(("table", Node::list(table.iter().map(row))));
        }
        Op::Ceil(a) | Op::Floor(a) => members.push(("args", Node::list([index(*a)]))),
    }
}

fn index(index: usize) -> Node {
    Node::text(index.to_string())
}

fn decimal(value: Decimal) -> Node {
    Node::text(print_decimal(value))
}

impl Op {
    /// The word in exported traces.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Input(_) => "input",
            Self::Constant => "constant",
            Self::Sum(_) => "sum",
            Self::Subtract(..) => "subtract",
            Self::Multiply(_) => "multiply",
            Self::Divide(..) => "divide",
            Self::Min(_) => "min",
            Self::Max(_) => "max",
            Self::Round(..) => "round",
            Self::LookUp(..) => "look_up",
            Self::Test(..) => "test",
            Self::Steps(..) => "steps",
            Self::Ceil(_) => "ceil",
            Self::Floor(_) => "floor",
        }
    }
}

/// A label as words and numbers: the name, then its indices and its input key, separated by spaces.
fn label(label: &Label) -> Node {
    let (name, numbers, input) = parts(label);
    let mut text = name.to_owned();
    for number in numbers.into_iter().flatten() {
        text.push(' ');
        text.push_str(&number.to_string());
    }
    if !input.is_empty() {
        text.push(' ');
        text.push_str(input);
    }
    Node::text(text)
}

fn parts(label: &Label) -> (&'static str, [Option<usize>; 2], &'static str) {
    let one = |name, index| (name, [Some(index), None], "");
    let two = |name, first, second| (name, [Some(first), Some(second)], "");
    let none = |name| (name, [None, None], "");
    match *label {
        Label::Step => none("step"),
        Label::PledgeInput { pledge, input } => ("pledge_input", [Some(pledge), None], input),
        Label::OtherBidInput { bid, pledge, input } => ("other_bid_input", [Some(bid), Some(pledge)], input),
        Label::FullTimeHours => none("full_time_hours"),
        Label::Number => none("number"),
        Label::ContractMonths => none("contract_months"),
        Label::ContractValue => none("contract_value"),
        Label::ContractYear => none("contract_year"),
        Label::Parameter(at) => one("parameter", at),
        Label::PledgeQuantity { pledge } => one("pledge_quantity", pledge),
        Label::PledgeCounted { pledge } => one("pledge_counted", pledge),
        Label::WeekShare => none("week_share"),
        Label::Quantity(at) => one("quantity", at),
        Label::Counted(at) => one("counted", at),
        Label::PublishedValue(at) => one("published_value", at),
        Label::PublishedLow(at) => one("published_low", at),
        Label::PublishedHigh(at) => one("published_high", at),
        Label::Conversion(at) => one("conversion", at),
        Label::UnitValue(at) => one("unit_value", at),
        Label::HourlyRate(at) => one("hourly_rate", at),
        Label::MeasureValue(at) => one("measure_value", at),
        Label::MeasureLow(at) => one("measure_low", at),
        Label::MeasureHigh(at) => one("measure_high", at),
        Label::RuleMax(at) => one("rule_max", at),
        Label::StruckOut(at) => one("struck_out", at),
        Label::Void => none("void"),
        Label::Rank => none("rank"),
        Label::Ahead(at) => one("ahead", at),
        Label::SectionValue(at) => one("section_value", at),
        Label::SectionOutOf(at) => one("section_out_of", at),
        Label::AssumedRival(at) => one("assumed_rival", at),
        Label::BestOffer(at) => one("best_offer", at),
        Label::OtherBid { bid, section } => two("other_bid", bid, section),
        Label::TargetValue(at) => one("target_value", at),
        Label::TargetFigure(at) => one("target_figure", at),
        Label::GradeScore(at) => one("grade_score", at),
        Label::BestScore(at) => one("best_score", at),
        Label::CriterionWeight(at) => one("criterion_weight", at),
        Label::WeightsSum(at) => one("weights_sum", at),
        Label::CriterionMarks(at) => one("criterion_marks", at),
        Label::SectionMarks(at) => one("section_marks", at),
        Label::TotalMarks => none("total_marks"),
        Label::SocialValue => none("social_value"),
        Label::LowValue => none("low_value"),
        Label::HighValue => none("high_value"),
        Label::ExtensionValue => none("extension_value"),
        Label::Threshold(at) => one("threshold", at),
        Label::RowFigure { section, row } => two("row_figure", section, row),
        Label::NoticeDate => none("notice_date"),
        Label::WordIsOneOf => none("word_is_one_of"),
        Label::ValueWithExtensions => none("value_with_extensions"),
        Label::OwnPrice => none("own_price"),
        Label::OtherPrice(at) => one("other_price", at),
        Label::NonPriceWeight => none("non_price_weight"),
        Label::SectionRatio(at) => one("section_ratio", at),
        Label::BandShare(at) => one("band_share", at),
        Label::RequiredPoints(at) => one("required_points", at),
        Label::NormRate(at) => one("norm_rate", at),
        Label::NormPer(at) => one("norm_per", at),
        Label::MeasuresOffered(at) => one("measures_offered", at),
        Label::MeasuresNeeded(at) => one("measures_needed", at),
        Label::AnswersYes(at) => one("answers_yes", at),
        Label::GateAnswer(at) => one("gate_answer", at),
        Label::PledgeAnswer { pledge } => one("pledge_answer", pledge),
        Label::CriterionPass(at) => one("criterion_pass", at),
        Label::SectionPercent(at) => one("section_percent", at),
        Label::SectionPass(at) => one("section_pass", at),
        Label::PointsEach(at) => one("points_each", at),
        Label::MeasurePoints(at) => one("measure_points", at),
        Label::PointsTotal => none("points_total"),
        Label::PledgeShare { pledge } => one("pledge_share", pledge),
        Label::IndexFigure { index, row } => two("index_figure", index, row),
        Label::Deadweight(at) => one("deadweight", at),
        Label::AttributionToOthers(at) => one("attribution_to_others", at),
        Label::Displacement(at) => one("displacement", at),
        Label::YearUnits { measure, year } => two("year_units", measure, year),
        Label::YearValue { measure, year } => two("year_value", measure, year),
        Label::DiscountRate => none("discount_rate"),
        Label::DiscountFactor { year } => one("discount_factor", year),
    }
}
