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
