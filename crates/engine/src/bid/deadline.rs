//! Deadlines: a day, or a minute of a day, in the civil time of the United Kingdom.
//!
//! Clocks are an hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
//! October. That rule is used for every year: nobody tenders for the years in which it was another.

use super::date::{Date, DateFault, days_in, parse_date};

/// A moment in UK time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Minutes since the first day of 1900 in UTC: what moments are compared by.
    pub minutes: u32,
    /// The day on the calendar of the United Kingdom.
    pub date: Date,
    /// Minutes of that day as clocks show them, 0 to 1,440; the last is the end of the day.
    pub minute: u16,
    /// Minutes that clocks are ahead of UTC then: 0 or 60.
    pub offset: u8,
}

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Clocks go on from 01:00 to 02:00 in March, and back from 02:00 to 01:00 in October.
const ONE: u16 = 60;
const TWO: u16 = 2 * 60;

/// Reads `YYYY-MM-DD`, which means the end of that day, or `YYYY-MM-DDTHH:MM`. `Ok(None)` for empty text.
///
/// # Errors
/// It is no such text, or clocks jump over that minute. A minute that clocks show twice is the later one.
pub fn parse_deadline(text: &str) -> Result<Option<Moment>, DateFault> {
    let text = text.trim();
    let (day, minute) = match text.split_once('T') {
        None => (text, DAY),
        Some((day, time)) => (day, minute_of(time).ok_or(DateFault)?),
    };
    match parse_date(day)? {
        Some(date) => moment(date, minute).map(Some),
        None if text.is_empty() => Ok(None),
        None => Err(DateFault),
    }
}

/// `HH:MM` as minutes of the day.
fn minute_of(time: &str) -> Option<u16> {
    let &[h1, h2, b':', m1, m2] = time.as_bytes() else {
        return None;
    };
    let two = |tens: u8, ones: u8| {
        let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        digits.then(|| u16::from((tens - b'0') * 10 + (ones - b'0')))
    };
    let (hour, minute) = (two(h1, h2)?, two(m1, m2)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn moment(date: Date, minute: u16) -> Result<Moment, DateFault> {
    let at = (date.month, date.day, minute);
    let (march, october) = (last_sunday(date.year, 3), last_sunday(date.year, 10));
    if ((3, march, ONE)..(3, march, TWO)).contains(&at) {
        return Err(DateFault);
    }
    let summer = ((3, march, TWO)..(10, october, ONE)).contains(&at);
    let offset = if summer { 60 } else { 0 };
    let minutes = days(date) * u32::from(DAY) + u32::from(minute) - u32::from(offset);
    Ok(Moment { minutes, date, minute, offset })
}

/// Days since the first of January 1900, a Monday.
fn days(date: Date) -> u32 {
    let leaps = |years: u32| years / 4 - years / 100 + years / 400;
    let before = u32::from(date.year) - 1;
    let mut days = (before - 1899) * 365 + leaps(before) - leaps(1899) + u32::from(date.day) - 1;
    for month in 1..date.month {
        days += u32::from(days_in(date.year, month));
    }
    days
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: u16, month: u8) -> u8 {
    let last = days(Date { year, month, day: 31 });
    // 0 is a Monday, so that from a Sunday, 6, nothing is taken off. A remainder of seven is below 7.
    31 - ((last + 1) % 7) as u8
}
