//! An amount under the cursor: what was understood, and the same in other units.

use rust_decimal::Decimal;

use crate::ide::markup::{Markup, soft, strong, text};
use crate::ide::spot::Spot;
use crate::ide::value::{grouped, of_amount};
use crate::model::Unit;
use crate::recognize::{Amount, Figure};

pub(super) fn describe(figure: &Figure, amount: &Amount, spot: Spot<'_>, markup: &mut Markup) {
    let mut pieces = vec![strong(of_amount(figure.bound, amount))];
    pieces.push(soft(format!(" · {}", figure.kind.word())));
    markup.paragraph(pieces);
    let printed = figure.core.slice(spot.block.prose.text());
    let others = conversions(amount, printed);
    if !others.is_empty() {
        markup.paragraph([text(others.join(" · "))]);
    }
}

/// The units worth reading an amount in, by the unit it is printed in: one scale further, or the other system.
const OTHER_UNITS: &[(&str, &[&str])] = &[
    ("GW", &["MW"]),
    ("MW", &["GW"]),
    ("GWh", &["MWh", "TWh"]),
    ("MWh", &["GWh"]),
    ("TWh", &["GWh"]),
    ("mi", &["km"]),
    ("km", &["mi"]),
    ("ft", &["m"]),
    ("m", &["ft"]),
    ("in", &["cm"]),
    ("cm", &["in"]),
    ("acre", &["ha"]),
    ("ha", &["acre"]),
    ("mi2", &["km2"]),
    ("km2", &["mi2"]),
    ("lb", &["kg"]),
    ("kg", &["lb"]),
    ("gal", &["L"]),
    ("L", &["gal"]),
    ("mph", &["km/h"]),
    ("km/h", &["mph"]),
    ("°F", &["°C"]),
    ("°C", &["°F"]),
    ("basis_point", &["percentage_point"]),
];

fn conversions(amount: &Amount, printed: &str) -> Vec<String> {
    let Some(value) = amount.extent.value() else {
        return Vec::new();
    };
    let mut found = scale_words(value, amount.unit, printed);
    found.extend(other_units(value, amount.unit));
    found
}

/// An amount in the other system of units: `≈ 16.09 km`. `None` where there is none, and where only the scale would differ.
pub(in crate::ide) fn in_other_unit(amount: &Amount) -> Option<String> {
    let found = other_units(amount.extent.value()?, amount.unit).into_iter();
    // One scale further is the same number with its point moved.
    found.into_iter().find(|it| it.starts_with('≈'))
}

fn other_units(value: Decimal, unit: Unit) -> Vec<String> {
    let mut found = Vec::new();
    let targets = OTHER_UNITS
        .iter()
        .find(|(symbol, _)| *symbol == unit.symbol())
        .map_or(&[][..], |it| it.1);
    for target in targets.iter().filter_map(|symbol| Unit::parse(symbol)) {
        if let Some(converted) = unit.convert(value, target) {
            found.push(equal(converted, target.shown()));
        }
    }
    found
}

/// The amount in other scale words than those it is printed with: the lakh and crore of Indian copy beside million and billion,
/// and the other way round.
fn scale_words(value: Decimal, unit: Unit, printed: &str) -> Vec<String> {
    let million = Decimal::from(1_000_000);
    let crore = Decimal::from(10_000_000);
    let billion = Decimal::from(1_000_000_000);
    let lakh_crore = Decimal::from(1_000_000_000_000_u64);
    let scales: &[(Decimal, &str)] = if unit.symbol() == "INR" {
        &[
            (lakh_crore, "lakh crore"),
            (crore, "crore"),
            (billion, "billion"),
            (million, "million"),
        ]
    } else {
        &[(billion, "billion"), (million, "million")]
    };
    let large = scales.iter().filter(|(scale, _)| value >= *scale);
    large
        .filter_map(|(scale, word)| Some((value.checked_div(*scale)?, word)))
        .filter(|(scaled, _)| !prints(printed, *scaled))
        .map(|(scaled, word)| equal(scaled, word))
        .collect()
}

/// Whether a figure is printed with this number, as "£58 million" is with 58.
fn prints(printed: &str, number: Decimal) -> bool {
    let digits = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    let digits = digits
        .get(..end.unwrap_or(digits.len()))
        .unwrap_or_default();
    digits.trim_end_matches(['.', ',']) == grouped(number)
}

/// `= 2,000 MW`, or `≈ 16.09 km` where the value goes on behind the two places shown.
fn equal(value: Decimal, unit: &str) -> String {
    let short = value.round_dp(if value.abs() >= Decimal::from(100) {
        1
    } else {
        2
    });
    let sign = if short == value { "=" } else { "≈" };
    format!("{sign} {} {unit}", grouped(short))
}
