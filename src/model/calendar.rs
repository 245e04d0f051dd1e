//! Dates as the news gives them: often only a month or a year.

use jiff::civil::Date;

/// A date of which the day, or the month and the day, may be unknown. Written `2026-03-17`, `2026-03` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year of the Gregorian calendar.
    pub year: i16,
    /// The month, 1 to 12, where known.
    pub month: Option<i8>,
    /// The day of the month, from 1, where known; never without a month.
    pub day: Option<i8>,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// Whether the two share a day.
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Period) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

impl PartialDate {
    /// Reads `2026-03-17`, `2026-03` or `2026`; `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts
            .next()
            .map(|part| digits(part, 2))
            .map_or(Some(None), |part| part.map(Some))?;
        let day = parts
            .next()
            .map(|part| digits(part, 2))
            .map_or(Some(None), |part| part.map(Some))?;
        let date = PartialDate {
            year,
            month: month.map(|m| m as i8),
            day: day.map(|d| d as i8),
        };
        (parts.next().is_none() && date.period().is_some()).then_some(date)
    }

    /// The days it may mean; `None` where the parts are no date.
    pub fn period(self) -> Option<Period> {
        let first = Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()?;
        let last = match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        Some(Period { first, last })
    }
}

fn digits(part: &str, len: usize) -> Option<i16> {
    (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month
            .map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}
