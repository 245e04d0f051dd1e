//! Models: of the workspace, of the story, of an open buffer; and the settings.

use std::path::Path;
use std::time::{Duration, Instant};

use copydesk::workspace::build_model;
use serde_json::{Value, json};

use crate::client::{Client, position, range};

const DRAFT: &str = "Brightwater Rail bought a tunnel.\n";

fn model(name: &str) -> String {
    format!(r#"{{"entities": [{{"id": "brightwater", "kind": "company", "name": "{name}"}}]}}"#)
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder with a draft, and a model of the workspace.
fn workspace(model: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join(".copydesk")).expect("a folder");
    std::fs::write(folder.path().join(".copydesk/desk.json"), model).expect("a file");
    folder
}

fn start(folder: &Path, capabilities: Value) -> Client {
    let mut client = Client::start();
    let folders = json!([{"uri": uri(folder), "name": "desk"}]);
    client.initialize(json!({"workspaceFolders": folders, "capabilities": capabilities}));
    client
}

/// As a client tells of a watched file: 1 made, 2 changed.
fn tell_of(client: &mut Client, file: &Path, change: u8) {
    let changes = json!({"changes": [{"uri": uri(file), "type": change}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
}

/// Whether the draft's company is known.
#[track_caller]
fn knows_the_company(client: &mut Client, draft: &str) -> bool {
    let at = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 3}});
    !client
        .request("textDocument/documentHighlight", at)
        .is_null()
}

/// Waits until the draft's company is known, or is not any more: what is the same for the client is not sent again, so no
/// message says when a model was read.
#[track_caller]
fn wait_until_known(client: &mut Client, draft: &str, known: bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while knows_the_company(client, draft) != known {
        assert!(Instant::now() < patience, "the model is never read");
    }
}

#[test]
fn the_models_of_the_workspace_count_in_its_drafts() {
    let folder = workspace(&model("Brightwater Rail"));
    let mut client = start(folder.path(), json!({}));
    let inside = uri(&folder.path().join("story.md"));
    client.open(&inside, "markdown", DRAFT);
    client.diagnostics(&inside, 1);
    assert!(knows_the_company(&mut client, &inside));
    let outside = "file:///elsewhere/story.md";
    client.open(outside, "markdown", DRAFT);
    client.diagnostics(outside, 1);
    assert!(!knows_the_company(&mut client, outside));
    // A draft without a place belongs to every folder.
    client.open("untitled:1", "markdown", DRAFT);
    client.diagnostics("untitled:1", 1);
    assert!(knows_the_company(&mut client, "untitled:1"));
    client.finish();
}

#[test]
fn a_definition_leads_into_the_model_file() {
    let folder = workspace(&model("Brightwater Rail"));
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    let at = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 3}});
    let place = client.request("textDocument/definition", at);
    assert_eq!(
        place["uri"],
        uri(&folder.path().join(".copydesk/desk.json"))
    );
    assert_eq!(
        place["range"],
        range(&model("Brightwater Rail"), "Brightwater Rail")
    );
    client.finish();
}

#[test]
fn an_open_model_wins_over_the_disk_and_every_draft_is_checked_again() {
    let folder = workspace(&model("Brightwater Rail"));
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics(&draft, 1);
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    client.open(&file, "json", &model("Another"));
    wait_until_known(&mut client, &draft, false);
    client.change(&file, 2, json!([{"text": model("Brightwater Rail")}]));
    wait_until_known(&mut client, &draft, true);
    client.change(&file, 3, json!([{"text": model("Another")}]));
    wait_until_known(&mut client, &draft, false);
    client.close(&file);
    wait_until_known(&mut client, &draft, true);
    client.notifications.clear();
    client.finish();
}

#[test]
fn a_model_file_is_checked_as_it_is_typed() {
    let folder = workspace("{}");
    let mut client = start(folder.path(), json!({}));
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    let unknown = model("Brightwater Rail").replace("company", "compny");
    client.open(&file, "json", &unknown);
    let found = client.diagnostics_of(&file, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]["code"]
            .as_str()
            .is_some_and(|it| it.starts_with("model-"))
    );
    let at = range(&unknown, "\"compny\"");
    assert_eq!(found[0]["range"]["start"]["line"], at["start"]["line"]);
    client.change(&file, 2, json!([{"text": model("Brightwater Rail")}]));
    assert_eq!(client.diagnostics_of(&file, 2).len(), 0);
    client.notifications.clear();
    client.finish();
}

