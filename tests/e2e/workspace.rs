//! Folders of a workspace: their settings, and their drafts that nobody has opened.

use serde_json::{Value, json};

use crate::client::{Client, range};

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

const FAULTY: &str = "It is $50 billion dollars.\n";

struct Workspace(tempfile::TempDir);

impl Workspace {
    fn new(files: &[(&str, &str)]) -> Workspace {
        let workspace = Workspace(tempfile::tempdir().expect("a folder"));
        files
            .iter()
            .for_each(|(name, text)| workspace.write(name, text));
        workspace
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn delete(&self, name: &str) {
        std::fs::remove_file(self.0.path().join(name)).expect("a file");
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.0.path().display())
    }

    /// A client with this folder.
    fn client(&self, capabilities: Value) -> Client {
        let mut client = Client::start();
        let folders =
            json!([{"uri": format!("file://{}", self.0.path().display()), "name": "desk"}]);
        client.initialize(json!({"capabilities": capabilities, "workspaceFolders": folders}));
        client
    }

    fn changed(&self, client: &mut Client, name: &str) {
        let changes = json!([{"uri": self.uri(name), "type": 2}]);
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({"changes": changes}),
        );
    }
}

/// Waits for the next diagnostics of a draft, of whatever version.
fn published(client: &mut Client, uri: &str) -> Value {
    loop {
        let published = client.notification("textDocument/publishDiagnostics");
        if published["uri"] == uri {
            return published;
        }
    }
}

fn n_found(published: &Value) -> Option<usize> {
    published["diagnostics"].as_array().map(Vec::len)
}

#[test]
fn closed_drafts_are_pushed_to_a_client_that_does_not_ask() {
    let workspace = Workspace::new(&[("a.txt", FAULTY), ("deep/b.md", FAULTY), ("c.txt", "Fine.")]);
    workspace.write(".gitignore", "left-out*\n");
    workspace.write("left-out.txt", FAULTY);
    let mut client = workspace.client(json!({}));
    let (a, b) = (workspace.uri("a.txt"), workspace.uri("deep/b.md"));
    for uri in [&a, &b] {
        let found = published(&mut client, uri);
        assert_eq!(
            (n_found(&found), &found["version"]),
            (Some(1), &Value::Null)
        );
    }
    client.open(&a, "plaintext", "Mended.");
    assert!(client.diagnostics(&a, 1).is_empty());
    client.close(&a);
    // Taken back first, then checked as it lies on the disk.
    assert_eq!(n_found(&published(&mut client, &a)), Some(0));
    assert_eq!(n_found(&published(&mut client, &a)), Some(1));
    workspace.delete("a.txt");
    workspace.changed(&mut client, "a.txt");
    assert_eq!(n_found(&published(&mut client, &a)), Some(0));
    workspace.write("deep/b.md", "Mended.\n");
    workspace.changed(&mut client, "deep/b.md");
    assert_eq!(n_found(&published(&mut client, &b)), Some(0));
    client.finish();
}

#[test]
fn closed_drafts_are_left_alone_where_the_settings_say_so() {
    let workspace = Workspace::new(&[("a.txt", FAULTY)]);
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("a.txt");
    assert_eq!(n_found(&published(&mut client, &uri)), Some(1));
    for (scope, expected) in [("open", 0), ("workspace", 1)] {
        let settings = json!({"settings": {"copydesk": {"scope": scope}}});
        client.notify("workspace/didChangeConfiguration", settings);
        assert_eq!(n_found(&published(&mut client, &uri)), Some(expected));
    }
    client.finish();
}

/// The reports by the end of their URI: kind, number of items, result id.
fn reports(items: &Value) -> Vec<(String, String, Option<usize>)> {
    let items = items.as_array().expect("a list").iter();
    let mut reports: Vec<_> = items
        .map(|it| {
            let uri = it["uri"].as_str().expect("a URI");
            let name = uri.rsplit('/').next().unwrap_or_default().to_owned();
            let kind = it["kind"].as_str().expect("a kind").to_owned();
            (name, kind, it["items"].as_array().map(Vec::len))
        })
        .collect();
    reports.sort();
    reports
}

