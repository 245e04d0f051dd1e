//! Printed numbers as what they can stand for: a number in print is the interval of all values that are printed so.
//!
//! Arithmetic on intervals then answers the one question that a rule may ask: whether *any* values behind the printed
//! ones satisfy a statement. All operations are exact decimals; where one overflows or is not defined the result is
//! `None`, and the rule stays silent.

use rust_decimal::Decimal;

use crate::model::{Bound, Dimension, Extent};
use crate::recognize::{Amount, Figure};

/// A closed interval; a missing end is open without limit. Invariant: `low <= high` where both are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Interval {
    /// From `low` to `high`.
    pub(super) fn new(low: Decimal, high: Decimal) -> Interval {
        Interval {
            low: Some(low.min(high)),
            high: Some(high.max(low)),
        }
    }

    /// Just one value.
    pub(super) fn exact(value: Decimal) -> Interval {
        Interval::new(value, value)
    }

    /// What a figure can stand for: half a unit of its last printed place on either side, more where its bound or its
    /// round digits say so. `None` for times and vague amounts.
    pub(super) fn printed(figure: &Figure) -> Option<Interval> {
        let amount = figure.amount()?;
        let (low, high) = match amount.extent {
            Extent::One(value) => (value, value),
            Extent::Range { low, high } => (low, high),
            Extent::Vague { .. } => return None,
        };
        let half = grain(amount, high)?.checked_div(Decimal::TWO)?;
        let low = low.checked_sub(half)?;
        let high = high.checked_add(half)?;
        Some(match figure.bound {
            Bound::Exact | Bound::Between => Interval::new(low, high),
            Bound::About => Interval::new(low, high).widened(about(high, half)?)?,
            Bound::UpTo | Bound::LessThan => Interval {
                low: None,
                high: Some(high),
            },
            Bound::AtLeast | Bound::MoreThan => Interval {
                low: Some(low),
                high: None,
            },
        })
    }

    /// The same with `by` more on either side.
    pub(super) fn widened(self, by: Decimal) -> Option<Interval> {
        self.ends(|low| low.checked_sub(by), |high| high.checked_add(by))
    }

    /// The same with `by` more above: what cutting digits off instead of rounding hides.
    pub(super) fn raised(self, by: Decimal) -> Option<Interval> {
        self.ends(Some, |high| high.checked_add(by))
    }

    /// Every sum of a value here and one there.
    pub(super) fn plus(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: both(self.low, other.low, Decimal::checked_add)?,
            high: both(self.high, other.high, Decimal::checked_add)?,
        })
    }

    /// Every difference of a value here and one there.
    pub(super) fn minus(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: both(self.low, other.high, Decimal::checked_sub)?,
            high: both(self.high, other.low, Decimal::checked_sub)?,
        })
    }

    /// Every product of a value here and one there; `None` unless both are above zero throughout.
    pub(super) fn times(self, other: Interval) -> Option<Interval> {
        self.positive()?;
        other.positive()?;
        Some(Interval {
            low: both(self.low, other.low, Decimal::checked_mul)?,
            high: both(self.high, other.high, Decimal::checked_mul)?,
        })
    }

    /// Every quotient of a value here and one there; `None` unless both are above zero throughout.
    pub(super) fn over(self, other: Interval) -> Option<Interval> {
        self.positive()?;
        other.positive()?;
        Some(Interval {
            low: both(self.low, other.high, Decimal::checked_div)?,
            high: both(self.high, other.low, Decimal::checked_div)?,
        })
    }

    /// The same in another unit: times `factor`, which must be above zero, plus `offset`.
    pub(super) fn scaled(self, factor: Decimal, offset: Decimal) -> Option<Interval> {
        let convert = |end: Decimal| end.checked_mul(factor)?.checked_add(offset);
        self.ends(convert, convert)
    }

    /// Whether the two share a value.
    pub(super) fn meets(self, other: Interval) -> bool {
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    fn positive(self) -> Option<Decimal> {
        self.low.filter(|low| *low > Decimal::ZERO)
    }

    fn ends(
        self,
        low: impl Fn(Decimal) -> Option<Decimal>,
        high: impl Fn(Decimal) -> Option<Decimal>,
    ) -> Option<Interval> {
        let end = |end: Option<Decimal>, map: &dyn Fn(Decimal) -> Option<Decimal>| match end {
            Some(end) => map(end).map(Some),
            None => Some(None),
        };
        Some(Interval {
            low: end(self.low, &low)?,
            high: end(self.high, &high)?,
        })
    }
}