/// Its faults are shown in their places; a message for each letter would be in the way.
#[test]
fn no_message_is_raised_by_typing_in_a_model_file() {
    let folder = workspace("{}");
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    client.open(&draft, "markdown", DRAFT);
    client.open(&file, "json", &model("Brightwater Rail"));
    wait_until_known(&mut client, &draft, true);
    let broken = model("Brightwater Rail").replace("company", "compny");
    client.change(&file, 2, json!([{"text": broken}]));
    wait_until_known(&mut client, &draft, false);
    // It is one once nobody looks at the file.
    std::fs::write(folder.path().join(".copydesk/desk.json"), &broken).expect("a file");
    let told = |client: &Client| {
        let told = client.notifications.iter();
        told.filter(|it| it["method"] == "window/showMessage")
            .count()
    };
    assert_eq!(told(&client), 0);
    client.close(&file);
    client.notification("window/showMessage");
    client.notifications.clear();
    client.finish();
}

#[test]
fn a_broken_model_is_told_once_and_means_silence() {
    let folder = workspace("{ broken");
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    // The model's own fault is pushed beside them, before or after.
    assert_eq!(client.diagnostics_of(&draft, 1).len(), 0);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let told = client.notification("window/showMessage");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|it| it.contains("desk.json")),
        "{told}"
    );
    client.finish();
}

#[test]
fn a_compiled_model_that_is_damaged_is_told_and_counts_again_once_it_is_whole() {
    let folder = workspace(&model("Brightwater Rail"));
    let text = folder.path().join(".copydesk/desk.json");
    let file = text.with_extension("cdmodel");
    build_model(std::slice::from_ref(&text), &file, &mut |_| {}).expect("a compiled model");
    std::fs::remove_file(&text).expect("a file");
    let whole = std::fs::read(&file).expect("a file");
    // What is read when the file is opened stays as it is.
    let mut damaged = whole.clone();
    damaged.iter_mut().skip(1420).for_each(|it| *it ^= 1);
    std::fs::write(&file, damaged).expect("a file");

    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics_of(&draft, 1);
    assert!(!knows_the_company(&mut client, &draft));
    let told = client.notification("window/showMessage");
    let words = told["message"].as_str().unwrap_or_default();
    assert!(
        words.contains("desk.cdmodel") && words.contains("damaged"),
        "{words}"
    );

    std::fs::write(&file, whole).expect("a file");
    tell_of(&mut client, &file, 2);
    wait_until_known(&mut client, &draft, true);
    client.finish();
}

/// What a compiled model holds is offered where a hand-written one beside it names records.
#[test]
fn ids_of_compiled_models_are_offered() {
    let records = r#"{"entities": [{"id": "brightwater", "kind": "company", "name": "Brightwater Rail", "alias": ["Rapid Rail"]},
  {"id": "tunnel", "kind": "company", "name": "Tunnel Works"}],