fn known(items: &Value) -> Value {
    let items = items.as_array().expect("a list").iter();
    let known = items.filter(|it| it["resultId"].is_string());
    known
        .map(|it| json!({"uri": it["uri"], "value": it["resultId"]}))
        .collect()
}

fn report(name: &str, kind: &str, n_items: Option<usize>) -> (String, String, Option<usize>) {
    (name.to_owned(), kind.to_owned(), n_items)
}

fn pulls() -> Value {
    json!({"textDocument": {"diagnostic": {}}})
}

#[test]
fn the_diagnostics_of_the_workspace_are_pulled() {
    let workspace = Workspace::new(&[("a.txt", FAULTY), ("b.txt", "Fine."), ("c.txt", FAULTY)]);
    let mut client = workspace.client(pulls());
    client.open(&workspace.uri("c.txt"), "plaintext", "Mended.");
    let asked = |known: Value| json!({"previousResultIds": known});
    let first = client.request("workspace/diagnostic", asked(json!([])));
    assert_eq!(
        reports(&first["items"]),
        [
            report("a.txt", "full", Some(1)),
            report("b.txt", "full", Some(0)),
            report("c.txt", "full", Some(0))
        ]
    );
    // Held, for nothing is new, until something is.
    let held = client.ask("workspace/diagnostic", asked(known(&first["items"])));
    workspace.write("b.txt", FAULTY);
    workspace.delete("a.txt");
    workspace.changed(&mut client, "b.txt");
    let mut now = client.answer(held)["result"]["items"].take();
    while reports(&now).len() < 3 || reports(&now)[1].1 != "full" || reports(&now)[0].1 != "full" {
        // The first change may have been told before the second was seen.
        let known = known(&now);
        now = client.request("workspace/diagnostic", asked(known))["items"].take();
    }
    assert_eq!(
        reports(&now),
        [
            report("a.txt", "full", Some(0)),
            report("b.txt", "full", Some(1)),
            report("c.txt", "unchanged", None)
        ]
    );
    client.finish();
}

#[test]
fn a_pull_without_news_is_answered_after_a_while_and_at_the_end() {
    let workspace = Workspace::new(&[("a.txt", FAULTY)]);
    let mut client = workspace.client(pulls());
    let first = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let again = json!({"previousResultIds": known(&first["items"])});
    let second = client.request("workspace/diagnostic", again.clone());
    assert_eq!(
        reports(&second["items"]),
        [report("a.txt", "unchanged", None)]
    );
    let cancelled = client.ask("workspace/diagnostic", again.clone());
    client.notify("$/cancelRequest", json!({"id": cancelled}));
    assert_eq!(client.answer(cancelled)["error"]["code"], -32800);
    let held = client.ask("workspace/diagnostic", again);
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    assert!(client.answer(held)["result"]["items"].is_array());
    client.notify("exit", Value::Null);
    assert_eq!(client.wait(), 0);
}

#[test]
fn the_workspace_comes_in_parts_where_the_client_takes_them() {
    let workspace = Workspace::new(&[("a.txt", FAULTY), ("b.txt", "Fine.")]);
    let mut client = workspace.client(pulls());
    let asked = json!({"previousResultIds": [], "partialResultToken": "parts"});
    let last = client.request("workspace/diagnostic", asked);
    assert_eq!(last["items"], json!([]));
    let mut items = Vec::new();
    for part in std::mem::take(&mut client.notifications) {
        assert_eq!(part["method"], "$/progress");
        assert_eq!(part["params"]["token"], "parts");
        items.extend(
            part["params"]["value"]["items"]
                .as_array()
                .cloned()
                .unwrap_or_default(),
        );
    }
    assert_eq!(
        reports(&Value::from(items)),
        [
            report("a.txt", "full", Some(1)),
            report("b.txt", "full", Some(0))
        ]
    );
    client.finish();
}

