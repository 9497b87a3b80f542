//! Decimals as files write them.
//!
//! The library's own way through `core::fmt` weighs a kilobyte and a half on the page, where nothing else needs it.

use crate::Decimal;

/// The most significant digits, and the most decimals, that are held exactly.
const DIGITS: u32 = 28;

/// Reads `-?digits[.digits]`: no sign but minus, no grouping, no exponent, at most 28 significant digits and 28
/// decimals. `None` for every other text.
pub fn plain_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // The number in three words, lowest first: 28 digits are fewer than 96 bits.
    let mut words = [0_u32; 3];
    let (mut significant, mut decimals) = (0, 0);
    let (mut point, mut digit_before) = (false, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                decimals += u32::from(point);
                significant += u32::from(significant > 0 || byte != b'0');
                if significant > DIGITS || decimals > DIGITS {
                    return None;
                }
                let mut carry = u64::from(byte - b'0');
                for word in &mut words {
                    carry += u64::from(*word) * 10;
                    // The low half stays, the high half is carried on.
                    *word = carry as u32;
                    carry >>= 32;
                }
            }
            b'.' if digit_before && !point => point = true,
            _ => return None,
        }
        digit_before = byte != b'.';
    }
    let negative = digits.len() < text.len() && words != [0; 3];
    digit_before.then(|| Decimal::from_parts(words[0], words[1], words[2], negative, decimals))
}

/// A whole number in digits.
pub fn digits(number: u64) -> String {
    decimal_text(number.into())
}

/// A decimal as `-?digits[.digits]`, with all the decimals that it has.
pub fn decimal_text(value: Decimal) -> String {
    Numeral::set(value, Style::File, value.scale()).to_owned()
}

/// How a decimal is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As files have it: a hyphen before what is below zero, and no commas.
    File,
    /// As people read it: a true minus sign, since a hyphen is read out as "dash" or not at all, and a comma before each
    /// three digits.
    People,
    /// The same in pounds.
    Pounds,
    /// The same without decimals where all are zero.
    WholePounds,
    /// The same in per cent. No space stands before the sign, as is usual in British English and in Welsh.
    Percent,
}

/// A number as text in a place of its own: most are put into sentences at once, and need no memory for that.
///
/// It is written from its end to its beginning, the order in which division gives digits. There is room for the longest
/// number with commas, a point, a sign and a unit.
pub struct Numeral {
    text: [u8; 48],
    start: usize,
}

/// As many digits as any word holds; a decimal has no more than twice as many.
const LOW: u32 = 18;
/// Ten to that.
const WORD: u128 = 10_u128.pow(LOW);

impl Numeral {
    /// A decimal in that style. Trailing zeros are dropped, but so many decimals are shown though they are zero. What is
    /// zero has no sign, whatever it was rounded from.
    #[must_use]
    pub fn set(value: Decimal, style: Style, least: u32) -> Self {
        let mut out = Self::default();
        if style == Style::Percent {
            out.put(b'%');
        }
        let parts = value.unpack();
        let (mut number, mut high) = if parts.hi == 0 && parts.mid >> 27 == 0 {
            // Below two to the 59th, which is below ten to the 18th: nearly all figures are.
            (u64::from(parts.mid) << 32 | u64::from(parts.lo), 0)
        } else {
            let number = value.mantissa().unsigned_abs();
            ((number % WORD) as u64, (number / WORD) as u64)
        };
        let scale = parts.scale;
        for _ in scale..least {
            out.put(b'0');
        }
        let mut shown = scale < least;
        // Whether a digit is not zero.
        let mut found = 0;
        let mut count = 0;
        // There is a digit before the point.
        while count <= scale || number | high != 0 {
            if count == LOW {
                (number, high) = (high, 0);
            }
            let digit = (number % 10) as u8;
            number /= 10;
            if count == scale {
                if found == 0 && style == Style::WholePounds {
                    out = Self::default();
                } else if shown {
                    out.put(b'.');
                }
            } else if style != Style::File && count > scale && (count - scale).is_multiple_of(3) {
                out.put(b',');
            }
            found |= digit;
            shown |= found != 0 || count + least >= scale;
            if shown {
                out.put(b'0' + digit);
            }
            count += 1;
        }
        if matches!(style, Style::Pounds | Style::WholePounds) {
            out.put_text("£");
        }
        if value.is_sign_negative() && found != 0 {
            out.put_text(if style == Style::File { "-" } else { "\u{2212}" });
        }
        out
    }

    /// Puts one more ASCII character before it.
    // A step of a loop over digits, and there are thousands of figures.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn put(&mut self, byte: u8) {
        self.start -= 1;
        self.text[self.start] = byte;
    }

    fn put_text(&mut self, text: &str) {
        text.as_bytes().iter().rev().for_each(|byte| self.put(*byte));
    }
}

/// Nothing.
impl Default for Numeral {
    fn default() -> Self {
        Self { text: [0; 48], start: 48 }
    }
}

impl core::ops::Deref for Numeral {
    type Target = str;

    fn deref(&self) -> &str {
        // Digits and signs are text.
        core::str::from_utf8(&self.text[self.start..]).unwrap_or_default()
    }
}

impl From<Numeral> for String {
    fn from(numeral: Numeral) -> Self {
        (*numeral).to_owned()
    }
}

impl core::fmt::Debug for Numeral {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_number() {
        let cases = [(0, "0"), (7, "7"), (10, "10"), (1_234_567, "1234567")];
        for (number, text) in cases {
            assert_eq!(digits(number), text);
        }
        assert_eq!(digits(u64::MAX), "18446744073709551615");
    }

    /// The library writes the same, and so does hand.
    #[test]
    fn a_decimal_is_written_as_files_write_it() {
        let cases = [
            (Decimal::ZERO, "0"),
            (Decimal::new(5, 1), "0.5"),
            (Decimal::new(-5, 3), "-0.005"),
            (Decimal::new(1250, 2), "12.50"),
            (Decimal::new(-120_000, 0), "-120000"),
            (Decimal::new(0, 2), "0.00"),
            (Decimal::MAX, "79228162514264337593543950335"),
            (Decimal::new(1, 28), "0.0000000000000000000000000001"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal_text(value), text);
            assert_eq!(value.to_string(), text);
            assert_eq!(plain_decimal(text), (text != "79228162514264337593543950335").then_some(value), "{text}");
        }
    }
}
