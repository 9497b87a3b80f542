//! A framework file becomes a model that is valid by construction, or the list of all its faults.
//!
//! `text → json::parse → read (tolerant walk, shapes with holes) → check → Framework`.
//!
//! Frameworks that ship with the page were read when it was built; the page gets them in a compact form ([`encode`],
//! [`decode`]) and carries no reader of JSON for them.

mod check;
mod compact;
mod fault;
mod hash;
mod model;
mod read;
mod sha256;

pub use compact::{Compact, Words, decode, encode};
pub use fault::{Expected, Fault, FaultKind, Severity};
pub use hash::{hash, is_decimal_key};
pub use model::*;
pub use read::{FORMAT, Reading, read, read_node};
