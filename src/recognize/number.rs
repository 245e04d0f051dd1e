//! Cardinal numbers in digits, in words and in both: `1,234.5`, `12,34,567`, `3½`, `two and a half million`, `half a dozen`.
//!
//! This is the one grammar of numbers; amounts and times both build on it. It says what is written and leaves to others
//! whether it is a figure at all (a year, a part of a name, the pronoun "one").
//!
//! Invariant: a number is read in time bounded by [`MAX_TOKENS`] tokens, whatever follows, and arithmetic that would
//! overflow gives no number.

use std::ops::Range;

use rust_decimal::Decimal;

use super::view::View;
use super::vocabulary::{Numeral, fraction_sign, letter_scale, numeral};
use crate::draft::{Token, TokenKind};

/// The longest number that is read, in tokens. Nobody prints more; without a limit, a page of number words would be
/// read again from each of its words.
const MAX_TOKENS: usize = 40;

/// The most decimals that are read without a whole number before their point.
const MAX_DECIMALS: usize = 9;

/// The longest token of digits that can fit a [`Decimal`]: 28 digits and their separators.
const MAX_DIGITS: usize = 40;

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
fn power(exponent: u8) -> Option<Decimal> {
    (exponent <= 28).then(|| Decimal::from_i128_with_scale(10_i128.pow(exponent.into()), 0))
}

/// A value under construction: `end` is the first token after it.
#[derive(Clone, Copy, Debug)]
struct Part {
    end: usize,
    value: Decimal,
    grain: Decimal,
}

