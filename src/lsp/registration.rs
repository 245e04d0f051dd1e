//! What is asked of the client once it is initialized: to watch model files, and to tell its settings.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::{RegisterCapability, WorkspaceConfiguration};
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, Registration, RegistrationParams, Url,
};

use super::config::SECTION;
use super::state::State;

/// The model files of workspaces and stories, the drafts, what leaves drafts out, and the settings of projects, as glob
/// patterns.
const WATCHED: [&str; 5] = [
    "**/.copydesk/*.{json,jsonl}",
    "**/*.model.json",
    "**/*.{md,markdown,txt,text,html,htm}",
    "**/.{gitignore,ignore}",
    "**/copydesk.toml",
];

impl State {
    /// Asks to be told of changes, as far as the client can be asked.
    pub(crate) fn register(self: &Arc<State>) {
        let client = self.client();
        if client.watches_files {
            let watchers = WATCHED.map(|pattern| json!({"globPattern": pattern}));
            let options = json!({"watchers": watchers});
            let params = registration("workspace/didChangeWatchedFiles", options);
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
            let params = registration(
                "workspace/didChangeConfiguration",
                json!({"section": SECTION}),
            );
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

fn registration(method: &str, options: Value) -> RegistrationParams {
    RegistrationParams {
        registrations: vec![Registration {
            id: method.to_owned(),
            method: method.to_owned(),
            register_options: Some(options),
        }],
    }
}
