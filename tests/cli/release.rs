//! What the repository offers to others: the action's script, the hook, the version.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{CLEAN, FAULT, folder, run};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_version_names_a_commit() {
    let place = folder(&[]);
    let told = run(place.path(), &["--version"], b"").out;
    let version = format!("copydesk {} (", env!("CARGO_PKG_VERSION"));
    assert!(
        told.starts_with(&version) && told.ends_with(")\n"),
        "{told}"
    );
}

#[cfg(unix)]
#[test]
fn the_action_checks_what_it_is_told() {
    let place = folder(&[
        ("a.md", FAULT),
        ("b c.md", CLEAN),
        ("made $(touch x).md", CLEAN),
    ]);
    let act = |inputs: &[(&str, &str)]| {
        let done = Command::new("bash")
            .arg(root().join(".ci/action"))
            .current_dir(place.path())
            .env("PROGRAM", env!("CARGO_BIN_EXE_copydesk"))
            .envs(inputs.iter().copied())
            .output();
        let done = done.expect("bash runs");
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned(),
        )
    };
    let (code, out) = act(&[]);
    assert_eq!(code, Some(1));
    assert!(out.starts_with("::warning file=a.md,line=1,"), "{out}");
    assert_eq!(act(&[("FAIL_ON", "error")]).0, Some(0));
    assert_eq!(act(&[("PATHS", "b*.md")]).0, Some(2));
    assert_eq!(act(&[("PATHS", "$(touch x) --help")]).0, Some(2));
    assert_eq!(
        act(&[("PATHS", "a.md"), ("BASELINE", "none.json")]).0,
        Some(2)
    );
    assert!(!place.path().join("x").exists());
}

#[test]
fn the_action_hands_its_inputs_over_as_variables() {
    let action = fs::read_to_string(root().join("action.yml")).expect("action.yml");
    for line in action
        .lines()
        .filter(|it| it.trim_start().starts_with("run:"))
    {
        assert!(!line.contains("${{"), "{line}");
    }
    assert!(action.contains("using: composite"));
}

#[test]
fn the_hook_calls_a_command_that_is_there() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).expect("the hook");
    let entry = hooks
        .lines()
        .find_map(|it| it.trim().strip_prefix("entry: copydesk "));
    let place = folder(&[("a.md", CLEAN), ("b.txt", FAULT)]);
    let entry = entry.expect("an entry");
    assert_eq!(run(place.path(), &[entry, "a.md"], b"").code, Some(0));
    assert_eq!(
        run(place.path(), &[entry, "a.md", "b.txt"], b"").code,
        Some(1)
    );
}
