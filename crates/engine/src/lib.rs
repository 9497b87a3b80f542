//! The rules: a case and its bids go in, scorecards, findings and traces come out.
//!
//! | room | what it does |
//! |---|---|
//! | [`json`] | text to a tree that keeps places, key order and duplicates; and back |
//! | [`framework`] | a framework file to a model that is valid by construction, or to all its faults |
//! | [`bid`] | case, bids, pledges as typed, and the reading of numbers and dates |
//! | [`score`] | marks, values, certainty; the recorder and the traces |
//! | [`advise`] | what a supplier should know about an offer |
//!
//! Invariants: this crate never sees the DOM, a clock, a locale, storage, the network or randomness; no money
//! or mark is ever a binary floating point number; bad user input is never an `Err`, it is a finding; only a
//! file can be refused, with all its faults. The crate holds no sentences: those live in `pledge-words`.

#![deny(clippy::float_arithmetic)]

pub mod advise;
pub mod bid;
pub mod framework;
pub mod json;
pub mod score;

pub use rust_decimal::Decimal;

/// The value rounded half up, away from zero, to at most so many places. It is for showing: the engine rounds what it
/// counts itself. The page rounds by this and not by `rust_decimal`, whose own arithmetic it otherwise never needs.
#[must_use]
pub fn rounded(value: Decimal, places: u32) -> Decimal {
    // What cannot be rounded exactly has fewer places than asked for.
    if value.scale() <= places { value } else { score::Fraction::of(value).round(places).unwrap_or(value) }
}

/// How many whole hundredths of `whole` a part is, for a bar; nothing above zero has none.
#[must_use]
pub fn hundredths(part: Decimal, whole: Decimal) -> Decimal {
    let hundred = score::Fraction::of(Decimal::ONE_HUNDRED);
    let share = score::Fraction::of(part).multiply(hundred).and_then(|part| part.divide(score::Fraction::of(whole)));
    share.and_then(|share| share.round(0)).unwrap_or_default()
}

/// Version of the rules, for files that hold results.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
