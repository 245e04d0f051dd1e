//! Folding: the form in which two spellings of a word are compared, without case, accents and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Puts the folded form of `word` into `out`, whose old content goes.
///
/// Lower case, no combining marks, no soft hyphens and joiners; apostrophes are straight, hyphens plain, full stops of
/// initials gone.
pub(super) fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.extend(
            word.bytes()
                .filter(|&b| b != b'.')
                .map(|b| char::from(b.to_ascii_lowercase())),
        );
        return;
    }
    for c in word.nfd().filter(|&c| !is_silent(c)) {
        match plain(c) {
            '.' => {}
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// `word` without accents and invisible characters, its case kept.
pub(super) fn without_accents(word: &str) -> String {
    word.nfd()
        .filter(|&c| !is_silent(c) && c != '.')
        .map(plain)
        .collect()
}

/// The accents of a word in order, to tell whether two spellings that fold alike have the same.
pub(super) fn accents(word: &str) -> impl Iterator<Item = char> + '_ {
    word.nfd()
        .filter(|&c| is_combining_mark(c) || plain_letter(c) != c)
}

/// Characters that are not seen, or only change the letter before them.
fn is_silent(c: char) -> bool {
    is_combining_mark(c)
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
}

fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' | '‘' | '´' | '`' | '＇' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        other => plain_letter(other),
    }
}

/// Letters with a stroke have no canonical decomposition, yet are written without it as often as others lose an accent.
fn plain_letter(c: char) -> char {
    match c {
        'ł' => 'l',
        'Ł' => 'L',
        'ø' => 'o',
        'Ø' => 'O',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut out = String::new();
        fold_into(word, &mut out);
        out
    }

    #[test]
    fn spellings_that_are_one_word_fold_alike() {
        for (one, other) in [
            ("OpenAI", "OPENAI"),
            ("U.S.", "us"),
            ("Zoë", "Zoe\u{308}"),
            ("Łódź", "Lodz"),
            ("’s", "'s"),
            ("Straße", "STRASSE"),
            ("Ama\u{ad}zon", "amazon"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("Amazon"), folded("Amazons"));
    }
}
