//! How a text's spelling fits a name that has the same folded form.

use super::fold::{accents, without_accents};
use super::pieces::{Piece, is_letter};

/// How well a text's spelling fits a name's, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Letter by letter, but for a capital where the name has a small first letter.
    Exact,
    /// All in capitals.
    Capitals,
    /// With other accents.
    Accents,
}

/// How the pieces of a text fit those of a name with the same folded forms; of a plural, without its ending.
pub(super) fn fit<'n>(
    name: impl Iterator<Item = &'n str>,
    prose: &str,
    cut: &[Option<Piece>],
    plural: bool,
) -> Option<Fit> {
    let mut all_exact = true;
    let mut all_capitals = true;
    let mut accents_fit = true;
    for (idx, (name, piece)) in name.zip(cut).enumerate() {
        let mut text = piece.map_or("", |piece| piece.text(prose));
        if plural && idx + 1 == cut.len() {
            text = text.strip_suffix(['s', 'S']).unwrap_or(text);
        }
        let case = case_of(name, text);
        all_exact &= case.exact;
        all_capitals &= case.capitals;
        accents_fit &= case.accents;
    }
    match (all_exact, all_capitals) {
        (true, _) if accents_fit => Some(Fit::Exact),
        // Capitals are often set without accents.
        (false, true) => Some(Fit::Capitals),
        (true, _) => Some(Fit::Accents),
        (false, false) => None,
    }
}

struct Case {
    exact: bool,
    capitals: bool,
    accents: bool,
}

/// How the case of `text` relates to that of a name's piece with the same folded form.
fn case_of(name: &str, text: &str) -> Case {
    if name == text || name == "&" || text == "&" {
        return Case {
            exact: true,
            capitals: !has_lower(text),
            accents: true,
        };
    }
    if name.is_ascii() && text.is_ascii() {
        return ascii_case_of(name, text);
    }
    let plain_name = without_accents(name);
    let plain_text = without_accents(text);
    Case {
        exact: plain_name == plain_text || is_capitalized(&plain_name, &plain_text),
        capitals: !has_lower(&plain_text),
        accents: accents(&name.to_lowercase()).eq(accents(&text.to_lowercase())),
    }
}

/// The same for plain letters, where nothing need be decomposed: nearly all text.
fn ascii_case_of(name: &str, text: &str) -> Case {
    let mut of_name = name.bytes().filter(|&b| b != b'.');
    let mut of_text = text.bytes().filter(|&b| b != b'.');
    let first = of_name.next().zip(of_text.next());
    let first_fits = first
        .is_some_and(|(a, b)| a == b || (a.is_ascii_lowercase() && a.to_ascii_uppercase() == b));
    Case {
        exact: first_fits && of_name.eq(of_text),
        capitals: !text.bytes().any(|b| b.is_ascii_lowercase()),
        accents: true,
    }
}

fn has_lower(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}

/// Whether `text` is `name` with its small first letter made a capital.
fn is_capitalized(name: &str, text: &str) -> bool {
    let (mut name, mut text) = (name.chars(), text.chars());
    let first = name.next().zip(text.next());
    first.is_some_and(|(small, capital)| small.is_lowercase() && small.to_uppercase().eq([capital]))
        && name.as_str() == text.as_str()
}

/// A name does not begin inside a word, a handle or an address.
pub(super) fn may_begin(prose: &str, start: usize) -> bool {
    let before = prose.get(..start).and_then(|it| it.chars().next_back());
    before.is_none_or(|c| !(is_letter(c) || c.is_ascii_digit() || matches!(c, '@' | '_' | '\\')))
}

/// A name does not end inside a word, nor before the rest of an address ("OpenAI.com").
pub(super) fn may_end(prose: &str, end: usize) -> bool {
    let mut after = prose.get(end..).unwrap_or("").chars();
    match after.next() {
        None => true,
        Some('.') => !after.next().is_some_and(|c| c.is_lowercase()),
        Some('@' | '_') => false,
        Some(c) => !(is_letter(c) || c.is_ascii_digit()),
    }
}
