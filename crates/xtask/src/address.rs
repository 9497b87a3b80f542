//! What a URL means in a folder, and what kind of file that is. Nothing here opens a file.

use std::path::{Path, PathBuf};

/// What a URL means.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// This file.
    File(PathBuf),
    /// A folder without the slash at its end, without which the links of its page would lead elsewhere.
    Moved(String),
    /// Nothing that is served.
    Nothing,
}

/// What a URL means in a folder; never anything outside it.
pub fn target(url: &str, folder: &Path) -> Target {
    let whole = url.split('#').next().unwrap_or_default();
    let (raw, query) = whole.find('?').map_or((whole, ""), |at| whole.split_at(at));
    let Some(raw) = raw.strip_prefix('/') else { return Target::Nothing };
    let (names, is_folder) = match raw.strip_suffix('/') {
        Some(names) => (names, true),
        None => (raw, raw.is_empty()),
    };
    let mut file = folder.to_owned();
    for name in names.split('/').filter(|_| !raw.is_empty()) {
        match decoded(name) {
            Some(name) if is_plain(&name) => file.push(name),
            _ => return Target::Nothing,
        }
    }
    match (file.is_dir(), is_folder) {
        (true, true) => existing(file.join("index.html")),
        // A name in `raw` is never empty, so that this cannot start with two slashes, which would name another host.
        (true, false) if file.join("index.html").is_file() => Target::Moved(format!("/{raw}/{query}")),
        (false, false) => existing(file),
        _ => Target::Nothing,
    }
}

/// The file, if there is one.
fn existing(file: PathBuf) -> Target {
    if file.is_file() { Target::File(file) } else { Target::Nothing }
}

/// Whether a name stays in its folder: after decoding, a slash or a colon would be a path of its own on some system.
fn is_plain(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\\', ':', '\0'])
}

/// A name with its percent signs decoded once; none if that is not a text.
fn decoded(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let (high, low) = (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type by the file's ending.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = crate::root().join("crates");
        let outside = [
            "/../Cargo.toml",
            "/engine/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/%2E./Cargo.toml",
            "/.%2e%2fCargo.toml",
            "/..%2FCargo.toml",
            "/..%5cCargo.toml",
            "/engine/%2e%2e/%2e%2e/Cargo.toml",
            "/%252e%252e/Cargo.toml",
            "//",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/%2Fetc%2Fpasswd",
            "/engine//Cargo.toml",
            "/./engine/Cargo.toml",
            "/engine/Cargo.toml%00",
            "/engine/Cargo.toml/",
            "/C:/Windows",
            "/%",
            "/%2",
            "/%zz",
            "/%ff",
            "",
            "http://example.org/engine/Cargo.toml",
        ];
        for url in outside {
            assert_eq!(target(url, &folder), Target::Nothing, "{url}");
        }
    }

    #[test]
    fn names_are_decoded_and_queries_are_left_out() {
        let folder = crate::root();
        for url in ["/Cargo.toml", "/Cargo.toml?x#y", "/C%61rgo%2Etoml", "/Cargo.toml?../.."] {
            assert_eq!(target(url, &folder), Target::File(folder.join("Cargo.toml")), "{url}");
        }
        assert_eq!(target("/", &folder), Target::File(folder.join("index.html")));
        assert_eq!(target("/?lang", &folder), Target::File(folder.join("index.html")));
        assert_eq!(target("/crates", &folder), Target::Nothing, "a folder without a page");
    }

    #[test]
    fn a_module_and_a_manifest_have_their_own_types() {
        assert_eq!(media_type(Path::new("a.mjs")), "text/javascript; charset=utf-8");
        assert_eq!(media_type(Path::new("a.webmanifest")), "application/manifest+json");
        assert_eq!(media_type(Path::new("a")), "application/octet-stream");
    }
}
