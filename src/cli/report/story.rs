//! The draft as a report shows it: its running text with names and figures that open a note, and findings in the margin.

use std::collections::HashMap;

use maud::{Markup, html};

use super::place::shown;
use crate::ide::{Analysis, Block, BlockAnalysis, BlockKind, FactSheet, Finding, LedgerEntry};
use crate::text::Span;

/// What a story is drawn from.
pub(super) struct Story<'a> {
    /// What the ids of the draft's parts begin with.
    pub(super) prefix: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) sheet: &'a FactSheet<'a>,
}

/// Where the note of a name or figure is found.
#[derive(Clone, Copy)]
enum Subject {
    /// A number in [`FactSheet::entities`].
    Entity(usize),
    /// A number in [`FactSheet::figures`].
    Figure(usize),
}

/// A stretch of a block's prose that is drawn in one way.
struct Piece {
    /// Bytes of the prose.
    span: Span,
    subject: Option<Subject>,
    /// The numbers of the findings on it, in the analysis.
    findings: Vec<usize>,
    /// What stands close behind a subject: bytes of the prose. A button is a box of its own to the line breaker, which would
    /// move a comma behind it to the next line.
    tail: Span,
}

/// The notes of a sheet by what they are on.
struct Subjects<'a> {
    /// By the id of the entity.
    entities: HashMap<&'a str, Subject>,
    /// By the place in the draft.
    figures: HashMap<Span, Subject>,
}

impl<'a> Subjects<'a> {
    fn of(sheet: &'a FactSheet<'_>) -> Subjects<'a> {
        let ids = sheet.entities.iter().map(|it| it.entity.id.as_str());
        let spans = sheet.figures.iter().map(|it| it.span);
        Subjects {
            entities: ids.zip((0..).map(Subject::Entity)).collect(),
            figures: spans.zip((0..).map(Subject::Figure)).collect(),
        }
    }

    /// The names and figures of a block that stands at `start`, in bytes of its prose.
    fn in_block(
        &self,
        analysis: &Analysis,
        start: u32,
        block: &Block,
        results: &BlockAnalysis,
    ) -> Vec<(Span, Subject)> {
        let names = results.paragraph.names.iter();
        let names = names.filter(|it| analysis.context.counts(it));
        let names = names.filter_map(|it| {
            let id = analysis.inputs.model.entity(it.entity).id.as_str();
            Some((it.span, *self.entities.get(id)?))
        });
        let figures = results.paragraph.figures.iter().filter_map(|it| {
            let at = block.prose.to_draft(it.span).shifted(start);
            Some((it.span, *self.figures.get(&at)?))
        });
        apart(names.chain(figures).collect())
    }
}

/// The longest text, in bytes, that is kept on the line of the button before it: an ending or a closing mark.
const MAX_TAIL: usize = 8;

impl Story<'_> {
    /// The whole story.
    pub(super) fn markup(&self) -> Markup {
        let subjects = Subjects::of(self.sheet);
        let blocks: Vec<_> = self.analysis.blocks().collect();
        let mut homeless: Vec<usize> = (0..self.analysis.findings.len()).collect();
        let rows: Vec<Markup> = blocks
            .iter()
            .enumerate()
            .map(|(idx, &(start, block, results))| {
                let findings = self.take_findings(&mut homeless, start, block);
                let subjects = subjects.in_block(self.analysis, start, block, results);
                let pieces = pieces(block.prose.text(), &subjects, &findings);
                // The title of the front matter, where the draft has a headline of its own below it.
                let is_title = |kind| matches!(kind, BlockKind::Headline(1));
                let next = blocks.get(idx + 1).map(|it| it.1.kind);
                let class = if next.is_some_and(is_title) {
                    "title"
                } else {
                    "headline"
                };
                self.row(block.kind, class, block.prose.text(), &pieces, &findings)
            })
            .collect();
        html! {
            div.story {
                @if !homeless.is_empty() {
                    div.row { div.copy {} div.margin { @for number in homeless { (self.note(number)) } } }
                }
                @for row in rows { (row) }
            }
        }
    }

    /// Takes the findings that begin in a block that stands at `start`; they are placed in bytes of its prose.
    fn take_findings(
        &self,
        homeless: &mut Vec<usize>,
        start: u32,
        block: &Block,
    ) -> Vec<(Span, usize)> {
        let mut taken = Vec::new();
        homeless.retain(|&number| {
            let Some(finding) = self.analysis.findings.get(number) else {
                return true;
            };
            let first = finding.at.start.checked_sub(start);
            let first = first.filter(|&it| block.span.touches(it));
            let Some(first) = first.and_then(|it| block.prose.to_prose(it)) else {
                return true;
            };
            let last = block.prose.to_prose(finding.at.end.saturating_sub(start));
            let end = last.unwrap_or(block.prose.text().len() as u32);
            taken.push((Span::new(first, end.max(first)), number));
            false
        });
        taken
    }

    fn row(
        &self,
        kind: BlockKind,
        headline: &str,
        prose: &str,
        pieces: &[Piece],
        findings: &[(Span, usize)],
    ) -> Markup {
        if prose.trim().is_empty() {
            return html! {};
        }
        let inside = html! { @for (idx, piece) in pieces.iter().enumerate() {
            (self.piece(prose, piece, pieces.get(idx + 1)))
        } };
        let copy = match kind {
            BlockKind::Headline(1) => html! { h3 class=(headline) { (inside) } },
            BlockKind::Headline(_) => html! { h4 { (inside) } },
            BlockKind::Standfirst => html! { p.standfirst { (inside) } },
            BlockKind::Paragraph => html! { p { (inside) } },
            BlockKind::ListItem { .. } => html! { ul { li { (inside) } } },
            BlockKind::Quote => html! { blockquote { p { (inside) } } },
            BlockKind::TableCell => html! { p.cell { (inside) } },
            BlockKind::Caption => html! { p.caption { (inside) } },
        };
        html! {
            div.row {
                div.copy { (copy) }
                @if !findings.is_empty() {
                    div.margin { @for (_, number) in findings { (self.note(*number)) } }
                }
            }
        }
    }

    fn piece(&self, prose: &str, piece: &Piece, next: Option<&Piece>) -> Markup {
        let text = shown(piece.span.slice(prose));
        let finding = piece
            .findings
            .first()
            .and_then(|it| self.analysis.findings.get(*it));
        let body = match (piece.subject, finding) {
            (Some(subject), _) => self.button(subject, &text),
            (None, Some(finding)) => html! { mark class=(finding.severity.word()) { (text) } },
            (None, None) => html! { (text) },
        };
        let ending = |it: &&usize| !next.is_some_and(|next| next.findings.contains(it));
        let signs = html! {
            @for number in piece.findings.iter().filter(ending) {
                sup { a href={ "#" (self.prefix) "-n" (number + 1) } aria-label={ "finding " (number + 1) } { (number + 1) } }
            }
        };
        match piece.tail.slice(prose) {
            "" => html! { (body) (signs) },
            tail => html! { span.close { (body) (signs) (tail) } },
        }
    }

    fn button(&self, subject: Subject, text: &str) -> Markup {
        let (class, target, told) = match subject {
            Subject::Entity(number) => ("entity", format!("{}-e{number}", self.prefix), ""),
            Subject::Figure(number) => {
                let state = self
                    .sheet
                    .figures
                    .get(number)
                    .map_or("", |it| it.state.word());
                (state, format!("{}-f{}", self.prefix, number + 1), state)
            }
        };
        html! {
            button type="button" class=(class) popovertarget=(target) {
                (text) @if !told.is_empty() { span.said { ", " (told) } }
            }
        }
    }

    fn note(&self, number: usize) -> Markup {
        let Some(finding) = self.analysis.findings.get(number) else {
            return html! {};
        };
        let severity = finding.severity.word();
        html! {
            div class={ "note " (severity) } id={ (self.prefix) "-n" (number + 1) } {
                p.what { span.number { (number + 1) } " " strong { (severity) } " " span.id { (finding.rule.code) } }
                p { (finding.message) }
                @for fix in proposals(finding) { p.fix { (fix) } }
                @if !finding.explanation.is_empty() {
                    details { summary { "Why, and what settles it" } p.why { (finding.explanation) } }
                }
            }
        }
    }
}

