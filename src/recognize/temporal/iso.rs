//! ISO 8601 text of stretches, moments, lengths and sets, in the forms of TIMEX3 where ISO has none.

use jiff::civil::{DateTime, Weekday};
use rust_decimal::Decimal;

use super::arithmetic::Stretch;
use super::resolve::Precision;
use super::written::{CalendarDate, ClockTime, DayPart, Every, Length, Recurring, TimeUnit, Year};

/// `2026-03-17`, `2026-W12`, `2026-W12-WE`, `2026-03`, `2026-Q1`, `2026-SU`, `2026-H1`, `2026`, `202`, `20`.
pub(super) fn stretch(stretch: Stretch) -> String {
    let first = stretch.period.first;
    let (year, month) = (first.year(), first.month());
    match stretch.precision {
        Precision::Day => first.to_string(),
        Precision::Week | Precision::Weekend => {
            let week = first.iso_week_date();
            let end = if stretch.precision == Precision::Weekend {
                "-WE"
            } else {
                ""
            };
            format!("{:04}-W{:02}{end}", week.year(), week.week())
        }
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Precision::Season => format!("{year:04}-{}", season(month)),
        Precision::Half => format!("{year:04}-H{}", (month - 1) / 6 + 1),
        Precision::Year => format!("{year:04}"),
        Precision::Decade => format!("{:03}", year / 10),
        Precision::Century => format!("{:02}", year / 100),
    }
}

/// The letters of the season that begins in `month`.
fn season(month: i8) -> &'static str {
    match month {
        3 => "SP",
        6 => "SU",
        9 => "FA",
        _ => "WI",
    }
}

/// A calendar date whose year is unknown or which no calendar has: `XXXX-06-03`, `2025-06-31`.
pub(super) fn pieces(date: CalendarDate) -> Option<String> {
    let (month, day) = (date.month?, date.day?);
    Some(match date.year {
        Some(Year::Of(year)) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("XXXX-{month:02}-{day:02}"),
    })
}

/// `T10:30`, `T10:30:05`.
pub(super) fn clock(time: ClockTime) -> String {
    let minute = time.minute.unwrap_or(0);
    match time.second {
        Some(second) => format!("T{:02}:{minute:02}:{second:02}", time.hour),
        None => format!("T{:02}:{minute:02}", time.hour),
    }
}

/// `2026-03-17T10:30`, and seconds where there are any.
pub(super) fn moment(at: DateTime) -> String {
    let (date, hour, minute) = (at.date(), at.hour(), at.minute());
    match at.second() {
        0 => format!("{date}T{hour:02}:{minute:02}"),
        second => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// What is near the draft's day and nobody says how near: `PAST_REF`, `FUTURE_REF`.
pub(super) fn vague(ahead: bool) -> &'static str {
    if ahead { "FUTURE_REF" } else { "PAST_REF" }
}

/// The letters of a part of the day: `MO`, `MI`, `AF`, `EV`, `NI`.
pub(super) fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Lunch => "MI",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    }
}

/// `P2Y`, `P2Y3M`, `PT1.5H`.
pub(super) fn length(length: &Length) -> String {
    let mut text = String::from("P");
    let mut in_time = false;
    let first = (length.count, length.unit);
    for (count, unit) in std::iter::once(first).chain(length.more.into_iter().flatten()) {
        let (factor, letters, is_time) = letters(unit);
        if is_time && !in_time {
            text.push('T');
            in_time = true;
        }
        let count = count.checked_mul(factor).unwrap_or(count).normalize();
        text.push_str(&count.to_string());
        text.push_str(letters);
    }
    text
}

/// By what a count of the unit is multiplied, the letters it is counted in, and whether those stand after the `T`.
fn letters(unit: TimeUnit) -> (Decimal, &'static str, bool) {
    let (factor, letters, is_time) = match unit {
        TimeUnit::Millisecond => return (Decimal::new(1, 3), "S", true),
        TimeUnit::Second => (1, "S", true),
        TimeUnit::Minute => (1, "M", true),
        TimeUnit::Hour => (1, "H", true),
        TimeUnit::Day | TimeUnit::BusinessDay => (1, "D", false),
        TimeUnit::Weekend => (1, "WE", false),
        TimeUnit::Week => (1, "W", false),
        TimeUnit::Fortnight => (2, "W", false),
        TimeUnit::Month => (1, "M", false),
        TimeUnit::Quarter => (3, "M", false),
        TimeUnit::Year => (1, "Y", false),
        TimeUnit::Decade => (10, "Y", false),
        TimeUnit::Century => (100, "Y", false),
    };
    (Decimal::from(factor), letters, is_time)
}

/// `P1D`, `XXXX-WXX-2`, `XXXX-07`.
pub(super) fn every(every: &Every) -> String {
    match every.what {
        Recurring::Units(count, unit) => {
            let (factor, letters, is_time) = letters(unit);
            let count = Decimal::from(count);
            let count = count.checked_mul(factor).unwrap_or(count);
            let time = if is_time { "T" } else { "" };
            format!("P{time}{}{letters}", count.normalize())
        }
        Recurring::Weekday(weekday) => weekly(weekday),
        Recurring::Month(month) => format!("XXXX-{month:02}"),
    }
}

/// One of the units, nobody knows which: `XXXX-XX-XX`, `XXXX-WXX`, `XXXX`.
pub(super) fn some(unit: TimeUnit) -> String {
    let text = match unit {
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Week | TimeUnit::Fortnight => "XXXX-WXX",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    text.to_owned()
}

/// Some day of the name, in no known week: `XXXX-WXX-2`.
pub(super) fn weekly(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}
