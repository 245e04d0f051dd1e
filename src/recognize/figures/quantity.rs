//! Quantities of more than a number and a unit: `5 feet 2 inches`, `3 dollars and 20 cents`, `20 below zero`.

use rust_decimal::Decimal;

use super::piece::{Piece, UnitPlace};
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::view::View;

impl View<'_> {
    /// `20 below zero`, `5 degrees below zero`: degrees with a minus.
    pub(super) fn below_zero(self, piece: &mut Piece) {
        let temperature = matches!(
            piece.unit.dimension(),
            Dimension::Angle | Dimension::Temperature
        );
        let bare = piece.place == UnitPlace::None;
        if (temperature || bare) && self.is(piece.end, "below") && self.is(piece.end + 1, "zero") {
            piece.value = -piece.value;
            piece.end += 2;
            if bare {
                (piece.unit, piece.place) = (const { Unit::known("°") }, UnitPlace::Behind);
            }
        }
    }

    /// `absolute zero` is a temperature.
    pub(super) fn absolute_zero(self, piece: &mut Piece, floor: usize) {
        let named = piece.start > floor
            && self.is(piece.start, "zero")
            && self.is(piece.start - 1, "absolute");
        if named && piece.end == piece.start + 1 {
            piece.start -= 1;
            (piece.unit, piece.place) = (const { Unit::known("K") }, UnitPlace::Behind);
        }
    }

    /// `5 feet 2 inches`, `10 st 4 lb`, `3 dollars and 20 cents`: takes the smaller part into the piece.
    pub(super) fn add_compound(self, piece: &mut Piece) {
        for _ in 0..3 {
            if piece.place == UnitPlace::None || !self.add_smaller(piece).unwrap_or(false) {
                return;
            }
        }
    }

    fn add_smaller(self, piece: &mut Piece) -> Option<bool> {
        let hyphen = self.joined(piece.end);
        if hyphen != piece.end {
            return self.add_hyphened_inches(piece, hyphen);
        }
        let at = piece.end + usize::from(self.is_any(piece.end, &["and", ","]));
        let money = piece.unit.dimension() == Dimension::Money;
        let number = self.kind(at) == Some(TokenKind::Number) || self.numeral(at).is_some();
        if !number || !money && !is_compound(piece.unit.dimension()) {
            return Some(false);
        }
        let small = self.piece_at(at, at).filter(|it| it.start == at)?;
        if at == piece.end && self.is_bare_inches(piece, &small) {
            return self.add_inches(piece, small.value, small.grain, small.end);
        }
        if small.place != UnitPlace::Behind {
            return Some(false);
        }
        if money {
            return self.add_cents(piece, &small);
        }
        self.add_part(piece, &small)
    }

    /// Adds cents to a whole number of dollars; whether it did. A bare "cents" is of any currency, "80 euro cents" of its own.
    fn add_cents(self, piece: &mut Piece, small: &Piece) -> Option<bool> {
        let cents = small.value < Decimal::ONE
            && (small.unit == piece.unit || small.end == small.number_end + 1)
            && self.minor_names(small.end)
            && piece.value.scale() == 0
            && piece.scale == Decimal::ONE;
        if cents {
            piece.value = piece.value.checked_add(small.value)?;
            (piece.grain, piece.end) = (small.grain, small.end);
        }
        Some(cents)
    }

    /// Adds so many of a smaller unit; whether it did. Two measures that no one would print so are a list.
    fn add_part(self, piece: &mut Piece, small: &Piece) -> Option<bool> {
        let one = piece.unit.convert(Decimal::ONE, small.unit)?;
        // "1½ miles, 12 inches" is a list too: only whole units have smaller ones behind them, and no far smaller ones.
        let listed = !piece.value.fract().is_zero() || one > MOST_PARTS.into();
        // "3 metric tons, 20 troy ounces" and "5 cm, 20 mm" are lists.
        let parted = self.is(piece.end, ",") && !is_parted_by_comma(piece.unit, one);
        let overrun = small.value >= one && one > Decimal::from(2) && !is_loose(one);
        if listed || parted || one <= Decimal::ONE || overrun {
            return Some(false);
        }
        piece.value = piece
            .unit
            .convert(piece.value, small.unit)?
            .checked_add(small.value)?;
        (piece.grain, piece.unit, piece.end) = (small.grain, small.unit, small.end);
        Some(true)
    }

    /// `a 65" screen`: takes the mark of inches into the piece; whether it did. Behind an open quotation the mark may close it.
    pub(super) fn take_marked_inches(self, piece: &mut Piece) -> bool {
        let at = piece.end;
        let enclosed = self.is(piece.start.wrapping_sub(1), "\"") && !self.spaced(piece.start);
        let marked = self.is(at, "\"") && !self.spaced(at) && !enclosed && piece.value < WIDEST;
        let digits = self.kind(at - 1) == Some(TokenKind::Number);
        if !marked || !digits || self.is_quotation_open(at) {
            return false;
        }
        (piece.unit, piece.end) = (const { Unit::known("in") }, at + 1);
        piece.place = UnitPlace::Behind;
        true
    }

    /// Whether an odd number of straight quotation marks stands close before `idx`, so that one there closes.
    fn is_quotation_open(self, idx: usize) -> bool {
        let n_marks = (idx.saturating_sub(QUOTATION_REACH)..idx)
            .filter(|at| self.is(*at, "\"") && !self.is_mark_of_inches(*at))
            .count();
        n_marks % 2 == 1
    }

    /// Whether a mark behind digits goes before a word: `the 65" screen and a 40" one`.
    fn is_mark_of_inches(self, idx: usize) -> bool {
        let digits = idx > 0 && self.kind(idx - 1) == Some(TokenKind::Number);
        digits && !self.spaced(idx) && self.is_lower(idx + 1)
    }

    /// `6'2"`: takes feet and inches that are told by marks alone into the piece; whether it did.
    pub(super) fn take_marked_height(self, piece: &mut Piece) -> Option<bool> {
        let at = piece.end;
        let marked = self.is_any(at, &["'", "’", "′"]) && !self.spaced(at) && !self.spaced(at + 1);
        let closed = self.is_any(at + 2, &["\"", "”", "″"]) && !self.spaced(at + 2);
        if !marked || !closed || self.kind(at + 1) != Some(TokenKind::Number) {
            return Some(false);
        }
        let inches = self.number(at + 1, false)?;
        let twelve = Decimal::from(12);
        if inches.tokens.end != at + 2 || inches.value >= twelve || !piece.value.fract().is_zero() {
            return Some(false);
        }
        piece.value = piece.value.checked_mul(twelve)?.checked_add(inches.value)?;
        (piece.grain, piece.unit, piece.end) = (inches.grain, const { Unit::known("in") }, at + 3);
        piece.place = UnitPlace::Behind;
        Some(true)
    }

    /// `6-foot-2-inch`, `6-foot-2`: inches behind a hyphen, which need not say so.
    pub(super) fn add_hyphened_inches(self, piece: &mut Piece, at: usize) -> Option<bool> {
        let inch = const { Unit::known("in") };
        let inches = self.number(at, false)?;
        if piece.unit != const { Unit::known("ft") } || inches.value >= Decimal::from(12) {
            return Some(false);
        }
        let end = match self.unit_behind(inches.tokens.end) {
            Some((unit, end)) if unit == inch => end,
            Some(_) => return Some(false),
            None => inches.tokens.end,
        };
        self.add_inches(piece, inches.value, inches.grain, end)
    }

    /// Whether a number without a unit is the inches of somebody's height: "he is 6ft 2", "6 ft 2 tall".
    fn is_bare_inches(self, piece: &Piece, small: &Piece) -> bool {
        let ends = !matches!(
            self.kind(small.end),
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)
        ) || self.is(small.end, "tall");
        piece.unit == const { Unit::known("ft") }
            && (self.is(piece.end - 1, "ft") || piece.value < TALLEST)
            && small.place == UnitPlace::None
            && small.value < Decimal::from(12)
            && piece.value.fract().is_zero()
            && ends
    }

    /// Adds inches to feet; the piece ends before token `end` then.
    fn add_inches(
        self,
        piece: &mut Piece,
        inches: Decimal,
        grain: Decimal,
        end: usize,
    ) -> Option<bool> {
        let inch = const { Unit::known("in") };
        piece.value = piece.unit.convert(piece.value, inch)?.checked_add(inches)?;
        (piece.grain, piece.unit, piece.end) = (grain, inch, end);
        Some(true)
    }
}

