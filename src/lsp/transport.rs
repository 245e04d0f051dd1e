//! The loop between the wire and the service.
//!
//! tower-lsp's own `Server::serve` is not used: it ends on malformed frames, deadlocks when a hundred messages queue
//! behind a handler that waits for the client, panics on late replies and never returns on `exit`. Its `LspService` is a
//! plain `tower` service, and this loop calls it so that
//!
//! - every handler is polled once at arrival, in the order of the wire, on this thread: what it does before its first
//!   `await` happens in that order, whatever else is under way, and a cancellation acts at once;
//! - a handler that is not done by then goes on in the runtime, so nothing waits for a free place;
//! - a panic stays inside its request, which is answered with an internal error;
//! - the server learns when all that has arrived is handled, and does then what is too short for a thread of its own.

use std::borrow::Cow;
use std::future::Future;
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures::FutureExt;
use serde_json::Value;
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{LanguageServer, LspService};
use tower_service::Service;

use super::envelope::{Call, Message, Params, parse};
use super::frame::{Frame, holds_frame, read_frame};
use super::outbox::Outbox;

/// What the loop asks of the server beside the service.
pub(crate) trait Front {
    /// Takes the raw parameters of `initialize` and gives those that the service shall see.
    fn initialize(&self, params: Value) -> Value;

    /// Completes the result of `initialize` with what tower-lsp's types cannot say.
    fn complete_initialize(&self, result: &mut Value);

    /// Takes a call before the service sees it; the answer, where it was meant for it. Called in the order of the wire.
    fn take(&self, method: &str, params: Params<'_>) -> Option<Value>;

    /// The name under which the service finds the handler of a method.
    fn handler<'m>(&self, method: Cow<'m, str>) -> Cow<'m, str>;

    /// Takes the answer to a request of ours.
    fn reply(&self, id: Id, outcome: Result<Value, Error>);

    /// All messages that have arrived are handled.
    fn at_rest(&self);

    /// Learns of a fault that nobody else will report; `what` holds no text of a document.
    fn report(&self, what: String);
}

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `exit` after `shutdown`.
    Orderly,
    /// `exit` without `shutdown`, the end of the input, or a frame too large to read.
    Abrupt,
}

impl Ending {
    /// The exit code of the process, as the specification asks.
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Ending::Orderly => 0,
            Ending::Abrupt => 1,
        }
    }
}

/// Serves until `exit` or the end of the input. Blocks the calling thread.
pub(crate) fn serve<S: LanguageServer>(
    input: impl Read,
    service: LspService<S>,
    front: &impl Front,
    outbox: &Outbox,
    runtime: &Handle,
) -> Ending {
    let _in_runtime = runtime.enter();
    let mut input = BufReader::with_capacity(64 << 10, input);
    let mut body = Vec::new();
    let mut transport = Transport::new(service, front, outbox, runtime);
    loop {
        if !holds_frame(input.buffer()) {
            front.at_rest();
        }
        match read_frame(&mut input, &mut body) {
            Ok(Frame::Body) => {
                if let Some(ending) = transport.message(&text_of(&body)) {
                    return ending;
                }
            }
            Ok(Frame::Unusable(why)) => {
                front.report(format!("A message was skipped: {why}."));
                outbox.send(&Response::from_error(Id::Null, Error::parse_error()));
            }
            Ok(Frame::TooLarge(length)) => {
                front.report(format!(
                    "A message of {length} bytes is more than copydesk reads; the server ends."
                ));
                return Ending::Abrupt;
            }
            Ok(Frame::End) | Err(_) => return Ending::Abrupt,
        }
    }
}

/// A body as text; bytes that are none become U+FFFD.
fn text_of(body: &[u8]) -> Cow<'_, str> {
    // Looking for bytes to replace takes ten times as long as seeing that there are none.
    std::str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed)
}

/// Where in its life the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Fresh,
    Running,
    ShutDown,
}

impl Phase {
    /// The error for a request that comes before `initialize` or after `shutdown`.
    fn refusal(self) -> Option<Error> {
        match self {
            Phase::Fresh => Some(Error {
                message: "Server not initialized".into(),
                ..Error::new(ErrorCode::ServerError(-32002))
            }),
            Phase::Running => None,
            Phase::ShutDown => Some(Error::invalid_request()),
        }
    }
}

/// What stands between messages and the service.
pub(crate) struct Transport<'a, S, F> {
    service: LspService<S>,
    front: &'a F,
    outbox: &'a Outbox,
    runtime: &'a Handle,
    phase: Phase,
}

