//! One measured number: sign, currency before it, number, unit behind it. Figures are made of one piece or of two.

use rust_decimal::Decimal;

use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::number::{NumberForm, NumberMatch, power};
use crate::recognize::view::View;
use crate::recognize::vocabulary::{letter_scale, numeral, unit_sign};

/// Where the unit of a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitPlace {
    /// There is none.
    None,
    /// Before the number: `$50`.
    Before,
    /// Behind it: `50 dollars`.
    Behind,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number, in `unit`.
    pub(super) value: Decimal,
    /// One unit in the last printed place.
    pub(super) grain: Decimal,
    /// The scale words in `value`, and the part of a unit that a cent is.
    pub(super) scale: Decimal,
    /// Its unit.
    pub(super) unit: Unit,
    /// Where the unit stands.
    pub(super) place: UnitPlace,
    /// How the number is written.
    pub(super) form: NumberForm,
    /// The token after the number itself.
    pub(super) number_end: usize,
}

impl Piece {
    /// A number that starts at token `start`, with the currency before it and where that starts.
    fn of(number: &NumberMatch, start: usize, currency: Option<(Unit, usize)>) -> Piece {
        let (unit, start) = currency.unwrap_or((Unit::ONE, start));
        Piece {
            start,
            end: number.tokens.end,
            value: number.value,
            grain: number.grain,
            scale: number.scale,
            unit,
            place: if currency.is_some() {
                UnitPlace::Before
            } else {
                UnitPlace::None
            },
            form: number.form,
            number_end: number.tokens.end,
        }
    }
}

