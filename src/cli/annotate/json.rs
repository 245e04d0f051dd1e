//! Answers as lines of JSON.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;

use super::answers::{Answers, Located};
use crate::ide::{Annotations, EntityAnnotation, FigureAnnotation, FindingAnnotation};
use crate::text::Span;

/// Answers to texts, a line each.
#[derive(Default)]
pub(super) struct JsonLines(pub(super) Vec<u8>);

impl Answers for JsonLines {
    type Mark = usize;

    fn mark(&self) -> usize {
        self.0.len()
    }

    fn back_to(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    fn answer(&mut self, _: u64, text: &Located<'_>, it: Annotations<'_>) {
        let diagnostics = it.findings.iter().map(|it| diagnostic(text, it));
        write_line(
            &mut self.0,
            &Answer {
                id: text.id,
                entities: it.entities.iter().map(|it| entity(text, it)).collect(),
                diagnostics: diagnostics.collect(),
                figures: it.figures.into_iter().map(|it| figure(text, it)).collect(),
            },
        );
    }

    fn failure(&mut self, line: u64, error: String) {
        write_line(&mut self.0, &Failure { error, line });
    }
}

/// What a text holds.
#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    entities: Vec<Entity<'a>>,
    figures: Vec<Figure<'a>>,
    diagnostics: Vec<Diagnostic<'a>>,
}

/// A line that could not be annotated.
#[derive(Serialize)]
struct Failure {
    error: String,
    line: u64,
}

/// Where an item stands, in code points, and its text.
#[derive(Serialize)]
struct Place<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Entity<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    entity: &'a str,
    kind: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Figure<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<Cow<'a, str>>,
    bound: &'a str,
    /// The same as `bound`, under the name that scorers of figures read.
    qualifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
}

fn write_line(output: &mut Vec<u8>, value: &impl Serialize) {
    let before = output.len();
    if let Err(error) = serde_json::to_writer(&mut *output, value) {
        // Strings, numbers and lists always serialize and a Vec takes all bytes, so this is unreachable in practice.
        output.truncate(before);
        output.extend_from_slice(format!("{{\"error\":{:?}}}", error.to_string()).as_bytes());
    }
    output.push(b'\n');
}

fn place<'a>(text: &Located<'a>, span: Span) -> Place<'a> {
    Place {
        start: text.points.before(span.start),
        end: text.points.before(span.end),
        text: span.slice(text.text),
    }
}

fn entity<'a>(text: &Located<'a>, it: &EntityAnnotation<'a>) -> Entity<'a> {
    Entity {
        place: place(text, it.span),
        entity: it.entity,
        kind: it.kind,
        name: it.name,
    }
}

fn figure<'a>(text: &Located<'a>, it: FigureAnnotation<'a>) -> Figure<'a> {
    Figure {
        place: place(text, it.span),
        kind: it.kind,
        value: it.value,
        low: it.low,
        high: it.high,
        unit: it.unit,
        per: it.per,
        bound: it.bound,
        qualifier: it.bound,
        fact: it.fact,
    }
}

fn diagnostic<'a>(text: &Located<'a>, it: &FindingAnnotation<'a>) -> Diagnostic<'a> {
    Diagnostic {
        place: place(text, it.span),
        code: it.code,
        severity: it.severity.word(),
        message: it.message,
        fact: it.fact,
    }
}
