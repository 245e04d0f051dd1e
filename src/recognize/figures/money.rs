//! Money: the currency before or behind a number, and the parts of it.

use rust_decimal::Decimal;

use super::phrase::Buffer;
use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::is_function_word;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{
    Minor, Numeral, letter_scale, minor_word, opens_minor, tells_money, tells_sum, unit_sign,
};

/// How many tokens before pounds may tell whether they are money.
const POUND_REACH: usize = 8;

/// Words behind which "U.S." before a dollar sign is the country.
const BEFORE_COUNTRY: &[&str] = &["the", "in", "entire", "across", "within", "outside"];

/// How many tokens from a number a word for pictures may stand.
const PICTURE_REACH: usize = 9;

/// Currencies whose names are common words: a few of them are something else.
const COMMON_CURRENCIES: &[&str] = &[
    "mark", "crown", "crowns", "real", "som", "sol", "lev", "leu", "kip", "dong", "colon", "kina",
    "pula", "sterling", "rand",
];

/// Signs of currencies that behind a number are letters or words.
const COMMON_SIGNS: &[&str] = &[
    "le", "R", "N", "P", "Sh", "ars", "ron", "sar", "nis", "us", "all", "US", "LL", "SR", "Re",
];

/// The scale from which pounds are money rather than weight.
pub(super) const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

