//! What a finding says of the fact it rests on: the same words in every rule.

use super::context::ParagraphView;
use super::finding::{Finding, Severity};
use super::rule::Rule;
use crate::draft::BlockKind;
use crate::model::{Entity, Fact, FactIdx, Model};
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

/// Who it is that the model knows by a name.
pub(super) fn known(entity: &Entity) -> String {
    match entity.description.as_str() {
        "" => format!("The fact model knows “{}”.", entity.name()),
        description => format!("The fact model knows “{}”: {description}.", entity.name()),
    }
}

/// Whether the claim stands in somebody else's words, which no fix may change.
pub(super) fn is_quoted(view: &ParagraphView<'_>, claim: &Claim) -> bool {
    claim.quoted || view.block.kind == BlockKind::Quote
}

/// "S21, announced February 2026; OpenAI and Amazon, release of 27 February 2026".
fn provenance(model: &Model, fact: &Fact) -> String {
    let mut text = fact.id.clone();
    if let Some(date) = fact.announced {
        text += &format!(", announced {}", date.in_words());
    }
    if let Some(source) = model.best_source(fact) {
        text += &format!("; {}", source.citation());
    }
    text
}

/// What would settle the matter: the best source, and what it rests on itself.
fn settlement(model: &Model, fact: &Fact) -> String {
    let Some(source) = model.best_source(fact) else {
        return "The fact has no source; find one before you change the draft.".to_owned();
    };
    let standing = match source.tier {
        1 => "a primary source",
        2 => "a first-hand report",
        _ => "a rewrite; go back to what it cites",
    };
    let mut text = format!("To settle it: {} ({standing}).", source.citation());
    for basis in &source.derived_from {
        text += &format!(" It rests on {}.", model.source(*basis).citation());
    }
    text
}
