//! Puts texts into a sentence. Shared by all sentences, because `format!` for each would weigh far more in wasm.

/// Replaces the character U+0001 of the template by the first part, U+0002 by the second, and so on. The generator
/// bounds the parts to eight and refuses control characters in sentences, so nothing else is replaced.
pub(crate) fn fill(template: &str, parts: &[&str]) -> String {
    let room: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = String::with_capacity(template.len() + room);
    for c in template.chars() {
        match parts.get((c as usize).wrapping_sub(1)) {
            Some(part) => out.push_str(part),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn parts_stand_in_any_order_and_more_than_once() {
        assert_eq!(fill("\u{2} of \u{1}, \u{2}", &["10", "7.80"]), "7.80 of 10, 7.80");
    }

    #[test]
    fn a_part_is_never_filled_again() {
        assert_eq!(fill("a\u{1}\u{2}", &["\u{2}", "b"]), "a\u{2}b");
    }
}
