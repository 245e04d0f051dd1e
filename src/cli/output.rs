//! What a checking command prints: the remarks on each text as they come, what could not be read, and the exit code.

use std::io::{self, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::args::{OutputArgs, OutputFormat};
use super::draw::Sheet;
use super::exit::Exit;
use super::format::Sheaf;
use super::remark::Remark;
use crate::ide::Severity;
use crate::text::counted;

/// From how many texts on progress is shown: fewer are done before anybody has read it.
const MUCH: usize = 50;

/// The remarks on one text, ready to print. Made on any thread.
#[derive(Debug, Default)]
pub(super) struct Page {
    printed: String,
    severities: Vec<Severity>,
    /// How many further remarks the baseline knows.
    pub(super) n_known: usize,
}

/// A text that could not be checked.
#[derive(Debug, Serialize)]
pub(super) struct Unchecked {
    /// How messages call it.
    pub(super) path: String,
    /// What is wrong, and how to mend it.
    pub(super) message: String,
}

impl Page {
    /// Renders the remarks on a text.
    pub(super) fn new(args: OutputArgs, name: &str, text: &str, remarks: &[Remark<'_>]) -> Page {
        let printed = args.format.page(&Sheaf {
            sheet: &Sheet::new(name, text),
            remarks,
            fail_on: args.fail_on,
        });
        Page {
            printed,
            severities: remarks.iter().map(|it| it.severity).collect(),
            n_known: 0,
        }
    }
}

/// Prints the pages of a run in their order and keeps count.
pub(super) struct Output {
    args: OutputArgs,
    /// Whether a page that is not empty has been printed.
    any_printed: bool,
    progress: ProgressBar,
    unchecked: Vec<Unchecked>,
    counts: Counts,
    fails: bool,
}

#[derive(Default)]
struct Counts {
    texts: usize,
    /// Compiled models, which are no texts.
    compiled: usize,
    errors: usize,
    warnings: usize,
    others: usize,
    known: usize,
}

impl Output {
    /// Begins the output of a run over so many texts.
    pub(super) fn begin(args: OutputArgs, texts: usize) -> io::Result<Output> {
        let output = Output {
            args,
            any_printed: false,
            progress: progress(texts),
            unchecked: Vec::new(),
            counts: Counts::default(),
            fails: false,
        };
        output.print(&args.format.head())?;
        Ok(output)
    }

    /// Prints the next page.
    pub(super) fn page(&mut self, page: &Page) -> io::Result<()> {
        if !page.printed.is_empty() {
            if self.any_printed {
                self.print(self.args.format.between())?;
            }
            self.print(&page.printed)?;
            self.any_printed = true;
        }
        self.progress.inc(1);
        self.counts.texts += 1;
        self.counts.known += page.n_known;
        for severity in &page.severities {
            self.fails |= self.args.fail_on.includes(*severity);
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

    /// Says what a compiled model holds that was found whole.
    pub(super) fn whole(&mut self, holds: &str) {
        self.progress.inc(1);
        self.counts.compiled += 1;
        if self.is_for_people() {
            self.progress.suspend(|| anstream::eprintln!("{holds}"));
        }
    }

    fn is_for_people(&self) -> bool {
        matches!(self.args.format, OutputFormat::Text | OutputFormat::Github)
    }

    /// Ends the output and gives the exit code.
    pub(super) fn finish(self) -> io::Result<Exit> {
        self.progress.finish_and_clear();
        self.print(&self.args.format.tail(&self.unchecked))?;
        if self.is_for_people() {
            anstream::eprintln!("{}", self.counts.summary(self.unchecked.len()));
        }
        Ok(match (self.unchecked.is_empty(), self.fails) {
            (false, _) => Exit::CouldNotRun,
            (true, true) => Exit::Findings,
            (true, false) => Exit::Clean,
        })
    }

    fn print(&self, text: &str) -> io::Result<()> {
        self.progress.suspend(|| print(text))
    }
}

/// Writes `text` to standard output; colours only where it is a terminal.
pub(super) fn print(text: &str) -> io::Result<()> {
    anstream::AutoStream::auto(io::stdout().lock()).write_all(text.as_bytes())
}

/// Prints all that a command has to say, and gives its exit code.
pub(super) fn say(text: &str, exit: Exit) -> Exit {
    match print(text) {
        Ok(()) => exit,
        Err(error) => broken_output(&error),
    }
}

/// Says on standard error what could not be checked.
pub(super) fn complain(unchecked: &Unchecked) {
    anstream::eprintln!("copydesk: {}: {}", unchecked.path, unchecked.message);
}

/// An error of writing to `path`, with its name.
pub(super) fn not_written(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot write {}: {error}", path.display()),
    )
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
    /// The last line of the output: what was checked and what was found.
    fn summary(&self, n_unchecked: usize) -> String {
        let kinds = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.others, "remark"),
        ];
        let found: Vec<String> = kinds
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| counted(count, word))
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
        let known = match self.known {
            0 => String::new(),
            count => format!("; {count} known from the baseline"),
        };
        let checked = match (self.texts, self.compiled) {
            (texts, 0) => counted(texts, "text"),
            (0, compiled) => counted(compiled, "compiled model"),
            (texts, compiled) => {
                format!(
                    "{} and {}",
                    counted(texts, "text"),
                    counted(compiled, "compiled model")
                )
            }
        };
        format!("{checked} checked{not}: {found}{known}")
    }
}
