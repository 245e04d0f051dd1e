//! The program: run with arguments, or as a server that is told a whole session at once.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// What a run gave.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

/// The program, to be run in `folder`.
pub(crate) fn copydesk(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder);
    command
}

/// Runs it with arguments. Whatever happens to it, it says no word of a panic.
#[track_caller]
pub(crate) fn run(folder: &Path, args: &[&str]) -> Run {
    finish(copydesk(folder).args(args), b"")
}

/// Runs a command with this input.
#[track_caller]
pub(crate) fn finish(command: &mut Command, input: &[u8]) -> Run {
    converse(command, input.to_owned(), |_| true, Vec::new())
}

/// Runs a command that is told `first`, and `last` once enough has come from it.
#[track_caller]
fn converse(
    command: &mut Command,
    first: Vec<u8>,
    is_enough: impl Fn(&[u8]) -> bool,
    last: Vec<u8>,
) -> Run {
    let piped = command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let child = piped.stdout(Stdio::piped()).spawn();
    let mut child = child.expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let (enough, wait) = std::sync::mpsc::channel();
    let writing = std::thread::spawn(move || {
        // A program that ends early reads nothing more.
        let _ = stdin.write_all(&first);
        let Ok(()) = wait.recv() else { return };
        let _ = stdin.write_all(&last);
    });
    let (mut out, mut bytes) = (Vec::new(), vec![0; 1 << 16]);
    let mut enough = Some(enough);
    loop {
        if is_enough(&out) {
            let _ = enough.take().map(|it| it.send(()));
        }
        match stdout.read(&mut bytes).expect("readable") {
            0 => break,
            length => out.extend(&bytes[..length]),
        }
    }
    drop(enough);
    writing.join().expect("no panic");
    let output = child.wait_with_output().expect("an end");
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !err.contains("panicked") && !err.contains("internal error"),
        "{err}"
    );
    let code = output.status.code();
    Run { code, out, err }
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// Serves a session in `root`: initialized, these messages, each question answered, shut down.
#[track_caller]
pub(crate) fn serve(command: &mut Command, root: &Path, said: &[Value]) -> Run {
    let folders = json!([{"uri": format!("file://{}", root.display()), "name": "desk"}]);
    let capabilities = json!({
        "textDocument": {"diagnostic": {}, "hover": {"contentFormat": ["markdown"]}},
        "workspace": {"workspaceFolders": true},
    });
    let begin = [
        json!({"id": "begin", "method": "initialize", "params": {"capabilities": capabilities, "workspaceFolders": folders}}),
        json!({"method": "initialized", "params": {}}),
    ];
    let workspace = json!({"id": "workspace", "method": "workspace/diagnostic", "params": {"previousResultIds": []}});
    let all: Vec<&Value> = begin.iter().chain(said).chain([&workspace]).collect();
    let n_questions = all.iter().filter(|it| it["id"].is_string()).count();
    let answered = |out: &[u8]| {
        let messages = messages(out);
        messages
            .iter()
            .filter(|it| it.get("method").is_none())
            .count()
    };
    let end = [
        json!({"id": "end", "method": "shutdown"}),
        json!({"method": "exit"}),
    ];
    let said = wire(all.into_iter());
    converse(
        command,
        said,
        |out| answered(out) >= n_questions,
        wire(end.iter()),
    )
}

fn wire<'a>(messages: impl Iterator<Item = &'a Value>) -> Vec<u8> {
    messages.flat_map(|it| frame(&it.to_string())).collect()
}

fn frame(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The messages in what a server wrote.
pub(crate) fn messages(mut out: &[u8]) -> Vec<Value> {
    let mut messages = Vec::new();
    while let Some(end) = out.windows(4).position(|it| it == b"\r\n\r\n") {
        let head = std::str::from_utf8(&out[..end]).expect("a head");
        let length = head
            .rsplit(' ')
            .next()
            .and_then(|it| it.parse::<usize>().ok());
        let start = end + 4;
        let Some(body) = out.get(start..start + length.expect("a length")) else {
            break;
        };
        messages.push(serde_json::from_slice(body).expect("JSON"));
        out = &out[start + body.len()..];
    }
    messages
}

/// Every question that there is about a place of a document.
pub(crate) fn questions(uri: &str, line: usize, character: usize) -> Vec<Value> {
    let position = json!({"line": line, "character": character});
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}});
    let methods = [
        "hover",
        "definition",
        "declaration",
        "typeDefinition",
        "implementation",
        "references",
        "documentHighlight",
        "documentSymbol",
        "completion",
        "codeAction",
        "codeLens",
        "documentLink",
        "foldingRange",
        "selectionRange",
        "semanticTokens/full",
        "inlayHint",
        "prepareRename",
        "diagnostic",
        "prepareTypeHierarchy",
    ];
    let ask = |method: &&str| {
        json!({"id": format!("{method} {line}:{character}"), "method": format!("textDocument/{method}"), "params": {
            "textDocument": {"uri": uri}, "position": position, "positions": [position], "range": all,
            "context": {"includeDeclaration": true, "diagnostics": [], "triggerKind": 1},
        }})
    };
    methods.iter().map(ask).collect()
}

/// A document is opened.
pub(crate) fn opened(uri: &str, language: &str, text: &str) -> Value {
    json!({"method": "textDocument/didOpen", "params": {"textDocument":
        {"uri": uri, "languageId": language, "version": 1, "text": text}}})
}
