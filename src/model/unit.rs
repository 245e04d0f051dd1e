//! Units of money and measure, their symbols and exact conversions: the one vocabulary of units in copydesk.
//!
//! Currencies are those of ISO 4217, by way of `iso_currency`; all other units stand in `measures`.

mod currencies;
mod measures;

use iso_currency::Currency;
use rust_decimal::Decimal;

use currencies::{TENDERS, Tender};
use measures::{MEASURES, Measure};

use crate::text::same_bytes;

/// What a unit measures. Two figures compare only within one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Money in one currency: two currencies are two dimensions, so nothing converts between them.
    Money,
    /// A share of a whole, in percent.
    Percent,
    /// A difference of two shares: percentage points, basis points.
    Points,
    /// No unit: a count.
    Count,
    /// How many times as much.
    Multiple,
    /// Length.
    Length,
    /// Area.
    Area,
    /// Volume.
    Volume,
    /// Mass, which the news calls weight.
    Mass,
    /// Carbon dioxide, or what warms as much.
    Emissions,
    /// Speed.
    Speed,
    /// Change of speed over time.
    Acceleration,
    /// Temperature on a scale.
    Temperature,
    /// Power: watts.
    Power,
    /// Energy: joules, watt-hours.
    Energy,
    /// Voltage.
    Voltage,
    /// Electric current.
    Current,
    /// Electric charge: what a battery holds.
    Charge,
    /// Electric resistance.
    Resistance,
    /// Electric capacitance.
    Capacitance,
    /// Light that a lamp gives.
    LuminousFlux,
    /// Light that falls on a surface.
    Illuminance,
    /// Light that a surface gives, such as a screen.
    Luminance,
    /// Frequency.
    Frequency,
    /// Bits and bytes.
    Data,
    /// Bits and bytes per second.
    DataRate,
    /// Points of a picture or a screen.
    Pixels,
    /// Points of a picture per length.
    Resolution,
    /// Operations per second.
    Computing,
    /// Pressure.
    Pressure,
    /// Force.
    Force,
    /// Torque.
    Torque,
    /// Angle; degrees of an unnamed temperature scale too.
    Angle,
    /// Loudness.
    Level,
    /// Revolutions per minute.
    Rotation,
    /// Full turns.
    Turns,
    /// Distance per volume of fuel.
    FuelEconomy,
    /// Volume of fuel per distance.
    FuelUse,
    /// Parts of a whole smaller than a percent.
    Concentration,
    /// Amount of substance per volume.
    Molarity,
    /// Radiation, weighted by its harm.
    DoseEquivalent,
    /// Radiation absorbed.
    Dose,
    /// Radioactive decays per second.
    Activity,
    /// Natural gas by volume.
    Gas,
    /// Oil and gas by the energy of oil.
    OilEquivalent,
    /// Oil per day.
    Flow,
    /// Oil and gas per day, by the energy of oil.
    OilEquivalentFlow,
    /// Container traffic.
    Containers,
    /// Time by the clock: what a rate is counted per.
    Time,
    /// Time by the calendar: what a rate is counted per.
    Calendar,
    /// Things: what a price or a share is counted per.
    Item,
}

/// A unit of money or measure: small, and equal only to itself.
///
/// Invariant: below `ISO` an index into `MEASURES`, from there on an ISO 4217 number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit(u16);

/// The first number of a currency.
const ISO: u16 = 0x8000;

impl Unit {
    /// The unit of plain counts.
    pub const ONE: Unit = Unit(0);

    /// The unit with this symbol, as model files write it: an ISO 4217 code, `%`, `percentage_point`, `GW`, `km`. `None`
    /// for a symbol that nobody knows; upper and lower case differ (`MW`, `mW`).
    pub fn parse(symbol: &str) -> Option<Unit> {
        let measure = MEASURES.iter().position(|measure| measure.symbol == symbol);
        measure
            .map(|idx| Unit(idx as u16))
            .or_else(|| Currency::from_code(symbol).map(Unit::money))
    }

    /// The unit that a person means who writes no symbol but a word ("euros"), a sign or a symbol in another case ("usd").
    /// `None` where none or several could be meant.
    pub fn meant(written: &str) -> Option<Unit> {
        let lower = written.to_lowercase();
        let is_meant = |idx: &usize| {
            let (unit, words, signs) = Unit::written(*idx);
            let symbol = unit.symbol();
            words.contains(&&*lower)
                || signs.contains(&written)
                || symbol.eq_ignore_ascii_case(written)
        };
        let mut meant = (0..Unit::N_WRITTEN).filter(is_meant);
        let currency = || Currency::from_code(&written.to_uppercase()).map(Unit::money);
        match (meant.next(), meant.next()) {
            // Who writes nothing means nothing, least of all the unit of counts.
            (Some(idx), None) => Some(Unit::written(idx).0).filter(|it| *it != Unit::ONE),
            (None, _) => currency(),
            (Some(_), Some(_)) => None,
        }
    }

