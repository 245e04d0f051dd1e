//! Rates, which look like lengths: the "a year" of "300 days of sun a year".

use super::super::vocabulary::numeral;
use super::length::Counted;
use super::reader::Reader;
use crate::draft::TokenKind;
use crate::recognize::is_function_word;

/// How many tokens before "a year" the count of a rate may stand.
const RATE_REACH: usize = 6;

impl Reader<'_> {
    /// Whether "a year" at `idx` tells how often what was counted before it comes: "300 days of sun a year", "400 cars a week".
    pub(super) fn is_rate(self, idx: usize, counted: Counted) -> bool {
        let article = self.is_any(idx, &["a", "an"]) && counted.end == idx + 2;
        let noun = self.kind(idx.wrapping_sub(1)) == Some(TokenKind::Word)
            && !is_function_word(self.text(idx - 1))
            && self.cue(idx - 1).is_none()
            && !self.is_any(counted.end, &["after", "before", "from", "into", "of"]);
        article
            && noun
            && (idx.saturating_sub(RATE_REACH)..idx - 1)
                .rev()
                .take_while(|at| self.kind(*at) != Some(TokenKind::Punct))
                .any(|at| {
                    self.kind(at) == Some(TokenKind::Number) || numeral(self.text(at)).is_some()
                })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn rates_are_no_lengths() {
        check(&[
            (
                "The town gets 300 days of sun a year and 400 boats a week.",
                "300 days = P300D",
            ),
            ("The two waited a year.", "a year = P1Y"),
            ("They lost 40 jobs a year after the merger.", "a year = P1Y"),
        ]);
        silent(&["It draws 4 million visitors a year."]);
    }
}
