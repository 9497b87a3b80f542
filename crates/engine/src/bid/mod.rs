//! Case, bids and pledges as typed; the reading of numbers and dates.
//!
//! What people typed is kept as text, exactly. Empty text means "not given". The engine reads the texts each
//! time it scores, so that there is one truth.

mod case;
mod date;
mod deadline;
mod map;
mod number;
mod shared;

pub use case::*;
pub use date::{Date, DateFault, parse_date};
pub use deadline::{Moment, parse_deadline};
pub use map::Map;
pub use number::{NumberFault, NumberKind, parse_number, print_decimal};
pub use shared::Shared;

pub(crate) use number::parse_parameter;
