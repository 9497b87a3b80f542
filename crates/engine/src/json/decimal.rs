//! Decimals as files write them.

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
