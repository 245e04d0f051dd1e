//! Type hierarchy: items carry the id of their entity and the document that was asked about, whose model counts.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{TextDocumentPositionParams, TypeHierarchyItem};

use super::navigation::Spot;
use super::server::Server;
use super::to_proto;
use crate::ide::{self, Model, Relative};

impl Server {
    /// The entity at a place.
    pub(crate) async fn prepared_hierarchy(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<Vec<TypeHierarchyItem>> {
        let (snapshot, offset) = self.open_at(at)?;
        let relative = match self.spot(&snapshot).await? {
            Spot::Draft(analysis) => ide::relative_at(&analysis, offset)?,
            Spot::Model(loaded, path) => {
                ide::relative_in_model(&loaded.model, path.to_str()?, offset)?
            }
        };
        Some(vec![self.hierarchy_item(relative, &snapshot.uri)?])
    }

    /// The items that `find` gives for the entity of an item.
    pub(crate) async fn relatives(
        &self,
        item: &TypeHierarchyItem,
        find: fn(&Model, &str) -> Vec<Relative>,
    ) -> Option<Vec<TypeHierarchyItem>> {
        let data = item.data.as_ref()?;
        let text = |member: &str| data.get(member).and_then(Value::as_str);
        let (id, document) = (text("entity")?, text("document")?);
        let loaded = self.model_of(self.state.world.path_of(document)).await?;
        let found = find(&loaded.model, id).into_iter();
        Some(
            found
                .filter_map(|it| self.hierarchy_item(it, document))
                .collect(),
        )
    }

    fn hierarchy_item(&self, relative: Relative, document: &str) -> Option<TypeHierarchyItem> {
        let place = &relative.place;
        let text = self.state.texts.of(&place.path, &place.text);
        let path = self.state.world.openable(&place.path, &place.text)?;
        let encoding = self.state.client().encoding;
        Some(TypeHierarchyItem {
            kind: to_proto::symbol_kind(ide::SymbolKind::Entity(relative.kind)),
            tags: None,
            detail: (!relative.relation.is_empty()).then_some(relative.relation),
            uri: self.state.url(&path)?,
            range: to_proto::range(&text, place.full, encoding),
            selection_range: to_proto::range(&text, place.focus, encoding),
            data: Some(json!({"entity": relative.id, "document": document})),
            name: relative.name,
        })
    }
}
