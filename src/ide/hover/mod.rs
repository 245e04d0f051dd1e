//! Hover: what is known about the name, figure or date under the cursor, and what is wrong with it.
//!
//! The most relevant comes first and everything is short: findings, then what was understood, then a few facts with
//! status, date and source.

mod entity;
mod fact;
mod figure;
mod when;

use crate::check::Finding;
use crate::ide::Analysis;
use crate::ide::markup::{Markup, soft, strong, text};
use crate::ide::spot::Spot;
use crate::model::{FactIdx, Model};
use crate::text::Span;

/// What a hover shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about: bytes of the draft.
    pub span: Span,
    /// What to read.
    pub markup: Markup,
}

/// What is known at `offset` (bytes of the draft); `None` where there is nothing to say.
pub fn hover(analysis: &Analysis, offset: u32) -> Option<Hover> {
    let mut markup = Markup::default();
    let findings: Vec<&Finding<Span>> = analysis
        .findings
        .iter()
        .filter(|it| it.at.touches(offset))
        .collect();
    for finding in &findings {
        about_finding(finding, &mut markup);
    }
    let mention =
        Spot::at(analysis, offset).and_then(|spot| about_mention(analysis, spot, &mut markup));
    let span = mention.or_else(|| {
        findings
            .iter()
            .map(|it| it.at)
            .min_by_key(|span| span.len())
    })?;
    (!markup.is_empty()).then_some(Hover { span, markup })
}

/// What a fact says, how it stands, since when and who says so, in one paragraph.
pub fn describe_fact(model: &Model, fact: FactIdx) -> Markup {
    let mut markup = Markup::default();
    fact::describe(model, fact, &mut markup);
    markup
}

fn about_mention(analysis: &Analysis, spot: Spot<'_>, markup: &mut Markup) -> Option<Span> {
    if let Some(name) = spot.name() {
        entity::describe(analysis, spot, name, markup);
        return Some(spot.to_draft(name.span));
    }
    let (idx, figure) = spot.figure()?;
    match (figure.amount(), figure.temporal()) {
        (Some(amount), _) => figure::describe(figure, amount, markup),
        (None, Some(temporal)) => when::describe(temporal, &analysis.context, markup),
        (None, None) => {}
    }
    fact::related_to_figure(analysis, spot, idx, markup);
    Some(spot.to_draft(figure.span))
}

fn about_finding(finding: &Finding<Span>, markup: &mut Markup) {
    let severity = finding.severity.word();
    markup.paragraph([
        strong(finding.message.clone()),
        soft(format!(" {severity}, {}", finding.rule.code)),
    ]);
    if !finding.explanation.is_empty() {
        markup.paragraph([text(finding.explanation.clone())]);
    }
}
