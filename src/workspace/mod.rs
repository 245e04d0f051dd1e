//! The disk: model files, settings and drafts found and read. Everything it reads enters the analysis as plain data.

mod read;

pub use read::{MAX_TEXT, Unreadable, decode, read_text};
