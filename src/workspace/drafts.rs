//! The drafts of a folder: which files they are, found as ripgrep finds files; and what bears the name of a model there.
//!
//! Hidden files, and those that `.gitignore` or `.ignore` files leave out, are left out. Symbolic links inside the folder
//! are not followed, so no loop can hold the walk up, and of drafts pipes, sockets and devices are passed over. How large a draft
//! may be is a matter of reading it ([`super::read_text`]).

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use crate::ide::Format;

/// The endings of drafts, and the format of each.
const ENDINGS: &[(&str, Format)] = &[
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("html", Format::Html),
    ("htm", Format::Html),
];

/// What of a folder is walked. The default is all of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk<'a> {
    /// Globs, in the language of `.gitignore` and relative to the folder, of which a file must match one; none asks for
    /// nothing.
    pub include: &'a [String],
    /// Globs, in the same language, of files and folders that are left out. They count more than `include`.
    pub exclude: &'a [String],
}

/// A folder, or a part of one, that could not be walked. Displayed as what is wrong, without the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwalked {
    /// What could not be walked.
    pub path: PathBuf,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for Unwalked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// The markup that a draft's ending speaks of, in any case; `None` where the ending is none of a draft's.
pub fn draft_format(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?;
    let known = |(known, _): &&(&str, Format)| known.eq_ignore_ascii_case(ending);
    ENDINGS.iter().find(known).map(|(_, format)| *format)
}

impl Walk<'_> {
    /// The drafts under `folder`, each folder's by name, found as they are asked for.
    pub fn drafts(self, folder: &Path) -> impl Iterator<Item = Result<PathBuf, Unwalked>> {
        self.files(folder, |path| draft_format(path).is_some(), || false)
    }

    /// The files under `folder` that are `wanted`, each folder's by name, found as they are asked for, until it `is_over`:
    /// between two files that are wanted a walk may go through a whole disk.
    pub fn files(
        self,
        folder: &Path,
        wanted: impl Fn(&Path) -> bool,
        is_over: impl Fn() -> bool,
    ) -> impl Iterator<Item = Result<PathBuf, Unwalked>> {
        let is_file = |entry: &DirEntry| entry.file_type().is_some_and(|it| it.is_file());
        self.entries(
            folder,
            move |entry| is_file(entry) && wanted(entry.path()),
            is_over,
        )
    }

    /// Whatever lies under `folder` under a name that is `wanted`, each folder's by name: links, pipes and folders too, so
    /// that whoever reads it can say what is wrong. A model file that is passed over would be missed by nobody.
    pub fn named(
        self,
        folder: &Path,
        wanted: impl Fn(&Path) -> bool,
    ) -> impl Iterator<Item = Result<PathBuf, Unwalked>> {
        self.entries(
            folder,
            move |entry| entry.depth() > 0 && wanted(entry.path()),
            || false,
        )
    }

    fn entries(
        self,
        folder: &Path,
        wanted: impl Fn(&DirEntry) -> bool,
        is_over: impl Fn() -> bool,
    ) -> impl Iterator<Item = Result<PathBuf, Unwalked>> {
        let (globs, wrong) = self.globs(folder);
        let walker = WalkBuilder::new(folder)
            .require_git(false)
            .sort_by_file_name(OsStr::cmp)
            .overrides(globs)
            .build();
        let folder = folder.to_owned();
        let going_on = walker.take_while(move |_| !is_over());
        let found = going_on.filter_map(move |entry| match entry {
            Ok(entry) => wanted(&entry).then(|| Ok(entry.into_path())),
            Err(error) => Some(Err(unwalked(&folder, &error))),
        });
        wrong.into_iter().map(Err).chain(found)
    }

    /// The globs in the language of [`ignore`], in which they say what to take, and what is wrong with them.
    fn globs(self, folder: &Path) -> (Override, Vec<Unwalked>) {
        let mut builder = OverrideBuilder::new(folder);
        let mut wrong = Vec::new();
        let taken = self.include.iter().cloned();
        let left_out = self.exclude.iter().map(|glob| format!("!{glob}"));
        for glob in taken.chain(left_out) {
            if let Err(error) = builder.add(&glob) {
                wrong.push(unwalked(folder, &error));
            }
        }
        let globs = builder.build().unwrap_or_else(|error| {
            wrong.push(unwalked(folder, &error));
            Override::empty()
        });
        (globs, wrong)
    }
}

