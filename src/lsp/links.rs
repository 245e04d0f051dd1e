//! Document links: their targets are told with them, but for files, which are looked for when a link is followed.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{DocumentLink, Url};

use super::server::Server;
use super::snapshot::Role;
use super::to_proto;
use super::uri::{DocumentKey, file_path};
use crate::ide::{self, Link, is_web_address};

impl Server {
    /// The links of an open document.
    pub(crate) async fn links(&self, uri: &Url) -> Option<Vec<DocumentLink>> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        let found = match snapshot.role {
            Role::Draft => ide::links(&*snapshot.analyzed().await.ok()?),
            Role::Model => {
                let path = file_path(&snapshot.uri)?;
                let loaded = self.model_with(&path, &snapshot).await?;
                ide::links_in_model(&loaded.model, path.to_str()?)
            }
            _ => return None,
        };
        let client = self.state.client();
        let link = |it: Link| {
            let on_web = is_web_address(&it.target);
            DocumentLink {
                range: to_proto::range(&snapshot.text, it.span, client.encoding),
                target: Url::parse(&it.target).ok().filter(|_| on_web),
                tooltip: (client.link_tooltips && !it.tooltip.is_empty()).then_some(it.tooltip),
                data: (!on_web).then(|| json!({"model": &*snapshot.uri, "file": it.target})),
            }
        };
        Some(found.into_iter().map(link).collect())
    }

    /// A link with its target, if the file that it names lies in the workspace.
    pub(crate) async fn resolved_link(&self, mut link: DocumentLink) -> DocumentLink {
        if link.target.is_none() {
            let data = link.data.as_ref().unwrap_or(&Value::Null);
            link.target = self.link_target(data).await;
        }
        link
    }

    async fn link_target(&self, data: &Value) -> Option<Url> {
        let text = |member: &str| data.get(member).and_then(Value::as_str);
        let model = file_path(text("model")?)?;
        let path = self.source_path(model.to_str()?, text("file")?).await?;
        to_proto::url(path.to_str()?)
    }
}
