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
        // The company, unless something is counted.
        if self.is(end, "M") && self.text(end - 1) == Some("3") && !self.is_counted_noun(end + 1) {
            return None;
        }
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
        const SUMS: &[&str] = &[
            "debt",
            "debts",
            "aid",
            "savings",
            "cuts",
            "funding",
            "investment",
            "money",
            "taxes",
            "tax",
            "profit",
            "losses",
            "damage",
            "public",
            "taxpayers",
            "government",
            "spending",
            "assets",
            "cash",
            "fraud",
        ];
        let named = self.is_any(end.wrapping_sub(1), &["pound", "pounds"]);
        if !named || self.is(end, "of") && !self.is_any(end + 1, SUMS) {
            return false;
        }
        if self.numeral(end).is_some() || self.kind(end) == Some(TokenKind::Number) {
            return self.is_any(end + 1, &["pence", "p", "penny"]);
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
            "mi" | "ft" | "ha" | "hp" => digits,
            "st" => digits && !glued && self.kind(end) == Some(TokenKind::Number),
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
        // "plus or minus 3 points" is a margin.
        let margin = at >= floor + 2 && self.is(at - 1, "or") && self.is(at - 2, "plus");
        if self.is_any(at, &["minus", "negative"]) && !margin {
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

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_silent};
    use expect_test::expect;

    #[test]
    fn money_in_signs() {
        check(
            "
            The mill cost $50 billion, the dam $50bn, the road $50B and the $50-billion bridge.
            They raised US$50bn, USD 50 bn and US $58.24 a head.
            The deals are worth A$4.5bn, C$3.9bn, NZ$2m, HK$20bn, S$7 million, R$80 and Mex$ 10 million.
            It earned dlrs 220 million, or dlrs 1.45 a share, and RM2 billion in Kuala Lumpur.
            €1.2bn, £350m, ¥900, ₩5,000, ₺40, ₦2 million and 15€
            ",
            expect![[r#"
                $50 billion = money 50000000000 USD, exact
                $50bn = money 50000000000 USD, exact
                $50B = money 50000000000 USD, exact
                $50-billion = money 50000000000 USD, exact
                US$50bn = money 50000000000 USD, exact
                USD 50 bn = money 50000000000 USD, exact
                US $58.24 = money 58.24 USD/person, exact
                A$4.5bn = money 4500000000 AUD, exact
                C$3.9bn = money 3900000000 CAD, exact
                NZ$2m = money 2000000 NZD, exact
                HK$20bn = money 20000000000 HKD, exact
                S$7 million = money 7000000 SGD, exact
                R$80 = money 80 BRL, exact
                Mex$ 10 million = money 10000000 MXN, exact
                dlrs 220 million = money 220000000 USD, exact
                dlrs 1.45 = money 1.45 USD/share, exact
                RM2 billion = money 2000000000 MYR, exact
                €1.2bn = money 1200000000 EUR, exact
                £350m = money 350000000 GBP, exact
                ¥900 = money 900 JPY, exact
                ₩5,000 = money 5000 KRW, exact
                ₺40 = money 40 TRY, exact
                ₦2 million = money 2000000 NGN, exact
                15€ = money 15 EUR, exact
            "#]],
        );
    }

    #[test]
    fn money_in_words() {
        check(
            "
            fifty billion dollars
            half a billion dollars went to the port
            a quarter of a million pounds was spent
            two and a half million euros
            3.5 billion Swiss francs, 40 Hong Kong dollars, 900 New Zealand dollars
            50 million yen, 12 yuan, 700 won's worth, 2,000 won, 300 marks
            a dollar and 30 cents
            ",
            expect![[r#"
                fifty billion dollars = money 50000000000 USD, exact
                half a billion dollars = money 500000000 USD, exact
                a quarter of a million pounds = money 250000 GBP, exact
                two and a half million euros = money 2500000 EUR, exact
                3.5 billion Swiss francs = money 3500000000 CHF, exact
                40 Hong Kong dollars = money 40 HKD, exact
                900 New Zealand dollars = money 900 NZD, exact
                50 million yen = money 50000000 JPY, exact
                12 yuan = money 12 CNY, exact
                700 won = money 700 KRW, exact
                2,000 won = money 2000 KRW, exact
                300 marks = money 300 DEM, exact
                a dollar and 30 cents = money 1.3 USD, exact
            "#]],
        );
    }

    #[test]
    fn indian_money() {
        check(
            "
            Rs 2 lakh crore, ₹48,000 crore and Rs. 1,00,00,000
            12 lakh rupees
            three lakh crore rupees
            ",
            expect![[r#"
                Rs 2 lakh crore = money 2000000000000 INR, exact
                ₹48,000 crore = money 480000000000 INR, exact
                Rs. 1,00,00,000 = money 10000000 INR, exact
                12 lakh rupees = money 1200000 INR, exact
                three lakh crore rupees = money 3000000000000 INR, exact
            "#]],
        );
    }

    #[test]
    fn parts_of_money() {
        check(
            "
            It paid 50 cents, 50p, 5¢, 30 pence and 25 euro cents.
            Four dollars and 20 cents; 3 pounds 40 pence
            ",
            expect![[r#"
                50 cents = money 0.5 USD, exact
                50p = money 0.5 GBP, exact
                5¢ = money 0.05 USD, exact
                30 pence = money 0.3 GBP, exact
                25 euro cents = money 0.25 EUR, exact
                Four dollars and 20 cents = money 4.2 USD, exact
                3 pounds 40 pence = money 3.4 GBP, exact
            "#]],
        );
    }

    #[test]
    fn rates() {
        check(
            "
            It pays 97 cents a share, $70 a barrel, a $1-a-day wage and $5 per tonne.
            A $50 billion-a-year business that makes RM120 per day per athlete
            The profit was $6.78 billion a year earlier.
            Wages of 20 pounds a week
            ",
            expect![[r#"
                97 cents = money 0.97 USD/share, exact
                $70 = money 70 USD/bbl, exact
                $1 = money 1 USD/d, exact
                $5 = money 5 USD/t, exact
                $50 billion = money 50000000000 USD/a, exact
                RM120 = money 120 MYR/d, exact
                $6.78 billion = money 6780000000 USD, exact
                20 pounds = money 20 GBP/wk, exact
            "#]],
        );
    }

    #[test]
    fn two_currencies_are_two_figures() {
        check(
            "
            It cost $12 million (£9 million).
            The 10.6 kroner (dlrs 1.4) toll
            ",
            expect![[r#"
                $12 million = money 12000000 USD, exact
                £9 million = money 9000000 GBP, exact
                10.6 kroner = money 10.6 DKK, exact
                dlrs 1.4 = money 1.4 USD, exact
            "#]],
        );
    }

    #[test]
    fn pounds() {
        check(
            "
            He weighs 200 pounds and paid 300 pounds for it.
            2 million pounds of beef and 2 million pounds of debt
            The 5-pound bag costs 5 pounds sterling.
            ",
            expect![[r#"
                200 pounds = quantity 200 lb, exact
                300 pounds = money 300 GBP, exact
                2 million pounds = quantity 2000000 lb, exact
                2 million pounds = money 2000000 GBP, exact
                5-pound = quantity 5 lb, exact
                5 pounds sterling = money 5 GBP, exact
            "#]],
        );
    }

    #[test]
    fn units() {
        check(
            "
            The 2-gigawatt plant, 2GW in all, makes 500kWh and 3 terawatt-hours.
            80mph, 100 km/h, 60 miles an hour and 30 meters per second
            450,000 square kilometers (173,000 square miles), 12 sq km, 40 sq. ft., 3 cubic meters, 9 m³
            37.5C, 98.6 F, 35 degrees Celsius, 20 °C and 40 degrees
            12 barrels, 2.5 million barrels a day, 600,000 bpd
            40 tonnes of CO2, 3 metric tons, 20 troy ounces, 5 long tons
            8 GB, 100 Mbps, 5 teraflops, 64 bits
            30 mpg, 6 litres per 100 kilometres, 1,013 hPa, 30 psi, 150 horsepower, 12V
            400 parts per million
            ",
            expect![[r#"
                2-gigawatt = quantity 2 GW, exact
                2GW = quantity 2 GW, exact
                500kWh = quantity 500 kWh, exact
                3 terawatt-hours = quantity 3 TWh, exact
                80mph = quantity 80 mph, exact
                100 km/h = quantity 100 km/h, exact
                60 miles an hour = quantity 60 mph, exact
                30 meters per second = quantity 30 m/s, exact
                450,000 square kilometers = quantity 450000 km2, exact
                173,000 square miles = quantity 173000 mi2, exact
                12 sq km = quantity 12 km2, exact
                40 sq. ft = quantity 40 ft2, exact
                3 cubic meters = quantity 3 m3, exact
                9 m³ = quantity 9 m3, exact
                37.5C = quantity 37.5 °C, exact
                98.6 F = quantity 98.6 °F, exact
                35 degrees Celsius = quantity 35 °C, exact
                20 °C = quantity 20 °C, exact
                40 degrees = quantity 40 °, exact
                12 barrels = quantity 12 bbl, exact
                2.5 million barrels a day = quantity 2500000 bbl/d, exact
                600,000 bpd = quantity 600000 bbl/d, exact
                40 tonnes of CO2 = quantity 40 tCO2, exact
                3 metric tons = quantity 3 t, exact
                20 troy ounces = quantity 20 ozt, exact
                5 long tons = quantity 5 long_ton, exact
                8 GB = quantity 8 GB, exact
                100 Mbps = quantity 100 Mbit/s, exact
                5 teraflops = quantity 5 TFLOPS, exact
                64 bits = quantity 64 bit, exact
                30 mpg = quantity 30 mpg, exact
                6 litres per 100 kilometres = quantity 6 L/100km, exact
                1,013 hPa = quantity 1013 hPa, exact
                30 psi = quantity 30 psi, exact
                150 horsepower = quantity 150 hp, exact
                12V = quantity 12 V, exact
                400 parts per million = quantity 400 ppm, exact
            "#]],
        );
    }

    #[test]
    fn compounds() {
        check(
            "
            She is 5 feet 2 inches tall, he 6ft 2in and the 6-foot-4 guard 14 st 4 lb.
            A 6-foot-2-inch board, 2 km and 300 metres
            ",
            expect![[r#"
                5 feet 2 inches = quantity 62 in, exact
                6ft 2in = quantity 74 in, exact
                6-foot-4 = quantity 76 in, exact
                14 st 4 lb = quantity 200 lb, exact
                6-foot-2-inch = quantity 74 in, exact
                2 km and 300 metres = quantity 2300 m, exact
            "#]],
        );
    }

    #[test]
    fn below_zero() {
        check(
            "
            It was minus 5 degrees, then -12C and 20 below zero.
            A loss of -$5 million and +3%
            ",
            expect![[r#"
                minus 5 degrees = quantity -5 °, exact
                -12C = quantity -12 °C, exact
                20 below zero = quantity -20 °, exact
                -$5 million = money -5000000 USD, exact
                +3% = percent 3 %, exact
            "#]],
        );
    }

    #[test]
    fn letters_after_digits() {
        check(
            "
            1.5m users, a 100m race, 40K fans, 1.8m tall
            $40K, £3m, €2b, $2.5tn
            ",
            expect![[r#"
                1.5m = number 1500000, exact
                100m = quantity 100 m, exact
                40K = number 40000, exact
                1.8m = quantity 1.8 m, exact
                $40K = money 40000 USD, exact
                £3m = money 3000000 GBP, exact
                €2b = money 2000000000 EUR, exact
                $2.5tn = money 2500000000000 USD, exact
            "#]],
        );
    }

    #[test]
    fn parts_of_a_unit() {
        check(
            "
            half a mile, a quarter of an inch, three-quarters of a percentage point, half a percent
            a mile away
            ",
            expect![[r#"
                half a mile = quantity 0.5 mi, exact
                a quarter of an inch = quantity 0.25 in, exact
                three-quarters of a percentage point = percent 0.75 percentage_point, exact
                half a percent = percent 0.5 %, exact
                a mile = quantity 1 mi, exact
            "#]],
        );
    }

    #[test]
    fn percent() {
        check(
            "
            20%, 20 per cent, 20 percent, 20pc, 12 pct, 3,5 percent
            7 percentage points, 25 basis points, 50bps, a 2-percent rise, 3½ percent
            ",
            expect![[r#"
                20% = percent 20 %, exact
                20 per cent = percent 20 %, exact
                20 percent = percent 20 %, exact
                20pc = percent 20 %, exact
                12 pct = percent 12 %, exact
                3,5 percent = percent 3.5 %, exact
                7 percentage points = percent 7 percentage_point, exact
                25 basis points = percent 25 basis_point, exact
                50bps = percent 50 basis_point, exact
                2-percent = percent 2 %, exact
                3½ percent = percent 3.5 %, exact
            "#]],
        );
    }

    #[test]
    fn regression() {
        check(
            "
            $10-$20
            10 $ 30 $
            We handed out 3 USD50 cards.
            They fly 36 F-16s over 800,000 F-series trucks.
            The 1 414 021 100 francs and 10 000 dollars
            48.5 MEUR
            tolerance of 45 ± 2 km
            12 [km]
            ",
            expect![[r#"
                $10-$20 = money 10..20 USD, between
                10 $ = money 10 USD, exact
                30 $ = money 30 USD, exact
                3 = number 3, exact
                USD50 = money 50 USD, exact
                36 = number 36, exact
                over 800,000 = number 800000, more_than
                1 414 021 100 francs = money 1414021100 FRF, exact
                10 000 dollars = money 10000 USD, exact
                48.5 MEUR = money 48500000 EUR, exact
                45 ± 2 km = quantity 45 km, exact
                12 [km] = quantity 12 km, exact
            "#]],
        );
    }

    #[test]
    fn other_words_of_money() {
        check_silent(
            "
            COP29 ended.
            The dollar fell and the pound rose.
            It costs $ and cents.
            ",
        );
    }
}
