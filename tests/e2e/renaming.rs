//! Renaming names in drafts and ids in model files.

use serde_json::{Value, json};

use crate::client::range;
use crate::story::{DRAFT, MODEL, Story};

fn named(mut at: Value, new: &str) -> Value {
    at["newName"] = json!(new);
    at
}

#[test]
fn one_form_of_a_name_is_renamed_with_its_possessives() {
    let mut story = Story::open(json!({}));
    let at = story.at("Brightwater’s");
    let prepared = story
        .client
        .request("textDocument/prepareRename", at.clone());
    assert_eq!(prepared["placeholder"], "Brightwater");
    let edit = story
        .client
        .request("textDocument/rename", named(at, "Tidewater"));
    let edits = edit["changes"][story.uri("story.md")]
        .as_array()
        .expect("a list")
        .clone();
    let new: Vec<_> = edits.iter().map(|it| it["newText"].clone()).collect();
    assert_eq!(new, ["Tidewater", "Tidewater", "Tidewater"]);
    assert_eq!(edits[0]["range"], range(DRAFT, "Brightwater"));
    let nothing = story.at("plan");
    assert_eq!(
        story.client.request("textDocument/prepareRename", nothing),
        Value::Null
    );
    story.finish();
}

#[test]
fn what_cannot_be_renamed_is_refused_with_a_reason() {
    let mut story = Story::open(json!({}));
    let cases = [
        (story.at("Northgate met"), "", "a name cannot be empty"),
        (story.at("plan"), "x", "there is no name of the model here"),
        (
            story.in_model("\"F2\""),
            "F4",
            "another record has the id “F4” already",
        ),
        (
            json!({"textDocument": {"uri": "file:///closed"}, "position": {"line": 0, "character": 0}}),
            "x",
            "there is nothing to rename here",
        ),
    ];
    for (at, new, why) in cases {
        let id = story.client.ask("textDocument/rename", named(at, new));
        let answer = story.client.answer(id);
        assert_eq!(answer["error"]["message"], why);
        assert_eq!(answer["error"]["code"], -32803);
    }
    story.finish();
}

#[test]
fn an_id_is_renamed_in_all_model_files_and_for_the_version_at_hand() {
    let capabilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut story = Story::open(capabilities);
    let more = r#"{"facts": [{"id": "G1", "subject": "northgate", "relation": "maker_of", "object": "mole", "statement": "s"}]}"#;
    std::fs::write(story.path("story.md.model.json"), more).expect("a file");
    std::fs::write(story.path(".copydesk/more.json"), more).expect("a file");
    let at = story.in_model("northgate\", \"kind");
    let saved = json!({"textDocument": {"uri": story.uri(".copydesk/desk.json")}});
    story.client.notify("textDocument/didSave", saved);
    let edit = story
        .client
        .request("textDocument/rename", named(at, "north"));
    let documents = edit["documentChanges"].as_array().expect("a list");
    let drawn: Vec<_> = documents
        .iter()
        .map(|it| {
            (
                it["textDocument"]["uri"].clone(),
                it["textDocument"]["version"].clone(),
                it["edits"].as_array().map(Vec::len),
            )
        })
        .collect();
    assert_eq!(
        drawn,
        [
            (json!(story.uri(".copydesk/desk.json")), json!(1), Some(3)),
            (
                json!(story.uri(".copydesk/more.json")),
                Value::Null,
                Some(1)
            ),
        ]
    );
    let first = &documents[0]["edits"][0];
    assert_eq!(
        first["range"]["start"]["line"],
        range(MODEL, "\"northgate\"")["start"]["line"]
    );
    story.finish();
}
