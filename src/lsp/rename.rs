//! Renaming the id of a record across model files.

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, TextEdit, Url, WorkspaceEdit,
};

use super::server::Server;
use super::snapshot::Role;
use super::to_proto;
use super::uri::file_path;
use crate::ide;

impl Server {
    /// The id at a place of a model file, where one can be renamed.
    pub(crate) async fn renamable(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<PrepareRenameResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let path = file_path(&snapshot.uri).filter(|_| snapshot.role == Role::Model)?;
        let loaded = self.model_with(&path, &snapshot).await?;
        let (subject, span) = ide::id_in_model(&loaded.model, path.to_str()?, offset)?;
        let id = snapshot.text.slice(span).into_owned();
        ide::rename_in_models(&loaded.model, &subject, &id).ok()?;
        let range = to_proto::range(&snapshot.text, span, self.state.client().encoding);
        Some(PrepareRenameResponse::RangeWithPlaceholder {
            range,
            placeholder: id,
        })
    }

    /// The edits that give the record at a place another id.
    pub(crate) async fn renamed(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let Some((snapshot, offset)) = self.open_at(&params.text_document_position) else {
            return Ok(None);
        };
        let path = file_path(&snapshot.uri).filter(|_| snapshot.role == Role::Model);
        let Some(path) = path else {
            return Ok(None);
        };
        let Some(loaded) = self.model_with(&path, &snapshot).await else {
            return Err(Error::content_modified());
        };
        let model = &loaded.model;
        let subject = path
            .to_str()
            .and_then(|it| ide::id_in_model(model, it, offset));
        let Some((subject, _)) = subject else {
            return Ok(None);
        };
        let places = ide::rename_in_models(model, &subject, &params.new_name);
        let places = places.map_err(|why| Error {
            code: ErrorCode::InvalidParams,
            message: why.into(),
            data: None,
        })?;
        let mut edit = WorkspaceEdit::new(Default::default());
        for place in places {
            let file = model.files.iter().find(|it| it.path == place.path);
            let uri = Url::from_file_path(&place.path).ok();
            if let (Some(file), Some(uri), Some(changes)) = (file, uri, edit.changes.as_mut()) {
                let text = self.state.texts.of(&file.path, &file.text);
                let range = to_proto::range(&text, place.span, self.state.client().encoding);
                let edits = changes.entry(uri).or_default();
                edits.push(TextEdit::new(range, params.new_name.clone()));
            }
        }
        Ok(Some(edit))
    }
}
