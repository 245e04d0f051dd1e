//! `conversion-error`: an amount in brackets that is not the amount before it in another unit.

mod currency;
mod pair;

use rust_decimal::Decimal;

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::interval::Interval;
use crate::check::noted::Noted;
use crate::check::phrase::{Phrase, phrases};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{plain, restated};
use crate::model::{Dimension, Unit};
use crate::recognize::Figure;
use crate::text::Span;
use pair::Pair;

pub(super) static RULE: Rule = Rule {
    code: "conversion-error",
    summary: "A conversion in brackets that is off beyond its rounding",
    doc: "\
An amount that is given in two units is one amount. Miles and kilometres, acres and hectares, degrees, pounds and kilos, \
lakh and crore against million and billion are converted again; round numbers may be as far off as round numbers are, so \
“100 miles (160 km)” passes. Exchange rates are not known to the rule, but two conversions between the same currencies \
in one draft must have about the same rate.

Wrong:

> The pipe is 120 miles (139 km) long.

---
> The flat cost €200,000 ($220,000). The house cost €500,000 ($850,000).

Right:

> The pipe is 120 miles (193 km) long.

---
> The flat cost €200,000 ($220,000). The house cost €500,000 ($550,000).

May be wrong: when the brackets hold another amount and not the same one in another unit; where currencies are converted \
at the rates of different years.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Both(
        check,
        &Noted {
            note,
            check: currency::check,
        },
    ),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    each_pair(view, |pair, _| {
        if !pair.is_exchange() {
            findings.extend(off(pair, view.prose()));
        }
    });
}

fn note(view: &ParagraphView<'_>, notes: &mut Vec<(Span, currency::Rate)>) {
    if !holds_two_currencies(&view.paragraph.figures) {
        return;
    }
    each_pair(view, |pair, phrase| {
        if pair.is_exchange() {
            let rate = currency::Rate::of(pair, phrase, view.prose());
            notes.extend(rate.map(|rate| (pair.second.core, rate)));
        }
    });
}

fn holds_two_currencies(figures: &[Figure]) -> bool {
    let amounts = figures.iter().filter_map(|it| it.amount());
    let units = amounts.map(|it| it.unit);
    let mut money = units.filter(|it| it.dimension() == Dimension::Money);
    money
        .next()
        .is_some_and(|first| money.any(|it| it != first))
}

/// Calls `look` with each amount and its conversion, and the phrase they stand in.
fn each_pair<'a>(view: &ParagraphView<'a>, mut look: impl FnMut(&Pair<'a>, &Phrase<'a>)) {
    let figures = view.paragraph.figures.get(1..).unwrap_or(&[]);
    let may_convert = |it: &Figure| it.amount().is_some() && is_led(view.prose(), it);
    if !figures.iter().any(may_convert) {
        return;
    }
    for phrase in phrases(view, 2) {
        for pair in (0..phrase.len()).filter_map(|at| Pair::at(&phrase, at)) {
            look(&pair, &phrase);
        }
    }
}

/// Whether a bracket or "or" stands before the figure, as it does before every conversion.
fn is_led(prose: &str, figure: &Figure) -> bool {
    let before = prose.get(..figure.span.start as usize).unwrap_or("");
    let before = before.trim_end();
    before.ends_with('(') || before.ends_with("or") || before.ends_with("OR")
}

/// The finding of a pair of one dimension that is off.
fn off(pair: &Pair<'_>, prose: &str) -> Option<Finding<Span>> {
    let unit = pair.second_unit();
    let value = pair.first_unit().convert(pair.first_value, unit)?;
    if fits(pair, unit)? || is_other_measure(unit.dimension(), value, pair.second_value) {
        return None;
    }
    let (first, second) = (pair.first.core.slice(prose), pair.second.core.slice(prose));
    let at = pair.second.core;
    let right = restated(prose, pair.second, value);
    let shown = right
        .clone()
        .unwrap_or_else(|| format!("{} {}", plain(value), unit.shown()));
    let mut finding = Finding::new(&RULE, at, format!("{first} is about {shown}, not {second}")).explained(
        "Both numbers were read as all the values that round to them. Either of the two may be the wrong one.",
    );
    if is_quoted(prose, pair.second.core) {
        finding.severity = Severity::Information;
        return Some(finding);
    }
    if let Some(right) = right {
        finding = finding.replace(at, right);
    }
    let back = unit.convert(pair.second_value, pair.first_unit())?;
    if let Some(right) = restated(prose, pair.first, back).filter(|right| right != first) {
        finding = finding.replace(pair.first.core, right);
    }
    Some(finding)
}

