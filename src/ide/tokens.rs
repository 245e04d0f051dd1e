//! Semantic tokens: names by the kind of their entity, figures and dates.

use crate::ide::Analysis;
use crate::model::{EntityKind, NameForm};
use crate::recognize::FigureKind;
use crate::text::Span;

/// What a coloured stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenClass {
    /// A name.
    Entity(EntityKind),
    /// An amount, a share, a number, a rank.
    Figure,
    /// A date, a time, a length of time.
    Time,
}

/// A coloured stretch of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SemanticSpan {
    /// Where: bytes of the draft.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
    /// Whether it is a name that should not be used: of the past, or misspelt.
    pub outdated: bool,
}

/// The coloured stretches that share a byte with `within` (bytes of the draft), in order and without overlap.
pub fn semantic_spans(analysis: &Analysis, within: Span) -> Vec<SemanticSpan> {
    let mut found = Vec::new();
    for (start, block, results) in analysis.blocks() {
        if !block.span.shifted(start).overlaps(within) {
            continue;
        }
        let place = |span| block.prose.to_draft(span).shifted(start);
        let names = results.paragraph.names.iter();
        let names = names.filter(|it| analysis.context.counts(it));
        found.extend(names.map(|name| SemanticSpan {
            span: place(name.span),
            class: TokenClass::Entity(analysis.inputs.model.entity(name.entity).kind),
            outdated: matches!(name.form, NameForm::Former | NameForm::Misspelt),
        }));
        found.extend(results.paragraph.figures.iter().map(|figure| SemanticSpan {
            span: place(figure.span),
            class: class(figure.kind),
            outdated: false,
        }));
    }
    found.retain(|it| it.span.overlaps(within));
    found.sort_by_key(|it| it.span);
    without_overlap(found)
}

fn class(kind: FigureKind) -> TokenClass {
    match kind {
        FigureKind::Money
        | FigureKind::Quantity
        | FigureKind::Percent
        | FigureKind::Number
        | FigureKind::Ordinal => TokenClass::Figure,
        FigureKind::Date | FigureKind::Time | FigureKind::Duration | FigureKind::Set => {
            TokenClass::Time
        }
    }
}

/// Of two that overlap the first stays, as clients draw one colour at a place. A number inside a name is such a pair.
fn without_overlap(spans: Vec<SemanticSpan>) -> Vec<SemanticSpan> {
    let mut kept: Vec<SemanticSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        if kept
            .last()
            .is_none_or(|last| !last.span.overlaps(span.span))
        {
            kept.push(span);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let analysis = fixture::analysis(text);
        let spans = semantic_spans(&analysis, Span::new(0, u32::MAX));
        let spans: Vec<(Span, String)> = spans
            .iter()
            .map(|it| {
                let outdated = if it.outdated { " outdated" } else { "" };
                (it.span, format!("{:?}{outdated}", it.class))
            })
            .collect();
        let spans = spans.iter().map(|(span, label)| (*span, label.as_str()));
        expected.assert_eq(&fixture::draw(text, spans));
    }

    #[test]
    fn names_figures_and_times() {
        check(
            "Amazon paid $5 billion for ChatGPT on 17 March 2026.\n\nAntropic did not.\n",
            expect![[r#"
                Amazon paid $5 billion for ChatGPT on 17 March 2026.
                ^^^^^^ Entity(Company)
                            ^^^^^^^^^^ Figure
                                           ^^^^^^^ Entity(Product)
                                                      ^^^^^^^^^^^^^ Time
                Antropic did not.
                ^^^^^^^^ Entity(Company) outdated
            "#]],
        );
    }

    #[test]
    fn only_what_was_asked_for() {
        let analysis = fixture::analysis("Amazon paid.\n\nReuters reported.\n");
        let found = semantic_spans(&analysis, Span::new(14, 17));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span, Span::new(14, 21));
    }
}
