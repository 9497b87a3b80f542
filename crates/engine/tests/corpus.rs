//! The inputs that fuzzing found, and the files that it began with, over the checks that it makes.
//! See `fuzz/` and `cargo xtask fuzz`.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../../fuzz/checks/framework.rs"]
mod framework;
#[path = "../../../fuzz/checks/number.rs"]
mod number;

/// Every file in a folder of the repository and in the folders inside it.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files
}

fn replay(folder: &str, check: fn(&[u8])) {
    let files = files(folder);
    assert!(!files.is_empty(), "{folder} is empty");
    for file in files {
        // The last line before a panic's own names the file.
        println!("{}", file.display());
        check(&fs::read(&file).expect("a readable file"));
    }
}

#[test]
fn whatever_file_is_read_as_a_framework_the_reader_keeps_its_word() {
    for folder in ["tests/corpus/framework", "crates/engine/tests/good", "crates/engine/tests/faulty", "frameworks"] {
        replay(folder, framework::check);
    }
}

#[test]
fn whatever_text_is_read_as_a_number_the_reader_keeps_its_word() {
    for folder in ["tests/corpus/number", "fuzz/seeds/number"] {
        replay(folder, number::check);
    }
}

#[test]
fn the_corpora_stay_small() {
    let bytes: u64 = files("tests/corpus").iter().map(|file| fs::metadata(file).expect("a file").len()).sum();
    assert!(bytes <= 1_000_000, "tests/corpus has {bytes} bytes; 1,000,000 are allowed");
}
