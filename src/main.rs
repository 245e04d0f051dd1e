//! copydesk: arguments to subcommand to exit code.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::{self, Args, Command};

fn main() -> ExitCode {
    match Args::parse().command {
        // The server's own door; see `copydesk::lsp`.
        Command::Lsp { .. } => ExitCode::from(2),
        command => cli::run(command).into(),
    }
}
