//! Inlay hints, of the kinds that the settings ask for.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, Url};

use super::server::Server;
use super::snapshot::Superseded;
use super::{from_proto, to_proto};
use crate::ide::{self, Hint, Model};

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
        let model = &snapshot.inputs.model;
        let client = self.state.client();
        let (encoding, resolves) = (client.encoding, client.resolves_hints);
        let within = from_proto::span(&snapshot, params.range, encoding);
        let kinds = self.state.world.hints(snapshot.path().as_deref());
        let hints = ide::hints(&analysis, within, kinds).into_iter();
        let hint = |it: Hint| {
            let (told, asked_for) = if resolves {
                (None, it.fact)
            } else {
                (it.fact, None)
            };
            InlayHint {
                position: to_proto::position(&snapshot.text, it.offset, encoding),
                label: InlayHintLabel::String(it.label),
                kind: None,
                text_edits: None,
                tooltip: told.and_then(|it| tooltip(model, &it)),
                padding_left: Some(true),
                padding_right: None,
                data: asked_for.map(|it| json!({"uri": &*snapshot.uri, "fact": it})),
            }
        };
        Ok(Some(hints.map(hint).collect()))
    }

    /// A hint with the words about its fact. One of no open draft stays as it is.
    pub(crate) async fn resolved_hint(&self, mut hint: InlayHint) -> InlayHint {
        if hint.tooltip.is_none() {
            hint.tooltip = self.tooltip_of(hint.data.as_ref().unwrap_or(&Value::Null));
        }
        hint
    }

    fn tooltip_of(&self, data: &Value) -> Option<InlayHintTooltip> {
        let text = |member: &str| data.get(member).and_then(Value::as_str);
        let snapshot = self.draft(&Url::parse(text("uri")?).ok()?)?;
        tooltip(&snapshot.inputs.model, text("fact")?)
    }
}

/// Plain words: what a client can show here, no capability says.
fn tooltip(model: &Model, fact: &str) -> Option<InlayHintTooltip> {
    let words = ide::describe_hint(model, fact);
    (!words.is_empty()).then(|| InlayHintTooltip::String(words.plain()))
}
