//! Which files differ from a commit, asked of Git itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that differ from a commit, in each of the repositories that a run meets.
pub(super) struct Changed<'a> {
    revision: &'a str,
    /// By the top folder of the repository.
    repositories: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl<'a> Changed<'a> {
    /// Nothing is asked yet.
    pub(super) fn since(revision: &'a str) -> Changed<'a> {
        Changed {
            revision,
            repositories: BTreeMap::new(),
        }
    }

    /// Keeps the files under `named`, a path of the command line, that differ. The error says what is wrong with the
    /// revision or the folder.
    pub(super) fn keep(&mut self, named: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
        let changed = self.in_repository_of(named)?;
        files.retain(|file| fs::canonicalize(file).is_ok_and(|it| changed.contains(&it)));
        Ok(())
    }

    fn in_repository_of(&mut self, named: &Path) -> Result<&BTreeSet<PathBuf>, String> {
        let folder = if named.is_dir() {
            Some(named)
        } else {
            named.parent()
        };
        let folder = folder.filter(|it| *it != Path::new(""));
        let top = top_of(folder.unwrap_or(Path::new(".")))?;
        if !self.repositories.contains_key(&top) {
            let changed = changed_in(&top, self.revision)?;
            self.repositories.insert(top.clone(), changed);
        }
        Ok(self.repositories.entry(top).or_default())
    }
}

/// The top folder of the repository that holds `folder`, without links.
fn top_of(folder: &Path) -> Result<PathBuf, String> {
    let top = git(folder, &["rev-parse".as_ref(), "--show-toplevel".as_ref()]);
    let top = top.map_err(|why| format!("--changed-since needs a Git repository: {why}"))?;
    let top = path_of(top.strip_suffix(b"\n").unwrap_or(&top));
    fs::canonicalize(&top).map_err(|error| format!("{}: {error}", top.display()))
}

/// The files of a repository that differ from `revision`: changed, staged or new, not those that are gone or ignored.
fn changed_in(top: &Path, revision: &str) -> Result<BTreeSet<PathBuf>, String> {
    // The revision is made a hash first, behind `--end-of-options`: one such as `--output=x` stays a name.
    let commit = format!("{revision}^{{commit}}");
    let verify = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ];
    let hash = git(top, &verify.map(OsStr::new))
        .map_err(|_| format!("--changed-since: no commit, branch or tag {revision:?} here"))?;
    let hash = String::from_utf8_lossy(&hash).trim().to_owned();
    let diff = [
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--diff-filter=d",
        "--no-ext-diff",
        &hash,
        "--",
    ];
    let new = ["ls-files", "--others", "--exclude-standard", "-z"];
    let mut names = git(top, &diff.map(OsStr::new))?;
    names.extend(git(top, &new.map(OsStr::new))?);
    let names = names
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty());
    Ok(names.map(|name| top.join(path_of(name))).collect())
}

/// Runs Git in a folder and gives what it prints; the error is its own last word.
fn git(folder: &Path, args: &[&OsStr]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        // A repository may name a program to watch its files; nothing of a repository is run.
        .args(["-c", "core.fsmonitor=false"])
        .args(args)
        .output()
        .map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(told.lines().last().unwrap_or("git failed").to_owned())
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(name.to_vec()).into()
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(name).into_owned()).into()
}
