//! A bare number in a list takes the unit of the list's last number: "two, three or four miles".

use rust_decimal::Decimal;

use super::lend::lend;
use super::piece::{Piece, UnitPlace};
use crate::model::Unit;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;

/// How many numbers of a list may wait for the unit at its end.
const MAX_LISTED: usize = 4;

impl View<'_> {
    /// A bare number with the unit of the number that it is listed with: "rose from 3 to 5 percent", "two, three or four
    /// miles". Its tokens stay as they are.
    pub(super) fn lent_unit(self, piece: &Piece) -> Option<Piece> {
        let grouped = self
            .text(piece.start)
            .is_some_and(|text| text.contains(','));
        let few = piece.value < Decimal::ONE_THOUSAND || grouped;
        (few && self.waits_for_unit(piece)).then_some(())?;
        // "a 5- or 6-foot wall"
        let hung = self.is_dash(piece.end) && !self.spaced(piece.end) && self.spaced(piece.end + 1);
        let mut at = piece.end + usize::from(hung);
        for _ in 0..MAX_LISTED {
            let comma = self.is(at, ",");
            let word = at + usize::from(comma);
            let joined = self.is_any(word, &["to", "or", "and"]);
            (comma || joined).then_some(())?;
            // "lost 149, or 19 percent" says the same twice; "5, 6, or 7 percent" is a list.
            let twice = comma && joined && !self.is_listed(piece.start) && at == piece.end;
            (!twice).then_some(())?;
            let next = word + usize::from(joined);
            let other = self.piece_at(next, next).filter(|it| it.start == next)?;
            let printed = other.value.checked_div(other.scale)?;
            match other.place {
                UnitPlace::Behind if joined => {
                    // "500 and 20 percent of the rest" are of two things.
                    let most = if grouped { Decimal::ONE } else { Decimal::TEN };
                    let alike = piece.value <= printed.checked_mul(most)?;
                    return lend(piece, &other).filter(|_| alike);
                }
                // "five or six million"
                UnitPlace::None if self.is(word, "or") && other.scale > Decimal::ONE => {
                    return lend(piece, &other).filter(|_| piece.value < printed);
                }
                UnitPlace::None if other.scale == Decimal::ONE && other.form == piece.form => {
                    at = other.end;
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a number has neither unit nor scale of its own, and is no year.
    fn waits_for_unit(self, piece: &Piece) -> bool {
        piece.place == UnitPlace::None
            && piece.unit == Unit::ONE
            && piece.scale == Decimal::ONE
            && piece.form != NumberForm::Fraction
            && !self.is_bare_year(piece)
    }

    /// Whether a number and a comma stand before `start`, so that what starts there goes on with their list.
    fn is_listed(self, start: usize) -> bool {
        self.is(start.wrapping_sub(1), ",") && self.is_number_before(start - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn units_that_are_not_lent() {
        check(
            "
            The index lost 149, or 19 percent; it fell 45, or 0.4%, to 90. It kept 500 and 20 percent of the rest.
            5, 6, or 7 percent; 5, 6 or 7 percent; 10 and 5 percent
            ",
            expect![[r#"
                149 = number 149, exact
                19 percent = percent 19 %, exact
                45 = number 45, exact
                0.4% = percent 0.4 %, exact
                90 = number 90, exact
                500 = number 500, exact
                20 percent = percent 20 %, exact
                5 = percent 5 %, exact
                6 = percent 6 %, exact
                7 percent = percent 7 %, exact
                5 = percent 5 %, exact
                6 = percent 6 %, exact
                7 percent = percent 7 %, exact
                10 = percent 10 %, exact
                5 percent = percent 5 %, exact
            "#]],
        );
    }
}
