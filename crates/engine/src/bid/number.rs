//! The grammar of the numbers that people type (design, scoring semantics):
//! `[£] digits [. digits] [k|m|%]`, spaces trimmed, commas or spaces only between full groups of three.
//!
//! The shape of the text is settled first, then whether its signs belong to the kind, then its size, so that the
//! reason given is the one that helps most.

use crate::Decimal;
use crate::framework::{InputKind, ParameterKind};
use crate::json::decimal_text;

/// How a text is read. Inputs of pledges use the same kinds.
pub type NumberKind = InputKind;

/// Why a text is not a number. Empty text is not a fault: it is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Letters or other signs.
    NotANumber,
    /// A minus sign.
    Negative,
    /// Commas or spaces that do not stand between full groups of three.
    Grouping,
    /// More than one decimal point.
    SecondPoint,
    /// More than 6 decimals.
    TooManyDecimals,
    /// Above ten trillion.
    TooLarge,
    /// A pound sign where no money belongs.
    PoundNotAllowed,
    /// k or m where no money or count belongs.
    SuffixNotAllowed,
    /// % where no percentage belongs.
    PercentNotAllowed,
    /// A percentage above 100.
    PercentTooLarge,
    /// Such as 1e9.
    Exponent,
}

impl NumberFault {
    /// A stable name for files and the terminal.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::Negative => "negative",
            Self::Grouping => "grouping",
            Self::SecondPoint => "second_point",
            Self::TooManyDecimals => "too_many_decimals",
            Self::TooLarge => "too_large",
            Self::PoundNotAllowed => "pound_not_allowed",
            Self::SuffixNotAllowed => "suffix_not_allowed",
            Self::PercentNotAllowed => "percent_not_allowed",
            Self::PercentTooLarge => "percent_too_large",
            Self::Exponent => "exponent",
        }
    }
}

/// Decimals that may be typed.
const DECIMALS: u32 = 6;
/// Ten trillion and one hundred, in millionths: the greatest number and the greatest percentage.
const GREATEST: u64 = 10_000_000_000_000_000_000;
const HUNDRED: u64 = 100_000_000;
/// The most signs of a text that is read at once: whatever they say is below the greatest number.
const PLAIN: usize = 13;

/// Reads a text as typed. `Ok(None)` for empty text.
pub fn parse_number(text: &str, kind: NumberKind) -> Result<Option<Decimal>, NumberFault> {
    if text.is_empty() {
        return Ok(None);
    }
    // Nearly all that is typed is plain digits. A percentage has a greatest value, which is looked at below.
    if kind != InputKind::Percent
        && let Some(value) = plain(text)
    {
        return Ok(Some(value));
    }
    let text = text.trim_matches(is_space);
    if text.is_empty() {
        return Ok(None);
    }
    let (pound, rest) = match text.strip_prefix('£') {
        Some(rest) => (true, rest.trim_start_matches(is_space)),
        None => (false, text),
    };
    let shape = Shape::of(rest)?;
    let suffix = shape.suffix;
    if pound && kind != InputKind::Money {
        return Err(NumberFault::PoundNotAllowed);
    }
    if suffix == Some('%') && kind != InputKind::Percent {
        return Err(NumberFault::PercentNotAllowed);
    }
    if matches!(suffix, Some('k' | 'm')) && !matches!(kind, InputKind::Money | InputKind::Count) {
        return Err(NumberFault::SuffixNotAllowed);
    }
    if shape.decimals > DECIMALS {
        return Err(NumberFault::TooManyDecimals);
    }
    let times = match suffix {
        Some('k') => 1_000,
        Some('m') => 1_000_000,
        _ => 1,
    };
    let millionths = shape.millionths.and_then(|n| n.checked_mul(times));
    let millionths = millionths.filter(|n| *n <= GREATEST).ok_or(NumberFault::TooLarge)?;
    if kind == InputKind::Percent && millionths > HUNDRED {
        return Err(NumberFault::PercentTooLarge);
    }
    let (low, high) = (millionths as u32, (millionths >> 32) as u32);
    Ok(Some(Decimal::from_parts(low, high, 0, false, DECIMALS).normalize()))
}

