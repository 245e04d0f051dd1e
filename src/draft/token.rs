//! Words, numbers and punctuation of a block's prose.
//!
//! Tokens are the alphabet of every recognizer: names, figures and patterns all match over them, so a word is looked at
//! once. What a token means is decided above.

use crate::text::{Span, word_hint};

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
    /// One other character that is neither letter, digit nor white space; or a whole web address, in which no name and no
    /// figure is meant.
    Punct,
}

/// A word, number or mark of a block's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands: bytes of the prose.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The [`word_hint`] of its text, which turns it away from nearly all tables of words that do not hold it.
    pub hint: u16,
    /// Whether white space (no-break and thin spaces and line ends included) or the start of the prose comes before.
    pub spaced: bool,
}

impl Token {
    /// The token's text in its prose.
    #[inline]
    pub fn text(self, prose: &str) -> &str {
        self.span.slice(prose)
    }
}

/// Where a run of tokens stands, from the first to the last.
pub fn cover(tokens: &[Token]) -> Span {
    match tokens {
        [first, .., last] => first.span.cover(last.span),
        [only] => only.span,
        [] => Span::default(),
    }
}

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Apostrophe,
    Symbol,
    Punct,
    /// The first or a later byte of a character outside ASCII.
    Wide,
}

/// The class of each byte: one look instead of a decoded character and a chain of questions.
#[allow(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which would refuse an index behind the end"
)]
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'$' | b'%' | b'+' | b'~' => Class::Symbol,
            _ => Class::Punct,
        };
        byte += 1;
    }
    classes
};

/// The class of the character that begins at `at`, and its length in bytes.
#[inline]
fn class_at(prose: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *prose.as_bytes().get(at)?;
    let class = *CLASSES.get(usize::from(byte))?;
    if class != Class::Wide {
        return Some((class, 1));
    }
    Some(class_of_wide(prose.get(at..)?.chars().next()?))
}

/// The class of a character outside ASCII, and its length in bytes.
fn class_of_wide(c: char) -> (Class, usize) {
    let class = match c {
        _ if is_space(c) => Class::Space,
        _ if is_letter(c) => Class::Letter,
        _ if is_apostrophe(c) => Class::Apostrophe,
        _ if is_figure_symbol(c) => Class::Symbol,
        _ => Class::Punct,
    };
    (class, c.len_utf8())
}

/// Cuts `prose` into tokens and appends them to `tokens`, so that a caller can reuse one buffer for many blocks.
pub fn tokenize(prose: &str, tokens: &mut Vec<Token>) {
    let (mut at, mut spaced, mut after_word) = (0, true, false);
    while let Some((class, len)) = class_at(prose, at) {
        if class == Class::Space {
            (at, spaced, after_word) = (at + len, true, false);
            continue;
        }
        let (kind, end) = match class {
            Class::Letter => word(prose, at, at + len),
            Class::Digit => (TokenKind::Number, number_end(prose.as_bytes(), at)),
            Class::Apostrophe if after_word => suffix(prose, at, at + len),
            Class::Symbol => (TokenKind::Symbol, at + len),
            _ => (TokenKind::Punct, at + len),
        };
        tokens.push(Token {
            span: Span::of(at..end),
            kind,
            hint: word_hint(prose.as_bytes().get(at..end).unwrap_or_default()),
            spaced,
        });
        (at, spaced, after_word) = (end, false, kind == TokenKind::Word);
    }
}

/// The end of the run of letters that goes on at `at`.
fn letters_end(prose: &str, mut at: usize) -> usize {
    loop {
        // Nearly all letters are one byte, and nearly all bytes of a draft are theirs.
        let rest = prose.as_bytes().get(at..).unwrap_or_default();
        let plain = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
        at += plain.count();
        match class_at(prose, at) {
            Some((Class::Letter, len)) => at += len,
            _ => return at,
        }
    }
}

/// The word that begins at `start`, or the web address.
fn word(prose: &str, start: usize, behind_first: usize) -> (TokenKind, usize) {
    let end = letters_end(prose, behind_first);
    if opens_address(prose.as_bytes(), start, end) {
        (TokenKind::Punct, address_end(prose, end))
    } else {
        (TokenKind::Word, end)
    }
}

/// Whether a web address begins with the word `start..end`.
fn opens_address(prose: &[u8], start: usize, end: usize) -> bool {
    let goes_on = |with: &[u8]| prose.get(end..).is_some_and(|it| it.starts_with(with));
    match prose.get(start..end) {
        Some(b"http" | b"https") => goes_on(b"://"),
        Some(b"www") => goes_on(b"."),
        _ => false,
    }
}

/// The end of a web address: before white space, quotation marks and angle brackets, and before the marks that end the
/// sentence around it.
fn address_end(prose: &str, from: usize) -> usize {
    let is_end = |c: char| is_space(c) || matches!(c, '"' | '<' | '>' | '“' | '”' | '’');
    let rest = prose.get(from..).unwrap_or_default();
    let address = rest.split(is_end).next().unwrap_or(rest);
    from + address
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\''])
        .len()
}

/// The ending of a word from its apostrophe on. A bare apostrophe is one only behind an s: else it closes a quotation.
fn suffix(prose: &str, start: usize, behind_mark: usize) -> (TokenKind, usize) {
    let end = letters_end(prose, behind_mark);
    let after_s = matches!(
        prose.as_bytes().get(start.wrapping_sub(1)),
        Some(b's' | b'S')
    );
    let kind = if end > behind_mark || after_s {
        TokenKind::Suffix
    } else {
        TokenKind::Punct
    };
    (kind, end)
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start + 1;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    end
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
            | '£'
            | '¥'
            | '¢'
            | '฿'
            | '৳'
            | '៛'
            | '‰'
            | '−'
            | '×'
            | '±'
            | '~'
            | '≈'
    ) || matches!(c, '¼'..='¾' | '⅐'..='⅞' | '²' | '³' | '¹' | '＄' | '％')
        // Unicode's block of currency signs: € ₹ ₩ ₿ and their kin.
        || matches!(c, '\u{20a0}'..='\u{20cf}')
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
    fn an_apostrophe_that_closes_a_quotation_is_no_suffix() {
        check(
            "a \u{2018}big deal\u{2019} now",
            expect![[r#"Word(a) Punct(‘)Word(big) Word(deal)Punct(’) Word(now)"#]],
        );
    }

    #[test]
    fn a_web_address_is_one_mark() {
        check(
            "See https://a.example/amazon-50-billion?x=1. Or (www.b.example), http: no",
            expect![
                "Word(See) Punct(https://a.example/amazon-50-billion?x=1)Punct(.) Word(Or) Punct(()Punct(www.b.example)Punct())Punct(,) Word(http)Punct(:) Word(no)"
            ],
        );
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(prose in "[a-zé’' .,0-9$“\u{a0}\u{2009}ß€-]{0,60}") {
            let mut tokens = Vec::new();
            tokenize(&prose, &mut tokens);
            let mut end = 0;
            for token in tokens {
                let gap = &prose[end as usize..token.span.range().start];
                assert!(gap.chars().all(is_space) && token.spaced == (!gap.is_empty() || end == 0));
                assert!(!token.text(&prose).is_empty());
                end = token.span.end;
            }
            assert!(prose[end as usize..].chars().all(is_space));
        }
    }

    #[test]
    fn no_break_and_thin_spaces_separate() {
        check(
            "8\u{a0}km 1\u{202f}234",
            expect!["Number(8) Word(km) Number(1) Number(234)"],
        );
    }
}
