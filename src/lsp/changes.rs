//! What follows when models, settings or files change: open drafts are brought up to date, closed ones are looked at again, and the
//! person hears what kept a model file from being used.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use serde_json::Value;
use tower_lsp::lsp_types::MessageType;

use super::snapshot::{Role, Snapshot};
use super::state::State;
use super::world::{SharedInputs, same_inputs};
use crate::ide;
use crate::text::counted;
use crate::workspace::{LoadedModel, draft_format};

impl State {
    /// Makes the model that most drafts will need, and what is compiled from it.
    pub(crate) fn prepare(&self) {
        ide::prepare(&self.world.model_of(None).model);
    }

    /// Brings open drafts up to date with models and settings.
    pub(crate) fn reload(&self) {
        self.prepare();
        let drafts: Vec<Arc<Snapshot>> = self.files().all().cloned().collect();
        let mut new = Vec::new();
        for snapshot in drafts.iter().filter(|it| it.role == Role::Draft) {
            let path = snapshot.path();
            let old = &snapshot.inputs;
            let (inputs, wrong_notes) = self.world.inputs(old.format, path.as_deref());
            self.tell(&self.world.model_of(path.as_deref()));
            self.tell_once(wrong_notes);
            if !same_inputs(&inputs, old) {
                new.push((
                    Arc::clone(old),
                    SharedInputs::new(LazyLock::new(Box::new(|| inputs))),
                ));
            }
        }
        self.watch_models();
        let changed = self.files().refresh(&new);
        // Model files are checked together, so a change of one may mend or break another.
        let models = drafts.into_iter().filter(|it| it.role == Role::Model);
        let n_changed = changed.len();
        for snapshot in changed.into_iter().chain(models) {
            self.analyst.submit(snapshot);
        }
        if n_changed > 0 {
            self.ask_to_refresh();
        }
        self.publish_faulty_models();
        self.request_sweep();
    }

    /// Tells the person once what kept a model file from being used.
    fn tell(&self, loaded: &LoadedModel) {
        let broken = loaded.unread.iter().map(ToString::to_string);
        // Of a file that is open each fault is shown in its place, and typing in it should not raise a message a letter.
        let is_open = |path: &str| self.files().is_open_at(Path::new(path));
        let faulty = faulty_files(loaded, is_open);
        self.tell_once(broken.chain(faulty));
    }

    /// Takes new settings.
    pub(crate) fn configure(&self, settings: &Value) {
        for wrong in self.world.configure(settings) {
            self.settings_wrong(&wrong);
        }
        self.loader.request();
    }

    /// Takes new settings of one folder.
    pub(crate) fn configure_folder(&self, uri: &str, settings: &Value) {
        for wrong in self.world.configure_folder(uri, settings) {
            self.settings_wrong(&wrong);
        }
        self.loader.request();
    }

    /// Tells the person what is wrong with the settings.
    pub(super) fn settings_wrong(&self, wrong: &str) {
        self.show(
            MessageType::WARNING,
            format!("copydesk: in the settings, {wrong}."),
        );
    }

    /// Model files may have changed on the disk.
    pub(crate) fn models_changed(&self) {
        self.world.forget_models();
        self.loader.request();
    }

    /// Files have changed on the disk. Drafts alone change no model, but models may quote them.
    pub(crate) fn files_changed<'a>(&self, uris: impl Iterator<Item = &'a str>) {
        let is_draft = |path: &Option<PathBuf>| {
            let path = path.as_deref();
            path.is_some_and(|it| draft_format(it).is_some() && !self.world.is_model(it))
        };
        let paths: Vec<Option<PathBuf>> = uris.map(|it| self.world.path_of(it)).collect();
        if !paths.is_empty() && paths.iter().all(is_draft) {
            for path in paths.iter().flatten() {
                self.source_changed(path);
            }
            self.request_sweep();
        } else {
            self.models_changed();
        }
    }

    /// Notes the text of an open model file or of settings, or that it was closed.
    pub(super) fn model_edited(&self, snapshot: &Snapshot, text: Option<Arc<str>>) {
        if let Some(path) = snapshot.path() {
            if text.is_none() {
                self.told_models.forget(&path);
            }
            self.world.set_buffer(path, text);
            self.loader.request();
        }
    }
}

/// A sentence for each file of a model that has errors, but for those that are open.
fn faulty_files(loaded: &LoadedModel, is_open: impl Fn(&str) -> bool) -> Vec<String> {
    let files = loaded.model.files.iter().enumerate();
    files
        .filter(|(_, file)| !is_open(&file.path))
        .filter_map(|(idx, file)| {
            let faults = loaded
                .problems
                .iter()
                .filter(|it| it.file.0 as usize == idx);
            let errors = faults.filter(|it| it.code.is_error()).count();
            (errors > 0).then(|| {
                format!(
                    "the model {} has {}; what they touch is left out until they are mended",
                    file.path,
                    counted(errors, "error")
                )
            })
        })
        .collect()
}
