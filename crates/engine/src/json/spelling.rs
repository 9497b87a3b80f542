//! How short texts of a file are spelt: identifiers, links, and keys that are nearly right.

use super::is_hidden;

/// As much of a text as a sentence can carry.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().filter(|letter| !is_hidden(*letter)).take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Letters, digits, `-`, `_` and `.`, from 1 to 64 of them.
pub fn is_id(text: &str) -> bool {
    let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    (1..=64).contains(&text.len()) && text.bytes().all(letter)
}

/// `https://` and a host, or `mailto:` and an address; nothing that ends a link or hides where it leads.
pub fn is_link(text: &str) -> bool {
    let sane = |c: char| c > ' ' && !is_hidden(c) && !matches!(c, '<' | '>' | '"' | '\\' | '`');
    let host = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@')
    };
    let https = text.strip_prefix("https://").is_some_and(host);
    let mail = text.strip_prefix("mailto:").is_some_and(|rest| rest.contains('@'));
    (https || mail) && text.len() <= 2_000 && text.chars().all(sane)
}

/// The one of the known keys that was probably meant: at most two letters differ, and most of the key stays.
pub(super) fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let mut best = None;
    // Twice the distance must be less than the length, and the distance less than three.
    let mut bound = key.len().div_ceil(2).min(3);
    for word in known {
        let distance = distance(key.as_bytes(), word.as_bytes());
        if distance < bound {
            bound = distance;
            best = Some(*word);
        }
    }
    best
}

/// How many letters must be put in, left out or replaced. Long words count as far apart.
fn distance(a: &[u8], b: &[u8]) -> usize {
    const LONGEST: usize = 32;
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row = [0; LONGEST + 1];
    for (index, cell) in row.iter_mut().enumerate() {
        *cell = index;
    }
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
