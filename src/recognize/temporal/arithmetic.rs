//! Calendar arithmetic: stretches of days, and steps from one to the next. Every function gives `None` past the years that
//! a calendar of four digits has.

use jiff::Span;
use jiff::civil::{Date, DateTime, Weekday};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::resolve::Precision;
use super::written::{Length, TimeUnit};
use crate::model::Period;

/// A stretch of days and how exactly it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) period: Period,
    pub(super) precision: Precision,
}

impl Stretch {
    pub(super) fn new(first: Date, last: Date, precision: Precision) -> Stretch {
        Stretch {
            period: Period { first, last },
            precision,
        }
    }

    pub(super) fn day(day: Date) -> Stretch {
        Stretch::new(day, day, Precision::Day)
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Stretch> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Stretch::new(first, first.last_of_month(), Precision::Month))
    }

    pub(super) fn year(year: i16) -> Option<Stretch> {
        Stretch::years(year, 1, Precision::Year)
    }

    /// `count` years from the first day of `year`.
    pub(super) fn years(year: i16, count: i16, precision: Precision) -> Option<Stretch> {
        let first = Date::new(year, 1, 1).ok()?;
        let last = Date::new(year.checked_add(count - 1)?, 12, 31).ok()?;
        (1..=9999)
            .contains(&year)
            .then_some(Stretch::new(first, last, precision))
    }

    /// The `number`th of the stretches of `months` months that a year is cut into.
    pub(super) fn part_of_year(year: i16, number: i8, months: i8) -> Option<Stretch> {
        let first = Date::new(year, (number - 1) * months + 1, 1).ok()?;
        let last = Date::new(year, number * months, 1).ok()?.last_of_month();
        let precision = if months == 3 {
            Precision::Quarter
        } else {
            Precision::Half
        };
        Some(Stretch::new(first, last, precision))
    }
}

/// The stretch of a unit that holds `day`, or the one `step` units after it; `None` for units shorter than a day.
pub(super) fn unit_around(day: Date, unit: TimeUnit, step: i32) -> Option<Stretch> {
    let day = add_units(day, unit, step)?;
    Some(match unit {
        TimeUnit::Day | TimeUnit::BusinessDay => Stretch::day(day),
        TimeUnit::Week => week(day)?,
        TimeUnit::Fortnight => {
            let first = monday(day)?;
            Stretch::new(first, add_days(first, 13)?, Precision::Week)
        }
        TimeUnit::Weekend => weekend(day)?,
        TimeUnit::Month => Stretch::month(day.year(), day.month())?,
        TimeUnit::Quarter => Stretch::part_of_year(day.year(), (day.month() - 1) / 3 + 1, 3)?,
        TimeUnit::Year => Stretch::year(day.year())?,
        TimeUnit::Decade => Stretch::years(day.year() / 10 * 10, 10, Precision::Decade)?,
        TimeUnit::Century => Stretch::years(day.year() / 100 * 100, 100, Precision::Century)?,
        TimeUnit::Millisecond | TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => {
            return None;
        }
    })
}

/// The day `step` units after `day`.
fn add_units(day: Date, unit: TimeUnit, step: i32) -> Option<Date> {
    let per_unit = months_of(unit);
    let span = if per_unit == 0 {
        Span::new()
            .try_days(i64::from(step) * i64::from(days_of(unit)))
            .ok()?
    } else {
        // From the first of the month, so that a step from the 31st does not stop short.
        return in_range(
            day.first_of_month()
                .checked_add(
                    Span::new()
                        .try_months(i64::from(step) * i64::from(per_unit))
                        .ok()?,
                )
                .ok()?,
        );
    };
    in_range(day.checked_add(span).ok()?)
}

fn in_range(day: Date) -> Option<Date> {
    (1..=9999).contains(&day.year()).then_some(day)
}

/// The day `days` after `day`.
pub(super) fn add_days(day: Date, days: i32) -> Option<Date> {
    in_range(day.checked_add(Span::new().try_days(days).ok()?).ok()?)
}

/// The week from Monday that holds `day`.
pub(super) fn week(day: Date) -> Option<Stretch> {
    let first = monday(day)?;
    Some(Stretch::new(first, add_days(first, 6)?, Precision::Week))
}

