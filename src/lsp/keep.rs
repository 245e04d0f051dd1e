//! The action that keeps a finding on purpose: a note in the workspace's `.copydesk/ignore.json`, as a plain edit.

use std::path::Path;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CreateFile, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::client::Client;
use super::from_proto;
use super::server::Server;
use super::snapshot::Snapshot;
use super::to_proto;
use super::uri::file_path;
use super::world::Noted;
use crate::ide::{self, Analysis, Finding};
use crate::text::{Span, Text};
use crate::workspace::IgnoreNote;

/// The reason that a note carries until a person writes a better one.
const BECAUSE: &str = "kept by the desk";

impl Server {
    /// An action for each finding in the range that can be kept.
    pub(super) fn keep_actions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        params: &CodeActionParams,
    ) -> Vec<CodeAction> {
        let client = self.state.client();
        let path = file_path(&snapshot.uri);
        let span = from_proto::span(snapshot, params.range, client.encoding);
        let diagnose = self.state.diagnose(snapshot);
        let action = |finding: &Finding<Span>| {
            let note = note(analysis, finding)?;
            let noted = self.state.world.noted(path.as_deref(), &note)?;
            Some(CodeAction {
                title: format!(
                    "Keep this, because … ({} in .copydesk/ignore.json)",
                    note.code
                ),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnose.one(analysis, finding)]),
                edit: edit(&noted, client),
                ..CodeAction::default()
            })
        };
        ide::findings_at(analysis, span)
            .filter_map(action)
            .collect()
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

/// The edit that writes the note; `None` where the file must be made first and the client cannot.
fn edit(noted: &Noted, client: &Client) -> Option<WorkspaceEdit> {
    let uri = Url::from_file_path(Path::new(&noted.file)).ok()?;
    let Some(before) = &noted.before else {
        return client.creates_files.then(|| creation(uri, &noted.after));
    };
    let all = Text::from(&**before);
    let range = to_proto::range(&all, Span::new(0, all.len()), client.encoding);
    let edit = TextEdit::new(range, noted.after.clone());
    Some(WorkspaceEdit::new([(uri, vec![edit])].into()))
}

/// The edit that makes a file with this text.
pub(super) fn creation(uri: Url, text: &str) -> WorkspaceEdit {
    let create = CreateFile {
        uri: uri.clone(),
        options: None,
        annotation_id: None,
    };
    let start = Position::new(0, 0);
    let fill = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
        edits: vec![OneOf::Left(TextEdit::new(
            Range::new(start, start),
            text.to_owned(),
        ))],
    };
    let operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(fill),
    ];
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    }
}
