//! Folders of a workspace: their settings, and their drafts that nobody has opened.

use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn each_of_several_folders_is_asked_for_its_settings() {
    let mut client = Client::start();
    client.initialize(json!({
        "capabilities": {"workspace": {"configuration": true, "workspaceFolders": true}},
        "workspaceFolders": [{"uri": "file:///none/a", "name": "a"}, {"uri": "file:///none/b", "name": "b"}],
    }));
    let off = json!({"rules": {"redundant-currency": "off"}});
    let asked = client.asked("workspace/configuration", json!([{}, null, off]));
    assert_eq!(
        asked["items"],
        json!([
            {"section": "copydesk"},
            {"section": "copydesk", "scopeUri": "file:///none/a"},
            {"section": "copydesk", "scopeUri": "file:///none/b"},
        ])
    );
    for (uri, n_found) in [("file:///none/a/x.txt", 1), ("file:///none/b/x.txt", 0)] {
        client.open(uri, "plaintext", "It is $50 billion dollars.");
        let settled = |found: &Vec<Value>| found.len() == n_found;
        // The settings may come after the draft's first findings.
        while !settled(&client.diagnostics(uri, 1)) {}
    }
    client.finish();
}
