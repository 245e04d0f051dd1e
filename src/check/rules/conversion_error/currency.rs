//! Exchange rates that a draft implies: two conversions between the same currencies must have about the same one.

use rust_decimal::Decimal;

use super::RULE;
use super::pair::Pair;
use crate::check::context::DraftView;
use crate::check::finding::{Finding, Place, Severity};
use crate::check::interval::Interval;
use crate::check::phrase::Phrase;
use crate::check::quotes::is_quoted;
use crate::check::wording::restated;
use crate::model::Unit;
use crate::recognize::Figure;

/// How far two rates of one draft may lie apart beyond rounding, in percent: more than currencies move in a week of news,
/// less than a slip.
const SLACK: i64 = 15;

/// A rate that a conversion implies.
#[derive(Debug)]
pub(super) struct Rate<'a> {
    units: (Unit, Unit),
    rate: Interval,
    /// What one of the first unit costs, from the printed numbers.
    value: Decimal,
    first_value: Decimal,
    block: u32,
    first: &'a Figure,
    second: &'a Figure,
}

impl<'a> Rate<'a> {
    /// The rate of a pair; `None` where the sentence says that it is of another day.
    pub(super) fn of(pair: &Pair<'a>, phrase: &Phrase<'_>, block: u32) -> Option<Rate<'a>> {
        if phrase.has_any(&["then", "time", "rate", "rates"]) {
            return None;
        }
        let rate = Interval::printed(pair.second)?.over(Interval::printed(pair.first)?)?;
        Some(Rate {
            units: (pair.first_unit(), pair.second_unit()),
            rate,
            value: pair.second_value.checked_div(pair.first_value)?,
            first_value: pair.first_value,
            block,
            first: pair.first,
            second: pair.second,
        })
    }

    /// Whether the other rate can be the same one.
    fn agrees(&self, other: &Rate<'_>) -> bool {
        let wide = |rate: &Rate<'_>| {
            let slack = rate.value.checked_mul(Decimal::new(SLACK, 2))?;
            rate.rate.widened(slack)
        };
        match (wide(self), wide(other)) {
            (Some(here), Some(there)) => here.meets(there),
            _ => true,
        }
    }
}

/// Finds the rates that most others of the draft contradict; of two, the later one.
pub(super) fn check(view: &DraftView<'_>, rates: &[Rate<'_>], findings: &mut Vec<Finding<Place>>) {
    for (idx, rate) in rates.iter().enumerate() {
        let others = || {
            rates
                .iter()
                .enumerate()
                .filter(|(other, it)| *other != idx && it.units == rate.units)
        };
        let n_against = others().filter(|(_, it)| !rate.agrees(it)).count();
        let n_for = others().count() - n_against;
        let Some((earlier, witness)) = others().find(|(_, it)| !rate.agrees(it)) else {
            continue;
        };
        if n_against > n_for + 1 || (n_against == n_for + 1 && earlier < idx) {
            findings.extend(finding(view, rate, witness));
        }
    }
}

fn finding(view: &DraftView<'_>, rate: &Rate<'_>, witness: &Rate<'_>) -> Option<Finding<Place>> {
    let prose = view.blocks.get(rate.block as usize)?.prose();
    let other = view.blocks.get(witness.block as usize)?.prose();
    let at = Place {
        block: rate.block,
        span: rate.second.core,
    };
    let right = restated(
        prose,
        rate.second,
        rate.first_value.checked_mul(witness.value)?,
    )?;
    let (first, second) = (
        witness.first.core.slice(other),
        witness.second.core.slice(other),
    );
    let message = format!(
        "at the rate of “{first} ({second})”, {} is about {right}, not {}",
        rate.first.core.slice(prose),
        rate.second.core.slice(prose)
    );
    let place = Place {
        block: witness.block,
        span: witness.second.core,
    };
    let finding = Finding::new(&RULE, at, message)
        .explained("Two conversions between the same currencies imply rates too far apart for one day's news.")
        .related(place, "another conversion between these currencies");
    Some(if is_quoted(prose, rate.second.core) {
        Finding {
            severity: Severity::Information,
            ..finding
        }
    } else {
        finding.replace(at, right)
    })
}
