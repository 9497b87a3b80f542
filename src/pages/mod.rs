//! One folder for each page.

mod check;
mod contract;
mod not_listed;
mod pledges;
mod print;
mod questions;
mod start;

pub use check::check;
pub use contract::contract;
pub use not_listed::NotListed;
pub use pledges::{pledges, theme_of};
pub use print::print_page;
pub use questions::questions;
pub use start::{open_bid, open_framework, refused, start};
