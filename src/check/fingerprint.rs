//! The fingerprint of a finding: what stays the same of it while the draft around it is edited.
//!
//! Notes that keep a finding ("this is right, because …") refer to it by fingerprint and never by line, so they survive
//! moved and added text and end when the sentence itself changes.

use std::fmt;

use sha2::{Digest, Sha256};

/// A finding's fingerprint: rule, fact and the words of its sentence. Written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a finding of the rule `code`, resting on the fact with this id, in these words.
    ///
    /// Case, white space and the style of quotation marks do not count, so that re-wrapping a paragraph or a smart-quote
    /// pass keeps the note. Every part is closed by a zero byte, so that no two lists of parts run together the same way.
    pub fn new(code: &str, fact: Option<&str>, context: &str) -> Fingerprint {
        let mut hash = Sha256::new();
        for part in [code, fact.unwrap_or_default(), &normalized(context)] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        Fingerprint(
            digest
                .iter()
                .take(8)
                .fold(0, |acc, byte| acc << 8 | u64::from(*byte)),
        )
    }

    /// Reads the 16 hexadecimal digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let is_hex = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex
            .then(|| u64::from_str_radix(text, 16).ok())
            .flatten()
            .map(Fingerprint)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

fn normalized(context: &str) -> String {
    let words: Vec<&str> = context.split_whitespace().collect();
    let straight = |c| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        other => other,
    };
    words
        .join(" ")
        .chars()
        .map(straight)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_case_and_quotes_do_not_count() {
        let kept = Fingerprint::new("bound-differs", Some("F1"), "It’s worth\n $5.");
        assert_eq!(
            kept,
            Fingerprint::new("bound-differs", Some("F1"), "It's worth $5.")
        );
        assert_eq!(Fingerprint::parse(&kept.to_string()), Some(kept));
    }

    #[test]
    fn rule_fact_and_words_do() {
        let kept = Fingerprint::new("bound-differs", Some("F1"), "It is worth $5.");
        assert_ne!(
            kept,
            Fingerprint::new("unit-differs", Some("F1"), "It is worth $5.")
        );
        assert_ne!(
            kept,
            Fingerprint::new("bound-differs", None, "It is worth $5.")
        );
        assert_ne!(
            kept,
            Fingerprint::new("bound-differs", Some("F1"), "It is worth $6.")
        );
        assert_ne!(
            Fingerprint::new("a", Some("b"), ""),
            Fingerprint::new("a", None, "b")
        );
    }

    #[test]
    fn what_is_no_fingerprint() {
        for text in [
            "",
            "12",
            "0123456789abcdeg",
            "0123456789abcdef0",
            "+123456789abcdef",
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }
}
