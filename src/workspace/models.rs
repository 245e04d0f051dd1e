//! The model files of a draft: which they are, their texts from open buffers or disk, and the model that they make.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::compiled::{is_compiled, open_compiled};
use super::project::SharedModels;
use super::read::{Unreadable, read_text};
use super::sources::quote_problems;
use crate::ide::{CompiledLayer, Layer, LayerFile, Model, ModelFile, Problem, pattern_problems};

/// The folder of a workspace in which its own model files lie.
pub const FOLDER: &str = ".copydesk";

/// A file of [`FOLDER`] that ends like a model file and holds notes on findings instead.
pub(super) const NOTES: &str = "ignore.json";

/// A model file by its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ModelPath {
    /// Its layer.
    pub layer: Layer,
    /// Where it lies.
    pub path: PathBuf,
}

impl ModelPath {
    /// A file that the newsroom shares.
    pub fn shared(path: PathBuf) -> ModelPath {
        ModelPath {
            layer: Layer::Shared,
            path,
        }
    }
}

/// A model file, or a folder of them, that could not be read. Displayed as one sentence: what, why, and the mend.
#[derive(Debug)]
pub struct Unread {
    /// Where it lies.
    pub path: PathBuf,
    /// What is wrong.
    pub why: Unreadable,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = self.why.of_model();
        write!(f, "the model {}: {why}", self.path.display())
    }
}

/// A model, and all that was wrong on the way to it.
#[derive(Debug)]
pub struct LoadedModel {
    /// The model; what could not be read is not in it.
    pub model: Arc<Model>,
    /// What is wrong inside the files, but for their quotes and sentence patterns.
    pub problems: Vec<Problem>,
    /// The files that could not be read.
    pub unread: Vec<Unread>,
}

impl LoadedModel {
    /// The same with what takes longer to find: what is wrong with quotes from files on the disk and with sentence patterns.
    /// The shipped ones are tested when copydesk is made.
    pub fn looked_through(mut self) -> LoadedModel {
        self.problems.extend(quote_problems(&self.model, |_| None));
        let is_shipped = |file: &ModelFile| file.layer == Layer::Seed;
        let is_asked = |file| !self.model.file(file).is_some_and(is_shipped);
        self.problems
            .extend(pattern_problems(&self.model, is_asked));
        self.problems
            .sort_by_key(|problem| (problem.file, problem.span));
        self
    }
}

/// The model files for a draft, the lowest layer first: those that its project shares; the workspace's own, from [`FOLDER`] in
/// each root that holds the draft; and the story's own, `NAME.model.json` beside `NAME.md`. A draft without a path belongs to
/// every root.
///
/// The innermost root comes first, so that of two records with one id its own counts. The folders that could not be
/// looked into are told; a root without [`FOLDER`] is nothing to tell.
pub fn model_files_for(
    draft: Option<&Path>,
    roots: &[PathBuf],
    shared: Option<&SharedModels>,
) -> (Vec<ModelPath>, Vec<Unread>) {
    let mut files: Vec<ModelPath> = shared.into_iter().flat_map(SharedModels::files).collect();
    let mut unread: Vec<Unread> = shared.into_iter().flat_map(SharedModels::unread).collect();
    for root in holding_roots(draft, roots) {
        let folder = root.join(FOLDER);
        match files_in(&folder) {
            Ok(paths) => files.extend(paths.into_iter().map(|path| ModelPath {
                layer: Layer::Workspace,
                path,
            })),
            Err(Unreadable::Missing) => {}
            Err(why) => unread.push(Unread { path: folder, why }),
        }
    }
    files.extend(draft.and_then(story_file).map(|path| ModelPath {
        layer: Layer::Story,
        path,
    }));
    (files, unread)
}

/// The roots that hold a draft, the innermost first; all of them for a draft without a path.
pub(super) fn holding_roots<'a>(draft: Option<&Path>, roots: &'a [PathBuf]) -> Vec<&'a PathBuf> {
    let mut holding: Vec<&PathBuf> = roots
        .iter()
        .filter(|root| draft.is_none_or(|draft| draft.starts_with(root)))
        .collect();
    holding.sort_by_key(|root| std::cmp::Reverse(root.components().count()));
    holding.dedup();
    holding
}

