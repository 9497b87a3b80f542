//! Figures as people read them. English and Welsh write them alike: a comma between thousands, a point before
//! decimals, a true minus sign. Nothing here asks the browser for a locale.
//!
//! | function | shows | trailing zeros |
//! |---|---|---|
//! | [`whole`] | 1,234 | none |
//! | [`quantity`] | 1,234.5 | dropped |
//! | [`rounded`] | 1,234.57, at most so many decimals | dropped |
//! | [`marks`] | 7.80 | always two decimals |
//! | [`out_of`] | 10, 12.5 | dropped |
//! | [`change`] | +1.20, −0.35, 0.00 | always two decimals |
//! | [`pounds`] | £1,200,000, £1,234,567.50 | two decimals, or none for whole pounds |
//! | [`pounds_and_pence`] | £12.00 | always two decimals |
//! | [`pounds_exact`] | £0.0045, £12.50, £30 | at least two decimals, or none for whole pounds |
//! | [`percent`] | 12.5% | dropped |
//!
//! Rounding is half-up, away from zero, and only for show: what is counted is rounded by the engine.

use pledge_engine::json::{Numeral, Style};
use pledge_engine::rounded as round;
use rust_decimal::Decimal;

/// A count: "1,234".
#[must_use]
pub fn whole(n: u64) -> Numeral {
    quantity(n.into())
}

/// A quantity with all its decimals: "1,234.5". Trailing zeros are dropped.
#[must_use]
pub fn quantity(value: Decimal) -> Numeral {
    Numeral::set(value, Style::People, 0)
}

/// A quantity with at most `places` decimals: "1,234.57". Trailing zeros are dropped.
#[must_use]
pub fn rounded(value: Decimal, places: u32) -> Numeral {
    quantity(round(value, places))
}

/// Marks as awarded, always with two decimals: "7.80".
#[must_use]
pub fn marks(value: Decimal) -> Numeral {
    Numeral::set(round(value, 2), Style::People, 2)
}

/// The marks that something is out of: "10" or "12.5", as a tender writes them.
#[must_use]
pub fn out_of(value: Decimal) -> Numeral {
    quantity(value)
}

/// A difference in marks with its sign: "+1.20", "−0.35"; no change is "0.00".
#[must_use]
pub fn change(value: Decimal) -> Numeral {
    let value = round(value, 2);
    let mut text = marks(value);
    if value.is_sign_positive() && !value.is_zero() {
        text.put(b'+');
    }
    text
}

/// Pounds rounded to pence: "£1,234,567.50", and "£1,200,000" when no pence are left.
#[must_use]
pub fn pounds(value: Decimal) -> Numeral {
    pounds_exact(round(value, 2))
}

/// Pounds, always with pence: "£12.00".
#[must_use]
pub fn pounds_and_pence(value: Decimal) -> Numeral {
    Numeral::set(round(value, 2), Style::Pounds, 2)
}

/// Pounds as exactly as they were published, for the value of one unit: "£0.0045", "£12.50", "£30".
#[must_use]
pub fn pounds_exact(value: Decimal) -> Numeral {
    Numeral::set(value, Style::WholePounds, 2)
}

/// A percentage, given in per cent: 12.5 is "12.5%". Trailing zeros are dropped.
#[must_use]
pub fn percent(value: Decimal) -> Numeral {
    Numeral::set(value, Style::Percent, 0)
}
