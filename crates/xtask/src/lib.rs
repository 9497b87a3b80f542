//! Everything that is done to the project from outside: set up, build, serve, test, measure.
//!
//! | module | what it does |
//! |---|---|
//! | [`toolchain`] | a wasm32 standard library, by the first way that works |
//! | [`tools`] | wasm-bindgen, npm packages |
//! | [`browser`], [`chrome`] | a browser and its driver: which pair, and what to do if there is none |
//! | [`style`] | rustfmt and clippy |
//! | [`dist`] | the release page |
//! | [`names`] | short names between the WebAssembly and its glue |
//! | [`order`] | similar functions of the WebAssembly side by side |
//! | [`prune`] | the style sheets without what no page uses |
//! | [`server`], [`address`] | a loopback server of files |
//! | [`test`], [`setup`], [`count`] | all tests, what they need, and one count |
//! | [`size`] | sizes against the size law |
//! | [`fuzz`], [`laws`], [`mutants`] | what is too long for every run of the tests |
//! | [`bench`], [`bounds`] | what a rescore costs, and what it may cost |
//! | [`report`] | where their last results stand |

pub mod address;
pub mod bench;
pub mod bounds;
pub mod browser;
pub mod chrome;
pub mod count;
pub mod dist;
pub mod fuzz;
pub mod laws;
pub mod mutants;
pub mod names;
pub mod order;
pub mod pages;
pub mod prune;
pub mod report;
pub mod run;
pub mod server;
pub mod setup;
pub mod size;
pub mod style;
pub mod test;
pub mod toolchain;
pub mod tools;
pub mod versions;

use std::path::PathBuf;

/// The folder of the workspace: that of the package that cargo runs. What stood there when this was compiled may be
/// another checkout, with which it shares the folder of compiled artefacts.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().find(|folder| folder.join("Cargo.lock").exists()).map_or_else(|| here.clone(), PathBuf::from)
}

/// The folder where tools are kept between checkouts.
///
/// # Errors
/// If neither `XDG_CACHE_HOME` nor `HOME` is set.
pub fn cache() -> Result<PathBuf, String> {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    let base = base.ok_or("Set HOME, so that tools can be kept between builds.")?;
    Ok(base.join("bid-pledge-calculator"))
}
