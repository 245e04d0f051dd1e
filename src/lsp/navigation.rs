//! Going to definitions and looking for references, from drafts and from model files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{
    GotoDefinitionResponse, Location, LocationLink, TextDocumentPositionParams, Url,
};

use super::blocking::elsewhere;
use super::closed::ClosedUsage;
use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::uri::DocumentKey;
use super::{from_proto, to_proto};
use crate::ide::{self, Analysis, Declaration, ModelPlace, NavigationTarget, Subject};
use crate::workspace::LoadedModel;

/// A place in an open document, and what can be asked there.
pub(crate) enum Spot {
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
        response(vec![link], self.state.client().definition_links)
    }

    /// Where the thing at a place of a draft is introduced there; in a model file, where an id leads.
    pub(crate) async fn declaration(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<GotoDefinitionResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let link = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => {
                let found = ide::declaration(&analysis, offset)?;
                self.inner_link(&found, &snapshot)?
            }
            Spot::Model(loaded, path) => {
                let target = ide::definition_in_model(&loaded.model, path.to_str()?, offset)?;
                self.link(&target, &snapshot)?
            }
        };
        response(vec![link], self.state.client().declaration_links)
    }

    /// What sort of thing stands at a place.
    pub(crate) async fn type_definition(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<GotoDefinitionResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let target = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => ide::type_definition(&analysis, offset)?,
            Spot::Model(loaded, path) => {
                ide::type_definition_in_model(&loaded.model, path.to_str()?, offset)?
            }
        };
        let link = self.link(&target, &snapshot)?;
        response(vec![link], self.state.client().type_definition_links)
    }

    /// What bears out the statement at a place: the words of the source where its text lies in the workspace, else its record.
    pub(crate) async fn implementation(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<GotoDefinitionResponse> {
        let (snapshot, offset) = self.open_at(at)?;
        let proofs = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => ide::proofs(&analysis, offset),
            Spot::Model(loaded, path) => {
                ide::proofs_in_model(&loaded.model, path.to_str()?, offset)
            }
        };
        let mut links = Vec::new();
        for proof in &proofs {
            let link = match self.in_source(proof, &snapshot).await {
                Some(link) => Some(link),
                None => self.link(&proof.record, &snapshot),
            };
            links.extend(link);
        }
        response(links, self.state.client().implementation_links)
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
                let record = ide::record_in_model(&loaded.model, &subject);
                for other in self.models_beside(&loaded).await {
                    // Another record of the same id has references of its own.
                    if ide::record_in_model(&other.model, &subject) == record {
                        let more = ide::references_in_model(&other.model, &subject).into_iter();
                        let more: Vec<_> = more.filter(|it| !in_models.contains(it)).collect();
                        in_models.extend(more);
                    }
                }
                (subject, Arc::clone(&loaded.model))
            }
        };
        // Another folder may give another record the same id.
        let file = ide::file_of_record(&model, &subject);
        for other in others {
            // What has changed meanwhile has places of its own by now.
            if let Ok(analysis) = other.analyzed().await
                && ide::file_of_record(&analysis.inputs.model, &subject) == file
            {
                places.extend(self.mentions(&other, &analysis, &subject));
            }
        }
        self.state.all_closed().await;
        for (draft, used) in self.state.closed.uses(&subject, file) {
            let place = |it: &ClosedUsage| Location::new(draft.uri.clone(), it.range);
            places.extend(used.places.iter().map(place));
        }
        if with_declaration {
            in_models.extend(ide::record_in_model(&model, &subject));
        }
        places.extend(in_models.iter().filter_map(|it| self.model_place(it)));
        Some(places)
    }

    pub(crate) fn model_place(&self, place: &ModelPlace) -> Option<Location> {
        let text = self.state.texts.of(&place.path, &place.text);
        let encoding = self.state.client().encoding;
        let path = self.state.world.openable(&place.path, &place.text)?;
        let uri = self.state.url(&path)?;
        Some(to_proto::location(uri, &text, place.span, encoding))
    }

    pub(crate) fn open_at(&self, at: &TextDocumentPositionParams) -> Option<(Arc<Snapshot>, u32)> {
        let key = DocumentKey::of(&at.text_document.uri);
        let snapshot = self.state.files().get(&key)?;
        let offset = from_proto::offset(&snapshot, at.position, self.state.client().encoding);
        Some((snapshot, offset))
    }

    pub(crate) async fn spot(&self, snapshot: &Arc<Snapshot>) -> Option<Spot> {
        match snapshot.role {
            Role::Draft => Some(Spot::Draft(snapshot.analyzed().await.ok()?)),
            Role::Model => {
                let path = snapshot.path()?;
                let loaded = self.model_with(&path, snapshot).await?;
                Some(Spot::Model(loaded, path))
            }
            Role::Notes | Role::Settings | Role::Untouched => None,
        }
    }

    /// The model of a place, loaded where that holds up nobody.
    pub(crate) async fn model_of(&self, path: Option<PathBuf>) -> Option<Arc<LoadedModel>> {
        let world = Arc::clone(&self.state.world);
        elsewhere(move || world.model_of(path.as_deref())).await
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

    /// The place in the draft itself.
    fn inner_link(&self, found: &Declaration, snapshot: &Snapshot) -> Option<LocationLink> {
        let encoding = self.state.client().encoding;
        let range = |span| to_proto::range(&snapshot.text, span, encoding);
        Some(LocationLink {
            origin_selection_range: Some(range(found.origin)),
            target_uri: Url::parse(&snapshot.uri).ok()?,
            target_range: range(found.span),
            target_selection_range: range(found.span),
        })
    }

    fn other_drafts(&self, snapshot: &Snapshot) -> Vec<Arc<Snapshot>> {
        let files = self.state.files();
        let others = files
            .all()
            .filter(|it| it.role == Role::Draft && it.key != snapshot.key);
        others.cloned().collect()
    }

    pub(crate) fn link(
        &self,
        target: &NavigationTarget,
        origin: &Snapshot,
    ) -> Option<LocationLink> {
        let text = self.state.texts.of(&target.path, &target.text);
        let encoding = self.state.client().encoding;
        let path = self.state.world.openable(&target.path, &target.text)?;
        let uri = self.state.url(&path)?;
        let link = to_proto::location_link(uri, target, &text, &origin.text, encoding);
        Some(link)
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

/// Places to go to, with what was asked about where the client can take that.
fn response(links: Vec<LocationLink>, with_links: bool) -> Option<GotoDefinitionResponse> {
    if links.is_empty() {
        return None;
    }
    if with_links {
        return Some(GotoDefinitionResponse::Link(links));
    }
    let places = links
        .into_iter()
        .map(|it| Location::new(it.target_uri, it.target_selection_range));
    let mut places: Vec<Location> = places.collect();
    Some(match (places.pop(), places.is_empty()) {
        (Some(only), true) => GotoDefinitionResponse::Scalar(only),
        (last, _) => {
            places.extend(last);
            GotoDefinitionResponse::Array(places)
        }
    })
}
