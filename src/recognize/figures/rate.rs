//! Rates: what an amount is counted per, "a share", "per day".

use super::found::Found;
use super::unit::{is_counted_per, is_measure};
use crate::draft::TokenKind;
use crate::model::{Dimension, Unit};
use crate::recognize::view::View;
use crate::recognize::{FigureKind, Rate};

/// Words in small letters that "each" may stand before without being their article.
const AFTER_EACH: &[&str] = &[
    "in", "on", "for", "to", "and", "or", "at", "from", "by", "with", "when", "if", "as", "per",
    "but", "last", "this", "next", "over", "under",
];

/// How many tokens the bracket of a conversion may hold, its ends included.
const MAX_CONVERSION: usize = 8;

impl View<'_> {
    /// Notes what the amount is counted per: "a share", "per day". The words stay outside the span, unless they make one
    /// unit of measure with the unit before them: "5 kg per hectare", "1,200 kg/m³".
    pub(super) fn with_rate(self, mut found: Found) -> Found {
        if matches!(found.kind, FigureKind::Number) {
            return self.with_frequency(found);
        }
        if let Some((per, end)) = self
            .rate_at(found.end)
            .or_else(|| self.rate_behind_substance(found.end))
            .or_else(|| self.rate_in_sign(found.end))
            .or_else(|| self.rate_behind_conversion(&found))
        {
            // "20 J/m² per year": a rate of a rate.
            let (and, end) = match self.rate_at(end).filter(|_| self.is_per(end)) {
                Some((and, end)) => (Some(and), end),
                None => (None, end),
            };
            let in_unit = self.is_compound_unit(&found);
            let unit = per;
            found.amount.per = Some(Rate { unit, and, in_unit });
            found.next = end;
            if in_unit {
                (found.end, found.outer.1) = (end, end);
            }
        }
        found
    }

    /// Notes the time that a bare number is counted per: "300 a day". Other words of rates are nouns of their own there.
    fn with_frequency(self, mut found: Found) -> Found {
        if found.amount.unit == Unit::ONE
            && let Some((unit, end)) = self
                .rate_at(found.end)
                .or_else(|| self.rate_behind_noun(found.end))
            && (matches!(unit.dimension(), Dimension::Time | Dimension::Calendar)
                || unit.dimension() == Dimension::Area)
        {
            let (and, in_unit) = (None, false);
            found.amount.per = Some(Rate { unit, and, in_unit });
            found.next = end;
        }
        found
    }

    /// "160,000 cars a day", "9 large ships a week": the rate behind what is counted.
    fn rate_behind_noun(self, idx: usize) -> Option<(Unit, usize)> {
        let at = (idx..idx + 2).find(|at| self.is_counted_noun(*at))?;
        let rate = self.rate_at(at + 1)?;
        // "8 hours a day" is a length.
        let timed = self
            .unit_behind(at)
            .is_some_and(|(it, _)| matches!(it.dimension(), Dimension::Time | Dimension::Calendar));
        let plain = !timed && (idx..at).all(|at| self.is_lower(at));
        plain.then_some(rate)
    }

    /// Whether the rate right behind an amount is a part of its unit of measure.
    fn is_compound_unit(self, found: &Found) -> bool {
        found.kind == FigureKind::Quantity && self.is_per(found.end)
    }

    fn is_per(self, idx: usize) -> bool {
        self.is_any(idx, &["per", "/"])
    }

    /// `a share`, `per barrel`, `-a-year`, `/tonne`, `each`, `annually`. "a year ago" is no rate.
    pub(super) fn rate_at(self, idx: usize) -> Option<(Unit, usize)> {
        const PAST: &[&str] = &[
            "ago",
            "earlier",
            "before",
            "later",
            "after",
            "old",
            "previously",
        ];
        let at = self.joined(idx);
        // "€2.80 each way" tells no price of a piece.
        let noun = self.is_lower(at + 1) && !self.is_any(at + 1, AFTER_EACH);
        if self.is(at, "apiece") || self.is(at, "each") && !noun {
            return Some((const { Unit::known("piece") }, at + 1));
        }
        self.is_any(at, &["a", "an", "per", "/", "every"])
            .then_some(())?;
        let per = self.is_any(at, &["per", "/"]);
        let (unit, end) = self
            .unit_behind(at + 1)
            .or_else(|| self.adjective_share(at + 1))?;
        let counted = per || is_counted_per(unit) || is_measure(unit);
        let past = !per && self.is_any(end, PAST);
        let lone_letter =
            self.text(end - 1).is_some_and(|text| text.len() == 1) && !self.is(at, "/");
        (counted && !past && !lone_letter && unit.dimension() != Dimension::Money)
            .then_some((unit, end))
    }

    /// `a diluted share`, `per common share`.
    pub(super) fn adjective_share(self, idx: usize) -> Option<(Unit, usize)> {
        let share = self.is_lower(idx) && self.is_any(idx + 1, &["share", "shares"]);
        share.then(|| (const { Unit::known("share") }, idx + 2))
    }

    /// "812.5 yuan ($112.34) a tonne": the rate behind the bracket of a conversion, for what stands before the bracket and inside it.
    fn rate_behind_conversion(self, found: &Found) -> Option<(Unit, usize)> {
        let end = found.end;
        if found.kind != FigureKind::Money {
            return None;
        }
        if self.is(end, ")") {
            return self.rate_at(end + 1);
        }
        self.is(end, "(").then_some(())?;
        let closing = (end + 2..end + MAX_CONVERSION).find(|at| self.is(*at, ")"))?;
        let (unit, _) = self.rate_at(closing + 1)?;
        // The search goes on inside the bracket.
        Some((unit, end))
    }

    /// `30 mtpa`: the rate that the sign before `end` holds.
    fn rate_in_sign(self, end: usize) -> Option<(Unit, usize)> {
        self.is(end.checked_sub(1)?, "mtpa")
            .then_some((const { Unit::known("a") }, end))
    }

    /// "450,000 litres of water a day": the rate behind what is measured.
    pub(super) fn rate_behind_substance(self, idx: usize) -> Option<(Unit, usize)> {
        self.is(idx, "of").then_some(())?;
        // The digits of "CO2" are a token of their own.
        let is_part = |at: usize| {
            let digits = self.kind(at) == Some(TokenKind::Number) && !self.spaced(at);
            digits || self.kind(at) == Some(TokenKind::Word)
        };
        (idx + 2..idx + 5)
            .take_while(|at| is_part(at - 1))
            .find_map(|at| self.rate_at(at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::check;
    use expect_test::expect;

    #[test]
    fn rates() {
        check(
            "
            It pays 97 cents a share, $70 a barrel, a $1-a-day wage and $5 per tonne.
            A $50 billion-a-year business that makes RM120 per day per athlete
            The profit was $6.78 billion a year earlier.
            Wages of 20 pounds a week
            ",
            expect![[r#"
                97 cents = money 0.97 USD/share, exact
                $70 = money 70 USD/bbl, exact
                $1 = money 1 USD/d, exact
                $5 = money 5 USD/t, exact
                $50 billion = money 50000000000 USD/a, exact
                RM120 = money 120 MYR/d/person, exact
                $6.78 billion = money 6780000000 USD, exact
                20 pounds = money 20 GBP/wk, exact
            "#]],
        );
    }

    #[test]
    fn rates_of_counts() {
        check(
            "
            It carries 160,000 cars a day and 9 large ships a week.
            The crossing is 2.80 euros each way, or 5 euros each on Sundays.
            It killed 12 people a day after the vote.
            ",
            expect![[r#"
                160,000 = number 160000/d, exact
                9 = number 9/wk, exact
                2.80 euros = money 2.8 EUR, exact
                5 euros = money 5 EUR/piece, exact
                12 = number 12, exact
            "#]],
        );
    }

    #[test]
    fn rates_of_rates() {
        check(
            "
            The field takes 3 J/m² per second and the city 140 litres per person per day.
            Storage costs $40 per tonne per year; a plot of 7 kg per acre per month
            Some 310 people per square kilometre live there; 12 people per table sat down.
            ",
            expect![[r#"
                3 J/m² per second = quantity 3 J/m2/s, exact
                140 litres per person per day = quantity 140 L/person/d, exact
                $40 = money 40 USD/t/a, exact
                7 kg per acre per month = quantity 7 kg/acre/mo, exact
                Some 310 = number 310/km2, about
                12 = number 12, exact
            "#]],
        );
    }

    #[test]
    fn rates_of_substances() {
        check(
            "The works emit 4 Mt of CO2 a year and use 300 litres of clean water a day.",
            expect![[r#"
                4 Mt = quantity 4 Mt/a, exact
                300 litres = quantity 300 L/d, exact
            "#]],
        );
    }

    #[test]
    fn rates_behind_a_conversion() {
        check(
            "
            Ore rose to 812.5 yuan ($112.34) a tonne; oil was 71 euros (about $80) per barrel.
            He paid 40 euros ($44) a year ago, and 30 dollars (a tonne more than that).
            ",
            expect![[r#"
                812.5 yuan = money 812.5 CNY/t, exact
                $112.34 = money 112.34 USD/t, exact
                71 euros = money 71 EUR/bbl, exact
                about $80 = money 80 USD/bbl, about
                40 euros = money 40 EUR, exact
                $44 = money 44 USD, exact
                30 dollars = money 30 USD, exact
                a tonne = quantity 1 t, exact
            "#]],
        );
    }
}
