//! Dates in digits alone: "2025-07-04", "7/4/2025", "31.10.1974", "2014-10", "on 4-22".

use super::found::Found;
use super::reader::Reader;
use super::written::{Base, CalendarDate, DateOrder, Year};
use super::year::{full_year, is_year};
use crate::draft::TokenKind;

impl Reader<'_> {
    /// "2025-07-04", "7/4/2025", "31.10.1974", "2014-10", "11-2016", "on 4-22".
    pub(super) fn numeric_date(self, idx: usize) -> Option<Found> {
        let inside = idx > 0
            && self.glued(idx)
            && !matches!(
                self.text(idx - 1),
                "(" | "\"" | "“" | "'" | "," | ":" | "[" | "|"
            );
        if self.kind(idx) != Some(TokenKind::Number) || inside {
            return None;
        }
        if let Some(date) = dotted(self.text(idx), self.order) {
            return Some(Found::date(Base::Calendar(date), idx, idx + 1));
        }
        let separated = self.text(idx + 1) == "/" || self.is_dash(idx + 1);
        if !separated || !self.glued(idx + 1) && !self.glued(idx + 2) {
            return None;
        }
        let number = |at: usize| Some((self.digits(at)?, self.len(at)));
        let (first, second) = (number(idx)?, number(idx + 2)?);
        let tight = self.glued(idx + 1) && self.glued(idx + 2);
        let third = tight
            && self.text(idx + 3) == self.text(idx + 1)
            && self.glued(idx + 3)
            && self.glued(idx + 4);
        if third {
            let date = three_numbers(first, second, number(idx + 4)?, self.order)?;
            let at = match first {
                (_, 4) => idx + 4,
                (month, _) if date.month == i8::try_from(month).ok() => idx + 2,
                _ => idx,
            };
            let found = Found::date(Base::Calendar(date), idx, idx + 5);
            return Some(found.day_at(self.span(at, at + 1)));
        }
        let goes_on = self.is_dash(idx + 3) || matches!(self.text(idx + 3), "/" | ":");
        if goes_on && self.glued(idx + 3) {
            return None;
        }
        let date = self.two_numbers(idx, first, second, tight)?;
        Some(Found::date(Base::Calendar(date), idx, idx + 3))
    }

    /// "2014-10", "11-2016", "on 4-22". Never "9/11", which is an event, nor scores and votes.
    fn two_numbers(
        self,
        idx: usize,
        first: (i16, usize),
        second: (i16, usize),
        tight: bool,
    ) -> Option<CalendarDate> {
        match (first.1, second.1) {
            // "2009-10" is two years.
            (4, 1 | 2) if is_year(first.0) && second.0 != (first.0 + 1) % 100 => {
                month_of_year(first.0, second.0)
            }
            (1 | 2, 4) if is_year(second.0) => month_of_year(second.0, first.0),
            (1 | 2, 1 | 2) if tight => {
                let (month, day) = match self.order {
                    Some(DateOrder::DayFirst) => (second.0, first.0),
                    _ => (first.0, second.0),
                };
                self.is_month_and_day(idx, month, day)
                    .then(|| CalendarDate {
                        month: i8::try_from(month).ok(),
                        day: i8::try_from(day).ok(),
                        ..CalendarDate::default()
                    })
            }
            _ => None,
        }
    }

    fn is_month_and_day(self, idx: usize, month: i16, day: i16) -> bool {
        let end = idx + 3;
        let ends = self.kind(end) != Some(TokenKind::Word)
            || self.is_any(end, &["at", "and", "in", "for", "to"]);
        let whole = idx == 0 && self.tokens.len() == 3 && self.is_dash(1) && day > 12;
        let placed = self.after_any(idx, &["on", "by", "since", "back", "in", "dated"]);
        (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && (month, day) != (9, 11)
            && ends
            && (placed || whole)
            && self.kind(end) != Some(TokenKind::Symbol)
    }
}

