//! Times of day, and how one stands behind a date: "Tuesday at 8", "this afternoon at 3:20".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Clock, ClockTime, DayPart};
use crate::draft::TokenKind;

/// What may join a time of day to the date before it.
const BEHIND_DATE: &[&str] = &[
    "at", "around", "about", "-", "–", "by", "@", "from", "until",
];

impl ClockTime {
    pub(super) fn of(hour: i8, minute: Option<i8>) -> ClockTime {
        ClockTime {
            hour,
            minute,
            second: None,
            certain: hour > 12 || hour == 0,
            zone: None,
        }
    }

    /// The time in the half of the day that "am" or "pm" gives.
    pub(super) fn in_half(self, afternoon: bool) -> ClockTime {
        let hour = match (self.hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => self.hour + 12,
            (hour, _) => hour,
        };
        ClockTime {
            hour,
            certain: true,
            ..self
        }
    }

    /// The time in a part of the day: "3:20" of an afternoon is 15:20.
    pub(super) fn in_part(self, part: DayPart) -> ClockTime {
        if self.certain {
            return self;
        }
        match part {
            DayPart::Morning => self.in_half(false),
            DayPart::Lunch if self.hour > 10 => self.in_half(self.hour == 12),
            // Deep in the night the hours are small.
            DayPart::Night if self.hour < 5 || self.hour == 12 => self.in_half(false),
            _ => self.in_half(true),
        }
    }

    /// The same hour later in the day, where its half is open and it lies before `start`.
    pub(super) fn after(self, start: ClockTime) -> ClockTime {
        let minutes = |it: ClockTime| i16::from(it.hour) * 60 + i16::from(it.minute.unwrap_or(0));
        let certain = true;
        if !self.certain && self.hour <= 12 && minutes(self) <= minutes(start) && start.hour < 22 {
            return ClockTime {
                hour: if self.hour == 12 { 24 } else { self.hour + 12 },
                certain,
                ..self
            };
        }
        ClockTime { certain, ..self }
    }
}

