//! Scoring is written once, over a recorder that notes each step or does nothing.
//!
//! Switched off it allocates nothing. It is a plain struct rather than a type parameter, so that the page carries
//! the scoring once.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::trace::{Label, Op, Trace, TraceNode};
use crate::Decimal;
use crate::framework::Bound;

/// A figure in the making: its exact value, and the step that made it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fig {
    pub(super) at: Fraction,
    node: u32,
}

impl Fig {
    /// A plain number that is only compared with, and stands in no trace.
    pub(super) fn plain(number: u32) -> Self {
        Self { at: Fraction::of(Decimal::from(number)), node: 0 }
    }

    /// The same figure, divided out where it can be.
    pub(super) fn settled(self) -> Self {
        Self { at: self.at.settled(), ..self }
    }

    /// The value, if it is a decimal; sums and products of decimals are.
    pub(super) fn decimal(self) -> Option<Decimal> {
        self.at.decimal()
    }

    pub(super) fn is_positive(self) -> bool {
        self.at.is_positive()
    }

    /// Whether it is above the other; `None` if that cannot be told exactly.
    pub(super) fn above(self, other: Self) -> Option<bool> {
        Some(self.at.compare(other.at)? == Ordering::Greater)
    }
}

/// A sum in the making.
#[derive(Clone)]
pub(super) struct Total {
    at: Fraction,
    args: Vec<usize>,
}

impl Total {
    pub(super) fn new() -> Self {
        Self { at: Fraction::ZERO, args: Vec::new() }
    }

    /// What it has come to, if that is a decimal.
    pub(super) fn decimal(&self) -> Option<Decimal> {
        self.at.decimal()
    }
}

/// Notes steps, or nothing.
pub(super) struct Recorder {
    on: bool,
    nodes: Vec<TraceNode>,
}

impl Recorder {
    pub(super) fn new(on: bool) -> Self {
        Self { on, nodes: Vec::new() }
    }

    /// What the supplier or the tender says, as typed.
    pub(super) fn input(&mut self, label: Label, text: &str, value: Decimal) -> Fig {
        let at = Fraction::of(value);
        if !self.on {
            return Fig { at, node: 0 };
        }
        self.push(label, Op::Input(text.to_owned()), at)
    }

    /// A figure of the framework, or a plain number of the method.
    pub(super) fn constant(&mut self, label: Label, value: Decimal) -> Fig {
        self.push(label, Op::Constant, Fraction::of(value))
    }

    pub(super) fn number(&mut self, value: u32) -> Fig {
        self.constant(Label::Number, Decimal::from(value))
    }

    /// A percentage as a part of one. It is multiplied, since a quotient of more than six decimals would stay a fraction,
    /// and pounds are decimals.
    pub(super) fn hundredths(&mut self, label: Label, percent: Fig) -> Option<Fig> {
        let hundredth = self.constant(Label::Number, Decimal::new(1, 2));
        self.multiply(label, &[percent, hundredth])
    }

    pub(super) fn add(&mut self, total: &mut Total, part: Fig) -> Option<()> {
        total.at = total.at.add(part.at)?;
        if self.on {
            total.args.push(part.node as usize);
        }
        Some(())
    }

    pub(super) fn sum(&mut self, label: Label, total: Total) -> Fig {
        let at = total.at;
        if !self.on {
            return Fig { at, node: 0 };
        }
        self.push(label, Op::Sum(total.args), at)
    }

    /// The same figure under another name.
    pub(super) fn named(&mut self, label: Label, fig: Fig) -> Fig {
        self.note(label, fig.at, &[fig], Op::Sum)
    }

    pub(super) fn subtract(&mut self, label: Label, a: Fig, b: Fig) -> Option<Fig> {
        let at = a.at.subtract(b.at)?;
        Some(self.push(label, Op::Subtract(a.node as usize, b.node as usize), at))
    }

    pub(super) fn multiply(&mut self, label: Label, args: &[Fig]) -> Option<Fig> {
        let (first, rest) = args.split_first().map_or((Fraction::ONE, args), |(first, rest)| (first.at, rest));
        let mut at = first;
        for arg in rest {
            at = at.multiply(arg.at)?;
        }
        Some(self.note(label, at, args, Op::Multiply))
    }

    /// `None` also where the divisor is not above zero.
    pub(super) fn divide(&mut self, label: Label, a: Fig, b: Fig) -> Option<Fig> {
        let at = a.at.divide(b.at)?;
        Some(self.push(label, Op::Divide(a.node as usize, b.node as usize), at))
    }

    pub(super) fn min(&mut self, label: Label, args: &[Fig]) -> Option<Fig> {
        let at = extreme(args, Ordering::Less)?;
        Some(self.note(label, at, args, Op::Min))
    }

    pub(super) fn max(&mut self, label: Label, args: &[Fig]) -> Option<Fig> {
        let at = extreme(args, Ordering::Greater)?;
        Some(self.note(label, at, args, Op::Max))
    }

    /// Rounded half up to so many decimals.
    pub(super) fn round(&mut self, label: Label, fig: Fig, places: u32) -> Option<Fig> {
        let at = fig.at.rounded(places)?;
        Some(self.push(label, Op::Round(fig.node as usize, places), at))
    }

    /// Rounded up, or down, to a whole number.
    pub(super) fn whole(&mut self, label: Label, fig: Fig, up: bool) -> Option<Fig> {
        let at = Fraction::of(fig.at.whole(up)?);
        let of = fig.node as usize;
        Some(self.push(label, if up { Op::Ceil(of) } else { Op::Floor(of) }, at))
    }

