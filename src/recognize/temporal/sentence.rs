//! Where sentences begin and end, as far as the reading of times asks.

use super::reader::Reader;
use crate::draft::TokenKind;

impl Reader<'_> {
    pub(super) fn is_stop(self, idx: usize) -> bool {
        match self.text(idx) {
            "!" | "?" => true,
            "." => self.spaced(idx + 1) && self.is_capital(idx + 1) && !self.is_abbreviation(idx),
            _ => false,
        }
    }

    /// Whether the full stop belongs to a short word before it: "Feb.", "p.m.", "Mr.".
    fn is_abbreviation(self, stop: usize) -> bool {
        stop > 0
            && self.kind(stop - 1) == Some(TokenKind::Word)
            && self.len(stop - 1) <= 4
            && (self.word(stop - 1).is_some() || self.len(stop - 1) <= 2)
    }

    pub(super) fn opens_sentence(self, idx: usize) -> bool {
        idx == 0 || self.is_stop(idx - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn stops() {
        check(&[
            ("They will meet Mr. Lund on Monday.", "Monday = 2026-03-23"),
            (
                "They will meet. On Monday it rained.",
                "Monday = 2026-03-16",
            ),
            ("He will pay! On Monday it rained.", "Monday = 2026-03-16"),
        ]);
    }
}
