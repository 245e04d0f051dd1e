//! The pass over a block's tokens that finds amounts: where a figure may start, what kind it is, what surrounds it.

use std::ops::Range;

use super::found::{Found, kind_of};
use super::identifier::Chunk;
use super::piece::UnitPlace;
use crate::draft::{Token, TokenKind};
use crate::model::{Bound, Dimension, Extent};
use crate::recognize::Figure;
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{fraction_sign, unit_sign};

/// Appends the amounts of `prose` to `figures`, in order and without overlap. From `first` on these hold the times of the
/// prose, in order.
///
/// Invariant: each token is looked at from a bounded number of starts, so the pass is linear in the length of the prose.
pub(super) fn recognize_amounts(
    prose: &str,
    tokens: &[Token],
    figures: &mut Vec<Figure>,
    first: usize,
) {
    let view = View { prose, tokens };
    let mut chunk = Chunk::default();
    let mut times = first..figures.len();
    let mut floor = 0;
    let mut idx = 0;
    while let Some(token) = tokens.get(idx) {
        if token.spaced {
            chunk.start = idx;
        }
        if !view.may_start(idx) {
            idx += 1;
            continue;
        }
        // No amount in a date is longer than the date.
        let skipped = date_end(figures, &mut times, token.span.start)
            .map(|end| idx + view.n_tokens_before(idx, end))
            .or_else(|| chunk.identifier_end(view, idx))
            .or_else(|| view.phone_at(idx));
        if let Some(end) = skipped {
            (idx, floor) = (end, end);
        } else if let Some(found) = view.found_at(idx, floor) {
            idx = found.next.max(idx + 1);
            floor = idx;
            figures.extend(view.figure(found));
        } else {
            idx += 1;
        }
    }
}

/// Where the date ends that `offset` lies in and whose month is named. `times` are the numbers of the times that do not lie
/// before it. All offsets are bytes of the prose, and do not fall from one call to the next.
fn date_end(figures: &[Figure], times: &mut Range<usize>, offset: u32) -> Option<u32> {
    let mut rest = figures.get(times.clone())?.iter();
    let next = rest.find(|it| it.span.end > offset)?;
    times.start = times.end - rest.len() - 1;
    let date = next.temporal()?.calendar_date()?;
    let named = date.month.is_some() && (date.day.is_some() || date.year.is_some());
    (named && next.span.start <= offset).then_some(next.span.end)
}

