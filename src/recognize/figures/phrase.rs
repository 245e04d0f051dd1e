//! Signs and phrases of several tokens, looked up in the tables of units: `km/h`, `m.p.h.`, "barrels of oil a day".

use crate::draft::TokenKind;
use crate::model::Unit;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{goes_on, opens_unit, unit_sign};

/// The tokens that a phrase of a unit may have.
const MAX_PHRASE: usize = 9;

impl View<'_> {
    /// The longest run of unspaced tokens from `idx` that is a sign: `%`, `km/h`, `m³`, `CO2e`, with stops between its
    /// letters too, as in `m.p.h.`.
    pub(super) fn sign_phrase(self, idx: usize) -> Option<(Unit, usize)> {
        let mut buffer = Buffer::default();
        let mut found = None;
        for at in idx..idx + 5 {
            if at > idx && self.spaced(at)
                || !self.text(at).is_some_and(|text| {
                    text == "^" || self.is_stop_in_letters(idx, at) || buffer.push(text)
                })
            {
                break;
            }
            // "3 USD50 cards" and "$10-$20": what is glued to the next number belongs to that one.
            let ends = self.spaced(at + 1) || self.kind(at + 1) != Some(TokenKind::Number);
            if ends && let Some(unit) = unit_sign(buffer.text()) {
                // "8 k.g.": the last stop belongs to the letters as the others do.
                let stop = self.is_stop_behind_letters(idx, at + 1);
                found = Some((unit, at + 1 + usize::from(stop)));
            }
        }
        found
    }

    /// Whether the token at `at` is the stop between two letters of an abbreviation that begins at `idx`.
    fn is_stop_in_letters(self, idx: usize, at: usize) -> bool {
        let letter = |at| self.text(at).is_some_and(|text| text.len() == 1);
        at > idx && self.text(at) == Some(".") && letter(at - 1) && letter(at + 1)
    }

    /// Whether the token at `at` is the stop that ends an abbreviation with stops between its letters.
    fn is_stop_behind_letters(self, idx: usize, at: usize) -> bool {
        at >= idx + 3 && self.text(at - 2) == Some(".") && self.is(at, ".") && !self.spaced(at)
    }

    /// The longest phrase from `idx` that `meaning` knows; hyphens read as spaces, "-meter" and "-liter" as "-metre", "-litre".
    pub(super) fn word_phrase<T>(
        self,
        idx: usize,
        meaning: impl Fn(&str) -> Option<T>,
    ) -> Option<(T, usize)> {
        if self.text(idx).is_some_and(is_no_unit) {
            return None;
        }
        let mut buffer = Buffer::default();
        let mut found = None;
        let mut gap = false;
        for at in idx..idx + MAX_PHRASE {
            let Some(text) = self.text(at) else { break };
            let stop = text == "." && matches!(buffer.text(), "sq" | "cu" | "deg" | "SQ" | "Sq");
            if stop || self.is_dash(at) && !self.spaced(at) && !self.spaced(at + 1) {
                gap = true;
                continue;
            }
            let apart = at > idx && (gap || self.spaced(at));
            let fits = (text == "." || self.is_part_of_phrase(at))
                && (!apart || buffer.push(" "))
                && buffer.push_word(text);
            let phrase = buffer.text();
            if !fits || at == idx && !opens_unit(phrase) {
                break;
            }
            gap = false;
            let glued_number = !self.spaced(at + 1) && self.kind(at + 1) == Some(TokenKind::Number);
            if let Some(meaning) = meaning(phrase).filter(|_| !glued_number) {
                found = Some((meaning, at + 1));
            }
            if !goes_on(phrase) {
                break;
            }
        }
        found
    }

    fn is_part_of_phrase(self, idx: usize) -> bool {
        matches!(
            self.kind(idx),
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)
        )
    }
}

/// Whether no unit starts with this word: most words behind a number are turned away before their letters are copied. Words
/// in "-er" and "-ers" may yet be read in British spelling, and a dash may stand before a unit.
fn is_no_unit(word: &str) -> bool {
    let stem = word.strip_suffix(['s', 'S']).unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_alphabetic())
        && !stem.ends_with(['r', 'R'])
        && !opens_unit(word)
}

/// What stands before the last two letters of an American `meter` or `liter`, and what behind them.
fn around_american_end(text: &str) -> Option<(&str, &str)> {
    let stem = text.strip_suffix(['s', 'S']).unwrap_or(text);
    let measure = stem.get(stem.len().checked_sub("meter".len())?..)?;
    let american = ["meter", "liter"]
        .iter()
        .any(|it| measure.eq_ignore_ascii_case(it));
    let before = stem.get(..stem.len() - "er".len())?;
    (american && stem.is_ascii()).then_some((before, text.get(stem.len()..)?))
}

/// A few words joined for a look into a table, on the stack.
pub(super) struct Buffer {
    bytes: [u8; 64],
    len: usize,
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer {
            bytes: [0; 64],
            len: 0,
        }
    }
}

impl Buffer {
    pub(super) fn text(&self) -> &str {
        // Whole `str`s are pushed, so this is always text.
        std::str::from_utf8(self.bytes.get(..self.len).unwrap_or_default()).unwrap_or("")
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    /// Appends `text`; false where it does not fit.
    pub(super) fn push(&mut self, text: &str) -> bool {
        let Some(room) = self.bytes.get_mut(self.len..self.len + text.len()) else {
            return false;
        };
        room.copy_from_slice(text.as_bytes());
        self.len += text.len();
        true
    }

    /// Appends a word in British spelling: `kilometers` as `kilometres`.
    fn push_word(&mut self, text: &str) -> bool {
        match around_american_end(text) {
            Some((before, plural)) => self.push(before) && self.push("re") && self.push(plural),
            None => self.push(text),
        }
    }
}
