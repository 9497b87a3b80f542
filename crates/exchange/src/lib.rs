//! Files in and out, the light part: what the page carries from the first load.
//!
//! | module | what it reads or writes |
//! |---|---|
//! | [`bid_file`](crate::read_bid_file) | a saved bid, `.pledge.json` |
//! | [`paste`](crate::read_paste) | a table of measures pasted from a PDF or a spreadsheet |
//! | [`join`](crate::join) | several bid files as one case |
//! | [`framework_diff`](crate::framework_diff()) | two editions of a framework: what changed |
//! | [`carry_over`](crate::carry_over()) | a bid brought to the ids of another edition, and what cannot go along |
//! | [`edition_effect`](crate::bid_effect) | what another edition does to bids |
//! | [`score_file`](crate::ScoreFile) | the results |
//! | [`example`](crate::try_example) | a worked example, held against the results |
//! | [`setup`](crate::PrivateSetup) | a tender that is not listed, as typed, and the private framework it makes |
//!
//! Readers collect every fault and never panic; writers leave out what is empty and keep the order of keys.

mod bid_file;
mod carry_over;
mod compare;
mod edition_effect;
mod example;
mod framework_diff;
mod join;
mod paste;
mod score_file;
mod setup;
mod setup_file;

pub use bid_file::{BidFile, FrameworkRef, read_bid_file, write_bid_file};
pub use carry_over::{Carried, Doubtful, Dropped, DroppedPart, NotCarried, WhyLeft, carry_over};
pub use compare::compare_contracts;
pub use edition_effect::{BidEffect, Both, SectionEffect, bid_effect};
pub use example::{Departure, Failure, departures, try_example};
pub use framework_diff::{Aspect, Changed, FrameworkChange, Part, Replacement, framework_diff, replacements};
pub use join::{Apart, Differs, hash_of, join, same_framework};
pub use paste::{PastedRow, RowProblem, read_paste, unit_of_words};
pub use score_file::ScoreFile;
pub use setup::{
    AnswersSetup, Built, MeasureSetup, OfferRule, OfferSetup, PrivateSetup, QuestionSetup, ROW_UNITS, SetupPlace,
    SetupProblem, SetupWhy, SetupWords, TargetPer, build, setup_from_framework,
};
pub use setup_file::{read_setup, setup_node, write_setup};
