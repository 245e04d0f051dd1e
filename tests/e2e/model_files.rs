//! Model files and `copydesk.toml` as documents: hover, completion, outline.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, position, range};

const MODEL: &str = r#"{"facts": [
{"id": "N1", "subject": "anthropic", "relation": "rival_of", "object": "openai", "statement": "They compete.", "status": "current"}
]}"#;

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn at(uri: &str, text: &str, part: &str) -> Value {
    let offset = text.find(part).expect("a part") + 1;
    json!({"textDocument": {"uri": uri}, "position": position(text, offset)})
}

fn labels(answer: &Value) -> Vec<&str> {
    let items = answer["items"].as_array().expect("a list");
    items.iter().filter_map(|it| it["label"].as_str()).collect()
}

#[test]
fn a_model_file_is_described_completed_and_outlined() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::initialized(
        json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}}),
    );
    let file = uri(&folder.path().join("story.model.json"));
    client.open(&file, "json", MODEL);
    assert_eq!(client.diagnostics(&file, 1), Vec::<Value>::new());

    let hover = client.request("textDocument/hover", at(&file, MODEL, "anthropic"));
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.contains("maker of Claude"), "{text}");
    assert_eq!(hover["range"], range(MODEL, "anthropic"));
    let hover = client.request("textDocument/hover", at(&file, MODEL, "status"));
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.contains("How it stands"), "{text}");

    let answer = client.request(
        "textDocument/completion",
        at(&file, MODEL, "penai\", \"statement"),
    );
    assert!(labels(&answer).contains(&"openai"), "{answer}");
    let answer = client.request("textDocument/completion", at(&file, MODEL, "\"current"));
    assert_eq!(labels(&answer).len(), 6, "{answer}");

    let outline = client.request(
        "textDocument/documentSymbol",
        json!({"textDocument": {"uri": file}}),
    );
    assert_eq!(outline[0]["name"], "They compete.");
    assert_eq!(outline[0]["selectionRange"], range(MODEL, "N1"));

    let found = client.request("textDocument/documentHighlight", at(&file, MODEL, "N1"));
    assert_eq!(found, json!([{"range": range(MODEL, "N1"), "kind": 3}]));
    let found = client.request("textDocument/definition", at(&file, MODEL, "N1"));
    assert_eq!(found, json!({"uri": file, "range": range(MODEL, "N1")}));
    client.finish();
}

#[test]
fn records_can_be_folded() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client =
        Client::initialized(json!({"textDocument": {"foldingRange": {"rangeLimit": 1}}}));
    let file = uri(&folder.path().join("story.model.json"));
    client.open(&file, "json", &MODEL.replace(", \"re", ",\n\"re"));
    let document = json!({"textDocument": {"uri": file}});
    let found = client.request("textDocument/foldingRange", document);
    assert_eq!(found, json!([{"startLine": 1, "endLine": 2}]));
    client.finish();
}

/// A pattern that its own example refutes is told where it stands, as soon as it is typed.
#[test]
fn sentence_patterns_are_tried_on_their_examples() {
    let text = r#"{"relations": [{"id": "ferries", "label": "ferries", "patterns": [
{"text": "{subject} <ferry> {object}", "examples": ["OpenAI ships Anthropic."]}, {"text": "<ferry"}]}]}"#;
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::initialized(json!({}));
    let file = uri(&folder.path().join("story.model.json"));
    client.open(&file, "json", text);
    let told = |found: Vec<Value>| -> Vec<(Value, Value)> {
        let pair = |it: Value| (it["code"].clone(), it["range"].clone());
        found.into_iter().map(pair).collect()
    };
    let refuted = (
        json!("model-pattern-example"),
        range(text, "{subject} <ferry> {object}"),
    );
    let unread = (
        json!("model-pattern"),
        json!({"start": position(text, text.rfind("<ferry").expect("it")), "end": position(text, text.rfind("\"}]}]}").expect("it"))}),
    );
    assert_eq!(told(client.diagnostics(&file, 1)), [refuted, unread]);
    let mended = text
        .replace("ships", "ferries")
        .replace("\"<ferry\"", "\"{subject}, <ferry> {object}\"");
    client.change(&file, 2, json!([{"text": mended}]));
    assert_eq!(told(client.diagnostics(&file, 2)), []);
    client.finish();
}

/// A circle is shown in the file whose link closes it, and is gone with the link.
#[test]
fn sources_that_derive_from_themselves_are_told() {
    let text =
        r#"{"sources": [{"id": "wire"}, {"id": "paper", "derived_from": ["wire", "paper"]}]}"#;
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::initialized(json!({}));
    let file = uri(&folder.path().join("story.model.json"));
    client.open(&file, "json", text);
    let found = client.diagnostics(&file, 1);
    let at = text.rfind("paper").expect("a link");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "model-cycle");
    assert_eq!(found[0]["range"]["start"], position(text, at));
    let mended = text.replace(", \"paper\"]", "]");
    client.change(&file, 2, json!([{"text": mended}]));
    assert_eq!(client.diagnostics(&file, 2), Vec::<Value>::new());
    client.finish();
}

