//! The texts of sources that lie in the workspace: found by the path that a model file gives, read from the editor or the disk.

use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::LocationLink;

use super::blocking::elsewhere;
use super::server::Server;
use super::snapshot::Snapshot;
use super::to_proto;
use super::uri::file_path;
use crate::ide::Proof;
use crate::text::{Span, Text};
use crate::workspace::{lies_within, plain_path, read_text};

impl Server {
    /// The place in a source's text where it says what it is quoted for, or its start; `None` where the text does not lie in
    /// the workspace.
    pub(super) async fn in_source(&self, proof: &Proof, origin: &Snapshot) -> Option<LocationLink> {
        let path = self
            .source_path(&proof.record.path, proof.place.as_deref()?)
            .await?;
        let text = self.text_of(&path).await?;
        let span = quoted(&text.to_string(), proof);
        let encoding = self.state.client().encoding;
        let range = to_proto::range(&text, span, encoding);
        let origin_range = to_proto::range(&origin.text, proof.record.origin, encoding);
        Some(LocationLink {
            origin_selection_range: (!proof.record.origin.is_empty()).then_some(origin_range),
            target_uri: self.state.url(path.to_str()?)?,
            target_range: range,
            target_selection_range: range,
        })
    }

    /// The file that `url` names in the model file at `model`, if it lies beside that or in a folder of the workspace.
    pub(super) async fn source_path(&self, model: &str, url: &str) -> Option<PathBuf> {
        let folder = Path::new(model).parent().map(Path::to_owned);
        let roots = self.state.world.folders();
        let candidates = candidates(url, &folder, &roots);
        elsewhere(move || {
            let mut candidates = candidates.into_iter();
            // A link may lead out of the folders that its path lies in.
            candidates.find(|path| path.is_file() && lies_within(path, bases(&folder, &roots)))
        })
        .await?
    }

    /// The text of a file, as the editor has it or else as the disk has it.
    async fn text_of(&self, path: &Path) -> Option<Text> {
        let open = self.state.files().at(path);
        if let Some(snapshot) = open {
            return Some(snapshot.text.clone());
        }
        let path = path.to_owned();
        let read = elsewhere(move || read_text(&path).ok()).await??;
        Some(Text::from(&*read))
    }
}

/// Where the file may lie that a model file in `folder` names by `url`: beside it, then in the folders of the workspace. What
/// lies anywhere else is nobody's evidence, and is not looked at.
fn candidates(url: &str, folder: &Option<PathBuf>, roots: &[PathBuf]) -> Vec<PathBuf> {
    let bases = || bases(folder, roots);
    let inside = |path: &PathBuf| bases().any(|base| path.starts_with(base));
    let path = match file_path(url) {
        Some(path) => path,
        None if url.contains("://") => return Vec::new(),
        None => PathBuf::from(url),
    };
    if url.is_empty() {
        return Vec::new();
    }
    bases()
        .filter_map(|base| plain_path(&base.join(&path)))
        .filter(inside)
        .collect()
}

/// The folders in which a source's text may lie.
fn bases<'a>(folder: &'a Option<PathBuf>, roots: &'a [PathBuf]) -> impl Iterator<Item = &'a Path> {
    folder.iter().chain(roots).map(PathBuf::as_path)
}

/// Where the quoted words stand: at their place if they do, else where they first do; the start of a text without them.
fn quoted(text: &str, proof: &Proof) -> Span {
    let Some(quote) = proof.quote.as_deref().filter(|it| !it.is_empty()) else {
        return proof
            .at
            .filter(|it| text.get(it.range()).is_some())
            .unwrap_or_default();
    };
    let stands = |at: &Span| text.get(at.range()) == Some(quote);
    let elsewhere = || text.find(quote).map(|at| Span::of(at..at + quote.len()));
    proof
        .at
        .filter(stands)
        .or_else(elsewhere)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_beside_the_model_and_in_the_workspace() {
        let roots = [PathBuf::from("/desk")];
        let found = |url: &str| candidates(url, &Some(PathBuf::from("/desk/.copydesk")), &roots);
        let beside = PathBuf::from("/desk/.copydesk/notes/a.txt");
        assert_eq!(found("notes/a.txt"), [beside, "/desk/notes/a.txt".into()]);
        assert_eq!(
            found("../drafts/a.md"),
            [PathBuf::from("/desk/drafts/a.md")]
        );
        assert_eq!(
            found("/desk/a.txt").first(),
            Some(&PathBuf::from("/desk/a.txt"))
        );
        assert_eq!(
            found("file:///desk/a.txt").first(),
            Some(&PathBuf::from("/desk/a.txt"))
        );
        for url in [
            "",
            "https://wire.example/a",
            "/etc/a.txt",
            "../../a.txt",
            "notes/../../../etc/a",
            "file:///etc/a",
        ] {
            assert!(found(url).is_empty(), "{url}");
        }
    }
}
