//! From a place in a draft to others: where it is introduced, what it is, what bears it out.

use serde_json::{Value, json};

use crate::client::range;
use crate::story::{CLOSED, DRAFT, MODEL, NOTES, Story};

#[test]
fn a_declaration_is_the_first_full_reference() {
    let mut story = Story::open(json!({}));
    let at = story.at("Brightwater’s");
    let found = story.client.request("textDocument/declaration", at);
    let expected = json!({"uri": story.uri("story.md"), "range": range(DRAFT, "Brightwater Rail")});
    assert_eq!(found, expected);
    let nothing = story.at("plan");
    assert_eq!(
        story.client.request("textDocument/declaration", nothing),
        Value::Null
    );
    story.finish();
}

#[test]
fn declarations_in_the_draft_may_be_links() {
    let links = json!({"linkSupport": true});
    let mut story = Story::open(json!({"textDocument": {"declaration": links}}));
    let at = story.at("Brightwater’s");
    let found = story.client.request("textDocument/declaration", at);
    assert_eq!(
        found[0]["targetSelectionRange"],
        range(DRAFT, "Brightwater Rail")
    );
    let origin = &found[0]["originSelectionRange"];
    assert_eq!(origin["start"], range(DRAFT, "Brightwater’s")["start"]);
    story.finish();
}

#[test]
fn a_type_is_a_relation_or_the_record_of_an_entity() {
    let mut story = Story::open(json!({}));
    let at = story.at("Northgate met");
    let found = story.client.request("textDocument/typeDefinition", at);
    assert_eq!(found["uri"], story.uri(".copydesk/desk.json"));
    let at = story.in_model("F2");
    // The vocabulary is shipped inside; without a place for its files it has an address of its own.
    let found = story.client.request("textDocument/typeDefinition", at);
    assert_eq!(found["uri"], "copydesk:/deals.json");
    story.finish();
}

#[test]
fn a_statement_is_borne_out_by_the_words_of_its_source() {
    let mut story = Story::open(json!({}));
    let expected = json!([
        {"uri": story.uri("talks/notes.txt"), "range": range(NOTES, "nine million it is")},
        {"uri": story.uri(".copydesk/desk.json"), "range": range(MODEL, "wire")},
    ]);
    let at = story.at("$9 million");
    let found = story.client.request("textDocument/implementation", at);
    assert_eq!(found, expected);
    let at = story.in_model("F2");
    let found = story.client.request("textDocument/implementation", at);
    assert_eq!(found, expected);
    story.finish();
}

#[test]
fn the_use_of_a_fact_is_found_in_closed_drafts_too() {
    let mut story = Story::open(json!({}));
    let params = json!({"command": "copydesk.whereUsed", "arguments": ["F2"]});
    let found = story.client.request("workspace/executeCommand", params);
    let drawn: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| {
            (
                it["uri"].clone(),
                it["range"].clone(),
                it["agreement"].clone(),
            )
        })
        .collect();
    assert_eq!(
        drawn,
        [
            (
                json!(story.uri("story.md")),
                range(DRAFT, "$9 million"),
                json!("agrees")
            ),
            (
                json!(story.uri("other.md")),
                range(CLOSED, "$8 million"),
                json!("contradicts")
            ),
        ]
    );
    let params = json!({"command": "copydesk.coverage", "arguments": []});
    let found = story.client.request("workspace/executeCommand", params);
    assert_eq!(found[1]["summary"], "1 figure: 1 contradicted");
    story.finish();
}

#[test]
fn a_hierarchy_leads_from_a_company_to_its_units_and_their_products() {
    let mut client = crate::client::Client::start();
    let offered =
        client.initialize(json!({"capabilities": {"textDocument": {"typeHierarchy": {}}}}));
    assert_eq!(offered["typeHierarchyProvider"], true);
    client.finish();
    let mut story = Story::open(json!({}));
    let at = story.at("Northgate met");
    let items = story
        .client
        .request("textDocument/prepareTypeHierarchy", at);
    assert_eq!(items[0]["name"], "Northgate");
    let units = story
        .client
        .request("typeHierarchy/subtypes", json!({"item": items[0]}));
    assert_eq!(units[0]["name"], "Northgate Drills");
    let products = story
        .client
        .request("typeHierarchy/subtypes", json!({"item": units[0]}));
    assert_eq!(products[0]["name"], "Mole Nine");
    let parents = story
        .client
        .request("typeHierarchy/supertypes", json!({"item": units[0]}));
    assert_eq!(parents[0]["name"], "Northgate");
    assert_eq!(parents[0]["selectionRange"], items[0]["selectionRange"]);
    story.finish();
}

#[test]
fn links_lead_to_sources_on_the_web_and_in_the_workspace() {
    let mut story = Story::open(json!({}));
    let document = json!({"textDocument": {"uri": story.uri("story.md")}});
    let links = story.client.request("textDocument/documentLink", document);
    assert_eq!(links[0]["range"], range(DRAFT, "$9 million"));
    assert_eq!(links[0]["target"], "https://wire.example/rails");
    let at = story.in_model("F2");
    let document = json!({"textDocument": at["textDocument"]});
    let links = story.client.request("textDocument/documentLink", document);
    assert_eq!(links[0]["range"], range(MODEL, "talks/notes.txt"));
    assert!(links[0].get("target").is_none());
    let link = story
        .client
        .request("documentLink/resolve", links[0].clone());
    assert_eq!(link["target"], story.uri("talks/notes.txt"));
    assert_eq!(links[1]["target"], "https://wire.example/rails");
    story.finish();
}
