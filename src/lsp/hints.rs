//! Inlay hints, of the kinds that the settings ask for.

use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

use super::server::Server;
use super::snapshot::Superseded;
use super::uri::file_path;
use super::{from_proto, to_proto};
use crate::ide::{self, Hint};

impl Server {
    /// The hints of a range of an open draft; `None` where the document is none.
    pub(crate) async fn hints(
        &self,
        params: &InlayHintParams,
    ) -> Result<Option<Vec<InlayHint>>, Superseded> {
        let Some(snapshot) = self.draft(&params.text_document.uri) else {
            return Ok(None);
        };
        let analysis = snapshot.analyzed().await?;
        let encoding = self.state.client().encoding;
        let within = from_proto::span(&snapshot, params.range, encoding);
        let kinds = self.state.world.hints(file_path(&snapshot.uri).as_deref());
        let hints = ide::hints(&analysis, within, kinds).into_iter();
        let hint = |it: Hint| InlayHint {
            position: to_proto::position(&snapshot.text, it.offset, encoding),
            label: InlayHintLabel::String(it.label),
            kind: None,
            text_edits: None,
            // Plain words: what a client can show here, no capability says.
            tooltip: (!it.tooltip.is_empty()).then(|| InlayHintTooltip::String(it.tooltip.plain())),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        };
        Ok(Some(hints.map(hint).collect()))
    }
}
