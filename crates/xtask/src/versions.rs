//! The one place for versions of tools. Crates are pinned in `Cargo.lock`, npm packages in `package-lock.json`.

/// The Rust whose lints fail the tests. On another one, clippy's findings are shown and fail nothing: a new compiler
/// knows new lints, and nobody should have to mend old code before they can run the tests.
///
/// There is no `rust-toolchain.toml` on purpose. It would make rustup fetch this very toolchain even where the stable
/// one installed is the same release, and machines behind a package mirror cannot fetch any: there the pin would stop
/// the first command. `rust-version` in `Cargo.toml` refuses what is too old, and a test keeps the two equal.
pub const RUST: &str = "1.95";

/// Makes the JavaScript glue; a test checks that it is the version of the crate in `Cargo.lock`.
pub const WASM_BINDGEN: &str = "0.2.130";

/// Makes slips on purpose, which tests must notice.
pub const MUTANTS: &str = "27.1.0";

/// The browser and driver that are downloaded where the system has no fitting pair: Chrome for Testing.
pub const CHROME: &str = "156.0.8078.47";

/// The npm package `@puppeteer/browsers`, which downloads them. Newest that runs on Node 20.
pub const PUPPETEER_BROWSERS: &str = "2.13.2";

/// Whether `rustc --version` is a release of [`RUST`].
pub fn is_known_rust(version: &str) -> bool {
    let number = version.strip_prefix("rustc ").and_then(|rest| rest.split_whitespace().next());
    let minor = number.filter(|number| !number.contains('-')).and_then(|number| number.rsplit_once('.'));
    minor.is_some_and(|(minor, _)| minor == RUST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_matches_the_lock_file() {
        let lock = std::fs::read_to_string(crate::root().join("Cargo.lock")).expect("Cargo.lock is there");
        let wanted = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"");
        assert!(lock.contains(&wanted), "the command-line tool and the crate must match exactly");
    }

    #[test]
    fn rust_is_the_least_that_the_workspace_asks_for() {
        let manifest = std::fs::read_to_string(crate::root().join("Cargo.toml")).expect("Cargo.toml is there");
        let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
        let least = manifest["workspace"]["package"]["rust-version"].as_str();
        assert_eq!(least, Some(RUST), "lints are settled with the release that everybody can have");
    }

    #[test]
    fn only_releases_of_the_known_rust_are_known() {
        assert!(is_known_rust("rustc 1.95.0 (59807616e 2026-04-14)"));
        assert!(is_known_rust("rustc 1.95.1"));
        for other in
            ["rustc 1.96.0 (x)", "rustc 1.950.0", "rustc 1.95.0-nightly (x)", "rustc 1.95.0-beta.3", "rustc", ""]
        {
            assert!(!is_known_rust(other), "{other}");
        }
    }
}
