//! The smaller requests, each once over the wire; what they find is tested where it is found.

use serde_json::{Value, json};

use crate::client::{Client, range};

const URI: &str = "file:///drafts/story.md";
const DRAFT: &str =
    "# OpenAI grows\n\nOpenAI and Amazon met.\nThey talked 😀 of OpenAI.\n\n## Later\n\nNothing.\n";

fn open() -> Client {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "markdown", DRAFT);
    client
}

/// The place of a part of the draft.
fn at(part: &str) -> Value {
    json!({"textDocument": {"uri": URI}, "position": range(DRAFT, part)["start"]})
}

fn document() -> Value {
    json!({"textDocument": {"uri": URI}})
}

#[test]
fn highlights_are_written_once_and_then_read() {
    let mut client = open();
    let found = client.request("textDocument/documentHighlight", at("OpenAI and"));
    let kinds: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| (it["kind"].as_i64(), it["range"]["start"].clone()))
        .collect();
    let place = |line: u32, character: u32| json!({"line": line, "character": character});
    assert_eq!(
        kinds,
        [
            (Some(2), place(0, 2)),
            (Some(3), place(2, 0)),
            (Some(2), place(3, 18)),
        ]
    );
    let nothing = client.request("textDocument/documentHighlight", at("Nothing"));
    assert_eq!(nothing, Value::Null);
    client.finish();
}

#[test]
fn references_are_looked_for_in_every_open_draft() {
    let mut client = open();
    let other = "untitled:Untitled-1";
    client.open(other, "plaintext", "Amazon again.");
    let mut params = at("Amazon");
    params["context"] = json!({"includeDeclaration": false});
    let found = client.request("textDocument/references", params.clone());
    let uris: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["uri"].clone())
        .collect();
    assert_eq!(uris, [URI, other]);
    params["context"] = json!({"includeDeclaration": true});
    let found = client.request("textDocument/references", params);
    assert!(found.as_array().is_some_and(|it| it.len() >= 2));
    client.notifications.clear();
    client.finish();
}

#[test]
fn symbols_are_nested_where_the_client_knows_nesting() {
    let mut client = open();
    let flat = client.request("textDocument/documentSymbol", document());
    assert!(flat[0]["location"]["uri"].is_string());
    client.finish();
    let capabilities =
        json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let mut client = Client::initialized(capabilities);
    client.open(URI, "markdown", DRAFT);
    let nested = client.request("textDocument/documentSymbol", document());
    assert_eq!(nested[0]["name"], "OpenAI grows");
    let inner = nested[0]["children"].as_array().expect("a list");
    assert!(inner.iter().any(|it| it["name"] == "Later"));
    client.finish();
}

#[test]
fn folding_and_selecting() {
    let mut client = open();
    let folds = client.request("textDocument/foldingRange", document());
    assert_eq!(
        (&folds[0]["startLine"], &folds[0]["endLine"]),
        (&json!(0), &json!(7))
    );
    let positions = json!([range(DRAFT, "Amazon")["start"], {"line": 99, "character": 99}]);
    let params = json!({"textDocument": {"uri": URI}, "positions": positions});
    let selections = client.request("textDocument/selectionRange", params);
    assert_eq!(selections[0]["range"], range(DRAFT, "Amazon"));
    assert!(selections[0]["parent"]["parent"].is_object());
    assert!(selections[1]["range"].is_object());
    client.finish();
}

#[test]
fn nothing_is_known_of_documents_that_are_not_open() {
    let mut client = Client::initialized(json!({}));
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange"] {
        assert_eq!(client.request(method, document()), Value::Null);
    }
    for method in [
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/documentHighlight",
    ] {
        assert_eq!(client.request(method, at("Amazon")), Value::Null);
    }
    client.finish();
}

#[test]
fn tokens_whole_in_part_and_as_changes() {
    let mut client = open();
    let full = client.request("textDocument/semanticTokens/full", document());
    let numbers = full["data"].as_array().expect("numbers").len();
    assert_eq!(numbers % 5, 0);
    assert!(numbers >= 20);
    let mut part = document();
    part["range"] =
        json!({"start": {"line": 2, "character": 0}, "end": {"line": 3, "character": 0}});
    let part = client.request("textDocument/semanticTokens/range", part);
    assert_eq!(part["data"].as_array().map(Vec::len), Some(10));
    let end = json!({"line": 7, "character": 0});
    let change = json!([{"range": {"start": end, "end": end}, "text": "Reuters. "}]);
    client.change(URI, 2, change);
    let mut since = document();
    since["previousResultId"] = full["resultId"].clone();
    let delta = client.request("textDocument/semanticTokens/full/delta", since.clone());
    assert_eq!(
        delta["edits"],
        json!([{"start": numbers, "deleteCount": 0, "data": [4, 0, 7, 0, 0]}])
    );
    // An id that is not the last one's gets everything.
    let whole = client.request("textDocument/semanticTokens/full/delta", since);
    assert_eq!(whole["data"].as_array().map(Vec::len), Some(numbers + 5));
    client.finish();
}

