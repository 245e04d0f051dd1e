//! Lengths of several units: "an hour and a half", "2 years 3 months", "2h 15m".

use super::length::half;
use super::reader::Reader;
use super::words::Word;
use super::written::{Length, TimeUnit};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// "an hour and a half", "one year and a quarter", "one hour and half", "a month-and-a-half-old".
    pub(super) fn and_part(self, length: Length, end: usize) -> (Length, usize) {
        let and = self.hyphened(end);
        if !self.is(and, "and") {
            return (length, end);
        }
        let behind = self.hyphened(and + 1);
        let at = self.hyphened(self.past_article(behind));
        let article = at > behind;
        let part = match self.word(at) {
            Some(Word::Half) => half(),
            Some(Word::Unit(TimeUnit::Quarter)) if article => Decimal::new(25, 2),
            _ => return (length, end),
        };
        // "A year and half of the next" is no year and a half; "a year and a half of work" is.
        if self.is(at + 1, "of") && !article {
            return (length, end);
        }
        match length.count.checked_add(part) {
            Some(count) => (Length { count, ..length }, at + 1),
            None => (length, end),
        }
    }

    /// "2 years 3 months", "4 minutes, 5 seconds", "one hour and thirty minutes".
    pub(super) fn smaller(self, length: Length, end: usize) -> (Length, usize) {
        let (mut length, mut end) = (length, end);
        let mut unit = length.unit;
        for slot in 0..length.more.len() {
            let Some((count, smaller, after)) = self.next_smaller(unit, end, slot == 0) else {
                break;
            };
            if let Some(more) = length.more.get_mut(slot) {
                *more = Some((count, smaller));
            }
            (unit, end) = (smaller, after);
        }
        (length, end)
    }

    /// The count and the unit, smaller than `unit`, that go on from `end`, and the token after them.
    fn next_smaller(
        self,
        unit: TimeUnit,
        end: usize,
        first: bool,
    ) -> Option<(Decimal, TimeUnit, usize)> {
        let comma = self.text(end) == ",";
        let at = self.past(self.past_comma(end), "and");
        let (count, next) = self.count(at)?;
        let (smaller, after) = self
            .length_unit(at, count, next)
            .or_else(|| self.clock_letter(unit, next))
            .filter(|it| it.0 < unit)?;
        // "Two years, 24-hour care": a hyphen makes a word of its own, and "40 hours a week, four days a month" are two
        // rates. "Three years, two months ago": the second only follows.
        let of_its_own = self.hyphened(next) > next
            || self.is_any(end - 2, &["a", "an"])
            || first && self.is_any(after, &["ago", "later", "earlier"]);
        (!(comma && of_its_own)).then_some((count, smaller, after))
    }

    /// The "m" of "2h 15m" and the "s" of "40min 30s": letters that mean something else behind a number of their own.
    fn clock_letter(self, larger: TimeUnit, idx: usize) -> Option<(TimeUnit, usize)> {
        let smaller = match (larger, self.text(idx)) {
            (TimeUnit::Hour, "m") => TimeUnit::Minute,
            (TimeUnit::Minute, "s") => TimeUnit::Second,
            _ => return None,
        };
        self.glued(idx).then_some((smaller, idx + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn letters_of_hours_and_minutes() {
        check(&[
            ("She won in 2h 15m 30s.", "2h 15m 30s = PT2H15M30S"),
            ("It took 1h40m.", "1h40m = PT1H40M"),
            (
                "A ban of two years, 24-hour guards",
                "two years = P2Y; 24-hour = PT24H",
            ),
        ]);
        silent(&["A wall of 15m and a screen of 30s"]);
    }

    #[test]
    fn halves_behind_hyphens() {
        check(&[
            (
                "A month-and-a-half-old cub",
                "A month-and-a-half-old = P1.5M",
            ),
            ("It took half a dozen years.", "half a dozen years = P6Y"),
        ]);
    }
}