#[test]
fn settings_are_described_and_completed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::initialized(json!({
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
    }));
    let file = uri(&folder.path().join("copydesk.toml"));
    let text = "[style]\nscale = \"short\"\n";
    client.open(&file, "toml", text);
    assert_eq!(client.diagnostics(&file, 1), Vec::<Value>::new());
    let hover = client.request("textDocument/hover", at(&file, text, "scale"));
    assert_eq!(hover["range"], range(text, "scale"));
    let answer = client.request("textDocument/completion", at(&file, text, " \"short"));
    assert_eq!(labels(&answer), ["words", "short", "letters"]);

    let outline = client.request(
        "textDocument/documentSymbol",
        json!({"textDocument": {"uri": file}}),
    );
    let outline = outline.as_array().expect("a list").iter();
    let names: Vec<&Value> = outline.map(|it| &it["name"]).collect();
    assert_eq!(names, ["style", "scale"]);

    let slip = "[style]\nscal = \"short\"\n";
    client.change(&file, 2, json!([{"text": slip}]));
    assert_eq!(client.diagnostics(&file, 2).len(), 1);
    let actions = client.request("textDocument/codeAction", json!({
        "textDocument": {"uri": file}, "range": range(slip, "scal"), "context": {"diagnostics": []},
    }));
    assert_eq!(actions[0]["title"], "Change to scale");
    client.finish();
}

/// The actions that put a part of a draft into the model, by title.
fn captures(client: &mut Client, draft: &str, text: &str, part: &str) -> Vec<Value> {
    let params = json!({
        "textDocument": {"uri": draft},
        "range": {"start": position(text, text.find(part).expect("a part")), "end": position(text, text.find(part).expect("a part"))},
        "context": {"diagnostics": [], "only": ["refactor.capture"]},
    });
    let actions = client.request("textDocument/codeAction", params);
    actions.as_array().expect("a list").clone()
}

#[test]
fn what_a_draft_says_goes_into_the_model() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft_path = folder.path().join("deal.txt");
    let text = "It is new. Palantir will pay $30 million to Maria Lindqvist.\n";
    std::fs::write(&draft_path, text).expect("a file");
    let mut client = Client::start();
    client.initialize(json!({
        "workspaceFolders": [{"uri": uri(folder.path()), "name": "desk"}],
        "capabilities": {
            "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["refactor"]}}}},
            "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
        },
    }));
    let draft = uri(&draft_path);
    client.open(&draft, "plaintext", text);
    client.diagnostics(&draft, 1);

    let actions = captures(&mut client, &draft, text, "0 million");
    assert_eq!(actions.len(), 1, "{actions:?}");
    assert_eq!(
        actions[0]["title"],
        "Record “$30 million” as a fact (model.json)"
    );
    let operations = &actions[0]["edit"]["documentChanges"];
    let model_path = folder.path().join(".copydesk/model.json");
    assert_eq!(operations[0]["kind"], "create");
    assert_eq!(operations[0]["uri"], uri(&model_path));
    let model = operations[1]["edits"][0]["newText"]
        .as_str()
        .expect("a text");
    std::fs::create_dir(folder.path().join(".copydesk")).expect("a folder");
    std::fs::write(&model_path, model).expect("a file");

    // The written file is sound, and a second action edits it.
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": uri(&model_path), "type": 1}]}),
    );
    client.open(&uri(&model_path), "json", model);
    assert_eq!(
        client.diagnostics_of(&uri(&model_path), 1),
        Vec::<Value>::new()
    );
    let actions = captures(&mut client, &draft, text, "Lindqvist");
    assert_eq!(
        actions[0]["title"],
        "Add “Maria Lindqvist” to the model as a person (model.json)"
    );
    let change = &actions[0]["edit"]["documentChanges"][0];
    let open = json!({"uri": uri(&model_path), "version": 1});
    assert_eq!(change["textDocument"], open);
    let edits = &change["edits"];
    assert!(
        edits[0]["newText"]
            .as_str()
            .expect("a text")
            .contains("maria-lindqvist"),
        "{edits}"
    );
    assert!(captures(&mut client, &draft, text, "new").is_empty());
    client.finish();
}

