//! Sentence bounds over a block's tokens.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::text::Span;

/// One sentence of a block's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands: bytes of the prose, from its first to its last token.
    pub span: Span,
    /// Its tokens: indices into the block's token list.
    pub tokens: Range<u32>,
}

/// The sentences of a block, in order; together they hold every token.
pub fn sentences(prose: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for idx in 0..tokens.len() {
        let ends = idx + 1 == tokens.len()
            || (is_stop(prose, tokens[idx])
                && tokens[idx + 1].spaced
                && starts_sentence(prose, tokens[idx + 1]));
        if ends {
            found.push(Sentence {
                span: tokens[first].span.cover(tokens[idx].span),
                tokens: first as u32..idx as u32 + 1,
            });
            first = idx + 1;
        }
    }
    found
}

fn is_stop(prose: &str, token: Token) -> bool {
    token.kind == TokenKind::Punct && matches!(token.text(prose), "." | "!" | "?")
}

fn starts_sentence(prose: &str, token: Token) -> bool {
    token
        .text(prose)
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
}
