//! A client for tests: it numbers requests, sorts what comes back, and waits without a clock.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

/// Only keeps a broken server from hanging the tests for ever; nothing depends on its length.
const HANGING: Duration = Duration::from_secs(120);

pub(crate) struct Client {
    input: Option<Input>,
    /// Messages as a thread reads them, so that a test may write much before it reads.
    output: Receiver<Value>,
    server: Server,
    last_id: i64,
    answers: HashMap<i64, Value>,
    pub(crate) notifications: VecDeque<Value>,
    /// Requests of the server that were not answered yet.
    pub(crate) asked: VecDeque<Value>,
}

/// A client that has not begun to read.
pub(crate) struct Reading(Sender<()>);

impl Reading {
    /// Begins to read.
    pub(crate) fn begin(self) {
        self.0.send(()).expect("the thread that reads");
    }
}

enum Server {
    Thread(JoinHandle<u8>),
    Program(Child),
}

enum Input {
    Pipe(PipeWriter),
    Program(ChildStdin),
}

impl Input {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match self {
            Input::Pipe(it) => it.write_all(bytes),
            Input::Program(it) => it.write_all(bytes),
        }
    }
}

impl Client {
    /// A server in this process.
    pub(crate) fn start() -> Client {
        Client::start_behind(None)
    }

    /// A server in this process that is read some bytes at a time.
    pub(crate) fn start_slow() -> Client {
        let (input, from_server, server) = served();
        Client::over(input, Slow(from_server), server, None)
    }

    fn start_behind(gate: Option<Receiver<()>>) -> Client {
        let (input, from_server, server) = served();
        Client::over(input, from_server, server, gate)
    }

    /// A server in this process, whose output nobody reads before [`Reading::begin`]. Nothing may be waited for until then.
    pub(crate) fn start_unread(capabilities: Value) -> (Client, Reading) {
        let (begin, begun) = channel();
        let mut client = Client::start_behind(Some(begun));
        client.last_id = 1;
        client.send(
            &json!({"id": 1, "method": "initialize", "params": {"capabilities": capabilities}}),
        );
        client.notify("initialized", json!({}));
        (client, Reading(begin))
    }

    /// The program.
    pub(crate) fn start_program() -> Client {
        let mut program = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let input = program.stdin.take().expect("piped");
        let output = program.stdout.take().expect("piped");
        Client::over(
            Input::Program(input),
            output,
            Server::Program(program),
            None,
        )
    }

    /// Reads once something comes through the `gate`, where there is one.
    fn over(
        input: Input,
        output: impl Read + Send + 'static,
        server: Server,
        gate: Option<Receiver<()>>,
    ) -> Client {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            if let Some(gate) = gate {
                let _ = gate.recv();
            }
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Client {
            input: Some(input),
            output: receiver,
            server,
            last_id: 0,
            answers: HashMap::new(),
            notifications: VecDeque::new(),
            asked: VecDeque::new(),
        }
    }

    /// A server in this process, initialized by a client that can do `capabilities`.
    pub(crate) fn initialized(capabilities: Value) -> Client {
        let mut client = Client::start();
        client
            .initialize(json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        client
    }

    /// Says `initialize` and `initialized`; the server's capabilities.
    pub(crate) fn initialize(&mut self, params: Value) -> Value {
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result["capabilities"].clone()
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        input.write(bytes).expect("the server reads");
    }

    pub(crate) fn send_text(&mut self, body: &str) {
        self.raw(&frame(body));
    }

    pub(crate) fn send(&mut self, message: &Value) {
        self.send_text(&message.to_string());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request; its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// Waits for the whole answer to a request.
    #[track_caller]
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            self.receive();
        }
    }

    /// The whole answer to a request, if it has come.
    pub(crate) fn answer_if_there(&mut self, id: i64) -> Option<Value> {
        while let Ok(message) = self.output.try_recv() {
            self.sort(message);
        }
        self.answers.remove(&id)
    }

    /// Sends a request and waits for its result.
    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Waits for a notification of this method, leaving others for later.
    #[track_caller]
    pub(crate) fn notification(&mut self, method: &str) -> Value {
        loop {
            let at = self
                .notifications
                .iter()
                .position(|it| it["method"] == method);
            if let Some(mut found) = at.and_then(|at| self.notifications.remove(at)) {
                return found["params"].take();
            }
            self.receive();
        }
    }

    /// Waits for a request of this method; answers it with `result`; its parameters.
    #[track_caller]
    pub(crate) fn asked(&mut self, method: &str, result: Value) -> Value {
        loop {
            let at = self.asked.iter().position(|it| it["method"] == method);
            if let Some(mut found) = at.and_then(|at| self.asked.remove(at)) {
                self.send(&json!({"jsonrpc": "2.0", "id": found["id"], "result": result}));
                return found["params"].take();
            }
            self.receive();
        }
    }

    /// Reads one message.
    #[track_caller]
    fn receive(&mut self) {
        let message = self
            .output
            .recv_timeout(HANGING)
            .expect("the server says something");
        self.sort(message);
    }

