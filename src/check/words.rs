//! Lists of words that a rule looks for, each with a sieve that turns away nearly all other words at once.
//!
//! The sentence patterns of rules ask dozens of lists about every word of a sentence. A word is hashed once, when its
//! sentence is cut into items; a list that does not have its bit cannot hold it, whatever its length.

use crate::draft::Token;
use crate::text::word_hint;

/// A list of words, to be compared in any case.
#[derive(Debug)]
pub(super) struct Words {
    sieve: Sieve,
    words: &'static [&'static str],
}

impl Words {
    /// The list of these words. Evaluated at compile time: see [`words`].
    pub(super) const fn new(words: &'static [&'static str]) -> Words {
        let mut sieve = Sieve::EMPTY;
        let mut left = words;
        while let [word, rest @ ..] = left {
            sieve.insert(bit(word.as_bytes()));
            left = rest;
        }
        Words { sieve, words }
    }

    /// Whether a word stands in the list. Ask [`Words::may_hold`] first: it turns nearly all words away.
    #[inline]
    pub(super) fn hold(&self, word: &str) -> bool {
        self.words.iter().any(|it| it.eq_ignore_ascii_case(word))
    }

    /// Whether a word with this bit may stand in the list.
    #[inline]
    pub(super) fn may_hold(&self, bit: u8) -> bool {
        self.sieve.has(bit)
    }

    /// Whether a sentence whose words have this sieve may hold one of the list.
    #[inline]
    pub(super) fn may_meet(&self, sentence: &Sieve) -> bool {
        self.sieve.meets(sentence)
    }
}

/// A `&'static Words`, laid out by the compiler: `words!["rose", "fell"]`.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &$crate::check::words::Words::new(&[$($word),*]) }
    };
}
pub(super) use words;

/// The bit of a word in any [`Sieve`]; letters of either case give the same.
#[inline]
pub(super) const fn bit(word: &[u8]) -> u8 {
    bit_in(word_hint(word))
}

/// The bit of a word or mark of a draft.
#[inline]
pub(super) fn bit_of(token: &Token) -> u8 {
    bit_in(token.hint)
}

const fn bit_in(hint: u16) -> u8 {
    (hint >> 8) as u8
}

/// A set of words of which only their bits are kept, so that it may hold a word too many but never one too few.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sieve([u64; 4]);

impl Sieve {
    /// The set without words.
    pub(super) const EMPTY: Sieve = Sieve([0; 4]);

    /// Adds a word.
    #[inline]
    #[allow(
        clippy::indexing_slicing,
        reason = "the upper two bits of a byte are below four; `get` is not const"
    )]
    pub(super) const fn insert(&mut self, bit: u8) {
        self.0[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    #[inline]
    #[allow(
        clippy::indexing_slicing,
        reason = "the upper two bits of a byte are below four, which the compiler sees"
    )]
    fn has(&self, bit: u8) -> bool {
        self.0[usize::from(bit >> 6)] >> (bit & 63) & 1 != 0
    }

    #[inline]
    fn meets(&self, other: &Sieve) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: &Words = words!["red", "green", ","];

    fn holds(word: &str) -> bool {
        COLOURS.may_hold(bit(word.as_bytes())) && COLOURS.hold(word)
    }

    #[test]
    fn words_in_any_case() {
        assert!(holds("red") && holds("GREEN") && holds(","));
        assert!(!holds("blue") && !holds("reds") && !holds("") && !holds("größe"));
    }

    #[test]
    fn a_sentence_without_the_words_is_turned_away() {
        let sentence = |words: &[&str]| {
            let mut sieve = Sieve::EMPTY;
            words.iter().for_each(|it| sieve.insert(bit(it.as_bytes())));
            sieve
        };
        assert!(COLOURS.may_meet(&sentence(&["a", "Red", "door"])));
        assert!(!COLOURS.may_meet(&sentence(&["door"])));
        assert!(!COLOURS.may_meet(&Sieve::EMPTY));
    }
}
