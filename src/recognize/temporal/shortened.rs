//! Ranges of which one end is a bare number: "June 3-5", "2019–21", "8pm-11", "3-5 June", "9 to 11 am", "0500-2000 GMT".

use super::ends::share_half;
use super::found::Found;
use super::range::FoundRange;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, CalendarDate, Clock, ClockTime, Moment, Year};
use crate::draft::TokenKind;

/// Words that may stand behind a range of hours; others tell what its second number counts.
const BEHIND_HOURS: &[&str] = &["on", "at", "in", "and", "every", "for", "next", "this"];

impl Reader<'_> {
    /// "June 3-5", "August 27th - 29th, 2013".
    pub(super) fn second_day(
        self,
        from: Found,
        date: CalendarDate,
        at: usize,
    ) -> Option<FoundRange> {
        let first = date.day.filter(|_| date.month.is_some())?;
        let (day, end) = self.day_number(at)?;
        if self.is_no_second_day(end) || day <= first && date.year.is_some() {
            return None;
        }
        let comma = self.past_comma(end);
        let (year, end) = match self
            .year_number(comma)
            .filter(|_| self.spaced(comma) && date.year.is_none())
        {
            Some((year, end)) => (Some(Year::Of(year)), end),
            None => (date.year, end),
        };
        let of = |date: CalendarDate| Moment::of(Base::Calendar(CalendarDate { year, ..date }));
        let last = CalendarDate {
            weekday: date.weekday.filter(|_| day == first),
            day: Some(day),
            ..date
        };
        let moment = of(date);
        Some(FoundRange {
            from: Found { moment, ..from },
            to: Found::new(of(last), at, end).day_at(self.span(at, at + 1)),
        })
    }

    /// Whether what follows a number at `end` tells that it is no second day of a month: "June 3-5:30", "June 3-5 percent".
    fn is_no_second_day(self, end: usize) -> bool {
        let month_follows = matches!(
            self.word(self.past(end, "of")),
            Some(Word::Month(_) | Word::ShortMonth(_))
        );
        month_follows
            || matches!(self.text(end), ":" | "/") && self.glued(end)
            || self.text(end) == "%"
            || self.meridiem(end).is_some()
            || self.is_any(end, &["percent", "million", "billion", "points"])
    }

    /// "2019–21", "1997-98".
    pub(super) fn second_short_year(
        self,
        from: Found,
        date: CalendarDate,
        at: usize,
    ) -> Option<FoundRange> {
        let (true, Some(Year::Of(year))) = (date.is_year(), date.year) else {
            return None;
        };
        let (through, end) = self.second_year(year, from.end);
        let through = through.filter(|_| end == at + 1)?;
        let date = CalendarDate {
            year: Some(Year::Of(through)),
            ..date
        };
        let to = Found::date(Base::Calendar(date), at, end);
        Some(FoundRange { from, to })
    }

    /// "8pm - 11", "1:30 to 3", "from 3 to 3:30".
    pub(super) fn second_hour(self, from: Found, time: ClockTime, at: usize) -> Option<FoundRange> {
        let timed = |found: Found| found.moment.clock.is_some();
        if self.clock_at(at).is_some() || self.moment_at(at).is_some_and(timed) {
            return None;
        }
        let hour = self
            .digits(at)
            .filter(|it| *it <= 24 && self.len(at) <= 2)?;
        let next = at + 1;
        let counted = self.kind(next) == Some(TokenKind::Word) && !self.is_any(next, BEHIND_HOURS)
            || self.text(next) == "%";
        let to = bare_hour(hour)?.after(time);
        (!counted).then(|| FoundRange {
            from,
            to: Found::clock(Clock::Time(to), at, next),
        })
    }

    /// Two numbers of which the second says what they are: "3-5 June", "9 to 11 am", "3 to 3:30".
    pub(super) fn range_of_numbers(self, idx: usize) -> Option<FoundRange> {
        if self.len(idx) == 4 {
            return self.range_of_hours(idx);
        }
        let number = self
            .digits(idx)
            .filter(|_| self.len(idx) <= 2 && self.past_or_to(idx).is_none())?;
        if idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let (day, end) = self.day_number(idx).unwrap_or((0, idx + 1));
        let at = self.joint(idx, end)?;
        let to = self.moment_at(at)?;
        if let Some(date) = to
            .day_of_month()
            .filter(|it| day >= 1 && it.day > Some(day))
        {
            let date = CalendarDate {
                day: Some(day),
                ..date
            };
            let from = Found::date(Base::Calendar(date), idx, end).day_at(self.span(idx, idx + 1));
            return Some(FoundRange { from, to });
        }
        let plain = end == idx + 1;
        plain.then(|| self.first_hour(idx, number, Found { start: at, ..to }))?
    }

    /// A range from the hour `number` at `idx` to the time that was found behind it.
    fn first_hour(self, idx: usize, number: i16, to: Found) -> Option<FoundRange> {
        let Some(Clock::Time(time)) = to.moment.clock else {
            return None;
        };
        let hour = bare_hour(number).filter(|_| number <= 24)?;
        let zone = time.zone;
        let (from, last) = share_half(ClockTime { zone, ..hour }, time);
        let at_hour = |time, start, end| {
            let mut found = Found::clock(Clock::Time(time), start, end);
            found.moment.date = to.moment.date;
            found
        };
        let placed = time.certain || self.after_any(idx, &["from", "between"]);
        placed.then(|| FoundRange {
            from: at_hour(from, idx, idx + 1),
            to: at_hour(last, to.start, to.end),
        })
    }

    /// "0500-2000 GMT": the zone behind the second makes times of both.
    fn range_of_hours(self, idx: usize) -> Option<FoundRange> {
        let digits = self.digits(idx)?;
        let at = self.joint(idx, idx + 1)?;
        let to = self.clock_at(at).filter(|_| self.len(at) == 4)?;
        let Some(Clock::Time(time)) = to.moment.clock else {
            return None;
        };
        let fits = digits <= 2400
            && digits % 100 < 60
            && (idx == 0 || self.spaced(idx) || self.opens(idx - 1));
        let from = ClockTime {
            hour: i8::try_from(digits / 100).ok()?,
            minute: i8::try_from(digits % 100).ok(),
            ..time
        };
        fits.then(|| FoundRange {
            from: Found::clock(Clock::Time(from), idx, idx + 1),
            to,
        })
    }
}

