//! Units as they are written behind a number: signs, words and phrases, and whether a word is a unit here.

use rust_decimal::Decimal;

use super::piece::Piece;
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, opens_unit, unit_sign, unit_word};

/// The tokens that a phrase of a unit may have.
const MAX_PHRASE: usize = 9;

impl View<'_> {
    /// The unit that starts at `idx`, a hyphen before it allowed: the longest sign or phrase.
    pub(super) fn unit_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let (unit, end) = self.plain_unit_behind(idx)?;
        Some(self.raised(unit, end).unwrap_or((unit, end)))
    }

    /// A length with the word of a power behind it: `km cubed`, `metres squared`.
    fn raised(self, unit: Unit, end: usize) -> Option<(Unit, usize)> {
        if unit.dimension() != Dimension::Length {
            return None;
        }
        let power = if self.is(end, "squared") {
            '2'
        } else if self.is(end, "cubed") {
            '3'
        } else {
            return None;
        };
        Some((to_power(unit, power)?, end + 1))
    }

    fn plain_unit_behind(self, idx: usize) -> Option<(Unit, usize)> {
        let at = self.joined(idx);
        let first = self.kind(at)?;
        if let Some(closing) = self.text(at).and_then(closing_bracket) {
            // "45 [km]", as tables and manuals print it.
            let (unit, end) = self.sign_phrase(at + 1)?;
            return self.is(end, closing).then_some((unit, end + 1));
        }
        if first == TokenKind::Number || first == TokenKind::Suffix {
            return None;
        }
        let sign = if at != idx && first == TokenKind::Symbol {
            None
        } else {
            self.inches(idx, at)
                .or_else(|| self.tiny_length(idx, at))
                .or_else(|| self.sign_phrase(at))
        };
        let word = self.word_phrase(at, unit_word);
        match (sign, word) {
            (Some(sign), Some(word)) => Some(if sign.1 >= word.1 { sign } else { word }),
            (sign, word) => sign.or(word),
        }
    }

    /// "in" means inches only where the word cannot: glued or hyphened to digits, at the end, before a measure's adjective.
    pub(super) fn inches(self, idx: usize, at: usize) -> Option<(Unit, usize)> {
        if self.text(at) != Some("in") || self.kind(idx.wrapping_sub(1)) != Some(TokenKind::Number)
        {
            return None;
        }
        let joined = at != idx || !self.spaced(at);
        // "a 3-in-1 charger"
        if self.joined(at + 1) != at + 1 && self.kind(at + 2) == Some(TokenKind::Number) {
            return None;
        }
        let adjective = [
            "thick", "wide", "long", "tall", "high", "deep", "across", "x", "by", "square", "more",
            "or", "diameter",
        ];
        let ends = self.text(at + 1).is_none()
            || self.is_any(at + 1, &[".", ",", ";", ")"])
            || self.is_any(at + 1, &adjective);
        (joined || ends).then_some((const { Unit::known("in") }, at + 1))
    }

    /// "pm" and "am" are lengths only behind decimals that are no minutes of an hour: `2.5 pm`.
    fn tiny_length(self, idx: usize, at: usize) -> Option<(Unit, usize)> {
        let unit = match self.text(at)? {
            "pm" => const { Unit::known("pm") },
            "am" => const { Unit::known("am") },
            _ => return None,
        };
        let (_, decimals) = self.text(idx.checked_sub(1)?)?.split_once('.')?;
        (decimals.len() != 2).then_some((unit, at + 1))
    }

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
            if self.is_dash(at) && !self.spaced(at) && !self.spaced(at + 1) {
                gap = true;
                continue;
            }
            if text == "." && matches!(buffer.text(), "sq" | "cu" | "deg" | "SQ" | "Sq") {
                gap = true;
                continue;
            }
            if !matches!(
                self.kind(at),
                Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)
            ) && text != "."
            {
                break;
            }
            if at > idx && (gap || self.spaced(at)) && !buffer.push(" ") || !buffer.push_word(text)
            {
                break;
            }
            if at == idx && !opens_unit(buffer.text()) {
                break;
            }
            gap = false;
            let glued_number = !self.spaced(at + 1) && self.kind(at + 1) == Some(TokenKind::Number);
            if let Some(meaning) = meaning(buffer.text()).filter(|_| !glued_number) {
                found = Some((meaning, at + 1));
            }
        }
        found
    }

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

/// How many tokens before a number its scale may be told by a number of the same matter.
const SCALE_REACH: usize = 14;

/// Lengths that copy raises to a power in words.
const RAISED: [&str; 8] = ["m", "km", "cm", "mm", "mi", "ft", "yd", "in"];

/// The area or the volume whose sides are one `unit` of length: its `power` is `2` or `3`.
fn to_power(unit: Unit, power: char) -> Option<Unit> {
    let symbol = unit.symbol();
    RAISED
        .contains(&symbol)
        .then(|| Unit::parse(&format!("{symbol}{power}")))?
}

/// Whether no unit starts with this word: most words behind a number are turned away before their letters are copied. Words
/// in "-er" and "-ers" may yet be read in British spelling, and a dash may stand before a unit.
fn is_no_unit(word: &str) -> bool {
    let stem = word.strip_suffix(['s', 'S']).unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_alphabetic())
        && !stem.ends_with(['r', 'R'])
        && !opens_unit(word)
}

/// Whether rates are counted per it, and figures not measured in it: time and things.
pub(super) fn is_counted_per(unit: Unit) -> bool {
    matches!(
        unit.dimension(),
        Dimension::Time | Dimension::Calendar | Dimension::Item
    )
}

/// Whether figures may be measured in it, as against what rates are counted per.
pub(super) fn is_measure(unit: Unit) -> bool {
    !is_counted_per(unit) && !matches!(unit.dimension(), Dimension::Count | Dimension::Multiple)
}

/// The end of a bracket that a unit may stand in. Round ones hold conversions and remarks.
fn closing_bracket(opening: &str) -> Option<&'static str> {
    match opening {
        "[" => Some("]"),
        "{" => Some("}"),
        "<" => Some(">"),
        _ => None,
    }
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
