//! Lengths that the words around them make dates: "two years ago", "in three weeks", "a week from Tuesday", "the day
//! after tomorrow".

use super::found::Found;
use super::length::Counted;
use super::reader::Reader;
use super::words::Word;
use super::written::{Anchor, Base, CalendarDate, Length, TimeUnit, View};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// "day after tomorrow", "day before Christmas", "day after the June 3 vote".
    pub(super) fn day_beside(self, idx: usize) -> Option<Found> {
        if !self.is(idx, "day") {
            return None;
        }
        let ahead = match self.text(idx + 1) {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        let (from, end) = self.anchor(self.past(idx + 2, "the"))?;
        let base = shift(Length::of(Decimal::ONE, TimeUnit::Day), ahead, from);
        Some(Found::date(base, idx, end))
    }

    /// "year-ago", "year-earlier": "the year-ago quarter".
    pub(super) fn unit_ago(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let at = self.hyphened(idx + 1);
        let ago = matches!(self.word(at), Some(Word::Ago | Word::Earlier));
        let base = shift(Length::of(Decimal::ONE, it), false, Anchor::Now);
        (ago && at > idx + 1).then(|| Found::date(base, idx, at + 1))
    }

    /// "the year before", "the day after", where nothing follows that it would be counted from.
    pub(super) fn unit_beside(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let ahead = match self.text(idx + 1) {
            "after" => true,
            "before" => false,
            _ => return None,
        };
        let ends = !matches!(
            self.kind(idx + 2),
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)
        ) && !self.is_any(idx + 2, &["\"", "“", "(", "‘", "'"])
            && !self.is_dash(idx + 2);
        let base = shift(Length::of(Decimal::ONE, it), ahead, Anchor::Then);
        (it >= TimeUnit::Day && ends && self.after_any(idx, &["the"]))
            .then(|| Found::date(base, idx, idx + 2))
    }

    /// A length that the words around it make a date: "two years ago", "in three weeks", "a week from Tuesday".
    pub(super) fn shifted(self, counted: Counted, start: usize) -> Option<Found> {
        let Counted { length, end, low } = counted;
        if length.age || low.is_some() {
            return None;
        }
        let (ahead, from, end) = match self.word(end) {
            // "A year earlier than planned" is a length.
            Some(Word::Earlier | Word::Later) if self.is(end + 1, "than") => return None,
            Some(Word::Ago | Word::Earlier | Word::Later) => {
                self.adverb_of_shift(length, start, end)
            }
            _ => self.joint_of_shift(length, start, end),
        }?;
        Some(Found::date(shift(length, ahead, from), start, end))
    }

    /// Which way the preposition at `at` shifts, from where, and the token after that: "from now", "from Tuesday", "before
    /// Christmas", "on Tuesday" as the British count weeks.
    fn joint_of_shift(
        self,
        length: Length,
        start: usize,
        at: usize,
    ) -> Option<(bool, Anchor, usize)> {
        let next = at + 1;
        let ahead = match self.text(at) {
            "on" if length.unit == TimeUnit::Week && self.view(start, at) != View::Back => {
                let weekday = self.weekday_anchor(next)?;
                return Some((true, weekday, next + 1));
            }
            "prior" if !self.is(next, "to") => return Some((false, Anchor::Then, next)),
            "from" if self.is(next, "now") => return Some((true, Anchor::Now, next + 1)),
            "hence" => return Some((true, Anchor::Now, next)),
            "after" | "from" | "following" => true,
            "before" => false,
            _ => return None,
        };
        let anchor = self.anchor(self.past(next, "the"));
        match anchor.filter(|_| length.unit >= TimeUnit::Day) {
            Some((anchor, end)) => Some((ahead, anchor, end)),
            None => Some((ahead, Anchor::Then, self.end_of_then(at)?)),
        }
    }

    /// The token after "after that", or after "before" and "after" where nothing follows to count from.
    fn end_of_then(self, at: usize) -> Option<usize> {
        let next = at + 1;
        let behind = at + 2;
        let ends =
            self.kind(behind) != Some(TokenKind::Word) || is_function_word(self.text(behind));
        if self.is(at, "after") && self.is(next, "that") && ends {
            return Some(behind);
        }
        let last = !matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Number));
        (last && matches!(self.text(at), "before" | "after")).then_some(next)
    }

    /// The weekday at the token, to count from.
    fn weekday_anchor(self, idx: usize) -> Option<Anchor> {
        let Some(Word::Weekday(weekday)) = self.word(idx) else {
            return None;
        };
        Some(Anchor::Date(CalendarDate {
            weekday: Some(weekday),
            ..CalendarDate::default()
        }))
    }

    /// Which way "ago", "earlier" or "later" at `at` shifts, from where, and the token after it.
    fn adverb_of_shift(
        self,
        length: Length,
        start: usize,
        at: usize,
    ) -> Option<(bool, Anchor, usize)> {
        let end = at + 1;
        match self.word(at)? {
            Word::Ago => Some(match self.weekday_anchor(end) {
                // "a week ago Tuesday".
                Some(weekday) if length.unit == TimeUnit::Week => (false, weekday, end + 1),
                _ => (false, Anchor::Now, self.past(end, "today")),
            }),
            Word::Earlier => Some((false, Anchor::Then, end)),
            // Alone, "two days later" has nothing else to count from.
            _ if start == 0 && end == self.tokens.len() => Some((true, Anchor::Now, end)),
            _ => Some((true, Anchor::Then, end)),
        }
    }

    /// "in three weeks", where the sentence looks ahead; the caller knows that.
    pub(super) fn shifted_by_in(self, counted: Counted, idx: usize) -> Option<Found> {
        let plain = counted.low.is_none() && !counted.length.age && self.after_any(idx, &["in"]);
        let base = shift(counted.length, true, Anchor::Now);
        plain.then(|| Found::date(base, idx, counted.end))
    }

    /// A day to count from: "tomorrow", "Tuesday", "June 3", "Christmas".
    fn anchor(self, idx: usize) -> Option<(Anchor, usize)> {
        if let Some(Word::Day(days)) = self.word(idx) {
            return Some((Anchor::Day(days), idx + 1));
        }
        let found = self.period_at(idx).or_else(|| self.calendar_at(idx))?;
        match found.moment.date?.base {
            Base::Calendar(date) if date.day.is_some() || date.weekday.is_some() => {
                Some((Anchor::Date(date), found.end))
            }
            Base::Holiday { holiday, .. } => Some((Anchor::Holiday(holiday), found.end)),
            _ => None,
        }
    }
}