impl Found {
    /// The pieces of its date where that is a day of a month without its weekday and without a time of day.
    fn day_of_month(&self) -> Option<CalendarDate> {
        let date = self.moment.calendar_date()?;
        let plain = date.month.is_some() && date.weekday.is_none() && self.moment.clock.is_none();
        plain.then_some(date)
    }
}

/// An hour of which nothing but its number is known.
fn bare_hour(hour: i16) -> Option<ClockTime> {
    Some(ClockTime {
        hour: i8::try_from(hour).ok()?,
        minute: None,
        second: None,
        certain: hour > 12,
        zone: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn one_end_is_a_number() {
        check(&[
            (
                "The fair runs from June 3-5.",
                "from June 3-5 = 2026-06-03..2026-06-05",
            ),
            (
                "The fair ran on 3-5 March 2025.",
                "3-5 March 2025 = 2025-03-03..2025-03-05",
            ),
            ("It lasted from 2019–21.", "from 2019–21 = 2019..2021"),
            ("It lasted from 2023-24.", "from 2023-24 = 2023..2024"),
            ("The 9 to 11 am slot", "9 to 11 am = T09:00..T11:00"),
            (
                "Open between 9 and 11 am.",
                "between 9 and 11 am = T09:00..T11:00",
            ),
            ("Open 8pm-11.", "8pm-11 = T20:00..T23:00"),
            (
                "The dinner is on June 3 from 6 to 8 pm.",
                "June 3 = 2026-06-03; from 6 to 8 pm = T18:00..T20:00",
            ),
        ]);
    }

    #[test]
    fn ranges_of_days_in_a_note() {
        check(&[
            (
                "Fair, August 27-29",
                "August 27-29 = 2026-08-27..2026-08-29",
            ),
            (
                "20 to 23 November",
                "20 to 23 November = 2026-11-20..2026-11-23",
            ),
        ]);
    }
}
