//! Marks, values and certainty; the recorder and the traces.
//!
//! [`score`] gives every bid's scorecard. [`trace`] runs the same code once more with the recorder switched on
//! and gives the arithmetic of one figure. [`without`] is the exact difference that one measure makes.

mod card;
mod trace;

pub use card::*;
pub use trace::*;

use crate::bid::{Bid, Case};

/// Scores all bids of a case, in their order.
pub fn score(_case: &Case, _bids: &[Bid]) -> Vec<Scorecard> {
    Vec::new()
}

/// The arithmetic of one figure of one bid; `None` if that figure has no value.
pub fn trace(_case: &Case, _bids: &[Bid], _which: usize, _figure: Figure) -> Option<Trace> {
    None
}

/// Computes a trace anew from its leaves: knows the tree and nothing else. `None` if it does not compute.
pub fn recompute(_trace: &Trace) -> Option<(crate::Decimal, crate::Decimal)> {
    None
}

/// What the bid would lose without its pledges on one measure (index).
pub fn without(_case: &Case, _bids: &[Bid], _which: usize, _measure: usize) -> Option<Without> {
    None
}
