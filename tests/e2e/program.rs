//! The program itself.

use serde_json::json;

use crate::client::Client;

const URI: &str = "file:///drafts/story.md";

#[test]
fn a_session_over_standard_input_and_output() {
    let mut client = Client::start_program();
    let capabilities =
        client.initialize(json!({"processId": std::process::id(), "capabilities": {}}));
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    client.open(
        URI,
        "markdown",
        "# A headline\n\nIt holds $50 billion dollars.\n",
    );
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
    client.change(URI, 2, json!([{"text": "Nothing."}]));
    assert_eq!(client.diagnostics(URI, 2).len(), 0);
    client.finish();
}

#[test]
fn the_exit_code_tells_how_it_ended() {
    let mut client = Client::start_program();
    client.initialize(json!({"capabilities": {}}));
    client.notify("exit", json!(null));
    assert_eq!(client.wait(), 1);
    assert_eq!(Client::start_program().hang_up(), 1);
}

#[test]
fn a_frame_beyond_all_measure_ends_it() {
    let mut client = Client::start_program();
    client.initialize(json!({"capabilities": {}}));
    client.raw(b"Content-Length: 99999999999\r\n\r\n");
    client.notification("window/logMessage");
    assert_eq!(client.wait(), 1);
}

#[test]
fn it_does_not_outlive_the_client_that_it_was_told_of() {
    let mut gone = std::process::Command::new("true")
        .spawn()
        .expect("a process");
    gone.wait().expect("an end");
    let mut client = Client::start_program();
    client.initialize(json!({"processId": gone.id(), "capabilities": {}}));
    // The input stays open.
    assert_eq!(client.wait(), 1);
}
