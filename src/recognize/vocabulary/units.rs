//! Words and signs of units, measures and currencies alike: two tables that the compiler lays out from what
//! [`Unit`] knows.

use crate::model::Unit;
use crate::text::WordTable;
use crate::text::{same_bytes, word_hash};

/// The unit of a word or phrase in any case: words with single spaces between them, in British spelling.
pub(in crate::recognize) fn unit_word(phrase: &str) -> Option<Unit> {
    WORDS.folded(phrase)
}

/// The unit of a sign, in which case matters.
pub(in crate::recognize) fn unit_sign(sign: &str) -> Option<Unit> {
    SIGNS.exact(sign)
}

/// A hundredth, or another part, of a unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) struct Minor {
    /// The whole; a bare "cent" is an American one.
    pub(in crate::recognize) unit: Unit,
    /// How many of them make the whole.
    pub(in crate::recognize) parts: u32,
}

/// The part of money that a word in any case means: `cents`, `pence`, `euro cents`.
pub(in crate::recognize) fn minor_word(phrase: &str) -> Option<Minor> {
    MINORS.folded(phrase)
}

/// Whether a phrase of [`unit_word`] or [`minor_word`] may begin with the token `first`, in any case and in British
/// spelling. Most words behind a number are turned away by it.
pub(in crate::recognize) fn opens_unit(first: &str) -> bool {
    let hash = word_hash(first.as_bytes());
    UNIT_OPENINGS.may_hold(hash) || MINOR_OPENINGS.may_hold(hash)
}

/// Whether a phrase of [`minor_word`] may begin with the token `first`, in any case.
pub(in crate::recognize) fn opens_minor(first: &str) -> bool {
    MINOR_OPENINGS.may_hold(word_hash(first.as_bytes()))
}

/// Whether a phrase of [`unit_word`] or [`minor_word`] goes on behind its first tokens `start`, in any case and in British spelling.
pub(in crate::recognize) fn goes_on(start: &str) -> bool {
    let hash = word_hash(start.as_bytes());
    UNIT_STARTS.may_hold(hash) || MINOR_STARTS.may_hold(hash)
}

/// The first tokens of phrases, or all rows of tokens that phrases go on behind. Now and then it says yes for nothing; a no is certain.
struct Openings([u64; Openings::BITS / 64]);

static UNIT_OPENINGS: Openings = Openings::of(&WORD_ENTRIES);
static MINOR_OPENINGS: Openings = Openings::of(MINOR_ENTRIES);
static UNIT_STARTS: Openings = Openings::starts_of(&WORD_ENTRIES);
static MINOR_STARTS: Openings = Openings::starts_of(MINOR_ENTRIES);

impl Openings {
    /// Enough that few words pass by chance.
    const BITS: usize = 16_384;

    /// Whether a token with this hash may be one of them; no token at all has 0.
    fn may_hold(&self, hash: u32) -> bool {
        if hash == 0 {
            return false;
        }
        let slot = hash as usize % Openings::BITS;
        let bits = self.0.get(slot / 64);
        bits.is_some_and(|it| it & (1 << (slot % 64)) != 0)
    }

    #[allow(
        clippy::indexing_slicing,
        reason = "in statics alone: a wrong index stops the compiler, not the program"
    )]
    const fn of<T>(entries: &[(&str, T)]) -> Openings {
        let mut bits = [0; Openings::BITS / 64];
        let mut idx = 0;
        while idx < entries.len() {
            let first = first_token(entries[idx].0.as_bytes());
            let slot = word_hash(first) as usize % Openings::BITS;
            bits[slot / 64] |= 1 << (slot % 64);
            idx += 1;
        }
        Openings(bits)
    }

    #[allow(
        clippy::indexing_slicing,
        reason = "in statics alone: a wrong index stops the compiler, not the program"
    )]
    const fn starts_of<T>(entries: &[(&str, T)]) -> Openings {
        let mut bits = [0; Openings::BITS / 64];
        let mut idx = 0;
        while idx < entries.len() {
            let phrase = entries[idx].0.as_bytes();
            let mut end = 1;
            while end < phrase.len() {
                if !are_of_a_token(phrase[end - 1], phrase[end]) {
                    let slot = word_hash(phrase.split_at(end).0) as usize % Openings::BITS;
                    bits[slot / 64] |= 1 << (slot % 64);
                }
                end += 1;
            }
            idx += 1;
        }
        Openings(bits)
    }
}

/// Whether no token ends between two bytes: both are of letters, or both digits. The bytes of the degree sign are of neither.
const fn are_of_a_token(before: u8, behind: u8) -> bool {
    const fn is_of_letter(byte: u8) -> bool {
        byte.is_ascii_alphabetic() || byte >= 0x80 && !matches!(byte, 0xc2 | 0xb0)
    }
    is_of_letter(before) && is_of_letter(behind)
        || before.is_ascii_digit() && behind.is_ascii_digit()
}

/// The first token of a phrase: a sign, or a word up to the first mark.
#[allow(
    clippy::indexing_slicing,
    reason = "in statics alone: a wrong index stops the compiler, not the program"
)]
const fn first_token(phrase: &[u8]) -> &[u8] {
    let mut end = if phrase[0] == 0xc2 { 2 } else { 1 };
    // The degree sign is a token of its own; letters beyond ASCII belong to their word.
    let word = phrase[0] != 0xc2 && (phrase[0].is_ascii_alphanumeric() || phrase[0] >= 0x80);
    while word && end < phrase.len() && (phrase[end].is_ascii_alphanumeric() || phrase[end] >= 0x80)
    {
        end += 1;
    }
    phrase.split_at(end).0
}

