//! Turns the arithmetic tree of a figure into what people can follow: what goes in, and then step by step.
//!
//! Steps that have a name stand on a line of their own; those without one are written into the line that uses
//! them. Figures that have a working of their own (a measure's pounds within a section) are not told again.

use pledge_engine::Decimal;
use pledge_engine::bid::Bid;
use pledge_engine::framework::{Bound, Framework, Origin};
use pledge_engine::score::{Figure, Label, Op, Trace, TraceNode, origin_of_bound, origin_of_constant};
use pledge_words::{Lang, numbers, say};

use super::body::origin;
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
    /// What stands between the sum and what comes out.
    pub sign: &'static str,
    /// What comes out.
    pub figure: String,
    /// How it was rounded, or who decided the condition or the steps, in words.
    pub note: Option<String>,
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
            Op::Constant => Some(match (&node.label, origin_of_constant(self.framework, &node.label, node.value.0)) {
                (Label::PublishedValue(_) | Label::PublishedLow(_) | Label::PublishedHigh(_), _) => From::Value,
                (_, Some(origin)) => From::Framework(origin),
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
        // A condition says what it is about, even where it rests on one word alone.
        if matches!(node.label, Label::Threshold(_)) {
            return false;
        }
        let Some(other) = self.nodes.get(same) else { return false };
        other.value == node.value && (is_named(&other.label) || self.says_nothing_new(other))
    }

    /// One line of arithmetic.
    fn line(&self, node: &TraceNode) -> Line {
        let (inner, rounded) = match &node.op {
            Op::Round(of, places) => (self.nodes.get(*of), Some(self.rounding(&node.label, *places))),
            _ => (Some(node), None),
        };
        let (sum, sign) = match inner {
            Some(inner) if is_condition(inner) => self.conditions(inner),
            Some(inner) if inner.label == node.label || !is_named(&inner.label) => (self.sum(inner, 0), " = "),
            Some(inner) => (self.figure(inner), " = "),
            None => (String::new(), ""),
        };
        let figure = self.figure(node);
        let by = || origin_of_bound(self.framework, &node.label).map(|by| origin(self.lang, self.framework, &by));
        let label = node.label.clone();
        let sum = if sum == figure { String::new() } else { sum };
        let sign = if sum.is_empty() { "" } else { sign };
        Line { label, sum, sign, figure, note: rounded.or_else(by) }
    }

    /// The conditions that a step rests on, and the sign that stands before what comes out. Of several each says
    /// whether it holds.
    fn conditions(&self, node: &TraceNode) -> (String, &'static str) {
        let of = match &node.op {
            Op::Sum(of) | Op::Multiply(of) | Op::Min(of) | Op::Max(of) => of,
            _ => return (self.sum(node, 0), ": "),
        };
        if let [only] = of.as_slice()
            && let Some(only) = self.nodes.get(*only)
        {
            return (self.condition(only), ": ");
        }
        let mut each = Vec::new();
        for at in of {
            let Some(node) = self.nodes.get(*at) else { continue };
            each.push([&self.condition(node), ": ", self.whether(node)].concat());
        }
        (each.join("; "), " → ")
    }

    /// One condition: the word that was said, or what is compared.
    fn condition(&self, node: &TraceNode) -> String {
        match &node.op {
            Op::Input(text) => ["“", text, "”"].concat(),
            _ => self.sum(node, 0),
        }
    }

    /// Yes or no.
    fn whether(&self, node: &TraceNode) -> &'static str {
        if node.value.0.is_zero() { say::working_fails(self.lang) } else { say::working_holds(self.lang) }
    }

    /// How something was rounded, in words.
    fn rounding(&self, label: &Label, places: u32) -> String {
        match (shape(self.framework, self.bid, label), places) {
            (Shape::Money, 2) => say::working_rounded_penny(self.lang).into(),
            (_, 0) => say::working_rounded_whole(self.lang).into(),
            _ => say::working_rounded(self.lang, places.into()),
        }
    }

    /// The figure of a step; of a condition whether it holds.
    fn figure(&self, node: &TraceNode) -> String {
        if is_condition(node) { self.whether(node).into() } else { self.number(node) }
    }

    /// The same in arithmetic, where a condition that holds is 1.
    fn number(&self, node: &TraceNode) -> String {
        write(shape(self.framework, self.bid, &node.label), node.value)
    }

    /// What a step's figure is, or, where the step has no name, that of the first figure in it that has one.
    fn shape_at(&self, at: usize) -> Shape {
        let mut at = at;
        while let Some(node) = self.nodes.get(at) {
            match arguments(&node.op).first() {
                Some(inner) if !is_named(&node.label) => at = *inner,
                _ => return shape(self.framework, self.bid, &node.label),
            }
        }
        Shape::Plain
    }

    /// A bound of what a step is compared with.
    fn bound(&self, of: usize, bound: Bound) -> String {
        write(self.shape_at(of), (bound.at, Decimal::ONE))
    }

    /// What is compared, in words.
    fn compared(&self, of: usize, bound: Bound, upper: bool) -> String {
        let (figure, at) = (&*self.argument(of, 0), &*self.bound(of, bound));
        match (upper, bound.strict) {
            (false, false) => say::working_at_least(self.lang, figure, at),
            (false, true) => say::working_more_than(self.lang, figure, at),
            (true, false) => say::working_at_most(self.lang, figure, at),
            (true, true) => say::working_less_than(self.lang, figure, at),
        }
    }

    /// A whole table of steps, in words.
    fn stepped(&self, node: &TraceNode, of: usize, table: &[(Bound, Decimal)]) -> String {
        let own = shape(self.framework, self.bid, &node.label);
        let row = |(bound, value): &(Bound, Decimal)| {
            let (at, figure) = (&*self.bound(of, *bound), &*write(own, (*value, Decimal::ONE)));
            if bound.strict {
                say::working_step_more_than(self.lang, at, figure)
            } else {
                say::working_step_at_least(self.lang, at, figure)
            }
        };
        let rows: Vec<String> = table.iter().map(row).collect();
        say::working_steps_of(self.lang, &self.argument(of, 0), &rows.join("; "))
    }

    /// An argument: its figure if it has a name, else its own sum.
    fn argument(&self, at: usize, binds: u8) -> String {
        let Some(node) = self.nodes.get(at) else { return String::new() };
        if is_named(&node.label) || matches!(node.op, Op::Input(_) | Op::Constant) {
            self.number(node)
        } else {
            self.sum(node, binds)
        }
    }

    /// The sum of a step, in brackets if what stands around it binds more strongly.
    fn sum(&self, node: &TraceNode, binds: u8) -> String {
        let (text, own) = match &node.op {
            Op::Input(_) | Op::Constant => (self.number(node), 2),
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
            Op::Ceil(of) => (say::working_whole_up(self.lang, &self.argument(*of, 0)), 2),
            Op::Floor(of) => (say::working_whole_down(self.lang, &self.argument(*of, 0)), 2),
            Op::LookUp(at, table) => {
                let years: Vec<String> = table
                    .iter()
                    .map(|(year, value)| {
                        say::working_year_figure(self.lang, &year.to_string(), &numbers::pounds_exact(*value))
                    })
                    .collect();
                (say::working_straight_line(self.lang, &self.argument(*at, 0), &years.join("; ")), 2)
            }
            Op::Test(of, bound, upper) => (self.compared(*of, *bound, *upper), 0),
            Op::Steps(of, table) => (self.stepped(node, *of, table), 0),
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

/// Whether a step says whether something holds: then its figure is 1 or 0.
fn is_condition(node: &TraceNode) -> bool {
    matches!(
        node.label,
        Label::Threshold(_)
            | Label::WordIsOneOf
            | Label::AnswersYes(_)
            | Label::GateAnswer(_)
            | Label::PledgeAnswer { .. }
            | Label::CriterionPass(_)
            | Label::SectionPass(_)
    ) || matches!(node.op, Op::Test(..))
}

/// Steps that have, or could have, a working of their own. The inner value is none where it cannot be opened.
fn own_figure(label: &Label) -> Option<Option<Figure>> {
    match *label {
        Label::MeasureValue(measure) => Some(Some(Figure::MeasureValue(measure))),
        Label::MeasurePoints(measure) => Some(Some(Figure::MeasurePoints(measure))),
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
        Op::Round(a, _) | Op::LookUp(a, _) | Op::Test(a, ..) | Op::Steps(a, _) | Op::Ceil(a) | Op::Floor(a) => {
            vec![*a]
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
