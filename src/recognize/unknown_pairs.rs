//! Pairs of words that look like a name nobody told the model of: what `names-disagree` compares through the draft.

use super::name::NameMention;
use super::small_words::{is_function_word, is_title};
use crate::draft::{Token, TokenKind};

/// A shorter word differs from too many others by a letter.
const SHORTEST: u32 = 3;

/// The token numbers of the first of two words, side by side and both with one capital, that no known name accounts for.
/// Titles ("President") and the small words that open sentences are no first words.
pub(super) fn unknown_pairs(prose: &str, tokens: &[Token], names: &[NameMention]) -> Vec<u32> {
    let mut pairs = Vec::new();
    let mut names = names.iter().peekable();
    for (idx, pair) in tokens.windows(2).enumerate() {
        let [first, second] = pair else {
            continue;
        };
        if !(second.spaced && is_name_word(*first, prose) && is_name_word(*second, prose)) {
            continue;
        }
        while names
            .next_if(|name| name.span.end <= first.span.start)
            .is_some()
        {}
        let known = names
            .peek()
            .is_some_and(|name| name.span.start < second.span.end);
        let word = first.text(prose);
        if !known && !is_title(word) && !is_function_word(word) {
            pairs.push(idx as u32);
        }
    }
    pairs
}

/// A word with a capital that is not shouted.
fn is_name_word(token: Token, prose: &str) -> bool {
    if token.kind != TokenKind::Word || token.span.len() < SHORTEST {
        return false;
    }
    // Nearly all words begin so.
    let first = prose.as_bytes().get(token.span.start as usize);
    if first.is_some_and(u8::is_ascii_lowercase) {
        return false;
    }
    let mut chars = token.text(prose).chars();
    chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
}
