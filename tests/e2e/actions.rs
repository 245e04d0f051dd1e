//! Quick fixes and fixing everything.

use serde_json::{Value, json};

use crate::client::{Client, range};

const URI: &str = "file:///drafts/story.txt";
const DRAFT: &str = "Antropic holds $50 billion dollars now.\n";

fn literals() -> Value {
    json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}, "isPreferredSupport": true})
}

fn actions(client: &mut Client, context: Value) -> Vec<Value> {
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let params = json!({"textDocument": {"uri": URI}, "range": all, "context": context});
    match client.request("textDocument/codeAction", params) {
        Value::Array(actions) => actions,
        other => panic!("no list but {other}"),
    }
}

#[test]
fn a_fix_is_a_plain_edit() {
    let mut client = Client::initialized(json!({"textDocument": {"codeAction": literals()}}));
    client.open(URI, "plaintext", DRAFT);
    let found = actions(&mut client, json!({"diagnostics": []}));
    let fix = found
        .iter()
        .find(|it| it["diagnostics"][0]["code"] == "misspelt-name")
        .expect("a fix");
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["isPreferred"], true);
    assert!(fix.get("command").is_none());
    let edits = fix["edit"]["changes"][URI].as_array().expect("edits");
    assert_eq!(edits[0]["newText"], "Anthropic");
    assert_eq!(edits[0]["range"], range(DRAFT, "Antropic"));
    client.finish();
}

#[test]
fn edits_name_their_version_where_the_client_heeds_it() {
    let mut client = Client::initialized(
        json!({"textDocument": {"codeAction": literals()}, "workspace": {"workspaceEdit": {"documentChanges": true}}}),
    );
    client.open(URI, "plaintext", DRAFT);
    let found = actions(&mut client, json!({"diagnostics": []}));
    let document = &found[0]["edit"]["documentChanges"][0]["textDocument"];
    assert_eq!(document, &json!({"uri": URI, "version": 1}));
    client.finish();
}

#[test]
fn only_the_kinds_that_were_asked_for() {
    let mut client = Client::initialized(json!({"textDocument": {"codeAction": literals()}}));
    client.open(URI, "plaintext", DRAFT);
    let kinds = |found: Vec<Value>| -> Vec<String> {
        let kind = |it: &Value| it["kind"].as_str().unwrap_or_default().to_owned();
        let mut kinds: Vec<String> = found.iter().map(kind).collect();
        kinds.dedup();
        kinds
    };
    for (only, expected) in [
        (json!(["quickfix"]), "quickfix"),
        (json!(["source.fixAll"]), "source.fixAll.copydesk"),
        (json!(["source.fixAll.copydesk"]), "source.fixAll.copydesk"),
        (json!(["refactor"]), ""),
    ] {
        let found = actions(&mut client, json!({"diagnostics": [], "only": only}));
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(kinds(found), expected, "{only}");
    }
    client.finish();
}

#[test]
fn none_where_the_client_knows_only_commands() {
    let mut client = Client::start();
    let capabilities =
        client.initialize(json!({"capabilities": {"textDocument": {"codeAction": {}}}}));
    assert!(capabilities.get("codeActionProvider").is_none());
    client.finish();
}

/// The texts that an edit gives the files it makes or changes, by URI; whole texts only.
fn written(edit: &Value) -> (String, String) {
    let operations = edit["documentChanges"].as_array().expect("operations");
    assert_eq!(operations[0]["kind"], "create");
    let uri = operations[1]["textDocument"]["uri"]
        .as_str()
        .expect("a URI");
    assert_eq!(operations[0]["uri"], uri);
    let text = operations[1]["edits"][0]["newText"].as_str();
    (uri.to_owned(), text.expect("a text").to_owned())
}

#[test]
fn a_finding_is_kept_by_a_note_in_the_workspace() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = format!("file://{}", folder.path().display());
    let uri = format!("{root}/story.txt");
    let mut client = Client::start();
    client.initialize(json!({
        "workspaceFolders": [{"uri": root, "name": "desk"}],
        "capabilities": {
            "textDocument": {"codeAction": literals()},
            "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
        },
    }));
    client.open(&uri, "plaintext", DRAFT);
    let codes = |found: Vec<Value>| -> Vec<Value> {
        found.into_iter().map(|it| it["code"].clone()).collect()
    };
    assert!(codes(client.diagnostics(&uri, 1)).contains(&json!("misspelt-name")));

    let at = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}});
    let params = json!({"textDocument": {"uri": uri}, "range": at, "context": {"diagnostics": []}});
    let found = client.request("textDocument/codeAction", params);
    let keep = found.as_array().expect("actions").iter().find(|it| {
        it["title"]
            .as_str()
            .is_some_and(|title| title.starts_with("Keep this, because"))
    });
    let (file, text) = written(&keep.expect("an action that keeps")["edit"]);
    assert_eq!(file, format!("{root}/.copydesk/ignore.json"));

    // The editor has applied the edit to a buffer that is not saved yet: it counts all the same.
    client.open(&file, "json", &text);
    assert!(!codes(client.diagnostics_of(&uri, 1)).contains(&json!("misspelt-name")));
    client.close(&file);
    assert!(codes(client.diagnostics_of(&uri, 1)).contains(&json!("misspelt-name")));
    client.finish();
}

#[test]
fn a_client_that_knows_commands_alone_is_sent_the_edit() {
    let mut client = Client::start();
    let offered = client.initialize(json!({"capabilities": {"workspace": {"applyEdit": true}}}));
    assert_eq!(offered["codeActionProvider"], true);
    client.open(URI, "plaintext", DRAFT);
    let found = actions(&mut client, json!({"diagnostics": []}));
    let fix = found
        .iter()
        .find(|it| it["title"] == "Change to “Anthropic”")
        .expect("a fix");
    let command = fix["command"].as_str().expect("a command");
    let commands = offered["executeCommandProvider"]["commands"].as_array();
    assert!(commands.expect("a list").iter().any(|it| it == command));
    client.request(
        "workspace/executeCommand",
        json!({"command": command, "arguments": fix["arguments"]}),
    );
    let asked = client.asked("workspace/applyEdit", json!({"applied": true}));
    let edit = json!({"range": range(DRAFT, "Antropic"), "newText": "Anthropic"});
    assert_eq!(asked["edit"]["changes"][URI], json!([edit]));
    client.finish();
}

#[test]
fn a_client_that_can_take_no_edit_is_offered_no_actions() {
    let mut client = Client::start();
    let offered = client.initialize(json!({"capabilities": {}}));
    assert_eq!(offered.get("codeActionProvider"), None);
    client.finish();
}
