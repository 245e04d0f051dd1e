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

/// What can be held of the container file without a network: it builds the package as it is, with a compiler that the package
/// allows, and runs a command that is there.
#[test]
fn the_container_builds_and_runs_what_is_there() {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect(name);
    let container = read("Containerfile");
    let lines: Vec<&str> = container.lines().collect();
    let installs = lines.iter().find(|it| it.contains("cargo install"));
    let installs = installs.expect("cargo install");
    assert!(installs.contains("--locked --path . --root /out"));
    assert!(lines.contains(&"COPY --from=build /out/bin/copydesk /usr/local/bin/copydesk"));
    assert!(lines.contains(&"ENTRYPOINT [\"copydesk\"]"));
    // The newest compiler of Rust 1: that the package asks for cannot be newer.
    assert!(lines[1].starts_with("FROM docker.io/library/rust:1-"));
    // Both stages have one C library.
    let stages = lines.iter().filter(|it| it.starts_with("FROM "));
    assert!(stages.clone().count() == 2 && stages.clone().all(|it| it.contains("bookworm")));
    // Nothing that the build needs is kept from it.
    let left_out = read(".dockerignore");
    for needed in ["build.rs", "Cargo.lock", "src"] {
        assert!(root().join(needed).exists());
        assert!(!left_out.lines().any(|it| it == needed), "{needed}");
    }
    let command = lines.iter().find_map(|it| it.strip_prefix("CMD "));
    let command: Vec<String> = serde_json::from_str(command.expect("CMD")).expect("a list");
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let desk = folder(&[("a.md", CLEAN), ("b.md", FAULT)]);
    assert_eq!(run(desk.path(), &command, b"").code, Some(1));
}
