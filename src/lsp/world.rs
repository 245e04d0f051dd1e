//! What drafts are checked against: the models of their folders, and the user's settings.
//!
//! Models are loaded when a draft first needs them, by whoever analyses it, and kept until something changes on the disk,
//! in an editor's buffer or in the settings. Locks are never held while a model is loaded.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;

use super::config::{Config, Scope};
use super::desk::{Desk, folder, folders, shared_files};
use super::home::{Root, home};
use super::uri::{DocumentKey, file_path};
use crate::ide::{
    Format, HintKinds, IgnoredFindings, Inputs, Layer, LayerFile, Model, SHOWN_RECORDS,
};
use crate::workspace::{
    Asked, FOLDER, IgnoreNote, InForce, LoadedModel, LoadedProject, ModelPath, Projects, Unread,
    Unreadable, ignore_file, ignored_findings, is_model_file, load_model, model_files_for,
    read_text, shipped_models, shown_record, shown_record_path, story_draft, story_model, today,
    with_note,
};

/// What drafts are checked against.
pub(crate) struct World {
    /// Where the shipped models are put, so that an editor can open them.
    data_folder: Option<PathBuf>,
    shipped: OnceLock<Vec<LayerFile>>,
    /// The model of drafts that have no model files of their own. Nothing that changes goes into it.
    shipped_alone: OnceLock<Arc<LoadedModel>>,
    desk: Mutex<Desk>,
    /// The `copydesk.toml` files read so far. Never locked while the desk is.
    projects: Mutex<Projects>,
}

/// A notes file with one note more.
pub(crate) struct Noted {
    /// Where it lies, or will lie.
    pub(crate) file: PathBuf,
    /// Its text as it is; `None` where there is no file yet.
    pub(crate) before: Option<Arc<str>>,
    /// Its text with the note.
    pub(crate) after: String,
}

/// What a draft's analysis depends on besides its text, made when it is first needed and shared by the draft's versions.
pub(crate) type SharedInputs = Arc<LazyLock<Inputs, Box<dyn FnOnce() -> Inputs + Send>>>;

/// Whether two inputs give the same analysis of one text.
pub(crate) fn same_inputs(a: &Inputs, b: &Inputs) -> bool {
    Arc::ptr_eq(&a.model, &b.model) && same_but_model(a, b)
}

/// Whether two inputs are the same but for their models.
pub(crate) fn same_but_model(a: &Inputs, b: &Inputs) -> bool {
    let Inputs {
        format,
        model: _,
        date,
        settings,
        ignored,
    } = a;
    *format == b.format && *date == b.date && *settings == b.settings && *ignored == b.ignored
}

impl World {
    /// A world without folders and settings; with a data folder, the shipped models become files there.
    pub(crate) fn new(data_folder: Option<PathBuf>) -> World {
        World {
            data_folder,
            shipped: OnceLock::new(),
            shipped_alone: OnceLock::new(),
            desk: Mutex::default(),
            projects: Mutex::default(),
        }
    }

    /// Reads what `initialize` says of folders and settings; what is wrong with the settings.
    pub(crate) fn initialize(&self, params: &Value) -> Vec<String> {
        let (config, wrong) = params
            .get("initializationOptions")
            .map(Config::read)
            .unwrap_or_default();
        let mut desk = self.desk();
        desk.config = config;
        desk.folders = folders(params);
        wrong
    }

    /// Adds and removes folders by their URIs.
    pub(crate) fn change_folders(&self, added: &[String], removed: &[String]) {
        let removed: Vec<DocumentKey> = removed.iter().map(|it| DocumentKey::new(it)).collect();
        let mut desk = self.desk();
        desk.folders.retain(|it| !removed.contains(&it.key));
        desk.folders
            .extend(added.iter().filter_map(|it| folder(it)));
        desk.forget_models();
    }

    /// Takes new settings; what is wrong with them.
    pub(crate) fn configure(&self, settings: &Value) -> Vec<String> {
        let (config, wrong) = Config::read(settings);
        let mut desk = self.desk();
        desk.config = config;
        desk.folders.iter_mut().for_each(|it| it.config = None);
        desk.forget_models();
        wrong
    }

