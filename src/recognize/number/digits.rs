//! Numbers in digits: one token, or groups that spaces join, and the decimals behind a bare point.

use rust_decimal::Decimal;

use super::decimal::decimal;
use super::{NumberForm, NumberMatch, Part};
use crate::draft::TokenKind;
use crate::recognize::view::View;

/// The most decimals that are read without a whole number before their point.
const MAX_DECIMALS: usize = 9;

/// The token that ends the longest row of groups of digits, counted from the first.
const MAX_SPACED: usize = 6;

impl<'a> View<'a> {
    /// Digits, then a fraction, then scale words: `1 234 567`, `3 1/2`, `2½ million`.
    pub(super) fn in_digits(self, idx: usize, letters: bool) -> Option<NumberMatch> {
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

    /// A fraction sign alone: `½`, `¾ million`.
    pub(super) fn in_signs(self, idx: usize) -> Option<NumberMatch> {
        let part = self.sign(idx)?;
        self.scaled(idx, part, NumberForm::Fraction, false)
    }

    /// One token of digits, or several that are grouped by spaces.
    pub(super) fn digits(self, idx: usize) -> Option<Part> {
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
    pub(in crate::recognize) fn is_behind_point(self, idx: usize) -> bool {
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
        let (mut narrow, mut round, mut places) = (true, true, 0);
        let mut end = idx + 1;
        while end < idx + MAX_SPACED
            && places == 0
            && let Some((group, decimals)) = self.group_behind_space(end)
        {
            narrow &= self.gap(end) != " ";
            round &= group == "000";
            places = decimals.len() as u32;
            value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
            if places > 0 {
                value = value
                    .checked_mul(10_i64.pow(places))?
                    .checked_add(decimals.parse().ok()?)?;
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

    /// Three digits behind one space, and the decimals behind them: `021`, `890,57`.
    fn group_behind_space(self, idx: usize) -> Option<(&'a str, &'a str)> {
        let one_space =
            self.kind(idx) == Some(TokenKind::Number) && self.gap(idx).chars().count() == 1;
        let (group, rest) = self.text(idx).filter(|_| one_space)?.split_at_checked(3)?;
        let decimals = rest.strip_prefix(['.', ',']).unwrap_or(rest);
        let fits = group.bytes().all(|b| b.is_ascii_digit())
            && (rest.is_empty() || decimals.len() < rest.len() && decimals.len() <= 2);
        fits.then_some((group, decimals))
    }
}
