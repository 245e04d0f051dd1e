//! What the ends of a range lend to one another: the unit, the sign, the scale.

use rust_decimal::Decimal;

use super::piece::{Piece, UnitPlace};
use super::range::Joint;
use crate::model::Unit;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

/// How many times the lower end of a range the upper end is at most, where nothing but that tells it from a move.
pub(super) const NEAR: u32 = 5;

impl View<'_> {
    /// The hundred that the second end lends to the first: "five to six hundred".
    pub(super) fn lent_hundred(self, first: &Piece, second: &Piece) -> Option<Decimal> {
        let hundreds = self.numeral(second.number_end.checked_sub(1)?) == Some(Numeral::Hundred);
        let low = first.value.checked_mul(Decimal::ONE_HUNDRED)?;
        (hundreds && first.scale == Decimal::ONE && low < second.value)
            .then_some(Decimal::ONE_HUNDRED)
    }

    /// The thousand that the second end lends to the first where digits tell it: "20 to 30,000 troops". Behind "from" and "between" both
    /// mean what they say.
    pub(super) fn lent_thousand(
        self,
        first: &Piece,
        second: &Piece,
        opened: bool,
    ) -> Option<Decimal> {
        let text = self.text(second.number_end.checked_sub(1)?)?;
        let thousands = text.ends_with(",000") && second.scale == Decimal::ONE;
        let fits = !opened && thousands && first.scale == Decimal::ONE && first.value.scale() == 0;
        let low = first.value.checked_mul(Decimal::ONE_THOUSAND)?;
        let near = low.checked_mul(NEAR.into())?;
        (fits && low < second.value && second.value <= near).then_some(Decimal::ONE_THOUSAND)
    }

    /// The unit of both ends: their own, or the one that one lends to the other.
    pub(super) fn common_unit(
        self,
        first: &Piece,
        second: &Piece,
        joint: Joint,
        opened: bool,
    ) -> Option<Unit> {
        use UnitPlace::{Before, Behind, None as Nowhere};
        let same = first.unit == second.unit;
        let fits = match (first.place, second.place) {
            (Nowhere, Nowhere) => {
                joint != Joint::Dash || opened || self.is_plain_range(first, second)
            }
            // "$10 to 15" and "$10-15" share the sign.
            (Before, Nowhere) => {
                let counts = joint == Joint::To && second.scale == Decimal::ONE;
                return (!counts || first.scale == Decimal::ONE).then_some(first.unit);
            }
            (Nowhere, Behind) => true,
            (Before, Behind) => same,
            // "from 50 cents to $1"
            (Behind, Before) => opened && same,
            // "5 km to 10" leaves the 10 alone; "50 of them to $10" borrows no currency that stands before the other number.
            (Behind, Nowhere) | (Nowhere, Before) => false,
            (Before, Before) | (Behind, Behind) => true,
        };
        fits.then_some(second.unit)
    }
}

/// `piece` in the unit and the scale of `other`.
pub(super) fn lend(piece: &Piece, other: &Piece) -> Option<Piece> {
    Some(Piece {
        value: piece.value.checked_mul(other.scale)?,
        grain: piece.grain.checked_mul(other.scale)?,
        scale: other.scale,
        unit: other.unit,
        place: other.place,
        ..*piece
    })
}

/// The scale that the second end lends to the first: in "$10 to $15 billion", ten is billions too, and cents in "10 to 15
/// cents".
pub(super) fn lent_to_first(first: &Piece, second: &Piece, low: Decimal) -> Option<Decimal> {
    let bare = first.scale == Decimal::ONE && second.scale != Decimal::ONE;
    let high = second.value.checked_div(second.scale);
    let rising = bare && high.is_some_and(|it| low.abs() < it.abs());
    rising.then_some(second.scale)
}

/// The scale that the first end lends to the second, one where it lends none: "$1.2bn-1.4".
pub(super) fn lent_to_second(first: &Piece, second: &Piece, joint: Joint) -> Decimal {
    let lends = second.scale == Decimal::ONE
        && first.scale > Decimal::ONE
        && second.place == UnitPlace::None
        && joint == Joint::Dash;
    if lends { first.scale } else { Decimal::ONE }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn thousands_and_millions_lent() {
        check(
            "
            five to six hundred men, between two and three hundred, two hundred to three hundred
            20 to 30,000 troops, 15-20,000 men, from 5 to 10,000 people, 5 to 90,000 people
            10m-15m users, a 10m-15m wall
            3,000 and 4,000 km, a 5- or 6-foot wall; 1,000 and 5 km
            ",
            expect![[r#"
                five to six hundred = number 500..600, between
                between two and three hundred = number 200..300, between
                two hundred to three hundred = number 200..300, between
                20 to 30,000 = number 20000..30000, between
                15-20,000 = number 15000..20000, between
                from 5 to 10,000 = number 5..10000, between
                5 to 90,000 = number 5..90000, between
                10m-15m = number 10000000..15000000, between
                10m-15m = quantity 10..15 m, between
                3,000 = quantity 3000 km, exact
                4,000 km = quantity 4000 km, exact
                5 = quantity 5 ft, exact
                6-foot = quantity 6 ft, exact
                1,000 = number 1000, exact
                5 km = quantity 5 km, exact
            "#]],
        );
    }

    #[test]
    fn shared_scale_and_sign() {
        check(
            "
            £3m-£5m, $15-20bn, $10 to $15 billion, $1.2 million to $1.5 million
            between $1.2 billion and $1.4 billion
            3 to 4 percent, 5-10W, an 8- to 16-meter wall, 20~30
            from $2 billion to as much as $3 billion is spent
            ",
            expect![[r#"
                £3m-£5m = money 3000000..5000000 GBP, between
                $15-20bn = money 15000000000..20000000000 USD, between
                $10 to $15 billion = money 10000000000..15000000000 USD, between
                $1.2 million to $1.5 million = money 1200000..1500000 USD, between
                between $1.2 billion and $1.4 billion = money 1200000000..1400000000 USD, between
                3 to 4 percent = percent 3..4 %, between
                5-10W = quantity 5..10 W, between
                8- to 16-meter = quantity 8..16 m, between
                20~30 = number 20..30, between
                from $2 billion to as much as $3 billion = money 2000000000..3000000000 USD, between
            "#]],
        );
    }
}
