//! Powers of ten: `1e-3`, `3 x 10^8`, `6×10²³`.

use rust_decimal::Decimal;

use super::{Part, power};
use crate::draft::TokenKind;
use crate::recognize::view::View;

impl View<'_> {
    /// `part` with the power of ten that is glued to it or multiplied with it: `1e-3`, `3 x 10^8`, `6×10²³`, `10^9`.
    pub(super) fn power_of_ten(self, part: Part) -> Option<Part> {
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
    pub(super) fn exponent(self, idx: usize) -> Option<(usize, i8)> {
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
}

/// The digit that a raised figure shows.
fn superscript(text: &str) -> Option<i8> {
    const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let digit = RAISED.iter().position(|raised| *raised == text)?;
    i8::try_from(digit).ok()
}
