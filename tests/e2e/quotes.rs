//! Quotes in model files, looked up in drafts as the editor has them.

use serde_json::{Value, json};

use crate::client::{Client, position, range};

const DRAFT: &str = "It is new. Palantir will pay $30 million to Reuters.\n";

/// A folder with a draft and a model file, both opened.
struct Desk {
    folder: tempfile::TempDir,
    client: Client,
    draft: String,
    model: String,
}

impl Desk {
    /// The model says what it is given of the source `deal`, the file `../deal.txt`.
    fn open(on_disk: Option<&str>, draft: &str, evidence: &str, capabilities: Value) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
        let (draft_uri, model_uri) = (uri("deal.txt"), uri(".copydesk/model.json"));
        std::fs::create_dir(folder.path().join(".copydesk")).expect("a folder");
        if let Some(text) = on_disk {
            std::fs::write(folder.path().join("deal.txt"), text).expect("a file");
        }
        let mut client = Client::start();
        client.initialize(json!({
            "workspaceFolders": [{"uri": uri(""), "name": "desk"}],
            "capabilities": capabilities,
        }));
        client.open(&draft_uri, "plaintext", draft);
        client.open(&model_uri, "json", &model(evidence));
        Desk {
            folder,
            client,
            draft: draft_uri,
            model: model_uri,
        }
    }

    /// Waits until the model's problems, each with the text that it stands on, are these.
    #[track_caller]
    fn expect(&mut self, text: &str, expected: &[&str]) {
        loop {
            let found = self.client.diagnostics_of(&self.model, 1);
            let found: Vec<String> = found.iter().map(|it| drawn(it, text)).collect();
            if found == expected {
                return;
            }
        }
    }

    /// What is told of the model until the diagnostics of this version of a document have come.
    fn told_until(&mut self, uri: &str, version: i64) -> Vec<Vec<String>> {
        let mut told = Vec::new();
        loop {
            let published = self.client.notification("textDocument/publishDiagnostics");
            let items = published["diagnostics"].as_array().expect("a list");
            if published["uri"] == self.model.as_str() {
                let text = model(QUOTE);
                told.push(items.iter().map(|it| drawn(it, &text)).collect());
            }
            if published["uri"] == uri && published["version"] == version {
                return told;
            }
        }
    }

    #[track_caller]
    fn finish(mut self) {
        self.client.notifications.clear();
        self.client.finish();
    }
}

fn model(evidence: &str) -> String {
    format!(
        r#"{{"sources": [{{"id": "deal", "kind": "article", "tier": 3, "title": "Deal", "file": "../deal.txt"}}],
"facts": [{{"id": "F1", "subject": "palantir", "relation": "linked_to", "statement": "-", "evidence": [{evidence}]}}]}}"#
    )
}

fn drawn(diagnostic: &Value, text: &str) -> String {
    let place = |end: &str| {
        let at = &diagnostic["range"][end];
        let line = at["line"].as_u64().expect("a line") as usize;
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        before + at["character"].as_u64().expect("a character") as usize
    };
    let message = diagnostic["message"].as_str().expect("a message");
    format!("“{}”: {message}", &text[place("start")..place("end")])
}

const QUOTE: &str = r#"{"source": "deal", "quote": "will pay $30 million"}"#;
const GONE: &str = "“will pay $30 million”: this quote does not stand in ../deal.txt; \
                    copy it letter by letter, or name its own source";

#[test]
fn unsaved_text_is_where_quotes_are_looked_up() {
    let mut desk = Desk::open(Some("Nothing yet.\n"), DRAFT, QUOTE, json!({}));
    let text = model(QUOTE);
    desk.expect(&text, &[]);
    // Other words, then the quoted ones again, twice.
    let pay = range(DRAFT, "pay");
    let change = |text: &str| json!([{"range": pay, "text": text}]);
    desk.client.change(&desk.draft, 2, change("get"));
    desk.expect(&text, &[GONE]);
    desk.client
        .change(&desk.draft, 3, json!([{"range": pay, "text": "pay"}]));
    desk.expect(&text, &[]);
    let end = position(DRAFT, DRAFT.len());
    let again =
        json!([{"range": {"start": end, "end": end}, "text": "It will pay $30 million.\n"}]);
    desk.client.change(&desk.draft, 4, again);
    let twice = r#"“will pay $30 million”: this quote stands 2 times in ../deal.txt; say which: "at": [20, 40]"#;
    desk.expect(&text, &[twice]);
    // Once it is closed, the disk has the text.
    desk.client.close(&desk.draft);
    desk.expect(&text, &[GONE]);
    // And what is saved there by somebody else is looked at when told.
    std::fs::write(desk.folder.path().join("deal.txt"), DRAFT).expect("a file");
    let saved = json!({"changes": [{"uri": desk.draft, "type": 2}]});
    desk.client.notify("workspace/didChangeWatchedFiles", saved);
    desk.expect(&text, &[]);
    desk.finish();
}

