//! `disputed-fact`: the fact that a sentence states is disputed; both sides are shown.

use crate::check::context::ParagraphView;
use crate::check::evidence::against_fact;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::model::{FactIdx, Model, Status};
use crate::recognize::Polarity;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "disputed-fact",
    summary: "A disputed fact told as if it were settled",
    doc: "\
The model holds the fact as disputed, or holds another that says otherwise. Neither is called wrong; the finding shows both \
sides with their sources, so that the sentence can say who says so.

Wrong:

> The label shut Anthropic out of government work.

Right:

> Anthropic disputes that the label shuts it out of government work.

May be wrong: when the dispute has been settled and the model does not know.",
    severity: Severity::Information,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let asserted = claim.polarity == Polarity::Asserted && claim.comparison.party.is_none();
        let Some(fact) = claim.fact.filter(|_| asserted) else {
            continue;
        };
        let others = otherwise(view.model, fact);
        if view.model.fact(fact).status != Status::Disputed && others.is_empty() {
            continue;
        }
        let mut finding = against_fact(&RULE, view, claim, fact, claim.span, "This is disputed");
        for other in others {
            let other = view.model.fact(other);
            finding.explanation += &format!(" Against it: {} ({}).", other.statement, other.id);
        }
        findings.push(finding);
    }
}

/// The facts that say otherwise, whichever of the two names the other.
fn otherwise(model: &Model, fact: FactIdx) -> Vec<FactIdx> {
    let disputing = model.disputing_facts(fact);
    let mut others: Vec<FactIdx> = model
        .fact(fact)
        .disputes
        .iter()
        .copied()
        .chain(disputing)
        .collect();
    others.sort_unstable();
    others.dedup();
    others
}
