//! Renaming: the name of an entity in a draft, an id in all model files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, TextEdit, WorkspaceEdit,
};

use super::blocking::elsewhere;
use super::navigation::Spot;
use super::server::Server;
use super::snapshot::{Role, Superseded};
use super::to_proto;
use crate::ide::{self, IdPlace, Subject};
use crate::text::Span;
use crate::workspace::LoadedModel;

impl Server {
    /// What a rename at a place would change there, so that the person sees the old name.
    pub(crate) async fn prepared(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<PrepareRenameResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let (span, placeholder) = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => {
                let found = ide::renamable(&analysis, offset)?;
                (found.span, found.name)
            }
            Spot::Model(loaded, path) => {
                let (subject, span) = ide::id_in_model(&loaded.model, path.to_str()?, offset)?;
                // What cannot be renamed at all is not offered.
                let old = snapshot.text.slice(span).into_owned();
                ide::rename_in_models(&loaded.model, &subject, &old).ok()?;
                (span, old)
            }
        };
        Some(PrepareRenameResponse::RangeWithPlaceholder {
            range: to_proto::range(&snapshot.text, span, self.state.client().encoding),
            placeholder,
        })
    }

    /// The edits of a rename.
    pub(crate) async fn renamed(&self, params: &RenameParams) -> Result<Option<WorkspaceEdit>> {
        let nothing = || refused("there is nothing to rename here");
        let at = &params.text_document_position;
        let (snapshot, offset) = self.open_at(at).ok_or_else(nothing)?;
        let new = &params.new_name;
        let Some(spot) = self.spot(&snapshot).await else {
            // A model file of which a newer version is there already is no longer the one that was asked about.
            let is_known = matches!(snapshot.role, Role::Draft | Role::Model);
            return Err(if is_known {
                Superseded.into()
            } else {
                nothing()
            });
        };
        match spot {
            Spot::Draft(analysis) => {
                let edits = ide::rename(&analysis, offset, new).map_err(refused)?;
                let client = self.state.client();
                Ok(to_proto::workspace_edit(&snapshot, &edits, client))
            }
            Spot::Model(loaded, path) => {
                let path = path.to_str().ok_or_else(nothing)?;
                let id = ide::id_in_model(&loaded.model, path, offset);
                let (subject, _) = id.ok_or_else(nothing)?;
                let places = ide::rename_in_models(&loaded.model, &subject, new.trim());
                let mut places = places.map_err(refused)?;
                let others = self.models_beside(&loaded).await;
                let mut models = vec![loaded];
                for other in others {
                    let more = in_other_model(&other, &subject, new.trim(), &places);
                    places.extend(more.map_err(refused)?);
                    models.push(other);
                }
                self.in_all_models(&models, &places, new.trim())
            }
        }
    }

    /// The other models of the workspace's drafts: a record that drafts share is named by the files of their stories.
    pub(crate) async fn models_beside(&self, loaded: &Arc<LoadedModel>) -> Vec<Arc<LoadedModel>> {
        self.state.all_closed().await;
        let drafts = self.model_users().await;
        let (world, own) = (Arc::clone(&self.state.world), Arc::clone(loaded));
        let others = elsewhere(move || {
            let mut models = vec![own];
            for draft in drafts {
                let other = world.model_of(Some(&draft));
                if !models.iter().any(|it| Arc::ptr_eq(it, &other)) {
                    models.push(other);
                }
            }
            models.split_off(1)
        });
        others.await.unwrap_or_default()
    }

    /// Edits of several model files: of the version at hand where one is open.
    fn in_all_models(
        &self,
        models: &[Arc<LoadedModel>],
        places: &[IdPlace],
        new: &str,
    ) -> Result<Option<WorkspaceEdit>> {
        let mut by_file: BTreeMap<&str, Vec<(Span, String)>> = BTreeMap::new();
        for place in places {
            let edits = by_file.entry(&place.path).or_default();
            edits.push((place.span, new.to_owned()));
        }
        let client = self.state.client();
        let mut documents = Vec::new();
        for (path, edits) in by_file {
            let file_in =
                |it: &'_ Arc<LoadedModel>| it.model.file(it.model.file_by_path(path)?).cloned();
            let file = models.iter().find_map(file_in);
            let (Some(uri), Some(file)) = (self.state.url(path), file) else {
                continue;
            };
            let open = self.state.files().at(Path::new(path));
            if open
                .as_ref()
                .is_some_and(|it| it.text.to_string() != *file.text)
            {
                return Err(Superseded.into());
            }
            let text = self.state.texts.of(path, &file.text);
            let version = open.as_deref().and_then(to_proto::version);
            let edits = edits.into_iter().map(|(span, new)| {
                TextEdit::new(to_proto::range(&text, span, client.encoding), new)
            });
            documents.push((uri, version, edits.collect()));
        }
        Ok(Some(to_proto::edits_of(documents, client)))
    }
}

/// The places of an id in another model, but for those that are `known`: none where no file is common to both that names it,
/// since the id is that of another record then.
fn in_other_model(
    other: &LoadedModel,
    subject: &Subject,
    new: &str,
    known: &[IdPlace],
) -> std::result::Result<Vec<IdPlace>, String> {
    let is_known = |place: &IdPlace| known.contains(place);
    let here = ide::rename_in_models(&other.model, subject, subject.id()).unwrap_or_default();
    if !here.iter().any(is_known) {
        return Ok(Vec::new());
    }
    let mut places = ide::rename_in_models(&other.model, subject, new)?;
    places.retain(|it| !is_known(it));
    Ok(places)
}

/// A request that cannot be carried out, with a sentence for the person (LSP 3.17, `RequestFailed`).
fn refused(why: impl Into<String>) -> Error {
    let why: String = why.into();
    Error {
        message: why.into(),
        ..Error::new(ErrorCode::ServerError(-32803))
    }
}
