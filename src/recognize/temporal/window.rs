//! Units beside the draft's own: "the last two weeks", "the past decade", "recent years", "the coming months".

use super::found::Found;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, Pick, TimeUnit};

/// Words between a count and the units of a window.
const BEFORE_UNITS: &[&str] = &[
    "full",
    "consecutive",
    "straight",
    "fiscal",
    "calendar",
    "trading",
    "working",
    "business",
];

impl Reader<'_> {
    /// "the past decade", "the past year and a half", "the last fortnight": units counted back from here, none of the
    /// calendar's.
    pub(super) fn long_window(
        self,
        start: usize,
        at: usize,
        it: TimeUnit,
        step: i8,
    ) -> Option<Found> {
        let half = self.is(at + 1, "and") && self.is(at + 2, "a") && self.is(at + 3, "half");
        let past = self.is(start, "past");
        let (count, unit) = match it {
            TimeUnit::Year if half => (18, TimeUnit::Month),
            TimeUnit::Decade if half => (15, TimeUnit::Year),
            TimeUnit::Decade if past => (10, TimeUnit::Year),
            TimeUnit::Century if past => (100, TimeUnit::Year),
            TimeUnit::Fortnight => (1, it),
            _ => return None,
        };
        let ahead = step > 0;
        let end = at + 1 + if half { 3 } else { 0 };
        (step != 0).then(|| Found::date(Base::Window { count, unit, ahead }, start, end))
    }

    /// "last two weeks", "next few days", "past 24 hours", "coming months".
    pub(super) fn window(self, start: usize, at: usize, pick: Pick) -> Option<Found> {
        let ahead = match pick {
            Pick::Last => false,
            Pick::Next | Pick::Coming => true,
            _ => return None,
        };
        let last = self.is(start, "last");
        if last && self.is_verb(start) {
            return None;
        }
        if pick == Pick::Coming
            && let Some(found) = self.vague_units(start, at, true)
        {
            return Some(found);
        }
        let (count, after) = self.window_count(at)?;
        let after = self.hyphened(after);
        let after = after + usize::from(self.is_any(after, BEFORE_UNITS));
        let (Word::Units(unit) | Word::Unit(unit) | Word::UnitLetters(unit)) = self.word(after)?
        else {
            return None;
        };
        // "The last two weeks of June" are none of the draft's own.
        let end = after + 1;
        let of_more = self.is(end, "of") && (unit < TimeUnit::Day || last);
        (!of_more).then(|| Found::date(Base::Window { count, unit, ahead }, start, end))
    }

    /// The count of "last two weeks" and "next few days", and the token after it.
    fn window_count(self, at: usize) -> Option<(u16, usize)> {
        match self.word(at) {
            Some(Word::Few(count)) => Some((count.into(), self.past(at + 1, "of"))),
            _ if self.is(at, "a") && matches!(self.word(at + 1), Some(Word::Few(_))) => None,
            _ => self.small_count(at),
        }
    }

    /// Whether "last" is the verb: "should not last two hours".
    fn is_verb(self, idx: usize) -> bool {
        self.after_any(
            idx,
            &[
                "to", "will", "would", "could", "should", "can", "may", "might", "must", "not",
                "'t", "’t", "'ll", "’ll",
            ],
        )
    }

    /// "recent years", "coming weeks": units that nobody counts. The unit stands at `at`.
    pub(super) fn vague_units(self, start: usize, at: usize, ahead: bool) -> Option<Found> {
        let Some(Word::Units(unit)) = self.word(at) else {
            return None;
        };
        let base = Base::Vague { unit, ahead };
        (unit >= TimeUnit::Hour).then(|| Found::date(base, start, at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn units_that_nobody_counts() {
        check(&[
            (
                "Fares have risen in recent years and will rise in the coming months.",
                "recent years = PAST_REF; coming months = FUTURE_REF",
            ),
            ("The coming Monday", "coming Monday = 2026-03-23"),
        ]);
        silent(&["A recent party, the coming and going"]);
    }

    #[test]
    fn units_beside_the_own_one() {
        check(&[
            (
                "The last two weeks were hard, and the next three months will be.",
                "last two weeks = 2026-03-02..2026-03-15; next three months = 2026-04-01..2026-06-30",
            ),
            (
                "It rained for the past 24 hours.",
                "past 24 hours = 2026-03-17T10:00..2026-03-18T09:00",
            ),
            (
                "Rents rose over the past decade and fell over the past year and a half.",
                "past decade = 2016-01-01..2025-12-31; past year and a half = 2024-09-01..2026-02-28",
            ),
        ]);
    }

    #[test]
    fn days_of_trade() {
        check(&[(
            "It rose over the last 20 trading days.",
            "last 20 trading days = 2026-02-26..2026-03-17",
        )]);
    }
}
