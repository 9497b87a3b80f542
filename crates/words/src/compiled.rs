//! Loading where every sentence is compiled in: nothing is left to do. Callers need not know how they were built.

use crate::{Group, Lang};

/// Takes in a table of sentences. They are here already, so the text is not even looked at.
#[must_use]
pub fn load(_: Lang, _: Group, _: &str) -> bool {
    true
}

/// Whether the sentences of a group can be said in a language: all can.
#[must_use]
pub const fn is_loaded(_: Lang, _: Group) -> bool {
    true
}
