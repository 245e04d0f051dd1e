//! Which drafts of a folder are checked: globs, and what has changed in Git.

use std::fs;
use std::path::Path;
use std::process::Command;

use expect_test::expect;
use tempfile::TempDir;

use crate::{CLEAN, FAULT, Run, folder, run};

fn names(checked: &Run) -> String {
    let suites = checked
        .out
        .lines()
        .filter_map(|it| it.trim().strip_prefix("<file name=\""));
    suites
        .filter_map(|it| it.split('"').next())
        .collect::<Vec<_>>()
        .join(" ")
}

fn checked(folder: &Path, args: &[&str]) -> String {
    names(&run(
        folder,
        &[&["check", "--format", "checkstyle"], args].concat(),
        b"",
    ))
}

#[test]
fn globs_take_and_leave_out() {
    let place = folder(&[
        ("a.md", CLEAN),
        ("b.txt", CLEAN),
        ("desk/c.md", CLEAN),
        ("old/d.md", CLEAN),
    ]);
    let checked = |args: &[&str]| checked(place.path(), args);
    assert_eq!(checked(&[".", "--glob", "*.md"]), "a.md desk/c.md old/d.md");
    assert_eq!(checked(&[".", "--glob", "!old/"]), "a.md b.txt desk/c.md");
    assert_eq!(
        checked(&[".", "--glob", "desk/**", "--glob", "!*.txt"]),
        "desk/c.md"
    );
}

fn git(folder: &Path, args: &[&str]) {
    let settings = [
        "-c",
        "user.name=Desk",
        "-c",
        "user.email=desk@example.org",
        "-c",
        "commit.gpgsign=false",
    ];
    let done = Command::new("git")
        .current_dir(folder)
        .args(settings)
        .args(args)
        .output();
    let done = done.expect("git runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A repository with two commits: the second changes `b.md` and adds `é new.md`.
fn repository() -> TempDir {
    let place = folder(&[
        ("a.md", CLEAN),
        ("b.md", CLEAN),
        ("desk/c.md", CLEAN),
        ("gone.md", CLEAN),
    ]);
    git(place.path(), &["init", "-q", "-b", "main"]);
    git(place.path(), &["add", "."]);
    git(place.path(), &["commit", "-q", "-m", "First"]);
    fs::write(place.path().join("b.md"), FAULT).expect("a file");
    fs::write(place.path().join("é new.md"), FAULT).expect("a file");
    fs::remove_file(place.path().join("gone.md")).expect("a file");
    git(place.path(), &["add", "."]);
    git(place.path(), &["commit", "-q", "-m", "Second"]);
    place
}

#[test]
fn what_has_not_changed_is_left_out() {
    let place = repository();
    let since = |rev: &str, path: &str| checked(place.path(), &[path, "--changed-since", rev]);
    assert_eq!(since("HEAD~1", "."), "b.md é new.md");
    assert_eq!(since("HEAD", "."), "");
    fs::write(place.path().join("desk/c.md"), FAULT).expect("a file");
    fs::write(place.path().join("desk/d.md"), FAULT).expect("a file");
    assert_eq!(since("main", "."), "desk/c.md desk/d.md");
    assert_eq!(since("main", "desk"), "desk/c.md desk/d.md");
    assert_eq!(since("main", "a.md"), "");
    let none = run(
        place.path(),
        &["check", "a.md", "--changed-since", "main"],
        b"",
    );
    assert_eq!(
        (none.code, none.err.as_str()),
        (Some(0), "0 texts checked: nothing found\n")
    );
}

#[test]
fn a_revision_is_never_an_option() {
    let place = repository();
    for wrong in [
        "--output=made.txt",
        "-h",
        "no-such",
        "HEAD --",
        "HEAD;touch made.txt",
        "$(touch made.txt)",
    ] {
        let since = format!("--changed-since={wrong}");
        let told = run(place.path(), &["check", ".", &since], b"");
        assert_eq!(told.code, Some(2), "{wrong}");
        let why =
            format!("copydesk: .: --changed-since: no commit, branch or tag {wrong:?} here\n");
        assert!(told.err.starts_with(&why), "{}", told.err);
        assert!(!place.path().join("made.txt").exists(), "{wrong}");
    }
}

#[test]
fn outside_a_repository_it_says_so() {
    let place = folder(&[("a.md", FAULT)]);
    let told = run(
        place.path(),
        &["check", ".", "--changed-since", "main"],
        b"",
    );
    expect![[r#"
        Some(2) copydesk: .: --changed-since needs a Git repository: fatal: not a git repository (or any of the parent directories): .git
        0 texts checked, 1 not: nothing found
    "#]].assert_eq(&format!("{:?} {}{}", told.code, told.out, told.err));
}
