//! `copydesk annotate`: a filter that reads a text a line and writes what it holds.
//!
//! Memory is bounded for any length of input: batches of lines are spread over the cores by [`map_in_order`], and a line
//! has a longest length.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::iter;
use std::thread;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::args::{self, AnnotateArgs};
use super::code_points::CodePoints;
use super::exit::Exit;
use super::guard::guarded;
use super::in_order::map_in_order;
use crate::ide::{
    EntityAnnotation, FigureAnnotation, FindingAnnotation, Format, Inputs, Model, analyze,
    annotations,
};
use crate::text::{Span, Text};

/// The longest line that is read, in bytes. Far above any story; a longer one is more likely a file without line ends,
/// and reading it whole would be the end of bounded memory. Split the input if it hurts.
const MAX_LINE: usize = 64 << 20;

/// About how many bytes of lines travel to a thread at once: enough to make the hand-over cheap.
const BATCH: usize = 64 << 10;

/// A text to annotate.
#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    /// Another name of `date`, which counts where both are given.
    #[serde(borrow, default)]
    reference_date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
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
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
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

/// Lines of input with the number of the first of them.
struct Batch {
    first: u64,
    lines: Vec<Line>,
}

/// One line of input.
enum Line {
    /// Its bytes, with or without the line end.
    Read(Vec<u8>),
    /// It was longer than [`MAX_LINE`] and has been skipped.
    TooLong,
}

/// The answers to a batch.
struct Answers {
    bytes: Vec<u8>,
    failed: bool,
}

/// Runs the filter from standard input to standard output.
pub(super) fn run(args: &AnnotateArgs) -> Exit {
    let threads = args
        .threads
        .or_else(|| thread::available_parallelism().ok());
    let inputs = Inputs {
        date: args.date,
        model: Model::seed(),
        ..Inputs::default()
    };
    let output = io::stdout().lock();
    match filter(io::stdin(), output, &inputs, threads.map_or(1, usize::from)) {
        Ok(false) => Exit::Clean,
        Ok(true) => Exit::CouldNotRun,
        // Who reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Err(error) => {
            anstream::eprintln!("copydesk: annotate: {error}");
            Exit::CouldNotRun
        }
    }
}

/// Annotates every line of `input`; gives whether any line failed.
fn filter(
    input: impl Read + Send,
    mut output: impl Write,
    inputs: &Inputs,
    threads: usize,
) -> io::Result<bool> {
    let mut any_failed = false;
    map_in_order(
        threads,
        batches(BufReader::with_capacity(BATCH, input)),
        |batch| Ok(answer_all(inputs, &batch?)),
        |answers: io::Result<Answers>| {
            let answers = answers?;
            any_failed |= answers.failed;
            output.write_all(&answers.bytes)?;
            output.flush()
        },
    )?;
    Ok(any_failed)
}

/// The lines of the input in batches. An input that cannot be read ends with the error.
fn batches(mut input: BufReader<impl Read>) -> impl Iterator<Item = io::Result<Batch>> {
    let mut first = 1;
    let mut broken = false;
    iter::from_fn(move || {
        if broken {
            return None;
        }
        let lines = read_batch(&mut input);
        broken = lines.is_err();
        let batch = lines.map(|lines| Batch { first, lines });
        first += batch.as_ref().map_or(0, |batch| batch.lines.len() as u64);
        batch
            .map(|it| Some(it).filter(|it| !it.lines.is_empty()))
            .transpose()
    })
}

/// Reads a line, and those behind it that are there without waiting: a script that writes one line gets its answer.
fn read_batch(input: &mut BufReader<impl Read>) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    while let Some(line) = read_line(input)? {
        lines.push(line);
        if !input.buffer().contains(&b'\n') {
            break;
        }
    }
    Ok(lines)
}

/// Reads one line; `None` at the end of the input.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let read = input.take(MAX_LINE as u64).read_until(b'\n', &mut line)?;
    if read == MAX_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok((read > 0).then_some(Line::Read(line)))
}

fn answer_all(inputs: &Inputs, batch: &Batch) -> Answers {
    let mut bytes = Vec::new();
    let mut failed = false;
    for (line, number) in batch.lines.iter().zip(batch.first..) {
        failed |= !answer(inputs, line, number, &mut bytes);
    }
    Answers { bytes, failed }
}

/// Appends the answer to one line to `output`; gives whether the line could be annotated. An empty line has no answer.
fn answer(inputs: &Inputs, line: &Line, number: u64, output: &mut Vec<u8>) -> bool {
    let before = output.len();
    let attempt = guarded(|| annotate(inputs, line, output));
    let Err(failure) = attempt.and_then(|answered| answered) else {
        return true;
    };
    output.truncate(before);
    write_line(
        output,
        &Failure {
            error: failure,
            line: number,
        },
    );
    false
}