type HandlerFuture = Pin<Box<dyn Future<Output = HandlerOutput> + Send>>;
type HandlerOutput = Result<Option<Response>, tower_lsp::ExitedError>;

impl<'a, S: LanguageServer, F: Front> Transport<'a, S, F> {
    /// Before the first message.
    pub(crate) fn new(
        service: LspService<S>,
        front: &'a F,
        outbox: &'a Outbox,
        runtime: &'a Handle,
    ) -> Self {
        Transport {
            service,
            front,
            outbox,
            runtime,
            phase: Phase::Fresh,
        }
    }

    /// Handles one message; says how serving ends, if it does.
    pub(crate) fn message(&mut self, body: &str) -> Option<Ending> {
        match parse(body) {
            Message::Call(call) => self.call(call),
            Message::Reply { id, outcome } => {
                self.front.reply(id, outcome);
                None
            }
            Message::Broken(error) => {
                self.outbox.send(&Response::from_error(Id::Null, error));
                None
            }
        }
    }

    fn call(&mut self, call: Call<'_>) -> Option<Ending> {
        match &*call.method {
            "exit" => {
                return Some(match self.phase {
                    Phase::ShutDown => Ending::Orderly,
                    Phase::Fresh | Phase::Running => Ending::Abrupt,
                });
            }
            "initialize" => self.initialize(call),
            "shutdown" => {
                if self.phase == Phase::Running {
                    self.phase = Phase::ShutDown;
                }
                // The service refuses parameters here, even the null that some clients send.
                self.dispatch(call.id, Request::build("shutdown"));
            }
            _ => self.ordinary(call),
        }
        None
    }

    fn initialize(&mut self, call: Call<'_>) {
        let Some(id) = call.id else {
            return self.front.report("initialize came without an id.".into());
        };
        if self.phase != Phase::Fresh {
            let refused = Error::invalid_request();
            return self.outbox.send(&Response::from_error(id, refused));
        }
        let params = match call.params.value() {
            Ok(params) => params.unwrap_or_default(),
            Err(error) => return self.refuse(Some(id), "initialize", &error),
        };
        let request = Request::build("initialize")
            .params(self.front.initialize(params))
            .id(id.clone())
            .finish();
        // Nothing overtakes `initialize`, so here the loop does wait; our handler has nothing to wait for.
        let service = &mut self.service;
        let answer = catch_unwind(AssertUnwindSafe(|| {
            self.runtime.block_on(service.call(request))
        }));
        let response = match answer {
            Ok(Ok(Some(response))) => self.completed(response),
            Ok(_) => return,
            Err(_) => Response::from_error(id, Error::internal_error()),
        };
        if response.is_ok() {
            self.phase = Phase::Running;
        }
        self.outbox.send(&response);
    }

    fn completed(&self, response: Response) -> Response {
        let (id, mut outcome) = response.into_parts();
        if let Ok(result) = &mut outcome {
            self.front.complete_initialize(result);
        }
        Response::from_parts(id, outcome)
    }

    fn ordinary(&mut self, call: Call<'_>) {
        let Call { method, id, params } = call;
        if let Some(refusal) = self.phase.refusal() {
            // Notifications out of their time are dropped, as the specification says.
            if let Some(id) = id {
                self.outbox.send(&Response::from_error(id, refusal));
            }
            return;
        }
        let front = self.front;
        match catch_unwind(AssertUnwindSafe(|| front.take(&method, params))) {
            Ok(None) => {}
            Ok(Some(answer)) => {
                // A notification that came with an id is answered all the same: each id gets one answer.
                if let Some(id) = id {
                    self.outbox.send(&Response::from_ok(id, answer));
                }
                return;
            }
            Err(_) => return self.failed(id, &method),
        }
        match params.value() {
            Ok(params) => {
                let mut request = Request::build(front.handler(method).into_owned());
                if let Some(params) = params {
                    request = request.params(params);
                }
                self.dispatch(id, request);
            }
            Err(error) => self.refuse(id, &method, &error),
        }
    }

