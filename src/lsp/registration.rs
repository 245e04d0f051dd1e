//! What is asked of the client once it is initialized: to watch model files, and to tell its settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::{
    RegisterCapability, UnregisterCapability, WorkspaceConfiguration,
};
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, Registration, RegistrationParams, Unregistration,
    UnregistrationParams, Url,
};

use super::config::SECTION;
use super::state::State;

/// The model files of workspaces and stories, the drafts, what leaves drafts out, and the settings of projects, as glob
/// patterns.
const WATCHED: [&str; 5] = [
    "**/.copydesk/*.{json,jsonl,cdmodel}",
    "**/*.model.json",
    "**/*.{md,markdown,txt,text,html,htm}",
    "**/.{gitignore,ignore}",
    "**/copydesk.toml",
];

const WATCHING: &str = "workspace/didChangeWatchedFiles";

/// What the registration is called that watches the model files of projects and settings.
const MODELS: &str = "copydesk/models";

/// The model files in a folder of them.
const MODEL_FILES: &str = "**/*.{json,jsonl,cdmodel}";

impl State {
    /// Asks to be told of changes in the folders of model files that projects and settings name; they may lie anywhere. Asks
    /// again when there are new ones.
    pub(crate) fn watch_models(&self) {
        let client = self.client();
        if !client.watches_files {
            return;
        }
        let Some((folders, is_first)) = self.watched_folders.add(self.world.model_folders()) else {
            return;
        };
        if !is_first {
            let params = UnregistrationParams {
                unregisterations: vec![Unregistration {
                    id: MODELS.to_owned(),
                    method: WATCHING.to_owned(),
                }],
            };
            self.requests
                .send_and_forget::<UnregisterCapability>(&self.outbox, params);
        }
        let relative = client.watches_folders;
        let watchers: Vec<Value> = folders
            .iter()
            .filter_map(|it| watcher(it, relative))
            .collect();
        if !watchers.is_empty() {
            let params = registration(MODELS, WATCHING, json!({"watchers": watchers}));
            self.requests
                .send_and_forget::<RegisterCapability>(&self.outbox, params);
        }
    }

    /// Asks to be told of changes, as far as the client can be asked.
    pub(crate) fn register(self: &Arc<State>) {
        let client = self.client();
        if client.watches_files {
            let watchers = WATCHED.map(|pattern| json!({"globPattern": pattern}));
            let options = json!({"watchers": watchers});
            let params = registration(WATCHING, WATCHING, options);
            let state = Arc::clone(self);
            tokio::spawn(async move {
                let requests = &state.requests;
                let agreed = requests.send::<RegisterCapability>(&state.outbox, params);
                // Until a client has agreed, and with one that refuses or is silent, saving has to do.
                if agreed.await.is_some() {
                    state.watched.store(true, Ordering::Relaxed);
                }
            });
        }
        if client.announces_settings {
            let method = "workspace/didChangeConfiguration";
            let params = registration(method, method, json!({"section": SECTION}));
            self.requests
                .send_and_forget::<RegisterCapability>(&self.outbox, params);
        }
    }

    /// Asks for the settings, of all and of each folder, and takes them when they come.
    pub(crate) fn ask_for_settings(self: &Arc<State>) {
        if !self.client().configuration {
            return;
        }
        let state = Arc::clone(self);
        let folders = self.world.folders_with_settings();
        tokio::spawn(async move {
            let scopes = std::iter::once(None).chain(folders.iter().map(Some));
            let params = ConfigurationParams {
                items: scopes.map(|it| item(it.map(String::as_str))).collect(),
            };
            let asked = state
                .requests
                .send::<WorkspaceConfiguration>(&state.outbox, params);
            let mut answers = asked.await.unwrap_or_default().into_iter();
            // No settings are not the same as settings that say nothing: those of `initialize` stay.
            if let Some(settings) = answers.next().filter(|it| !it.is_null()) {
                state.configure(&settings);
            }
            for (folder, settings) in folders.iter().zip(answers).filter(|it| !it.1.is_null()) {
                state.configure_folder(folder, &settings);
            }
        });
    }
}

fn item(scope: Option<&str>) -> ConfigurationItem {
    ConfigurationItem {
        scope_uri: scope.and_then(|it| Url::parse(it).ok()),
        section: Some(SECTION.to_owned()),
    }
}

/// The model files in a folder as a pattern: relative to it where the client can have that, since many look for other
/// patterns in the workspace alone.
fn watcher(folder: &Path, relative: bool) -> Option<Value> {
    let pattern = match relative {
        true => json!({"baseUri": Url::from_file_path(folder).ok()?, "pattern": MODEL_FILES}),
        // Characters of globs in a folder's name cannot be told from globs.
        false if folder.to_str()?.contains(['*', '?', '[', '{']) => return None,
        false => json!(format!(
            "{}/{MODEL_FILES}",
            folder.to_str()?.trim_end_matches('/')
        )),
    };
    Some(json!({"globPattern": pattern}))
}

/// The folders that were asked about.
#[derive(Debug, Default)]
pub(crate) struct WatchedFolders(Mutex<BTreeSet<PathBuf>>);

impl WatchedFolders {
    /// Adds folders; gives all of them, and whether there were none before. `None` where there is none that is new: one that
    /// no project names any more is watched on, which costs little.
    fn add(&self, folders: BTreeSet<PathBuf>) -> Option<(BTreeSet<PathBuf>, bool)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (before, is_first) = (known.len(), known.is_empty());
        known.extend(folders);
        (known.len() > before).then(|| (known.clone(), is_first))
    }
}

fn registration(id: &str, method: &str, options: Value) -> RegistrationParams {
    RegistrationParams {
        registrations: vec![Registration {
            id: id.to_owned(),
            method: method.to_owned(),
            register_options: Some(options),
        }],
    }
}
