//! The desk: the folders of the workspace with their settings, the open model files, and the models loaded so far.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::config::Config;
use super::home::Root;
use super::uri::{DocumentKey, file_path};
use crate::workspace::{LoadedModel, ModelPath};

/// What the client and its files say, but for drafts.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) folders: Vec<Folder>,
    pub(super) config: Config,
    /// The texts of model files that are open in the editor; they win over the disk.
    pub(super) buffers: HashMap<PathBuf, Arc<str>>,
    /// Loaded models by the files they were made from, each with the revision it was loaded at.
    pub(super) models: HashMap<Vec<ModelPath>, (u64, Arc<LoadedModel>)>,
    /// Rises when loaded models may be out of date.
    pub(super) revision: u64,
}

/// A folder of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folder {
    pub(super) key: DocumentKey,
    /// As the client writes it; `None` where it gave a path alone.
    pub(super) uri: Option<String>,
    pub(super) root: Root,
    /// Its own settings, where the client has given some for it.
    pub(super) config: Option<Config>,
}

impl Desk {
    /// The settings for a file: those of the innermost folder that holds it and has its own, else those for all.
    pub(super) fn config_of(&self, path: Option<&Path>) -> &Config {
        let holds = |folder: &&Folder| path.is_some_and(|path| path.starts_with(&folder.root.path));
        let holding = self.folders.iter().filter(holds);
        let innermost = holding
            .filter(|it| it.config.is_some())
            .max_by_key(|it| it.root.path.components().count());
        innermost
            .and_then(|it| it.config.as_ref())
            .unwrap_or(&self.config)
    }

    /// The settings for all, and those of folders.
    pub(super) fn configs(&self) -> impl Iterator<Item = &Config> {
        let own = self.folders.iter().filter_map(|it| it.config.as_ref());
        std::iter::once(&self.config).chain(own)
    }

    /// Notes that loaded models may be out of date.
    pub(super) fn forget_models(&mut self) {
        self.revision += 1;
    }

    /// Keeps a loaded model. Where the known one was made from the same texts, that one stays, so that drafts whose model
    /// did not really change are not analysed again.
    pub(super) fn keep(
        &mut self,
        files: Vec<ModelPath>,
        mut loaded: LoadedModel,
        revision: u64,
    ) -> Arc<LoadedModel> {
        if let Some((_, known)) = self.models.get(&files)
            && known.model.files == loaded.model.files
            // One whose file was damaged meanwhile says nothing, even when the file is whole again.
            && known.model.failures().next().is_none()
        {
            loaded.model = Arc::clone(&known.model);
        }
        let loaded = Arc::new(loaded);
        self.models.insert(files, (revision, Arc::clone(&loaded)));
        loaded
    }
}

/// The folders that `initialize` names, in the newest of three ways that the client knows.
pub(super) fn folders(params: &Value) -> Vec<Folder> {
    if let Some(Value::Array(folders)) = params.get("workspaceFolders") {
        let uris = folders.iter().filter_map(|it| it.get("uri")?.as_str());
        return uris.filter_map(folder).collect();
    }
    if let Some(uri) = params.get("rootUri").and_then(Value::as_str) {
        return folder(uri).into_iter().collect();
    }
    let path = params.get("rootPath").and_then(Value::as_str);
    let path = path.filter(|it| Path::new(it).is_absolute());
    path.map(|path| Folder {
        key: DocumentKey::new(path),
        uri: None,
        root: Root::new(path.into()),
        config: None,
    })
    .into_iter()
    .collect()
}

/// The folder at a URI; `None` where it is no file's.
pub(super) fn folder(uri: &str) -> Option<Folder> {
    Some(Folder {
        key: DocumentKey::new(uri),
        uri: Some(uri.to_owned()),
        root: Root::new(file_path(uri)?),
        config: None,
    })
}

/// The shared model files: absolute ones as they are, relative ones in each folder that has them.
pub(super) fn shared_files(shared: &[PathBuf], roots: &[PathBuf]) -> Vec<ModelPath> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in shared {
        if path.is_absolute() || roots.is_empty() {
            paths.push(path.clone());
            continue;
        }
        let mut found = roots.iter().map(|root| root.join(path)).peekable();
        // One that is nowhere is still named once, so that somebody learns that it is missing.
        let first = found.peek().cloned();
        let there: Vec<PathBuf> = found.filter(|it| it.exists()).collect();
        paths.extend(if there.is_empty() {
            first.into_iter().collect()
        } else {
            there
        });
    }
    paths.into_iter().map(ModelPath::shared).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn folders_in_three_ways() {
        let paths = |params: Value| -> Vec<PathBuf> {
            folders(&params)
                .into_iter()
                .map(|it| it.root.path)
                .collect()
        };
        let both = json!({"workspaceFolders": [{"uri": "file:///a", "name": "a"}, {"uri": "untitled:x"}, 7], "rootUri": "file:///b"});
        assert_eq!(paths(both), [PathBuf::from("/a")]);
        let older = json!({"workspaceFolders": null, "rootUri": "file:///b", "rootPath": "/c"});
        assert_eq!(paths(older), [PathBuf::from("/b")]);
        assert_eq!(
            paths(json!({"rootUri": null, "rootPath": "/c"})),
            [PathBuf::from("/c")]
        );
        assert!(paths(json!({"rootPath": "relative"})).is_empty());
        assert!(paths(json!({})).is_empty());
    }
}
