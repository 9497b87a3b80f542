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

/// The small letter. The letters of English and Welsh place names, and their neighbours, without the tables of all
/// scripts, which would weigh more than all of this file.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let by = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        // Ŵ and ŵ, Ŷ and ŷ, and the like stand in pairs.
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => 1 - code % 2,
        _ => 0,
    };
    char::from_u32(code + by).unwrap_or(letter)
}
