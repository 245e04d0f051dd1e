//! How a fact reads in a hover: its statement, how it stands, since when, and who says so.

use crate::ide::Analysis;
use crate::ide::markup::{Markup, Piece, soft, text};
use crate::ide::spot::Spot;
use crate::model::{Fact, FactIdx, Model, Source, Status};
use crate::recognize::{Amount, Figure};
use rustc_hash::FxHashSet;

/// Facts shown in one hover: more than this is a wall that nobody reads; the rest is counted.
const MOST_FACTS: usize = 5;

/// Adds one list item for each of the first facts, and says how many more there are.
pub(super) fn list(model: &Model, facts: &[FactIdx], markup: &mut Markup) {
    for &fact in facts.iter().take(MOST_FACTS) {
        markup.item(pieces(model, fact));
    }
    if let Some(more) = facts.len().checked_sub(MOST_FACTS).filter(|more| *more > 0) {
        markup.paragraph([soft(format!("and {more} more in the model"))]);
    }
}

/// A fact in one paragraph.
pub(super) fn describe(model: &Model, fact: FactIdx, markup: &mut Markup) {
    markup.paragraph(pieces(model, fact));
}

/// The facts that a figure restates or contradicts; where it is bound to none, those that state the same amount.
pub(super) fn related_to_figure(
    analysis: &Analysis,
    spot: Spot<'_>,
    figure: u32,
    markup: &mut Markup,
) {
    let model = &analysis.inputs.model;
    let mut facts: Vec<FactIdx> = spot.facts_of_figure(model, figure).collect();
    let heading = match facts.is_empty() {
        true => "The model has several facts that may be meant:",
        false => "The model says:",
    };
    // Of facts that all fit, the one in force comes first, and the others are marked as replaced.
    let fitting = spot.claims_of_figure(figure).map(|it| &it.facts);
    facts.extend(fitting.filter(|it| it.len() > 1).flatten());
    let mut seen = FxHashSet::default();
    facts.retain(|it| seen.insert(*it));
    if !facts.is_empty() {
        markup.paragraph([text(heading)]);
        return list(model, &facts, markup);
    }
    let Some(amount) = spot
        .results
        .paragraph
        .figures
        .get(figure as usize)
        .and_then(Figure::amount)
    else {
        return;
    };
    let same: Vec<FactIdx> = (0..model.facts.len() as u32)
        .map(FactIdx)
        .filter(|fact| states(model.fact(*fact), amount))
        .collect();
    if !same.is_empty() {
        markup.paragraph([text(
            "Facts with this figure (the sentence is not known to state one of them):",
        )]);
        list(model, &same, markup);
    }
}

fn states(fact: &Fact, amount: &Amount) -> bool {
    let Some(value) = fact.value else {
        return false;
    };
    let (Some(stated), Some(known)) = (amount.extent.value(), value.extent.value()) else {
        return false;
    };
    amount.unit.convert(stated, value.unit) == Some(known)
}

fn pieces(model: &Model, idx: FactIdx) -> Vec<Piece> {
    let fact = model.fact(idx);
    let mut pieces = vec![text(fact.statement.clone())];
    let replaced = || model.later_facts(idx).next().map(|_| soft("replaced"));
    let standing = [
        match fact.status {
            Status::Current => replaced(),
            status => Some(soft(status.word())),
        },
        date(fact).map(soft),
        model.best_source(fact).map(cited),
    ];
    for part in standing.into_iter().flatten() {
        pieces.push(text(" · "));
        pieces.push(part);
    }
    pieces
}

/// A source, leading to where it can be read on the web.
fn cited(source: &Source) -> Piece {
    let words = source.citation();
    match source.web_address() {
        Some(address) => Piece::Link {
            text: words,
            target: address.to_owned(),
        },
        None => soft(words),
    }
}

fn date(fact: &Fact) -> Option<String> {
    let date = fact.announced.or(fact.valid_from)?;
    Some(date.in_words())
}
