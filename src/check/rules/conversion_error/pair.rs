//! An amount and its conversion as they stand in a sentence: "100 miles (161 km)", "100 miles, or 161 km,".

use rust_decimal::Decimal;

use crate::check::phrase::Phrase;
use crate::check::words::words;
use crate::model::{Bound, Dimension, Unit};
use crate::recognize::Figure;

/// An amount and its conversion.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    /// The amount.
    pub(super) first: &'a Figure,
    /// The same amount in another unit.
    pub(super) second: &'a Figure,
    /// The number of the amount, in its unit.
    pub(super) first_value: Decimal,
    /// The number of the conversion, in its unit.
    pub(super) second_value: Decimal,
    first_unit: Unit,
    second_unit: Unit,
}

impl<'a> Pair<'a> {
    /// The pair whose conversion is the item at `at`.
    pub(super) fn at(phrase: &Phrase<'a>, at: usize) -> Option<Pair<'a>> {
        let second = phrase.amount(at)?;
        let lead = at.checked_sub(1)?;
        let first_at = if phrase.is(lead, "(") && phrase.any(at + 1, words![")", ";", ","]) {
            before(phrase, lead)?
        } else if phrase.is(lead, "or")
            && phrase.is(lead.checked_sub(1)?, ",")
            && phrase.is_end(at + 1)
        {
            before(phrase, lead - 1)?
        } else {
            return None;
        };
        let first = phrase.amount(first_at)?;
        let (one, two) = (first.amount()?, second.amount()?);
        let rates = (one.per, two.per);
        let pair = Pair {
            first,
            second,
            first_value: one.extent.value()?,
            second_value: two.extent.value()?,
            first_unit: one.unit,
            second_unit: two.unit,
        };
        let vague = |figure: &Figure| !matches!(figure.bound, Bound::Exact | Bound::About);
        let bounds = vague(second) && second.bound != first.bound;
        let sound =
            rates.0 == rates.1 && !pair.first_value.is_zero() && !pair.second_value.is_zero();
        (sound && !bounds && pair.is_conversion(phrase, first_at, at)).then_some(pair)
    }

    /// Whether the two are in different currencies.
    pub(super) fn is_exchange(&self) -> bool {
        let money = |unit: Unit| unit.dimension() == Dimension::Money;
        money(self.first_unit) && money(self.second_unit) && self.first_unit != self.second_unit
    }

    /// The unit of the amount.
    pub(super) fn first_unit(&self) -> Unit {
        self.first_unit
    }

    /// The unit of the conversion.
    pub(super) fn second_unit(&self) -> Unit {
        self.second_unit
    }

    /// Whether the second can only be the first in other words: another unit of its dimension, another currency, or the
    /// same number in Indian and in Western scale words.
    fn is_conversion(&self, phrase: &Phrase<'_>, first: usize, second: usize) -> bool {
        if self.is_exchange() {
            return true;
        }
        if self.first_unit != self.second_unit {
            let convertible = self
                .first_unit
                .convert(Decimal::ONE, self.second_unit)
                .is_some();
            return convertible && !is_kin(self.first_unit, self.second_unit);
        }
        let has = |at: usize, words: &[&str]| {
            let text = phrase.text(at);
            text.split(|c: char| !c.is_alphabetic())
                .any(|word| words.iter().any(|it| word.eq_ignore_ascii_case(it)))
        };
        has(first, INDIAN) && has(second, WESTERN) || has(first, WESTERN) && has(second, INDIAN)
    }
}

const INDIAN: &[&str] = &["lakh", "lakhs", "crore", "crores", "cr"];

const WESTERN: &[&str] = &[
    "thousand", "million", "billion", "trillion", "mn", "bn", "m",
];

/// Whether two units are of one system, so that brackets with one after the other hold another amount: metres after
/// kilometres, percentage points after basis points.
fn is_kin(first: Unit, second: Unit) -> bool {
    let metric = |unit: Unit| {
        matches!(
            unit.symbol(),
            "mm" | "cm" | "m" | "km" | "g" | "kg" | "t" | "ml" | "l" | "L"
        )
    };
    matches!(
        first.dimension(),
        Dimension::Points | Dimension::Data | Dimension::Time
    ) || (metric(first) && metric(second))
}

/// The amount before a bracket or comma, up to three words back: "100 acres of land (".
fn before(phrase: &Phrase<'_>, mark: usize) -> Option<usize> {
    (1..=4)
        .map_while(|back| mark.checked_sub(back))
        .take_while(|at| {
            phrase.figure(*at).is_some() || phrase.text(*at).starts_with(char::is_alphabetic)
        })
        .find(|at| phrase.figure(*at).is_some())
        .filter(|at| phrase.amount(*at).is_some())
}
