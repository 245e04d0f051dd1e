//! Words as bytes, for tables that the compiler lays out: comparison and hash as constant functions.

/// Whether the two are the same bytes. For constants: at run time `==` is quicker.
#[expect(
    clippy::indexing_slicing,
    reason = "constant functions have no iterators; both are as long as `a`"
)]
pub const fn same_bytes(a: &[u8], b: &[u8]) -> bool {
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

/// A hash of the length of a word and of its first, second, middle and last byte, without a branch on its length; 0 for no
/// bytes. Bit 0x20 is set in all of them, which folds ASCII letters; that it folds some signs too does no harm.
#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "a constant function; every index is below `len`"
)]
pub const fn word_hash(word: &[u8]) -> u32 {
    let len = word.len();
    if len == 0 {
        return 0;
    }
    let second = word[if len > 1 { 1 } else { 0 }];
    let bytes = u32::from_le_bytes([word[0], second, word[len / 2], word[len - 1]]) | 0x2020_2020;
    // Multiplication by an odd constant (2^64 over the golden ratio) carries every byte into the upper half.
    let mixed = (bytes as u64 | (len as u64) << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// The upper half of [`word_hash`]: enough to turn a word away from a table that does not hold it, and small enough to be
/// kept with every word of a draft.
#[inline]
pub const fn word_hint(word: &[u8]) -> u16 {
    hint_of(word_hash(word))
}

/// The hint in a hash.
pub(super) const fn hint_of(hash: u32) -> u16 {
    (hash >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_and_other_bytes() {
        assert!(same_bytes(b"", b""));
        assert!(same_bytes("größe".as_bytes(), "größe".as_bytes()));
        assert!(!same_bytes(b"red", b"rad"));
        assert!(!same_bytes(b"red", b"reds"));
    }

    #[test]
    fn case_does_not_matter_to_the_hash() {
        assert_eq!(word_hash(b"Billion"), word_hash(b"bILLION"));
        assert_ne!(word_hash(b"billion"), word_hash(b"million"));
        assert_eq!(word_hash(b""), 0);
    }
}
