//! Nouns around a number: what is counted, and what a capital letter tells.

use crate::recognize::view::View;

impl View<'_> {
    /// Whether a word stands inside a sentence, so that its capital means a name.
    pub(super) fn is_mid_sentence(self, idx: usize) -> bool {
        // "Wi-Fi 6": the capital behind a hyphen is no first word's.
        let hung = idx >= 2 && self.joined(idx - 1) == idx && self.is_capitalized(idx - 2);
        hung || idx > 0
            && !self.is_any(
                idx - 1,
                &[
                    ".", "!", "?", ":", "\"", "“", "”", "(", "-", "–", "—", "•", "'", "‘", "_",
                ],
            )
    }

    /// Whether a plural or another word that is counted stands at `idx`.
    pub(super) fn is_counted_noun(self, idx: usize) -> bool {
        let Some(text) = self.text(idx) else {
            return false;
        };
        self.is_lower(idx)
            && (text.len() > 3
                && text.ends_with('s')
                && !text.ends_with("ss")
                && !matches!(
                    text,
                    "was"
                        | "has"
                        | "does"
                        | "this"
                        | "thus"
                        | "always"
                        | "across"
                        | "says"
                        | "goes"
                        | "gets"
                        | "makes"
                        | "plans"
                        | "besides"
                        | "towards"
                        | "is"
                        | "versus"
                )
                || matches!(
                    text,
                    "people"
                        | "men"
                        | "women"
                        | "children"
                        | "new"
                        | "other"
                        | "more"
                        | "million"
                        | "billion"
                        | "percent"
                        | "per"
                        | "police"
                        | "jobs"
                        | "foreign"
                        | "dead"
                        | "black"
                        | "former"
                        | "fewer"
                ))
    }
}
