//! A figure: an amount, a share, a rank, a date or a time that the prose states.

use rust_decimal::Decimal;

use super::temporal::Temporal;
use crate::model::{Bound, Extent, Unit};
use crate::text::Span;

/// The sort of a figure, as `annotate` names it in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    /// An amount of money.
    Money,
    /// A number with a unit of measure.
    Quantity,
    /// A share in percent, percentage points or basis points.
    Percent,
    /// A bare number: a count, a fraction, a multiple.
    Number,
    /// A rank: "third".
    Ordinal,
    /// A day, a month, a year or another stretch of the calendar.
    Date,
    /// A time of day, with or without its day.
    Time,
    /// A length of time: "two years".
    Duration,
    /// A recurring time: "every Tuesday".
    Set,
}

impl FigureKind {
    /// The word of `annotate`: `money`, `quantity`, and so on.
    pub fn word(self) -> &'static str {
        match self {
            FigureKind::Money => "money",
            FigureKind::Quantity => "quantity",
            FigureKind::Percent => "percent",
            FigureKind::Number => "number",
            FigureKind::Ordinal => "ordinal",
            FigureKind::Date => "date",
            FigureKind::Time => "time",
            FigureKind::Duration => "duration",
            FigureKind::Set => "set",
        }
    }
}

/// A figure of the prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// All of it, bound words and unit included: bytes of the prose.
    pub span: Span,
    /// Without the words of its bound ("up to").
    pub core: Span,
    /// Its sort.
    pub kind: FigureKind,
    /// How it is meant; the words of `span` outside `core` say so, or the figure itself ("20-plus").
    pub bound: Bound,
    /// What it says.
    pub meaning: Meaning,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A number, perhaps with a unit.
    Amount(Amount),
    /// A time, as it is written. In a box: it takes several times as much room as an amount.
    Temporal(Box<Temporal>),
}

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number or range, in `unit`, scale words multiplied in.
    pub extent: Extent,
    /// Its unit.
    pub unit: Unit,
    /// For a rate ("a barrel", "per day"): what it is counted per.
    pub per: Option<Rate>,
    /// One unit in the last printed place: 0.1 billion for "$1.2 billion". What rounding to the printed digits can hide
    /// is half of this on either side. Zero where the number is exact by nature.
    pub grain: Decimal,
}

/// What an amount is counted per.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The first: the tonne of "per tonne per year".
    pub unit: Unit,
    /// The second, where there is one: the year of "per tonne per year".
    pub and: Option<Unit>,
    /// Whether it is a part of the unit of measure, so that its words are in the span: "5 kg per hectare", "1,200 kg/m³".
    pub in_unit: bool,
}

impl Rate {
    /// The units that it is counted per, one or two.
    pub fn units(self) -> impl Iterator<Item = Unit> {
        [Some(self.unit), self.and].into_iter().flatten()
    }
}

impl Figure {
    /// The amount, unless the figure is a time.
    pub fn amount(&self) -> Option<&Amount> {
        match &self.meaning {
            Meaning::Amount(amount) => Some(amount),
            Meaning::Temporal(_) => None,
        }
    }

    /// The time, unless the figure is an amount.
    pub fn temporal(&self) -> Option<&Temporal> {
        match &self.meaning {
            Meaning::Temporal(temporal) => Some(temporal),
            Meaning::Amount(_) => None,
        }
    }
}
