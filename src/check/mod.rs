//! What is wrong with a draft: the rules and their findings.
//!
//! A rule is one function in one file, listed in [`RULES`]. Paragraph rules look at one block and are remembered with it;
//! draft rules look at the small summaries of all blocks. Silence comes first: see `docs/rules.md`.

mod context;
mod finding;
mod rule;
mod rules;

pub use context::{DraftView, ParagraphView};
pub use finding::{Finding, Fix, Place, Related, Severity};
pub use rule::{Check, Rule};
pub use rules::{RULES, rule};
