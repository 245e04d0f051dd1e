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
    client.finish();
}

#[test]
fn settings_are_described_and_completed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::initialized(json!({}));
    let file = uri(&folder.path().join("copydesk.toml"));
    let text = "[style]\nscale = \"short\"\n";
    client.open(&file, "toml", text);
    assert_eq!(client.diagnostics(&file, 1), Vec::<Value>::new());
    let hover = client.request("textDocument/hover", at(&file, text, "scale"));
    assert_eq!(hover["range"], range(text, "scale"));
    let answer = client.request("textDocument/completion", at(&file, text, " \"short"));
    assert_eq!(labels(&answer), ["words", "short", "letters"]);
    client.finish();
}