impl Reader<'_> {
    /// A time of day that starts at the token, without its day.
    pub(super) fn clock_at(self, idx: usize) -> Option<Found> {
        let (time, end) = self
            .digital(idx)
            .or_else(|| self.spoken(idx))
            .or_else(|| self.military(idx))
            .or_else(|| self.hour_of_part(idx))?;
        let (zone, end) = match self.zone_at(end) {
            Some((zone, end)) => (Some(zone), end),
            None => (None, end),
        };
        let zone = zone.or(time.zone);
        Some(Found::clock(
            Clock::Time(ClockTime { zone, ..time }),
            idx,
            end,
        ))
    }

    /// "am", "p.m." and the token after it: whether it is the afternoon.
    pub(super) fn meridiem(self, idx: usize) -> Option<(bool, usize)> {
        match self.text(idx) {
            "am" | "AM" | "Am" | "aM" => Some((false, idx + 1)),
            "pm" | "PM" | "Pm" | "pM" => Some((true, idx + 1)),
            half @ ("a" | "p" | "A" | "P")
                if self.text(idx + 1) == "." && self.is(idx + 2, "m") =>
            {
                Some((matches!(half, "p" | "P"), self.past_stop(idx + 3)))
            }
            _ => None,
        }
    }

    /// "in the morning", "at night" behind an hour, and the token after it.
    pub(super) fn part_behind(self, idx: usize) -> Option<(DayPart, usize)> {
        let at = if self.is(idx, "in") && self.is(idx + 1, "the") {
            idx + 2
        } else if self.is(idx, "at") {
            return (self.word(idx + 1)? == Word::Part(DayPart::Night))
                .then_some((DayPart::Night, idx + 2));
        } else {
            return None;
        };
        match self.word(at)? {
            Word::Part(part) => Some((part, at + 1)),
            _ => None,
        }
    }

    /// The time of day behind a date: " morning", ", 9 am", " at 10:30", " at 8".
    pub(super) fn clock_behind(self, end: usize) -> Option<Found> {
        match self.word(end) {
            Some(Word::Part(part)) => return Some(self.clock_of_part(part, end)),
            Some(Word::Overnight) if self.ends_adverb(end + 1) => {
                return Some(Found::clock(Clock::Part(DayPart::Night), end, end + 1));
            }
            _ => {}
        }
        if let Some(found) = self.clock_behind_t(end) {
            return Some(found);
        }
        let comma = self.past_comma(end);
        let at = comma + usize::from(self.is_any(comma, BEHIND_DATE));
        let at = at + usize::from(self.is_any(at, &["around", "about"]));
        if let Some(found) = self.clock_at(at) {
            return Some(found);
        }
        match self.word(at) {
            Some(Word::Light(_)) => self.part_of_day(at),
            _ => self.lone_hour(at),
        }
    }

    /// The 8 of "tonight at 8": an hour alone, at the end of what is said.
    fn lone_hour(self, at: usize) -> Option<Found> {
        let (hour, after) = self
            .hour(at)
            .filter(|_| self.is(at.wrapping_sub(1), "at"))?;
        let ends = !matches!(self.kind(after), Some(TokenKind::Word | TokenKind::Symbol))
            && !self.is_dash(after);
        (ends && hour > 0).then(|| Found::clock(Clock::Time(ClockTime::of(hour, None)), at, after))
    }

    /// A part of the day, with the time within it where one follows: "morning at 7:00".
    pub(super) fn clock_of_part(self, part: DayPart, idx: usize) -> Found {
        let at = self.past(self.past_comma(idx + 1), "at");
        let clock = match self.clock_at(at).map(|it| (it.moment.clock, it.end)) {
            Some((Some(Clock::Time(time)), end)) => (Clock::Time(time.in_part(part)), end),
            _ => match self.hour(at).filter(|&(_, end)| {
                at > idx + 1 && self.is(at - 1, "at") && self.kind(end) != Some(TokenKind::Word)
            }) {
                Some((hour, end)) => (Clock::Time(ClockTime::of(hour, None).in_part(part)), end),
                None => (Clock::Part(part), idx + 1),
            },
        };
        Found::clock(clock.0, idx, clock.1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn times_of_day() {
        check(&[
            ("Doors open at 10am.", "10am = T10:00"),
            ("Doors open at 10.30pm.", "10.30pm = T22:30"),
            (
                "Doors open at 8 p.m. ET Tuesday.",
                "8 p.m. ET Tuesday = 2026-03-24T20:00",
            ),
            (
                "The quake struck at 10:35 a.m. (0735 GMT).",
                "10:35 a.m. = T10:35; 0735 GMT = T07:35",
            ),
            (
                "It ended at noon and began at midnight.",
                "noon = T12:00; midnight = T00:00",
            ),
            ("It began at 1830 EST.", "1830 EST = T18:30"),
            ("It began at half past two.", "half past two = T02:30"),
            ("It began at quarter to five.", "quarter to five = T04:45"),
            ("It began at ten past three.", "ten past three = T03:10"),
            (
                "It began at 3 o'clock in the morning.",
                "3 o'clock in the morning = T03:00",
            ),
            ("It began at eight o'clock.", "eight o'clock = T08:00"),
            ("It began at 15:45.", "15:45 = T15:45"),
            (
                "They met yesterday morning, last night and on Monday evening.",
                "yesterday morning = 2026-03-17TMO 2026-03-17T00:00..2026-03-17T12:00; last night = 2026-03-17TNI 2026-03-17T18:00..2026-03-17T23:59; Monday evening = 2026-03-16TEV 2026-03-16T18:00..2026-03-16T23:59",
            ),
            (
                "They will meet tonight at 8.",
                "tonight at 8 = 2026-03-18T20:00",
            ),
            (
                "They will meet this afternoon at 3:20.",
                "this afternoon at 3:20 = 2026-03-18T15:20",
            ),
            (
                "He spoke on March 3 at 9 am.",
                "March 3 at 9 am = 2026-03-03T09:00",
            ),
            (
                "He spoke at 9 am on March 3, 2026.",
                "9 am on March 3, 2026 = 2026-03-03T09:00",
            ),
            ("At 10:30 tomorrow", "10:30 tomorrow = 2026-03-19T10:30"),
            (
                "Sunday at midnight",
                "Sunday at midnight = 2026-03-23T00:00",
            ),
        ]);
    }
}
