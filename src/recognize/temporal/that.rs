//! A stretch that holds a date told elsewhere: "that year", "that same weekend", "the same day".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Anchor, Base, Length, TimeUnit};
use rust_decimal::Decimal;

/// Words that make a noun of the unit before them, or a phrase: there "that" joins clauses.
const BEHIND_CONJUNCTION: &[&str] = &[
    "after", "and", "by", "camp", "care", "ends", "jobs", "job", "of", "in", "or", "school",
    "shift", "shifts", "to", "trader", "traders", "trading", "trip", "trips", "work", "workers",
];

impl Reader<'_> {
    /// "that year", "that same weekend", "the same day", "that night": of a date that stands elsewhere.
    pub(super) fn that_unit(self, idx: usize) -> Option<Found> {
        let at = if self.is(idx, "that") {
            idx + 1 + usize::from(self.is_any(idx + 1, &["same", "very"]))
        } else if self.is(idx, "same") && self.after_any(idx, &["the"]) && self.ends_same(idx + 2) {
            idx + 1
        } else {
            return None;
        };
        let that = |unit| Base::Shift {
            length: Length::of(Decimal::ZERO, unit),
            ahead: true,
            from: Anchor::Then,
        };
        // "Said that year after year it fell", "hopes that day care is paid", "that year-long strike".
        let noun = self.is_dash(at + 1) || self.is_any(at + 1, BEHIND_CONJUNCTION);
        match self.word(at)? {
            Word::Unit(it) if it >= TimeUnit::Day && !noun => {
                Some(Found::date(that(it), idx, at + 1))
            }
            Word::Part(part) if !noun => {
                let day = Found::date(that(TimeUnit::Day), idx, at);
                Some(day.joined(self.clock_of_part(part, at)))
            }
            _ => None,
        }
    }

    /// Whether "the same day" ends before the token: "the same month last year" and "the same day as" name another themselves.
    fn ends_same(self, end: usize) -> bool {
        self.ends_adverb(end)
            && self.word(end).is_none()
            && !self.is_any(end, &["a", "an", "as", "that", "when", "in", "for"])
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn the_same_day() {
        check(&[
            (
                "On 3 May 2021 the bridge shut. On the same day the ferry broke down.",
                "3 May 2021 = 2021-05-03; same day = 2021-05-03",
            ),
            (
                "It sold more in the same month last year and in the same quarter a year ago.",
                "last year = 2025; a year ago = 2025 2025-03-18..2025-03-18",
            ),
            (
                "He came on the day after the June 3 vote.",
                "day after the June 3 = 2025-06-04 2025-06-04..2025-06-04",
            ),
        ]);
        silent(&["They want the same day care and same-day service."]);
    }
}
