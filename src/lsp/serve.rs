//! Starting the server and ending it, over standard input and output or over any pair of pipes.

use std::io::{self, Read, Write};
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use tokio::runtime::Handle;
use tower_lsp::LspService;

use super::outbox::Outbox;
use super::server::Server;
use super::state::State;
use super::symbols::SYMBOLS;
use super::transport::{self, Ending};
use super::{stdio, sweep};
use crate::text::Text;
use crate::workspace::data_folder;

/// How long the last answers may take to leave when serving ends. A client that still reads gets them in no time.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Serves a client over a pair of pipes until it says `exit` or closes its end. Gives the exit code that a process should
/// end with: 0 after `shutdown` and `exit`, else 1. The shipped models are put under `data_folder` for the editor to open.
///
/// # Errors
///
/// Where the system refuses a thread.
pub fn serve(
    input: impl Read,
    output: impl Write + Send + 'static,
    data_folder: Option<PathBuf>,
) -> io::Result<u8> {
    let outbox = Outbox::start(output, None, || {})?;
    let (ending, _) = run(input, outbox, data_folder)?;
    Ok(ending.exit_code())
}

/// Serves the client at standard input and output, then ends the process with the exit code of [`serve`].
///
/// The process ends whatever is still under way: a client that said `exit` may hold the input open, and one that is gone
/// reads no answer.
pub fn serve_stdio() -> ! {
    std::panic::set_hook(Box::new(report_panic));
    debug_assert!(Text::counts_lines_as_lsp(), "ropey has the wrong features");
    stdio::make_room_in_input();
    let served = Outbox::start(stdio::Output, Some(stdio::write_at_once), || {
        std::process::exit(1)
    })
    .and_then(|outbox| run(stdio::Input, outbox, data_folder()));
    // The state is still held here: taking long drafts apart piece by piece would only keep the client waiting.
    let code = served.as_ref().map_or(1, |(ending, _)| ending.exit_code());
    std::process::exit(code.into())
}

/// Says where, and not what: the message of a panic may quote the draft.
#[expect(
    clippy::print_stderr,
    reason = "the client shows it where it shows the worst"
)]
fn report_panic(info: &PanicHookInfo<'_>) {
    match info.location() {
        Some(place) => eprintln!("copydesk: internal error at {place}"),
        None => eprintln!("copydesk: internal error"),
    }
}

/// How serving ended, and all that the server knew then.
fn run(
    input: impl Read,
    outbox: Outbox,
    data_folder: Option<PathBuf>,
) -> io::Result<(Ending, Arc<State>)> {
    let state = Arc::new(State::new(outbox.clone(), data_folder));
    // First of all: whoever opens a draft at once waits for the model.
    let loader = start_loader(&state)?;
    // Handlers that are not done when they are first polled go on here; there are few of them at a time.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("lsp-runtime")
        .enable_time()
        .build()?;
    // The loader has panicked, if anything; then drafts are not brought up to date, and all else works.
    let _ = loader.send(runtime.handle().clone());
    start_threads(&state, runtime.handle())?;
    let service = service(&state);
    let ending = transport::serve(input, service, &*state, &outbox, runtime.handle());
    state.end();
    outbox.close(LAST_WORDS);
    runtime.shutdown_background();
    Ok((ending, state))
}

/// The service over a state.
pub(super) fn service(state: &Arc<State>) -> LspService<Server> {
    let state = Arc::clone(state);
    // The socket is for tower-lsp's own client, which is not used: it panics on late answers.
    let (service, _socket) = LspService::build(|_| Server { state })
        .custom_method("copydesk/text", Server::text)
        .custom_method(SYMBOLS, Server::symbols)
        .finish();
    service
}

/// Starts the thread that loads models. It makes the one without any file of the workspace, so that it is ready by the
/// time that a draft is opened, then waits for the runtime, and for requests.
fn start_loader(state: &Arc<State>) -> io::Result<mpsc::Sender<Handle>> {
    let (sender, runtime) = mpsc::channel::<Handle>();
    let state = Arc::clone(state);
    state.loader.set_preparing(true);
    let load = move || {
        state.prepare();
        state.loader.set_preparing(false);
        if let Ok(runtime) = runtime.recv() {
            let _in_runtime = runtime.enter();
            state.loader.work(|| state.reload());
        }
    };
    let thread = std::thread::Builder::new().name("lsp-loader".into());
    thread.spawn(load).map(|_| sender)
}

fn start_threads(state: &Arc<State>, runtime: &Handle) -> io::Result<()> {
    let thread = |name: &str, work: fn(&Arc<State>)| {
        let (state, runtime) = (Arc::clone(state), runtime.clone());
        std::thread::Builder::new()
            .name(name.into())
            .spawn(move || {
                let _in_runtime = runtime.enter();
                work(&state);
            })
            .map(|_| ())
    };
    thread("lsp-analyst", |state| {
        state.analyst.work(|snapshot| state.analyse(snapshot));
    })?;
    thread("lsp-sweeper", |state| {
        sweep::give_way();
        state.sweeper.work(|| state.sweep());
    })
}