/// What the client has already is not sent again while a draft is typed in that the model quotes.
#[test]
fn the_same_is_not_sent_twice() {
    let mut desk = Desk::open(None, DRAFT, QUOTE, json!({}));
    let text = model(QUOTE);
    desk.expect(&text, &[]);
    let end = position(DRAFT, DRAFT.len());
    let mut told: Vec<Vec<String>> = Vec::new();
    for version in 2..6 {
        let more = json!([{"range": {"start": end, "end": end}, "text": "So it goes. "}]);
        desk.client.change(&desk.draft, version, more);
        told.extend(desk.told_until(&desk.draft.clone(), version));
    }
    let pay = json!([{"range": range(DRAFT, "pay"), "text": "get"}]);
    desk.client.change(&desk.draft, 6, pay);
    while told.last().is_none_or(|it| it != &[GONE]) {
        let found = desk.client.diagnostics_of(&desk.model, 1);
        told.push(found.iter().map(|it| drawn(it, &text)).collect());
    }
    assert_eq!(told, [[GONE]]);
    desk.finish();
}

#[test]
fn a_draft_that_was_never_saved_is_a_source_too() {
    let mut desk = Desk::open(None, DRAFT, QUOTE, json!({}));
    let text = model(QUOTE);
    desk.expect(&text, &[]);
    desk.client.close(&desk.draft);
    let missing =
        "“../deal.txt”: the text of this source cannot be read: no such file; check the path";
    desk.expect(&text, &[missing]);
    desk.finish();
}

#[test]
fn a_client_that_asks_is_told_of_the_draft_as_it_is() {
    let capabilities = json!({"textDocument": {"diagnostic": {}}});
    let mut desk = Desk::open(Some("Nothing yet.\n"), DRAFT, QUOTE, capabilities);
    let text = model(QUOTE);
    let ask = |desk: &mut Desk| -> Vec<String> {
        let params = json!({"textDocument": {"uri": desk.model}});
        let report = desk.client.request("textDocument/diagnostic", params);
        let items = report["items"].as_array().expect("a list");
        items.iter().map(|it| drawn(it, &text)).collect()
    };
    assert_eq!(ask(&mut desk), [""; 0]);
    let pay = json!([{"range": range(DRAFT, "pay"), "text": "get"}]);
    desk.client.change(&desk.draft, 2, pay);
    assert_eq!(ask(&mut desk), [GONE]);
    desk.finish();
}

/// The whole way: a figure of an unsaved draft is recorded, and its evidence is sound as long as the draft says so.
#[test]
fn a_figure_recorded_from_an_unsaved_draft_has_sound_evidence() {
    let capabilities = json!({
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["refactor"]}}}},
        "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
    });
    let mut desk = Desk::open(None, DRAFT, "", capabilities);
    desk.client
        .change(&desk.model, 2, json!([{"text": "{}\n"}]));
    let params = json!({
        "textDocument": {"uri": desk.draft},
        "range": range(DRAFT, "30"),
        "context": {"diagnostics": [], "only": ["refactor.capture"]},
    });
    let actions = desk.client.request("textDocument/codeAction", params);
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 2);
    let edit = &change["edits"][0];
    let edit = json!([{"range": edit["range"], "text": edit["newText"]}]);
    desk.client.change(&desk.model, 3, edit);
    assert_eq!(desk.client.diagnostics_of(&desk.model, 3), [json!(null); 0]);
    let start = position(DRAFT, 0);
    let more = json!([{"range": {"start": start, "end": start}, "text": "Well. "}]);
    desk.client.change(&desk.draft, 2, more);
    // The text has another hash now, and the quote another place.
    while desk.client.diagnostics_of(&desk.model, 3).len() != 2 {}
    let back = json!([{"text": DRAFT}]);
    desk.client.change(&desk.draft, 3, back);
    while !desk.client.diagnostics_of(&desk.model, 3).is_empty() {}
    desk.finish();
}