    /// The value of a table at a year, on the straight line between two of its years. `None` outside the table.
    pub(super) fn look_up(&mut self, label: Label, year: Fig, table: &[(u16, Decimal)]) -> Option<Fig> {
        let at = straight_line(year.at, table)?;
        if !self.on {
            return Some(Fig { at, node: 0 });
        }
        Some(self.push(label, Op::LookUp(year.node as usize, table.to_vec()), at))
    }

    /// 1 where the figure keeps the bound, else 0.
    pub(super) fn test(&mut self, label: Label, fig: Fig, bound: Bound, upper: bool) -> Option<Fig> {
        let at = Fraction::of(u32::from(keeps(fig.at, bound, upper)?).into());
        Some(self.push(label, Op::Test(fig.node as usize, bound, upper), at))
    }

    /// The figure of the last row whose bound the figure reaches; 0 below the first.
    pub(super) fn steps(&mut self, label: Label, fig: Fig, table: &[(Bound, Decimal)]) -> Option<Fig> {
        let at = step(fig.at, table)?;
        if !self.on {
            return Some(Fig { at, node: 0 });
        }
        Some(self.push(label, Op::Steps(fig.node as usize, table.to_vec()), at))
    }

    /// Nothing, because of those figures: a factor that strikes out what a rule does not count, and keeps in the
    /// trace what the rule looked at.
    pub(super) fn nothing(&mut self, label: Label, because: &[Fig]) -> Fig {
        if !self.on {
            return Fig { at: Fraction::ZERO, node: 0 };
        }
        let zero = self.number(0);
        let mut all = Total::new();
        for fig in because {
            // Only the fact that they are there matters here, so a sum too long to hold is left out.
            let _ = self.add(&mut all, *fig);
        }
        let all = self.sum(Label::Step, all);
        self.note(label, Fraction::ZERO, &[zero, all], Op::Multiply)
    }

    /// A figure that stays what it is, beside [`Recorder::nothing`]: it keeps what was looked at.
    pub(super) fn with(&mut self, label: Label, fig: Fig, nothing: Fig) -> Fig {
        self.note(label, fig.at, &[fig, nothing], Op::Sum)
    }

    /// The steps that lead to a figure, and nothing else.
    pub(super) fn trace(mut self, fig: Fig) -> Trace {
        let last = fig.node as usize;
        let mut used = vec![false; self.nodes.len()];
        if let Some(used) = used.get_mut(last) {
            *used = true;
        }
        for at in (0..used.len()).rev() {
            if used[at] {
                self.nodes[at].op.each_arg(&mut |arg| used[*arg] = true);
            }
        }
        let mut place = vec![0; used.len()];
        let mut nodes = Vec::new();
        for (at, mut node) in self.nodes.into_iter().enumerate() {
            if used[at] {
                node.op.each_arg(&mut |arg| *arg = place[*arg]);
                place[at] = nodes.len();
                nodes.push(node);
            }
        }
        Trace { nodes }
    }

    fn note(&mut self, label: Label, at: Fraction, args: &[Fig], op: fn(Vec<usize>) -> Op) -> Fig {
        if !self.on {
            return Fig { at, node: 0 };
        }
        let args = args.iter().map(|arg| arg.node as usize).collect();
        self.push(label, op(args), at)
    }

    /// The step, if steps are noted. Whoever has to take memory for one asks first.
    fn push(&mut self, label: Label, op: Op, at: Fraction) -> Fig {
        if !self.on {
            return Fig { at, node: 0 };
        }
        let node = self.nodes.len() as u32;
        self.nodes.push(TraceNode { label, op, value: at.parts() });
        Fig { at, node }
    }
}

/// The least or greatest of the figures.
pub(super) fn extreme(args: &[Fig], wanted: Ordering) -> Option<Fraction> {
    let (first, rest) = args.split_first()?;
    let mut best = first.at;
    for arg in rest {
        if arg.at.compare(best)? == wanted {
            best = arg.at;
        }
    }
    Some(best)
}

/// Whether a figure keeps a bound.
pub(super) fn keeps(value: Fraction, bound: Bound, upper: bool) -> Option<bool> {
    let order = value.compare(Fraction::of(bound.at))?;
    let inside = if upper { Ordering::Less } else { Ordering::Greater };
    Some(order == inside || (order == Ordering::Equal && !bound.strict))
}

/// The figure of the last row whose lower bound the value reaches; 0 below the first.
pub(super) fn step(value: Fraction, table: &[(Bound, Decimal)]) -> Option<Fraction> {
    let mut reached = Fraction::ZERO;
    for (bound, figure) in table {
        if !keeps(value, *bound, false)? {
            break;
        }
        reached = Fraction::of(*figure);
    }
    Some(reached)
}

/// The point of a table at `year`: low + (high − low) × (year − first)/(last − first).
pub(super) fn straight_line(year: Fraction, table: &[(u16, Decimal)]) -> Option<Fraction> {
    let at = |year: u16| Fraction::of(Decimal::from(year));
    for pair in table.windows(2) {
        let &[(from, low), (to, high)] = pair else {
            continue;
        };
        let past = year.compare(at(to))?;
        if past == Ordering::Equal {
            // A published figure stands as it is, however long it is.
            return Some(Fraction::of(high));
        }
        if year.compare(at(from))? != Ordering::Less && past == Ordering::Less {
            let (low, high) = (Fraction::of(low), Fraction::of(high));
            let rise = high.subtract(low)?.multiply(year.subtract(at(from))?)?;
            return low.add(rise.divide(at(to).subtract(at(from))?)?);
        }
    }
    None
}
