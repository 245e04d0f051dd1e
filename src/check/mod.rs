//! What is wrong with a draft: the rules and their findings.
//!
//! A rule is one function in one file, listed in [`RULES`]. Paragraph rules look at one block and are remembered with it;
//! draft rules look at what they noted of all blocks, or at the draft's top. Silence comes first: see `docs/rules.md`.

mod context;
mod evidence;
#[cfg(test)]
mod faults;
mod figure_style;
mod finding;
mod fingerprint;
#[cfg(test)]
mod fixture;
mod interval;
mod manual;
mod noted;
mod phrase;
mod quotes;
mod rule;
mod rules;
mod run;
mod settings;
#[cfg(test)]
mod silence;
mod style;
mod wording;
mod words;

pub use context::{DraftView, ParagraphView};
pub use figure_style::{in_style, scale_style, takes_scale, written};
pub use finding::{Finding, Fix, Place, Related, Severity};
pub use fingerprint::Fingerprint;
pub use manual::manual;
pub use noted::{
    Before, NoteIdx, NoteList, Noted, NotedFindings, NotedRule, Notes, PageNotes, PageNotesAt,
    Value,
};
pub use phrase::Phrases;
pub use rule::{Check, Rule, TOP};
pub use rules::{RULES, rule};
pub use run::{check_paragraph, check_top};
pub use settings::{Level, Settings};
pub use style::{CurrencyStyle, FirstReference, HouseStyle, ScaleStyle};