    /// Puts a message where it belongs; answers that name no request go under -1.
    #[track_caller]
    fn sort(&mut self, message: Value) {
        match (message.get("method").is_some(), message["id"].as_i64()) {
            (true, None) if message.get("id").is_none() => self.notifications.push_back(message),
            (true, _) => self.asked.push_back(message),
            (false, id) => {
                let before = self.answers.insert(id.unwrap_or(-1), message);
                assert!(before.is_none(), "two answers to one request: {before:?}");
            }
        }
    }

    /// Waits for an error that names no request.
    #[track_caller]
    pub(crate) fn nameless_error(&mut self) -> i64 {
        self.answer(-1)["error"]["code"].as_i64().expect("an error")
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}}),
        );
    }

    pub(crate) fn open_at(&mut self, uri: &str, version: i64, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "markdown", "version": version, "text": text}}),
        );
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}),
        );
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
    }

    /// The text that the server holds.
    #[track_caller]
    pub(crate) fn text(&mut self, uri: &str) -> Value {
        self.request("copydesk/text", json!({"textDocument": {"uri": uri}}))
    }

    /// Waits for the diagnostics of a version; none of an older version may come after a newer one.
    #[track_caller]
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        loop {
            let mut published = self.notification("textDocument/publishDiagnostics");
            assert_eq!(published["uri"], uri);
            let found = published["version"].as_i64().expect("a version");
            assert!(found <= version, "{found} came before {version} was sent");
            if found == version {
                match published["diagnostics"].take() {
                    Value::Array(items) => return items,
                    other => panic!("no list but {other}"),
                }
            }
        }
    }

    /// Waits for the next diagnostics of this version of one document among several.
    #[track_caller]
    pub(crate) fn diagnostics_of(&mut self, uri: &str, version: i64) -> Vec<Value> {
        loop {
            let mut published = self.notification("textDocument/publishDiagnostics");
            if published["uri"] == uri && published["version"] == version {
                match published["diagnostics"].take() {
                    Value::Array(items) => return items,
                    other => panic!("no list but {other}"),
                }
            }
        }
    }

    /// Like [`Client::diagnostics`], passing over what only takes older ones back.
    #[track_caller]
    pub(crate) fn diagnostics_after_withdrawals(&mut self, uri: &str, version: i64) -> Vec<Value> {
        loop {
            self.notifications.retain(|it| {
                it["method"] != "textDocument/publishDiagnostics"
                    || it["params"]["version"].is_i64()
            });
            if self.notifications.is_empty() {
                self.receive();
            } else {
                return self.diagnostics(uri, version);
            }
        }
    }

    /// Answers every request of the server so far with an error, as some clients do.
    pub(crate) fn refuse_everything(&mut self) {
        for request in std::mem::take(&mut self.asked) {
            let error = json!({"code": -32601, "message": "no", "surplus": true});
            self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
        }
    }

    /// Closes the input without a word; the exit code.
    pub(crate) fn hang_up(mut self) -> i32 {
        self.input = None;
        self.wait()
    }

    /// Says `shutdown` and `exit` and keeps the input open, as some editors do. Nothing may be left unread but the
    /// diagnostics of versions that nobody waited for.
    #[track_caller]
    pub(crate) fn finish(mut self) {
        assert_eq!(self.request("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        while let Ok(message) = self.output.recv_timeout(HANGING) {
            self.notifications.push_back(message);
        }
        self.notifications
            .retain(|it| it["method"] != "textDocument/publishDiagnostics");
        assert!(self.notifications.is_empty(), "{:?}", self.notifications);
        assert!(self.answers.is_empty(), "{:?}", self.answers);
        assert!(self.asked.is_empty(), "{:?}", self.asked);
        assert_eq!(self.wait(), 0);
    }

    /// Waits for the end of the server; its exit code.
    pub(crate) fn wait(self) -> i32 {
        let _open_until_here = self.input;
        match self.server {
            Server::Thread(thread) => thread.join().expect("no panic").into(),
            Server::Program(mut program) => {
                let status = program.wait().expect("an end");
                status.code().expect("an exit code")
            }
        }
    }
}

/// A server on a thread of this process, and both ends to it.
fn served() -> (Input, PipeReader, Server) {
    let (input, to_server) = std::io::pipe().expect("a pipe");
    let (from_server, output) = std::io::pipe().expect("a pipe");
    let server = std::thread::spawn(move || {
        copydesk::lsp::serve(input, output, None).expect("threads for the server")
    });
    (Input::Pipe(to_server), from_server, Server::Thread(server))
}

/// Takes little at a time and lets others go first.
struct Slow<R>(R);

impl<R: Read> Read for Slow<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        std::thread::yield_now();
        let most = into.len().min(16);
        self.0.read(&mut into[..most])
    }
}

/// A body as a frame.
pub(crate) fn frame(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", digits)) => length = digits.parse().expect("a length"),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("the server writes JSON"))
}

/// The position of a byte offset in a text whose lines end in LF, counted in UTF-16.
pub(crate) fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column: usize = before[start..].chars().map(char::len_utf16).sum();
    json!({"line": before.matches('\n').count(), "character": column})
}

/// The range of the first `part` of a text.
#[track_caller]
pub(crate) fn range(text: &str, part: &str) -> Value {
    let start = text.find(part).expect("a part of the text");
    json!({"start": position(text, start), "end": position(text, start + part.len())})
}

/// Numbers that look random and are the same every time (xorshift, Marsaglia 2003).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