impl View<'_> {
    /// How many tokens from `idx` on begin before `end`, bytes of the prose.
    fn n_tokens_before(self, idx: usize, end: u32) -> usize {
        let rest = self.tokens.get(idx..).unwrap_or_default();
        rest.iter().take_while(|it| it.span.start < end).count()
    }

    /// Whether a figure's first number, number word or currency sign may stand at `idx`. Nearly every token is turned away here.
    #[inline]
    fn may_start(self, idx: usize) -> bool {
        let Some(token) = self.tokens.get(idx) else {
            return false;
        };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => self.numeral(idx).is_some(),
            TokenKind::Symbol => {
                let text = token.text(self.prose);
                unit_sign(text).is_some_and(|unit| unit.dimension() == Dimension::Money)
                    || fraction_sign(text).is_some()
            }
            TokenKind::Punct | TokenKind::Suffix => false,
        }
    }

    /// The figure that starts at `idx`, or a little before it.
    fn found_at(self, idx: usize, floor: usize) -> Option<Found> {
        if self.kind(idx) == Some(TokenKind::Number)
            && self.is_part_of_name(idx)
            && !self.is_converted(idx, floor)
            && self.money_code_before(idx, floor).is_none()
        {
            return self.ordinal_figure(idx, floor).filter(|_| self.spaced(idx));
        }
        if idx <= 3
            && let Some(found) = self.percent_of(idx)
        {
            return Some(found);
        }
        if let Some(found) = self
            .vague(idx, floor)
            .or_else(|| self.share_of_unit(idx, floor))
        {
            return Some(found);
        }
        if let Some(found) = self.ordinal_figure(idx, floor) {
            return Some(found);
        }
        self.multiple(idx, floor)
            .or_else(|| self.measured(idx, floor))
            .or_else(|| self.part_alone(idx, floor))
    }

    /// Whether the number at `idx` is a measure once more, behind a slash: "100°F/38°C".
    fn is_converted(self, idx: usize, floor: usize) -> bool {
        idx > 0
            && floor + 1 == idx
            && self.is(floor, "/")
            && self
                .piece_at(idx, idx)
                .is_some_and(|piece| piece.place == UnitPlace::Behind)
    }

    /// A piece, or two that are a range, with rate and bound.
    fn measured(self, idx: usize, floor: usize) -> Option<Found> {
        let mut piece = self.piece_at(idx, floor)?;
        if let Some(proportion) = self.proportion(&piece) {
            return Some(self.with_bound(self.found(&proportion), floor));
        }
        if let Some(ends) = self.range_from(&piece, floor) {
            let mut found = self.found(&piece);
            (found.start, found.end, found.outer, found.next) =
                (ends.start, ends.end, (ends.start, ends.end), ends.end);
            found.amount.extent = Extent::Range {
                low: ends.low,
                high: ends.high,
            };
            (found.amount.unit, found.amount.grain) = (ends.unit, ends.grain);
            (found.kind, found.bound) = (kind_of(ends.unit), Bound::Between);
            return Some(self.with_bound(self.with_rate(found), floor));
        }
        if piece.form == NumberForm::Fraction
            && let Some(range) = self.range_of_parts(self.found(&piece), floor)
        {
            return Some(range);
        }
        self.add_compound(&mut piece);
        self.below_zero(&mut piece);
        self.absolute_zero(&mut piece, floor);
        // "a 3-2 ruling", "won 6-3": what a dash joins and no range takes is a score.
        (!self.is_score(&piece)).then_some(())?;
        self.is_bare_number(&piece).then_some(())?;
        let lent = self.lent_unit(&piece).unwrap_or(piece);
        let found = self.with_bound(self.with_rate(self.found(&lent)), floor);
        Some(self.with_other_bound(found).unwrap_or(found))
    }

    fn money_code_before(self, idx: usize, floor: usize) -> Option<()> {
        let piece = self.piece_at(idx, floor)?;
        (piece.place == UnitPlace::Before && piece.start < idx).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::amounts;
    use crate::model::Extent;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    /// Pieces that figures are made of, and what stands between them: more telling than arbitrary text.
    fn scrap() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "$",
            "€",
            "US",
            "Rs",
            "dlrs",
            "2",
            "1,234.5",
            "12,34,567",
            "½",
            "3/4",
            "million",
            "bn",
            "crore",
            "hundred",
            "a",
            "two",
            "twenty",
            "-",
            "–",
            "to",
            "and",
            "between",
            "from",
            "up",
            "more",
            "than",
            "%",
            "percent",
            "per",
            "cents",
            "km",
            "feet",
            "inches",
            "pounds",
            "in",
            "of",
            "(",
            ")",
            ".",
            ",",
            "é",
            "\u{a0}",
            "\u{2011}",
            " ",
            " ",
            " ",
            "share",
            "dozen",
            "dozens",
            "several",
            "third",
            "21",
            "st",
            "zero",
            "minus",
            "+",
            "or",
            "so",
            "+1",
            "point",
            "half",
            "quarter",
            "m",
            "°",
            "C",
            "x",
            "99999999999999999999999999",
            "0.0000000000000000000000000001",
            "trillion",
            "🦀",
            "'",
            "’s",
            "one",
            "~",
            "±",
            "[",
            "]",
        ])
    }

    fn scraps() -> impl Strategy<Value = String> {
        prop::collection::vec(scrap(), 0..24).prop_map(|scraps| scraps.concat())
    }

    #[track_caller]
    fn check_invariants(prose: &str) {
        let figures = amounts(prose);
        for figure in &figures {
            let range = figure.span.range();
            assert!(
                prose.is_char_boundary(range.start) && prose.is_char_boundary(range.end),
                "{prose:?}"
            );
            assert!(
                !figure.core.is_empty() && figure.span.covers(figure.core),
                "{prose:?}"
            );
            if let Some(amount) = figure.amount() {
                assert!(amount.grain >= Decimal::ZERO);
                if let Extent::Range { low, high } = amount.extent {
                    assert!(low < high, "{prose:?}");
                }
            }
        }
        assert!(
            figures
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start),
            "{prose:?}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn spans_hold_on_any_text(prose in "\\PC{0,60}") {
            check_invariants(&prose);
        }

        #[test]
        fn spans_hold_on_scraps_of_figures(prose in scraps()) {
            check_invariants(&prose);
        }

        /// What is printed from what was read reads the same again.
        #[test]
        fn printed_amounts_read_the_same(mantissa in 1_i64..10_000_000, places in 0_u32..3, unit in prop::sample::select(vec!["USD", "EUR", "INR", "km", "GW", "kg", "%"])) {
            let value = Decimal::new(mantissa, places).normalize();
            let prose = format!("It was {value} {unit} more.");
            let figures = amounts(&prose);
            prop_assert_eq!(figures.len(), 1);
            let amount = figures[0].amount().copied();
            prop_assert_eq!(amount.map(|it| (it.extent, it.unit.symbol())), Some((Extent::One(value), unit)));
        }
    }

    #[test]
    fn hostile_text_is_read_without_harm() {
        for scrap in [
            "9",
            "9,",
            "million ",
            "one ",
            "1 000 ",
            "1-",
            "$",
            "two and a half ",
            "a hundred and ",
            "5 feet ",
            "between 1 and ",
            "(1",
            "from ",
            "no more than ",
            "1/2 ",
            "٣",
        ] {
            check_invariants(&scrap.repeat(20_000));
        }
    }
}
