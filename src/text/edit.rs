//! A client's edit: text between two positions gives way to another.

use super::{LineCol, PositionEncoding, Span, Text};

/// What stands for half of a character that a client cut in two.
const HALF: char = char::REPLACEMENT_CHARACTER;

impl Text {
    /// Replaces the text between two positions with `insert`; reversed positions are swapped, others clamped as in
    /// [`Text::offset`].
    ///
    /// A client that counts in UTF-16 can cut a character of two code units. Its own copy then holds half a character,
    /// which UTF-8 cannot: the character goes and U+FFFD, one code unit as well, stands for each half that stays. So the
    /// columns of the line stay those of the client, where rounding would shift every later edit.
    pub fn edit(&mut self, a: LineCol, b: LineCol, encoding: PositionEncoding, insert: &str) {
        let start = self.locate(a.min(b), encoding);
        let end = self.locate(a.max(b), encoding);
        if !start.splits && !end.splits {
            return self.replace(Span::new(start.offset, end.offset), insert);
        }
        let mut whole = String::with_capacity(insert.len() + 2 * HALF.len_utf8());
        if start.splits {
            whole.push(HALF);
        }
        whole.push_str(insert);
        let mut behind = end.offset;
        if end.splits {
            whole.push(HALF);
            behind += WIDE_LEN;
        }
        self.replace(Span::new(start.offset, behind), &whole);
    }
}

/// The bytes of UTF-8 that a character of two UTF-16 code units takes: always four.
const WIDE_LEN: u32 = 4;

#[cfg(test)]
mod tests {
    use super::super::position::tests::{ENCODINGS, nasty_text, oracle};
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, from: (u32, u32), to: (u32, u32), insert: &str, expected: &str) {
        let mut edited = Text::from(text);
        let at = |(line, col)| LineCol { line, col };
        edited.edit(at(from), at(to), PositionEncoding::Utf16, insert);
        assert_eq!(edited.to_string(), expected);
    }

    #[test]
    fn replaces_between_two_positions() {
        check("one\ntwo\n", (0, 1), (1, 2), "-", "o-o\n");
        check("one\r\ntwo", (0, 3), (1, 0), "", "onetwo");
        check("one", (9, 9), (9, 9), "!", "one!");
    }

    #[test]
    fn swaps_reversed_positions() {
        check("abcdef", (0, 4), (0, 2), "-", "ab-ef");
    }

    #[test]
    fn half_a_character_becomes_a_replacement_character() {
        check("a😀b", (0, 2), (0, 3), "", "a\u{fffd}b");
        check("a😀b", (0, 1), (0, 2), "", "a\u{fffd}b");
        check("a😀b", (0, 2), (0, 2), "x", "a\u{fffd}x\u{fffd}b");
        check("a😀😀b", (0, 2), (0, 4), "x", "a\u{fffd}x\u{fffd}b");
    }

    /// The text of a client that keeps UTF-16 and knows nothing of characters, halves shown as U+FFFD.
    fn utf16_oracle(text: &str, a: LineCol, b: LineCol, insert: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        let place = |at: LineCol| {
            let (offset, splits) = oracle(text, at, PositionEncoding::Utf16);
            text[..offset].encode_utf16().count() + usize::from(splits)
        };
        let kept_before = String::from_utf16_lossy(&units[..place(a.min(b))]);
        let kept_after = String::from_utf16_lossy(&units[place(a.max(b))..]);
        kept_before + insert + &kept_after
    }

    fn position() -> impl Strategy<Value = LineCol> {
        (0u32..8, 0u32..16).prop_map(|(line, col)| LineCol { line, col })
    }

    proptest! {
        #[test]
        fn edits_agree_with_a_plain_string(
            start in nasty_text(),
            edits in prop::collection::vec((position(), position(), nasty_text()), 1..12),
            encoding in 0usize..3,
        ) {
            let encoding = ENCODINGS[encoding];
            let mut plain = start;
            let mut rope = Text::from(plain.as_str());
            for (a, b, insert) in edits {
                rope.edit(a, b, encoding, &insert);
                if encoding == PositionEncoding::Utf16 {
                    plain = utf16_oracle(&plain, a, b, &insert);
                } else {
                    let from = oracle(&plain, a.min(b), encoding).0;
                    let to = oracle(&plain, a.max(b), encoding).0;
                    plain.replace_range(from..to, &insert);
                }
                prop_assert_eq!(rope.to_string(), plain.as_str());
            }
        }
    }
}