"sources": [{"id": "brief", "kind": "filing", "tier": 1, "title": "Annual report"}],
"facts": [{"id": "bridge", "subject": "brightwater", "relation": "linked_to", "object": "tunnel", "statement": "It is so.",
  "evidence": [{"source": "brief"}]}]}"#;
    let folder = workspace(records);
    let text = folder.path().join(".copydesk/desk.json");
    let file = text.with_extension("cdmodel");
    build_model(std::slice::from_ref(&text), &file, &mut |_| {}).expect("a compiled model");
    std::fs::remove_file(&text).expect("a file");
    let mut client = start(folder.path(), json!({}));
    let own = uri(&folder.path().join(".copydesk/own.json"));
    let mut offered = |fields: &str| {
        let text = format!(r#"{{"facts": [{{"id": "own", {fields}"#);
        client.open(&own, "json", &text);
        let params = json!({"textDocument": {"uri": own}, "position": position(&text, text.len())});
        let answer = client.request("textDocument/completion", params);
        client.close(&own);
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        let drawn = |it: &Value| {
            Some(format!(
                "{} ({})",
                it["label"].as_str()?,
                it["detail"].as_str()?
            ))
        };
        items.iter().filter_map(drawn).collect::<Vec<_>>()
    };
    assert_eq!(
        offered(r#""subject": "bri"#),
        ["brightwater (Brightwater Rail)"]
    );
    assert_eq!(
        offered(r#""subject": "Rapid"#),
        ["brightwater (Brightwater Rail)"]
    );
    assert_eq!(offered(r#""supersedes": ["bri"#), ["bridge (It is so.)"]);
    assert_eq!(
        offered(r#""evidence": [{"source": "bri"#),
        ["brief (filing, “Annual report”)"]
    );
    assert_eq!(
        offered(r#""statement": "Rapi"#),
        ["Rapid Rail (brightwater)"]
    );
    client.finish();
}

/// Each of them is told in one sentence, and the model beside them counts.
#[cfg(unix)]
#[test]
fn models_that_cannot_be_read_are_told_and_the_others_count() {
    let folder = workspace(&model("Brightwater Rail"));
    let at = |name: &str| folder.path().join(".copydesk").join(name);
    let pipe = std::process::Command::new("mkfifo")
        .arg(at("pipe.json"))
        .status();
    assert!(pipe.expect("mkfifo is part of every Unix").success());
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.json"));
    std::fs::create_dir(at("folder.json")).expect("a folder");
    std::os::unix::fs::symlink("none.json", at("link.json")).expect("a link");
    std::os::unix::fs::symlink("ring.json", at("ring.json")).expect("a link");
    let huge = std::fs::File::create(at("huge.jsonl")).expect("a file");
    huge.set_len(5 << 30).expect("a length");
    for (name, bytes) in [
        ("latin.json", &b"{\"comment\": \"caf\xe9\"}"[..]),
        ("utf16.json", b"{\0}\0"),
        ("damaged.cdmodel", b"no model"),
        ("empty.json", b""),
    ] {
        std::fs::write(at(name), bytes).expect("a file");
    }
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    assert!(knows_the_company(&mut client, &draft));
    let place = format!("{}/.copydesk/", folder.path().display());
    let mut told: Vec<String> = (0..9)
        .map(|_| client.notification("window/showMessage"))
        .map(|it| {
            it["message"]
                .as_str()
                .unwrap_or_default()
                .replace(&place, "")
        })
        .collect();
    told.sort();
    expect_test::expect![[r#"
        copydesk: the model damaged.cdmodel: no compiled model; build it again with copydesk model build
        copydesk: the model folder.json: a folder where a file is wanted; put a file in its place
        copydesk: the model huge.jsonl: larger than 16 MB; compile it with copydesk model build
        copydesk: the model latin.json: not UTF-8: byte 17 of line 1 is 0xE9; save it as UTF-8
        copydesk: the model link.json: a link to a file that is not there; let it point to one, or take it away
        copydesk: the model pipe.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: the model ring.json: a link that leads back to itself; let it point to a file, or take it away
        copydesk: the model socket.json: a pipe, socket or device, not a file; put a file in its place
        copydesk: the model utf16.json: encoded in UTF-16; save it as UTF-8"#]].assert_eq(&told.join("\n"));
    client.notifications.clear();
    client.finish();
}

#[test]
fn changes_on_the_disk_are_taken_over_when_told() {
    let folder = workspace("{}");
    let watches = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = start(folder.path(), watches);
    let asked = client.asked("client/registerCapability", Value::Null);
    let watchers = &asked["registrations"][0]["registerOptions"]["watchers"];
    assert!(watchers.as_array().is_some_and(|it| it.len() == 5));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics(&draft, 1);
    let file = folder.path().join(".copydesk/desk.json");
    std::fs::write(&file, model("Brightwater Rail")).expect("a file");
    tell_of(&mut client, &file, 2);
    wait_until_known(&mut client, &draft, true);
    client.finish();
}

#[test]
fn model_files_that_a_project_names_are_watched_wherever_they_lie() {
    for relative in [true, false] {
        let folder = workspace("{}");
        let shared = tempfile::tempdir().expect("a folder");
        let settings = format!("models = [{:?}]", shared.path());
        std::fs::write(folder.path().join("copydesk.toml"), settings).expect("a file");
        let mut client = start(
            folder.path(),
            json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": relative}}}),
        );
        let draft = uri(&folder.path().join("story.md"));
        client.open(&draft, "markdown", DRAFT);
        client.diagnostics(&draft, 1);
        // What lies in the workspace is asked for apart, before or after.
        let mut asked = || client.asked("client/registerCapability", Value::Null);
        let asked = [asked(), asked()];
        let pattern = match relative {
            true => json!({"baseUri": uri(shared.path()), "pattern": "**/*.{json,jsonl,cdmodel}"}),
            false => json!(format!(
                "{}/**/*.{{json,jsonl,cdmodel}}",
                shared.path().display()
            )),
        };
        let wanted = json!([{"globPattern": pattern}]);
        let watchers =
            asked.map(|mut it| it["registrations"][0]["registerOptions"]["watchers"].take());
        assert!(watchers.contains(&wanted), "{watchers:?}");
        assert!(!knows_the_company(&mut client, &draft));
        let file = shared.path().join("rail.json");
        std::fs::write(&file, model("Brightwater Rail")).expect("a file");
        tell_of(&mut client, &file, 1);
        wait_until_known(&mut client, &draft, true);
        client.finish();
    }
}

#[test]
fn without_watching_saving_is_the_time_to_look() {
    let folder = workspace("{}");
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics(&draft, 1);
    std::fs::write(
        folder.path().join("story.model.json"),
        model("Brightwater Rail"),
    )
    .expect("a file");
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": draft}}),
    );
    wait_until_known(&mut client, &draft, true);
    client.finish();
}

#[test]
fn folders_come_and_go() {
    let folder = workspace(&model("Brightwater Rail"));
    let mut client = Client::start();
    let capabilities =
        client.initialize(json!({"capabilities": {"workspace": {"workspaceFolders": true}}}));
    assert_eq!(
        capabilities["workspace"]["workspaceFolders"]["supported"],
        true
    );
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics(&draft, 1);
    assert!(!knows_the_company(&mut client, &draft));
    let folders = json!([{"uri": uri(folder.path()), "name": "desk"}]);
    for (event, known) in [
        (json!({"added": folders, "removed": []}), true),
        (json!({"added": [], "removed": folders}), false),
    ] {
        client.notify(
            "workspace/didChangeWorkspaceFolders",
            json!({"event": event}),
        );
        wait_until_known(&mut client, &draft, known);
    }
    client.finish();
}

#[test]
fn settings_are_asked_for_and_shared_models_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let shared = folder.path().join("shared.json");
    std::fs::write(&shared, model("Brightwater Rail")).expect("a file");
    let capabilities = json!({"workspace": {"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}}});
    let mut client = Client::initialized(capabilities);
    client.asked("client/registerCapability", Value::Null);
    client.asked("workspace/configuration", json!([null]));
    client.open("untitled:1", "plaintext", DRAFT);
    client.diagnostics("untitled:1", 1);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    client.asked(
        "workspace/configuration",
        json!([{"models": [shared], "server": {"path": ""}}]),
    );
    wait_until_known(&mut client, "untitled:1", true);
    client.finish();
}

#[test]
fn pushed_settings_and_what_is_wrong_with_them() {
    let mut client = Client::start();
    client.initialize(json!({"capabilities": {}, "initializationOptions": {"date": "soon"}}));
    let told = client.notification("window/showMessage");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|it| it.contains("copydesk.date")),
        "{told}"
    );
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"copydesk": {"rules": {"no-such-rule": "off"}}}}),
    );
    let told = client.notification("window/showMessage");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|it| it.contains("no-such-rule")),
        "{told}"
    );
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"copydesk": {"models": ["/no/such/file.json"]}}}),
    );
    client.open("untitled:1", "plaintext", DRAFT);
    client.diagnostics("untitled:1", 1);
    let told = client.notification("window/showMessage");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|it| it.contains("/no/such/file.json")),
        "{told}"
    );
    client.finish();
}

