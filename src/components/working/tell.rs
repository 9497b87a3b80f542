//! Turns the arithmetic tree of a figure into what people can follow: what goes in, and then step by step.
//!
//! Steps that have a name stand on a line of their own; those without one are written into the line that uses
//! them. Figures that have a working of their own (a measure's pounds within a section) are not told again.

use pledge_engine::bid::Bid;
use pledge_engine::framework::{Constant, Framework, Origin, RuleKind, SectionMarks, SectionMethod};
use pledge_engine::framework::{Method, Target, UnitKind};
use pledge_engine::score::{Figure, Label, Op, Trace, TraceNode};
use pledge_words::{Lang, numbers, say};

use super::shape::{Shape, shape, write};

/// A figure that goes in.
pub struct Given {
    /// What it is.
    pub label: Label,
    /// The figure.
    pub figure: String,
    /// Where it is from.
    pub from: From,
}

/// Where a figure is from.
pub enum From {
    /// Typed; the text exactly.
    Typed(String),
    /// A figure of the framework, with why.
    Framework(Origin),
    /// The value of one unit: its source is told in full below.
    Value,
    /// The method itself.
    Method,
    /// Worked out, with a working of its own if it has one.
    Worked(Option<Figure>),
}

/// A line of arithmetic.
pub struct Line {
    /// What it gives.
    pub label: Label,
    /// The sum, with figures in place of names; empty if it is the figure itself.
    pub sum: String,
    /// What comes out.
    pub figure: String,
    /// How it was rounded, in words.
    pub rounded: Option<String>,
}

/// All that is told of a figure.
pub struct Told {
    /// What goes in.
    pub given: Vec<Given>,
    /// Step by step.
    pub lines: Vec<Line>,
    /// Measures whose value of one unit is used.
    pub valued: Vec<usize>,
}

/// Tells a trace.
pub fn tell(lang: Lang, framework: &Framework, bid: Option<&Bid>, trace: &Trace) -> Told {
    let teller = Teller { lang, framework, bid, nodes: &trace.nodes };
    let root = trace.nodes.len().saturating_sub(1);
    let mut used = vec![false; trace.nodes.len()];
    teller.mark(root, root, &mut used);
    let mut told = Told { given: Vec::new(), lines: Vec::new(), valued: Vec::new() };
    for (at, node) in trace.nodes.iter().enumerate() {
        if !used[at] {
            continue;
        }
        if let Label::PublishedValue(measure) | Label::UnitValue(measure) = node.label
            && !told.valued.contains(&measure)
        {
            told.valued.push(measure);
        }
        if let Some(from) = teller.from(at, root) {
            // What goes in twice, such as a weight that is also one of the sum of weights, is told once.
            let figure = teller.figure(node);
            if !told.given.iter().any(|given| given.label == node.label && given.figure == figure) {
                told.given.push(Given { label: node.label.clone(), figure, from });
            }
        } else if at == root || (is_named(&node.label) && !teller.is_root(at, root) && !teller.says_nothing_new(node)) {
            told.lines.push(teller.line(node));
        }
    }
    told
}

struct Teller<'a> {
    lang: Lang,
    framework: &'a Framework,
    bid: Option<&'a Bid>,
    nodes: &'a [TraceNode],
}

