//! Requests in documents that are no drafts: model files and `copydesk.toml`.

use std::sync::Arc;

use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, DocumentHighlight,
    DocumentHighlightKind, Documentation, Hover, TextDocumentPositionParams, TextEdit, Url,
};

use super::completion::known_kind;
use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::to_proto;
use super::uri::DocumentKey;
use crate::ide::{self, ModelCompletion, ModelCompletionKind, Symbol};
use crate::text::Span;
use crate::workspace::{
    SettingCompletion, complete_setting, describe_setting, outline_of_settings,
};

impl Server {
    /// What is known at a place of a model file or of a project's settings.
    pub(crate) async fn describe_in_files(&self, at: &TextDocumentPositionParams) -> Option<Hover> {
        let (snapshot, offset) = self.open_at(at)?;
        let client = self.state.client();
        let (span, markup) = match snapshot.role {
            Role::Model => {
                let path = snapshot.path()?;
                let loaded = self.model_with(&path, &snapshot).await?;
                let hover = ide::hover_in_model(&loaded.model, path.to_str()?, offset)?;
                (hover.span, hover.markup)
            }
            Role::Settings => describe_setting(&snapshot.text.to_string(), offset)?,
            Role::Draft | Role::Notes | Role::Untouched => return None,
        };
        Some(to_proto::description(&snapshot.text, span, &markup, client))
    }

    /// What may stand at a place of a model file or of a project's settings.
    pub(crate) async fn complete_in_files(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<Vec<CompletionItem>> {
        let (snapshot, offset) = self.open_at(at)?;
        let text = snapshot.text.to_string();
        match snapshot.role {
            Role::Model => {
                let loaded = self.model_of(snapshot.path()).await?;
                let list = ide::completions_in_model(&loaded.model, &text, offset).into_iter();
                Some(list.map(|it| self.model_item(&snapshot, it)).collect())
            }
            Role::Settings => {
                let list = complete_setting(&text, offset).into_iter();
                Some(list.map(|it| self.setting_item(&snapshot, it)).collect())
            }
            Role::Draft | Role::Notes | Role::Untouched => None,
        }
    }

    /// The outline of a model file or of a project's settings.
    pub(crate) async fn outline_of_file(&self, uri: &Url) -> Option<(Arc<Snapshot>, Vec<Symbol>)> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        let outline = match snapshot.role {
            Role::Model => {
                let path = snapshot.path()?;
                let loaded = self.model_with(&path, &snapshot).await?;
                ide::outline_of_model(&loaded.model, path.to_str()?)
            }
            Role::Settings => outline_of_settings(&snapshot.text.to_string()),
            Role::Draft | Role::Notes | Role::Untouched => return None,
        };
        Some((snapshot, outline))
    }

    /// The records of a model file, to fold.
    pub(crate) async fn folds_of_file(&self, uri: &Url) -> Option<(Arc<Snapshot>, Vec<Span>)> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        let path = snapshot.path().filter(|_| snapshot.role == Role::Model)?;
        let loaded = self.model_with(&path, &snapshot).await?;
        let folds = ide::folds_of_model(&loaded.model, path.to_str()?);
        Some((snapshot, folds))
    }

    /// Where a model file names the record that the id at a place names: written where that record has its id.
    pub(crate) async fn highlights_in_file(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<Vec<DocumentHighlight>> {
        let (snapshot, offset) = self.open_at(at)?;
        let path = snapshot.path().filter(|_| snapshot.role == Role::Model)?;
        let loaded = self.model_with(&path, &snapshot).await?;
        let places = ide::highlights_in_model(&loaded.model, path.to_str()?, offset);
        let encoding = self.state.client().encoding;
        let highlight = |(span, written)| DocumentHighlight {
            range: to_proto::range(&snapshot.text, span, encoding),
            kind: Some(match written {
                true => DocumentHighlightKind::WRITE,
                false => DocumentHighlightKind::READ,
            }),
        };
        Some(places.into_iter().map(highlight).collect())
    }

    fn model_item(&self, snapshot: &Snapshot, it: ModelCompletion) -> CompletionItem {
        let kind = match it.kind {
            ModelCompletionKind::Field => CompletionItemKind::FIELD,
            ModelCompletionKind::Word => CompletionItemKind::ENUM_MEMBER,
            ModelCompletionKind::Unit => CompletionItemKind::UNIT,
            ModelCompletionKind::Id => CompletionItemKind::REFERENCE,
            ModelCompletionKind::Name => CompletionItemKind::TEXT,
        };
        CompletionItem {
            kind: Some(known_kind(kind, self.state.client())),
            detail: (!it.detail.is_empty()).then_some(it.detail),
            ..self.item(snapshot, it.label, it.doc, it.insert, it.replaces)
        }
    }

    fn setting_item(&self, snapshot: &Snapshot, it: SettingCompletion) -> CompletionItem {
        let kind = if it.is_key {
            CompletionItemKind::PROPERTY
        } else {
            CompletionItemKind::ENUM_MEMBER
        };
        CompletionItem {
            kind: Some(known_kind(kind, self.state.client())),
            ..self.item(snapshot, it.label, it.doc, it.insert, it.replaces)
        }
    }

    fn item(
        &self,
        snapshot: &Snapshot,
        label: String,
        doc: String,
        insert: String,
        replaces: Span,
    ) -> CompletionItem {
        let range = to_proto::range(&snapshot.text, replaces, self.state.client().encoding);
        CompletionItem {
            label,
            documentation: (!doc.is_empty()).then_some(Documentation::String(doc)),
            // Ids are found by the names of what they stand for, so the client must not sort them out by their letters.
            filter_text: Some(snapshot.text.slice(replaces).into_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, insert))),
            ..CompletionItem::default()
        }
    }
}
