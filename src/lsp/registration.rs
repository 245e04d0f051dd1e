//! What is asked of the client once it is initialized: to watch model files, and to tell its settings.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::request::{RegisterCapability, WorkspaceConfiguration};
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, Registration, RegistrationParams,
};

use super::client::Client;
use super::config::SECTION;
use super::state::State;

/// The model files of workspaces and stories, as glob patterns.
const MODEL_FILES: [&str; 2] = ["**/.copydesk/*.{json,jsonl}", "**/*.model.json"];

impl State {
    /// Asks to be told of changes, as far as the client can be asked.
    pub(crate) fn register(&self) {
        let registrations = registrations(self.client());
        if !registrations.is_empty() {
            // A client that refuses is asked no more; saving then has to do.
            let params = RegistrationParams { registrations };
            drop(
                self.requests
                    .send::<RegisterCapability>(&self.outbox, params),
            );
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

fn registrations(client: &Client) -> Vec<Registration> {
    let registration = |method: &str, options| Registration {
        id: method.to_owned(),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut registrations = Vec::new();
    if client.watches_files {
        let watchers = MODEL_FILES.map(|pattern| json!({"globPattern": pattern}));
        registrations.push(registration(
            "workspace/didChangeWatchedFiles",
            json!({"watchers": watchers}),
        ));
    }
    if client.announces_settings {
        registrations.push(registration(
            "workspace/didChangeConfiguration",
            json!({"section": SECTION}),
        ));
    }
    registrations
}
