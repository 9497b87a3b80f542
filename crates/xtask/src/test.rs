//! All tests, and one count at the end.

use std::process::{Command, ExitCode};

use crate::count::Count;
use crate::run::{command, say};
use crate::setup::{Setup, set_up};
use crate::{dist, size, style, toolchain, tools};

/// The parts that can be named, in the order in which they run. `native` holds `engine` and `words`.
pub const PARTS: [&str; 7] = ["style", "native", "engine", "words", "wasm", "size", "journeys"];

/// The parts to run, each once: those that are named, or all.
fn wanted(named: &[String]) -> Result<Vec<&'static str>, String> {
    if let Some(other) = named.iter().find(|name| !PARTS.contains(&name.as_str())) {
        return Err(format!("there is no part {other} of the tests; the parts are: {}", PARTS.join(" ")));
    }
    let is_named = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    let in_native = |part: &str| matches!(part, "engine" | "words") && is_named("native");
    Ok(PARTS.into_iter().filter(|part| is_named(part) && !in_native(part)).collect())
}

/// Runs the parts that are named, all if none is. Ends with the count, whatever fails before.
pub fn test(named: &[String]) -> ExitCode {
    let parts = match wanted(named) {
        Ok(parts) => parts,
        Err(why) => {
            eprintln!("xtask: {why}");
            return ExitCode::from(2);
        }
    };
    let mut count = Count::default();
    let setup = set_up(&parts, &mut count);
    if count.failed() == 0 {
        run_all(&parts, &setup, &mut count);
    } else {
        say("no test ran: the set-up is not complete");
    }
    count.finish()
}

/// Runs the parts. One that fails does not keep the next from running.
fn run_all(parts: &[&str], setup: &Setup, count: &mut Count) {
    let wanted = |part: &str| parts.contains(&part);
    if wanted("style") {
        count.check("style", style::check());
    }
    if wanted("native") {
        count.run("native", "testing all but the browser", &mut cargo_test(&["--workspace", "--exclude", "journeys"]));
    }
    for part in ["engine", "words"].into_iter().filter(|part| wanted(part)) {
        let package = format!("pledge-{part}");
        count.run(part, &format!("testing {part}"), &mut cargo_test(&["--package", &package]));
    }
    if wanted("wasm") {
        match components(setup) {
            Ok(mut cargo) => count.run("wasm", "testing components in the browser", &mut cargo),
            Err(why) => count.fail("wasm", &why),
        }
    }
    if !wanted("size") && !wanted("journeys") {
        return;
    }
    let Some(page) = count.check("page", dist::dist()) else {
        return say("size and journeys are left out: they need the page");
    };
    if wanted("size") {
        count.check("size", size::size(&page));
    }
    if wanted("journeys") {
        let mut cargo = cargo_test(&["--package", "journeys"]);
        cargo.env("BPC_DIST", &page);
        if let Some(browser) = &setup.browser {
            browser.apply(&mut cargo);
        }
        count.run("journeys", "making journeys in the browser", &mut cargo);
    }
}

/// Cargo's tests, all of them: a failing program does not keep the next from running.
fn cargo_test(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(["test", "--no-fail-fast"]).args(arguments);
    cargo
}

/// The tests of the app's components, which run in a browser.
fn components(setup: &Setup) -> Result<Command, String> {
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let mut cargo = cargo_test(&["--package", "bid-pledge-calculator", "--lib", "--target", toolchain::TARGET]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    if let Some(wasm) = &setup.wasm {
        wasm.apply(&mut cargo);
    }
    if let Some(browser) = &setup.browser {
        browser.apply(&mut cargo).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities()?);
    }
    Ok(cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(named: &[&str]) -> Result<Vec<&'static str>, String> {
        wanted(&named.iter().map(|&name| name.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn each_part_runs_once_in_its_order() {
        let all = vec!["style", "native", "wasm", "size", "journeys"];
        assert_eq!(parts(&[]), Ok(all));
        assert_eq!(parts(&["journeys", "engine", "engine"]), Ok(vec!["engine", "journeys"]));
        assert_eq!(parts(&["engine", "native"]), Ok(vec!["native"]));
    }

    #[test]
    fn an_unknown_part_is_refused_with_the_list() {
        let why = parts(&["style", "typo"]).expect_err("there is no such part");
        assert!(why.contains("typo") && why.ends_with(&PARTS.join(" ")), "{why}");
    }
}