/// Saturday and Sunday of the week that holds `day`.
pub(super) fn weekend(day: Date) -> Option<Stretch> {
    let first = add_days(monday(day)?, 5)?;
    Some(Stretch::new(first, add_days(first, 1)?, Precision::Weekend))
}

/// The Monday of the week that holds `day`.
pub(super) fn monday(day: Date) -> Option<Date> {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// The last `weekday` up to `day`, that day included.
pub(super) fn weekday_up_to(day: Date, weekday: Weekday) -> Option<Date> {
    add_days(day, -i32::from(weekday.until(day.weekday())))
}

/// The first `weekday` from `day` on, that day included.
pub(super) fn weekday_from(day: Date, weekday: Weekday) -> Option<Date> {
    add_days(day, i32::from(day.weekday().until(weekday)))
}

/// The day a length before or after `day`; parts of a day are dropped.
pub(super) fn shift_day(day: Date, length: &Length, ahead: bool) -> Option<Date> {
    let (months, seconds) = size(length)?;
    let months = Span::new()
        .try_months(if ahead { months } else { -months })
        .ok()?;
    let days = seconds / 86_400;
    let day = day.checked_add(months).ok()?;
    add_days(day, i32::try_from(if ahead { days } else { -days }).ok()?)
}

/// The moment a length before or after `at`.
pub(super) fn shift_time(at: DateTime, length: &Length, ahead: bool) -> Option<DateTime> {
    let (months, seconds) = size(length)?;
    let sign = if ahead { 1 } else { -1 };
    let span = Span::new()
        .try_months(sign * months)
        .ok()?
        .try_seconds(sign * seconds)
        .ok()?;
    let at = at.checked_add(span).ok()?;
    in_range(at.date()).map(|_| at)
}

/// A length as whole months and seconds: what is no whole month counts as days.
fn size(length: &Length) -> Option<(i64, i64)> {
    let parts =
        std::iter::once((length.count, length.unit)).chain(length.more.into_iter().flatten());
    let mut months = 0i64;
    let mut seconds = Decimal::ZERO;
    for (count, unit) in parts {
        let per_unit = months_of(unit);
        if per_unit == 0 {
            seconds = seconds.checked_add(count.checked_mul(seconds_of(unit))?)?;
            continue;
        }
        let exact = count.checked_mul(Decimal::from(per_unit))?;
        months = months.checked_add(exact.trunc().to_i64()?)?;
        // A month counts 30 days where it must be cut.
        seconds = seconds.checked_add(exact.fract().checked_mul(Decimal::from(30 * 86_400))?)?;
    }
    Some((months, seconds.trunc().to_i64()?))
}

/// The months of a unit; 0 for units that are no whole months.
pub(super) fn months_of(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Month => 1,
        TimeUnit::Quarter => 3,
        TimeUnit::Year => 12,
        TimeUnit::Decade => 120,
        TimeUnit::Century => 1200,
        _ => 0,
    }
}

/// The days from one such unit to the next; 0 for units of months and for units shorter than a day.
fn days_of(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Day | TimeUnit::BusinessDay => 1,
        TimeUnit::Week | TimeUnit::Weekend => 7,
        TimeUnit::Fortnight => 14,
        _ => 0,
    }
}

/// The seconds of a unit; 0 for units of months.
fn seconds_of(unit: TimeUnit) -> Decimal {
    match unit {
        TimeUnit::Millisecond => Decimal::new(1, 3),
        TimeUnit::Second => Decimal::ONE,
        TimeUnit::Minute => Decimal::from(60),
        TimeUnit::Hour => Decimal::from(3600),
        _ => Decimal::from(i64::from(days_of(unit)) * 86_400),
    }
}

/// The start of the unit shorter than a day that holds `at`, and the moment `count` units after that start.
pub(super) fn clock_steps(at: DateTime, unit: TimeUnit, count: i64) -> Option<DateTime> {
    let floor = match unit {
        TimeUnit::Hour => at.date().at(at.hour(), 0, 0, 0),
        TimeUnit::Minute => at.date().at(at.hour(), at.minute(), 0, 0),
        TimeUnit::Second => at.date().at(at.hour(), at.minute(), at.second(), 0),
        _ => return None,
    };
    let seconds = seconds_of(unit).to_i64()?.checked_mul(count)?;
    let moved = floor
        .checked_add(Span::new().try_seconds(seconds).ok()?)
        .ok()?;
    in_range(moved.date()).map(|_| moved)
}
