//! Proportions: `one in five`, `3 out of 10`, `nine of 10`.

use rust_decimal::Decimal;

use super::piece::{Piece, UnitPlace};
use crate::recognize::number::{NumberForm, NumberMatch, is_multiple};
use crate::recognize::view::View;

/// Words of time, games and places behind which "two of five" is no share: "two of five games".
const COUNTED_ON: &[&str] = &[
    "days",
    "years",
    "games",
    "matches",
    "weeks",
    "months",
    "innings",
    "minutes",
    "starts",
    "seasons",
    "attacks",
    "cities",
    "countries",
    "states",
    "hours",
    "meetings",
    "tries",
    "attempts",
    "overs",
];

impl View<'_> {
    /// `one in five`, `3 out of 10`, `nine of 10`: the piece is the smaller number.
    pub(super) fn proportion(self, piece: &Piece) -> Option<Piece> {
        let bare = piece.place == UnitPlace::None
            && piece.form != NumberForm::Fraction
            && piece.scale == Decimal::ONE;
        (bare && piece.value > Decimal::ZERO && piece.value < Decimal::ONE_HUNDRED).then_some(())?;
        let out = self.is(piece.end, "out");
        let at = match self.text(piece.end)? {
            "in" | "of" => piece.end + 1,
            "out" if self.is(piece.end + 1, "of") => piece.end + 2,
            _ => return None,
        };
        let every = self.is_any(at, &["every", "each"]);
        let at = at + usize::from(every);
        let whole = self.number(at, false)?;
        let free = every || out || !self.is_counted_on(whole.tokens.end);
        let fits = piece.value < whole.value
            && (piece.value <= Decimal::TEN || out)
            && self.is_whole_of_share(at, &whole, out);
        (free && fits).then_some(())?;
        Some(Piece {
            end: whole.tokens.end,
            value: piece.value.checked_div(whole.value)?.normalize(),
            grain: Decimal::ZERO,
            form: NumberForm::Fraction,
            ..*piece
        })
    }

    /// Whether the larger number of a share is one that copy takes shares of: a small or a round one, and no year.
    fn is_whole_of_share(self, idx: usize, whole: &NumberMatch, out: bool) -> bool {
        let year = self
            .text(idx)
            .is_some_and(|text| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()));
        let plain =
            out || whole.value <= Decimal::from(12) || is_multiple(whole.value, Decimal::from(5));
        whole.form != NumberForm::Fraction && !year && whole.value >= Decimal::from(3) && plain
    }

    /// Whether a unit or a word of [`COUNTED_ON`] stands at `idx`.
    fn is_counted_on(self, idx: usize) -> bool {
        self.unit_behind(idx).is_some() || self.is_any(idx, COUNTED_ON)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn proportions() {
        check(
            "
            One in five voters, 3 out of 10, nine of 10, two out of every three
            a third of voters, half of them, more than half
            ",
            expect![[r#"
                One in five = number 0.2, exact
                3 out of 10 = number 0.3, exact
                nine of 10 = number 0.9, exact
                two out of every three = number 0.6666666666666666666666666667, exact
                a third = number 0.3333333333333333333333333333, exact
                half = number 0.5, exact
                more than half = number 0.5, more_than
            "#]],
        );
    }

    #[test]
    fn one_of_every_few() {
        check(
            "One of every five dollars, three of every four; two of five games",
            expect![[r#"
                One of every five = number 0.2, exact
                three of every four = number 0.75, exact
                two = number 2, exact
                five = number 5, exact
            "#]],
        );
    }
}
