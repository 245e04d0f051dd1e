//! Cardinal numbers in digits, in words and in both: `1,234.5`, `12,34,567`, `3½`, `two and a half million`, `half a dozen`.
//!
//! This is the one grammar of numbers; amounts and times both build on it. It says what is written and leaves to others
//! whether it is a figure at all (a year, a part of a name, the pronoun "one").
//!
//! Invariant: a number is read in time bounded by [`MAX_TOKENS`] tokens, whatever follows, and arithmetic that would
//! overflow gives no number.

mod decimal;
mod digits;
mod exponent;
mod fraction;
mod rank;
mod scale;
mod words;

pub(super) use decimal::is_multiple;

use std::ops::Range;

use rust_decimal::Decimal;

use super::view::View;
use crate::draft::{Token, TokenKind};

/// The longest number that is read, in tokens. Nobody prints more; without a limit, a page of number words would be
/// read again from each of its words.
const MAX_TOKENS: usize = 40;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberForm {
    /// In digits, scale words perhaps after them: `1.2 million`.
    Digits,
    /// In words: `forty-two`.
    Words,
    /// As a part of one: `two-thirds`, `½`, `3/8`.
    Fraction,
}

/// A cardinal number of the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberMatch {
    /// Its tokens, scale words included.
    pub(super) tokens: Range<usize>,
    /// Its value, scale words multiplied in.
    pub(super) value: Decimal,
    /// One unit in the last printed place, times the scale; zero for a fraction, which is exact by nature.
    pub(super) grain: Decimal,
    /// The product of the scale words at its end; one where there is none.
    pub(super) scale: Decimal,
    /// How it is written.
    pub(super) form: NumberForm,
}

/// The cardinal number that starts at token `idx`: the longest one. `None` where no number starts, and where it does not
/// fit a [`Decimal`].
pub(super) fn number_at(prose: &str, tokens: &[Token], idx: usize) -> Option<NumberMatch> {
    View { prose, tokens }.number(idx, false)
}

/// The rank that starts at token `idx`: `third`, `21st`, `one hundred and twenty-fifth`. `grain` and `scale` are one.
pub(super) fn ordinal_at(prose: &str, tokens: &[Token], idx: usize) -> Option<NumberMatch> {
    View { prose, tokens }.ordinal(idx)
}

/// A power of ten; `exponent` over 28 gives `None`.
pub(super) fn power(exponent: u8) -> Option<Decimal> {
    match exponent {
        // Quicker, and nearly every power is one of these.
        0..=18 => Some(Decimal::from(10_i64.pow(exponent.into()))),
        19..=28 => Some(Decimal::from_i128_with_scale(
            10_i128.pow(exponent.into()),
            0,
        )),
        _ => None,
    }
}

/// A value under construction: `end` is the first token after it.
#[derive(Clone, Copy, Debug)]
pub(in crate::recognize) struct Part {
    pub(in crate::recognize) end: usize,
    pub(in crate::recognize) value: Decimal,
    grain: Decimal,
}

