//! Go to declaration: from a mention to the place where the draft introduces its entity, from a figure to the draft's first
//! statement of its fact.

use super::analysis::Analysis;
use super::mentions::{Subject, mentions, subject_at};
use super::spot::Spot;
use crate::draft::BlockKind;
use crate::model::{EntityIdx, NameForm};
use crate::text::Span;

/// A place in the draft that was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// What was asked about: bytes of the draft.
    pub origin: Span,
    /// Where it is introduced: bytes of the draft.
    pub span: Span,
}

/// Where the draft introduces the thing at `offset` (bytes of the draft); `None` where nothing stands that could be.
///
/// An entity is introduced by its first full reference below the headlines, else by the first full one, else by
/// the first below the headlines, else by the first.
pub fn declaration(analysis: &Analysis, offset: u32) -> Option<Declaration> {
    let spot = Spot::at(analysis, offset)?;
    if let Some(name) = spot.name() {
        return Some(Declaration {
            origin: spot.to_draft(name.span),
            span: introduction(analysis, name.entity)?,
        });
    }
    let (_, figure) = spot.figure()?;
    let subject = subject_at(analysis, offset)?;
    Some(Declaration {
        origin: spot.to_draft(figure.span),
        span: *mentions(analysis, &subject).first()?,
    })
}

/// Where a draft introduces a subject; `None` where it does not mention it.
pub fn introduced(analysis: &Analysis, subject: &Subject) -> Option<Span> {
    match subject {
        Subject::Entity(id) => introduction(analysis, analysis.inputs.model.entity_by_id(id)?),
        _ => mentions(analysis, subject).first().copied(),
    }
}

/// Where a draft gives the full name of an entity below its headlines for the first time; `None` where it does not.
pub(super) fn full_reference(analysis: &Analysis, entity: EntityIdx) -> Option<Span> {
    let (rank, span) = best_reference(analysis, entity)?;
    (rank == 0).then_some(span)
}

fn introduction(analysis: &Analysis, entity: EntityIdx) -> Option<Span> {
    best_reference(analysis, entity).map(|(_, span)| span)
}

/// The mention that introduces an entity best, with its rank: 0 for a full reference below the headlines.
fn best_reference(analysis: &Analysis, entity: EntityIdx) -> Option<(u8, Span)> {
    let mut best: Option<(u8, Span)> = None;
    for (start, block, results) in analysis.blocks() {
        let names = results.paragraph.names.iter();
        for name in names.filter(|it| it.entity == entity && analysis.context.counts(it)) {
            let rank = match (is_full(name.form), block.kind) {
                (true, BlockKind::Headline(_)) => 1,
                (true, _) => 0,
                (false, BlockKind::Headline(_)) => 3,
                (false, _) => 2,
            };
            if best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, block.prose.to_draft(name.span).shifted(start)));
            }
            if rank == 0 {
                return best;
            }
        }
    }
    best
}

/// Whether a reader who knows nothing of the entity can look it up by a name of this form.
pub(super) fn is_full(form: NameForm) -> bool {
    matches!(form, NameForm::Name | NameForm::Legal | NameForm::Alias)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        let (analysis, offset) = fixture::funds_at_cursor(marked);
        let spans = declaration(&analysis, offset)
            .map(|it| [(it.origin, "asked"), (it.span, "introduced")]);
        let text = analysis.text.to_string();
        expected.assert_eq(&fixture::draw(&text, spans.into_iter().flatten()));
    }

    #[test]
    fn the_first_full_reference() {
        check(
            "# Brightwater Rail grows\n\nBrightwater met **Brightwater Rail**.\n\nBright<|>water left.\n",
            expect![[r#"
                Brightwater met **Brightwater Rail**.
                                  ^^^^^^^^^^^^^^^^ introduced
                Brightwater left.
                ^^^^^^^^^^^ asked
            "#]],
        );
        check(
            "# Brightwater Rail\n\nBright<|>water left.",
            expect![[r#"
                # Brightwater Rail
                  ^^^^^^^^^^^^^^^^ introduced
                Brightwater left.
                ^^^^^^^^^^^ asked
            "#]],
        );
        check(
            "Bright<|>water left.",
            expect![[r#"
            Brightwater left.
            ^^^^^^^^^^^ asked
            ^^^^^^^^^^^ introduced
        "#]],
        );
    }

    #[test]
    fn the_first_statement() {
        check(
            "Brightwater will invest $9 million in Northgate.\n\nBrightwater will invest $8 mil<|>lion in Northgate.",
            expect![[r#"
                Brightwater will invest $9 million in Northgate.
                                        ^^^^^^^^^^ introduced
                Brightwater will invest $8 million in Northgate.
                                        ^^^^^^^^^^ asked
            "#]],
        );
        check("It costs $8 mil<|>lion.", expect![[r#""#]]);
        check("The c<|>at sat.", expect![[r#""#]]);
    }
}
