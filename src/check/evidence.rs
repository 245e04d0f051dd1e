//! What a finding says of the fact it rests on: the same words in every rule.

use super::context::ParagraphView;
use super::finding::{Finding, Severity};
use super::rule::Rule;
use crate::draft::BlockKind;
use crate::model::{Fact, FactIdx, Model, PartialDate, Source};
use crate::recognize::Claim;
use crate::text::Span;

/// A finding about a claim that contradicts `fact`: `fault` is what is wrong, to which the fact and its source are added.
/// Inside quotation marks it is information only, for a speaker may err.
pub(super) fn against_fact(
    rule: &'static Rule,
    view: &ParagraphView<'_>,
    claim: &Claim,
    fact: FactIdx,
    at: Span,
    fault: &str,
) -> Finding<Span> {
    let known = view.model.fact(fact);
    let message = format!(
        "{fault}: {} ({})",
        known.statement.trim_end_matches('.'),
        provenance(view.model, known)
    );
    let mut finding = Finding::new(rule, at, message).explained(settlement(view.model, known));
    finding.fact = Some(fact);
    if is_quoted(view, claim) {
        finding.severity = Severity::Information.min(rule.severity);
    }
    finding
}

/// Whether the claim stands in somebody else's words, which no fix may change.
pub(super) fn is_quoted(view: &ParagraphView<'_>, claim: &Claim) -> bool {
    claim.quoted || view.block.kind == BlockKind::Quote
}

/// "S21, announced February 2026; Release of OpenAI and Amazon, 27 February 2026".
fn provenance(model: &Model, fact: &Fact) -> String {
    let mut text = fact.id.clone();
    if let Some(date) = fact.announced {
        text += &format!(", announced {}", print_date(date));
    }
    if let Some(source) = best_source(model, fact) {
        text += &format!("; {}", print_source(source));
    }
    text
}

/// What would settle the matter: the best source, and what it rests on itself.
fn settlement(model: &Model, fact: &Fact) -> String {
    let Some(source) = best_source(model, fact) else {
        return "The fact has no source; find one before you change the draft.".to_owned();
    };
    let standing = match source.tier {
        1 => "a primary source",
        2 => "a first-hand report",
        _ => "a rewrite; go back to what it cites",
    };
    let mut text = format!("{} would settle it: {standing}.", print_source(source));
    for basis in &source.derived_from {
        text += &format!(" It rests on {}.", print_source(model.source(*basis)));
    }
    text
}

/// The source closest to the matter.
fn best_source<'a>(model: &'a Model, fact: &Fact) -> Option<&'a Source> {
    fact.evidence
        .iter()
        .map(|it| model.source(it.source))
        .min_by_key(|it| it.tier)
}

fn print_source(source: &Source) -> String {
    match source.published {
        Some(date) => format!("{}, {}", source.title, print_date(date)),
        None => source.title.clone(),
    }
}

/// A date as it is printed: "17 March 2026", "July 2025", "2025".
pub(super) fn print_date(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date
        .month
        .and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
    match (date.day, month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
