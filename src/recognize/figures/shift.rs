//! No range but a move: "rose from $2 to $3", "fell 20 cents to $45".

use rust_decimal::Decimal;

use super::lend::NEAR;
use super::piece::{Piece, UnitPlace};
use crate::model::Unit;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{tells_change, tells_range, tells_tally};

impl View<'_> {
    /// "rose from $2 to $3", "cut its forecast to 5 from 7", "up 20 cents to $45".
    pub(super) fn is_move(self, first: &Piece, second: &Piece, from: Option<usize>) -> bool {
        // "raised its forecast to 5% to 6%": what it came to is a range.
        let before = first.start.wrapping_sub(1);
        if from.is_none() && self.is(before, "to") {
            return false;
        }
        if from.is_none() && self.is_tally(first, second) {
            return true;
        }
        // "rise 3 to 4 percent": the second end lends its unit or its scale, so the two are one amount. "Rose by 87,000 to
        // 1.49 million" is a step and where it led.
        let lends_scale = first.scale != second.scale
            && first.scale == Decimal::ONE
            && first.value < Decimal::ONE_THOUSAND;
        let shares = first.unit == Unit::ONE && second.unit != Unit::ONE || lends_scale;
        let by = self.is(before, "by") && second.scale != first.scale;
        if from.is_none() && (shares && !by || self.counts_a_few(first, second)) {
            return false;
        }
        let start = from.unwrap_or(first.start);
        let reach = if from.is_some() { 9 } else { 5 };
        (start.saturating_sub(reach)..start)
            .rev()
            .take_while(|at| !self.is_any(*at, &[".", ";"]))
            .any(|at| self.text(at).is_some_and(tells_change))
            && !(start.saturating_sub(5)..start).any(|at| self.text(at).is_some_and(tells_range))
    }

    /// "voted 48 to 52 against it": how many there were on either side.
    fn is_tally(self, first: &Piece, second: &Piece) -> bool {
        are_bare(first, second)
            && (first.start.saturating_sub(TALLY_REACH)..first.start)
                .any(|at| self.text(at).is_some_and(tells_tally))
            && !self.is_counted_noun(second.end)
    }

    /// "cut 5 to 10 jobs": two bare numbers not far apart, with what they count behind them.
    fn counts_a_few(self, first: &Piece, second: &Piece) -> bool {
        let near = first
            .value
            .checked_mul(NEAR.into())
            .is_some_and(|most| second.value <= most);
        are_bare(first, second)
            && near
            && self.is_counted_noun(second.end)
            && !self.is_any(second.end, &["points", "votes"])
    }
}

/// How many tokens before its first number the verb of a vote or a game may stand.
const TALLY_REACH: usize = 4;

/// Whether both numbers have no unit of their own.
fn are_bare(first: &Piece, second: &Piece) -> bool {
    let bare = |piece: &Piece| piece.place == UnitPlace::None && piece.unit == Unit::ONE;
    bare(first) && bare(second)
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn moves_are_two_figures() {
        check(
            "
            Prices rose from $5 to $7.
            It fell 20 cents to $45.10, to 5 percent from 7 percent.
            The rate climbed 5 percent to 7 percent.
            ",
            expect![[r#"
                $5 = money 5 USD, exact
                $7 = money 7 USD, exact
                20 cents = money 0.2 USD, exact
                $45.10 = money 45.1 USD, exact
                5 percent = percent 5 %, exact
                7 percent = percent 7 %, exact
                5 percent = percent 5 %, exact
                7 percent = percent 7 %, exact
            "#]],
        );
    }

    #[test]
    fn ranges_behind_a_verb() {
        check(
            "
            It cut 5 to 10 jobs, cut jobs by 5 to 10 percent and warmed by 2 to 3 degrees.
            It gained 12 to 1,450, fell 3 to 45, lost 40 to 50 points and rose by 87,000 to 1.49 million.
            ",
            expect![[r#"
                5 to 10 = number 5..10, between
                5 to 10 percent = percent 5..10 %, between
                2 to 3 degrees = quantity 2..3 °, between
                12 = number 12, exact
                1,450 = number 1450, exact
                3 = number 3, exact
                45 = number 45, exact
                40 = number 40, exact
                50 = number 50, exact
                87,000 = number 87000, exact
                1.49 million = number 1490000, exact
            "#]],
        );
    }

    #[test]
    fn steps_and_outcomes() {
        check(
            "
            It raised its forecast to 5% to 6% growth.
            The count rose by 87,000 to 1.49 million; it grew by 3 to 4 million.
            The Hawks, 9-20, lost again; Rovers (11-14) won; grades 9-12
            ",
            expect![[r#"
                5% to 6% = percent 5..6 %, between
                87,000 = number 87000, exact
                1.49 million = number 1490000, exact
                3 = number 3, exact
                4 million = number 4000000, exact
                9-12 = number 9..12, between
            "#]],
        );
    }

    #[test]
    fn tallies_are_two_figures() {
        check(
            "
            They voted 48 to 52 against it, and the motion failed 9 to 12.
            The party won 3 to 4 seats; they lost 5 to 6 percent.
            ",
            expect![[r#"
                48 = number 48, exact
                52 = number 52, exact
                9 = number 9, exact
                12 = number 12, exact
                3 to 4 = number 3..4, between
                5 to 6 percent = percent 5..6 %, between
            "#]],
        );
    }
}
