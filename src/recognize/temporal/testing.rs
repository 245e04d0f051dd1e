//! (Tests only) Texts and what is read in them, as seen from 10:30 on Wednesday, 18 March 2026.

use jiff::civil::date;

use super::{Temporal, recognize_temporals};
use crate::draft::tokenize;
use crate::model::Now;
use crate::recognize::{Figure, Meaning};

/// From when the tests look.
pub(super) fn now() -> Now {
    date(2026, 3, 18).at(10, 30, 0, 0).into()
}

/// The times of a text.
pub(super) fn figures(prose: &str) -> Vec<Figure> {
    let mut tokens = Vec::new();
    tokenize(prose, &mut tokens);
    let mut figures = Vec::new();
    recognize_temporals(prose, &tokens, None, &mut figures);
    figures
}

/// The only time of a text.
#[track_caller]
pub(super) fn temporal(prose: &str) -> Temporal {
    match figures(prose).as_slice() {
        [figure] => match &figure.meaning {
            Meaning::Temporal(temporal) => Temporal::clone(temporal),
            Meaning::Amount(_) => unreachable!("times are no amounts"),
        },
        found => panic!("{prose:?} has {} times", found.len()),
    }
}

/// What a text says of times: `words = meaning`, joined by `; `. A meaning is an ISO text, then the two ends of a range or a
/// part; `?` where nothing is meant without a date.
pub(super) fn meanings(prose: &str, now: Option<Now>) -> String {
    let drawn = figures(prose).into_iter().map(|figure| {
        let resolved = figure
            .temporal()
            .map(|it| it.resolve(now))
            .unwrap_or_default();
        let mut meaning = resolved.iso.unwrap_or_default();
        if resolved.low.is_some() || resolved.high.is_some() {
            let space = if meaning.is_empty() { "" } else { " " };
            let (low, high) = (
                resolved.low.unwrap_or_default(),
                resolved.high.unwrap_or_default(),
            );
            meaning = format!("{meaning}{space}{low}..{high}");
        }
        if meaning.is_empty() {
            meaning.push('?');
        }
        format!("{} = {meaning}", figure.span.slice(prose))
    });
    drawn.collect::<Vec<_>>().join("; ")
}

/// Checks a table of texts and their meanings, and shows all that differ.
#[track_caller]
pub(super) fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|&(prose, expected)| (prose, expected, meanings(prose, Some(now()))))
        .filter(|(_, expected, found)| found != expected)
        .map(|(prose, expected, found)| {
            format!("{prose}\n  expected {expected}\n  found    {found}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks that no time is read in any of the texts.
#[track_caller]
pub(super) fn silent(texts: &[&str]) {
    let cases: Vec<(&str, &str)> = texts.iter().map(|&text| (text, "")).collect();
    check(&cases);
}
