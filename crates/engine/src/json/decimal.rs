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
pub fn digits(mut number: u128) -> String {
    let mut digits = Vec::new();
    while digits.is_empty() || number > 0 {
        digits.push(b'0' + (number % 10) as u8);
        number /= 10;
    }
    digits.into_iter().rev().map(char::from).collect()
}

/// A decimal as `-?digits[.digits]`, with all the decimals that it has.
pub fn decimal_text(value: Decimal) -> String {
    let mut text = digits(value.mantissa().unsigned_abs());
    let scale = value.scale() as usize;
    if scale > 0 {
        while text.len() <= scale {
            text.insert(0, '0');
        }
        text.insert(text.len() - scale, '.');
    }
    if value.is_sign_negative() {
        text.insert(0, '-');
    }
    text
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
        assert_eq!(digits(u128::MAX), "340282366920938463463374607431768211455");
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
