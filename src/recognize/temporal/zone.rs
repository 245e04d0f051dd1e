//! Time zones behind a time of day: "EST", "Pacific time", "local time", "+02:00".

use super::reader::Reader;
use super::words::{Word, zone};
use super::written::Zone;
use crate::draft::TokenKind;

impl Reader<'_> {
    pub(super) fn zone_at(self, idx: usize) -> Option<(Zone, usize)> {
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

    /// "Z", "+02:00", "-0500" right behind a time of ISO 8601.
    pub(super) fn zone_in_digits(self, idx: usize) -> Option<(Zone, usize)> {
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
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

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
