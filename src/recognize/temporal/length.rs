//! Lengths of time: "two years", "a two-year deal", "half an hour", "44-year-old", "a few days".

use super::super::vocabulary::{Numeral, numeral, tells_length};
use super::reader::Reader;
use super::words::Word;
use super::written::{Length, TimeUnit};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use crate::recognize::number::is_multiple;
use rust_decimal::Decimal;

/// Words that may stand between a count and its unit.
const BETWEEN: &[&str] = &[
    "additional",
    "extra",
    "more",
    "fewer",
    "full",
    "consecutive",
    "straight",
    "long",
    "whole",
    "entire",
    "further",
    "solid",
    "calendar",
    "short",
    "working",
    "trading",
    "business",
    "extended",
    "successive",
    "other",
];

/// What a hyphen joins to "a year" so that it is no length of one.
const BEHIND_UNIT: &[&str] = &["over", "on", "to", "by", "end", "high", "low", "round"];

/// A length and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) low: Option<Length>,
    pub(super) length: Length,
    pub(super) end: usize,
}

impl Counted {
    /// Whether what took so long was timed, so that "in" before it is no date to come: "reaches 60 mph in 3.1 seconds".
    /// Whole minutes may be a date where nothing stands before them.
    pub(super) fn is_measured(self, inside: bool) -> bool {
        let fraction = !self.length.count.fract().is_zero();
        self.length.unit <= TimeUnit::Minute
            && (inside && self.length.unit < TimeUnit::Minute || fraction)
    }
}

