//! Ranks: "third", "21st". Not the unit of time, not a part of a name, not the day of a month.

use rust_decimal::Decimal;

use super::amount::Found;
use crate::model::{Bound, Extent, Unit};
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;
use crate::recognize::{Amount, FigureKind};

impl View<'_> {
    /// The rank that starts at `idx`.
    pub(super) fn ordinal_figure(self, idx: usize, floor: usize) -> Option<Found> {
        let rank = self.ordinal(idx)?;
        let end = rank.tokens.end;
        let part = idx > floor
            && self.is_any(idx - 1, &["a", "one"])
            && self.is(end, "of")
            && rank.value > Decimal::from(2)
            || idx > floor && self.is(idx - 1, "a") && rank.value >= Decimal::from(1000);
        (!part && !self.is_name_of_rank(idx, end) && !self.is_second_of_time(idx, end))
            .then_some(())?;
        let amount = Amount {
            extent: Extent::One(rank.value),
            unit: Unit::ONE,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(Found {
            start: idx,
            end,
            outer: (idx, end),
            next: end,
            kind: FigureKind::Ordinal,
            bound: Bound::Exact,
            amount,
        })
    }

    /// `5th Avenue`, `First Union`, `the Third World`, `2nd Lt.`: in capitals inside a sentence, or digits before a capital.
    fn is_name_of_rank(self, idx: usize, end: usize) -> bool {
        let next = self.is_capitalized(end);
        let digits = self.numeral(idx).is_none();
        let inside = idx > 0
            && !self.is_any(
                idx - 1,
                &[
                    ".", "!", "?", ":", "\"", "“", "”", "(", "‘", "'", "-", "–", "—",
                ],
            );
        next && (digits && !self.is(idx.wrapping_sub(1), "the")
            || !digits && self.is_capitalized(idx) && inside)
            || digits
                && self.is_any(end, &["avenue", "ave", "street", "st", "floor", "century"])
                && next
            || self.is(end, "lady")
    }

    /// "a second", "per second", "a second later", "one second".
    fn is_second_of_time(self, idx: usize, end: usize) -> bool {
        if self.numeral(idx) != Some(Numeral::NthOnes(2)) {
            return false;
        }
        let before = |words: &[&str]| idx > 0 && self.is_any(idx - 1, words);
        before(&["per", "split", "each", "one", "/", "half"])
            || before(&["a"])
                && (self.is_any(
                    end,
                    &[
                        "ago", "later", "before", "after", "or", "and", "for", "to", ".", ",", "of",
                    ],
                ) || self.text(end).is_none())
    }
}