impl View<'_> {
    /// The piece whose number or currency sign stands at `idx`. Its signs and currency words may stand before `idx`, though
    /// never before `floor`.
    pub(super) fn piece_at(self, idx: usize, floor: usize) -> Option<Piece> {
        let (number_idx, inner_minus) = self.number_after_sign(idx)?;
        let start = self.article_before(
            number_idx,
            floor.max(if number_idx > idx { number_idx } else { floor }),
        );
        let before = self.currency_before(idx, number_idx, start, floor);
        let number = self.number(start, before.is_some())?;
        let point = start > floor && self.is_behind_point(start);
        let mut piece = Piece::of(&number, start - usize::from(point), before);
        self.skip_tolerance(&mut piece);
        if before.is_some() {
            if number_idx > idx && self.is_loss_in_books(idx) {
                self.close_loss(&mut piece)?;
            }
            self.take_part_of_cent(&mut piece);
            self.repeat_currency(&mut piece);
        } else {
            self.add_unit_behind(&mut piece)?;
        }
        let minus = self.sign_before(&mut piece, floor);
        if minus || inner_minus || self.is_booked_loss(&piece, floor) {
            piece.value = -piece.value;
        }
        Some(piece)
    }

    /// Steps over a tolerance: `45 ± 2 km` is 45 km.
    fn skip_tolerance(self, piece: &mut Piece) {
        if self.is(piece.end, "±")
            && let Some(tolerance) = self.number(piece.end + 1, false)
        {
            (piece.end, piece.number_end) = (tolerance.tokens.end, tolerance.tokens.end);
        }
    }

    /// The token of the number, for a start at a number or at a currency sign; and whether a minus stands between the two.
    fn number_after_sign(self, idx: usize) -> Option<(usize, bool)> {
        let text = self.text(idx)?;
        if self.kind(idx) != Some(TokenKind::Symbol)
            || unit_sign(text).is_none_or(|unit| unit.dimension() != Dimension::Money)
        {
            return Some((idx, false));
        }
        let glued = !self.spaced(idx + 1) && !self.spaced(idx + 2);
        let minus = glued && (self.is_dash(idx + 1) || self.is_loss_in_books(idx));
        let letters = self.letters_behind_dollar(idx).is_some();
        let at = idx + 1 + usize::from(minus || letters);
        // "$.50"
        let point = self.is(at, ".") && !self.spaced(at) && self.is_behind_point(at + 1);
        Some((at + usize::from(point), minus))
    }

    /// `$(0.12)`: whether a bracket behind the sign at `idx` makes a loss of the number, as books print it.
    fn is_loss_in_books(self, idx: usize) -> bool {
        self.is(idx + 1, "(")
            && self.kind(idx + 2) == Some(TokenKind::Number)
            && self.is(idx + 3, ")")
    }

    /// Steps over the bracket that closes behind the number of a loss: `$(1.2) million`.
    fn close_loss(self, piece: &mut Piece) -> Option<()> {
        self.is(piece.end, ")").then_some(())?;
        piece.end += 1;
        let (end, exponent) = self.scale_words(piece.end, true);
        let factor = power(exponent)?;
        piece.value = piece.value.checked_mul(factor)?;
        piece.grain = piece.grain.checked_mul(factor)?;
        (piece.scale, piece.end, piece.number_end) = (factor, end, end);
        Some(())
    }

    /// The article of "a hundred", "a half million", "a quarter of a million", when the number starts with it.
    fn article_before(self, idx: usize, floor: usize) -> usize {
        use crate::recognize::vocabulary::Numeral::*;
        let takes = matches!(
            self.numeral(idx),
            Some(Hundred | Scale(_) | Dozen | Half | Quarter)
        );
        let article = idx > floor && self.is_any(idx - 1, &["a", "an"]);
        if takes && article && !self.is(idx.wrapping_sub(2), "per") {
            idx - 1
        } else {
            idx
        }
    }

    /// Reads what stands behind the number into `piece`. `None` where it says that this is no figure: `5G`, `737s`.
    fn add_unit_behind(self, piece: &mut Piece) -> Option<()> {
        let end = piece.end;
        let fold = self.joined(end);
        if self.is(fold, "fold") && !self.spaced(fold) {
            (piece.unit, piece.end, piece.place) =
                (const { Unit::known("x") }, fold + 1, UnitPlace::Behind);
            return Some(());
        }
        if let Some((minor, minor_end)) = self.minor_behind(end) {
            let parts = Decimal::from(minor.parts);
            piece.value = piece.value.checked_div(parts)?.normalize();
            piece.grain = piece.grain.checked_div(parts)?.normalize();
            piece.scale = piece.scale.checked_div(parts)?.normalize();
            (piece.unit, piece.end, piece.place) = (minor.unit, minor_end, UnitPlace::Behind);
            return Some(());
        }
        if self.take_marked_height(piece).unwrap_or(false)
            || self.take_marked_inches(piece)
            || self.take_unit(piece)
            || self.take_scaled_code(piece).is_some()
        {
            return Some(());
        }
        self.add_letter_scale(piece)
    }

    /// A glued letter that is a scale: `1.5m users`, `40K`, `10k$`. `None` for other glued letters.
    fn add_letter_scale(self, piece: &mut Piece) -> Option<()> {
        let end = piece.end;
        if self.spaced(end) || self.kind(end) != Some(TokenKind::Word) {
            return Some(());
        }
        // "17ish" has a bound behind it.
        if self.is(end, "ish") {
            return Some(());
        }
        let exponent = letter_scale(self.text(end)?)?;
        // The company 3M, the pictures of 4K and the races of 5K and 10K, unless something is counted.
        let name = self.is(end, "M") && self.text(end - 1) == Some("3")
            || self.is(end, "K")
                && piece.value <= Decimal::TEN
                && (self.text(end) == Some("K") || self.kind(end + 1) == Some(TokenKind::Word));
        if name && !self.is_counted_noun(end + 1) {
            return None;
        }
        let factor = Decimal::from(10_i64.pow(exponent.into()));
        piece.value = piece.value.checked_mul(factor)?.normalize();
        piece.grain = piece.grain.checked_mul(factor)?.normalize();
        piece.scale = factor;
        piece.end = end + 1;
        piece.number_end = end + 1;
        self.take_unit(piece);
        Some(())
    }

    /// Takes the unit behind the number into the piece; whether there is one.
    fn take_unit(self, piece: &mut Piece) -> bool {
        let Some((unit, end)) = self
            .unit_behind(piece.end)
            .filter(|&(unit, at)| self.is_unit_here(piece, unit, at))
        else {
            return false;
        };
        let unit = if unit == const { Unit::known("lb") } && self.is_sterling(piece, end) {
            const { Unit::known("GBP") }
        } else if self.text(end - 1) == Some("mb") && !is_air_pressure(piece.value) {
            const { Unit::known("Mbit") }
        } else {
            unit
        };
        (piece.unit, piece.end, piece.place) = (unit, end, UnitPlace::Behind);
        true
    }

    /// Takes a sign before the piece into it; whether it is a minus.
    fn sign_before(self, piece: &mut Piece, floor: usize) -> bool {
        let Some(at) = piece.start.checked_sub(1).filter(|at| *at >= floor) else {
            return false;
        };
        // "plus or minus 3 points" is a margin.
        let margin = at >= floor + 2 && self.is(at - 1, "or") && self.is(at - 2, "plus");
        if self.is_any(at, &["minus", "negative"]) && !margin {
            piece.start = at;
            return true;
        }
        let glued = !self.spaced(piece.start);
        let free = self.spaced(at) || at == floor || self.is_any(at - 1, &["(", "[", ","]);
        if self.is(at, "+") && glued && free {
            piece.start = at;
            return false;
        }
        let is_degree = piece.unit.dimension() == Dimension::Temperature
            || piece.unit == const { Unit::known("°") };
        let spaced_minus = !glued && is_degree;
        if self.is_dash(at)
            && !matches!(self.text(at), Some("—"))
            && free
            && (glued
                && self.text(at) != Some("–")
                && self.kind(piece.start) != Some(TokenKind::Word)
                || spaced_minus && !self.is_number_before(at))
        {
            piece.start = at;
            return true;
        }
        false
    }

    /// Whether an amount stands in brackets where the sentence wants one: "net income was ($4.2 million)" is a loss, as books
    /// print it. Other brackets hold conversions and remarks.
    fn is_booked_loss(self, piece: &Piece, floor: usize) -> bool {
        let Some(opening) = piece.start.checked_sub(1).filter(|at| *at > floor) else {
            return false;
        };
        piece.unit.dimension() == Dimension::Money
            && self.is(opening, "(")
            && self.is(piece.end, ")")
            && self.is_any(opening - 1, &["is", "was", "be", "been", "are", "were"])
    }

    pub(super) fn is_number_before(self, idx: usize) -> bool {
        idx > 0
            && (self.kind(idx - 1) == Some(TokenKind::Number)
                || self.text(idx - 1).and_then(numeral).is_some())
    }
}