fn annotate(inputs: &Inputs, line: &Line, output: &mut Vec<u8>) -> Result<(), String> {
    let Line::Read(bytes) = line else {
        return Err(format!("the line is longer than {} MB", MAX_LINE >> 20));
    };
    let line = str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if line.trim().is_empty() {
        return Ok(());
    }
    let request: Request<'_> = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let inputs = Inputs {
        format: format(request.format.as_deref())?,
        date: match request.date.or(request.reference_date).as_deref() {
            Some(date) => Some(args::date(date)?),
            None => inputs.date,
        },
        ..inputs.clone()
    };
    let analysis = analyze(&Text::from(&*request.text), &inputs, None);
    let annotations = annotations(&analysis);
    let text = Located::new(&request.text);
    write_line(
        output,
        &Answer {
            id: request.id,
            entities: annotations
                .entities
                .iter()
                .map(|it| text.entity(it))
                .collect(),
            figures: annotations
                .figures
                .into_iter()
                .map(|it| text.figure(it))
                .collect(),
            diagnostics: annotations
                .findings
                .iter()
                .map(|it| text.diagnostic(it))
                .collect(),
        },
    );
    Ok(())
}

fn format(word: Option<&str>) -> Result<Format, String> {
    match word {
        None | Some("plain" | "plaintext" | "text") => Ok(Format::Plain),
        Some("markdown") => Ok(Format::Markdown),
        Some("html") => Ok(Format::Html),
        Some(other) => Err(format!(
            "unknown format {other:?}: give plain, markdown or html"
        )),
    }
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

/// A text whose places are told in code points.
struct Located<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Located<'a> {
    fn new(text: &'a str) -> Located<'a> {
        Located {
            text,
            points: CodePoints::new(text),
        }
    }

    fn place(&self, span: Span) -> Place<'a> {
        Place {
            start: self.points.before(span.start),
            end: self.points.before(span.end),
            text: span.slice(self.text),
        }
    }

    fn entity(&self, it: &EntityAnnotation<'a>) -> Entity<'a> {
        Entity {
            place: self.place(it.span),
            entity: it.entity,
            kind: it.kind,
            name: it.name,
        }
    }

    fn figure(&self, it: FigureAnnotation<'a>) -> Figure<'a> {
        Figure {
            place: self.place(it.span),
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

    fn diagnostic(&self, it: &FindingAnnotation<'a>) -> Diagnostic<'a> {
        Diagnostic {
            place: self.place(it.span),
            code: it.code,
            severity: it.severity.word(),
            message: it.message,
            fact: it.fact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(input: &[u8], fails: bool, expected: Expect) {
        let mut output = Vec::new();
        let failed = filter(input, &mut output, &Inputs::default(), 2).unwrap();
        expected.assert_eq(&String::from_utf8(output).unwrap());
        assert_eq!(failed, fails);
    }

    #[test]
    fn ids_come_back_as_they_are() {
        check(
            br#"{"id":"a-1","text":""}
{"id":[1,2.50],"text":"","date":"2026-03-17","format":"markdown"}

{"text":"","reference_date":"2026-03-17T10:30:00","date":null,"more":0}"#,
            false,
            expect![[r#"
                {"id":"a-1","entities":[],"figures":[],"diagnostics":[]}
                {"id":[1,2.50],"entities":[],"figures":[],"diagnostics":[]}
                {"id":null,"entities":[],"figures":[],"diagnostics":[]}
            "#]],
        );
    }

    #[test]
    fn bad_lines_do_not_end_the_run() {
        check(
            b"{\"id\":1,\"text\":\"\"}\nno json\n{\"id\":2}\n\xff\n{\"text\":\"\",\"format\":\"rtf\"}\n{\"text\":\"\",\"date\":\"soon\"}\n{\"id\":3,\"text\":\"\"}\n",
            true,
            expect![[r#"
                {"id":1,"entities":[],"figures":[],"diagnostics":[]}
                {"error":"expected ident at line 1 column 2","line":2}
                {"error":"missing field `text` at line 1 column 8","line":3}
                {"error":"invalid utf-8 sequence of 1 bytes from index 0","line":4}
                {"error":"unknown format \"rtf\": give plain, markdown or html","line":5}
                {"error":"\"soon\" is no date such as 2026-03-17","line":6}
                {"id":3,"entities":[],"figures":[],"diagnostics":[]}
            "#]],
        );
    }

    #[test]
    fn the_order_is_kept_over_many_threads() {
        let input: String = (0..5000)
            .map(|id| {
                format!(
                    "{{\"id\":{id},\"text\":\"{}\"}}\n",
                    "A word. ".repeat(id % 90)
                )
            })
            .collect();
        let mut output = Vec::new();
        filter(input.as_bytes(), &mut output, &Inputs::default(), 7).unwrap();
        let output = String::from_utf8(output).unwrap();
        assert_eq!(output.lines().count(), 5000);
        for (id, line) in output.lines().enumerate() {
            assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
        }
    }
}
