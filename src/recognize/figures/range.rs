//! Ranges: two pieces that share a currency, a scale or a unit. A move from one amount to another is no range.

use rust_decimal::Decimal;

use super::lend::{lent_to_first, lent_to_second};
use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::Unit;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, tells_contest};

/// Two ends in one unit, and the tokens from the first word to the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) unit: Unit,
    pub(super) grain: Decimal,
}

/// The words that a bound before the second end may have: "as much as".
const MAX_BOUND: usize = 3;

/// What joins the two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Dash,
    To,
    And,
}

impl View<'_> {
    /// The range that `first` opens, with a "between" or "from" before it.
    pub(super) fn range_from(self, first: &Piece, floor: usize) -> Option<Ends> {
        let opener = first.start.checked_sub(1).filter(|at| *at >= floor);
        let opened = |word| opener.filter(|at| self.is(*at, word));
        let between = opened("between");
        let from = opened("from");
        let (joint, at) = self.joint(first.end, between.is_some() || from.is_some())?;
        // "cars from 2015 and 2016" are of two years.
        if joint == Joint::And && between.is_none() && self.is_bare_year(first) {
            return None;
        }
        let second = self.second_piece(first, at, joint)?;
        if joint == Joint::To && self.is_move(first, &second, from) {
            return None;
        }
        let mut ends = self.unify(first, &second, joint, from.is_some() || between.is_some())?;
        let takes_opener = between.is_some() || from.is_some() && joint != Joint::Dash;
        if let Some(opener) = between.or(from).filter(|_| takes_opener) {
            ends.start = opener;
        }
        Some(ends)
    }

    /// The joint at `idx` and the token after it. "and" joins only behind "between", and in loose copy behind "from".
    fn joint(self, idx: usize, opened: bool) -> Option<(Joint, usize)> {
        if self.is_dash(idx) {
            // "8- to 16-meter"
            if self.is(idx + 1, "to") && self.spaced(idx + 1) {
                return Some((Joint::Dash, idx + 2));
            }
            // "one-to-two-day"
            if self.is(idx + 1, "to") && !self.spaced(idx + 1) && self.is_dash(idx + 2) {
                return Some((Joint::Dash, idx + 3));
            }
            let em = self.text(idx) == Some("—");
            return (!em).then_some((Joint::Dash, idx + 1));
        }
        match self.text(idx)? {
            "to" => Some((Joint::To, idx + 1)),
            "through" if opened => Some((Joint::To, idx + 1)),
            "~" if !self.spaced(idx) && !self.spaced(idx + 1) => Some((Joint::Dash, idx + 1)),
            "and" if opened => Some((Joint::And, idx + 1)),
            _ => None,
        }
    }

    /// The second end, which starts at `at`; in words before it stands a bound perhaps: "from $2 billion to as much as $3 billion".
    fn second_piece(self, first: &Piece, at: usize, joint: Joint) -> Option<Piece> {
        let opens_at = |piece: &Piece| {
            let bounded = || {
                let bound = self.bound_before(piece.start, at);
                bound.is_some_and(|(_, start)| start == at)
            };
            // "hk $", "US$": the sign stands behind its letters.
            piece.start == at || joint != Joint::Dash && bounded()
        };
        let second = self
            .piece_at(at, at)
            .filter(|piece| piece.start <= at + 1)
            .or_else(|| self.fold_at(at))
            .or_else(|| (1..=MAX_BOUND).find_map(|n| self.piece_at(at + n, at).filter(opens_at)))?;
        // A dash glued to one side only is no joint: "5 -10" is loose typing, "5- 10" a list.
        // In a row of a table, "225.86 -12.99 -5.44%", the dashes are signs.
        let sign =
            self.spaced(at - 1) && !self.spaced(second.start) && first.value.is_sign_negative();
        let even =
            joint != Joint::Dash || (self.spaced(at - 1) || !self.spaced(second.start)) && !sign;
        let same_way = (first.form == NumberForm::Digits) == (second.form == NumberForm::Digits)
            || joint != Joint::Dash
            || first.unit != Unit::ONE
            || second.unit != Unit::ONE;
        (even && same_way).then_some(second)
    }

    /// A multiple in one word as the second end: "two- to threefold".
    fn fold_at(self, idx: usize) -> Option<Piece> {
        let Numeral::Fold(value) = self.numeral(idx)? else {
            return None;
        };
        self.text(idx)?.ends_with("fold").then_some(Piece {
            start: idx,
            end: idx + 1,
            value: value.into(),
            grain: Decimal::ONE,
            scale: Decimal::ONE,
            unit: const { Unit::known("x") },
            place: UnitPlace::Behind,
            form: NumberForm::Words,
            number_end: idx + 1,
        })
    }

    /// The two pieces in one unit, low end first.
    fn unify(self, first: &Piece, second: &Piece, joint: Joint, opened: bool) -> Option<Ends> {
        let (mut low, mut high) = (first.value, second.value);
        let mut grain = first.grain.max(second.grain);
        let unit = self.common_unit(first, second, joint, opened)?;
        if first.place != UnitPlace::None && first.unit != unit {
            low = first.unit.convert(low, unit)?;
            grain = second.grain;
        }
        let hundreds = || self.lent_hundred(first, second);
        let thousands = || self.lent_thousand(first, second, opened);
        let lent = lent_to_first(first, second, low).or_else(hundreds);
        if let Some(scale) = lent.or_else(thousands) {
            low = low.checked_mul(scale)?;
            grain = second.grain;
        }
        high = high.checked_mul(lent_to_second(first, second, joint))?;
        let (low, high) = match low.cmp(&high) {
            std::cmp::Ordering::Less => (low, high),
            std::cmp::Ordering::Greater
                if opened && low.is_sign_negative() && high.is_sign_negative() =>
            {
                (high, low)
            }
            _ => return None,
        };
        Some(Ends {
            start: first.start,
            end: second.end,
            low,
            high,
            unit,
            grain,
        })
    }

    /// Whether a piece is four bare digits of this century or the last.
    pub(super) fn is_bare_year(self, piece: &Piece) -> bool {
        piece.end == piece.start + 1
            && self.text(piece.start).is_some_and(|text| {
                text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
            })
    }

    /// "the 1850-1900 average": two bare numbers of four digits that may be years of earlier centuries.
    fn are_old_years(self, first: &Piece, second: &Piece) -> bool {
        let old = |piece: &Piece| {
            self.text(piece.start)
                .is_some_and(|text| text.len() == 4 && text.starts_with("1"))
        };
        old(first) && old(second) && !self.is_counted_noun(second.end)
    }

    /// Whether two bare numbers with a dash between them are a range, no score, vote or season: the two rise, and what
    /// follows is counted.
    pub(super) fn is_plain_range(self, first: &Piece, second: &Piece) -> bool {
        let score = self.text(second.end).is_some_and(tells_contest);
        let phone = self
            .text(first.start)
            .is_some_and(|text| text.len() >= 3 && !text.contains([',', '.']))
            && self.text(second.start).is_some_and(|text| {
                text.len() >= 4 && !text.contains([',', '.']) && !text.ends_with("00")
            });
        let chained =
            self.is_dash(second.end) && self.kind(second.end + 1) == Some(TokenKind::Number);
        let both_words = first.form == NumberForm::Words || second.form == NumberForm::Words;
        let is_year = (self.is_bare_year(first) || self.are_old_years(first, second))
            && first.scale == Decimal::ONE;
        // "174 for six" of cricket: "6-174".
        let innings = first.value <= Decimal::TEN
            && second.value > Decimal::ONE_HUNDRED
            && !self.spaced(second.start)
            && !self.is_counted_noun(second.end);
        // "lost 0-3": nobody counts from none to a few.
        let nil = first.value.is_zero()
            && second.value < Decimal::from(10)
            && !self.is_counted_noun(second.end);
        first.value < second.value
            && !innings
            && !nil
            && !score
            && !self.is_beside_a_score(first.start, second.end)
            && !self.is_record(first.start, second.end)
            && !is_year
            && !phone
            && !chained
            && !(both_words && first.end == first.start + 1 && self.is_dash(second.end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn bare_numbers() {
        check(
            "
            300 to 400 members, the 10-15 people, between 20 and 30
            ",
            expect![[r#"
                300 to 400 = number 300..400, between
                10-15 = number 10..15, between
                between 20 and 30 = number 20..30, between
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            a range of $5 to $7, temperatures ranged from -18 °C to -34 °C
            $900 million to $1.2 billion
            ABC 225.86 -12.99 -5.44%
            ",
            expect![[r#"
                $5 to $7 = money 5..7 USD, between
                from -18 °C to -34 °C = quantity -34..-18 °C, between
                $900 million to $1.2 billion = money 900000000..1200000000 USD, between
                225.86 = number 225.86, exact
                -12.99 = number -12.99, exact
                -5.44% = percent -5.44 %, exact
            "#]],
        );
    }

    #[test]
    fn years_are_no_range() {
        check_silent("Cars from 2011 and 2013, and a film from 1998 and 1999");
        check(
            "Ships from 20 and 30 ports",
            expect![[r#"
                from 20 and 30 = number 20..30, between
            "#]],
        );
    }

    #[test]
    fn ranges_of_cents() {
        check(
            "
            A loss of between 10 and 15 cents a share, 40-60p a pint, two or three cents
            ",
            expect![[r#"
                between 10 and 15 cents = money 0.1..0.15 USD/share, between
                40-60p = money 0.4..0.6 GBP/pt_vol, between
                two = money 0.02 USD, exact
                three cents = money 0.03 USD, exact
            "#]],
        );
    }

    #[test]
    fn years_of_earlier_centuries() {
        check_silent("The 1850-1900 average is low.");
        check(
            "Some 1500-1800 men left.",
            expect![[r#"
            Some 1500-1800 = number 1500..1800, about
        "#]],
        );
    }

    #[test]
    fn folds_and_bounds_inside() {
        check(
            "
            a two- to threefold rise, a three to fourfold fall; two to four folds
            from $2 billion to well over $3 billion, between 4 and at least 7 km, from 3 to more than the rest
            ",
            expect![[r#"
                two- to threefold = number 2..3 x, between
                three to fourfold = number 3..4 x, between
                two to four = number 2..4, between
                from $2 billion to well over $3 billion = money 2000000000..3000000000 USD, between
                between 4 and at least 7 km = quantity 4..7 km, between
                3 = number 3, exact
            "#]],
        );
    }
}
