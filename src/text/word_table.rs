//! A read-only hash table from words to what they mean, laid out by the compiler.
//!
//! Every word of a draft may be asked for, so a miss has to be nearly free: a word is hashed by its length and four of its
//! bytes only, and a set of bits that most of the space leaves empty turns away nearly all words that are not in the table
//! with that one look. The letters are compared for the few that pass.

use super::bytes::{hint_of, same_bytes, word_hash};

/// Words to meanings. Invariant: `SLOTS` is a power of two and at least twice the number of entries, so that a probe ends.
pub struct WordTable<T: 'static, const SLOTS: usize> {
    entries: &'static [(&'static str, T)],
    /// Index of the entry plus one; zero is an empty slot.
    slots: [u16; SLOTS],
    /// A bit for the hash of each entry, 4096 in all: with 250 words a word that is none of them passes once in 16 times.
    filter: [u64; 64],
}

impl<T: Copy, const SLOTS: usize> WordTable<T, SLOTS> {
    /// The table of `entries`. Evaluated at compile time: a table that is too full, or a word that stands twice, does not
    /// compile.
    #[allow(
        clippy::indexing_slicing,
        reason = "in statics alone: a wrong index stops the compiler, not the program"
    )]
    pub const fn new(entries: &'static [(&'static str, T)]) -> Self {
        assert!(SLOTS.is_power_of_two() && SLOTS >= 2 * entries.len());
        let mut slots = [0; SLOTS];
        let mut filter = [0; 64];
        let mut idx = 0;
        while idx < entries.len() {
            let word = entries[idx].0.as_bytes();
            let hash = word_hash(word);
            let mut slot = hash as usize & (SLOTS - 1);
            while slots[slot] != 0 {
                assert!(
                    !same_bytes(entries[slots[slot] as usize - 1].0.as_bytes(), word),
                    "a word stands twice"
                );
                slot = (slot + 1) & (SLOTS - 1);
            }
            slots[slot] = idx as u16 + 1;
            filter[row(hint_of(hash))] |= bit(hint_of(hash));
            idx += 1;
        }
        WordTable {
            entries,
            slots,
            filter,
        }
    }

    /// The meaning of exactly `word`.
    #[inline]
    pub fn exact(&self, word: &str) -> Option<T> {
        let hash = self.hash_of(word)?;
        self.find(hash, |known| known == word)
    }

    /// The meaning of `word`, upper and lower case of ASCII letters taken as one.
    #[inline]
    pub fn folded(&self, word: &str) -> Option<T> {
        let hash = self.hash_of(word)?;
        self.find(hash, |known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word with this hint, see [`super::word_hint`], may be in the table. A no is certain, and nearly all words that
    /// are not in it get one.
    #[inline]
    pub fn may_hold(&self, hint: u16) -> bool {
        let bits = self.filter.get(row(hint));
        bits.is_some_and(|it| it & bit(hint) != 0)
    }

    /// The hash of a word that may be in the table; `None` for nearly all others. Small, so that callers take it in.
    #[inline]
    fn hash_of(&self, word: &str) -> Option<u32> {
        let bytes = word.as_bytes();
        if bytes.is_empty() {
            return None;
        }
        let hash = word_hash(bytes);
        self.may_hold(hint_of(hash)).then_some(hash)
    }

    /// Kept apart from the callers: few words come here.
    #[inline(never)]
    fn find(&self, hash: u32, same: impl Fn(&str) -> bool) -> Option<T> {
        let mut slot = hash as usize & (SLOTS - 1);
        loop {
            let entry = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            let (known, meaning) = *self.entries.get(entry)?;
            if same(known) {
                return Some(meaning);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }
}

/// The entries of a table of words that mean nothing but that they are in it.
macro_rules! words {
    ($($word:literal)+) => { &[$(($word, ())),+] };
}
pub(crate) use words;

/// The word of `filter` that a hint has its bit in.
const fn row(hint: u16) -> usize {
    (hint >> 10) as usize
}

/// The bit of a hint in its row of `filter`.
const fn bit(hint: u16) -> u64 {
    1 << (hint >> 4 & 63)
}

#[cfg(test)]
mod tests {
    use super::WordTable;

    static COLOURS: WordTable<u8, 8> =
        WordTable::new(&[("red", 1), ("green", 2), ("Rot", 3), ("größe", 4)]);

    #[test]
    fn finds_words_exactly_and_folded() {
        assert_eq!(COLOURS.exact("red"), Some(1));
        assert_eq!(COLOURS.exact("Red"), None);
        assert_eq!(COLOURS.folded("GREEN"), Some(2));
        assert_eq!(COLOURS.folded("rot"), Some(3));
        assert_eq!(COLOURS.exact("größe"), Some(4));
    }

    #[test]
    fn knows_no_others() {
        assert_eq!(COLOURS.folded(""), None);
        assert_eq!(COLOURS.folded("reds"), None);
        assert_eq!(COLOURS.folded("rad"), None);
        assert_eq!(COLOURS.folded(&"r".repeat(1 << 20)), None);
        assert_eq!(COLOURS.exact("ångström"), None);
    }
}
