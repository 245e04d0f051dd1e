//! What the disk and other programs can do: a message, and the rest goes on.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::program::{copydesk, finish, folder, messages, opened, run, serve};

const FAULT: &str = "The vote is on Monday, 17 March 2026.\n";

#[test]
fn an_output_that_cannot_be_written_is_told_and_the_old_file_stays() {
    let place = folder(&[("a.md", FAULT), ("out.html", "old")]);
    // As on a full disk: the system refuses more than 512 bytes.
    let program = env!("CARGO_BIN_EXE_copydesk");
    let limited = format!("trap '' XFSZ; ulimit -f 1; exec '{program}' report a.md -o out.html");
    let mut shell = std::process::Command::new("bash");
    let result = finish(shell.args(["-c", &limited]).current_dir(place.path()), b"");
    assert_eq!(result.code, Some(2), "{}", result.err);
    assert!(!result.err.is_empty());
    assert_eq!(
        fs::read(place.path().join("out.html")).expect("a file"),
        b"old"
    );
    let left: Vec<_> = fs::read_dir(place.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "nothing half written is left");
}

/// A disk of one page, which the old file fills, in a namespace of its own; where the system lets nobody make one, the limit on
/// sizes above has to do.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_old_file_stays() {
    let script = "mount -t tmpfs -o size=4k none full && printf old > full/out || exit 99; \
                  \"$0\" \"$@\" < texts.jsonl > told; echo $?; cat full/out; ls -A full";
    for args in [
        &["report", "a.md", "-o", "full/out"][..],
        &["annotate", "--format", "jsonl", "-o", "full/out"],
        &["annotate", "--format", "parquet", "-o", "full"],
        &["model", "init", "full/out", "--force"],
        &["model", "build", "-q", "lines.jsonl", "-o", "full/out"],
        &["model", "import", "jsonl", "lines.jsonl", "-o", "full/out"],
        &[
            "check",
            "a.md",
            "--baseline",
            "full/known",
            "--update-baseline",
        ],
    ] {
        let place = folder(&[
            ("a.md", FAULT),
            (
                "lines.jsonl",
                "{\"entities\": {\"id\": \"e\", \"kind\": \"place\", \"name\": \"Ostby\"}}\n",
            ),
            (
                "texts.jsonl",
                "{\"id\": \"1\", \"text\": \"The vote is on Monday, 17 March 2026.\"}\n",
            ),
            ("full/none", ""),
        ]);
        let mut unshare = std::process::Command::new("unshare");
        unshare.args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_copydesk")]);
        let result = finish(unshare.args(args).current_dir(place.path()), b"");
        let told = String::from_utf8_lossy(&result.out);
        if !told.is_empty() {
            assert_eq!(told, "2\noldout\n", "{args:?}: {}", result.err);
            assert!(result.err.contains("full"), "{args:?}: {}", result.err);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn full_and_read_only_places_are_told() {
    let place = folder(&[("a.md", FAULT)]);
    let full = || {
        Stdio::from(
            File::options()
                .write(true)
                .open("/dev/full")
                .expect("a device"),
        )
    };
    for args in [
        &["check", "a.md"][..],
        &["report", "a.md"],
        &["explain"],
        &["schema", "model"],
        &["doctor"],
    ] {
        let mut command = copydesk(place.path());
        let child = command
            .args(args)
            .stdin(Stdio::null())
            .stdout(full())
            .stderr(Stdio::piped());
        let output = child
            .spawn()
            .expect("starts")
            .wait_with_output()
            .expect("an end");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(!err.contains("panicked"), "{args:?}: {err}");
        assert_ne!(
            output.status.code(),
            Some(0),
            "{args:?} says that all is well"
        );
    }
    // Where not even root may write.
    let result = run(place.path(), &["report", "a.md", "-o", "/proc/report.html"]);
    assert_eq!(result.code, Some(2));
    assert!(result.err.contains("/proc/"), "{}", result.err);
}

#[cfg(unix)]
#[test]
fn devices_and_links_are_not_replaced() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let place = folder(&[("a.md", FAULT), ("real.html", "old")]);
    symlink("real.html", place.path().join("link.html")).expect("a link");
    let real = place.path().join("real.html");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("a mode");
    run(place.path(), &["report", "a.md", "-o", "link.html"]);
    let kind = |name: &str| {
        fs::symlink_metadata(place.path().join(name))
            .expect("a file")
            .file_type()
    };
    assert!(kind("link.html").is_symlink());
    assert_ne!(fs::read(&real).expect("a file"), b"old");
    // A report that only its owner may read stays so.
    let mode = fs::metadata(&real).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    pipe(&place.path().join("pipe.html"));
    let result = run(place.path(), &["report", "a.md", "-o", "pipe.html"]);
    assert_eq!(result.code, Some(2), "{}", result.err);
    assert!(kind("pipe.html").is_fifo());
}

#[cfg(unix)]
fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo").success());
}

