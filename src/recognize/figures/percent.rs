//! Percent: only the form that has its unit in front; all others are pieces with a unit behind.

use super::found::Found;
use super::piece::{Piece, UnitPlace};
use crate::model::Unit;
use crate::recognize::view::View;

impl View<'_> {
    /// `percent of 22` at the very start of a block, the unit first as in a table's heading.
    pub(super) fn percent_of(self, idx: usize) -> Option<Found> {
        let of = idx.checked_sub(1).filter(|at| self.is(*at, "of"))?;
        let heads =
            of == 1 && self.is(0, "percent") || of == 2 && self.is(0, "per") && self.is(1, "cent");
        let piece = self
            .piece_at(idx, idx)
            .filter(|piece| heads && piece.place == UnitPlace::None)?;
        let percent = Piece {
            start: 0,
            unit: const { Unit::known("%") },
            ..piece
        };
        Some(self.found(&percent))
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn pages_are_no_points() {
        check(
            "
            It rose 2 pp., then 0.5pp.
            Harbour Lights, 310 pp., and Low Tide, 96 pp., are out.
            ",
            expect![[r#"
                2 pp = percent 2 percentage_point, exact
                0.5pp = percent 0.5 percentage_point, exact
                310 = number 310, exact
                96 = number 96, exact
            "#]],
        );
    }

    #[test]
    fn percent() {
        check(
            "
            20%, 20 per cent, 20 percent, 20pc, 12 pct, 3,5 percent
            7 percentage points, 25 basis points, 50bps, a 2-percent rise, 3½ percent
            ",
            expect![[r#"
                20% = percent 20 %, exact
                20 per cent = percent 20 %, exact
                20 percent = percent 20 %, exact
                20pc = percent 20 %, exact
                12 pct = percent 12 %, exact
                3,5 percent = percent 3.5 %, exact
                7 percentage points = percent 7 percentage_point, exact
                25 basis points = percent 25 basis_point, exact
                50bps = percent 50 basis_point, exact
                2-percent = percent 2 %, exact
                3½ percent = percent 3.5 %, exact
            "#]],
        );
    }
}
