//! Files to which several ways lead: a draft opened through a link to its folder, a workspace that is a link.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, range};

const MODEL: &str = r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder Works"}]}"#;
const DRAFT: &str = "Alder Works left.\n";

/// A desk with two drafts, and a link to it.
fn disk() -> TempDir {
    let disk = tempfile::tempdir().expect("a folder");
    let at = |path: &str| disk.path().join(path);
    std::fs::create_dir_all(at("desk/.copydesk")).expect("a folder");
    std::fs::write(at("desk/.copydesk/model.json"), MODEL).expect("a file");
    std::fs::write(at("desk/a.txt"), DRAFT).expect("a file");
    std::fs::write(at("desk/b.txt"), DRAFT).expect("a file");
    symlink(at("desk"), at("link")).expect("a link");
    disk
}

/// Opens the desk as `root` and a draft by way of `open`, and a model file by way of `model`.
#[track_caller]
fn check(root: &str, open: &str) {
    let disk = disk();
    let uri = |path: &str| format!("file://{}/{path}", disk.path().display());
    let mut client = Client::start();
    let folders = json!([{"uri": uri(root), "name": "desk"}]);
    client.initialize(json!({"capabilities": {}, "workspaceFolders": folders}));
    let (draft, model) = (
        uri(&format!("{open}/a.txt")),
        uri(&format!("{open}/.copydesk/model.json")),
    );
    client.open(&draft, "plaintext", DRAFT);
    client.open(&model, "json", MODEL);
    let at = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 3}, "context": {"includeDeclaration": true}});
    let definition = client.request("textDocument/definition", at.clone());
    assert_eq!(definition["uri"], json!(model));
    let references = client.request("textDocument/references", at);
    let here = |uri: &str| json!({"uri": uri, "range": range(DRAFT, "Alder Works")});
    let places = references.as_array().expect("places");
    assert_eq!(
        places[..2],
        [here(&draft), here(&uri(&format!("{root}/b.txt")))]
    );
    assert_eq!((places.len(), &places[2]["uri"]), (3, &json!(model)));

    // What is typed into the model file counts at once, by whatever way it was opened.
    let renamed = MODEL.replace("Alder Works", "Elder Works");
    client.change(&model, 2, json!([{"text": renamed}]));
    let params = json!({"command": "copydesk.whereUsed", "arguments": ["alder"]});
    let used = |client: &mut Client| client.request("workspace/executeCommand", params.clone());
    while used(&mut client) != json!([]) {}
    client.close(&model);
    while used(&mut client).as_array().map(Vec::len) != Some(2) {}
    client.notifications.clear();
    client.finish();
}

#[test]
fn a_draft_is_opened_through_a_link() {
    check("desk", "link");
}

#[test]
fn the_workspace_is_a_link() {
    check("link", "desk");
    check("link", "link");
}

#[test]
fn two_ways_to_one_draft() {
    let disk = disk();
    let uri = |path: &str| format!("file://{}/{path}", disk.path().display());
    let mut client = Client::start();
    let folders = json!([{"uri": uri("desk"), "name": "desk"}]);
    client.initialize(json!({"capabilities": {}, "workspaceFolders": folders}));
    let names = ["link/a.txt", "desk/a.txt"].map(uri);
    for name in &names {
        client.open(name, "plaintext", DRAFT);
    }
    let params = json!({"command": "copydesk.whereUsed", "arguments": ["alder"]});
    let used = |client: &mut Client| {
        let places = client.request("workspace/executeCommand", params.clone());
        let places = places.as_array().expect("places").iter();
        let mut uris: Vec<Value> = places.map(|it| it["uri"].clone()).collect();
        uris.sort_by_key(Value::to_string);
        uris
    };
    let both = used(&mut client);
    assert_eq!(
        both,
        [&names[1], &uri("desk/b.txt"), &names[0]].map(|it| json!(it))
    );
    client.close(&names[1]);
    assert_eq!(
        used(&mut client),
        [&uri("desk/b.txt"), &names[0]].map(|it| json!(it))
    );
    client.notifications.clear();
    client.finish();
}