    /// Takes the settings of one folder, by its URI as in [`World::folders_with_settings`]; what is wrong with them.
    pub(crate) fn configure_folder(&self, uri: &str, settings: &Value) -> Vec<String> {
        let (config, wrong) = Config::read(settings);
        let mut desk = self.desk();
        // What is wrong with all settings has been told already.
        let own = config != desk.config;
        for folder in desk
            .folders
            .iter_mut()
            .filter(|it| it.uri.as_deref() == Some(uri))
        {
            folder.config = own.then(|| config.clone());
        }
        desk.forget_models();
        if own { wrong } else { Vec::new() }
    }

    /// The URIs of the folders that may have settings of their own. Where there is one folder, its settings are all.
    pub(crate) fn folders_with_settings(&self) -> Vec<String> {
        let desk = self.desk();
        let uris: Vec<String> = desk
            .folders
            .iter()
            .filter_map(|it| it.uri.clone())
            .collect();
        if uris.len() < 2 { Vec::new() } else { uris }
    }

    /// Notes the text of an open model file, or that it was closed.
    pub(crate) fn set_buffer(&self, path: PathBuf, text: Option<Arc<str>>) {
        let mut desk = self.desk();
        match text {
            Some(text) => desk.buffers.insert(path, text),
            None => desk.buffers.remove(&path),
        };
        desk.forget_models();
    }

    /// Rises when what drafts are checked against may have changed.
    pub(crate) fn revision(&self) -> u64 {
        self.desk().revision
    }

    /// The inlay hints that are wanted in a draft.
    pub(crate) fn hints(&self, path: Option<&Path>) -> HintKinds {
        self.desk().config_of(path).hints
    }

