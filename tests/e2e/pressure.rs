//! Much at once: clients that do not read, that do not answer, that change their mind.

use serde_json::{Value, json};

use crate::client::Client;

const URI: &str = "untitled:Untitled-1";

#[test]
fn a_client_that_reads_nothing_gets_every_answer_in_the_end() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", &"Some text. ".repeat(100));
    let params = json!({"textDocument": {"uri": URI}});
    let ids: Vec<i64> = (0..20_000)
        .map(|_| client.ask("copydesk/text", params.clone()))
        .collect();
    for id in ids {
        assert!(client.answer(id)["result"].is_string());
    }
    client.finish();
}

#[test]
fn answers_that_nobody_waits_for_are_harmless() {
    let mut client = Client::initialized(json!({}));
    for body in [
        r#"{"id":1,"result":null}"#,
        r#"{"id":99,"error":{"code":-1,"message":"m","surplus":{}}}"#,
        r#"{"id":"x","result":{}}"#,
        r#"{"id":null,"error":{"code":-32700,"message":"m"}}"#,
        r#"{"id":7}"#,
    ] {
        client.send_text(body);
    }
    client.finish();
}

#[test]
fn a_thousand_edits_in_one_burst_end_in_the_last_version() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "");
    for version in 2..=1001 {
        let insert = json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}]);
        client.change(URI, version, insert);
    }
    client.diagnostics(URI, 1001);
    assert_eq!(client.text(URI), Value::from("x".repeat(1000)));
    client.finish();
}

/// A long draft that changes before it has been analysed: the analysis is broken off, whoever waited for it is told, and
/// the next one is right.
#[test]
fn an_edit_overtakes_the_analysis_of_a_long_draft() {
    let mut client = Client::initialized(json!({"textDocument": {"diagnostic": {}}}));
    let text = "It is $50 billion dollars.\n\n".to_owned()
        + &"OpenAI and Amazon said little of the $38 billion last month.\n\n".repeat(3_000);
    client.open(URI, "plaintext", &text);
    let document = json!({"textDocument": {"uri": URI}});
    let mut asked = Vec::new();
    for version in 2..20 {
        asked.push(client.ask("textDocument/diagnostic", document.clone()));
        asked.push(client.ask("textDocument/foldingRange", document.clone()));
        let insert = json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}]);
        client.change(URI, version, insert);
    }
    for pair in asked.chunks(2) {
        let overtaken = client.answer(pair[0]);
        let again = json!({"retriggerRequest": true});
        assert!(
            overtaken["result"].is_object()
                || (overtaken["error"]["code"] == -32802 && overtaken["error"]["data"] == again),
            "{overtaken}"
        );
        let overtaken = client.answer(pair[1]);
        assert!(
            overtaken["result"].is_array() || overtaken["error"]["code"] == -32801,
            "{overtaken}"
        );
    }
    let found = client.request("textDocument/diagnostic", document)["items"].take();
    let mut fresh = Client::initialized(json!({}));
    fresh.open(URI, "plaintext", &("x".repeat(18) + &text));
    assert_eq!(found, Value::from(fresh.diagnostics(URI, 1)));
    client.finish();
    fresh.finish();
}
