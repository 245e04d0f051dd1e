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
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let input = input.to_owned();
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let mut out = Vec::new();
    stdout.read_to_end(&mut out).expect("readable");
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
    let wire: Vec<u8> = all.iter().flat_map(|it| frame(&it.to_string())).collect();
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let stdout = child.stdout.take().expect("a pipe");
    let (sender, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut stdout = stdout;
        let mut bytes = vec![0; 1 << 16];
        while let Ok(length @ 1..) = stdout.read(&mut bytes) {
            if sender.send(bytes[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    let writing = std::thread::spawn(move || stdin.write_all(&wire).map(|()| stdin));
    let mut out = Vec::new();
    let answered = |out: &[u8]| {
        messages(out)
            .iter()
            .filter(|it| it.get("method").is_none())
            .count()
    };
    while let Ok(bytes) = heard.recv() {
        out.extend(bytes);
        if answered(&out) >= n_questions {
            break;
        }
    }
    if let Ok(mut stdin) = writing.join().expect("no panic") {
        for end in [
            json!({"id": "end", "method": "shutdown"}),
            json!({"method": "exit"}),
        ] {
            let _ = stdin.write_all(&frame(&end.to_string()));
        }
    }
    out.extend(heard.iter().flatten());
    let output = child.wait_with_output().expect("an end");
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    Run {
        code: output.status.code(),
        out,
        err,
    }
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