    /// The unit of a currency.
    pub fn money(currency: Currency) -> Unit {
        Unit(ISO | currency.numeric())
    }

    /// The unit of a symbol that the tables of this layer hold, for constants: any other symbol does not compile there.
    /// Elsewhere it goes in a `const` block: it looks through the tables.
    #[expect(
        clippy::indexing_slicing,
        clippy::panic,
        reason = "in constants alone: it stops the compiler, not the program"
    )]
    pub(crate) const fn known(symbol: &str) -> Unit {
        let mut idx = 0;
        while idx < Unit::N_WRITTEN {
            let (unit, known) = if idx < MEASURES.len() {
                (Unit(idx as u16), MEASURES[idx].symbol)
            } else {
                let tender = &TENDERS[idx - MEASURES.len()];
                (Unit(ISO | tender.number), tender.code)
            };
            if same_bytes(known.as_bytes(), symbol.as_bytes()) {
                return unit;
            }
            idx += 1;
        }
        panic!("no such unit")
    }

    /// How many units have words or signs: measures first, then the currencies that have words of their own.
    pub(crate) const N_WRITTEN: usize = MEASURES.len() + TENDERS.len();

    /// All units that have words or signs.
    pub fn all_written() -> impl Iterator<Item = Unit> {
        (0..Unit::N_WRITTEN).map(|idx| Unit::written(idx).0)
    }

    /// The unit, words and signs of number `idx` below [`Unit::N_WRITTEN`]. Words are meant in any case, with single
    /// spaces and in British spelling; in signs case matters.
    #[allow(
        clippy::indexing_slicing,
        reason = "a number below the lengths of the two tables, which are constants; `get` is not const"
    )]
    pub(crate) const fn written(
        idx: usize,
    ) -> (Unit, &'static [&'static str], &'static [&'static str]) {
        if idx < MEASURES.len() {
            let measure = &MEASURES[idx];
            (Unit(idx as u16), measure.words, measure.signs)
        } else {
            let tender = &TENDERS[idx - MEASURES.len()];
            (Unit(ISO | tender.number), tender.words, tender.signs)
        }
    }

    /// The symbol that [`Unit::parse`] reads.
    pub fn symbol(self) -> &'static str {
        match self.currency() {
            Some(currency) => currency.code(),
            None => self.measure().symbol,
        }
    }

    /// The symbol as readers see it: words, where the symbol is one of model files alone ("basis_point", "imp_gal").
    pub fn shown(self) -> &'static str {
        let symbol = self.symbol();
        if symbol.contains('_') {
            self.name(false)
        } else {
            symbol
        }
    }

    /// What it is called, as a hover says it: the plural, or the singular where `singular` is set. The code, for a currency
    /// that goes by nothing else in English copy.
    pub fn name(self, singular: bool) -> &'static str {
        let words = match self.currency() {
            Some(_) => self.tender().map_or(&[][..], |tender| tender.words),
            None => self.measure().words,
        };
        words
            .get(usize::from(!singular))
            .copied()
            .unwrap_or_else(|| self.symbol())
    }

    /// What stands for it before a number: the sign of a currency that English copy has one for, else its symbol.
    pub fn sign(self) -> &'static str {
        let signs = self.tender().map_or(&[][..], |tender| tender.signs);
        signs.first().copied().unwrap_or_else(|| self.symbol())
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        match self.currency() {
            Some(_) => Dimension::Money,
            None => self.measure().dimension,
        }
    }

    /// `amount` of this unit in `target`, exactly as far as 28 digits reach; `None` between dimensions, between currencies
    /// and on overflow.
    pub fn convert(self, amount: Decimal, target: Unit) -> Option<Decimal> {
        if self == target {
            return Some(amount);
        }
        let dimension = self.dimension();
        if dimension != target.dimension()
            || matches!(dimension, Dimension::Money | Dimension::Item)
        {
            return None;
        }
        let (from, to) = (self.measure(), target.measure());
        let (numerator, denominator) = ratio(from, to)?;
        amount
            .checked_add(zero_point(from))?
            .checked_mul(numerator)?
            .checked_div(denominator)?
            .checked_sub(zero_point(to))
            .map(|amount| amount.normalize())
    }

    fn currency(self) -> Option<Currency> {
        (self.0 >= ISO).then(|| Currency::from_numeric(self.0 & !ISO))?
    }

    fn tender(self) -> Option<&'static Tender> {
        TENDERS.iter().find(|tender| ISO | tender.number == self.0)
    }

    #[allow(clippy::indexing_slicing, reason = "the table is a constant with rows")]
    fn measure(self) -> &'static Measure {
        // Invariant of `Unit`; the unit of counts is the harmless answer should it ever break.
        MEASURES.get(self.0 as usize).unwrap_or(&MEASURES[0])
    }
}

