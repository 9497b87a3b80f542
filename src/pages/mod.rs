//! One folder for each page.

mod check;
mod contract;
mod not_listed;
mod pledges;
mod print;
mod questions;
mod start;

pub use check::Check;
pub use contract::Contract;
pub use not_listed::NotListed;
pub use pledges::Pledges;
pub use print::PrintPage;
pub use questions::Questions;
pub use start::{Refused, Start, open_bid, open_framework};
