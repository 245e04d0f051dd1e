//! Document links: their targets are told with them, but for files that model files name, which are looked for when a link is
//! followed. What a draft's front matter names is a link only where there is such a file.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::lsp_types::{DocumentLink, Url};

use super::server::Server;
use super::snapshot::{Role, Snapshot};
use super::to_proto;
use super::uri::DocumentKey;
use crate::ide::{self, Link, is_web_address};

impl Server {
    /// The links of an open document.
    pub(crate) async fn links(&self, uri: &Url) -> Option<Vec<DocumentLink>> {
        let snapshot = self.state.files().get(&DocumentKey::of(uri))?;
        let found = match snapshot.role {
            Role::Draft => return self.links_of_draft(&snapshot).await,
            Role::Model => {
                let path = snapshot.path()?;
                let loaded = self.model_with(&path, &snapshot).await?;
                ide::links_in_model(&loaded.model, path.to_str()?)
            }
            _ => return None,
        };
        let link = |it: Link| {
            let on_web = is_web_address(&it.target);
            let data = (!on_web).then(|| json!({"model": &*snapshot.uri, "file": it.target}));
            let target = Url::parse(&it.target).ok().filter(|_| on_web);
            DocumentLink {
                data,
                ..self.document_link(&snapshot, it, target)
            }
        };
        Some(found.into_iter().map(link).collect())
    }

    async fn links_of_draft(&self, snapshot: &Arc<Snapshot>) -> Option<Vec<DocumentLink>> {
        let mut links = Vec::new();
        for link in ide::links(&*snapshot.analyzed().await.ok()?) {
            let target = if is_web_address(&link.target) {
                Url::parse(&link.target).ok()
            } else {
                self.file_target(snapshot.path(), &link.target).await
            };
            links.extend(target.map(|it| self.document_link(snapshot, link, Some(it))));
        }
        Some(links)
    }

    fn document_link(&self, snapshot: &Snapshot, link: Link, target: Option<Url>) -> DocumentLink {
        let client = self.state.client();
        DocumentLink {
            range: to_proto::range(&snapshot.text, link.span, client.encoding),
            target,
            tooltip: (client.link_tooltips && !link.tooltip.is_empty()).then_some(link.tooltip),
            data: None,
        }
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
        let model = self.state.world.path_of(text("model")?);
        self.file_target(model, text("file")?).await
    }

    /// The file that a document names, if it lies beside that or in a folder of the workspace.
    async fn file_target(&self, document: Option<PathBuf>, file: &str) -> Option<Url> {
        let path = self.source_path(document?.to_str()?, file).await?;
        self.state.url(path.to_str()?)
    }
}
