//! Dates from where the draft stands: "today", "tomorrow week", "over the weekend", "by year-end", "the week of April 6".

use super::found::Found;
use super::reader::Reader;
use super::shift::shift;
use super::words::Word;
use super::written::{Anchor, Base, DayPart, Length, Part, TimeUnit};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// A relative date that starts at the token.
    pub(super) fn relative_at(self, idx: usize) -> Option<Found> {
        match self.word(idx) {
            // The paper is no day.
            Some(Word::Day(0)) if self.after_any(idx, &["USA"]) && self.is_capital(idx) => None,
            Some(Word::Day(days)) => Some(self.day(idx, days)),
            Some(Word::Tonight) => {
                let day = Found::date(unit(TimeUnit::Day, 0), idx, idx + 1);
                Some(day.joined(self.clock_of_part(DayPart::Night, idx)))
            }
            Some(Word::Pick(pick)) => self.picked(idx, idx + 1, pick),
            Some(Word::Recent) => self.vague_units(idx, idx + 1, false),
            Some(Word::Unit(it)) => self
                .units_end(idx, it)
                .or_else(|| self.unit_ago(idx, it))
                .or_else(|| self.the_weekend(idx, it))
                .or_else(|| self.week_of(idx, it))
                .or_else(|| self.unit_beside(idx, it))
                .or_else(|| self.day_beside(idx)),
            Some(_) => None,
            None => self.that_unit(idx),
        }
    }

    /// "tomorrow", "tomorrow week".
    pub(super) fn day(self, idx: usize, days: i8) -> Found {
        if days > 0 && self.is(idx + 1, "week") {
            let base = shift(
                Length::of(Decimal::ONE, TimeUnit::Week),
                true,
                Anchor::Day(days),
            );
            return Found::date(base, idx, idx + 2);
        }
        Found::date(unit(TimeUnit::Day, days.into()), idx, idx + 1)
    }

    /// "year's end", "month-end".
    fn units_end(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let fits = matches!(
            it,
            TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year
        );
        let hyphened = self.hyphened(idx + 1);
        let possessive = self.is_any(idx + 1, &["'s", "’s"]);
        let at = if possessive { idx + 2 } else { hyphened };
        let placed = it == TimeUnit::Year
            && self.after_any(
                idx,
                &["by", "at", "before", "since", "until", "through", "to"],
            );
        (fits && (at > idx + 1 || placed) && self.is(at, "end") && !self.is_dash(at + 1))
            .then(|| Found::date(unit(it, 0), idx, at + 1).part(Part::Late, idx))
    }

    /// "the week of April 6": the one that holds the day.
    fn week_of(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let of = it == TimeUnit::Week && self.is(idx + 1, "of");
        let day = of.then(|| self.calendar_at(idx + 2))??;
        let date = day.moment.calendar_date()?;
        (date.day.is_some() && date.month.is_some()).then(|| day.part(Part::Week, idx))
    }

    /// "over the weekend".
    fn the_weekend(self, idx: usize, it: TimeUnit) -> Option<Found> {
        let placed = it == TimeUnit::Weekend
            && !self.is(idx + 1, "of")
            && self.after_any(idx, &["the"])
            && self.after_any(idx - 1, &["over", "during", "at", "on", "through", "for"]);
        placed.then(|| Found::date(unit(it, 0), idx, idx + 1))
    }
}

pub(super) fn unit(unit: TimeUnit, step: i16) -> Base {
    Base::Unit { unit, step }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn from_where_the_draft_stands() {
        check(&[
            (
                "He left yesterday, and she will leave tomorrow.",
                "yesterday = 2026-03-17; tomorrow = 2026-03-19",
            ),
            (
                "It stood from 1931 – 1943.",
                "from 1931 – 1943 = 1931..1943",
            ),
        ]);
    }

    #[test]
    fn no_relative_dates() {
        silent(&[
            "The end of the road, the rest of the team, early birds",
            "A last-minute deal; it shouldn't last long.",
            "Years of talks, hours later, days of rage",
            "Next to nothing, this much, past masters",
        ]);
    }

    #[test]
    fn weeks_and_years_beside_others() {
        check(&[
            (
                "He will visit the week of April 6.",
                "week of April 6 = 2026-W15 2026-04-06..2026-04-12",
            ),
            (
                "The court sits a week on Tuesday.",
                "a week on Tuesday = 2026-03-31 2026-03-31..2026-03-31",
            ),
            (
                "He fasted for a week on Tuesday.",
                "a week = P1W; Tuesday = 2026-03-17",
            ),
            (
                "It sold 40 boats in 2012, twice as many as the year before.",
                "2012 = 2012; year before = 2011",
            ),
            (
                "In the prior quarter it lost money.",
                "prior quarter = 2025-Q4",
            ),
            ("The latest quarter was weak.", "latest quarter = 2025-Q4"),
            (
                "It will be sold by year end.",
                "year end = 2026 ..2026-12-31",
            ),
            (
                "It was wet in the mid- to late 1990s and in early to mid-April.",
                "mid- to late 1990s = 199 1997-01-01..1999-12-31; early to mid-April = 2025-04 2025-04-11..2025-04-20",
            ),
        ]);
        silent(&[
            "The year before he left, prior to it; the latest day out.",
            "The week of prayer, the day after he left",
        ]);
    }

    #[test]
    fn weekends_of_a_day() {
        check(&[("It hit on the weekend of Jan. 12.", "Jan. 12 = 2026-01-12")]);
    }
}
