//! The text of documents: edit by edit in step with the client, whatever it sends.

use serde_json::{Value, json};

use crate::client::{Client, Numbers};

const URI: &str = "file:///drafts/story.txt";

fn place(line: i64, character: i64) -> Value {
    json!({"line": line, "character": character})
}

fn replace(start: (i64, i64), end: (i64, i64), text: &str) -> Value {
    json!({"range": {"start": place(start.0, start.1), "end": place(end.0, end.1)}, "text": text})
}

#[track_caller]
fn check(before: &str, change: Value, after: &str) {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", before);
    client.change(URI, 2, json!([change]));
    assert_eq!(client.text(URI), after);
    client.finish();
}

#[test]
fn positions_outside_the_text_are_clamped() {
    check("ab\r\ncd", replace((0, 99), (0, 99), "!"), "ab!\r\ncd");
    check("ab\ncd", replace((9, 0), (9, 9), "!"), "ab\ncd!");
    check("ab\ncd", replace((-1, 1), (0, 1), "!"), "a!b\ncd");
    check(
        "ab",
        replace((0, 4_294_967_296), (5_000_000_000, 0), "!"),
        "ab!",
    );
    check("ab", replace((0, 2), (0, 1), "!"), "a!");
    check(
        "a\u{2028}b\u{b}c\rd",
        replace((1, 0), (1, 0), "!"),
        "a\u{2028}b\u{b}c\r!d",
    );
    check("x😀y", replace((0, 2), (0, 3), ""), "x\u{fffd}y");
}

#[test]
fn versions_may_be_missing_or_odd() {
    let mut client = Client::initialized(json!({}));
    client.notify(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": URI, "text": "a"}}),
    );
    for (version, text) in [
        (Value::Null, "b"),
        (json!(2_147_483_648_i64), "c"),
        (json!("x"), "d"),
    ] {
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [{"text": text}]}),
        );
        assert_eq!(client.text(URI), text);
    }
    client.change(URI, 3, json!([{"text": "e"}]));
    assert_eq!(client.text(URI), "e");
    // From 2147483648 to 3.
    client.notification("window/logMessage");
    client.finish();
}

#[test]
fn a_change_that_cannot_be_read_stops_checking_until_the_text_is_whole_again() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "a");
    client.diagnostics(URI, 1);
    let unreadable = json!([{"range": {"start": {"line": "one"}}, "text": "x"}]);
    client.change(URI, 2, unreadable.clone());
    client.change(URI, 3, unreadable);
    client.change(URI, 4, json!([replace((0, 0), (0, 0), "x")]));
    assert_eq!(client.text(URI), Value::Null);
    let shown = client.notification("window/showMessage");
    assert!(shown["message"].as_str().is_some_and(|it| it.contains(URI)));
    client.change(URI, 5, json!([{"text": "whole"}]));
    assert_eq!(client.text(URI), "whole");
    client.finish();
}

#[test]
fn documents_that_are_not_open_stay_closed() {
    let mut client = Client::initialized(json!({}));
    client.change(URI, 1, json!([{"text": "x"}]));
    client.close(URI);
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(client.text(URI), Value::Null);
    for _ in 0..2 {
        let logged = client.notification("window/logMessage");
        assert!(
            logged["message"]
                .as_str()
                .is_some_and(|it| it.contains("not open"))
        );
    }
    client.finish();
}

#[test]
fn opening_twice_replaces_and_closing_forgets() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "one");
    client.open(URI, "plaintext", "two");
    assert_eq!(client.text(URI), "two");
    client.close(URI);
    assert_eq!(client.text(URI), Value::Null);
    // Versions may start over.
    client.open(URI, "plaintext", "three");
    assert_eq!(client.text(URI), "three");
    client.finish();
}

#[test]
fn notifications_that_make_no_sense_are_reported() {
    let mut client = Client::initialized(json!({}));
    for (method, params, report) in [
        ("textDocument/didOpen", json!({}), "window/showMessage"),
        (
            "textDocument/didOpen",
            json!({"textDocument": {"uri": URI}}),
            "window/showMessage",
        ),
        ("textDocument/didChange", json!(null), "window/logMessage"),
        ("textDocument/didClose", json!([]), "window/logMessage"),
    ] {
        client.notify(method, params);
        client.notification(report);
    }
    client.finish();
}

#[test]
fn any_uri_will_do() {
    let mut client = Client::initialized(json!({}));
    for (uri, other_spelling) in [
        ("untitled:Untitled-1", "untitled:Untitled%2D1"),
        ("file:///c%3A/Drafts/a%20b.md", "file:///C:/Drafts/a%20b.md"),
        ("file:///%C3%BCber.md", "file:///%c3%bcber.md"),
        ("git:/x.md?ref=~", "git:/x.md?ref=~"),
        (
            "vscode-notebook-cell:/n.ipynb#W0",
            "vscode-notebook-cell:/n.ipynb#W0",
        ),
        ("zed:///x", "zed:///x"),
    ] {
        client.open(uri, "markdown", uri);
        // What is published carries the client's own spelling.
        client.diagnostics(uri, 1);
        assert_eq!(client.text(other_spelling), uri);
    }
    client.finish();
}