impl Reader<'_> {
    /// A length of time that starts at the token.
    pub(super) fn length_at(self, idx: usize) -> Option<Counted> {
        if let Some(aged) = self.aged(idx).or_else(|| self.aged_decade(idx)) {
            return Some(aged);
        }
        if let Some(one) = self.one_long(idx) {
            return Some(one);
        }
        let (count, vague, at) = self.length_count(idx)?;
        if let Some(range) = self.length_range(idx, count, at) {
            return Some(range);
        }
        let (unit, end) = self.length_unit(idx, count, at)?;
        let length = Length {
            vague,
            ..Length::of(count, unit)
        };
        let counted = self.with_rest(length, end);
        let range = self
            .to_longer(idx, counted)
            .or_else(|| self.or_two(counted));
        Some(range.unwrap_or(counted))
    }

    /// "hourlong", "month-long", "decade-old": one unit without a word for it.
    pub(super) fn one_long(self, idx: usize) -> Option<Counted> {
        let (unit, age, end) = match self.word(idx)? {
            Word::Long(unit) => (unit, false, idx + 1),
            Word::Unit(unit) if unit >= TimeUnit::Hour && unit != TimeUnit::Quarter => {
                let at = self.hyphened(idx + 1);
                let long = at > idx + 1 && self.is_any(at, &["long", "old"]);
                (unit, self.is(at, "old"), long.then_some(at + 1)?)
            }
            _ => return None,
        };
        let length = Length {
            age,
            ..Length::of(Decimal::ONE, unit)
        };
        // In "two-hour-long" the hyphen joins a count to it.
        (idx == 0 || !self.is_dash(idx - 1)).then_some(Counted {
            low: None,
            length,
            end,
        })
    }

    /// The count: a number, "a", "half a", "a few", "a couple of"; whether it is vague; the token after it.
    pub(super) fn length_count(self, idx: usize) -> Option<(Decimal, bool, usize)> {
        match self.word(idx) {
            Some(Word::Half) if self.is(self.past_article(self.hyphened(idx + 1)), "dozen") => {
                return Some((
                    6.into(),
                    false,
                    self.past_article(self.hyphened(idx + 1)) + 1,
                ));
            }
            Some(Word::Half) => {
                return Some((half(), false, self.past_article(self.hyphened(idx + 1))));
            }
            Some(Word::Few(count)) => {
                return Some((count.into(), count > 2, self.past(idx + 1, "of")));
            }
            Some(Word::Unit(TimeUnit::Quarter)) => return self.quarter_century(idx),
            _ => {}
        }
        if self.is_scaled_vaguely(idx) {
            return None;
        }
        if let Some((count, end)) = self.count(idx) {
            let inside = self.kind(idx) == Some(TokenKind::Number) && self.is_inside_word(idx);
            let is_part = count < Decimal::ONE && self.is(end, "of");
            let end = if is_part {
                self.past_article(end + 1)
            } else {
                end
            };
            return (!inside).then_some((count, false, end));
        }
        match self.text(idx) {
            "another" | "Another" => {
                self.is_another(idx + 1)
                    .then_some((Decimal::ONE, false, idx + 1))
            }
            "a" | "A" | "an" | "An" => self.article_count(idx + 1),
            _ => None,
        }
    }

    /// Whether the number at `idx` is no count of its own: the "hundred" of "several hundred years" and what follows it.
    fn is_scaled_vaguely(self, idx: usize) -> bool {
        let scaled = || {
            idx > 1
                && matches!(
                    numeral(self.text(idx - 1)),
                    Some(Numeral::Hundred | Numeral::Scale(_))
                )
        };
        matches!(self.word_before(idx), Some(Word::Few(_)))
            || scaled() && self.word(idx - 2).is_some()
    }

    /// The count of "a year", "a few days", "a quarter of an hour", "a good week": what stands at `at` follows the article.
    fn article_count(self, at: usize) -> Option<(Decimal, bool, usize)> {
        let one = Some((Decimal::ONE, false, at));
        match self.word(at) {
            Some(Word::Few(_)) => self.length_count(at),
            Some(Word::Half) => Some((half(), false, self.past(self.hyphened(at + 1), "of"))),
            Some(Word::Unit(TimeUnit::Quarter)) if self.is(at + 1, "of") => {
                Some((Decimal::new(25, 2), false, self.past_article(at + 2)))
            }
            Some(Word::Unit(unit)) => {
                let century = (unit == TimeUnit::Quarter)
                    .then(|| self.quarter_century(at))
                    .flatten();
                century.or_else(|| one.filter(|_| self.is_one(unit, at + 1)))
            }
            // "a days ago", a slip of the pen.
            Some(Word::Units(_)) if self.word(at + 1) == Some(Word::Ago) => one,
            _ => one.filter(|_| self.is_between(at)),
        }
    }

    /// Whether "another" before the unit at `idx` is so much more time, and no other of its kind: "another day of protests".
    pub(super) fn is_another(self, idx: usize) -> bool {
        use TimeUnit::{Century, Decade, Hour, Month, Week, Year};
        matches!(
            self.word(idx),
            Some(Word::Unit(Hour | Week | Month | Year | Decade | Century))
        ) && !self.is_dash(idx + 1)
    }

    /// The count of "quarter century", "quarter-century".
    fn quarter_century(self, idx: usize) -> Option<(Decimal, bool, usize)> {
        let at = self.hyphened(idx + 1);
        (self.word(at) == Some(Word::Unit(TimeUnit::Century))).then_some((
            Decimal::new(25, 2),
            false,
            at,
        ))
    }

    /// Whether "a" and the unit are a length: "a second term" and "a quarter of them" are none.
    fn is_one(self, unit: TimeUnit, after: usize) -> bool {
        let ends = self.kind(after) != Some(TokenKind::Word)
            || self.is_any(after, &["ago", "later", "earlier", "before", "after"]);
        match unit {
            // "A second, larger hall"
            TimeUnit::Second if self.text(after) == "," => {
                tells_length(self.text(after.wrapping_sub(3)))
            }
            TimeUnit::Second => ends && !self.is_dash(after),
            TimeUnit::Quarter => self.is_any(after, &["ago", "later", "earlier"]),
            // "A minute amount"
            TimeUnit::Minute => {
                let noun = self.kind(after) == Some(TokenKind::Word)
                    && !self.is_capital(after)
                    && self.word(after).is_none()
                    && !is_function_word(self.text(after));
                !noun && !self.is_dash(after)
            }
            // "a year-over-year rise", "a month-on-month fall", "a year-end high"
            _ => !(self.is_dash(after) && self.is_any(after + 1, BEHIND_UNIT)),
        }
    }

    /// Whether the word may stand between "a" or a count and its unit.
    pub(super) fn is_between(self, idx: usize) -> bool {
        self.is_any(idx, BETWEEN) || self.is(idx, "good")
    }

    pub(super) fn past_article(self, idx: usize) -> usize {
        if self.is_any(idx, &["a", "an", "the"]) {
            idx + 1
        } else {
            idx
        }
    }

    /// Whether a number is a part of something longer: "$5", "-3", "A320", "1.5.2".
    fn is_inside_word(self, idx: usize) -> bool {
        idx > 0 && self.glued(idx) && !self.opens(idx - 1)
    }

    /// The unit behind the count and the token after it.
    pub(super) fn length_unit(
        self,
        idx: usize,
        count: Decimal,
        at: usize,
    ) -> Option<(TimeUnit, usize)> {
        let at = self.hyphened_past(self.hyphened(at), &["plus", "odd", "+"]);
        let at = self.hyphened_past(at, BETWEEN);
        if self.is_war(at) || self.text(idx) == "60" && self.text(at) == "Minutes" {
            return None;
        }
        let digits = self.kind(idx) == Some(TokenKind::Number);
        // "one-second-half goal".
        let half = || self.is_dash(at + 1) && self.is_any(at + 2, &["half", "final", "finals"]);
        match self.word(at)? {
            Word::Units(unit) => Some((unit, at + 1)),
            Word::Unit(_) if half() => None,
            Word::Unit(TimeUnit::Day) if self.is_some_day(idx, at) => None,
            Word::Unit(unit) => self
                .is_counted(unit, count, at, digits)
                .then_some((unit, at + 1)),
            Word::UnitLetters(unit) if digits => Some((unit, self.past_letters_stop(at + 1))),
            Word::H if digits && self.glued(at) && !self.is_capital(at) => {
                Some((TimeUnit::Hour, at + 1))
            }
            _ => None,
        }
    }

    /// The token after one of these words and the hyphen behind it, where one stands there.
    fn hyphened_past(self, idx: usize, words: &[&str]) -> usize {
        if self.is_any(idx, words) {
            self.hyphened(idx + 1)
        } else {
            idx
        }
    }

    /// Whether "One day" at `idx` opens a tale, not a count: "One day in 1998 she left". The unit stands at `at`.
    fn is_some_day(self, idx: usize, at: usize) -> bool {
        let tale = self.text(at + 1) == "," || self.is_any(at + 1, &["in", "last", "this", "next"]);
        tale && self.is(idx, "one") && self.spaced(at) && self.opens_sentence(idx)
    }

    /// Whether the unit at `idx` is a part of a war's name: "the 100 Years War", "the Six-Day War".
    fn is_war(self, idx: usize) -> bool {
        self.is_capital(idx) && (idx + 1..idx + 3).any(|at| self.text(at) == "War")
    }

    fn past_letters_stop(self, idx: usize) -> usize {
        if self.text(idx) == "."
            && self.glued(idx)
            && !self.is_capital(idx + 1)
            && !self.spaced(idx + 1)
        {
            idx + 1
        } else {
            idx
        }
    }

    /// Whether a unit in the singular is counted: "two-year", "one year"; not "one second term", "two quarter finals".
    fn is_counted(self, unit: TimeUnit, count: Decimal, at: usize, digits: bool) -> bool {
        match unit {
            TimeUnit::Second if count == Decimal::ONE && !digits => {
                self.kind(at + 1) != Some(TokenKind::Word)
                    || self.is_any(
                        at + 1,
                        &["time", "ago", "later", "before", "after", "delay", "and"],
                    )
            }
            // "thirty-second" is a rank.
            TimeUnit::Second if !digits => {
                count == Decimal::TEN || !is_multiple(count, Decimal::TEN)
            }
            TimeUnit::Quarter => {
                count == Decimal::ONE && self.is_any(at + 1, &["ago", "later", "earlier"])
            }
            _ => true,
        }
    }

    /// What follows the unit: "and a half", smaller units, "old".
    fn with_rest(self, length: Length, end: usize) -> Counted {
        let (length, end) = self.and_part(length, end);
        let (length, end) = self.smaller(length, end);
        let (age, end) = self.old(end);
        Counted {
            low: None,
            length: Length { age, ..length },
            end,
        }
    }

    /// "-old", " old", " of age", and the token after it.
    pub(super) fn old(self, end: usize) -> (bool, usize) {
        let at = self.hyphened(end);
        if self.is_any(at, &["old", "olds"]) {
            return (true, at + 1);
        }
        // "a year-long strike"
        if at > end && self.is(at, "long") {
            return (false, at + 1);
        }
        if self.is(end, "of") && self.is(end + 1, "age") {
            return (true, end + 2);
        }
        (false, end)
    }
}

