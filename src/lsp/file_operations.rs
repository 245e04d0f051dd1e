//! Files that are made, renamed or deleted in the editor: what copydesk wants to hear of, and what goes along.

use std::collections::{BTreeSet, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{
    AnnotatedTextEdit, DocumentChangeOperation, DocumentChanges, FileOperationFilter,
    FileOperationPattern, FileOperationPatternKind, FileOperationRegistrationOptions, FileRename,
    OneOf, OptionalVersionedTextDocumentIdentifier, RenameFile, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use super::blocking::elsewhere;
use super::client::{Client, FileOperations};
use super::server::Server;
use super::to_proto;
use super::uri::file_path;
use crate::ide::{self, Layer, Model, ModelFile};
use crate::workspace::{LoadedModel, draft_format, relative, story_model};

/// Drafts and model files.
const FILES: &str = "**/*.{md,markdown,txt,text,html,htm,json,jsonl}";

/// The operations that copydesk wants to hear of, of those that the client tells.
pub(crate) fn offered(client: &Client) -> Option<WorkspaceFileOperationsServerCapabilities> {
    let FileOperations {
        did_create,
        did_rename,
        did_delete,
        will_rename,
        will_delete,
    } = client.file_operations;
    let renames = will_rename && client.renames_files;
    (did_create || did_rename || did_delete || renames || will_delete).then(|| {
        WorkspaceFileOperationsServerCapabilities {
            did_create: did_create.then(files_and_folders),
            did_rename: did_rename.then(files_and_folders),
            did_delete: did_delete.then(files_and_folders),
            will_rename: renames.then(files_and_folders),
            will_delete: will_delete.then(files_and_folders),
            ..WorkspaceFileOperationsServerCapabilities::default()
        }
    })
}

fn files() -> FileOperationRegistrationOptions {
    FileOperationRegistrationOptions {
        filters: vec![filter(FILES, FileOperationPatternKind::File)],
    }
}

fn files_and_folders() -> FileOperationRegistrationOptions {
    let folders = filter("**", FileOperationPatternKind::Folder);
    let mut options = files();
    options.filters.push(folders);
    options
}

fn filter(glob: &str, matches: FileOperationPatternKind) -> FileOperationFilter {
    FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob: glob.to_owned(),
            matches: Some(matches),
            options: None,
        },
    }
}