impl View<'_> {
    /// The cardinal number at `idx`; with `letters`, glued scale letters too.
    pub(super) fn number(self, idx: usize, letters: bool) -> Option<NumberMatch> {
        let first = *self.tokens.get(idx)?;
        match first.kind {
            TokenKind::Number => self.in_digits(idx, letters),
            TokenKind::Symbol => self.in_signs(idx),
            TokenKind::Word => self.in_words(idx),
            TokenKind::Punct | TokenKind::Suffix => None,
        }
    }

    fn whole(self, idx: usize, part: Part, form: NumberForm) -> NumberMatch {
        NumberMatch {
            tokens: idx..part.end,
            value: part.value.normalize(),
            grain: part.grain.normalize(),
            scale: Decimal::ONE,
            form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tokenize;

    fn tokens_of(prose: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(prose, &mut tokens);
        tokens
    }

    /// The number at the start of `prose`: its text, value and grain.
    #[track_caller]
    fn check(prose: &str, expected: &str) {
        let tokens = tokens_of(prose);
        let drawn = match (View {
            prose,
            tokens: &tokens,
        })
        .number(0, true)
        {
            Some(number) => {
                let last = tokens[number.tokens.end - 1];
                format!(
                    "{} = {} ± {}",
                    &prose[..last.span.end as usize],
                    number.value,
                    number.grain
                )
            }
            None => "-".to_owned(),
        };
        assert_eq!(drawn, expected, "{prose}");
    }

    #[test]
    fn digits() {
        check("1,234,567 users", "1,234,567 = 1234567 ± 1");
        check("12,34,567.89", "12,34,567.89 = 1234567.89 ± 0.01");
        check("1,00,00,000", "1,00,00,000 = 10000000 ± 1");
        check("1.234.567,89 euros", "1.234.567,89 = 1234567.89 ± 0.01");
        check("3,5 percent", "3,5 = 3.5 ± 0.1");
        check("42,33", "42,33 = 42.33 ± 0.01");
        check("1.10", "1.10 = 1.1 ± 0.01");
        check("1 414 021 100 francs", "1 414 021 100 = 1414021100 ± 1");
        check(
            "1\u{202f}234\u{202f}567,89",
            "1\u{202f}234\u{202f}567,89 = 1234567.89 ± 0.01",
        );
        check("10\u{a0}500", "10\u{a0}500 = 10500 ± 1");
        check("10 000 people", "10 000 = 10000 ± 1");
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        check("200 300 400x", "200 300 400 = 200300400 ± 1");
        check("17 350 people", "17 = 17 ± 1");
        check("1998 200", "1998 = 1998 ± 1");
    }

    #[test]
    fn groups_after_no_habit_are_no_number() {
        check("1,2,3", "-");
        check("10.0.0.1", "-");
        check("1,2345", "-");
        check("12,345,67", "-");
        check("1234,567", "-");
    }

    #[test]
    fn scale_words() {
        check("1.2 billion", "1.2 billion = 1200000000 ± 100000000");
        check("350m", "350m = 350000000 ± 1000000");
        check("2.5tn", "2.5tn = 2500000000000 ± 100000000000");
        check("50,000 million", "50,000 million = 50000000000 ± 1000000");
        check(
            "2 lakh crore",
            "2 lakh crore = 2000000000000 ± 1000000000000",
        );
        check("50-billion plan", "50-billion = 50000000000 ± 1000000000");
        check("10 bln", "10 bln = 10000000000 ± 1000000000");
        check("3 hundred thousand", "3 hundred thousand = 300000 ± 100000");
        check("350 m", "350 = 350 ± 1");
    }

    #[test]
    fn fractions() {
        check("3½ hours", "3½ = 3.5 ± 0");
        check("½", "½ = 0.5 ± 0");
        check("13 3/4", "13 3/4 = 13.75 ± 0");
        check("1/40", "1/40 = 0.025 ± 0");
        check("three-quarters", "three-quarters = 0.75 ± 0");
        check(
            "one-third of",
            "one-third = 0.3333333333333333333333333333 ± 0",
        );
        check("five-eighths", "five-eighths = 0.625 ± 0");
        check("five-and-a-half years", "five-and-a-half = 5.5 ± 0.1");
        check("3-1/2", "3-1/2 = 3.5 ± 0");
        check("two-and-fro", "two = 2 ± 1");
        check("1/2/98", "1 = 1 ± 1");
        check("9/11", "9 = 9 ± 1");
        check("one second", "one = 1 ± 1");
    }

    #[test]
    fn words() {
        check("forty-two", "forty-two = 42 ± 1");
        check(
            "one hundred and five people",
            "one hundred and five = 105 ± 1",
        );
        check(
            "two million three hundred thousand and six",
            "two million three hundred thousand and six = 2300006 ± 1",
        );
        check("fifty billion", "fifty billion = 50000000000 ± 1000000000");
        check("a hundred", "a hundred = 100 ± 1");
        check("a million", "a million = 1000000 ± 1000000");
        check(
            "forty five hundred thirty eight",
            "forty five hundred thirty eight = 4538 ± 1",
        );
        check(
            "nineteen seventy-three",
            "nineteen seventy-three = 1973 ± 1",
        );
        check(
            "two point five million",
            "two point five million = 2500000 ± 100000",
        );
        check("twelve thousand", "twelve thousand = 12000 ± 1000");
    }

    #[test]
    fn halves_of_a_scale() {
        check(
            "a million and a half people",
            "a million and a half = 1500000 ± 100000",
        );
        check(
            "two million and a half",
            "two million and a half = 2500000 ± 100000",
        );
        check(
            "a million and a half of them",
            "a million = 1000000 ± 1000000",
        );
        check(
            "half a billion dollars",
            "half a billion = 500000000 ± 100000000",
        );
        check(
            "a quarter of a million pounds",
            "a quarter of a million = 250000 ± 100000",
        );
        check(
            "three-quarters of a million",
            "three-quarters of a million = 750000 ± 100000",
        );
        check(
            "two and a half million",
            "two and a half million = 2500000 ± 100000",
        );
        check("2 and a half", "2 and a half = 2.5 ± 0");
        check("half a dozen", "half a dozen = 6 ± 1");
        check("half of them", "-");
        check("multi-billion-dollar", "-");
    }

    #[test]
    fn and_between_two_numbers_joins_nothing() {
        check(
            "one million and two million",
            "one million = 1000000 ± 1000000",
        );
        check("two and three", "two = 2 ± 1");
        check("two, three", "two = 2 ± 1");
        check("a year", "-");
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        check(&"9".repeat(60), "-");
        check("million million million million million million", "-");
        check("99999999999999999999999999 million", "-");
    }

    #[track_caller]
    fn check_ordinal(prose: &str, expected: &str) {
        let tokens = tokens_of(prose);
        let drawn = match ordinal_at(prose, &tokens, 0) {
            Some(number) => {
                let last = tokens[number.tokens.end - 1];
                format!("{} = {}", &prose[..last.span.end as usize], number.value)
            }
            None => "-".to_owned(),
        };
        assert_eq!(drawn, expected, "{prose}");
    }

    #[test]
    fn ordinals() {
        check_ordinal("third time", "third = 3");
        check_ordinal("21st", "21st = 21");
        check_ordinal("1,000th", "1,000th = 1000");
        check_ordinal("twenty-first", "twenty-first = 21");
        check_ordinal(
            "one hundred and twenty-fifth",
            "one hundred and twenty-fifth = 125",
        );
        check_ordinal("two hundredth", "two hundredth = 200");
        check_ordinal("millionth", "millionth = 1000000");
        check_ordinal("one second", "-");
        check_ordinal("forty", "-");
    }
}
