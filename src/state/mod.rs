//! What the app knows, and the only place where it changes: plain Rust, no DOM.
//!
//! [`Model`] is everything; [`Work`] is the part that people made and that files, tab storage and undo hold.
//! [`Action`] names what somebody did; `reduce` is the one way from a model to the next.

mod action;
mod file;
mod keep;
mod listed;
mod model;
mod reduce;
mod setup;
mod store;
#[cfg(test)]
mod tests;
mod undo;
mod view;

pub use action::{Action, BidField, ContractField, PledgeField};
pub use file::{OpenFault, compare_with, file_name, from_file, load, to_file};
pub use keep::{Keeper, Kept};
pub use listed::{Files, Listed, listed};
pub use model::{Adviser, Differs, Follows, Loaded, Model, Page, Results, Work};
pub use setup::{SetupChange, SetupSlot, SetupTable, draft, setup_text};
pub use store::{Dispatch, Store};
pub use view::{Coming, List, Refused, View, Why};
