//! The pass over a block's tokens that finds amounts: where a figure may start, what kind it is, what surrounds it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::bound::inclusive;
use super::guard::Chunk;
use super::piece::{Piece, UnitPlace};
use super::unit::is_measure;
use crate::draft::{Token, TokenKind};
use crate::model::{Bound, Dimension, Extent, Unit};
use crate::recognize::number::NumberForm;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, fraction_sign, unit_sign};
use crate::recognize::{Amount, Figure, FigureKind, Meaning, Rate, is_function_word};
use crate::text::Span;

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
        if let Some(end) = date_end(figures, &mut times, token.span.start) {
            // No amount in a date is longer than the date.
            idx += view.n_tokens_before(idx, end);
            floor = idx;
            continue;
        }
        if idx >= chunk.end {
            chunk = view.chunk_at(chunk.start.max(chunk.end));
        }
        if chunk.identifier {
            idx = chunk.end;
            floor = idx;
            continue;
        }
        if let Some(end) = view.phone_at(idx) {
            idx = end;
            floor = end;
            continue;
        }
        match view.found_at(idx, floor) {
            Some(found) => {
                idx = found.next.max(idx + 1);
                floor = idx;
                figures.extend(view.figure(found));
            }
            None => idx += 1,
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

/// Words behind "double" and its kin where they multiply what follows.
const AFTER_MULTIPLE: &[&str] = &[
    "the", "that", "those", "its", "their", "his", "her", "our", "my", "what", "last",
];

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

    /// "more than 10 and less than 40", "at least 20 but no more than half": two bounds that make a range.
    pub(super) fn with_other_bound(self, found: Found) -> Option<Found> {
        let lower = |bound| matches!(bound, Bound::MoreThan | Bound::AtLeast);
        let upper = |bound| matches!(bound, Bound::LessThan | Bound::UpTo);
        let joint = found.outer.1;
        (lower(found.bound) || upper(found.bound)).then_some(())?;
        self.is_any(joint, &["and", "but"]).then_some(())?;
        let at = (joint + 2..joint + 8).find(|at| self.is_number_word(*at))?;
        let other = self.other_limit(at, joint + 1)?;
        let (bound, start) = self.bound_before(other.start, joint + 1)?;
        let opposite = lower(found.bound) && upper(bound) || upper(found.bound) && lower(bound);
        (opposite && start == joint + 1 && other.amount.unit == found.amount.unit).then_some(())?;
        let (Extent::One(value), Extent::One(limit)) = (found.amount.extent, other.amount.extent)
        else {
            return None;
        };
        let (low, high) = if lower(bound) {
            (limit, value)
        } else {
            (value, limit)
        };
        (low < high).then_some(())?;
        Some(Found {
            end: other.end,
            outer: (found.outer.0, other.end),
            start: found.outer.0,
            next: other.end,
            bound: Bound::Between,
            amount: Amount {
                extent: Extent::Range { low, high },
                ..found.amount
            },
            ..found
        })
    }

    /// The amount at `idx` that the second of two bounds limits: a number, or a part such as "a half".
    fn other_limit(self, idx: usize, floor: usize) -> Option<Found> {
        self.piece_at(idx, floor)
            .map(|piece| self.found(&piece))
            .or_else(|| self.bounded_part(idx, floor))
    }

    fn is_number_word(self, idx: usize) -> bool {
        matches!(self.kind(idx), Some(TokenKind::Number | TokenKind::Symbol))
            || self.numeral(idx).is_some()
    }

    /// Whether digits without a unit are joined to further digits.
    fn is_score(self, piece: &Piece) -> bool {
        let joint = self.joined(piece.end);
        let dash =
            self.is_dash(piece.end) && !self.spaced(piece.end) && !self.spaced(piece.end + 1);
        piece.place == UnitPlace::None
            && (joint != piece.end || dash)
            && self.kind(piece.end + 1) == Some(TokenKind::Number)
    }

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

    /// Adds the words of a bound on both sides. Those before win: "more than 20 or so".
    pub(super) fn with_bound(self, mut found: Found, floor: usize) -> Found {
        if let Some((bound, start)) = self.bound_before(found.start, floor) {
            found.outer.0 = start;
            found.bound = bound;
            if let Some(end) = self.or_equal_behind(found.end) {
                found.bound = inclusive(bound);
                (found.outer.1, found.next) = (end, found.next.max(end));
            } else if bound == Bound::About
                && let Some((limit @ (Bound::AtLeast | Bound::UpTo), end)) =
                    self.bound_behind(found.end)
            {
                // "about 500 or more": the limit says more.
                found.bound = limit;
                (found.outer.1, found.next) = (end, found.next.max(end));
            }
            return found;
        }
        if let Some((bound, end)) = self.bound_behind(found.end)
            && !self.is_sum_of_two(&found)
        {
            found.outer.1 = end;
            found.next = found.next.max(end);
            found.bound = bound;
            // "$10-plus million": so may the scale.
            if let Some((scale, scale_end)) = self.scale_behind_bound(end)
                && let Extent::One(value) = found.amount.extent
                && let Some(value) = value.checked_mul(scale)
            {
                found.amount.extent = Extent::One(value);
                (found.end, found.outer.1, found.next) = (scale_end, scale_end, scale_end);
            }
            let end = found.outer.1;
            // "20-plus months": the unit may stand behind the bound.
            if found.amount.unit == Unit::ONE
                && let Some((unit, unit_end)) =
                    self.unit_behind(end).filter(|(unit, _)| is_measure(*unit))
            {
                (found.amount.unit, found.end, found.outer.1, found.kind) =
                    (unit, unit_end, unit_end, kind_of(unit));
                found.next = unit_end;
            }
            self.add_rate_behind_bound(&mut found);
        }
        found
    }

    /// Whether "plus" behind money adds something to it: "$20 plus tax".
    fn is_sum_of_two(self, found: &Found) -> bool {
        found.kind == FigureKind::Money
            && self.is(found.end, "plus")
            && self.spaced(found.end)
            && self.is_lower(found.end + 1)
            && !self.text(found.end + 1).is_some_and(is_function_word)
    }

    /// Notes the rate behind the words of a bound: "$3m-plus a year".
    fn add_rate_behind_bound(self, found: &mut Found) {
        if found.amount.per.is_none()
            && found.kind != FigureKind::Number
            && let Some((unit, end)) = self.rate_at(found.outer.1)
        {
            let (and, in_unit) = (None, false);
            found.amount.per = Some(Rate { unit, and, in_unit });
            found.next = end;
        }
    }

    /// The scale word behind `-plus`, `-odd` or `-some`, and the token after it.
    fn scale_behind_bound(self, end: usize) -> Option<(Decimal, usize)> {
        let glued = self.is_any(end.checked_sub(1)?, &["plus", "odd", "some"]);
        let Some(Numeral::Scale(_) | Numeral::Hundred) = self.numeral(end).filter(|_| glued) else {
            return None;
        };
        let scale = self.number(end, false)?;
        Some((scale.value, scale.tokens.end))
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

    fn figure(self, found: Found) -> Option<Figure> {
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

    fn money_code_before(self, idx: usize, floor: usize) -> Option<()> {
        let piece = self.piece_at(idx, floor)?;
        (piece.place == UnitPlace::Before && piece.start < idx).then_some(())
    }

    /// "more than double", "nearly triple": a bound before a word that may be an adjective too, as in "over double rooms".
    fn is_limited_multiple(self, idx: usize, floor: usize) -> bool {
        let clear = self.is_any(idx.wrapping_sub(1), &["than", "nearly", "almost"]);
        clear && !self.is_counted_noun(idx + 1) && self.bound_before(idx, floor).is_some()
    }

    /// `1.5x`, `tenfold`, `twice`, `three times` as a multiple.
    fn multiple(self, idx: usize, floor: usize) -> Option<Found> {
        let value = match self.numeral(idx)? {
            Numeral::Fold(value) => value,
            _ => return None,
        };
        // "doubled down", "doubled over in pain"
        if self.is(idx, "doubled") && self.is_any(idx + 1, &["down", "over", "up", "back"]) {
            return None;
        }
        // "double the average", "nearly double"; not "a double room", "it doubles as a studio".
        if self.is_any(idx, &["double", "triple", "treble", "quadruple"])
            && !self.is_any(idx + 1, AFTER_MULTIPLE)
            && !self.is_limited_multiple(idx, floor)
        {
            return None;
        }
        let amount = Amount {
            extent: Extent::One(value.into()),
            unit: const { Unit::known("x") },
            per: None,
            grain: Decimal::ONE,
        };
        let found = Found {
            start: idx,
            end: idx + 1,
            outer: (idx, idx + 1),
            next: idx + 1,
            kind: FigureKind::Number,
            bound: Bound::Exact,
            amount,
        };
        Some(self.with_bound(found, floor))
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
    use super::super::harness::{amounts, check};
    use crate::model::Extent;
    use crate::recognize::FigureKind;
    use expect_test::expect;
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
    fn multiples_behind_a_limit() {
        check(
            "
            Costs are nearly double, more than triple and almost quadruple; it quintupled.
            Nearly double rooms; a double, more than double beds
            The fee is $2.5m-plus a year.
            ",
            expect![[r#"
                nearly double = number 2 x, less_than
                more than triple = number 3 x, more_than
                almost quadruple = number 4 x, less_than
                quintupled = number 5 x, exact
                -
                $2.5m-plus = money 2500000 USD/a, at_least
            "#]],
        );
    }
}
