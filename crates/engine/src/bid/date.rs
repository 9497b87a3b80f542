//! Calendar dates, `YYYY-MM-DD`.

/// A date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, 1900 to 2199.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to the length of the month.
    pub day: u8,
}

/// The text is not a date of that form, or there is no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateFault;

impl Date {
    /// The date, if there is such a day between 1900 and 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1900..=2199).contains(&year) && day >= 1 && day <= days_in(year, month);
        real.then_some(Self { year, month, day })
    }

    /// The same day so many months later, or the last day of that month if it is shorter. `None` past 2199.
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let months = (u32::from(self.month) - 1).checked_add(months)?;
        let year = u16::try_from(u32::from(self.year).checked_add(months / 12)?).ok()?;
        // A remainder of twelve is below 12.
        let month = (months % 12) as u8 + 1;
        Self::new(year, month, self.day.min(days_in(year, month)))
    }
}

/// Reads `YYYY-MM-DD`. `Ok(None)` for empty text.
pub fn parse_date(text: &str) -> Result<Option<Date>, DateFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(DateFault);
    };
    let two = |tens: u8, ones: u8| {
        let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        digits.then(|| (tens - b'0') * 10 + (ones - b'0'))
    };
    let read = || {
        let year = u16::from(two(y1, y2)?) * 100 + u16::from(two(y3, y4)?);
        Date::new(year, two(m1, m2)?, two(d1, d2)?)
    };
    read().map(Some).ok_or(DateFault)
}

/// Days of a month; 0 for a month that is none.
pub(super) fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}
