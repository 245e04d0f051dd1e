//! Limits have names and reasons, are told when they are reached, and stand in `docs/reliability.md`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{copydesk, finish, folder, messages, opened, run, serve};

/// What a session says to the person and to the log.
fn told(heard: &[Value]) -> String {
    let is_told =
        |it: &&Value| it["method"] == "window/showMessage" || it["method"] == "window/logMessage";
    let told = heard.iter().filter(is_told);
    told.map(|it| it["params"]["message"].to_string()).collect()
}

#[test]
fn findings_beyond_the_most_are_not_sent_and_that_is_told() {
    let desk = folder(&[]);
    let text = "It is $5 dollars. ".repeat(10_001);
    let uri = "untitled:Untitled-1";
    let said = [
        opened(uri, "plaintext", &text),
        crate::program::questions(uri, 0, 0)
            .into_iter()
            .find(|it| it["method"] == "textDocument/diagnostic")
            .expect("a question"),
    ];
    let result = serve(copydesk(desk.path()).arg("lsp"), desk.path(), &said);
    let heard = messages(&result.out);
    let answer = heard
        .iter()
        .find(|it| it["id"] == said[1]["id"])
        .expect("an answer");
    assert_eq!(
        answer["result"]["items"].as_array().map(Vec::len),
        Some(10_000)
    );
    assert!(
        told(&heard).contains("more than 10000 findings"),
        "{}",
        told(&heard)
    );
}

#[test]
fn a_document_too_large_to_check_is_told() {
    let desk = folder(&[]);
    let text = "a ".repeat((32 << 20) / 2 + 1);
    let said = [opened("untitled:Untitled-1", "plaintext", &text)];
    let result = serve(copydesk(desk.path()).arg("lsp"), desk.path(), &said);
    let heard = messages(&result.out);
    assert!(
        told(&heard).contains("larger than 32 MB"),
        "{}",
        told(&heard)
    );
}

#[test]
fn a_line_of_texts_too_long_to_read_is_told_and_the_next_is_read() {
    let desk = folder(&[]);
    let mut input = vec![b'a'; (64 << 20) + 1];
    input.extend_from_slice(b"\n{\"id\": \"next\", \"text\": \"It is $5 dollars.\"}\n");
    let result = finish(copydesk(desk.path()).args(["annotate", "--jsonl"]), &input);
    assert!(
        result.err.contains("64 MB") || String::from_utf8_lossy(&result.out).contains("64 MB"),
        "{}",
        result.err
    );
    assert!(
        String::from_utf8_lossy(&result.out).contains("\"next\""),
        "{}",
        result.err
    );
}

#[test]
fn a_draft_too_large_to_read_is_told() {
    let desk = folder(&[("a.md", &"a ".repeat((16 << 20) / 2 + 1))]);
    let result = run(desk.path(), &["check", "a.md"]);
    assert_eq!(result.code, Some(2));
    assert!(result.err.contains("larger than 16 MB"), "{}", result.err);
}

/// Layers whose limits a person can meet.
const LAYERS: [&str; 4] = [
    "src/draft/format/html",
    "src/lsp",
    "src/workspace",
    "src/cli/annotate",
];

#[test]
fn the_document_lists_every_limit_with_its_value() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("docs/reliability.md")).expect("the document");
    let mut n_limits = 0;
    for layer in LAYERS {
        each_file(&root.join(layer), &mut |text| {
            for line in text.lines() {
                let Some((_, declared)) = line.split_once("const ") else {
                    continue;
                };
                let name = declared.split(':').next().unwrap_or_default();
                let is_limit = ["MAX_", "MOST_", "LARGEST_", "LONGEST_"]
                    .iter()
                    .any(|it| name.starts_with(it));
                if is_limit {
                    n_limits += 1;
                    let value = declared
                        .rsplit("= ")
                        .next()
                        .unwrap_or_default()
                        .trim_end_matches(';');
                    let row = document
                        .lines()
                        .find(|it| it.starts_with(&format!("| `{name}`")));
                    assert!(
                        row.is_some_and(|it| it.contains(&format!("`{value}`"))),
                        "{name} = {value}: {row:?}"
                    );
                }
            }
        });
    }
    assert!(n_limits >= 7);
}

fn each_file(path: &Path, see: &mut impl FnMut(&str)) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            each_file(&entry.expect("an entry").path(), see);
        }
    } else if path.extension().is_some_and(|it| it == "rs") {
        see(&fs::read_to_string(path).expect("a source"));
    }
}
