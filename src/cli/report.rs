//! What a checking command prints: the remarks on each text as they come, what could not be read, and the exit code.

use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::args::{FailOn, ReportArgs, ReportFormat};
use super::code_points::CodePoints;
use super::draw::Sheet;
use super::exit::Exit;
use super::remark::Remark;
use crate::ide::Severity;
use crate::text::Span;

/// From how many texts on progress is shown: fewer are done before anybody has read it.
const MUCH: usize = 50;

/// The version of the JSON document; raised when a field changes its meaning or goes.
const JSON_VERSION: u32 = 1;

/// The remarks on one text, ready to print. Made on any thread.
#[derive(Debug, Default)]
pub(super) struct Page {
    printed: String,
    severities: Vec<Severity>,
}

/// A text that could not be checked.
#[derive(Debug, Serialize)]
pub(super) struct Unchecked {
    /// How messages call it.
    pub(super) path: String,
    /// What is wrong, and how to mend it.
    pub(super) message: String,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: PlaceJson,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    notes: &'a [String],
    related: Vec<RelatedJson<'a>>,
    fixes: Vec<FixJson<'a>>,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    #[serde(flatten)]
    place: PlaceJson,
    message: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    #[serde(flatten)]
    place: PlaceJson,
    replacement: &'a str,
}

#[derive(Serialize)]
struct PlaceJson {
    start: PointJson,
    end: PointJson,
}

/// Offset in code points from 0; line and column from 1.
#[derive(Serialize)]
struct PointJson {
    offset: u32,
    line: usize,
    column: usize,
}

impl Page {
    /// Renders the remarks on a text.
    pub(super) fn new(
        format: ReportFormat,
        name: &str,
        text: &str,
        remarks: &[Remark<'_>],
    ) -> Page {
        let sheet = Sheet::new(name, text);
        let printed = match format {
            ReportFormat::Text => remarks.iter().map(|it| sheet.draw(it) + "\n\n").collect(),
            ReportFormat::Json => json(name, text, &sheet, remarks),
        };
        Page {
            printed,
            severities: remarks.iter().map(|it| it.severity).collect(),
        }
    }
}

fn json(name: &str, text: &str, sheet: &Sheet<'_>, remarks: &[Remark<'_>]) -> String {
    let points = CodePoints::new(text);
    let point = |offset: u32| {
        let (line, column) = sheet.position(offset);
        PointJson {
            offset: points.before(offset),
            line,
            column,
        }
    };
    let place = |span: Span| PlaceJson {
        start: point(span.start),
        end: point(span.end),
    };
    let findings = remarks
        .iter()
        .map(|remark| FindingJson {
            code: remark.code,
            severity: remark.severity.word(),
            message: remark.message,
            place: place(remark.at),
            text: remark.at.slice(text),
            fact: remark.fact,
            notes: &remark.notes,
            related: remark
                .beside
                .iter()
                .map(|(at, message)| RelatedJson {
                    place: place(*at),
                    message,
                })
                .collect(),
            fixes: remark
                .mends
                .iter()
                .map(|mend| FixJson {
                    title: mend.title,
                    safe: mend.safe,
                    edits: mend
                        .edits
                        .iter()
                        .map(|edit| EditJson {
                            place: place(edit.at),
                            replacement: edit.text,
                        })
                        .collect(),
                })
                .collect(),
        })
        .collect();
    let file = FileJson {
        path: name,
        findings,
    };
    // Strings, numbers and lists always serialize.
    serde_json::to_string(&file).unwrap_or_default()
}

/// Prints the pages of a run in their order and keeps count.
pub(super) struct Report {
    format: ReportFormat,
    fail_on: FailOn,
    progress: ProgressBar,
    unchecked: Vec<Unchecked>,
    counts: Counts,
    fails: bool,
}

#[derive(Default)]
struct Counts {
    texts: usize,
    errors: usize,
    warnings: usize,
    others: usize,
}

impl Report {
    /// Begins the report of a run over so many texts.
    pub(super) fn begin(args: ReportArgs, texts: usize) -> io::Result<Report> {
        let report = Report {
            format: args.format,
            fail_on: args.fail_on,
            progress: progress(texts),
            unchecked: Vec::new(),
            counts: Counts::default(),
            fails: false,
        };
        if report.format == ReportFormat::Json {
            report.print(&format!("{{\"version\":{JSON_VERSION},\"files\":["))?;
        }
        Ok(report)
    }

    /// Prints the next page.
    pub(super) fn page(&mut self, page: &Page) -> io::Result<()> {
        if self.format == ReportFormat::Json {
            self.print(if self.counts.texts == 0 { "\n" } else { ",\n" })?;
        }
        self.print(&page.printed)?;
        self.progress.inc(1);
        self.counts.texts += 1;
        for severity in &page.severities {
            self.fails |= self.fail_on.includes(*severity);
            *match severity {
                Severity::Error => &mut self.counts.errors,
                Severity::Warning => &mut self.counts.warnings,
                Severity::Information | Severity::Hint => &mut self.counts.others,
            } += 1;
        }
        Ok(())
    }

    /// Says that a text could not be checked.
    pub(super) fn unchecked(&mut self, unchecked: Unchecked) {
        self.progress.inc(1);
        self.progress.suspend(|| complain(&unchecked));
        self.unchecked.push(unchecked);
    }

    /// Ends the report and gives the exit code.
    pub(super) fn finish(self) -> io::Result<Exit> {
        self.progress.finish_and_clear();
        if self.format == ReportFormat::Json {
            let unchecked = serde_json::to_string(&self.unchecked)?;
            self.print(&format!("],\n\"unchecked\":{unchecked}}}\n"))?;
        } else {
            anstream::eprintln!("{}", self.counts.summary(self.unchecked.len()));
        }
        Ok(match (self.unchecked.is_empty(), self.fails) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Findings,
            (true, false) => Exit::Clean,
        })
    }

    fn print(&self, text: &str) -> io::Result<()> {
        self.progress
            .suspend(|| anstream::AutoStream::auto(io::stdout().lock()).write_all(text.as_bytes()))
    }
}

/// Says on standard error what could not be checked.
pub(super) fn complain(unchecked: &Unchecked) {
    anstream::eprintln!("copydesk: {}: {}", unchecked.path, unchecked.message);
}

/// The exit code of a run whose output could not be written.
pub(super) fn broken_output(error: &io::Error) -> Exit {
    // Who reads the output has seen enough.
    if error.kind() != io::ErrorKind::BrokenPipe {
        anstream::eprintln!("copydesk: {error}");
    }
    Exit::CouldNotRun
}

fn progress(texts: usize) -> ProgressBar {
    if texts < MUCH {
        return ProgressBar::hidden();
    }
    // Hidden by itself where standard error is no terminal.
    let bar = ProgressBar::with_draw_target(Some(texts as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:30} {pos}/{len} texts, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

impl Counts {
    /// The last line of a report: what was checked and what was found.
    fn summary(&self, n_unchecked: usize) -> String {
        let many = |count: usize, word: &str| {
            let ending = if count == 1 { "" } else { "s" };
            format!("{count} {word}{ending}")
        };
        let kinds = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.others, "remark"),
        ];
        let found: Vec<String> = kinds
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| many(count, word))
            .collect();
        let found = if found.is_empty() {
            "nothing found".to_owned()
        } else {
            found.join(", ")
        };
        let not = match n_unchecked {
            0 => String::new(),
            count => format!(", {count} not"),
        };
        format!("{} checked{not}: {found}", many(self.texts, "text"))
    }
}
