//! Which `copydesk.toml` decides for a path: the nearest in the folders above it.

use std::path::{Path, PathBuf};

/// The name of a project's file.
pub const PROJECT_FILE: &str = "copydesk.toml";

/// Whether a path is that of a project's file.
pub fn is_project_file(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it == PROJECT_FILE)
}

/// The project's file that decides for `path` (a draft, a model file or a folder; absolute): the nearest one above it, so
/// that of two projects, one inside the other, the inner one wins. `is_open` says which files an editor holds, saved or
/// not. `None` where no folder above has one.
pub fn project_file_for(path: &Path, is_open: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    path.ancestors()
        .map(|folder| folder.join(PROJECT_FILE))
        // A pipe or a folder of that name is told when it is read, not passed over.
        .find(|file| is_open(file) || file.symlink_metadata().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_innermost_root_wins() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let inner = folder.path().join("desk");
        fs::create_dir_all(inner.join("deep")).expect("a folder");
        let outer_file = folder.path().join(PROJECT_FILE);
        fs::write(&outer_file, "").expect("a file");
        let draft = inner.join("deep/story.md");
        let found = || project_file_for(&draft, |_| false);
        assert_eq!(found().as_ref(), Some(&outer_file));
        let inner_file = inner.join(PROJECT_FILE);
        let open = project_file_for(&draft, |path| path == inner_file);
        assert_eq!(open.as_ref(), Some(&inner_file), "open and not saved yet");
        fs::write(&inner_file, "").expect("a file");
        assert_eq!(found().as_ref(), Some(&inner_file));
        let beside = project_file_for(&folder.path().join("other.md"), |_| false);
        assert_eq!(beside.as_ref(), Some(&outer_file));
    }
}