impl Server {
    /// What goes along with files and folders that are about to be renamed: model files that name them, or what lies in them, as
    /// the text of a source are told the new name, and the model of a story stays beside its draft. `None` where there is nothing
    /// to do.
    pub(crate) async fn renamed_along(&self, files: &[FileRename]) -> Option<WorkspaceEdit> {
        if !self.state.client().renames_files {
            return None;
        }
        // A model file that is renamed itself is mended under its old name.
        let mut operations = self.sources_renamed(files).await;
        operations.extend(files.iter().filter_map(model_renamed));
        (!operations.is_empty()).then(|| WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(operations)),
            ..WorkspaceEdit::default()
        })
    }

    async fn sources_renamed(&self, files: &[FileRename]) -> Vec<DocumentChangeOperation> {
        let world = &self.state.world;
        let renames: Vec<Rename> = files
            .iter()
            .filter_map(|it| Some((world.path_of(&it.old_uri)?, world.path_of(&it.new_uri)?)))
            .collect();
        let renamed = renames.iter().map(|(old, _)| old.clone()).collect();
        let files = self.own_model_files(renamed).await.into_iter();
        let renamed = files.filter_map(|(it, file)| self.renamed_in(&it.model, &file, &renames));
        renamed.collect()
    }

    /// The model files of the workspace, and those of `drafts`, each once with a model that it is part of.
    pub(super) async fn own_model_files(
        &self,
        drafts: Vec<PathBuf>,
    ) -> Vec<(Arc<LoadedModel>, ModelFile)> {
        let drafts: BTreeSet<PathBuf> =
            drafts.into_iter().chain(self.model_users().await).collect();
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        // A draft without a place sees the models of all folders.
        for draft in std::iter::once(None).chain(drafts.into_iter().map(Some)) {
            let loaded = self.model_of(draft).await;
            for loaded in loaded.iter() {
                let files = loaded.model.files.iter();
                let own =
                    files.filter(|it| it.layer != Layer::Seed && seen.insert(it.path.clone()));
                found.extend(own.map(|it| (Arc::clone(loaded), it.clone())));
            }
        }
        found
    }

    /// Drafts that between them use every model file of the workspace: one of each folder, since a folder may have its project,
    /// and each whose story has a model of its own.
    pub(crate) async fn model_users(&self) -> Vec<PathBuf> {
        let open = self
            .state
            .files()
            .all()
            .filter_map(|it| it.path())
            .collect::<Vec<_>>();
        let closed = self.state.closed.all();
        let closed = closed.iter().filter_map(|it| it.uri.to_file_path().ok());
        let mut drafts: Vec<PathBuf> = open.into_iter().chain(closed).collect();
        elsewhere(move || {
            let mut folders = HashSet::new();
            drafts.retain(|draft| {
                let is_first = draft
                    .parent()
                    .is_some_and(|it| folders.insert(it.to_owned()));
                is_first || story_model(draft).is_some_and(|it| it.is_file())
            });
            drafts
        })
        .await
        .unwrap_or_default()
    }

    /// The edit of a model file that names its sources otherwise once all is renamed: they, or the model file itself.
    fn renamed_in(
        &self,
        model: &Model,
        file: &ModelFile,
        renames: &[Rename],
    ) -> Option<DocumentChangeOperation> {
        let text = self.state.texts.of(&file.path, &file.text);
        let encoding = self.state.client().encoding;
        let links = ide::links_in_model(model, &file.path).into_iter();
        let roots = self.state.world.folders();
        let edits: Vec<OneOf<TextEdit, AnnotatedTextEdit>> = links
            .filter_map(|link| {
                let model = Path::new(&file.path);
                let name = match root_of(model, &link.target, &roots) {
                    Some(root) => new_name_in(root, &link.target, renames)?,
                    None => new_name(model, &link.target, renames)?,
                };
                let name = serde_json::to_string(&name).ok()?;
                let range = to_proto::range(&text, link.span, encoding);
                Some(TextEdit::new(range, name.trim_matches('"').to_owned()))
            })
            .map(OneOf::Left)
            .collect();
        let uri = self.state.url(&file.path)?;
        let version = self.state.files().at(Path::new(&file.path));
        let version = version.and_then(|it| to_proto::version(&it));
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
        (!edits.is_empty()).then_some(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document,
            edits,
        }))
    }
}

/// What a file or a folder is called, and what it will be called.
type Rename = (PathBuf, PathBuf);

/// The folder of the workspace from which `target` names a file that does not lie beside the model file.
fn root_of<'r>(model: &Path, target: &str, roots: &'r [PathBuf]) -> Option<&'r PathBuf> {
    let lies_in = |folder: &Path| plain(&folder.join(target)).exists();
    let may_be = !ide::is_web_address(target) && !lies_in(model.parent()?);
    let mut roots = roots.iter().filter(|_| may_be);
    roots.find(|it| lies_in(it))
}

/// How a file has to be named from a folder of the workspace once all is renamed; `None` where `target` stays right.
fn new_name_in(root: &Path, target: &str, renames: &[Rename]) -> Option<String> {
    let named = plain(&root.join(target));
    let moved = renamed(&named, renames);
    (moved != named).then(|| relative(&moved, root))
}

/// How the model file at `model` has to name a source's text that it calls `target`, once all is renamed; `None` where it names it
/// well already.
fn new_name(model: &Path, target: &str, renames: &[Rename]) -> Option<String> {
    if ide::is_web_address(target) {
        return None;
    }
    let folder = model.parent()?;
    let named = plain(&folder.join(target));
    let (model, source) = (renamed(model, renames), renamed(&named, renames));
    if Path::new(target).is_absolute() {
        return (source != named).then(|| source.to_string_lossy().into_owned());
    }
    let name = relative(&source, model.parent()?);
    (name != relative(&named, folder)).then_some(name)
}

