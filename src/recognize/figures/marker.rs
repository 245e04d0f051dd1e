//! Never a figure: numbers that mark the entries of a list or the parts of a law, and the results of games.

use super::phone::is_bare_digits;
use crate::draft::TokenKind;
use crate::recognize::view::View;

/// How many tokens a bracket with a number at its end may hold.
const MAX_BRACKET: usize = 16;

impl View<'_> {
    /// `1) Deviled, 2) scrambled`: a number that a bracket closes and none opens; `(1) salt; (2) oil`; `2. Close the lid.`
    pub(super) fn is_list_marker(self, idx: usize) -> bool {
        if self.is_bracketed_marker(idx) || self.is_stopped_marker(idx) || self.is_tie_break(idx) {
            return true;
        }
        let closed = self.is(idx + 1, ")") && !self.spaced(idx + 1);
        closed
            && self.spaced(idx)
            && self.text(idx).is_some_and(|text| text.len() <= 2)
            && (idx.saturating_sub(MAX_BRACKET)..idx)
                .rev()
                .find(|at| self.is_any(*at, &["(", ")"]))
                .is_none_or(|at| self.is(at, ")"))
    }

    /// `(1) salt; (2) oil`: at the start or behind a mark that parts the entries, with an entry behind it; or a part of a law.
    fn is_bracketed_marker(self, idx: usize) -> bool {
        let Some(opening) = idx.checked_sub(1) else {
            return false;
        };
        let enclosed = self.is(opening, "(") && self.is(idx + 1, ")");
        // "501(c)(3)", "Section 8(2)"
        if enclosed && opening > 0 && !self.spaced(opening) {
            return true;
        }
        let parted = opening == 0 || self.is_any(opening - 1, &[".", ";", ":", ","]);
        enclosed
            && parted
            && self.text(idx).is_some_and(|text| text.len() <= 2)
            && self.kind(idx + 2) == Some(TokenKind::Word)
            && self.spaced(idx + 2)
    }

    /// `2. Close the lid.`: a number that is all of a sentence, with another sentence behind it.
    fn is_stopped_marker(self, idx: usize) -> bool {
        let opens = idx == 0 || self.is_any(idx - 1, &[".", "!", "?", ":"]) && self.spaced(idx);
        opens
            && self.is(idx + 1, ".")
            && !self.spaced(idx + 1)
            && self.is_capitalized(idx + 2)
            && self.spaced(idx + 2)
            && self.text(idx).is_some_and(|text| text.len() <= 2)
    }

    /// `7-6 (5)`: the points of a tie-break behind its set.
    fn is_tie_break(self, idx: usize) -> bool {
        idx >= 4
            && self.is(idx - 1, "(")
            && self.is(idx + 1, ")")
            && self.kind(idx - 2) == Some(TokenKind::Number)
            && self.is_dash(idx - 3)
            && !self.spaced(idx - 3)
            && self.kind(idx - 4) == Some(TokenKind::Number)
    }

    /// `Rovers 3, United 1`: two teams and what they scored. This is the first of the two; the second stands behind a name.
    pub(super) fn is_result(self, idx: usize) -> bool {
        let few = |at: usize| {
            self.kind(at) == Some(TokenKind::Number)
                && self.text(at).is_some_and(is_bare_digits)
                && self.text(at).is_some_and(|text| text.len() <= 3)
        };
        let behind_name = idx > 0 && self.is_capitalized(idx - 1) && self.is(idx + 1, ",");
        if !behind_name || !few(idx) {
            return false;
        }
        let other = (idx + 2..idx + 6).find(|at| !self.is_capitalized(*at));
        other.is_some_and(|at| {
            at > idx + 2
                && few(at)
                && !matches!(self.kind(at + 1), Some(TokenKind::Word | TokenKind::Symbol))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn markers_and_results() {
        check_silent(
            "
            (1) salt; (2) oil, and then stir. 2. Close the lid.
            Rovers 3, United 1: Osei scored late. She won 7-6 (5), 6-3.
            ",
        );
        check(
            "
            The boats (3) sank. He came 2. The others lost 9.
            Kenya 12, of whom 4 were hurt; Osei, 4, and Duval
            ",
            expect![[r#"
                3 = number 3, exact
                2 = number 2, exact
                9 = number 9, exact
                12 = number 12, exact
                4 = number 4, exact
                4 = number 4, exact
            "#]],
        );
    }
}
