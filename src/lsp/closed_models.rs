//! The model files of the workspace that nobody has opened: what is wrong with them, at its place.
//!
//! They are told like the closed drafts: pushed whenever models are loaded, or as reports of `workspace/diagnostic`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::lsp_types::{Diagnostic, Url};

use super::diagnostics::{Diagnose, MOST_FINDINGS, problems_of, result_id};
use super::state::State;
use super::to_proto;
use super::uri::DocumentKey;
use crate::ide::{Layer, ModelFile};
use crate::workspace::LoadedModel;

/// A model file with faults.
pub(crate) struct FaultyModel {
    pub(crate) uri: Url,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The name of the diagnostics.
    pub(crate) result_id: String,
}

/// The names of the diagnostics that were pushed last, by the file's URI.
#[derive(Debug, Default)]
pub(crate) struct ToldModels(Mutex<BTreeMap<Url, String>>);

impl ToldModels {
    /// Nothing is told any more of the file at `path`, which was open until now.
    pub(crate) fn forget(&self, path: &Path) {
        if let Some(uri) = path.to_str().and_then(to_proto::url) {
            self.lock().remove(&uri);
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Url, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The closed model files of the workspace's folders that have faults. Loads their models if they have changed.
    pub(crate) fn faulty_models(&self) -> Vec<FaultyModel> {
        if !self.world.checks_closed() {
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        let mut faulty = Vec::new();
        for folder in self.world.folders() {
            // Any file in the folder has its models; that of a story has to do with its draft alone.
            let loaded = self.world.model_of(Some(&folder.join("untitled")));
            let files = loaded.model.files.iter();
            for file in files.filter(|it| it.layer != Layer::Seed) {
                if seen.insert(file.path.clone()) {
                    faulty.extend(self.faulty_model(&loaded, file));
                }
            }
        }
        faulty
    }

    /// `None` for a file that is open or without fault.
    fn faulty_model(&self, loaded: &Arc<LoadedModel>, file: &ModelFile) -> Option<FaultyModel> {
        let mut problems = problems_of(loaded, Path::new(&file.path)).peekable();
        problems.peek()?;
        if self.files().is_open_at(Path::new(&file.path)) {
            return None;
        }
        let uri = to_proto::url(&file.path)?;
        let diagnose = Diagnose {
            uri: uri.as_str(),
            text: &self.texts.of(&file.path, &file.text),
            client: self.client(),
            texts: &self.texts,
        };
        let problems = problems.take(MOST_FINDINGS);
        let diagnostics: Vec<Diagnostic> =
            problems.map(|it| diagnose.problem(it, loaded)).collect();
        Some(FaultyModel {
            result_id: result_id(&diagnostics),
            uri,
            diagnostics,
        })
    }

    /// Pushes what is wrong with closed model files, and takes back what is no longer.
    pub(crate) fn publish_faulty_models(&self) {
        if self.client().pulls_diagnostics {
            return;
        }
        let faulty = self.faulty_models();
        let mut told = self.told_models.lock();
        let before = std::mem::take(&mut *told);
        for model in faulty {
            if before.get(&model.uri) != Some(&model.result_id) {
                self.publish_closed(&model.uri, &model.diagnostics);
            }
            told.insert(model.uri, model.result_id);
        }
        for uri in before.keys().filter(|it| !told.contains_key(it)) {
            // Of one that is open under this name the editor has newer ones.
            let open = self.files().get(&DocumentKey::of(uri));
            if open.is_none_or(|it| it.uri.as_ref() != uri.as_str()) {
                self.publish_closed(uri, &[]);
            }
        }
    }
}
