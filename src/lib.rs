//! copydesk: a language server for news drafts.
//!
//! The code map, bottom up; each layer imports only from those above it in this list, and `tests/tidy` checks it:
//!
//! - [`text`]: bytes, ropes and positions
//! - [`draft`]: formats, blocks, prose, tokens, sentences
//! - [`model`]: entities, facts, sources, relations, units
//! - [`recognize`]: names, figures, dates, claims
//! - [`check`]: rules and findings
//! - [`ide`]: what an editor can ask
//! - [`workspace`]: the disk
//! - [`lsp`], [`cli`]: the two doors
//!
//! `docs/architecture.md` has the picture and the invariants.

pub mod text;

pub mod draft;
pub mod model;

pub mod recognize;

pub mod check;

pub mod ide;

pub mod workspace;

pub mod cli;
pub mod lsp;