/// The model file beside a draft, where it exists.
fn story_file(draft: &Path) -> Option<PathBuf> {
    let path = story_model(draft)?;
    // A broken link is named as missing when it is read; a draft without a model file is the usual case.
    path.symlink_metadata().is_ok().then_some(path)
}

/// Where the model file of a draft's story lies, whether it exists or not: `NAME.model.json` beside `NAME.md`. `None` for a
/// path without a file's name in UTF-8.
pub fn story_model(draft: &Path) -> Option<PathBuf> {
    let name = format!("{}.model.json", draft.file_stem()?.to_str()?);
    Some(draft.with_file_name(name))
}

/// A draft whose story a model file is of, by its name: `NAME.md` for `NAME.model.json`. `None` for a file of another name.
pub fn story_draft(model: &Path) -> Option<PathBuf> {
    let name = model.file_name()?.to_str()?.strip_suffix(".model.json")?;
    Some(model.with_file_name(format!("{name}.md")))
}

/// The model files of one folder, by name.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut paths = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if is_model_name(&path) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a file in a folder of models is one of them, by its name.
pub fn is_model_name(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|it| it.to_str())
        .unwrap_or_default();
    let is_model = name.ends_with(".json") || name.ends_with(".jsonl") || is_compiled(path);
    // The schema lies where `model init` puts it, for editors.
    let is_schema = path.ends_with(Path::new(FOLDER).join("schema").join("model.json"));
    is_model && name != NOTES && !name.starts_with('.') && !is_schema
}

/// Whether a path is that of a model file: one in [`FOLDER`], or one beside a draft.
pub fn is_model_file(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|it| it.to_str())
        .unwrap_or_default();
    let in_folder = path
        .parent()
        .and_then(Path::file_name)
        .is_some_and(|it| it == FOLDER);
    name.ends_with(".model.json")
        || (in_folder && name != NOTES && (name.ends_with(".json") || name.ends_with(".jsonl")))
}

