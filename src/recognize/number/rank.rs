//! Ranks: `third`, `21st`, `one hundred and twenty-fifth`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::decimal::{decimal, is_multiple};
use super::{NumberForm, NumberMatch, power};
use crate::draft::TokenKind;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

impl View<'_> {
    /// The rank at `idx`.
    pub(in crate::recognize) fn ordinal(self, idx: usize) -> Option<NumberMatch> {
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
        let digits = self.text(idx)?;
        // "14st 6lb" is a weight.
        if self.is(idx + 1, "st") && (!digits.ends_with('1') || digits.ends_with("11")) {
            return None;
        }
        let (value, places) = decimal(digits)?;
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
            _ if is_multiple(total, Decimal::ONE_HUNDRED) => total.checked_add(nth.into())?,
            _ if nth < 10 && total >= Decimal::from(20) && is_multiple(total, Decimal::TEN) => {
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
}