/// Links in a circle, links to nothing, a pipe, a folder with the name of a draft, bytes that are no text, in one folder.
#[cfg(unix)]
fn odd_folder() -> tempfile::TempDir {
    use std::os::unix::fs::symlink;
    let place = folder(&[
        ("a.md", FAULT),
        ("deep/b.txt", FAULT),
        ("folder.md/c.md", FAULT),
    ]);
    let at = |name: &str| place.path().join(name);
    symlink("circle.md", at("circle.md")).expect("a link");
    symlink(".", at("deep/again")).expect("a link");
    symlink("none.md", at("nothing.md")).expect("a link");
    pipe(&at("pipe.md"));
    fs::write(at("binary.md"), b"a\0b").expect("a file");
    fs::write(at("utf16.md"), b"\xff\xfea\0").expect("a file");
    fs::create_dir(at(".copydesk")).expect("a folder");
    symlink("model.json", at(".copydesk/model.json")).expect("a link");
    pipe(&at(".copydesk/pipe.json"));
    place
}

#[cfg(unix)]
#[test]
fn odd_things_in_a_folder_are_told_and_the_drafts_checked() {
    let place = odd_folder();
    let result = run(place.path(), &["check", "."]);
    let out = String::from_utf8_lossy(&result.out);
    for name in ["a.md:1:16", "b.txt:1:16", "c.md:1:16"] {
        assert!(
            out.contains(name),
            "{name} is missing:\n{out}\n{}",
            result.err
        );
    }
    assert!(
        result.err.contains("binary.md") && result.err.contains("utf16.md"),
        "{}",
        result.err
    );
    for name in ["pipe.md", "circle.md", "nothing.md"] {
        let result = run(place.path(), &["check", name]);
        assert_eq!(result.code, Some(2), "{name}");
        assert!(result.err.contains(name), "{}", result.err);
    }
}

#[cfg(unix)]
#[test]
fn a_server_in_an_odd_folder_checks_its_drafts() {
    let place = odd_folder();
    let result = serve(copydesk(place.path()).arg("lsp"), place.path(), &[]);
    assert_eq!(result.code, Some(0), "{}", result.err);
    let said = messages(&result.out);
    let answer = said
        .iter()
        .find(|it| it["id"] == "workspace")
        .expect("an answer");
    let items = answer["result"]["items"].as_array().expect("a list");
    let with_findings = items
        .iter()
        .filter(|it| it["items"].as_array().is_some_and(|it| !it.is_empty()));
    assert_eq!(with_findings.count(), 3, "{answer}");
}

#[test]
fn drafts_that_change_while_they_are_read_do_no_harm() {
    let text = FAULT.repeat(400);
    let place = folder(&[("a.md", &text), ("b.md", FAULT), ("c.md", &text)]);
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let at = |name: &str| place.path().join(name);
            let mut n_grown = 0;
            while !ended.load(Ordering::Relaxed) {
                // Not for ever: a file too large to check is another story.
                if n_grown < 2_000 {
                    n_grown += 1;
                    let grown = File::options().append(true).open(at("b.md"));
                    grown
                        .expect("a file")
                        .write_all(FAULT.as_bytes())
                        .expect("written");
                }
                fs::write(at("a.md"), "").expect("truncated");
                fs::write(at("new.part"), &text).expect("written");
                fs::rename(at("new.part"), at("a.md")).expect("replaced");
            }
        });
        let check = || run(place.path(), &["check", ".", "--format", "json"]);
        let results: Vec<_> = (0..6).map(|_| check()).collect();
        // Before anything can fail here, or the other thread would go on for ever.
        ended.store(true, Ordering::Relaxed);
        for result in results {
            assert_eq!(result.code, Some(1), "{}", result.err);
            let found: Result<serde_json::Value, _> = serde_json::from_slice(&result.out);
            assert!(found.is_ok(), "whole JSON");
        }
    });
}

