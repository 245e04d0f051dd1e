//! A moment: a date, a time of day, or both joined: "8 p.m. ET Tuesday", "the evening of March 3".

use super::found::Found;
use super::length::Counted;
use super::reader::Reader;
use super::start::Start;
use super::words::Word;
use super::written::{Anchor, Base, CalendarDate, Clock, DayPart};
use crate::draft::TokenKind;

impl Reader<'_> {
    /// A date, a time of day, or both, from the token on.
    pub(super) fn moment_at(self, idx: usize) -> Option<Found> {
        let start = self.start(idx)?;
        let length = self.length_from(idx, start);
        self.moment_of(idx, start, length)
    }

    /// As `moment_at`, with the length that starts at the token.
    pub(super) fn moment_of(
        self,
        idx: usize,
        start: Start,
        length: Option<Counted>,
    ) -> Option<Found> {
        let date = self.date_of(idx, start, length);
        let clock = if start.clock() {
            self.clock_at(idx).or_else(|| self.part_of_day(idx))
        } else {
            None
        };
        match (date, clock) {
            (Some(date), Some(clock)) if clock.end > date.end => Some(self.with_date(clock)),
            (Some(date), _) => Some(self.behind_part(self.with_clock(date))),
            (None, Some(clock)) => Some(self.with_date(clock)),
            (None, None) => None,
        }
    }

    /// A date without a time of day, from the token on: the longest reading.
    fn date_of(self, idx: usize, start: Start, length: Option<Counted>) -> Option<Found> {
        let whole = self.whole_of(idx, start, length);
        if !start.date() {
            return whole;
        }
        let part = longest([self.part_at(idx), self.first_of(idx), self.nth_of(idx)]);
        longest([part, whole])
    }

    /// A date that is no part of another: what "early" and "the end of" can stand before. Parts of parts are not read, so
    /// that a page of "early" costs no more than any other.
    pub(super) fn whole_at(self, idx: usize) -> Option<Found> {
        let start = self.start(idx)?;
        let length = self.length_from(idx, start);
        self.whole_of(idx, start, length)
    }

    fn whole_of(self, idx: usize, start: Start, length: Option<Counted>) -> Option<Found> {
        let shifted = length.and_then(|it| self.shifted(it, idx));
        if !start.date() {
            return shifted;
        }
        let period = self.period_at(idx);
        longest([
            period,
            self.relative_at(idx),
            self.calendar_at(idx),
            shifted,
            self.ended_at(idx, length, period),
            self.ranked_alone(idx),
        ])
    }

    /// "the 4th", where no noun follows that it could rank.
    fn ranked_alone(self, idx: usize) -> Option<Found> {
        let found = self
            .ranked_day(idx)
            .filter(|_| self.after_any(idx, &["the"]))?;
        let ends = self.kind(found.end) != Some(TokenKind::Word) && !self.is_dash(found.end)
            || self.is_any(
                found.end,
                &[
                    "at", "and", "to", "in", "for", "through", "until", "when", "after",
                ],
            );
        let dated = idx >= 2
            && self.is_any(
                idx - 2,
                &[
                    "on", "by", "since", "until", "till", "from", "between", "and", "before",
                    "after", "for", "through", "to",
                ],
            );
        (ends && dated && self.kind(found.end) != Some(TokenKind::Suffix)).then_some(found)
    }

    /// A date with the time of day that follows it.
    fn with_clock(self, date: Found) -> Found {
        if date.moment.clock.is_some() || !date.is_day() {
            return date;
        }
        match self.clock_behind(date.end) {
            Some(clock) => date.joined(clock),
            None => date,
        }
    }

    /// A day with the part of it that is named before it: "the evening of March 3".
    fn behind_part(self, date: Found) -> Found {
        let of = date.start - usize::from(self.after_any(date.start, &["the"]));
        let part = of
            .checked_sub(2)
            .filter(|at| self.after_any(of, &["of"]) && self.after_any(*at, &["the"]));
        match part.map(|at| (at, self.day_part_at(at))) {
            Some((at, Some(part))) if date.moment.clock.is_none() && date.is_day() => {
                date.joined(Found::clock(Clock::Part(part), at, of))
            }
            _ => date,
        }
    }

    /// A time of day with the day that follows it: "8 p.m. ET Tuesday", "9am on Saturday", "10pm tonight".
    fn with_date(self, clock: Found) -> Found {
        let comma = self.past_comma(clock.end);
        let at = comma + usize::from(self.is_any(comma, &["on", "of"]));
        let at = self.past(at, "the");
        let date = self
            .start(at)
            .and_then(|start| self.date_of(at, start, self.length_from(at, start)));
        let Some(date) = date.filter(|it| it.is_day() && !it.is_number() && !self.opens_days(*it))
        else {
            return clock;
        };
        let part = match date.moment.clock {
            Some(Clock::Part(part)) => Some(part),
            _ => self.day_part_at(date.end),
        };
        let named = date.moment.clock.is_none() && part.is_some();
        let mut joined = Found {
            end: date.end + usize::from(named),
            ..clock.joined(date)
        };
        if let (Some(Clock::Time(time)), Some(part)) = (clock.moment.clock, part) {
            joined.moment.clock = Some(Clock::Time(time.in_part(part)));
        }
        joined
    }

    /// The length that starts at the token, where one may.
    pub(super) fn length_from(self, idx: usize, start: Start) -> Option<Counted> {
        start.length().then(|| self.length_at(idx)).flatten()
    }

    /// Whether the day opens a row of days, whose hours stand before it: "9am-5pm Monday-Friday".
    fn opens_days(self, date: Found) -> bool {
        let joined = self.is_dash(date.end) || self.is_any(date.end, &["to", "through"]);
        joined
            && self.clock_at(date.end + 1).is_none()
            && self.whole_at(date.end + 1).is_some_and(|it| it.is_day())
    }

    fn day_part_at(self, idx: usize) -> Option<DayPart> {
        match self.word(idx) {
            Some(Word::Part(part)) => Some(part),
            _ => None,
        }
    }
}

