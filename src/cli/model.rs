//! Model files on the command line: those of `--model`, and those of the place of each draft.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{self, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::exit::Exit;
use super::input::{self, Input};
use super::output::{Unchecked, complain};
use crate::ide::{
    Format, IgnoredFindings, Inputs, Layer, LayerFile, Model, ModelFile, Now, Problem,
};
use crate::workspace::{
    Asked, DatePolicy, FOLDER, InForce, LoadedModel, LoadedProject, ModelPath, Projects, Unread,
    draft_format, ignored_findings, is_compiled, load_model, model_files_for, today,
};

/// The models of a run: the shipped one, those of `--model`, and what each draft's workspace and story add to them.
pub(super) struct Models {
    /// What every draft is checked against.
    common: Vec<LayerFile>,
    /// The compiled models among it.
    compiled: Vec<ModelPath>,
    /// The models built so far, by the files that a draft adds.
    built: Mutex<HashMap<Vec<ModelPath>, Arc<Model>>>,
    /// The ignore notes read so far, by the workspace.
    ignored: Mutex<HashMap<Vec<PathBuf>, Arc<IgnoredFindings>>>,
    /// The `copydesk.toml` files read so far.
    projects: Mutex<Projects>,
    /// What was said of them.
    told: Mutex<HashSet<String>>,
    any_unread: AtomicBool,
}

/// A draft by its place: its absolute path, the project that decides for it, and the workspaces it lies in.
pub(super) struct Place {
    /// Its absolute path; the current folder for a draft without one.
    pub(super) path: PathBuf,
    /// The project that decides for it.
    pub(super) project: Option<LoadedProject>,
    /// The nearest folder above with a [`FOLDER`], and the project's.
    pub(super) roots: Vec<PathBuf>,
}

impl Place {
    /// Whether its project leaves it unchecked.
    pub(super) fn is_ignored(&self) -> bool {
        let project = self.project.as_ref();
        project.is_some_and(|it| it.project.ignores(&self.path))
    }

    /// The markup that its project gives it.
    pub(super) fn format(&self) -> Option<Format> {
        self.project.as_ref()?.project.format_of(&self.path)
    }

    /// The model files that are its own and its project's.
    pub(super) fn model_files(&self) -> (Vec<ModelPath>, Vec<Unread>) {
        let shared = self.project.as_ref().and_then(|it| it.models.as_deref());
        model_files_for(Some(&self.path), &self.roots, shared)
    }
}

impl Models {
    /// Reads the model files under `given`, which are taken as the newsroom's shared ones.
    pub(super) fn open(given: &[PathBuf]) -> Models {
        let ModelsRead {
            texts,
            compiled,
            unchecked,
        } = ModelsRead::read(given, |_| Layer::Shared);
        unchecked.iter().for_each(complain);
        let mut common = Model::embedded();
        common.extend(texts);
        Models {
            common,
            compiled,
            built: Mutex::default(),
            ignored: Mutex::default(),
            projects: Mutex::default(),
            told: Mutex::default(),
            any_unread: AtomicBool::new(!unchecked.is_empty()),
        }
    }

    /// Where a draft lies and what decides for it; one without a path is taken to lie in the current folder. What is wrong
    /// with its project's file is said once.
    pub(super) fn place(&self, draft: Option<&Path>) -> Place {
        let path = path::absolute(draft.unwrap_or(Path::new("."))).unwrap_or_default();
        let project = self.project_of(&path);
        let workspace = path.ancestors().find(|it| it.join(FOLDER).is_dir());
        let mut roots: Vec<PathBuf> = workspace.map(Path::to_owned).into_iter().collect();
        let root = project.as_ref().map(|it| it.project.root().to_owned());
        roots.extend(root.filter(|it| !roots.contains(it)));
        Place {
            path,
            project,
            roots,
        }
    }

    /// The project that decides for a file (an absolute path). What is wrong with its file is said once.
    fn project_of(&self, path: &Path) -> Option<LoadedProject> {
        let mut projects = self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        let project = projects.of(path, 0, |_| None);
        drop(projects);
        if let Some(project) = &project {
            self.complain(project);
        }
        project
    }

    /// Whether a file that stands in a folder is a draft to check.
    pub(super) fn is_draft(&self, path: &Path) -> bool {
        let path = path::absolute(path).unwrap_or_default();
        let loaded = self.project_of(&path);
        let project = loaded.as_ref().map(|it| &it.project);
        let is_draft = draft_format(&path).is_some()
            || project.is_some_and(|it| it.format_of(&path).is_some());
        is_draft && !project.is_some_and(|it| it.ignores(&path))
    }

    fn complain(&self, project: &LoadedProject) {
        let Some(complaint) = project.complaint() else {
            return;
        };
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(complaint.clone()) {
            self.any_unread.store(true, Ordering::Relaxed);
            anstream::eprintln!("copydesk: {complaint}; see copydesk doctor");
        }
    }

