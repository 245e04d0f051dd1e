//! Quotes in open model files, looked up in the texts that they are from: as the editor has those, or else as the disk has
//! them. And their sentence patterns, tried on their own examples.
//!
//! What was found is kept for each text, so that a keystroke in a draft that a model cites has that draft looked at again and
//! nothing else, and one in any other draft costs a look into a table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::diagnostics::problems_of;
use super::state::State;
use super::uri::DocumentKey;
use crate::ide::{ModelFileIdx, Problem, pattern_problems};
use crate::workspace::{CitedFile, LoadedModel, cited_files};

/// What the quotes of open model files were found to be.
#[derive(Default)]
pub(crate) struct Quotes {
    models: Mutex<HashMap<DocumentKey, Checked>>,
}

/// The quotes of one model file.
struct Checked {
    loaded: Arc<LoadedModel>,
    sources: HashMap<PathBuf, Source>,
    /// What is wrong with its sentence patterns; `None` where they are still to be tried.
    patterns: Option<Vec<Problem>>,
}

/// A text that is quoted.
#[derive(Clone, Default)]
struct Source {
    /// How often it has changed since the model was loaded.
    changes: u64,
    /// What is wrong with the quotes from it; `None` where they are still to be looked up.
    problems: Option<Vec<Problem>>,
}

impl Quotes {
    /// Notes that the text of a document is another now; the open model files that quote it.
    fn changed(&self, source: &Path) -> Vec<DocumentKey> {
        let mut citing = Vec::new();
        for (model, checked) in self.lock().iter_mut() {
            if let Some(source) = checked.sources.get_mut(source) {
                source.changes += 1;
                source.problems = None;
                citing.push(model.clone());
            }
        }
        citing
    }

    /// Forgets a model file that was closed.
    pub(crate) fn forget(&self, model: &DocumentKey) {
        self.lock().remove(model);
    }

    /// What is known of the texts that a model file cites. From now on their changes are noted.
    fn known(
        &self,
        model: &DocumentKey,
        loaded: &Arc<LoadedModel>,
        cited: &HashMap<PathBuf, Vec<CitedFile<'_>>>,
    ) -> HashMap<PathBuf, Source> {
        let mut models = self.lock();
        let known = models.get(model);
        if known.is_none_or(|it| !Arc::ptr_eq(&it.loaded, loaded)) {
            let sources = cited.keys().map(|it| (it.clone(), Source::default()));
            let checked = Checked {
                loaded: Arc::clone(loaded),
                sources: sources.collect(),
                patterns: None,
            };
            models.insert(model.clone(), checked);
        }
        models
            .get(model)
            .map_or_else(HashMap::new, |it| it.sources.clone())
    }

    /// Keeps what was found in a text, unless that has changed meanwhile: then it is looked at again.
    fn keep(&self, model: &DocumentKey, loaded: &Arc<LoadedModel>, source: &Path, it: Source) {
        let mut models = self.lock();
        let checked = models.get_mut(model);
        let checked = checked.filter(|known| Arc::ptr_eq(&known.loaded, loaded));
        let known = checked.and_then(|known| known.sources.get_mut(source));
        if let Some(known) = known.filter(|known| known.changes == it.changes) {
            *known = it;
        }
    }

