//! Whether a word or a letter that could be a unit is one behind this number: metres or millions, degrees or diplomas.

use rust_decimal::Decimal;

use super::piece::Piece;
use super::unit::is_measure;
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::Numeral;

/// How many tokens before a number its scale may be told by a number of the same matter.
const SCALE_REACH: usize = 14;

impl View<'_> {
    /// Whether a unit that could be an ordinary word is one behind this number.
    pub(super) fn is_unit_here(self, piece: &Piece, unit: Unit, end: usize) -> bool {
        let at = self.joined(piece.end);
        let glued = !self.spaced(at);
        let Some(text) = self.text(at).filter(|_| end == at + 1) else {
            return true;
        };
        match unit.dimension() {
            Dimension::Time | Dimension::Calendar | Dimension::Item => return false,
            Dimension::Multiple => {
                return text != "times"
                    && glued
                    && at == piece.end
                    && self.kind(end) != Some(TokenKind::Number);
            }
            Dimension::Money => return self.is_money_here(piece, text, end),
            _ => {}
        }
        // "18 F's guide": a letter that owns something is a name.
        if text.len() == 1 && self.kind(end) == Some(TokenKind::Suffix) && !glued {
            return false;
        }
        let digits = matches!(
            self.kind(piece.number_end.wrapping_sub(1)),
            Some(TokenKind::Number | TokenKind::Symbol)
        );
        let initial = self.is_capitalized(end + 1) || self.kind(end + 1) == Some(TokenKind::Number);
        let named = self.is(end, ".") && initial && !glued
            || text.len() == 1 && self.is_dash(end) && !self.spaced(end) && !self.spaced(end + 1);
        match text {
            "m" => {
                digits && piece.form == NumberForm::Digits && (!glued || self.is_metres(piece, end))
            }
            // A 13F is a form that funds file.
            "F" if self.is_any(end, &["filing", "filings", "form", "forms"]) => false,
            "g" | "l" | "L" | "t" | "W" | "V" | "K" | "C" | "F" | "J" | "cc" => {
                digits && !named && (glued || !self.is_capitalized(end))
            }
            // "12 MP" may as well be a member of parliament.
            "MP" => digits && glued,
            "f" => digits && glued && !self.is_dash(end),
            // "1500 b" are bits, "1.5b" are billions.
            "b" => digits && !glued && self.ends_sentence(end),
            // "-27 c": without its degree sign only a minus makes a temperature of it.
            "c" => digits && !named && self.ends_clause(end) && self.is_after_minus(piece.start),
            "mi" | "ft" | "ha" | "hp" => digits,
            // "220 pp., $16.99" are pages.
            "pp" => {
                let abbreviated = self.is(end, ".") && self.is(end + 1, ",");
                let most = if abbreviated { 20 } else { 100 };
                piece.value < Decimal::from(most)
            }
            "bar" | "bit" | "bits" | "cup" | "cups" | "stone" | "turn" | "turns" | "knot"
            | "foot" => {
                !self.is_capitalized(at)
                    && (text != "bar" || digits)
                    && (text != "foot" || !self.is(end, "soldiers"))
            }
            "degrees" | "degree" => {
                !self.is_any(end, &["in", "from", "of", "at"])
                    || !self.is_any(
                        end + 1,
                        &[
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
                        ],
                    )
            }
            _ => true,
        }
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
        if self.is_dash(end)
            && self.kind(end + 1) == Some(TokenKind::Number)
            && self.is(end + 2, "m")
        {
            return self.is_metres(piece, end + 3);
        }
        let word = self.text(end).unwrap_or("");
        if self.is_dash(end) || !self.is_lower(end) {
            return self.is_dash(end) || !self.is_among_millions(piece.start, end);
        }
        let counted = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
            || self.is_any(end, &["people", "men", "women", "children", "of"]);
        let sport = self.is_any(
            end,
            &[
                "hurdles",
                "heats",
                "finals",
                "backstroke",
                "freestyle",
                "across",
            ],
        );
        sport || !counted && !self.is_among_millions(piece.start, end) || piece.unit != Unit::ONE
    }
}
