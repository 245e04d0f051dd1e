//! An amount under the cursor: what was understood, and the same in other units.

use rust_decimal::Decimal;

use crate::ide::markup::{Markup, soft, strong, text};
use crate::model::{Bound, Extent, Unit};
use crate::recognize::{Amount, Figure};

pub(super) fn describe(figure: &Figure, amount: &Amount, markup: &mut Markup) {
    let per = amount
        .per
        .map_or(String::new(), |per| format!(" per {}", per.symbol()));
    let unit = format!("{}{per}", amount.unit.symbol());
    let stated = match amount.extent {
        Extent::One(value) => format!("{} {unit}", grouped(value)),
        Extent::Range { low, high } => format!("{} to {} {unit}", grouped(low), grouped(high)),
        Extent::Vague { low, high } => vague(low, high, &unit),
    };
    let mut pieces = vec![strong(format!(
        "{}{}",
        bound_words(figure.bound),
        stated.trim_end()
    ))];
    pieces.push(soft(format!(" {}", figure.kind.word())));
    markup.paragraph(pieces);
    let others = conversions(amount);
    if !others.is_empty() {
        markup.paragraph([text(format!("= {}", others.join(" = ")))]);
    }
}

fn bound_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Between => "",
        Bound::About => "about ",
        Bound::UpTo => "up to ",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
    }
}

fn vague(low: Option<Decimal>, high: Option<Decimal>, unit: &str) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!(
            "vague, perhaps {} to {} {unit}",
            grouped(low),
            grouped(high)
        ),
        _ => format!("vague {unit}"),
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
    ("mph", &["km/h"]),
    ("km/h", &["mph"]),
    ("degF", &["degC"]),
    ("degC", &["degF"]),
    ("basis_point", &["percentage_point"]),
];

fn conversions(amount: &Amount) -> Vec<String> {
    let Some(value) = amount.extent.value() else {
        return Vec::new();
    };
    let mut found: Vec<String> = scale_words(value, amount.unit).into_iter().collect();
    let targets = OTHER_UNITS
        .iter()
        .find(|(symbol, _)| *symbol == amount.unit.symbol())
        .map_or(&[][..], |it| it.1);
    for unit in targets.iter().filter_map(|symbol| Unit::parse(symbol)) {
        if let Some(converted) = amount.unit.convert(value, unit) {
            found.push(format!(
                "{} {}",
                grouped(readable(converted)),
                unit.symbol()
            ));
        }
    }
    found
}

/// The amount in the scale words that the other half of the world would print: lakh and crore beside million and billion.
fn scale_words(value: Decimal, unit: Unit) -> Option<String> {
    let million = Decimal::from(1_000_000);
    if value < million {
        return None;
    }
    if unit.symbol() == "INR" {
        let crore = Decimal::from(10_000_000);
        let lakh_crore = crore.checked_mul(Decimal::from(100_000))?;
        return Some(match () {
            () if value >= lakh_crore => format!("{} lakh crore", readable(value / lakh_crore)),
            () if value >= crore => format!("{} crore", grouped(readable(value / crore))),
            () => format!("{} lakh", readable(value / Decimal::from(100_000))),
        });
    }
    let billion = Decimal::from(1_000_000_000);
    (value >= billion).then(|| format!("{} million", grouped(readable(value / million))))
}

/// Rounded to four significant places after the point at most, for reading; the exact value stays in the model.
fn readable(value: Decimal) -> Decimal {
    value
        .round_dp(if value.abs() >= Decimal::from(100) {
            1
        } else {
            4
        })
        .normalize()
}

/// The number with commas between thousands.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
