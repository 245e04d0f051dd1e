//! All figures of a block: amounts and times, overlaps resolved by one rule.

use super::figure::Figure;
use super::temporal::recognize_temporals;
use crate::draft::Token;

/// Appends the figures of `prose` to `figures`, in order and without overlap.
pub fn recognize_figures(prose: &str, tokens: &[Token], figures: &mut Vec<Figure>) {
    recognize_temporals(prose, tokens, figures);
}
