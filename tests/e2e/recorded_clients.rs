//! What real editors say in `initialize`, as recorded from each of them.

use serde_json::{Value, json};

use crate::client::Client;

const URI: &str = "file:///drafts/story.txt";

/// Starts as that editor does; the server's capabilities and the hover it gives on a figure.
fn session(recorded: &str) -> (Value, Value) {
    let mut params: Value = serde_json::from_str(recorded).expect("JSON");
    params["processId"] = json!(std::process::id());
    params["rootUri"] = Value::Null;
    let mut client = Client::start();
    let capabilities = client.initialize(params);
    client.open(URI, "plaintext", "It holds $50 billion.\n");
    let hover = client.request(
        "textDocument/hover",
        json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 10}}),
    );
    let pulls = capabilities.get("diagnosticProvider").is_some();
    if pulls {
        let document = json!({"textDocument": {"uri": URI}});
        client.request("textDocument/diagnostic", document);
        assert!(client.notifications.is_empty());
    } else {
        client.diagnostics(URI, 1);
    }
    client.refuse_everything();
    client.finish();
    (capabilities, hover)
}

#[track_caller]
fn check(recorded: &str, encoding: &str, hover_kind: &str, pulls: bool) {
    let (capabilities, hover) = session(recorded);
    assert_eq!(capabilities["positionEncoding"], encoding);
    assert_eq!(hover["contents"]["kind"], hover_kind);
    assert_eq!(capabilities.get("diagnosticProvider").is_some(), pulls);
}

macro_rules! recorded {
    ($name:literal) => {
        include_str!(concat!("capabilities/", $name, ".json"))
    };
}

#[test]
fn vscode() {
    let it = recorded!("vscode-1.139.1-languageclient-11.0.0");
    check(it, "utf-16", "markdown", true);
}

#[test]
fn neovim() {
    check(recorded!("neovim-0.7.2"), "utf-16", "markdown", false);
    check(recorded!("neovim-0.10.4"), "utf-16", "markdown", true);
    check(recorded!("neovim-0.12.4"), "utf-8", "markdown", true);
}

#[test]
fn emacs() {
    check(
        recorded!("emacs-28.2-eglot-1.9"),
        "utf-16",
        "plaintext",
        false,
    );
    check(
        recorded!("emacs-30.1-eglot-1.17.30"),
        "utf-8",
        "plaintext",
        false,
    );
}

#[test]
fn helix() {
    check(recorded!("helix-25.01.1"), "utf-8", "markdown", false);
    check(recorded!("helix-25.07.1"), "utf-8", "markdown", true);
}

#[test]
fn kakoune() {
    check(recorded!("kak-lsp-22.0.0"), "utf-8", "markdown", false);
}

#[test]
fn vim() {
    check(recorded!("vim-9.0-ale-3.3.0"), "utf-16", "plaintext", false);
}
