//! What must hold for the reader of bid files, whatever text it is given.

use pledge_engine::bid::Map;
use pledge_engine::framework::Severity;
use pledge_engine::json::{Limits, minified, parse};
use pledge_exchange::{BidFile, read_bid_file, write_bid_file};

/// Reads bytes as a bid file.
///
/// # Panics
/// If something does not hold.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let limits = Limits::default();
    match read_bid_file(text, &limits) {
        Ok(file) => {
            let written = write_bid_file(&file);
            // Its own layout may be a little longer than a file at the very limit.
            let limits = Limits { bytes: usize::MAX, ..limits };
            let back = read_bid_file(&written, &limits).expect("what was written opens");
            assert_eq!(back, said(&file), "and holds the same");
            assert_eq!(write_bid_file(&back), written, "and is written the same once more");
            let root = parse(text, &limits).expect("what reads is JSON");
            assert_eq!(read_bid_file(&minified(&root), &limits).as_ref(), Ok(&file), "white space says nothing");
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal says why");
            assert!(faults.iter().all(|fault| fault.kind.severity() == Severity::Fault), "and a lint refuses nothing");
        }
    }
}

/// The file without an assumption or a text that is there and says nothing: the writer leaves those out.
fn said(file: &BidFile) -> BidFile {
    let mut file = file.clone();
    let assumptions = file.assumptions.iter().filter(|(_, assumed)| !assumed.best_rival.is_empty());
    file.assumptions = assumptions.map(|(id, assumed)| (id.clone(), assumed.clone())).collect::<Map<_>>();
    file.framework.text = file.framework.text.filter(|text| !text.is_empty());
    file
}
