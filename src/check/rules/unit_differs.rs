//! `unit-differs`: the right number in a unit that measures something else.

use crate::check::context::ParagraphView;
use crate::check::evidence::{against_fact, is_quoted};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Check, Rule};
use crate::recognize::FigureComparison;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "unit-differs",
    summary: "The right number in the wrong kind of unit",
    doc: "\
The number is the fact's, the unit measures something else: gigawatt-hours (energy) for gigawatts (power), euros for \
dollars. A conversion within one dimension, 2,000 megawatts for 2 gigawatts, is fine.

Wrong:

> OpenAI committed to 2 gigawatt-hours of Trainium capacity.

Right:

> OpenAI committed to 2 gigawatts of Trainium capacity.

May be wrong: when a second fact happens to have the same number.",
    severity: Severity::Warning,
    needs_model: true,
    check: Check::Paragraph(check),
};

fn check(view: &ParagraphView<'_>, findings: &mut Vec<Finding<Span>>) {
    for claim in view.claims {
        let (Some(fact), Some(FigureComparison::OtherUnit)) = (claim.fact, claim.comparison.figure)
        else {
            continue;
        };
        let Some(figure) = view.figure_of(claim) else {
            continue;
        };
        let (Some(amount), Some(value)) = (figure.amount(), &view.model.fact(fact).value) else {
            continue;
        };
        let (draft, model) = (amount.unit.symbol(), value.unit.symbol());
        let fault = format!("The number is right, but it is in {draft} and not in {model}");
        let mut finding = against_fact(&RULE, view, claim, fact, figure.span, &fault);
        if let Some(text) = without_hours(figure.core.slice(view.prose()))
            && draft.strip_suffix('h') == Some(model)
            && !is_quoted(view, claim)
        {
            finding = finding.replace(figure.core, text);
        }
        findings.push(finding);
    }
}

/// "2 gigawatts" of "2 gigawatt-hours", "2 GW" of "2 GWh".
fn without_hours(text: &str) -> Option<String> {
    let spelled = ["-hours", " hours", "-hour", " hour", "hours", "hour"];
    if let Some(unit) = spelled.iter().find_map(|ending| text.strip_suffix(ending)) {
        return Some(if unit.ends_with('s') {
            unit.to_owned()
        } else {
            format!("{unit}s")
        });
    }
    text.strip_suffix('h').map(str::to_owned)
}
