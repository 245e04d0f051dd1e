//! A fact's amount in the style of the house, and of the draft's figure where the house has none: "$50bn" for "$55bn",
//! "2 gigawatts" for "20 gigawatts".

use rust_decimal::Decimal;

use super::style::{CurrencyStyle, HouseStyle, ScaleStyle};
use crate::model::{Dimension, Extent, Quantity, Unit};
use crate::recognize::Figure;

/// Scales with their words and their short forms, the largest first.
const SCALES: &[(u64, &str, &[&str])] = &[
    (1_000_000_000_000, "trillion", &["tn", "trn", "t"]),
    (1_000_000_000, "billion", &["bn", "b", "bln"]),
    (1_000_000, "million", &["m", "mn", "mln"]),
    (1_000, "thousand", &["k"]),
];

/// From which amount on a scale word is used where no figure shows that: "40,000", "4 million".
const SCALES_FROM: u64 = 1_000_000;

/// `value` written as the house writes, and as `figure` is written in `prose` where the house leaves that to the draft;
/// without a bound. `None` where the figure's style cannot be kept: spelled out numbers, ranges, another currency, a minus.
pub fn in_style(
    figure: &Figure,
    value: &Quantity,
    prose: &str,
    house: &HouseStyle,
) -> Option<String> {
    let amount = figure.amount()?;
    let known = value.unit.convert(value.extent.value()?, amount.unit)?;
    // The sign stands before the digits, among what is kept.
    let old = amount.extent.value();
    if known.is_sign_negative() || old.is_some_and(|it| it.is_sign_negative()) {
        return None;
    }
    let core = figure.core.slice(prose);
    let (before, _) = core.split_once(|c: char| c.is_ascii_digit())?;
    let (_, after) = core.rsplit_once(|c: char| c.is_ascii_digit())?;
    let (gap, scale, rest) = split_scale(after);
    let (number, gap, word) = match (scale, house.scale) {
        (Some(_), Some(style)) => in_house_scale(known, gap, style)?,
        (Some((idx, written)), None) => {
            let (number, word) = scaled(known, idx, written)?;
            (number, gap, word)
        }
        (None, _) => (known.normalize(), gap, String::new()),
    };
    let amount_text = format!("{}{gap}{word}", grouped(number));
    // In a compound, "a $5-million-dollar house", the words hang together; it stays as it is.
    if let Some(style) = house.currency.filter(|_| {
        amount.unit.dimension() == Dimension::Money && !rest.contains('-') && !gap.contains('-')
    }) {
        return Some(in_house_currency(amount.unit, number, &amount_text, style));
    }
    let rest = if number == Decimal::ONE {
        rest.strip_suffix('s').unwrap_or(rest)
    } else {
        rest
    };
    Some(format!("{before}{amount_text}{rest}"))
}

/// `value` written as the house writes, where there is no figure to follow: with the currency's sign and scale words where the
/// house has not said; without a bound. `None` for ranges and vague amounts.
pub fn written(value: &Quantity, house: &HouseStyle) -> Option<String> {
    let known = value.extent.value()?.normalize();
    let style = house.scale.unwrap_or(ScaleStyle::Words);
    let scaled = takes_scale(&value.extent).then(|| in_house_scale(known, " ", style));
    let (number, gap, word) = scaled.flatten().unwrap_or((known, "", String::new()));
    let amount = format!("{}{gap}{word}", grouped(number));
    Some(match value.unit.dimension() {
        Dimension::Money => {
            let style = house.currency.unwrap_or(CurrencyStyle::Sign);
            in_house_currency(value.unit, number, &amount, style)
        }
        Dimension::Percent => format!("{amount}%"),
        _ => format!("{amount} {}", value.unit.name(known == Decimal::ONE)),
    })
    .map(|it| it.trim_end().to_owned())
}

/// Whether an amount is one that a scale word is used with, so that only another such shows how it is written.
pub fn takes_scale(extent: &Extent) -> bool {
    let amount = extent.value();
    amount.is_some_and(|it| it.abs() >= Decimal::from(SCALES_FROM))
}

