//! `wrong-unit-kind`: a rate where a stock is meant, or the other way round.

use crate::check::context::ParagraphView;
use crate::check::finding::{Finding, Severity};
use crate::check::phrase::{Phrase, phrases};
use crate::check::quotes::is_quoted;
use crate::check::rule::{Check, Rule};
use crate::check::words::{Words, words};
use crate::model::Dimension;
use crate::recognize::{Amount, Figure, Rate};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "wrong-unit-kind",
    summary: "A rate for a stock, or a stock for a rate: gigawatts of electricity a year",
    doc: "\
A watt is already a rate: energy per time. Electricity made or used in a year is counted in watt-hours, the strength of a \
plant in watts, and a knot is already a mile an hour. A mixture of the two can be read in two ways that lie far apart.

Wrong:

> The dam generates 90 megawatts of electricity a year.

---
> The ferry does 30 knots an hour.

Right:

> The dam generates 90 megawatt-hours of electricity a year.

---
> The works add 90 megawatts of capacity a year.

May be wrong: when a rate of change is meant (a plant that ramps up by 90 megawatts an hour); “ramp” keeps the rule silent.",
    severity: Severity::Warning,
    needs_model: false,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    // Few blocks hold such an amount; the others are not read at all.
    if !view.paragraph.figures.iter().any(may_slip) {
        return;
    }
    for phrase in phrases(view, 1) {
        for at in 0..phrase.len() {
            let Some((message, fix)) = slip(&phrase, at) else {
                continue;
            };
            let span = phrase.span(at);
            let mut finding = Finding::new(&RULE, span, message);
            if is_quoted(view.prose(), span) {
                finding.severity = Severity::Information;
            } else if let Some(fix) = fix {
                finding = finding.replace(span, fix);
            }
            findings.push(finding);
        }
    }
}

/// Whether the figure is of a kind that this rule knows.
fn may_slip(figure: &Figure) -> bool {
    figure.amount().is_some_and(|it| {
        matches!(
            it.unit.dimension(),
            Dimension::Power | Dimension::Energy | Dimension::Length
        ) || is_knots_per_hour(it)
    })
}

fn slip(phrase: &Phrase<'_>, at: usize) -> Option<(String, Option<String>)> {
    let amount = phrase.amount(at)?.amount()?;
    match amount.unit.dimension() {
        Dimension::Power if !phrase.has_any(RATES_OF_CHANGE) => {
            power_per_time(phrase, at, amount.per)
        }
        Dimension::Energy => energy_for_capacity(phrase, at),
        Dimension::Length if amount.per.is_none() => length_for_other(phrase, at),
        _ if is_knots_per_hour(amount) => {
            Some(("a knot is a nautical mile an hour already".to_owned(), None))
        }
        _ => None,
    }
}

/// "90 megawatts of electricity a year", "90 megawatts per hour".
fn power_per_time(
    phrase: &Phrase<'_>,
    at: usize,
    per: Option<Rate>,
) -> Option<(String, Option<String>)> {
    let of =
        phrase.is(at + 1, "of") && phrase.any(at + 2, words!["electricity", "power", "energy"]);
    let per = per.map_or("", |it| it.unit.symbol());
    let hourly = per == "h";
    let yearly = matches!(per, "d" | "wk" | "mo" | "quarter" | "a")
        || of && phrase.any(at + 3, words!["annually", "yearly", "monthly", "daily"]);
    // "Sells 4 gigawatts a year" is said of turbines; what is used up, only of electricity.
    let used = of && phrase.has_any(USES) || !phrase.is(at + 1, "of") && phrase.has_any(USES_UP);
    let used = used && !phrase.has_any(ADDS);
    if !(hourly || yearly && used) {
        return None;
    }
    let text = phrase.text(at);
    let message =
        format!("“{text}” is a rate already; energy over a time is counted in watt-hours");
    Some((message, in_hours(text)))
}

/// "a wind farm with a capacity of 90 megawatt-hours".
fn energy_for_capacity(phrase: &Phrase<'_>, at: usize) -> Option<(String, Option<String>)> {
    let capacity = phrase.run(at.wrapping_sub(2), &["capacity", "of"])
        || phrase.any(at + 1, PLANTS)
        || phrase.any(at + 1, FUELS) && phrase.any(at + 2, PLANTS);
    let storage = phrase.has_any(STORES);
    let plant = phrase.has_any(PLANTS);
    let rate = phrase.amount(at)?.amount()?.per.is_some();
    if !capacity || storage || !plant || rate {
        return None;
    }
    let text = phrase.text(at);
    Some((
        format!("the capacity of a plant is counted in watts; “{text}” is an amount of energy"),
        None,
    ))
}

/// "At a speed of 90 miles", "an area of 90 kilometres".
fn length_for_other(phrase: &Phrase<'_>, at: usize) -> Option<(String, Option<String>)> {
    if !phrase.is(at.checked_sub(1)?, "of") {
        return None;
    }
    let ends = phrase.is_end(at + 1)
        || phrase.any(at + 1, words!["and", "when", "before", "as", "on", "in"]);
    let text = phrase.text(at);
    let message = match phrase
        .text(at.checked_sub(2)?)
        .to_ascii_lowercase()
        .as_str()
    {
        "speed" | "speeds" if !phrase.has_any(words!["race", "races", "distance"]) => {
            format!("a speed is a length per time; “{text}” is a length")
        }
        "area" => format!("an area is counted in square measures; “{text}” is a length"),
        _ => return None,
    };
    ends.then_some((message, None))
}

