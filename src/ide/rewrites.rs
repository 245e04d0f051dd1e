//! Rewrites: what a writer may want said in another way though nothing is wrong with it.

use rust_decimal::Decimal;

use super::analysis::Analysis;
use super::declaration::{introduced, is_full};
use super::ledger::{FigureState, LedgerEntry, ledger_within};
use super::marks::around_marks;
use super::mentions::Subject;
use super::value::grouped;
use crate::check::in_style;
use crate::draft::{Block, BlockKind};
use crate::model::{Bound, Dimension, NameForm, Quantity, Source, Unit};
use crate::recognize::{Figure, FigureKind, NameMention};
use crate::text::Span;

/// A change that can be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What it does, as a menu entry.
    pub title: String,
    /// The texts to replace around the markup of the draft, by place: bytes of the draft.
    pub edits: Vec<(Span, String)>,
}

/// A change of one text, whatever markup stands in it.
struct Change {
    title: String,
    /// The text to replace: bytes of the draft.
    span: Span,
    /// What to put there.
    text: String,
}

/// The rewrites of what touches `span` (bytes of the draft). None changes somebody else's words in a block quotation.
pub fn rewrites(analysis: &Analysis, span: Span) -> Vec<Rewrite> {
    let fitted = |it: Change| {
        Some(Rewrite {
            title: it.title,
            edits: around_marks(analysis, &[(it.span, it.text)])?,
        })
    };
    let changes = changes(analysis, span).into_iter();
    changes.filter_map(fitted).collect()
}

fn changes(analysis: &Analysis, span: Span) -> Vec<Change> {
    let touched = Span::new(span.start.saturating_sub(1), span.end.saturating_add(1));
    let touches = |it: Span| it.touches(span.start) || it.overlaps(span);
    let entries = ledger_within(analysis, touched);
    let mut found: Vec<Change> = entries
        .iter()
        .filter(|it| touches(it.span))
        .filter_map(with_source)
        .collect();
    for (start, block, results) in analysis.blocks_within(touched) {
        if block.kind == BlockKind::Quote {
            continue;
        }
        let place = |span| block.prose.to_draft(span).shifted(start);
        let figures = &results.paragraph.figures;
        for (idx, figure) in figures.iter().enumerate() {
            if !touches(place(figure.span)) {
                continue;
            }
            found.extend(match in_house_style(analysis, block, figure, &place) {
                Some(rewrite) => rewrite,
                None => scaled(block, figure, &place),
            });
            if !is_converted(figures, idx, block.prose.text()) {
                found.extend(converted(block, figure, &place));
            }
        }
        let names = results.paragraph.names.iter();
        for name in names.filter(|it| touches(place(it.span))) {
            if !is_compound(block.prose.text(), name.span) {
                found.extend(expanded(analysis, name, place(name.span)));
            }
        }
    }
    found
}

/// The source of a figure behind it, in brackets. A headline has no room for it.
fn with_source(entry: &LedgerEntry<'_>) -> Option<Change> {
    let is_prose = !matches!(entry.block, BlockKind::Headline(_) | BlockKind::Quote);
    if entry.state != FigureState::Sourced || !is_prose {
        return None;
    }
    let words = attribution(entry.sources.iter().min_by_key(|it| it.tier)?)?;
    Some(Change {
        title: format!("Insert the source: {words}"),
        span: Span::new(entry.span.end, entry.span.end),
        text: format!(" ({words})"),
    })
}

/// "Reuters, 17 March 2026".
fn attribution(source: &Source) -> Option<String> {
    let who = [&source.publisher, &source.title]
        .into_iter()
        .find(|it| !it.is_empty())?;
    Some(match source.published {
        Some(date) => format!("{who}, {}", date.in_words()),
        None => who.clone(),
    })
}

/// An amount of money as the house writes it; `Some(None)` where it stands so, `None` where the house has not said.
fn in_house_style(
    analysis: &Analysis,
    block: &Block,
    figure: &Figure,
    place: &impl Fn(Span) -> Span,
) -> Option<Option<Change>> {
    let house = &analysis.inputs.settings.style;
    let has_style = house.scale.is_some() || house.currency.is_some();
    if figure.kind != FigureKind::Money || !has_style {
        return None;
    }
    let amount = figure.amount()?;
    let value = Quantity {
        extent: amount.extent,
        unit: amount.unit,
        bound: Bound::Exact,
    };
    let prose = block.prose.text();
    let styled = in_style(figure, &value, prose, house)?;
    let differs = styled != figure.core.slice(prose);
    Some(differs.then(|| Change {
        title: format!("Write “{styled}”, as the house does"),
        span: place(figure.core),
        text: styled,
    }))
}

/// Scale words in full and as they are cut short behind a number.
const SCALES: [(&str, &str); 3] = [("trillion", "tn"), ("billion", "bn"), ("million", "m")];

