//! The static page in each language, with the integrity of everything that it loads.

use std::fs;
use std::path::Path;

use pledge_words::{Lang, catalogue};
use sha2::{Digest, Sha384};

use crate::{dist as files, root};

/// The mark of an element whose text is a sentence of `pledge-words`.
const MARK: &str = " data-words=\"";
/// The mark of an element whose `content` attribute is one.
const CONTENT_MARK: &str = " data-words-content=\"";

/// The files that the page loads, by name.
pub struct Parts {
    /// The style sheet.
    pub styles: String,
    /// The first part of the WebAssembly.
    pub wasm: String,
    /// The module that wasm-bindgen made.
    pub glue: String,
    /// The script that starts it.
    pub loader: String,
    /// The tables of sentences.
    pub words: Vec<String>,
}

/// Writes `index.html` and `cy/index.html`.
///
/// # Errors
/// What is missing.
pub fn write(dist: &Path, parts: &Parts) -> Result<(), String> {
    let file = root().join("index.html");
    let mut page = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let names = [("STYLES", &parts.styles), ("WASM", &parts.wasm), ("GLUE", &parts.glue), ("LOADER", &parts.loader)];
    for (place, name) in names {
        page = page
            .replace(&format!("./{place}\""), &format!("./{name}\""))
            .replace(&format!("\"{place}\""), &format!("\"{name}\""));
    }
    for lang in Lang::ALL {
        let table = |code: &str, group: &str| {
            let stem = format!("words-{code}-{group}-");
            parts.words.iter().find(|name| name.starts_with(&stem)).cloned().unwrap_or_default()
        };
        let tables: Vec<String> =
            parts.words.iter().filter(|name| **name != table(lang.code(), "first")).cloned().collect();
        let page = page.replace("WORDS", &table(lang.code(), "first")).replace("TABLES", &tables.join(" "));
        let page = in_language(&with_integrity(&page, dist)?, lang)?;
        if lang == Lang::En {
            files::write(&dist.join("index.html"), &page)?;
        } else {
            // The same files, from a folder further down.
            let page = page.replace("href=\"./", "href=\"../").replace("src=\"./", "src=\"../");
            let page = page.replacen("<html lang=\"en\"", "<html lang=\"cy\"", 1);
            files::write(&dist.join(lang.code()).join("index.html"), &page)?;
        }
    }
    Ok(())
}

/// The text of a sentence without placeholders.
fn sentence(id: &str, lang: Lang) -> Result<&'static str, String> {
    let entry = catalogue::find(id).ok_or_else(|| format!("index.html: there is no sentence {id}"))?;
    let texts = if lang == Lang::En { entry.en } else { entry.cy };
    match texts {
        [text] if entry.placeholders.is_empty() => Ok(text),
        _ => Err(format!("index.html: {id} has placeholders or plural forms")),
    }
}

/// Puts every marked sentence in a language and takes the marks away.
///
/// # Errors
/// If a sentence does not exist.
pub fn in_language(page: &str, lang: Lang) -> Result<String, String> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find(" data-words") {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let (mark, is_content) = match tail.strip_prefix(CONTENT_MARK) {
            Some(tail) => (tail, true),
            None => (tail.strip_prefix(MARK).ok_or("index.html: a mark without a name")?, false),
        };
        let (id, after) = mark.split_once('"').ok_or("index.html: a mark without an end")?;
        let text = escape(sentence(id, lang)?);
        let missing = || format!("index.html: {id} marks nothing");
        if is_content {
            let (before, tail) = after.split_once("content=\"").ok_or_else(missing)?;
            let (_, tail) = tail.split_once('"').ok_or_else(missing)?;
            out.extend([before, "content=\"", &text, "\""]);
            rest = tail;
        } else {
            let (tag, tail) = after.split_once('>').ok_or_else(missing)?;
            let end = tail.find('<').ok_or_else(missing)?;
            out.extend([tag, ">", &text]);
            rest = &tail[end..];
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// Text as it stands in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Fills every `integrity="FILE"` with the hash of that file of the folder.
fn with_integrity(page: &str, dist: &Path) -> Result<String, String> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    const MARK: &str = "integrity=\"./";
    while let Some(at) = rest.find(MARK) {
        let (before, tail) = rest.split_at(at);
        let (name, after) = tail[MARK.len()..].split_once('"').ok_or("index.html: integrity without an end")?;
        out.push_str(before);
        out.extend(["integrity=\"", &integrity(&dist.join(name))?, "\""]);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The SRI hash of a file.
///
/// # Errors
/// If it cannot be read.
pub fn integrity(file: &Path) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("sha384-{}", base64(&Sha384::digest(bytes))))
}

/// Base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn the_page_says_what_the_words_say() {
        let page = fs::read_to_string(crate::root().join("index.html")).expect("index.html is there");
        let stripped = in_language(&page, Lang::En).expect("every mark names a sentence");
        let mut unmarked = String::new();
        let mut rest = page.as_str();
        while let Some(at) = rest.find(" data-words") {
            unmarked.push_str(&rest[..at]);
            let end = rest[at..].match_indices('"').nth(1).map_or(rest.len(), |(end, _)| at + end + 1);
            rest = &rest[end..];
        }
        unmarked.push_str(rest);
        assert_eq!(stripped, unmarked, "the English in index.html differs from crates/words/text/shell.toml");
        in_language(&page, Lang::Cy).expect("and in Welsh");
    }
}
