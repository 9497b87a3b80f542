//! The grammar of the numbers that people type (design, scoring semantics).

use crate::Decimal;
use crate::framework::InputKind;

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

/// Reads a text as typed. `Ok(None)` for empty text.
pub fn parse_number(_text: &str, _kind: NumberKind) -> Result<Option<Decimal>, NumberFault> {
    Err(NumberFault::NotANumber)
}

/// The shortest text that reads back as the same number: no grouping, no trailing zeros.
pub fn print_decimal(value: Decimal) -> String {
    value.normalize().to_string()
}
