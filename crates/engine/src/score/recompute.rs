//! Computes a trace anew. It knows the tree and nothing else: no framework, no rule of scoring.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::recorder::{keeps, step, straight_line};
use super::trace::{Op, Trace};
use crate::Decimal;

/// Computes a trace anew from its leaves: knows the tree and nothing else. `None` if it does not compute.
pub fn recompute(trace: &Trace) -> Option<(Decimal, Decimal)> {
    let mut done: Vec<Fraction> = Vec::with_capacity(trace.nodes.len());
    for node in &trace.nodes {
        let at = |index: &usize| done.get(*index).copied();
        let fold = |args: &[usize], join: fn(Fraction, Fraction) -> Option<Fraction>, start: Option<Fraction>| {
            let mut all = args.iter();
            let mut sum = match start {
                Some(start) => start,
                None => at(all.next()?)?,
            };
            for arg in all {
                sum = join(sum, at(arg)?)?;
            }
            Some(sum)
        };
        let value = match &node.op {
            Op::Input(_) | Op::Constant => {
                let (num, den) = node.value;
                Fraction::of(num).divide(Fraction::of(den))?.settled()
            }
            Op::Sum(args) => fold(args, Fraction::add, Some(Fraction::ZERO))?,
            Op::Multiply(args) => fold(args, Fraction::multiply, Some(Fraction::ONE))?,
            Op::Min(args) => fold(args, |a, b| Some(if b.compare(a)? == Ordering::Less { b } else { a }), None)?,
            Op::Max(args) => fold(args, |a, b| Some(if b.compare(a)? == Ordering::Greater { b } else { a }), None)?,
            Op::Subtract(a, b) => at(a)?.subtract(at(b)?)?,
            Op::Divide(a, b) => at(a)?.divide(at(b)?)?,
            Op::Round(a, places) => Fraction::of(at(a)?.round(*places)?),
            Op::LookUp(a, table) => straight_line(at(a)?, table)?,
            Op::Test(a, bound, upper) => Fraction::of(u32::from(keeps(at(a)?, *bound, *upper)?).into()),
            Op::Steps(a, table) => step(at(a)?, table)?,
            Op::Ceil(a) => Fraction::of(at(a)?.whole(true)?),
            Op::Floor(a) => Fraction::of(at(a)?.whole(false)?),
        };
        done.push(value);
    }
    done.last().map(|value| value.parts())
}