#[test]
fn thousands_of_drafts() {
    let place = folder(&[]);
    for number in 0..2000 {
        fs::write(place.path().join(format!("{number:05}.md")), "Nothing.\n").expect("a file");
    }
    let result = run(place.path(), &["check", "."]);
    assert_eq!(result.code, Some(0), "{}", result.err);
    assert!(result.err.contains("2000 texts checked"), "{}", result.err);
}

/// Texts that grow without bound under a careless reader. Each is small enough for a test; what is quadratic shows as a
/// test that takes minutes.
fn hostile(size: usize) -> Vec<(&'static str, &'static str, String)> {
    let times = |part: &str| part.repeat(size / part.len());
    vec![
        ("brackets.md", "markdown", times("[")),
        ("stars.md", "markdown", times("**a ")),
        ("underscores.md", "markdown", times("_a*")),
        ("quotes.md", "markdown", times(">")),
        ("lists.md", "markdown", times("- ")),
        ("images.md", "markdown", times("![](")),
        (
            "code.md",
            "markdown",
            (1..size / 200)
                .map(|it| "`".repeat(it % 90 + 1) + " ")
                .collect(),
        ),
        (
            "links.md",
            "markdown",
            format!("{}\n\n[a]: b\n", times("[a][a]")),
        ),
        (
            "table.md",
            "markdown",
            format!("|a|\n|-|\n{}", times("|b|c|\n")),
        ),
        ("html.md", "markdown", times("<a ")),
        (
            "front.md",
            "markdown",
            format!("---\n{}\n---\n", times("a: [*a, *a]\n")),
        ),
        (
            "references.md",
            "markdown",
            format!("{}\n\n[a]: <{}>\n", times("[a]"), times("x")),
        ),
        (
            "footnotes.md",
            "markdown",
            format!("[^a]: {}\n", times("[^a]")),
        ),
        (
            "laughs.html",
            "html",
            format!(
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"{}\">]><p>{}</p>",
                times("&a;"),
                times("&b;")
            ),
        ),
        ("entities.html", "html", times("&amp;&lt;&#x41;")),
        ("nested.html", "html", times("<div><b>")),
        ("comment.html", "html", times("<!--<p>")),
        (
            "attributes.html",
            "html",
            format!("<a {}>", times("a=\"\" ").repeat(16)),
        ),
        ("line.txt", "plaintext", times("Palantir paid $5 million, ")),
        ("digits.txt", "plaintext", times("1")),
        ("commas.txt", "plaintext", times("1,000,")),
        ("quotes.txt", "plaintext", times("“ ")),
        ("ranges.txt", "plaintext", times("3 to 5 and ")),
        ("days.txt", "plaintext", times("Monday ")),
        ("capitals.txt", "plaintext", times("Alder Works ")),
    ]
}

#[test]
fn hostile_drafts_are_checked_and_the_rest_as_well() {
    let mut files: Vec<(&str, String)> = vec![("a.md", FAULT.to_owned())];
    files.extend(
        hostile(24 << 10)
            .into_iter()
            .map(|(name, _, text)| (name, text)),
    );
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let place = folder(&files);
    let result = run(place.path(), &["check", ".", "--format", "json"]);
    let out = String::from_utf8_lossy(&result.out);
    assert_eq!(result.code, Some(1), "{}", result.err);
    assert!(out.contains("weekday-mismatch"));
}

/// A model whose one fact has an amount near the largest that a number can hold.
const HUGE_MODEL: &str = r#"{
  "sources": [{"id": "s", "kind": "release", "tier": 1, "publisher": "Quay Line"}],
  "entities": [
    {"id": "quay", "kind": "company", "name": "Quay Line", "description": "ferries"},
    {"id": "mole", "kind": "company", "name": "Mole Works", "description": "a yard"}
  ],
  "facts": [{
    "id": "Q1", "subject": "quay", "relation": "invests_in", "object": "mole", "evidence": [{"source": "s"}],
    "value": {"amount": "70000000000000000000000000000", "unit": "EUR", "bound": "exact"},
    "statement": "Quay Line invests in Mole Works."
  }]
}"#;

/// Sums, differences and shares of such amounts are more than a number can hold.
const HUGE_DRAFT: &str = "\
Quay Line will invest €5 in Mole Works.

