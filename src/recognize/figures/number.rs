//! Bare numbers: which of them are figures.

use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::Unit;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, is_counted_off};

/// Words behind which "one" is a pronoun: "no one", "the one".
const BEFORE_PRONOUN: &[&str] = &[
    "no",
    "the",
    "this",
    "that",
    "which",
    "any",
    "every",
    "each",
    "another",
    "some",
    "other",
    "good",
    "big",
    "bad",
    "new",
    "first",
    "last",
    "next",
    "only",
    "old",
    "same",
    "right",
    "wrong",
    "easy",
    "tough",
    "hard",
    "long",
    "such",
    "what",
    "whoever",
    "these",
    "those",
    "little",
    "great",
    "best",
    "worst",
    "small",
    "large",
    "smaller",
    "larger",
    "bigger",
    "better",
    "older",
    "younger",
    "newer",
    "longer",
    "shorter",
    "higher",
    "lower",
    "former",
    "latter",
    "young",
    "real",
    "nice",
    "final",
    "second",
    "third",
    "current",
    "previous",
    "original",
    "main",
    "short",
    "single",
    "different",
    "similar",
    "particular",
];

/// Words before which "one" is a pronoun or a part of an idiom: "one of them", "one must", "one day".
const AFTER_PRONOUN: &[&str] = &[
    "of", "another", "is", "was", "has", "had", "can", "could", "would", "might", "must", "should",
    "may", "will", "who", "that", "which", "knows", "does", "did", "to", "and", "or", "but", "as",
    "for", "by", "with", "from", "at", "on", "way", "'s", "’s", "thing", "reason", "because",
    "when", "where", "wants", "needs", "thinks", "gets", "never", "ever", "cannot", "'d", "'ll",
    "day", "time", "point",
];

/// Words behind "under one" and "over one" that make no amount of it.
const AFTER_ONE_IN_IDIOM: &[&str] = &[
    "roof", "umbrella", "banner", "flag", "name", "another", "brand", "command", "heading",
];

