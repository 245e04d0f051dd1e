//! The life of a connection: who may speak when, and how it ends.

use serde_json::{Value, json};

use crate::client::{Client, Numbers, frame};

const URI: &str = "untitled:Untitled-1";

fn error_code(client: &mut Client, method: &str, params: Value) -> i64 {
    let id = client.ask(method, params);
    client.answer(id)["error"]["code"]
        .as_i64()
        .expect("an error")
}

#[test]
fn requests_before_initialize_are_refused_and_notifications_dropped() {
    let mut client = Client::start();
    client.open(URI, "plaintext", "lost");
    assert_eq!(error_code(&mut client, "copydesk/text", json!({})), -32002);
    assert_eq!(error_code(&mut client, "no/such", json!({})), -32002);
    client.initialize(json!({"capabilities": {}}));
    assert_eq!(client.text(URI), Value::Null);
    client.finish();
}

#[test]
fn everything_in_one_write_is_handled_in_order() {
    let mut client = Client::start();
    let bodies = [
        json!({"id": 1, "method": "initialize", "params": {"capabilities": {}}}),
        json!({"method": "initialized", "params": {}}),
        json!({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": URI, "version": 1, "languageId": "plaintext", "text": "a"}}}),
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "ab"}]}}),
        json!({"id": 2, "method": "copydesk/text", "params": {"textDocument": {"uri": URI}}}),
    ];
    let wire: Vec<u8> = bodies
        .iter()
        .flat_map(|it| frame(&it.to_string()))
        .collect();
    client.raw(&wire);
    assert!(client.answer(1)["result"]["capabilities"].is_object());
    assert_eq!(client.answer(2)["result"], "ab");
    client.hang_up();
}

#[test]
fn initialize_succeeds_once() {
    let mut client = Client::initialized(json!({}));
    let again = json!({"capabilities": {"general": {"positionEncodings": ["utf-8"]}}});
    assert_eq!(error_code(&mut client, "initialize", again), -32600);
    client.finish();
}

#[test]
fn initialize_bears_any_parameters() {
    for params in [
        Value::Null,
        json!([]),
        json!({}),
        json!({"capabilities": null, "processId": "x", "rootUri": 5, "workspaceFolders": {}}),
        json!({"capabilities": {"textDocument": {"codeAction": 7}, "general": []}, "rootUri": "no uri", "trace": "loud"}),
    ] {
        let mut client = Client::start();
        let capabilities = client.initialize(params);
        assert_eq!(capabilities["positionEncoding"], "utf-16");
        client.open(URI, "plaintext", "a");
        assert_eq!(client.text(URI), "a");
        client.finish();
    }
}

#[test]
fn after_shutdown_only_exit_is_heard() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "a");
    client.diagnostics(URI, 1);
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    assert_eq!(error_code(&mut client, "copydesk/text", json!({})), -32600);
    assert_eq!(error_code(&mut client, "shutdown", Value::Null), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait(), 0);
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut client = Client::initialized(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.wait(), 1);
    let mut client = Client::start();
    client.send_text(r#"{"method":"exit"}"#);
    assert_eq!(client.wait(), 1);
}

#[test]
fn the_end_of_input_is_the_end() {
    assert_eq!(Client::start().hang_up(), 1);
    assert_eq!(Client::initialized(json!({})).hang_up(), 1);
    let mut client = Client::initialized(json!({}));
    client.raw(b"Content-Length: 100\r\n\r\n{");
    assert_eq!(client.hang_up(), 1);
}

#[test]
fn unknown_methods() {
    let mut client = Client::initialized(json!({}));
    assert_eq!(error_code(&mut client, "no/such", Value::Null), -32601);
    assert_eq!(error_code(&mut client, "$/no/such", Value::Null), -32601);
    client.notify("no/such", json!([1]));
    client.notify("$/setTrace", json!({"value": "verbose"}));
    client.notify("$/cancelRequest", json!({"id": 4711}));
    client.notify("$/cancelRequest", json!({"id": {}}));
    client.notify("window/workDoneProgress/cancel", json!({"token": 1}));
    client.finish();
}

