//! Days in words.

use crate::{Lang, parts, say};

/// The day "2027-04-01" as "1 April 2027" or "1 Ebrill 2027". A text that is no such day is given back as it is:
/// the page shows what was typed, and a finding says what is wrong with it.
#[must_use]
pub fn date(lang: Lang, day: &str) -> String {
    read(lang, day).unwrap_or_else(|| day.to_owned())
}

fn read(lang: Lang, day: &str) -> Option<String> {
    let &[year, month, day] = parts(day, b'-').as_slice() else { return None };
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let days: u8 = match month {
        "04" | "06" | "09" | "11" => 30,
        "02" if leap(year.parse().ok()?) => 29,
        "02" => 28,
        _ => 31,
    };
    let number = day.parse::<u8>().ok().filter(|number| (1..=days).contains(number))?;
    let mut out = number.to_string();
    out.push(' ');
    out.push_str(month_name(lang, month)?);
    out.push(' ');
    out.push_str(year);
    Some(out)
}

fn leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn month_name(lang: Lang, month: &str) -> Option<&'static str> {
    Some(match month {
        "01" => say::common_month_01(lang),
        "02" => say::common_month_02(lang),
        "03" => say::common_month_03(lang),
        "04" => say::common_month_04(lang),
        "05" => say::common_month_05(lang),
        "06" => say::common_month_06(lang),
        "07" => say::common_month_07(lang),
        "08" => say::common_month_08(lang),
        "09" => say::common_month_09(lang),
        "10" => say::common_month_10(lang),
        "11" => say::common_month_11(lang),
        "12" => say::common_month_12(lang),
        _ => return None,
    })
}
