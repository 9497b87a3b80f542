//! Which form of a word a number takes. The rules are those of the Unicode plural rules for whole numbers.

use rust_decimal::Decimal;

use crate::Lang;

/// The English forms are for one and for all others; the Welsh for 0, 1, 2, 3, 6 and all others.
#[must_use]
pub fn choose(lang: Lang, n: u64, en: &[&'static str; 2], cy: &[&'static str; 6]) -> &'static str {
    match lang {
        Lang::En => en[form(lang, n)],
        Lang::Cy => cy[form(lang, n)],
    }
}

/// The place of the form among those of its language: English has one and other; Welsh has zero, one, two, few, many
/// and other.
#[must_use]
pub const fn form(lang: Lang, n: u64) -> usize {
    match (lang, n) {
        (Lang::En, 1) | (Lang::Cy, 0) => 0,
        (Lang::En, _) | (Lang::Cy, 1) => 1,
        (Lang::Cy, 2) => 2,
        (Lang::Cy, 3) => 3,
        (Lang::Cy, 6) => 4,
        (Lang::Cy, _) => 5,
    }
}

/// A whole number that takes the same form as this quantity, for sentences which show a quantity as text:
/// a whole quantity gives itself; one with a fraction ("1.5 hours"), a negative one or one past the range takes the
/// form for all others.
#[must_use]
pub fn form_of(quantity: Decimal) -> u64 {
    /// A number of the form "other" in both languages.
    const OTHER: u64 = 100;
    let quantity = quantity.normalize();
    if quantity.scale() == 0 { u64::try_from(quantity).unwrap_or(OTHER) } else { OTHER }
}
