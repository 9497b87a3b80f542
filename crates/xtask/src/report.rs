//! `tests/REPORT.md`: the last result of what is too long for every run of the tests, with its date and command.
//!
//! A command writes only between the marks that bear its name; all around them is written by people and stays.

use std::fs;
use std::path::PathBuf;

use crate::root;
use crate::run::{command, output};

fn file() -> PathBuf {
    root().join("tests/REPORT.md")
}

/// Sets the row of a table that begins with a key, or adds it at the end. The table's head is a block's first two lines.
///
/// # Errors
/// If the report cannot be read or written, or lacks the block.
pub fn row(block: &str, key: &str, cells: &[String]) -> Result<(), String> {
    change(block, |text| {
        let begins = format!("| {key} |");
        let row = format!("| {key} | {} |", cells.join(" | "));
        let mut lines: Vec<&str> = text.lines().collect();
        match lines.iter().position(|line| line.starts_with(&begins)) {
            Some(at) => lines[at] = &row,
            None => lines.push(&row),
        }
        lines.join("\n")
    })
}

/// Replaces a block.
///
/// # Errors
/// If the report cannot be read or written, or lacks the block.
pub fn block(block: &str, text: &str) -> Result<(), String> {
    change(block, |_| text.trim_end().to_owned())
}

/// The whole report.
pub fn text() -> String {
    fs::read_to_string(file()).unwrap_or_default()
}

fn change(block: &str, with: impl Fn(&str) -> String) -> Result<(), String> {
    let changed = changed(&text(), block, with).ok_or_else(|| format!("tests/REPORT.md has no block {block}"))?;
    fs::write(file(), changed).map_err(|error| format!("tests/REPORT.md: {error}"))
}

fn changed(report: &str, block: &str, with: impl Fn(&str) -> String) -> Option<String> {
    let (begin, end) = (format!("<!-- begin {block} -->\n"), format!("<!-- end {block} -->"));
    let (before, rest) = report.split_once(&begin)?;
    let (old, after) = rest.split_once(&end)?;
    Some([before, &begin, &with(old.trim_end()), "\n", &end, after].concat())
}

/// Today, in UTC.
pub fn today() -> String {
    output(command("date").args(["-u", "+%Y-%m-%d"])).unwrap_or_else(|| "no date".into())
}

/// Processor, cores, system and compiler, as far as they can be told.
pub fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let rust = output(command("rustc").arg("--version")).unwrap_or_default();
    let rust = rust.split_whitespace().nth(1).unwrap_or("unknown").to_owned();
    let processor = processor.unwrap_or_else(|| std::env::consts::ARCH.into());
    format!("{processor}, {cores} cores, {}, Rust {rust}", std::env::consts::OS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "# R\n\n<!-- begin a -->\n| k | v |\n|---|---|\n| x | 1 |\n<!-- end a -->\n\nBy hand.\n";

    #[test]
    fn only_what_stands_between_the_marks_changes() {
        let told = changed(REPORT, "a", |_| "new".into());
        assert_eq!(told.as_deref(), Some("# R\n\n<!-- begin a -->\nnew\n<!-- end a -->\n\nBy hand.\n"));
        assert_eq!(changed(REPORT, "b", |_| "new".into()), None);
    }

    #[test]
    fn the_report_has_the_block_of_every_command() {
        for block in ["fuzz", "laws", "mutants", "survivors", "bench"] {
            assert!(changed(&text(), block, str::to_owned).is_some(), "tests/REPORT.md has no block {block}");
        }
    }
}