    /// What a draft is analysed with. `date` and `format` are those of the command line, which count more than the
    /// project's; `own_format` is that of the draft's ending.
    pub(super) fn inputs(
        &self,
        draft: Option<&Path>,
        date: Option<Now>,
        format: Option<Format>,
        own_format: Format,
    ) -> Inputs {
        let place = self.place(draft);
        let flags = Asked {
            date: date.map(DatePolicy::On),
            ..Asked::default()
        };
        let project = place.project.as_ref().map(|it| &*it.project);
        let force = InForce::new(project, &Asked::default(), &flags);
        Inputs {
            format: format.or(place.format()).unwrap_or(own_format),
            model: self.model_for(&place),
            date: force.date.day(today),
            settings: Arc::new(force.settings),
            ignored: self.ignored_for(&place),
        }
    }

    /// The model for a draft.
    ///
    /// What is wrong with the model's files is said once, in a line each: a broken model file means silence in the
    /// drafts, never a flood.
    fn model_for(&self, place: &Place) -> Arc<Model> {
        let (files, unread) = place.model_files();
        // A thread that panicked while it built a model has put nothing into the map.
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let model = built.entry(files).or_insert_with_key(|files| {
            let files: Vec<ModelPath> = self.compiled.iter().chain(files).cloned().collect();
            let loaded = load_model(&self.common, &files, |_| None).looked_through();
            self.tell(&loaded, unread);
            loaded.model
        });
        Arc::clone(model)
    }

    /// The findings that a draft's workspace keeps on purpose. What is wrong with the notes is said once.
    fn ignored_for(&self, place: &Place) -> Arc<IgnoredFindings> {
        let mut kept = self.ignored.lock().unwrap_or_else(PoisonError::into_inner);
        let ignored = kept.entry(place.roots.clone()).or_insert_with_key(|roots| {
            let (ignored, wrong) = ignored_findings(Some(&place.path), roots, |_| None);
            for message in wrong {
                self.any_unread.store(true, Ordering::Relaxed);
                anstream::eprintln!("copydesk: {message}");
            }
            Arc::new(ignored)
        });
        Arc::clone(ignored)
    }

    /// [`Exit::CouldNotRun`] where a model file could not be read, or not to its end: what came of that is said here.
    pub(super) fn exit(&self) -> Exit {
        let built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let failures: BTreeSet<String> = built.values().flat_map(|it| it.failures()).collect();
        for failure in failures {
            self.any_unread.store(true, Ordering::Relaxed);
            anstream::eprintln!("copydesk: {failure}");
        }
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
            let here: Vec<&Problem> = loaded.problems.iter().filter(is_here).collect();
            if !here.is_empty() {
                anstream::eprintln!(
                    "copydesk: the model {}: problems: {}, what they touch is left out; see copydesk model check {}",
                    file.path,
                    here.len(),
                    files_at_fault(&loaded.model, file, &here).join(" ")
                );
            }
        }
    }
}

/// A model file and those with which its problems are clashes, which show only when they are checked together.
fn files_at_fault<'m>(
    model: &'m Model,
    file: &'m ModelFile,
    problems: &[&Problem],
) -> Vec<&'m str> {
    let mut paths = vec![file.path.as_str()];
    let others = problems
        .iter()
        .filter_map(|it| model.file(it.related?.file));
    for other in others.filter(|it| it.layer != Layer::Seed) {
        if !paths.contains(&other.path.as_str()) {
            paths.push(&other.path);
        }
    }
    paths
}

/// The model files under the paths that a command names.
pub(super) struct ModelsRead {
    /// Those with a text.
    pub(super) texts: Vec<LayerFile>,
    /// The compiled ones, by their place.
    pub(super) compiled: Vec<ModelPath>,
    /// What could not be read.
    pub(super) unchecked: Vec<Unchecked>,
}

impl ModelsRead {
    /// Reads the model files under `paths`, each in its layer.
    pub(super) fn read(paths: &[PathBuf], layer_of: impl Fn(&Path) -> Layer) -> ModelsRead {
        let (mut texts, mut compiled, mut unchecked) = (Vec::new(), Vec::new(), Vec::new());
        for input in input::models(paths) {
            match input {
                Ok(Input::File(path)) if is_compiled(&path) => compiled.push(ModelPath {
                    layer: layer_of(&path),
                    path,
                }),
                Ok(input) => match layer_file(&input, &layer_of) {
                    Ok(file) => texts.push(file),
                    Err(why) => unchecked.push(why),
                },
                Err(why) => unchecked.push(why),
            }
        }
        ModelsRead {
            texts,
            compiled,
            unchecked,
        }
    }
}

fn layer_file(input: &Input, layer_of: impl Fn(&Path) -> Layer) -> Result<LayerFile, Unchecked> {
    let unchecked = |message: String| Unchecked {
        path: input.name(),
        message,
    };
    let text = input.read().map_err(|why| unchecked(why.of_model()))?;
    Ok(LayerFile {
        layer: layer_of(input.path().unwrap_or(Path::new(""))),
        path: input.name(),
        text: text.into(),
    })
}
