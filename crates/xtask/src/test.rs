//! All tests, and one count at the end.

use std::process::Command;

use crate::run::{command, run, say, watch};
use crate::{dist, root, size, toolchain, tools};

/// What the tests counted so far.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    /// Adds a line such as "test result: ok. 3 passed; 0 failed; …".
    fn add(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result:") else { return };
        let number = |word: &str| {
            let before = result.split(word).next()?;
            before.split_whitespace().last()?.parse::<u64>().ok()
        };
        self.passed += number(" passed").unwrap_or(0);
        self.failed += number(" failed").unwrap_or(0);
    }

    /// Runs a test command; one that fails without a failed test counts as one.
    fn run(&mut self, what: &str, command: &mut Command) -> Result<(), String> {
        let before = self.failed;
        let fine = watch(what, command.current_dir(root()), |line| self.add(line))?;
        if !fine && self.failed == before {
            say(&format!("{what}: failed before or between tests"));
            self.failed += 1;
        }
        Ok(())
    }
}

/// Runs the parts that are named, all if none is: `style`, `native`, `engine`, `words`, `wasm`, `size`, `journeys`.
///
/// # Errors
/// If a test failed, or something that the tests need.
pub fn test(parts: &[String]) -> Result<(), String> {
    let wanted = |name: &str| parts.is_empty() || parts.iter().any(|part| part == name);
    let named = |name: &str| parts.iter().any(|part| part == name);
    let mut count = Count::default();
    if wanted("style") {
        run("checking the layout of the code", command("cargo").current_dir(root()).args(["fmt", "--all", "--check"]))?;
        let mut clippy = command("cargo");
        clippy.current_dir(root()).args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
        run("reading the code with clippy", &mut clippy)?;
    }
    for package in ["engine", "words"] {
        if named(package) {
            count.run(
                &format!("testing {package}"),
                command("cargo").args(["test", "--package", &format!("pledge-{package}")]),
            )?;
        }
    }
    if wanted("native") {
        let mut cargo = command("cargo");
        count.run("testing all but the browser", cargo.args(["test", "--workspace", "--exclude", "journeys"]))?;
    }
    if wanted("wasm") {
        let driver = tools::chromedriver()?;
        let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
        let mut cargo = command("cargo");
        cargo.args(["test", "--package", "bid-pledge-calculator", "--lib", "--target", "wasm32-unknown-unknown"]);
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", driver);
        count.run("testing components in the browser", toolchain::wasm()?.apply(&mut cargo))?;
    }
    if wanted("size") || wanted("journeys") {
        let built = dist::dist()?;
        if wanted("size") {
            size::size(&built)?;
        }
        if wanted("journeys") {
            let mut cargo = command("cargo");
            cargo.args(["test", "--package", "journeys"]);
            cargo.env("CHROMEDRIVER", tools::chromedriver()?).env("BPC_DIST", &built);
            count.run("making journeys in the browser", &mut cargo)?;
        }
    }
    println!("\n{} passed, {} failed", count.passed, count.failed);
    if count.failed > 0 { Err("not all tests passed".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn results_are_added() {
        let mut count = Count::default();
        count.add("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured");
        count.add("test result: FAILED. 3 passed; 2 failed; 1 ignored");
        count.add("a line that counts nothing: 5 passed");
        assert_eq!((count.passed, count.failed), (15, 2));
    }
}
