//! The program as a shell sees it: output, messages, exit codes, and bad input of every kind.

mod baseline;
mod choice;
mod find;
mod formats;
mod killed;
mod models;
mod picture;
mod release;
mod report;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use expect_test::{Expect, expect};
use serde_json::Value;
use tempfile::TempDir;

/// What a run of the program gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program in `folder` with `input` on its standard input.
fn run(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that ends without reading its input closes the pipe; that is its right.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("output in UTF-8");
    Run {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Checks exit code and both outputs of a run.
#[track_caller]
fn check(folder: &Path, args: &[&str], input: &[u8], expected: Expect) {
    let Run { code, out, err } = run(folder, args, input);
    let code = code.map_or("none".to_owned(), |it| it.to_string());
    expected.assert_eq(&format!("exit code {code}\n{out}---\n{err}"));
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        let parent = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

const CLEAN: &[u8] = b"Nothing is said here.\n";
const FAULT: &[u8] = b"The vote is on Monday, 17 March 2026.\n";

#[test]
fn a_clean_draft_gives_0() {
    let place = folder(&[("a.md", CLEAN), ("deep/b.txt", CLEAN)]);
    check(
        place.path(),
        &["check", "."],
        b"",
        expect![[r#"
            exit code 0
            ---
            2 texts checked: nothing found
        "#]],
    );
}

#[test]
fn a_finding_gives_1() {
    let place = folder(&[("a.md", FAULT)]);
    check(
        place.path(),
        &["check", "a.md"],
        b"",
        expect![[r#"
            exit code 1
            warning[weekday-mismatch]: 17 March 2026 is a Tuesday, not a Monday
              ╭▸ a.md:1:16
              │
            1 │ The vote is on Monday, 17 March 2026.
              │                ━━━━━━━━━━━━━━━━━━━━━
              │
              ╰ note: The calendar says so. Find out which of the two is right: the weekday or the day of the
                      month.
            help: Change to “Tuesday”
              ╭╴
            1 - The vote is on Monday, 17 March 2026.
            1 + The vote is on Tuesday, 17 March 2026.
              ╰╴
            help: Change to “16”
              ╭╴
            1 - The vote is on Monday, 17 March 2026.
            1 + The vote is on Monday, 16 March 2026.
              ╰╴

            ---
            1 text checked: 1 warning
        "#]],
    );
}

#[test]
fn fail_on_decides_what_fails() {
    let place = folder(&[("a.md", FAULT)]);
    let code = |fail_on| run(place.path(), &["check", "a.md", "--fail-on", fail_on], b"").code;
    assert_eq!(code("error"), Some(0));
    assert_eq!(code("warning"), Some(1));
    assert_eq!(code("hint"), Some(1));
    assert_eq!(code("never"), Some(0));
}

#[test]
fn the_draft_with_planted_faults_has_them_and_clean_copy_has_none() {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let clean = run(&drafts, &["check", "clean-copy.md"], b"");
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""));
    let Run { code, out, .. } = run(
        &drafts,
        &["check", "cloud-deal.md", "--format", "json"],
        b"",
    );
    assert_eq!(code, Some(1));
    let report: Value = serde_json::from_str(&out).expect("one JSON document");
    let findings = report["files"][0]["findings"].as_array().expect("findings");
    let found: Vec<String> = findings
        .iter()
        .map(|it| format!("{} on {}\n", it["code"], it["text"]))
        .collect();
    expect![[r#"
        "figure-contradicts-fact" on "$50 million"
        "unit-differs" on "2 gigawatt-hours"
        "bound-differs" on "$200 million"
        "wrong-party" on "OpenAI's Claude"
        "misspelt-name" on "Antropic"
        "weekday-mismatch" on "Monday, 17 March 2026"
        "impossible-date" on "31 February"
        "miscounted-list" on "four"
        "arithmetic-error" on "20%"
        "conversion-error" on "140 km"
        "arithmetic-error" on "$12 billion"
    "#]]
    .assert_eq(&found.concat());
}

#[test]
fn standard_input_is_a_draft_too() {
    let place = folder(&[]);
    check(
        place.path(),
        &["check", "-", "--stdin-name", "copy.md"],
        FAULT,
        expect![[r#"
            exit code 1
            warning[weekday-mismatch]: 17 March 2026 is a Tuesday, not a Monday
              ╭▸ copy.md:1:16
              │
            1 │ The vote is on Monday, 17 March 2026.
              │                ━━━━━━━━━━━━━━━━━━━━━
              │
              ╰ note: The calendar says so. Find out which of the two is right: the weekday or the day of the
                      month.
            help: Change to “Tuesday”
              ╭╴
            1 - The vote is on Monday, 17 March 2026.
            1 + The vote is on Tuesday, 17 March 2026.
              ╰╴
            help: Change to “16”
              ╭╴
            1 - The vote is on Monday, 17 March 2026.
            1 + The vote is on Monday, 16 March 2026.
              ╰╴

            ---
            1 text checked: 1 warning
        "#]],
    );
}

#[test]
fn json_is_one_document_with_code_points_and_lines() {
    let place = folder(&[
        (
            "a.md",
            "😀 é\r\n\r\nThe vote is on Monday, 17 March 2026.\r\n".as_bytes(),
        ),
        ("b.md", CLEAN),
        ("c.md", b"\xff"),
    ]);
    let Run { code, out, .. } = run(place.path(), &["check", ".", "--format", "json"], b"");
    assert_eq!(code, Some(2));
    let report: Value = serde_json::from_str(&out).expect("one JSON document");
    let finding = &report["files"][0]["findings"][0];
    let shown = format!(
        "{}\n{}\n{} {}\n{}",
        finding["text"], finding["code"], finding["start"], finding["end"], report["unchecked"]
    );
    expect![[r#"
        "Monday, 17 March 2026"
        "weekday-mismatch"
        {"column":16,"line":3,"offset":22} {"column":37,"line":3,"offset":43}
        [{"message":"not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8","path":"./c.md"}]"#]]
    .assert_eq(&shown);
    assert_eq!(report["files"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_cannot_be_read_is_named_with_its_mend_and_the_run_goes_on() {
    let place = folder(&[
        ("binary.md", b"PK\x03\x04\0\0"),
        ("latin.md", b"One.\nA caf\xe9.\n"),
        ("wide.md", b"\xff\xfeO\0"),
        ("empty/x.rs", b""),
        ("good.md", CLEAN),
    ]);
    check(
        place.path(),
        &[
            "check",
            "none.md",
            "binary.md",
            "latin.md",
            "wide.md",
            "good.md",
        ],
        b"",
        expect![[r#"
            exit code 2
            ---
            copydesk: none.md: no such file; check the path
            copydesk: binary.md: a binary file (byte 5 of line 1 is zero); save it as plain text, Markdown or HTML
            copydesk: latin.md: not UTF-8: byte 6 of line 2 is 0xE9; save it as UTF-8
            copydesk: wide.md: encoded in UTF-16; save it as UTF-8
            1 text checked, 4 not: nothing found
        "#]],
    );
    check(
        place.path(),
        &["check", "empty"],
        b"",
        expect![[r#"
        exit code 2
        ---
        copydesk: empty: no drafts here (.md .markdown .txt .text .html .htm); name the files, or another folder
        0 texts checked, 1 not: nothing found
    "#]],
    );
}

#[test]
fn a_file_too_large_is_not_read() {
    let place = folder(&[]);
    let file = fs::File::create(place.path().join("large.md")).expect("a file");
    file.set_len(100 << 20).expect("a hole takes no room");
    check(
        place.path(),
        &["check", "large.md"],
        b"",
        expect![[r#"
        exit code 2
        ---
        copydesk: large.md: larger than 16 MB; split it
        0 texts checked, 1 not: nothing found
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let place = folder(&[]);
    let made = Command::new("mkfifo")
        .arg(place.path().join("pipe.md"))
        .status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    check(
        place.path(),
        &["check", "pipe.md"],
        b"",
        expect![[r#"
        exit code 2
        ---
        copydesk: pipe.md: a pipe, socket or device, not a file; give - and pipe the text in
        0 texts checked, 1 not: nothing found
    "#]],
    );
    check(
        place.path(),
        &["check", "."],
        b"",
        expect![[r#"
        exit code 2
        ---
        copydesk: .: no drafts here (.md .markdown .txt .text .html .htm); name the files, or another folder
        0 texts checked, 1 not: nothing found
    "#]],
    );
}

#[test]
fn the_model_of_the_workspace_and_of_the_story_count() {
    let model = br#"{"entities": [{"id": "acme", "kind": "company", "name": "Acme", "misspelt": ["Akme"]}]}"#;
    let text = b"Akme sells anvils.\n";
    let place = folder(&[
        ("with/.copydesk/model.json", model),
        ("with/deep/a.md", text),
        ("story/b.md", text),
        ("story/b.model.json", model),
        ("without/c.md", text),
    ]);
    let checked = run(place.path(), &["check", ".", "--format", "json"], b"");
    let report: Value = serde_json::from_str(&checked.out).expect("one JSON document");
    let files = report["files"].as_array().expect("files");
    let found: Vec<String> = files
        .iter()
        .map(|it| format!("{} {}\n", it["path"], it["findings"][0]["code"]))
        .collect();
    expect![[r#"
        "./story/b.md" "misspelt-name"
        "./with/deep/a.md" "misspelt-name"
        "./without/c.md" null
    "#]]
    .assert_eq(&found.concat());
}

#[test]
fn a_broken_model_is_told_once_and_the_run_goes_on() {
    let place = folder(&[
        (
            ".copydesk/model.json",
            b"{\"entities\": [{\"id\": \"a\", \"nam\": \"A\"}]",
        ),
        ("a.md", CLEAN),
        ("b.md", CLEAN),
    ]);
    let Run { code, err, .. } = run(place.path(), &["check", "."], b"");
    let told = err.lines().filter(|it| it.contains("model.json")).count();
    assert_eq!((code, told), (Some(0), 1), "{err}");
    let Run { code, err, .. } = run(
        place.path(),
        &["check", "a.md", "--model", "none.json"],
        b"",
    );
    assert_eq!(code, Some(2));
    assert!(err.contains("none.json: no such file"), "{err}");
}

#[test]
fn model_check_draws_problems_at_their_place() {
    let place = folder(&[(
        "m.json",
        b"{\n  \"entities\": [\n    {\"id\": \"a\", \"kind\": \"firm\", \"name\": \"A\"}\n  ]\n}\n",
    )]);
    check(
        place.path(),
        &["model", "check", "m.json"],
        b"",
        expect![[r#"
        exit code 1
        error[model-unknown-word]: "firm" is no kind
          ╭▸ m.json:3:26
          │
        3 │     {"id": "a", "kind": "firm", "name": "A"}
          │                          ━━━━
          │
          ╰ note: one of company, public_body, publisher, person, product, place, event

        ---
        1 text checked: 1 error
    "#]],
    );
    let fine = folder(&[("m.json", b"{}")]);
    assert_eq!(
        run(fine.path(), &["model", "check", "."], b"").code,
        Some(0)
    );
}

#[test]
fn annotate_goes_on_after_a_bad_line() {
    let place = folder(&[]);
    check(
        place.path(),
        &["annotate", "--jsonl"],
        b"{\"id\":1,\"text\":\"Sales were $5m.\"}\nnot json\n{\"id\":2,\"text\":\"\"}\n",
        expect![[r#"
            exit code 2
            {"id":1,"entities":[],"figures":[{"start":11,"end":14,"text":"$5m","kind":"money","value":"5000000","unit":"USD","bound":"exact","qualifier":"exact"}],"diagnostics":[]}
            {"error":"expected ident at line 1 column 2","line":2}
            {"id":2,"entities":[],"figures":[],"diagnostics":[]}
            ---
        "#]],
    );
}

#[test]
fn annotate_writes_tables_and_files_whole() {
    let place = folder(&[]);
    let input = b"{\"id\":1,\"text\":\"Sales were $5m.\"}\nnot json\n";
    let tables = [
        "annotate", "--jsonl", "--format", "parquet", "-o", "answers",
    ];
    let output = run(place.path(), &tables, input);
    assert_eq!((output.code, &*output.out, &*output.err), (Some(2), "", ""));
    for table in ["texts", "entities", "figures", "diagnostics"] {
        let path = place.path().join(format!("answers/{table}.parquet"));
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    }
    let lines = ["annotate", "--jsonl", "-o", "answers.jsonl"];
    assert_eq!(run(place.path(), &lines, b"{\"text\":\"\"}").code, Some(0));
    let written = std::fs::read_to_string(place.path().join("answers.jsonl")).unwrap();
    assert_eq!(
        written,
        "{\"id\":null,\"entities\":[],\"figures\":[],\"diagnostics\":[]}\n"
    );
}

#[test]
fn the_project_decides_for_its_drafts() {
    let folder = folder(&[
        ("copydesk.toml", b"ignore = [\"old/\"]\n[rules]\nredundant-currency = \"error\"\n[file-types]\n\"*.story\" = \"markdown\"\n"),
        ("a.story", b"It is $50 billion dollars.\n"),
        ("old/b.md", b"It is $50 billion dollars.\n"),
        ("inner/copydesk.toml", b"[rules]\nredundant-currency = \"off\"\n"),
        ("inner/c.md", b"It is $50 billion dollars.\n"),
    ]);
    check(
        folder.path(),
        &["check", "."],
        b"",
        expect![[r#"
        exit code 1
        error[redundant-currency]: “dollars” after the currency sign says the currency twice
          ╭▸ ./a.story:1:7
          │
        1 │ It is $50 billion dollars.
          │       ━━━━━━━━━━━━━━━━━━━
          ╰╴
        help: Change to “$50 billion”
          ╭╴
        1 - It is $50 billion dollars.
        1 + It is $50 billion.
          ╰╴

        ---
        2 texts checked: 1 error
    "#]],
    );
    // A file that is named itself is checked.
    assert_eq!(
        run(folder.path(), &["check", "old/b.md"], b"").code,
        Some(1)
    );
}

#[test]
fn numbers_of_a_date_stand_in_the_order_of_the_house() {
    let draft: &[u8] = b"The bridge opened on Thursday, 03/04/2025.\n";
    let silent = folder(&[
        ("copydesk.toml", b"[style]\ndate-order = \"day-first\"\n"),
        ("a.md", draft),
    ]);
    assert_eq!(run(silent.path(), &["check", "a.md"], b"").code, Some(0));
    let loud = folder(&[("a.md", draft)]);
    assert_eq!(run(loud.path(), &["check", "a.md"], b"").code, Some(1));
}

#[test]
fn quick_fixes_follow_the_house() {
    let folder = folder(&[
        (
            "copydesk.toml",
            b"[style]\nscale = \"short\"\ncurrency = \"code\"\n",
        ),
        ("a.md", b"Amazon will invest $5 billion in OpenAI.\n"),
    ]);
    let run = run(folder.path(), &["check", "a.md", "--format", "json"], b"");
    assert!(
        run.out.contains("\"replacement\":\"USD 50bn\""),
        "{}",
        run.out
    );
}

#[test]
fn broken_settings_are_told_once_and_the_run_goes_on() {
    let folder = folder(&[
        ("copydesk.toml", b"[rules]\nredundant-currency = \"of\"\n"),
        ("a.md", b"It is $50 billion dollars.\n"),
        ("b.md", b"All is well.\n"),
    ]);
    let run = run(
        folder.path(),
        &["check", "a.md", "b.md", "--fail-on", "never"],
        b"",
    );
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err.matches("copydesk.toml").count(), 1, "{}", run.err);
    assert!(
        run.err.contains("have 1 error; what is wrong is left out"),
        "{}",
        run.err
    );
}

#[test]
fn a_first_model_is_written_once_and_is_sound() {
    let folder = folder(&[]);
    let init = |more: &[&str]| run(folder.path(), &[&["model", "init"], more].concat(), b"").code;
    assert_eq!(init(&[]), Some(0));
    assert_eq!(init(&[]), Some(2), "there is one");
    assert_eq!(init(&["--force"]), Some(0));
    assert_eq!(init(&["beats/story.model.json"]), Some(0));
    for file in [".copydesk/model.json", "beats/story.model.json"] {
        let checked = run(folder.path(), &["model", "check", file], b"");
        assert_eq!(checked.code, Some(0), "{file}: {}", checked.out);
    }
    let schema = fs::read_to_string(folder.path().join(".copydesk/schema/model.json"));
    let printed = run(folder.path(), &["schema", "model"], b"").out;
    assert_eq!(schema.expect("a schema"), printed);
    let config = run(folder.path(), &["schema", "config"], b"").out;
    assert!(config.contains("first-reference"), "{config}");
    // The schema is no model: the folder is checked without it.
    fs::write(folder.path().join("a.md"), "All is well.\n").expect("a file");
    assert_eq!(
        run(folder.path(), &["check", "a.md"], b"").err,
        "1 text checked: nothing found\n"
    );
}

#[test]
fn doctor_says_what_is_in_force_and_why() {
    let folder = folder(&[
        ("copydesk.toml", b"date = 2026-03-17\nmodels = [\"shared\", \"none.json\"]\nknown-words = [\"Smithe\"]\n[style]\nscal = \"short\"\ncurrency = \"code\"\n[rules]\nbound-differs = \"off\"\n"),
        ("shared/desk.json", b"{\"entities\": [{\"id\": \"a\", \"kind\": \"compny\", \"name\": \"A\"}]}"),
        ("a.md", b"All is well.\n"),
    ]);
    let run = run(folder.path(), &["doctor", "a.md"], b"");
    let here = folder.path().canonicalize().expect("a folder");
    let out = run.out.replace(&format!("{}/", here.display()), "");
    let out = out.replace(&format!("{}/", folder.path().display()), "");
    assert_eq!(run.code, Some(1));
    expect![[r#"
        copydesk.toml
          warning[settings-unknown-key] 5:1: no key “scal” is known here; it is left out; perhaps “scale”

        in force
          date                     2026-03-17           copydesk.toml:1:8
          style.scale              as the draft has it  default
          style.currency           "code"               copydesk.toml:6:12
          style.date-order         by the separator     default
          style.first-reference    name-first           default
          known-words              Smithe               copydesk.toml:3:16
          ignore                   none                 default
          bound-differs            off                  copydesk.toml:8:17
          all other rules          21 as they are       default

        a.md
          format                   markdown             its ending
          in a run over folders    checked

        models, the later win
          seed       copydesk:/relations.json  sound
          seed       copydesk:/deals.json  sound
          seed       copydesk:/seed.json  sound
          shared     shared/desk.json  errors: 1, warnings: 0; see copydesk model check
          the model none.json: no such file; check the path
          together   entities: 14, facts: 25, sources: 3, relations: 22
    "#]].assert_eq(&out);
}

#[test]
fn quotes_are_looked_up_in_their_sources() {
    let model = r#"{"sources": [{"id": "s", "kind": "release", "file": "notes.txt", "sha256": "00"}],
"entities": [{"id": "a", "kind": "company", "name": "Alder"}],
"facts": [{"id": "F1", "subject": "a", "relation": "linked_to", "statement": "-", "evidence": [{"source": "s", "quote": "never said"}]}]}"#;
    let folder = folder(&[
        ("notes.txt", b"It was said once.\n"),
        ("story.model.json", model.as_bytes()),
    ]);
    check(
        folder.path(),
        &["model", "check", "story.model.json"],
        b"",
        expect![[r#"
            exit code 1
            warning[model-quote]: notes.txt has another hash: it has changed since this was written
              ╭▸ story.model.json:1:77
              │
            1 │ {"sources": [{"id": "s", "kind": "release", "file": "notes.txt", "sha256": "00"}],
              │                                                                             ━━
              ╰╴
            help: replace it
              ╭╴
            1 - {"sources": [{"id": "s", "kind": "release", "file": "notes.txt", "sha256": "00"}],
            1 + {"sources": [{"id": "s", "kind": "release", "file": "notes.txt", "sha256": "d4afbf431fda9f904a68b771c7f89e97923da7585e50d39e61b0f2e7e5ae0ad9"}],
              ╰╴

            warning[model-quote]: this quote does not stand in notes.txt
              ╭▸ story.model.json:3:122
              │
            3 │ …", "evidence": [{"source": "s", "quote": "never said"}]}]}
              │                                            ━━━━━━━━━━
              │
              ╰ note: copy it letter by letter, or name its own source

            ---
            1 text checked: 2 warnings
        "#]],
    );
}

#[test]
fn explain_knows_the_codes() {
    let place = folder(&[]);
    let list = run(place.path(), &["explain"], b"");
    assert_eq!(list.code, Some(0));
    assert!(list.out.contains("weekday-mismatch"), "{}", list.out);
    let page = run(place.path(), &["explain", "weekday-mismatch"], b"");
    assert_eq!(page.code, Some(0));
    assert!(page.out.starts_with("# weekday-mismatch\n"), "{}", page.out);
    let unknown = run(place.path(), &["explain", "no-such-code"], b"");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown
            .err
            .starts_with("copydesk: no rule has the code \"no-such-code\"")
    );
}

#[test]
fn wrong_arguments_give_2() {
    let place = folder(&[("a.md", CLEAN)]);
    let code = |args: &[&str]| run(place.path(), args, b"").code;
    assert_eq!(code(&[]), Some(2));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&["check", "a.md", "--date", "31 February"]), Some(2));
    assert_eq!(code(&["annotate"]), Some(2));
    assert_eq!(code(&["annotate", "--format", "parquet"]), Some(2));
    assert_eq!(code(&["--version"]), Some(0));
}
