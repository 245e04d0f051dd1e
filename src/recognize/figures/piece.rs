//! One measured number: sign, currency before it, number, unit behind it. Figures are made of one piece or of two.

use rust_decimal::Decimal;

use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{
    Minor, letter_scale, minor_word, numeral, unit_sign, unit_word,
};

/// Where the unit of a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitPlace {
    /// There is none.
    None,
    /// Before the number: `$50`.
    Before,
    /// Behind it: `50 dollars`.
    Behind,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number, in `unit`.
    pub(super) value: Decimal,
    /// One unit in the last printed place.
    pub(super) grain: Decimal,
    /// The scale words in `value`.
    pub(super) scale: Decimal,
    /// Its unit.
    pub(super) unit: Unit,
    /// Where the unit stands.
    pub(super) place: UnitPlace,
    /// How the number is written.
    pub(super) form: NumberForm,
    /// The token after the number itself.
    pub(super) number_end: usize,
}

/// The tokens that a phrase of a unit may have.
const MAX_PHRASE: usize = 9;

impl View<'_> {
    /// The piece whose number or currency sign stands at `idx`. Its signs and currency words may stand before `idx`, though
    /// never before `floor`.
    pub(super) fn piece_at(self, idx: usize, floor: usize) -> Option<Piece> {
        let (number_idx, inner_minus) = self.number_after_sign(idx)?;
        let start = self.article_before(
            number_idx,
            floor.max(if number_idx > idx { number_idx } else { floor }),
        );
        let before = self.currency_before(idx, number_idx, start, floor);
        let number = self.number(start, before.is_some())?;
        let mut piece = Piece {
            start: before.map_or(start, |(_, at)| at),
            end: number.tokens.end,
            value: number.value,
            grain: number.grain,
            scale: number.scale,
            unit: before.map_or(Unit::ONE, |(unit, _)| unit),
            place: if before.is_some() {
                UnitPlace::Before
            } else {
                UnitPlace::None
            },
            form: number.form,
            number_end: number.tokens.end,
        };
        self.skip_tolerance(&mut piece);
        if before.is_some() {
            self.repeat_currency(&mut piece);
        } else {
            self.add_unit_behind(&mut piece)?;
        }
        let minus = self.sign_before(&mut piece, floor);
        if minus || inner_minus {
            piece.value = -piece.value;
        }
        Some(piece)
    }

    /// Steps over a tolerance: `45 ± 2 km` is 45 km.
    fn skip_tolerance(self, piece: &mut Piece) {
        if self.is(piece.end, "±")
            && let Some(tolerance) = self.number(piece.end + 1, false)
        {
            (piece.end, piece.number_end) = (tolerance.tokens.end, tolerance.tokens.end);
        }
    }

    /// The token of the number, for a start at a number or at a currency sign; and whether a minus stands between the two.
    fn number_after_sign(self, idx: usize) -> Option<(usize, bool)> {
        let text = self.text(idx)?;
        if self.kind(idx) != Some(TokenKind::Symbol)
            || unit_sign(text).is_none_or(|unit| unit.dimension() != Dimension::Money)
        {
            return Some((idx, false));
        }
        let minus = self.is_dash(idx + 1) && !self.spaced(idx + 1) && !self.spaced(idx + 2);
        Some((idx + 1 + usize::from(minus), minus))
    }

    /// The article of "a hundred", "a half million", "a quarter of a million", when the number starts with it.
    fn article_before(self, idx: usize, floor: usize) -> usize {
        use crate::recognize::vocabulary::Numeral::*;
        let takes = matches!(
            self.numeral(idx),
            Some(Hundred | Scale(_) | Dozen | Half | Quarter)
        );
        let article = idx > floor && self.is_any(idx - 1, &["a", "an"]);
        if takes && article && !self.is(idx.wrapping_sub(2), "per") {
            idx - 1
        } else {
            idx
        }
    }

    // ---- money before the number

    /// The currency that stands before a number: a sign with the letters that belong to it, a code, an abbreviation.
    fn currency_before(
        self,
        idx: usize,
        number_idx: usize,
        start: usize,
        floor: usize,
    ) -> Option<(Unit, usize)> {
        if number_idx != idx {
            return Some(self.lettered_sign(idx, floor));
        }
        if start != idx {
            return None;
        }
        self.currency_word_before(idx, floor)
    }

    /// `US$`, `HK $`, `U.S.$`, `Rs`: the sign at `idx` with the letters before it, or the sign alone.
    fn lettered_sign(self, idx: usize, floor: usize) -> (Unit, usize) {
        let mut buffer = Buffer::default();
        for start in (idx.saturating_sub(4).max(floor)..idx).rev() {
            let joined = (start + 1..=idx).all(|at| !self.spaced(at));
            let tokenized = self.spaced(idx + 1) && self.text(start) == Some("us");
            let apart =
                start + 1 == idx && (tokenized || self.text(start).is_some_and(is_spaced_prefix));
            if !joined && !apart {
                break;
            }
            if start > 0
                && !self.spaced(start)
                && start > floor
                && self.kind(start - 1) == Some(TokenKind::Word)
            {
                continue;
            }
            buffer.clear();
            let fits = (start..=idx).all(|at| self.text(at).is_some_and(|text| buffer.push(text)));
            if fits
                && self.kind(start) == Some(TokenKind::Word)
                && let Some(unit) = unit_sign(buffer.text())
            {
                return (unit, start);
            }
        }
        let alone = self.text(idx).and_then(unit_sign).unwrap_or(Unit::ONE);
        (alone, idx)
    }

    /// `USD 50`, `EUR50`, `Rs. 500`, `dlrs 220 million`, `RM120`.
    fn currency_word_before(self, idx: usize, floor: usize) -> Option<(Unit, usize)> {
        let mut at = idx.checked_sub(1).filter(|at| *at >= floor)?;
        if self.is(at, ".") && !self.spaced(at) {
            at = at
                .checked_sub(1)
                .filter(|at| *at >= floor && self.is_any(*at, &["rs", "rp", "ksh", "tk"]))?;
        }
        let text = self.text(at)?;
        let known = self.kind(at) == Some(TokenKind::Word)
            && text.len() >= 2
            && !matches!(text, "us" | "le" | "kr" | "TRY" | "SR" | "SOS");
        let unit = unit_sign(text).filter(|unit| known && unit.dimension() == Dimension::Money)?;
        // "10 EUR 20": the code belongs to the number before it.
        let taken = at > floor && self.kind(at - 1) == Some(TokenKind::Number);
        (!taken && (self.spaced(at) || at == 0 || self.kind(at - 1) == Some(TokenKind::Punct)))
            .then_some((unit, at))
    }

    /// `$50 USD`, `$ 10 dollars`, `£5 sterling`: a currency once more behind the number.
    fn repeat_currency(self, piece: &mut Piece) {
        let Some((unit, end)) = self.unit_behind(piece.end) else {
            return;
        };
        let same = unit == piece.unit;
        let narrower = piece.unit == Unit::known("USD")
            && unit.dimension() == Dimension::Money
            && self.end_text_len(end) >= 3;
        if same || narrower {
            (piece.unit, piece.end) = (unit, end);
        }
    }

    fn end_text_len(self, end: usize) -> usize {
        self.text(end.wrapping_sub(1)).map_or(0, str::len)
    }

    // ---- units behind the number

    /// Reads what stands behind the number into `piece`. `None` where it says that this is no figure: `5G`, `737s`.
    fn add_unit_behind(self, piece: &mut Piece) -> Option<()> {
        let end = piece.end;
        if let Some((minor, minor_end)) = self.minor_behind(end) {
            let parts = Decimal::from(minor.parts);
            piece.value = piece.value.checked_div(parts)?.normalize();
            piece.grain = piece.grain.checked_div(parts)?.normalize();
            (piece.unit, piece.end, piece.place) = (minor.unit, minor_end, UnitPlace::Behind);
            return Some(());
        }
        if self.take_unit(piece) || self.take_scaled_code(piece).is_some() {
            return Some(());
        }
        self.add_letter_scale(piece)
    }

    /// `48 MEUR`, `120 MSEK`: millions and billions before a code, as Nordic companies write them.
    fn take_scaled_code(self, piece: &mut Piece) -> Option<()> {
        let text = self
            .text(piece.end)
            .filter(|text| text.len() == 4 && text.is_ascii())?;
        let exponent =
            letter_scale(&text[..1]).filter(|_| matches!(&text[..1], "M" | "K" | "B" | "T"))?;
        let unit = unit_sign(&text[1..]).filter(|unit| unit.dimension() == Dimension::Money)?;
        let factor = Decimal::from(10_i64.pow(exponent.into()));
        piece.value = piece.value.checked_mul(factor)?.normalize();
        piece.grain = piece.grain.checked_mul(factor)?.normalize();
        (piece.scale, piece.unit, piece.place) = (factor, unit, UnitPlace::Behind);
        piece.end += 1;
        Some(())
    }

    /// A glued letter that is a scale: `1.5m users`, `40K`, `10k$`. `None` for other glued letters.
    fn add_letter_scale(self, piece: &mut Piece) -> Option<()> {
        let end = piece.end;
        if self.spaced(end) || self.kind(end) != Some(TokenKind::Word) {
            return Some(());
        }
        let exponent = letter_scale(self.text(end)?)?;
        let factor = Decimal::from(10_i64.pow(exponent.into()));
        piece.value = piece.value.checked_mul(factor)?.normalize();
        piece.grain = piece.grain.checked_mul(factor)?.normalize();
        piece.scale = factor;
        piece.end = end + 1;
        piece.number_end = end + 1;
        self.take_unit(piece);
        Some(())
    }

    /// Takes the unit behind the number into the piece; whether there is one.
    fn take_unit(self, piece: &mut Piece) -> bool {
        let Some((unit, end)) = self
            .unit_behind(piece.end)
            .filter(|&(unit, at)| self.is_unit_here(piece, unit, at))
        else {
            return false;
        };
        let unit = if unit == Unit::known("lb") && self.is_sterling(piece, end) {
            Unit::known("GBP")
        } else {
            unit
        };
        (piece.unit, piece.end, piece.place) = (unit, end, UnitPlace::Behind);
        true
    }

    /// Whether "pounds" are money: by the scale, by pence, by a conversion in brackets, by what is done with them.
    fn is_sterling(self, piece: &Piece, end: usize) -> bool {
        const MONEY: &[&str] = &[
            "pay", "pays", "paid", "paying", "cost", "costs", "costing", "worth", "fine", "fined",
            "price", "priced", "spend", "spent", "earn", "earns", "earned", "salary", "invest",
            "invested", "sell", "sold", "bought", "buy", "debt", "debts", "profit", "profits",
            "loss", "losses", "raised", "charge", "charged", "fee", "owed", "stole", "won",
            "valued", "british",
        ];
        const WEIGHT: &[&str] = &[
            "weigh", "weighs", "weighed", "weighing", "lost", "lose", "losing", "gained", "shed",
            "lighter", "heavier",
        ];
        if !self.is_any(end.wrapping_sub(1), &["pound", "pounds"]) || self.is(end, "of") {
            return false;
        }
        // The nearest word that tells decides: "weighs 5 pounds and costs 20 pounds".
        let told = (piece.start.saturating_sub(5)..piece.start)
            .rev()
            .find_map(|at| {
                self.is_any(at, MONEY)
                    .then_some(true)
                    .or(self.is_any(at, WEIGHT).then_some(false))
            });
        if told == Some(false) {
            return false;
        }
        let converted = self.is(end, "(") && self.is_any(end + 1, &["$", "dlrs", "US", "€", "DM"]);
        let paid = self.is_any(end, &["a", "per"])
            && self.is_any(
                end + 1,
                &["week", "month", "year", "day", "hour", "head", "share"],
            );
        let pence = piece.grain == rust_decimal::Decimal::new(1, 2);
        piece.scale >= Decimal::from(1_000_000) || pence || converted || paid || told.is_some()
    }

    /// The unit that starts at `idx`, a hyphen before it allowed: the longest sign or phrase.
    pub(super) fn unit_behind(self, idx: usize) -> Option<(Unit, usize)> {
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
            self.inches(idx, at).or_else(|| self.sign_phrase(at))
        };
        let word = self.word_phrase(at, unit_word);
        match (sign, word) {
            (Some(sign), Some(word)) => Some(if sign.1 >= word.1 { sign } else { word }),
            (sign, word) => sign.or(word),
        }
    }

    /// "in" means inches only where the word cannot: glued or hyphened to digits, at the end, before a measure's adjective.
    fn inches(self, idx: usize, at: usize) -> Option<(Unit, usize)> {
        if self.text(at) != Some("in") || self.kind(idx.wrapping_sub(1)) != Some(TokenKind::Number)
        {
            return None;
        }
        let joined = at != idx || !self.spaced(at);
        let adjective = [
            "thick", "wide", "long", "tall", "high", "deep", "across", "x", "by", "square", "more",
            "or", "diameter",
        ];
        let ends = self.text(at + 1).is_none()
            || self.is_any(at + 1, &[".", ",", ";", ")"])
            || self.is_any(at + 1, &adjective);
        (joined || ends).then_some((Unit::known("in"), at + 1))
    }

    /// The part of money that is named at `idx`.
    pub(super) fn minor_behind(self, idx: usize) -> Option<(Minor, usize)> {
        let at = self.joined(idx);
        let (minor, end) = self.word_phrase(at, minor_word)?;
        let letter = self.text(end - 1)?.len() == 1;
        // "50p" but not "50 p" nor "50 P".
        (!letter || !self.spaced(at) && at == idx && self.text(at) == Some("p"))
            .then_some((minor, end))
    }

    /// The longest run of unspaced tokens from `idx` that is a sign: `%`, `km/h`, `m³`, `CO2e`.
    fn sign_phrase(self, idx: usize) -> Option<(Unit, usize)> {
        let mut buffer = Buffer::default();
        let mut found = None;
        for at in idx..idx + 5 {
            if at > idx && self.spaced(at)
                || !self
                    .text(at)
                    .is_some_and(|text| text != "^" && buffer.push(text) || text == "^")
            {
                break;
            }
            // "3 USD50 cards" and "$10-$20": what is glued to the next number belongs to that one.
            let ends = self.spaced(at + 1) || self.kind(at + 1) != Some(TokenKind::Number);
            if ends && let Some(unit) = unit_sign(buffer.text()) {
                found = Some((unit, at + 1));
            }
        }
        found
    }

    /// The longest phrase from `idx` that `meaning` knows; hyphens read as spaces, "-meter" and "-liter" as "-metre", "-litre".
    fn word_phrase<T>(self, idx: usize, meaning: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
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
            gap = false;
            let glued_number = !self.spaced(at + 1) && self.kind(at + 1) == Some(TokenKind::Number);
            if let Some(meaning) = meaning(buffer.text()).filter(|_| !glued_number) {
                found = Some((meaning, at + 1));
            }
        }
        found
    }

    /// Whether a unit that could be an ordinary word is one behind this number.
    fn is_unit_here(self, piece: &Piece, unit: Unit, end: usize) -> bool {
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
        let digits = self.kind(piece.number_end.wrapping_sub(1)) == Some(TokenKind::Number);
        let named = self.is(end, ".") && self.is_capitalized(end + 1) && !glued
            || text.len() == 1 && self.is_dash(end) && !self.spaced(end) && !self.spaced(end + 1);
        match text {
            "m" => {
                digits && piece.form == NumberForm::Digits && (!glued || self.is_metres(piece, end))
            }
            "g" | "l" | "L" | "t" | "W" | "V" | "K" | "C" | "F" | "J" | "cc" => {
                digits && !named && (glued || !self.is_capitalized(end))
            }
            "mi" | "ft" | "ha" | "st" | "hp" => digits,
            "mb" | "ct" => digits && glued,
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

    /// Whether a word for money that means other things too means money here.
    fn is_money_here(self, piece: &Piece, text: &str, end: usize) -> bool {
        let one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if one_of(&["won"]) {
            return piece.scale >= Decimal::from(1000)
                || piece.value >= Decimal::from(100)
                    && !self.is_any(end, &["the", "a", "by", "in"]);
        }
        if one_of(&[
            "mark", "crown", "crowns", "real", "som", "sol", "lev", "leu", "kip", "dong", "colon",
            "kina", "pula", "sterling", "rand",
        ]) {
            return piece.value > Decimal::TEN || self.is_dash(piece.end);
        }
        if matches!(
            text,
            "le" | "R"
                | "N"
                | "P"
                | "Sh"
                | "ars"
                | "ron"
                | "sar"
                | "nis"
                | "us"
                | "all"
                | "US"
                | "LL"
                | "SR"
                | "Re"
        ) {
            return text == "le" && self.text(end).is_none();
        }
        true
    }

    /// Whether a glued "m" means metres rather than millions: "1.8m tall", "a 100m race", but "1.5m users".
    fn is_metres(self, piece: &Piece, end: usize) -> bool {
        let word = self.text(end).unwrap_or("");
        if self.is_dash(end) || !self.is_lower(end) {
            return true;
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
        sport || !counted || piece.unit != Unit::ONE
    }

    // ---- signs

    /// Takes a sign before the piece into it; whether it is a minus.
    fn sign_before(self, piece: &mut Piece, floor: usize) -> bool {
        let Some(at) = piece.start.checked_sub(1).filter(|at| *at >= floor) else {
            return false;
        };
        if self.is_any(at, &["minus", "negative"]) {
            piece.start = at;
            return true;
        }
        let glued = !self.spaced(piece.start);
        let free = self.spaced(at) || at == floor || self.is_any(at - 1, &["(", "[", ","]);
        if self.is(at, "+") && glued && free {
            piece.start = at;
            return false;
        }
        let spaced_minus = !glued && piece.unit.dimension() == Dimension::Temperature
            || !glued && piece.unit == Unit::known("°");
        if self.is_dash(at)
            && !matches!(self.text(at), Some("—"))
            && free
            && (glued && self.text(at) != Some("–") || spaced_minus && !self.is_number_before(at))
        {
            piece.start = at;
            return true;
        }
        false
    }

    fn is_number_before(self, idx: usize) -> bool {
        idx > 0
            && (self.kind(idx - 1) == Some(TokenKind::Number)
                || self.text(idx - 1).and_then(numeral).is_some())
    }
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

/// Letters that may stand apart from the dollar sign they belong to. "a $50 billion plan" must not turn Australian.
fn is_spaced_prefix(text: &str) -> bool {
    matches!(
        text,
        "US" | "HK" | "hk" | "NZ" | "nz" | "NT" | "AU" | "CA" | "C" | "c" | "Mex"
    )
}

/// A few words joined for a look into a table, on the stack.
struct Buffer {
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
    fn text(&self) -> &str {
        // Whole `str`s are pushed, so this is always text.
        std::str::from_utf8(self.bytes.get(..self.len).unwrap_or_default()).unwrap_or("")
    }

    fn clear(&mut self) {
        self.len = 0;
    }

    /// Appends `text`; false where it does not fit.
    fn push(&mut self, text: &str) -> bool {
        let Some(room) = self.bytes.get_mut(self.len..self.len + text.len()) else {
            return false;
        };
        room.copy_from_slice(text.as_bytes());
        self.len += text.len();
        true
    }

    /// Appends a word in British spelling: `kilometers` as `kilometres`.
    fn push_word(&mut self, text: &str) -> bool {
        let stem = text.strip_suffix(['s', 'S']).unwrap_or(text);
        let american = stem.len() >= 5
            && stem.is_ascii()
            && ["meter", "liter"].iter().any(|end| {
                stem.len() >= end.len() && stem[stem.len() - end.len()..].eq_ignore_ascii_case(end)
            });
        if !american {
            return self.push(text);
        }
        self.push(&stem[..stem.len() - 2]) && self.push("re") && self.push(&text[stem.len()..])
    }
}