/// Whether values behind the two numbers are the same amount.
fn fits(pair: &Pair<'_>, unit: Unit) -> Option<bool> {
    let from = pair.first_unit();
    let second = generous(pair.second, pair.second_value)?;
    let first = generous(pair.first, pair.first_value)?;
    let one = Decimal::ONE;
    let zero = from.convert(Decimal::ZERO, unit)?;
    let factor = from.convert(one, unit)?.checked_sub(zero)?;
    if first.scaled(factor, zero)?.meets(second) {
        return Some(true);
    }
    // A change of temperature has no zero: a rise of 2 °C is one of 3.6 °F.
    let is_temperature = from.dimension() == Dimension::Temperature;
    Some(is_temperature && first.scaled(factor, Decimal::ZERO)?.meets(second))
}

/// What a number in a conversion can stand for. Reporters convert round numbers into round numbers, so the fewer digits
/// a number has, the further it may be off: 5% with one digit that counts, 2.5% with two, half a percent with more.
fn generous(figure: &Figure, value: Decimal) -> Option<Interval> {
    let share = match n_digits(value) {
        0 | 1 => Decimal::new(50, 3),
        2 => Decimal::new(25, 3),
        _ => Decimal::new(5, 3),
    };
    let slack = value.abs().checked_mul(share)?;
    let half = figure.amount()?.grain.checked_div(Decimal::TWO)?;
    let is_temperature = figure.amount()?.unit.dimension() == Dimension::Temperature;
    let slack = if is_temperature { Decimal::ONE } else { slack };
    // Temperatures may be below zero, which `Interval::printed` reads as well.
    Interval::printed(figure)?.widened(slack.max(half))
}

/// The digits of a number that count: without zeros at either end.
fn n_digits(value: Decimal) -> usize {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(0, |log| log as usize + 1)
}

