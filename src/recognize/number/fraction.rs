//! Fractions in digits, signs and words: `3/8`, `½`, `two-thirds`, `half a million`, `and a half`.

use rust_decimal::Decimal;

use super::{NumberForm, NumberMatch, Part, power};
use crate::draft::TokenKind;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, fraction_sign};

impl View<'_> {
    /// A fraction right behind a whole number: `½`, ` 1/2`, ` and a half`, ` and three-quarters`.
    pub(in crate::recognize) fn fraction_after(self, idx: usize) -> Option<Part> {
        let token = *self.tokens.get(idx)?;
        match token.kind {
            TokenKind::Symbol => self.sign(idx),
            TokenKind::Number if token.spaced => self.slashed(idx),
            // "3-1/2"
            TokenKind::Punct if self.joined(idx) > idx => {
                if self.is(idx + 1, "and") {
                    // "five-and-a-half"
                    return self.and_fraction(self.joined(idx + 2));
                }
                self.slashed(idx + 1)
            }
            TokenKind::Word if self.is(idx, "and") => self.and_fraction(idx + 1),
            _ => None,
        }
    }

    pub(super) fn sign(self, idx: usize) -> Option<Part> {
        let (numerator, denominator) = fraction_sign(self.text(idx)?)?;
        Some(Part {
            end: idx + 1,
            value: quotient(numerator.into(), denominator.into())?,
            grain: Decimal::ZERO,
        })
    }

    /// `3/8`: a proper fraction with a denominator that people use, and no further slash as in `1/2/98`.
    pub(super) fn slashed(self, idx: usize) -> Option<Part> {
        let touching = |at| !self.spaced(at) && at < self.tokens.len();
        if !(touching(idx + 1) && touching(idx + 2) && matches!(self.text(idx + 1)?, "/" | "⁄")) {
            return None;
        }
        // "1/2/98" and "1/2-3" are dates or scores, "a 1/4-inch bolt" is none.
        let measured = self.kind(idx + 4) == Some(TokenKind::Word) && touching(idx + 4);
        if touching(idx + 3)
            && (self.text(idx + 3) == Some("/") || self.text(idx + 3) == Some("-") && !measured)
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

    /// `half a billion`, `a half million`, `half a dozen`, `a quarter of a million`, `three-quarters of a million`.
    pub(super) fn part_of_scale(self, idx: usize) -> Option<NumberMatch> {
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
    pub(in crate::recognize) fn plain_fraction(self, idx: usize) -> Option<Part> {
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
    pub(super) fn and_fraction(self, idx: usize) -> Option<Part> {
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
}

fn quotient(numerator: u32, denominator: u32) -> Option<Decimal> {
    Decimal::from(numerator).checked_div(Decimal::from(denominator))
}

/// A whole number of at most four digits.
fn small(text: &str) -> Option<u32> {
    (text.len() <= 4).then(|| text.parse().ok())?
}
