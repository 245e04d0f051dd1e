//! What an editor, a terminal or a script can ask of a draft. Change over time begins here.
//!
//! Features are plain functions that take an [`Analysis`] and return plain data; none knows LSP, and nothing here reads
//! disk, clock or environment.

mod analysis;
mod spot;

mod goto;
mod hover;
mod markup;

pub use analysis::{Analysis, Inputs, analyze};
pub use goto::{NavigationTarget, definition};
pub use hover::{Hover, hover};
pub use markup::{Markup, Piece};