    /// What is wrong with the sentence patterns of a model file as it was loaded, tried once.
    fn patterns(
        &self,
        model: &DocumentKey,
        loaded: &Arc<LoadedModel>,
        number: ModelFileIdx,
    ) -> Vec<Problem> {
        let is_of = |it: &&mut Checked| Arc::ptr_eq(&it.loaded, loaded);
        let known = self
            .lock()
            .get_mut(model)
            .filter(is_of)
            .and_then(|it| it.patterns.clone());
        known.unwrap_or_else(|| {
            let found = pattern_problems(&loaded.model, |file| file == number);
            if let Some(checked) = self.lock().get_mut(model).filter(is_of) {
                checked.patterns = Some(found.clone());
            }
            found
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<DocumentKey, Checked>> {
        self.models.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// All that is wrong with the model file at `path`, which is open as `document`, in the order of its text.
    pub(crate) fn problems_in_model(
        &self,
        document: &DocumentKey,
        loaded: &Arc<LoadedModel>,
        path: &Path,
    ) -> Vec<Problem> {
        let mut problems: Vec<Problem> = problems_of(loaded, path).cloned().collect();
        if let Some(number) = path.to_str().and_then(|it| loaded.model.file_by_path(it)) {
            problems.extend(self.wrong_quotes(document, loaded, number));
            problems.extend(self.quotes.patterns(document, loaded, number));
        }
        problems.sort_by_key(|it| it.span);
        problems
    }

    fn wrong_quotes(
        &self,
        document: &DocumentKey,
        loaded: &Arc<LoadedModel>,
        number: ModelFileIdx,
    ) -> Vec<Problem> {
        let mut cited: HashMap<PathBuf, Vec<CitedFile<'_>>> = HashMap::new();
        let files = cited_files(&loaded.model).into_iter();
        for file in files.filter(|it| it.concerns(number)) {
            cited.entry(file.path.clone()).or_default().push(file);
        }
        let known = self.quotes.known(document, loaded, &cited);
        let mut found = Vec::new();
        for (path, files) in &cited {
            let mut source = known.get(path).cloned().unwrap_or_default();
            let problems = source.problems.take().unwrap_or_else(|| {
                let wrong = files
                    .iter()
                    .flat_map(|it| it.problems(|_| self.open_text(path)));
                wrong.filter(|it| it.file == number).collect()
            });
            found.extend_from_slice(&problems);
            source.problems = Some(problems);
            self.quotes.keep(document, loaded, path, source);
        }
        found
    }

    fn open_text(&self, path: &Path) -> Option<Arc<str>> {
        let snapshot = self.files().at(path)?;
        Some(snapshot.text.to_string().into())
    }

    /// Has the open model files checked again that quote a document, since its text has changed.
    pub(crate) fn source_changed(&self, source: &Path) {
        for model in self.quotes.changed(source) {
            let snapshot = self.files().get(&model);
            snapshot.into_iter().for_each(|it| self.analyst.submit(it));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::world::World;
    use super::*;

    #[test]
    fn what_was_found_in_a_text_that_changed_meanwhile_is_not_kept() {
        let quotes = Quotes::default();
        let loaded = World::new(None).model_of(None);
        let model = DocumentKey::new("file:///m.json");
        let [draft, other] = ["/d.md", "/o.md"].map(PathBuf::from);
        let cited = HashMap::from([(draft.clone(), Vec::new())]);
        let known = |loaded: &Arc<LoadedModel>| quotes.known(&model, loaded, &cited);
        let is_kept = |loaded: &Arc<LoadedModel>| known(loaded)[&draft].problems.is_some();
        let found = |loaded: &Arc<LoadedModel>| Source {
            problems: Some(Vec::new()),
            ..known(loaded)[&draft].clone()
        };
        assert!(quotes.changed(&draft).is_empty(), "nothing is open");
        let before = found(&loaded);
        assert_eq!(quotes.changed(&draft), std::slice::from_ref(&model));
        quotes.keep(&model, &loaded, &draft, before);
        assert!(!is_kept(&loaded));
        quotes.keep(&model, &loaded, &draft, found(&loaded));
        assert!(quotes.changed(&other).is_empty(), "nobody cites it");
        assert!(is_kept(&loaded));
        // A model that was loaded again is looked at anew.
        let again = Arc::new(LoadedModel {
            model: Arc::clone(&loaded.model),
            problems: Vec::new(),
            unread: Vec::new(),
        });
        assert!(!is_kept(&again));
        quotes.keep(&model, &loaded, &draft, found(&again));
        assert!(!is_kept(&again));
        quotes.forget(&model);
        assert!(quotes.changed(&draft).is_empty());
    }
}