/// What a number in words can be, as its first two words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// None.
    Nothing,
    /// This one, and no further word belongs to it: `three villages`.
    Lone(u8),
    /// One of several words, perhaps.
    Longer,
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

    // ---- digits

    /// Digits, then a fraction, then scale words: `1 234 567`, `3 1/2`, `2½ million`.
    fn in_digits(self, idx: usize, letters: bool) -> Option<NumberMatch> {
        if let Some(part) = self.slashed(idx) {
            return Some(self.whole(idx, part, NumberForm::Fraction));
        }
        let mut part = self.digits(idx)?;
        if let Some(part) = self.power_of_ten(part) {
            return Some(self.whole(idx, part, NumberForm::Digits));
        }
        if let Some(part) = self.point(part) {
            return self.scaled(idx, part, NumberForm::Digits, letters);
        }
        if part.value.scale() == 0
            && let Some(fraction) = self.fraction_after(part.end)
        {
            part = Part {
                value: part.value.checked_add(fraction.value)?,
                ..fraction
            };
        }
        self.scaled(idx, part, NumberForm::Digits, letters)
    }

    /// `part` with the power of ten that is glued to it or multiplied with it: `1e-3`, `3 x 10^8`, `6×10²³`, `10^9`.
    fn power_of_ten(self, part: Part) -> Option<Part> {
        let (end, exponent) = self
            .letter_exponent(part.end)
            .or_else(|| self.multiplied_power(part.end))
            .or_else(|| {
                let ten = part.value == Decimal::TEN && part.grain == Decimal::ONE;
                self.exponent(part.end)
                    .filter(|_| ten)
                    .map(|(end, it)| (end, it - 1))
            })?;
        let scaled = |value: Decimal| {
            let factor = power(exponent.unsigned_abs())?;
            if exponent < 0 {
                value.checked_div(factor)
            } else {
                value.checked_mul(factor)
            }
        };
        Some(Part {
            end,
            value: scaled(part.value)?,
            grain: scaled(part.grain)?,
        })
    }

    /// `e-3`, `E6` glued to the digits before it.
    fn letter_exponent(self, idx: usize) -> Option<(usize, i8)> {
        (self.is(idx, "e") && !self.spaced(idx)).then_some(())?;
        let (end, exponent) = self.signed_exponent(idx + 1)?;
        let goes_on = !self.spaced(end) && self.kind(end) == Some(TokenKind::Number);
        (!goes_on).then_some((end, exponent))
    }

    /// `x 10^8`, `×10⁻⁷`.
    fn multiplied_power(self, idx: usize) -> Option<(usize, i8)> {
        let times = self.is_any(idx, &["x", "×", "*", "·"]);
        (times && self.is(idx + 1, "10")).then(|| self.exponent(idx + 2))?
    }

    /// `^8`, `^-3`, `⁸`, `⁻²³` glued to the base before it.
    fn exponent(self, idx: usize) -> Option<(usize, i8)> {
        if self.is(idx, "^") && !self.spaced(idx) {
            return self.signed_exponent(idx + 1);
        }
        let minus = self.is(idx, "⁻");
        let (mut end, mut exponent) = (idx + usize::from(minus), 0_i8);
        while let Some(digit) = self
            .text(end)
            .filter(|_| !self.spaced(end) && exponent < 10)
            .and_then(superscript)
        {
            (end, exponent) = (end + 1, exponent * 10 + digit);
        }
        let exponent = if minus { -exponent } else { exponent };
        (end > idx + usize::from(minus)).then_some((end, exponent))
    }

    /// The digits of an exponent with the sign before them, all glued to what stands before.
    fn signed_exponent(self, idx: usize) -> Option<(usize, i8)> {
        let minus = self.is_any(idx, &["-", "−"]);
        let at = idx + usize::from(minus || self.is(idx, "+"));
        let glued = (idx..=at).all(|at| !self.spaced(at));
        let exponent: i8 = self.text(at).filter(|_| glued)?.parse().ok()?;
        Some((at + 1, if minus { -exponent } else { exponent }))
    }

    /// A fraction sign alone: `½`, `¾ million`.
    fn in_signs(self, idx: usize) -> Option<NumberMatch> {
        let part = self.sign(idx)?;
        self.scaled(idx, part, NumberForm::Fraction, false)
    }

    /// One token of digits, or several that are grouped by spaces.
    fn digits(self, idx: usize) -> Option<Part> {
        let text = self.text(idx)?;
        let (value, places) = decimal(text)?;
        if places == 0 && text.len() <= MAX_DECIMALS && self.is_behind_point(idx) {
            let grain = Decimal::new(1, text.len() as u32);
            return Some(Part {
                end: idx + 1,
                value: value.checked_mul(grain)?,
                grain,
            });
        }
        let part = Part {
            end: idx + 1,
            value,
            grain: Decimal::new(1, places),
        };
        Some(self.grouped_by_spaces(idx).unwrap_or(part))
    }

    /// Whether the digits at `idx` are decimals without a whole number before their point: "batting .312".
    pub(super) fn is_behind_point(self, idx: usize) -> bool {
        let point = idx > 0 && !self.spaced(idx) && self.text(idx - 1) == Some(".");
        let opens = idx == 1
            || self.spaced(idx.wrapping_sub(1)) && self.text(idx.wrapping_sub(2)) != Some(".")
            || self.is_any(idx.wrapping_sub(2), &["$", "£", "€", "(", "-"]);
        point && opens
    }

    /// `1 414 021`, `10 000`: groups of three digits behind one to three. With ordinary spaces between them two numbers
    /// may merely stand side by side, so one group after an ordinary space counts only when it is `000`.
    fn grouped_by_spaces(self, idx: usize) -> Option<Part> {
        let first = self.text(idx)?;
        if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut value: i64 = first.parse().ok()?;
        let mut end = idx + 1;
        let mut narrow = true;
        let mut round = true;
        let mut places = 0;
        while end < idx + 6 && places == 0 {
            let Some(token) = self
                .tokens
                .get(end)
                .filter(|it| it.kind == TokenKind::Number)
            else {
                break;
            };
            let gap = self.gap(end);
            if gap.chars().count() != 1 {
                break;
            }
            let text = token.text(self.prose);
            let Some(group) = text
                .get(..3)
                .filter(|it| it.bytes().all(|b| b.is_ascii_digit()))
            else {
                break;
            };
            let rest = &text[3..];
            if !(rest.is_empty() || rest.starts_with(['.', ',']) && rest.len() <= 3) {
                break;
            }
            if !rest.is_empty() {
                places = rest.len() as u32 - 1;
            }
            narrow &= gap != " ";
            round &= group == "000";
            value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
            if places > 0 {
                value = value
                    .checked_mul(10_i64.pow(places))?
                    .checked_add(rest.get(1..)?.parse().ok()?)?;
            }
            end += 1;
        }
        let n_groups = end - idx - 1;
        (n_groups >= 2 || n_groups == 1 && (narrow || round)).then(|| Part {
            end,
            value: Decimal::new(value, places),
            grain: Decimal::new(1, places),
        })
    }

    /// A fraction right behind a whole number: `½`, ` 1/2`, ` and a half`, ` and three-quarters`.
    fn fraction_after(self, idx: usize) -> Option<Part> {
        let token = *self.tokens.get(idx)?;
        match token.kind {
            TokenKind::Symbol => self.sign(idx),
            TokenKind::Number if token.spaced => self.slashed(idx),
            // "3-1/2"
            TokenKind::Punct if !token.spaced && self.is(idx, "-") => {
                self.slashed(idx + 1).filter(|_| !self.spaced(idx + 1))
            }
            TokenKind::Word if self.is(idx, "and") => self.and_fraction(idx + 1),
            _ => None,
        }
    }

    fn sign(self, idx: usize) -> Option<Part> {
        let (numerator, denominator) = fraction_sign(self.text(idx)?)?;
        Some(Part {
            end: idx + 1,
            value: quotient(numerator.into(), denominator.into())?,
            grain: Decimal::ZERO,
        })
    }

    /// `3/8`: a proper fraction with a denominator that people use, and no further slash as in `1/2/98`.
    fn slashed(self, idx: usize) -> Option<Part> {
        let touching = |at| !self.spaced(at) && at < self.tokens.len();
        if !(touching(idx + 1) && touching(idx + 2) && matches!(self.text(idx + 1)?, "/" | "⁄")) {
            return None;
        }
        if touching(idx + 3) && matches!(self.text(idx + 3)?, "/" | "-")
            || idx > 0 && !self.spaced(idx) && self.is(idx - 1, "/")
        {
            return None;
        }
        let numerator = small(self.text(idx)?)?;
        let denominator = small(self.text(idx + 2)?)?;
        let usual = matches!(
            denominator,
            2..=6 | 8 | 10 | 15 | 16 | 20 | 25 | 32 | 40 | 50 | 64 | 100
        );
        (0 < numerator && numerator < denominator && usual).then_some(())?;
        Some(Part {
            end: idx + 3,
            value: quotient(numerator, denominator)?,
            grain: Decimal::ZERO,
        })
    }

    // ---- words

    fn in_words(self, idx: usize) -> Option<NumberMatch> {
        match self.opening(idx) {
            Opening::Nothing => return None,
            Opening::Lone(value) => {
                let part = Part {
                    end: idx + 1,
                    value: value.into(),
                    grain: Decimal::ONE,
                };
                return Some(self.whole(idx, part, NumberForm::Words));
            }
            Opening::Longer => {}
        }
        if let Some(part) = self.part_of_scale(idx) {
            return Some(part);
        }
        let limit = idx + MAX_TOKENS;
        let mut total: Option<Part> = None;
        let mut at = idx;
        let mut least = u8::MAX;
        let mut scale = Decimal::ONE;
        while at < limit {
            let Some(group) = self.group(at, total.is_none()) else {
                break;
            };
            let (end, exponent) = self.scale_words(group.end, false);
            if exponent >= least
                || (total.is_some() && end == group.end && group.value >= power(least)?)
            {
                break;
            }
            let factor = power(exponent)?;
            let value = group.value.checked_mul(factor)?;
            let sum = total.map_or(Some(value), |total| total.value.checked_add(value))?;
            total = Some(Part {
                end,
                value: sum,
                grain: group.grain.checked_mul(factor)?,
            });
            scale = factor;
            least = exponent;
            if exponent == 0 || group.grain != Decimal::ONE {
                break;
            }
            at = self.next_group(end, least);
        }
        let total = self.dozens(total?)?;
        let total = self.half_of_scale(total, scale);
        if total.end == idx + 1
            && let Some(fraction) = self.plain_fraction(idx)
        {
            return Some(self.whole(idx, fraction, NumberForm::Fraction));
        }
        Some(NumberMatch {
            scale,
            ..self.whole(idx, total, NumberForm::Words)
        })
    }

    /// `total` with a half of its scale where the words follow: `a million and a half`.
    fn half_of_scale(self, total: Part, scale: Decimal) -> Part {
        let half = (scale > Decimal::ONE_HUNDRED && self.is(total.end, "and"))
            .then(|| self.and_fraction(total.end + 1))
            .flatten()
            .filter(|it| it.value < Decimal::ONE);
        let sum = half.and_then(|it| {
            Some(Part {
                end: it.end,
                value: total.value.checked_add(it.value.checked_mul(scale)?)?,
                grain: scale.checked_mul(Decimal::new(1, 1))?,
            })
        });
        sum.unwrap_or(total)
    }

    /// What can begin at the word, told by it and the next: nearly all words and numbers of a draft need no further look.
    fn opening(self, idx: usize) -> Opening {
        let value = match self.numeral(idx) {
            None if self.is_any(idx, &["a", "an"]) => return Opening::Longer,
            Some(Numeral::Ones(value) | Numeral::Tens(value)) => value,
            Some(
                Numeral::Hundred
                | Numeral::Scale(_)
                | Numeral::Dozen
                | Numeral::Half
                | Numeral::Quarter,
            ) => return Opening::Longer,
            _ => return Opening::Nothing,
        };
        let next = idx + 1;
        let ends = self.kind(next) == Some(TokenKind::Word)
            && self.numeral(next).is_none()
            && !self.is_any(next, &["and", "point"]);
        if ends {
            Opening::Lone(value)
        } else {
            Opening::Longer
        }
    }

    /// `total`, or so many dozens where the word follows: `two dozen`.
    fn dozens(self, total: Part) -> Option<Part> {
        let at = self.joined(total.end);
        if !matches!(self.numeral(at), Some(Numeral::Dozen | Numeral::Dozens)) {
            return Some(total);
        }
        let dozen = Decimal::from(12);
        Some(Part {
            end: at + 1,
            value: total.value.checked_mul(dozen)?,
            grain: total.grain.checked_mul(dozen)?,
        })
    }

    /// Where the next group may start: behind "and" or a comma when a smaller group follows, else right here.
    fn next_group(self, end: usize, least: u8) -> usize {
        if !self.is(end, "and") {
            return end;
        }
        // "between one million and two million": the word after "and" opens a number of its own.
        match self.group(end + 1, false) {
            Some(group) if self.scale_words(group.end, false).1 < least => end + 1,
            _ => end,
        }
    }

    /// Whether "multi-" stands before the scale word at `idx`: "a multi-billion-dollar market" says of no number how many.
    fn is_many(self, idx: usize) -> bool {
        idx >= 2 && self.joined(idx - 1) == idx && self.is(idx - 2, "multi")
    }

    /// A number below ten thousand, as words give it between two scale words: `two hundred and five`, `forty-five hundred`,
    /// `two point five`, `two and a half`, `nineteen seventy-three`. `first` allows "a" and a bare scale word for one.
    fn group(self, idx: usize, first: bool) -> Option<Part> {
        let one = |end| {
            Some(Part {
                end,
                value: Decimal::ONE,
                grain: Decimal::ONE,
            })
        };
        let whole = match self.numeral(idx) {
            Some(Numeral::Ones(_) | Numeral::Tens(_)) => self.hundreds(idx)?,
            Some(Numeral::Hundred) if first => self.hundreds(idx)?,
            Some(Numeral::Scale(_) | Numeral::Dozen)
                if first && self.text(idx)?.len() > 3 && !self.is_many(idx) =>
            {
                return one(idx);
            }
            None if first && (self.is(idx, "a") || self.is(idx, "an")) => {
                match self.numeral(self.joined(idx + 1))? {
                    Numeral::Hundred => self.hundreds(self.joined(idx + 1))?,
                    Numeral::Scale(_) | Numeral::Dozen => return one(self.joined(idx + 1)),
                    _ => return None,
                }
            }
            _ => return None,
        };
        if let Some(part) = self.point(whole) {
            return Some(part);
        }
        if let Some(fraction) = self
            .fraction_after(whole.end)
            .filter(|_| self.is(whole.end, "and"))
        {
            let value = whole.value.checked_add(fraction.value)?;
            return Some(Part {
                end: fraction.end,
                value,
                grain: Decimal::new(1, 1),
            });
        }
        Some(whole)
    }

    /// `five`, `two hundred`, `two hundred and five`, `nineteen seventy-three`.
    fn hundreds(self, idx: usize) -> Option<Part> {
        let (mut end, mut value) = match self.numeral(idx)? {
            Numeral::Hundred => (idx, 1),
            _ => self.below_hundred(idx)?,
        };
        let after = self.joined(end);
        if self.numeral(after) == Some(Numeral::Hundred) {
            (end, value) = (after + 1, value * 100);
            let rest = if self.is(end, "and") {
                end + 1
            } else {
                self.joined(end)
            };
            if let Some((rest_end, rest)) = self.below_hundred(rest)
                && self.numeral(self.joined(rest_end)) != Some(Numeral::Hundred)
                && !(self.is(end, "and")
                    && self.scale_words(rest_end, false).1 > 0
                    && self.scale_words(end, false).1 == 0
                    && self.is_between(idx))
            {
                (end, value) = (rest_end, value + rest);
            }
        } else if let Some((rest_end, rest)) = self.second_half(value, after) {
            (end, value) = (rest_end, value * 100 + rest);
        }
        Some(Part {
            end,
            value: Decimal::from(value),
            grain: Decimal::ONE,
        })
    }

    /// The tens and ones of a number said in two halves: `nineteen seventy-three`, `one twenty two`. A hyphen behind it tells
    /// "fifteen twenty-year leases" from these, and a hyphen inside "one twenty-two" is as rare as two numbers are there.
    fn second_half(self, first: u32, idx: usize) -> Option<(usize, u32)> {
        let (end, rest) = self.below_hundred(idx)?;
        let year = (11..=20).contains(&first) && rest >= 10;
        let spoken = first < 10 && rest > 20 && end == idx + 2 && first > 0;
        ((year || spoken) && !self.is_dash(end)).then_some((end, rest))
    }

    /// Whether "between" or "from" stands before: then "and" joins two numbers.
    fn is_between(self, idx: usize) -> bool {
        idx > 0 && self.is(idx - 1, "between")
    }

    /// `seven`, `seventeen`, `seventy`, `seventy-seven`, `seventy seven`.
    fn below_hundred(self, idx: usize) -> Option<(usize, u32)> {
        match self.numeral(idx)? {
            Numeral::Ones(ones) => Some((idx + 1, ones.into())),
            Numeral::Tens(tens) => {
                // Tokenized copy sets its hyphens apart: "fifty - two".
                let apart = self.is(idx + 1, "-") && self.spaced(idx + 1) && self.spaced(idx + 2);
                let after = if apart { idx + 2 } else { self.joined(idx + 1) };
                match self.numeral(after) {
                    Some(Numeral::Ones(ones @ 1..=9)) => Some((after + 1, u32::from(tens + ones))),
                    _ => Some((idx + 1, tens.into())),
                }
            }
            _ => None,
        }
    }

    /// `two point five`: each word behind "point" is one decimal.
    fn point(self, whole: Part) -> Option<Part> {
        self.is(whole.end, "point").then_some(())?;
        let (mut end, mut value, mut grain) = (whole.end + 1, whole.value, Decimal::ONE);
        if self.kind(end) == Some(TokenKind::Number)
            && let Some((digits, 0)) = decimal(self.text(end)?)
        {
            let grain = Decimal::new(1, self.text(end)?.len() as u32);
            value = value.checked_add(digits.checked_mul(grain)?)?;
            end += 1;
            return Some(Part { end, value, grain });
        }
        while let Some(Numeral::Ones(digit @ 0..=9)) =
            self.numeral(end).filter(|_| end < whole.end + 12)
        {
            grain = grain.checked_mul(Decimal::new(1, 1))?;
            value = value.checked_add(grain.checked_mul(digit.into())?)?;
            end += 1;
        }
        (grain < Decimal::ONE).then_some(Part { end, value, grain })
    }

    // ---- fractions in words

    /// `half a billion`, `a half million`, `half a dozen`, `a quarter of a million`, `three-quarters of a million`.
    fn part_of_scale(self, idx: usize) -> Option<NumberMatch> {
        let fraction = self
            .half_or_quarter(idx)
            .or_else(|| self.plain_fraction(idx))?;
        let mut at = if self.is(fraction.end, "of") {
            fraction.end + 1
        } else {
            self.joined(fraction.end)
        };
        if self.is(at, "a") || self.is(at, "one") {
            at = self.joined(at + 1);
        }
        let (end, factor) = match self.numeral(at)? {
            Numeral::Dozen => (at + 1, Decimal::from(12)),
            Numeral::Scale(_) => {
                let (end, exponent) = self.scale_words(at, false);
                (end, power(exponent)?)
            }
            _ => return None,
        };
        Some(NumberMatch {
            tokens: idx..end,
            value: fraction.value.checked_mul(factor)?.normalize(),
            grain: if factor == Decimal::from(12) {
                Decimal::ONE
            } else {
                factor.checked_mul(Decimal::new(1, 1))?.normalize()
            },
            scale: factor,
            form: NumberForm::Words,
        })
    }

    /// `half`, `a half`, `quarter`, `a quarter`: parts that become a number only before a scale word.
    fn half_or_quarter(self, idx: usize) -> Option<Part> {
        let at = if self.is(idx, "a") || self.is(idx, "one") {
            self.joined(idx + 1)
        } else {
            idx
        };
        let value = match self.numeral(at)? {
            Numeral::Half => Decimal::new(5, 1),
            Numeral::Quarter => Decimal::new(25, 2),
            _ => return None,
        };
        Some(Part {
            end: at + 1,
            value,
            grain: Decimal::ZERO,
        })
    }

    /// `two-thirds`, `three quarters`, `one half`, `one-third`, `five-eighths`.
    fn plain_fraction(self, idx: usize) -> Option<Part> {
        let Numeral::Ones(numerator @ 1..) = self.numeral(idx)? else {
            return None;
        };
        let at = self.joined(idx + 1);
        let hyphened = at != idx + 1;
        let denominator = match self.numeral(at)? {
            Numeral::Half => 2,
            Numeral::Quarter => 4,
            Numeral::Parts(parts) => u32::from(parts),
            // "one third" and "one-tenth" are parts; "one second" is a time.
            Numeral::NthOnes(parts @ 3..) if numerator == 1 || hyphened => parts.into(),
            Numeral::NthTens(parts) if numerator == 1 => parts.into(),
            Numeral::NthHundred if numerator == 1 => 100,
            _ => return None,
        };
        Some(Part {
            end: at + 1,
            value: quotient(numerator.into(), denominator)?,
            grain: Decimal::ZERO,
        })
    }

    /// Behind "and": `a half`, `three-quarters`, `one-third`, `two thirds`, `1/2`.
    fn and_fraction(self, idx: usize) -> Option<Part> {
        let part = match self.tokens.get(idx)?.kind {
            TokenKind::Number => self.slashed(idx)?,
            _ if self.is(idx, "half") => Part {
                end: idx + 1,
                value: Decimal::new(5, 1),
                grain: Decimal::ZERO,
            },
            _ => self
                .plain_fraction(idx)
                .or_else(|| self.half_or_quarter(idx))?,
        };
        // "two and a half-hour talks" reads as two and a half too; "one and half of the other" does not.
        (!self.is(part.end, "of") || self.numeral(part.end + 1).is_some()).then_some(part)
    }

    // ---- scales

    /// The scale words from `idx` on: the token after them and the sum of their powers of ten.
    fn scale_words(self, idx: usize, letters: bool) -> (usize, u8) {
        let (mut end, mut exponent) = (idx, 0_u8);
        while let Some((next, more)) = self.scale_word(end, letters && end == idx, end != idx) {
            if end >= idx + 8 {
                break;
            }
            exponent = exponent.saturating_add(more);
            end = next;
        }
        (end, exponent)
    }

    /// One scale word, a hyphen before it allowed: `million`, `-billion`, glued `bn`; with `letters`, glued `m`.
    fn scale_word(self, idx: usize, letters: bool, further: bool) -> Option<(usize, u8)> {
        let at = self.joined(idx);
        let text = self.text(at)?;
        if letters
            && at == idx
            && !self.spaced(at)
            && let Some(exponent) = letter_scale(text)
        {
            return Some((at + 1, exponent));
        }
        match numeral(text)? {
            Numeral::Scale(exponent) if !further || text.len() > 3 => Some((at + 1, exponent)),
            Numeral::Many(exponent) if exponent > 2 && !further => Some((at + 1, exponent)),
            _ => None,
        }
    }

    /// `part` with the scale words behind it.
    fn scaled(
        self,
        idx: usize,
        part: Part,
        form: NumberForm,
        letters: bool,
    ) -> Option<NumberMatch> {
        let (end, factor) = match self.numeral(self.joined(part.end)) {
            Some(Numeral::Dozen | Numeral::Dozens) => {
                (self.joined(part.end) + 1, Decimal::from(12))
            }
            Some(Numeral::Hundred) => {
                let (end, exponent) = self.scale_words(self.joined(part.end) + 1, false);
                (end, power(exponent.saturating_add(2))?)
            }
            _ => {
                let (end, exponent) = self.scale_words(part.end, letters);
                if end == part.end {
                    return Some(self.whole(idx, part, form));
                }
                (end, power(exponent)?)
            }
        };
        Some(NumberMatch {
            tokens: idx..end,
            value: part.value.checked_mul(factor)?.normalize(),
            grain: part.grain.checked_mul(factor)?.normalize(),
            scale: factor,
            form: if end > part.end && form == NumberForm::Fraction {
                NumberForm::Digits
            } else {
                form
            },
        })
    }

    // ---- ranks

    /// The rank at `idx`.
    pub(super) fn ordinal(self, idx: usize) -> Option<NumberMatch> {
        match self.tokens.get(idx)?.kind {
            TokenKind::Number => self.ordinal_digits(idx),
            TokenKind::Word => self.ordinal_words(idx),
            _ => None,
        }
    }

    /// `21st`, `4th`, `1,000th`.
    fn ordinal_digits(self, idx: usize) -> Option<NumberMatch> {
        let ending = self.text(idx + 1).filter(|_| !self.spaced(idx + 1))?;
        ["st", "nd", "rd", "th"]
            .iter()
            .find(|it| it.eq_ignore_ascii_case(ending))?;
        let (value, places) = decimal(self.text(idx)?)?;
        (places == 0).then(|| self.rank(idx..idx + 2, value))
    }

    /// `third`, `twenty-first`, `one hundred and twenty-fifth`, `two millionth`.
    fn ordinal_words(self, idx: usize) -> Option<NumberMatch> {
        let mut at = idx;
        let mut total = Decimal::ZERO;
        if self.nth(idx).is_none() {
            // The number before the rank word, as far as it goes: "twenty", "one hundred and twenty".
            let number = self
                .in_words(idx)
                .filter(|it| it.form == NumberForm::Words)?;
            total = number.value;
            at = if self.is(number.tokens.end, "and") {
                number.tokens.end + 1
            } else {
                self.joined(number.tokens.end)
            };
        }
        let (end, nth) = self.nth_below_hundred(at)?;
        let value = match self.nth(end - 1)? {
            Numeral::NthHundred => total.max(Decimal::ONE).checked_mul(Decimal::ONE_HUNDRED)?,
            Numeral::NthScale(exponent) => total.max(Decimal::ONE).checked_mul(power(exponent)?)?,
            _ if total.is_zero() => nth.into(),
            // "one second", "five fifth" are no ranks: what is added must fit below what stands.
            _ if (total % Decimal::ONE_HUNDRED).is_zero() => total.checked_add(nth.into())?,
            _ if nth < 10 && total >= Decimal::from(20) && (total % Decimal::TEN).is_zero() => {
                total.checked_add(nth.into())?
            }
            _ => return None,
        };
        Some(self.rank(idx..end, value))
    }

    fn nth(self, idx: usize) -> Option<Numeral> {
        use Numeral::*;
        self.numeral(idx)
            .filter(|it| matches!(it, NthOnes(_) | NthTens(_) | NthHundred | NthScale(_)))
    }

    /// `fifth`, `twentieth`, `twenty-fifth`: the token after it and its value (zero for hundredth and the like).
    fn nth_below_hundred(self, idx: usize) -> Option<(usize, u32)> {
        match self.numeral(idx)? {
            Numeral::NthOnes(n) | Numeral::NthTens(n) => Some((idx + 1, n.into())),
            Numeral::NthHundred | Numeral::NthScale(_) => Some((idx + 1, 0)),
            Numeral::Tens(tens) => match self.numeral(self.joined(idx + 1))? {
                Numeral::NthOnes(n @ 1..=9) => {
                    Some((self.joined(idx + 1) + 1, u32::from(tens + n)))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn rank(self, tokens: Range<usize>, value: Decimal) -> NumberMatch {
        NumberMatch {
            tokens,
            value,
            grain: Decimal::ONE,
            scale: Decimal::ONE,
            form: NumberForm::Words,
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

fn quotient(numerator: u32, denominator: u32) -> Option<Decimal> {
    Decimal::from(numerator).checked_div(Decimal::from(denominator))
}

/// The digit that a raised figure shows.
fn superscript(text: &str) -> Option<i8> {
    const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let digit = RAISED.iter().position(|raised| *raised == text)?;
    i8::try_from(digit).ok()
}

/// A whole number of at most four digits.
fn small(text: &str) -> Option<u32> {
    (text.len() <= 4).then(|| text.parse().ok())?
}

/// The value of a token of digits and the number of its decimal places.
///
/// `1,234,567.89` and the Indian `12,34,567.89` group with commas; `1.234.567,89` groups with full stops; `42,33` and `3,5`
/// have a decimal comma. A network address (`192.168.100.200`) and what follows no habit of grouping (`1,2,3`, `10.0.0.1`, `1,2345`) is no number.
pub(super) fn decimal(text: &str) -> Option<(Decimal, u32)> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    let (whole, fraction) = split_decimals(text)?;
    let mut value: i128 = 0;
    for digit in whole
        .bytes()
        .chain(fraction.bytes())
        .filter(u8::is_ascii_digit)
    {
        value = value
            .checked_mul(10)?
            .checked_add(i128::from(digit - b'0'))?;
    }
    let places = fraction.len() as u32;
    Decimal::try_from_i128_with_scale(value, places)
        .ok()
        .map(|value| (value, places))
}

/// The grouped digits before the decimal mark and the digits after it.
fn split_decimals(text: &str) -> Option<(&str, &str)> {
    let n_commas = text.bytes().filter(|b| *b == b',').count();
    let n_points = text.bytes().filter(|b| *b == b'.').count();
    let (whole, fraction, group) = match (n_commas, n_points) {
        (0, 0) => return Some((text, "")),
        (0, 1) => return text.split_once('.'),
        (0, 3) if text.split('.').all(|part| part.parse::<u8>().is_ok()) => return None,
        (0, _) => (text, "", '.'),
        (1, 0) if !is_grouped(text, ',') => {
            let (whole, fraction) = text.split_once(',')?;
            return (fraction.len() <= 2).then_some((whole, fraction));
        }
        (_, 0) => (text, "", ','),
        (_, 1) if text.rfind('.') > text.rfind(',') => {
            let (whole, fraction) = text.split_once('.')?;
            (whole, fraction, ',')
        }
        (1, _) if text.rfind(',') > text.rfind('.') => {
            let (whole, fraction) = text.split_once(',')?;
            (whole, fraction, '.')
        }
        _ => return None,
    };
    is_grouped(whole, group).then_some((whole, fraction))
}

/// Whether the digits are grouped by thousands, or the Indian way: the last three, then by twos.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.rsplit(mark);
    let last = groups.next().unwrap_or("");
    if last.len() != 3 {
        return false;
    }
    let mut n_groups = 1;
    let mut width = 0;
    let mut first = last;
    for group in groups {
        if n_groups > 1 && (first.len() != width || width == 0) {
            return false;
        }
        if n_groups == 1 {
            width = 3;
        }
        if n_groups == 1 && group.len() == 2 && mark == ',' {
            width = 2;
        }
        first = group;
        n_groups += 1;
    }
    n_groups > 1 && (1..=width).contains(&first.len())
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
