//! Sentence patterns: how sentences state the relations of a model, as data.
//!
//! `parse` reads the language of `docs/patterns.md`, `compile` makes sequences and an index of cue words of it once per
//! model, `matcher` runs a sequence over the items of a sentence. What a match means is decided in `claims`.

mod inflect;
mod lexicon;
mod parse;

mod items;
mod sentence;
mod verb;

mod cues;

mod compile;
mod matcher;

mod search;

mod leads;

mod problems;

pub use leads::{leads_to_figure, speaks_of};
pub use problems::pattern_problems;
pub use verb::{Polarity, Tense};

pub(super) use compile::Patterns;
pub(super) use items::is_own_name;
pub(super) use matcher::{Filled, Who};
pub(super) use search::{Buffers, Match, Reader};
