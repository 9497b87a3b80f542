//! The layout of the code, and what clippy says of it.

use crate::run::{command, no_rustup, on_path, output, run, say};
use crate::{root, versions};

/// Adds rustfmt and clippy where they are missing: the minimal profile of rustup has neither.
///
/// # Errors
/// The one command to run.
pub fn tools() -> Result<(), String> {
    let is_there = |tool: &str| output(command("cargo").current_dir(root()).args([tool, "--version"])).is_some();
    let parts = [("fmt", "rustfmt"), ("clippy", "clippy")];
    let missing: Vec<&str> = parts.iter().filter(|(tool, _)| !is_there(tool)).map(|(_, part)| *part).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if on_path("rustup").is_none() {
        return Err(no_rustup(&format!("The style of the code is checked with {names}, which rustup adds.")));
    }
    let mut rustup = command("rustup");
    rustup.current_dir(root()).args(["component", "add"]).args(&missing);
    run(&format!("adding {names}"), &mut rustup)
        .map_err(|_| format!("rustup could not add {names}. Run this, then run again:\n  rustup component add {names}"))
}

/// Checks the layout and the lints; a fault of the one does not hide those of the other.
///
/// # Errors
/// What to do about it.
pub fn check() -> Result<(), String> {
    let mut faults = Vec::new();
    let mut layout = command("cargo");
    layout.current_dir(root()).args(["fmt", "--all", "--check"]);
    if run("checking the layout of the code", &mut layout).is_err() {
        faults.push("the layout differs from rustfmt's. Run this: cargo fmt --all");
    }
    let version = output(command("rustc").current_dir(root()).arg("--version")).unwrap_or_default();
    let known = versions::is_known_rust(&version);
    let mut clippy = command("cargo");
    clippy.current_dir(root()).args(["clippy", "--workspace", "--all-targets"]);
    if known {
        clippy.args(["--", "-D", "warnings"]);
    } else {
        let rust = versions::RUST;
        say(&format!("this is {version}: clippy's warnings are shown and fail nothing; with Rust {rust} they would"));
    }
    if run("reading the code with clippy", &mut clippy).is_err() {
        faults.push("clippy has something to say above");
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}
