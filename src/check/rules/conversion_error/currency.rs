//! Exchange rates that a draft implies: two conversions between the same currencies must have about the same one.

use rust_decimal::Decimal;

use super::RULE;
use super::pair::Pair;
use crate::check::finding::{Finding, Severity};
use crate::check::interval::Interval;
use crate::check::noted::{NoteIdx, Notes};
use crate::check::phrase::Phrase;
use crate::check::quotes::is_quoted;
use crate::check::wording::restated;
use crate::check::words::words;
use crate::model::Unit;
use crate::recognize::Figure;
use crate::text::Span;

/// How far each of two rates of one draft may lie from the other beyond rounding, in percent: more than the big currencies
/// move in a month of news, less than a slip.
const SLACK: i64 = 4;

/// A rate that a conversion implies.
#[derive(Debug, PartialEq)]
pub(super) struct Rate {
    units: (Unit, Unit),
    rate: Interval,
    /// What one of the first unit costs, from the printed numbers.
    value: Decimal,
    first_value: Decimal,
    /// The amount as printed.
    first: Box<str>,
    /// Its conversion as printed.
    second: Box<str>,
    /// The conversion, with spans in `second`.
    figure: Figure,
    is_quoted: bool,
}

impl Rate {
    /// The rate of a pair; `None` where the sentence says that it is of another day.
    pub(super) fn of(pair: &Pair<'_>, phrase: &Phrase<'_>, prose: &str) -> Option<Rate> {
        let is_old = (0..phrase.len()).any(|at| is_other_month(phrase, at))
            || phrase.has_any(words![
                "then",
                "time",
                "rate",
                "rates",
                "today's",
                "inflation",
                "ago",
                "earlier",
                "last",
                "when"
            ]);
        if is_old {
            return None;
        }
        let rate = Interval::printed(pair.second)?.over(Interval::printed(pair.first)?)?;
        let second = pair.second.core.slice(prose);
        let whole = Span::of(0..second.len());
        Some(Rate {
            units: (pair.first_unit(), pair.second_unit()),
            rate,
            value: pair.second_value.checked_div(pair.first_value)?,
            first_value: pair.first_value,
            first: pair.first.core.slice(prose).into(),
            second: second.into(),
            figure: Figure {
                span: whole,
                core: whole,
                ..pair.second.clone()
            },
            is_quoted: is_quoted(prose, pair.second.core),
        })
    }

    /// Whether the other rate can be the same one.
    fn agrees(&self, other: &Rate) -> bool {
        let wide = |rate: &Rate| {
            let slack = rate.value.checked_mul(Decimal::new(SLACK, 2))?;
            rate.rate.widened(slack)
        };
        match (wide(self), wide(other)) {
            (Some(here), Some(there)) => here.meets(there),
            _ => true,
        }
    }
}

/// Whether the item is a date that names its month or year, which need not be the draft's.
fn is_other_month(phrase: &Phrase<'_>, at: usize) -> bool {
    let temporal = phrase.figure(at).and_then(Figure::temporal);
    let date = temporal.and_then(|it| it.calendar_date());
    date.is_some_and(|it| it.month.is_some() || it.year.is_some())
}

/// Finds the rates that most others of the draft contradict; of two, the later one.
pub(super) fn check(notes: &Notes<'_, Rate>, findings: &mut Vec<Finding<NoteIdx>>) {
    let rates: Vec<(NoteIdx, &Rate)> = notes.iter().map(|(at, _, rate)| (at, rate)).collect();
    for &(at, rate) in &rates {
        let others = || {
            rates
                .iter()
                .filter(|(other, it)| *other != at && it.units == rate.units)
        };
        let n_against = others().filter(|(_, it)| !rate.agrees(it)).count();
        let n_for = others().count() - n_against;
        let Some(&witness) = others().find(|(_, it)| !rate.agrees(it)) else {
            continue;
        };
        if n_against > n_for + 1 || (n_against == n_for + 1 && witness.0 < at) {
            findings.extend(finding((at, rate), witness));
        }
    }
}

fn finding(
    (at, rate): (NoteIdx, &Rate),
    (place, witness): (NoteIdx, &Rate),
) -> Option<Finding<NoteIdx>> {
    let right = restated(
        &rate.second,
        &rate.figure,
        rate.first_value.checked_mul(witness.value)?,
    )?;
    let message = format!(
        "at the rate of “{} ({})”, {} is about {right}, not {}",
        witness.first, witness.second, rate.first, rate.second
    );
    let mut finding = Finding::new(&RULE, at, message)
        .explained("Two conversions between the same currencies imply rates too far apart for one day's news.")
        .related(place, "another conversion between these currencies");
    if rate.is_quoted {
        finding.severity = Severity::Information;
        return Some(finding);
    }
    Some(finding.replace(at, right))
}
