//! The command line: drafts in a batch, scripts and model files, on the same analysis as the editor.

mod annotate;
mod args;
mod code_points;
mod exit;

pub use args::{Args, Command};
pub use exit::Exit;

/// Runs a subcommand of the terminal and gives the exit code. [`Command::Lsp`] is not one: `main` runs it.
pub fn run(command: Command) -> Exit {
    match command {
        Command::Annotate(args) => annotate::run(&args),
        Command::Lsp { .. } => Exit::CouldNotRun,
    }
}
