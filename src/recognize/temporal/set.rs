//! Recurring times: "every Tuesday", "each month", "daily", "twice a week", "on Mondays".

use super::reader::Reader;
use super::words::Word;
use super::written::{Clock, DayPart, Every, Recurring, TimeUnit};
use crate::draft::TokenKind;

impl Every {
    fn of(what: Recurring) -> Every {
        Every {
            what,
            clock: None,
            times: 1,
        }
    }
}

impl Reader<'_> {
    /// A recurring time that starts at the token, and the token after it.
    pub(super) fn set_at(self, idx: usize) -> Option<(Every, usize)> {
        match self.word(idx) {
            Some(Word::Each) => self.each(idx + 1),
            Some(Word::Every(count, unit)) => self
                .is_adverb(idx)
                .then(|| (Every::of(Recurring::Units(count.into(), unit)), idx + 1)),
            Some(Word::Weekday(weekday)) => {
                let part = self.weekly_part(idx + 1)?;
                let every = Every {
                    clock: Some(Clock::Part(part)),
                    ..Every::of(Recurring::Weekday(weekday))
                };
                Some((every, idx + 2))
            }
            Some(Word::Weekdays(weekday)) => {
                Some((Every::of(Recurring::Weekday(weekday)), idx + 1))
            }
            _ => self.times_a(idx),
        }
    }

    /// The part of the day whose plural stands behind a weekday: "Sunday nights".
    pub(super) fn weekly_part(self, idx: usize) -> Option<DayPart> {
        match self.text(idx) {
            "mornings" => Some(DayPart::Morning),
            "afternoons" => Some(DayPart::Afternoon),
            "evenings" => Some(DayPart::Evening),
            "nights" => Some(DayPart::Night),
            _ => None,
        }
    }

    /// What stands behind "every" or "each": "Tuesday", "two weeks", "other day", "half hour", "morning", "July".
    fn each(self, idx: usize) -> Option<(Every, usize)> {
        let (count, at) = self.each_count(idx);
        let half = self.hyphened(at + 1);
        let (what, end) = match self.word(at) {
            Some(Word::Half) if self.word(half) == Some(Word::Unit(TimeUnit::Hour)) => {
                (Recurring::Units(30, TimeUnit::Minute), half + 1)
            }
            _ => (self.recurring(at, count)?, at + 1),
        };
        let mut every = Every::of(what);
        if let Some(clock) = self.clock_behind(end) {
            every.clock = clock.moment.clock;
            return Some((every, clock.end));
        }
        if let Some(Word::Part(part)) = self.word(at) {
            every.clock = Some(Clock::Part(part));
        }
        Some((every, end))
    }

    /// Of how many each one recurs, and the token after that: "every two weeks", "every other day", "every single day".
    fn each_count(self, idx: usize) -> (u16, usize) {
        if self.is(idx, "other") || self.is(idx, "second") && self.word(idx + 1).is_some() {
            (2, idx + 1)
        } else if self.is(idx, "single") {
            (1, idx + 1)
        } else {
            self.small_count(idx).unwrap_or((1, idx))
        }
    }

    /// What recurs by the word at `at`.
    fn recurring(self, at: usize, count: u16) -> Option<Recurring> {
        Some(match self.word(at) {
            // "Every second household"
            Some(Word::Unit(TimeUnit::Second)) if !self.ends_adverb(at + 1) => return None,
            Some(Word::Unit(unit) | Word::Units(unit)) => Recurring::Units(count, unit),
            Some(Word::Weekday(weekday)) => Recurring::Weekday(weekday),
            Some(Word::Month(month)) => Recurring::Month(month),
            Some(Word::Part(_)) => Recurring::Units(1, TimeUnit::Day),
            Some(Word::Season(_)) => Recurring::Units(count, TimeUnit::Year),
            _ if self.is(at, "weekday") => Recurring::Units(count, TimeUnit::BusinessDay),
            _ => return None,
        })
    }

    /// "daily" and its kin, unless a name begins or ends with it: "Daily Telegraph", "People's Daily".
    fn is_adverb(self, idx: usize) -> bool {
        let name = self.is_capital(idx)
            && (self.is_capital(idx + 1) && self.kind(idx + 1) == Some(TokenKind::Word)
                || idx > 0 && self.is_capital(idx - 1) && self.spaced(idx)
                || idx > 1 && self.kind(idx - 1) == Some(TokenKind::Suffix));
        !name
    }

    /// "twice a week", "three times a day", "once every two years", "twice weekly".
    fn times_a(self, idx: usize) -> Option<(Every, usize)> {
        let (times, at) = self.times(idx)?;
        let times = u8::try_from(times).ok()?;
        let often = |every: Every, end| Some((Every { times, ..every }, end));
        match self.word(at) {
            Some(Word::Every(count, unit)) => {
                often(Every::of(Recurring::Units(count.into(), unit)), at + 1)
            }
            Some(Word::Each) => {
                let (every, end) = self.each(at + 1)?;
                often(every, end)
            }
            _ => match self.word(at + 1)? {
                Word::Unit(unit)
                    if self.is_any(at, &["a", "an", "per"])
                        && unit >= TimeUnit::Hour
                        && unit != TimeUnit::Quarter =>
                {
                    often(Every::of(Recurring::Units(1, unit)), at + 2)
                }
                _ => None,
            },
        }
    }

    /// How many times, and the token after that: "once", "twice", "several times", "three times".
    fn times(self, idx: usize) -> Option<(u16, usize)> {
        match self.text(idx) {
            "once" | "Once" => Some((1, idx + 1)),
            "twice" | "Twice" => Some((2, idx + 1)),
            "several" | "Several" if self.is(idx + 1, "times") => Some((3, idx + 2)),
            _ if self.kind(idx) == Some(TokenKind::Word) => {
                let (count, end) = self.small_count(idx)?;
                self.is(end, "times").then_some((count, end + 1))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn recurring_times() {
        check(&[
            (
                "He swims every Tuesday, every day and every two weeks.",
                "every Tuesday = XXXX-WXX-2; every day = P1D; every two weeks = P2W",
            ),
            (
                "He swims twice a week and three times a day.",
                "twice a week = P1W; three times a day = P1D",
            ),
            (
                "He swims daily; the monthly report and the quarterly figures",
                "daily = P1D; monthly = P1M; quarterly = P3M",
            ),
            ("The shop is shut on Mondays.", "Mondays = XXXX-WXX-1"),
            ("He swims every morning.", "every morning = P1D"),
            ("Every other week", "Every other week = P2W"),
            ("Each July", "Each July = XXXX-07"),
        ]);
    }

    #[test]
    fn no_recurring_times() {
        silent(&[
            "The Daily Planet said each of them won every time.",
            "On Farmer's Weekly, the paper",
            "Twice as many, once more",
        ]);
    }

    #[test]
    fn so_often_in_a_word() {
        check(&[
            ("Boats run twice weekly.", "twice weekly = P1W"),
            ("Boats ran three times daily.", "three times daily = P1D"),
        ]);
    }

    #[test]
    fn nights_of_each_week() {
        check(&[(
            "Sunday nights are quiet, and he runs on Saturday mornings.",
            "Sunday nights = XXXX-WXX-7; Saturday mornings = XXXX-WXX-6",
        )]);
    }

    #[test]
    fn every_second_one_of_many() {
        silent(&["Every second household has a boat."]);
        check(&[
            (
                "The fair moves every second year.",
                "every second year = P2Y",
            ),
            ("It ticks every second.", "every second = PT1S"),
        ]);
    }

    #[test]
    fn every_half_hour() {
        check(&[("Boats run every half hour.", "every half hour = PT30M")]);
    }
}
