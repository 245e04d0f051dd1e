//! Lengths of time: "two years", "a two-year deal", "an hour and a half", "2 years 3 months", "44-year-old", "a few days".

use rust_decimal::Decimal;

use super::reader::Reader;
use super::words::Word;
use super::written::{Length, TimeUnit};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use crate::recognize::number::is_multiple;
use crate::recognize::vocabulary::{Numeral, numeral, tells_change, tells_length};

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
    "business",
    "extended",
    "successive",
    "other",
];

/// Words for a person behind which a number between commas is an age: "her son, 7,".
const PERSONS: &[&str] = &[
    "son",
    "daughter",
    "wife",
    "husband",
    "mother",
    "father",
    "brother",
    "sister",
    "man",
    "woman",
    "boy",
    "girl",
    "driver",
    "suspect",
    "victim",
    "teenager",
    "grandson",
    "granddaughter",
    "grandmother",
    "grandfather",
    "girlfriend",
    "boyfriend",
    "cousin",
    "nephew",
    "niece",
    "widow",
    "twins",
    "partner",
];

/// How many tokens before "a year" the count of a rate may stand.
const RATE_REACH: usize = 6;

/// What a hyphen joins to "a year" so that it is no length of one.
const BEHIND_UNIT: &[&str] = &["over", "on", "to", "by", "end", "high", "low", "round"];

/// How many words and joints may stand before the last of a row of decades: "early to mid-60s and 70s".
const MAX_DECADE_WORDS: usize = 8;

/// How many tokens before a length the verb of a move may stand.
const MOVE_REACH: usize = 6;

