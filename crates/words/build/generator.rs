//! From sentence files to Rust: `read` finds the sentences and every fault in them, `functions`, `loaded` and
//! `catalogue` write the code, `table` the texts that the page loads. It knows no file system, so that tests can call
//! it with strings.

#[path = "group.rs"]
mod group;
#[path = "loaded.rs"]
mod loaded;
#[path = "read.rs"]
mod read;
#[path = "write.rs"]
mod write;

pub use group::{GROUPS, Group};
pub use loaded::{loaded, table};
pub use read::read;
#[allow(unused_imports, reason = "the build script names no types; the tests do")]
pub use read::{Book, Fault, Sentence};
pub use write::{catalogue, functions};
#[allow(unused_imports, reason = "the build script writes them; the tests do not")]
pub use {group::LOADED, loaded::each};

/// The names of the English plural forms, in the order in which their texts are kept.
pub const EN_FORMS: [&str; 2] = ["one", "other"];

/// The names of the Welsh plural forms, in the order in which their texts are kept.
pub const CY_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How many placeholders a sentence may have. The generated code marks each by one of the characters U+0001 to
/// U+0008; the next one is a tab, and the one after it ends a line of a table.
pub const MOST_PLACEHOLDERS: usize = 8;