/// Reads what the tender says in a parameter, as typed. `Ok(None)` for empty text.
pub(crate) fn parse_parameter(text: &str, kind: &ParameterKind) -> Result<Option<Decimal>, NumberFault> {
    // A ratio is printed as £0.25 for each pound; thousands and millions for each pound are slips.
    let plain = text.trim_start();
    match kind {
        ParameterKind::Ratio => parse_number(plain.strip_prefix('£').unwrap_or(plain), NumberKind::Number),
        _ => parse_number(text, kind.input_kind()),
    }
}

/// The shortest text that reads back as the same number: no grouping, no trailing zeros.
pub fn print_decimal(value: Decimal) -> String {
    decimal_text(value.normalize())
}

/// The number of a text that is nothing but a few digits, perhaps with a few decimals.
fn plain(text: &str) -> Option<Decimal> {
    if text.len() > PLAIN {
        return None;
    }
    let (mut digits, mut decimals, mut point) = (0_u64, 0, None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => digits = digits * 10 + u64::from(byte - b'0'),
            // A point stands between digits, or is somebody else's affair.
            b'.' if point.is_none() && at > 0 && at + 1 < text.len() => point = Some(at + 1),
            _ => return None,
        }
    }
    if let Some(point) = point {
        decimals = (text.len() - point) as u32;
    }
    if decimals > DECIMALS {
        return None;
    }
    // Without trailing zeros, and what is odd ends in none.
    while decimals > 0 && digits & 1 == 0 && digits % 10 == 0 {
        digits /= 10;
        decimals -= 1;
    }
    Some(Decimal::from_parts(digits as u32, (digits >> 32) as u32, 0, false, decimals))
}

/// What stands in a number, once its shape is right.
struct Shape {
    /// The digits, in millionths; none if there are more than can be held. Decimals past the sixth are left out.
    millionths: Option<u64>,
    decimals: u32,
    /// `k`, `m` or `%`.
    suffix: Option<char>,
}

impl Shape {
    fn of(text: &str) -> Result<Self, NumberFault> {
        let mut value: Option<u64> = Some(0);
        let mut digits = 0_u32;
        let mut decimals = 0_u32;
        let mut point = false;
        // The separator in use and the digits since the last one.
        let mut separator: Option<char> = None;
        let mut group = 0_u32;
        let mut suffix = None;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if suffix.is_some() {
                return Err(NumberFault::NotANumber);
            }
            match c {
                '0'..='9' => {
                    digits += 1;
                    group += 1;
                    if point {
                        decimals += 1;
                    }
                    if decimals <= DECIMALS {
                        value = value.and_then(|n| n.checked_mul(10)?.checked_add(u64::from(c as u32 - '0' as u32)));
                    }
                }
                '.' if point => return Err(NumberFault::SecondPoint),
                '.' => {
                    if separator.is_some() && group != 3 {
                        return Err(NumberFault::Grouping);
                    }
                    point = true;
                    separator = None;
                }
                ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                    let this = if c == ',' { ',' } else { ' ' };
                    let full = match separator {
                        None => (1..=3).contains(&group),
                        Some(before) => before == this && group == 3,
                    };
                    if point || !full {
                        return Err(NumberFault::Grouping);
                    }
                    separator = Some(this);
                    group = 0;
                }
                '-' | '\u{2212}' | '\u{2010}'..='\u{2015}' if digits == 0 => {
                    return Err(NumberFault::Negative);
                }
                'k' | 'K' | 'm' | 'M' | '%' if digits > 0 => suffix = Some(c.to_ascii_lowercase()),
                'e' | 'E' if digits > 0 => {
                    let after = chars.next();
                    let exponent = matches!(after, Some('0'..='9' | '+' | '-' | '\u{2212}'));
                    return Err(if exponent { NumberFault::Exponent } else { NumberFault::NotANumber });
                }
                _ => return Err(NumberFault::NotANumber),
            }
        }
        if digits == 0 {
            return Err(NumberFault::NotANumber);
        }
        if separator.is_some() && group != 3 {
            return Err(NumberFault::Grouping);
        }
        for _ in decimals..DECIMALS {
            value = value.and_then(|n| n.checked_mul(10));
        }
        Ok(Self { millionths: value, decimals, suffix })
    }
}

/// The spaces that keyboards, spreadsheets and copied tables leave around and inside numbers.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
