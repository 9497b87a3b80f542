//! Tools of cargo and npm, each installed only when it is missing or of another version.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::run::{apt_command, command, on_path, output, run, say};
use crate::{cache, root, versions};

/// The folder with the program of a crate, which is built if it is not there. `asked` makes it say its version.
fn cargo_tool(krate: &str, version: &str, asked: &[&str], minutes: &str) -> Result<PathBuf, String> {
    let folder = cache()?.join(format!("{krate}-{version}"));
    let program = krate.trim_end_matches("-cli");
    let bin = folder.join("bin");
    let found = output(command(bin.join(program)).args(asked));
    if found.is_some_and(|text| text.contains(version)) {
        return Ok(bin);
    }
    let mut cargo = command("cargo");
    cargo.args(["install", krate, "--version", version, "--root"]).arg(&folder);
    // A tool that runs for seconds need not be optimised for minutes.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env_remove("CARGO_BUILD_TARGET").env("CARGO_TARGET_DIR", cache()?.join("tools-target"));
    run(&format!("building {krate} {version}, about {minutes} on two cores"), &mut cargo)?;
    Ok(bin)
}

/// The folder of wasm-bindgen and its test runner. Its lock names a crate version that may not be served.
///
/// # Errors
/// What failed.
pub fn wasm_bindgen() -> Result<PathBuf, String> {
    cargo_tool("wasm-bindgen-cli", versions::WASM_BINDGEN, &["--version"], "2 minutes")
}

/// The folder of cargo-mutants.
///
/// # Errors
/// What failed.
pub fn mutants() -> Result<PathBuf, String> {
    cargo_tool("cargo-mutants", versions::MUTANTS, &["mutants", "--version"], "3 minutes")
}

/// The programs of the npm packages in `package-lock.json`.
///
/// # Errors
/// What failed, or that Node is missing.
pub fn npm() -> Result<PathBuf, String> {
    let modules = root().join("node_modules");
    let bin = modules.join(".bin");
    let stamp = modules.join(".installed-lock.json");
    let wanted = fs::read(root().join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(bin);
    }
    if on_path("npm").is_none() {
        let apt = apt_command("nodejs npm", on_path("sudo").is_some());
        let node = "Node 20 or newer with npm is needed: https://nodejs.org";
        return Err(format!("{node}. On Debian 13 and newer run this, then run again:\n  {apt}"));
    }
    let mut npm = command("npm");
    npm.current_dir(root()).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run("installing npm packages", &mut npm)?;
    fs::write(stamp, wanted).map_err(|error| format!("node_modules: {error}"))?;
    Ok(bin)
}

/// A command of an npm package.
///
/// # Errors
/// What failed.
pub fn npm_command(program: &str) -> Result<Command, String> {
    let file = npm()?.join(program);
    if !file.exists() {
        say(&format!("{program} is not among the npm packages"));
    }
    let mut command = command(file);
    command.current_dir(root());
    Ok(command)
}
