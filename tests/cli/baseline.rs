//! Baselines: what is known stays quiet, what is new does not.

use std::fs;

use expect_test::{Expect, expect};
use tempfile::TempDir;

use crate::{CLEAN, FAULT, folder, run};

/// Notes the findings of `before`, then checks `after` in its place.
#[track_caller]
fn check(before: &str, after: &str, expected: Expect) {
    let place = noted(&[("desk/a.md", before.as_bytes())]);
    fs::write(place.path().join("desk/a.md"), after).expect("a file");
    let again = run(
        place.path(),
        &["check", "desk", "--baseline", "known.json"],
        b"",
    );
    expected.assert_eq(&format!("{:?} {}", again.code, again.err));
}

fn noted(files: &[(&str, &[u8])]) -> TempDir {
    let place = folder(files);
    let args = [
        "check",
        ".",
        "--baseline",
        "known.json",
        "--update-baseline",
    ];
    let first = run(place.path(), &args, b"");
    assert_eq!(first.code, Some(0), "{}", first.err);
    place
}

const SENTENCE: &str = "The vote is on Monday, 17 March 2026.";

#[test]
fn what_is_known_does_not_fail() {
    check(
        SENTENCE,
        SENTENCE,
        expect![[r#"
        Some(0) 1 text checked: nothing found; 1 known from the baseline
    "#]],
    );
}

#[test]
fn lines_may_move_and_break() {
    let moved = "# A head\n\nMore words come first. The vote is on Monday,\n17 March 2026.\n";
    check(
        SENTENCE,
        moved,
        expect![[r#"
        Some(0) 1 text checked: nothing found; 1 known from the baseline
    "#]],
    );
}

#[test]
fn another_sentence_with_the_same_fault_is_new() {
    check(
        SENTENCE,
        &SENTENCE.replace("vote", "poll"),
        expect![[r#"
            Some(1) 1 text checked: 1 warning
        "#]],
    );
}

#[test]
fn a_sentence_is_known_as_often_as_it_stood_there() {
    let twice = format!("{SENTENCE}\n\n{SENTENCE}\n");
    check(
        &twice,
        &format!("{twice}\n\n{SENTENCE}\n"),
        expect![[r#"
            Some(1) 1 text checked: 1 warning; 2 known from the baseline
        "#]],
    );
}

#[test]
fn drafts_that_are_not_checked_keep_what_is_known_of_them() {
    let place = noted(&[("a.md", FAULT), ("b.md", FAULT), ("c.md", FAULT)]);
    fs::write(place.path().join("b.md"), CLEAN).expect("a file");
    fs::remove_file(place.path().join("c.md")).expect("a file");
    let args = [
        "check",
        "b.md",
        "--baseline",
        "known.json",
        "--update-baseline",
    ];
    assert_eq!(run(place.path(), &args, b"").code, Some(0));
    let known = fs::read_to_string(place.path().join("known.json")).expect("a baseline");
    expect![[r#"
        {
          "version": 1,
          "drafts": {
            "a.md": [
              {
                "fingerprint": "792e84d81ee030b6",
                "code": "weekday-mismatch",
                "text": "Monday, 17 March 2026",
                "count": 1
              }
            ]
          }
        }
    "#]]
    .assert_eq(&known);
    let left: Vec<_> = fs::read_dir(place.path()).expect("a folder").collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn the_folder_that_the_run_begins_in_does_not_count() {
    let place = noted(&[("desk/a.md", FAULT)]);
    let args = ["check", "a.md", "--baseline", "../known.json"];
    assert_eq!(run(&place.path().join("desk"), &args, b"").code, Some(0));
}

#[test]
fn a_baseline_that_cannot_be_read_ends_the_run() {
    let place = folder(&[
        ("a.md", FAULT),
        ("broken.json", b"{\"version\": 1}"),
        ("next.json", b"{\"version\": 2, \"drafts\": {}}"),
    ]);
    let told = |name: &str| {
        let it = run(place.path(), &["check", "a.md", "--baseline", name], b"");
        format!("{:?} {}{}", it.code, it.out, it.err)
    };
    expect![[r#"
        Some(2) copydesk: none.json: no such baseline; --update-baseline writes it
        Some(2) copydesk: broken.json: not a baseline: missing field `drafts` at line 1 column 14; --update-baseline writes a new one once it is removed
        Some(2) copydesk: next.json: a baseline of version 2, this copydesk reads version 1
    "#]]
        .assert_eq(&[told("none.json"), told("broken.json"), told("next.json")].concat());
}
