//! Characters that cannot be seen and change how the text around them is read: a file could show one thing and mean
//! another with them.

/// Whether a character has no place in a text: control characters except tab and line ends; those that turn the
/// direction of writing (U+061C, U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069); and those that carry a message
/// which nobody sees (U+FEFF, U+2060 to U+2065, the tags U+E0000 to U+E007F). Joiners, soft hyphens and places where a
/// word or a line may break are ordinary parts of a text.
pub fn is_hidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}' => true,
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

/// The name of a character by its number, of four digits or five: there are no hidden ones beyond.
pub(super) fn code_point(letter: char) -> String {
    let mut name = "U+".to_owned();
    for shift in [16, 12, 8, 4, 0] {
        if shift < 16 || letter > '\u{ffff}' {
            name.push(super::parse::hex(letter as u32 >> shift).to_ascii_uppercase().into());
        }
    }
    name
}
