//! Names and prose cut alike: words, numbers and marks, so that a name is found however it is spaced and dotted.
//!
//! The matcher cuts the prose anew from where a name may begin, with the very function that cut the names: nothing rests
//! on the two agreeing by accident. It looks only a few pieces ahead, where a first word has been found.

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: PieceKind,
    /// Whether it follows the piece before it without white space; a line end after a hyphen is no white space.
    pub(super) glued: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Letters, or initials with full stops ("U.S."), or an apostrophe with the letters after it.
    Word,
    /// Digits with inner points and commas.
    Number,
    /// A hyphen of any kind.
    Hyphen,
    /// Any other character that is no white space.
    Mark(char),
}

impl Piece {
    /// What it covers.
    pub(super) fn text(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The first piece at or after byte `at`. `after` is the piece that ends there, if any.
pub(super) fn next_piece(text: &str, at: usize, after: Option<Piece>) -> Option<Piece> {
    let rest = text.get(at..)?;
    let space = rest.find(|c: char| !is_space(c))?;
    let (gap, rest) = rest.split_at_checked(space)?;
    let wrapped =
        after.is_some_and(|it| it.kind == PieceKind::Hyphen) && gap.contains(['\n', '\r']);
    let start = at + space;
    let first = rest.chars().next()?;
    let (kind, len) = cut(
        rest,
        first,
        space == 0 && after.is_some_and(|it| it.kind == PieceKind::Word),
    );
    Some(Piece {
        start,
        end: start + len,
        kind,
        glued: after.is_some() && (space == 0 || wrapped),
    })
}

fn cut(rest: &str, first: char, after_word: bool) -> (PieceKind, usize) {
    match first {
        c if is_letter(c) => (
            PieceKind::Word,
            initials(rest).unwrap_or_else(|| run(rest, is_letter)),
        ),
        c if c.is_ascii_digit() => (PieceKind::Number, number(rest.as_bytes())),
        c if after_word && is_apostrophe(c) => (
            PieceKind::Word,
            c.len_utf8() + run(rest.strip_prefix(c).unwrap_or_default(), is_letter),
        ),
        '-' | '‐' | '‑' | '–' => (PieceKind::Hyphen, first.len_utf8()),
        c => (PieceKind::Mark(c), c.len_utf8()),
    }
}

/// The length of two or more capital letters with full stops in between: "U.S.", "J.P.", "A.I", the last stop optional.
fn initials(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let pair = |at: usize| {
        bytes.get(at).is_some_and(u8::is_ascii_uppercase) && bytes.get(at + 1) == Some(&b'.')
    };
    let mut len = 0;
    while pair(len) {
        len += 2;
    }
    let last = bytes.get(len).is_some_and(u8::is_ascii_uppercase)
        && run(rest.get(len..).unwrap_or_default(), is_letter) == 1;
    let letters = len / 2 + usize::from(last);
    (letters > 1).then_some(if last { len + 1 } else { len })
}

fn number(bytes: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 1;
    while digit(len) || (matches!(bytes.get(len), Some(b'.' | b',')) && digit(len + 1)) {
        len += 1;
    }
    len
}

fn run(text: &str, belongs: fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}
