//! Never a figure: numbers that name one of a kind, behind a word for the kind or a name: "Flight 93", "Section 230", "Boeing 737".

use super::phone::is_bare_digits;
use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Naming, naming, numeral};

/// Words with a full stop behind which a number names.
const ABBREVIATIONS: &[&str] = &[
    "no", "nos", "vol", "fig", "sec", "art", "ch", "pp", "nr", "rte", "apt", "ext",
];

/// Words in capitals after which a bare number is a number still.
const BEFORE_COUNT: &[&str] = &[
    "about",
    "after",
    "and",
    "at",
    "by",
    "for",
    "friday",
    "i",
    "in",
    "monday",
    "nearly",
    "of",
    "over",
    "saturday",
    "some",
    "sunday",
    "than",
    "the",
    "thursday",
    "to",
    "tuesday",
    "wednesday",
    "a",
];

impl View<'_> {
    /// `Flight 93`, `No. 2`, `Section 230`, `Boeing 737`.
    pub(super) fn is_numbered(self, idx: usize) -> bool {
        let (Some(text), Some(before)) = (self.text(idx), idx.checked_sub(1)) else {
            return false;
        };
        let plain = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
        if !plain {
            return self.is_release(idx);
        }
        if self.is_address(idx) || self.is_airliner(idx) || self.is_road(idx) {
            return true;
        }
        if self.is(before, ".") && idx >= 2 && !self.spaced(before) {
            return self.is_bill(idx) || self.is_any(idx - 2, ABBREVIATIONS);
        }
        if self.is_branded(before) || self.is_numbered_alike(idx) || self.is_of_a_group(idx) {
            return true;
        }
        // "IBM 101 1/4" is a price.
        let longer = || {
            self.number(idx, false)
                .is_some_and(|number| number.tokens.end > idx + 1)
        };
        self.is_behind_name(idx) && !longer()
    }

    /// Whether the word before the digits at `idx` is one for the kind that they name one of, or a name that they belong to.
    fn is_behind_name(self, idx: usize) -> bool {
        let before = idx - 1;
        let word = self.text(before).unwrap_or("");
        // "rooms 12 and 14"; "grades 9-12" are so many.
        if self.is_lower(before) && are_numbered(word) && !self.is_dash(idx + 1) {
            return true;
        }
        let counted = self.is_counted_noun(idx + 1);
        if self.kind(before) == Some(TokenKind::Word)
            && let Some(naming) = naming(word)
        {
            return self.is_capitalized(before)
                || match naming {
                    Naming::InCapitals => false,
                    Naming::Always => !counted,
                    // "stage 4 cancers"; copy writes a count as small as that in words.
                    Naming::OfDegree => !counted || self.text(idx).is_some_and(|it| it.len() == 1),
                };
        }
        let inside = || {
            self.is_capitalized(before)
                && self.is_mid_sentence(before)
                && !self.is_any(before, BEFORE_COUNT)
        };
        !counted
            && self.text(idx).is_some_and(|it| it.len() <= 4)
            && (inside() || self.is_behind_first_name(idx))
            && !self.is_unit_word_like(idx + 1)
    }

    /// "NBC 5 reported", "Destiny 2 is late": behind the first word of a sentence, where a capital tells nothing, letters that are all
    /// capitals, or a verb that says that the number counts nothing.
    fn is_behind_first_name(self, idx: usize) -> bool {
        let name = self
            .text(idx - 1)
            .filter(|it| it.len() >= 2 && !is_function_word(it));
        let call_sign = name.is_some_and(|it| {
            it.len() <= MAX_CALL_SIGN && it.bytes().all(|b| b.is_ascii_uppercase())
        });
        let single = self.is_any(idx + 1, &["is", "was", "has", "does"])
            && !self.is(idx, "1")
            && self.is_capitalized(idx - 1);
        name.is_some() && (single || call_sign && self.is_lower(idx + 1))
    }

    /// `the Group of 20`, `S&P 500 futures`.
    fn is_of_a_group(self, idx: usize) -> bool {
        idx >= 2
            && (self.is(idx - 1, "of") && self.text(idx - 2) == Some("Group")
                || self.is(idx - 1, "P") && self.is(idx - 2, "&"))
    }

    /// `H.R. 1044`, `S.B. 12`, `U.S.C. 1001`: bills before American houses, and laws.
    fn is_bill(self, idx: usize) -> bool {
        idx >= 4
            && self.is(idx - 1, ".")
            && self.is(idx - 3, ".")
            && matches!(self.text(idx - 2), Some("R" | "B" | "J" | "C"))
            && matches!(self.text(idx - 4), Some("H" | "S" | "A"))
    }

    /// `Version 2.1`, `USB 3.2`: a number with a point behind what is numbered in small letters too.
    fn is_release(self, idx: usize) -> bool {
        let pointed = self.text(idx).is_some_and(|text| {
            text.len() <= 5
                && text
                    .split_once('.')
                    .is_some_and(|(_, it)| is_bare_digits(it))
        });
        pointed && self.text(idx - 1).is_some_and(is_numbered_small)
    }

    /// Whether a word has a capital inside behind a small first letter, as only the names of products have: `iPhone`.
    fn is_branded(self, idx: usize) -> bool {
        self.is_lower(idx)
            && self
                .text(idx)
                .is_some_and(|text| text.bytes().skip(1).any(|it| it.is_ascii_uppercase()))
    }

    /// Whether the number is the second of two that things are numbered with: "Exits 12 and 14", "Sections 2 to 5".
    fn is_numbered_alike(self, idx: usize) -> bool {
        idx >= 3
            && self.is_any(idx - 1, &["and", "to", "or"])
            && self.kind(idx - 2) == Some(TokenKind::Number)
            && self.text(idx - 3).is_some_and(|text| {
                let named = self.is_capitalized(idx - 3) && self.is_mid_sentence(idx - 3);
                text.ends_with('s') && named || are_numbered(text)
            })
    }

    /// `the 737 Max`, `787 Dreamliners`: types of an aircraft, which the trade writes without their maker.
    fn is_airliner(self, idx: usize) -> bool {
        let of_a_family = self
            .text(idx)
            .is_some_and(|text| text.len() == 3 && text.starts_with('7') && text.ends_with('7'));
        // "a 747 and two fighters"
        let alone = self.is_any(idx - 1, &["a"])
            && (self.kind(idx + 1) != Some(TokenKind::Word)
                || self.text(idx + 1).is_some_and(is_function_word));
        const KINDS: &[&str] = &[
            "max",
            "jet",
            "jets",
            "dreamliner",
            "dreamliners",
            "jetliner",
            "jetliners",
            "freighter",
            "freighters",
        ];
        of_a_family && (alone || self.is_any(idx + 1, KINDS))
    }

    fn is_unit_word_like(self, idx: usize) -> bool {
        self.unit_behind(idx).is_some() || self.text(idx).and_then(numeral).is_some()
    }
}

