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

// What comes from a client, a file or a draft must not bring the program down. Tests may say what they expect.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod text;

pub mod draft;
pub mod model;

pub mod recognize;

pub mod check;

pub mod ide;

pub mod workspace;

pub mod cli;
pub mod lsp;
