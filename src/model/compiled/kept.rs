//! What was looked for lately, and what was found: the same words come again with every keystroke and in every draft.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// So many words are kept, then all of them are forgotten: some hundred kilobytes.
const MOST: usize = 4096;

/// Words and what was found for each.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<FxHashMap<Box<str>, T>>);

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(Mutex::default())
    }
}

impl<T: Clone> Kept<T> {
    /// What was found for a word, looked for by `find` where it is not kept.
    pub(super) fn get(&self, word: &str, find: impl FnOnce() -> T) -> T {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = lock().get(word) {
            return found.clone();
        }
        // Nobody waits while one looks.
        let found = find();
        let mut kept = lock();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(word.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looked_for_once_and_bounded() {
        let kept = Kept::default();
        assert_eq!(kept.get("ostby", || 1), 1);
        assert_eq!(kept.get("ostby", || 2), 1);
        for word in 0..MOST {
            kept.get(&word.to_string(), || 3);
        }
        assert_eq!(kept.get("ostby", || 4), 4);
        assert!(kept.0.lock().is_ok_and(|it| it.len() <= MOST));
    }
}
