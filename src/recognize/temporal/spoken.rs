//! Times of day in words: "noon", "half past two", "quarter to five", "eight o'clock".

use super::reader::Reader;
use super::words::Word;
use super::written::{ClockTime, TimeUnit};
use crate::draft::TokenKind;

impl Reader<'_> {
    /// "noon", "eight o'clock", "half past two", "quarter to five", "ten past three", "15 to noon".
    pub(super) fn spoken(self, idx: usize) -> Option<(ClockTime, usize)> {
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
    pub(super) fn hour(self, idx: usize) -> Option<(i8, usize)> {
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
        let noon = matches!(self.word(at + 1), Some(Word::Hour(_)));
        let (time, end) = self.hour_behind(at + 1)?;
        // "five to three" may be a vote and "5 to 6pm" a range: without "at" before it only "past" and quarters are sure.
        // "Won by 2 to 1" is a score, and nobody says "at 2 to 1" of a clock.
        let round = minutes % 5 == 0 || time.certain;
        let placed = round && self.after_any(idx, &["at", "around", "about", "until"]);
        let said = placed && (time.certain || matches!(self.text(at), "to" | "after"));
        if !(joined || noon || said) {
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

    /// The hour that the minutes before it are counted from: "noon", "five", "3pm".
    fn hour_behind(self, idx: usize) -> Option<(ClockTime, usize)> {
        if let Some(Word::Hour(hour)) = self.word(idx) {
            return Some((ClockTime::of(hour, None), idx + 1));
        }
        let (hour, end) = self.hour(idx)?;
        let time = ClockTime::of(hour, None);
        Some(self.half_behind(time, end).unwrap_or((time, end)))
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
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn scores_are_no_times() {
        check(&[("Call at ten to five.", "ten to five = T04:50")]);
        silent(&["Backed by 2 to 1", "They won by 5 to 3.", "Odds at 7 to 2"]);
    }
}
