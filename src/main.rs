//! copydesk: arguments to subcommand to exit code.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::{self, Args, Command};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Lsp { .. } => copydesk::lsp::serve_stdio(),
        command => cli::run(command).into(),
    }
}
