//! Code lenses: the figures of a draft over its headline, the uses of a record over its entry in a model file.
//!
//! A click runs a command of ours that answers data and changes nothing, so it is an error in no client.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::lsp_types::{CodeLens, Command, Url};

use super::commands::{FACT_SHEET, WHERE_USED, subject_json, subjects};
use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::to_proto;
use super::uri::DocumentKey;
use crate::ide::{self, Subject, UseCounts};

impl Server {
    /// The lenses of an open document; those of a model file get their words when they are seen.
    pub(crate) async fn lenses(&self, uri: &Url) -> Option<Vec<CodeLens>> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        match snapshot.role {
            Role::Draft => {
                let analysis = snapshot.analyzed().await.ok()?;
                let lens = ide::headline(&analysis).map(|span| CodeLens {
                    range: to_proto::range(&snapshot.text, span, self.state.client().encoding),
                    command: Some(Command {
                        title: ide::ledger_counts(&analysis).in_words(),
                        command: FACT_SHEET.to_owned(),
                        arguments: Some(vec![json!(&*snapshot.uri)]),
                    }),
                    data: None,
                });
                Some(lens.into_iter().collect())
            }
            Role::Model => self.lenses_of_model(&snapshot).await,
            _ => None,
        }
    }

    async fn lenses_of_model(&self, snapshot: &Snapshot) -> Option<Vec<CodeLens>> {
        let path = snapshot.path()?;
        let loaded = self.model_with(&path, snapshot).await?;
        let encoding = self.state.client().encoding;
        let records = ide::records_in_model(&loaded.model, path.to_str()?).into_iter();
        let lens = |(span, subject)| {
            let mut data = subject_json(&subject);
            // Another folder may give another record the same id.
            if let Some(about) = data.as_object_mut() {
                about.insert("file".to_owned(), json!(path.to_str()));
            }
            CodeLens {
                range: to_proto::range(&snapshot.text, span, encoding),
                command: None,
                data: Some(data),
            }
        };
        Some(records.map(lens).collect())
    }

    /// A lens with its words. One that nobody of us has made stays as it is, with no words.
    pub(crate) async fn resolved_lens(&self, mut lens: CodeLens) -> CodeLens {
        if lens.command.is_some() {
            return lens;
        }
        let about = lens.data.as_ref().unwrap_or(&Value::Null);
        let title = match subjects(about).as_deref() {
            Some([subject]) => {
                let file = about.get("file").and_then(Value::as_str);
                self.uses(subject, file).await.in_words()
            }
            _ => String::new(),
        };
        lens.command = Some(Command {
            title,
            command: WHERE_USED.to_owned(),
            arguments: Some(vec![about.clone()]),
        });
        lens
    }

    /// How often drafts use the record in a model file.
    async fn uses(&self, subject: &Subject, file: Option<&str>) -> UseCounts {
        let mut counts = UseCounts::default();
        for snapshot in self.drafts() {
            let analysis = snapshot.analyzed().await;
            let is_it = |it: &Arc<ide::Analysis>| {
                file.is_none() || ide::file_of_record(&it.inputs.model, subject) == file
            };
            if let Some(analysis) = analysis.ok().filter(is_it) {
                counts.add(&ide::usages(&analysis, subject));
            }
        }
        let closed = &self.state.closed;
        closed.completed().await;
        for (_, used) in closed.uses(subject, file) {
            counts.add_draft(used.places.iter().map(|it| it.agreement));
        }
        counts
    }
}
