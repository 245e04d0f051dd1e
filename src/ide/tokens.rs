//! Semantic tokens: names by the kind of their entity, figures and dates, and what stands between them in quotations.

use crate::draft::{Block, BlockKind};
use crate::ide::Analysis;
use crate::model::{EntityKind, NameForm};
use crate::recognize::{FigureKind, Paragraph, quotations};
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
    /// Words of somebody else, between quotation marks or in a block quotation.
    Quotation,
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
    let (mut found, mut mentions) = (Vec::new(), Vec::new());
    for (start, block, results) in analysis.blocks() {
        if !block.span.shifted(start).overlaps(within) {
            continue;
        }
        let place = |it: SemanticSpan| SemanticSpan {
            span: block.prose.to_draft(it.span).shifted(start),
            ..it
        };
        mentions.clear();
        push_mentions(analysis, &results.paragraph, &mut mentions);
        // Of two that overlap the first stays, as clients draw one colour at a place. A number inside a name is such a pair.
        mentions.sort_by_key(|it| it.span);
        mentions.dedup_by(|later, first| first.span.overlaps(later.span));
        let quoted = quoted(block, &results.paragraph, &mentions);
        found.extend(mentions.iter().copied().chain(quoted).map(place));
    }
    found.retain(|it| it.span.overlaps(within));
    found.sort_by_key(|it| it.span);
    // One block may stand inside another's markup.
    found.dedup_by(|later, first| first.span.overlaps(later.span));
    found
}

/// The names and figures of a block; spans are bytes of its prose.
fn push_mentions(analysis: &Analysis, paragraph: &Paragraph, into: &mut Vec<SemanticSpan>) {
    let names = paragraph.names.iter();
    let names = names.filter(|it| analysis.context.counts(it));
    let names = names.map(|name| SemanticSpan {
        span: name.span,
        class: TokenClass::Entity(analysis.inputs.model.entity(name.entity).kind),
        outdated: matches!(name.form, NameForm::Former | NameForm::Misspelt),
    });
    let figures = paragraph.figures.iter().map(|figure| SemanticSpan {
        span: figure.span,
        class: class(figure.kind),
        outdated: false,
    });
    into.extend(names.chain(figures));
}

/// The quotations of a block but for the `mentions` in them, which are in order; spans are bytes of its prose.
fn quoted(block: &Block, paragraph: &Paragraph, mentions: &[SemanticSpan]) -> Vec<SemanticSpan> {
    let prose = block.prose.text();
    let whole = match block.kind {
        BlockKind::Quote => vec![Span::of(0..prose.len())],
        _ => quotations(prose, &paragraph.tokens),
    };
    let mut found = Vec::new();
    for quotation in whole {
        let first = mentions.partition_point(|it| it.span.end <= quotation.start);
        let inside = mentions.iter().skip(first).map(|it| it.span);
        let inside = inside.take_while(|it| it.start < quotation.end);
        let end = Span::new(quotation.end, quotation.end);
        let mut start = quotation.start;
        for next in inside.chain([end]) {
            let between = trimmed(prose, Span::new(start, next.start.max(start)));
            found.extend(between.map(|span| SemanticSpan {
                span,
                class: TokenClass::Quotation,
                outdated: false,
            }));
            start = next.end;
        }
    }
    found
}

/// A span without the white space at its ends; `None` where nothing else is left.
fn trimmed(prose: &str, span: Span) -> Option<Span> {
    let words = span.slice(prose);
    let start = span.start + Span::of(0..words.len() - words.trim_start().len()).end;
    let len = Span::of(0..words.trim().len()).end;
    (len > 0).then(|| Span::new(start, start + len))
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
    fn quotations_around_what_they_mention() {
        check(
            "“We paid Amazon $5 billion,” he said. It’s a 'plan'.\n\n> It is\n> **fine**, Amazon.\n",
            expect![[r#"
                “We paid Amazon $5 billion,” he said. It’s a 'plan'.
                 ^^^^^^^ Quotation
                         ^^^^^^ Entity(Company)
                                ^^^^^^^^^^ Figure
                                          ^ Quotation
                                                              ^^^^ Quotation
                > It is
                  ^^^^^ Quotation
                > **fine**, Amazon.
                            ^^^^^^ Entity(Company)
                                  ^ Quotation
            "#]],
        );
        check("“”", expect![[""]]);
    }

    #[test]
    fn only_what_was_asked_for() {
        let analysis = fixture::analysis("Amazon paid.\n\nReuters reported.\n");
        let found = semantic_spans(&analysis, Span::new(14, 17));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span, Span::new(14, 21));
    }
}
