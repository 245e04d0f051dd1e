//! What the prose mentions and claims: names, figures, dates, and the sentences that state a relation.
//!
//! Recognizers report what is written and where; what a date means on a given day, or which entity "the company" is, is
//! decided by `resolve` with the whole draft in view. All spans here are bytes of a block's prose.

mod agreement;
mod antecedent;
mod binding;
mod cast;
mod claim;
mod claims;
mod families;
mod figure;
mod figures;
mod name;
mod names;
mod number;
mod paragraph;
mod pattern;
#[cfg(test)]
mod printed;
mod quotation;
mod resolve;
mod small_words;
pub mod temporal;
mod unknown_pairs;
mod view;
mod vocabulary;

pub use agreement::compare;
pub use cast::Cast;
pub use claim::{
    Claim, Comparison, DateComparison, FigureComparison, Party, PartyComparison, StatusComparison,
};
pub use claims::{ClaimFinder, prepare};
pub use figure::{Amount, Figure, FigureKind, Meaning, Rate};
pub use figures::{recognize_figures, recognize_figures_in};
pub use name::NameMention;
pub use names::recognize_names;
pub use paragraph::{Paragraph, Recognizer, recognize, recognize_in};
pub use pattern::{Polarity, Tense, leads_to_figure, pattern_problems, speaks_of};
pub use quotation::quotations;
pub use resolve::{DraftContext, resolve};
pub use small_words::{is_function_word, is_title};
