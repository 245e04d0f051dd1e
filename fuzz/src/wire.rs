//! Frames and sequences of JSON-RPC messages, served as a client's are.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

/// Any bytes on the wire: the server ends, and says nothing that is no frame.
pub(crate) fn frames(input: &[u8]) {
    // A folder of the workspace would send the server over the disk of whoever runs this.
    if [&b"older"[..], b"rootP", b"rootU", b"\\u"]
        .iter()
        .any(|it| contains(input, it))
    {
        return;
    }
    check(&served(input));
}

/// Lines of JSON, each a message of an initialized client, and in between the documents that it holds.
pub(crate) fn session(input: &[u8]) {
    if [&b"Folders"[..], b"\\u"]
        .iter()
        .any(|it| contains(input, it))
    {
        return;
    }
    let mut wire = framed(br#"{"id":"i","method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-16"]},"textDocument":{"diagnostic":{}}}}}"#);
    wire.extend(framed(br#"{"method":"initialized","params":{}}"#));
    for body in input.split(|byte| *byte == b'\n') {
        wire.extend(framed(body));
    }
    // What the server waits for before it ends: the analysis of what was opened.
    wire.extend(framed(br#"{"id":"d","method":"textDocument/diagnostic","params":{"textDocument":{"uri":"untitled:a"}}}"#));
    wire.extend(framed(br#"{"id":"s","method":"shutdown"}"#));
    wire.extend(framed(br#"{"method":"exit"}"#));
    check(&served(&wire));
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    frame
}

fn served(wire: &[u8]) -> Vec<u8> {
    let kept = Kept::default();
    let code = copydesk::lsp::serve(wire, kept.clone(), None).expect("threads for the server");
    assert!(code <= 1);
    let bytes = kept.0.lock().expect("no writer panics");
    bytes.clone()
}

/// Every byte belongs to a frame with a JSON object in it, and no answer tells of an internal error.
fn check(mut out: &[u8]) {
    while !out.is_empty() {
        let end = find(out, b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&out[..end]).expect("a head in ASCII");
        let length = head.strip_prefix("Content-Length: ").expect("a length");
        let length: usize = length.parse().expect("a number");
        let body = &out[end + 4..end + 4 + length];
        let message: serde_json::Value = serde_json::from_slice(body).expect("JSON");
        assert!(message.is_object());
        assert_ne!(message["error"]["code"], -32603, "{message}");
        assert!(!contains(body, b"nternal error"), "{message}");
        out = &out[end + 4 + length..];
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|it| it == part)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .expect("no writer panics")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
