//! Whether a printed amount and a fact's amount agree: rounding, bounds, units, orders of magnitude.

use rust_decimal::Decimal;

use super::claim::FigureComparison;
use super::figure::{Amount, Figure};
use crate::model::{Bound, Dimension, Extent, Quantity, Unit};

/// How a figure compares with a fact's value; `None` where the two measure different things, or the figure is vague or a
/// rate, so that nothing can be said.
pub fn compare(figure: &Figure, value: &Quantity) -> Option<FigureComparison> {
    let amount = figure.amount()?;
    if amount.per.is_some() {
        return None;
    }
    match in_unit(amount, value.unit) {
        Some(draft) => compare_extents(draft, figure.bound, value),
        None => same_number_other_unit(amount, value).then_some(FigureComparison::OtherUnit),
    }
}

/// An amount in another unit of its dimension: the extent, and half a step of its last printed place.
#[derive(Clone, Copy)]
struct Converted {
    extent: Extent,
    slack: Decimal,
}

fn in_unit(amount: &Amount, unit: Unit) -> Option<Converted> {
    let convert = |it: Decimal| amount.unit.convert(it, unit);
    let extent = match amount.extent {
        Extent::One(value) => Extent::One(convert(value)?),
        Extent::Range { low, high } => Extent::Range {
            low: convert(low)?,
            high: convert(high)?,
        },
        vague @ Extent::Vague { .. } => {
            convert(Decimal::ONE)?;
            vague
        }
    };
    let slack = convert(amount.grain)?.checked_div(Decimal::TWO)?;
    Some(Converted { extent, slack })
}

fn compare_extents(draft: Converted, bound: Bound, fact: &Quantity) -> Option<FigureComparison> {
    match (draft.extent, fact.extent) {
        (Extent::One(draft_value), Extent::One(fact_value)) => {
            if apart(draft_value, fact_value).is_some_and(|it| it <= draft.slack) {
                return Some(compare_bounds(bound, fact.bound));
            }
            Some(if leaves_room(draft_value, bound, fact_value, fact.bound) {
                FigureComparison::Agrees
            } else {
                FigureComparison::OtherAmount {
                    ratio: draft_value.checked_div(fact_value),
                }
            })
        }
        (Extent::Range { low, high }, Extent::One(value)) => {
            Some(if low <= value && value <= high {
                FigureComparison::Agrees
            } else {
                FigureComparison::OtherAmount {
                    ratio: high.checked_div(value),
                }
            })
        }
        (Extent::One(value), Extent::Range { low, high }) => {
            Some(if low <= value && value <= high {
                FigureComparison::Agrees
            } else {
                FigureComparison::OtherAmount {
                    ratio: value.checked_div(high),
                }
            })
        }
        (
            Extent::Range { low, high },
            Extent::Range {
                low: fact_low,
                high: fact_high,
            },
        ) => Some(if low == fact_low && high == fact_high {
            FigureComparison::Agrees
        } else {
            FigureComparison::OtherAmount {
                ratio: high.checked_div(fact_high),
            }
        }),
        (Extent::Vague { .. }, _) | (_, Extent::Vague { .. }) => None,
    }
}

/// The table "Bounds" of `docs/fact-model.md`, for the same amount.
fn compare_bounds(draft: Bound, model: Bound) -> FigureComparison {
    use Bound::*;
    let harmless = match (model, draft) {
        (Exact, Exact | About)
        | (About, About)
        | (UpTo, UpTo)
        | (AtLeast | MoreThan, AtLeast | MoreThan) => {
            return FigureComparison::Agrees;
        }
        (LessThan, LessThan) | (Between, _) | (_, Between) => return FigureComparison::Agrees,
        (Exact, AtLeast) | (About, Exact | LessThan) | (UpTo, LessThan) => true,
        _ => false,
    };
    FigureComparison::OtherBound {
        draft,
        model,
        harmless,
    }
}

/// How far two numbers are apart; `None` where that is more than a number can say.
fn apart(one: Decimal, other: Decimal) -> Option<Decimal> {
    Some(one.checked_sub(other)?.abs())
}

/// Whether another number is no contradiction, for its bound leaves room for the fact's: "more than $40 billion" of 50.
fn leaves_room(draft: Decimal, bound: Bound, fact: Decimal, fact_bound: Bound) -> bool {
    let near = |share: i64| {
        let reach = fact.abs().checked_mul(Decimal::new(share, 2));
        apart(draft, fact)
            .zip(reach)
            .is_some_and(|(apart, reach)| apart <= reach)
    };
    match bound {
        Bound::Exact | Bound::Between => fact_bound == Bound::About && near(5),
        Bound::About => near(5),
        Bound::AtLeast | Bound::MoreThan => draft < fact && fact_bound != Bound::LessThan,
        // "Nearly $60 billion" is said of 58, not of 50; "under" is seldom said from so far either.
        Bound::LessThan => draft > fact && near(15),
        Bound::UpTo => false,
    }
}

/// Whether the number is the fact's, in a unit that measures something else: energy for power, another currency.
fn same_number_other_unit(amount: &Amount, value: &Quantity) -> bool {
    let (Extent::One(draft), Extent::One(fact)) = (amount.extent, value.extent) else {
        return false;
    };
    let (from, to) = (amount.unit.dimension(), value.unit.dimension());
    if matches!(
        from,
        Dimension::Count | Dimension::Percent | Dimension::Points
    ) {
        return false;
    }
    let sibling = match (from, to) {
        (Dimension::Energy, Dimension::Power) => {
            amount.unit.symbol().strip_suffix('h').and_then(Unit::parse)
        }
        (Dimension::Power, Dimension::Energy) => Unit::parse(&format!("{}h", amount.unit.symbol())),
        _ => None,
    };
    match sibling {
        Some(unit) => unit.convert(draft, value.unit) == Some(fact),
        None => draft == fact,
    }
}
