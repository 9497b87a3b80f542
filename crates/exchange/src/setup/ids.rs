//! The ids of measures and questions: the buyer's code where there is one, and the same as long as that stays.

use pledge_engine::json::walk::is_id;

use super::PrivateSetup;

/// What the id of a measure without a code begins with.
const ROW: &str = "row-";

/// Gives every row its id, and says which measures have another than before.
pub(super) fn give(setup: &mut PrivateSetup) -> Vec<(String, String)> {
    let rows = &mut setup.measures;
    let codes: Vec<String> = rows.iter().map(|row| clean(&row.code)).collect();
    let mut ids: Vec<String> = vec![String::new(); rows.len()];
    // Those that may keep theirs choose first.
    for (at, row) in rows.iter().enumerate() {
        if fits(&row.id, &codes[at]) && !ids.contains(&row.id) {
            ids[at].clone_from(&row.id);
        }
    }
    let mut number = 0;
    for at in 0..ids.len() {
        if ids[at].is_empty() {
            ids[at] = match codes[at].as_str() {
                "" => free(&ids, ROW, &mut number),
                code if ids.iter().all(|id| id != code) => code.to_owned(),
                code => free(&ids, &[code, "-"].concat(), &mut 1),
            };
        }
    }
    let mut renames = Vec::new();
    for (row, id) in rows.iter_mut().zip(ids) {
        let before = std::mem::replace(&mut row.id, id);
        if !before.is_empty() && before != row.id {
            renames.push((before, row.id.clone()));
        }
    }
    let questions = &mut setup.answers.questions;
    let mut ids: Vec<String> = Vec::new();
    for question in questions.iter_mut() {
        if !is_id(&question.id) || ids.contains(&question.id) {
            question.id.clear();
        }
        ids.push(question.id.clone());
    }
    let mut number = 0;
    for question in questions.iter_mut().filter(|question| question.id.is_empty()) {
        question.id = free(&ids, "q", &mut number);
    }
    renames
}

/// The code that a measure's id stands for; empty if it was made for a row without one.
pub(super) fn code_of(id: &str) -> &str {
    if id.starts_with(ROW) { "" } else { id }
}

/// Whether an id may stay with a code: it is the code, or the code with a number because another row has it too.
fn fits(id: &str, code: &str) -> bool {
    let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
    let rest = if code.is_empty() { id.strip_prefix(ROW) } else { id.strip_prefix(code) };
    is_id(id)
        && match rest {
            Some(rest) if code.is_empty() => number(rest),
            Some(rest) => rest.is_empty() || rest.strip_prefix('-').is_some_and(number),
            None => false,
        }
}

/// The first id of that beginning, after a number, that nobody has.
fn free(taken: &[String], beginning: &str, number: &mut u32) -> String {
    loop {
        *number += 1;
        let id = [beginning, &number.to_string()].concat();
        if !taken.contains(&id) {
            return id;
        }
    }
}

/// A code as an id can hold it; empty if nothing of it can be held.
fn clean(code: &str) -> String {
    let letter = |c: char| if is_id(c.encode_utf8(&mut [0; 4])) { c } else { '-' };
    let clean: String = code.trim().chars().map(letter).collect();
    clean.trim_matches('-').chars().take(40).collect()
}

/// A name as part of an identifier.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().take(40) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "tender".into() } else { slug.into() }
}
