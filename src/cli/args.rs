//! What can be said on the command line.

use clap::{Parser, Subcommand};

use crate::ide::Now;

/// Checks the names, figures and dates of news drafts against a sourced fact model
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100)]
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
    /// Recognize entities, figures and findings in a stream of JSON lines
    Annotate(AnnotateArgs),
}

/// What `annotate` can be told.
#[derive(Debug, clap::Args)]
pub struct AnnotateArgs {
    /// Read {"id", "text", "date", "format"} a line on standard input and write {"id", "entities", "figures",
    /// "diagnostics"} a line on standard output
    #[arg(long, required = true)]
    pub jsonl: bool,
    /// The date of texts that give none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Now>,
    /// How many texts to read at once [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
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