impl Teller<'_> {
    /// Whether a step is the figure that is told, or the same one before it is rounded.
    fn is_root(&self, at: usize, root: usize) -> bool {
        at == root || self.nodes[at].label == self.nodes[root].label && is_named(&self.nodes[root].label)
    }

    /// Marks the steps that are told: all that the figure rests on, but not the insides of other figures.
    fn mark(&self, at: usize, root: usize, used: &mut [bool]) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            if at >= used.len() || used[at] {
                continue;
            }
            used[at] = true;
            if self.is_root(at, root) || own_figure(&self.nodes[at].label).is_none() {
                open.extend(arguments(&self.nodes[at].op));
            }
        }
    }

    /// Where a figure that goes in is from; nothing for a step.
    fn from(&self, at: usize, root: usize) -> Option<From> {
        let node = &self.nodes[at];
        if !self.is_root(at, root)
            && let Some(figure) = own_figure(&node.label)
        {
            return Some(From::Worked(figure));
        }
        match &node.op {
            Op::Input(text) => Some(From::Typed(text.clone())),
            Op::Constant if !is_named(&node.label) => None,
            Op::Constant => Some(match (&node.label, constant(self.framework, &node.label)) {
                (Label::PublishedValue(_), _) => From::Value,
                (_, Some(origin)) => From::Framework(origin.clone()),
                _ => From::Method,
            }),
            _ => None,
        }
    }

    /// Whether a step only gives another figure a second name.
    fn says_nothing_new(&self, node: &TraceNode) -> bool {
        let same = match &node.op {
            Op::Sum(of) | Op::Multiply(of) | Op::Min(of) | Op::Max(of) if of.len() == 1 => of[0],
            Op::Round(of, _) => *of,
            Op::Constant => return true,
            _ => return false,
        };
        let Some(other) = self.nodes.get(same) else { return false };
        other.value == node.value && (is_named(&other.label) || self.says_nothing_new(other))
    }

    /// One line of arithmetic.
    fn line(&self, node: &TraceNode) -> Line {
        let (inner, rounded) = match &node.op {
            Op::Round(of, places) => (self.nodes.get(*of), Some(self.rounding(&node.label, *places))),
            _ => (Some(node), None),
        };
        let sum = match inner {
            Some(inner) if inner.label == node.label || !is_named(&inner.label) => self.sum(inner, 0),
            Some(inner) => self.figure(inner),
            None => String::new(),
        };
        let figure = self.figure(node);
        Line { label: node.label.clone(), sum: if sum == figure { String::new() } else { sum }, figure, rounded }
    }

    /// How something was rounded, in words.
    fn rounding(&self, label: &Label, places: u32) -> String {
        match (shape(self.framework, self.bid, label), places) {
            (Shape::Money, 2) => say::working_rounded_penny(self.lang).into(),
            (_, 0) => say::working_rounded_whole(self.lang).into(),
            _ => say::working_rounded(self.lang, places.into()),
        }
    }

    /// The figure of a step.
    fn figure(&self, node: &TraceNode) -> String {
        write(shape(self.framework, self.bid, &node.label), node.value)
    }

    /// An argument: its figure if it has a name, else its own sum.
    fn argument(&self, at: usize, binds: u8) -> String {
        let Some(node) = self.nodes.get(at) else { return String::new() };
        if is_named(&node.label) || matches!(node.op, Op::Input(_) | Op::Constant) {
            self.figure(node)
        } else {
            self.sum(node, binds)
        }
    }

    /// The sum of a step, in brackets if what stands around it binds more strongly.
    fn sum(&self, node: &TraceNode, binds: u8) -> String {
        let (text, own) = match &node.op {
            Op::Input(_) | Op::Constant => (self.figure(node), 2),
            Op::Sum(of) | Op::Multiply(of) | Op::Min(of) | Op::Max(of) if of.len() == 1 => {
                return self.argument(of[0], binds);
            }
            Op::Sum(of) if of.is_empty() => ("0".into(), 2),
            Op::Sum(of) => (self.joined(of, " + ", 0), 0),
            Op::Multiply(of) => (self.joined(of, " × ", 1), 1),
            Op::Subtract(a, b) => (pair(self.argument(*a, 0), " − ", self.argument(*b, 1)), 0),
            Op::Divide(a, b) => (pair(self.argument(*a, 1), " ÷ ", self.argument(*b, 2)), 1),
            Op::Min(of) => (say::working_smallest(self.lang, &self.joined(of, "; ", 0)), 2),
            Op::Max(of) => (say::working_largest(self.lang, &self.joined(of, "; ", 0)), 2),
            Op::Round(of, places) => {
                let rounded = self.rounding(&node.label, *places);
                return pair(bracketed(&self.argument(*of, 0)), " ", bracketed(&rounded));
            }
            Op::LookUp(at, table) => {
                let years: Vec<String> = table
                    .iter()
                    .map(|(year, value)| {
                        say::working_year_figure(self.lang, &year.to_string(), &numbers::pounds_exact(*value))
                    })
                    .collect();
                (say::working_straight_line(self.lang, &self.argument(*at, 0), &years.join("; ")), 2)
            }
        };
        if own < binds { bracketed(&text) } else { text }
    }

    fn joined(&self, of: &[usize], sign: &str, binds: u8) -> String {
        let parts: Vec<String> = of.iter().map(|at| self.argument(*at, binds)).collect();
        parts.join(sign)
    }
}

