//! `figure-contradicts-fact`: a figure that a claim binds to a fact, and that differs from it.

use crate::check::context::ParagraphView;
use crate::check::evidence::{against_fact, is_quoted};
use crate::check::figure_style::{difference, in_style, is_other_magnitude};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::recognize::FigureComparison;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "figure-contradicts-fact",
    summary: "A figure that differs from the fact it restates",
    doc: "\
A sentence states a fact of the model (the relation, its parties and the dimension of the figure fit) with another \
amount. Million for billion is the commonest slip in print, and an error here; a smaller difference is a warning. Rounding \
is understood: a printed number stands for every amount that rounds to it.

A part of the whole, a total, another round, another year and another party are other facts, and nothing is said of them. \
Inside quotation marks the finding is information without a fix.

Wrong:

> Amazon will invest $5 billion in OpenAI.

Right:

> Amazon will invest $50 billion in OpenAI.

May be wrong: when the two parties have made another deal of the same kind that the model does not hold yet.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let (Some(fact), Some(FigureComparison::OtherAmount { ratio })) =
            (claim.fact, claim.comparison.figure)
        else {
            continue;
        };
        let Some(figure) = view.figure_of(claim) else {
            continue;
        };
        let text = figure.span.slice(view.prose());
        let fault = match difference(ratio) {
            Some(difference) => format!("“{text}” is {difference} the known figure"),
            None => format!("“{text}” is not the known figure"),
        };
        let mut finding = against_fact(&RULE, view, claim, fact, figure.span, &fault);
        if !is_quoted(view, claim) {
            if is_other_magnitude(ratio) {
                finding.severity = Severity::Error;
            }
            if let Some(value) = &view.model.fact(fact).value
                && let Some(styled) = in_style(figure, value, view.prose(), &view.settings.style)
            {
                finding = finding.replace(figure.span, format!("{}{styled}", value.bound.words()));
            }
        }
        findings.push(finding);
    }
}
