//! Ranges of two: "June 3-5", "from July to September", "between 2019 and 2021", "2019–21", "9 to 11 am", "Monday-Friday".
//!
//! The two ends share what only one of them has: the month, the year, "pm", the day.

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{
    Base, CalendarDate, Clock, ClockTime, DateForm, Moment, Pick, TimeUnit, Year,
};

/// A range and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundRange {
    pub(super) from: Found,
    pub(super) to: Found,
}

impl Reader<'_> {
    /// The range that starts at the token, where `first` is the moment that starts there.
    pub(super) fn range_at(self, idx: usize, first: Option<Found>) -> Option<FoundRange> {
        first
            .and_then(|from| self.range_from(idx, from))
            .or_else(|| self.range_of_numbers(idx))
    }

    /// The token after the word or mark that joins two ends. "and" joins only behind "between".
    fn joint(self, start: usize, idx: usize) -> Option<usize> {
        let between = self.after_any(start, &["between"])
            || self.after_any(start, &["the"]) && self.after_any(start - 1, &["between"]);
        let text = self.text(idx);
        // "the January-to-March period"
        if self.is_dash(idx) && self.is(idx + 1, "to") && self.is_dash(idx + 2) {
            return Some(idx + 3);
        }
        let joined = self.is_any(idx, &["to", "through", "until", "till", "thru"])
            || between && self.is(idx, "and")
            || self.is_dash(idx)
            || text == "/" && self.glued(idx) && self.glued(idx + 1);
        joined.then(|| {
            let at = idx + 1;
            if self.is_any(at, &["the"]) {
                at + 1
            } else {
                at
            }
        })
    }

    /// A range whose first end is whole.
    fn range_from(self, start: usize, from: Found) -> Option<FoundRange> {
        let at = self.joint(start, self.past_comma_dash(from.end))?;
        if let Some(range) = self.shortened(from, at) {
            return Some(range);
        }
        let to = self.moment_at(at)?;
        // "Open Tuesday to Sunday, 10 a.m. to 5 p.m.": the hours of each day.
        let hours = from.moment.clock.is_none()
            && to.moment.clock.is_some()
            && self
                .joint(to.end, to.end)
                .is_some_and(|it| self.clock_at(it).is_some());
        let to = if hours { self.whole_at(at)? } else { to };
        // "Founded in 1999 - 12 years later it closed": the dash opens a clause.
        let clause = self.is_dash(at - 1) && to.counts_from_then();
        let (from, to) = share(from, to).filter(|_| !clause)?;
        Some(FoundRange { from, to })
    }

    fn past_comma_dash(self, idx: usize) -> usize {
        let stop = self.past_stop(idx);
        if stop > idx && self.is_dash(stop) {
            stop
        } else {
            idx
        }
    }

    /// A second end of less: "2019–21", "June 3-5", "8pm - 11".
    fn shortened(self, from: Found, at: usize) -> Option<FoundRange> {
        match (from.moment.date, from.moment.clock) {
            (Some(form), None) => {
                let date = from
                    .moment
                    .calendar_date()
                    .filter(|_| form.part.is_none())?;
                self.second_day(from, date, at)
                    .or_else(|| self.second_short_year(from, date, at))
            }
            (_, Some(Clock::Time(time))) => self.second_hour(from, time, at),
            _ => None,
        }
    }

    /// "June 3-5", "August 27th - 29th, 2013".
    fn second_day(self, from: Found, date: CalendarDate, at: usize) -> Option<FoundRange> {
        if date.day.is_none() || date.month.is_none() {
            return None;
        }
        let (day, end) = self.day_number(at)?;
        let month_follows = matches!(
            self.word(self.past(end, "of")),
            Some(Word::Month(_) | Word::ShortMonth(_))
        );
        let other = self.text(end) == ":" && self.glued(end)
            || month_follows
            || self.meridiem(end).is_some()
            || self.is_any(end, &["percent", "million", "billion", "points"])
            || self.text(end) == "%"
            || self.text(end) == "/" && self.glued(end);
        if other || day <= date.day? && date.year.is_some() {
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
        let of = |day, from: Found| {
            let date = CalendarDate {
                weekday: if day == date.day { date.weekday } else { None },
                day,
                year,
                ..date
            };
            Found {
                moment: Moment::of(Base::Calendar(date)),
                ..from
            }
        };
        let to = Found::new(from.moment, at, end).day_at(self.span(at, at + 1));
        Some(FoundRange {
            from: of(date.day, from),
            to: of(Some(day), to),
        })
    }

    /// "2019–21", "1997-98".
    fn second_short_year(self, from: Found, date: CalendarDate, at: usize) -> Option<FoundRange> {
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
    fn second_hour(self, from: Found, time: ClockTime, at: usize) -> Option<FoundRange> {
        if self.clock_at(at).is_some()
            || self
                .moment_at(at)
                .is_some_and(|it| it.moment.clock.is_some())
        {
            return None;
        }
        let hour = self
            .digits(at)
            .filter(|it| *it <= 24 && self.len(at) <= 2)?;
        let to = ClockTime {
            hour: i8::try_from(hour).ok()?,
            minute: None,
            second: None,
            certain: hour > 12,
            zone: None,
        };
        let next = at + 1;
        let counted = self.kind(next) == Some(crate::draft::TokenKind::Word)
            && !self.is_any(
                next,
                &["on", "at", "in", "and", "every", "for", "next", "this"],
            )
            || self.text(next) == "%";
        let to = to.after(time);
        (!counted).then(|| FoundRange {
            from,
            to: Found::clock(Clock::Time(to), at, next),
        })
    }

    /// Two numbers of which the second says what they are: "3-5 June", "9 to 11 am", "3 to 3:30".
    fn range_of_numbers(self, idx: usize) -> Option<FoundRange> {
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
            .moment
            .calendar_date()
            .filter(|it| it.month.is_some() && it.weekday.is_none())
            && let Some(last) = date.day
            && (1..last).contains(&day)
            && to.moment.clock.is_none()
        {
            let date = CalendarDate {
                day: Some(day),
                ..date
            };
            let from = Found::date(Base::Calendar(date), idx, end).day_at(self.span(idx, idx + 1));
            return Some(FoundRange { from, to });
        }
        let Some(Clock::Time(time)) = to.moment.clock else {
            return None;
        };
        let hour = i8::try_from(number)
            .ok()
            .filter(|it| *it <= 24 && end == idx + 1)?;
        let placed = time.certain || self.after_any(idx, &["from", "between"]);
        let from = ClockTime {
            hour,
            minute: None,
            second: None,
            certain: hour > 12,
            zone: time.zone,
        };
        let (from, time) = share_half(from, time);
        let clock = |time, start, end| Found::clock(Clock::Time(time), start, end);
        let mut last = clock(time, at, to.end);
        last.moment.date = to.moment.date;
        let mut first = clock(from, idx, end);
        first.moment.date = to.moment.date;
        placed.then_some(FoundRange {
            from: first,
            to: last,
        })
    }
}

impl Reader<'_> {
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

/// Two ends that can make a range, each with what the other has; `None` where they are of different sorts.
fn share(from: Found, to: Found) -> Option<(Found, Found)> {
    let (mut from, mut to) = (from, to);
    match (from.moment.clock, to.moment.clock) {
        (Some(Clock::Time(first)), Some(Clock::Time(last))) => {
            let (first, last) = share_half(first, last);
            from.moment.clock = Some(Clock::Time(first));
            to.moment.clock = Some(Clock::Time(last));
        }
        (None, None) => {}
        (Some(_), None) if to.moment.date.is_some() && from.moment.date.is_some() => {}
        (None, Some(_)) if from.moment.date.is_some() && to.moment.date.is_some() => {}
        (Some(Clock::Part(_)), Some(_)) | (Some(_), Some(Clock::Part(_))) => {}
        _ => return None,
    }
    match (from.moment.date, to.moment.date) {
        (Some(first), Some(last))
            if is_day_of_week(first) != is_day_of_week(last)
                && !(is_day(first) && is_day(last)) =>
        {
            return None;
        }
        (Some(first), Some(last)) => {
            let (first, last) = share_year(first, last);
            (from.moment.date, to.moment.date) = (Some(first), Some(last));
        }
        (Some(_), None) => to.moment.date = from.moment.date,
        (None, Some(_)) => from.moment.date = to.moment.date,
        (None, None) => {}
    }
    Some((from, to))
}

/// Whether only a weekday is written.
fn is_day_of_week(form: DateForm) -> bool {
    matches!(form.base, Base::Calendar(date) if date.weekday.is_some() && date.day.is_none())
}

/// Whether the form is a single day.
fn is_day(form: DateForm) -> bool {
    match form.base {
        Base::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
        Base::Unit { unit, .. } => unit == TimeUnit::Day,
        Base::Holiday { .. } | Base::Nth { .. } => true,
        _ => false,
    }
}

/// The half of the day that only one end has goes to the other: "3-4pm", "11 to 3pm", "8pm - 11".
fn share_half(from: ClockTime, to: ClockTime) -> (ClockTime, ClockTime) {
    let zone = from.zone.or(to.zone);
    let (from, to) = match (from.certain, to.certain) {
        (false, true) if from.hour <= 12 => {
            let minutes =
                |it: ClockTime| i16::from(it.hour) * 60 + i16::from(it.minute.unwrap_or(0));
            let afternoon = from.in_half(true);
            let morning = from.in_half(false);
            let late = minutes(afternoon) < minutes(to) || minutes(morning) >= minutes(to);
            (if late { afternoon } else { morning }, to)
        }
        (true, false) => (from, to.after(from)),
        (false, false) if to.hour < from.hour => (from, to.after(from)),
        _ => (from, to),
    };
    (ClockTime { zone, ..from }, ClockTime { zone, ..to })
}

/// The year that only one end has goes to the other, unless the months would run backwards: then resolution finds it.
fn share_year(from: DateForm, to: DateForm) -> (DateForm, DateForm) {
    let (Base::Calendar(first), Base::Calendar(last)) = (from.base, to.base) else {
        return (from, to);
    };
    if first.month.is_none() && first.day.is_some() && last.month.is_some() {
        // "The 13th to the 15th of July".
        let first = CalendarDate {
            month: last.month,
            year: last.year,
            ..first
        };
        let base = Base::Calendar(first);
        return (DateForm { base, ..from }, to);
    }
    let key = |date: CalendarDate| (date.month, date.day.unwrap_or(0));
    let picked = first.pick != Pick::Bare || last.pick != Pick::Bare;
    let forward =
        !picked && first.month.is_some() && last.month.is_some() && key(first) <= key(last);
    let with = |form: DateForm, date: CalendarDate, year| DateForm {
        base: Base::Calendar(CalendarDate { year, ..date }),
        ..form
    };
    match (first.year, last.year) {
        (None, year @ Some(_)) if forward => (with(from, first, year), to),
        (year @ Some(_), None) if forward => (from, with(to, last, year)),
        _ => (from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn ranges_of_two() {
        check(&[
            (
                "The fair runs from June 3-5.",
                "from June 3-5 = 2026-06-03..2026-06-05",
            ),
            (
                "The fair runs from June 3 to June 5.",
                "from June 3 to June 5 = 2026-06-03..2026-06-05",
            ),
            (
                "The fair ran on 3-5 March 2025.",
                "3-5 March 2025 = 2025-03-03..2025-03-05",
            ),
            (
                "The fair will run from July to September.",
                "from July to September = 2026-07..2026-09",
            ),
            (
                "It lasted between 2019 and 2021.",
                "between 2019 and 2021 = 2019..2021",
            ),
            (
                "Fares rose from at least 2002 to 2005.",
                "from at least 2002 to 2005 = 2002..2005",
            ),
            ("It lasted from 2019–21.", "from 2019–21 = 2019..2021"),
            ("It lasted from 2023-24.", "from 2023-24 = 2023..2024"),
            ("The 9 to 11 am slot", "9 to 11 am = T09:00..T11:00"),
            ("Open from 9am to 5pm.", "from 9am to 5pm = T09:00..T17:00"),
            (
                "Open between 9 and 11 am.",
                "between 9 and 11 am = T09:00..T11:00",
            ),
            ("Open 8pm-11.", "8pm-11 = T20:00..T23:00"),
            (
                "Open Monday-Friday.",
                "Monday-Friday = 2026-03-23..2026-03-27",
            ),
            (
                "The fair will run from Tuesday to Friday.",
                "from Tuesday to Friday = 2026-03-24..2026-03-27",
            ),
            (
                "From Aug 10 to Nov 12, 2025",
                "From Aug 10 to Nov 12, 2025 = 2025-08-10..2025-11-12",
            ),
            (
                "From Nov. 2024 to Feb. 2025",
                "From Nov. 2024 to Feb. 2025 = 2024-11..2025-02",
            ),
            (
                "The show ran from the 13th to the 15th of July 2025.",
                "from the 13th to the 15th of July 2025 = 2025-07-13..2025-07-15",
            ),
            (
                "The show ran from March 28 to April 2.",
                "from March 28 to April 2 = 2025-03-28..2025-04-02",
            ),
            (
                "The dinner is on June 3 from 6 to 8 pm.",
                "June 3 = 2026-06-03; from 6 to 8 pm = T18:00..T20:00",
            ),
        ]);
    }

    #[test]
    fn no_ranges() {
        silent(&["A 9-2 lead and a 10 to 3 vote", "From 20 to 30 people"]);
        silent(&["It drew at least 2002 guests, and at least 1950 of them paid."]);
    }

    #[test]
    fn hyphens_on_both_sides() {
        check(&[(
            "In the January-to-March period sales fell.",
            "January-to-March = 2026-01..2026-03",
        )]);
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
