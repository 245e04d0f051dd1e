//! Workspace symbols: entities and facts of the models, with their places or, for a client that asks for a place once it goes
//! there, with their files alone.

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    Location, OneOf, SymbolInformation, SymbolKind, WorkspaceLocation, WorkspaceSymbol,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use super::commands::{subject_json, subjects};
use super::server::Server;
use super::to_proto;
use crate::ide::{self, ModelSymbol};

/// The name under which the service finds the answer to `workspace/symbol`: that of tower-lsp has a whole place for each.
pub(crate) const SYMBOLS: &str = "copydesk/symbols";

impl Server {
    /// What the models hold by a few letters.
    pub(crate) async fn symbols(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        // A draft without a place sees the models of all folders.
        let loaded = self.model_of(None).await;
        let model = loaded.as_ref().map(|it| &it.model);
        let symbols = model.map(|model| ide::model_symbols(model, &params.query));
        let symbols = symbols.unwrap_or_default().into_iter();
        Ok(Some(if self.state.client().resolves_symbols {
            WorkspaceSymbolResponse::Nested(symbols.filter_map(|it| self.unplaced(it)).collect())
        } else {
            WorkspaceSymbolResponse::Flat(symbols.filter_map(|it| self.placed(it)).collect())
        }))
    }

    /// A symbol with its place. One of no model any more stays as it is.
    pub(crate) async fn resolved_symbol(&self, mut symbol: WorkspaceSymbol) -> WorkspaceSymbol {
        let about = symbol.data.as_ref().unwrap_or(&Value::Null);
        if let Some(place) = self.place_of(about).await {
            symbol.location = OneOf::Left(place);
        }
        symbol
    }

    async fn place_of(&self, about: &Value) -> Option<Location> {
        let subjects = subjects(about)?;
        let loaded = self.model_of(None).await?;
        let mut places = subjects
            .iter()
            .filter_map(|it| ide::record_in_model(&loaded.model, it));
        self.model_place(&places.next()?)
    }

    fn symbol_kind(&self, symbol: &ModelSymbol) -> SymbolKind {
        to_proto::known_symbol_kind(symbol.kind, self.state.client().newer_symbol_kinds)
    }

    fn unplaced(&self, symbol: ModelSymbol) -> Option<WorkspaceSymbol> {
        let place = &symbol.place;
        let path = self.state.world.address(&place.path, &place.text)?;
        let data = subject_json(&symbol.subject());
        Some(WorkspaceSymbol {
            kind: self.symbol_kind(&symbol),
            name: symbol.name,
            tags: None,
            container_name: Some(symbol.id),
            location: OneOf::Right(WorkspaceLocation {
                uri: self.state.url(&path)?,
            }),
            data: Some(data),
        })
    }

    #[expect(deprecated, reason = "the type has a field of before tags")]
    fn placed(&self, symbol: ModelSymbol) -> Option<SymbolInformation> {
        Some(SymbolInformation {
            location: self.model_place(&symbol.place)?,
            kind: self.symbol_kind(&symbol),
            name: symbol.name,
            tags: None,
            deprecated: None,
            container_name: Some(symbol.id),
        })
    }
}
