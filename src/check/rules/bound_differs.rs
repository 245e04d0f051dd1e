//! `bound-differs`: "up to", "about", "at least" lost, added or turned round.

use crate::check::context::ParagraphView;
use crate::check::evidence::{against_fact, is_quoted};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::model::Bound;
use crate::recognize::{Figure, FigureComparison};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "bound-differs",
    summary: "“Up to”, “about” or “at least” lost, added or turned round",
    doc: "\
The amount is right, its bound is not. A contract worth up to $200 million may never bring in half of that; a headline \
that drops “up to” makes a promise of a ceiling.

Where the draft merely says less than is known (“at least” for an exact amount), the finding is information.

Wrong:

> Anthropic won a Pentagon contract worth $200 million.

Right:

> Anthropic won a Pentagon contract worth up to $200 million.

May be wrong: when another source gives the amount without its bound; then put that source into the model.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let Some(FigureComparison::OtherBound {
            draft,
            model,
            harmless,
        }) = claim.comparison.figure
        else {
            continue;
        };
        let (Some(fact), Some(figure)) = (claim.fact, view.figure_of(claim)) else {
            continue;
        };
        let mut finding = against_fact(&RULE, view, claim, fact, figure.span, &fault(draft, model));
        if harmless {
            finding.severity = finding.severity.min(Severity::Information);
        }
        if !is_quoted(view, claim) {
            let (at, text) = mended(figure, model, view.prose());
            finding = finding.replace(at, text);
        }
        findings.push(finding);
    }
}

fn fault(draft: Bound, model: Bound) -> String {
    let words = |bound: Bound| bound.words().trim_end();
    match (draft, model) {
        (Bound::Exact, _) => format!("The amount lost its “{}”", words(model)),
        (_, Bound::Exact) => format!("“{}” is not known of this amount", words(draft)),
        _ => format!("“{}” stands for “{}”", words(draft), words(model)),
    }
}

/// The figure with the fact's bound, and the article before it where that changes: "a $200 million" to "an up to $200 million".
fn mended(figure: &Figure, model: Bound, prose: &str) -> (Span, String) {
    let words = model.words();
    let text = format!("{words}{}", figure.core.slice(prose));
    let before = Span::new(0, figure.span.start).slice(prose);
    let (article, other) = match model {
        Bound::UpTo | Bound::About | Bound::AtLeast => ("a ", "an "),
        _ => ("an ", "a "),
    };
    let starts_word = |rest: &str| rest.is_empty() || rest.ends_with(char::is_whitespace);
    match before.strip_suffix(article) {
        Some(rest) if starts_word(rest) => {
            let start = figure.span.start - article.len() as u32;
            (Span::new(start, figure.span.end), format!("{other}{text}"))
        }
        _ => (figure.span, text),
    }
}