/// "$50bn" for "$50 billion", and the other way round.
fn scaled(block: &Block, figure: &Figure, place: &impl Fn(Span) -> Span) -> Option<Change> {
    if figure.kind != FigureKind::Money {
        return None;
    }
    let core = figure.core.slice(block.prose.text());
    let number_before = |rest: &str| rest.ends_with(|c: char| c.is_ascii_digit());
    let (kept, text) = SCALES.into_iter().find_map(|(long, short)| {
        let spelled = core
            .strip_suffix(long)
            .and_then(|it| it.strip_suffix([' ', '\u{a0}']));
        let cut = || core.strip_suffix(short);
        match (
            spelled.filter(|it| number_before(it)),
            cut().filter(|it| number_before(it)),
        ) {
            (Some(kept), _) => Some((kept, short.to_owned())),
            (None, Some(kept)) => Some((kept, format!(" {long}"))),
            (None, None) => None,
        }
    })?;
    let end = figure.core.start + Span::of(0..kept.len()).end;
    Some(Change {
        title: format!("Write “{kept}{text}”"),
        span: place(Span::new(end, figure.core.end)),
        text,
    })
}

/// Units that measure the same in the two systems.
const PAIRS: [(&str, &str); 12] = [
    ("°F", "°C"),
    ("acre", "ha"),
    ("mi", "km"),
    ("ft", "m"),
    ("in", "cm"),
    ("lb", "kg"),
    ("mph", "km/h"),
    ("mi2", "km2"),
    ("gal", "L"),
    ("yd", "m"),
    ("oz", "g"),
    ("ft2", "m2"),
];

/// Whether the draft itself gives a figure in two units: "48 miles (77 km)".
fn is_converted(figures: &[Figure], idx: usize, prose: &str) -> bool {
    let pairs = [
        idx.checked_sub(1).zip(Some(idx)),
        Some(idx).zip(idx.checked_add(1)),
    ];
    pairs.into_iter().flatten().any(|(first, second)| {
        let pair = figures.get(first).zip(figures.get(second));
        pair.is_some_and(|(first, second)| is_pair(first, second, prose))
    })
}

fn is_pair(first: &Figure, second: &Figure, prose: &str) -> bool {
    let dimension = |it: &Figure| it.amount().map(|it| it.unit.dimension());
    let between = prose.get(first.span.end as usize..second.span.start as usize);
    let between = between.map(|it| it.trim_matches([' ', '\u{a0}']));
    dimension(first) == dimension(second)
        && matches!(between, Some("(" | "/" | "or" | ", or" | "["))
}

/// An amount in the other system of units, as exact as it is printed.
fn converted(block: &Block, figure: &Figure, place: &impl Fn(Span) -> Span) -> Option<Change> {
    let amount = figure.amount().filter(|it| it.per.is_none())?;
    let core = figure.core.slice(block.prose.text());
    // "A 10-mile road", "five feet": the unit is part of another word, the number is none in digits.
    if core.contains(['-', '‑']) || !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let symbol = amount.unit.symbol();
    let (one, other) = PAIRS
        .into_iter()
        .find(|(a, b)| symbol == *a || symbol == *b)?;
    let target = Unit::parse(if symbol == one { other } else { one })?;
    let printed = amount.extent.value()?;
    let value = amount.unit.convert(printed, target)?;
    // Zero is only a point of a scale of temperatures, so its digits do not count.
    let is_temperature = target.dimension() == Dimension::Temperature;
    let rounded = if is_temperature {
        value.round_dp(printed.scale())
    } else {
        value.round_sf(digits(printed))?
    };
    let rounded = rounded.normalize();
    let text = if is_temperature && core.contains('°') {
        format!("{}{}", grouped(rounded), target.symbol())
    } else {
        let name = target.name(rounded == Decimal::ONE);
        format!("{} {name}", grouped(rounded))
    };
    Some(Change {
        title: format!("Write “{text}”"),
        span: place(figure.core),
        text,
    })
}

/// The digits of a number that count: without zeros at its ends, two at least.
fn digits(value: Decimal) -> u32 {
    let plain = value.normalize().mantissa().unsigned_abs().to_string();
    let counted = plain.trim_end_matches('0').len();
    u32::try_from(counted.max(2)).unwrap_or(2)
}

/// Whether a name is a part of a word: "the Acme-led group".
fn is_compound(prose: &str, name: Span) -> bool {
    let is_hyphen = |it: char| matches!(it, '-' | '‐' | '‑');
    let (before, behind) = (
        prose.get(..name.start as usize),
        prose.get(name.end as usize..),
    );
    before.is_some_and(|it| it.ends_with(is_hyphen))
        || behind.is_some_and(|it| it.starts_with(is_hyphen))
}