/// How the scale word of a figure is written; `None` where it has none.
pub fn scale_style(figure: &Figure, prose: &str) -> Option<ScaleStyle> {
    let core = figure.core.slice(prose);
    let end = core.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (idx, written) = split_scale(core.get(end..)?).1?;
    let (_, full, _) = SCALES.get(idx)?;
    Some(match written {
        _ if written.eq_ignore_ascii_case(full) => ScaleStyle::Words,
        _ if written.starts_with(char::is_uppercase) => ScaleStyle::Letters,
        _ => ScaleStyle::Short,
    })
}

/// The amount in the scale that suits it: the number, the gap before the scale and the scale, as the house writes them.
fn in_house_scale(known: Decimal, gap: &str, style: ScaleStyle) -> Option<(Decimal, &str, String)> {
    let (size, full, short) = SCALES
        .iter()
        .find(|(size, ..)| known.abs() >= Decimal::from(*size))?;
    let number = known.checked_div(Decimal::from(*size))?.normalize();
    let short = short.first()?;
    Some(match style {
        ScaleStyle::Words if gap.contains('-') => (number, gap, (*full).to_owned()),
        ScaleStyle::Words => (number, " ", (*full).to_owned()),
        ScaleStyle::Short => (number, "", (*short).to_owned()),
        ScaleStyle::Letters => {
            let letter = short.chars().next()?.to_uppercase();
            (number, "", letter.collect())
        }
    })
}

/// An amount of money with its currency as the house writes it.
fn in_house_currency(unit: Unit, number: Decimal, amount: &str, style: CurrencyStyle) -> String {
    match style {
        CurrencyStyle::Sign => {
            let sign = unit.sign();
            // A currency without a sign of its own goes by its code, set off.
            let gap = if sign.ends_with(char::is_alphabetic) {
                " "
            } else {
                ""
            };
            format!("{sign}{gap}{amount}")
        }
        CurrencyStyle::Code => format!("{} {amount}", unit.symbol()),
        CurrencyStyle::Words => {
            let is_one = number == Decimal::ONE && amount == "1";
            let name = unit.name(is_one);
            // In copy a dollar is the US one, a pound sterling.
            let name = name.strip_prefix("US ").unwrap_or(name);
            let name = name.strip_suffix(" sterling").unwrap_or(name);
            format!("{amount} {name}")
        }
    }
}

/// What stands behind the digits: the gap, the scale with its place in [`SCALES`] and its spelling, and the rest.
fn split_scale(after: &str) -> (&str, Option<(usize, &str)>, &str) {
    let start = after.find(char::is_alphabetic).unwrap_or(after.len());
    let (gap, tail) = after.split_at(start);
    let end = tail
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(tail.len());
    let (word, rest) = tail.split_at(end);
    let scale = SCALES.iter().position(|(_, full, short)| {
        word.eq_ignore_ascii_case(full) || short.iter().any(|it| word.eq_ignore_ascii_case(it))
    });
    match scale {
        Some(idx) => (gap, Some((idx, word)), rest),
        None => (gap, None, tail),
    }
}

/// The amount in the scale that suits it, the scale spelled as the draft spells its own.
fn scaled(known: Decimal, idx: usize, written: &str) -> Option<(Decimal, String)> {
    let (fitting, (size, full, short)) = SCALES
        .iter()
        .enumerate()
        .find(|(_, (size, ..))| known.abs() >= Decimal::from(*size))?;
    let number = known.checked_div(Decimal::from(*size))?.normalize();
    let word = if fitting == idx {
        written.to_owned()
    } else if written.eq_ignore_ascii_case(SCALES.get(idx)?.1) {
        (*full).to_owned()
    } else {
        let short = short.first()?;
        if written.starts_with(char::is_uppercase) {
            short.chars().next()?.to_uppercase().collect()
        } else {
            (*short).to_owned()
        }
    };
    Some((number, word))
}

/// The number with commas between thousands.
fn grouped(number: Decimal) -> String {
    let text = number.to_string();
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let mut out = String::new();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction.is_empty() {
        out
    } else {
        format!("{out}.{fraction}")
    }
}

