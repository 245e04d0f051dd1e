//! Looking at tokens: the small questions that every part of the grammar asks. Positions outside the prose answer like
//! the end of a sentence, so the grammar needs no bounds of its own.

use super::super::number::{number_at, ordinal_at};
use super::super::vocabulary::{Numeral, numeral};
use super::lately::Numbers;
use super::words::{Word, may_be_word, word};
use super::written::DateOrder;
use crate::draft::{Token, TokenKind};
use crate::text::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The tokens of a block's prose.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    /// The order that the house writes days and months in, where it has said so.
    pub(super) order: Option<DateOrder>,
    pub(super) numbers: &'a Numbers,
}

impl<'a> Reader<'a> {
    /// The token's text; empty outside the prose.
    pub(super) fn text(self, idx: usize) -> &'a str {
        self.tokens
            .get(idx)
            .map_or("", |token| token.text(self.prose))
    }

    pub(super) fn kind(self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// Where tokens `from` up to `to` (excluded) stand.
    pub(super) fn span(self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// What a word can mean in a date; `None` for everything that is no word.
    pub(super) fn word(self, idx: usize) -> Option<Word> {
        let token = self.tokens.get(idx)?;
        if token.kind != TokenKind::Word || !may_be_word(token) {
            return None;
        }
        word(token.text(self.prose))
    }

    /// What the word before `idx` can mean.
    pub(super) fn word_before(self, idx: usize) -> Option<Word> {
        self.word(idx.checked_sub(1)?)
    }

    /// Whether the token is this text, in upper or lower case.
    pub(super) fn is(self, idx: usize, text: &str) -> bool {
        self.text(idx).eq_ignore_ascii_case(text)
    }

    /// Whether the token is one of these texts, in upper or lower case.
    pub(super) fn is_any(self, idx: usize, texts: &[&str]) -> bool {
        let text = self.text(idx);
        texts.iter().any(|it| it.eq_ignore_ascii_case(text))
    }

    /// Whether the token before `idx` is one of these texts.
    pub(super) fn after_any(self, idx: usize, texts: &[&str]) -> bool {
        idx > 0 && self.is_any(idx - 1, texts)
    }

    /// Whether white space, a start or an end of the prose comes before the token.
    pub(super) fn spaced(self, idx: usize) -> bool {
        self.tokens.get(idx).is_none_or(|token| token.spaced)
    }

    /// Whether the token touches the one before it.
    pub(super) fn glued(self, idx: usize) -> bool {
        !self.spaced(idx)
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn is_capital(self, idx: usize) -> bool {
        self.text(idx).starts_with(|c: char| c.is_uppercase())
    }

    /// Whether the token is a hyphen or a dash.
    pub(super) fn is_dash(self, idx: usize) -> bool {
        matches!(self.text(idx), "-" | "–" | "—" | "‑" | "‐" | "−")
    }

    pub(super) fn is_apostrophe(self, idx: usize) -> bool {
        matches!(self.text(idx), "'" | "’" | "‘" | "ʼ")
    }

    /// The token as a number of at most four digits and nothing else.
    pub(super) fn digits(self, idx: usize) -> Option<i16> {
        let text = self.text(idx);
        let plain = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    }

    /// How many bytes the token has.
    pub(super) fn len(self, idx: usize) -> usize {
        self.text(idx).len()
    }

    /// The token after an optional hyphen that touches on both sides: `two-year`.
    pub(super) fn hyphened(self, idx: usize) -> usize {
        if self.is_dash(idx) && self.glued(idx) && self.glued(idx + 1) {
            idx + 1
        } else {
            idx
        }
    }

    /// The token after an optional comma.
    pub(super) fn past_comma(self, idx: usize) -> usize {
        if self.text(idx) == "," { idx + 1 } else { idx }
    }

    /// The token after an optional full stop that touches the word before it.
    pub(super) fn past_stop(self, idx: usize) -> usize {
        if self.text(idx) == "." && self.glued(idx) {
            idx + 1
        } else {
            idx
        }
    }

    /// The token after the word, where it stands there.
    pub(super) fn past(self, idx: usize, text: &str) -> usize {
        if self.is(idx, text) { idx + 1 } else { idx }
    }

    /// A count in digits or words and the token after it.
    pub(super) fn count(self, idx: usize) -> Option<(Decimal, usize)> {
        self.numbers.counts.at(idx, || self.read_count(idx))
    }

    fn read_count(self, idx: usize) -> Option<(Decimal, usize)> {
        // "two quarters" are half of something only before "of".
        let at = self.hyphened(idx + 1);
        if self.is(at, "quarters")
            && !self.is(at + 1, "of")
            && let Some(Numeral::Ones(count)) = numeral(self.text(idx))
        {
            return Some((count.into(), idx + 1));
        }
        let found = number_at(self.prose, self.tokens, idx)?;
        Some((found.value, found.tokens.end))
    }

    /// A whole count of at most three digits, in digits or words.
    pub(super) fn small_count(self, idx: usize) -> Option<(u16, usize)> {
        let (count, end) = self.count(idx)?;
        let small = count.to_u16().filter(|it| Decimal::from(*it) == count)?;
        (1..=999).contains(&small).then_some((small, end))
    }

    /// A rank in words or digits: `third`, `21st`.
    pub(super) fn rank(self, idx: usize) -> Option<(i8, usize)> {
        self.numbers.ranks.at(idx, || {
            let found = ordinal_at(self.prose, self.tokens, idx)?;
            Some((found.value.to_i8()?, found.tokens.end))
        })
    }
}
