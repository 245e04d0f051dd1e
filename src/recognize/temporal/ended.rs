//! Stretches told by their length and their last day: "the year ended Dec. 31", "the three months to September 30".

use super::found::Found;
use super::length::Counted;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, TimeUnit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

impl Reader<'_> {
    /// A stretch told by its end, from the token on, where `length` and `period` are those that start there.
    pub(super) fn ended_at(
        self,
        idx: usize,
        length: Option<Counted>,
        period: Option<Found>,
    ) -> Option<Found> {
        if let Some(found) = self.quarter_of_month(idx) {
            return Some(found);
        }
        let (count, unit, end) = self
            .counted_units(length)
            .or_else(|| self.one_unit(idx))
            .or_else(|| period.and_then(fiscal_unit))?;
        let at = self.past_ending(idx, end)?;
        let at = self.past_end_of(at);
        let last = self.calendar_at(at)?;
        let date = last.moment.calendar_date()?;
        // "The decade to 2020", but only months and their days end what is shorter.
        if date.month.is_none() && !(date.is_year() && unit >= TimeUnit::Year) {
            return None;
        }
        let base = Base::Ended {
            count,
            unit,
            last: date,
        };
        Some(Found {
            day_at: last.day_at,
            weekday_at: last.weekday_at,
            ..Found::date(base, idx, last.end)
        })
    }

    /// "the September quarter": the one that ends with the month.
    fn quarter_of_month(self, idx: usize) -> Option<Found> {
        let (Word::Month(_) | Word::ShortMonth(_)) = self.word(idx)? else {
            return None;
        };
        let month = self.calendar_at(idx)?;
        let last = month.moment.calendar_date().filter(|it| it.day.is_none())?;
        let quarter = self.word(month.end) == Some(Word::Unit(TimeUnit::Quarter));
        let base = Base::Ended {
            count: 1,
            unit: TimeUnit::Quarter,
            last,
        };
        quarter.then(|| Found::date(base, idx, month.end + 1))
    }

    /// The token after "end-" or "the end of": a month that is named so goes to its end all the same.
    fn past_end_of(self, idx: usize) -> usize {
        let at = self.past(idx, "the");
        let dashed = self.hyphened(at + 1);
        match (self.is(at, "end"), self.is(at + 1, "of")) {
            (true, true) => at + 2,
            (true, false) if dashed > at + 1 => dashed,
            _ => idx,
        }
    }

    /// "nine months": whole units only.
    fn counted_units(self, length: Option<Counted>) -> Option<(u16, TimeUnit, usize)> {
        let Counted { low, length, end } = length?;
        let plain = low.is_none() && !length.age && !length.vague && length.more[0].is_none();
        let count = length.count.to_u16()?;
        let whole = Decimal::from(count) == length.count && count > 0;
        (plain && whole && is_reported(length.unit)).then_some((count, length.unit, end))
    }

    /// "year", "quarter", "fiscal year", "half-year".
    fn one_unit(self, idx: usize) -> Option<(u16, TimeUnit, usize)> {
        if self.is_half_year(idx) {
            return Some((6, TimeUnit::Month, self.hyphened(idx + 1) + 1));
        }
        let at = idx + usize::from(self.word(idx) == Some(Word::Fiscal));
        match self.word(at)? {
            Word::Unit(unit) if is_reported(unit) => Some((1, unit, at + 1)),
            _ => None,
        }
    }

    /// Whether "half-year" starts at the token.
    pub(super) fn is_half_year(self, idx: usize) -> bool {
        self.word(idx) == Some(Word::Half) && self.is(self.hyphened(idx + 1), "year")
    }

    /// The token after "ended" or "ending", or after the "to" of "the three months to September 30".
    fn past_ending(self, idx: usize, end: usize) -> Option<usize> {
        let end = end + usize::from(self.is(end, "period"));
        let end = end + usize::from(self.is_any(end, &["that", "which"]));
        let ended = self.is_any(end, &["ended", "ending"]);
        let to = self.is_any(end, &["to", "through"]) && self.after_any(idx, &["the"]);
        (ended || to).then(|| end + 1 + usize::from(self.is_any(end + 1, &["on", "in"])))
    }
}

