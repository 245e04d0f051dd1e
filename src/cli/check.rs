//! `copydesk check`: drafts checked in a batch.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use super::analysed::analysed;
use super::args::CheckArgs;
use super::baseline::{self, Baseline, Entries};
use super::exit::Exit;
use super::in_order::map_in_order;
use super::input::{self, Input};
use super::model::Models;
use super::output::{Output, Page, Unchecked, broken_output, complain};
use super::remark::Remark;
use crate::ide::Analysis;

/// Checks the drafts that are named.
pub(super) fn run(args: &CheckArgs) -> Exit {
    check(args).unwrap_or_else(|error| broken_output(&error))
}

fn check(args: &CheckArgs) -> io::Result<Exit> {
    let mut baseline = match read_baseline(args) {
        Ok(baseline) => baseline,
        Err(unchecked) => {
            complain(&unchecked);
            return Ok(Exit::CouldNotRun);
        }
    };
    let models = Models::open(&args.drafts.model);
    let drafts = input::drafts(
        &args.paths,
        &args.drafts.stdin_name,
        &args.drafts.choice,
        &models,
    );
    let mut output = Output::begin(args.output, drafts.len())?;
    if drafts.is_empty() && args.drafts.choice.changed_since.is_none() {
        output.unchecked(no_drafts(&args.paths));
    }
    let mut noted = Vec::new();
    let checker = Checker {
        args,
        models: &models,
        baseline: baseline.as_ref(),
    };
    map_in_order(
        thread::available_parallelism().map_or(1, usize::from),
        drafts.into_iter(),
        |draft| checker.check(&draft?),
        |checked| match checked {
            Ok(checked) => {
                noted.push((checked.draft, checked.entries));
                output.page(&checked.page)
            }
            Err(unchecked) => {
                output.unchecked(unchecked);
                Ok::<(), io::Error>(())
            }
        },
    )?;
    let exit = output.finish()?.max(models.exit());
    match baseline.take_if(|_| args.update_baseline) {
        Some(baseline) => Ok(update(baseline, noted, exit)),
        None => Ok(exit),
    }
}

fn read_baseline(args: &CheckArgs) -> Result<Option<Baseline>, Unchecked> {
    let Some(path) = &args.baseline else {
        return Ok(None);
    };
    let read = Baseline::read(path, args.update_baseline);
    read.map(Some).map_err(|message| Unchecked {
        path: path.display().to_string(),
        message,
    })
}

/// Writes what was found into the baseline: it is known now, so it does not fail the run.
fn update(mut baseline: Baseline, noted: Vec<(PathBuf, Entries)>, exit: Exit) -> Exit {
    for (draft, entries) in noted {
        baseline.set(&draft, entries);
    }
    match baseline.write() {
        Ok(()) if exit == Exit::Findings => Exit::Clean,
        Ok(()) => exit,
        Err(error) => {
            anstream::eprintln!("copydesk: the baseline: {error}");
            Exit::CouldNotRun
        }
    }
}

/// What every draft of a run is checked with.
struct Checker<'a> {
    args: &'a CheckArgs,
    models: &'a Models,
    baseline: Option<&'a Baseline>,
}

/// A checked draft.
struct Checked {
    draft: PathBuf,
    page: Page,
    /// What was found, for the baseline; empty where none is to be written.
    entries: Entries,
}

impl Checker<'_> {
    fn check(&self, draft: &Input) -> Result<Checked, Unchecked> {
        let (date, format) = (self.args.drafts.date, self.args.drafts.lang.map(Into::into));
        analysed(draft, self.models, date, format, |analysis, text| {
            self.checked(draft, &analysis, text)
        })
    }

    fn checked(&self, draft: &Input, analysis: &Analysis, text: &str) -> Checked {
        let name = draft.name();
        let path = draft.path().unwrap_or(Path::new(&name)).to_owned();
        let findings = analysis.findings.iter();
        let mut remarks: Vec<Remark<'_>> = findings
            .map(|finding| Remark::of_finding(analysis, finding))
            .collect();
        let entries = if self.args.update_baseline {
            baseline::entries(text, &remarks)
        } else {
            Entries::new()
        };
        let known = self
            .baseline
            .map(|it| it.take_known(&path, text, &mut remarks));
        let mut page = Page::new(self.args.output, &name, text, &remarks);
        page.n_known = known.unwrap_or_default();
        Checked {
            draft: path,
            page,
            entries,
        }
    }
}

fn no_drafts(paths: &[PathBuf]) -> Unchecked {
    let names: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
    Unchecked {
        path: names.join(", "),
        message: "no drafts here (.md .markdown .txt .text .html .htm); name the files, or another folder"
            .to_owned(),
    }
}
