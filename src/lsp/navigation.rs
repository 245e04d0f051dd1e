//! Going to definitions and looking for references, from drafts and from model files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{
    GotoDefinitionResponse, Location, LocationLink, TextDocumentPositionParams, Url,
};

use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::uri::{DocumentKey, file_path};
use super::{from_proto, to_proto};
use crate::ide::{self, Analysis, ModelPlace, NavigationTarget, Subject};
use crate::workspace::LoadedModel;

/// A place in an open document, and what can be asked there.
enum Spot {
    Draft(Arc<Analysis>),
    Model(Arc<LoadedModel>, PathBuf),
}

impl Server {
    /// Where the thing at a place is defined.
    pub(crate) async fn definition(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<GotoDefinitionResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let target = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => ide::definition(&analysis, offset)?,
            Spot::Model(loaded, path) => {
                ide::definition_in_model(&loaded.model, path.to_str()?, offset)?
            }
        };
        let link = self.link(&target, &snapshot)?;
        Some(if self.state.client().definition_links {
            GotoDefinitionResponse::Link(vec![link])
        } else {
            let place = Location::new(link.target_uri, link.target_selection_range);
            GotoDefinitionResponse::Scalar(place)
        })
    }

    /// Where the thing at a place is mentioned: in its own document first, then in the other open drafts, then in
    /// the closed ones of the workspace; those of a model file's record in model files as well.
    pub(crate) async fn references_at(
        &self,
        at: &TextDocumentPositionParams,
        with_declaration: bool,
    ) -> Option<Vec<Location>> {
        let (snapshot, offset) = self.open_at(at)?;
        let others = self.other_drafts(&snapshot);
        let mut places = Vec::new();
        let mut in_models = Vec::new();
        let (subject, model) = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => {
                let subject = ide::subject_at(&analysis, offset)?;
                places.extend(self.mentions(&snapshot, &analysis, &subject));
                (subject, Arc::clone(&analysis.inputs.model))
            }
            Spot::Model(loaded, path) => {
                let subject = ide::subject_in_model(&loaded.model, path.to_str()?, offset)?;
                in_models = ide::references_in_model(&loaded.model, &subject);
                (subject, Arc::clone(&loaded.model))
            }
        };
        for other in others {
            let analysis = other.analyzed().await.ok()?;
            places.extend(self.mentions(&other, &analysis, &subject));
        }
        self.state.closed.completed().await;
        places.extend(self.state.closed.mentions(&subject));
        if with_declaration {
            in_models.extend(ide::record_in_model(&model, &subject));
        }
        places.extend(in_models.iter().filter_map(|it| self.model_place(it)));
        Some(places)
    }

    pub(crate) fn model_place(&self, place: &ModelPlace) -> Option<Location> {
        let text = self.state.texts.of(&place.path, &place.text);
        let encoding = self.state.client().encoding;
        to_proto::location(&place.path, &text, place.span, encoding)
    }

    pub(crate) fn open_at(&self, at: &TextDocumentPositionParams) -> Option<(Arc<Snapshot>, u32)> {
        let key = DocumentKey::of(&at.text_document.uri);
        let snapshot = self.state.files().get(&key)?;
        let offset = from_proto::offset(&snapshot, at.position, self.state.client().encoding);
        Some((snapshot, offset))
    }

    async fn spot(&self, snapshot: &Arc<Snapshot>) -> Option<Spot> {
        match snapshot.role {
            Role::Draft => Some(Spot::Draft(snapshot.analyzed().await.ok()?)),
            Role::Model => {
                let path = file_path(&snapshot.uri)?;
                let loaded = self.model_with(&path, snapshot).await?;
                Some(Spot::Model(loaded, path))
            }
            Role::Notes | Role::Settings | Role::Untouched => None,
        }
    }

    /// The model of a place, loaded where that holds up nobody.
    pub(crate) async fn model_of(&self, path: Option<PathBuf>) -> Option<Arc<LoadedModel>> {
        let world = Arc::clone(&self.state.world);
        let loading = tokio::task::spawn_blocking(move || world.model_of(path.as_deref()));
        loading.await.ok()
    }

    /// The model that a model file is part of; `None` if the file has changed since the question was asked.
    pub(crate) async fn model_with(
        &self,
        path: &Path,
        snapshot: &Snapshot,
    ) -> Option<Arc<LoadedModel>> {
        let loaded = self.model_of(Some(path.to_owned())).await?;
        let file = loaded
            .model
            .files
            .iter()
            .find(|it| Path::new(&it.path) == path)?;
        let same = *file.text == *snapshot.text.to_string();
        same.then_some(loaded)
    }

    fn other_drafts(&self, snapshot: &Snapshot) -> Vec<Arc<Snapshot>> {
        let files = self.state.files();
        let others = files
            .all()
            .filter(|it| it.role == Role::Draft && it.key != snapshot.key);
        others.cloned().collect()
    }

    fn link(&self, target: &NavigationTarget, origin: &Snapshot) -> Option<LocationLink> {
        let text = self.state.texts.of(&target.path, &target.text);
        let encoding = self.state.client().encoding;
        to_proto::location_link(target, &text, &origin.text, encoding)
    }

    fn mentions(
        &self,
        snapshot: &Snapshot,
        analysis: &Analysis,
        subject: &Subject,
    ) -> Vec<Location> {
        let Ok(uri) = Url::parse(&snapshot.uri) else {
            return Vec::new();
        };
        let encoding = self.state.client().encoding;
        ide::mentions(analysis, subject)
            .into_iter()
            .map(|span| {
                let range = to_proto::range(&snapshot.text, span, encoding);
                Location::new(uri.clone(), range)
            })
            .collect()
    }
}
