//! The text language of feature tests: a draft in Markdown with a cursor, and spans drawn under its lines.

use crate::draft::Format;
use crate::ide::{Analysis, Inputs, analyze};
use crate::model::{Model, Now};
use crate::text::{Span, Text};

/// Where the cursor stands in a test's text.
const CURSOR: &str = "<|>";

/// The analysis of a draft of 18 March 2026 against the seed model.
pub(super) fn analysis(text: &str) -> Analysis {
    let inputs = Inputs {
        format: Format::Markdown,
        model: Model::seed(),
        date: Now::parse("2026-03-18"),
        ..Inputs::default()
    };
    analyze(&Text::from(text), &inputs, None)
}

/// The analysis of a draft without its cursor, and where that stood.
#[track_caller]
pub(super) fn at_cursor(text: &str) -> (Analysis, u32) {
    let (before, after) = text.split_once(CURSOR).expect("a cursor");
    let analysis = analysis(&format!("{before}{after}"));
    (analysis, Span::of(0..before.len()).end)
}

/// The lines of a text that have spans, each with carets under every span and its label behind; a span that goes on to
/// other lines is drawn on its first. Columns are counted in characters.
pub(super) fn draw<'a>(text: &str, spans: impl IntoIterator<Item = (Span, &'a str)>) -> String {
    let mut spans: Vec<(Span, &str)> = spans.into_iter().collect();
    spans.sort_by_key(|(span, _)| *span);
    let mut drawn = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let here = spans
            .iter()
            .filter(|(span, _)| (start..start + line.len()).contains(&span.range().start));
        let under: Vec<String> = here
            .map(|(span, label)| caret_line(line, start, *span, label))
            .collect();
        if !under.is_empty() {
            drawn += line.trim_end();
            drawn += "\n";
            drawn += &under.concat();
        }
        start += line.len();
    }
    drawn
}

fn caret_line(line: &str, start: usize, span: Span, label: &str) -> String {
    let range = span.range();
    let from = range.start - start;
    let to = (range.end - start).min(line.trim_end().len()).max(from);
    let indent = " ".repeat(line[..from].chars().count());
    let carets = "^".repeat(line[from..to].chars().count().max(1));
    let gap = if label.is_empty() { "" } else { " " };
    format!("{indent}{carets}{gap}{label}\n")
}