fn pair(first: String, sign: &str, second: String) -> String {
    [first.as_str(), sign, second.as_str()].concat()
}

fn bracketed(text: &str) -> String {
    ["(", text, ")"].concat()
}

/// Whether a step stands on its own line.
fn is_named(label: &Label) -> bool {
    !matches!(label, Label::Step | Label::Number)
}

/// Steps that have, or could have, a working of their own. The inner value is none where it cannot be opened.
fn own_figure(label: &Label) -> Option<Option<Figure>> {
    match *label {
        Label::MeasureValue(measure) => Some(Some(Figure::MeasureValue(measure))),
        Label::SectionValue(section) => Some(Some(Figure::SectionValue(section))),
        Label::SectionMarks(section) => Some(Some(Figure::SectionMarks(section))),
        Label::CriterionMarks(criterion) => Some(Some(Figure::CriterionMarks(criterion))),
        Label::OtherBid { .. } => Some(None),
        _ => None,
    }
}

/// The steps that a step uses.
fn arguments(op: &Op) -> Vec<usize> {
    match op {
        Op::Input(_) | Op::Constant => Vec::new(),
        Op::Sum(of) | Op::Multiply(of) | Op::Min(of) | Op::Max(of) => of.clone(),
        Op::Subtract(a, b) | Op::Divide(a, b) => vec![*a, *b],
        Op::Round(a, _) | Op::LookUp(a, _) => vec![*a],
    }
}

/// Who decided a figure of the framework.
pub fn constant<'a>(framework: &'a Framework, label: &Label) -> Option<&'a Origin> {
    let of = |constant: &'a Constant| Some(&constant.origin);
    match *label {
        Label::FullTimeHours => of(framework.full_time_hours.as_ref()?),
        Label::Conversion(measure) => of(framework.measures.get(measure)?.value.as_ref()?.conversion.as_ref()?),
        Label::HourlyRate(measure) => match &framework.measures.get(measure)?.unit.kind {
            UnitKind::MoneyInvested { rate } => of(rate),
            _ => None,
        },
        Label::RuleMax(rule) => match &framework.rules.get(rule)?.kind {
            RuleKind::ItemCap { max, .. } | RuleKind::PersonCap { max, .. } | RuleKind::SectionCap { max, .. } => {
                of(max)
            }
            _ => None,
        },
        Label::SectionOutOf(section) => match &framework.sections.get(section)?.marks {
            SectionMarks::Fixed(fixed) => of(fixed),
            _ => None,
        },
        Label::TargetFigure(section) => target(&framework.sections.get(section)?.method),
        Label::CriterionWeight(criterion) => of(&framework.criteria.get(criterion)?.weight),
        Label::GradeScore(criterion) | Label::BestScore(criterion) => {
            let scale = framework.criteria.get(criterion)?.scale?;
            Some(&framework.scales.get(scale)?.origin)
        }
        _ => None,
    }
}

