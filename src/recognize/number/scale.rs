//! Scale words behind a number: `million`, `-billion`, `lakh crore`, glued `bn`.

use rust_decimal::Decimal;

use super::{NumberForm, NumberMatch, Part, power};
use crate::draft::TokenKind;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, letter_scale, numeral};

impl View<'_> {
    /// The scale words from `idx` on: the token after them and the sum of their powers of ten.
    pub(in crate::recognize) fn scale_words(self, idx: usize, letters: bool) -> (usize, u8) {
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
        // "$5B", and in capitals "$5 B" where no name follows.
        let apart = matches!(text, "B" | "M")
            && !matches!(self.kind(at + 1), Some(TokenKind::Number))
            && !self.is_capitalized(at + 1);
        if letters
            && at == idx
            && (!self.spaced(at) || apart)
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
    pub(super) fn scaled(
        self,
        idx: usize,
        part: Part,
        form: NumberForm,
        letters: bool,
    ) -> Option<NumberMatch> {
        let (end, factor) = self.factor_behind(part.end, letters)?;
        if end == part.end {
            return Some(self.whole(idx, part, form));
        }
        let digits = form == NumberForm::Fraction;
        Some(NumberMatch {
            tokens: idx..end,
            value: part.value.checked_mul(factor)?.normalize(),
            grain: part.grain.checked_mul(factor)?.normalize(),
            scale: factor,
            form: if digits { NumberForm::Digits } else { form },
        })
    }

    /// What the words from `idx` on multiply a number by, and the token after them: dozens, hundreds, scale words.
    fn factor_behind(self, idx: usize, letters: bool) -> Option<(usize, Decimal)> {
        let at = self.joined(idx);
        match self.numeral(at) {
            Some(Numeral::Dozen | Numeral::Dozens) => Some((at + 1, Decimal::from(12))),
            Some(Numeral::Hundred) => {
                let (end, exponent) = self.scale_words(at + 1, false);
                Some((end, power(exponent.saturating_add(2))?))
            }
            _ => {
                let (end, exponent) = self.scale_words(idx, letters);
                Some((end, power(exponent)?))
            }
        }
    }
}
