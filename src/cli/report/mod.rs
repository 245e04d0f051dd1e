//! `copydesk report`: what stands behind a draft, for people who do not run copydesk: a page, a spreadsheet, or data to
//! publish.

mod csv;
mod graph;
mod html;
mod jsonld;
mod place;
mod story;
mod timeline;

use std::io::{self, Write};
use std::thread;

use super::analysed::analysed;
use super::args::{ReportArgs, ReportFormat};
use super::exit::Exit;
use super::in_order::map_in_order;
use super::input::{self, Input};
use super::model::Models;
use super::output::{Unchecked, broken_output, complain, not_written};
use crate::ide::Analysis;
use crate::workspace::write_whole;

/// A draft of a report.
struct Dossier {
    /// The draft's place in the report, from 1.
    number: usize,
    /// How messages call the draft.
    name: String,
    analysis: Analysis,
}

/// Writes the report on the drafts that are named.
pub(super) fn run(args: &ReportArgs) -> Exit {
    let models = Models::open(&args.drafts.model);
    let drafts = input::drafts(
        &args.paths,
        &args.drafts.stdin_name,
        &args.drafts.choice,
        &models,
    );
    let (mut parts, mut unchecked) = (Vec::new(), Vec::new());
    let done: Result<(), io::Error> = map_in_order(
        thread::available_parallelism().map_or(1, usize::from),
        drafts.into_iter().zip(1..),
        |(draft, number)| part(args, &models, &draft?, number),
        |part| {
            match part {
                Ok(part) => parts.push(part),
                Err(why) => unchecked.push(why),
            }
            Ok(())
        },
    );
    unchecked.iter().for_each(complain);
    if parts.is_empty() {
        anstream::eprintln!("copydesk: no drafts to report on");
        return Exit::CouldNotRun;
    }
    let could = if unchecked.is_empty() {
        Exit::Clean
    } else {
        Exit::CouldNotRun
    };
    match done.and_then(|()| write(args, &join(args.format, parts))) {
        Ok(()) => could.max(models.exit()),
        Err(error) => broken_output(&error),
    }
}

/// What a report says of one draft, in its format.
enum Part {
    Section(html::Section),
    Rows(Vec<u8>),
    Nodes(Vec<serde_json::Value>),
}

fn part(
    args: &ReportArgs,
    models: &Models,
    draft: &Input,
    number: usize,
) -> Result<Part, Unchecked> {
    let format = args.drafts.lang.map(Into::into);
    let made = analysed(draft, models, args.drafts.date, format, |analysis, _| {
        let dossier = Dossier {
            number,
            name: draft.name(),
            analysis,
        };
        match args.format {
            ReportFormat::Html => Ok(Part::Section(html::section(&dossier))),
            ReportFormat::Csv => csv::rows(&dossier).map(Part::Rows),
            ReportFormat::Jsonld => Ok(Part::Nodes(jsonld::nodes(&dossier))),
        }
    });
    made?.map_err(|error: ::csv::Error| draft.unchecked(error.to_string()))
}

fn join(format: ReportFormat, parts: Vec<Part>) -> Vec<u8> {
    let (mut sections, mut rows, mut nodes) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Section(section) => sections.push(section),
            Part::Rows(bytes) => rows.extend(bytes),
            Part::Nodes(values) => nodes.extend(values),
        }
    }
    match format {
        ReportFormat::Html => html::page(&sections).into_bytes(),
        ReportFormat::Csv => [csv::head(), rows].concat(),
        ReportFormat::Jsonld => jsonld::document(nodes),
    }
}

fn write(args: &ReportArgs, bytes: &[u8]) -> io::Result<()> {
    match &args.output {
        Some(path) => write_whole(path, bytes).map_err(|error| not_written(path, error)),
        None => io::stdout().lock().write_all(bytes),
    }
}