/// Inches that no screen is wide and no pipe thick.
const WIDEST: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// How many tokens a quotation may be long before a mark that closes it.
const QUOTATION_REACH: usize = 60;

/// Feet that nobody is tall: a number behind fewer of them is of inches.
const TALLEST: Decimal = Decimal::from_parts(9, 0, 0, false, 0);

/// How many of the smaller unit of a compound the larger has at most: the feet of a mile.
const MOST_PARTS: u32 = 5280;

/// Whether copy writes a comma between the parts of a compound of a unit and one that it holds `ratio` of: "7 pounds, 4 ounces", "2
/// kilometres, 300 metres". Finer measures stand in lists: "5 cm, 20 mm".
fn is_parted_by_comma(unit: Unit, ratio: Decimal) -> bool {
    const OLD_RATIOS: [u32; 6] = [3, 12, 14, 16, 1760, MOST_PARTS];
    let coarse = [const { Unit::known("km") }, const { Unit::known("kg") }].contains(&unit);
    matches!(unit.dimension(), Dimension::Length | Dimension::Mass)
        && (coarse || OLD_RATIOS.iter().any(|it| ratio == Decimal::from(*it)))
}

/// Whether a larger unit holds so few of the smaller that copy may overrun it.
fn is_loose(ratio: Decimal) -> bool {
    ratio < Decimal::from(4)
}