#[test]
fn references_reach_into_closed_drafts() {
    let workspace = Workspace::new(&[
        ("a.txt", "OpenAI grew.\nSo did OpenAI.\n"),
        ("b.txt", "OpenAI met Amazon."),
    ]);
    let mut client = workspace.client(json!({}));
    client.open(&workspace.uri("b.txt"), "plaintext", "OpenAI met Amazon.");
    let asked = json!({"textDocument": {"uri": workspace.uri("b.txt")}, "position": {"line": 0, "character": 2}, "context": {"includeDeclaration": false}});
    let found = client.request("textDocument/references", asked);
    let found: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| {
            (
                it["uri"] == workspace.uri("a.txt"),
                it["range"]["start"].clone(),
            )
        })
        .collect();
    let at = |line, character| json!({"line": line, "character": character});
    assert_eq!(
        found,
        [(false, at(0, 0)), (true, at(0, 0)), (true, at(1, 7))]
    );
    let used = json!({"command": "copydesk.whereUsed", "arguments": [{"entity": "openai"}]});
    let used = client.request("workspace/executeCommand", used);
    let used = used.as_array().expect("a list").iter();
    let in_closed: Vec<_> = used
        .filter(|it| it["uri"] == workspace.uri("a.txt"))
        .map(|it| (it["text"].clone(), it["range"]["start"].clone()))
        .collect();
    assert_eq!(
        in_closed,
        [("OpenAI".into(), at(0, 0)), ("OpenAI".into(), at(1, 7))]
    );
    client.finish();
}

