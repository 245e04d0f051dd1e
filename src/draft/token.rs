//! Words, numbers and punctuation of a block's prose.
//!
//! Tokens are the alphabet of every recognizer: names, figures and patterns all match over them, so a word is looked at
//! once. What a token means is decided above.

use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters and combining marks: `billion`, `Müller`. An apostrophe between letters ends the word and the
    /// ending is a [`TokenKind::Suffix`] of its own: `Amazon` + `'s`, `don` + `'t`.
    Word,
    /// The apostrophe and the letters after it, straight or curly: `'s`, `’t`; a bare `'` after a word ending in s.
    Suffix,
    /// Digits with inner `.` or `,` when digits stand on both sides: `1,234.5`, `10.30`. One token may hold several groups.
    Number,
    /// One symbol that figures are written with: currency signs, `%`, `°`, `+`, `½` and the like.
    Symbol,
    /// One other character that is neither letter, digit nor white space.
    Punct,
}

/// A word, number or mark of a block's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands: bytes of the prose.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (no-break and thin spaces and line ends included) or the start of the prose comes before.
    pub spaced: bool,
}

impl Token {
    /// The token's text in its prose.
    pub fn text(self, prose: &str) -> &str {
        self.span.slice(prose)
    }
}

/// Cuts `prose` into tokens and appends them to `tokens`, so that a caller can reuse one buffer for many blocks.
pub fn tokenize(prose: &str, tokens: &mut Vec<Token>) {
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = prose[at..].chars().next() {
        if is_space(first) {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let after_word = !spaced
            && tokens
                .last()
                .is_some_and(|last| last.kind == TokenKind::Word);
        let (kind, len) = token_at(&prose[at..], first, after_word);
        tokens.push(Token {
            span: Span::of(at..at + len),
            kind,
            spaced,
        });
        spaced = false;
        at += len;
    }
}

fn token_at(rest: &str, first: char, after_word: bool) -> (TokenKind, usize) {
    if first.is_ascii_digit() {
        return (TokenKind::Number, number_len(rest.as_bytes()));
    }
    if is_letter(first) {
        return (TokenKind::Word, run_len(rest, is_letter));
    }
    if is_apostrophe(first) && after_word {
        return (
            TokenKind::Suffix,
            first.len_utf8() + run_len(&rest[first.len_utf8()..], is_letter),
        );
    }
    let kind = if is_figure_symbol(first) {
        TokenKind::Symbol
    } else {
        TokenKind::Punct
    };
    (kind, first.len_utf8())
}

fn run_len(text: &str, belongs: fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn number_len(bytes: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 1;
    while digit(len) || (matches!(bytes.get(len), Some(b'.' | b',')) && digit(len + 1)) {
        len += 1;
    }
    len
}

/// White space between words. Zero-width space and the byte order mark count, since they never belong to a word.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_letter(c: char) -> bool {
    // Soft hyphens and combining marks stay inside a word; ª, º and the letter-like signs are alphabetic by Unicode.
    c.is_ascii_alphabetic()
        || (!c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_figure_symbol(c: char) -> bool {
    matches!(
        c,
        '$' | '%'
            | '+'
            | '°'
            | '€'
            | '£'
            | '¥'
            | '₹'
            | '₩'
            | '₽'
            | '₺'
            | '₪'
            | '₫'
            | '₦'
            | '₱'
            | '₴'
            | '฿'
            | '¢'
            | '‰'
            | '−'
            | '×'
            | '±'
            | '~'
            | '≈'
    ) || matches!(c, '¼'..='¾' | '⅐'..='⅞' | '²' | '³' | '¹' | '₿' | '＄' | '％')
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(prose: &str, expected: Expect) {
        let mut tokens = Vec::new();
        tokenize(prose, &mut tokens);
        let drawn: Vec<String> = tokens
            .iter()
            .map(|token| {
                format!(
                    "{}{:?}({})",
                    if token.spaced { " " } else { "" },
                    token.kind,
                    token.text(prose)
                )
            })
            .collect();
        expected.assert_eq(drawn.concat().trim_start());
    }

    #[test]
    fn words_numbers_and_marks() {
        check(
            "Amazon’s $1,234.5bn.",
            expect!["Word(Amazon)Suffix(’s) Symbol($)Number(1,234.5)Word(bn)Punct(.)"],
        );
        check("2-gigawatt", expect!["Number(2)Punct(-)Word(gigawatt)"]);
        check(
            "GPT-5, 3½%",
            expect!["Word(GPT)Punct(-)Number(5)Punct(,) Number(3)Symbol(½)Symbol(%)"],
        );
    }

    #[test]
    fn quotes_are_no_suffix() {
        check(
            "'tis the boss' and don't",
            expect![
                "Punct(')Word(tis) Word(the) Word(boss)Suffix(') Word(and) Word(don)Suffix('t)"
            ],
        );
    }

    #[test]
    fn no_break_and_thin_spaces_separate() {
        check(
            "8\u{a0}km 1\u{202f}234",
            expect!["Number(8) Word(km) Number(1) Number(234)"],
        );
    }
}
