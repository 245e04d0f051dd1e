//! `copydesk.toml` in the server: on the disk, in a buffer, broken, and over the editor's own settings.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, range};

const DRAFT: &str = "It is $50 billion dollars.\n";

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn start(folder: &Path, settings: Value) -> Client {
    let mut client = Client::start();
    let folders = json!([{"uri": uri(folder), "name": "desk"}]);
    client.initialize(json!({
        "workspaceFolders": folders,
        "capabilities": {},
        "initializationOptions": settings,
    }));
    client
}

#[track_caller]
fn until(client: &mut Client, draft: &str, n_findings: usize) {
    // Findings of the settings before may still be on their way.
    while client.diagnostics_of(draft, 1).len() != n_findings {}
}

#[test]
fn the_project_decides_and_the_editor_fills_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("copydesk.toml");
    std::fs::write(&file, "[rules]\nredundant-currency = \"warning\"\n").expect("a file");
    let settings = json!({"rules": {"redundant-currency": "off", "impossible-date": "off"}});
    let mut client = start(folder.path(), settings);
    let draft = uri(&folder.path().join("story.txt"));
    client.open(
        &draft,
        "plaintext",
        "It is $50 billion dollars by 31 June 2026.",
    );
    let found = client.diagnostics(&draft, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "redundant-currency");
    assert_eq!(found[0]["severity"], 2);
    client.finish();
}

#[test]
fn the_buffer_counts_and_the_last_good_settings_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("deep/story.txt"));
    client.open(&draft, "plaintext", DRAFT);
    until(&mut client, &draft, 1);

    let settings = uri(&folder.path().join("copydesk.toml"));
    let text = "[rules]\nredundant-currency = \"off\"\n";
    client.open(&settings, "toml", text);
    // Those of the settings come before or behind the draft's.
    until(&mut client, &draft, 0);

    let broken = "[rules]\nredundant-currency = \"of\"\nbound-differ = \"off\"\n";
    client.change(&settings, 2, json!([{"text": broken}]));
    let found = client.diagnostics_of(&settings, 2);
    let codes: Vec<&Value> = found.iter().map(|it| &it["code"]).collect();
    assert_eq!(codes, ["settings-unknown-word", "settings-unknown-key"]);
    assert_eq!(found[0]["range"], range(broken, "\"of\""));
    assert_eq!(found[1]["range"], range(broken, "bound-differ"));

    client.change(&settings, 3, json!([{"text": ""}]));
    until(&mut client, &draft, 1);
    client.finish();
}

#[test]
fn shared_models_and_ignored_drafts() {
    let folder = tempfile::tempdir().expect("a folder");
    let model = r#"{"entities": [{"id": "b", "kind": "company", "name": "Brightwater Rail", "misspelt": ["Britewater Rail"]}]}"#;
    std::fs::create_dir(folder.path().join("shared")).expect("a folder");
    std::fs::write(folder.path().join("shared/desk.json"), model).expect("a file");
    let settings =
        "models = [\"shared\"]\nignore = [\"old/\"]\n[file-types]\n\"*.story\" = \"markdown\"\n";
    std::fs::write(folder.path().join("copydesk.toml"), settings).expect("a file");
    let mut client = start(folder.path(), json!({}));
    for (name, language, n_found) in [
        ("a.txt", "plaintext", 1),
        ("old/a.txt", "plaintext", 0),
        ("a.story", "story", 1),
    ] {
        let draft = uri(&folder.path().join(name));
        client.open(&draft, language, "Britewater Rail grew.\n");
        assert_eq!(client.diagnostics_of(&draft, 1).len(), n_found, "{name}");
    }
    client.finish();
}
