//! What is measured by `cargo xtask bench`: one offer on a framework of any size, scored again after each change.
//!
//! | module | what it holds |
//! |---|---|
//! | [`made`] | a framework with so many measures, and an offer on all of them |
//! | [`bench`](crate::Bench) | what is timed, for JavaScript too |
//!
//! The same work in floating point, written by hand, is in `page/honest.js`.

mod bench;
pub mod made;

/// The engine's own fractions, compiled here once more because the engine keeps them to itself.
#[allow(dead_code, reason = "not all of them are measured")]
#[path = "../../../crates/engine/src/score/fraction.rs"]
mod fraction;
#[allow(dead_code, reason = "not all of it is measured")]
#[path = "../../../crates/engine/src/score/long.rs"]
mod long;
#[allow(dead_code, reason = "not all of it is measured")]
#[path = "../../../crates/engine/src/score/word.rs"]
mod word;

/// What hands out memory in the page.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub use bench::{Bench, figures};
/// As the fractions know it.
pub use pledge_engine::Decimal;