/// Who decided a section's own target.
fn target(method: &SectionMethod) -> Option<&Origin> {
    let fixed = |method| match method {
        &Method::Target { target: Target::Fixed(ref fixed), .. } => Some(&fixed.origin),
        _ => None,
    };
    match method {
        SectionMethod::Always(method) => fixed(method),
        SectionMethod::Chosen { cases, .. } => cases.iter().find_map(|(_, method)| fixed(method)),
    }
}

#[cfg(test)]
mod tests {
    use pledge_engine::Decimal;
    use pledge_engine::framework::{Framework, Status, Text};

    use super::*;

    /// A framework that decides nothing.
    fn framework() -> Framework {
        Framework {
            id: "f".into(),
            edition: "1".into(),
            published: "2026-01-01".into(),
            status: Status::Illustrative,
            bilingual: false,
            title: Text::default(),
            buyer: Text::default(),
            summary: Text::default(),
            about: Text::default(),
            mixed_price_years: Text::default(),
            sources: Vec::new(),
            full_time_hours: None,
            parameters: Vec::new(),
            themes: Vec::new(),
            measures: Vec::new(),
            sections: Vec::new(),
            scales: Vec::new(),
            criteria: Vec::new(),
            rules: Vec::new(),
            hash: String::new(),
        }
    }

    fn node(label: Label, op: Op, top: i64, bottom: i64) -> TraceNode {
        TraceNode { label, op, value: (Decimal::from(top), Decimal::from(bottom)) }
    }

    fn input(text: &str) -> Op {
        Op::Input(text.into())
    }

    #[test]
    fn steps_without_a_name_are_written_into_the_line_that_uses_them() {
        // 2 people × the smaller of 40 and 35 hours ÷ 35 × 6 months ÷ 12 = 1.
        let people = Label::PledgeInput { pledge: 0, input: "people" };
        let hours = Label::PledgeInput { pledge: 0, input: "hours_per_week" };
        let months = Label::PledgeInput { pledge: 0, input: "months" };
        let nodes = vec![
            node(people, input("2"), 2, 1),
            node(hours, input("40"), 40, 1),
            node(Label::FullTimeHours, Op::Constant, 35, 1),
            node(Label::Step, Op::Min(vec![1, 2]), 35, 1),
            node(months, input("6"), 6, 1),
            node(Label::Number, Op::Constant, 12, 1),
            node(Label::Step, Op::Multiply(vec![0, 3, 4]), 420, 1),
            node(Label::Step, Op::Multiply(vec![2, 5]), 420, 1),
            node(Label::PledgeQuantity { pledge: 0 }, Op::Divide(6, 7), 1, 1),
        ];
        let told = tell(Lang::En, &framework(), None, &Trace { nodes });
        assert_eq!(told.given.len(), 4, "three inputs and the full-time hours; the plain 12 stands in the sum");
        assert_eq!(told.lines.len(), 1);
        assert_eq!(told.lines[0].sum, "2 × the smallest of (40; 35) × 6 ÷ (35 × 12)");
        assert_eq!(told.lines[0].figure, "1");
    }

    #[test]
    fn a_rounded_mark_says_so_and_other_figures_keep_their_own_working() {
        // 15 × 25,000 ÷ 120,000 = 3.125, which is rounded to 3.13.
        let nodes = vec![
            node(Label::PledgeInput { pledge: 0, input: "quantity" }, input("25000"), 25_000, 1),
            node(Label::SectionValue(0), Op::Sum(vec![0]), 25_000, 1),
            node(Label::AssumedRival(0), input("120,000"), 120_000, 1),
            node(Label::SectionOutOf(0), Op::Constant, 15, 1),
            node(Label::Step, Op::Multiply(vec![3, 1]), 375_000, 1),
            node(Label::Step, Op::Divide(4, 2), 375_000, 120_000),
            node(Label::SectionMarks(0), Op::Round(5, 2), 313, 100),
        ];
        let told = tell(Lang::En, &framework(), None, &Trace { nodes });
        let names: Vec<&Label> = told.given.iter().map(|given| &given.label).collect();
        assert_eq!(names, [&Label::SectionValue(0), &Label::AssumedRival(0), &Label::SectionOutOf(0)]);
        assert!(matches!(told.given[0].from, From::Worked(Some(Figure::SectionValue(0)))));
        assert_eq!(told.lines.len(), 1);
        assert_eq!(told.lines[0].sum, "15 × £25,000 ÷ £120,000");
        assert_eq!(told.lines[0].figure, "3.13");
        assert_eq!(told.lines[0].rounded.as_deref(), Some("rounded to 2 decimal places"));
    }

