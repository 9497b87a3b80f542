//! The bid file (design, section 6). It holds inputs only, each text exactly as typed; results are computed anew.
//! Keys that this version does not use are kept and written back unchanged; unknown keys are faults.

mod read;
mod write;

use pledge_engine::bid::{Assumption, Bid, Contract, Kept, Map};

pub use read::read_bid_file;
pub use write::write_bid_file;

/// The format that this version writes, and the highest that it reads.
const FORMAT: u32 = 1;

/// A bid file as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BidFile {
    /// "working", "clean" or empty.
    pub copy: String,
    /// Which framework the bid is made against.
    pub framework: FrameworkRef,
    /// The contract.
    pub contract: Contract,
    /// Parameter id to the text as typed.
    pub tender: Map<String>,
    /// Parameters whose example was confirmed.
    pub confirmed: Vec<String>,
    /// Section id to what is assumed of rivals.
    pub assumptions: Map<Assumption>,
    /// The bids.
    pub bids: Vec<Bid>,
    /// Keys of the file that are kept and not used.
    pub kept: Kept,
}

/// Which framework a bid is made against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameworkRef {
    /// Identifier.
    pub id: String,
    /// Edition.
    pub edition: String,
    /// Hash of its file; empty in a file made by hand.
    pub hash: String,
    /// Its file, the whole text, so that the bid opens where nobody has it. A string, so that not a letter changes.
    pub text: Option<String>,
}
