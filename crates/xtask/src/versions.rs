//! The one place for versions of tools. Crates are pinned in `Cargo.lock`, npm packages in `package-lock.json`.

/// Builds the page. Newest that builds with rustc 1.95.
pub const TRUNK: &str = "0.21.14";

/// Makes the JavaScript glue; a test checks that it is the version of the crate in `Cargo.lock`.
pub const WASM_BINDGEN: &str = "0.2.130";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_matches_the_lock_file() {
        let lock = std::fs::read_to_string(crate::root().join("Cargo.lock")).expect("Cargo.lock is there");
        let wanted = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"");
        assert!(lock.contains(&wanted), "the command-line tool and the crate must match exactly");
    }
}
