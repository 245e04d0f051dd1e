//! How much of two texts is the same, from the front and from the back: what an edit left alone.
//!
//! Two snapshots of one document share all the pieces of their ropes that no edit touched, so most of the comparison is
//! of addresses. Where the pieces differ, bytes are compared.

use ropey::iter::Chunks;

use super::Text;

impl Text {
    /// How many bytes at the start and at the end are the same as in `earlier`, in whole characters; the two do not
    /// overlap in either text. There may be more: where the edits between the two are remembered, theirs is the answer,
    /// and no byte is read.
    pub fn unchanged_since(&self, earlier: &Text) -> (u32, u32) {
        let shorter = self.len().min(earlier.len());
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (start, end) = match self
            .history
            .kept_since(&earlier.history, self.rope.len_bytes())
        {
            Some(kept) => (clamp(kept.start), clamp(kept.end)),
            None => (
                self.common_prefix_len(earlier),
                self.common_suffix_len(earlier),
            ),
        };
        let start = start.min(shorter);
        (start, end.min(shorter - start))
    }

    /// The number of bytes that both texts begin with; a whole number of characters.
    pub fn common_prefix_len(&self, other: &Text) -> u32 {
        let mut len = common_len(self.rope.chunks(), other.rope.chunks(), Side::Front);
        while !is_boundary(self, len) {
            len -= 1;
        }
        u32::try_from(len).unwrap_or(u32::MAX)
    }

    /// The number of bytes that both texts end with; a whole number of characters. May overlap the common prefix.
    pub fn common_suffix_len(&self, other: &Text) -> u32 {
        let back = |text: &'_ Text| text.rope.len_bytes();
        let chunks_a = self.rope.chunks_at_byte(back(self)).0.reversed();
        let chunks_b = other.rope.chunks_at_byte(back(other)).0.reversed();
        let mut len = common_len(chunks_a, chunks_b, Side::Back);
        while !is_boundary(self, back(self) - len) {
            len -= 1;
        }
        u32::try_from(len).unwrap_or(u32::MAX)
    }
}

fn is_boundary(text: &Text, offset: usize) -> bool {
    offset >= text.rope.len_bytes() || (text.rope.byte(offset) as i8) >= -0x40
}

#[derive(Clone, Copy)]
enum Side {
    Front,
    Back,
}

/// The number of bytes that two runs of chunks share, both read from `side`.
fn common_len(mut chunks_a: Chunks<'_>, mut chunks_b: Chunks<'_>, side: Side) -> usize {
    let (mut a, mut b): (&[u8], &[u8]) = (&[], &[]);
    let mut total = 0;
    loop {
        if a.is_empty() {
            match chunks_a.next() {
                Some(chunk) => a = chunk.as_bytes(),
                None => return total,
            }
        }
        if b.is_empty() {
            match chunks_b.next() {
                Some(chunk) => b = chunk.as_bytes(),
                None => return total,
            }
        }
        let n = a.len().min(b.len());
        let ((head_a, rest_a), (head_b, rest_b)) = (cut(a, n, side), cut(b, n, side));
        let same = same_len(head_a, head_b, side);
        total += same;
        if same < n {
            return total;
        }
        (a, b) = (rest_a, rest_b);
    }
}

/// The `n` bytes at `side`, and the others.
fn cut(bytes: &[u8], n: usize, side: Side) -> (&[u8], &[u8]) {
    match side {
        Side::Front => bytes.split_at(n),
        Side::Back => {
            let (rest, head) = bytes.split_at(bytes.len() - n);
            (head, rest)
        }
    }
}

/// How many bytes of two slices of one length are the same, counted from `side`.
fn same_len(a: &[u8], b: &[u8], side: Side) -> usize {
    if std::ptr::eq(a, b) || a == b {
        return a.len();
    }
    let same = |(x, y): &(&u8, &u8)| x == y;
    match side {
        Side::Front => a.iter().zip(b).take_while(same).count(),
        Side::Back => a.iter().rev().zip(b.iter().rev()).take_while(same).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::position::tests::nasty_text;
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    #[track_caller]
    fn check(a: &str, b: &str, prefix: u32, suffix: u32) {
        let (a, b) = (Text::from(a), Text::from(b));
        assert_eq!(
            (a.common_prefix_len(&b), a.common_suffix_len(&b)),
            (prefix, suffix)
        );
    }

    #[test]
    fn counts_whole_characters() {
        check("", "abc", 0, 0);
        check("abc", "abc", 3, 3);
        check("abXcd", "abYYcd", 2, 2);
        check("aéb", "aèb", 1, 1);
        check("\u{1f600}", "\u{1f601}", 0, 0);
        check("\u{3a9}", "\u{4a9}", 0, 0);
    }

    proptest! {
        #[test]
        fn agrees_with_a_plain_string(a in nasty_text(), b in nasty_text(), around in "[a-z]{0,3000}") {
            let (a, b) = (format!("{around}{a}{around}"), format!("{around}{b}{around}"));
            let prefix: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
            let suffix: usize =
                a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
            check(&a, &b, prefix as u32, suffix as u32);
        }

        #[test]
        fn remembered_edits_tell_what_stayed(
            start in nasty_text(),
            edits in prop::collection::vec((0u32..60, 0u32..9, nasty_text()), 0..40),
        ) {
            let before = Text::from(start.as_str());
            let mut after = before.clone();
            for (at, len, insert) in edits {
                after.replace(Span::new(at, at + len), &insert);
            }
            let (front, back) = after.unchanged_since(&before);
            let (old, new) = (before.to_string(), after.to_string());
            prop_assert!((front + back) as usize <= old.len().min(new.len()));
            prop_assert_eq!(old.get(..front as usize), new.get(..front as usize));
            prop_assert_eq!(old.get(old.len() - back as usize..), new.get(new.len() - back as usize..));
            prop_assert!(old.is_char_boundary(front as usize) && old.is_char_boundary(old.len() - back as usize));
        }

        #[test]
        fn a_snapshot_and_its_edit_share_all_but_the_edit(at in 0u32..60_000, len in 0u32..5_000, insert in nasty_text()) {
            let before = Text::from("0123456789".repeat(6_000).as_str());
            let mut after = before.clone();
            after.replace(Span::new(at, at + len), &insert);
            prop_assert!(before.common_prefix_len(&after) >= at.min(before.len()));
            prop_assert!(before.common_suffix_len(&after) >= before.len().saturating_sub(at + len));
        }
    }
}
