//! Files that are made, renamed or deleted in the editor: what copydesk wants to hear of, and what goes along.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use tower_lsp::lsp_types::{
    AnnotatedTextEdit, DocumentChangeOperation, DocumentChanges, FileOperationFilter,
    FileOperationPattern, FileOperationPatternKind, FileOperationRegistrationOptions, FileRename,
    OneOf, OptionalVersionedTextDocumentIdentifier, RenameFile, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use super::client::{Client, FileOperations};
use super::server::Server;
use super::to_proto;
use super::uri::{DocumentKey, file_path};
use crate::ide::{self, Layer, Model, ModelFile};
use crate::workspace::{draft_format, relative, story_model};

/// Drafts and model files.
const FILES: &str = "**/*.{md,markdown,txt,text,html,htm,json,jsonl}";

/// The operations that copydesk wants to hear of, of those that the client tells.
pub(crate) fn offered(client: &Client) -> Option<WorkspaceFileOperationsServerCapabilities> {
    let FileOperations {
        did_create,
        did_rename,
        did_delete,
        will_rename,
    } = client.file_operations;
    let renames = will_rename && client.renames_files;
    (did_create || did_rename || did_delete || renames).then(|| {
        WorkspaceFileOperationsServerCapabilities {
            did_create: did_create.then(files_and_folders),
            did_rename: did_rename.then(files_and_folders),
            did_delete: did_delete.then(files_and_folders),
            will_rename: renames.then(files),
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
    /// What goes along with files that are about to be renamed: model files that name them as the text of a source are told the
    /// new name, and the model of a story stays beside its draft. `None` where there is nothing to do.
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
        let renames: Vec<(PathBuf, PathBuf)> = files
            .iter()
            .filter_map(|it| Some((file_path(&it.old_uri)?, file_path(&it.new_uri)?)))
            .collect();
        // A draft without a place sees the models of all folders; a story's model is found beside its draft.
        let drafts = files.iter().map(|it| file_path(&it.old_uri));
        let mut seen = HashSet::new();
        let mut operations = Vec::new();
        for draft in std::iter::once(None).chain(drafts) {
            let Some(loaded) = self.model_of(draft).await else {
                continue;
            };
            for file in &loaded.model.files {
                if file.layer != Layer::Seed && seen.insert(file.path.clone()) {
                    operations.extend(self.renamed_in(&loaded.model, file, &renames));
                }
            }
        }
        operations
    }

    /// The edit of a model file whose sources are texts that are renamed.
    fn renamed_in(
        &self,
        model: &Model,
        file: &ModelFile,
        renames: &[(PathBuf, PathBuf)],
    ) -> Option<DocumentChangeOperation> {
        let folder = Path::new(&file.path).parent()?;
        let text = self.state.texts.of(&file.path, &file.text);
        let encoding = self.state.client().encoding;
        let links = ide::links_in_model(model, &file.path).into_iter();
        let edits: Vec<OneOf<TextEdit, AnnotatedTextEdit>> = links
            .filter_map(|link| {
                let named = plain(&folder.join(&link.target));
                let (_, new) = renames.iter().find(|(old, _)| *old == named)?;
                let name = serde_json::to_string(&relative(new, folder)).ok()?;
                let range = to_proto::range(&text, link.span, encoding);
                Some(TextEdit::new(range, name.trim_matches('"').to_owned()))
            })
            .map(OneOf::Left)
            .collect();
        let uri = to_proto::url(&file.path)?;
        let version = self.state.files().get(&DocumentKey::of(&uri));
        let version = version.and_then(|it| to_proto::version(&it));
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
        (!edits.is_empty()).then_some(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document,
            edits,
        }))
    }
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
    fn paths_are_told_in_one_way() {
        assert_eq!(plain(Path::new("/a/./b/../c")), Path::new("/a/c"));
        assert_eq!(plain(Path::new("/../a")), Path::new("/a"));
    }
}