/// How much one amount is more or less than another, in words: "a thousandfold more", "a tenth", "10% more".
pub(super) fn difference(ratio: Option<Decimal>) -> Option<String> {
    const POWERS: &[(u64, &str, &str)] = &[
        (10, "ten times", "a tenth of"),
        (100, "a hundred times", "a hundredth of"),
        (1_000, "a thousand times", "a thousandth of"),
        (1_000_000, "a million times", "a millionth of"),
    ];
    let ratio = ratio.filter(|it| *it > Decimal::ZERO)?;
    for (power, more, less) in POWERS {
        let power = Decimal::from(*power);
        if ratio == power {
            return Some((*more).to_owned());
        }
        if ratio.checked_mul(power) == Some(Decimal::ONE) {
            return Some((*less).to_owned());
        }
    }
    let (factor, more) = if ratio >= Decimal::ONE {
        (ratio, true)
    } else {
        (Decimal::ONE.checked_div(ratio)?, false)
    };
    if factor >= Decimal::TWO {
        let times = factor.round_dp(1).normalize();
        return Some(if more {
            format!("{times} times")
        } else {
            format!("{}% of", in_percent(ratio)?)
        });
    }
    let percent = in_percent(ratio.checked_sub(Decimal::ONE)?.abs())?;
    Some(format!(
        "{percent}% {}",
        if more { "more than" } else { "less than" }
    ))
}

fn in_percent(ratio: Decimal) -> Option<Decimal> {
    let percent = ratio.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(percent.round_dp(1).normalize())
}

