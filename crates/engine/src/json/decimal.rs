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
    let mut figure = Figure::of(value);
    let scale = value.scale();
    let mut count = 0;
    // There is a digit before the point.
    while count <= scale || figure.has_more() {
        if count == scale && scale > 0 {
            figure.put(b'.');
        }
        let digit = figure.take();
        figure.put_digit(digit);
        count += 1;
    }
    if value.is_sign_negative() {
        figure.put(b'-');
    }
    figure.text()
}

/// A number that is written into a place of its own, from its last digit to the first, which is the order in which
/// division gives them.
pub struct Figure {
    /// What is still to be written: the last digits in one word, the others in another.
    low: u64,
    high: u64,
    /// How many digits of the lower word are left.
    left: u32,
    /// As many as the longest number has with a comma after each three, a point, a sign and a currency.
    text: [u8; 48],
    start: usize,
}

/// As many digits as any word holds; a decimal has no more than twice as many.
const LOW: u32 = 18;

// The digits of a figure are a loop of a few steps each, and there are thousands of figures.
#[allow(clippy::inline_always)]
impl Figure {
    /// Nothing is written of the number yet.
    #[inline]
    pub fn of(value: Decimal) -> Self {
        let parts = value.unpack();
        let (low, high) = if parts.hi == 0 && parts.mid >> 27 == 0 {
            // Below two to the 59th, which is below ten to the 18th: nearly all figures are.
            (u64::from(parts.mid) << 32 | u64::from(parts.lo), 0)
        } else {
            let (number, word) = (value.mantissa().unsigned_abs(), 10_u128.pow(LOW));
            ((number % word) as u64, (number / word) as u64)
        };
        Self { low, high, left: LOW, text: [0; 48], start: 48 }
    }

    /// The next digit from the end, which is a zero when there is none any more.
    #[inline(always)]
    pub fn take(&mut self) -> u8 {
        if self.left == 0 {
            (self.low, self.high, self.left) = (self.high, 0, LOW);
        }
        self.left -= 1;
        let digit = (self.low % 10) as u8;
        self.low /= 10;
        digit
    }

    /// Whether a digit that was not taken yet is no zero.
    #[inline(always)]
    pub fn has_more(&self) -> bool {
        self.low | self.high != 0
    }

    /// Writes a byte before what is written.
    #[inline(always)]
    pub fn put(&mut self, byte: u8) {
        self.start = self.start.wrapping_sub(1);
        if let Some(place) = self.text.get_mut(self.start) {
            *place = byte;
        }
    }

    /// Writes a digit before what is written.
    #[inline(always)]
    pub fn put_digit(&mut self, digit: u8) {
        self.put(b'0' + digit);
    }

    /// Writes text before what is written.
    pub fn put_text(&mut self, text: &str) {
        for byte in text.as_bytes().iter().rev() {
            self.put(*byte);
        }
    }

    /// Forgets what is written, and goes on with what is left of the number.
    #[inline]
    pub fn clear(&mut self) {
        self.start = self.text.len();
    }

    /// What is written.
    pub fn text(&self) -> String {
        // Digits and signs are text.
        core::str::from_utf8(self.text.get(self.start..).unwrap_or_default()).unwrap_or_default().to_owned()
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
