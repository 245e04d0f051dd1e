//! The actions that write what a draft says into a model file, as plain edits. They come after all others and change
//! nothing of the draft.

use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};

use super::actions::{Deferred, Maker};
use super::server::Server;
use super::snapshot::Snapshot;
use crate::ide::{self, Analysis, Capture};
use crate::text::Span;
use crate::workspace::{CapturedFrom, file_of_entity, with_capture};

/// The kind of the actions.
pub(crate) const CAPTURE: CodeActionKind = CodeActionKind::new("refactor.capture.copydesk");

impl Server {
    /// An action for each thing in the range that the model does not hold yet.
    pub(super) fn capture_actions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        span: Span,
    ) -> Vec<CodeAction> {
        let found = ide::captures(analysis, span);
        let action = |(nth, capture): (usize, &Capture)| {
            let file = self.file_for(snapshot, analysis, capture)?;
            let action = CodeAction {
                title: title(capture, analysis, &file),
                kind: Some(CAPTURE),
                ..CodeAction::default()
            };
            let deferred = Deferred::new(snapshot, Maker::Capture, span, nth);
            Some(self.with_edit(action, deferred, || {
                self.capture_edit(snapshot, analysis, capture)
            }))
        };
        found.iter().enumerate().filter_map(action).collect()
    }

    /// The edit of an action of [`Server::capture_actions`]; `None` where the file cannot take it. Reads that file and hashes the
    /// draft.
    pub(super) fn capture_edit(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        capture: &Capture,
    ) -> Option<WorkspaceEdit> {
        let draft = snapshot.path();
        let file = self.file_for(snapshot, analysis, capture)?;
        let before = self.state.world.text_of(&file)?;
        let from = CapturedFrom {
            path: draft.as_deref(),
            text: &analysis.text.to_string(),
        };
        let old = before.as_deref().unwrap_or_default();
        let after = with_capture(old, &file, &analysis.inputs.model, capture, from).ok()?;
        self.file_edit(&file, before.as_deref(), &after)
    }

    /// The model file that takes a capture.
    fn file_for(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        capture: &Capture,
    ) -> Option<PathBuf> {
        let own = match capture {
            Capture::OtherName { entity, .. } => file_of_entity(&analysis.inputs.model, entity),
            Capture::Name { .. } | Capture::Figure(_) => None,
        };
        let draft = snapshot.path();
        own.or_else(|| self.state.world.file_for_records(draft.as_deref()))
    }
}

fn title(capture: &Capture, analysis: &Analysis, file: &Path) -> String {
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    match capture {
        Capture::Name { text, kind } => {
            let kind = kind.word().replace('_', " ");
            format!("Add “{text}” to the model as a {kind} ({file})")
        }
        Capture::OtherName { text, entity } => {
            let model = &analysis.inputs.model;
            let known = model.entity_by_id(entity).map(|it| model.entity(it).name());
            let known = known.unwrap_or_default();
            format!("Add “{text}” as another name of {known} ({file})")
        }
        Capture::Figure(figure) => format!("Record “{}” as a fact ({file})", figure.written),
    }
}
