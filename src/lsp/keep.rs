//! The action that keeps a finding on purpose: a note in the workspace's `.copydesk/ignore.json`, as a plain edit.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};

use super::actions::{Deferred, Maker};
use super::server::Server;
use super::snapshot::Snapshot;
use crate::ide::{self, Analysis, Finding};
use crate::text::Span;
use crate::workspace::IgnoreNote;

/// The reason that a note carries until a person writes a better one.
const BECAUSE: &str = "kept by the desk";

impl Server {
    /// An action for each finding in the range that can be kept.
    pub(super) fn keep_actions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        span: Span,
    ) -> Vec<CodeAction> {
        let path = snapshot.path();
        if !self.state.world.keeps_notes(path.as_deref()) {
            return Vec::new();
        }
        let diagnose = self.state.diagnose(snapshot);
        let action = |(nth, finding): (usize, &Finding<Span>)| {
            ide::fingerprint(analysis, finding)?;
            let code = finding.rule.code;
            let action = CodeAction {
                title: format!("Keep this, because … ({code} in .copydesk/ignore.json)"),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnose.one(analysis, finding)]),
                ..CodeAction::default()
            };
            let deferred = Deferred::new(snapshot, Maker::Keep, span, nth);
            Some(self.with_edit(action, deferred, || {
                self.keep_edit(snapshot, analysis, finding)
            }))
        };
        let found = ide::findings_at(analysis, span).enumerate();
        found.filter_map(action).collect()
    }

    /// The edit that writes the note on a finding; `None` where the file cannot take it.
    pub(super) fn keep_edit(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        finding: &Finding<Span>,
    ) -> Option<WorkspaceEdit> {
        let path = snapshot.path();
        let note = note(analysis, finding)?;
        let noted = self.state.world.noted(path.as_deref(), &note)?;
        let before = noted.before.as_deref();
        self.file_edit(&noted.file, before, &noted.after)
    }
}

fn note(analysis: &Analysis, finding: &Finding<Span>) -> Option<IgnoreNote> {
    let fact = finding
        .fact
        .map(|fact| analysis.inputs.model.fact(fact).id.clone());
    Some(IgnoreNote {
        fingerprint: ide::fingerprint(analysis, finding)?,
        code: finding.rule.code.to_owned(),
        fact,
        text: analysis.text.slice(finding.at).into_owned(),
        because: BECAUSE.to_owned(),
    })
}
