//! A text that is to be annotated, as a line of JSON gives it.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::lines::{Line, MAX_LINE};
use crate::cli::args;
use crate::ide::{Format, Inputs};

/// A text to annotate.
#[derive(Deserialize)]
pub(super) struct Request<'a> {
    /// What it is called, as it was written.
    #[serde(borrow, default)]
    pub(super) id: Option<&'a RawValue>,
    /// The text.
    #[serde(borrow)]
    pub(super) text: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    /// Another name of `date`, which counts where both are given.
    #[serde(borrow, default)]
    reference_date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
}

impl<'a> Request<'a> {
    /// Reads a line; `None` for an empty one. What is wrong with a line is an error for people.
    pub(super) fn read(line: &'a Line) -> Result<Option<Request<'a>>, String> {
        let Line::Read(bytes) = line else {
            return Err(format!("the line is longer than {} MB", MAX_LINE >> 20));
        };
        let line = str::from_utf8(bytes).map_err(|error| error.to_string())?;
        if line.trim().is_empty() {
            return Ok(None);
        }
        let request = serde_json::from_str(line).map_err(|error| error.to_string())?;
        Ok(Some(request))
    }

    /// What its text is read with: what it says itself, and `inputs` for the rest.
    pub(super) fn inputs(&self, inputs: &Inputs) -> Result<Inputs, String> {
        let date = self.date.as_deref().or(self.reference_date.as_deref());
        Ok(Inputs {
            format: format(self.format.as_deref())?,
            date: match date {
                Some(date) => Some(args::date(date)?),
                None => inputs.date,
            },
            ..inputs.clone()
        })
    }
}

fn format(word: Option<&str>) -> Result<Format, String> {
    match word {
        None | Some("plain" | "plaintext" | "text") => Ok(Format::Plain),
        Some("markdown") => Ok(Format::Markdown),
        Some("html") => Ok(Format::Html),
        Some(other) => Err(format!(
            "unknown format {other:?}: give plain, markdown or html"
        )),
    }
}
