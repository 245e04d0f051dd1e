//! Dates that begin with a weekday: "Friday, July 4, 2025", "Tuesday the 19th", "Monday week", "Monday".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Anchor, Base, CalendarDate, Length, Pick, TimeUnit};
use crate::draft::TokenKind;
use jiff::civil::Weekday;
use rust_decimal::Decimal;

/// Words before a short name of a weekday that make sure it is one: "on Sat".
const BEFORE_SHORT: &[&str] = &["on", "last", "next", "this", "every", "till", "until"];

impl Reader<'_> {
    /// "Friday, July 4, 2025", "Tuesday 19th of December", "Tuesday the 19th", "Monday week", "Monday".
    pub(super) fn weekday_date(self, idx: usize, weekday: Weekday, full: bool) -> Option<Found> {
        let at = self.span(idx, idx + 1);
        if let Some(found) = self.dated_weekday(idx, weekday) {
            return Some(found.weekday_at(at));
        }
        if self.is_newspaper(idx + 1) || self.is_named_day(idx) || self.is_programme(idx + 1) {
            return None;
        }
        let date = CalendarDate {
            weekday: Some(weekday),
            pick: self.weekday_pick(idx),
            ..CalendarDate::default()
        };
        if self.is(idx + 1, "week") && full && !self.glued(idx + 1) {
            return Some(self.weekday_week(idx, date).weekday_at(at));
        }
        let short_certain = || self.after_any(idx, BEFORE_SHORT) && !self.is_capital(idx + 1);
        (full || short_certain())
            .then(|| Found::date(Base::Calendar(date), idx, idx + 1).weekday_at(at))
    }

    /// A weekday with the day of the month that follows it.
    fn dated_weekday(self, idx: usize, weekday: Weekday) -> Option<Found> {
        let after = self.past(self.past_comma(self.past_stop(idx + 1)), "the");
        let rest = self
            .month_date(after)
            .or_else(|| self.day_month(after))
            .or_else(|| self.numeric_date(after))
            .or_else(|| self.ranked_day(after))?;
        let date = rest
            .moment
            .calendar_date()
            .filter(|date| date.day.is_some())?;
        let date = CalendarDate {
            weekday: Some(weekday),
            ..date
        };
        Some(Found {
            day_at: rest.day_at,
            ..Found::date(Base::Calendar(date), idx, rest.end)
        })
    }

    /// "on a Tuesday", "it was a Friday night" mean no day in particular; "in a Monday speech" does, and so does a bare weekday.
    fn weekday_pick(self, idx: usize) -> Pick {
        // "The first Tuesday after the vote" is none that can be told.
        if self.after_any(idx, &["first", "second", "third", "fourth", "fifth"]) {
            return Pick::Any;
        }
        let indefinite = self.after_any(idx, &["one"])
            || self.after_any(idx, &["a"]) && self.after_any(idx - 1, &["on", "was", "is"]);
        let ends = self.kind(idx + 1) != Some(TokenKind::Word)
            || matches!(self.word(idx + 1), Some(Word::Part(_)))
            || self.is_any(
                idx + 1,
                &[
                    "in", "and", "or", "but", "of", "at", "to", "when", "after", "before", "with",
                ],
            );
        if indefinite && ends && !self.is_dash(idx + 1) {
            Pick::Any
        } else {
            Pick::Bare
        }
    }

    /// Whether the weekday is one that has a name, of which nobody knows the year: "Black Monday", "Super Tuesday".
    fn is_named_day(self, idx: usize) -> bool {
        let name = self.after_any(
            idx,
            &[
                "Black", "Bloody", "Casual", "Man", "Maundy", "Shrove", "Super",
            ],
        );
        name && self.is_capital(idx - 1)
    }

    /// Whether the part of the day at `idx` is in a programme's name: "Saturday Night Live".
    fn is_programme(self, idx: usize) -> bool {
        const SHOWS: &[&str] = &["Live", "Football", "Lights", "Fever", "Baseball", "Special"];
        matches!(self.word(idx), Some(Word::Part(_))) && SHOWS.contains(&self.text(idx + 1))
    }

    /// Whether the word makes a newspaper's name of a weekday: "Sunday Times".
    fn is_newspaper(self, idx: usize) -> bool {
        let names = [
            "Times",
            "Mail",
            "Telegraph",
            "Mirror",
            "Express",
            "Post",
            "Herald",
            "Tribune",
        ];
        names.contains(&self.text(idx))
    }

    /// "Monday week": a week after the coming Monday.
    fn weekday_week(self, idx: usize, date: CalendarDate) -> Found {
        let length = Length::of(Decimal::ONE, TimeUnit::Week);
        let base = Base::Shift {
            length,
            ahead: true,
            from: Anchor::Date(date),
        };
        Found::date(base, idx, idx + 2)
    }

    /// "the last Monday of March", "the second Tuesday in November 2024": from the rank on; below zero the last.
    pub(super) fn weekday_of_month(
        self,
        start: usize,
        at: usize,
        weekday: Weekday,
        rank: i8,
    ) -> Option<Found> {
        let (Word::Month(month) | Word::ShortMonth(month)) = self.word(at + 2)? else {
            return None;
        };
        let end = at + 3;
        let (year, end) = match self.owner(self.past_stop(end)) {
            Some((year, false, end)) => (Some(year), end),
            _ => (None, end),
        };
        let base = Base::Nth {
            nth: rank,
            weekday: Some(weekday),
            month,
            year,
        };
        let placed = self.is_any(at + 1, &["of", "in"]) && rank <= 5;
        placed.then(|| Found::date(base, start, end))
    }

    /// "19th" behind a weekday, "the 4th" alone.
    pub(super) fn ranked_day(self, idx: usize) -> Option<Found> {
        let (day, end) = self.day_number(idx)?;
        let date = CalendarDate {
            day: Some(day),
            ..CalendarDate::default()
        };
        let base = Base::Calendar(date);
        (end == idx + 2).then(|| Found::date(base, idx, end).day_at(self.span(idx, idx + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn days_with_a_name() {
        silent(&["Shares fell as they had on Black Monday, and voters met on Super Tuesday."]);
        check(&[("They met on a black Monday.", "Monday = 2026-03-16")]);
    }

    #[test]
    fn weekdays_by_rank() {
        check(&[
            (
                "They meet on the first Monday of every month.",
                "Monday = XXXX-WXX-1; every month = P1M",
            ),
            (
                "The vote is the first Tuesday after the fair.",
                "Tuesday = XXXX-WXX-2",
            ),
            (
                "It was the first Monday in May 2024.",
                "first Monday in May 2024 = 2024-05-06",
            ),
        ]);
    }

    #[test]
    fn one_day_of_many() {
        check(&[(
            "One Sunday in May 2024 he fell.",
            "Sunday = XXXX-WXX-7; May 2024 = 2024-05",
        )]);
    }

    #[test]
    fn weekdays_in_general() {
        check(&[
            ("He was born on a Tuesday.", "Tuesday = XXXX-WXX-2"),
            (
                "It was a Friday night when the roof fell.",
                "Friday night = ?",
            ),
            ("He died on Tuesday.", "Tuesday = 2026-03-17"),
            (
                "He denied it in a Monday speech and on a Monday call.",
                "Monday = 2026-03-16; Monday = 2026-03-16",
            ),
        ]);
    }
}
