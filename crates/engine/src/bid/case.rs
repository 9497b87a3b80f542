//! The facts that do not depend on who bids, and the offers.

use super::{Map, Shared};
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
    /// Estimated value with all extensions, pounds, VAT as for `value`.
    pub value_with_extensions: String,
    /// First day, `YYYY-MM-DD`.
    pub start: String,
    /// Fixed term in months.
    pub months: String,
    /// Months of each extension, in order.
    pub extensions: Vec<String>,
    /// What it is: "contract", "lease", "grant", "planning", "other"; empty means a contract.
    pub kind: String,
    /// The kind of buyer: "central", "sub_central", "other" or empty.
    pub buyer: String,
    /// "england", "wales", "scotland", "northern_ireland" or empty.
    pub nation: String,
    /// The lot that this case is about; empty where there are none.
    pub lot: String,
    /// Date of the tender notice, `YYYY-MM-DD`: it decides which edition is in force.
    pub notice_date: String,
    /// Last moment for questions, in UK time: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    pub clarification_deadline: String,
    /// Last moment for the bid, in UK time: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    pub submission_deadline: String,
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
    /// The bid's own price, pounds, as typed.
    pub price: String,
    /// Whether that price includes VAT: "included", "excluded" or empty.
    pub price_vat: String,
    /// People who will work on the contract, as typed.
    pub people: String,
    /// Who delivers with the bidder.
    pub partners: Vec<Partner>,
    /// The pledges, in the supplier's order.
    pub pledges: Vec<Shared<Pledge>>,
    /// Criterion id to grade id: the supplier's own grading.
    pub grades: Map<String>,
    /// Criterion id to the answer, as typed.
    pub answers: Map<String>,
    /// Criterion id to notes, as typed.
    pub notes: Map<String>,
    /// Other bid keys of the file.
    pub kept: Kept,
}

/// Somebody who delivers with the bidder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partner {
    /// Identifier within the bid.
    pub id: String,
    /// Name.
    pub name: String,
    /// "subcontractor", "partner" or empty.
    pub kind: String,
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
    /// Who delivers it: "us", the id of a partner, or empty, which means us.
    pub by: String,
    /// The percentage of it that this contract brings, as typed; empty means all.
    pub share: String,
    /// Where it is delivered, as typed; empty means at the contract's place.
    pub place: String,
    /// The lots that it is claimed in; of none, the case's lot.
    pub lots: Vec<String>,
    /// Rule id to "yes" or "no": what the supplier says of a claim rule.
    pub attest: Map<String>,
    /// The pledge by contract year; if there are any, they stand instead of `inputs`.
    pub years: Vec<PledgeYear>,
    /// Other pledge keys of the file.
    pub kept: Kept,
}

/// What is pledged for one contract year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PledgeYear {
    /// Contract year, counted from 1, of the fixed term, or of the extension; as typed.
    pub year: String,
    /// Which extension, counted from 1; empty in the fixed term.
    pub extension: String,
    /// Input key to the text as typed, for that year alone.
    pub inputs: Map<String>,
}

impl Bid {
    /// The pledge with that id.
    pub fn pledge(&self, id: &str) -> Option<&Pledge> {
        self.pledges.iter().map(|pledge| &**pledge).find(|p| p.id == id)
    }
}