/// "31.10.1974": day, month and year with full stops, as the continent writes them unless the house says otherwise; the
/// other order where only that fits. "2018.04.05" is as in Korea.
fn dotted(text: &str, order: Option<DateOrder>) -> Option<CalendarDate> {
    let mut parts = text.split('.');
    let mut next = || {
        let part = parts.next()?;
        Some((part.parse::<i16>().ok()?, part.len()))
    };
    let (first, second, year) = (next()?, next()?, next()?);
    if first.1 == 4 && second.1 == 2 && year.1 == 2 && parts.next().is_none() {
        return day_of(first.0, second.0, year.0);
    }
    if year.1 != 4 || !is_year(year.0) || first.1 > 2 || second.1 > 2 || parts.next().is_some() {
        return None;
    }
    let order = order.unwrap_or(DateOrder::DayFirst);
    let (day, month) = day_and_month(first.0, second.0, order);
    day_of(year.0, month, day)
}

/// The day and the month among two numbers: in this order, or in the other where only that fits.
fn day_and_month(first: i16, second: i16, order: DateOrder) -> (i16, i16) {
    match order {
        DateOrder::DayFirst if second <= 12 => (first, second),
        DateOrder::MonthFirst if first > 12 => (first, second),
        _ => (second, first),
    }
}

/// Three numbers with their lengths: year first with four digits, else the house's order, the American where it has none.
fn three_numbers(
    first: (i16, usize),
    second: (i16, usize),
    third: (i16, usize),
    order: Option<DateOrder>,
) -> Option<CalendarDate> {
    if first.1 == 4 {
        return day_of(first.0, second.0, third.0);
    }
    let year = match third.1 {
        4 => third.0,
        2 => full_year(third.0),
        _ => return None,
    };
    let order = order.unwrap_or(DateOrder::MonthFirst);
    let (day, month) = day_and_month(first.0, second.0, order);
    day_of(year, month, day)
}

/// The date of its numbers, where they are in the range of months and days; a day too many for its month is kept.
fn day_of(year: i16, month: i16, day: i16) -> Option<CalendarDate> {
    let fits = is_year(year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| CalendarDate {
        year: Some(Year::Of(year)),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
        ..CalendarDate::default()
    })
}

/// The month of a year, where there is one of this number.
fn month_of_year(year: i16, month: i16) -> Option<CalendarDate> {
    let month = i8::try_from(month).ok().filter(|it| (1..=12).contains(it));
    Some(CalendarDate {
        year: Some(Year::Of(year)),
        month: Some(month?),
        ..CalendarDate::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::recognize_temporals;
    use super::super::testing::now;
    use super::super::written::DateOrder;
    use crate::draft::tokenize;

    #[test]
    fn the_house_says_which_number_is_the_day() {
        let read = |order, prose: &str| {
            let mut tokens = Vec::new();
            tokenize(prose, &mut tokens);
            let mut figures = Vec::new();
            recognize_temporals(prose, &tokens, order, &mut figures);
            let dates = figures.iter().filter_map(|it| it.temporal());
            let dates = dates.map(|it| it.resolve(Some(now())).iso.unwrap_or_default());
            dates.collect::<Vec<_>>().join(" ")
        };
        let day = Some(DateOrder::DayFirst);
        let month = Some(DateOrder::MonthFirst);
        for (prose, unsaid, day_first, month_first) in [
            (
                "It opened on 03/04/2025.",
                "2025-03-04",
                "2025-04-03",
                "2025-03-04",
            ),
            (
                "It opened on 03.04.2025.",
                "2025-04-03",
                "2025-04-03",
                "2025-03-04",
            ),
            (
                "It opened on 23/04/2025.",
                "2025-04-23",
                "2025-04-23",
                "2025-04-23",
            ),
            (
                "It opened on 04/23/2025.",
                "2025-04-23",
                "2025-04-23",
                "2025-04-23",
            ),
            (
                "It opened on 2025-04-03.",
                "2025-04-03",
                "2025-04-03",
                "2025-04-03",
            ),
        ] {
            assert_eq!(read(None, prose), unsaid, "{prose}");
            assert_eq!(read(day, prose), day_first, "{prose}");
            assert_eq!(read(month, prose), month_first, "{prose}");
        }
    }
}
