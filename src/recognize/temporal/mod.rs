//! Dates, times, durations and sets: what is written, and what it means on a given day.

use crate::draft::Token;
use crate::model::{Now, Period};
use crate::recognize::Figure;

/// A time as it is written, before anybody asks which day the draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temporal {}

/// What a temporal means, given the draft's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The days meant; `None` for a duration, a set and a time without a day.
    pub period: Option<Period>,
    /// ISO 8601 text of it: `2026-03-17`, `2026-03`, `2026-W12`, `2026-03-17T10:30`, `P2Y`, `T10:30`.
    pub iso: Option<String>,
    /// For a range: ISO 8601 of its two ends.
    pub range: Option<(String, String)>,
}

impl Temporal {
    /// What is meant in a draft of the moment `now`; relative forms give no period and no ISO text without it.
    pub fn resolve(&self, now: Option<Now>) -> Resolved {
        let _ = now;
        Resolved {
            period: None,
            iso: None,
            range: None,
        }
    }
}

/// Appends the dates, times, durations and sets of `prose` to `figures`, in order.
pub fn recognize_temporals(prose: &str, tokens: &[Token], figures: &mut Vec<Figure>) {
    let _ = (prose, tokens, figures);
}
