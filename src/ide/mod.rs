//! What an editor, a terminal or a script can ask of a draft. Change over time begins here.
//!
//! Features are plain functions that take an [`Analysis`] and return plain data; none knows LSP, and nothing here reads
//! disk, clock or environment.

mod analysis;

pub use analysis::{Analysis, Inputs, analyze};