type Entry = (&'static str, Unit);

static WORDS: WordTable<Unit, 4096> = WordTable::new(&WORD_ENTRIES);
static SIGNS: WordTable<Unit, 2048> = WordTable::new(&SIGN_ENTRIES);

static WORD_ENTRIES: [Entry; count(true)] = entries(true);
static SIGN_ENTRIES: [Entry; count(false)] = entries(false);

/// The words or the signs of unit `idx`.
const fn written(idx: usize, words: bool) -> (Unit, &'static [&'static str]) {
    let (unit, all, signs) = Unit::written(idx);
    (unit, if words { all } else { signs })
}

const fn count(words: bool) -> usize {
    let mut n_entries = 0;
    let mut idx = 0;
    while idx < Unit::N_WRITTEN {
        let (_, spellings) = written(idx, words);
        n_entries += spellings.len() - same_plural(spellings, words) as usize;
        idx += 1;
    }
    n_entries
}

#[allow(
    clippy::indexing_slicing,
    reason = "in statics alone: a wrong index stops the compiler, not the program"
)]
const fn entries<const N: usize>(words: bool) -> [Entry; N] {
    let mut entries = [("", Unit::ONE); N];
    let mut n_entries = 0;
    let mut idx = 0;
    while idx < Unit::N_WRITTEN {
        let (unit, spellings) = written(idx, words);
        let mut spelling = same_plural(spellings, words) as usize;
        while spelling < spellings.len() {
            entries[n_entries] = (spellings[spelling], unit);
            n_entries += 1;
            spelling += 1;
        }
        idx += 1;
    }
    entries
}

/// Whether singular and plural, which come first among words, are one ("yen").
const fn same_plural(spellings: &[&str], words: bool) -> bool {
    match spellings {
        [one, many, ..] if words => same_bytes(one.as_bytes(), many.as_bytes()),
        _ => false,
    }
}

const fn part(symbol: &str, parts: u32) -> Minor {
    Minor {
        unit: Unit::known(symbol),
        parts,
    }
}

static MINORS: WordTable<Minor, 128> = WordTable::new(MINOR_ENTRIES);

const MINOR_ENTRIES: &[(&str, Minor)] = &[
    ("cent", part("USD", 100)),
    ("cents", part("USD", 100)),
    ("cts", part("USD", 100)),
    ("¢", part("USD", 100)),
    ("c", part("USD", 100)),
    ("us cent", part("USD", 100)),
    ("us cents", part("USD", 100)),
    ("u.s. cents", part("USD", 100)),
    ("united states cents", part("USD", 100)),
    ("dime", part("USD", 10)),
    ("dimes", part("USD", 10)),
    ("australian cents", part("AUD", 100)),
    ("canadian cents", part("CAD", 100)),
    ("new zealand cents", part("NZD", 100)),
    ("singapore cents", part("SGD", 100)),
    ("hong kong cents", part("HKD", 100)),
    ("euro cent", part("EUR", 100)),
    ("euro cents", part("EUR", 100)),
    ("eurocent", part("EUR", 100)),
    ("eurocents", part("EUR", 100)),
    ("centime", part("EUR", 100)),
    ("centimes", part("EUR", 100)),
    ("penny", part("GBP", 100)),
    ("pennies", part("GBP", 100)),
    ("pence", part("GBP", 100)),
    ("p", part("GBP", 100)),
    ("sen", part("MYR", 100)),
    ("kopek", part("RUB", 100)),
    ("kopeks", part("RUB", 100)),
    ("kopecks", part("RUB", 100)),
    ("kopeck", part("RUB", 100)),
    ("kopiyka", part("UAH", 100)),
    ("kopiykas", part("UAH", 100)),
    ("kopiyok", part("UAH", 100)),
    ("paisa", part("INR", 100)),
    ("paise", part("INR", 100)),
    ("pfennig", part("DEM", 100)),
    ("pfennigs", part("DEM", 100)),
    ("satoshi", part("XBT", 100_000_000)),
    ("satoshis", part("XBT", 100_000_000)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_let_in() {
        for (phrase, _) in WORD_ENTRIES {
            let mut tokens = Vec::new();
            crate::draft::tokenize(phrase, &mut tokens);
            assert!(opens_unit(tokens[0].text(phrase)), "{phrase}");
        }
        let strangers = [
            "people", "said", "the", "jobs", "users", "died", "voters", "years",
        ];
        assert!(strangers.iter().filter(|word| opens_unit(word)).count() < 4);
    }

    #[test]
    fn every_phrase_goes_on_to_its_end() {
        for (phrase, _) in WORD_ENTRIES {
            let mut tokens = Vec::new();
            crate::draft::tokenize(phrase, &mut tokens);
            let inner = tokens.iter().rev().skip(1);
            for token in inner {
                let start = &phrase[..token.span.end as usize];
                assert!(goes_on(start), "{start} of {phrase}");
            }
        }
        let ends = [
            "percentage points",
            "bushels",
            "quarts",
            "barrels of oil equivalent per day",
        ];
        assert!(ends.iter().filter(|start| goes_on(start)).count() < 2);
    }

    #[test]
    fn words_in_any_case_signs_in_theirs() {
        let symbol = |unit: Option<Unit>| unit.map_or("-", Unit::symbol);
        assert_eq!(symbol(unit_word("Kilometres")), "km");
        assert_eq!(symbol(unit_word("hong kong dollars")), "HKD");
        assert_eq!(symbol(unit_word("yen")), "JPY");
        assert_eq!(symbol(unit_sign("MW")), "MW");
        assert_eq!(symbol(unit_sign("mW")), "mW");
        assert_eq!(symbol(unit_sign("HK$")), "HKD");
        assert_eq!(symbol(unit_sign("kilometres")), "-");
    }
}
