//! What a supplier should know about an offer.
//!
//! Scoring itself notices what cannot be read, what is missing and which rules are broken (the findings of a
//! scorecard). This room adds guidance, and puts all of it in order: most serious first, then dearest.

mod context;
mod finding;
mod guidance;
mod hints;
mod unused;

use std::cmp::Ordering;

pub use finding::*;
pub use hints::field_hints;

use crate::bid::{Bid, Case};
use crate::score::Scorecard;

/// All findings on one bid: those of its scorecard and the guidance, most serious first, then dearest, then in
/// framework order.
pub fn advise(case: &Case, bids: &[Bid], which: usize, card: &Scorecard) -> Vec<Finding> {
    let mut all = card.findings.clone();
    if let Some(bid) = bids.get(which) {
        guidance::add(case, bid, card, &mut all);
    }
    in_order(all)
}

fn in_order(findings: Vec<Finding>) -> Vec<Finding> {
    // Places are sorted instead of findings, which are large to move.
    let mut order: Vec<usize> = Vec::with_capacity(findings.len());
    for (at, finding) in findings.iter().enumerate() {
        let place = order.partition_point(|other| before(&findings[*other], finding) != Ordering::Greater);
        order.insert(place, at);
    }
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| findings[at].take()).collect()
}

fn before(a: &Finding, b: &Finding) -> Ordering {
    // What is about no measure, section or criterion is about the whole bid, and comes first.
    let place = |f: &Finding| [f.section, f.measure, f.criterion, f.pledge];
    let worth = |f: &Finding| f.worth.unwrap_or_default();
    a.severity.cmp(&b.severity).then_with(|| worth(b).cmp(&worth(a))).then_with(|| place(a).cmp(&place(b)))
}
