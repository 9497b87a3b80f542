//! The tolerant walk.

use super::{Fault, Framework};
use crate::json::Limits;

/// What reading a framework file gives.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The model, if there is no fault.
    pub framework: Option<Framework>,
    /// Every fault and lint, in file order.
    pub faults: Vec<Fault>,
}

/// Reads a framework file, collecting every fault.
pub fn read(_text: &str, _limits: &Limits) -> Reading {
    Reading { framework: None, faults: Vec::new() }
}
