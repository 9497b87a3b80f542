//! Characters that cannot be seen and change how the text around them is read: a file could show one thing and mean
//! another with them.

/// Whether a character has no place in a text: control characters except tab and line ends, and those that turn the
/// direction of writing (U+061C, U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069).
pub fn is_hidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => letter.is_control(),
    }
}

/// The text without such characters.
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|letter| !is_hidden(*letter)).collect()
}

/// How the first such character of a text is called: `U+202E`.
pub(super) fn first_hidden(text: &str) -> Option<String> {
    let letter = text.chars().find(|letter| is_hidden(*letter))?;
    Some(code_point(letter))
}

/// The name of a character by its number, of four digits: there are no hidden ones beyond.
pub(super) fn code_point(letter: char) -> String {
    let digit = |shift: u32| char::from(super::parse::hex(letter as u32 >> shift).to_ascii_uppercase());
    ['U', '+', digit(12), digit(8), digit(4), digit(0)].into_iter().collect()
}
