//! The commands: what they answer over the wire, and that they never fail a client that calls them amiss.

use serde_json::{Value, json};

use crate::client::{Client, range};

const URI: &str = "file:///drafts/story.md";
const DRAFT: &str =
    "# 😀 OpenAI grows\n\nAmazon will invest $5 billion in OpenAI. It has 40 shops.\n";

fn open() -> Client {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "markdown", DRAFT);
    client
}

fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let params = json!({"command": command, "arguments": arguments});
    client.request("workspace/executeCommand", params)
}

#[test]
fn the_fact_sheet_of_a_draft() {
    let mut client = open();
    let sheet = run(&mut client, "copydesk.factSheet", json!([URI]));
    assert_eq!(sheet["uri"], URI);
    assert_eq!(sheet["version"], 1);
    assert_eq!(sheet["summary"], "2 figures: 1 contradicted, 1 unsourced");
    assert_eq!(sheet["counts"]["contradicted"], 1);
    assert_eq!(sheet["counts"]["total"], 2);
    let figure = &sheet["figures"][0];
    assert_eq!(figure["range"], range(DRAFT, "$5 billion"));
    assert_eq!(figure["value"], "5,000,000,000 USD");
    assert_eq!(figure["state"], "contradicted");
    assert_eq!(figure["fact"]["id"], "S21");
    assert_eq!(figure["findings"][0]["code"], "figure-contradicts-fact");
    assert!(figure["fact"]["sources"][0]["citation"].is_string());
    assert_eq!(sheet["figures"][1]["fact"], Value::Null);
    let ids: Vec<_> = sheet["entities"]
        .as_array()
        .expect("a list")
        .iter()
        .collect();
    assert_eq!(ids[0]["id"], "openai");
    assert_eq!(ids[0]["mentions"].as_array().map(Vec::len), Some(2));
    assert_eq!(ids[1]["id"], "amazon");
    let relations = sheet["relations"].as_array().expect("a list");
    assert!(
        relations
            .iter()
            .any(|it| it["fact"]["id"] == "S21" && it["label"].is_string())
    );
    client.finish();
}

#[test]
fn where_a_fact_and_an_entity_are_used() {
    let mut client = open();
    let other = "untitled:Untitled-1";
    client.open(
        other,
        "plaintext",
        "Amazon will invest $50 billion in OpenAI.",
    );
    let found = run(&mut client, "copydesk.whereUsed", json!(["S21"]));
    let drawn: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| {
            (
                it["uri"].clone(),
                it["figure"].clone(),
                it["agreement"].clone(),
            )
        })
        .collect();
    assert_eq!(
        drawn,
        [
            (json!(URI), json!("$5 billion"), json!("contradicts")),
            (json!(other), json!("$50 billion"), json!("agrees")),
        ]
    );
    assert_eq!(found[0]["range"], range(DRAFT, "$5 billion"));
    let found = run(
        &mut client,
        "copydesk.whereUsed",
        json!([{"entity": "openai"}]),
    );
    assert_eq!(found.as_array().map(Vec::len), Some(3));
    assert_eq!(found[0]["agreement"], Value::Null);
    assert_eq!(
        run(&mut client, "copydesk.whereUsed", json!(["no such id"])),
        json!([])
    );
    client.finish();
}

#[test]
fn coverage_and_checking_again() {
    let mut client = open();
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
    let all = run(&mut client, "copydesk.coverage", json!([]));
    assert_eq!(all[0]["uri"], URI);
    assert_eq!(all[0]["counts"]["unsourced"], 1);
    assert_eq!(
        run(&mut client, "copydesk.coverage", json!(["file:///other"])),
        json!([])
    );
    assert_eq!(run(&mut client, "copydesk.recheck", json!([])), Value::Null);
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
    client.finish();
}

#[test]
fn commands_called_amiss() {
    let mut client = open();
    assert_eq!(
        run(
            &mut client,
            "copydesk.factSheet",
            json!(["file:///closed.md"])
        ),
        Value::Null
    );
    for params in [
        json!({"command": "copydesk.factSheet"}),
        json!({"command": "copydesk.factSheet", "arguments": [7]}),
        json!({"command": "copydesk.whereUsed", "arguments": [{}]}),
        json!({"command": "rm", "arguments": []}),
    ] {
        let id = client.ask("workspace/executeCommand", params);
        assert_eq!(client.answer(id)["error"]["code"], -32602);
    }
    client.finish();
}