impl Found {
    /// Whether it is the number of a day and nothing more: in "at 10:30, 5 July became" it is none.
    fn is_number(&self) -> bool {
        let bare = |date: CalendarDate| date.weekday.is_none() && date.month.is_none();
        self.moment.calendar_date().is_some_and(bare)
    }

    /// Whether the date is a single day, or a part of one, to which a time of day can belong.
    pub(super) fn is_day(&self) -> bool {
        let counted = |base| match base {
            Base::Shift { from, .. } => !matches!(from, Anchor::Now | Anchor::Then),
            _ => false,
        };
        self.moment
            .date
            .is_some_and(|form| form.base.is_day() || counted(form.base))
    }
}

/// Of several readings the longest, and of those the first.
pub(super) fn longest<const N: usize>(found: [Option<Found>; N]) -> Option<Found> {
    found.into_iter().flatten().rev().max_by_key(|it| it.end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn parts_of_a_day_before_it() {
        check(&[
            (
                "The hall burned on the evening of March 3, 2024.",
                "evening of March 3, 2024 = 2024-03-03TEV 2024-03-03T18:00..2024-03-03T23:59",
            ),
            (
                "He left the morning of Monday.",
                "morning of Monday = 2026-03-16TMO 2026-03-16T00:00..2026-03-16T12:00",
            ),
            (
                "The evening of 2019 and a night of May",
                "2019 = 2019; May = 2025-05",
            ),
        ]);
    }

    #[test]
    fn hours_of_several_days() {
        check(&[
            (
                "Open 9am-5pm Monday-Friday.",
                "9am-5pm = T09:00..T17:00; Monday-Friday = 2026-03-23..2026-03-27",
            ),
            (
                "Open Tuesday to Sunday, 10 a.m. to 5 p.m.",
                "Tuesday to Sunday = 2026-03-24..2026-03-29; 10 a.m. to 5 p.m. = T10:00..T17:00",
            ),
        ]);
    }
}
