//! Ranks: "third", "21st". Not the unit of time, not a part of a name, not the day of a month.

use rust_decimal::Decimal;

use super::found::Found;
use crate::model::{Bound, Extent, Unit};
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, tells_length};
use crate::recognize::{Amount, FigureKind};

impl View<'_> {
    /// The rank that starts at `idx`.
    pub(super) fn ordinal_figure(self, idx: usize, floor: usize) -> Option<Found> {
        let rank = self.ordinal(idx)?;
        let end = rank.tokens.end;
        let article = idx > floor && self.is_any(idx - 1, &["a", "one"]);
        let part = article
            && (self.is_part_behind(end) || self.is_bounded_part(idx, idx - 1, floor))
            && rank.value > Decimal::from(2)
            || article && rank.value >= Decimal::from(1000);
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
            || digits && self.is_any(end, &["avenue", "street"])
            || digits && self.is_any(end, &["ave", "st", "floor", "century"]) && next
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
                        "ago", "later", "before", "after", "or", "and", "for", "to", ".", "of",
                    ],
                ) || self.text(end).is_none()
                    // "for a second, he hoped", but "a second, larger hall"
                    || self.is(end, ",")
                        && self.text(idx.wrapping_sub(2)).is_some_and(tells_length))
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn ranks() {
        check(
            "
            The third time, the 21st floor, the twenty-first and the one hundred and twenty-fifth
            For a second time the second of them won.
            the seventh-ranked player
            the fortysecond and the thirty second run, her twentyfirst
            ",
            expect![[r#"
                third = ordinal 3, exact
                21st = ordinal 21, exact
                twenty-first = ordinal 21, exact
                one hundred and twenty-fifth = ordinal 125, exact
                second = ordinal 2, exact
                second = ordinal 2, exact
                seventh = ordinal 7, exact
                fortysecond = ordinal 42, exact
                thirty second = ordinal 32, exact
                twentyfirst = ordinal 21, exact
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            the first two books
            ",
            expect![[r#"
                first = ordinal 1, exact
                two = number 2, exact
            "#]],
        );
    }

    #[test]
    fn names_and_times() {
        check_silent(
            "
            It took a second or less, per second.
            On 5th Avenue the First Union opened in the Third World with the first lady.
            ",
        );
    }

    #[test]
    fn stones_are_no_ranks() {
        check(
            "
            He weighs 14st 6lb on the 21st, the 31st and the 101st day; she weighs 11st 2lb.
            ",
            expect![[r#"
                14st 6lb = quantity 202 lb, exact
                21st = ordinal 21, exact
                31st = ordinal 31, exact
                101st = ordinal 101, exact
                11st 2lb = quantity 156 lb, exact
            "#]],
        );
    }

    #[test]
    fn seconds_before_a_comma() {
        super::super::harness::check_all(
            "
            A second, larger hall opened; for a second, he hoped.
            Read 18 F's guide at 18 F.
            ",
            expect![[r#"
                > A second, larger hall opened; for a second, he hoped.
                second = ordinal 2, exact
                a second = duration PT1S, exact
                > Read 18 F's guide at 18 F.
                18 = number 18, exact
                18 F = quantity 18 °F, exact
            "#]],
        );
    }
}
