//! The command line: drafts in a batch, scripts and model files, on the same analysis as the editor.

mod args;
mod exit;

mod guard;
mod in_order;
mod input;

mod analysed;
mod code_points;
mod draw;
mod places;
mod progress;
mod remark;

mod format;
mod output;

mod baseline;
mod changed;

mod annotate;
mod build;
mod check;
mod doctor;
mod explain;
mod find;
mod import;
mod model;
mod model_check;
mod model_init;
mod report;

pub use args::{
    AnnotateArgs, AnnotateFormat, Args, CheckArgs, ChoiceArgs, Command, FailOn, ImportKind, Lang,
    ModelBuildArgs, ModelCheckArgs, ModelCommand, ModelImportArgs, OutputArgs, OutputFormat,
    ReportArgs, ReportFormat, SchemaFormat, WhereArgs, WhereFormat,
};
pub use exit::Exit;

use std::path::Path;

use crate::ide::MODEL_SCHEMA;
use crate::workspace::SETTINGS_SCHEMA;

/// Runs a subcommand of the terminal and gives the exit code. [`Command::Lsp`] is not one: `main` runs it.
pub fn run(command: Command) -> Exit {
    match command {
        Command::Check(args) => check::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Where(args) => find::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Model(ModelCommand::Check(args)) => model_check::run(&args),
        Command::Model(ModelCommand::Init { file, force }) => model_init::run(&file, force),
        Command::Doctor { path } => doctor::run(path.as_deref().unwrap_or(Path::new("."))),
        Command::Schema { format } => {
            let schema = match format {
                SchemaFormat::Model => MODEL_SCHEMA,
                SchemaFormat::Config => SETTINGS_SCHEMA,
            };
            output::say(schema, Exit::Clean)
        }
        Command::Model(ModelCommand::Build(args)) => build::run(&args),
        Command::Model(ModelCommand::Import(args)) => import::run(&args),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Lsp { .. } => Exit::CouldNotRun,
    }
}