/// One end of a result: open where either end is open, `None` on overflow.
fn both(
    a: Option<Decimal>,
    b: Option<Decimal>,
    map: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Option<Decimal>> {
    match (a, b) {
        (Some(a), Some(b)) => map(a, b).map(Some),
        _ => Some(None),
    }
}

/// The unit of the last place that the number is surely exact to.
///
/// "400" is often 398 or 403 in truth, so zeros at the end of a whole number count as rounded, but never by more than
/// half a percent of the number: "400" must not stand for 350. A count under a hundred is a count of things and exact.
fn grain(amount: &Amount, value: Decimal) -> Option<Decimal> {
    let printed = amount.grain;
    let hundred = Decimal::ONE_HUNDRED;
    let most_exact = match amount.unit.dimension() {
        Dimension::Count => hundred,
        Dimension::Money => Decimal::from(20),
        _ => Decimal::ZERO,
    };
    if printed == Decimal::ONE && value < most_exact {
        return Some(Decimal::ZERO);
    }
    if !printed.fract().is_zero() || printed.is_zero() {
        return Some(printed);
    }
    let rounded = trailing_zeros(value).min(value.abs().checked_div(hundred)?);
    Some(printed.max(rounded))
}

/// The greatest power of ten that divides a whole number; one for zero and for numbers with a fraction.
fn trailing_zeros(value: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    if value.is_zero() {
        return power;
    }
    while let Some(next) = power.checked_mul(Decimal::TEN)
        && value.checked_rem(next).is_some_and(|rest| rest.is_zero())
    {
        power = next;
    }
    power
}

/// How far "about" reaches: a tenth of the number, or one unit of its last place.
fn about(value: Decimal, half: Decimal) -> Option<Decimal> {
    Some(value.abs().checked_div(Decimal::TEN)?.max(half))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::recognize::{FigureKind, Meaning};
    use crate::text::Span;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn printed(value: &str, grain: &str, bound: Bound) -> (Option<Decimal>, Option<Decimal>) {
        let amount = Amount {
            extent: Extent::One(decimal(value)),
            unit: Unit::ONE,
            per: None,
            grain: decimal(grain),
        };
        let figure = Figure {
            span: Span::new(0, 1),
            core: Span::new(0, 1),
            kind: FigureKind::Number,
            bound,
            meaning: Meaning::Amount(amount),
        };
        let interval = Interval::printed(&figure).expect("an interval");
        (interval.low, interval.high)
    }

    #[track_caller]
    fn check(value: &str, grain: &str, bound: Bound, low: Option<&str>, high: Option<&str>) {
        let ends = (low.map(decimal), high.map(decimal));
        assert_eq!(printed(value, grain, bound), ends);
    }

    #[test]
    fn a_printed_number_is_an_interval() {
        check("1.2", "0.1", Bound::Exact, Some("1.15"), Some("1.25"));
        check("12", "1", Bound::Exact, Some("12"), Some("12"));
        check("412", "1", Bound::Exact, Some("411.5"), Some("412.5"));
        check("400", "1", Bound::Exact, Some("398"), Some("402"));
        check("0.25", "0", Bound::Exact, Some("0.25"), Some("0.25"));
    }

    #[test]
    fn bounds_widen_it() {
        check("12", "1", Bound::UpTo, None, Some("12"));
        check("12", "1", Bound::MoreThan, Some("12"), None);
        check("12", "1", Bound::About, Some("10.8"), Some("13.2"));
    }

    #[test]
    fn zero_and_below_are_no_divisors() {
        let two = Interval::exact(Decimal::TWO);
        assert_eq!(two.over(Interval::exact(Decimal::ZERO)), None);
        assert_eq!(
            two.over(Interval::new(Decimal::NEGATIVE_ONE, Decimal::TWO)),
            None
        );
    }

    proptest! {
        #[test]
        fn results_hold_every_case(a in 1_i64..10_000, b in 1_i64..10_000, wide in 0_i64..50) {
            let (x, y) = (Decimal::from(a), Decimal::from(b));
            let around = |value: i64| Interval::new(Decimal::from(value), Decimal::from(value + wide));
            let exact = Interval::exact;
            let (p, q) = (around(a), around(b));
            prop_assert!(p.plus(q).is_some_and(|it| it.meets(exact(x + y))));
            prop_assert!(p.minus(q).is_some_and(|it| it.meets(exact(x - y))));
            prop_assert!(p.times(q).is_some_and(|it| it.meets(exact(x * y))));
            prop_assert!(p.over(q).is_some_and(|it| it.meets(exact(x / y))));
        }
    }
}
