//! The sentences of a page that loads them: a table for each language and group, and the functions that all
//! sentences share. The function of one sentence holds nothing but its number, because there are hundreds.

use std::cell::Cell;

use crate::fill::fill;
use crate::say::{LINES, STAMPS};
use crate::{Group, Lang, numbers, parts, plural};

/// The lines of a table, once it is loaded.
type Table = Cell<Option<&'static [&'static str]>>;

thread_local! {
    /// The tables of English, then those of Welsh.
    static TABLES: [Table; 4] = const { [const { Cell::new(None) }; 4] };
}

/// Takes in a table of sentences: the text of the file that belongs to this build of the page. False if it belongs to
/// another build, group or language, or is cut short; then nothing changes. A table that is here already stays.
#[must_use]
pub fn load(lang: Lang, group: Group, text: &str) -> bool {
    let lines = parts(text, b'\n');
    if lines[0] != [lang.code(), " ", STAMPS[group as usize]].concat() || lines.len() != LINES[group as usize] + 1 {
        return false;
    }
    if !is_loaded(lang, group) {
        // The texts are said as long as the page lives, so their memory is never given back.
        let mut lines = parts(Box::leak(Box::from(text)), b'\n');
        lines.remove(0);
        TABLES.with(|tables| tables[place(lang, group)].set(Some(Vec::leak(lines))));
    }
    true
}

/// Whether the sentences of a group can be said in a language.
#[must_use]
pub fn is_loaded(lang: Lang, group: Group) -> bool {
    table(lang, group).is_some()
}

/// The text of a sentence. Before its table is loaded it is empty, because a page without a word is better than none.
///
/// It gives the place of the text and not the text, which would not fit into one value: in WebAssembly each of the
/// hundreds of callers would need a place in memory for it.
#[inline(never)]
pub(crate) fn text(lang: Lang, at: usize) -> &'static &'static str {
    let (group, line) = match at.checked_sub(LINES[Group::First as usize]) {
        None => (Group::First, at),
        Some(line) => (Group::Later, line),
    };
    let found = table(lang, group).and_then(|table| table.get(line));
    debug_assert!(
        found.is_some(),
        "a sentence was said in {lang:?} before the table {group:?} was loaded: line {line}"
    );
    found.unwrap_or(&"")
}

/// A sentence with placeholders.
#[inline(never)]
pub(crate) fn filled(lang: Lang, at: usize, parts: &[&str]) -> String {
    fill(text(lang, at), parts)
}

/// A sentence with plural forms: the count stands before its other parts.
#[inline(never)]
pub(crate) fn counted(lang: Lang, at: usize, n: u64, parts: &[&str]) -> String {
    let count = numbers::whole(n);
    let mut all = vec![&*count];
    all.extend_from_slice(parts);
    fill(text(lang, at + plural::form(lang, n)), &all)
}

fn table(lang: Lang, group: Group) -> Option<&'static [&'static str]> {
    TABLES.with(|tables| tables[place(lang, group)].get())
}

fn place(lang: Lang, group: Group) -> usize {
    lang as usize * Group::ALL.len() + group as usize
}
