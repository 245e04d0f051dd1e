//! Parts of a whole: `half a mile`, `a quarter-point cut`, `a third of voters`, `more than half`.

use rust_decimal::Decimal;

use super::found::Found;
use super::unit::is_measure;
use crate::draft::TokenKind;
use crate::model::{Bound, Dimension, Extent, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;
use crate::recognize::{Amount, is_function_word};

/// Words behind which "a mile" is what a rate is counted per, or the end of a share.
const BEFORE_RATE: &[&str] = &[
    "half", "quarter", "of", "per", "cents", "million", "billion",
];

impl View<'_> {
    /// `half a mile`, `a quarter of a percentage point`, `two-thirds of an inch`, `half-litre`, `a mile`: a part of one unit,
    /// or one.
    pub(super) fn share_of_unit(self, idx: usize, floor: usize) -> Option<Found> {
        let (start, value, mut at) = self.share_before_unit(idx, floor)?;
        let of = self.is(at, "of");
        at += usize::from(of);
        if self.is_any(at, &["a", "an", "one"]) {
            at += 1;
        } else if of {
            return None;
        }
        let (value, unit, end) = self
            .share_of_minor(at, value)
            .or_else(|| self.share_of_measure(at, value))?;
        let amount = Amount {
            extent: Extent::One(value),
            unit,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.with_bound(self.plain(start, end, amount), floor))
    }

    /// `half a cent`: `share` of the part of money at `idx`, in the whole, and the token after it.
    fn share_of_minor(self, idx: usize, share: Decimal) -> Option<(Decimal, Unit, usize)> {
        let (minor, end) = self.minor_behind(idx)?;
        Some((share.checked_div(minor.parts.into())?, minor.unit, end))
    }

    /// `half a mile`: `share` of the unit at `idx`, and the token after it.
    fn share_of_measure(self, idx: usize, share: Decimal) -> Option<(Decimal, Unit, usize)> {
        let (unit, end) = self.unit_behind(idx).or_else(|| self.point_behind(idx))?;
        let word = self.text(end - 1).is_some_and(|text| text.len() > 1);
        (is_measure(unit) && word && end > idx).then_some(())?;
        // "a dollar and 42 cents"
        if unit.dimension() == Dimension::Money
            && let Some(number) = self.number(end + 1, false).filter(|_| self.is(end, "and"))
            && let Some((cents, _, end)) = self.share_of_minor(number.tokens.end, number.value)
        {
            return Some((share.checked_add(cents)?, unit, end));
        }
        Some((share, unit, end))
    }

    /// `half a point`, `a quarter-point cut`: what central banks move by.
    fn point_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let at = self.joined(idx);
        self.is_any(at, &["point", "points"])
            .then(|| (const { Unit::known("percentage_point") }, at + 1))
    }

    /// A part of one before a unit: its first token, its value, the token after it.
    fn share_before_unit(self, idx: usize, floor: usize) -> Option<(usize, Decimal, usize)> {
        let article = idx > floor && self.is_any(idx - 1, &["a", "an"]);
        if self.kind(idx) == Some(TokenKind::Number) && self.is(idx + 1, "of") {
            // "0.5 of a percentage point"
            let number = self
                .number(idx, false)
                .filter(|it| it.value < Decimal::ONE)?;
            return Some((idx, number.value, number.tokens.end));
        }
        match self.numeral(idx)? {
            Numeral::Half => Some((idx - usize::from(article), Decimal::new(5, 1), idx + 1)),
            Numeral::Quarter if article => Some((idx - 1, Decimal::new(25, 2), idx + 1)),
            Numeral::Measure if article && !self.is_any(idx.wrapping_sub(2), BEFORE_RATE) => {
                Some((idx - 1, Decimal::ONE, idx))
            }
            // "tenth of a gallon", "a fifth of a mile"
            Numeral::NthOnes(parts @ 3..) if self.is(idx + 1, "of") => Some((
                idx - usize::from(article),
                Decimal::ONE.checked_div(parts.into())?,
                idx + 1,
            )),
            _ => {
                let fraction = self.plain_fraction(idx)?;
                self.is(fraction.end, "of")
                    .then_some((idx, fraction.value, fraction.end))
            }
        }
    }

    /// `half of`, `more than half`, `a third of`, `a half`: a part of something that is not a unit.
    pub(super) fn part_alone(self, idx: usize, floor: usize) -> Option<Found> {
        let part = self.part_of_one(idx, floor)?;
        if let Some(range) = self.range_of_parts(part, floor) {
            return Some(range);
        }
        (self.is_bounded_part(idx, part.start, floor) || self.is_part_here(idx)).then_some(())?;
        let halves = self.is_any(
            idx.wrapping_sub(1),
            &[
                "first", "second", "other", "better", "latter", "former", "opening", "closing",
            ],
        );
        (!halves).then_some(())?;
        let found = self.with_bound(part, floor);
        Some(self.with_other_bound(found).unwrap_or(found))
    }

    /// "between a quarter and a third", "from a third to a half": `first` is the smaller part.
    pub(super) fn range_of_parts(self, first: Found, floor: usize) -> Option<Found> {
        let opener = first.start.checked_sub(1).filter(|at| *at >= floor)?;
        let joint = if self.is(opener, "between") {
            "and"
        } else {
            "to"
        };
        let opened = joint == "and" || self.is(opener, "from");
        (opened && self.is(first.end, joint)).then_some(())?;
        let at = first.end + 1;
        let second = self
            .part_of_one(at + usize::from(self.is(at, "a")), at)
            .or_else(|| {
                let fraction = self.piece_at(at, at)?;
                (fraction.form == NumberForm::Fraction).then(|| self.found(&fraction))
            })?;
        let (Extent::One(low), Extent::One(high)) = (first.amount.extent, second.amount.extent)
        else {
            return None;
        };
        let same = first.amount.unit == second.amount.unit;
        (same && second.start == at && low < high).then(|| Found {
            bound: Bound::Between,
            amount: Amount {
                extent: Extent::Range { low, high },
                ..first.amount
            },
            ..self.plain(opener, second.end, first.amount)
        })
    }

    /// `half`, `a quarter`, `a third` behind the words of a bound.
    pub(super) fn bounded_part(self, idx: usize, floor: usize) -> Option<Found> {
        self.part_of_one(idx, floor)
            .filter(|part| self.is_bounded_part(idx, part.start, floor))
    }

    /// Whether the bound before a part makes it one: any before "half", but "about a third term" speaks of a rank.
    pub(super) fn is_bounded_part(self, idx: usize, start: usize, floor: usize) -> bool {
        let clear = self.numeral(idx) == Some(Numeral::Half)
            || self.is_any(
                start.wrapping_sub(1),
                &[
                    "than", "nearly", "almost", "least", "most", "to", "below", "above",
                ],
            );
        clear && self.bound_before(start, floor).is_some()
    }

    /// `half`, `a half`, `a quarter`, `a third`, `a twentieth` as the part that they name.
    fn part_of_one(self, idx: usize, floor: usize) -> Option<Found> {
        let article = idx > floor && self.is(idx - 1, "a");
        let value = match self.numeral(idx)? {
            Numeral::Half => Decimal::new(5, 1),
            Numeral::Quarter if article => Decimal::new(25, 2),
            Numeral::NthOnes(parts @ 3..) if article => Decimal::ONE.checked_div(parts.into())?,
            Numeral::NthTens(parts) if article => Decimal::ONE.checked_div(parts.into())?,
            _ => return None,
        };
        let amount = Amount {
            extent: Extent::One(value),
            unit: Unit::ONE,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.plain(idx - usize::from(article), idx + 1, amount))
    }

    /// Whether the words around a part that no bound stands before make it one, and no half of a match, rank or time.
    fn is_part_here(self, idx: usize) -> bool {
        let followed = self.is_part_behind(idx + 1);
        match self.numeral(idx) {
            // "half as many ships"
            Some(Numeral::Half) if self.is(idx + 1, "as") => {
                self.is_any(idx + 2, &["much", "many"]) || self.is(idx + 3, "as")
            }
            Some(Numeral::Half) => {
                followed || self.is_any(idx + 1, &["the", "its", "their", "his", "her", "all"])
            }
            Some(Numeral::Quarter) => {
                // "a quarter to three", but "risen by a quarter to 3 million"
                let by = idx >= 2 && self.is(idx - 2, "by");
                followed && (by || !self.is_any(idx + 1, &["from", "since", "to"]))
            }
            _ => followed,
        }
    }

    /// Whether what stands behind "a third" or "a quarter" makes it a part: "of", a comparison, the end of a clause.
    pub(super) fn is_part_behind(self, idx: usize) -> bool {
        !matches!(self.kind(idx), Some(TokenKind::Word | TokenKind::Number)) && !self.is_dash(idx)
            || self.is(idx, "or") && self.bound_behind(idx).is_some()
            // "cut by a third in May", but "by a third party"
            || idx >= 3
                && self.is(idx - 3, "by")
                && self.text(idx).is_some_and(is_function_word)
            || self.is_any(
                idx,
                &[
                    "of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "from",
                    "since", "to",
                ],
            )
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn parts_between_two_bounds() {
        check(
            "
            More than a fifth but less than half of the seats; above a quarter
            Talk about a third term, over a fifth mandate and around a fourth child
            ",
            expect![[r#"
                More than a fifth but less than half = number 0.2..0.5, between
                above a quarter = number 0.25, more_than
                third = ordinal 3, exact
                fifth = ordinal 5, exact
                fourth = ordinal 4, exact
            "#]],
        );
    }

    #[test]
    fn parts_by_which_something_changes() {
        check(
            "
            Costs were cut by a third in May and by a fifth after that.
            He was sued by a third party and by a fourth firm.
            ",
            expect![[r#"
                a third = number 0.3333333333333333333333333333, exact
                a fifth = number 0.2, exact
                third = ordinal 3, exact
                fourth = ordinal 4, exact
            "#]],
        );
    }

    #[test]
    fn decimals_of_a_unit() {
        check(
            "It rose 0.5 of a percentage point, 0.3 of a mile; 0.4 of the voters; five or six million came, 3 or 4 did not.",
            expect![[r#"
                0.5 of a percentage point = percent 0.5 percentage_point, exact
                0.3 of a mile = quantity 0.3 mi, exact
                0.4 = number 0.4, exact
                five = number 5000000, exact
                six million = number 6000000, exact
                3 = number 3, exact
                4 = number 4, exact
            "#]],
        );
    }

    #[test]
    fn half_as_much() {
        check(
            "
            It has half as many ships, half as fast as those; half as a joke. Some 17ish came.
            ",
            expect![[r#"
                half = number 0.5, exact
                half = number 0.5, exact
                Some 17 = number 17, about
            "#]],
        );
    }

    #[test]
    fn ranges_of_parts() {
        check(
            "
            Between a quarter and a third of firms; from a fifth to a half; between one-third and one-half; between half and two-thirds
            Between a third and 40 of them; a quarter and a third; from a third party to a fourth
            ",
            expect![[r#"
                Between a quarter and a third = number 0.25..0.3333333333333333333333333333, between
                from a fifth to a half = number 0.2..0.5, between
                between one-third and one-half = number 0.3333333333333333333333333333..0.5, between
                between half and two-thirds = number 0.5..0.6666666666666666666666666667, between
                third = ordinal 3, exact
                40 = number 40, exact
                a third = number 0.3333333333333333333333333333, exact
                third = ordinal 3, exact
                a fourth = number 0.25, exact
            "#]],
        );
    }

    #[test]
    fn quarters_behind_by() {
        check(
            "
            It rose by a quarter to 3.4 million tonnes, at a quarter to nine.
            ",
            expect![[r#"
                a quarter = number 0.25, exact
                3.4 million tonnes = quantity 3400000 t, exact
                nine = number 9, exact
            "#]],
        );
    }
}
