//! Ages: "aged 30", "ages 5 to 12", ", 52," behind a name, "in his 50s".

use super::length::Counted;
use super::reader::Reader;
use super::words::Word;
use super::written::{Length, TimeUnit};
use crate::draft::TokenKind;

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

/// How many words and joints may stand before the last of a row of decades: "early to mid-60s and 70s".
const MAX_DECADE_WORDS: usize = 8;

/// How many tokens a list of ages may have: "aged 9, 12, 14 and 17".
const MAX_AGES: usize = 8;

impl Reader<'_> {
    /// "aged 30", "the age of 30", "ages 5 to 12", and ", 52," behind a name or a word for a person.
    pub(super) fn aged(self, idx: usize) -> Option<Counted> {
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
    pub(super) fn aged_decade(self, idx: usize) -> Option<Counted> {
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
}
