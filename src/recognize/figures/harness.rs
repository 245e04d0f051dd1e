//! How the tests of this folder draw what was found: one figure a line, without the times.

use super::amount::recognize_amounts;
use crate::draft::tokenize;
use crate::model::Extent;
use crate::recognize::Figure;
use crate::recognize::temporal::Resolved;

/// The amounts of a text.
pub(super) fn amounts(prose: &str) -> Vec<Figure> {
    let mut tokens = Vec::new();
    tokenize(prose, &mut tokens);
    let mut figures = Vec::new();
    recognize_amounts(prose, &tokens, &mut figures, 0);
    figures
}

/// The amounts of each line, as `text = kind value unit per, bound`; a line without any gives `-`.
pub(super) fn drawn(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let figures = amounts(line);
        if figures.is_empty() {
            lines += "-\n";
        }
        for figure in &figures {
            lines += &draw(line, figure);
            lines.push('\n');
        }
    }
    lines
}

fn draw(prose: &str, figure: &Figure) -> String {
    let amount = figure.amount().expect("amounts only");
    let number = |number: Option<rust_decimal::Decimal>| {
        number.map_or("?".to_owned(), |it| it.normalize().to_string())
    };
    let extent = match amount.extent {
        Extent::One(value) => number(Some(value)),
        Extent::Range { low, high } => format!("{}..{}", number(Some(low)), number(Some(high))),
        Extent::Vague { low, high } => format!("~{}..{}", number(low), number(high)),
    };
    let unit = amount.unit.symbol();
    let per = amount.per.map_or(String::new(), |per| {
        per.units().map(|it| format!("/{}", it.symbol())).collect()
    });
    let space = if unit.is_empty() { "" } else { " " };
    format!(
        "{} = {} {extent}{space}{unit}{per}, {}",
        figure.span.slice(prose),
        figure.kind.word(),
        figure.bound.word()
    )
}

/// The amounts and the times of each line, those with their meaning on a day in July 2025.
fn drawn_all(text: &str) -> String {
    let now = jiff::civil::date(2025, 7, 15).into();
    let mut lines = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (mut tokens, mut figures) = (Vec::new(), Vec::new());
        tokenize(line, &mut tokens);
        super::recognize_figures(line, &tokens, &mut figures);
        lines += &format!("> {line}\n");
        for figure in &figures {
            lines += &match figure.temporal() {
                Some(temporal) => draw_time(line, figure, temporal.resolve(Some(now))),
                None => draw(line, figure),
            };
            lines.push('\n');
        }
    }
    lines
}

fn draw_time(prose: &str, figure: &Figure, resolved: Resolved) -> String {
    let ends = match (resolved.low, resolved.high) {
        (None, None) => String::new(),
        (low, high) => format!(" {}..{}", low.unwrap_or_default(), high.unwrap_or_default()),
    };
    format!(
        "{} = {} {}{ends}, {}",
        figure.span.slice(prose),
        figure.kind.word(),
        resolved.iso.unwrap_or_default(),
        figure.bound.word()
    )
}

/// Checks all figures of the lines of `text`.
#[track_caller]
pub(super) fn check_all(text: &str, expected: expect_test::Expect) {
    expected.assert_eq(&drawn_all(text));
}

/// Checks what the lines of `text` hold.
#[track_caller]
pub(super) fn check(text: &str, expected: expect_test::Expect) {
    expected.assert_eq(&drawn(text));
}

/// Checks that no line of `text` holds an amount.
#[track_caller]
pub(super) fn check_silent(text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(amounts(line).is_empty(), "{line}\n{}", drawn(line));
    }
}
