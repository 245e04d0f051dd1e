//! Whether a word or a letter that could be a unit is one behind this number: metres or millions, degrees or diplomas.

use rust_decimal::Decimal;

use super::piece::Piece;
use super::unit::is_measure;
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, is_of_millions};

/// How many tokens before a number its scale may be told by a number of the same matter.
const SCALE_REACH: usize = 14;

/// Sports whose length copy gives in a glued "m", though their names are plurals.
const SPORTS: &[&str] = &[
    "hurdles",
    "heats",
    "finals",
    "backstroke",
    "freestyle",
    "across",
];

/// The longest of the signs that mean other things too.
const LONGEST_SIGN: usize = 3;

/// How many tokens before a number what is counted by it may stand.
const COUNT_REACH: usize = 8;

impl View<'_> {
    /// Whether a unit that could be an ordinary word is one behind this number.
    pub(super) fn is_unit_here(self, piece: &Piece, unit: Unit, end: usize) -> bool {
        let at = self.joined(piece.end);
        let Some(text) = self.text(at).filter(|_| end == at + 1) else {
            return true;
        };
        match unit.dimension() {
            Dimension::Time | Dimension::Calendar | Dimension::Item => false,
            Dimension::Multiple => {
                text != "times"
                    && !self.spaced(at)
                    && at == piece.end
                    && self.kind(end) != Some(TokenKind::Number)
            }
            Dimension::Money => self.is_money_here(piece, text, end),
            _ if text.len() <= LONGEST_SIGN => self.is_sign_here(piece, at, text),
            _ => self.is_measure_here(at, text),
        }
    }

    /// Whether a short sign such as `m` or `C`, which stands at `at`, is one of a measure here.
    fn is_sign_here(self, piece: &Piece, at: usize, text: &str) -> bool {
        let (end, glued) = (at + 1, !self.spaced(at));
        // "18 F's guide": a letter that owns something is a name.
        if text.len() == 1 && self.kind(end) == Some(TokenKind::Suffix) && !glued {
            return false;
        }
        let digits = matches!(
            self.kind(piece.number_end.wrapping_sub(1)),
            Some(TokenKind::Number | TokenKind::Symbol)
        );
        match text {
            "m" => {
                digits && piece.form == NumberForm::Digits && (!glued || self.is_metres(piece, end))
            }
            // A 13F is a form that funds file.
            "F" if self.is_any(end, &["filing", "filings", "form", "forms"]) => false,
            "g" | "l" | "L" | "t" | "W" | "V" | "K" | "C" | "F" | "J" | "cc" => {
                digits && !self.is_initial(at) && (glued || !self.is_capitalized(end))
            }
            // "12 MP" may as well be a member of parliament.
            "MP" => digits && glued,
            // "the PS 5", "12 PS Vita games"
            "PS" => {
                digits && !self.is_capitalized(end) && self.kind(end) != Some(TokenKind::Number)
            }
            "f" => digits && glued && !self.is_dash(end),
            // "1500 b" are bits, "1.5b" are billions.
            "b" => digits && !glued && self.ends_sentence(end),
            // "-27 c": without its degree sign only a minus makes a temperature of it.
            "c" => {
                let clear = self.ends_clause(end) && self.is_after_minus(piece.start);
                digits && clear && !self.is_initial(at)
            }
            "mi" | "ft" | "ha" | "hp" => digits,
            // "220 pp., $16.99" are pages.
            "pp" => {
                let abbreviated = self.is(end, ".") && self.is(end + 1, ",");
                let most = if abbreviated { 20 } else { 100 };
                piece.value < Decimal::from(most)
            }
            "bar" => digits && !self.is_capitalized(at),
            _ => self.is_measure_here(at, text),
        }
    }

    /// Whether the word at `at` that may be a measure is one here.
    fn is_measure_here(self, at: usize, text: &str) -> bool {
        const STUDIES: &[&str] = &[
            "the",
            "a",
            "harvard",
            "yale",
            "economics",
            "law",
            "separation",
            "freedom",
            "history",
            "science",
            "engineering",
        ];
        let end = at + 1;
        match text {
            "bit" | "bits" | "cup" | "cups" | "stone" | "turn" | "turns" | "knot" => {
                !self.is_capitalized(at)
            }
            "foot" => !self.is_capitalized(at) && !self.is(end, "soldiers"),
            "degrees" | "degree" => {
                !self.is_any(end, &["in", "from", "of", "at"]) || !self.is_any(end + 1, STUDIES)
            }
            _ => true,
        }
    }

    /// Whether the letter at `at`, apart from its number, is the first of a name: "5 C. Smith", "the 3 F-keys".
    fn is_initial(self, at: usize) -> bool {
        let end = at + 1;
        let name = self.is_capitalized(end + 1) || self.kind(end + 1) == Some(TokenKind::Number);
        let hung = self.is_dash(end) && !self.spaced(end) && !self.spaced(end + 1);
        self.is(end, ".") && name && self.spaced(at)
            || hung && self.text(at).is_some_and(|it| it.len() == 1)
    }

    /// Whether nothing stands at `idx`, or a mark that ends a sentence.
    fn ends_sentence(self, idx: usize) -> bool {
        self.text(idx).is_none() || self.is_any(idx, &[".", "!", "?"])
    }

    fn ends_clause(self, idx: usize) -> bool {
        self.ends_sentence(idx) || self.is_any(idx, &[",", ";", "and", "in", "on", "at"])
    }

    /// Whether a minus of its own stands before the number at `start`.
    fn is_after_minus(self, start: usize) -> bool {
        let Some(at) = start.checked_sub(1) else {
            return false;
        };
        self.is(at, "minus")
            || self.is_dash(at)
                && (at == 0 || self.spaced(at))
                && !(self.spaced(start) && self.is_number_before(at))
    }

    /// Whether a number close before `start` is in millions or billions, so that "52m" in the same breath is too: "61.5
    /// million people came, up from 52m in 2019".
    fn is_among_millions(self, start: usize, end: usize) -> bool {
        let scaled = (start.saturating_sub(SCALE_REACH)..start)
            .rev()
            .take_while(|at| self.text(*at) != Some("."))
            .any(|at| matches!(self.numeral(at), Some(Numeral::Scale(6..=12))));
        let built = self.is_any(
            end,
            &["tall", "high", "long", "wide", "deep", "away", "apart"],
        );
        scaled && !built
    }

    /// "travel rose 12% to 5.3m", "subscribers were 5.3m": whether the number at `start` is of what is counted by the million.
    fn is_behind_count(self, start: usize) -> bool {
        let share = self.is(start.wrapping_sub(1), "to")
            && self.is_any(start.wrapping_sub(2), &["%", "percent", "cent", "pct"]);
        share
            || (start.saturating_sub(COUNT_REACH)..start)
                .rev()
                .take_while(|at| !self.is_any(*at, &[".", ";"]))
                .any(|at| self.text(at).is_some_and(is_of_millions))
    }

    /// Whether a glued "m" means metres rather than millions: "1.8m tall", "a 100m race", but "1.5m users".
    pub(super) fn is_metres(self, piece: &Piece, end: usize) -> bool {
        // "101.9m b/d", "25m tonnes", "a 5m-pound prize"
        if (self.spaced(end) || self.joined(end) != end)
            && self
                .unit_behind(end)
                .is_some_and(|(unit, _)| is_measure(unit))
        {
            return false;
        }
        // "2.5m x 3m"
        let sized = piece.start >= 2 && self.is_any(piece.start - 1, &["x", "×", "by"]);
        if sized && self.unit_behind(piece.start - 2).is_some() {
            return true;
        }
        // "a 5m-strong union"
        if self.is(self.joined(end), "strong") {
            return false;
        }
        // "10m-15m users"
        let ranged = self.is_dash(end)
            && self.kind(end + 1) == Some(TokenKind::Number)
            && self.is(end + 2, "m");
        if ranged {
            return self.is_metres(piece, end + 3);
        }
        self.is_length_before(piece, end)
    }

    /// Whether what stands at `end` behind a glued "m" leaves it a length: nothing that millions are counted of.
    fn is_length_before(self, piece: &Piece, end: usize) -> bool {
        let among = || self.is_among_millions(piece.start, end);
        if !self.is_lower(end) {
            return self.is_dash(end) || !among() && !self.is_behind_count(piece.start);
        }
        let word = self.text(end).unwrap_or("");
        let counted = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
            || self.is_any(end, &["people", "men", "women", "children", "of"])
            || is_of_millions(word);
        self.is_any(end, SPORTS) || !counted && !among() || piece.unit != Unit::ONE
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn millions_by_what_is_counted() {
        check(
            "
            Travel rose 12% to 5.3m, or 2.1m passenger trips, and a 2m vote lead shrank.
            The wave reached 5.3m and the pool is 25m long.
            ",
            expect![[r#"
                12% = percent 12 %, exact
                5.3m = number 5300000, exact
                2.1m = number 2100000, exact
                2m = number 2000000, exact
                5.3m = quantity 5.3 m, exact
                25m = quantity 25 m, exact
            "#]],
        );
    }
}
