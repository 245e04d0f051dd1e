//! What is asked of the client once it is initialized: to watch model files, and to tell its settings.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::{RegisterCapability, WorkspaceConfiguration};
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, Registration, RegistrationParams,
};

use super::config::SECTION;
use super::state::State;

/// The model files of workspaces and stories, as glob patterns.
const MODEL_FILES: [&str; 2] = ["**/.copydesk/*.{json,jsonl}", "**/*.model.json"];

impl State {
    /// Asks to be told of changes, as far as the client can be asked.
    pub(crate) fn register(self: &Arc<State>) {
        let client = self.client();
        if client.watches_files {
            let watchers = MODEL_FILES.map(|pattern| json!({"globPattern": pattern}));
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

    /// Asks for the settings, and takes them when they come.
    pub(crate) fn ask_for_settings(self: &Arc<State>) {
        if !self.client().configuration {
            return;
        }
        let state = Arc::clone(self);
        let params = ConfigurationParams {
            items: vec![ConfigurationItem {
                scope_uri: None,
                section: Some(SECTION.to_owned()),
            }],
        };
        tokio::spawn(async move {
            let answer = state
                .requests
                .send::<WorkspaceConfiguration>(&state.outbox, params)
                .await;
            // No settings are not the same as settings that say nothing: those of `initialize` stay.
            let settings = answer.and_then(|it| it.into_iter().next());
            if let Some(settings) = settings.filter(|it| !it.is_null()) {
                state.configure(&settings);
            }
        });
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
