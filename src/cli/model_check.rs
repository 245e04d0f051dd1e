//! `copydesk model check`: what is wrong with model files, each read among the models that the drafts of its place have.
//!
//! So it is in an editor: the project's and the workspace's models count beneath a story's file, whether they are named or
//! not, and another story's never does. Several stories may use one id each for its own.

use std::collections::HashSet;
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use super::args::ModelCheckArgs;
use super::exit::Exit;
use super::model::{Models, ModelsRead};
use super::output::{Output, Page, Unchecked, broken_output};
use super::remark::{Remark, place_in};
use crate::ide::{Layer, LayerFile, Model, Problem};
use crate::workspace::{
    COMPILED, FOLDER, ModelPath, Unread, load_model, open_compiled, story_draft,
};

/// Shows what is wrong with the model files that are named.
pub(super) fn run(args: &ModelCheckArgs) -> Exit {
    report(args).unwrap_or_else(|error| broken_output(&error))
}

fn report(args: &ModelCheckArgs) -> io::Result<Exit> {
    let read = ModelsRead::read(&args.paths, layer_of);
    let mut named = Named::new(read.texts, &read.compiled);
    let mut output = Output::begin(args.output, named.all.len())?;
    if named.all.is_empty() && read.unchecked.is_empty() {
        output.unchecked(no_models(&args.paths));
    }
    for it in read.unchecked {
        named.told.insert(identity(Path::new(&it.path)));
        output.unchecked(it);
    }
    for model in &read.compiled {
        match whole(model) {
            Ok(holds) => output.whole(&holds),
            Err(damage) => output.unchecked(damage),
        }
    }
    let faults = named.faults(&mut output);
    for (file, mut faults) in named.texts.iter().zip(faults) {
        faults.sort_by_key(|it| it.problem.span);
        let remarks: Vec<Remark<'_>> = faults.iter().map(Fault::remark).collect();
        output.page(&Page::new(args.output, &file.path, &file.text, &remarks))?;
    }
    let exit = output.finish()?;
    // The settings around a file may be broken, and with them the list of its models.
    Ok(match named.models.exit() {
        Exit::Clean => exit,
        broken => broken,
    })
}

fn no_models(paths: &[PathBuf]) -> Unchecked {
    let names: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
    Unchecked {
        path: names.join(", "),
        message: format!(
            "no model files here (.json .jsonl .{COMPILED}); name the files, or another folder"
        ),
    }
}

/// What a compiled model holds, once all of it was read and found whole; else what is wrong with it.
fn whole(model: &ModelPath) -> Result<String, Unchecked> {
    let path = model.path.display();
    let unchecked = |message: String| Unchecked {
        path: path.to_string(),
        message,
    };
    let compiled = open_compiled(&model.path).map_err(|why| unchecked(why.of_model()))?;
    compiled.verify();
    if let Some(damage) = compiled.failure() {
        return Err(unchecked(damage));
    }
    let [names, entities, facts, sources] = compiled.counts();
    Ok(format!(
        "{path}: whole; names: {names}, entities: {entities}, facts: {facts}, sources: {sources}"
    ))
}

/// The layer of a model file by its place: the story's beside its draft, the workspace's in its folder, else shared.
fn layer_of(path: &Path) -> Layer {
    if story_draft(path).is_some() {
        Layer::Story
    } else if workspace_of(path).is_some() {
        Layer::Workspace
    } else {
        Layer::Shared
    }
}

/// The workspace in whose [`FOLDER`] a file lies.
fn workspace_of(path: &Path) -> Option<PathBuf> {
    let path = path::absolute(path).ok()?;
    let folder = path.ancestors().skip(1).find(|it| it.ends_with(FOLDER))?;
    folder.parent().map(Path::to_owned)
}

/// What tells a file from others, however it is named.
fn identity(path: &Path) -> PathBuf {
    let there = path.canonicalize().or_else(|_| path::absolute(path));
    there.unwrap_or_else(|_| path.to_owned())
}

/// A problem of a named file, and where the other record of a clash stands if that is another file.
struct Fault {
    problem: Problem,
    elsewhere: Option<String>,
}

impl Fault {
    fn new(model: &Model, problem: Problem) -> Fault {
        let other = problem.related.filter(|it| it.file != problem.file);
        Fault {
            elsewhere: other.and_then(|it| place_in(model, it)),
            problem,
        }
    }

    /// Whether it says the same; the numbers of files differ from model to model.
    fn says(&self, problem: &Problem) -> bool {
        let it = &self.problem;
        (it.span, it.code, &it.message) == (problem.span, problem.code, &problem.message)
    }

    fn remark(&self) -> Remark<'_> {
        Remark::of_problem(&self.problem, self.elsewhere.as_deref())
    }
}

/// A file that is named.
struct Place {
    model: ModelPath,
    identity: PathBuf,
    /// The workspace whose own it is.
    workspace: Option<PathBuf>,
}

impl Place {
    /// Whether another file that is named counts beside it: a shared one does, a workspace's for what lies in it and, if it
    /// `is_alone` where it lies, for what is shared.
    fn sees(&self, other: &Place, is_alone: bool) -> bool {
        match other.model.layer {
            Layer::Seed | Layer::Shared => true,
            Layer::Workspace => {
                let path = path::absolute(&self.model.path).unwrap_or_default();
                let holds = |it: &PathBuf| path.starts_with(it);
                other.workspace.as_ref().is_some_and(holds)
                    || (is_alone && self.model.layer == Layer::Shared)
            }
            Layer::Story => self.identity == other.identity,
        }
    }
}

