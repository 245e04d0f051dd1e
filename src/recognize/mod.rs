//! What the prose mentions and claims: names, figures, dates, and the sentences that state a relation.
//!
//! Recognizers report what is written and where; what a date means on a given day, or which entity "the company" is, is
//! decided by `resolve` with the whole draft in view. All spans here are bytes of a block's prose.

mod cast;
mod claims;
mod figure;
mod figures;
mod name;
mod names;
mod number;
mod paragraph;
mod resolve;
mod small_words;
mod unknown_pairs;
pub mod temporal;
mod view;
mod vocabulary;

pub use cast::Cast;
pub use claims::{Claim, claims};
pub use figure::{Amount, Figure, FigureKind, Meaning};
pub use figures::recognize_figures;
pub use name::NameMention;
pub use names::recognize_names;
pub use paragraph::{Paragraph, recognize};
pub use resolve::{DraftContext, resolve};
pub use small_words::{is_function_word, is_title};
