//! Amounts as the news gives them: an exact decimal or a range, a unit, and a bound.

use rust_decimal::Decimal;

use super::unit::Unit;

/// How an amount is meant: design in `docs/fact-model.md`, "Bounds".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The amount itself.
    #[default]
    Exact,
    /// About, around, some, roughly, approximately, an estimated, or so.
    About,
    /// Up to, as much as, no more than, at most, a maximum of.
    UpTo,
    /// At least, no less than, a minimum of, or more.
    AtLeast,
    /// More than, over, above, exceeding, upwards of.
    MoreThan,
    /// Less than, under, below, almost, nearly, just under.
    LessThan,
    /// Between two amounts.
    Between,
}

impl Bound {
    /// The word that model files and `annotate` use: `exact`, `about`, `up_to`, `at_least`, `more_than`, `less_than`, `between`.
    pub fn word(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::UpTo => "up_to",
            Bound::AtLeast => "at_least",
            Bound::MoreThan => "more_than",
            Bound::LessThan => "less_than",
            Bound::Between => "between",
        }
    }

    /// The words of the bound before its amount, with the space behind them; nothing where it has none.
    pub fn words(self) -> &'static str {
        match self {
            Bound::Exact | Bound::Between => "",
            Bound::About => "about ",
            Bound::UpTo => "up to ",
            Bound::AtLeast => "at least ",
            Bound::MoreThan => "more than ",
            Bound::LessThan => "less than ",
        }
    }

    /// The bound of a word of [`Bound::word`].
    pub fn parse(word: &str) -> Option<Bound> {
        use Bound::*;
        [Exact, About, UpTo, AtLeast, MoreThan, LessThan, Between]
            .into_iter()
            .find(|bound| bound.word() == word)
    }
}

/// The number part of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One number.
    One(Decimal),
    /// A range, both ends included. `low <= high`.
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// A vague amount ("dozens", "several hundred"): no value, though perhaps a usual range.
    Vague {
        /// The least it is usually taken for.
        low: Option<Decimal>,
        /// The most it is usually taken for.
        high: Option<Decimal>,
    },
}

impl Extent {
    /// The number, where there is just one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Extent::One(value) => Some(value),
            Extent::Range { .. } | Extent::Vague { .. } => None,
        }
    }
}

/// An amount with its unit and bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number or range, in `unit`.
    pub extent: Extent,
    /// The unit.
    pub unit: Unit,
    /// How it is meant.
    pub bound: Bound,
}
