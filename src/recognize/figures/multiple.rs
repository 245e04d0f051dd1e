//! Multiples in one word: "twice", "tenfold", "more than double".

use super::found::Found;
use crate::model::{Extent, Unit};
use crate::recognize::Amount;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;
use rust_decimal::Decimal;

/// Words behind "double" and its kin where they multiply what follows.
const AFTER_MULTIPLE: &[&str] = &[
    "the", "that", "those", "its", "their", "his", "her", "our", "my", "what", "last",
];

impl View<'_> {
    /// `1.5x`, `tenfold`, `twice`, `three times` as a multiple.
    pub(super) fn multiple(self, idx: usize, floor: usize) -> Option<Found> {
        let Numeral::Fold(value) = self.numeral(idx)? else {
            return None;
        };
        // "doubled down", "doubled over in pain"
        if self.is(idx, "doubled") && self.is_any(idx + 1, &["down", "over", "up", "back"]) {
            return None;
        }
        // "double the average", "nearly double"; not "a double room", "it doubles as a studio".
        if self.is_any(idx, &["double", "triple", "treble", "quadruple"])
            && !self.is_any(idx + 1, AFTER_MULTIPLE)
            && !self.is_limited_multiple(idx, floor)
        {
            return None;
        }
        let amount = Amount {
            extent: Extent::One(value.into()),
            unit: const { Unit::known("x") },
            per: None,
            grain: Decimal::ONE,
        };
        Some(self.with_bound(self.plain(idx, idx + 1, amount), floor))
    }

    /// "more than double", "nearly triple": a bound before a word that may be an adjective too, as in "over double rooms".
    fn is_limited_multiple(self, idx: usize, floor: usize) -> bool {
        let clear = self.is_any(idx.wrapping_sub(1), &["than", "nearly", "almost"]);
        clear && !self.is_counted_noun(idx + 1) && self.bound_before(idx, floor).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn multiples_behind_a_limit() {
        check(
            "
            Costs are nearly double, more than triple and almost quadruple; it quintupled.
            Nearly double rooms; a double, more than double beds
            The fee is $2.5m-plus a year.
            ",
            expect![[r#"
                nearly double = number 2 x, less_than
                more than triple = number 3 x, more_than
                almost quadruple = number 4 x, less_than
                quintupled = number 5 x, exact
                -
                $2.5m-plus = money 2500000 USD/a, at_least
            "#]],
        );
    }

    #[test]
    fn multiples_in_verbs() {
        check(
            "
            Rents doubled and fuel bills more than tripled; a 10-fold rise, a 30fold jump.
            She doubled down, and he doubled over.
            ",
            expect![[r#"
                doubled = number 2 x, exact
                more than tripled = number 3 x, more_than
                10-fold = number 10 x, exact
                30fold = number 30 x, exact
                -
            "#]],
        );
    }
}
