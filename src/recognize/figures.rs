//! All figures of a block: amounts and times, overlaps resolved by one rule.

mod address;
mod amount;
mod bound;
mod found;
mod guard;
#[cfg(test)]
mod harness;
mod identifier;
mod lend;
mod limit;
mod list;
mod marker;
mod meant;
mod money;
mod multiple;
#[cfg(test)]
mod news;
mod noun;
mod number;
mod numbered;
mod ordinal;
mod part;
mod percent;
mod phone;
mod phrase;
mod piece;
mod proportion;
mod quantity;
mod range;
mod rate;
mod score;
mod shift;
mod times;
mod unit;
mod vague;

use super::figure::{Figure, FigureKind, Meaning};
use super::temporal::{DateOrder, recognize_temporals};
use crate::draft::Token;
use crate::model::Dimension;

/// Appends the figures of `prose` to `figures`, in order and without overlap.
pub fn recognize_figures(prose: &str, tokens: &[Token], figures: &mut Vec<Figure>) {
    recognize_figures_in(prose, tokens, None, figures);
}

/// As [`recognize_figures`], in a house that writes days and months in this order.
pub fn recognize_figures_in(
    prose: &str,
    tokens: &[Token],
    order: Option<DateOrder>,
    figures: &mut Vec<Figure>,
) {
    let first = figures.len();
    recognize_temporals(prose, tokens, order, figures);
    if let Some(times) = figures.get_mut(first..) {
        times::bind(prose, tokens, times);
    }
    amount::recognize_amounts(prose, tokens, figures, first);
    settle(figures, first);
}

/// Puts the figures from `first` on in order and resolves overlaps: the longer one stays, and of two that are equally long
/// the time, since a bare number says less ("1998").
///
/// Lengths are those of the core: "more than 2" must not win over "2 years" by its bound. Each recognizer's own figures do
/// not overlap one another, so one pass with the last survivor in view is enough.
fn settle(figures: &mut Vec<Figure>, first: usize) {
    let Some(candidates) = figures.get_mut(first..) else {
        return;
    };
    // The times are in order and so are the amounts: a sort that keeps runs only merges the two.
    candidates.sort_by_key(|figure| (figure.span, figure.core));
    let mut n_kept = 0;
    for idx in 0..candidates.len() {
        let Some(figure) = candidates.get(idx) else {
            break;
        };
        let last = |n_kept: usize| candidates.get(..n_kept).and_then(<[_]>::last);
        let mut wins = last(n_kept).is_none_or(|it| !is_rate_of(figure, it));
        while wins && let Some(rival) = last(n_kept).filter(|it| it.span.overlaps(figure.span)) {
            wins = rank(figure) > rank(rival);
            n_kept -= usize::from(wins);
        }
        if wins {
            candidates.swap(n_kept, idx);
            n_kept += 1;
        }
    }
    figures.truncate(first + n_kept);
}

/// Whether a length of time only says what the amount before it is counted per: "20 pounds a week".
fn is_rate_of(time: &Figure, amount: &Figure) -> bool {
    // "Three times a day" is a time of its own.
    let Some(gap) = time.span.start.checked_sub(amount.span.end) else {
        return false;
    };
    let one = matches!(&time.meaning, Meaning::Temporal(it) if it.is_one_unit());
    // "40 hours a week"
    if one && gap <= 1 && amount.kind == FigureKind::Duration {
        return true;
    }
    let timed = amount.amount().and_then(|it| it.per).is_some_and(|per| {
        per.units()
            .any(|it| matches!(it.dimension(), Dimension::Time | Dimension::Calendar))
    });
    // "55 billion cubic meters of gas a year": what is measured may stand between the two.
    timed
        && matches!(time.kind, FigureKind::Duration | FigureKind::Set)
        && (gap <= MAX_RATE_GAP || one && gap <= MAX_SUBSTANCE_GAP)
}

/// How many bytes may stand between an amount and the time of its rate: " per ".
const MAX_RATE_GAP: u32 = 5;

/// As [`MAX_RATE_GAP`], with the words for what is measured.
const MAX_SUBSTANCE_GAP: u32 = 30;

/// What decides between two figures that overlap.
fn rank(figure: &Figure) -> (u32, bool) {
    (
        figure.core.len(),
        matches!(figure.meaning, Meaning::Temporal(_)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bound, Extent, Unit};
    use crate::recognize::Amount;
    use crate::text::Span;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn figure(start: u32, end: u32) -> Figure {
        let amount = Amount {
            extent: Extent::One(Decimal::ONE),
            unit: Unit::ONE,
            per: None,
            grain: Decimal::ONE,
        };
        Figure {
            span: Span::new(start, end),
            core: Span::new(start, end),
            kind: FigureKind::Number,
            bound: Bound::Exact,
            meaning: Meaning::Amount(amount),
        }
    }

    #[track_caller]
    fn check(spans: &[(u32, u32)], expected: &[(u32, u32)]) {
        let mut figures: Vec<Figure> = spans
            .iter()
            .map(|&(start, end)| figure(start, end))
            .collect();
        settle(&mut figures, 0);
        let kept: Vec<(u32, u32)> = figures
            .iter()
            .map(|it| (it.span.start, it.span.end))
            .collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn the_longer_stays() {
        check(&[(0, 4), (5, 9)], &[(0, 4), (5, 9)]);
        check(&[(0, 2), (0, 8), (20, 22)], &[(0, 8), (20, 22)]);
        check(&[(0, 3), (4, 7), (2, 9)], &[(2, 9)]);
        check(&[(0, 8), (4, 7), (7, 9)], &[(0, 8)]);
    }

    proptest! {
        #[test]
        fn none_overlap(spans in proptest::collection::vec((0_u32..60, 1_u32..9), 0..30)) {
            let mut figures: Vec<Figure> = spans.iter().map(|&(start, len)| figure(start, start + len)).collect();
            settle(&mut figures, 0);
            prop_assert!(figures.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            prop_assert_eq!(figures.is_empty(), spans.is_empty());
        }
    }
}
