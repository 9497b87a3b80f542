//! Writes what a page needs that loads its sentences: functions which know a number instead of texts, the tables
//! that hold the texts by those numbers, and calls of all of them for tests.
//!
//! Number `n` is line `n` of the table of the first group; the numbers of the next group go on from there. A sentence
//! with plural forms has a line for each Welsh form, one after the other. English has fewer forms and leaves the rest
//! of the lines empty, so that one number serves both languages.

use super::group::{Group, LOADED};
use super::read::{Book, Sentence};
use super::write::{beginning, documentation, function, template};
use super::{CY_FORMS, EN_FORMS};

/// The functions of all sentences that the page may say. Those of other groups do not exist here, so a page that
/// calls one does not compile.
pub fn loaded(book: &Book) -> String {
    let mut out = beginning(book);
    let lines: Vec<String> = LOADED.map(|group| lines_in(book, group).to_string()).into();
    let stamps: Vec<String> = LOADED.map(|group| format!("{:?}", stamp(book, group))).into();
    out += "/// How many lines each table has.\n";
    out += &format!("pub(crate) const LINES: [usize; {}] = [{}];\n", LOADED.len(), lines.join(", "));
    out += "/// What stands in the first line of each table, after the language.\n";
    out += &format!("pub(crate) const STAMPS: [&str; {}] = [{}];\n", LOADED.len(), stamps.join(", "));
    let mut at = 0;
    for group in LOADED {
        for sentence in of(book, group) {
            numbered(&mut out, sentence, at);
            at += height(sentence);
        }
    }
    for sentence in of(book, Group::Both) {
        function(&mut out, sentence);
    }
    out
}

/// The text of a table in the language of `code`: a stamp, then a line for each text.
pub fn table(book: &Book, code: &str, group: Group) -> String {
    let mut lines = vec![format!("{code} {}", stamp(book, group))];
    for sentence in of(book, group) {
        let (texts, forms) = if code == "cy" { (&sentence.cy, CY_FORMS.len()) } else { (&sentence.en, EN_FORMS.len()) };
        let marked = marks(sentence);
        lines.extend(texts.iter().map(|text| template(text, &marked)));
        if sentence.count.is_some() {
            lines.extend((forms..CY_FORMS.len()).map(|_| String::new()));
        }
    }
    lines.join("\n")
}

/// A call of every sentence that the page may say, for tests: the id, its group, and a function that fills in the
/// count it is given and a text of its own for each other placeholder.
#[allow(dead_code, reason = "the build script calls it; the tests do not")]
pub fn each(book: &Book) -> String {
    let mut out = String::from("pub const EACH: &[Call] = &[\n");
    for group in LOADED.into_iter().chain([Group::Both]) {
        for Sentence { id, placeholders, count, .. } in of(book, group) {
            let part = |name: &String| if count.as_ref() == Some(name) { "n".into() } else { format!("\"<{name}>\"") };
            let parts: String = placeholders.iter().map(|name| format!(", {}", part(name))).collect();
            let (n, end) = (if count.is_some() { "n" } else { "_" }, if parts.is_empty() { ".to_owned()" } else { "" });
            let call = format!("|lang, {n}| say::{id}(lang{parts}){end}");
            out += &format!("    ({id:?}, {:?}, {call}),\n", group.name());
        }
    }
    out += "];\n";
    out
}

fn numbered(out: &mut String, sentence: &Sentence, at: usize) {
    let id = &sentence.id;
    *out += &format!("#[doc = {:?}]\n#[must_use]\n", documentation(sentence));
    let parameter = |name: &String| match &sentence.count {
        Some(count) if count == name => format!(", {name}: u64"),
        _ => format!(", {name}: &str"),
    };
    let parameters: String = sentence.placeholders.iter().map(parameter).collect();
    *out += &match &sentence.count {
        None if parameters.is_empty() => {
            format!("pub fn {id}(lang: Lang) -> &'static str {{\n    text(lang, {at})\n}}\n")
        }
        None => {
            let parts = sentence.placeholders.join(", ");
            format!("pub fn {id}(lang: Lang{parameters}) -> String {{\n    filled(lang, {at}, &[{parts}])\n}}\n")
        }
        Some(count) => {
            let parts = marks(sentence).split_off(1).join(", ");
            format!(
                "pub fn {id}(lang: Lang{parameters}) -> String {{\n    counted(lang, {at}, {count}, &[{parts}])\n}}\n"
            )
        }
    };
}

/// The placeholders in the order of their marks in a table: the count first, because one function for all sentences
/// writes it.
fn marks(sentence: &Sentence) -> Vec<String> {
    let others = sentence.placeholders.iter().filter(|name| Some(*name) != sentence.count.as_ref());
    sentence.count.iter().chain(others).cloned().collect()
}

fn of(book: &Book, group: Group) -> impl Iterator<Item = &Sentence> {
    book.sentences.values().filter(move |sentence| sentence.group == group)
}

/// How many lines a sentence has.
fn height(sentence: &Sentence) -> usize {
    if sentence.count.is_some() { CY_FORMS.len() } else { 1 }
}

fn lines_in(book: &Book, group: Group) -> usize {
    of(book, group).map(height).sum()
}

/// A short hash (FNV-1a) over what code and table must agree on: the group, its sentences in their order, and their
/// placeholders. The texts are not part of it, so a corrected text fits the code that is already out.
fn stamp(book: &Book, group: Group) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(group.name());
    for sentence in of(book, group) {
        add(&sentence.id);
        add(if sentence.count.is_some() { "forms" } else { "text" });
        marks(sentence).iter().for_each(|name| add(name));
    }
    format!("{hash:016x}")
}