    /// Calls the service and polls the handler for the first time.
    fn dispatch(&mut self, id: Option<Id>, request: tower_lsp::jsonrpc::RequestBuilder) {
        let request = match &id {
            Some(id) => request.id(id.clone()).finish(),
            None => request.finish(),
        };
        let method = request.method().to_owned();
        let service = &mut self.service;
        let polled = catch_unwind(AssertUnwindSafe(|| {
            let mut future: HandlerFuture = service.call(request);
            // The runtime polls it again if it is not ready, with a waker that counts; a lost wake-up is no loss.
            let poll = future
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()));
            (future, poll)
        }));
        match polled {
            Ok((_, Poll::Ready(output))) => answer(self.outbox, id, output),
            Ok((future, Poll::Pending)) => self.go_on(id, future),
            Err(_) => self.failed(id, &method),
        }
    }

    fn go_on(&self, id: Option<Id>, future: HandlerFuture) {
        let outbox = self.outbox.clone();
        self.runtime.spawn(async move {
            match AssertUnwindSafe(future).catch_unwind().await {
                Ok(output) => answer(&outbox, id, output),
                Err(_) => answer_failure(&outbox, id),
            }
        });
    }

    fn failed(&self, id: Option<Id>, method: &str) {
        self.front
            .report(format!("An internal error stopped {method}."));
        answer_failure(self.outbox, id);
    }

    fn refuse(&self, id: Option<Id>, method: &str, error: &serde_json::Error) {
        match id {
            Some(id) => {
                let why = format!("the parameters cannot be read: {error}");
                self.outbox
                    .send(&Response::from_error(id, Error::invalid_params(why)));
            }
            None => self.front.report(format!(
                "{method} was dropped: its parameters cannot be read."
            )),
        }
    }
}

fn answer(outbox: &Outbox, id: Option<Id>, output: HandlerOutput) {
    match (output, id) {
        (Ok(Some(response)), _) => outbox.send(&response),
        // The service is silent on unknown requests that begin with `$/`; the specification wants an error.
        (Ok(None), Some(id)) => {
            outbox.send(&Response::from_error(id, Error::method_not_found()));
        }
        (Ok(None) | Err(_), _) => {}
    }
}

