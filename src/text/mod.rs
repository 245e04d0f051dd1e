//! Characters and coordinates.
//!
//! The lowest layer: byte spans, the rope that holds a document, the conversion between byte offsets and the line-and-column
//! positions of the outside world, tables of words, which words are ordinary English, and how work on many texts is spread
//! over threads. It
//! knows nothing of drafts, facts or editors.

mod rope;
mod span;

mod bytes;
mod common;
mod counted;
mod edit;
mod english;
mod history;
mod parallel;
mod position;
mod room;
mod word_table;

pub use bytes::{same_bytes, word_hash, word_hint};
pub use counted::counted;
pub use english::is_english;
pub use parallel::in_parallel;
pub use position::{LineCol, PositionEncoding};
pub use room::Room;
pub use rope::Text;
pub use span::Span;
pub use word_table::WordTable;
pub(crate) use word_table::words;
