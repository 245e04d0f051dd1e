//! Times of day in digits: "10:30", "10.30pm", "3 p.m.", "8 o'clock", "1830 GMT", "09:30Z".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Clock, ClockTime};
use crate::draft::TokenKind;

/// Words with a capital letter behind which an hour and its minutes may stand; behind others they are chapter and verse.
const BEFORE_HOUR: &[&str] = &[
    "at", "on", "from", "until", "till", "by", "between", "about", "around", "before", "after",
    "and", "to", "since", "the", "exactly", "shortly", "just",
];

impl Reader<'_> {
    /// "10:30", "10:30:05 pm", "10.30pm", "3 p.m.", "8 o'clock", "12 noon", "3 in the morning".
    pub(super) fn digital(self, idx: usize) -> Option<(ClockTime, usize)> {
        if self.kind(idx) != Some(TokenKind::Number) || self.is_inside_number(idx) {
            return None;
        }
        if let Some((time, end)) = self.with_colon(idx) {
            return Some(self.half_behind(time, end).unwrap_or((time, end)));
        }
        let text = self.text(idx);
        let (hour, minute) = match text.split_once(['.', ',']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute.parse().ok()?)),
            Some(_) => return None,
            None => (text, None),
        };
        let hour = hour.parse::<i8>().ok().filter(|_| hour.len() <= 2)?;
        let fits = hour <= 24 && minute.is_none_or(|it: i8| it < 60);
        let time = ClockTime::of(hour, minute);
        if fits && minute.is_some() && self.opens_entry(idx) {
            let certain = true;
            return Some((ClockTime { certain, ..time }, idx + 1));
        }
        fits.then(|| self.half_behind(time, idx + 1))?
    }

    /// "at 8 this morning", "until eight on Monday evening": the part of the day makes an hour of the number.
    pub(super) fn hour_of_part(self, idx: usize) -> Option<(ClockTime, usize)> {
        let at = idx - usize::from(self.after_any(idx, &["about", "around", "just"]));
        let placed = self.after_any(
            at,
            &["at", "until", "till", "since", "before", "after", "from"],
        );
        let (hour, end) = placed.then(|| self.hour(idx))??;
        (hour > 0 && self.names_part(self.past(end, "on")))
            .then_some((ClockTime::of(hour, None), end))
    }

    /// Whether a part of a day is named from the token on: "this morning", "tonight", "Monday night".
    fn names_part(self, idx: usize) -> bool {
        match self.word(idx) {
            Some(Word::Tonight) => true,
            Some(Word::Pick(_) | Word::Day(_) | Word::Weekday(_)) => {
                matches!(self.word(idx + 1), Some(Word::Part(_)))
            }
            _ => self.is(idx, "that") && matches!(self.word(idx + 1), Some(Word::Part(_))),
        }
    }

    /// Whether the number opens a block and a sentence follows it, as the entries of a running report do: "14.05 Rescuers
    /// have reached the ship".
    fn opens_entry(self, idx: usize) -> bool {
        idx == 0
            && self.len(idx) == 5
            && (self.tokens.len() == 1
                || self.is_capital(idx + 1) && self.spaced(idx + 1) && self.tokens.len() > 4)
    }

    /// Whether the number hangs on something before it: "-3", "$3", "1.2:30".
    fn is_inside_number(self, idx: usize) -> bool {
        idx > 0 && self.glued(idx) && !self.opens(idx - 1) && !self.is_apostrophe(idx - 1)
    }

    /// Hours and minutes with a colon between them. "2:28.6" is a race, "3:2" a score.
    fn with_colon(self, idx: usize) -> Option<(ClockTime, usize)> {
        let inside =
            idx >= 2 && self.is_colon(idx - 1) && self.kind(idx - 2) == Some(TokenKind::Number);
        if !self.is_colon(idx + 1) || inside {
            return None;
        }
        let hour = self.digits(idx).filter(|it| *it <= 24)?;
        let minute = self.sixty(idx + 2)?;
        let (second, end) = if self.is_colon(idx + 3) {
            (Some(self.sixty(idx + 4)?), idx + 5)
        } else {
            (None, idx + 3)
        };
        let half = self.meridiem(end).is_some();
        let glued = self.glued(end) && self.kind(end) == Some(TokenKind::Word);
        let clock = half || !glued && !self.is_timed(idx, end, second.is_some());
        if !clock || self.is_colon(end) {
            return None;
        }
        let time = ClockTime {
            second,
            ..ClockTime::of(i8::try_from(hour).ok()?, Some(minute))
        };
        Some((time, end))
    }

    /// Whether a colon at the token joins what stands on both its sides.
    fn is_colon(self, idx: usize) -> bool {
        self.text(idx) == ":" && self.glued(idx) && self.glued(idx + 1)
    }

    /// Whether the numbers from `idx` to `end` are no time of day: how long a race took, chapter and verse, or what the clock
    /// of a game shows ("with 1:12 left").
    fn is_timed(self, idx: usize, end: usize, seconds: bool) -> bool {
        let at = self.after_any(idx, &["at"]);
        let length = self.after_any(idx, &["of", "time", "clocked", "ran"]);
        // "5,000 metres in 13:20"
        let taken = self.after_any(idx, &["in"]) && self.word(end).is_none();
        let race = self.len(idx) == 1 && !at && idx > 0;
        let verse = self.is_capital(idx.wrapping_sub(1))
            && self.word_before(idx).is_none()
            && !self.after_any(idx, BEFORE_HOUR);
        let game = self.is_any(end, &["left", "remaining", "into"])
            || self.is(end, "to") && self.is_any(end + 1, &["play", "go"])
            || self.is(end, "of") && self.is_any(end + 1, &["regulation", "overtime"]);
        taken || seconds && (length || race) || verse || game && !at
    }

    /// Two digits below sixty.
    pub(super) fn sixty(self, idx: usize) -> Option<i8> {
        let value = self.digits(idx).filter(|_| self.len(idx) == 2)?;
        i8::try_from(value).ok().filter(|it| *it < 60)
    }

    /// The time with the half of the day that follows it; `None` where nothing follows that makes an hour of the number.
    pub(super) fn half_behind(self, time: ClockTime, end: usize) -> Option<(ClockTime, usize)> {
        if let Some((afternoon, after)) = self.meridiem(end) {
            return (time.hour <= 24).then(|| (time.in_half(afternoon), after));
        }
        if self.is(end, "o") && self.is_any(end + 1, &["'clock", "’clock"]) {
            let end = end + 2;
            return Some(self.half_or_part(time, end));
        }
        if let Some(Word::Hour(hour)) = self.word(end)
            && time.hour == 12
        {
            return Some((
                ClockTime {
                    hour,
                    certain: true,
                    ..time
                },
                end + 1,
            ));
        }
        if self.is_any(end, &["sharp"]) && time.minute.is_some() {
            return Some((time, end));
        }
        let (part, after) = self
            .part_behind(end)
            .filter(|_| (1..=12).contains(&time.hour))?;
        Some((time.in_part(part), after))
    }

    /// The time with "pm" or "in the morning" behind it, where that is written.
    fn half_or_part(self, time: ClockTime, end: usize) -> (ClockTime, usize) {
        if let Some((afternoon, after)) = self.meridiem(end) {
            return (time.in_half(afternoon), after);
        }
        match self.part_behind(end) {
            Some((part, after)) => (time.in_part(part), after),
            None => (time, end),
        }
    }

    /// "1830 EST", "0735 GMT", "1400 hours".
    pub(super) fn military(self, idx: usize) -> Option<(ClockTime, usize)> {
        let digits = self.digits(idx).filter(|_| self.len(idx) == 4)?;
        let hours = self.is_any(idx + 1, &["hours", "hrs"])
            && digits % 100 < 60
            && self.after_any(
                idx,
                &["at", "from", "until", "by", "to", "-", "between", "and"],
            );
        if !hours && self.zone_at(idx + 1).is_none() || self.is_inside_number(idx) {
            return None;
        }
        let (hour, minute) = (digits / 100, digits % 100);
        let time = ClockTime::of(i8::try_from(hour).ok()?, i8::try_from(minute).ok());
        let certain = true;
        (hour <= 24 && minute < 60)
            .then_some((ClockTime { certain, ..time }, idx + 1 + usize::from(hours)))
    }

    /// The time of day of ISO 8601, behind the letter that sets it off: the "T09:30Z" of "2026-03-18T09:30Z".
    pub(super) fn clock_behind_t(self, idx: usize) -> Option<Found> {
        let set_off = matches!(self.text(idx), "T" | "t") && self.glued(idx) && self.glued(idx + 1);
        let hour = self.sixty(idx + 1).filter(|it| set_off && *it <= 24)?;
        let minute = self.sixty(idx + 3).filter(|_| self.is_colon(idx + 2))?;
        // Fractions of a second are one token with it: "05.250".
        let second = self
            .is_colon(idx + 4)
            .then(|| self.text(idx + 5).get(..2)?.parse().ok())
            .flatten();
        let end = idx + if second.is_some() { 6 } else { 4 };
        let (zone, end) = match self.zone_in_digits(end) {
            Some((zone, end)) => (Some(zone), end),
            None => (None, end),
        };
        let time = ClockTime {
            second,
            certain: true,
            zone,
            ..ClockTime::of(hour, Some(minute))
        };
        Some(Found::clock(Clock::Time(time), idx + 1, end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn no_times_of_day() {
        silent(&[
            "He ran 2:28.6 and then 1:59:40.",
            "The odds were 2:1 and 10-3.",
            "I am 10, and she is 11 to 12.",
            "Shares closed at 10.30.",
            "John 3:16 says so.",
            "They scored with 4:35 left and again with 2:10 remaining.",
        ]);
    }

    #[test]
    fn iso_moments() {
        check(&[
            (
                "The log of 2026-03-18T09:30Z ends at 2026-03-19T10:05:40+02:00.",
                "2026-03-18T09:30Z = 2026-03-18T09:30; 2026-03-19T10:05:40+02:00 = 2026-03-19T10:05:40",
            ),
            (
                "Stamped 2026-03-18T23:59:59.125-0500",
                "2026-03-18T23:59:59.125-0500 = 2026-03-18T23:59:59",
            ),
        ]);
        check(&[("Lot 2026-03-18T9", "2026-03-18 = 2026-03-18")]);
    }

    #[test]
    fn clocks_of_games() {
        silent(&[
            "With 3:08 to play and 1:12 to go they led.",
            "She scored 2:55 into overtime, in the 4:29 of regulation.",
        ]);
    }

    #[test]
    fn hours_told_by_the_part_of_the_day() {
        check(&[
            (
                "At 8 this morning the ferry left.",
                "8 this morning = 2026-03-18T08:00",
            ),
            (
                "It had been due at eight last night.",
                "eight last night = 2026-03-17T20:00",
            ),
            (
                "He slept from about 11 on Monday morning.",
                "11 on Monday morning = 2026-03-16T11:00 2026-03-16T11:00..",
            ),
        ]);
        check(&[
            (
                "Shares lost 8 this morning.",
                "this morning = 2026-03-18TMO 2026-03-18T00:00..2026-03-18T12:00",
            ),
            ("At 8 this year's price is low.", "this year = 2026"),
        ]);
    }

    #[test]
    fn what_a_race_took() {
        silent(&["He ran 5,000 metres in 13:20."]);
    }
}
