//! Rows that reach back from the draft's day: "the third strike in 10 years".

use super::reader::Reader;

/// How many tokens before "in" tell of a row: "the first such loss for the club in 10 years".
const ROW_REACH: usize = 7;

/// Words before what is the first or the largest.
const OWNERS: &[&str] = &["the", "its", "their", "his", "her", "our", "my", "'s", "’s"];

impl Reader<'_> {
    /// Whether "in" at `idx` tells how long a row is that something is the first or the largest of: "the third time in 10
    /// years", "its worst loss in two years", "it is the third strike in 10 years". Such a stretch has passed.
    pub(super) fn is_of_a_row(self, idx: usize) -> bool {
        (idx.saturating_sub(ROW_REACH)..idx).any(|at| {
            let text = self.text(at);
            let owned = || self.after_any(at, OWNERS);
            let superlative = text.len() > 4 && text.ends_with("est");
            self.is_any(at, &["time", "times", "worst", "most", "best"])
                || (superlative || self.is_any(at, &["first", "only"])) && owned()
                || at >= 2
                    && self.is_any(at - 2, &["is", "was", "are", "were", "'s", "’s"])
                    && owned()
                    && self.rank(at).is_some()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn rows_of_years() {
        check(&[
            ("It is the third strike in 10 years.", "10 years = P10Y"),
            ("The film is his first in a decade.", "a decade = P10Y"),
            (
                "They will hold a third vote in two weeks.",
                "two weeks = 2026-W14 2026-04-01..2026-04-01",
            ),
            (
                "It is their first meeting, and for the third time in 10 years they lost.",
                "10 years = P10Y",
            ),
            ("Its worst loss in two years", "two years = P2Y"),
            (
                "It will open in two years.",
                "two years = 2028 2028-03-18..2028-03-18",
            ),
        ]);
    }
}
