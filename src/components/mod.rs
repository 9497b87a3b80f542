//! What pages are made of: one component a file.

pub mod field;

mod frame;
mod framework_ref;
mod input;
mod page_link;
mod pledge_row;
mod radios;
mod sentences;
mod term;
mod text_area;
mod working;

pub use frame::{Frame, FrameRef, Ids, use_frame, use_ids};
pub use framework_ref::{FrameworkRef, local};
pub use input::{Field, TextField};
pub use page_link::PageLink;
pub use pledge_row::{Mine, PledgeRow, Row, Same};
pub use radios::{Radio, Radios};
pub use sentences::*;
pub use term::Term;
pub use text_area::TextArea;
pub use working::{ValueSource, Working, WorkingBody};