impl View<'_> {
    /// Whether a piece is a figure: always with a unit; without one, when it counts something.
    pub(super) fn is_bare_number(self, piece: &Piece) -> bool {
        if piece.place != UnitPlace::None || piece.unit != Unit::ONE {
            return true;
        }
        if self.is_named_war(piece.end) || self.is_ratio(piece) {
            return false;
        }
        match piece.form {
            NumberForm::Digits => self.is_counting_digits(piece),
            NumberForm::Words => self.is_counting_words(piece),
            NumberForm::Fraction => true,
        }
    }

    /// "the 100 Years War", "the Six-Day War": what stands behind the number is a name.
    fn is_named_war(self, idx: usize) -> bool {
        let unit = self.joined(idx);
        let named =
            self.is_capitalized(unit) && self.is_any(unit, &["years", "year", "day", "days"]);
        named && (unit + 1..unit + 3).any(|at| self.text(at) == Some("War"))
    }

    /// "a 3-for-1 split", "20-to-1 odds", "a one-on-one talk": either number of a ratio.
    fn is_ratio(self, piece: &Piece) -> bool {
        const JOINTS: &[&str] = &["for", "to", "on", "and", "of", "in", "by"];
        let opens = self.joined(piece.end) != piece.end
            && self.is_any(piece.end + 1, JOINTS)
            && self.joined(piece.end + 2) != piece.end + 2;
        let closes = piece.start >= 4
            && self.joined(piece.start - 1) == piece.start
            && self.is_any(piece.start - 2, JOINTS)
            && self.joined(piece.start - 3) == piece.start - 2
            && self.is_number_before(piece.start - 3);
        opens || closes
    }

    /// Digits are a number unless they are a year, an hour or glued to a word that is no unit.
    fn is_counting_digits(self, piece: &Piece) -> bool {
        let glued = !self.spaced(piece.end);
        if glued && self.kind(piece.end) == Some(TokenKind::Word) {
            return self.is(piece.end, "ish");
        }
        if glued
            && self.is_any(piece.end, &["'", "’"])
            && self.kind(piece.end + 1) == Some(TokenKind::Word)
        {
            return false;
        }
        !self.is_year(piece) && !self.is_clock(piece)
    }

    /// `1998` and the like, unless a plural follows: "2000 people".
    fn is_year(self, piece: &Piece) -> bool {
        let text = self.text(piece.start).unwrap_or("");
        let four = piece.end == piece.start + 1
            && text.len() == 4
            && text.bytes().all(|b| b.is_ascii_digit());
        let near =
            four && (text.starts_with("18") || text.starts_with("19") || text.starts_with("20"));
        let bounded = self.is_any(
            piece.start.wrapping_sub(1),
            &[
                "than",
                "about",
                "some",
                "nearly",
                "almost",
                "least",
                "over",
                "up",
                "exceed",
                "exceeding",
                "surpass",
            ],
        );
        let dated = self.is_any(
            piece.start.wrapping_sub(1),
            &[
                "in", "since", "by", "until", "during", "before", "after", "for", "from",
            ],
        );
        near && (dated || !self.is_counted_noun(piece.end) || self.is_maturity(piece)) && !bounded
    }

    /// "the 4.25% 2034 notes", "its 2029 bonds": the year in which a debt is due.
    fn is_maturity(self, piece: &Piece) -> bool {
        const DEBTS: &[&str] = &[
            "notes",
            "bonds",
            "gilts",
            "bunds",
            "debentures",
            "maturities",
            "treasuries",
        ];
        let before = piece.start.wrapping_sub(1);
        self.is_any(piece.end, DEBTS)
            && self.is_any(
                before,
                &["%", "percent", "cent", "pct", "the", "its", "due", "of"],
            )
    }

    /// "at 7 p.m.", "6 am": hours are times.
    fn is_clock(self, piece: &Piece) -> bool {
        self.is_any(piece.end, &["am", "pm", "a.m", "p.m", "o"])
            && (!self.is(piece.end, "o") || self.is_any(piece.end + 1, &["'clock", "’clock"]))
            || self.is_any(piece.end, &["a", "p"])
                && self.is(piece.end + 1, ".")
                && self.is(piece.end + 2, "m")
    }

    /// Words are a number unless they are a pronoun, a name or a piece of an idiom.
    fn is_counting_words(self, piece: &Piece) -> bool {
        let single = piece.end == piece.start + 1;
        // "the million", "multi-million": a scale word without its number counts nothing inside a sentence.
        let scale = matches!(
            self.numeral(piece.start),
            Some(Numeral::Scale(_) | Numeral::Hundred | Numeral::Dozen)
        );
        let club =
            piece.start >= 2 && self.is(piece.start - 1, "of") && self.is(piece.start - 2, "Group");
        if club && self.is_capitalized(piece.start)
            || scale && single && piece.start > 0
            || self.is_number_of_digits(piece.end)
            || self.is_counted_off_at(piece)
        {
            return false;
        }
        if single && self.is(piece.start, "one") {
            return self.is_counting_one(piece.start);
        }
        if single && self.is(piece.start, "zero") && self.is_idle_zero(piece.start) {
            return false;
        }
        let name = self.is_capitalized(piece.start)
            && piece.start > 0
            && single
            && (self.is_hung_on_name(piece.start)
                || self.is_capitalized(piece.end) && !self.is_sentence_start(piece.start));
        !name && !self.is_clock(piece)
    }

    /// "BBC Two", "Take-Two", "Ocean's Eleven": whether the word before `idx` is a name that goes on with it.
    fn is_hung_on_name(self, idx: usize) -> bool {
        let linked = self.kind(idx - 1) == Some(TokenKind::Suffix)
            || self.joined(idx - 1) == idx && idx >= 2;
        let name = idx - 1 - usize::from(linked && idx >= 2);
        // "7-Eleven"
        let digits = linked && self.kind(name) == Some(TokenKind::Number);
        digits || self.is_capitalized(name) && !self.is_any(name, &["The", "And"])
    }

    /// "a six-figure sum", "double-digit growth": how long a number is, not the number.
    fn is_number_of_digits(self, end: usize) -> bool {
        let at = self.joined(end);
        at != end && self.is_any(at, &["figure", "figures", "digit", "digits"])
    }

    /// "game two", "phase three of the plan": the number names one of its kind.
    fn is_counted_off_at(self, piece: &Piece) -> bool {
        let kind = piece.start.checked_sub(1);
        kind.is_some_and(|at| self.is_lower(at) && self.text(at).is_some_and(is_counted_off))
            && piece.end == piece.start + 1
            && !self.is_counted_noun(piece.end)
    }

    /// "ground zero", "to zero in on", "zero tolerance", "net zero": a zero that counts nothing.
    fn is_idle_zero(self, idx: usize) -> bool {
        self.is_any(
            idx.wrapping_sub(1),
            &["ground", "patient", "net", "year", "day", "to"],
        ) && (!self.is(idx.wrapping_sub(1), "to") || self.is_any(idx + 1, &["in", "out"]))
            || self.is_any(idx + 1, &["tolerance", "hour"])
            || self.is(idx + 1, "in") && self.is(idx + 2, "on")
    }

    /// "an unstudied one", "the all-electric one", "a more useful one": behind an article and an adjective, which its ending
    /// tells. No -al, -ent or -y: "on the festival one star" and "in the city one person" are of nouns.
    fn is_behind_adjective(self, idx: usize) -> bool {
        const ENDINGS: &[&str] = &[
            "ed", "ful", "ous", "able", "ible", "ive", "ic", "less", "ish", "est",
        ];
        const BEFORE_ADJECTIVE: &[&str] = &[
            "a", "an", "the", "its", "his", "her", "their", "our", "my", "your", "more", "most",
            "less", "very", "too", "so", "rather", "quite", "-",
        ];
        let Some(at) = idx
            .checked_sub(2)
            .filter(|at| self.is_any(*at, BEFORE_ADJECTIVE))
        else {
            return false;
        };
        self.text(at + 1).is_some_and(|word| {
            ENDINGS
                .iter()
                .any(|it| word.len() > it.len() + 2 && word.ends_with(it))
        })
    }

    /// "one person", "one in five"; not "one of them", "no one", "the one that", "one must".
    fn is_counting_one(self, idx: usize) -> bool {
        let alone = !self.spaced(idx) && idx > 0 && self.is_dash(idx - 1);
        let hyphened = self.is_dash(idx + 1) && !self.spaced(idx + 1);
        // "one of 16 tests" counts, "one of them" does not.
        let of_so_many = self.is(idx + 1, "of")
            && (self.kind(idx + 2) == Some(TokenKind::Number)
                || matches!(
                    self.numeral(idx + 2),
                    Some(Numeral::Ones(3..) | Numeral::Tens(_))
                ));
        // "Xbox One", "Capital One"
        let named = self.is_capitalized(idx) && !self.is_sentence_start(idx);
        let ended = !matches!(
            self.kind(idx + 1),
            Some(TokenKind::Word | TokenKind::Number)
        ) && (idx > 0 || self.is(idx + 1, ","));
        // "under one roof", "over one another"
        let idiom = self.is_any(idx.wrapping_sub(1), &["under", "over"])
            && self.is_any(idx + 1, AFTER_ONE_IN_IDIOM);
        !(alone
            || idiom
            || hyphened
            || ended
            || self.is_behind_adjective(idx)
            || idx > 0
                && self.is_any(idx - 1, BEFORE_PRONOUN)
                && !(of_so_many && self.is(idx - 1, "only"))
            || named
            || self.is_any(idx + 1, AFTER_PRONOUN) && !of_so_many)
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn numbers_that_count_nothing() {
        check(
            "
            She dialled 999 and a 911 dispatcher answered; the bridge has 911 bolts.
            It was ground zero for the strike, and they zero in on zero tolerance. It scored zero points.
            We cook them 1) fried, 2) boiled (or 3) and 4) raw
            At stumps they were 6-174.
            All five firms sit under one roof.
            ",
            expect![[r#"
                911 = number 911, exact
                zero = number 0, exact
                3 = number 3, exact
                -
                five = number 5, exact
            "#]],
        );
    }

    #[test]
    fn multiples_before_what_they_multiply() {
        check(
            "
            Sales are nearly double the forecast and triple those of May.
            The studio doubles as a shop; they would double as cabins in a double room.
            ",
            expect![[r#"
                nearly double = number 2 x, less_than
                triple = number 3 x, exact
                -
            "#]],
        );
    }

    #[test]
    fn counts() {
        check(
            "
            1.5 million users, 1,234,567 votes, two-thirds of them, 3½ and 13 3/4
            a dozen eggs, two dozen, half a dozen, three dozen
            twenty-five men and fifteen hundred women
            forty-two, one hundred and five, two million three hundred thousand
            One person died and 2000 people marched.
            On the night the boat sank one man drowned; the blast killed one woman.
            ",
            expect![[r#"
                1.5 million = number 1500000, exact
                1,234,567 = number 1234567, exact
                two-thirds = number 0.6666666666666666666666666667, exact
                3½ = number 3.5, exact
                13 3/4 = number 13.75, exact
                a dozen = number 12, exact
                two dozen = number 24, exact
                half a dozen = number 6, exact
                three dozen = number 36, exact
                twenty-five = number 25, exact
                fifteen hundred = number 1500, exact
                forty-two = number 42, exact
                one hundred and five = number 105, exact
                two million three hundred thousand = number 2300000, exact
                One = number 1, exact
                2000 = number 2000, exact
                one = number 1, exact
                one = number 1, exact
            "#]],
        );
    }

    #[test]
    fn multiples() {
        check(
            "
            It costs twice as much, a threefold rise, 1.5x the sum.
            ",
            expect![[r#"
                twice = number 2 x, exact
                threefold = number 3 x, exact
                1.5x = number 1.5 x, exact
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            the five-member panel and the 25,000-strong force
            two hundred and two thousand
            There are two in the car.
            IBM 101 1/4, off 3/8
            ",
            expect![[r#"
                five = number 5, exact
                25,000 = number 25000, exact
                two hundred and two thousand = number 202000, exact
                two = number 2, exact
                101 1/4 = number 101.25, exact
                3/8 = number 0.375, exact
            "#]],
        );
    }

    #[test]
    fn powers_of_ten() {
        check(
            "
            About 4 x 10^6 cells, 2.5e3 of them, 7×10⁻² or 10^9; 3 x 10 crates and the 5e class
            ",
            expect![[r#"
                About 4 x 10^6 = number 4000000, about
                2.5e3 = number 2500, exact
                7×10⁻² = number 0.07, exact
                10^9 = number 1000000000, exact
                3 = number 3, exact
                10 = number 10, exact
            "#]],
        );
    }

    #[test]
    fn pronouns_and_idioms() {
        check_silent(
            "
            The one I saw was one of them, and no one else.
            One must go; that one is good.
            A one-way street
            An unstudied one called Willow sank; the big one and an all-electric one stayed.
            It was a more useful one than ours.
            The 80 Years' War, the Hundred Years War and the 4-Day War
            ",
        );
    }

    #[test]
    fn years_and_hours() {
        check_silent(
            "
            In 1998 and since 2015
            He left at 7 a.m.
            the 1990s
            ",
        );
    }

    #[test]
    fn one_of_so_many() {
        check(
            "
            Only one of 16 bids was read, and one of them was late.
            Xbox One, Capital One and ONE Sports
            ",
            expect![[r#"
                one = number 1, exact
                16 = number 16, exact
                -
            "#]],
        );
    }

    #[test]
    fn decimals_alone() {
        check(
            "
            She bats .312 and pays $.75; a .38-caliber gun and (.5 mm).
            It sold 40. 30 stayed... 20
            ",
            expect![[r#"
                .312 = number 0.312, exact
                $.75 = money 0.75 USD, exact
                .38 = number 0.38, exact
                .5 mm = quantity 0.5 mm, exact
                40 = number 40, exact
                30 = number 30, exact
                20 = number 20, exact
            "#]],
        );
    }

    #[test]
    fn one_at_the_head_of_a_list() {
        check_silent("One, it might not work. One of them left.");
    }

    #[test]
    fn numbers_of_digits_and_names_in_words() {
        check_silent(
            "
            A six-figure sum, a seven-digit code, double-digit growth
            In game two they passed level six, and phase two is next.
            Take-Two and BBC Two showed the 7-Eleven of Halvard's Eleven.
            ",
        );
        check(
            "
            The 4.25% 2034 notes and its 2029 bonds
            In game two teams met; a six-person team, part two-thirds done; 2029 bonds were sold.
            ",
            expect![[r#"
                4.25% = percent 4.25 %, exact
                two = number 2, exact
                six = number 6, exact
                two-thirds = number 0.6666666666666666666666666667, exact
                2029 = number 2029, exact
            "#]],
        );
    }
}
