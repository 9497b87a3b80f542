//! Figures, days and plural forms as people read them. Every expectation is written by hand.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

use pledge_engine::json::Numeral;
use pledge_words::{Lang, dates, numbers, plural, say};
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("the test writes a plain decimal")
}

#[track_caller]
fn shows(function: impl Fn(Decimal) -> Numeral, cases: &[(&str, &str)]) {
    for (value, expected) in cases {
        assert_eq!(&*function(decimal(value)), *expected, "of {value}");
    }
}

#[test]
fn whole_numbers_have_commas() {
    for (n, expected) in [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1_000, "1,000"),
        (12_345, "12,345"),
        (999_999, "999,999"),
        (1_234_567, "1,234,567"),
        (u64::MAX, "18,446,744,073,709,551,615"),
    ] {
        assert_eq!(&*numbers::whole(n), expected);
    }
}

#[test]
fn quantities_drop_trailing_zeros() {
    shows(
        numbers::quantity,
        &[
            ("1234.5", "1,234.5"),
            ("1234.50", "1,234.5"),
            ("1200", "1,200"),
            ("1200.000", "1,200"),
            ("0.000001", "0.000001"),
            ("0.10", "0.1"),
            ("0.00", "0"),
            ("-1234.5", "\u{2212}1,234.5"),
            ("-0.00", "0"),
        ],
    );
    shows(
        |value| numbers::rounded(value, 2),
        &[("1234.565", "1,234.57"), ("0.004", "0"), ("-0.004", "0"), ("999.995", "1,000"), ("7.5", "7.5")],
    );
}

#[test]
fn marks_have_two_decimals() {
    shows(numbers::marks, &[("7.8", "7.80"), ("0", "0.00"), ("3.125", "3.13"), ("10", "10.00"), ("1000", "1,000.00")]);
    shows(numbers::out_of, &[("10", "10"), ("10.00", "10"), ("12.50", "12.5")]);
    shows(
        numbers::change,
        &[("1.2", "+1.20"), ("-0.35", "\u{2212}0.35"), ("0", "0.00"), ("0.004", "0.00"), ("-0.004", "0.00")],
    );
}

#[test]
fn pounds_have_pence_only_when_there_are_some() {
    shows(
        numbers::pounds,
        &[
            ("1234567.5", "£1,234,567.50"),
            ("1200000", "£1,200,000"),
            ("1200000.00", "£1,200,000"),
            ("0", "£0"),
            ("0.005", "£0.01"),
            ("0.004", "£0"),
            ("99.999", "£100"),
            ("-5", "\u{2212}£5"),
            ("-5.5", "\u{2212}£5.50"),
            ("10000000000000", "£10,000,000,000,000"),
        ],
    );
    shows(numbers::pounds_and_pence, &[("12", "£12.00"), ("1234.5", "£1,234.50"), ("0.125", "£0.13")]);
    shows(
        numbers::pounds_exact,
        &[("0.0045", "£0.0045"), ("12.5", "£12.50"), ("30", "£30"), ("30.00", "£30"), ("1028.125", "£1,028.125")],
    );
}

#[test]
fn percentages() {
    shows(numbers::percent, &[("12", "12%"), ("12.50", "12.5%"), ("100", "100%"), ("0", "0%"), ("1250", "1,250%")]);
}

#[test]
fn days_in_words() {
    for (day, en, cy) in [
        ("2027-04-01", "1 April 2027", "1 Ebrill 2027"),
        ("2026-12-31", "31 December 2026", "31 Rhagfyr 2026"),
        ("2028-02-29", "29 February 2028", "29 Chwefror 2028"),
        // Not days: given back as typed.
        ("2027-02-29", "2027-02-29", "2027-02-29"),
        ("2100-02-29", "2100-02-29", "2100-02-29"),
        ("2027-04-31", "2027-04-31", "2027-04-31"),
        ("2027-13-01", "2027-13-01", "2027-13-01"),
        ("2027-01-00", "2027-01-00", "2027-01-00"),
        ("2027-4-1", "2027-4-1", "2027-4-1"),
        ("2027-04-01-02", "2027-04-01-02", "2027-04-01-02"),
        ("1 April", "1 April", "1 April"),
        ("", "", ""),
    ] {
        assert_eq!(dates::date(Lang::En, day), en);
        assert_eq!(dates::date(Lang::Cy, day), cy);
    }
}

#[test]
fn plural_forms_of_whole_numbers() {
    let en = ["one", "other"];
    let cy = ["zero", "one", "two", "few", "many", "other"];
    for (n, english, welsh) in [
        (0, "other", "zero"),
        (1, "one", "one"),
        (2, "other", "two"),
        (3, "other", "few"),
        (4, "other", "other"),
        (5, "other", "other"),
        (6, "other", "many"),
        (7, "other", "other"),
        (11, "other", "other"),
        (13, "other", "other"),
        (16, "other", "other"),
        (101, "other", "other"),
        (u64::MAX, "other", "other"),
    ] {
        assert_eq!(plural::choose(Lang::En, n, &en, &cy), english, "{n}");
        assert_eq!(plural::choose(Lang::Cy, n, &en, &cy), welsh, "{n}");
    }
}

#[test]
fn a_quantity_takes_the_form_of_its_whole_number_or_of_all_others() {
    let en = ["one", "other"];
    let cy = ["zero", "one", "two", "few", "many", "other"];
    for (quantity, english, welsh) in [
        ("1", "one", "one"),
        ("1.00", "one", "one"),
        ("3.0", "other", "few"),
        ("1.5", "other", "other"),
        ("0.5", "other", "other"),
        ("-1", "other", "other"),
        ("79228162514264337593543950335", "other", "other"),
    ] {
        let n = plural::form_of(decimal(quantity));
        assert_eq!(plural::choose(Lang::En, n, &en, &cy), english, "{quantity}");
        assert_eq!(plural::choose(Lang::Cy, n, &en, &cy), welsh, "{quantity}");
    }
}

#[test]
fn sentences_are_filled() {
    assert_eq!(say::common_yes(Lang::Cy), "Ie");
    assert_eq!(say::common_marks_of(Lang::En, "7.80", "10"), "7.80 of 10 marks");
    assert_eq!(say::common_marks_of(Lang::Cy, "7.80", "10"), "7.80 allan o 10 marc");
    assert_eq!(say::common_measures(Lang::En, 1), "1 measure");
    assert_eq!(say::common_measures(Lang::En, 20_000), "20,000 measures");
    assert_eq!(say::common_measures(Lang::Cy, 2), "2 fesur");
}

#[test]
fn languages_have_codes() {
    assert_eq!(Lang::En.code(), "en");
    for (code, lang) in [
        ("cy", Some(Lang::Cy)),
        ("CY", Some(Lang::Cy)),
        ("cy-GB", Some(Lang::Cy)),
        ("en-GB", Some(Lang::En)),
        ("fr", None),
        ("", None),
        ("cym", None),
    ] {
        assert_eq!(Lang::from_code(code), lang, "{code}");
    }
    assert_eq!(Lang::En.other(), Lang::Cy);
}