#[test]
fn the_progress_of_much_work_is_shown() {
    let workspace = Workspace::new(&[]);
    for number in 0..150 {
        workspace.write(&format!("{number}.txt"), FAULTY);
    }
    let mut client = workspace.client(json!({"window": {"workDoneProgress": true}}));
    let created = client.asked("window/workDoneProgress/create", Value::Null);
    published(&mut client, &workspace.uri("99.txt"));
    let mut kinds = Vec::new();
    while let Some(at) = client
        .notifications
        .iter()
        .position(|it| it["method"] == "$/progress")
    {
        let progress = client.notifications.remove(at).expect("it is there")["params"].take();
        assert_eq!(progress["token"], created["token"]);
        kinds.push(
            progress["value"]["kind"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        );
    }
    // The work may be done before the client has agreed to show it; what is begun is ended.
    let begun = kinds.first().is_some_and(|it| it == "begin");
    if begun && kinds.last().is_none_or(|it| it != "end") {
        while client.notification("$/progress")["value"]["kind"] != "end" {}
    }
    assert!(kinds.iter().filter(|it| *it == "begin").count() <= 1);
    client.notify(
        "window/workDoneProgress/cancel",
        json!({"token": created["token"]}),
    );
    client.finish();
}

#[test]
fn who_asks_where_something_is_used_hears_of_all_drafts_although_the_check_was_stopped() {
    let workspace = Workspace::new(&[]);
    for number in 0..150 {
        workspace.write(&format!("{number}.txt"), "OpenAI left.");
    }
    let mut client = workspace.client(json!({"window": {"workDoneProgress": true}}));
    let created = client.asked("window/workDoneProgress/create", Value::Null);
    client.notify("window/workDoneProgress/cancel", created);
    for _ in 0..2 {
        let params = json!({"command": "copydesk.whereUsed", "arguments": ["openai"]});
        let used = client.request("workspace/executeCommand", params);
        assert_eq!(used.as_array().map(Vec::len), Some(150));
    }
    // Whether there was anything left to tell depends on who was quicker.
    client.notifications.clear();
    client.asked.clear();
    client.finish();
}

#[test]
fn who_deletes_files_is_told_what_rests_on_them() {
    let model = r#"{"sources": [{"id": "talk", "kind": "interview", "tier": 1, "title": "A talk", "file": "../notes/talk.txt"}],
        "entities": [{"id": "alder", "kind": "company", "name": "Alder Works"}]}"#;
    let workspace = Workspace::new(&[
        (".copydesk/model.json", model),
        ("notes/talk.txt", "It rained."),
        ("a.txt", "Alder Works left."),
        ("b.txt", "Alder Works stayed."),
        ("b.model.json", "{}"),
    ]);
    let mut client =
        workspace.client(json!({"workspace": {"fileOperations": {"willDelete": true}}}));
    // All drafts are looked at before the first question about them is answered.
    client.request(
        "workspace/executeCommand",
        json!({"command": "copydesk.coverage"}),
    );
    let mut told = |deleted: &[&str]| {
        let files: Vec<Value> = deleted
            .iter()
            .map(|it| json!({"uri": workspace.uri(it)}))
            .collect();
        let answer = client.request("workspace/willDeleteFiles", json!({"files": files}));
        assert_eq!(answer, Value::Null);
        let all = client.notifications.drain(..);
        let messages = all.filter(|it| it["method"] == "window/showMessage");
        let texts = messages.map(|it| {
            it["params"]["message"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        });
        texts.collect::<Vec<_>>()
    };
    assert_eq!(
        told(&["notes"]),
        ["copydesk: talk.txt is evidence in model.json, whose quotes nobody can look up any more."]
    );
    assert_eq!(
        told(&[".copydesk/model.json"]),
        ["copydesk: 2 drafts use what model.json holds."]
    );
    assert_eq!(
        told(&[".copydesk", "a.txt"]),
        ["copydesk: 1 draft uses what model.json holds."]
    );
    assert_eq!(
        told(&["b.txt"]),
        ["copydesk: b.model.json is the model of b.txt alone, and stays."]
    );
    assert!(told(&["a.txt", "none.txt"]).is_empty());
    client.finish();
}

#[test]
fn two_folders_may_give_two_records_one_id() {
    let model = |name: &str| {
        format!(r#"{{"entities": [{{"id": "it", "kind": "company", "name": "{name}"}}]}}"#)
    };
    let (alder, birch) = (model("Alder Works"), model("Birch Lines"));
    let workspace = Workspace::new(&[
        ("a/.copydesk/model.json", &alder),
        ("a/open.txt", "Alder Works left."),
        ("a/closed.txt", "Alder Works stayed."),
        ("b/.copydesk/model.json", &birch),
        ("b/open.txt", "Birch Lines left."),
        ("b/closed.txt", "Birch Lines stayed."),
    ]);
    let mut client = Client::start();
    let folders = ["a", "b"].map(|it| json!({"uri": workspace.uri(it), "name": it}));
    client.initialize(json!({"capabilities": {}, "workspaceFolders": folders}));
    let model_uri = workspace.uri("b/.copydesk/model.json");
    client.open(
        &workspace.uri("a/open.txt"),
        "plaintext",
        "Alder Works left.",
    );
    client.open(
        &workspace.uri("b/open.txt"),
        "plaintext",
        "Birch Lines left.",
    );
    client.open(&model_uri, "json", &birch);
    let params = json!({
        "textDocument": {"uri": workspace.uri("a/open.txt")},
        "position": {"line": 0, "character": 3},
        "context": {"includeDeclaration": true},
    });
    let found = client.request("textDocument/references", params);
    let found: Vec<&Value> = found
        .as_array()
        .expect("places")
        .iter()
        .map(|it| &it["uri"])
        .collect();
    let expected = ["a/open.txt", "a/closed.txt", "a/.copydesk/model.json"];
    assert_eq!(
        found,
        expected.map(|it| json!(workspace.uri(it))).each_ref()
    );
    let document = json!({"textDocument": {"uri": model_uri}});
    let lens = client.request("textDocument/codeLens", document)[0].take();
    let command = client.request("codeLens/resolve", lens)["command"].take();
    assert_eq!(command["title"], "used in 2 drafts, 2 times");
    let used = client.request("workspace/executeCommand", command);
    assert_eq!(used.as_array().map(Vec::len), Some(2));
    client.notifications.clear();
    client.finish();
}

#[test]
fn a_source_that_is_renamed_keeps_its_name_in_the_model() {
    let model = r#"{"sources": [{"id": "talk", "kind": "interview", "tier": 1, "title": "A talk", "file": "../notes/talk.txt"}]}"#;
    let workspace = Workspace::new(&[
        (".copydesk/model.json", model),
        ("notes/talk.txt", "It rained."),
        ("notes/other.txt", "It snowed."),
    ]);
    let mut client = workspace.client(json!({"workspace": {
        "fileOperations": {"willRename": true},
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename"]},
    }}));
    let mut along = |old: &str| {
        let files = json!({"files": [{"oldUri": workspace.uri(old), "newUri": workspace.uri("talks/new.txt")}]});
        client.request("workspace/willRenameFiles", files)
    };
    let edit = along("notes/talk.txt");
    assert_eq!(
        edit["documentChanges"],
        json!([{
            "textDocument": {"uri": workspace.uri(".copydesk/model.json"), "version": null},
            "edits": [{"range": range(model, "../notes/talk.txt"), "newText": "../talks/new.txt"}],
        }])
    );
    assert_eq!(along("notes/other.txt"), Value::Null);
    client.finish();
}

#[test]
fn a_source_that_is_named_from_the_folder_of_the_workspace_is_renamed_so() {
    let model = r#"{"sources": [{"id": "talk", "kind": "interview", "tier": 1, "title": "A talk", "url": "notes/talk.txt"}]}"#;
    let workspace = Workspace::new(&[
        (".copydesk/model.json", model),
        ("notes/talk.txt", "It rained."),
    ]);
    let mut client = workspace.client(json!({"workspace": {
        "fileOperations": {"willRename": true},
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["rename"]},
    }}));
    let mut along = |old: &str, new: &str| {
        let files =
            json!({"files": [{"oldUri": workspace.uri(old), "newUri": workspace.uri(new)}]});
        client.request("workspace/willRenameFiles", files)["documentChanges"].take()
    };
    let edit = along("notes", "talks");
    let mended = json!([{"range": range(model, "notes/talk.txt"), "newText": "talks/talk.txt"}]);
    assert_eq!(edit[0]["edits"], mended);
    let edit = along(".copydesk/model.json", ".copydesk/desk.json");
    assert_eq!(edit, Value::Null);
    client.finish();
}

#[test]
fn sources_in_a_folder_that_is_renamed_keep_their_names_in_every_model() {
    let source = |file: &str| {
        format!(
            r#"{{"sources": [{{"id": "s", "kind": "interview", "tier": 1, "title": "A talk", "file": "{file}"}}]}}"#
        )
    };
    let (desk, story) = (source("../notes/deep/talk.txt"), source("notes/other.txt"));
    let inside = source("deep/talk.txt");
    let workspace = Workspace::new(&[
        (".copydesk/model.json", &desk),
        ("story.md", "It rained."),
        ("story.model.json", &story),
        ("notes/own.md", "It rained."),
        ("notes/own.model.json", &inside),
        ("notes/deep/talk.txt", "It rained."),
        ("notes/other.txt", "It snowed."),
    ]);
    let mut client = workspace.client(json!({"workspace": {
        "fileOperations": {"willRename": true},
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["rename"]},
    }}));
    client.open(&workspace.uri("story.md"), "markdown", "It rained.");
    let files = json!({"files": [{"oldUri": workspace.uri("notes"), "newUri": workspace.uri("talks/old")}]});
    let edit = client.request("workspace/willRenameFiles", files);
    let mended = |file: &str, text: &str, old: &str, new: &str| {
        json!({
            "textDocument": {"uri": workspace.uri(file), "version": null},
            "edits": [{"range": range(text, old), "newText": new}],
        })
    };
    assert_eq!(
        edit["documentChanges"],
        json!([
            mended(
                ".copydesk/model.json",
                &desk,
                "../notes/deep/talk.txt",
                "../talks/old/deep/talk.txt"
            ),
            mended(
                "story.model.json",
                &story,
                "notes/other.txt",
                "talks/old/other.txt"
            ),
        ])
    );
    client.finish();
}