/// "third quarter", "fiscal 2024", "fiscal third quarter": the end that follows says which days they are.
fn fiscal_unit(period: Found) -> Option<(u16, TimeUnit, usize)> {
    let unit = match period.moment.date?.base {
        Base::Quarter(_) => TimeUnit::Quarter,
        Base::Fiscal { through: None, .. } => TimeUnit::Year,
        _ => return None,
    };
    Some((1, unit, period.end))
}

/// Whether firms report by it.
fn is_reported(unit: TimeUnit) -> bool {
    matches!(
        unit,
        TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year | TimeUnit::Decade
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn stretches_by_their_end() {
        check(&[
            (
                "Sales in the year ended Dec. 31, 2024, rose.",
                "year ended Dec. 31, 2024 = 2024 2024-01-01..2024-12-31",
            ),
            (
                "Profit for the quarter ended March 31, 2025, fell.",
                "quarter ended March 31, 2025 = 2025-Q1 2025-01-01..2025-03-31",
            ),
            (
                "It lost money in the nine months ended Sept. 30, 2023.",
                "nine months ended Sept. 30, 2023 = 2023-01-01..2023-09-30",
            ),
            (
                "Profit for the three months to June 2024 fell.",
                "three months to June 2024 = 2024-Q2 2024-04-01..2024-06-30",
            ),
            (
                "In the 12 months through June 30, 2024, prices fell.",
                "12 months through June 30, 2024 = 2023-07-01..2024-06-30",
            ),
            (
                "Revenue in the fiscal third quarter ended May 31, 2024, fell.",
                "fiscal third quarter ended May 31, 2024 = 2024-03-01..2024-05-31",
            ),
        ]);
    }

    #[test]
    fn other_ends() {
        check(&[
            (
                "He took three months to June, his wife, to answer.",
                "three months = P3M; June = 2025-06",
            ),
            ("The year ended badly.", ""),
        ]);
    }

    #[test]
    fn half_years_and_fiscal_years() {
        check(&[
            (
                "It will report on the three months that ended in February.",
                "three months that ended in February = 2025-12-01..2026-02-28",
            ),
            (
                "Sales rose in the half-year to June 30, 2025.",
                "half-year to June 30, 2025 = 2025-01-01..2025-06-30",
            ),
            (
                "In the fiscal year ending in June 2025 it lost money.",
                "fiscal year ending in June 2025 = 2024-07-01..2025-06-30",
            ),
        ]);
    }

    #[test]
    fn stretches_to_the_end_of_a_month() {
        check(&[
            (
                "Sales fell in the three months to end-June 2025.",
                "three months to end-June 2025 = 2025-Q2 2025-04-01..2025-06-30",
            ),
            (
                "It will be ready by end-April.",
                "end-April = 2026-04 ..2026-04-30",
            ),
        ]);
    }

    #[test]
    fn quarters_by_their_last_month() {
        check(&[
            (
                "Earnings in the September quarter rose.",
                "September quarter = 2025-Q3 2025-07-01..2025-09-30",
            ),
            (
                "The March 2025 quarter was weak.",
                "March 2025 quarter = 2025-Q1 2025-01-01..2025-03-31",
            ),
            (
                "In the year to March, prices rose.",
                "year to March = 2025-04-01..2026-03-31",
            ),
        ]);
    }

    #[test]
    fn ends_in_words() {
        check(&[
            (
                "For the three-month period ended Feb. 28 sales fell.",
                "three-month period ended Feb. 28 = 2025-12-01..2026-02-28",
            ),
            (
                "Profit rose in the six months to the end of September.",
                "six months to the end of September = 2025-04-01..2025-09-30",
            ),
        ]);
    }

    #[test]
    fn years_up_to_a_year() {
        check(&[
            (
                "Rents doubled in the five years to 2025 and in the decade to 2020.",
                "five years to 2025 = 2021-01-01..2025-12-31; decade to 2020 = 2011-01-01..2020-12-31",
            ),
            (
                "Rents fell in the five months to 2025.",
                "five months = P5M; 2025 = 2025",
            ),
        ]);
    }
}