/// The factor from one measure to another, in lowest terms.
fn ratio(from: &Measure, to: &Measure) -> Option<(Decimal, Decimal)> {
    let numerator = from.numerator.checked_mul(to.denominator)?;
    let denominator = from.denominator.checked_mul(to.numerator)?;
    let divisor = gcd(numerator, denominator);
    Some((
        Decimal::try_from_i128_with_scale(numerator / divisor, 0).ok()?,
        Decimal::try_from_i128_with_scale(denominator / divisor, 0).ok()?,
    ))
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

/// What is added to a temperature before its factor applies, so that zero is absolute zero. Zero for all other measures.
fn zero_point(measure: &Measure) -> Decimal {
    match measure.symbol {
        "°C" => Decimal::new(27315, 2),
        "°F" => Decimal::new(45967, 2),
        _ => Decimal::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(symbol: &str) -> Unit {
        Unit::parse(symbol).unwrap_or_else(|| panic!("{symbol} is no unit"))
    }

    #[track_caller]
    fn check(amount: &str, from: &str, to: &str, expected: Option<&str>) {
        let amount = amount.parse().expect("a decimal");
        let converted = unit(from)
            .convert(amount, unit(to))
            .map(|it| it.to_string());
        assert_eq!(converted.as_deref(), expected, "{amount} {from} in {to}");
    }

    #[test]
    fn what_a_person_means_who_writes_no_symbol() {
        let meant = |written| Unit::meant(written).map(Unit::symbol);
        for (written, symbol) in [
            ("usd", "USD"),
            ("euros", "EUR"),
            ("€", "EUR"),
            ("percent", "%"),
            ("Kilometres", "km"),
            ("KM", "km"),
            ("gwh", "GWh"),
            ("inr", "INR"),
        ] {
            assert_eq!(meant(written), Some(symbol), "{written}");
        }
        // Milliwatts or megawatts; nothing; a unit that there is not.
        for written in ["mw", "", "parsecs"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }

    #[test]
    fn symbols_of_files_are_shown_as_words() {
        let shown = |symbol| Unit::parse(symbol).map(Unit::shown);
        assert_eq!(shown("basis_point"), Some("basis points"));
        assert_eq!(shown("imp_gal"), Some("imperial gallons"));
        assert_eq!(shown("km/h"), Some("km/h"));
    }

    #[test]
    fn symbols_are_read_and_printed() {
        for measure in MEASURES {
            assert_eq!(unit(measure.symbol).symbol(), measure.symbol);
        }
        for symbol in [
            "USD",
            "EUR",
            "INR",
            "XAF",
            "DEM",
            "%",
            "percentage_point",
            "basis_point",
            "GWh",
            "mW",
        ] {
            assert_eq!(unit(symbol).symbol(), symbol);
        }
        assert_eq!(Unit::parse("usd"), None);
        assert_eq!(Unit::parse("gigawatt"), None);
        assert_eq!(unit(""), Unit::ONE);
    }

    #[test]
    fn names() {
        assert_eq!(unit("GW").name(false), "gigawatts");
        assert_eq!(unit("ft").name(true), "foot");
        assert_eq!(unit("USD").name(false), "US dollars");
        assert_eq!(Unit::ONE.name(true), "");
    }

    #[test]
    fn conversions_are_exact() {
        check("2", "GW", "MW", Some("2000"));
        check("1", "mi", "km", Some("1.609344"));
        check("6", "ft", "in", Some("72"));
        check("1", "acre", "m2", Some("4046.8564224"));
        check("100", "ha", "km2", Some("1"));
        check("1", "bbl", "gal", Some("42"));
        check("10", "st", "lb", Some("140"));
        check("1", "TB", "GB", Some("1000"));
        check("100", "Mbit/s", "MB/s", Some("12.5"));
        check("25", "basis_point", "percentage_point", Some("0.25"));
        check("1", "GWh", "TJ", Some("3.6"));
    }

    #[test]
    fn temperatures_have_different_zeros() {
        check("0", "°C", "°F", Some("32"));
        check("212", "°F", "°C", Some("100"));
        check("-40", "°F", "°C", Some("-40"));
        check("0", "K", "°C", Some("-273.15"));
    }

    #[test]
    fn nothing_converts_across_dimensions() {
        check("1", "USD", "EUR", None);
        check("1", "DEM", "EUR", None);
        check("1", "%", "percentage_point", None);
        check("1", "GW", "GWh", None);
        check("1", "person", "share", None);
    }

    #[test]
    fn what_overflows_gives_nothing() {
        assert_eq!(unit("ly").convert(Decimal::MAX, unit("nm")), None);
    }

    /// `amount` of each unit in the library's base unit of its quantity.
    type ByLibrary = &'static [(&'static str, fn(f64) -> f64)];

    macro_rules! by_library {
        ($type:ident, $quantity:ident, $($symbol:literal $name:ident),+) => {
            &[$(($symbol, |amount| uom::si::f64::$type::new::<uom::si::$quantity::$name>(amount).value)),+]
        };
    }

    /// The units that both know, one list for each quantity.
    const SHARED: &[ByLibrary] = &[
        by_library!(Length, length, "m" meter, "km" kilometer, "cm" centimeter, "mm" millimeter, "nm" nanometer, "mi" mile,
            "yd" yard, "ft" foot, "in" inch, "nmi" nautical_mile, "fathom" fathom),
        by_library!(Area, area, "m2" square_meter, "km2" square_kilometer, "ft2" square_foot, "mi2" square_mile, "ha" hectare,
            "yd2" square_yard, "in2" square_inch),
        by_library!(Volume, volume, "m3" cubic_meter, "L" liter, "mL" milliliter, "ft3" cubic_foot, "gal" gallon,
            "imp_gal" gallon_imperial, "floz" fluid_ounce, "cup" cup, "km3" cubic_kilometer),
        by_library!(Mass, mass, "kg" kilogram, "g" gram, "mg" milligram, "t" ton, "ton" ton_short, "long_ton" ton_long,
            "lb" pound, "oz" ounce, "ozt" ounce_troy, "carat" carat),
        by_library!(Velocity, velocity, "m/s" meter_per_second, "km/h" kilometer_per_hour, "mph" mile_per_hour,
            "ft/s" foot_per_second, "kn" knot),
        by_library!(Power, power, "W" watt, "kW" kilowatt, "MW" megawatt, "GW" gigawatt, "TW" terawatt, "mW" milliwatt),
        by_library!(Energy, energy, "J" joule, "kJ" kilojoule, "Wh" watt_hour, "kWh" kilowatt_hour, "GWh" gigawatt_hour,
            "eV" electronvolt, "BTU" btu_it),
        by_library!(Pressure, pressure, "Pa" pascal, "kPa" kilopascal, "bar" bar, "atm" atmosphere, "mmHg" millimeter_of_mercury,
            "psi" pound_force_per_square_inch),
        by_library!(ThermodynamicTemperature, thermodynamic_temperature, "°C" degree_celsius, "°F" degree_fahrenheit, "K" kelvin),
        by_library!(Information, information, "bit" bit, "B" byte, "kB" kilobyte, "GB" gigabyte, "GiB" gibibyte),
    ];

    fn check_against_library(
        from: (&str, fn(f64) -> f64),
        to: (&str, fn(f64) -> f64),
        amount: Decimal,
    ) {
        let float = |amount: Decimal| {
            amount
                .to_string()
                .parse::<f64>()
                .expect("a decimal is a float")
        };
        let Some(ours) = unit(from.0).convert(amount, unit(to.0)) else {
            return;
        };
        let (theirs, there) = ((from.1)(float(amount)), (to.1)(float(ours)));
        // A conversion to a much larger unit keeps 28 decimal places, not 28 digits.
        let tolerance = 1e-5 * theirs.abs().max((to.1)(1e-9).abs());
        assert!(
            (theirs - there).abs() <= tolerance,
            "{amount} {} in {}: {ours}",
            from.0,
            to.0
        );
    }

    proptest! {
        #[test]
        fn conversions_agree_with_an_independent_library(mantissa in 1_i64..1_000_000_000, places in 0_u32..4, quantity in 0..SHARED.len(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
            let units = SHARED[quantity];
            check_against_library(*from.get(units), *to.get(units), Decimal::new(mantissa, places));
        }

        #[test]
        fn there_and_back(mantissa in -1_000_000_000_i64..1_000_000_000, places in 0_u32..4, from in 0..MEASURES.len(), to in 0..MEASURES.len()) {
            let (from, to) = (Unit(from as u16), Unit(to as u16));
            let amount = Decimal::new(mantissa, places);
            if let Some(there) = from.convert(amount, to)
                && there.scale() < 20
                && let Some(back) = to.convert(there, from)
            {
                prop_assert!((back - amount).abs() <= Decimal::new(1, 6), "{} {}: {}", from.symbol(), to.symbol(), back);
            }
        }
    }
}
