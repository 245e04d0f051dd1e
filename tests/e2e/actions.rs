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
