//! Inlay hints: what stands behind a figure, what a date means here, and an amount in another unit.

use super::analysis::Analysis;
use super::hover::{describe_fact, in_other_unit};
use super::ledger::{FigureState, LedgerEntry, ledger_within};
use super::markup::Markup;
use crate::model::{Model, PartialDate};
use crate::recognize::temporal::{Precision, Temporal};
use crate::recognize::{DraftContext, Meaning};
use crate::text::Span;

/// Which hints are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HintKinds {
    /// What stands behind each figure.
    pub states: bool,
    /// What a date means that hangs on the draft's own.
    pub dates: bool,
    /// Amounts in the other system of units.
    pub conversions: bool,
}

impl Default for HintKinds {
    /// Dates alone: there are few of them, and none repeats what is printed.
    fn default() -> HintKinds {
        HintKinds {
            states: false,
            dates: true,
            conversions: false,
        }
    }
}

/// A few words behind a place of the draft, which are no part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Behind which byte of the draft.
    pub offset: u32,
    /// The words.
    pub label: String,
    /// The fact that it speaks of: [`describe_hint`] says more.
    pub fact: Option<String>,
}

/// What more is to say about a hint that speaks of a fact; nothing where the model has no such fact.
pub fn describe_hint(model: &Model, fact: &str) -> Markup {
    let fact = model.fact_by_id(fact);
    fact.map_or_else(Markup::default, |fact| describe_fact(model, fact))
}

/// The hints for what shares a byte with `within` (bytes of the draft), by place.
pub fn hints(analysis: &Analysis, within: Span, kinds: HintKinds) -> Vec<Hint> {
    let mut found = Vec::new();
    if kinds.states {
        let entries = ledger_within(analysis, within);
        found.extend(entries.iter().map(|it| of_state(it)));
    }
    if kinds.dates || kinds.conversions {
        for_figures(analysis, within, kinds, &mut found);
    }
    found.sort_by_key(|it| it.offset);
    found
}

fn of_state(entry: &LedgerEntry<'_>) -> Hint {
    let id = entry.fact.map_or("", |fact| fact.id.as_str());
    let label = match entry.state {
        FigureState::Sourced => format!("✓ {id}"),
        FigureState::Contradicted => format!("≠ {id}"),
        FigureState::Disputed => format!("disputed: {id}"),
        FigureState::Superseded => format!("older than {id}"),
        FigureState::Inconsistent => "does not fit".to_owned(),
        FigureState::Unsourced => "no source".to_owned(),
    };
    Hint {
        offset: entry.span.end,
        label,
        fact: entry.fact.map(|fact| fact.id.clone()),
    }
}

fn for_figures(analysis: &Analysis, within: Span, kinds: HintKinds, found: &mut Vec<Hint>) {
    for (start, block, results) in analysis.blocks_within(within) {
        for figure in &results.paragraph.figures {
            let span = block.prose.to_draft(figure.span).shifted(start);
            if !span.overlaps(within) {
                continue;
            }
            let label = match &figure.meaning {
                Meaning::Temporal(temporal) if kinds.dates => meant(temporal, &analysis.context),
                Meaning::Amount(amount) if kinds.conversions => in_other_unit(amount),
                _ => None,
            };
            found.extend(label.map(|label| Hint {
                offset: span.end,
                label,
                fact: None,
            }));
        }
    }
}

/// The day, month or other stretch that a date means which hangs on the draft's own; `None` for one that says it itself.
fn meant(temporal: &Temporal, context: &DraftContext) -> Option<String> {
    if !temporal.needs_date() {
        return None;
    }
    let resolved = temporal.resolve(context.date);
    let first = resolved.period?.first;
    let (year, day) = (first.year(), PartialDate::from(first));
    Some(match resolved.precision? {
        Precision::Day => day.in_words(),
        Precision::Week => format!("week of {}", day.in_words()),
        Precision::Weekend => format!("weekend of {}", day.in_words()),
        Precision::Month => day.without_day().in_words(),
        Precision::Quarter => format!("Q{} {year}", (first.month() + 2) / 3),
        Precision::Season => season(first.month(), year),
        Precision::Half if first.month() == 1 => format!("first half of {year}"),
        Precision::Half => format!("second half of {year}"),
        Precision::Year => year.to_string(),
        Precision::Decade => format!("{year}s"),
        Precision::Century => format!("{year} to {}", resolved.period?.last.year()),
    })
}

/// The season that begins in a month; a winter is of two years.
fn season(month: i8, year: i16) -> String {
    match month {
        3 => format!("spring {year}"),
        6 => format!("summer {year}"),
        9 => format!("autumn {year}"),
        _ => format!("winter {year}–{:02}", (year + 1) % 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    const ALL: HintKinds = HintKinds {
        states: true,
        dates: true,
        conversions: true,
    };

    #[track_caller]
    fn check(text: &str, kinds: HintKinds, expected: Expect) {
        let analysis = fixture::with_funds(text);
        let mut drawn = text.to_owned();
        for hint in hints(&analysis, Span::new(0, u32::MAX), kinds).iter().rev() {
            drawn.insert_str(hint.offset as usize, &format!("[{}]", hint.label));
        }
        expected.assert_eq(&drawn);
    }

    #[test]
    fn states_of_figures() {
        check(
            "Brightwater will invest $9 million in Northgate. Amazon will invest $5 billion in OpenAI. It has 40 shops.",
            ALL,
            expect![
                "Brightwater will invest $9 million[✓ F2] in Northgate. Amazon will invest $5 billion[≠ S21] in OpenAI. It has 40[no source] shops."
            ],
        );
        check(
            "Brightwater will invest $7 million in Northgate.\n\nNorthgate will invest $3 million in Brightwater.\n\nSales rose 10% to $7 million from $4 million.",
            ALL,
            expect![[r#"
                Brightwater will invest $7 million[older than F2] in Northgate.

                Northgate will invest $3 million[disputed: F3] in Brightwater.

                Sales rose 10%[does not fit] to $7 million[no source] from $4 million[no source]."#]],
        );
    }

    #[test]
    fn dates_and_conversions() {
        check(
            "On Tuesday it said that last month and last year were dry, as in March 2025. It is 10 miles off, at 3 pm.",
            ALL,
            expect![
                "On Tuesday[17 March 2026] it said that last month[February 2026] and last year[2025] were dry, as in March 2025. It is 10 miles[no source][≈ 16.09 km] off, at 3 pm."
            ],
        );
    }

    #[test]
    fn stretches_of_the_calendar_are_told_in_words() {
        check(
            "It opens next week or this weekend, by autumn, this winter, next quarter or in the second half of this year.",
            HintKinds::default(),
            expect![
                "It opens next week[week of 23 March 2026] or this weekend[weekend of 21 March 2026], by autumn[autumn 2026], this winter[winter 2025–26], next quarter[Q2 2026] or in the second half of this year[second half of 2026]."
            ],
        );
    }

    #[test]
    fn only_what_is_wanted() {
        let text = "Last month it cost $7 million a mile for 10 miles.";
        check(
            text,
            HintKinds::default(),
            expect!["Last month[February 2026] it cost $7 million a mile for 10 miles."],
        );
        let none = HintKinds {
            states: false,
            dates: false,
            conversions: false,
        };
        check(
            text,
            none,
            expect!["Last month it cost $7 million a mile for 10 miles."],
        );
        let analysis = fixture::with_funds(text);
        assert!(hints(&analysis, Span::new(12, 13), ALL).is_empty());
        assert_eq!(hints(&analysis, Span::new(3, 4), ALL).len(), 1);
    }
}