impl View<'_> {
    /// The currency that stands before a number: a sign with the letters that belong to it, a code, an abbreviation.
    pub(super) fn currency_before(
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
    pub(super) fn lettered_sign(self, idx: usize, floor: usize) -> (Unit, usize) {
        if let Some(start) = self.american_before(idx, floor) {
            return (const { Unit::known("USD") }, start);
        }
        if let Some(unit) = self.letters_behind_dollar(idx) {
            return (unit, idx);
        }
        let alone = || (self.text(idx).and_then(unit_sign).unwrap_or(Unit::ONE), idx);
        self.letters_before_sign(idx, floor).unwrap_or_else(alone)
    }

    /// `US$`, `HK $`: the letters that belong to the sign at `idx`, the nearest first.
    fn letters_before_sign(self, idx: usize, floor: usize) -> Option<(Unit, usize)> {
        let mut buffer = Buffer::default();
        for start in (idx.saturating_sub(4).max(floor)..idx).rev() {
            let joined = (start + 1..=idx).all(|at| !self.spaced(at));
            let tokenized = self.spaced(idx + 1) && self.text(start) == Some("us");
            let apart =
                start + 1 == idx && (tokenized || self.text(start).is_some_and(is_spaced_prefix));
            (joined || apart).then_some(())?;
            let goes_on = start > floor
                && !self.spaced(start)
                && self.kind(start - 1) == Some(TokenKind::Word);
            if goes_on || self.kind(start) != Some(TokenKind::Word) {
                continue;
            }
            buffer.clear();
            let fits = (start..=idx).all(|at| self.text(at).is_some_and(|text| buffer.push(text)));
            if fits && let Some(unit) = unit_sign(buffer.text()) {
                return Some((unit, start));
            }
        }
        None
    }

    /// `$US50`, `$A1.2 billion`: the dollar whose letters stand between the sign at `idx` and the number, as in Australian copy.
    pub(super) fn letters_behind_dollar(self, idx: usize) -> Option<Unit> {
        let glued = self.kind(idx + 2) == Some(TokenKind::Number)
            && !self.spaced(idx + 1)
            && !self.spaced(idx + 2)
            && self.is(idx, "$");
        match self.text(idx + 1).filter(|_| glued)? {
            "US" => Some(const { Unit::known("USD") }),
            "A" => Some(const { Unit::known("AUD") }),
            "NZ" => Some(const { Unit::known("NZD") }),
            "HK" => Some(const { Unit::known("HKD") }),
            "C" => Some(const { Unit::known("CAD") }),
            "S" => Some(const { Unit::known("SGD") }),
            _ => None,
        }
    }

    /// The first token of the "U.S." set apart before the `$` at `idx`: "U.S. $4 million"; in "cost the U.S. $4 million" it is a
    /// noun.
    fn american_before(self, idx: usize, floor: usize) -> Option<usize> {
        let end = idx - usize::from(self.is(idx.checked_sub(1)?, "."));
        let start = end.checked_sub(3).filter(|at| *at >= floor)?;
        let letters = self.is(start, "u")
            && self.is(start + 1, ".")
            && self.is(start + 2, "s")
            && (start + 1..end).all(|at| !self.spaced(at));
        let noun = start > 0 && self.is_any(start - 1, BEFORE_COUNTRY);
        (letters && self.is(idx, "$") && !noun).then_some(start)
    }

    /// `USD 50`, `EUR50`, `Rs. 500`, `dlrs 220 million`, `RM120`.
    pub(super) fn currency_word_before(self, idx: usize, floor: usize) -> Option<(Unit, usize)> {
        let mut at = idx.checked_sub(1).filter(|at| *at >= floor)?;
        if self.is(at, ".") && !self.spaced(at) {
            at = at
                .checked_sub(1)
                .filter(|at| *at >= floor && self.is_any(*at, &["rs", "rp", "ksh", "tk"]))?;
        }
        let text = self.text(at)?;
        if self.is_sum_behind_pounds(at, idx) {
            return Some((const { Unit::known("GBP") }, at));
        }
        let known = self.kind(at) == Some(TokenKind::Word)
            && (text.len() >= 2 || self.is_lone_letter_of_money(idx))
            && !matches!(text, "us" | "le" | "kr" | "TRY" | "SR" | "SOS");
        let unit = unit_sign(text).filter(|unit| known && unit.dimension() == Dimension::Money)?;
        // "Euro 2024" is a tournament, "Euro 5" a standard.
        let plain = self.text(idx).is_some_and(|it| {
            it.len() == 4 && it.starts_with(['1', '2'])
                || it.len() == 1 && self.numeral(self.joined(idx + 1)).is_none()
        });
        if plain && text == "Euro" {
            return None;
        }
        // "10 EUR 20": the code belongs to the number before it.
        let taken = at > floor && self.kind(at - 1) == Some(TokenKind::Number);
        (!taken && (self.spaced(at) || at == 0 || self.kind(at - 1) == Some(TokenKind::Punct)))
            .then_some((unit, at))
    }

    /// "pounds 250,000", "pounds 2.5m": sterling in words before the sum at `idx`, as copy without its sign writes it.
    fn is_sum_behind_pounds(self, pounds: usize, idx: usize) -> bool {
        self.text(pounds) == Some("pounds")
            && self.text(idx).is_some_and(|it| it.contains([',', '.']))
            && !self.is_number_before(pounds)
    }

    /// Whether the single letter glued to the number at `idx` stands for money, as the press of South Africa, Nigeria and the Philippines
    /// writes sums: `R1.2bn`, `N300 million`. Without a scale behind it such a letter names: `R2`, `N95`.
    fn is_lone_letter_of_money(self, idx: usize) -> bool {
        let glued = !self.spaced(idx) && self.spaced(idx - 1);
        let scale = self.joined(idx + 1);
        let letter = !self.spaced(scale) && self.is_any(scale, &["m", "bn"]);
        glued && (letter || matches!(self.numeral(scale), Some(Numeral::Scale(6..=12))))
    }

    /// `$50 USD`, `$ 10 dollars`, `£5 sterling`: a currency once more behind the number.
    pub(super) fn repeat_currency(self, piece: &mut Piece) {
        let Some((unit, end)) = self.unit_behind(piece.end) else {
            return;
        };
        let same = unit == piece.unit;
        let narrower = piece.unit == const { Unit::known("USD") }
            && unit.dimension() == Dimension::Money
            && self.end_text_len(end) >= 3;
        if same || narrower {
            (piece.unit, piece.end) = (unit, end);
        }
    }

    /// `$5.82-1/2`, `$98.37 1/2`: takes the part of a cent that grain and old shares are priced to.
    pub(super) fn take_part_of_cent(self, piece: &mut Piece) {
        let cents = piece.grain == Decimal::new(1, 2) && piece.scale == Decimal::ONE;
        let joined = cents && !self.is(piece.end, "and");
        if let Some(part) = joined.then(|| self.fraction_after(piece.end)).flatten()
            && part.value < Decimal::ONE
            && let Some(value) = part.value.checked_mul(piece.grain)
            && let Some(sum) = piece.value.checked_add(value)
        {
            (piece.value, piece.end, piece.number_end) = (sum, part.end, part.end);
            piece.grain = Decimal::ZERO;
        }
    }

    pub(super) fn end_text_len(self, end: usize) -> usize {
        self.text(end.wrapping_sub(1)).map_or(0, str::len)
    }

    /// `48 MEUR`, `120 MSEK`: millions and billions before a code, as Nordic companies write them.
    pub(super) fn take_scaled_code(self, piece: &mut Piece) -> Option<()> {
        let text = self
            .text(piece.end)
            .filter(|text| text.len() == 4 && text.is_ascii())?;
        let (letter, code) = text.split_at_checked(1)?;
        let exponent = letter_scale(letter).filter(|_| matches!(letter, "M" | "K" | "B" | "T"))?;
        let unit = unit_sign(code).filter(|unit| unit.dimension() == Dimension::Money)?;
        let factor = Decimal::from(10_i64.pow(exponent.into()));
        piece.value = piece.value.checked_mul(factor)?.normalize();
        piece.grain = piece.grain.checked_mul(factor)?.normalize();
        (piece.scale, piece.unit, piece.place) = (factor, unit, UnitPlace::Behind);
        piece.end += 1;
        Some(())
    }

    /// Whether "pounds" are money: by the scale, by pence, by a conversion in brackets, by what is done with them.
    pub(super) fn is_sterling(self, piece: &Piece, end: usize) -> bool {
        let named = self.is_any(end.wrapping_sub(1), &["pound", "pounds"]);
        if !named || self.is(end, "of") && !self.text(end + 1).is_some_and(tells_sum) {
            return false;
        }
        if self.numeral(end).is_some() || self.kind(end) == Some(TokenKind::Number) {
            return self.is_any(end + 1, &["pence", "p", "penny"]);
        }
        // "spent the day with a 400-pound gorilla": what is joined to its noun weighs so much, unless the noun is a sum.
        if self.joined(piece.number_end) != piece.number_end && piece.scale < MILLION {
            return self.text(end).is_some_and(tells_sum);
        }
        // The nearest word that tells decides: "weighs 5 pounds and costs 20 pounds".
        let told = (piece.start.saturating_sub(POUND_REACH)..piece.start)
            .rev()
            .find_map(|at| self.text(at).and_then(tells_money));
        if told == Some(false) {
            return false;
        }
        if self.is(end, "in") && self.text(end + 1).is_some_and(tells_sum) {
            return true;
        }
        let converted = self.is(end, "(") && self.is_any(end + 1, &["$", "dlrs", "US", "€", "DM"]);
        let paid = self.is_any(end, &["a", "per"])
            && self.is_any(
                end + 1,
                &["week", "month", "year", "day", "hour", "head", "share"],
            );
        let pence = piece.grain == Decimal::new(1, 2);
        piece.scale >= MILLION || pence || converted || paid || told.is_some()
    }

    /// The part of money that is named at `idx`.
    pub(super) fn minor_behind(self, idx: usize) -> Option<(Minor, usize)> {
        let at = self.joined(idx);
        opens_minor(self.text(at)?).then_some(())?;
        let (minor, end) = self.word_phrase(at, minor_word)?;
        let letter = self.text(end - 1)?.len() == 1;
        // "50p" but not "50 p" nor "50 P"; "1080p" counts the lines of a picture.
        let pence = || !self.spaced(at) && at == idx && self.text(at) == Some("p");
        let lines = || self.is_of_a_picture(idx.wrapping_sub(1));
        let cents = || at == idx && self.is_cents(at);
        (!letter || pence() && !lines() || cents()).then_some((minor, end))
    }

    /// Whether the number at `idx`, with a "p" behind it, counts the lines of a picture rather than pence: sizes that screens
    /// have, the smaller ones only near a word for pictures.
    fn is_of_a_picture(self, idx: usize) -> bool {
        const PICTURES: &[&str] = &[
            "camera",
            "cameras",
            "display",
            "footage",
            "hd",
            "resolution",
            "screen",
            "stream",
            "streaming",
            "streams",
            "video",
            "videos",
            "webcam",
        ];
        let near = || {
            (idx.saturating_sub(PICTURE_REACH)..idx + PICTURE_REACH)
                .any(|at| self.is_any(at, PICTURES))
        };
        self.is_any(idx, &["1080", "1440", "2160", "4320"])
            || self.is_any(idx, &["480", "720"]) && near()
    }

    /// Whether a glued "c" is of cents: "50c a litre", "20c each". A rate by time is of a temperature: "0.2c a decade".
    fn is_cents(self, at: usize) -> bool {
        const TIMES: &[&str] = &[
            "day", "week", "month", "year", "decade", "century", "hour", "minute",
        ];
        let per = self.is_any(at + 1, &["a", "an", "per"]) && !self.is_any(at + 2, TIMES)
            || self.is_any(at + 1, &["each", "apiece"]);
        self.text(at) == Some("c") && !self.spaced(at) && per
    }

    /// Whether a word for money that means other things too means money here.
    pub(super) fn is_money_here(self, piece: &Piece, text: &str, end: usize) -> bool {
        // "404 $app": the sign opens a name.
        let name = self.kind(end) == Some(TokenKind::Word) && !self.spaced(end);
        if name && self.kind(end - 1) == Some(TokenKind::Symbol) && self.spaced(end - 1) {
            return false;
        }
        if self.is_mark_of_no_money(piece, text, end) {
            return false;
        }
        let is_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is_of(&["won"]) {
            let scored = self.is_any(end, &["the", "a", "by", "in"]);
            return piece.scale >= Decimal::ONE_THOUSAND
                || piece.value >= Decimal::ONE_HUNDRED && !scored;
        }
        if is_of(COMMON_CURRENCIES) {
            return piece.value > Decimal::TEN || self.is_dash(piece.end);
        }
        text == "le" && self.text(end).is_none() || !COMMON_SIGNS.contains(&text)
    }

    /// "topped the 50 mark for a third month", though "the 50 mark note" is paid with; "2025 marks the end".
    fn is_mark_of_no_money(self, piece: &Piece, text: &str, end: usize) -> bool {
        let alone = || {
            self.kind(end) != Some(TokenKind::Word) || self.text(end).is_some_and(is_function_word)
        };
        let line = text == "mark" && self.is(piece.start.wrapping_sub(1), "the") && alone();
        let verb = text == "marks" && self.is_any(end, &["the", "a", "an", "another", "its"]);
        line || verb && self.is_bare_year(piece)
    }

    /// Whether the word before `end` names a part of money.
    pub(super) fn minor_names(self, end: usize) -> bool {
        self.text(end.wrapping_sub(1))
            .is_some_and(|word| minor_word(word).is_some())
    }
}

