//! Sizes against the size law: brotli 11, kB of 1,000 bytes.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::root;

/// Everything before the first mark, in bytes: the law for the whole product.
const LIMIT: u64 = 160_000;
/// How much a part may grow over its line in `budget.toml` before that line must be raised with a reason.
const GROWTH_PER_CENT: u64 = 2;
/// The framework that is counted as the chosen one.
const CHOSEN: &str = "greater-manchester-open-";

/// Size of a file after brotli 11, or 0 if it is not there.
fn compressed(file: &Path) -> u64 {
    fs::read(file).map_or(0, |bytes| brotli(&bytes))
}

/// Size of some bytes after brotli 11.
pub fn brotli(bytes: &[u8]) -> u64 {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    let written = writer.write_all(bytes);
    drop(writer);
    if written.is_err() { 0 } else { out.len() as u64 }
}

/// The parts of the page that everybody loads before the first mark, as lines of `budget.toml`.
const PARTS: [&str; 5] = ["wasm", "words", "glue_and_loader", "html_and_css", "framework"];

/// Which part a file of `dist/` belongs to; nothing for what is fetched only when it is asked for.
fn part_of(name: &str) -> Option<usize> {
    let (stem, ending) = name.rsplit_once('.')?;
    match ending {
        "wasm" => stem.starts_with("supplier-").then_some(0),
        "txt" => stem.starts_with("words-en-first-").then_some(1),
        "js" => Some(2),
        "html" => Some(3),
        "css" => stem.starts_with("main-").then_some(3),
        _ => None,
    }
}

/// Prints the sizes of what is in `dist/`.
///
/// # Errors
/// If a part is missing or grew over its line in `budget.toml`, or everything before the first mark is over the size law.
pub fn size(dist: &Path) -> Result<(), String> {
    let mut bytes = [0; PARTS.len()];
    let mut later = Vec::new();
    for entry in fs::read_dir(dist).map_err(|error| format!("dist: {error}"))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        match part_of(&name) {
            Some(part) => bytes[part] += compressed(&entry.path()),
            None if entry.path().is_file() => later.push((name, compressed(&entry.path()))),
            None => {}
        }
    }
    let frameworks = dist.join("frameworks");
    for entry in fs::read_dir(&frameworks).map_err(|error| format!("frameworks: {error}"))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let counts = name.starts_with(CHOSEN) && [".base.txt", ".en.txt"].iter().any(|ending| name.ends_with(ending));
        if counts || name == "list.txt" {
            bytes[4] += compressed(&entry.path());
        }
    }
    let budget = fs::read_to_string(root().join("budget.toml")).map_err(|error| format!("budget.toml: {error}"))?;
    let budget: toml::Table = budget.parse().map_err(|error| format!("budget.toml: {error}"))?;
    let mut over = Vec::new();
    println!("{:<16} {:>9} {:>9}", "brotli 11", "bytes", "budget");
    for (name, bytes) in PARTS.into_iter().zip(bytes) {
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
    let total: u64 = bytes.iter().sum();
    println!("{:<16} {total:>9} {LIMIT:>9}", "before a mark");
    later.sort();
    for (name, bytes) in later {
        println!("later: {bytes:>9} {name}");
    }
    if total > LIMIT {
        over.push(format!("everything before the first mark is {} bytes over the size law", total - LIMIT));
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("\n")) }
}