    #[test]
    fn a_figure_that_has_one_name_before_and_after_rounding_is_told_in_full_and_what_goes_in_once() {
        // 10 marks × weight 1 × grade 2 ÷ ((1 + 2) × best 4) = 20 ÷ 12, which is rounded to 1.67.
        let nodes = vec![
            node(Label::SectionOutOf(0), Op::Constant, 10, 1),
            node(Label::CriterionWeight(0), Op::Constant, 1, 1),
            node(Label::CriterionWeight(1), Op::Constant, 2, 1),
            node(Label::Step, Op::Sum(vec![1, 2]), 3, 1),
            node(Label::CriterionWeight(0), Op::Constant, 1, 1),
            node(Label::GradeScore(0), Op::Constant, 2, 1),
            node(Label::BestScore(0), Op::Constant, 4, 1),
            node(Label::Step, Op::Multiply(vec![0, 4, 5]), 20, 1),
            node(Label::Step, Op::Multiply(vec![3, 6]), 12, 1),
            node(Label::CriterionMarks(0), Op::Divide(7, 8), 20, 12),
            node(Label::CriterionMarks(0), Op::Round(9, 2), 167, 100),
        ];
        let told = tell(Lang::En, &framework(), None, &Trace { nodes });
        let names: Vec<&Label> = told.given.iter().map(|given| &given.label).collect();
        let weights = [&Label::CriterionWeight(0), &Label::CriterionWeight(1)];
        assert_eq!(
            names,
            [&[&Label::SectionOutOf(0)], &weights[..], &[&Label::GradeScore(0), &Label::BestScore(0)]].concat()
        );
        assert_eq!(told.lines.len(), 1);
        assert_eq!(told.lines[0].sum, "10 × 1 × 2 ÷ ((1 + 2) × 4)");
        assert_eq!(told.lines[0].figure, "1.67");
    }

    #[test]
    fn a_step_that_only_renames_a_figure_is_left_out() {
        let nodes = vec![
            node(Label::PledgeInput { pledge: 0, input: "quantity" }, input("8"), 8, 1),
            node(Label::PledgeQuantity { pledge: 0 }, Op::Sum(vec![0]), 8, 1),
            node(Label::Step, Op::Sum(vec![1]), 8, 1),
            node(Label::Quantity(0), Op::Round(2, 6), 8, 1),
            node(Label::UnitValue(0), Op::Constant, 30, 1),
            node(Label::MeasureValue(0), Op::Multiply(vec![3, 4]), 240, 1),
        ];
        let told = tell(Lang::En, &framework(), None, &Trace { nodes });
        assert_eq!(told.lines.len(), 1, "only the product says something new");
        assert_eq!(told.lines[0].sum, "8 × £30");
        assert_eq!(told.lines[0].figure, "£240");
        assert_eq!(told.valued, [0]);
    }

    #[test]
    fn a_figure_without_an_end_is_not_shown_as_if_it_had_one() {
        assert_eq!(write(Shape::Plain, (Decimal::ONE, Decimal::from(3))), "0.333333…");
        assert_eq!(write(Shape::Plain, (Decimal::ONE, Decimal::from(4))), "0.25");
        assert_eq!(write(Shape::Year, (Decimal::from(2027), Decimal::ONE)), "2027");
    }
}