/// What is wrong with a message costs that message and no other.
#[test]
fn malformed_messages() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "kept");
    for (body, code) in [
        ("", -32700),
        ("{", -32700),
        ("{\"jsonrpc\":\"2.0\",\"method\":\"x\"", -32700),
        ("no json", -32700),
        ("{}{}", -32700),
        ("{}", -32600),
        ("[]", -32600),
        ("null", -32600),
        ("[{\"id\":1,\"method\":\"shutdown\"}]", -32600),
        ("{\"jsonrpc\":\"2.0\"}", -32600),
        ("{\"id\":1.5,\"method\":\"shutdown\"}", -32600),
        ("{\"id\":[],\"method\":\"shutdown\"}", -32600),
        ("{\"id\":true,\"method\":\"shutdown\"}", -32600),
        (
            "{\"id\":36893488147419103232,\"method\":\"shutdown\"}",
            -32600,
        ),
        ("{\"id\":1,\"method\":null,\"method\":2}", -32600),
        ("{\"id\":1,\"method\":{}}", -32600),
    ] {
        client.send_text(body);
        assert_eq!(client.nameless_error(), code, "{body}");
    }
    for bytes in [
        &b"Content-Length: abc\r\n\r\n"[..],
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length:\r\n\r\n",
        b"Content-Type: x\r\n\r\n",
        b"stray\r\n\r\n",
    ] {
        client.raw(bytes);
        assert_eq!(client.nameless_error(), -32700);
        client.notification("window/logMessage");
    }
    for (id, request) in [
        (1001, r#"{"id":1001,"method":"copydesk/text"}"#.to_owned()),
        (1002, r#"{"id":1002,"method":"copydesk/text","params":5}"#.to_owned()),
        (1003, r#"{"id":1003,"method":"textDocument/hover","params":{"textDocument":{"uri":"no uri"},"position":{"line":0,"character":0}}}"#.to_owned()),
        (1004, r#"{"id":1004,"method":"textDocument/hover","params":{"textDocument":{"uri":"a:b"},"position":{"line":-1,"character":0}}}"#.to_owned()),
        (1005, format!(r#"{{"id":1005,"method":"copydesk/text","params":{}{}}}"#, "[".repeat(500), "]".repeat(500))),
    ] {
        client.send_text(&request);
        assert_eq!(client.answer(id)["error"]["code"], -32602, "{request}");
    }
    // Legal, if seldom seen.
    let body = format!(
        r#"{{"id":2001,"method":"copydesk/text","params":{{"textDocument":{{"uri":"{URI}"}}}},"more":[]}}"#
    );
    client.raw(format!("x: y\r\ncontent-length: {}\r\nContent-Type: application/vscode-jsonrpc; charset=ascii\r\nz: \r\n\r\n{body}", body.len()).as_bytes());
    assert_eq!(client.answer(2001)["result"], "kept");
    client.finish();
}

#[test]
fn a_wrong_length_swallows_its_neighbours_and_no_more() {
    let mut client = Client::initialized(json!({}));
    client.open(URI, "plaintext", "kept");
    let body = r#"{"method":"$/x"}"#;
    client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len() - 1).as_bytes());
    assert_eq!(client.nameless_error(), -32700);
    assert_eq!(client.text(URI), "kept");
    client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len() + 1).as_bytes());
    client.notify("$/lost", Value::Null);
    assert_eq!(client.nameless_error(), -32700);
    assert_eq!(client.text(URI), "kept");
    client.hang_up();
}

#[test]
fn frames_of_a_hundred_megabytes_and_more() {
    let mut client = Client::initialized(json!({}));
    client.send_text(&" ".repeat(100 << 20));
    assert_eq!(client.nameless_error(), -32700);
    client.open(URI, "plaintext", "kept");
    assert_eq!(client.text(URI), "kept");
    // More than anybody edits: reading on would wait for bytes that may never come.
    client.raw(b"Content-Length: 300000000\r\n\r\n");
    client.notification("window/logMessage");
    assert_eq!(client.wait(), 1);
}

/// A session with bytes changed, left out and put in at random ends as sessions end, and nothing hangs.
#[test]
fn a_garbled_session_ends() {
    let bodies = [
        json!({"id": 1, "method": "initialize", "params": {"capabilities": {"window": {"workDoneProgress": true}}}}),
        json!({"method": "initialized", "params": {}}),
        json!({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": URI, "version": 1, "languageId": "plaintext", "text": "OpenAI met."}}}),
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": {"start": {"line": 0, "character": 3}, "end": {"line": 0, "character": 5}}, "text": "ä"}]}}),
        json!({"id": 2, "method": "textDocument/hover", "params": {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 2}}}),
        json!({"id": 3, "method": "workspace/diagnostic", "params": {"previousResultIds": []}}),
        json!({"method": "$/cancelRequest", "params": {"id": 3}}),
        json!({"id": 4, "method": "shutdown"}),
    ];
    let wire: Vec<u8> = bodies
        .iter()
        .flat_map(|it| frame(&it.to_string()))
        .collect();
    let mut numbers = Numbers(0x0DDB_1A5E_5BAD_5EED);
    for _ in 0..40 {
        let mut garbled = wire.clone();
        for _ in 0..1 + numbers.below(6) {
            let at = numbers.below(garbled.len());
            match numbers.below(3) {
                0 => garbled[at] = numbers.below(256) as u8,
                1 => drop(garbled.remove(at)),
                _ => garbled.insert(at, numbers.below(256) as u8),
            }
        }
        let mut client = Client::start();
        client.raw(&garbled);
        assert_eq!(client.hang_up(), 1);
    }
}

#[test]
fn broken_text_is_mended_column_for_column() {
    let mut client = Client::initialized(json!({}));
    client.raw(&frame_bytes(
        b"{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"untitled:Untitled-1\",\"version\":1,\"text\":\"a\xffb\"}}}",
    ));
    assert_eq!(client.text(URI), "a\u{fffd}b");
    client.send_text(&format!(
        r#"{{"method":"textDocument/didChange","params":{{"textDocument":{{"uri":"{URI}","version":2}},"contentChanges":[{{"text":"\ud83d-\ud83d\ude00-\ude00"}}]}}}}"#
    ));
    assert_eq!(client.text(URI), "\u{fffd}-😀-\u{fffd}");
    client.finish();
}

fn frame_bytes(body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}
