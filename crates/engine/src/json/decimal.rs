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
pub fn digits(number: u128) -> String {
    written(number, 0)
}

/// A whole number in digits, the last so many of which are decimals.
fn written(mut number: u128, decimals: usize) -> String {
    // As many as the greatest number has, and a point.
    let mut text = [b'0'; 40];
    let mut start = text.len();
    let mut put = |byte: u8, start: &mut usize| {
        *start = start.saturating_sub(1);
        text[*start] = byte;
    };
    let mut count = 0;
    loop {
        // What fits a word is divided as a word.
        let digit = match u64::try_from(number) {
            Ok(word) => {
                number = u128::from(word / 10);
                (word % 10) as u8
            }
            Err(_) => {
                let digit = (number % 10) as u8;
                number /= 10;
                digit
            }
        };
        put(b'0' + digit, &mut start);
        count += 1;
        if count == decimals {
            put(b'.', &mut start);
        }
        // There is a digit before the point.
        if number == 0 && count > decimals {
            break;
        }
    }
    // Digits and a point are text.
    core::str::from_utf8(text.get(start..).unwrap_or_default()).unwrap_or_default().to_owned()
}

/// A decimal as `-?digits[.digits]`, with all the decimals that it has.
pub fn decimal_text(value: Decimal) -> String {
    let mut text = written(value.mantissa().unsigned_abs(), value.scale() as usize);
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
