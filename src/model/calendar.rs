//! Dates as the news gives them: often only a month or a year.

use jiff::civil::{Date, DateTime, Time};

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

impl From<Date> for PartialDate {
    fn from(date: Date) -> PartialDate {
        PartialDate {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
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

    /// The month in which the date lies.
    pub fn without_day(self) -> PartialDate {
        PartialDate { day: None, ..self }
    }

    /// The date as it is printed: "17 March 2026", "July 2025", "2025".
    pub fn in_words(self) -> String {
        let month = self.month.and_then(month_name);
        match (self.day, month) {
            (Some(day), Some(month)) => format!("{day} {month} {}", self.year),
            (None, Some(month)) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

/// The English name of a month of the year, 1 to 12; `None` for any other number.
fn month_name(month: i8) -> Option<&'static str> {
    let idx = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(idx).copied()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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

/// The moment from which a draft speaks: a day, and the time of day where one is known.
///
/// A draft is usually dated by the day alone; a live page, and every suite of assistants, gives the time too. "Two hours ago"
/// needs the time, "on Tuesday" does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Now {
    /// The day.
    pub day: Date,
    /// The time of that day, where known.
    pub time: Option<Time>,
}

impl Now {
    /// Reads `2026-03-17` or `2026-03-17T04:30`, seconds and a blank for the `T` allowed, a zone after it left unread; `None`
    /// for anything else and for days and times that do not exist.
    pub fn parse(text: &str) -> Option<Now> {
        let text = text.trim();
        let day = text.get(..10)?.parse().ok()?;
        let rest = text.get(10..)?;
        if rest.is_empty() {
            return Some(Now { day, time: None });
        }
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let len = clock
            .find(|c: char| !c.is_ascii_digit() && c != ':')
            .unwrap_or(clock.len());
        Some(Now {
            day,
            time: Some(clock.get(..len)?.parse().ok()?),
        })
    }

    /// The same moment as a date and time; midnight where no time is known.
    pub fn to_datetime(self) -> DateTime {
        self.day.to_datetime(self.time.unwrap_or(Time::midnight()))
    }
}

impl From<Date> for Now {
    fn from(day: Date) -> Now {
        Now { day, time: None }
    }
}

impl From<DateTime> for Now {
    fn from(at: DateTime) -> Now {
        Now {
            day: at.date(),
            time: Some(at.time()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn a_moment_is_a_day_with_or_without_a_time() {
        let day = date(2026, 3, 17);
        assert_eq!(Now::parse("2026-03-17"), Some(Now { day, time: None }));
        for text in [
            "2026-03-17T04:30",
            "2026-03-17 04:30:00",
            "2026-03-17T04:30:00.000Z",
            "2026-03-17T04:30:00+01:00",
        ] {
            let time = Some(time(4, 30, 0, 0));
            assert_eq!(Now::parse(text), Some(Now { day, time }), "{text}");
        }
        for text in [
            "",
            "2026-03",
            "2026-02-30",
            "2026-03-17T",
            "2026-03-17T25:00",
            "17 März 2026",
        ] {
            assert_eq!(Now::parse(text), None, "{text}");
        }
    }
}
