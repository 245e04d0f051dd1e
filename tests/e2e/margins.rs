//! What stands beside the text: inlay hints and code lenses.

use serde_json::{Value, json};

use crate::client::range;
use crate::story::{DRAFT, Story};

fn hints(story: &mut Story) -> Vec<Value> {
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let params = json!({"textDocument": {"uri": story.uri("story.md")}, "range": all});
    match story.client.request("textDocument/inlayHint", params) {
        Value::Array(hints) => hints,
        other => panic!("no list but {other}"),
    }
}

#[test]
fn hints_are_those_that_the_settings_ask_for() {
    let mut story = Story::open(json!({}));
    assert!(hints(&mut story).is_empty());
    let settings = json!({"copydesk": {"hints": {"states": true}}});
    let params = json!({"settings": settings});
    story
        .client
        .notify("workspace/didChangeConfiguration", params);
    let found = hints(&mut story);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["label"], "✓ F2");
    assert_eq!(found[0]["position"], range(DRAFT, "$9 million")["end"]);
    assert!(found[0]["tooltip"].is_string());
    story.finish();
}

#[test]
fn the_words_about_a_hint_come_when_it_is_seen() {
    let resolves = json!({"resolveSupport": {"properties": ["tooltip"]}});
    let mut story = Story::open(json!({"textDocument": {"inlayHint": resolves}}));
    let settings = json!({"copydesk": {"hints": {"states": true}}});
    let params = json!({"settings": settings});
    story
        .client
        .notify("workspace/didChangeConfiguration", params);
    let hint = hints(&mut story).remove(0);
    assert_eq!(hint.get("tooltip"), None);
    let resolved = story.client.request("inlayHint/resolve", hint.clone());
    assert_eq!(resolved["label"], hint["label"]);
    let words = resolved["tooltip"].as_str().unwrap_or_default();
    assert!(words.contains("Brightwater"), "{words}");
    let of_nobody = json!({"position": hint["position"], "label": "x"});
    assert_eq!(
        story.client.request("inlayHint/resolve", of_nobody.clone()),
        of_nobody
    );
    story.finish();
}

#[test]
fn a_lens_over_the_headline_counts_the_figures() {
    let mut story = Story::open(json!({}));
    let document = json!({"textDocument": {"uri": story.uri("story.md")}});
    let lenses = story.client.request("textDocument/codeLens", document);
    assert_eq!(lenses.as_array().map(Vec::len), Some(1));
    assert_eq!(lenses[0]["range"], range(DRAFT, "# 😀 Brightwater grows"));
    let command = &lenses[0]["command"];
    assert_eq!(command["title"], "1 figure: 1 sourced");
    // What a click does is no error in any client.
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    let sheet = story.client.request("workspace/executeCommand", params);
    assert_eq!(sheet["summary"], command["title"]);
    story.finish();
}

#[test]
fn lenses_in_a_model_file_tell_where_a_record_is_used() {
    let mut story = Story::open(json!({}));
    let at = story.in_model("F2");
    let document = json!({"textDocument": at["textDocument"]});
    let lenses = story.client.request("textDocument/codeLens", document);
    assert_eq!(lenses.as_array().map(Vec::len), Some(7));
    assert!(lenses[4].get("command").is_none());
    let lens = story.client.request("codeLens/resolve", lenses[4].clone());
    assert_eq!(
        lens["command"]["title"],
        "used in 2 drafts, 2 times: 1 contradicts"
    );
    let command = &lens["command"];
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    let places = story.client.request("workspace/executeCommand", params);
    assert_eq!(places.as_array().map(Vec::len), Some(2));
    story.finish();
}

#[test]
fn rewrites_are_offered_by_their_kind() {
    let code_actions = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
    let mut story = Story::open(json!({"textDocument": {"codeAction": code_actions}}));
    let range = range(DRAFT, "$9 million");
    let document = json!({"uri": story.uri("story.md")});
    let context = json!({"diagnostics": [], "only": ["refactor"]});
    let params = json!({"textDocument": document, "range": range, "context": context});
    let actions = story.client.request("textDocument/codeAction", params);
    let titles: Vec<_> = actions
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["title"].clone())
        .collect();
    assert_eq!(
        titles,
        ["Insert the source: Notes of a talk", "Write “$9m”"]
    );
    assert!(actions[0]["edit"]["changes"].is_object());
    story.finish();
}