fn answer_failure(outbox: &Outbox, id: Option<Id>) {
    if let Some(id) = id {
        outbox.send(&Response::from_error(id, Error::internal_error()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::{PipeReader, PipeWriter, Write};
    use std::sync::Mutex;
    use std::thread::JoinHandle;
    use std::time::Duration;
    use tower_lsp::jsonrpc::Result as RpcResult;
    use tower_lsp::lsp_types::{
        CompletionParams, CompletionResponse, DidSaveTextDocumentParams, Hover, HoverContents,
        HoverParams, InitializeParams, InitializeResult, MarkedString,
    };

    /// A server that counts marks and misbehaves on request.
    #[derive(Default)]
    struct Mock {
        marks: Mutex<Vec<u64>>,
    }

    #[tower_lsp::async_trait]
    impl LanguageServer for Mock {
        async fn initialize(&self, _: InitializeParams) -> RpcResult<InitializeResult> {
            tokio::task::yield_now().await;
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> RpcResult<()> {
            Ok(())
        }

        async fn did_save(&self, params: DidSaveTextDocumentParams) {
            let mark: Option<u64> = params.text.and_then(|text| text.parse().ok());
            self.marks.lock().expect("no panic").extend(mark);
        }

        async fn hover(&self, _: HoverParams) -> RpcResult<Option<Hover>> {
            let marks = format!("{:?}", self.marks.lock().expect("no panic"));
            Ok(Some(Hover {
                contents: HoverContents::Scalar(MarkedString::String(marks)),
                range: None,
            }))
        }

        async fn completion(&self, _: CompletionParams) -> RpcResult<Option<CompletionResponse>> {
            panic!("before the first await");
        }
    }

    impl Mock {
        async fn never(&self) -> RpcResult<()> {
            std::future::pending().await
        }

        async fn late_panic(&self) -> RpcResult<()> {
            tokio::task::yield_now().await;
            panic!("after the first await");
        }
    }

    struct MockFront;

    impl Front for MockFront {
        fn initialize(&self, params: Value) -> Value {
            params
        }
        fn complete_initialize(&self, result: &mut Value) {
            result["capabilities"]["extra"] = json!(true);
        }
        fn take(&self, method: &str, params: Params<'_>) -> Option<Value> {
            (method == "mock/take").then(|| params.value().ok().flatten().unwrap_or_default())
        }
        fn handler<'m>(&self, method: Cow<'m, str>) -> Cow<'m, str> {
            method
        }
        fn reply(&self, _: Id, _: Result<Value, Error>) {}
        fn at_rest(&self) {}
        fn report(&self, _: String) {}
    }

    struct Session {
        input: Option<PipeWriter>,
        output: std::io::BufReader<PipeReader>,
        server: JoinHandle<Ending>,
    }

    impl Session {
        fn start() -> Session {
            let (input, to_server) = std::io::pipe().expect("a pipe");
            let (from_server, output) = std::io::pipe().expect("a pipe");
            let server = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(1)
                    .build()
                    .expect("a runtime");
                let outbox = Outbox::start(output, None, || {}).expect("a thread");
                let (service, _socket) = LspService::build(|_| Mock::default())
                    .custom_method("mock/never", Mock::never)
                    .custom_method("mock/latePanic", Mock::late_panic)
                    .finish();
                let ending = serve(input, service, &MockFront, &outbox, runtime.handle());
                outbox.close(Duration::from_secs(10));
                runtime.shutdown_background();
                ending
            });
            Session {
                input: Some(to_server),
                output: std::io::BufReader::new(from_server),
                server,
            }
        }

        fn initialized() -> Session {
            let mut session = Session::start();
            session.send(r#"{"id":0,"method":"initialize","params":{"capabilities":{}}}"#);
            session
                .expect(json!({"jsonrpc":"2.0","id":0,"result":{"capabilities":{"extra":true}}}));
            session
        }

        fn raw(&mut self, bytes: &[u8]) {
            let input = self.input.as_mut().expect("still open");
            input.write_all(bytes).expect("a reading server");
        }

        fn send(&mut self, body: &str) {
            self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        }

        fn next(&mut self) -> Value {
            let mut body = Vec::new();
            match read_frame(&mut self.output, &mut body) {
                Ok(Frame::Body) => serde_json::from_slice(&body).expect("JSON"),
                other => panic!("no message but {other:?}"),
            }
        }

        #[track_caller]
        fn expect(&mut self, expected: Value) {
            assert_eq!(self.next(), expected);
        }

        #[track_caller]
        fn expect_error(&mut self, id: Value, code: i64) {
            let message = self.next();
            assert_eq!(
                (&message["id"], &message["error"]["code"]),
                (&id, &json!(code))
            );
        }

        #[track_caller]
        fn still_answers(&mut self) {
            self.send(r#"{"id":"alive","method":"mock/take","params":[1]}"#);
            self.expect(json!({"jsonrpc":"2.0","id":"alive","result":[1]}));
        }

        #[track_caller]
        fn ends(self, expected: Ending) {
            drop(self.input);
            assert_eq!(self.server.join().expect("no panic"), expected);
        }
    }

    #[test]
    fn malformed_bodies_are_answered_and_survived() {
        let mut session = Session::initialized();
        for (body, code) in [
            ("", -32700),
            ("{", -32700),
            ("nonsense", -32700),
            (r#"{"id":1,"method":"a"}}"#, -32700),
            ("{}", -32600),
            ("[]", -32600),
            (r#"[{"id":1,"method":"a"}]"#, -32600),
            ("3", -32600),
            (r#"{"id":1.5,"method":"a"}"#, -32600),
            (r#"{"id":{},"method":"a"}"#, -32600),
            (r#"{"id":99999999999999999999,"method":"a"}"#, -32600),
            (r#"{"id":1,"method":7}"#, -32600),
        ] {
            session.send(body);
            session.expect_error(Value::Null, code);
        }
        session.still_answers();
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn what_names_its_request_is_answered_there() {
        let mut session = Session::initialized();
        session.send(r#"{"id":1,"method":"no/such"}"#);
        session.expect_error(json!(1), -32601);
        session.send(r#"{"id":2,"method":"$/no/such"}"#);
        session.expect_error(json!(2), -32601);
        session.send(r#"{"id":3,"method":"textDocument/hover","params":{"a":1}}"#);
        session.expect_error(json!(3), -32602);
        let deep = format!(
            r#"{{"id":4,"method":"textDocument/hover","params":{}{}}}"#,
            "[".repeat(200),
            "]".repeat(200)
        );
        session.send(&deep);
        session.expect_error(json!(4), -32602);
        session.send(r#"{"id":"s","method":"initialize","params":{"capabilities":{}}}"#);
        session.expect_error(json!("s"), -32600);
        session.still_answers();
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn odd_frames_are_read_or_skipped() {
        let mut session = Session::initialized();
        session.raw(b"content-length: 51\r\nX-1: a\r\nX-2: b\r\nContent-Type: text; charset=latin-1\r\n\r\n");
        session.raw(
            br#"{"id":1,"method":"mock/take","params":[1,2,3,4,5,6]}"#
                .get(..51)
                .expect("long enough"),
        );
        session.expect_error(Value::Null, -32700);
        session.raw(b"}noise\r\n");
        session.still_answers();
        for header in ["Content-Length: abc", "Content-Length: -1", "X: y"] {
            session.raw(format!("{header}\r\n\r\n").as_bytes());
            session.expect_error(Value::Null, -32700);
        }
        session.still_answers();
        session.raw(b"Content-Length: 45\r\n\r\n{\"id\":1,\"method\":\"mock/take\",\"params\":[\"\xff\xfe\"]}");
        session.expect(json!({"jsonrpc":"2.0","id":1,"result":["\u{fffd}\u{fffd}"]}));
        session.send(r#"{"id":2,"method":"mock/take","params":["\ud83d"]}"#);
        session.expect(json!({"jsonrpc":"2.0","id":2,"result":["\u{fffd}"]}));
        session.raw(b"Content-Length: 99999999999\r\n\r\n");
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn panics_stay_inside_their_request() {
        let mut session = Session::initialized();
        let place = r#"{"textDocument":{"uri":"a:b"},"position":{"line":0,"character":0}}"#;
        session.send(&format!(
            r#"{{"id":1,"method":"textDocument/completion","params":{place}}}"#
        ));
        session.expect_error(json!(1), -32603);
        session.send(r#"{"id":2,"method":"mock/latePanic"}"#);
        session.expect_error(json!(2), -32603);
        session.still_answers();
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn messages_queue_behind_waiting_handlers_without_end_and_cancelling_acts_at_once() {
        let mut session = Session::initialized();
        for id in 1..=200 {
            session.send(&format!(r#"{{"id":{id},"method":"mock/never"}}"#));
        }
        session.still_answers();
        for id in [7, 200] {
            session.send(&format!(
                r#"{{"method":"$/cancelRequest","params":{{"id":{id}}}}}"#
            ));
            session.expect_error(json!(id), -32800);
        }
        // Replies to nobody are harmless.
        session.send(r#"{"id":7,"result":null}"#);
        session.send(r#"{"id":"x","error":{"code":1,"message":"","extra":1}}"#);
        session.still_answers();
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn handlers_run_in_the_order_of_the_wire() {
        let mut session = Session::initialized();
        let count = 20_000;
        let mut wire = String::new();
        for mark in 0..count {
            let body = format!(
                r#"{{"method":"textDocument/didSave","params":{{"textDocument":{{"uri":"a:b"}},"text":"{mark}"}}}}"#
            );
            wire += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        }
        session.raw(wire.as_bytes());
        session.send(r#"{"id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"a:b"},"position":{"line":0,"character":0}}}"#);
        let marks: Vec<u32> = (0..count).collect();
        session.expect(json!({"jsonrpc":"2.0","id":1,"result":{"contents":format!("{marks:?}")}}));
        session.ends(Ending::Abrupt);
    }

    #[test]
    fn the_life_of_a_connection() {
        let mut session = Session::start();
        session.send(r#"{"id":1,"method":"textDocument/hover","params":{}}"#);
        session.expect_error(json!(1), -32002);
        session.send(r#"{"id":2,"method":"shutdown"}"#);
        session.expect_error(json!(2), -32002);
        // All in one go: nothing overtakes initialize, although it waits.
        session.send(r#"{"id":3,"method":"initialize","params":{"capabilities":{}}}"#);
        session.send(r#"{"id":4,"method":"initialize","params":{"capabilities":{}}}"#);
        session.send(r#"{"id":5,"method":"mock/take","params":[]}"#);
        session.expect(json!({"jsonrpc":"2.0","id":3,"result":{"capabilities":{"extra":true}}}));
        session.expect_error(json!(4), -32600);
        session.expect(json!({"jsonrpc":"2.0","id":5,"result":[]}));
        session.send(r#"{"id":6,"method":"shutdown","params":null}"#);
        session.expect(json!({"jsonrpc":"2.0","id":6,"result":null}));
        session.send(r#"{"id":7,"method":"mock/take"}"#);
        session.expect_error(json!(7), -32600);
        session.send(r#"{"method":"exit","params":null}"#);
        // The input is still open here: leaving does not wait for its end.
        assert_eq!(session.server.join().expect("no panic"), Ending::Orderly);
    }

    #[test]
    fn exit_without_shutdown_and_the_end_of_input() {
        let mut session = Session::initialized();
        session.send(r#"{"method":"exit"}"#);
        session.ends(Ending::Abrupt);
        let mut session = Session::initialized();
        session.send(r#"{"id":1,"method":"mock/never"}"#);
        session.ends(Ending::Abrupt);
        Session::start().ends(Ending::Abrupt);
    }
}
