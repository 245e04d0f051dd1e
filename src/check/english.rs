//! Ordinary English words, so that no rule takes one for a slip of the pen.

use random_word::Lang;

/// Whether a word, in any case, is in the list of English words. The list knows inflected forms and hardly any names.
///
/// It is unpacked on the first call, which costs some 20 ms once: ask it last.
pub(super) fn is_english(word: &str) -> bool {
    // Sorted, as the list is shipped; the test below holds the crate to it.
    random_word::all(Lang::En)
        .binary_search(&word.to_lowercase().as_str())
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names() {
        assert!(random_word::all(Lang::En).is_sorted());
        for word in ["Routers", "titanium", "Frontier", "amazed", "services"] {
            assert!(is_english(word), "{word}");
        }
        for name in ["Palatir", "OpenAI", "Antropic", "Reuters", ""] {
            assert!(!is_english(name), "{name}");
        }
    }
}
