//! Parts of a stretch: "early", "the end of", "the first nine months of".

use jiff::civil::{Date, Weekday};

use super::arithmetic::{Stretch, add_days, months_of, week};
use super::resolve::Precision;
use super::written::{Part, TimeUnit};
use crate::model::Period;

/// The days of a part of `whole`. `today` is needed for "the rest of" and "earlier"; `None` without it and where the part
/// does not lie inside the whole.
pub(super) fn part_of(whole: Stretch, part: Part, today: Option<Date>) -> Option<Period> {
    let Period { first, last } = whole.period;
    let (first, last) = match part {
        Part::Early => (first, thirds(whole)?.0),
        Part::Mid => {
            let (early, late) = thirds(whole)?;
            (add_days(early, 1)?, add_days(late, -1)?)
        }
        Part::Late | Part::End => (thirds(whole)?.1, last),
        Part::Week => {
            let week = week(first)?.period;
            (week.first, week.last)
        }
        Part::Rest => (today?.max(first), last),
        Part::Earlier => (first, today?.min(last)),
        Part::First(count, unit) => (first, after(first, count, unit)?),
        Part::Last(count, unit) => (before(last, count, unit)?, last),
        Part::Nth(rank, unit) => nth(whole.period, rank, unit)?,
        Part::Half(number) => {
            let years = last.year() - first.year() + 1;
            // Half a century ends with a year.
            let middle = if years > 1 {
                Date::new(first.year() + years / 2 - 1, 12, 31).ok()?
            } else {
                add_days(first, ((last - first).get_days() + 1) / 2 - 1)?
            };
            if number == 1 {
                (first, middle)
            } else {
                (add_days(middle, 1)?, last)
            }
        }
    };
    (first <= last).then_some(Period { first, last })
}

/// The last day of the early part and the first day of the late part. A year is cut after April and before September, a
/// month in tens, a week after Wednesday and before Friday; the rest in three.
fn thirds(whole: Stretch) -> Option<(Date, Date)> {
    let Period { first, last } = whole.period;
    let months = |early: i8, late: i8| {
        let early = Date::new(first.year(), early, 1).ok()?.last_of_month();
        Some((early, Date::new(first.year(), late, 1).ok()?))
    };
    let (early, late) = match whole.precision {
        // The first quarter of a year is its beginning, its last four months are its end.
        Precision::Year => return months(3, 9),
        Precision::Month => (add_days(first, 9)?, add_days(first, 20)?),
        Precision::Week => (add_days(first, 2)?, add_days(first, 4)?),
        Precision::Decade => (
            Date::new(first.year() + 3, 12, 31).ok()?,
            Date::new(first.year() + 7, 1, 1).ok()?,
        ),
        Precision::Century => (
            Date::new(first.year() + 32, 12, 31).ok()?,
            Date::new(first.year() + 67, 1, 1).ok()?,
        ),
        _ => {
            let days = (last - first).get_days();
            (
                add_days(first, days / 3)?,
                add_days(first, days - days / 3)?,
            )
        }
    };
    Some((early.min(last), late.min(last)))
}

/// The days of the week or weekend of this rank: weeks are counted in sevens from the first day, so the second one of a month
/// goes from its 8th day to its 14th, and the last may be short.
fn nth(whole: Period, rank: u8, unit: TimeUnit) -> Option<(Date, Date)> {
    let Period { first, last } = whole;
    if unit == TimeUnit::Weekend {
        let saturday = first
            .nth_weekday_of_month(rank.try_into().ok()?, Weekday::Saturday)
            .ok()?;
        return Some((saturday, add_days(saturday, 1)?));
    }
    let start = add_days(first, (i32::from(rank) - 1) * 7)?;
    Some((start, add_days(start, 6)?.min(last)))
}

/// The last day of `count` units from `first`.
fn after(first: Date, count: u8, unit: TimeUnit) -> Option<Date> {
    let count = i32::from(count);
    let months = months_of(unit);
    if months == 0 {
        return add_days(first, count * days(unit)? - 1);
    }
    let end = Stretch::month(first.year(), first.month())?;
    let span = jiff::Span::new().try_months(count * months - 1).ok()?;
    Some(end.period.first.checked_add(span).ok()?.last_of_month())
}

/// The first day of `count` units up to `last`.
fn before(last: Date, count: u8, unit: TimeUnit) -> Option<Date> {
    let count = i32::from(count);
    let months = months_of(unit);
    if months == 0 {
        return add_days(last, 1 - count * days(unit)?);
    }
    let span = jiff::Span::new().try_months(1 - count * months).ok()?;
    last.first_of_month().checked_add(span).ok()
}

/// The days of a unit of days; `None` for any other.
fn days(unit: TimeUnit) -> Option<i32> {
    match unit {
        TimeUnit::Day | TimeUnit::BusinessDay => Some(1),
        TimeUnit::Week => Some(7),
        TimeUnit::Fortnight => Some(14),
        TimeUnit::Weekend => Some(2),
        _ => None,
    }
}
