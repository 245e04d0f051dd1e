//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::ide::{Format, Now, Severity};

/// Checks the names, figures and dates of news drafts against a sourced fact model
#[derive(Debug, Parser)]
#[command(name = "copydesk", version = env!("COPYDESK_VERSION"), max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the language server on standard input and output
    Lsp {
        /// Accepted because many editors give it; standard input and output are the only transport
        #[arg(long)]
        stdio: bool,
    },
    /// Check drafts and show what is wrong over their text
    Check(CheckArgs),
    /// Recognize entities, figures and findings in a stream of JSON lines
    Annotate(AnnotateArgs),
    /// List the drafts that state a fact or name an entity, with the figure that each prints and whether it agrees
    Where(WhereArgs),
    /// Write a report on drafts: a page for a browser, the ledger for a spreadsheet, or data to publish
    Report(ReportArgs),
    /// Work on model files
    #[command(subcommand)]
    Model(ModelCommand),
    /// Print what is in force for a draft or a folder, and where each value comes from
    #[command(
        after_help = "Exit codes: 0 all is well, 1 something is wrong with the settings or the models."
    )]
    Doctor {
        /// A draft or a folder [default: the current folder]
        path: Option<PathBuf>,
    },
    /// Print the JSON Schema of a file format, for editors
    Schema {
        /// The format
        #[arg(value_enum)]
        format: SchemaFormat,
    },
    /// Print what a rule finds and why; without a code, list the rules
    Explain {
        /// The code that stands beside a finding
        code: Option<String>,
    },
}

/// What can be done with model files.
#[derive(Debug, Subcommand)]
pub enum ModelCommand {
    /// Show what is wrong with model files, at its place
    Check(ModelCheckArgs),
    /// Write a first model file with an example of everything
    Init {
        /// Where to write it
        #[arg(default_value = ".copydesk/model.json")]
        file: PathBuf,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Compile model files into one that is opened at once, however large
    Build(ModelBuildArgs),
    /// Make a model file from other people's data
    Import(ModelImportArgs),
}

/// What `check` can be told.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub struct CheckArgs {
    /// Drafts, folders of drafts (.md .markdown .txt .text .html .htm), or - for standard input
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    pub paths: Vec<PathBuf>,
    /// How to show the findings, and when to fail.
    #[command(flatten)]
    pub output: OutputArgs,
    /// How to read the drafts, and which of them.
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// A file of known findings, which are neither shown nor counted
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings of this run to the baseline; what it knows of other drafts stays
    #[arg(long, requires = "baseline")]
    pub update_baseline: bool,
}

/// How to read drafts, and which of them.
#[derive(Clone, Debug, clap::Args)]
pub struct DraftArgs {
    /// The day of drafts that give none: what "last month" counts from
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Now>,
    /// A model file or a folder of them, beside the shipped model; may be given more than once
    #[arg(long, value_name = "PATH")]
    pub model: Vec<PathBuf>,
    /// What to call standard input; its ending tells the format
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_name: String,
    /// The format of all drafts, whatever their endings
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Which drafts of the folders to take.
    #[command(flatten)]
    pub choice: ChoiceArgs,
}

/// Which drafts of the folders to take.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ChoiceArgs {
    /// Take only drafts that match, or none that match a glob with ! before it, as .gitignore writes them; may be given
    /// more than once
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// Take only drafts that differ from this commit, branch or tag of their Git repository, new ones included
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
}

/// What `where` can be told.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 nothing against the fact, 1 a draft says otherwise, 2 something could not be read."
)]
pub struct WhereArgs {
    /// The id of the fact or entity
    #[arg(value_name = "FACT|ENTITY")]
    pub id: String,
    /// Drafts or folders of drafts
    #[arg(value_name = "FILE|FOLDER", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How to list them
    #[arg(long, value_enum, default_value_t)]
    pub format: WhereFormat,
    /// The day of drafts that give none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Now>,
    /// A model file or a folder of them, beside the shipped model; may be given more than once
    #[arg(long, value_name = "PATH")]
    pub model: Vec<PathBuf>,
    /// Which drafts of the folders to take.
    #[command(flatten)]
    pub choice: ChoiceArgs,
}

/// How to list places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum WhereFormat {
    /// A line for each place, and the line of the draft below it
    #[default]
    Text,
    /// One JSON document
    Json,
}

/// What `report` can be told.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    /// Drafts, folders of drafts (.md .markdown .txt .text .html .htm), or - for standard input
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    pub paths: Vec<PathBuf>,
    /// Where to write it; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// How to read the drafts, and which of them.
    #[command(flatten)]
    pub drafts: DraftArgs,
}

/// What a report is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One page with everything in it, for any browser
    #[default]
    Html,
    /// The ledger of figures, a row each
    Csv,
    /// The claims and what is known of them, in the words of schema.org
    Jsonld,
}

