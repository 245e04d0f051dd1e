//! Never a figure: identifiers, names with digits, phone numbers, addresses, scores, versions, web addresses.

use crate::draft::TokenKind;
use crate::recognize::is_function_word;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{is_numbered_thing, numeral};

/// More groups of digits than any phone number has.
const MAX_PHONE_GROUPS: usize = 8;

/// Whether a token is digits and nothing else, few enough for a group of a phone number.
pub(super) fn is_bare_digits(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word is the plural of what is numbered in small letters too: `rooms`, `pages`.
fn are_numbered(word: &str) -> bool {
    let singular = word.strip_suffix('s');
    singular.and_then(is_numbered_thing) == Some(true)
}

/// Words with a full stop behind which a number names.
const ABBREVIATIONS: &[&str] = &[
    "no", "nos", "vol", "fig", "sec", "art", "ch", "pp", "nr", "rte", "apt", "ext",
];

/// What a run of tokens without spaces is, found once for each run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chunk {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Whether it is an identifier as a whole.
    pub(super) identifier: bool,
}

impl View<'_> {
    /// The run of unspaced tokens that starts at `start`.
    pub(super) fn chunk_at(self, start: usize) -> Chunk {
        let mut end = start + 1;
        while end < self.tokens.len() && !self.spaced(end) {
            end += 1;
        }
        let identifier = end - start > 2 && self.is_identifier(start, end);
        Chunk {
            start,
            end,
            identifier,
        }
    }

    /// Web and mail addresses, hashes, phone numbers, versions and network addresses.
    fn is_identifier(self, start: usize, end: usize) -> bool {
        let (mut n_numbers, mut n_joints, mut n_mixed, mut money, mut slashes) =
            (0, 0, 0, false, 0);
        for at in start..end {
            let Some(text) = self.text(at) else { break };
            match (self.kind(at), text) {
                (Some(TokenKind::Number), _) => n_numbers += 1,
                (Some(TokenKind::Word), word) => {
                    let glued = at > start
                        && self.kind(at - 1) == Some(TokenKind::Number)
                        && self.kind(at + 1) == Some(TokenKind::Number)
                        && at + 1 < end;
                    n_mixed += usize::from(glued && !matches!(word, "x" | "m" | "bn" | "by"));
                    if matches!(word, "www" | "http" | "https" | "ftp") {
                        return true;
                    }
                }
                (_, "@" | "_" | "\\" | "#" | "&" | "{" | "|") if at > start => return true,
                (_, "/") => slashes += 1,
                (_, ":") if self.is(at + 1, ":") || self.is(at + 1, "/") => return true,
                (_, "-" | "." | ":" | "‑")
                    if at > start
                        && self.kind(at - 1) == Some(TokenKind::Number)
                        && self.kind(at + 1) == Some(TokenKind::Number) =>
                {
                    n_joints += 1
                }
                (
                    Some(TokenKind::Symbol),
                    "$" | "€" | "£" | "¥" | "%" | "₹" | "½" | "¼" | "¾" | "°",
                ) => money = true,
                _ => {}
            }
        }
        !money && (n_numbers >= 3 && n_joints + slashes >= 2 && slashes != 1 || n_mixed >= 2)
    }

    /// The token after a phone number whose first digits stand at `idx`.
    ///
    /// Groups of bare digits count as one where something says so: a `+`, a zero or a bracket in front, the American
    /// pattern 3-3-4, or a word such as "call" close before.
    pub(super) fn phone_at(self, idx: usize) -> Option<usize> {
        let first = self.text(idx).filter(|text| is_bare_digits(text))?;
        let opened = |sign| idx > 0 && !self.spaced(idx) && self.is(idx - 1, sign);
        let marked = opened("+") || opened("(") || first.starts_with('0') && first.len() >= 2;
        let joined = self.kind(idx + 1) == Some(TokenKind::Number)
            || self.is_any(idx + 1, &["-", "(", "/", "‑"])
                && self.kind(idx + 2) == Some(TokenKind::Number);
        (marked || joined).then_some(())?;
        let (mut end, mut n_digits, mut n_groups) = (idx, 0, 0);
        while n_groups < MAX_PHONE_GROUPS
            && let Some(group) = self.text(end).filter(|text| is_bare_digits(text))
        {
            n_digits += group.len();
            n_groups += 1;
            end += 1;
            let gap =
                (end..end + 3).find(|at| !self.is_any(*at, &["-", ".", "/", "(", ")", "‑"]))?;
            if self.kind(gap) != Some(TokenKind::Number) {
                break;
            }
            end = gap;
        }
        // The loop may have stepped over a sign to a group that is none.
        let american = n_groups == 3 && n_digits == 10 && first.len() == 3;
        let told = (idx.saturating_sub(5)..idx).any(|at| {
            self.is_any(
                at,
                &[
                    "phone",
                    "telephone",
                    "tel",
                    "call",
                    "fax",
                    "dial",
                    "mobile",
                    "hotline",
                    "text",
                ],
            )
        });
        let phone = n_groups >= 2 && (marked && n_digits >= 8 || american || told && n_digits >= 7);
        phone.then_some(end)
    }

    /// Whether the number token at `idx` is a part of something else: of a name, an identifier, a time, a score.
    pub(super) fn is_part_of_name(self, idx: usize) -> bool {
        self.is_glued_to_name(idx)
            || self.is_numbered(idx)
            || self.is_joined_wrongly(idx)
            || self.is_serial(idx)
            || self.is_emergency(idx)
            || self.is_result(idx)
            || self.is_list_marker(idx)
    }

    /// `dialled 999`, `a 911 dispatcher`: the number that one calls for help.
    fn is_emergency(self, idx: usize) -> bool {
        const BEFORE: &[&str] = &[
            "call", "called", "calling", "calls", "dial", "dialed", "dialled", "dialing",
            "dialling", "phone", "phoned", "phoning", "rang", "ring", "ringing",
        ];
        const AFTER: &[&str] = &[
            "call",
            "calls",
            "caller",
            "callers",
            "dispatcher",
            "dispatchers",
            "operator",
            "operators",
            "emergency",
            "recording",
            "recordings",
            "tape",
            "tapes",
            "center",
            "centre",
            "hotline",
            "lifeline",
        ];
        matches!(
            self.text(idx),
            Some("911" | "999" | "112" | "111" | "000" | "988")
        ) && (self.is_any(idx.wrapping_sub(1), BEFORE) || self.is_any(idx + 1, AFTER))
    }

    /// `Trainium3`, `GPT-5`, `F-16`, `#5`, `'90s`, `10:30`, `p.12`.
    fn is_glued_to_name(self, idx: usize) -> bool {
        if self.spaced(idx) || idx == 0 {
            return false;
        }
        let before = self.text(idx - 1).unwrap_or("");
        let inner = !self.spaced(idx - 1) && idx >= 2;
        match self.kind(idx - 1) {
            Some(TokenKind::Word) => true,
            Some(TokenKind::Suffix | TokenKind::Number) => true,
            _ => match before {
                "#" | "'" | "’" | "@" | "_" | "*" => !inner || before != "'" && before != "’",
                "-" | "‐" | "‑" | "/" | ":" | "." | "&" | "+" | "^" => {
                    inner
                        && matches!(
                            self.kind(idx - 2),
                            Some(TokenKind::Word | TokenKind::Number)
                        )
                        && !self.is_hyphened_bound(idx)
                        && !self.is(idx - 2, "magnitude")
                }
                _ => false,
            },
        }
    }

    /// `Flight 93`, `No. 2`, `Section 230`, `Boeing 737`.
    fn is_numbered(self, idx: usize) -> bool {
        let Some(text) = self.text(idx) else {
            return false;
        };
        let plain = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
        if !plain || idx == 0 {
            return idx > 0 && self.is_release(idx);
        }
        if self.is_address(idx) || self.is_airliner(idx) || self.is_road(idx) {
            return true;
        }
        let counted = self.is_counted_noun(idx + 1);
        let before = idx - 1;
        if self.is(before, ".") && idx >= 2 && !self.spaced(before) {
            return self.is_bill(idx) || self.is_any(idx - 2, ABBREVIATIONS);
        }
        if self.is_branded(before) || self.is_numbered_alike(idx) || self.is_of_a_group(idx) {
            return true;
        }
        // "IBM 101 1/4" is a price.
        if self
            .number(idx, false)
            .is_some_and(|number| number.tokens.end > idx + 1)
        {
            return false;
        }
        let word = self.text(before).unwrap_or("");
        // "rooms 12 and 14"; "grades 9-12" are so many.
        if self.is_lower(before) && are_numbered(word) && !self.is_dash(idx + 1) {
            return true;
        }
        if self.kind(before) == Some(TokenKind::Word)
            && let Some(always) = is_numbered_thing(word)
        {
            return self.is_capitalized(before) || (always && !counted);
        }
        self.is_capitalized(before)
            && !counted
            && self.is_mid_sentence(before)
            && !self.is_unit_word_like(idx + 1)
            && text.len() <= 4
            && !self.is_place_or_time(before)
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
        pointed && self.text(idx - 1).and_then(is_numbered_thing) == Some(true)
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
            "dreamliner",
            "dreamliners",
            "jet",
            "jets",
            "jetliner",
            "jetliners",
            "freighter",
            "freighters",
        ];
        of_a_family && (alone || self.is_any(idx + 1, KINDS))
    }

    /// `the 405 freeway`, `18 U.S.C.`: roads and laws that their numbers stand before.
    fn is_road(self, idx: usize) -> bool {
        const ROADS: &[&str] = &["freeway", "motorway", "turnpike", "expressway"];
        let law = self.is(idx + 1, "U") && self.is(idx + 3, "S") && self.is(idx + 5, "C");
        law || self.is_any(idx - 1, &["the"]) && self.is_any(idx + 1, ROADS)
    }

    /// `1600 Pennsylvania Ave.`, `10 Downing Street`, `Washington, DC 20500`.
    fn is_address(self, idx: usize) -> bool {
        const STREETS: &[&str] = &[
            "street",
            "st",
            "avenue",
            "ave",
            "road",
            "rd",
            "boulevard",
            "blvd",
            "lane",
            "drive",
            "square",
            "place",
            "plaza",
            "parkway",
            "court",
            "terrace",
            "way",
        ];
        // "1200 N. Main St."
        let name = idx
            + 2
            + usize::from(
                self.is(idx + 2, ".") && self.text(idx + 1).is_some_and(|it| it.len() == 1),
            );
        let street = self.is_capitalized(idx + 1)
            && (name..name + 2)
                .take_while(|at| self.is_capitalized(*at))
                .any(|at| self.is_any(at, STREETS));
        let state = self.text(idx).is_some_and(|text| text.len() == 5)
            && self.text(idx - 1).is_some_and(|text| {
                text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
            });
        street || state
    }

    /// Words in capitals after which a bare number is a number still.
    fn is_place_or_time(self, idx: usize) -> bool {
        self.is_any(
            idx,
            &[
                "AND",
                "OF",
                "IN",
                "I",
                "A",
                "About",
                "Over",
                "Nearly",
                "At",
                "In",
                "Of",
                "The",
                "Some",
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
                "To",
                "For",
                "By",
                "Than",
                "After",
            ],
        )
    }

    fn is_unit_word_like(self, idx: usize) -> bool {
        self.unit_behind(idx).is_some() || self.text(idx).and_then(numeral).is_some()
    }

    /// Whether a word stands inside a sentence, so that its capital means a name.
    fn is_mid_sentence(self, idx: usize) -> bool {
        // "Wi-Fi 6": the capital behind a hyphen is no first word's.
        let hung = idx >= 2 && self.joined(idx - 1) == idx && self.is_capitalized(idx - 2);
        hung || idx > 0
            && !self.is_any(
                idx - 1,
                &[
                    ".", "!", "?", ":", "\"", "“", "”", "(", "-", "–", "—", "•", "'", "‘", "_",
                ],
            )
    }

    /// Whether a plural or another word that is counted stands at `idx`.
    pub(super) fn is_counted_noun(self, idx: usize) -> bool {
        let Some(text) = self.text(idx) else {
            return false;
        };
        self.is_lower(idx)
            && (text.len() > 3
                && text.ends_with('s')
                && !text.ends_with("ss")
                && !matches!(
                    text,
                    "was"
                        | "has"
                        | "does"
                        | "this"
                        | "thus"
                        | "always"
                        | "across"
                        | "says"
                        | "goes"
                        | "gets"
                        | "makes"
                        | "plans"
                        | "besides"
                        | "towards"
                        | "is"
                        | "versus"
                )
                || matches!(
                    text,
                    "people"
                        | "men"
                        | "women"
                        | "children"
                        | "new"
                        | "other"
                        | "more"
                        | "million"
                        | "billion"
                        | "percent"
                        | "per"
                        | "police"
                        | "jobs"
                        | "foreign"
                        | "dead"
                        | "black"
                        | "former"
                        | "fewer"
                ))
    }

    /// `5G`, `737s`, `747-400`, `2:1`, `5/17/2018`: what is glued behind the number is no unit.
    fn is_joined_wrongly(self, idx: usize) -> bool {
        if self.spaced(idx + 1) {
            return false;
        }
        let after = self.text(idx + 1).unwrap_or("");
        let number_follows = self.kind(idx + 2) == Some(TokenKind::Number) && !self.spaced(idx + 2);
        match after {
            ":" => number_follows,
            // "a 401(k) plan"
            "(" => self.text(idx + 2).is_some_and(|it| it.len() == 1) && self.is(idx + 3, ")"),
            "/" => {
                self.kind(idx + 2).is_some()
                    && !self.spaced(idx + 2)
                    && self
                        .number(idx, false)
                        .is_none_or(|number| number.tokens.end == idx + 1)
                    && number_follows
            }
            "-" | "‑" => {
                self.is_capitalized(idx + 2)
                    && !self.spaced(idx + 2)
                    && self.unit_behind(idx + 1).is_none()
                    && self.text(idx + 2).and_then(numeral).is_none()
                    && self.text(idx + 2).is_some_and(|it| it.len() <= 7)
            }
            _ => false,
        }
    }

    /// Long runs of bare digits, and digits with zeros before them: account, phone and serial numbers.
    fn is_serial(self, idx: usize) -> bool {
        let Some(text) = self.text(idx) else {
            return false;
        };
        if self.kind(idx) != Some(TokenKind::Number) {
            return false;
        }
        let bare = text.bytes().all(|b| b.is_ascii_digit());
        bare && (text.len() >= 10 || text.starts_with('0') && text.len() >= 5)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn names_with_digits() {
        check_silent(
            "
            GPT-5 and Trainium3 beat S3; the Boeing 737, the F-16 and an AK-47.
            Section 230, Flight 93, Highway 61, Windows 11, Apollo 13, Channel 4
            5G, 3M, G7, 49ers, COVID-19, Catch-22
            No. 2, Nos. 5, #7
            The 747-400 and the Airbus A320
            The 737 Max and a 787 Dreamliner; 777 jets; Wi-Fi 6 routers
            ",
        );
    }

    #[test]
    fn addresses_and_identifiers() {
        check_silent(
            "
            Call 202-555-0147 or +44 20 7946 0958, (212) 555 0100, 0161 496 0000.
            He lives at 1600 Pennsylvania Ave., Washington, DC 20500.
            https://example.com/2024/5 and mail4@example.org
            10.0.0.1 and 192.168.100.200
            06582887-9123-4064-1234-161260181113
            1234567890123
            ",
        );
    }

    #[test]
    fn times_and_ratios() {
        check_silent(
            "
            10:30, 2:28.6, a 2:1 split, 5/17/2018, 9/11
            ",
        );
    }

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
}