/// Whether the amounts agree when one of the units is its namesake of another land or trade: imperial gallons, long tons,
/// nautical miles, troy ounces. The names alone do not say which is meant.
fn is_other_measure(dimension: Dimension, computed: Decimal, printed: Decimal) -> bool {
    let Some(ratio) = computed.checked_div(printed) else {
        return true;
    };
    let one_percent = Decimal::new(1, 2);
    // Gallons and pints (imperial to US); long ton to short ton, tonne to short ton, troy to avoirdupois ounce; nautical
    // to statute mile.
    let namesakes: &[(i64, u32)] = match dimension {
        Dimension::Volume => &[(12009, 4)],
        Dimension::Mass => &[(112, 2), (11023, 4), (10971, 4)],
        Dimension::Length | Dimension::Speed => &[(11508, 4)],
        _ => &[],
    };
    namesakes.iter().any(|(mantissa, scale)| {
        let namesake = Decimal::new(*mantissa, *scale);
        let inverse = Decimal::ONE.checked_div(namesake);
        [Some(namesake), inverse].into_iter().flatten().any(|it| {
            ratio
                .checked_sub(it)
                .is_some_and(|off| off.abs() <= one_percent)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("conversion-error", text));
    }

    #[test]
    fn off_beyond_rounding() {
        check(
            "The dam is 300 feet (191 metres) high.",
            expect![[r#"
            “191 metres”: 300 feet is about 91 metres, not 191 metres | “191 metres” → “91 metres” | “300 feet” → “627 feet”
        "#]],
        );
        check(
            "She ran 26.2 miles (24.2 km) in the rain.",
            expect![[r#"
            “24.2 km”: 26.2 miles is about 42.2 km, not 24.2 km | “24.2 km” → “42.2 km” | “26.2 miles” → “15.0 miles”
        "#]],
        );
        check(
            "The park covers 50 acres (202 hectares).",
            expect![[r#"
            “202 hectares”: 50 acres is about 20 hectares, not 202 hectares | “202 hectares” → “20 hectares” | “50 acres” → “499 acres”
        "#]],
        );
        check(
            "It was 30 degrees Celsius (68 degrees Fahrenheit) at noon.",
            expect![[r#"
                “68 degrees Fahrenheit”: 30 degrees Celsius is about 86 degrees Fahrenheit, not 68 degrees Fahrenheit | “68 degrees Fahrenheit” → “86 degrees Fahrenheit” | “30 degrees Celsius” → “20 degrees Celsius”
            "#]],
        );
        check(
            "The calf weighed 90 pounds (14 kilograms).",
            expect![[r#"
            “14 kilograms”: 90 pounds is about 41 kilograms, not 14 kilograms | “14 kilograms” → “41 kilograms” | “90 pounds” → “31 pounds”
        "#]],
        );
        check(
            "The grant is worth Rs 500 crore (Rs 50 billion).",
            expect![[r#"
                “Rs 50 billion”: Rs 500 crore is about Rs 5 billion, not Rs 50 billion | “Rs 50 billion” → “Rs 5 billion” | “Rs 500 crore” → “Rs 5000 crore”
            "#]],
        );
        check(
            "The route is 42 miles, or 86 km, long.",
            expect![[r#"
            “86 km”: 42 miles is about 68 km, not 86 km | “86 km” → “68 km” | “42 miles” → “53 miles”
        "#]],
        );
    }

    #[test]
    fn rounded_generously() {
        check("The dam is 300 feet (90 metres) high.", expect![""]);
        check("He drove at 60 miles per hour (100 km/h).", expect![""]);
        check(
            "The walk is 5 miles (8 km) long, and the ride 100 miles (160 km).",
            expect![""],
        );
        check(
            "It was 30 degrees Celsius (86 degrees Fahrenheit) at noon.",
            expect![""],
        );
        check(
            "The seas have warmed by 2 degrees Celsius (3.6 degrees Fahrenheit).",
            expect![""],
        );
        check(
            "The grant is worth Rs 500 crore (Rs 5 billion).",
            expect![""],
        );
        check("The tank holds 10 gallons (45 litres).", expect![""]);
        check(
            "The calf weighed nearly 90 pounds (40 kilograms).",
            expect![""],
        );
    }

    #[test]
    fn brackets_with_another_amount() {
        check(
            "The road is 100 miles long (5 km of it paved).",
            expect![""],
        );
        check("He jumped 8.2 metres (up 12 cm on last year).", expect![""]);
        check("The firm made 40 million euros (up 3%).", expect![""]);
    }

    #[test]
    fn one_rate_for_two_currencies() {
        check(
            "The boat cost €40,000 ($44,000) and the engine €10,000 ($18,000).",
            expect![[r#"
                “$18,000”: at the rate of “€40,000 ($44,000)”, €10,000 is about $11,000, not $18,000 | “$18,000” → “$11,000” & “$44,000”: another conversion between these currencies
            "#]],
        );
        check(
            "The boat cost €40,000 ($44,000) and the engine €10,000 ($12,600).",
            expect![[r#"
                “$12,600”: at the rate of “€40,000 ($44,000)”, €10,000 is about $11,000, not $12,600 | “$12,600” → “$11,000” & “$44,000”: another conversion between these currencies
            "#]],
        );
        check(
            "The boat cost €40,000 ($44,000) and the engine €10,000 ($11,000).",
            expect![""],
        );
        check(
            "The boat cost €40,000 ($44,000) and the engine €10,000 ($11,700).",
            expect![""],
        );
        check(
            "The boat cost €40,000 ($44,000). In 2014 the engine cost €10,000 ($13,300).",
            expect![""],
        );
        check(
            "It cost 2 billion yen ($13 million) and made 900 million yen ($6 million).",
            expect![""],
        );
        check(
            "It cost €40,000 ($44,000) now and €10,000 ($15,000 at the time) in 2008.",
            expect![""],
        );
    }
}