#[test]
fn edits_of_files_are_made_when_an_action_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "It is new. Palantir will pay $30 million to Maria Lindqvist.\n";
    let mut client = Client::start();
    let offered = client.initialize(json!({
        "workspaceFolders": [{"uri": uri(folder.path()), "name": "desk"}],
        "capabilities": {
            "textDocument": {"codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["refactor"]}},
                "dataSupport": true,
                "resolveSupport": {"properties": ["edit"]},
            }},
            "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
        },
    }));
    assert_eq!(offered["codeActionProvider"]["resolveProvider"], true);
    let draft = uri(&folder.path().join("deal.txt"));
    client.open(&draft, "plaintext", text);
    let action = captures(&mut client, &draft, text, "0 million").remove(0);
    assert_eq!(action.get("edit"), None);
    let resolved = client.request("codeAction/resolve", action.clone());
    let operations = &resolved["edit"]["documentChanges"];
    assert_eq!(operations[0]["kind"], "create");
    let written = operations[1]["edits"][0]["newText"].as_str();
    assert!(
        written.is_some_and(|it| it.contains("30000000")),
        "{resolved}"
    );
    // Once the draft has changed, nobody knows what was meant.
    client.change(&draft, 2, json!([{"text": "New."}]));
    let id = client.ask("codeAction/resolve", action);
    assert_eq!(client.answer(id)["error"]["code"], -32801);
    let plain = json!({"title": "x", "kind": "quickfix"});
    assert_eq!(client.request("codeAction/resolve", plain.clone()), plain);
    client.finish();
}

#[test]
fn an_id_is_renamed_across_files() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join(".copydesk")).expect("a folder");
    let desk = r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder Works"}]}"#;
    let desk_path = folder.path().join(".copydesk/desk.json");
    std::fs::write(&desk_path, desk).expect("a file");
    let story = r#"{"facts": [{"id": "F1", "subject": "alder", "relation": "linked_to", "statement": "-"}]}"#;
    let story_uri = uri(&folder.path().join("story.model.json"));
    let mut client = Client::start();
    client.initialize(json!({"workspaceFolders": [{"uri": uri(folder.path()), "name": "desk"}], "capabilities": {}}));
    client.open(&story_uri, "json", story);
    client.diagnostics(&story_uri, 1);
    let place = at(&story_uri, story, "alder");
    let range_there = client.request("textDocument/prepareRename", place.clone());
    assert_eq!(range_there["placeholder"], "alder");
    let mut params = place;
    params["newName"] = json!("alder-works");
    let edit = client.request("textDocument/rename", params.clone());
    assert_eq!(
        edit["changes"][&story_uri],
        json!([{"range": range(story, "alder"), "newText": "alder-works"}])
    );
    assert_eq!(
        edit["changes"][uri(&desk_path)],
        json!([{"range": range(desk, "alder"), "newText": "alder-works"}])
    );
    params["newName"] = json!("two words");
    let id = client.ask("textDocument/rename", params);
    let message = client.answer(id)["error"]["message"].clone();
    assert_eq!(
        message,
        "“two words” is no id: it may hold letters, digits, - _ . : and /"
    );
    client.finish();
}

/// A record that stories share is renamed in all their files, open or not, and so are found its references; one story's own
/// record of the same id is another.
#[test]
fn an_id_of_the_workspace_is_renamed_in_the_files_of_every_story() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join(".copydesk")).expect("a folder");
    let desk = r#"{"entities": [{"id": "alder", "kind": "company", "name": "Alder Works"}]}"#;
    let fact = |subject: &str| {
        format!(
            r#"{{"entities": [{{"id": "ship", "kind": "product", "name": "Ship"}}], "facts": [{{"id": "F1", "subject": "{subject}", "relation": "linked_to", "object": "ship", "statement": "-"}}]}}"#
        )
    };
    let text = fact("alder");
    let at_path = |name: &str| folder.path().join(name);
    std::fs::write(at_path(".copydesk/desk.json"), desk).expect("a file");
    for name in ["a", "b"] {
        std::fs::write(at_path(&format!("{name}.md")), "Nothing.\n").expect("a file");
        std::fs::write(at_path(&format!("{name}.model.json")), &text).expect("a file");
    }
    let [own, other] = ["a.model.json", "b.model.json"].map(|it| uri(&at_path(it)));
    let mut client = Client::start();
    client.initialize(json!({"workspaceFolders": [{"uri": uri(folder.path()), "name": "desk"}], "capabilities": {}}));
    client.open(&own, "json", &text);
    let mut renamed = |part: &str, new: &str| -> Vec<String> {
        let mut params = at(&own, &text, part);
        params["newName"] = json!(new);
        let edit = client.request("textDocument/rename", params);
        let changes = edit["changes"].as_object().expect("changes");
        changes.keys().cloned().collect()
    };
    let desk_uri = uri(&at_path(".copydesk/desk.json"));
    assert_eq!(
        renamed("alder", "alder-works"),
        [desk_uri.clone(), own.clone(), other.clone()]
    );
    assert_eq!(renamed("ship", "boat"), std::slice::from_ref(&own));
    let mut places = at(&own, &text, "alder");
    places["context"] = json!({"includeDeclaration": true});
    let places = client.request("textDocument/references", places);
    let uris: Vec<&Value> = places
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["uri"])
        .collect();
    assert_eq!(uris, [&own, &other, &desk_uri]);
    client.notifications.clear();
    client.finish();
}
