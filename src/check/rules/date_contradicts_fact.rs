//! `date-contradicts-fact`: the fact stands, its date does not.

use crate::check::context::ParagraphView;
use crate::check::evidence::{against_fact, is_quoted};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::recognize::DateComparison;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "date-contradicts-fact",
    summary: "A date that is not the fact's",
    doc: "\
A sentence tells a fact of the model with a date on which it cannot have happened. Relative dates (“last July”) are \
resolved against the draft's date; a date of which the model knows only the month contradicts only what lies wholly outside.

Dates far from the fact's belong to other events and are left alone, unless the sentence can mean no other (“its Pentagon \
contract”).

Wrong:

> Anthropic won its Pentagon contract in June 2025.

Right:

> Anthropic won its Pentagon contract in July 2025.

May be wrong: when the day of an announcement and the day of the event differ; give the fact both.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let (Some(fact), Some(DateComparison::Differs)) = (claim.fact, claim.comparison.date)
        else {
            continue;
        };
        let Some(figure) = claim
            .date
            .and_then(|it| view.paragraph.figures.get(it as usize))
        else {
            continue;
        };
        let text = figure.span.slice(view.prose());
        let mut finding = against_fact(
            &RULE,
            view,
            claim,
            fact,
            figure.span,
            &format!("“{text}” is not the date of this"),
        );
        let known = view.model.fact(fact);
        let is_full = figure.temporal().is_some_and(|it| !it.needs_date());
        if let Some(date) = known.announced.or(known.valid_from)
            && is_full
            && !is_quoted(view, claim)
        {
            finding = finding.replace(figure.span, date.in_words());
        }
        findings.push(finding);
    }
}
