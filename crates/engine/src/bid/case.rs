//! The facts that do not depend on who bids, and the offers.

use super::Map;
use std::rc::Rc;

use crate::framework::Framework;
use crate::json::Member;

/// Keys of the bid file that this version does not use yet. They are read and written back unchanged.
pub type Kept = Vec<Member>;

/// Everything but the offers: framework, contract, what the tender says, assumptions. One lot.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The framework.
    pub framework: Rc<Framework>,
    /// The contract.
    pub contract: Contract,
    /// What the tender's documents say: parameter id to the text as typed (a choice id for choices).
    pub tender: Map<String>,
    /// Parameters whose example the supplier confirmed as the tender's. Not used yet, kept.
    pub confirmed: Vec<String>,
    /// Section id to what is assumed of rivals there.
    pub assumptions: Map<Assumption>,
}

/// What is assumed of rivals in one section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumption {
    /// The best offer expected, as typed.
    pub best_rival: String,
}

/// The contract, every fact as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contract {
    /// Name of the contract.
    pub title: String,
    /// The tender's reference.
    pub reference: String,
    /// Where it is delivered.
    pub place: String,
    /// Estimated value over the fixed term, pounds.
    pub value: String,
    /// Whether that value includes VAT: "included", "excluded" or empty.
    pub vat: String,
    /// First day, `YYYY-MM-DD`.
    pub start: String,
    /// Fixed term in months.
    pub months: String,
    /// Other contract keys of the file.
    pub kept: Kept,
}

/// One supplier's whole offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bid {
    /// Identifier within the file.
    pub id: String,
    /// Name of the supplier or of the scenario.
    pub name: String,
    /// Identifier of the bid that this one is a what-if of; empty if none.
    pub scenario_of: String,
    /// People who will work on the contract, as typed.
    pub people: String,
    /// The pledges, in the supplier's order.
    pub pledges: Vec<Pledge>,
    /// Criterion id to grade id: the supplier's own grading.
    pub grades: Map<String>,
    /// Criterion id to the answer, as typed.
    pub answers: Map<String>,
    /// Criterion id to notes, as typed.
    pub notes: Map<String>,
    /// Other bid keys of the file.
    pub kept: Kept,
}

/// One commitment against one measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pledge {
    /// Identifier within the bid.
    pub id: String,
    /// Measure id. One that the framework does not have counts nothing and gives a finding.
    pub measure: String,
    /// Input key (see [`crate::framework::InputId::code`]) to the text as typed.
    pub inputs: Map<String>,
    /// Identifiers of pledges that are about the same people, money or hours.
    pub same_as: Vec<String>,
    /// Answer of a measure whose unit is text, or "yes"/"no".
    pub answer: String,
    /// Other pledge keys of the file.
    pub kept: Kept,
}

impl Bid {
    /// The pledge with that id.
    pub fn pledge(&self, id: &str) -> Option<&Pledge> {
        self.pledges.iter().find(|p| p.id == id)
    }
}
