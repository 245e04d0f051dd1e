//! Figures of facts behind the words that lead up to them: "Amazon will invest" and then "$50 billion".
//!
//! An amount is written as the house writes, else as the draft writes its own near by, and never without its bound.

use super::typed::{Typed, near, words};
use super::{Completion, CompletionKind, CompletionSubject};
use crate::check::{in_style, scale_style, takes_scale, written};
use crate::draft::tokenize;
use crate::ide::analysis::Analysis;
use crate::model::{Bound, FactIdx, Quantity};
use crate::recognize::{Figure, leads_to_figure, recognize_figures};
use crate::text::Span;

/// The most figures of one list.
const MOST_FIGURES: usize = 8;

/// The figures of `facts` that the sentence so far leads up to; when `asked`, all of them.
pub(super) fn figures(
    analysis: &Analysis,
    typed: &Typed,
    facts: &[FactIdx],
    asked: bool,
) -> Vec<Completion> {
    let mut list: Vec<Completion> = Vec::new();
    let found = facts
        .iter()
        .filter_map(|fact| completion(analysis, typed, *fact, asked));
    for found in found {
        if !list.iter().any(|it| it.text == found.text) {
            list.push(found);
        }
    }
    list.truncate(MOST_FIGURES);
    list
}

fn completion(
    analysis: &Analysis,
    typed: &Typed,
    fact: FactIdx,
    asked: bool,
) -> Option<Completion> {
    let model = &analysis.inputs.model;
    let known = model.fact(fact);
    let value = known.value.as_ref()?;
    let core = in_draft_style(analysis, typed, value)?;
    let bounded = format!("{}{core}", value.bound.words());
    // Where the bound stands already, in whatever words, it is not written again; where only the amount is begun, it comes
    // before that.
    let entries = [(&core, &core), (&bounded, &bounded), (&core, &bounded)];
    let (entry, start, from) = entries.into_iter().find_map(|(begun, entry)| {
        let start = typed.start_of(begun)?;
        let from = place_of(&typed.before, start, entry, value)?;
        Some((entry.clone(), start, from))
    })?;
    let lead = without_article(words(typed.before.get(..from)?));
    if !asked && !leads_to_figure(model, known, &typed.named, &lead) {
        return None;
    }
    Some(Completion {
        text: entry,
        replaces: typed.replaces(analysis, start)?,
        kind: CompletionKind::Figure,
        detail: known.statement.clone(),
        about: CompletionSubject::Fact(known.id.clone()),
    })
}

/// Where the figure begins, with all words of its bound, once `entry` stands from `start` on; `None` where it would not be read
/// as what the fact says.
fn place_of(before: &str, start: usize, entry: &str, value: &Quantity) -> Option<usize> {
    let text = format!("{}{entry}", before.get(..start)?);
    let mut tokens = Vec::new();
    tokenize(&text, &mut tokens);
    let mut figures = Vec::new();
    recognize_figures(&text, &tokens, &mut figures);
    let figure = figures.last()?;
    let amount = figure.amount()?;
    let same = amount
        .unit
        .convert(amount.extent.value()?, value.unit)
        .map(|it| it.normalize())
        == value.extent.value().map(|it| it.normalize());
    // "About" takes nothing away from an exact amount; any other bound does.
    let is_bounded = figure.bound == value.bound
        || (value.bound == Bound::Exact && figure.bound == Bound::About);
    // Two bounds, one behind the other, are one too many.
    let doubled = entry.starts_with(value.bound.words())
        && !value.bound.words().is_empty()
        && (figure.span.start as usize) < start;
    let ends_here = figure.span.end as usize == text.len();
    (same && is_bounded && !doubled && ends_here).then_some(figure.span.start as usize)
}

fn without_article(mut words: Vec<&str>) -> Vec<&str> {
    while words
        .pop_if(|it| matches!(*it, "a" | "an" | "the"))
        .is_some()
    {}
    words
}