Quay Line invests −€70,000,000,000,000,000,000,000,000,000 in Mole Works.

Quay Line invests about -€70000000000000000000000000000 in Mole Works.

Quay Line invests €70,000,000,000,000,000,000,000,000,000 and €70,000,000,000,000,000,000,000,000,000 in Mole Works.

The rate rose from 1% to 70000000000000000000000000000%, up 69999999999999999999999999999%.

In 1990, less than 2147483647 years ago, and again 2147483647 years ago, in 1990.

Of 15 people 70000000000000000000000000000% agreed, and 4000000000% of the 15 people.
";

#[test]
fn amounts_that_no_sum_can_hold_are_compared() {
    let place = folder(&[("a.md", HUGE_DRAFT), (".copydesk/m.json", HUGE_MODEL)]);
    let result = run(place.path(), &["check", "."]);
    assert_eq!(result.code, Some(1), "{}", result.err);
    assert!(!result.err.contains("failed"), "{}", result.err);
    assert!(String::from_utf8_lossy(&result.out).contains("figure-contradicts-fact"));
}

#[test]
fn hostile_documents_are_held_and_every_question_is_answered() {
    let place = folder(&[]);
    let mut said = Vec::new();
    for (name, language, text) in hostile(6 << 10) {
        let uri = format!("file://{}/{name}", place.path().display());
        said.push(opened(&uri, language, &text));
        said.extend(crate::program::questions(&uri, 0, 40));
    }
    let n_questions = said.iter().filter(|it| it["id"].is_string()).count();
    let result = serve(copydesk(place.path()).arg("lsp"), place.path(), &said);
    assert_eq!(result.code, Some(0), "{}", result.err);
    let answers = messages(&result.out);
    let answers = answers.iter().filter(|it| it.get("method").is_none());
    // Those of the session's own frame: begin, workspace, end.
    assert_eq!(answers.count(), n_questions + 3);
}

#[test]
fn a_model_on_one_line_is_not_shown_once_for_each_of_its_problems() {
    let record = |id: usize| format!(r#"{{"id": "a{id}", "kind": "company", "name": "Alder"}}"#);
    let records: Vec<String> = (0..400).map(record).collect();
    let model = format!("{{\"entities\": [{}]}}", records.join(","));
    let place = folder(&[("m.json", &model)]);
    let result = run(place.path(), &["model", "check", "m.json"]);
    assert_eq!(result.code, Some(1), "{}", result.err);
    let n_lines = result.out.split(|byte| *byte == b'\n').count();
    assert!(n_lines > 400, "every problem is told");
    assert!(result.out.len() < 10 * model.len(), "{}", result.out.len());
}

#[test]
fn models_without_bottom_are_told() {
    let deep = "[".repeat(200_000);
    let nested = format!("{}{}", "{\"a\":".repeat(50_000), "}".repeat(50_000));
    let toml = format!("a = {}", "[".repeat(50_000));
    let place = folder(&[
        ("a.md", FAULT),
        ("deep.json", &deep),
        ("nested.json", &nested),
        ("deep/copydesk.toml", &toml),
        ("deep/b.md", FAULT),
    ]);
    for name in ["deep.json", "nested.json"] {
        let result = run(place.path(), &["model", "check", name]);
        assert!(
            matches!(result.code, Some(1 | 2)),
            "{name}: {:?} {}",
            result.code,
            result.err
        );
        let checked = run(place.path(), &["check", "a.md", "--model", name]);
        assert!(
            matches!(checked.code, Some(1 | 2)),
            "{name}: {:?} {}",
            checked.code,
            checked.err
        );
    }
    let result = run(place.path(), &["check", "deep/b.md"]);
    assert!(
        matches!(result.code, Some(1 | 2)),
        "{:?} {}",
        result.code,
        result.err
    );
}

#[test]
fn a_file_that_is_too_large_is_told_and_the_rest_checked() {
    let place = folder(&[("a.md", FAULT)]);
    // Holes: it takes no room.
    let large = File::create(place.path().join("line.md")).expect("a file");
    large.set_len(50 << 20).expect("a length");
    let result = run(place.path(), &["check", "."]);
    assert!(
        result.err.contains("line.md") && result.err.contains("larger than 16 MB"),
        "{}",
        result.err
    );
    assert!(String::from_utf8_lossy(&result.out).contains("a.md:1:16"));
}