/// The longest call sign of a station.
const MAX_CALL_SIGN: usize = 4;

/// Whether a word is one for what is numbered in small letters too: `room`, `page`.
fn is_numbered_small(word: &str) -> bool {
    matches!(naming(word), Some(Naming::Always | Naming::OfDegree))
}

/// Whether a word is the plural of what is numbered in small letters too: `rooms`, `pages`.
fn are_numbered(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_numbered_small)
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn products_exits_and_tournaments() {
        check_silent(
            "
            iPhone 15 sales slowed.
            The road is shut between Exits 12 and 14.
            It hosts Euro 2032.
            a 3-in-1 charger, a 4K TV and native 8K video
            ",
        );
        check(
            "
            They sold 15 iPhones for 5K euros, or 40K in all.
            ",
            expect![[r#"
                15 = number 15, exact
                5K euros = money 5000 EUR, exact
                40K = number 40000, exact
            "#]],
        );
    }

    #[test]
    fn laws_roads_and_releases() {
        check_silent(
            "
            It breaks 18 U.S.C. 1001 and Section 8(2) of the law on 501(c)(3) groups.
            They took the 405 freeway to junction 12.
            A USB 3.2 port, Version 9.0 of it and Bluetooth 5.3
            H.R. 1044 and S.B. 12 went to the Group of 20.
            They lived at 1200 N. Main St. and 14 Elm Road, in rooms 209 and 211, on pages 12 and 14.
            They walked along 110th street.
            ",
        );
        check(
            "
            Some 12 U.S. ships and 405 freeway workers; a port 9.5 metres deep
            The group of 20 men left rooms for 12.
            A house of c. 1,200 tiles was sold for 40 pounds in cash.
            ",
            expect![[r#"
                Some 12 = number 12, about
                405 = number 405, exact
                9.5 metres = quantity 9.5 m, exact
                20 = number 20, exact
                12 = number 12, exact
                c. 1,200 = number 1200, about
                40 pounds = money 40 GBP, exact
            "#]],
        );
    }

    #[test]
    fn stages_stations_and_first_words() {
        check_silent(
            "
            NBC 5 reported it. Destiny 2 is late. Thunderbolt 3 was slow.
            A phase 3 trial, grade 6 pupils and stage 4 cancers; Year 6 pupils
            Tencent (0700.HK), Toyota (7203.T) and the Nasdaq 100
            The Euro 5 norm, Web 2.0, ZIP 90210
            ",
        );
        check(
            "
            GDP 3 percent up; Some 40 were hurt. Another 3 were found; a room 12 people share; THE 5 boats
            It sank in 1998.The rest (12.5) stayed.
            ",
            expect![[r#"
                3 percent = percent 3 %, exact
                Some 40 = number 40, about
                3 = number 3, exact
                12 = number 12, exact
                5 = number 5, exact
                12.5 = number 12.5, exact
            "#]],
        );
    }
}
