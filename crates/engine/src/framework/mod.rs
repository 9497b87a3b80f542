//! A framework file becomes a model that is valid by construction, or the list of all its faults.
//!
//! `text → json::parse → read (tolerant walk, shapes with holes) → check → Framework`.

mod check;
mod fault;
mod hash;
mod model;
mod read;
mod sha256;

pub use fault::{Expected, Fault, FaultKind, Severity};
pub use hash::hash;
pub use model::*;
pub use read::{FORMAT, Reading, read, read_node};
