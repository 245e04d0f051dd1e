//! The command line: drafts in a batch, scripts and model files, on the same analysis as the editor.

mod args;
mod exit;

mod guard;
mod in_order;
mod input;

mod code_points;
mod draw;
mod places;
mod remark;

mod format;
mod output;

mod baseline;
mod changed;

mod annotate;
mod check;
mod explain;
mod model;

pub use args::{
    AnnotateArgs, Args, CheckArgs, ChoiceArgs, Command, FailOn, Lang, ModelCheckArgs, ModelCommand,
    OutputArgs, OutputFormat,
};
pub use exit::Exit;

/// Runs a subcommand of the terminal and gives the exit code. [`Command::Lsp`] is not one: `main` runs it.
pub fn run(command: Command) -> Exit {
    match command {
        Command::Check(args) => check::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Model(ModelCommand::Check(args)) => model::check(&args),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Lsp { .. } => Exit::CouldNotRun,
    }
}
