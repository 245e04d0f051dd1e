//! The text language of feature tests: a draft in Markdown with a cursor, and spans drawn under its lines.

use crate::draft::Format;
use crate::ide::{Analysis, Inputs, analyze};
use crate::model::{Layer, LayerFile, Model, Now};
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

/// A story's own model: an amount that was raised, one that is disputed, and a family of three.
pub(super) const FUNDS: &str = r#"{
"sources": [
{"id": "wire", "kind": "wire", "tier": 2, "publisher": "Harbour Wire", "title": "Rails for the north", "published": "2026-03-02", "url": "https://wire.example/rails"},
{"id": "notes", "kind": "interview", "tier": 1, "title": "Notes of a talk", "url": "notes/talk.txt"}
],
"entities": [
{"id": "brightwater", "kind": "company", "name": "Brightwater Rail", "short": ["Brightwater"], "abbreviation": ["BWR"], "description": "Builder of tunnels"},
{"id": "northgate", "kind": "company", "name": "Northgate", "description": "Maker of drills"},
{"id": "northgate-drills", "kind": "company", "name": "Northgate Drills"},
{"id": "mole", "kind": "product", "name": "Mole Nine"},
{"id": "harris", "kind": "person", "name": "Ola Harris", "short": ["Harris"]},
{"id": "lind", "kind": "person", "name": "Zoë Lind"}
],
"facts": [
{"id": "F1", "subject": "brightwater", "relation": "invests_in", "object": "northgate", "value": {"amount": "7000000", "unit": "USD"}, "statement": "Brightwater will invest $7 million in Northgate.", "status": "superseded", "announced": "2026-01", "evidence": [{"source": "notes"}]},
{"id": "F2", "subject": "brightwater", "relation": "invests_in", "object": "northgate", "value": {"amount": "9000000", "unit": "USD"}, "statement": "Brightwater will invest $9 million in Northgate.", "status": "planned", "announced": "2026-02", "supersedes": ["F1"], "evidence": [{"source": "notes", "quote": "it will be nine million"}, {"source": "wire"}]},
{"id": "F3", "subject": "northgate", "relation": "invests_in", "object": "brightwater", "value": {"amount": "3000000", "unit": "USD"}, "statement": "Northgate will invest $3 million in Brightwater.", "status": "disputed", "evidence": [{"source": "wire"}]},
{"id": "F4", "subject": "northgate-drills", "relation": "subsidiary_of", "object": "northgate", "statement": "Northgate Drills is a unit of Northgate.", "evidence": [{"source": "wire"}]},
{"id": "F5", "subject": "northgate-drills", "relation": "maker_of", "object": "mole", "statement": "Northgate Drills makes the Mole Nine.", "evidence": [{"source": "wire"}]}
]
}
"#;

/// The path of [`FUNDS`].
pub(super) const FUNDS_PATH: &str = "/story.model.json";

/// The analysis of a draft of 18 March 2026 against the seed model and [`FUNDS`].
pub(super) fn with_funds(text: &str) -> Analysis {
    let mut files = Model::embedded();
    files.push(LayerFile {
        layer: Layer::Story,
        path: FUNDS_PATH.into(),
        text: FUNDS.into(),
    });
    let inputs = Inputs {
        format: Format::Markdown,
        model: Model::build(&files).0.into(),
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

/// The analysis of [`with_funds`] of a draft without its cursor, and where that stood.
#[track_caller]
pub(super) fn funds_at_cursor(text: &str) -> (Analysis, u32) {
    let (before, after) = text.split_once(CURSOR).expect("a cursor");
    let analysis = with_funds(&format!("{before}{after}"));
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
