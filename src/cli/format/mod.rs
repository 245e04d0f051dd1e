//! The formats of a checking command's output. Each is written as it comes, in pages of one text each, so that the
//! longest run needs no more memory than its largest texts.

mod checkstyle;
mod github;
mod json;
mod junit;
mod sarif;
mod xml;

use super::args::{FailOn, OutputFormat};
use super::draw::Sheet;
use super::output::Unchecked;
use super::remark::Remark;

/// A text and the remarks on it.
pub(super) struct Sheaf<'a> {
    /// The text.
    pub(super) sheet: &'a Sheet<'a>,
    /// The remarks, by place.
    pub(super) remarks: &'a [Remark<'a>],
    /// Which of them fail the run.
    pub(super) fail_on: FailOn,
}

impl OutputFormat {
    /// What stands before all pages.
    pub(super) fn head(self) -> String {
        match self {
            OutputFormat::Text | OutputFormat::Github => String::new(),
            OutputFormat::Json => json::head(),
            OutputFormat::Sarif => sarif::head(),
            OutputFormat::Checkstyle => checkstyle::HEAD.to_owned(),
            OutputFormat::Junit => junit::HEAD.to_owned(),
        }
    }

    /// The page of one text; empty where the format has nothing to say of a text without remarks.
    pub(super) fn page(self, sheaf: &Sheaf<'_>) -> String {
        match self {
            OutputFormat::Text => {
                let drawn = sheaf.remarks.iter().map(|it| sheaf.sheet.draw(it) + "\n\n");
                drawn.collect()
            }
            OutputFormat::Json => json::page(sheaf),
            OutputFormat::Sarif => sarif::page(sheaf),
            OutputFormat::Github => github::page(sheaf),
            OutputFormat::Checkstyle => checkstyle::page(sheaf),
            OutputFormat::Junit => junit::page(sheaf),
        }
    }

    /// What stands between two pages that are not empty.
    pub(super) fn between(self) -> &'static str {
        match self {
            OutputFormat::Json | OutputFormat::Sarif => ",\n",
            _ => "",
        }
    }

    /// What stands behind all pages; it names the texts that could not be checked.
    pub(super) fn tail(self, unchecked: &[Unchecked]) -> String {
        match self {
            OutputFormat::Text => String::new(),
            OutputFormat::Json => json::tail(unchecked),
            OutputFormat::Sarif => sarif::tail(unchecked),
            OutputFormat::Github => github::tail(unchecked),
            OutputFormat::Checkstyle => checkstyle::tail(unchecked),
            OutputFormat::Junit => junit::tail(unchecked),
        }
    }
}

/// A JSON value as text. Strings, numbers and lists always serialize, so nothing is lost by the default.
fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A path as CI services compare it: from the folder that the run began in, without `./`, with `/` between its parts.
fn plain_path(name: &str) -> String {
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

/// What is wrong, and behind it the reasons, a line each.
fn with_notes(remark: &Remark<'_>) -> String {
    let lines = std::iter::once(remark.message).chain(remark.notes.iter().map(String::as_str));
    lines.collect::<Vec<_>>().join("\n")
}
