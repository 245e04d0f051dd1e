//! The texts of sources that lie in the workspace, and whether quotes stand in them.

use std::path::Path;

use super::capture::sha256;
use super::read::read_text;
use crate::ide::{Model, Problem, SourceText, check_quotes};

/// What is wrong with the evidence of a model's sources that name a file. Reads those files.
pub fn quote_problems(model: &Model) -> Vec<Problem> {
    check_quotes(model, |model_file, file| {
        let folder = Path::new(model_file).parent().unwrap_or(Path::new(""));
        let text = read_text(&folder.join(file)).map_err(|why| why.to_string())?;
        Ok(SourceText {
            sha256: sha256(&text),
            text: text.into(),
        })
    })
}
