//! The value of a figure in one form, however the draft prints it: `up to 50,000,000,000 USD`, `2026-02`.

use rust_decimal::Decimal;

use crate::model::{Bound, Extent};
use crate::recognize::temporal::Temporal;
use crate::recognize::{Amount, DraftContext, Figure, Meaning};

/// The value of a figure: an amount in full with the symbol of its unit and the words of its bound; a time in the forms of
/// [`crate::recognize::temporal`], empty where it cannot be resolved.
pub(super) fn of_figure(figure: &Figure, context: &DraftContext) -> String {
    match &figure.meaning {
        Meaning::Amount(amount) => of_amount(figure.bound, amount),
        Meaning::Temporal(temporal) => of_temporal(temporal, context),
    }
}

/// The value of an amount under a bound.
pub(super) fn of_amount(bound: Bound, amount: &Amount) -> String {
    let per = amount.per.map_or(String::new(), |rate| {
        let units = rate.units().map(|it| format!(" per {}", it.shown()));
        units.collect()
    });
    let unit = format!("{}{per}", amount.unit.shown());
    let stated = match amount.extent {
        Extent::One(value) => format!("{} {unit}", grouped(value)),
        Extent::Range { low, high } => format!("{} to {} {unit}", grouped(low), grouped(high)),
        Extent::Vague { low, high } => vague(low, high, &unit),
    };
    format!("{}{}", bound.words(), stated.trim_end())
}

fn of_temporal(temporal: &Temporal, context: &DraftContext) -> String {
    let resolved = temporal.resolve(context.date);
    match (resolved.iso, resolved.low, resolved.high) {
        (Some(iso), ..) => iso,
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        (None, ..) => String::new(),
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

/// The number with commas between thousands.
pub(super) fn grouped(value: Decimal) -> String {
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
