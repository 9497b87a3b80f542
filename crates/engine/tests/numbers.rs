//! The grammar of numbers, and dates.

mod common;

use common::dec;
use pledge_engine::bid::NumberFault::*;
use pledge_engine::bid::{Date, DateFault, NumberKind, parse_date, parse_number};
use proptest::prelude::*;

const KINDS: [NumberKind; 4] = [NumberKind::Number, NumberKind::Count, NumberKind::Money, NumberKind::Percent];

#[test]
fn what_people_type_is_read() {
    let rows = [
        ("0", "0"),
        ("12", "12"),
        ("007", "7"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("1\u{a0}200\u{a0}000", "1200000"),
        ("1\u{202f}200", "1200"),
        ("12,345,678.90", "12345678.9"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1,200.", "1200"),
        ("  7.25  ", "7.25"),
        ("\u{a0}7\u{a0}", "7"),
        ("0.123456", "0.123456"),
    ];
    for (typed, expected) in rows {
        for kind in [NumberKind::Number, NumberKind::Count, NumberKind::Money] {
            assert_eq!(parse_number(typed, kind), Ok(Some(dec(expected))), "{typed:?} as {kind:?}");
        }
    }
}

#[test]
fn signs_belong_to_their_kinds() {
    use pledge_engine::framework::InputKind::{Count, Money, Number, Percent};
    let rows = [
        ("£1,200", Money, Ok("1200")),
        ("£ 1,200", Money, Ok("1200")),
        ("£\u{a0}5", Money, Ok("5")),
        ("£.5", Money, Ok("0.5")),
        ("1.2m", Money, Ok("1200000")),
        ("£1.2M", Money, Ok("1200000")),
        ("250k", Money, Ok("250000")),
        ("2K", Count, Ok("2000")),
        ("1,200k", Count, Ok("1200000")),
        ("12.5%", Percent, Ok("12.5")),
        ("12.5", Percent, Ok("12.5")),
        ("100", Percent, Ok("100")),
        ("100.01", Percent, Err(PercentTooLarge)),
        ("2k", Percent, Err(SuffixNotAllowed)),
        ("2k", Number, Err(SuffixNotAllowed)),
        ("2m", Number, Err(SuffixNotAllowed)),
        ("£2", Number, Err(PoundNotAllowed)),
        ("£2", Count, Err(PoundNotAllowed)),
        ("£2", Percent, Err(PoundNotAllowed)),
        ("2%", Number, Err(PercentNotAllowed)),
        ("2%", Count, Err(PercentNotAllowed)),
        ("£2%", Money, Err(PercentNotAllowed)),
    ];
    for (typed, kind, expected) in rows {
        let expected = expected.map(|text| Some(dec(text)));
        assert_eq!(parse_number(typed, kind), expected, "{typed:?} as {kind:?}");
    }
}

#[test]
fn each_refusal_says_why() {
    let rows = [
        ("1,10", Grouping),
        ("12 34", Grouping),
        ("1,1000", Grouping),
        ("1.100,5", Grouping),
        ("1234,567", Grouping),
        (",123", Grouping),
        ("1,,234", Grouping),
        ("1,", Grouping),
        ("1, 234", Grouping),
        ("1,234 567", Grouping),
        ("1.5 5", Grouping),
        ("1.2.3", SecondPoint),
        ("1..2", SecondPoint),
        ("-5", Negative),
        ("\u{2212}5", Negative),
        ("–5", Negative),
        ("£-5", Negative),
        ("1e9", Exponent),
        ("1E+9", Exponent),
        ("1.5e-3", Exponent),
        ("0.1234567", TooManyDecimals),
        ("1.0000000", TooManyDecimals),
        ("10000000000000.000001", TooLarge),
        ("99999999999999999999999999999999999999999", TooLarge),
        ("10,000,001m", TooLarge),
        ("abc", NotANumber),
        ("12 people", NotANumber),
        ("5ee", NotANumber),
        ("5kk", NotANumber),
        ("5bn", NotANumber),
        ("k", NotANumber),
        (".", NotANumber),
        ("£", NotANumber),
        ("££5", NotANumber),
        ("5£", NotANumber),
        ("5-10", NotANumber),
        ("(5)", NotANumber),
        ("٣", NotANumber),
    ];
    for (typed, why) in rows {
        assert_eq!(parse_number(typed, NumberKind::Money), Err(why), "{typed:?}");
    }
}

#[test]
fn empty_text_is_no_number() {
    for kind in KINDS {
        for typed in ["", " ", "\u{a0}", "\t\n"] {
            assert_eq!(parse_number(typed, kind), Ok(None));
        }
    }
}

#[test]
fn ten_trillion_is_the_most() {
    let most = Ok(Some(dec("10000000000000")));
    assert_eq!(parse_number("10,000,000,000,000", NumberKind::Money), most);
    assert_eq!(parse_number("10,000,000m", NumberKind::Money), most);
    assert_eq!(parse_number("9999999999999.999999", NumberKind::Number), Ok(Some(dec("9999999999999.999999"))));
}

#[test]
fn dates_know_leap_years() {
    let day = |year, month, day| Date { year, month, day };
    assert_eq!(parse_date("2028-02-29"), Ok(Some(day(2028, 2, 29))));
    assert_eq!(parse_date("2000-02-29"), Ok(Some(day(2000, 2, 29))));
    assert_eq!(parse_date(" 2027-04-01 "), Ok(Some(day(2027, 4, 1))));
    assert_eq!(parse_date(""), Ok(None));
    for wrong in [
        "2027-02-29",
        "2100-02-29",
        "2027-13-01",
        "2027-00-10",
        "2027-04-31",
        "2027-4-1",
        "01-04-2027",
        "2027/04/01",
        "1899-12-31",
        "2200-01-01",
        "soon",
        "2027-04-0x",
        "+027-04-01",
    ] {
        assert_eq!(parse_date(wrong), Err(DateFault), "{wrong}");
    }
}

#[test]
fn months_are_added_to_the_end_of_short_months() {
    let day = |year, month, day| Date { year, month, day };
    assert_eq!(day(2027, 1, 31).plus_months(1), Some(day(2027, 2, 28)));
    assert_eq!(day(2027, 4, 1).plus_months(36), Some(day(2030, 4, 1)));
    assert_eq!(day(2027, 11, 15).plus_months(2), Some(day(2028, 1, 15)));
    assert_eq!(day(2199, 12, 1).plus_months(1), None);
}

/// Puts a separator between groups of three digits.
fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

proptest! {
    #[test]
    fn grouping_changes_nothing(n in 0_u64..=10_000_000_000_000, decimals in "(\\.[0-9]{0,6})?") {
        prop_assume!(n < 10_000_000_000_000 || decimals.chars().all(|c| "0.".contains(c)));
        let plain = n.to_string();
        let read = parse_number(&(plain.clone() + &decimals), NumberKind::Number);
        prop_assert!(matches!(read, Ok(Some(_))));
        for separator in [',', ' ', '\u{a0}'] {
            prop_assert_eq!(parse_number(&(grouped(&plain, separator) + &decimals), NumberKind::Number), read);
        }
    }

    #[test]
    fn random_text_never_panics(typed in ".{0,40}") {
        for kind in KINDS {
            let _ = parse_number(&typed, kind);
        }
        let _ = parse_date(&typed);
    }

    #[test]
    fn number_like_text_never_panics(typed in "[£0-9,. kKmM%eE+−-]{0,30}") {
        for kind in KINDS {
            if let Ok(Some(value)) = parse_number(&typed, kind) {
                prop_assert!(value >= dec("0") && value <= dec("10000000000000"));
                prop_assert!(value.scale() <= 6);
            }
        }
        let _ = parse_date(&typed);
    }
}
