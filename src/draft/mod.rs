//! What a draft is, without knowing the world: its format, blocks, prose, words and sentences.
//!
//! A draft is the same whoever is in the news, so this layer never sees the model. A text is cut into segments, a
//! segment into blocks, a block holds prose; tokens and sentences are found in prose. Parsing is total: every text is a
//! draft.

mod block;
mod parse;
mod prose;
mod sentence;
mod token;

pub use block::{Block, BlockKind};
pub use parse::{Draft, Format, Segment, SegmentContent, parse};
pub use prose::Prose;
pub use sentence::{Sentence, sentences};
pub use token::{Token, TokenKind, tokenize};
