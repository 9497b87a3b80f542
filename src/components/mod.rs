//! What pages are made of: one kind of thing a file.

pub mod field;

mod cx;
mod frame;
mod input;
mod page_link;
mod pledge_row;
mod sentences;
mod term;
mod working;

pub use cx::Cx;
pub use frame::Frame;
pub use input::{Choice, INLINE, Input, STACKED, number, radios, short, text_area, words};
pub use page_link::{field_link, link, next_step, page_link};
pub use pledge_row::{Mine, PledgeRow, Row, Same};
pub use pledge_words::local;
pub use sentences::*;
pub use term::{bullets, details, term};
pub use working::{working, working_beside, working_body};