    /// The folders of the workspace.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        self.desk()
            .folders
            .iter()
            .map(|it| it.root.path.clone())
            .collect()
    }

    /// The file that a URI names, by the one path that copydesk knows it by.
    pub(crate) fn path_of(&self, uri: &str) -> Option<PathBuf> {
        let path = file_path(uri)?;
        let roots: Vec<Root> = self
            .desk()
            .folders
            .iter()
            .map(|it| it.root.clone())
            .collect();
        Some(home(path, &roots))
    }

    /// Lets go of the models of stories that nobody uses now.
    pub(crate) fn forget_unused_models(&self) {
        let mut desk = self.desk();
        desk.models.retain(|files, (_, loaded)| {
            let of_story = files.iter().any(|it| it.layer == Layer::Story);
            !of_story || Arc::strong_count(&loaded.model) > 1
        });
    }

    /// Whether drafts that are not open are checked.
    pub(crate) fn checks_closed(&self) -> bool {
        self.desk().config.scope == Scope::Workspace
    }

    /// Notes that model files may have changed on the disk.
    pub(crate) fn forget_models(&self) {
        self.desk().forget_models();
    }

    /// The path by which an editor can open a file of a model: what is shown of a compiled one is put into the data folder.
    pub(crate) fn openable<'p>(&self, path: &'p str, text: &str) -> Option<Cow<'p, str>> {
        self.as_file(path, |folder, name| shown_record(folder, name, text).ok())
    }

    /// The path of [`World::openable`], with nothing put there yet.
    pub(crate) fn address<'p>(&self, path: &'p str, text: &str) -> Option<Cow<'p, str>> {
        self.as_file(path, |folder, name| {
            Some(shown_record_path(folder, name, text))
        })
    }

    /// A file of a model as it is, and where `find` has the record of a compiled one, by the data folder and its name.
    fn as_file<'p>(
        &self,
        path: &'p str,
        find: impl FnOnce(&Path, &str) -> Option<PathBuf>,
    ) -> Option<Cow<'p, str>> {
        let Some(name) = path.strip_prefix(SHOWN_RECORDS) else {
            return Some(Cow::Borrowed(path));
        };
        let found = find(self.data_folder.as_deref()?, name)?;
        Some(Cow::Owned(found.to_string_lossy().into_owned()))
    }

    /// Whether a file is a model file: by its place, or because the settings or copydesk itself put it there.
    pub(crate) fn is_model(&self, path: &Path) -> bool {
        let shipped = self.data_folder.as_ref();
        is_model_file(path)
            || shipped.is_some_and(|folder| path.starts_with(folder.join("models")))
            || self
                .desk()
                .configs()
                .any(|it| it.models.iter().any(|it| it == path))
            || self.is_shared(path)
    }

    /// Whether a project shares a file as a model of its own.
    fn is_shared(&self, path: &Path) -> bool {
        let may_be = path
            .extension()
            .is_some_and(|it| it == "json" || it == "jsonl");
        let project = may_be.then(|| self.project_of(Some(path))).flatten();
        let models = project.and_then(|it| it.models);
        models.is_some_and(|it| it.paths.iter().any(|it| it == path))
    }

    /// The folders of model files that projects and settings name, in which a change on the disk matters.
    pub(crate) fn model_folders(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        {
            let desk = self.desk();
            let roots: Vec<PathBuf> = desk.folders.iter().map(|it| it.root.path.clone()).collect();
            for config in desk.configs() {
                let files = shared_files(&config.models, &roots);
                folders.extend(
                    files
                        .iter()
                        .filter_map(|it| it.path.parent().map(Path::to_owned)),
                );
            }
        }
        let projects = self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        let models = projects.known().filter_map(|it| it.models.as_deref());
        folders.extend(models.flat_map(|it| &it.folders).cloned());
        folders.retain(|it| it.is_absolute());
        folders
    }

    /// The project that decides for a file; for one without a path, that of the first folder.
    pub(crate) fn project_of(&self, path: Option<&Path>) -> Option<LoadedProject> {
        let (revision, first) = {
            let desk = self.desk();
            let first = desk.folders.first().map(|it| it.root.path.join("untitled"));
            (desk.revision, first)
        };
        let path = path.map(Path::to_owned).or(first)?;
        let mut projects = self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        projects.of(&path, revision, |path| self.buffer(path))
    }

    /// The markup that a file's project gives it.
    pub(crate) fn format_of(&self, path: &Path) -> Option<Format> {
        self.project_of(Some(path))?.project.format_of(path)
    }

    /// The inputs of a draft at `path`, to be made when they are first needed.
    pub(crate) fn lazy_inputs(
        self: &Arc<World>,
        format: Format,
        path: Option<PathBuf>,
    ) -> SharedInputs {
        let world = Arc::clone(self);
        Arc::new(LazyLock::new(Box::new(move || {
            world.inputs(format, path.as_deref()).0
        })))
    }

    /// The inputs of a draft at `path`, and what is wrong with its project's settings and with the ignore notes of its
    /// folders, a sentence each; `None` for a draft that is no file. Its project may give it another format.
    pub(crate) fn inputs(&self, format: Format, path: Option<&Path>) -> (Inputs, Vec<String>) {
        let model = Arc::clone(&self.model_of(path).model);
        let editor = self.desk().config_of(path).asked();
        let loaded = self.project_of(path);
        let project = loaded.as_ref().map(|it| &*it.project);
        let mut force = InForce::new(project, &editor, &Asked::default());
        let decided = project.zip(path);
        if decided.is_some_and(|(project, path)| project.ignores(path)) {
            force = force.silent();
        }
        let (ignored, mut wrong) = self.ignored(path);
        wrong.extend(loaded.as_ref().and_then(|it| self.complaint(it)));
        let inputs = Inputs {
            format: decided
                .and_then(|(project, path)| project.format_of(path))
                .unwrap_or(format),
            model,
            date: force.date.day(today),
            settings: Arc::new(force.settings),
            ignored: Arc::new(ignored),
        };
        (inputs, wrong)
    }

    /// What a person is told of a project's file; nothing while it is open, since its diagnostics stand there.
    fn complaint(&self, loaded: &LoadedProject) -> Option<String> {
        let is_open = self.desk().buffers.contains_key(&loaded.project.file);
        loaded.complaint().filter(|_| !is_open)
    }

    /// The findings that the folders of a draft keep on purpose, and what is wrong with their notes.
    fn ignored(&self, path: Option<&Path>) -> (IgnoredFindings, Vec<String>) {
        ignored_findings(path, &self.roots_of(path), |path| self.buffer(path))
    }

    /// Whether there is a place for notes on the findings of a draft: a folder that holds it.
    pub(crate) fn keeps_notes(&self, draft: Option<&Path>) -> bool {
        ignore_file(draft, &self.roots_of(draft)).is_some()
    }

    /// The file in which a note on a finding of a draft goes, its text where it has one, and the text with the note.
    /// `None` where no folder holds the draft, and where the file is broken or cannot be read.
    pub(crate) fn noted(&self, draft: Option<&Path>, note: &IgnoreNote) -> Option<Noted> {
        let file = ignore_file(draft, &self.roots_of(draft))?;
        let before = self.text_of(&file)?;
        let after = with_note(before.as_deref().unwrap_or_default(), note).ok()?;
        Some(Noted {
            file,
            before,
            after,
        })
    }

    /// The folders of the workspace, and that of the project which decides for a file.
    fn roots_of(&self, path: Option<&Path>) -> Vec<PathBuf> {
        let project = self.project_of(path);
        let project = project.map(|it| it.project.root().to_owned());
        let desk = self.desk();
        let mut roots: Vec<PathBuf> = desk.folders.iter().map(|it| it.root.path.clone()).collect();
        roots.extend(project.filter(|it| !roots.contains(it)));
        roots
    }

    /// The model file that new records of a draft go to: the story's where there is one, else the first of the innermost
    /// folder's, else a new one there; for a draft outside every folder, a new one beside it.
    pub(crate) fn file_for_records(&self, draft: Option<&Path>) -> Option<PathBuf> {
        let story = draft.and_then(story_model);
        let is_there = |path: &PathBuf| self.desk().buffers.contains_key(path) || path.exists();
        if let Some(story) = story.clone().filter(is_there) {
            return Some(story);
        }
        let roots = self.roots_of(draft);
        let (files, _) = model_files_for(draft, &roots, None);
        let mut own = files.into_iter().filter(|it| it.layer == Layer::Workspace);
        if let Some(file) = own.find(|it| it.path.extension().is_some_and(|it| it == "json")) {
            return Some(file.path);
        }
        let holds = |root: &&PathBuf| draft.is_none_or(|it| it.starts_with(root));
        let holding = roots.iter().filter(holds);
        let innermost = holding.max_by_key(|it| it.components().count());
        innermost
            .map(|root| root.join(FOLDER).join("model.json"))
            .or(story)
    }

    /// The text of a file that is open in the editor.
    fn buffer(&self, path: &Path) -> Option<Arc<str>> {
        self.desk().buffers.get(path).cloned()
    }

    /// The text of a file, from a buffer or the disk: `Some(None)` where there is no file, `None` where it cannot be read.
    pub(crate) fn text_of(&self, file: &Path) -> Option<Option<Arc<str>>> {
        match self
            .buffer(file)
            .map_or_else(|| read_text(file).map(Arc::from), Ok)
        {
            Ok(text) => Some(Some(text)),
            Err(Unreadable::Missing) => Some(None),
            Err(_) => None,
        }
    }

    /// The model of a draft at `path`, or of a model file there, and what is wrong with its files.
    pub(crate) fn model_of(&self, path: Option<&Path>) -> Arc<LoadedModel> {
        let (files, mut unread) = self.files_of(path);
        if files.is_empty() && unread.is_empty() {
            return self.shipped_alone();
        }
        let (revision, buffers) = {
            let desk = self.desk();
            if let Some((revision, known)) = desk.models.get(&files)
                && *revision == desk.revision
            {
                return Arc::clone(known);
            }
            (desk.revision, desk.buffers.clone())
        };
        let open = |path: &Path| buffers.get(path).cloned();
        let mut loaded = load_model(self.shipped(), &files, open);
        unread.append(&mut loaded.unread);
        loaded.unread = unread;
        self.desk().keep(files, loaded, revision)
    }

    /// The shipped model alone, made once: a draft that is opened while it is being made waits for it.
    fn shipped_alone(&self) -> Arc<LoadedModel> {
        /// That of every server without a data folder: their files are the same, so those that tests and fuzzing start by
        /// the thousand share it.
        static WITHOUT_FOLDER: OnceLock<Arc<LoadedModel>> = OnceLock::new();
        let load = || Arc::new(load_model(self.shipped(), &[], |_| None));
        let made = match self.data_folder {
            Some(_) => &self.shipped_alone,
            None => &WITHOUT_FOLDER,
        };
        Arc::clone(made.get_or_init(load))
    }

    /// The model files of a draft or of a model file itself, and the folders that could not be looked into.
    fn files_of(&self, path: Option<&Path>) -> (Vec<ModelPath>, Vec<Unread>) {
        let roots = self.roots_of(path);
        let story = path.map(|it| story_draft(it).unwrap_or_else(|| it.to_owned()));
        let shared = self.project_of(path).and_then(|it| it.models);
        let (mut files, unread) = model_files_for(story.as_deref(), &roots, shared.as_deref());
        if shared.is_none() {
            let models = shared_files(&self.desk().config_of(path).models, &roots);
            files.splice(0..0, models);
        }
        // A model file that is nobody's yet is checked as if it were a story's.
        if let Some(path) = path.filter(|it| is_model_file(it))
            && !files.iter().any(|it| it.path == path)
        {
            files.push(ModelPath {
                layer: Layer::Story,
                path: path.to_owned(),
            });
        }
        (files, unread)
    }

    fn shipped(&self) -> &[LayerFile] {
        self.shipped.get_or_init(|| match &self.data_folder {
            // Without a place for the files all but going to a definition in them works.
            Some(folder) => shipped_models(folder).0,
            None => Model::embedded(),
        })
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_of_the_innermost_folder_count() {
        let world = World::new(None);
        let uris = ["file:///a", "file:///a/b", "file:///c"];
        world.initialize(&json!({"workspaceFolders": uris.map(|uri| json!({"uri": uri}))}));
        assert_eq!(world.folders_with_settings(), uris);
        let date = |path: &str| {
            let inputs = world.inputs(Format::Plain, Some(Path::new(path))).0;
            inputs.date.map(|it| it.day.to_string())
        };
        world.configure(&json!({"date": "2026-01-01"}));
        world.configure_folder("file:///a", &json!({"date": "2026-02-02"}));
        world.configure_folder("file:///c", &json!({"date": "2026-01-01"}));
        let expected = [
            ("/a/x.md", "2026-02-02"),
            ("/a/b/x.md", "2026-02-02"),
            ("/c/x.md", "2026-01-01"),
            ("/x.md", "2026-01-01"),
        ];
        for (path, day) in expected {
            assert_eq!(date(path).as_deref(), Some(day), "{path}");
        }
        world.configure_folder("file:///a/b", &json!({"date": "2026-03-03"}));
        assert_eq!(date("/a/b/x.md").as_deref(), Some("2026-03-03"));
        world.configure(&json!({}));
        assert_eq!(date("/a/b/x.md"), None);
    }

    #[test]
    fn a_model_that_did_not_change_stays_the_same() {
        let world = World::new(None);
        let first = world.model_of(None);
        world.forget_models();
        assert!(Arc::ptr_eq(&first.model, &world.model_of(None).model));
    }

    #[test]
    fn buffers_win_over_the_disk_and_change_the_model() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = folder.path().join("story.md");
        let model = folder.path().join("story.model.json");
        let text = |name: &str| {
            format!(r#"{{"entities": [{{"id": "x", "kind": "company", "name": "{name}"}}]}}"#)
        };
        std::fs::write(&model, text("Disk")).expect("a file");
        let world = World::new(None);
        let name = || {
            let loaded = world.model_of(Some(&draft));
            let entity = loaded.model.entities.iter().find(|it| it.id == "x");
            entity.map(|it| it.name().to_owned())
        };
        assert_eq!(name().as_deref(), Some("Disk"));
        world.set_buffer(model.clone(), Some(text("Buffer").into()));
        assert_eq!(name().as_deref(), Some("Buffer"));
        world.set_buffer(model.clone(), None);
        assert_eq!(name().as_deref(), Some("Disk"));
        std::fs::write(&model, "{").expect("a file");
        world.forget_models();
        assert_eq!(name(), None);
        assert!(!world.model_of(Some(&model)).problems.is_empty());
    }
}
