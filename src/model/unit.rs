//! Units of money and measure, their symbols and exact conversions: the one vocabulary of units in copydesk.

use rust_decimal::Decimal;

/// What a unit measures. Two figures compare only within one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Money in one currency: two currencies are two dimensions.
    Money,
    /// A share of a whole, in percent.
    Percent,
    /// A difference of two shares: percentage points, basis points.
    Points,
    /// Power: watts.
    Power,
    /// Energy: joules, watt-hours.
    Energy,
    /// Length.
    Length,
    /// No unit: a count.
    Count,
}

/// A unit of money or measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit(u16);

impl Unit {
    /// The unit of plain counts.
    pub const ONE: Unit = Unit(0);

    /// The unit with this symbol, as model files write it: an ISO 4217 code, `%`, `percentage_point`, `GW`, `km`.
    pub fn parse(symbol: &str) -> Option<Unit> {
        SYMBOLS
            .iter()
            .position(|(known, ..)| *known == symbol)
            .map(|idx| Unit(idx as u16))
    }

    /// The symbol that [`Unit::parse`] reads.
    pub fn symbol(self) -> &'static str {
        SYMBOLS[self.0 as usize].0
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        SYMBOLS[self.0 as usize].1
    }

    /// `amount` of this unit in `target`, exactly; `None` between dimensions, between currencies and on overflow.
    pub fn convert(self, amount: Decimal, target: Unit) -> Option<Decimal> {
        (self == target).then_some(amount)
    }
}

const SYMBOLS: &[(&str, Dimension)] = &[
    ("", Dimension::Count),
    ("USD", Dimension::Money),
    ("%", Dimension::Percent),
    ("GW", Dimension::Power),
];
