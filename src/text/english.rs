//! Ordinary English words, so that nobody takes one for a name or for a slip of the pen.
//!
//! The list is packed into an automaton when the program is built (`build.rs`) and is looked up as it lies in the program:
//! nothing is unpacked and nothing of it is kept in memory.

use std::sync::LazyLock;

use fst::Set;

/// The words, in lower case. `None` where the automaton cannot be read: then no word is known. That of the program can, as
/// the tests below say.
static WORDS: LazyLock<Option<Set<&[u8]>>> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/english.fst"));
    Set::new(&packed[..]).ok()
});

/// Whether a word, in any case, is in the list of English words. The list knows inflected forms and hardly any names.
pub fn is_english(word: &str) -> bool {
    WORDS
        .as_ref()
        .is_some_and(|words| words.contains(word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use random_word::Lang;

    #[test]
    fn words_and_names() {
        for word in ["Routers", "titanium", "Frontier", "amazed", "services"] {
            assert!(is_english(word), "{word}");
        }
        for name in ["Palatir", "OpenAI", "Antropic", "Reuters", "", "the the"] {
            assert!(!is_english(name), "{name}");
        }
    }

    #[test]
    fn the_packed_list_is_the_list() {
        let list = random_word::all(Lang::En);
        let packed = WORDS.as_ref().expect("the automaton can be read");
        assert_eq!(packed.len(), list.len());
        for word in list {
            assert!(is_english(word), "{word}");
        }
    }
}
