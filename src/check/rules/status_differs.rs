//! `status-differs`: what is planned told as done, what is done told as planned.

use crate::check::context::ParagraphView;
use crate::check::evidence::against_fact;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::recognize::StatusComparison;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "status-differs",
    summary: "A plan told as done, or something done told as a plan",
    doc: "\
The model knows of an announcement; the sentence tells it as done. Readers then believe that the money has changed hands. \
The other way round, a thing long done is no longer a plan.

Wrong:

> Amazon has invested $50 billion in OpenAI.

Right:

> Amazon will invest $50 billion in OpenAI.

May be wrong: when the plan has been carried out since; then the fact's status is out of date.",
    severity: Severity::Information,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let (Some(fact), Some(status)) = (claim.fact, claim.comparison.status) else {
            continue;
        };
        let fault = match status {
            StatusComparison::PlannedToldAsDone => "This is told as done, but it is planned",
            StatusComparison::DoneToldAsPlanned => "This is told as planned, but it is done",
        };
        findings.push(against_fact(&RULE, view, claim, fact, claim.span, fault));
    }
}
