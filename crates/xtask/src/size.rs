//! Sizes against the size law: brotli 11, kB of 1,000 bytes.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::root;

/// Everything before the first mark, in bytes.
const LIMIT: u64 = 125_000;
/// How much a part may grow over its line in `budget.toml` before that line must be raised with a reason.
const GROWTH_PER_CENT: u64 = 2;
/// The framework that is counted as the chosen one.
const CHOSEN: &str = "greater-manchester-open.json";

/// Size of a file after brotli 11, or 0 if it is not there.
fn compressed(file: &Path) -> u64 {
    let Ok(bytes) = fs::read(file) else { return 0 };
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    let written = writer.write_all(&bytes);
    drop(writer);
    if written.is_err() { 0 } else { out.len() as u64 }
}

/// Prints the sizes of what is in `dist/`.
///
/// # Errors
/// If a line is over its budget, or the total over the law.
pub fn size(dist: &Path) -> Result<(), String> {
    let mut parts = [("wasm", 0), ("glue_and_loader", 0), ("html_and_css", 0), ("framework", 0)];
    for entry in fs::read_dir(dist).map_err(|error| format!("dist: {error}"))?.flatten() {
        let at = match entry.path().extension().and_then(|ending| ending.to_str()) {
            Some("wasm") => 0,
            Some("js") => 1,
            Some("html" | "css" | "svg") => 2,
            _ => continue,
        };
        parts[at].1 += compressed(&entry.path());
    }
    for file in [CHOSEN, "index.json"] {
        parts[3].1 += compressed(&dist.join("frameworks").join(file));
    }
    let budget = fs::read_to_string(root().join("budget.toml")).map_err(|error| format!("budget.toml: {error}"))?;
    let budget: toml::Table = budget.parse().map_err(|error| format!("budget.toml: {error}"))?;
    let mut over = Vec::new();
    println!("{:<16} {:>9} {:>9}", "brotli 11", "bytes", "budget");
    for (name, bytes) in parts {
        let line = budget.get(name).and_then(toml::Value::as_integer).and_then(|line| u64::try_from(line).ok());
        let line = line.ok_or_else(|| format!("budget.toml has no line {name}"))?;
        println!("{name:<16} {bytes:>9} {line:>9}");
        if bytes * 100 > line * (100 + GROWTH_PER_CENT) {
            over.push(format!("{name} grew more than {GROWTH_PER_CENT} % over its line in budget.toml"));
        }
        if bytes == 0 {
            over.push(format!("{name} is missing from dist/"));
        }
    }
    let total: u64 = parts.iter().map(|part| part.1).sum();
    println!("{:<16} {total:>9} {LIMIT:>9}", "total");
    if total > LIMIT {
        over.push(format!("the total is {} bytes over the size law", total - LIMIT));
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("\n")) }
}
