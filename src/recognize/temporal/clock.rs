//! Times of day: "10:30 p.m. EST", "10.30pm", "8 o'clock", "half past two", "1830 GMT", "noon", "tonight".

use super::found::Found;
use super::reader::Reader;
use super::words::{Word, zone};
use super::written::{Clock, ClockTime, DayPart, TimeUnit, Zone};
use crate::draft::TokenKind;

/// Words with a capital letter behind which an hour and its minutes may stand; behind others they are chapter and verse.
const BEFORE_HOUR: &[&str] = &[
    "at", "on", "from", "until", "till", "by", "between", "about", "around", "before", "after",
    "and", "to", "since", "the", "exactly", "shortly", "just",
];

impl ClockTime {
    fn of(hour: i8, minute: Option<i8>) -> ClockTime {
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
    fn part_behind(self, idx: usize) -> Option<(DayPart, usize)> {
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

    fn zone_at(self, idx: usize) -> Option<(Zone, usize)> {
        if self.kind(idx) != Some(TokenKind::Word) {
            return None;
        }
        let text = self.text(idx);
        if text.len() <= 4
            && let Some(zone) = zone(text)
        {
            return Some((zone, idx + 1));
        }
        self.zone_in_words(idx)
    }

    /// "Pacific", "Eastern time", "Central Standard Time"; not "the 8 p.m. Eastern Conference final".
    fn zone_in_words(self, idx: usize) -> Option<(Zone, usize)> {
        let zone = match self.text(idx) {
            "Eastern" => zone("ET"),
            "Central" => zone("CT"),
            "Mountain" => zone("MT"),
            "Pacific" => zone("PT"),
            _ => return self.zone_of_place(idx),
        }?;
        let saving = idx + 1 + usize::from(self.is_any(idx + 1, &["standard", "daylight"]));
        if self.is(saving, "time") {
            return Some((zone, saving + 1));
        }
        let named = self.kind(idx + 1) == Some(TokenKind::Word) && self.is_capital(idx + 1);
        (!named || self.word(idx + 1).is_some()).then_some((zone, idx + 1))
    }

    /// "local time", "Beijing time", "New York time".
    fn zone_of_place(self, idx: usize) -> Option<(Zone, usize)> {
        let named =
            |at: usize| self.is_capital(at) && matches!(self.word(at), None | Some(Word::Holiday));
        let time = if self.is(idx, "local") || named(idx) && self.is(idx + 1, "time") {
            idx + 1
        } else if named(idx) && named(idx + 1) {
            idx + 2
        } else {
            return None;
        };
        let zone = Zone {
            name: "local",
            offset: None,
        };
        (self.text(time) == "time").then_some((zone, time + 1))
    }

    // ---- digits

    /// "10:30", "10:30:05 pm", "10.30pm", "3 p.m.", "8 o'clock", "12 noon", "3 in the morning".
    fn digital(self, idx: usize) -> Option<(ClockTime, usize)> {
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
    fn hour_of_part(self, idx: usize) -> Option<(ClockTime, usize)> {
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
        let colon = |at: usize| self.text(at) == ":" && self.glued(at) && self.glued(at + 1);
        let inside = idx >= 2 && colon(idx - 1) && self.kind(idx - 2) == Some(TokenKind::Number);
        if !colon(idx + 1) || inside {
            return None;
        }
        let hour = self.digits(idx).filter(|it| *it <= 24)?;
        let minute = self.sixty(idx + 2)?;
        let second = if colon(idx + 3) {
            Some(self.sixty(idx + 4)?)
        } else {
            None
        };
        let end = if second.is_some() { idx + 5 } else { idx + 3 };
        let half = self.meridiem(end).is_some();
        let length =
            second.is_some() && self.after_any(idx, &["in", "of", "time", "clocked", "ran"]);
        let race =
            second.is_some() && self.len(idx) == 1 && !self.after_any(idx, &["at"]) && idx > 0;
        let verse = self.is_capital(idx.wrapping_sub(1))
            && self.word_before(idx).is_none()
            && !self.after_any(idx, BEFORE_HOUR);
        // "with 1:12 left" is what the clock of a game shows.
        let game = !self.after_any(idx, &["at"])
            && (self.is_any(end, &["left", "remaining", "into"])
                || self.is(end, "to") && self.is_any(end + 1, &["play", "go"])
                || self.is(end, "of") && self.is_any(end + 1, &["regulation", "overtime"]));
        let glued_after = self.glued(end) && self.kind(end) == Some(TokenKind::Word) && !half;
        if !half && (length || verse || race || game)
            || glued_after
            || self.text(end) == ":" && self.glued(end) && self.glued(end + 1)
        {
            return None;
        }
        let time = ClockTime {
            second,
            ..ClockTime::of(i8::try_from(hour).ok()?, Some(minute))
        };
        Some((time, end))
    }

    /// Two digits below sixty.
    fn sixty(self, idx: usize) -> Option<i8> {
        let value = self.digits(idx).filter(|_| self.len(idx) == 2)?;
        i8::try_from(value).ok().filter(|it| *it < 60)
    }

    /// The time with the half of the day that follows it; `None` where nothing follows that makes an hour of the number.
    fn half_behind(self, time: ClockTime, end: usize) -> Option<(ClockTime, usize)> {
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
    fn military(self, idx: usize) -> Option<(ClockTime, usize)> {
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

    // ---- words

    /// "noon", "eight o'clock", "half past two", "quarter to five", "ten past three", "15 to noon".
    fn spoken(self, idx: usize) -> Option<(ClockTime, usize)> {
        if let Some(Word::Hour(hour)) = self.word(idx) {
            let certain = true;
            return Some((
                ClockTime {
                    certain,
                    ..ClockTime::of(hour, None)
                },
                idx + 1,
            ));
        }
        if let Some(found) = self.past_or_to(idx) {
            return Some(found);
        }
        if self.kind(idx) != Some(TokenKind::Word) {
            return None;
        }
        let (hour, end) = self.hour(idx)?;
        self.half_behind(ClockTime::of(hour, None), end)
    }

    /// An hour in digits or words.
    fn hour(self, idx: usize) -> Option<(i8, usize)> {
        let (hour, end) = self.small_count(idx)?;
        let hour = i8::try_from(hour).ok().filter(|it| *it <= 12)?;
        Some((hour, end))
    }

    /// "half past two", "quarter to five", "15 to noon".
    pub(super) fn past_or_to(self, idx: usize) -> Option<(ClockTime, usize)> {
        let (minutes, at) = self.minutes(idx)?;
        let (after, joined) = match self.text(at) {
            "past" => (true, true),
            "after" => (true, false),
            "to" | "till" | "til" => (false, minutes == 15 && !self.is_digit(idx)),
            "before" | "of" => (false, false),
            _ => return None,
        };
        let (time, end) = match self.word(at + 1) {
            Some(Word::Hour(hour)) => (ClockTime::of(hour, None), at + 2),
            _ => {
                let (hour, end) = self.hour(at + 1)?;
                self.half_behind(ClockTime::of(hour, None), end)
                    .unwrap_or((ClockTime::of(hour, None), end))
            }
        };
        // "five to three" may be a vote and "5 to 6pm" a range: without "at" before it only "past" and quarters are sure.
        // "Won by 2 to 1" is a score, and nobody says "at 2 to 1" of a clock.
        let round = minutes % 5 == 0 || time.certain;
        let placed = round && self.after_any(idx, &["at", "around", "about", "until"]);
        let noon = matches!(self.word(at + 1), Some(Word::Hour(_)));
        if !(joined || noon || placed && (time.certain || matches!(self.text(at), "to" | "after")))
        {
            return None;
        }
        let total = i16::from(time.hour) * 60 + if after { minutes } else { -minutes };
        let total = if total < 0 { total + 12 * 60 } else { total };
        let time = ClockTime {
            hour: i8::try_from(total / 60).ok()?,
            minute: i8::try_from(total % 60).ok(),
            ..time
        };
        Some((time, end))
    }

    fn is_digit(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Number)
    }

    /// The minutes before "past" or "to": "half", "quarter", "ten", "twenty-five".
    fn minutes(self, idx: usize) -> Option<(i16, usize)> {
        match self.word(idx) {
            Some(Word::Half) => return self.is(idx + 1, "past").then_some((30, idx + 1)),
            Some(Word::Unit(TimeUnit::Quarter)) => return Some((15, idx + 1)),
            _ => {}
        }
        // Digits are one token here: the grammar of numbers is not asked for what nearly never is a time.
        let (minutes, end) = if self.is_digit(idx) {
            (self.digits(idx)?, idx + 1)
        } else {
            let (minutes, end) = self.small_count(idx)?;
            (i16::try_from(minutes).ok()?, end)
        };
        (1..60).contains(&minutes).then(|| {
            (
                minutes,
                end + usize::from(self.is_any(end, &["minute", "minutes"])),
            )
        })
    }

    // ---- days

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
        let at = if self.is_any(
            comma,
            &[
                "at", "around", "about", "-", "–", "by", "@", "from", "until",
            ],
        ) {
            comma + 1
        } else {
            comma
        };
        let at = if self.is_any(at, &["around", "about"]) {
            at + 1
        } else {
            at
        };
        if let Some(found) = self.clock_at(at) {
            return Some(found);
        }
        if let Some(Word::Light(_)) = self.word(at) {
            return self.part_of_day(at);
        }
        // "tonight at 8": an hour alone, at the end of what is said.
        let (hour, after) = self
            .hour(at)
            .filter(|_| self.is(at.wrapping_sub(1), "at"))?;
        let ends = self.kind(after) != Some(TokenKind::Word)
            && self.kind(after) != Some(TokenKind::Symbol)
            && !self.is_dash(after);
        (ends && hour > 0).then(|| Found::clock(Clock::Time(ClockTime::of(hour, None)), at, after))
    }

    /// The time of day of ISO 8601, behind the letter that sets it off: the "T09:30Z" of "2026-03-18T09:30Z".
    fn clock_behind_t(self, idx: usize) -> Option<Found> {
        let set_off = matches!(self.text(idx), "T" | "t") && self.glued(idx) && self.glued(idx + 1);
        let colon = |at: usize| self.text(at) == ":" && self.glued(at) && self.glued(at + 1);
        let hour = self.sixty(idx + 1).filter(|it| set_off && *it <= 24)?;
        let minute = self.sixty(idx + 3).filter(|_| colon(idx + 2))?;
        // Fractions of a second are one token with it: "05.250".
        let second = colon(idx + 4)
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

    /// "Z", "+02:00", "-0500" right behind a time of ISO 8601.
    fn zone_in_digits(self, idx: usize) -> Option<(Zone, usize)> {
        if !self.glued(idx) {
            return None;
        }
        if self.is(idx, "z") {
            return Some((zone("UTC")?, idx + 1));
        }
        let west = self.is_dash(idx);
        let signed = (west || self.text(idx) == "+") && self.glued(idx + 1);
        let number = self.digits(idx + 1).filter(|_| signed)?;
        let (hours, minutes, end) = match self.len(idx + 1) {
            4 => (number / 100, number % 100, idx + 2),
            2 if self.text(idx + 2) == ":" => (number, self.sixty(idx + 3)?.into(), idx + 4),
            2 => (number, 0, idx + 2),
            _ => return None,
        };
        let offset = hours * 60 + minutes;
        let offset = Some(if west { -offset } else { offset });
        Some((Zone { name: "", offset }, end))
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
    use super::super::testing::{check, silent};

    #[test]
    fn zones_in_words() {
        check(&[
            ("It airs at 9 p.m. Eastern.", "9 p.m. Eastern = T21:00"),
            (
                "It airs at 6:30 a.m. Pacific time.",
                "6:30 a.m. Pacific time = T06:30",
            ),
            (
                "The doors open at 8 p.m. Central Daylight Time on Friday.",
                "8 p.m. Central Daylight Time on Friday = 2026-03-20T20:00",
            ),
            ("The 7 p.m. Eastern Conference final", "7 p.m. = T19:00"),
        ]);
    }

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
    fn scores_are_no_times() {
        check(&[("Call at ten to five.", "ten to five = T04:50")]);
        silent(&["Backed by 2 to 1", "They won by 5 to 3.", "Odds at 7 to 2"]);
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
    fn zones_of_places() {
        check(&[
            (
                "It lands at 8:30 p.m. local time.",
                "8:30 p.m. local time = T20:30",
            ),
            ("It was due at 2030 local time.", "2030 local time = T20:30"),
            (
                "At 9:30 a.m. New York time on Friday it was shut.",
                "9:30 a.m. New York time on Friday = 2026-03-13T09:30",
            ),
            (
                "The shop opens at 5 a.m. Oslo time.",
                "5 a.m. Oslo time = T05:00",
            ),
            (
                "Polls are open from 0500-2000 GMT.",
                "from 0500-2000 GMT = T05:00..T20:00",
            ),
            (
                "Between 0600 and 0730 GMT it snowed.",
                "Between 0600 and 0730 GMT = T06:00..T07:30",
            ),
        ]);
        check(&[(
            "At 8 p.m. Monday time ran out.",
            "8 p.m. Monday = 2026-03-16T20:00",
        )]);
    }
}
