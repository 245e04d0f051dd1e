//! A block's prose and its tokens together, with the small questions that every grammar asks of them.
//!
//! An index past the end is a fair question: there stands no token, it is no word, and it is spaced off.

use super::vocabulary::{Numeral, may_be_numeral, numeral};
use crate::draft::{Token, TokenKind};

/// The prose of a block and its tokens.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The prose.
    pub(super) prose: &'a str,
    /// Its tokens.
    pub(super) tokens: &'a [Token],
}

impl<'a> View<'a> {
    /// The text of token `idx`.
    pub(super) fn text(self, idx: usize) -> Option<&'a str> {
        self.tokens.get(idx).map(|token| token.text(self.prose))
    }

    /// What the word at `idx` does in a number.
    #[inline]
    pub(super) fn numeral(self, idx: usize) -> Option<Numeral> {
        let token = self.tokens.get(idx)?;
        if token.kind != TokenKind::Word || !may_be_numeral(token) {
            return None;
        }
        numeral(token.text(self.prose))
    }

    pub(super) fn is(self, idx: usize, word: &str) -> bool {
        self.text(idx)
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
    }

    pub(super) fn spaced(self, idx: usize) -> bool {
        self.tokens.get(idx).is_none_or(|token| token.spaced)
    }

    /// `idx`, or the token behind a hyphen that stands there and joins its neighbours.
    pub(super) fn joined(self, idx: usize) -> usize {
        let hyphen = self
            .text(idx)
            .is_some_and(|text| matches!(text, "-" | "‐" | "‑"));
        if hyphen && !self.spaced(idx) && !self.spaced(idx + 1) {
            idx + 1
        } else {
            idx
        }
    }

    /// What stands between the token before `idx` and this one.
    pub(super) fn gap(self, idx: usize) -> &'a str {
        let before = idx
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(idx)) {
            (Some(before), Some(token)) => self
                .prose
                .get(before.span.end as usize..token.span.start as usize)
                .unwrap_or(""),
            _ => "",
        }
    }

    /// The kind of token `idx`.
    pub(super) fn kind(self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// Whether token `idx` is one of `words`, whatever its case.
    pub(super) fn is_any(self, idx: usize, words: &[&str]) -> bool {
        self.text(idx)
            .is_some_and(|text| words.iter().any(|word| word.eq_ignore_ascii_case(text)))
    }

    /// Whether token `idx` is a word with a capital first letter.
    pub(super) fn is_capitalized(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Word)
            && self
                .text(idx)
                .and_then(|text| text.chars().next())
                .is_some_and(char::is_uppercase)
    }

    /// Whether token `idx` is a word in lower case.
    pub(super) fn is_lower(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Word)
            && self
                .text(idx)
                .and_then(|text| text.chars().next())
                .is_some_and(char::is_lowercase)
    }

    /// Whether token `idx` is a hyphen or a dash.
    pub(super) fn is_dash(self, idx: usize) -> bool {
        self.text(idx)
            .is_some_and(|text| matches!(text, "-" | "‐" | "‑" | "–" | "—" | "−"))
    }
}