/// Where a path leads once all is renamed.
fn renamed(path: &Path, renames: &[Rename]) -> PathBuf {
    let moved = renames.iter().find_map(|(old, new)| {
        let rest = path.strip_prefix(old).ok()?;
        // Joining nothing would leave a separator at the end.
        Some(new.components().chain(rest.components()).collect())
    });
    moved.unwrap_or_else(|| path.to_owned())
}

/// A path without `.` and `..`, by its words alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

fn model_renamed(file: &FileRename) -> Option<DocumentChangeOperation> {
    let (old, new) = (file_path(&file.old_uri)?, file_path(&file.new_uri)?);
    let is_draft = draft_format(&old).is_some() && draft_format(&new).is_some();
    let (old, new) = is_draft.then(|| (story_model(&old), story_model(&new)))?;
    let (old, new) = (old?, new?);
    // A model that is there already is somebody's work, and stays.
    (old != new && old.is_file() && !new.exists()).then_some(())?;
    Some(DocumentChangeOperation::Op(ResourceOp::Rename(
        RenameFile {
            old_uri: Url::from_file_path(old).ok()?,
            new_uri: Url::from_file_path(new).ok()?,
            options: None,
            annotation_id: None,
        },
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_a_story_goes_along() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.md", "a.model.json", "b.md", "c.md", "c.model.json"] {
            std::fs::write(folder.path().join(name), "").expect("a file");
        }
        let uri = |name: &str| {
            let uri = Url::from_file_path(folder.path().join(name)).expect("an absolute path");
            String::from(uri)
        };
        let goes_along = |old: &str, new: &str| {
            let (old_uri, new_uri) = (uri(old), uri(new));
            model_renamed(&FileRename { old_uri, new_uri }).is_some()
        };
        assert!(goes_along("a.md", "new.md"));
        assert!(!goes_along("a.md", "new.rs"));
        assert!(!goes_along("a.md", "a.html"), "the model has its name");
        assert!(!goes_along("b.md", "new.md"), "it has none");
        assert!(!goes_along("a.md", "c.md"), "that would replace another");
    }

    #[test]
    fn sources_are_named_by_where_they_and_the_model_go() {
        let renames = [
            (PathBuf::from("/desk/notes"), PathBuf::from("/desk/talks")),
            (PathBuf::from("/desk/port"), PathBuf::from("/desk/old/port")),
        ];
        let name = |model: &str, target: &str| new_name(Path::new(model), target, &renames);
        let desk = "/desk/.copydesk/model.json";
        assert_eq!(
            name(desk, "../notes/a.txt").as_deref(),
            Some("../talks/a.txt")
        );
        assert_eq!(
            name(desk, "../notes/./b/../a.txt").as_deref(),
            Some("../talks/a.txt")
        );
        assert_eq!(
            name(desk, "/desk/notes/a.txt").as_deref(),
            Some("/desk/talks/a.txt")
        );
        assert_eq!(name(desk, "../notes").as_deref(), Some("../talks"));
        assert_eq!(name(desk, "../notes-2/a.txt"), None);
        assert_eq!(name(desk, "https://example.org/notes/a.txt"), None);
        // The model file goes elsewhere itself, alone or with its source.
        let story = "/desk/port/story.model.json";
        assert_eq!(name(story, "../a.txt").as_deref(), Some("../../a.txt"));
        assert_eq!(
            name(story, "../notes/a.txt").as_deref(),
            Some("../../talks/a.txt")
        );
        assert_eq!(name(story, "a.txt"), None);
        assert_eq!(name(story, "/desk/a.txt"), None);
    }

    #[test]
    fn paths_are_told_in_one_way() {
        assert_eq!(plain(Path::new("/a/./b/../c")), Path::new("/a/c"));
        assert_eq!(plain(Path::new("/../a")), Path::new("/a"));
    }
}
