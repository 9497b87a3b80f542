//! The inputs that fuzzing found, and the files that it began with, over the checks that it makes.
//! See `fuzz/` and `cargo xtask fuzz`.

use std::fs;
use std::path::Path;

#[path = "../../../fuzz/checks/bid.rs"]
mod bid;

#[test]
fn whatever_file_is_read_as_a_bid_the_reader_keeps_its_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in ["tests/corpus/bid", "frameworks/greater-manchester-open/cases", "docs"] {
        let entries = fs::read_dir(root.join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut count = 0;
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            // The last line before a panic's own names the file.
            println!("{}", path.display());
            bid::check(&fs::read(&path).expect("a readable file"));
            count += 1;
        }
        assert!(count > 0, "{folder} is empty");
    }
}