/// What `model check` can be told.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub struct ModelCheckArgs {
    /// Model files or folders of them (.json .jsonl .cdmodel), or - for standard input; each is read among the models
    /// that the drafts of its place have
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    pub paths: Vec<PathBuf>,
    /// How to show the problems, and when to fail.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// A file format with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// Model files.
    Model,
    /// `copydesk.toml`.
    Config,
}

/// What `model import` can be told.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 imported, 1 imported, but something was left out, 2 not imported."
)]
pub struct ModelImportArgs {
    /// What the files hold
    #[arg(value_enum)]
    pub format: ImportKind,
    /// The files, plain or packed by gzip, Zstandard or bzip2, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The model file to write: JSON Lines
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
    /// For csv: which column holds what; id and name are needed. Several aliases in one column stand between semicolons
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    /// For csv: what the rows are, where no column says it
    #[arg(long, value_name = "KIND", default_value = "company")]
    pub kind: String,
    /// For csv: the relation of each row's entity to the one in the column mapped to object
    #[arg(long, value_name = "ID")]
    pub relation: Option<String>,
    /// For csv: the unit of amounts, where no column says it
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
}

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// FollowTheMoney entities, one a line.
    Ftm,
    /// A Wikidata JSON dump or files of single entities.
    Wikidata,
    /// A table, separated by commas, or by tabs where its name says .tsv.
    Csv,
    /// Lines of a model file.
    Jsonl,
}

/// What `model build` can be told.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 built, 1 built, but records or names were left out, 2 not built."
)]
pub struct ModelBuildArgs {
    /// Model files or folders of them (.json .jsonl)
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub paths: Vec<PathBuf>,
    /// The compiled model to write; its name ends in .cdmodel
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

/// How to show what was found, and when to fail.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct OutputArgs {
    /// How to show them
    #[arg(long, value_enum, default_value_t)]
    pub format: OutputFormat,
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t)]
    pub fail_on: FailOn,
}

/// How to show what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Drawn over the text
    #[default]
    Text,
    /// One JSON document, described by docs/check.schema.json
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// Checkstyle's XML, for CI plugins
    Checkstyle,
    /// JUnit's XML, a test suite for each text
    Junit,
}

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    #[default]
    Warning,
    /// All but hints.
    Information,
    /// Everything.
    Hint,
    /// Nothing: findings never fail a run.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the run.
    pub(super) fn includes(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Information => severity >= Severity::Information,
            FailOn::Hint => true,
            FailOn::Never => false,
        }
    }
}

/// The markup of a draft, as editors call their languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Running text.
    Plaintext,
    /// CommonMark with tables and front matter.
    Markdown,
    /// HTML.
    Html,
}

impl From<Lang> for Format {
    fn from(lang: Lang) -> Format {
        match lang {
            Lang::Plaintext => Format::Plain,
            Lang::Markdown => Format::Markdown,
            Lang::Html => Format::Html,
        }
    }
}

const EXIT_CODES: &str = "Exit codes: 0 nothing found at or above --fail-on, 1 something found, 2 something could \
                          not be read (the rest was checked).";

/// What `annotate` can be told.
#[derive(Debug, clap::Args)]
pub struct AnnotateArgs {
    /// Read {"id", "text", "date", "format"} a line on standard input and, if nothing else is said, write {"id",
    /// "entities", "figures", "diagnostics"} a line on standard output
    #[arg(long, required_unless_present = "format")]
    pub jsonl: bool,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub format: AnnotateFormat,
    /// Where to write it: a file, or a folder for the tables of Parquet; without it, standard output
    #[arg(
        short,
        long,
        value_name = "FILE|FOLDER",
        required_if_eq("format", "parquet")
    )]
    pub output: Option<PathBuf>,
    /// The date of texts that give none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Now>,
    /// How many texts to read at once [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// What the answers to texts are written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnnotateFormat {
    /// A line of JSON for each text
    #[default]
    Jsonl,
    /// Tables for DuckDB, pandas and Spark: texts, entities, figures and diagnostics, a file each
    Parquet,
}

/// Reads a day, with or without a time after it: `2026-03-17`, `2026-03-17T10:30:00Z`.
pub(super) fn date(text: &str) -> Result<Now, String> {
    Now::parse(text).ok_or_else(|| format!("{text:?} is no date such as 2026-03-17"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn dates_with_and_without_time() {
        let day = jiff::civil::date(2026, 3, 17);
        assert_eq!(date("2026-03-17"), Ok(day.into()));
        let at = day.at(10, 30, 0, 0);
        assert_eq!(date("2026-03-17T10:30:00+01:00"), Ok(at.into()));
        assert_eq!(date("2026-03-17 10:30"), Ok(at.into()));
        for wrong in ["", "17 March", "2026-02-30", "2026-03-177", "2026-03-1é"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