/// Whether a unit is one that a compound of two pieces may have: `5 feet 2 inches`.
fn is_compound(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Length | Dimension::Mass | Dimension::Volume | Dimension::Angle
    )
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

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
    fn cents_of_another_currency() {
        check(
            "Nine dollars, 40 euro cents; 9 euros and 40 cents, or 3 dollars, 15 cents",
            expect![[r#"
                Nine dollars = money 9 USD, exact
                40 euro cents = money 0.4 EUR, exact
                9 euros and 40 cents = money 9.4 EUR, exact
                3 dollars, 15 cents = money 3.15 USD, exact
            "#]],
        );
    }

    #[test]
    fn measures_side_by_side_are_no_compound() {
        check(
            "
            The trench is 1½ miles, 14 inches wide; 5.5 feet, 2 inches and 3 miles, 10 inches
            It runs 2 miles 300 feet, or 4 feet and 3 inches.
            ",
            expect![[r#"
                1½ miles = quantity 1.5 mi, exact
                14 inches = quantity 14 in, exact
                5.5 feet = quantity 5.5 ft, exact
                2 inches = quantity 2 in, exact
                3 miles = quantity 3 mi, exact
                10 inches = quantity 10 in, exact
                2 miles 300 feet = quantity 10860 ft, exact
                4 feet and 3 inches = quantity 51 in, exact
            "#]],
        );
    }

    #[test]
    fn pictures_and_files() {
        check(
            "
            A 64-megapixel sensor beside the 8MP lens of a file of 310Kb, in 20 pixels
            The 12 MP votes were counted.
            ",
            expect![[r#"
                64-megapixel = quantity 64 MP, exact
                8MP = quantity 8 MP, exact
                310Kb = quantity 310 kbit, exact
                20 pixels = quantity 20 px, exact
                12 = number 12, exact
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
    fn pictures_a_second() {
        check(
            "It films at 60fps, plays 24 frames per second and holds 12 frames.",
            expect![[r#"
                60fps = quantity 60 fps, exact
                24 frames per second = quantity 24 fps, exact
                12 = number 12, exact
            "#]],
        );
    }

    #[test]
    fn marked_heights() {
        check(
            "The 6'3\" guard, a 5’11” keeper; \"9's\" and the class of '9\"",
            expect![[r#"
                6'3" = quantity 75 in, exact
                5’11” = quantity 71 in, exact
            "#]],
        );
    }

    #[test]
    fn powers_behind_the_unit() {
        check(
            "A plot of 350 metres squared holds 90 meters cubed; the squared 12 metres do not.",
            expect![[r#"
                350 metres squared = quantity 350 m2, exact
                90 meters cubed = quantity 90 m3, exact
                12 metres = quantity 12 m, exact
            "#]],
        );
    }

    #[test]
    fn forms_are_no_temperatures() {
        check(
            "
            It was 91F on the day of the filing.
            The fund made its 13F filing; a 13F form is public.
            ",
            expect![[r#"
                91F = quantity 91 °F, exact
                -
            "#]],
        );
    }

    #[test]
    fn areas_at_sea() {
        check(
            "The search covers 4,500 square nautical miles, 300 nautical miles off.",
            expect![[r#"
                4,500 square nautical miles = quantity 4500 nmi2, exact
                300 nautical miles = quantity 300 nmi, exact
            "#]],
        );
    }

    #[test]
    fn compound_units() {
        check(
            "
            A density of 1,030 kg/m³; spread 40 kg per hectare and 3 grams per litre of it.
            The pump lifts 20 litres of water a minute, or 20 litres a minute.
            A flux of 7 W/m^2 per day, 14 km/l and 9 km/s
            ",
            expect![[r#"
                1,030 kg/m³ = quantity 1030 kg/m3, exact
                40 kg per hectare = quantity 40 kg/ha, exact
                3 grams per litre = quantity 3 g/L, exact
                20 litres = quantity 20 L/min, exact
                20 litres = quantity 20 L/min, exact
                7 W/m^2 per day = quantity 7 W/m2/d, exact
                14 km/l = quantity 14 km/L, exact
                9 km/s = quantity 9 km/s, exact
            "#]],
        );
    }

    #[test]
    fn units_with_stops_and_powers() {
        check(
            "
            It did 70 m.p.h. at 5,500 r.p.m. and carried 8 k.g.
            6 km squared, 6 cm cubed, 12 feet squared, 7 square km
            ",
            expect![[r#"
                70 m.p.h. = quantity 70 mph, exact
                5,500 r.p.m. = quantity 5500 rpm, exact
                8 k.g. = quantity 8 kg, exact
                6 km squared = quantity 6 km2, exact
                6 cm cubed = quantity 6 cm3, exact
                12 feet squared = quantity 12 ft2, exact
                7 square km = quantity 7 km2, exact
            "#]],
        );
    }

    #[test]
    fn one_measure_in_two_units() {
        check(
            "It was 95°F/35°C near the well, near absolute zero in the lab; 4.5 pm wide, at 4 pm.",
            expect![[r#"
                95°F = quantity 95 °F, exact
                35°C = quantity 35 °C, exact
                near absolute zero = quantity 0 K, about
                4.5 pm = quantity 4.5 pm, exact
            "#]],
        );
    }

    #[test]
    fn parts_of_a_unit() {
        check(
            "
            half a mile, a quarter of an inch, three-quarters of a percentage point, half a percent
            a mile away, a centimetre of rain and a milliliter of it
            an ounce of saffron, a pint of cider at $40 an ounce, half an inch, not every inch
            ",
            expect![[r#"
                half a mile = quantity 0.5 mi, exact
                a quarter of an inch = quantity 0.25 in, exact
                three-quarters of a percentage point = percent 0.75 percentage_point, exact
                half a percent = percent 0.5 %, exact
                a mile = quantity 1 mi, exact
                a centimetre = quantity 1 cm, exact
                a milliliter = quantity 1 mL, exact
                an ounce = quantity 1 oz, exact
                a pint = quantity 1 pt_vol, exact
                $40 = money 40 USD/oz, exact
                half an inch = quantity 0.5 in, exact
            "#]],
        );
    }

    #[test]
    fn lone_letters() {
        check(
            "
            A message of 640 b.
            It was - 14 c, then -9 c in town; he paid 14 c for 2b and 20 (b)
            A 200 mb file and a low of 970 mb
            ",
            expect![[r#"
                640 b = quantity 640 bit, exact
                - 14 c = quantity -14 °C, exact
                -9 c = quantity -9 °C, exact
                14 = number 14, exact
                2b = number 2000000000, exact
                20 = number 20, exact
                200 mb = quantity 200 Mbit, exact
                970 mb = quantity 970 mbar, exact
            "#]],
        );
    }

    #[test]
    fn ingredient_lines() {
        check(
            "
            250 g of butter
            at least 2 lb of plums
            250 g of butter and an egg
            She bought 2 kg of plums
            12 km of road
            ",
            expect![[r#"
                250 g of butter = quantity 250 g, exact
                at least 2 lb of plums = quantity 2 lb, at_least
                250 g = quantity 250 g, exact
                2 kg = quantity 2 kg, exact
                12 km = quantity 12 km, exact
            "#]],
        );
    }

    #[test]
    fn heights_without_their_inches() {
        check(
            "He is 6ft 2, she 5 ft 9 tall; a wall of 6ft 2 metres from it; 6ft, 2 and 6.5 ft 2",
            expect![[r#"
                6ft 2 = quantity 74 in, exact
                5 ft 9 = quantity 69 in, exact
                6ft = quantity 6 ft, exact
                2 metres = quantity 2 m, exact
                6ft = quantity 6 ft, exact
                2 = quantity 2 ft, exact
                6.5 ft = quantity 6.5 ft, exact
                2 = number 2, exact
            "#]],
        );
    }

    #[test]
    fn commas_inside_a_compound() {
        check(
            "
            7 pounds, 4 ounces; 5 feet, 11 inches; 5 cm, 20 mm; 4 tbsp, 2 teaspoons
            He is 6 foot 4; the man, five feet 11, fled. It fell 6 feet 4 times and rose 30 feet 2.
            a 1/4-inch bolt, 2 1/2-inch pipes, 5 ½ ft
            ",
            expect![[r#"
                7 pounds, 4 ounces = quantity 116 oz, exact
                5 feet, 11 inches = quantity 71 in, exact
                5 cm = quantity 5 cm, exact
                20 mm = quantity 20 mm, exact
                4 tbsp = quantity 4 tbsp, exact
                2 teaspoons = quantity 2 tsp, exact
                6 foot 4 = quantity 76 in, exact
                five feet 11 = quantity 71 in, exact
                6 feet = quantity 6 ft, exact
                4 = number 4, exact
                30 feet = quantity 30 ft, exact
                2 = number 2, exact
                1/4-inch = quantity 0.25 in, exact
                2 1/2-inch = quantity 2.5 in, exact
                5 ½ ft = quantity 5.5 ft, exact
            "#]],
        );
    }

    #[test]
    fn units_of_oil_screens_and_blood() {
        check(
            "
            It pumps 550,000 boepd and 1.2 mb/d, 700 kbpd or 40,000 barrels of oil equivalent per day.
            A 300 dpi print, a 326ppi screen, 5.6 mmol/L of sugar, a 40,000 dwt ship, up 5pps
            ",
            expect![[r#"
                550,000 boepd = quantity 550000 boe/d, exact
                1.2 mb/d = quantity 1.2 Mbbl/d, exact
                700 kbpd = quantity 700 kbbl/d, exact
                40,000 barrels of oil equivalent per day = quantity 40000 boe/d, exact
                300 dpi = quantity 300 dpi, exact
                326ppi = quantity 326 ppi, exact
                5.6 mmol/L = quantity 5.6 mmol/L, exact
                40,000 dwt = quantity 40000 t, exact
                5pps = percent 5 percentage_point, exact
            "#]],
        );
    }

    #[test]
    fn inches_by_their_mark() {
        check(
            "
            A 65\" screen and the 32\" one; \"we were 65\" he said, \"a 40\" screen\".
            width=\"300\" and \"12\"
            It makes 450 PS, or 330 kW; the PS 5, 12 PS Vita games; 30 mtpa of ore
            ",
            expect![[r#"
                65" = quantity 65 in, exact
                32" = quantity 32 in, exact
                65 = number 65, exact
                40" = quantity 40 in, exact
                300 = number 300, exact
                12 = number 12, exact
                450 PS = quantity 450 PS, exact
                330 kW = quantity 330 kW, exact
                12 = number 12, exact
                30 mtpa = quantity 30 Mt/a, exact
            "#]],
        );
    }
}
