//! Files that are made, renamed or deleted in the editor: what copydesk wants to hear of, and what goes along.

use tower_lsp::lsp_types::{
    DocumentChangeOperation, DocumentChanges, FileOperationFilter, FileOperationPattern,
    FileOperationPatternKind, FileOperationRegistrationOptions, FileRename, RenameFile, ResourceOp,
    Url, WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use super::client::{Client, FileOperations};
use super::uri::file_path;
use crate::workspace::{draft_format, story_model};

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

/// The renaming of the model files that belong to the drafts that are about to be renamed: the model of a story stays
/// beside its draft. `None` where no draft has one.
pub(crate) fn renamed_along(files: &[FileRename], client: &Client) -> Option<WorkspaceEdit> {
    let renames: Vec<_> = files.iter().filter_map(model_renamed).collect();
    (client.renames_files && !renames.is_empty()).then(|| WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(renames)),
        ..WorkspaceEdit::default()
    })
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
        let client = Client {
            renames_files: true,
            ..Client::default()
        };
        let along = |old: &str, new: &str| {
            let (old_uri, new_uri) = (uri(old), uri(new));
            let edit = renamed_along(&[FileRename { old_uri, new_uri }], &client);
            match edit.and_then(|it| it.document_changes) {
                Some(DocumentChanges::Operations(it)) => it.len(),
                _ => 0,
            }
        };
        assert_eq!(along("a.md", "new.md"), 1);
        assert_eq!(along("a.md", "new.rs"), 0);
        assert_eq!(along("a.md", "a.html"), 0, "the model has its name already");
        assert_eq!(along("b.md", "new.md"), 0, "it has none");
        assert_eq!(along("a.md", "c.md"), 0, "that would replace another");
    }
}