/// An amount as the house writes, and as the draft writes the last figure before the sentence where the house leaves that open.
fn in_draft_style(analysis: &Analysis, typed: &Typed, value: &Quantity) -> Option<String> {
    let mut house = analysis.inputs.settings.style;
    let end = typed
        .offset()
        .saturating_sub(Span::of(0..typed.before.len()).end);
    let near = near(end);
    let figures = analysis
        .blocks_within(near)
        .flat_map(|(start, block, results)| {
            let place = move |it: &&Figure| block.prose.to_draft(it.span).shifted(start).end <= end;
            let figures = results.paragraph.figures.iter().filter(place);
            figures.map(move |it| (it, block.prose.text()))
        });
    let figures: Vec<(&Figure, &str)> = figures.collect();
    let is_large = takes_scale(&value.extent);
    let as_large = |figure: &Figure| {
        let amount = figure.amount();
        amount.is_some_and(|it| takes_scale(&it.extent) == is_large)
    };
    let like = |(figure, prose): &(&Figure, &str)| {
        as_large(figure).then(|| in_style(figure, value, prose, &house))?
    };
    if let Some(styled) = figures.iter().rev().find_map(like) {
        return Some(styled);
    }
    let scale = |(figure, prose): &(&Figure, &str)| scale_style(figure, prose);
    house.scale = house.scale.or(figures.iter().rev().find_map(scale));
    written(value, &house)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{CurrencyStyle, HouseStyle, ScaleStyle, Settings};
    use crate::ide::{analyze, fixture};
    use expect_test::{Expect, expect};

    fn drawn(analysis: &Analysis, offset: u32, asked: bool) -> String {
        let found = Typed::at(analysis, offset).map_or_else(Vec::new, |it| {
            figures(analysis, &it, &it.facts(analysis), asked)
        });
        let draw = |it: &Completion| {
            let typed = analysis.text.slice(it.replaces);
            format!("[{typed}] → {} ({})", it.text, it.detail)
        };
        found.iter().map(draw).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    fn check(marked: &str, asked: bool, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        expected.assert_eq(&drawn(&analysis, offset, asked));
    }

    #[test]
    fn behind_the_words_that_lead_up_to_them() {
        check(
            "Brightwater will invest <|>",
            false,
            expect!["[] → $9 million (Brightwater will invest $9 million in Northgate.)"],
        );
        check(
            "Brightwater said it was happy. OpenAI has agreed to use <|> of it.",
            false,
            expect![[
                r#"[] → 2 gigawatts (OpenAI will consume 2 gigawatts of Trainium capacity through AWS, for the Stateful Runtime Environment, Frontier and other advanced work.)"#
            ]],
        );
        check(
            "Brightwater, which will invest $9<|>",
            false,
            expect!["[$9] → $9 million (Brightwater will invest $9 million in Northgate.)"],
        );
        check(
            "Brightwater will invest about <|>",
            false,
            expect!["[] → $9 million (Brightwater will invest $9 million in Northgate.)"],
        );
    }

    #[test]
    fn a_bound_is_never_lost_and_never_doubled() {
        let statement = "Anthropic won a Pentagon contract worth ";
        let check = |typed: &str, expected: Expect| {
            check(&format!("{statement}{typed}<|>"), false, expected);
        };
        check(
            "",
            expect![
                "[] → up to $200 million (Anthropic won a Pentagon contract worth up to $200 million.)"
            ],
        );
        check(
            "up",
            expect![
                "[up] → up to $200 million (Anthropic won a Pentagon contract worth up to $200 million.)"
            ],
        );
        check(
            "as much as ",
            expect![
                "[] → $200 million (Anthropic won a Pentagon contract worth up to $200 million.)"
            ],
        );
        check(
            "$2",
            expect![
                "[$2] → up to $200 million (Anthropic won a Pentagon contract worth up to $200 million.)"
            ],
        );
        check("about ", expect![""]);
        check("at least ", expect![""]);
    }

    #[test]
    fn a_small_amount_does_not_show_how_a_large_one_is_written() {
        check(
            "A ticket costs $8.\n\nBrightwater will invest <|>",
            false,
            expect!["[] → $9 million (Brightwater will invest $9 million in Northgate.)"],
        );
        check(
            "It took $4,000,000, and a ticket costs $8.\n\nBrightwater will invest <|>",
            false,
            expect!["[] → $9,000,000 (Brightwater will invest $9 million in Northgate.)"],
        );
    }

    #[test]
    fn as_the_house_or_the_draft_writes() {
        check(
            "It cost €3bn.\n\nAmazon will invest <|>",
            false,
            expect!["[] → $50bn (Amazon will invest $50 billion in OpenAI.)"],
        );
        let style = HouseStyle {
            scale: Some(ScaleStyle::Short),
            currency: Some(CurrencyStyle::Code),
            ..HouseStyle::default()
        };
        let (analysis, offset) = fixture::at_cursor("Amazon will invest <|>");
        let mut inputs = analysis.inputs.clone();
        let mut settings = Settings::default();
        settings.style = style;
        inputs.settings = Arc::new(settings);
        let analysis = analyze(&analysis.text, &inputs, None);
        expect!["[] → USD 50bn (Amazon will invest $50 billion in OpenAI.)"]
            .assert_eq(&drawn(&analysis, offset, false));
    }

    #[test]
    fn all_when_asked() {
        check(
            "Brightwater has <|>",
            true,
            expect![[r#"
                [] → $9 million (Brightwater will invest $9 million in Northgate.)
                [] → $3 million (Northgate will invest $3 million in Brightwater.)"#]],
        );
    }

    #[test]
    fn silence_in_running_text() {
        for marked in [
            "Brightwater <|>",
            "Brightwater has <|>",
            "Brightwater will invest<|>",
            "Brightwater will invest, <|>",
            "Brightwater will invest in <|>",
            "Brightwater will invest five <|>",
            "Brightwater will invest. It will spend <|>",
            "They will invest <|>",
            "Brightwater will inv<|>est",
            "# <|>",
            "OpenAI will invest <|>",
            "Brightwater met in <|>",
        ] {
            check(marked, false, expect![""]);
        }
    }
}
