//! A read-only hash table from words to what they mean, laid out by the compiler.
//!
//! Every word of a draft may be asked for, so a miss has to be nearly free: a bit set of the lengths that occur for each
//! first letter, and one of the last letters, turn most words away before anything is hashed.

/// Words to meanings. Invariant: `SLOTS` is a power of two and at least twice the number of entries, so that a probe ends.
pub(in crate::recognize) struct WordTable<T: 'static, const SLOTS: usize> {
    entries: &'static [(&'static str, T)],
    /// Index of the entry plus one; zero is an empty slot.
    slots: [u16; SLOTS],
    /// For each first byte (ASCII letters folded, all others as 0), a bit for each length up to 31.
    lengths: [u32; 128],
    /// For each first byte, a bit for each last letter.
    lasts: [u32; 128],
}

impl<T: Copy, const SLOTS: usize> WordTable<T, SLOTS> {
    /// The table of `entries`. Evaluated at compile time: a table that is too full, or a word that stands twice, does not
    /// compile.
    pub(in crate::recognize) const fn new(entries: &'static [(&'static str, T)]) -> Self {
        assert!(SLOTS.is_power_of_two() && SLOTS >= 2 * entries.len());
        let mut slots = [0; SLOTS];
        let mut lengths = [0; 128];
        let mut lasts = [0; 128];
        let mut idx = 0;
        while idx < entries.len() {
            let word = entries[idx].0.as_bytes();
            let mut slot = hash(word) as usize & (SLOTS - 1);
            while slots[slot] != 0 {
                assert!(
                    !equal(entries[slots[slot] as usize - 1].0.as_bytes(), word),
                    "a word stands twice"
                );
                slot = (slot + 1) & (SLOTS - 1);
            }
            slots[slot] = idx as u16 + 1;
            lengths[first(word)] |= 1 << length(word);
            lasts[first(word)] |= 1 << last(word);
            idx += 1;
        }
        WordTable {
            entries,
            slots,
            lengths,
            lasts,
        }
    }

    /// The meaning of exactly `word`.
    pub(in crate::recognize) fn exact(&self, word: &str) -> Option<T> {
        self.find(word, |known| known == word)
    }

    /// The meaning of `word`, upper and lower case of ASCII letters taken as one.
    pub(in crate::recognize) fn folded(&self, word: &str) -> Option<T> {
        self.find(word, |known| known.eq_ignore_ascii_case(word))
    }

    #[inline]
    fn find(&self, word: &str, same: impl Fn(&str) -> bool) -> Option<T> {
        let bytes = word.as_bytes();
        if bytes.is_empty() {
            return None;
        }
        let row = first(bytes);
        if self.lengths[row] & (1 << length(bytes)) == 0
            || self.lasts[row] & (1 << last(bytes)) == 0
        {
            return None;
        }
        let mut slot = hash(bytes) as usize & (SLOTS - 1);
        loop {
            let entry = (self.slots[slot] as usize).checked_sub(1)?;
            let (known, meaning) = self.entries[entry];
            if same(known) {
                return Some(meaning);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }
}

/// The row of `lengths` for a word: its first byte with ASCII letters folded; row 0 for what is not ASCII.
const fn first(word: &[u8]) -> usize {
    let byte = word[0];
    if byte < 128 {
        byte.to_ascii_lowercase() as usize
    } else {
        0
    }
}

/// The bit of `lasts` for a word: its last byte where that is an ASCII letter, in either case, else the highest bit.
const fn last(word: &[u8]) -> u32 {
    match word[word.len() - 1].to_ascii_lowercase() {
        letter @ b'a'..=b'z' => (letter - b'a') as u32,
        _ => 31,
    }
}

const fn length(word: &[u8]) -> u32 {
    if word.len() < 31 {
        word.len() as u32
    } else {
        31
    }
}

/// FNV-1a over at most 32 bytes, ASCII letters folded. A longer word is in no table, and must not cost its length.
pub(super) const fn hash(word: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut idx = 0;
    while idx < word.len() && idx < 32 {
        hash = (hash ^ word[idx].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        idx += 1;
    }
    hash ^ (hash >> 15)
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut idx = 0;
    while idx < a.len() {
        if a[idx] != b[idx] {
            return false;
        }
        idx += 1;
    }
    true
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