/// How many tokens a list of ages may have: "aged 9, 12, 14 and 17".
const MAX_AGES: usize = 8;

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

    /// Whether "a year" at `idx` tells how often what was counted before it comes: "300 days of sun a year", "400 cars a week".
    pub(super) fn is_rate(self, idx: usize, counted: Counted) -> bool {
        let article = self.is_any(idx, &["a", "an"]) && counted.end == idx + 2;
        let noun = self.kind(idx.wrapping_sub(1)) == Some(TokenKind::Word)
            && !is_function_word(self.text(idx - 1))
            && self.cue(idx - 1).is_none()
            && !self.is_any(counted.end, &["after", "before", "from", "into", "of"]);
        article
            && noun
            && (idx.saturating_sub(RATE_REACH)..idx - 1)
                .rev()
                .take_while(|at| self.kind(*at) != Some(TokenKind::Punct))
                .any(|at| {
                    self.kind(at) == Some(TokenKind::Number) || numeral(self.text(at)).is_some()
                })
    }

    /// "a week or two".
    fn or_two(self, one: Counted) -> Option<Counted> {
        let two = one.length.count == Decimal::ONE
            && one.length.more[0].is_none()
            && self.is(one.end, "or")
            && self.is(one.end + 1, "two")
            && self.kind(one.end + 2) != Some(TokenKind::Word);
        two.then(|| Counted {
            low: Some(one.length),
            length: Length::of(Decimal::TWO, one.length.unit),
            end: one.end + 2,
        })
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

    /// "six months to two years", "between 90 minutes and two hours": a length up to a longer one. "Cut from two years to
    /// six months" and "extended from a week to a month" are moves.
    fn to_longer(self, idx: usize, low: Counted) -> Option<Counted> {
        let between = self.after_any(idx, &["between"]);
        let joined = self.is(low.end, "to") || between && self.is(low.end, "and");
        let (count, _, at) = self.length_count(low.end + 1).filter(|_| joined)?;
        let (unit, end) = self.length_unit(low.end + 1, count, at)?;
        let longer = (unit, count) > (low.length.unit, low.length.count);
        // "It takes from a week to a month" changes nothing.
        let moves = |at| tells_change(self.text(at)) && !self.is_any(at, &["take", "taking"]);
        let moved = (idx.saturating_sub(MOVE_REACH)..idx).any(moves);
        let (age, end) = self.old(end);
        (longer && !moved && age == low.length.age).then(|| Counted {
            low: Some(low.length),
            length: Length {
                age,
                ..Length::of(count, unit)
            },
            end,
        })
    }

    /// The count: a number, "a", "half a", "a few", "a couple of"; whether it is vague; the token after it.
    fn length_count(self, idx: usize) -> Option<(Decimal, bool, usize)> {
        match self.word(idx) {
            Some(Word::Half) => {
                return Some((half(), false, self.past_article(self.hyphened(idx + 1))));
            }
            Some(Word::Few(count)) => {
                let vague = count > 2;
                return Some((count.into(), vague, self.past(idx + 1, "of")));
            }
            Some(Word::Unit(TimeUnit::Quarter)) => return self.quarter_century(idx),
            _ => {}
        }
        let scaled = idx > 1
            && matches!(
                numeral(self.text(idx - 1)),
                Some(Numeral::Hundred | Numeral::Scale(_))
            );
        if scaled && self.word(idx - 2).is_some()
            || matches!(self.word_before(idx), Some(Word::Few(_)))
        {
            // "several hundred years", "several hundred thousand years": the number is no count of its own.
            return None;
        }
        if let Some((count, end)) = self.count(idx) {
            if self.kind(idx) == Some(TokenKind::Number) && self.is_inside_word(idx) {
                return None;
            }
            let is_part = count < Decimal::ONE && self.is(end, "of");
            let end = if is_part {
                self.past_article(end + 1)
            } else {
                end
            };
            return Some((count, false, end));
        }
        if self.is(idx, "another") {
            return self
                .is_another(idx + 1)
                .then_some((Decimal::ONE, false, idx + 1));
        }
        if !self.is_any(idx, &["a", "an"]) {
            return None;
        }
        match self.word(idx + 1) {
            Some(Word::Few(_)) => self.length_count(idx + 1),
            Some(Word::Half) => Some((half(), false, self.past(self.hyphened(idx + 2), "of"))),
            Some(Word::Unit(TimeUnit::Quarter)) if self.is(idx + 2, "of") => {
                Some((Decimal::new(25, 2), false, self.past_article(idx + 3)))
            }
            Some(Word::Unit(TimeUnit::Quarter)) if self.quarter_century(idx + 1).is_some() => {
                self.quarter_century(idx + 1)
            }
            Some(Word::Unit(unit)) => {
                self.is_one(unit, idx + 2)
                    .then_some((Decimal::ONE, false, idx + 1))
            }
            // "a days ago", a slip of the pen.
            Some(Word::Units(_)) if self.word(idx + 2) == Some(Word::Ago) => {
                Some((Decimal::ONE, false, idx + 1))
            }
            _ if self.is_between(idx + 1) => Some((Decimal::ONE, false, idx + 1)),
            _ => None,
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
            TimeUnit::Minute => !self.is_dash(after),
            // "a year-over-year rise", "a month-on-month fall", "a year-end high"
            _ => !(self.is_dash(after) && self.is_any(after + 1, BEHIND_UNIT)),
        }
    }

    /// Whether the word may stand between "a" or a count and its unit.
    pub(super) fn is_between(self, idx: usize) -> bool {
        self.is_any(idx, BETWEEN) || self.is(idx, "good")
    }

    fn past_article(self, idx: usize) -> usize {
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
    fn length_unit(self, idx: usize, count: Decimal, at: usize) -> Option<(TimeUnit, usize)> {
        let at = self.hyphened(at);
        let at = if self.is_any(at, &["plus", "odd", "+"]) {
            self.hyphened(at + 1)
        } else {
            at
        };
        let at = if self.is_any(at, BETWEEN) {
            self.hyphened(at + 1)
        } else {
            at
        };
        if self.is_war(at) || self.text(idx) == "60" && self.text(at) == "Minutes" {
            return None;
        }
        let digits = self.kind(idx) == Some(TokenKind::Number);
        match self.word(at)? {
            Word::Units(unit) => Some((unit, at + 1)),
            // "one-second-half goal".
            Word::Unit(_)
                if self.is_dash(at + 1) && self.is_any(at + 2, &["half", "final", "finals"]) =>
            {
                None
            }
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

    /// "an hour and a half", "one year and a quarter", "one hour and half".
    fn and_part(self, length: Length, end: usize) -> (Length, usize) {
        if !self.is(end, "and") {
            return (length, end);
        }
        let at = self.past_article(end + 1);
        let part = match self.word(at) {
            Some(Word::Half) => half(),
            Some(Word::Unit(TimeUnit::Quarter)) if at > end + 1 => Decimal::new(25, 2),
            _ => return (length, end),
        };
        // "A year and half of the next" is no year and a half; "a year and a half of work" is.
        if self.is(at + 1, "of") && at == end + 1 {
            return (length, end);
        }
        match length.count.checked_add(part) {
            Some(count) => (Length { count, ..length }, at + 1),
            None => (length, end),
        }
    }

    /// "2 years 3 months", "4 minutes, 5 seconds", "one hour and thirty minutes".
    fn smaller(self, length: Length, end: usize) -> (Length, usize) {
        let (mut length, mut end) = (length, end);
        let mut unit = length.unit;
        for slot in 0..length.more.len() {
            let at = self.past(self.past_comma(end), "and");
            let Some((count, next)) = self.count(at) else {
                break;
            };
            let found = self
                .length_unit(at, count, next)
                .or_else(|| self.clock_letter(unit, next));
            let Some((smaller, after)) = found.filter(|it| it.0 < unit) else {
                break;
            };
            // "Two years, 24-hour care": a hyphen makes a word of its own, and "40 hours a week, four days a month" are two
            // rates.
            let of_its_own = self.hyphened(next) > next || self.is_any(end - 2, &["a", "an"]);
            if self.text(end) == "," && of_its_own {
                break;
            }
            // A length of its own, which only follows: "three years, two months ago".
            if self.is_any(after, &["ago", "later", "earlier"])
                && at > end
                && length.more[0].is_none()
                && self.text(end) == ","
            {
                break;
            }
            if let Some(more) = length.more.get_mut(slot) {
                *more = Some((count, smaller));
            }
            (unit, end) = (smaller, after);
        }
        (length, end)
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

    /// "-old", " old", " of age", and the token after it.
    fn old(self, end: usize) -> (bool, usize) {
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

    /// "two to three years", "25-40 min", "8- to 16-week", "between 20 and 25 minutes".
    fn length_range(self, idx: usize, low: Decimal, at: usize) -> Option<Counted> {
        let dashed = self.is_dash(at);
        let at = if dashed { at + 1 } else { at };
        let at = match self.text(at) {
            "to" | "or" => self.hyphened(at + 1),
            "and" if self.after_any(idx, &["between"]) => at + 1,
            _ if dashed => at,
            _ => return None,
        };
        let (high, after) = self.count(at).filter(|it| it.0 > low)?;
        let (unit, end) = self.length_unit(at, high, after)?;
        let (age, end) = self.old(end);
        let of = |count| Length {
            age,
            ..Length::of(count, unit)
        };
        Some(Counted {
            low: Some(of(low)),
            length: of(high),
            end,
        })
    }

    /// "aged 30", "the age of 30", "ages 5 to 12", and ", 52," behind a name or a word for a person.
    fn aged(self, idx: usize) -> Option<Counted> {
        let between_commas = self.kind(idx) == Some(TokenKind::Number)
            && self.text(idx + 1) == ","
            && idx >= 2
            && self.text(idx - 1) == ",";
        let person = between_commas && self.is_any(idx - 2, PERSONS);
        let named = between_commas && self.is_name(idx - 2);
        let at = match self.word(idx) {
            Some(Word::Aged) => {
                idx + 1 + usize::from(self.is_any(idx + 1, &["of", "between", "from"]))
            }
            None if named || person || self.is_in_ages(idx) => idx,
            _ => return None,
        };
        let years = self
            .digits(at)
            .filter(|it| (1..=119).contains(it) && (!named || *it > 9))?;
        if let Some(range) = self.ages(years, at) {
            return Some(range);
        }
        let glued = self.glued(at + 1) && self.kind(at + 1) != Some(TokenKind::Punct);
        let (unit, _) = self
            .length_unit(at, years.into(), at + 1)
            .unwrap_or((TimeUnit::Year, 0));
        (!glued && unit == TimeUnit::Year).then(|| Counted {
            low: None,
            length: years_of_age(years),
            end: at + 1,
        })
    }

    /// The two ages of "aged 18 to 24", "ages 5-12", "aged between 18 and 24", "aged 6-23 months", of which the first stands
    /// at `at`.
    fn ages(self, low: i16, at: usize) -> Option<Counted> {
        let between = self.after_any(at, &["between"]);
        let joined =
            self.is_dash(at + 1) || self.is(at + 1, "to") || between && self.is(at + 1, "and");
        let high = self
            .digits(at + 2)
            .filter(|it| joined && (low..120).contains(it))?;
        let (unit, end) = self
            .length_unit(at + 2, high.into(), at + 3)
            .unwrap_or((TimeUnit::Year, at + 3));
        let end = self.old(end).1;
        let plain = !(self.glued(end) && self.kind(end) == Some(TokenKind::Word));
        plain.then(|| Counted {
            low: Some(of_age(low, unit)),
            length: of_age(high, unit),
            end,
        })
    }

    /// Whether the number is a further one of a list of ages: the 23 of "aged 19 and 23", the 12 of "aged 9, 12 and 15".
    fn is_in_ages(self, idx: usize) -> bool {
        if self.kind(idx) != Some(TokenKind::Number) || !self.after_any(idx, &["and", ","]) {
            return false;
        }
        let before = (idx.saturating_sub(MAX_AGES)..idx).rev().find(|at| {
            self.kind(*at) != Some(TokenKind::Number) && !self.is_any(*at, &["and", ","])
        });
        before.is_some_and(|at| {
            self.word(at) == Some(Word::Aged) && self.kind(at + 1) == Some(TokenKind::Number)
        })
    }

    /// "in his 50s", "a woman in her early forties": ten years of age.
    fn aged_decade(self, idx: usize) -> Option<Counted> {
        let (first, end) = match self.word(idx) {
            Some(Word::Decade(decade)) => (decade.into(), idx + 1),
            _ if self.is(idx + 1, "s") && self.glued(idx + 1) => (self.digits(idx)?, idx + 2),
            _ => return None,
        };
        (first % 10 == 0 && (20..=90).contains(&first)).then_some(())?;
        let at = self.first_of_decades(idx);
        let whose = self.after_any(at, &["his", "her", "their", "my", "your"]);
        (whose && self.after_any(at - 1, &["in", "into", "reached", "beyond"])).then(|| Counted {
            low: Some(years_of_age(first)),
            length: years_of_age(first + 9),
            end,
        })
    }

    /// Where the decades that end with the one at `idx` begin, with the words of their parts: "mid-60s to early 70s".
    pub(super) fn first_of_decades(self, idx: usize) -> usize {
        let mut at = idx;
        for _ in 0..MAX_DECADE_WORDS {
            let joint = at > 0
                && (self.is_dash(at - 1)
                    || self.after_any(at, &["early", "mid", "late", "to", "and", "or"]));
            let decade = at >= 2
                && self.is(at - 1, "s")
                && self.glued(at - 1)
                && at < idx
                && self.kind(at - 2) == Some(TokenKind::Number);
            match (joint, decade) {
                (true, _) => at -= 1,
                (_, true) => at -= 2,
                _ => break,
            }
        }
        at
    }

    /// Whether the token can be a part of somebody's name.
    fn is_name(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Word) && self.is_capital(idx) && self.word(idx).is_none()
    }
}

fn years_of_age(years: i16) -> Length {
    of_age(years, TimeUnit::Year)
}

fn of_age(count: i16, unit: TimeUnit) -> Length {
    Length {
        age: true,
        ..Length::of(count.into(), unit)
    }
}

fn half() -> Decimal {
    Decimal::new(5, 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn decades_of_age() {
        check(&[
            ("A woman in her 30s was hurt.", "30s = P30Y..P39Y"),
            ("He is in his early sixties.", "sixties = P60Y..P69Y"),
        ]);
        check(&[
            (
                "Most were in their 60s and 70s.",
                "60s = P60Y..P69Y; 70s = P70Y..P79Y",
            ),
            ("She retired at the age of 61.", "age of 61 = P61Y"),
            ("Her son, 7, and Duval, 43, fled.", "7 = P7Y; 43 = P43Y"),
        ]);
        silent(&[
            "Temperatures in the 60s",
            "Hits of his 60s tour",
            "Highs in the mid-60s are forecast.",
        ]);
    }

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
    fn lists_and_ranges_of_ages() {
        check(&[
            (
                "Boys aged 9, 12 and 15 were found.",
                "aged 9 = P9Y; 12 = P12Y; 15 = P15Y",
            ),
            ("Men aged 18 to 24 may vote.", "aged 18 to 24 = P18Y..P24Y"),
            ("It suits ages 5-12.", "ages 5-12 = P5Y..P12Y"),
            (
                "Some were aged 12 to 17-years-old.",
                "aged 12 to 17-years-old = P12Y..P17Y",
            ),
            (
                "Of those aged between 30 and 45, few stayed.",
                "aged between 30 and 45 = P30Y..P45Y",
            ),
        ]);
        silent(&["It lasted for ages, and 12 and 15 are numbers."]);
    }

    #[test]
    fn lengths_up_to_longer_ones() {
        check(&[
            (
                "It will take from six months to two years.",
                "six months to two years = P6M..P2Y",
            ),
            (
                "The trip lasts between 90 minutes and two hours.",
                "between 90 minutes and two hours = PT90M..PT2H",
            ),
            (
                "He faces two years to five years in jail.",
                "two years to five years = P2Y..P5Y",
            ),
        ]);
        check(&[
            (
                "The ban was cut from two years to six months.",
                "two years = P2Y; six months = P6M",
            ),
            (
                "They extended it from a week to a month.",
                "a week = P1W; a month = P1M",
            ),
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
    fn lengths_between_two_and_another() {
        check(&[
            (
                "It takes between 20 and 25 minutes.",
                "between 20 and 25 minutes = PT20M..PT25M",
            ),
            ("It took a week or two.", "a week or two = P1W..P2W"),
            ("It took another year.", "another year = P1Y"),
            ("It took 20 and 25 minutes.", "25 minutes = PT25M"),
        ]);
        silent(&[
            "It was so for several hundred thousand years. Another day of rain, another year-on-year fall and another second chance",
        ]);
    }

    #[test]
    fn rates_are_no_lengths() {
        check(&[
            (
                "The town gets 300 days of sun a year and 400 boats a week.",
                "300 days = P300D",
            ),
            ("The two waited a year.", "a year = P1Y"),
            ("They lost 40 jobs a year after the merger.", "a year = P1Y"),
        ]);
        silent(&["It draws 4 million visitors a year."]);
    }

    #[test]
    fn the_end_of_a_year_is_no_year() {
        silent(&["Stocks are at a year-low."]);
    }

    #[test]
    fn between_two_lengths() {
        check(&[
            (
                "He faces between 5 and 10 years in prison.",
                "between 5 and 10 years = P5Y..P10Y",
            ),
            (
                "Babies aged 6-23 months were weighed.",
                "aged 6-23 months = P6M..P23M",
            ),
        ]);
    }
}
