//! What the last score worked out, to be used again where nothing has changed that it rests on.
//!
//! A key changes one pledge, and a bid may have a thousand. What a pledge counts rests on its own texts, on the contract
//! and on who delivers; what a measure counts rests on its pledges. Whatever rests on more, or does more than count, is
//! worked out anew each time: see [`Offer::touched`](super::offer::Offer::touched).

use std::rc::Rc;

use super::offer::{Claim, Line};
use super::rules::Naming;
use super::value::Worth;
use crate::advise::Finding;
use crate::bid::{Bid, Case, Pledge, Shared};

/// What was worked out for a case and its bids. It changes no figure, only how soon it is there.
#[derive(Default)]
pub struct Memory {
    of: Option<Common>,
    bids: Vec<OfBid>,
}

/// What is the same for all bids.
pub(super) struct Common {
    case: Case,
    pub(super) worth: Rc<[Worth]>,
    pub(super) naming: Rc<Naming>,
}

/// What was worked out for one bid.
#[derive(Default)]
pub(super) struct OfBid {
    /// What pledges rest on of the bid, and nothing else: who works there changes no figure.
    head: Bid,
    /// By pledge; none where it is worked out anew.
    pledges: Vec<Option<OfPledge>>,
    /// By measure; none where it is worked out anew.
    lines: Vec<Option<OfLine>>,
}

/// What one pledge counts.
pub(super) struct OfPledge {
    pledge: Shared<Pledge>,
    /// Its measure; none if the framework does not have it.
    pub(super) measure: Option<usize>,
    /// None if it counts nothing.
    pub(super) claim: Option<Claim>,
    pub(super) findings: Vec<Finding>,
}

/// What one measure counts.
pub(super) struct OfLine {
    pub(super) line: Line,
    pub(super) findings: Vec<Finding>,
}

/// What is in it is nobody's affair.
impl std::fmt::Debug for Memory {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Memory")
    }
}

impl Memory {
    /// What holds for all bids, if the case is still the same but for what is assumed of rivals.
    pub(super) fn common(&mut self, case: &Case) -> Option<&Common> {
        let same = self.of.as_ref().is_some_and(|of| {
            Rc::ptr_eq(&of.case.framework, &case.framework)
                && of.case.contract == case.contract
                && of.case.tender == case.tender
                && of.case.confirmed == case.confirmed
        });
        if !same {
            *self = Self::default();
        }
        self.of.as_ref()
    }

    pub(super) fn keep(&mut self, case: &Case, worth: Rc<[Worth]>, naming: Rc<Naming>) {
        self.of = Some(Common { case: case.clone(), worth, naming });
    }

    /// What is known of a bid (index).
    pub(super) fn of_bid(&mut self, index: usize, bid: &Bid) -> &mut OfBid {
        if self.bids.len() <= index {
            self.bids.resize_with(index + 1, OfBid::default);
        }
        let known = &mut self.bids[index];
        let head = &known.head;
        let same = head.price == bid.price && head.price_vat == bid.price_vat && head.partners == bid.partners;
        if !same {
            let (price, price_vat) = (bid.price.clone(), bid.price_vat.clone());
            let partners = bid.partners.clone();
            *known = OfBid { head: Bid { price, price_vat, partners, ..Bid::default() }, ..OfBid::default() };
        }
        while known.pledges.len() > bid.pledges.len() {
            known.forget(known.pledges.len() - 1);
            known.pledges.pop();
        }
        known
    }
}

impl OfBid {
    /// What is known of a pledge (index), if it is still the same.
    pub(super) fn pledge(&self, index: usize, pledge: &Shared<Pledge>) -> Option<&OfPledge> {
        self.pledges.get(index)?.as_ref().filter(|known| known.pledge.is_same(pledge))
    }

    /// What is known of a measure (index).
    pub(super) fn line(&self, measure: usize) -> Option<&OfLine> {
        self.lines.get(measure)?.as_ref()
    }

    /// Forgets a pledge (index), and what its measure counted with it.
    fn forget(&mut self, index: usize) {
        if let Some(known) = self.pledges.get_mut(index).and_then(Option::take)
            && let Some(line) = known.measure.and_then(|measure| self.lines.get_mut(measure))
        {
            *line = None;
        }
    }

    pub(super) fn keep_pledge(
        &mut self,
        index: usize,
        pledge: &Shared<Pledge>,
        measure: Option<usize>,
        found: Option<(Option<Claim>, &[Finding])>,
    ) {
        self.forget(index);
        if self.pledges.len() <= index {
            self.pledges.resize_with(index + 1, || None);
        }
        self.pledges[index] = found.map(|(claim, findings)| OfPledge {
            pledge: pledge.clone(),
            measure,
            claim,
            findings: findings.to_vec(),
        });
    }

    pub(super) fn keep_line(&mut self, measure: usize, found: Option<(Line, &[Finding])>) {
        if self.lines.len() <= measure {
            self.lines.resize_with(measure + 1, || None);
        }
        self.lines[measure] = found.map(|(line, findings)| OfLine { line, findings: findings.to_vec() });
    }
}
