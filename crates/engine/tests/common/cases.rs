//! How many cases a property is tried with. Other crates include this file, too.

use proptest::prelude::ProptestConfig;

/// As many as `PROPTEST_CASES` says (`cargo xtask laws` sets it), or else as is usual.
pub fn cases(usual: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: usual, ..config } }
}
