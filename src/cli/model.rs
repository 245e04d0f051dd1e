//! Model files on the command line: `copydesk model check`, and `--model` of the other commands.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::args::ModelCheckArgs;
use super::exit::Exit;
use super::input::{self, Input};
use super::remark::Remark;
use super::report::{Page, Report, Unchecked, broken_output, complain};
use crate::ide::{Layer, LayerFile, Model, Problem};

/// Shows what is wrong with the model files that are named.
pub(super) fn check(args: &ModelCheckArgs) -> Exit {
    report(args).unwrap_or_else(|error| broken_output(&error))
}

fn report(args: &ModelCheckArgs) -> io::Result<Exit> {
    let (files, unchecked) = read(&args.paths);
    let mut report = Report::begin(args.report, files.len())?;
    unchecked.into_iter().for_each(|it| report.unchecked(it));
    let (model, problems) = build(&files);
    for file in &files {
        let remarks: Vec<Remark<'_>> = problems_of(&model, &problems, file)
            .map(Remark::of_problem)
            .collect();
        let page = Page::new(args.report.format, &file.path, &file.text, &remarks);
        report.page(&page)?;
    }
    report.finish()
}

/// The shipped model with the model files under `paths` laid over it, and whether all could be read.
///
/// What is wrong with them is said in a line each: a broken model file means silence in the drafts, never a flood.
pub(super) fn load(paths: &[PathBuf]) -> (Arc<Model>, Exit) {
    if paths.is_empty() {
        return (Model::seed(), Exit::Clean);
    }
    let (files, unchecked) = read(paths);
    unchecked.iter().for_each(complain);
    let (model, problems) = build(&files);
    for file in &files {
        let count = problems_of(&model, &problems, file).count();
        if count > 0 {
            let path = &file.path;
            anstream::eprintln!(
                "copydesk: {path}: {count} problems, what they touch is left out; see copydesk model check {path}"
            );
        }
    }
    let exit = if unchecked.is_empty() {
        Exit::Clean
    } else {
        Exit::CouldNotRun
    };
    (Arc::new(model), exit)
}

fn read(paths: &[PathBuf]) -> (Vec<LayerFile>, Vec<Unchecked>) {
    let mut unchecked = Vec::new();
    let files = input::models(paths).into_iter().filter_map(|input| {
        let file = input.and_then(|it| layer_file(&it));
        file.map_err(|it| unchecked.push(it)).ok()
    });
    let files = files.collect();
    (files, unchecked)
}

fn layer_file(input: &Input) -> Result<LayerFile, Unchecked> {
    let unchecked = |message: String| Unchecked {
        path: input.name(),
        message,
    };
    let text = input.read().map_err(|error| unchecked(error.to_string()))?;
    Ok(LayerFile {
        layer: Layer::Story,
        path: input.name(),
        text: text.into(),
    })
}

fn build(files: &[LayerFile]) -> (Model, Vec<Problem>) {
    let mut layers = Model::embedded();
    layers.extend_from_slice(files);
    Model::build(&layers)
}

fn problems_of<'a>(
    model: &'a Model,
    problems: &'a [Problem],
    file: &'a LayerFile,
) -> impl Iterator<Item = &'a Problem> {
    let number = model.file_by_path(&file.path);
    problems.iter().filter(move |it| Some(it.file) == number)
}