#[test]
fn a_uri_that_is_none_is_published_as_it_is() {
    let mut client = Client::initialized(json!({}));
    for uri in [
        "no scheme.txt",
        "file:///raw space ü.md",
        "C:\\Drafts\\x.txt",
    ] {
        client.open(uri, "plaintext", "a");
        client.diagnostics(uri, 1);
        client.close(uri);
        let withdrawn = client.notification("textDocument/publishDiagnostics");
        assert_eq!(withdrawn, json!({"uri": uri, "diagnostics": []}));
    }
    client.finish();
}

#[test]
fn a_huge_document_is_kept_in_step_and_not_checked() {
    let mut client = Client::initialized(json!({}));
    let huge = "All work and no play. ".repeat(1_600_000);
    client.open(URI, "plaintext", &huge);
    let shown = client.notification("window/showMessage");
    assert!(
        shown["message"]
            .as_str()
            .is_some_and(|it| it.contains("larger"))
    );
    client.change(URI, 2, json!([replace((0, 0), (0, 0), "x")]));
    client.change(URI, 3, json!([{"text": "small"}]));
    client.diagnostics_after_withdrawals(URI, 3);
    client.finish();
}

/// The oracle keeps UTF-16 code units and knows line ends as the specification has them.
struct Oracle(Vec<u16>);

impl Oracle {
    fn offset(&self, line: usize, character: usize) -> usize {
        let (mut at, mut lines) = (0, 0);
        while lines < line {
            match self.0.get(at) {
                None => return self.0.len(),
                Some(0x0d) if self.0.get(at + 1) == Some(&0x0a) => {
                    (at, lines) = (at + 2, lines + 1)
                }
                Some(0x0a | 0x0d) => (at, lines) = (at + 1, lines + 1),
                Some(_) => at += 1,
            }
        }
        let rest = &self.0[at..];
        let end = rest.iter().position(|it| matches!(it, 0x0a | 0x0d));
        at + character.min(end.unwrap_or(rest.len()))
    }

    fn replace(&mut self, start: (usize, usize), end: (usize, usize), text: &str) {
        let (a, b) = (self.offset(start.0, start.1), self.offset(end.0, end.1));
        let half = |units: &[u16]| String::from_utf16_lossy(units);
        // UTF-8 has no halves of characters: once cut, they stay cut.
        let whole = half(&self.0[..a.min(b)]) + text + &half(&self.0[a.max(b)..]);
        self.0 = whole.encode_utf16().collect();
    }

    fn text(&self) -> String {
        String::from_utf16_lossy(&self.0)
    }
}

#[test]
fn ten_thousand_edits_and_requests_between_them_are_answered_for_the_exact_version() {
    const PARTS: [&str; 16] = [
        "a",
        "the deal",
        "é",
        "😀",
        "\n",
        "\r",
        "\r\n",
        "\u{2028}",
        "\u{b}",
        "\u{85}",
        " ",
        "“x”",
        "$5 billion",
        "",
        "𝔘𝔫",
        "e\u{301}",
    ];
    let mut client = Client::initialized(json!({}));
    let mut oracle = Oracle(Vec::new());
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    client.open(URI, "markdown", "");
    let mut expected = Vec::new();
    for version in 2..10_002 {
        let spot = |numbers: &mut Numbers| (numbers.below(12), numbers.below(24));
        let (mut start, mut end) = (spot(&mut numbers), spot(&mut numbers));
        if numbers.below(4) > 0 {
            // Mostly insertions, so that there is a text to work on.
            end = start;
        }
        let text = PARTS[numbers.below(PARTS.len())];
        oracle.replace(start, end, text);
        if oracle.0.len() > 400 {
            (start, end) = ((0, 0), (99, 0));
            oracle.replace(start, end, text);
            client.change(URI, version, json!([{"text": oracle.text()}]));
        } else {
            let signed = |(line, col): (usize, usize)| (line as i64, col as i64);
            client.change(
                URI,
                version,
                json!([replace(signed(start), signed(end), text)]),
            );
        }
        if numbers.below(3) == 0 {
            let id = client.ask("copydesk/text", json!({"textDocument": {"uri": URI}}));
            expected.push((id, oracle.text()));
        }
    }
    for (id, text) in expected {
        assert_eq!(client.answer(id)["result"], text);
    }
    client.diagnostics(URI, 10_001);
    assert_eq!(client.text(URI), oracle.text());
    client.finish();
}