fn proposals(finding: &Finding<Span>) -> impl Iterator<Item = &str> {
    finding.fixes.iter().map(|it| it.title.as_str())
}

/// Names and figures by place, those that overlap an earlier one left out.
fn apart(mut subjects: Vec<(Span, Subject)>) -> Vec<(Span, Subject)> {
    subjects.sort_by_key(|it| it.0);
    let mut end = 0;
    subjects.retain(|(span, _)| {
        let free = span.start >= end && !span.is_empty();
        end = if free { span.end } else { end };
        free
    });
    subjects
}

/// Cuts a prose where subjects and findings begin and end. A subject is never cut: it is one button.
fn pieces(prose: &str, subjects: &[(Span, Subject)], findings: &[(Span, usize)]) -> Vec<Piece> {
    let inside = |at: u32| {
        subjects
            .iter()
            .any(|(span, _)| span.start < at && at < span.end)
    };
    let ends = |span: Span| [span.start, span.end];
    let mut cuts: Vec<u32> = subjects.iter().flat_map(|it| ends(it.0)).collect();
    cuts.extend(
        findings
            .iter()
            .flat_map(|it| ends(it.0))
            .filter(|at| !inside(*at)),
    );
    cuts.extend([0, prose.len() as u32]);
    cuts.sort_unstable();
    cuts.dedup();
    let starts = cuts.iter();
    let parts = starts
        .zip(cuts.iter().skip(1))
        .map(|(start, end)| Span::new(*start, *end));
    let mut pieces: Vec<Piece> = parts
        .map(|span| Piece {
            span,
            subject: subjects.iter().find(|it| it.0 == span).map(|it| it.1),
            findings: findings
                .iter()
                .filter(|it| it.0.overlaps(span))
                .map(|it| it.1)
                .collect(),
            tail: Span::new(span.end, span.end),
        })
        .collect();
    let mut rest = pieces.as_mut_slice();
    while let [before, behind @ ..] = rest {
        if let Some(piece) = behind.first_mut() {
            hand_tail(prose, before, piece);
        }
        rest = behind;
    }
    pieces
}

/// Gives a subject the letters that follow it without a space, such as an “s” or a comma.
fn hand_tail(prose: &str, before: &mut Piece, piece: &mut Piece) {
    if before.subject.is_none() || piece.subject.is_some() {
        return;
    }
    let text = piece.span.slice(prose);
    let tail = text
        .split(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .len();
    if tail <= MAX_TAIL {
        before.tail = Span::new(piece.span.start, piece.span.start + tail as u32);
        piece.span = Span::new(before.tail.end, piece.span.end);
    }
}

/// What the ledger and the notes say of a figure in one word and a sign.
pub(super) fn state(entry: &LedgerEntry<'_>) -> Markup {
    html! { span class={ "state " (entry.state.word()) } { (entry.state.word()) } }
}
