//! A figure with its bound: what the words of a bound add to it, and two bounds that make a range.

use rust_decimal::Decimal;

use super::bound::inclusive;
use super::found::{Found, kind_of};
use super::unit::is_measure;
use crate::draft::TokenKind;
use crate::model::{Bound, Extent, Unit};
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;
use crate::recognize::{Amount, FigureKind, Rate, is_function_word};

impl View<'_> {
    /// Adds the words of a bound on both sides. Those before win: "more than 20 or so".
    pub(super) fn with_bound(self, mut found: Found, floor: usize) -> Found {
        if let Some((bound, start)) = self.bound_before(found.start, floor)
            && !self.is_risen_to(&found, bound, start)
        {
            (found.outer.0, found.bound) = (start, bound);
            self.add_limit_behind(&mut found);
        } else if let Some((bound, end)) = self.bound_behind(found.end)
            && !self.is_sum_of_two(&found)
        {
            found.bound = bound;
            found.extend_to(end);
            self.add_scale_behind_bound(&mut found);
            self.add_unit_behind_bound(&mut found);
            self.add_rate_behind_bound(&mut found);
        }
        found
    }

    /// Adds the words behind a figure that say more than those before it: "less than 30 or equal", "about 500 or more".
    fn add_limit_behind(self, found: &mut Found) {
        if let Some(end) = self.or_equal_behind(found.end) {
            found.bound = inclusive(found.bound);
            found.extend_to(end);
        } else if found.bound == Bound::About
            && let Some((limit @ (Bound::AtLeast | Bound::UpTo), end)) =
                self.bound_behind(found.end)
        {
            found.bound = limit;
            found.extend_to(end);
        }
    }

    /// "$10-plus million": the scale may stand behind the bound.
    fn add_scale_behind_bound(self, found: &mut Found) {
        if let Some((scale, end)) = self.scale_behind_bound(found.outer.1)
            && let Extent::One(value) = found.amount.extent
            && let Some(value) = value.checked_mul(scale)
        {
            found.amount.extent = Extent::One(value);
            found.end = end;
            found.extend_to(end);
        }
    }

    /// "20-plus months": so may the unit.
    fn add_unit_behind_bound(self, found: &mut Found) {
        if found.amount.unit == Unit::ONE
            && let Some((unit, end)) = self
                .unit_behind(found.outer.1)
                .filter(|(unit, _)| is_measure(*unit))
        {
            (found.amount.unit, found.kind, found.end) = (unit, kind_of(unit), end);
            found.extend_to(end);
        }
    }

    /// "its yield up to 5.92 percent from 5.9 percent": "up to" tells where it went, no ceiling. "Up to 300 from 12 states" came.
    fn is_risen_to(self, found: &Found, bound: Bound, start: usize) -> bool {
        let rises = bound == Bound::UpTo && self.is(start, "up") && self.is(found.end, "from");
        rises
            && self
                .piece_at(found.end + 1, found.end + 1)
                .is_some_and(|it| it.unit == found.amount.unit && !self.is_counted_noun(it.end))
    }

    /// Whether "plus" behind money adds something to it: "$20 plus tax".
    fn is_sum_of_two(self, found: &Found) -> bool {
        found.kind == FigureKind::Money
            && self.is(found.end, "plus")
            && self.spaced(found.end)
            && self.is_lower(found.end + 1)
            && !self.text(found.end + 1).is_some_and(is_function_word)
    }

    /// Notes the rate behind the words of a bound: "$3m-plus a year".
    fn add_rate_behind_bound(self, found: &mut Found) {
        if found.amount.per.is_none()
            && found.kind != FigureKind::Number
            && let Some((unit, end)) = self.rate_at(found.outer.1)
        {
            let (and, in_unit) = (None, false);
            found.amount.per = Some(Rate { unit, and, in_unit });
            found.next = end;
        }
    }

    /// The scale word behind `-plus`, `-odd` or `-some`, and the token after it.
    fn scale_behind_bound(self, end: usize) -> Option<(Decimal, usize)> {
        let glued = self.is_any(end.checked_sub(1)?, &["plus", "odd", "some"]);
        let Some(Numeral::Scale(_) | Numeral::Hundred) = self.numeral(end).filter(|_| glued) else {
            return None;
        };
        let scale = self.number(end, false)?;
        Some((scale.value, scale.tokens.end))
    }

    /// "more than 10 and less than 40", "at least 20 but no more than half": two bounds that make a range.
    pub(super) fn with_other_bound(self, found: Found) -> Option<Found> {
        let lower = |bound| matches!(bound, Bound::MoreThan | Bound::AtLeast);
        let upper = |bound| matches!(bound, Bound::LessThan | Bound::UpTo);
        let joint = found.outer.1;
        (lower(found.bound) || upper(found.bound)).then_some(())?;
        self.is_any(joint, &["and", "but"]).then_some(())?;
        let at = (joint + 2..joint + 8).find(|at| self.is_number_word(*at))?;
        let other = self.other_limit(at, joint + 1)?;
        let (bound, start) = self.bound_before(other.start, joint + 1)?;
        let opposite = lower(found.bound) && upper(bound) || upper(found.bound) && lower(bound);
        (opposite && start == joint + 1 && other.amount.unit == found.amount.unit).then_some(())?;
        let (Extent::One(value), Extent::One(limit)) = (found.amount.extent, other.amount.extent)
        else {
            return None;
        };
        let low = if lower(bound) { limit } else { value };
        let high = if lower(bound) { value } else { limit };
        (low < high).then_some(())?;
        Some(Found {
            end: other.end,
            outer: (found.outer.0, other.end),
            start: found.outer.0,
            next: other.end,
            bound: Bound::Between,
            amount: Amount {
                extent: Extent::Range { low, high },
                ..found.amount
            },
            ..found
        })
    }

    /// The amount at `idx` that the second of two bounds limits: a number, or a part such as "a half".
    fn other_limit(self, idx: usize, floor: usize) -> Option<Found> {
        self.piece_at(idx, floor)
            .map(|piece| self.found(&piece))
            .or_else(|| self.bounded_part(idx, floor))
    }

    fn is_number_word(self, idx: usize) -> bool {
        matches!(self.kind(idx), Some(TokenKind::Number | TokenKind::Symbol))
            || self.numeral(idx).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn where_it_went_is_no_ceiling() {
        check(
            "
            Its yield was up to 5.92 percent from 5.9 percent, its price up to $31 from $30.
            Up to 300 from 12 states came, up to $300 from donors.
            ",
            expect![[r#"
                5.92 percent = percent 5.92 %, exact
                5.9 percent = percent 5.9 %, exact
                $31 = money 31 USD, exact
                $30 = money 30 USD, exact
                Up to 300 = number 300, up_to
                12 = number 12, exact
                up to $300 = money 300 USD, up_to
            "#]],
        );
    }
}
