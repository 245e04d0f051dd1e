//! `copydesk check`: drafts checked in a batch.

use std::io;
use std::path::PathBuf;
use std::thread;

use super::args::CheckArgs;
use super::exit::Exit;
use super::guard::guarded;
use super::in_order::map_in_order;
use super::input::{self, Input};
use super::model::Models;
use super::remark::Remark;
use super::report::{Page, Report, Unchecked, broken_output};
use crate::ide::{Inputs, analyze};
use crate::text::Text;

/// Checks the drafts that are named.
pub(super) fn run(args: &CheckArgs) -> Exit {
    check(args).unwrap_or_else(|error| broken_output(&error))
}

fn check(args: &CheckArgs) -> io::Result<Exit> {
    let models = Models::open(&args.model);
    let drafts = input::drafts(&args.paths, &args.stdin_name);
    let mut report = Report::begin(args.report, drafts.len())?;
    if drafts.is_empty() {
        report.unchecked(no_drafts(&args.paths));
    }
    map_in_order(
        thread::available_parallelism().map_or(1, usize::from),
        drafts.into_iter(),
        |draft| check_draft(args, &models, &draft?),
        |page| match page {
            Ok(page) => report.page(&page),
            Err(unchecked) => {
                report.unchecked(unchecked);
                Ok::<(), io::Error>(())
            }
        },
    )?;
    Ok(report.finish()?.max(models.exit()))
}

fn check_draft(args: &CheckArgs, models: &Models, draft: &Input) -> Result<Page, Unchecked> {
    let unchecked = |message: String| Unchecked {
        path: draft.name(),
        message,
    };
    let text = draft.read().map_err(|error| unchecked(error.to_string()))?;
    let inputs = Inputs {
        format: args.lang.map_or_else(|| draft.format(), Into::into),
        model: models.model_for(draft.path()),
        date: args.date,
        ignored: models.ignored_for(draft.path()),
        ..Inputs::default()
    };
    guarded(|| page(args, &inputs, &draft.name(), &text)).map_err(unchecked)
}

fn page(args: &CheckArgs, inputs: &Inputs, name: &str, text: &str) -> Page {
    let analysis = analyze(&Text::from(text), inputs, None);
    let findings = analysis.findings.iter();
    let remarks: Vec<Remark<'_>> = findings
        .map(|finding| Remark::of_finding(&analysis, finding))
        .collect();
    Page::new(args.report.format, name, text, &remarks)
}

fn no_drafts(paths: &[PathBuf]) -> Unchecked {
    let names: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
    Unchecked {
        path: names.join(", "),
        message: "no drafts here (.md .markdown .txt .text .html .htm); name the files, or another folder"
            .to_owned(),
    }
}
