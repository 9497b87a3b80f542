//! Random cases for the laws: a framework that a file could hold, with every part of the format in reach; a contract
//! and what its tender says; and offers, with odd and unreadable texts among them.
//!
//! | file | what it makes |
//! |---|---|
//! | `dice` | the random numbers from which all else is built |
//! | `figures` | decimals, texts, origins, figures by the contract's facts |
//! | `framework` | the framework, and what the contract decides in it |
//! | `measures` | what counts, and £ or points per unit |
//! | `sections` | sections, methods, written questions |
//! | `rules` | claim rules |
//! | `case` | the contract, what the tender says, what is assumed of rivals |
//! | `bids` | offers |
//! | `changes` | more of a pledge, a pledge in two, another order |
//! | `seen` | what the laws look at |

#![allow(dead_code, reason = "each test file uses its own part")]

mod bids;
mod case;
mod changes;
mod dice;
mod figures;
mod framework;
mod measures;
mod rules;
mod sections;
mod seen;

use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::Framework;
use proptest::prelude::*;

pub use changes::*;
pub use dice::Dice;
pub use seen::*;

/// A contest: a case and the offers in it.
#[derive(Clone, Debug)]
pub struct Contest {
    pub case: Case,
    pub bids: Vec<Bid>,
}

/// Frameworks of every status, as a file could hold them. Reading gives them a hash, which is empty here.
pub fn any_framework() -> impl Strategy<Value = Framework> {
    dice::dice(900).prop_map(|numbers| framework::framework(&mut Dice::new(&numbers)))
}

/// A case and one to three bids.
pub fn any_contest() -> impl Strategy<Value = Contest> {
    (any_framework(), dice::dice(80), dice::dice(400)).prop_map(|(framework, facts, offers)| {
        let case = case::case(&mut Dice::new(&facts), framework);
        let bids = bids::bids(&mut Dice::new(&offers), &case);
        Contest { case, bids }
    })
}

/// Numbers for what a law does to a contest.
pub fn any_numbers() -> impl Strategy<Value = Vec<u16>> {
    dice::dice(120)
}
