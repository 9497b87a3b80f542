//! The browser, behind a few small functions and traits. Everything that can be blocked or fail says so.

mod files;
mod net;
mod storage;
mod time;

pub use files::{download, read_file};
pub use net::texts;
pub use storage::{Keep, NoKeep, device, page, tab};
pub use time::{Timer, print, today};