fn is_knots_per_hour(amount: &Amount) -> bool {
    amount.unit.symbol() == "kn" && amount.per.is_some_and(|it| it.unit.symbol() == "h")
}

/// The same figure in watt-hours, or without its "per hour"; `None` where its unit is an abbreviation in the middle of more words.
fn in_hours(text: &str) -> Option<String> {
    let per = [" per ", " a ", " an ", "/"];
    let end = per.iter().filter_map(|it| text.find(it)).min();
    let (power, per) = text.split_at(end.unwrap_or(text.len()));
    if per.contains("hour") || per == "/h" {
        return Some(power.to_owned());
    }
    if let Some(stem) = power.strip_suffix("watts") {
        return Some(format!("{stem}watt-hours{per}"));
    }
    if power.ends_with('W') {
        return Some(format!("{power}h{per}"));
    }
    power
        .ends_with("watt")
        .then(|| format!("{power}-hour{per}"))
}

const RATES_OF_CHANGE: &Words = words![
    "ramp", "ramps", "ramped", "ramping", "drop", "drops", "swing", "swings",
];

#[rustfmt::skip]
const USES: &Words = words![
    "generate", "generates", "generated", "generating", "produce", "produces", "produced", "producing", "consume",
    "consumes", "consumed", "consuming", "use", "uses", "used", "using", "supply", "supplies", "supplied", "need",
    "needs", "burn", "burns", "sell", "sells", "sold", "export", "exports", "exported", "import", "imports",
    "imported", "deliver", "delivers", "delivered", "make", "makes", "made",
];

#[rustfmt::skip]
const USES_UP: &Words = words![
    "consume", "consumes", "consumed", "consuming", "use", "uses", "used", "using", "need", "needs", "burn",
    "burns", "generate", "generates", "generated", "generating",
];

const FUELS: &Words = words![
    "power",
    "nuclear",
    "coal",
    "gas",
    "wind",
    "hydroelectric",
    "hydropower",
];

#[rustfmt::skip]
const ADDS: &Words = words![
    "add", "adds", "added", "adding", "install", "installs", "installed", "installing", "build", "builds",
    "building", "built", "capacity", "deploy", "deploys", "deployed", "new", "panels", "turbines", "batteries",
    "chips", "connect",
];

const STORES: &Words = words![
    "battery",
    "batteries",
    "storage",
    "store",
    "stores",
    "reservoir",
    "storing",
    "cells",
    "cell",
];

const PLANTS: &Words = words![
    "plant", "plants", "farm", "farms", "station", "stations", "reactor", "reactors", "turbine",
    "turbines", "solar", "wind",
];

#[cfg(test)]
mod tests {
    use crate::check::fixture::report;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&report("wrong-unit-kind", text));
    }

    #[test]
    fn power_for_energy() {
        check(
            "The data centre uses 4 gigawatts of electricity a year.",
            expect![[r#"
                “4 gigawatts”: “4 gigawatts” is a rate already; energy over a time is counted in watt-hours | “4 gigawatts” → “4 gigawatt-hours”
            "#]],
        );
        check(
            "The mill burns 12 megawatts per hour.",
            expect![[r#"
                “12 megawatts per hour”: “12 megawatts per hour” is a rate already; energy over a time is counted in watt-hours | “12 megawatts per hour” → “12 megawatts”
            "#]],
        );
        check(
            "The servers will consume 3 gigawatts a year.",
            expect![[r#"
            “3 gigawatts”: “3 gigawatts” is a rate already; energy over a time is counted in watt-hours | “3 gigawatts” → “3 gigawatt-hours”
        "#]],
        );
        check(
            "The train reached a speed of 190 miles.",
            expect![[r#"
            “190 miles”: a speed is a length per time; “190 miles” is a length
        "#]],
        );
        check(
            "The fire burned an area of 40 kilometres.",
            expect![[r#"
            “40 kilometres”: an area is counted in square measures; “40 kilometres” is a length
        "#]],
        );
        check(
            "A 900-megawatt-hour coal plant will close.",
            expect![[r#"
            “900-megawatt-hour”: the capacity of a plant is counted in watts; “900-megawatt-hour” is an amount of energy
        "#]],
        );
        check(
            "The tug made 12 knots an hour.",
            expect![[r#"
            “12 knots”: a knot is a nautical mile an hour already
        "#]],
        );
    }

    #[test]
    fn energy_for_power() {
        check(
            "A wind farm with a capacity of 300 megawatt-hours is planned.",
            expect![[r#"
                “300 megawatt-hours”: the capacity of a plant is counted in watts; “300 megawatt-hours” is an amount of energy
            "#]],
        );
    }

    #[test]
    fn the_right_kind() {
        check("The plant has a capacity of 4 gigawatts.", expect![""]);
        check(
            "The land adds 4 gigawatts of solar power a year.",
            expect![""],
        );
        check(
            "The factory makes 4 gigawatts of solar panels a year.",
            expect![""],
        );
        check(
            "A battery with a capacity of 300 megawatt-hours is planned at the solar farm.",
            expect![""],
        );
        check(
            "The city uses 4 gigawatt-hours of electricity a year.",
            expect![""],
        );
        check("Gas plants ramp up by 90 megawatts per hour.", expect![""]);
        check("The tug made 12 knots.", expect![""]);
        check(
            "The train reached a speed of 190 miles per hour.",
            expect![""],
        );
        check(
            "It burned an area of 40 square kilometres and one 5 miles wide.",
            expect![""],
        );
        check("The firm sells 4 gigawatts a year.", expect![""]);
        check(
            "A 900-megawatt-hour battery at a coal plant will open.",
            expect![""],
        );
    }
}