pub(super) fn half() -> Decimal {
    Decimal::new(5, 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn what_is_timed_is_no_date() {
        check(&[
            (
                "The car reaches top speed in 2.9 seconds.",
                "2.9 seconds = PT2.9S",
            ),
            ("A 40-plus-year career", "40-plus-year = P40Y"),
        ]);
    }

    #[test]
    fn lengths() {
        check(&[
            (
                "A two-year deal, an 18-month ban and a six-week trip",
                "two-year = P2Y; 18-month = P18M; six-week = P6W",
            ),
            (
                "It took two and a half hours.",
                "two and a half hours = PT2.5H",
            ),
            ("It took an hour and a half.", "an hour and a half = PT1.5H"),
            ("It took half an hour.", "half an hour = PT0.5H"),
            ("It took 2 years 3 months.", "2 years 3 months = P2Y3M"),
            (
                "It took 4 minutes and 5 seconds.",
                "4 minutes and 5 seconds = PT4M5S",
            ),
            ("It took a few days.", "a few days = P3D"),
            (
                "It took two to three years.",
                "two to three years = P2Y..P3Y",
            ),
            ("It took 25-40 minutes.", "25-40 minutes = PT25M..PT40M"),
            ("An 8- to 16-week course", "8- to 16-week = P8W..P16W"),
            (
                "A 44-year-old, a two-month-old and a girl aged 12",
                "44-year-old = P44Y; two-month-old = P2M; aged 12 = P12Y",
            ),
            (
                "Ann Lee, 52, said she was 18 months old.",
                "52 = P52Y; 18 months old = P18M",
            ),
            (
                "It took three quarters of an hour.",
                "three quarters of an hour = PT0.75H",
            ),
            (
                "It took a decade, a century and a fortnight.",
                "a decade = P10Y; a century = P100Y; a fortnight = P2W",
            ),
            ("It lasted three weekends.", "three weekends = P3WE"),
            ("It lasted 90 min.", "90 min = PT90M"),
            (
                "It lasted two additional minutes.",
                "two additional minutes = PT2M",
            ),
        ]);
    }

    #[test]
    fn no_lengths() {
        silent(&[
            "The second term, a second chance, the forty-second president",
            "A quarter of voters, two thirds, half the team",
            "Years, in minutes, by the hour",
            "The Hundred Years War, the 80 Years' War and the Four-Day War",
        ]);
    }

    #[test]
    fn hyphened_counts_and_comparisons() {
        check(&[
            (
                "He left after five-and-a-half years.",
                "five-and-a-half years = P5.5Y",
            ),
            (
                "It took a year and a half of work.",
                "a year and a half = P1.5Y",
            ),
        ]);
        silent(&["On a year-over-year basis and a month-on-month one"]);
    }

    #[test]
    fn one_unit_without_its_count() {
        check(&[
            (
                "An hourlong talk ended the weeklong fair.",
                "hourlong = PT1H; weeklong = P1W",
            ),
            (
                "The hour-long talk, a year-long strike and a two-hour-long walk",
                "hour-long = PT1H; a year-long = P1Y; two-hour-long = PT2H",
            ),
            ("A rule that is a decade-old habit", "a decade-old = P10Y"),
            (
                "He led it for a quarter century, nearly a quarter-century; the quarter-century jubilee",
                "a quarter century = P25Y; a quarter-century = P25Y; quarter-century = P25Y",
            ),
        ]);
        silent(&[
            "One day in Rome she left. One day, she said, he would too.",
            "The year-round fair, a year-on-year fall and the day-to-day work",
            "A quarter of the oaks fell.",
        ]);
    }

    #[test]
    fn fractions_with_a_hyphen() {
        check(&[
            ("The 3 1/2-year war ended.", "3 1/2-year = P3.5Y"),
            ("It lasted an entire year.", "an entire year = P1Y"),
        ]);
    }

    #[test]
    fn nights_count_as_days() {
        check(&[
            ("They stayed for three nights.", "three nights = P3D"),
            (
                "It snowed two nights ago.",
                "two nights ago = 2026-03-16 2026-03-16..2026-03-16",
            ),
        ]);
        silent(&["The nights are long; he appeared on 60 Minutes and on Saturday Night Live."]);
    }

    #[test]
    fn the_end_of_a_year_is_no_year() {
        silent(&["Stocks are at a year-low."]);
    }

    #[test]
    fn minute_amounts() {
        silent(&["It holds a minute amount of salt."]);
        check(&[(
            "It took a minute and a half.",
            "a minute and a half = PT1.5M",
        )]);
    }
}