/// Whether the two amounts are not of the same order of magnitude.
pub(super) fn is_other_magnitude(ratio: Option<Decimal>) -> bool {
    ratio.is_some_and(|it| it >= Decimal::TEN || it <= Decimal::new(1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tokenize;
    use crate::model::Bound;
    use crate::model::{Extent, Unit};
    use crate::recognize::recognize_figures;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check_in(house: &HouseStyle, text: &str, amount: u64, unit: &str, expected: Expect) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mut figures = Vec::new();
        recognize_figures(text, &tokens, &mut figures);
        let unit = Unit::parse(unit).expect("a known unit");
        let value = Quantity {
            extent: Extent::One(Decimal::from(amount)),
            unit,
            bound: Bound::Exact,
        };
        let styled = figures
            .first()
            .and_then(|it| in_style(it, &value, text, house));
        expected.assert_eq(&styled.unwrap_or_default());
    }

    #[track_caller]
    fn check(text: &str, amount: u64, unit: &str, expected: Expect) {
        check_in(&HouseStyle::default(), text, amount, unit, expected);
    }

    #[test]
    fn a_minus_is_left_to_the_writer() {
        check("−€5 million", 7_000_000, "EUR", expect![""]);
    }

    #[test]
    fn no_ratio_is_too_large_to_speak_of() {
        for ratio in [Decimal::MIN, Decimal::MAX, Decimal::new(1, 28)] {
            let _ = difference(Some(ratio));
        }
        assert!(is_other_magnitude(Some(Decimal::MAX)));
        assert!(is_other_magnitude(Some(Decimal::MIN)));
        assert!(!is_other_magnitude(Some(Decimal::TWO)));
    }

    #[test]
    fn the_house_has_its_own_scales() {
        let house = |scale| HouseStyle {
            scale: Some(scale),
            ..HouseStyle::default()
        };
        let run = |scale, text: &str, expected: Expect| {
            check_in(&house(scale), text, 50_000_000_000, "USD", expected);
        };
        run(ScaleStyle::Words, "$55bn", expect!["$50 billion"]);
        run(ScaleStyle::Short, "$55 billion", expect!["$50bn"]);
        run(ScaleStyle::Letters, "US$5 million", expect!["US$50B"]);
        run(
            ScaleStyle::Words,
            "a $5-billion deal",
            expect!["$50-billion"],
        );
        run(ScaleStyle::Short, "$5,000,000", expect!["$50,000,000,000"]);
    }

    #[test]
    fn the_house_has_its_own_currencies() {
        let run = |currency, text: &str, unit: &str, expected: Expect| {
            let house = HouseStyle {
                currency: Some(currency),
                ..HouseStyle::default()
            };
            check_in(&house, text, 2_000_000, unit, expected);
        };
        use CurrencyStyle::*;
        run(Sign, "5 million dollars", "USD", expect!["$2 million"]);
        run(Sign, "5 million kroner", "DKK", expect!["DKK 2 million"]);
        run(Code, "€5m", "EUR", expect!["EUR 2m"]);
        run(Words, "£5 million", "GBP", expect!["2 million pounds"]);
        run(Words, "a $5-million deal", "USD", expect!["$2-million"]);
        run(Words, "300 tonnes", "t", expect!["2,000,000 tonnes"]);
    }

    #[test]
    fn money_keeps_its_style() {
        check("$55bn", 50_000_000_000, "USD", expect!["$50bn"]);
        check(
            "US$5 billion",
            50_000_000_000,
            "USD",
            expect!["US$50 billion"],
        );
        check("$200 billion", 200_000_000, "USD", expect!["$200 million"]);
        check("$5B", 200_000_000, "USD", expect!["$200M"]);
        check("$5,000,000", 200_000_000, "USD", expect!["$200,000,000"]);
        check(
            "up to $5-billion",
            50_000_000_000,
            "USD",
            expect!["$50-billion"],
        );
    }

    #[test]
    fn units_keep_their_style() {
        check("20 gigawatts", 2, "GW", expect!["2 gigawatts"]);
        check("20GW", 2, "GW", expect!["2GW"]);
        check("300 megawatts", 2, "GW", expect!["2,000 megawatts"]);
    }

    #[test]
    fn without_a_figure_to_follow() {
        let run = |house: HouseStyle, amount: &str, unit: &str, expected: Expect| {
            let value = Quantity {
                extent: Extent::One(amount.parse().expect("a decimal")),
                unit: Unit::parse(unit).expect("a known unit"),
                bound: Bound::UpTo,
            };
            expected.assert_eq(&written(&value, &house).unwrap_or_default());
        };
        let plain = HouseStyle::default();
        run(plain, "38000000000", "USD", expect!["$38 billion"]);
        run(plain, "40000", "EUR", expect!["€40,000"]);
        run(plain, "1500000", "", expect!["1.5 million"]);
        run(plain, "2", "GW", expect!["2 gigawatts"]);
        run(plain, "12.5", "%", expect!["12.5%"]);
        let short = HouseStyle {
            scale: Some(ScaleStyle::Short),
            currency: Some(CurrencyStyle::Code),
            ..plain
        };
        run(short, "38000000000", "USD", expect!["USD 38bn"]);
    }

    #[test]
    fn scales_are_written_in_three_ways() {
        let style = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            let mut figures = Vec::new();
            recognize_figures(text, &tokens, &mut figures);
            figures.first().and_then(|it| scale_style(it, text))
        };
        assert_eq!(style("$5 billion"), Some(ScaleStyle::Words));
        assert_eq!(style("about €5bn"), Some(ScaleStyle::Short));
        assert_eq!(style("£5B"), Some(ScaleStyle::Letters));
        assert_eq!(style("$500"), None);
        assert_eq!(style("five billion dollars"), None);
    }

    #[test]
    fn what_is_spelled_out_has_no_style_to_keep() {
        check("five billion dollars", 50_000_000_000, "USD", expect![""]);
    }

    #[test]
    fn differences_in_words() {
        let say = |ratio: &str| difference(ratio.parse().ok()).unwrap_or_default();
        assert_eq!(say("1000"), "a thousand times");
        assert_eq!(say("0.1"), "a tenth of");
        assert_eq!(say("1.1"), "10% more than");
        assert_eq!(say("0.96"), "4% less than");
        assert_eq!(say("2.5"), "2.5 times");
        assert_eq!(say("0.3"), "30% of");
    }
}