/// The files that are named.
struct Named {
    /// Those with a text.
    texts: Vec<LayerFile>,
    /// All of them: those with a text first, in their order, then the compiled ones.
    all: Vec<Place>,
    /// The projects around them.
    models: Models,
    /// What it was said of that it cannot be read.
    told: HashSet<PathBuf>,
}

impl Named {
    fn new(mut texts: Vec<LayerFile>, compiled: &[ModelPath]) -> Named {
        let mut known = HashSet::new();
        texts.retain(|it| known.insert(identity(Path::new(&it.path))));
        let of_texts = texts.iter().map(|it| ModelPath {
            layer: it.layer,
            path: PathBuf::from(&it.path),
        });
        let all = of_texts.chain(compiled.iter().cloned()).map(|model| Place {
            identity: identity(&model.path),
            workspace: workspace_of(&model.path),
            model,
        });
        Named {
            all: all.collect(),
            texts,
            models: Models::open(&[]),
            told: HashSet::new(),
        }
    }

    /// The problems of each file with a text.
    fn faults(&mut self, output: &mut Output) -> Vec<Vec<Fault>> {
        // Files that are seen among the same others are checked together, and the model is made once.
        let mut companies: Vec<(Vec<ModelPath>, Vec<usize>)> = Vec::new();
        for number in 0..self.texts.len() {
            let company = self.company(number, output);
            match companies.iter_mut().find(|it| it.0 == company) {
                Some((_, members)) => members.push(number),
                None => companies.push((company, vec![number])),
            }
        }
        let mut faults: Vec<Vec<Fault>> = self.texts.iter().map(|_| Vec::new()).collect();
        for (company, members) in companies {
            self.check(&company, &members, &mut faults, output);
        }
        faults
    }

    /// The model files among which a file counts, itself included, the lowest layer first.
    fn company(&mut self, number: usize, output: &mut Output) -> Vec<ModelPath> {
        let around = self.around(number, output);
        let Some(it) = self.all.get(number) else {
            return around;
        };
        let is_alone = around.is_empty();
        let mut company = Vec::new();
        let mut taken = HashSet::new();
        for ModelPath { layer, path } in around {
            let identity = identity(&path);
            let named = self.all.iter().find(|it| it.identity == identity);
            company.push(ModelPath {
                layer,
                // Messages call it as it was named.
                path: named.map_or(path, |it| it.model.path.clone()),
            });
            taken.insert(identity);
        }
        let others = self.all.iter().filter(|it| !taken.contains(&it.identity));
        let seen = others.filter(|other| it.sees(other, is_alone));
        company.extend(seen.map(|it| it.model.clone()));
        company
    }

    /// The models that the drafts of a file's place have, whether they are named or not.
    fn around(&mut self, number: usize, output: &mut Output) -> Vec<ModelPath> {
        let path = self.all.get(number).map(|it| &it.model.path);
        // Standard input lies nowhere.
        let Some(path) = path.filter(|it| it.symlink_metadata().is_ok()) else {
            return Vec::new();
        };
        let draft = story_draft(path);
        let place = self.models.place(Some(draft.as_ref().unwrap_or(path)));
        let (mut around, unread) = place.model_files();
        around.retain(|it| it.layer != Layer::Story);
        self.tell(unread, output);
        around
    }

    /// The text of a file that is named.
    fn text(&self, path: &Path) -> Option<Arc<str>> {
        let named = self.texts.iter().find(|it| Path::new(&it.path) == path)?;
        Some(Arc::clone(&named.text))
    }

    /// Says once of each file that it cannot be read.
    fn tell(&mut self, unread: Vec<Unread>, output: &mut Output) {
        for Unread { path, why } in unread {
            if self.told.insert(identity(&path)) {
                output.unchecked(Unchecked {
                    path: path.display().to_string(),
                    message: why.of_model(),
                });
            }
        }
    }

    /// Adds what is wrong in these files when they count together: the problems of the members, and the clashes of other files
    /// with one of them.
    fn check(
        &mut self,
        company: &[ModelPath],
        members: &[usize],
        faults: &mut [Vec<Fault>],
        output: &mut Output,
    ) {
        let loaded = load_model(&Model::embedded(), company, |path| self.text(path));
        let loaded = loaded.looked_through();
        let number_of = |file| {
            let file = loaded.model.file(file)?;
            self.texts.iter().position(|it| it.path == file.path)
        };
        for problem in loaded.problems {
            let number = number_of(problem.file);
            let other = problem.related.and_then(|it| number_of(it.file));
            let is_theirs = [number, other]
                .iter()
                .flatten()
                .any(|it| members.contains(it));
            let here = number.and_then(|it| faults.get_mut(it));
            if let Some(here) =
                here.filter(|it| is_theirs && !it.iter().any(|it| it.says(&problem)))
            {
                here.push(Fault::new(&loaded.model, problem));
            }
        }
        self.tell(loaded.unread, output);
    }
}