/// The full name where the draft introduces its entity by a shorter one; an abbreviation stays behind it in brackets.
fn expanded(analysis: &Analysis, name: &NameMention, span: Span) -> Option<Change> {
    let entity = analysis.inputs.model.entity(name.entity);
    let short = matches!(name.form, NameForm::Abbreviation | NameForm::Short);
    let subject = Subject::Entity(entity.id.clone());
    if !short || is_full(name.form) || introduced(analysis, &subject) != Some(span) {
        return None;
    }
    let full = entity.name();
    let written = entity.names.get(name.name as usize)?;
    let text = match name.form {
        // With an ending behind it, the brackets would come between the two.
        NameForm::Abbreviation if !name.possessive && !name.plural => {
            format!("{full} ({})", written.text)
        }
        _ => full.to_owned(),
    };
    Some(Change {
        title: format!("Write “{text}” at first reference"),
        span,
        text,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{ScaleStyle, Settings};
    use crate::ide::analyze;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        let found = rewrites(&analysis, Span::new(offset, offset));
        let draw = |it: &Rewrite| {
            let mut text = analysis.text.to_string();
            for (span, new) in it.edits.iter().rev() {
                text.replace_range(span.range(), new);
            }
            format!("{}: {text}\n", it.title)
        };
        expected.assert_eq(&found.iter().map(draw).collect::<String>());
    }

    #[test]
    fn the_source_and_the_scale_of_a_figure() {
        check(
            "Brightwater will invest $9 mil<|>lion in Northgate.",
            expect![[r#"
                Insert the source: Notes of a talk: Brightwater will invest $9 million (Notes of a talk) in Northgate.
                Write “$9m”: Brightwater will invest $9m in Northgate.
            "#]],
        );
        check(
            "It cost €50.5b<|>n.",
            expect![[r#"
            Write “€50.5 billion”: It cost €50.5 billion.
        "#]],
        );
        check(
            "> Brightwater will invest $9 mil<|>lion in Northgate.",
            expect![[r#""#]],
        );
        check("It cost a mil<|>lion.", expect![[r#""#]]);
    }

    #[test]
    fn the_other_system_of_units() {
        check(
            "The park has 1,250 ac<|>res.",
            expect![[r#"
            Write “506 hectares”: The park has 506 hectares.
        "#]],
        );
        check(
            "It is about 10 mi<|>les off.",
            expect![[r#"
            Write “16 kilometres”: It is about 16 kilometres off.
        "#]],
        );
        check(
            "It is 7.25 k<|>m off.",
            expect![[r#"
            Write “4.5 miles”: It is 4.5 miles off.
        "#]],
        );
        check("A 10-mi<|>le road.", expect![[r#""#]]);
        check("Five mi<|>les off.", expect![[r#""#]]);
        check("Some 48 mi<|>les (77 km) off.", expect![[r#""#]]);
        check("Some 48 miles (77 k<|>m) off.", expect![[r#""#]]);
        check("48 mi<|>les, or 77 km, off.", expect![[r#""#]]);
    }

    #[test]
    fn temperatures_have_no_zero_that_counts() {
        check(
            "It was 68°<|>F.",
            expect![[r#"
            Write “20°C”: It was 20°C.
        "#]],
        );
        check(
            "It was 100.4 degrees Fahren<|>heit.",
            expect![[r#"
            Write “38 degrees Celsius”: It was 38 degrees Celsius.
        "#]],
        );
        check(
            "It was 5 degrees Cel<|>sius.",
            expect![[r#"
            Write “41 degrees Fahrenheit”: It was 41 degrees Fahrenheit.
        "#]],
        );
    }

    #[test]
    fn money_as_the_house_writes_it() {
        let in_house = |marked: &str| {
            let (analysis, offset) = fixture::funds_at_cursor(marked);
            let mut inputs = analysis.inputs.clone();
            let mut settings = Settings::default();
            settings.style.scale = Some(ScaleStyle::Short);
            inputs.settings = Arc::new(settings);
            let analysis = analyze(&analysis.text, &inputs, None);
            let found = rewrites(&analysis, Span::new(offset, offset));
            let titles: Vec<String> = found.into_iter().map(|it| it.title).collect();
            titles
        };
        assert_eq!(
            in_house("It cost $9 mil<|>lion."),
            ["Write “$9m”, as the house does"]
        );
        assert!(in_house("It cost $9<|>m.").is_empty());
    }

    #[test]
    fn the_full_name_at_first_reference() {
        check("# BW<|>R\n\nBWR met.", expect![[r#""#]]);
        check("The BW<|>R-led group met.", expect![[r#""#]]);
        check(
            "BW<|>R met.",
            expect![[r#"
            Write “Brightwater Rail (BWR)” at first reference: Brightwater Rail (BWR) met.
        "#]],
        );
        check(
            "Bright<|>water’s plan.",
            expect![[r#"
            Write “Brightwater Rail” at first reference: Brightwater Rail’s plan.
        "#]],
        );
        check(
            "Brightwater Rail met. Bright<|>water left.",
            expect![[r#""#]],
        );
    }
}