pub(super) fn shift(length: Length, ahead: bool, from: Anchor) -> Base {
    Base::Shift {
        length,
        ahead,
        from,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn counted_from_a_moment() {
        check(&[
            (
                "He left two years ago, three weeks ago and five days ago.",
                "two years ago = 2024 2024-03-18..2024-03-18; three weeks ago = 2026-W09 2026-02-25..2026-02-25; five days ago = 2026-03-13 2026-03-13..2026-03-13",
            ),
            (
                "He left a year earlier and came back two days later.",
                "a year earlier = 2025 2025-03-18..2025-03-18; two days later = ?",
            ),
            (
                "two days later",
                "two days later = 2026-03-20 2026-03-20..2026-03-20",
            ),
            (
                "10 months later the pier was shut, and three hours later it fell.",
                "10 months later = ?; three hours later = ?",
            ),
            (
                "It was built in 1931 - 12 years later it burned down.",
                "1931 = 1931; 12 years later = 1943",
            ),
            (
                "It was built in 1931 – two years later it burned down.",
                "1931 = 1931; two years later = 1933",
            ),
            (
                "It will open in three weeks.",
                "three weeks = 2026-W15 2026-04-08..2026-04-08",
            ),
            (
                "It was the first storm in three weeks.",
                "three weeks = P3W",
            ),
            (
                "They will meet a week from Tuesday.",
                "a week from Tuesday = 2026-03-31 2026-03-31..2026-03-31",
            ),
            (
                "They will meet Monday week.",
                "Monday week = 2026-03-30 2026-03-30..2026-03-30",
            ),
            (
                "They will meet the day after tomorrow.",
                "day after tomorrow = 2026-03-20 2026-03-20..2026-03-20",
            ),
            (
                "He left two days before Christmas.",
                "two days before Christmas = 2025-12-23 2025-12-23..2025-12-23",
            ),
            (
                "He called two hours ago.",
                "two hours ago = 2026-03-18T08:30",
            ),
            ("It rained the following day.", "following day = ?"),
        ]);
    }
}
