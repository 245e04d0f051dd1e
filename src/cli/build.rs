//! `copydesk model build`: model files compiled into one, with what was left out and why.

use std::path::PathBuf;

use indicatif::ProgressBar;

use super::args::ModelBuildArgs;
use super::exit::Exit;
use super::input::{self, Input};
use super::output::complain;
use super::progress::over_bytes;
use crate::ide::Summary;
use crate::workspace::{BuildNews, COMPILED, build_model, is_compiled};

/// How many problems of the files are shown before they are only counted: a dump may have millions.
const SHOWN: usize = 20;

/// Compiles the model files that are named.
pub(super) fn run(args: &ModelBuildArgs) -> Exit {
    let mut files: Vec<PathBuf> = Vec::new();
    for input in input::models(&args.paths) {
        match input {
            Ok(Input::File(path)) if is_compiled(&path) => {}
            Ok(Input::File(path)) => files.push(path),
            Ok(Input::Stdin(_)) => {
                anstream::eprintln!(
                    "copydesk: standard input is read once, and a build reads files; name a file"
                );
                return Exit::CouldNotRun;
            }
            Err(unchecked) => {
                complain(&unchecked);
                return Exit::CouldNotRun;
            }
        }
    }
    if !is_compiled(&args.out) {
        anstream::eprintln!(
            "copydesk: {}: the name of a compiled model ends in .{COMPILED}; nothing was built",
            args.out.display()
        );
        return Exit::CouldNotRun;
    }
    if files.is_empty() {
        anstream::eprintln!(
            "copydesk: no model files (.json .jsonl) in what is named; nothing was built"
        );
        return Exit::CouldNotRun;
    }
    let progress = if args.quiet {
        ProgressBar::hidden()
    } else {
        over_bytes(&files)
    };
    let mut n_problems = 0;
    let built = build_model(&files, &args.out, &mut |news| match news {
        BuildNews::Read(bytes) => progress.inc(bytes),
        BuildNews::Problem(path, line, message) => {
            n_problems += 1;
            if n_problems <= SHOWN && !args.quiet {
                progress.suspend(|| anstream::eprintln!("{}:{line}: {message}", path.display()));
            }
        }
    });
    progress.finish_and_clear();
    match built {
        Ok(summary) => {
            if !args.quiet {
                tell(&summary, &args.out.display().to_string());
            }
            match summary.left.is_empty() {
                true => Exit::Clean,
                false => Exit::Findings,
            }
        }
        Err(error) => {
            anstream::eprintln!("copydesk: {error}; nothing was built");
            Exit::CouldNotRun
        }
    }
}

fn tell(summary: &Summary, out: &str) {
    for (why, (count, examples)) in &summary.left {
        let examples: Vec<&str> = examples
            .iter()
            .filter(|it| !it.is_empty())
            .map(String::as_str)
            .collect();
        let more = if examples.is_empty() {
            String::new()
        } else {
            format!(" ({})", examples.join("; "))
        };
        anstream::eprintln!("left out: {count} {}{more}", why.words());
    }
    anstream::eprintln!(
        "{out}: {} names of {} entities, {} facts, {} sources; {} bytes, {} of them names",
        summary.names,
        summary.entities,
        summary.facts,
        summary.sources,
        summary.size,
        summary.part("names")
    );
}
