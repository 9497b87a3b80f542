//! Whether a typed place lies in a named area.

use crate::framework::Area;

/// Whether a place as typed is an area: its id, its title in either language or one of its names, in any case of
/// letters. Nothing typed lies nowhere.
pub(super) fn lies_in(area: &Area, place: &str) -> bool {
    let place = place.trim();
    let is = |name: &str| same(name.trim(), place);
    !place.is_empty() && (is(&area.id) || is(&area.title.en) || is(&area.title.cy) || area.names.iter().any(|n| is(n)))
}

fn same(one: &str, two: &str) -> bool {
    one.chars().map(small).eq(two.chars().map(small))
}

/// The small letter of a capital, among the letters of the languages of Britain. The tables for those of the whole
/// world would weigh more than the rest of the rules.
fn small(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        // Ÿ
        0x178 => 0xff,
        // Pairs, capital first: Latin Extended-A as far as Ŷ, and the Welsh letters with grave, acute and diaeresis.
        0x100..=0x137 | 0x14a..=0x177 | 0x1e80..=0x1e85 | 0x1ef2 => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}
