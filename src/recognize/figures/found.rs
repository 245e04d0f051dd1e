//! A figure in tokens, before it becomes one in bytes of the prose.

use super::piece::Piece;
use crate::model::{Bound, Dimension, Extent, Unit};
use crate::recognize::view::View;
use crate::recognize::{Amount, Figure, FigureKind, Meaning};
use crate::text::Span;

/// A figure in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The first token of its core.
    pub(super) start: usize,
    /// The token after the last of its core.
    pub(super) end: usize,
    /// First and last of all, bound words included.
    pub(super) outer: (usize, usize),
    /// Where the search goes on: behind its rate.
    pub(super) next: usize,
    /// Its sort.
    pub(super) kind: FigureKind,
    /// How it is meant.
    pub(super) bound: Bound,
    /// What it says.
    pub(super) amount: Amount,
}

impl Found {
    /// Takes the tokens before `end` into the whole.
    pub(super) fn extend_to(&mut self, end: usize) {
        self.outer.1 = end;
        self.next = self.next.max(end);
    }
}

impl View<'_> {
    pub(super) fn plain(self, start: usize, end: usize, amount: Amount) -> Found {
        Found {
            start,
            end,
            outer: (start, end),
            next: end,
            kind: kind_of(amount.unit),
            bound: Bound::Exact,
            amount,
        }
    }

    pub(super) fn found(self, piece: &Piece) -> Found {
        Found {
            start: piece.start,
            end: piece.end,
            outer: (piece.start, piece.end),
            next: piece.end,
            kind: kind_of(piece.unit),
            bound: Bound::Exact,
            amount: Amount {
                extent: Extent::One(piece.value),
                unit: piece.unit,
                per: None,
                grain: piece.grain,
            },
        }
    }

    pub(super) fn figure(self, found: Found) -> Option<Figure> {
        let end = self.substance_end(&found).unwrap_or(found.outer.1);
        Some(Figure {
            span: self.span(found.outer.0, end)?,
            core: self.span(found.start, found.end)?,
            kind: found.kind,
            bound: found.bound,
            meaning: Meaning::Amount(found.amount),
        })
    }

    fn span(self, start: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(start)?;
        let last = self.tokens.get(end.checked_sub(1)?)?;
        Some(Span::new(first.span.start, last.span.end))
    }

    /// The token after the substance of an ingredient line, a block that is a measure and what is measured and no more:
    /// "500 g of flour". In a sentence the substance is a noun of its own.
    fn substance_end(self, found: &Found) -> Option<usize> {
        let end = found.outer.1;
        let measured = matches!(
            found.amount.unit.dimension(),
            Dimension::Mass | Dimension::Volume
        );
        let substance = self.is(end, "of") && self.is_lower(end + 1);
        let whole = found.outer.0 == 0 && end + 2 == self.tokens.len();
        (measured && substance && whole).then_some(end + 2)
    }
}

/// The kind of figure that a unit makes.
pub(super) fn kind_of(unit: Unit) -> FigureKind {
    match unit.dimension() {
        Dimension::Money => FigureKind::Money,
        Dimension::Percent | Dimension::Points => FigureKind::Percent,
        Dimension::Count | Dimension::Multiple => FigureKind::Number,
        _ => FigureKind::Quantity,
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::amounts;
    use crate::recognize::FigureKind;

    #[test]
    fn kinds() {
        for (prose, kind) in [
            ("$5", FigureKind::Money),
            ("5 km", FigureKind::Quantity),
            ("5%", FigureKind::Percent),
            ("5 basis points", FigureKind::Percent),
            ("5 men", FigureKind::Number),
            ("fifth", FigureKind::Ordinal),
        ] {
            assert_eq!(
                amounts(prose).first().map(|it| it.kind),
                Some(kind),
                "{prose}"
            );
        }
    }

    #[test]
    fn grain_is_one_in_the_last_printed_place() {
        for (prose, grain) in [
            ("$1.2 billion", "100000000"),
            ("$50 billion", "1000000000"),
            ("3.50 euros", "0.01"),
            ("1,200 people", "1"),
            ("50 cents", "0.01"),
            ("½ mile", "0"),
        ] {
            let figures = amounts(prose);
            let found = figures
                .first()
                .and_then(|it| it.amount())
                .map(|it| it.grain.normalize().to_string());
            assert_eq!(found.as_deref(), Some(grain), "{prose}");
        }
    }
}
