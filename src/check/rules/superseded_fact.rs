//! `superseded-fact`: the draft states what a later fact replaced.

use crate::check::context::ParagraphView;
use crate::check::evidence::against_fact;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::model::{Fact, FactIdx, Model, Status};
use crate::recognize::{Claim, Polarity, Tense};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "superseded-fact",
    summary: "Something that a later fact replaced",
    doc: "\
The sentence was true once. A later fact of the model replaces it, and the draft tells the old one as if it still held. \
A sentence about the past that gives its own date is left alone.

Wrong:

> OpenAI limits its government work to unclassified uses.

Right:

> OpenAI has a Pentagon contract that reaches classified operations.

May be wrong: when the sentence means the time before the change without saying so.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let Some(fact) = claim
            .fact
            .filter(|_| tells_the_present(claim, view.prose()))
        else {
            continue;
        };
        let later = later(view.model, fact);
        if view.model.fact(fact).status != Status::Superseded && later.is_none() {
            continue;
        }
        let mut finding = against_fact(
            &RULE,
            view,
            claim,
            fact,
            claim.span,
            "This no longer holds; a later fact replaced it",
        );
        if let Some(later) = later {
            finding.explanation = format!(
                "Since then: {} ({}). {}",
                later.statement, later.id, finding.explanation
            );
        }
        findings.push(finding);
    }
}

fn tells_the_present(claim: &Claim, prose: &str) -> bool {
    let verb = claim.span.slice(prose);
    // "had limited", "used to limit": it is over, and the sentence says so.
    let is_over = verb.starts_with("had ") || verb.starts_with("used to ");
    let past = is_over || (claim.tense == Tense::Done && claim.date.is_some());
    claim.polarity == Polarity::Asserted
        && !claim.partial
        && !past
        && claim.comparison.party.is_none()
}

/// The fact that says so of itself.
fn later(model: &Model, fact: FactIdx) -> Option<&Fact> {
    model.later_facts(fact).next().map(|it| model.fact(it))
}