/// Letters that may stand apart from the dollar sign they belong to. "a $50 billion plan" must not turn Australian.
fn is_spaced_prefix(text: &str) -> bool {
    matches!(
        text,
        "US" | "HK" | "hk" | "NZ" | "nz" | "NT" | "AU" | "CA" | "C" | "c" | "Mex"
    )
}

#[cfg(test)]
mod tests {
    use super::super::harness::{check, check_all, check_silent};
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
    fn signs_of_names() {
        check(
            "The 502 $user error cost 40 $ a day, or 12$ each.",
            expect![[r#"
                502 = number 502, exact
                40 $ = money 40 USD/d, exact
                12$ = money 12 USD/piece, exact
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
    fn a_year_that_marks_something() {
        check_all(
            "
            2025 marks the end of the toll.
            It cost 2025 marks.
            ",
            expect![[r#"
                > 2025 marks the end of the toll.
                2025 = date 2025, exact
                > It cost 2025 marks.
                2025 marks = money 2025 DEM, exact
            "#]],
        );
    }

    #[test]
    fn cents_by_their_letter() {
        check(
            "
            Milk costs 50c a litre and eggs 20c each.
            It warms by 0.2c a decade in the 5c class.
            A loaf costs 7 hryvnias and 40 kopiykas.
            ",
            expect![[r#"
                50c = money 0.5 USD/L, exact
                20c = money 0.2 USD/piece, exact
                -
                7 hryvnias and 40 kopiykas = money 7.4 UAH, exact
            "#]],
        );
    }

    #[test]
    fn pounds_joined_to_their_noun() {
        check(
            "
            They spent the night beside a 300-pound pig and paid a 300-pound fine.
            A 20-pound note, a 9-pound hammer that cost 20 pounds
            ",
            expect![[r#"
                300-pound = quantity 300 lb, exact
                300-pound = money 300 GBP, exact
                20-pound = money 20 GBP, exact
                9-pound = quantity 9 lb, exact
                20 pounds = money 20 GBP, exact
            "#]],
        );
    }

    #[test]
    fn other_words_of_money() {
        check_silent(
            "
            COP29 ended.
            Error $name and $path
            The dollar fell and the pound rose.
            It costs $ and cents.
            ",
        );
    }

    #[test]
    fn pounds_of_tickets() {
        check(
            "
            Tickets are 15 pounds at the door; she donated 20 pounds, and carried 20 pounds.
            ",
            expect![[r#"
                15 pounds = money 15 GBP, exact
                20 pounds = money 20 GBP, exact
                20 pounds = quantity 20 lb, exact
            "#]],
        );
    }

    #[test]
    fn lines_of_a_picture_are_no_pence() {
        check(
            "
            The camera shows 720p at most; its shares fell to 720p.
            ",
            expect![[r#"
                720p = money 7.2 GBP, exact
            "#]],
        );
    }

    #[test]
    fn dollars_of_the_wires() {
        check(
            "
            Net was 34 cts a share on 300 mln Canadian dlrs; it cost U.S. $4 million, from u.s $ 3 million.
            It cost the U.S. $4 million. Prices run from 50 cents to $1; it added 20 cents to $45.
            ",
            expect![[r#"
                34 cts = money 0.34 USD/share, exact
                300 mln Canadian dlrs = money 300000000 CAD, exact
                U.S. $4 million = money 4000000 USD, exact
                u.s $ 3 million = money 3000000 USD, exact
                $4 million = money 4000000 USD, exact
                from 50 cents to $1 = money 0.5..1 USD, between
                20 cents = money 0.2 USD, exact
                $45 = money 45 USD, exact
            "#]],
        );
    }

    #[test]
    fn marks_that_are_reached() {
        check(
            "It topped the 50 mark for a month and passed the 2 million mark. The 50 mark note, a 20 mark coin, 30 marks",
            expect![[r#"
                50 = number 50, exact
                2 million = number 2000000, exact
                50 mark = money 50 DEM, exact
                20 mark = money 20 DEM, exact
                30 marks = money 30 DEM, exact
            "#]],
        );
    }

    #[test]
    fn parts_of_a_cent() {
        check(
            "
            Wheat rose to $5.82-1/2 a bushel, corn to $2.45 1/4, soy to $9.10½; it cost $4.50-$5 or $3 1/2.
            ",
            expect![[r#"
                $5.82-1/2 = money 5.825 USD/bushel, exact
                $2.45 1/4 = money 2.4525 USD, exact
                $9.10½ = money 9.105 USD, exact
                $4.50-$5 = money 4.5..5 USD, between
                $3 1/2 = money 3.5 USD, exact
            "#]],
        );
    }

    #[test]
    fn single_letters_before_sums() {
        check(
            "
            The port cost R1.2bn, the road N300 million and the bridge P2 billion.
            It sold for $3 B in cash, or $1.2 M; it paid $5 B Corp and $4 M Group.
            ",
            expect![[r#"
                R1.2bn = money 1200000000 ZAR, exact
                N300 million = money 300000000 NGN, exact
                P2 billion = money 2000000000 PHP, exact
                $3 B = money 3000000000 USD, exact
                $1.2 M = money 1200000 USD, exact
                $5 = money 5 USD, exact
                $4 = money 4 USD, exact
            "#]],
        );
        check_silent(
            "
            The R2 robot, an N95 mask, the P20 phone, an M1 tank
            ",
        );
    }

    #[test]
    fn sums_of_two_and_vague_pounds() {
        check(
            "
            It paid £85m plus bonuses, $20 plus tax, $2 billion plus in all; millions of pounds in fines, millions of pounds of fish
            That took its value past $1 trillion. The past $5 million year; half past 10
            ",
            expect![[r#"
                £85m = money 85000000 GBP, exact
                $20 = money 20 USD, exact
                $2 billion plus = money 2000000000 USD, at_least
                millions of pounds = money ~1000000..10000000 GBP, exact
                millions of pounds = quantity ~1000000..10000000 lb, exact
                $1 trillion = money 1000000000000 USD, more_than
                $5 million = money 5000000 USD, exact
                10 = number 10, exact
            "#]],
        );
    }

    #[test]
    fn letters_behind_the_sign() {
        check(
            "
            It cost $A5 million, $US3.50, $NZ40 or $HK9; $A and $X5; Php 3.2 billion, TL 5 million
            ",
            expect![[r#"
                $A5 million = money 5000000 AUD, exact
                $US3.50 = money 3.5 USD, exact
                $NZ40 = money 40 NZD, exact
                $HK9 = money 9 HKD, exact
                Php 3.2 billion = money 3200000000 PHP, exact
                TL 5 million = money 5000000 TRY, exact
            "#]],
        );
    }

    #[test]
    fn pounds_before_the_sum() {
        check(
            "
            He earned pounds 250,000 a year and pounds 2.5m in all; he lost 40 pounds 250 times, and in pounds 12 of them.
            ",
            expect![[r#"
                pounds 250,000 = money 250000 GBP/a, exact
                pounds 2.5m = money 2500000 GBP, exact
                40 pounds = quantity 40 lb, exact
                250 = number 250, exact
                12 = number 12, exact
            "#]],
        );
    }
}
