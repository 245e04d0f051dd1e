//! copydesk: arguments to subcommand to exit code.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::{self, Args, Command};

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Lsp { .. } => copydesk::lsp::serve_stdio(),
        command => cli::run(command).into(),
    }
}