#[test]
fn inside_a_model_file_ids_lead_to_records_and_records_to_drafts() {
    let text = model("Brightwater Rail").replace(
        "]}",
        "], \"facts\": [{\"id\": \"B1\", \"subject\": \"brightwater\", \"relation\": \"maker_of\", \"object\": \"Tunnel\", \"statement\": \"s\", \"evidence\": []}]}",
    );
    let folder = workspace(&text);
    let mut client = start(folder.path(), json!({}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    client.open(&file, "json", &text);
    let at = range(&text, "brightwater\", \"relation");
    let mut at = json!({"textDocument": {"uri": file}, "position": at["start"]});
    let place = client.request("textDocument/definition", at.clone());
    assert_eq!(place["uri"], file);
    assert_eq!(place["range"], range(&text, "Brightwater Rail"));
    at["context"] = json!({"includeDeclaration": true});
    let places = client.request("textDocument/references", at);
    let uris: Vec<_> = places
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["uri"].clone())
        .collect();
    // The draft's mention, the record, the fact's subject.
    assert_eq!(uris, [draft.as_str(), &file, &file]);
    client.notifications.clear();
    client.finish();
}

#[test]
fn what_is_wrong_in_a_model_file_can_be_mended_there() {
    let text = model("Brightwater Rail").replace("company", "compny");
    let folder = workspace(&text);
    let literals =
        json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}});
    let mut client = start(
        folder.path(),
        json!({"textDocument": {"codeAction": literals}}),
    );
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    client.open(&file, "json", &text);
    let params = json!({"textDocument": {"uri": file}, "range": range(&text, "compny"), "context": {"diagnostics": []}});
    let actions = client.request("textDocument/codeAction", params);
    let edit = &actions[0]["edit"]["changes"][&file][0];
    assert!(
        edit["newText"]
            .as_str()
            .is_some_and(|it| it.contains("company")),
        "{actions}"
    );
    client.notifications.clear();
    client.finish();
}

