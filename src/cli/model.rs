//! Model files on the command line: `copydesk model check`, and `--model` of the other commands.

use std::collections::HashMap;
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::args::ModelCheckArgs;
use super::exit::Exit;
use super::input::{self, Input};
use super::output::{Output, Page, Unchecked, broken_output, complain};
use super::remark::Remark;
use crate::ide::{IgnoredFindings, Layer, LayerFile, Model, Problem};
use crate::workspace::{
    FOLDER, LoadedModel, ModelPath, Unread, ignored_findings, load_model, model_files_for,
};

/// Shows what is wrong with the model files that are named.
pub(super) fn check(args: &ModelCheckArgs) -> Exit {
    report(args).unwrap_or_else(|error| broken_output(&error))
}

fn report(args: &ModelCheckArgs) -> io::Result<Exit> {
    let (files, unchecked) = read(&args.paths, Layer::Workspace);
    let mut output = Output::begin(args.output, files.len())?;
    unchecked.into_iter().for_each(|it| output.unchecked(it));
    let (model, problems) = build(&files);
    for file in &files {
        let remarks: Vec<Remark<'_>> = problems_of(&model, &problems, file)
            .map(Remark::of_problem)
            .collect();
        let page = Page::new(args.output, &file.path, &file.text, &remarks);
        output.page(&page)?;
    }
    output.finish()
}

/// The models of a run: the shipped one, those of `--model`, and what each draft's workspace and story add to them.
pub(super) struct Models {
    /// What every draft is checked against.
    common: Vec<LayerFile>,
    /// The models built so far, by the files that a draft adds.
    built: Mutex<HashMap<Vec<ModelPath>, Arc<Model>>>,
    /// The ignore notes read so far, by the workspace.
    ignored: Mutex<HashMap<Vec<PathBuf>, Arc<IgnoredFindings>>>,
    any_unread: AtomicBool,
}

/// A draft's absolute path and the workspace it lies in: the nearest folder above with a [`FOLDER`].
fn workspace_of(draft: Option<&Path>) -> (PathBuf, Vec<PathBuf>) {
    let draft = path::absolute(draft.unwrap_or(Path::new("."))).unwrap_or_default();
    let root = draft.ancestors().find(|it| it.join(FOLDER).is_dir());
    let roots = root.map(Path::to_owned).into_iter().collect();
    (draft, roots)
}

impl Models {
    /// Reads the model files under `given`, which are taken as the newsroom's shared ones.
    pub(super) fn open(given: &[PathBuf]) -> Models {
        let (files, unchecked) = read(given, Layer::Shared);
        unchecked.iter().for_each(complain);
        let mut common = Model::embedded();
        common.extend(files);
        Models {
            common,
            built: Mutex::default(),
            ignored: Mutex::default(),
            any_unread: AtomicBool::new(!unchecked.is_empty()),
        }
    }

    /// The model for a draft; one without a path is taken to lie in the current folder.
    ///
    /// What is wrong with the model's files is said once, in a line each: a broken model file means silence in the
    /// drafts, never a flood.
    pub(super) fn model_for(&self, draft: Option<&Path>) -> Arc<Model> {
        let (draft, roots) = workspace_of(draft);
        let (files, unread) = model_files_for(Some(&draft), &roots);
        // A thread that panicked while it built a model has put nothing into the map.
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let model = built.entry(files).or_insert_with_key(|files| {
            let loaded = load_model(&self.common, files, |_| None);
            self.tell(&loaded, unread);
            loaded.model
        });
        Arc::clone(model)
    }

    /// The findings that a draft's workspace keeps on purpose. What is wrong with the notes is said once.
    pub(super) fn ignored_for(&self, draft: Option<&Path>) -> Arc<IgnoredFindings> {
        let (draft, roots) = workspace_of(draft);
        let mut kept = self.ignored.lock().unwrap_or_else(PoisonError::into_inner);
        let ignored = kept.entry(roots).or_insert_with_key(|roots| {
            let (ignored, wrong) = ignored_findings(Some(&draft), roots, |_| None);
            for message in wrong {
                self.any_unread.store(true, Ordering::Relaxed);
                anstream::eprintln!("copydesk: {message}");
            }
            Arc::new(ignored)
        });
        Arc::clone(ignored)
    }

    /// [`Exit::CouldNotRun`] where a model file could not be read.
    pub(super) fn exit(&self) -> Exit {
        if self.any_unread.load(Ordering::Relaxed) {
            Exit::CouldNotRun
        } else {
            Exit::Clean
        }
    }

    fn tell(&self, loaded: &LoadedModel, unread: Vec<Unread>) {
        for unread in unread.iter().chain(&loaded.unread) {
            self.any_unread.store(true, Ordering::Relaxed);
            anstream::eprintln!("copydesk: {unread}");
        }
        for (number, file) in loaded.model.files.iter().enumerate() {
            let is_here = |it: &&Problem| it.file.0 as usize == number;
            let count = loaded.problems.iter().filter(is_here).count();
            if count > 0 {
                anstream::eprintln!(
                    "copydesk: the model {0}: problems: {count}, what they touch is left out; see copydesk model check {0}",
                    file.path
                );
            }
        }
    }
}

fn read(paths: &[PathBuf], layer: Layer) -> (Vec<LayerFile>, Vec<Unchecked>) {
    let mut unchecked = Vec::new();
    let files = input::models(paths).into_iter().filter_map(|input| {
        let file = input.and_then(|it| layer_file(&it, layer));
        file.map_err(|it| unchecked.push(it)).ok()
    });
    let files = files.collect();
    (files, unchecked)
}

fn layer_file(input: &Input, layer: Layer) -> Result<LayerFile, Unchecked> {
    let unchecked = |message: String| Unchecked {
        path: input.name(),
        message,
    };
    let text = input.read().map_err(|error| unchecked(error.to_string()))?;
    Ok(LayerFile {
        layer,
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
