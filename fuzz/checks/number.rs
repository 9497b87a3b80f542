//! What must hold for the reader of numbers that people type.

use pledge_engine::Decimal;
use pledge_engine::bid::{NumberKind, parse_number, print_decimal};

/// Ten trillion, the greatest number, and the most decimals.
const GREATEST: u64 = 10_000_000_000_000;
const DECIMALS: u32 = 6;

/// Reads bytes as a number of each kind.
///
/// # Panics
/// If something does not hold.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let kinds = [NumberKind::Number, NumberKind::Count, NumberKind::Money, NumberKind::Percent];
    let read = kinds.map(|kind| parse_number(text, kind));
    for (kind, result) in kinds.into_iter().zip(&read) {
        let Ok(Some(value)) = result else { continue };
        let most = if kind == NumberKind::Percent { Decimal::ONE_HUNDRED } else { Decimal::from(GREATEST) };
        assert!(*value >= Decimal::ZERO && *value <= most, "{value} is beyond the limits");
        assert!(value.scale() <= DECIMALS, "{value} has too many decimals");
        let printed = print_decimal(*value);
        let back = parse_number(&printed, kind);
        assert_eq!(back, Ok(Some(*value)), "{printed} reads back as what was printed");
        // Printing what was printed changes nothing, and both are the same digits.
        assert_eq!(back.ok().flatten().map(print_decimal).as_deref(), Some(printed.as_str()));
        // A space around it says nothing.
        assert_eq!(parse_number(&format!(" {text}\u{a0}"), kind), *result);
    }
    // Kinds differ in the signs that they take and in their limits, never in what a text means.
    let values: Vec<Decimal> = read.into_iter().filter_map(|result| result.ok().flatten()).collect();
    assert!(values.windows(2).all(|pair| pair[0] == pair[1]), "{text:?} means {values:?}");
}