#[test]
fn symbols_of_the_workspace_are_those_of_its_models() {
    let folder = workspace(&model("Brightwater Rail"));
    let mut client = start(folder.path(), json!({}));
    let found = client.request("workspace/symbol", json!({"query": "brightw"}));
    assert_eq!(found[0]["name"], "Brightwater Rail");
    assert_eq!(
        found[0]["location"]["uri"],
        uri(&folder.path().join(".copydesk/desk.json"))
    );
    client.finish();
}

#[test]
fn the_place_of_a_symbol_comes_when_one_goes_there() {
    let text = model("Brightwater Rail");
    let folder = workspace(&text);
    let resolves = json!({"resolveSupport": {"properties": ["location.range"]}});
    let mut client = start(folder.path(), json!({"workspace": {"symbol": resolves}}));
    let mut found = client.request("workspace/symbol", json!({"query": "brightw"}));
    let mut symbol = found[0].take();
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    assert_eq!(symbol["location"], json!({"uri": file}));
    let resolved = client.request("workspaceSymbol/resolve", symbol.clone());
    assert_eq!(resolved["name"], "Brightwater Rail");
    assert_eq!(
        resolved["location"],
        json!({"uri": file, "range": range(&text, "Brightwater Rail")})
    );
    symbol["data"] = json!({"entity": "gone"});
    assert_eq!(
        client.request("workspaceSymbol/resolve", symbol.clone()),
        symbol
    );
    client.finish();
}

#[test]
fn what_hangs_on_the_model_is_asked_for_again_when_that_changes() {
    let folder = workspace("{}");
    let refreshes = json!({
        "diagnostics": {"refreshSupport": true},
        "codeLens": {"refreshSupport": true},
        "semanticTokens": {"refreshSupport": true},
    });
    let mut client = start(folder.path(), json!({"workspace": refreshes}));
    let draft = uri(&folder.path().join("story.md"));
    client.open(&draft, "markdown", DRAFT);
    client.diagnostics(&draft, 1);
    let file = uri(&folder.path().join(".copydesk/desk.json"));
    client.open(&file, "json", &model("Brightwater Rail"));
    client.asked("workspace/diagnostic/refresh", Value::Null);
    client.asked("workspace/codeLens/refresh", Value::Null);
    client.asked("workspace/semanticTokens/refresh", Value::Null);
    assert!(knows_the_company(&mut client, &draft));
    // Hints it cannot be told of.
    let hints = |it: &&Value| it["method"] == "workspace/inlayHint/refresh";
    assert_eq!(client.asked.iter().find(hints), None);
    client.notifications.clear();
    client.finish();
}