/// Builds the model of `shipped` files with `paths` laid over them. A text that `open` knows is that of an editor's buffer
/// and is taken in place of the disk's: unsaved text is the truth.
pub fn load_model(
    shipped: &[LayerFile],
    paths: &[ModelPath],
    open: impl Fn(&Path) -> Option<Arc<str>>,
) -> LoadedModel {
    let mut files = shipped.to_vec();
    let mut unread = Vec::new();
    let mut compiled = Vec::new();
    for ModelPath { layer, path } in paths {
        if is_compiled(path) {
            match open_compiled(path) {
                Ok(opened) => compiled.push(CompiledLayer {
                    layer: *layer,
                    path: path.to_string_lossy().into_owned(),
                    compiled: Arc::new(opened),
                }),
                Err(why) => unread.push(Unread {
                    path: path.clone(),
                    why,
                }),
            }
            continue;
        }
        let text = open(path).map_or_else(|| read_text(path).map(Arc::from), Ok);
        match text {
            Ok(text) => files.push(LayerFile {
                layer: *layer,
                path: path.to_string_lossy().into_owned(),
                text,
            }),
            Err(why) => unread.push(Unread {
                path: path.clone(),
                why,
            }),
        }
    }
    let (model, problems) = Model::build_over(&files, &compiled);
    LoadedModel {
        model: Arc::new(model),
        problems,
        unread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(files: &[ModelPath]) -> Vec<String> {
        let name = |file: &ModelPath| {
            file.path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        files
            .iter()
            .map(|file| format!("{:?} {}", file.layer, name(file)))
            .collect()
    }

    fn workspace() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let inner = folder.path().join("desk").join(FOLDER);
        fs::create_dir_all(&inner).expect("a folder");
        fs::create_dir_all(folder.path().join(FOLDER)).expect("a folder");
        let entity = |name: &str| {
            format!(r#"{{"entities": [{{"id": "x", "kind": "company", "name": "{name}"}}]}}"#)
        };
        for (path, text) in [
            ("desk/.copydesk/b.json", entity("Inner")),
            ("desk/.copydesk/a.jsonl", String::new()),
            ("desk/.copydesk/ignore.json", String::new()),
            ("desk/.copydesk/readme.txt", String::new()),
            (".copydesk/outer.json", entity("Outer")),
            ("desk/story.md", String::new()),
            ("desk/story.model.json", entity("Story")),
            ("desk/other.md", String::new()),
        ] {
            fs::write(folder.path().join(path), text).expect("a file");
        }
        folder
    }

    #[test]
    fn the_files_of_a_draft() {
        let folder = workspace();
        let root = folder.path().to_owned();
        let roots = [root.clone(), root.join("desk"), root.join("elsewhere")];
        let files = |draft: Option<&str>| {
            model_files_for(draft.map(|it| root.join(it)).as_deref(), &roots, None).0
        };
        assert_eq!(
            names(&files(Some("desk/story.md"))),
            [
                "Workspace a.jsonl",
                "Workspace b.json",
                "Workspace outer.json",
                "Story story.model.json"
            ]
        );
        assert_eq!(
            names(&files(Some("desk/other.md"))),
            [
                "Workspace a.jsonl",
                "Workspace b.json",
                "Workspace outer.json"
            ]
        );
        assert_eq!(names(&files(Some("top.md"))), ["Workspace outer.json"]);
        assert_eq!(
            names(&files(None)),
            [
                "Workspace a.jsonl",
                "Workspace b.json",
                "Workspace outer.json"
            ]
        );
    }

    #[test]
    fn the_story_wins_and_an_open_buffer_is_the_truth() {
        let folder = workspace();
        let draft = folder.path().join("desk/story.md");
        let (files, _) = model_files_for(Some(&draft), &[folder.path().to_owned()], None);
        let name = |loaded: &LoadedModel| loaded.model.entities[0].name().to_owned();
        assert_eq!(name(&load_model(&[], &files, |_| None)), "Story");
        let open = |path: &Path| {
            let text = r#"{"entities": [{"id": "x", "kind": "company", "name": "Typed"}]}"#;
            path.ends_with("story.model.json").then(|| Arc::from(text))
        };
        assert_eq!(name(&load_model(&[], &files, open)), "Typed");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_keeps_working() {
        let folder = workspace();
        let inner = folder.path().join("desk").join(FOLDER);
        fs::create_dir(inner.join("folder.json")).expect("a folder");
        fs::write(inner.join("latin.json"), b"{\"caf\xe9\": 1}").expect("a file");
        let (files, unread) = model_files_for(None, &[folder.path().join("desk")], None);
        assert!(unread.is_empty());
        let loaded = load_model(&Model::embedded(), &files, |_| None);
        let messages: Vec<String> = loaded
            .unread
            .iter()
            .map(|it| it.to_string().replace(&*inner.to_string_lossy(), "DESK"))
            .collect();
        assert_eq!(
            messages,
            [
                "the model DESK/folder.json: a folder where a file is wanted; put a file in its place",
                "the model DESK/latin.json: not UTF-8: byte 6 of line 1 is 0xE9; save it as UTF-8",
            ]
        );
        assert!(loaded.model.entity_by_id("x").is_some());
        assert!(loaded.model.entity_by_id("openai").is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_never_waited_on() {
        let folder = workspace();
        let path = folder.path().join("desk").join(FOLDER).join("pipe.json");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(
            made.is_ok_and(|status| status.success()),
            "mkfifo is needed"
        );
        let (files, _) = model_files_for(None, &[folder.path().join("desk")], None);
        let loaded = load_model(&[], &files, |_| None);
        assert_eq!(loaded.unread.len(), 1);
        assert!(matches!(loaded.unread[0].why, Unreadable::NotAFile));
    }

    #[test]
    fn model_files_are_known_by_their_place() {
        for (path, is) in [
            ("/w/.copydesk/a.json", true),
            ("/w/.copydesk/a.jsonl", true),
            ("/w/.copydesk/ignore.json", false),
            ("/w/story.model.json", true),
            ("/w/story.json", false),
        ] {
            assert_eq!(is_model_file(Path::new(path)), is, "{path}");
        }
    }
}