/// Whether so many millibars can be the pressure of the air, in a storm or a high; other "mb" are of data.
fn is_air_pressure(value: Decimal) -> bool {
    (Decimal::from(850)..=Decimal::from(1100)).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn letters_after_digits() {
        check(
            "
            1.5m users, a 100m race, 40K fans, 1.8m tall
            $40K, £3m, €2b, $2.5tn
            ",
            expect![[r#"
                1.5m = number 1500000, exact
                100m = quantity 100 m, exact
                40K = number 40000, exact
                1.8m = quantity 1.8 m, exact
                $40K = money 40000 USD, exact
                £3m = money 3000000 GBP, exact
                €2b = money 2000000000 EUR, exact
                $2.5tn = money 2500000000000 USD, exact
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            $10-$20
            10 $ 30 $
            We handed out 3 USD50 cards.
            They fly 36 F-16s over 800,000 F-series trucks.
            The 1 414 021 100 francs and 10 000 dollars
            48.5 MEUR
            tolerance of 45 ± 2 km
            12 [km]
            ",
            expect![[r#"
                $10-$20 = money 10..20 USD, between
                10 $ = money 10 USD, exact
                30 $ = money 30 USD, exact
                3 = number 3, exact
                USD50 = money 50 USD, exact
                36 = number 36, exact
                over 800,000 = number 800000, more_than
                1 414 021 100 francs = money 1414021100 FRF, exact
                10 000 dollars = money 10000 USD, exact
                48.5 MEUR = money 48500000 EUR, exact
                45 ± 2 km = quantity 45 km, exact
                12 [km] = quantity 12 km, exact
            "#]],
        );
    }

    #[test]
    fn losses_as_books_print_them() {
        check(
            "
            Net income was ($4.2 million); the year's result is (€310,000).
            The bid of 10 million euros ($12 million) was a bid (£9 million) too low.
            It was ($5 million more than last year) a surprise.
            ",
            expect![[r#"
                $4.2 million = money -4200000 USD, exact
                €310,000 = money -310000 EUR, exact
                10 million euros = money 10000000 EUR, exact
                $12 million = money 12000000 USD, exact
                £9 million = money 9000000 GBP, exact
                $5 million = money 5000000 USD, exact
            "#]],
        );
    }

    #[test]
    fn losses_in_brackets_behind_the_sign() {
        check(
            "
            It lost $(0.12) a share, $(1.2) million in all; it cost ($4) and $ (5).
            ",
            expect![[r#"
                $(0.12) = money -0.12 USD/share, exact
                $(1.2) million = money -1200000 USD, exact
                $4 = money 4 USD, exact
                5 = number 5, exact
            "#]],
        );
    }
}
