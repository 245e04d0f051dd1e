//! Nouns around a number: what is counted, and what a capital letter tells.

use crate::recognize::view::View;
use crate::recognize::vocabulary::{is_no_plural, stands_behind_count};

/// Marks behind which a sentence, or a part that begins like one, starts.
const OPENING_MARKS: &[&str] = &[
    ".", "!", "?", ":", "\"", "“", "”", "(", "-", "–", "—", "•", "'", "‘", "_",
];

impl View<'_> {
    /// Whether a word stands inside a sentence, so that its capital means a name.
    pub(super) fn is_mid_sentence(self, idx: usize) -> bool {
        // "Wi-Fi 6": the capital behind a hyphen is no first word's.
        let hung = idx >= 2 && self.joined(idx - 1) == idx && self.is_capitalized(idx - 2);
        hung || !self.is_sentence_start(idx)
    }

    /// Whether `idx` is the first token, or stands behind a mark that a sentence starts behind.
    pub(super) fn is_sentence_start(self, idx: usize) -> bool {
        idx == 0 || self.is_any(idx - 1, OPENING_MARKS)
    }

    /// Whether a plural or another word that is counted stands at `idx`.
    pub(super) fn is_counted_noun(self, idx: usize) -> bool {
        self.is_lower(idx)
            && self.text(idx).is_some_and(|text| {
                let plural = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss");
                plural && !is_no_plural(text) || stands_behind_count(text)
            })
    }
}