#[test]
fn kinds_that_a_client_does_not_know_are_told_as_others() {
    let kinds = |capabilities: Value| {
        let mut client = Client::initialized(capabilities);
        client.open(URI, "markdown", "ChatGPT is good.");
        let outline = client.request("textDocument/documentSymbol", document());
        let item = first_entry(&mut client, "Amazon will invest ");
        let all = client.request("workspace/symbol", json!({"query": "chatgpt"}));
        client.notifications.clear();
        client.finish();
        json!([outline[0]["kind"], item["kind"], all[0]["kind"]])
    };
    assert_eq!(kinds(json!({})), json!([7, 12, 7]));
    let set = json!({"valueSet": [1, 25, 26]});
    let newer = json!({
        "textDocument": {"documentSymbol": {"symbolKind": set}, "completion": {"completionItemKind": set}},
        "workspace": {"symbol": {"symbolKind": set}},
    });
    assert_eq!(kinds(newer), json!([19, 21, 19]));
}

#[test]
fn completion_replaces_what_was_typed() {
    let mut client = open();
    client.change(URI, 2, json!([{"text": "😀 Then Amazon Be"}]));
    let mut at = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 17}});
    at["context"] = json!({"triggerKind": 1});
    let list = client.request("textDocument/completion", at);
    let item = list["items"]
        .as_array()
        .and_then(|items| items.iter().find(|it| it["label"] == "Amazon Bedrock"))
        .expect("the product");
    assert_eq!(item["textEdit"]["newText"], "Amazon Bedrock");
    let start = json!({"line": 0, "character": 8});
    assert_eq!(item["textEdit"]["range"]["start"], start);
    client.finish();
}

/// Editors say "invoked" with each letter that is typed, too.
#[test]
fn a_list_that_was_asked_for_shows_more_only_where_no_letter_was_typed() {
    let mut client = open();
    let mut list = |version, text: &str| {
        client.change(URI, version, json!([{"text": text}]));
        let end = json!({"line": 0, "character": text.len()});
        let list = client.request(
            "textDocument/completion",
            json!({"textDocument": {"uri": URI}, "position": end, "context": {"triggerKind": 1}}),
        );
        list["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(list(2, "Amazon was kind and said "), 1);
    assert_eq!(list(3, "Amazon was kind and said $"), 1);
    assert_eq!(list(4, "Amazon was kind and said $5"), 0);
    assert_eq!(list(5, "Amazon was kind. A"), 0);
    client.finish();
}

#[test]
fn a_client_that_shows_findings_in_hovers_is_not_told_them_twice() {
    let text = "Fares rise from €8 to €10, a gain of 20%.\n";
    let figure = json!({"textDocument": {"uri": URI}, "position": range(text, "20%")["start"]});
    let hover_of = |capabilities: Value| {
        let mut client = Client::initialized(capabilities);
        client.open(URI, "markdown", text);
        let hover = client.request("textDocument/hover", figure.clone());
        client.finish();
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let plain = hover_of(json!({}));
    let told = hover_of(json!({"experimental": {"findingsInHover": true}}));
    assert!(plain.contains("arithmetic-error"), "{plain}");
    assert!(
        !told.contains("arithmetic-error") && told.contains("percent"),
        "{told}"
    );
    assert!(plain.ends_with(&told), "{told}");
}

/// The first entry of the list at the end of a draft.
fn first_entry(client: &mut Client, draft: &str) -> Value {
    client.change(URI, 2, json!([{"text": draft}]));
    let at = json!({"line": 0, "character": draft.chars().count()});
    let context = json!({"triggerKind": 2, "triggerCharacter": " "});
    let document = json!({"uri": URI});
    let list = client.request(
        "textDocument/completion",
        json!({"textDocument": document, "position": at, "context": context}),
    );
    list["items"][0].clone()
}

#[test]
fn a_figure_is_completed_with_its_fact_behind_it() {
    let mut client = open();
    let item = first_entry(&mut client, "Amazon will invest ");
    assert_eq!(item["textEdit"]["newText"], "$50 billion");
    let documentation = item["documentation"]["value"].as_str().unwrap_or_default();
    assert!(documentation.contains("release of 27 February 2026"));
    assert_eq!(item.get("data"), None);
    client.finish();
}

#[test]
fn what_there_is_to_read_about_an_entry_comes_when_it_is_asked_for() {
    let completion = json!({"completionItem": {
        "documentationFormat": ["markdown"],
        "resolveSupport": {"properties": ["documentation"]},
    }});
    let mut client = Client::start();
    let offered = client.initialize(json!({
        "processId": null,
        "rootUri": null,
        "capabilities": {"textDocument": {"completion": completion}},
    }));
    assert_eq!(offered["completionProvider"]["resolveProvider"], true);
    client.open(URI, "markdown", DRAFT);
    let item = first_entry(&mut client, "Amazon will invest ");
    assert_eq!(item.get("documentation"), None);
    let resolved = client.request("completionItem/resolve", item.clone());
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    assert_eq!(resolved["textEdit"], item["textEdit"]);
    let of_nobody = json!({"label": "x", "data": {"uri": "file:///gone.md", "fact": "S1"}});
    assert_eq!(
        client.request("completionItem/resolve", of_nobody.clone()),
        of_nobody
    );
    client.finish();
}
