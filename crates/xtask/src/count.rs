//! What the tests counted, and the last line that says so.

use std::process::{Command, ExitCode};

use crate::root;
use crate::run::{say, watch};

/// What passed and failed so far. A check that has no tests of its own, such as the style, counts as one.
#[derive(Default)]
pub struct Count {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
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

    /// Counts a check, and gives what it made if it passed.
    pub fn check<T>(&mut self, name: &str, result: Result<T, String>) -> Option<T> {
        match result {
            Ok(made) => {
                self.passed += 1;
                Some(made)
            }
            Err(why) => {
                self.fail(name, &why);
                None
            }
        }
    }

    /// Counts one failure, and says why.
    pub fn fail(&mut self, name: &str, why: &str) {
        say(&format!("{name}: {why}"));
        self.failed += 1;
        self.note(name);
    }

    /// Remembers where something failed, once.
    fn note(&mut self, name: &str) {
        if self.failures.last().is_none_or(|last| last != name) {
            self.failures.push(name.into());
        }
    }

    /// How much failed so far.
    pub fn failed(&self) -> u64 {
        self.failed
    }

    /// Runs a test command. One that fails without a failed test counts as one: it did not compile, or it crashed. So
    /// does one that ran no test at all, which would look like success.
    pub fn run(&mut self, name: &str, what: &str, command: &mut Command) {
        let (passed, failed) = (self.passed, self.failed);
        match watch(what, command.current_dir(root()), |line| self.add(line)) {
            Err(why) => self.fail(name, &why),
            Ok(true) if self.passed == passed && self.failed == failed => self.fail(name, "no test ran"),
            Ok(true) => {}
            Ok(false) if self.failed == failed => self.fail(name, "failed before or between its tests"),
            Ok(false) => self.note(name),
        }
    }

    /// The lines at the end; the last is always the plain count.
    fn summary(&self) -> String {
        let count = format!("{} passed, {} failed", self.passed, self.failed);
        if self.failures.is_empty() { count } else { format!("Failures in: {}\n{count}", self.failures.join(", ")) }
    }

    /// Prints the count and gives the code to exit with.
    pub fn finish(&self) -> ExitCode {
        println!("\n{}", self.summary());
        if self.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::command;

    #[test]
    fn results_are_added() {
        let mut count = Count::default();
        count.add("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured");
        count.add("test result: FAILED. 3 passed; 2 failed; 1 ignored");
        count.add("a line that counts nothing: 5 passed");
        assert_eq!((count.passed, count.failed), (15, 2));
    }

    #[test]
    fn checks_count_one_each_and_the_count_is_the_last_line() {
        let mut count = Count::default();
        assert_eq!(count.check("page", Ok(7)), Some(7));
        assert_eq!(count.summary(), "1 passed, 0 failed");
        assert_eq!(count.check::<()>("style", Err("a line is too long".into())), None);
        assert_eq!(count.check::<()>("size", Err("the page is too big".into())), None);
        assert_eq!(count.summary(), "Failures in: style, size\n1 passed, 2 failed");
    }

    #[test]
    fn a_command_counts_its_tests_or_its_own_failure() {
        let mut count = Count::default();
        let script = |text: &str| {
            let mut shell = command("sh");
            shell.args(["-c", text]);
            shell
        };
        count.run(
            "a",
            "two tests",
            &mut script("printf 'caf\\351\\ntest result: FAILED. 1 passed; 1 failed;\\n'; exit 1"),
        );
        assert_eq!(count.summary(), "Failures in: a\n1 passed, 1 failed");
        count.run("b", "does not compile", &mut script("exit 101"));
        count.run("c", "is not there", &mut command("no-such-program"));
        assert_eq!(count.summary(), "Failures in: a, b, c\n1 passed, 3 failed");
        count.run("d", "runs nothing", &mut script("echo 'test result: ok. 0 passed; 0 failed'"));
        count.run("e", "fine", &mut script("echo 'test result: ok. 2 passed; 0 failed'"));
        assert_eq!(count.summary(), "Failures in: a, b, c, d\n3 passed, 4 failed");
    }
}
