//! The one path of a file to which several lead: through links to its folder, or to a folder of the workspace.
//!
//! Models, notes and settings are found by path, and what is said of a file in two places is about one. So a path is put under
//! the folder of the workspace that it lies in, by the name that the client gave that folder. The file itself may be a link:
//! its name says which story it is.

use std::path::{Path, PathBuf};

/// A folder of the workspace: as the client names it, and where it really is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Root {
    pub(crate) path: PathBuf,
    pub(crate) real: PathBuf,
}

impl Root {
    /// The folder at a path now.
    pub(crate) fn new(path: PathBuf) -> Root {
        let real = real(&path).unwrap_or_else(|| path.clone());
        Root { path, real }
    }
}

/// The path under the innermost of the folders that a file lies in; the path itself where it lies in none.
pub(crate) fn home(path: PathBuf, roots: &[Root]) -> PathBuf {
    let place = path.parent().zip(path.file_name());
    let Some((folder, name)) = place.filter(|_| !roots.is_empty()) else {
        return path;
    };
    let Some(folder) = real(folder) else {
        return path;
    };
    let holding = roots
        .iter()
        .filter_map(|root| Some((root, folder.strip_prefix(&root.real).ok()?)));
    let innermost = holding.max_by_key(|(root, _)| root.real.components().count());
    let found = innermost.map(|(root, rest)| root.path.join(rest).join(name));
    found.unwrap_or(path)
}

/// A folder without links on the way; of one that is not there yet, as far as there is something.
fn real(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find_map(|there| {
        let real = there.canonicalize().ok()?;
        let rest = folder.strip_prefix(there).ok()?;
        Some(real.components().chain(rest.components()).collect())
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn all_ways_to_a_file_are_one() {
        let disk = tempfile::tempdir().expect("a folder");
        let at = |path: &str| disk.path().join(path);
        std::fs::create_dir_all(at("desk/port")).expect("a folder");
        std::fs::create_dir_all(at("other")).expect("a folder");
        std::fs::write(at("other/x.md"), "").expect("a file");
        symlink(at("desk"), at("link")).expect("a link");
        symlink(at("desk/port"), at("desk/ferry")).expect("a link");
        symlink(at("other/x.md"), at("desk/today.md")).expect("a link");
        let check = |root: &str, path: &str, expected: &str| {
            let roots = [Root::new(at("other")), Root::new(at(root))];
            assert_eq!(home(at(path), &roots), at(expected), "{path} in {root}");
        };
        check("desk", "desk/a.md", "desk/a.md");
        check("desk", "link/a.md", "desk/a.md");
        check("desk", "link/new/a.md", "desk/new/a.md");
        check("link", "link/a.md", "link/a.md");
        check("link", "desk/port/a.md", "link/port/a.md");
        check("desk", "desk/ferry/a.md", "desk/port/a.md");
        check("desk", "link/today.md", "desk/today.md");
        check("desk", "desk-2/a.md", "desk-2/a.md");
        assert_eq!(home(at("link/a.md"), &[]), at("link/a.md"));
    }
}
