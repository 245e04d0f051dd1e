//! Vague counts: `dozens`, `hundreds of thousands`, `several hundred`, `a handful of voters`. They have ends and no value.

use rust_decimal::Decimal;

use super::found::Found;
use super::money::MILLION;
use crate::model::{Dimension, Extent, Unit};
use crate::recognize::Amount;
use crate::recognize::view::View;
use crate::recognize::vocabulary::{Numeral, tells_sum};

impl View<'_> {
    /// `dozens`, `hundreds of thousands`, `tens of millions of dollars`, `several hundred`, `a few million pounds`.
    pub(super) fn vague(self, idx: usize, floor: usize) -> Option<Found> {
        let (start, mut end, low, high) = self
            .several(idx, floor)
            .or_else(|| self.many(idx, floor))
            .or_else(|| self.few(idx, floor))?;
        let mut unit = Unit::ONE;
        let of = usize::from(self.is(end, "of"));
        if let Some((found, unit_end)) = self.unit_behind(end + of).filter(|(unit, _)| {
            !matches!(
                unit.dimension(),
                Dimension::Time | Dimension::Calendar | Dimension::Item | Dimension::Multiple
            )
        }) {
            (unit, end) = (found, unit_end);
        }
        // "millions of pounds in fines", but "millions of pounds of fish"
        if unit == const { Unit::known("lb") }
            && low.is_some_and(|it| it >= MILLION)
            && self.is_any(end - 1, &["pound", "pounds"])
            && (!self.is(end, "of") || self.text(end + 1).is_some_and(tells_sum))
        {
            unit = const { Unit::known("GBP") };
        }
        let amount = Amount {
            extent: Extent::Vague { low, high },
            unit,
            per: None,
            grain: Decimal::ZERO,
        };
        Some(self.with_bound(self.plain(start, end, amount), floor))
    }

    /// `several hundred`, `a few thousand`, `a couple of million`: the scale word stands at `idx`.
    fn several(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        if !matches!(
            self.numeral(idx)?,
            Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen
        ) {
            return None;
        }
        let mut at = idx.checked_sub(1).filter(|at| *at >= floor)?;
        if self.is(at, "of") && at > floor {
            at -= 1;
        }
        let (low, high) = match self.text(at)? {
            "several" | "Several" => (3, 9),
            "few" | "many" | "Many" => (2, 9),
            "couple" => (2, 2),
            _ => return None,
        };
        let article = at > floor && self.is_any(at - 1, &["a", "the"]);
        let start = at - usize::from(article);
        let scale = self.number(idx, false)?;
        Some((
            start,
            scale.tokens.end,
            scale.value.checked_mul(low.into()),
            scale.value.checked_mul(high.into()),
        ))
    }

    /// `dozens`, `thousands`, `hundreds of millions`.
    fn many(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        let tens =
            |exponent: u8| Decimal::from_i128_with_scale(10_i128.pow(exponent.min(20).into()), 0);
        let (mut low, mut end) = match self.numeral(idx)? {
            Numeral::Many(exponent) => (tens(exponent), idx + 1),
            Numeral::Dozens => (Decimal::from(12), idx + 1),
            _ => return None,
        };
        for _ in 0..2 {
            let Some(Numeral::Many(exponent)) =
                self.numeral(end + 1).filter(|_| self.is(end, "of"))
            else {
                break;
            };
            (low, end) = (low.checked_mul(tens(exponent))?, end + 2);
        }
        // "in the hundreds", "the thousands of" are vague all the same; "the twenties" never comes here.
        let told = idx > floor && self.is_any(idx - 1, &["many", "several"]);
        Some((
            idx - usize::from(told),
            end,
            Some(low),
            low.checked_mul(Decimal::TEN),
        ))
    }

    /// `several people`, `a handful of voters`, `scores of homes`, `a couple of ships`: vague, where something is counted.
    pub(super) fn few(
        self,
        idx: usize,
        floor: usize,
    ) -> Option<(usize, usize, Option<Decimal>, Option<Decimal>)> {
        let Numeral::Few(low, high) = self.numeral(idx)? else {
            return None;
        };
        let article = idx > floor && self.is(idx - 1, "a");
        let of = self.is(idx + 1, "of");
        // "several hundred", "a couple of million" are read from their scale word.
        let scaled = matches!(
            self.numeral(idx + 1 + usize::from(of)),
            Some(Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen)
        );
        let counts = !scaled
            && match self.text(idx)? {
                "several" | "Several" => {
                    self.is_counted_noun(idx + 1)
                        || self.is_lower(idx + 1) && self.is_counted_noun(idx + 2)
                }
                "scores" | "Scores" => of && self.is_lower(idx + 2),
                _ => article && (of || self.text(idx + 1).is_none()),
            };
        counts.then(|| {
            let start = idx - usize::from(article);
            (start, idx + 1, Some(low.into()), Some(high.into()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn vague() {
        check(
            "
            Dozens died; hundreds of thousands fled; tens of millions of dollars were lost.
            several hundred people, a few thousand, many thousands
            ",
            expect![[r#"
                Dozens = number ~12..120, exact
                hundreds of thousands = number ~100000..1000000, exact
                tens of millions of dollars = money ~10000000..100000000 USD, exact
                several hundred = number ~300..900, exact
                a few thousand = number ~2000..9000, exact
                many thousands = number ~1000..10000, exact
            "#]],
        );
    }

    #[test]
    fn vague_counts() {
        check(
            "
            Several ships sank, a handful of others and scores of boats limped home; several tons of oil
            She hit a couple of home runs in the 9th.
            several hundred, a couple of million
            The couple married; she scores often; several.
            ",
            expect![[r#"
                Several = number ~3..9, exact
                a handful = number ~3..9, exact
                scores = number ~20..200, exact
                several tons = quantity ~3..9 ton, exact
                a couple = number ~2..2, exact
                9th = ordinal 9, exact
                several hundred = number ~300..900, exact
                a couple of million = number ~2000000..2000000, exact
                -
            "#]],
        );
    }
}
