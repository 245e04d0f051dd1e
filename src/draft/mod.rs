//! What a draft is, without knowing the world: its format, blocks, prose, words and sentences.
//!
//! A draft is the same whoever is in the news, so this layer never sees the model. A text is cut into segments, a
//! segment into blocks, a block holds prose; tokens and sentences are found in prose. Parsing is total: every text is a
//! draft.

mod block;
mod format;
mod page;
mod parse;
mod prose;
mod scan;
mod segment;

mod date;
mod front_matter;
mod suppression;

mod sentence;
mod token;

pub use block::{Block, BlockKind};
pub use date::WrittenDate;
pub use format::Format;
pub use front_matter::front_matter_values;
pub use page::{Page, PageAt};
pub use parse::{Draft, parse, parse_unless};
pub use prose::Prose;
pub use scan::PARSED;
pub use segment::{DateAuthority, Segment, SegmentContent, StatedDate};
pub use sentence::{Sentence, sentences};
pub use suppression::Allowance;
pub use token::{Token, TokenKind, cover, tokenize};
