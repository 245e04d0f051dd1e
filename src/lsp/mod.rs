//! The language server: the only place that knows LSP, JSON-RPC and tokio.
//!
//! From the wire inwards: frames and envelopes, the outbox, the transport's loop; then what the client can do, the open
//! documents and their snapshots, the thread that analyses them; then the requests.

mod envelope;
mod frame;
mod outbox;
mod stdio;
mod transport;

mod client;
mod requests;
mod watch;

mod home;
mod sync_params;
mod uri;

mod open_files;
mod snapshot;

mod analyst;
mod blocking;
mod closed;
mod closed_models;
mod config;
mod desk;
mod loader;
mod world;

mod diagnostics;
mod from_proto;
mod keep;
mod model_texts;
mod to_proto;

mod actions;
mod capabilities;
mod capture;
mod changes;
mod commands;
mod completion;
mod deletions;
mod document_diagnostics;
mod documents;
mod file_edit;
mod file_operations;
mod files;
mod findings;
mod front;
mod hierarchy;
mod hints;
mod lenses;
mod links;
mod navigation;
mod progress;
mod quotes;
mod refresh;
mod registration;
mod rename;
mod semantic;
mod server;
mod sheet;
mod source_texts;
mod state;
mod sweep;
mod symbols;
mod workspace_diagnostics;

mod serve;

#[cfg(test)]
mod simulation;

pub use config::settings_schema;
pub use serve::{serve, serve_stdio};