#[test]
fn the_findings_of_a_draft_go_with_it() {
    let workspace = Workspace::new(&[("story.md", FAULTY)]);
    let mut client =
        workspace.client(json!({"workspace": {"fileOperations": {"didDelete": true}}}));
    let story = workspace.uri("story.md");
    assert_eq!(n_found(&published(&mut client, &story)), Some(1));
    workspace.delete("story.md");
    client.notify(
        "workspace/didDeleteFiles",
        json!({"files": [{"uri": story}]}),
    );
    assert_eq!(n_found(&published(&mut client, &story)), Some(0));
    client.finish();
}

#[test]
fn front_matter_leads_to_files_that_are_there() {
    let text = "---\nsource: notes/talk.txt\nimage: gone.png\n---\n\nIt rained.\n";
    let workspace = Workspace::new(&[("story.md", text), ("notes/talk.txt", "It rained.")]);
    let mut client = workspace.client(json!({}));
    let story = workspace.uri("story.md");
    client.open(&story, "markdown", text);
    let document = json!({"textDocument": {"uri": story}});
    let links = client.request("textDocument/documentLink", document);
    assert_eq!(
        links,
        json!([{"range": range(text, "notes/talk.txt"), "target": workspace.uri("notes/talk.txt")}])
    );
    client.finish();
}

