//! First words of names by first byte and length: what turns nearly every token of a text away at the cost of one look.

use super::fold::without_accents;
use crate::text::Span;

/// For each first byte, the lengths in bytes of first words that begin with it: bit `min(len, 31)`.
#[derive(Clone, Debug)]
pub(super) struct Starts(pub(super) Box<[u32; 256]>);

impl Default for Starts {
    fn default() -> Self {
        Starts(Box::new([0; 256]))
    }
}

impl Starts {
    /// Whether the token at `token` may be such a word.
    pub(super) fn fit(&self, prose: &str, token: Span) -> bool {
        let Some(&first) = prose.as_bytes().get(token.start as usize) else {
            return false;
        };
        let lengths = self.0.get(usize::from(first)).copied().unwrap_or_default();
        // Accents and soft hyphens change a word's length in bytes, so only plain words are told apart by it.
        lengths & (1 << token.len().min(31)) != 0
            || (lengths != 0 && !token.slice(prose).is_ascii())
    }

    /// Lets tokens through that may be this first word, in any of its spellings.
    pub(super) fn add(&mut self, word: &str) {
        let capitals = word.to_uppercase();
        let bare = without_accents(word);
        let bare_capitals = bare.to_uppercase();
        // Initials may come with full stops or without ("U.S." and "US"), as one token or as several.
        let initial = word.get(..1).unwrap_or(word);
        let title: String = word
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(word.chars().skip(1))
            .collect();
        for spelling in [word, &capitals, &bare, &bare_capitals, &title, initial] {
            self.let_through(spelling.bytes().next(), spelling.len());
        }
        if word.chars().all(char::is_uppercase) && word.len() <= 4 {
            self.let_through(word.bytes().next(), 2 * word.len());
            self.let_through(word.bytes().next(), 2 * word.len() - 1);
        }
    }

    fn let_through(&mut self, first: Option<u8>, len: usize) {
        if let Some(lengths) = first.and_then(|it| self.0.get_mut(usize::from(it))) {
            *lengths |= 1 << len.min(31);
        }
    }
}
