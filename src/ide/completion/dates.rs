//! Dates of facts in a sentence that speaks of them, and the draft's own day.

use super::typed::{Typed, near, words};
use super::{Completion, CompletionKind, CompletionSubject};
use crate::ide::analysis::Analysis;
use crate::model::{FactIdx, PartialDate};
use crate::recognize::speaks_of;
use crate::recognize::temporal::DateOrder;

/// The most dates of one list.
const MOST_DATES: usize = 5;

/// How few letters of a date bring up the draft's own day.
const FEWEST_LETTERS: usize = 2;

/// The dates that may go on the sentence behind "on", "in" and such: of those `facts` that it speaks of and, once it is begun
/// or `asked` for, the draft's own.
pub(super) fn dates(
    analysis: &Analysis,
    typed: &Typed,
    facts: &[FactIdx],
    asked: bool,
) -> Vec<Completion> {
    let model = &analysis.inputs.model;
    let order = order(analysis, typed.offset());
    let mut list: Vec<Completion> = Vec::new();
    let facts = facts.iter().copied();
    let facts = facts.filter(|it| asked || is_spoken_of(analysis, typed, *it));
    let dated = facts.filter_map(|fact| {
        let fact = model.fact(fact);
        let about = CompletionSubject::Fact(fact.id.clone());
        Some((fact.announced.or(fact.valid_from)?, about, &*fact.statement))
    });
    let today = analysis.context.date.map(|now| now.day.into());
    let today = today.map(|day: PartialDate| (day, CompletionSubject::Today, "the draft's day"));
    for (date, about, detail) in dated.chain(today) {
        let Some((text, start)) = fitting(typed, date, order) else {
            continue;
        };
        let n_typed = typed.before.len() - start;
        let begun = asked || about != CompletionSubject::Today || n_typed >= FEWEST_LETTERS;
        let replaces = typed.replaces(analysis, start);
        let is_new = begun && !list.iter().any(|it| it.text == text);
        if let Some(replaces) = replaces.filter(|_| is_new) {
            list.push(Completion {
                text,
                replaces,
                kind: CompletionKind::Date,
                detail: detail.to_owned(),
                about,
            });
        }
    }
    list.truncate(MOST_DATES);
    list
}

/// Whether the sentence speaks of a fact: by its verb or another cue, with one more party than the one that anybody could be.
fn is_spoken_of(analysis: &Analysis, typed: &Typed, fact: FactIdx) -> bool {
    let model = &analysis.inputs.model;
    let fact = model.fact(fact);
    let n_parties = fact.parties().count();
    let words: Vec<&str> = typed.before.split_whitespace().collect();
    typed.n_parties(fact) >= n_parties.min(2) && speaks_of(model, fact, &words)
}

/// The date in the form that the preposition before it wants, and where what is typed of it begins in the sentence.
fn fitting(typed: &Typed, date: PartialDate, order: DateOrder) -> Option<(String, usize)> {
    let forms = [date, date.without_day()];
    forms.into_iter().find_map(|date| {
        let text = in_words(date, order);
        let start = typed.start_of(&text)?;
        let before = words(typed.before.get(..start)?);
        let fits = match *before.last()? {
            "on" => date.day.is_some(),
            "in" | "during" => date.day.is_none(),
            "since" | "until" | "till" | "by" | "before" | "after" | "from" => true,
            _ => false,
        };
        fits.then_some((text, start))
    })
}

fn in_words(date: PartialDate, order: DateOrder) -> String {
    let words = date.in_words();
    match (
        order,
        date.day,
        words.splitn(3, ' ').collect::<Vec<_>>()[..].as_ref(),
    ) {
        (DateOrder::MonthFirst, Some(_), [day, month, year]) => format!("{month} {day}, {year}"),
        _ => words,
    }
}

/// Whether day or month come first: as the house has it, else as the last full date near by, else the day.
fn order(analysis: &Analysis, offset: u32) -> DateOrder {
    let near = near(offset);
    let in_draft = || {
        let figures = analysis
            .blocks_within(near)
            .flat_map(|(_, block, results)| {
                let figures = results.paragraph.figures.iter();
                let full =
                    figures.filter(|it| it.temporal().is_some_and(|it| it.full_date().is_some()));
                full.map(|it| it.core.slice(block.prose.text()))
            });
        let named = figures.filter(|it| it.contains(char::is_alphabetic));
        named
            .last()
            .map(|it| match it.starts_with(|c: char| c.is_ascii_digit()) {
                true => DateOrder::DayFirst,
                false => DateOrder::MonthFirst,
            })
    };
    let house = analysis.inputs.settings.style.date_order;
    house.or_else(in_draft).unwrap_or(DateOrder::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, asked: bool, expected: Expect) {
        let (analysis, offset) = fixture::at_cursor(marked);
        let draw = |it: &Completion| {
            let typed = analysis.text.slice(it.replaces);
            format!("[{typed}] → {} ({})", it.text, it.detail)
        };
        let found = Typed::at(&analysis, offset).map_or_else(Vec::new, |it| {
            dates(&analysis, &it, &it.facts(&analysis), asked)
        });
        expected.assert_eq(&found.iter().map(draw).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn of_what_the_sentence_speaks_of() {
        check(
            "Amazon said it would invest in OpenAI in <|>",
            false,
            expect!["[] → February 2026 (Amazon will invest $50 billion in OpenAI.)"],
        );
        check(
            "OpenAI signed a deal with AWS on <|>",
            false,
            expect![
                "[] → 17 March 2026 (OpenAI agreed with AWS to sell US defence and government agencies access to its models through AWS, for classified and unclassified work.)"
            ],
        );
    }

    #[test]
    fn the_day_of_the_draft() {
        check(
            "OpenAI said on 18 M<|>",
            false,
            expect!["[18 M] → 18 March 2026 (the draft's day)"],
        );
        check(
            "It was March 2, 2026.\n\nOpenAI said on Mar<|>",
            false,
            expect!["[Mar] → March 18, 2026 (the draft's day)"],
        );
        check(
            "OpenAI said in Mar<|>",
            false,
            expect!["[Mar] → March 2026 (the draft's day)"],
        );
    }

    #[test]
    fn silence_in_running_text() {
        for marked in [
            "OpenAI said on <|>",
            "OpenAI said in <|>",
            "OpenAI met Reuters in <|>",
            "OpenAI said that <|>",
            "Amazon invests in OpenAI and <|>",
            "In <|>",
            "They met on <|>",
        ] {
            check(marked, false, expect![""]);
        }
    }
}
