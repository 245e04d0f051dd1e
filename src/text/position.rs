//! Lines and columns as editors count them, and the way to byte offsets and back.
//!
//! Rules: Language Server Protocol 3.17, "Position" and "Text Documents". Only LF, CRLF and lone CR end a line; a column
//! past the end of its line means the end of the line, before its line end; a line past the last means the end of the
//! text. A place that no column can name (between CR and LF, inside a character) goes back to the nearest one before it.

use ropey::RopeSlice;

use super::Text;

/// The unit in which a client counts columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PositionEncoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: the protocol's default.
    #[default]
    Utf16,
    /// Unicode code points.
    Utf32,
}

/// A place between two characters, both numbers counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineCol {
    /// The line.
    pub line: u32,
    /// The column, in units of a [`PositionEncoding`].
    pub col: u32,
}

/// A position found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Located {
    /// Its byte offset, always at a character's start.
    pub(super) offset: u32,
    /// Whether it stands between the two UTF-16 code units of the character at `offset`.
    pub(super) splits: bool,
}

impl Text {
    /// Whether lines are counted as the protocol says. False only where another crate switched on ropey features that
    /// make U+2028, VT and others end a line (Cargo unites features), which would put every position wrong.
    pub fn counts_lines_as_lsp() -> bool {
        Text::from("a\u{2028}b\u{b}c\u{c}d\u{85}e\u{2029}f\rg").n_lines() == 2
    }

    /// The number of lines, from 1: a text that ends in a line end has an empty last line.
    pub fn n_lines(&self) -> u32 {
        clamp(self.rope.len_lines())
    }

    /// The byte offset of a position; one outside the text is clamped as the module says.
    pub fn offset(&self, at: LineCol, encoding: PositionEncoding) -> u32 {
        self.locate(at, encoding).offset
    }

    /// The position of a byte offset; one past the end gives the end of the text.
    pub fn line_col(&self, offset: u32, encoding: PositionEncoding) -> LineCol {
        let offset = (offset as usize).min(self.rope.len_bytes());
        let line_idx = self.rope.byte_to_line(offset);
        let line = self.rope.line(line_idx);
        let into = offset - self.rope.line_to_byte(line_idx);
        let at = line.byte_to_char(into).min(content_chars(line));
        let col = match encoding {
            PositionEncoding::Utf8 => line.char_to_byte(at),
            PositionEncoding::Utf16 => line.char_to_utf16_cu(at),
            PositionEncoding::Utf32 => at,
        };
        LineCol {
            line: clamp(line_idx),
            col: clamp(col),
        }
    }

    /// Like [`Text::offset`], and says whether the position splits a character of two UTF-16 code units.
    pub(super) fn locate(&self, at: LineCol, encoding: PositionEncoding) -> Located {
        let line_idx = at.line as usize;
        if line_idx >= self.rope.len_lines() {
            return Located {
                offset: self.len(),
                splits: false,
            };
        }
        let line = self.rope.line(line_idx);
        let (at, splits) = char_of_column(line, at.col as usize, encoding);
        Located {
            offset: clamp(self.rope.line_to_byte(line_idx) + line.char_to_byte(at)),
            splits,
        }
    }
}

/// The character of `line` at column `col`, and whether the column lies between its two UTF-16 code units.
fn char_of_column(line: RopeSlice<'_>, col: usize, encoding: PositionEncoding) -> (usize, bool) {
    let end = content_chars(line);
    match encoding {
        PositionEncoding::Utf8 if col < line.char_to_byte(end) => (line.byte_to_char(col), false),
        PositionEncoding::Utf16 if col < line.char_to_utf16_cu(end) => {
            let at = line.utf16_cu_to_char(col);
            (at, line.char_to_utf16_cu(at) < col)
        }
        PositionEncoding::Utf32 if col < end => (col, false),
        _ => (end, false),
    }
}

/// The number of characters of a line without its line end.
fn content_chars(line: RopeSlice<'_>) -> usize {
    let mut n_chars = line.len_chars();
    for end in ['\n', '\r'] {
        if n_chars > 0 && line.char(n_chars - 1) == end {
            n_chars -= 1;
        }
    }
    n_chars
}

fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in crate::text) const ENCODINGS: [PositionEncoding; 3] = [
        PositionEncoding::Utf8,
        PositionEncoding::Utf16,
        PositionEncoding::Utf32,
    ];

    /// Texts of everything that has ever broken a position: line ends of all kinds and look-alikes, wide characters.
    pub(in crate::text) fn nasty_text() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "a",
            "bc",
            "é",
            "e\u{301}",
            "\u{1f600}",
            "👩‍🚀",
            "\u{2028}",
            "\u{2029}",
            "\u{b}",
            "\u{c}",
            "\u{85}",
            "\n",
            "\r",
            "\r\n",
            "\n\r",
            "“",
            "\u{feff}",
            "\u{a0}",
            "𝔘",
            "\0",
        ]);
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    /// The lines of a text, each with its first byte and without its line end: the plain reading of the specification.
    fn lines(text: &str) -> Vec<(usize, &str)> {
        let bytes = text.as_bytes();
        let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
        while at < bytes.len() {
            let len = match (bytes[at], bytes.get(at + 1)) {
                (b'\r', Some(b'\n')) => 2,
                (b'\r' | b'\n', _) => 1,
                _ => 0,
            };
            if len > 0 {
                found.push((start, &text[start..at]));
                start = at + len;
            }
            at += len.max(1);
        }
        found.push((start, &text[start..]));
        found
    }

    fn units(c: char, encoding: PositionEncoding) -> usize {
        match encoding {
            PositionEncoding::Utf8 => c.len_utf8(),
            PositionEncoding::Utf16 => c.len_utf16(),
            PositionEncoding::Utf32 => 1,
        }
    }

    /// What [`Text::locate`] must find, by the plain reading; the flag is for UTF-16 only.
    pub(in crate::text) fn oracle(
        text: &str,
        at: LineCol,
        encoding: PositionEncoding,
    ) -> (usize, bool) {
        let Some(&(start, line)) = lines(text).get(at.line as usize) else {
            return (text.len(), false);
        };
        let mut col = 0;
        for (idx, c) in line.char_indices() {
            let next = col + units(c, encoding);
            if (at.col as usize) < next {
                let splits = encoding == PositionEncoding::Utf16 && col < at.col as usize;
                return (start + idx, splits);
            }
            col = next;
        }
        (start + line.len(), false)
    }

    fn oracle_line_col(text: &str, offset: usize, encoding: PositionEncoding) -> LineCol {
        let all = lines(text);
        let line_idx = all.partition_point(|&(start, _)| start <= offset) - 1;
        let (start, line) = all[line_idx];
        let col = line
            .char_indices()
            .take_while(|(idx, c)| start + idx + c.len_utf8() <= offset)
            .map(|(_, c)| units(c, encoding))
            .sum::<usize>();
        LineCol {
            line: line_idx as u32,
            col: col as u32,
        }
    }

    #[track_caller]
    fn check(text: &str, encoding: PositionEncoding, line: u32, col: u32, offset: u32) {
        let at = LineCol { line, col };
        assert_eq!(Text::from(text).offset(at, encoding), offset);
    }

    #[test]
    fn only_lf_crlf_and_cr_end_a_line() {
        assert!(Text::counts_lines_as_lsp());
        for (text, n_lines) in [
            ("", 1),
            ("a", 1),
            ("a\n", 2),
            ("a\rb", 2),
            ("a\r\nb", 2),
            ("a\n\rb", 3),
            ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f", 1),
        ] {
            assert_eq!(Text::from(text).n_lines(), n_lines, "{text:?}");
        }
    }

    #[test]
    fn past_the_end_is_clamped() {
        check("ab\r\ncd", PositionEncoding::Utf16, 0, 99, 2);
        check("ab\r\ncd", PositionEncoding::Utf16, 0, 3, 2);
        check("ab\r\ncd", PositionEncoding::Utf16, 1, u32::MAX, 6);
        check("ab\r\ncd", PositionEncoding::Utf8, u32::MAX, 0, 6);
        check("", PositionEncoding::Utf32, 3, 3, 0);
    }

    #[test]
    fn inside_a_character_goes_back() {
        check("a😀b", PositionEncoding::Utf16, 0, 2, 1);
        check("a😀b", PositionEncoding::Utf16, 0, 3, 5);
        check("a😀b", PositionEncoding::Utf8, 0, 3, 1);
        check("a😀b", PositionEncoding::Utf32, 0, 2, 5);
    }

    #[test]
    fn between_cr_and_lf_is_the_end_of_the_line() {
        let text = Text::from("ab\r\ncd");
        let at = text.line_col(3, PositionEncoding::Utf16);
        assert_eq!(at, LineCol { line: 0, col: 2 });
    }

    proptest! {
        #[test]
        fn offsets_agree_with_a_plain_string(text in nasty_text(), line in 0u32..12, col in 0u32..30) {
            let rope = Text::from(text.as_str());
            let at = LineCol { line, col };
            for encoding in ENCODINGS {
                let (offset, splits) = oracle(&text, at, encoding);
                prop_assert_eq!(rope.locate(at, encoding), Located { offset: offset as u32, splits });
            }
        }

        #[test]
        fn positions_agree_with_a_plain_string(text in nasty_text()) {
            let rope = Text::from(text.as_str());
            for encoding in ENCODINGS {
                for offset in 0..text.len() + 2 {
                    let expected = oracle_line_col(&text, offset.min(text.len()), encoding);
                    prop_assert_eq!(rope.line_col(offset as u32, encoding), expected);
                    if text.is_char_boundary(offset) && !text[..offset].ends_with('\r') {
                        prop_assert_eq!(rope.offset(expected, encoding) as usize, offset);
                    }
                }
            }
        }
    }
}