#[test]
fn the_model_of_a_story_is_renamed_with_its_draft() {
    let workspace = Workspace::new(&[("story.md", FAULTY), ("story.model.json", "{}")]);
    let mut client = workspace.client(json!({"workspace": {
        "fileOperations": {"willRename": true, "didRename": true},
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename"]},
    }}));
    let files = json!({"files": [{"oldUri": workspace.uri("story.md"), "newUri": workspace.uri("new.md")}]});
    let edit = client.request("workspace/willRenameFiles", files.clone());
    assert_eq!(
        edit["documentChanges"],
        json!([{"kind": "rename", "oldUri": workspace.uri("story.model.json"), "newUri": workspace.uri("new.model.json")}])
    );
    assert_eq!(
        n_found(&published(&mut client, &workspace.uri("story.md"))),
        Some(1)
    );
    let rename = |old: &str, new: &str| {
        let root = workspace.0.path();
        std::fs::rename(root.join(old), root.join(new)).expect("renamed");
    };
    rename("story.md", "new.md");
    rename("story.model.json", "new.model.json");
    client.notify("workspace/didRenameFiles", files);
    assert_eq!(
        n_found(&published(&mut client, &workspace.uri("story.md"))),
        Some(0)
    );
    assert_eq!(
        n_found(&published(&mut client, &workspace.uri("new.md"))),
        Some(1)
    );
    client.finish();
}

const DESK: &str = r#"{"entities": [{"id": "tern", "kind": "comet", "name": "Tern Line"}]}"#;

#[test]
fn the_faults_of_closed_model_files_are_pushed_and_taken_back() {
    let desk = Workspace::new(&[(".copydesk/desk.json", DESK)]);
    let uri = desk.uri(".copydesk/desk.json");
    let mut client = desk.client(json!({}));
    let found = published(&mut client, &uri);
    assert_eq!(found["diagnostics"][0]["range"], range(DESK, "comet"));
    // Open, it has a version of its own; closed, it is told again.
    client.open(&uri, "json", DESK);
    assert_eq!(client.diagnostics_of(&uri, 1).len(), 1);
    client.close(&uri);
    assert_eq!(n_found(&published(&mut client, &uri)), Some(0));
    assert_eq!(published(&mut client, &uri), found);
    desk.write(".copydesk/desk.json", &DESK.replace("comet", "company"));
    desk.changed(&mut client, ".copydesk/desk.json");
    assert_eq!(n_found(&published(&mut client, &uri)), Some(0));
    client.finish();
}

#[test]
fn the_faults_of_closed_model_files_are_asked_for() {
    let desk = Workspace::new(&[(".copydesk/desk.json", DESK), ("a.md", "Nothing.\n")]);
    let uri = desk.uri(".copydesk/desk.json");
    let mut client = desk.client(json!({"textDocument": {"diagnostic": {}}}));
    let ask = |client: &mut Client, previous: &Value| {
        let params = json!({"previousResultIds": previous});
        let items = client.request("workspace/diagnostic", params)["items"].take();
        let items = items.as_array().expect("a list").clone();
        items.into_iter().find(|it| it["uri"] == uri)
    };
    let first = ask(&mut client, &json!([])).expect("a report");
    let alone = json!({"textDocument": {"uri": uri}});
    let alone = client.request("textDocument/diagnostic", alone);
    assert_eq!(alone["items"], first["items"]);
    assert_eq!(first["items"][0]["code"], "model-unknown-word", "{first}");
    let known = json!([{"uri": uri, "value": first["resultId"]}]);
    assert_eq!(
        ask(&mut client, &known).expect("a report")["kind"],
        "unchanged"
    );
    desk.write(".copydesk/desk.json", "{}");
    desk.changed(&mut client, ".copydesk/desk.json");
    let gone = ask(&mut client, &known).expect("a report");
    assert_eq!(gone["items"], json!([]));
    client.finish();
}