fn unwalked(folder: &Path, error: &ignore::Error) -> Unwalked {
    let mut path = folder;
    let mut cause = error;
    while let ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } = cause {
        if let ignore::Error::WithPath { path: at, .. } = cause {
            path = at;
        }
        cause = err;
    }
    let why = match cause.io_error().map(io::Error::kind) {
        Some(io::ErrorKind::PermissionDenied) => "no permission to look into it".to_owned(),
        Some(io::ErrorKind::NotFound) => "there is no such file or folder".to_owned(),
        _ => cause.to_string(),
    };
    Unwalked {
        path: path.to_owned(),
        why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use std::fs;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        folder
    }

    #[track_caller]
    fn check(folder: &Path, walk: Walk<'_>, expected: Expect) {
        let found = walk.drafts(folder).map(|it| match it {
            Ok(path) => path
                .strip_prefix(folder)
                .expect("inside")
                .display()
                .to_string(),
            Err(unwalked) => format!("({unwalked})"),
        });
        expected.assert_eq(&found.collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn drafts_by_name_but_for_what_is_hidden_or_ignored() {
        let folder = folder(&[
            "b.md",
            "a.HTML",
            "deep/c.txt",
            ".hidden.md",
            "left-out.md",
            "deep/old/d.md",
            "x.rs",
        ]);
        fs::write(folder.path().join(".gitignore"), "left-out*\n").expect("a file");
        fs::write(folder.path().join("deep/.ignore"), "old\n").expect("a file");
        check(
            folder.path(),
            Walk::default(),
            expect!["a.HTML b.md deep/c.txt"],
        );
    }

    #[test]
    fn globs_include_and_exclude() {
        let folder = folder(&["a.md", "b.txt", "desk/c.md", "desk/d.txt", "archive/e.md"]);
        let globs = |globs: &[&str]| globs.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let (include, exclude) = (globs(&["*.md"]), globs(&["archive/"]));
        let walk = Walk {
            include: &include,
            exclude: &exclude,
        };
        check(folder.path(), walk, expect!["a.md desk/c.md"]);
        let exclude = globs(&["{"]);
        let walk = Walk {
            exclude: &exclude,
            ..Walk::default()
        };
        let (bad, found): (Vec<_>, Vec<_>) = walk.drafts(folder.path()).partition(Result::is_err);
        assert_eq!((bad.len(), found.len()), (1, 5), "{bad:?}");
    }

    #[test]
    fn a_walk_ends_when_it_is_over() {
        let folder = folder(&["a.txt", "b/c.rs", "b/d.rs", "b/e.md"]);
        let n_seen = std::cell::Cell::new(0);
        let wanted = |path: &Path| {
            n_seen.set(n_seen.get() + 1);
            draft_format(path).is_some()
        };
        let walk = Walk::default().files(folder.path(), wanted, || n_seen.get() >= 2);
        assert_eq!(walk.count(), 1);
        assert_eq!(n_seen.get(), 2);
    }

    #[test]
    fn a_folder_that_is_gone_is_told() {
        let folder = folder(&[]);
        let gone = folder.path().join("gone");
        let found: Vec<_> = Walk::default().drafts(&gone).collect();
        assert!(
            matches!(&found[..], [Err(it)] if it.path == gone),
            "{found:?}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn loops_of_links_and_pipes_are_passed_over() {
        let folder = folder(&["a.md"]);
        let root = folder.path();
        std::os::unix::fs::symlink(root, root.join("again")).expect("a link");
        std::os::unix::fs::symlink(root.join("nowhere"), root.join("broken.md")).expect("a link");
        let socket = std::os::unix::net::UnixListener::bind(root.join("socket.md"));
        check(root, Walk::default(), expect!["a.md"]);
        drop(socket);
    }
}
