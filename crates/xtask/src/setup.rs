//! What the tests need, set up before the first of them runs.

use crate::browser::{self, Browser};
use crate::count::Count;
use crate::run::{apt_install, command, output};
use crate::toolchain::{self, Wasm};
use crate::{style, tools};

/// What was set up before the first test.
#[derive(Default)]
pub struct Setup {
    /// For whatever drives a browser.
    pub browser: Option<Browser>,
    /// For whatever compiles for one.
    pub wasm: Option<Wasm>,
}

/// Sets up all that the parts need before the first of them runs, so that nobody waits for minutes to read that a
/// permission is missing. What fails is counted.
pub fn set_up(parts: &[&str], count: &mut Count) -> Setup {
    let any = |of: &[&str]| parts.iter().any(|part| of.contains(part));
    let mut setup = Setup::default();
    let mut note = |result: Result<(), String>| {
        if let Err(why) = result {
            count.fail("set-up", &why);
        }
    };
    if any(&["native", "engine"]) {
        note(python());
    }
    if any(&["style"]) {
        note(style::tools());
    }
    if any(&["size", "journeys"]) {
        note(tools::npm().map(drop));
    }
    if any(&["wasm", "journeys"]) {
        note(browser::browser().map(|found| setup.browser = Some(found)));
    }
    if any(&["wasm", "size", "journeys"]) {
        note(toolchain::wasm().map(|found| setup.wasm = Some(found)));
    }
    setup
}

/// Tests recompute every mark with a second program, which is written in Python.
fn python() -> Result<(), String> {
    let is_there = || output(command("python3").arg("--version")).is_some();
    if is_there() {
        return Ok(());
    }
    apt_install("Tests run programs in Python 3.", &["python3".into()])?;
    if is_there() { Ok(()) } else { Err("Python 3 was installed and python3 does not run.".into()) }
}
