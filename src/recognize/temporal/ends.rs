//! What the two ends of a range share: the year, the month, the day, "pm", the zone.

use super::found::Found;
use super::written::{Base, CalendarDate, Clock, ClockTime, DateForm, Moment, Pick};

/// Two ends that can make a range, each with what the other has; `None` where they are of different sorts.
pub(super) fn share(from: Found, to: Found) -> Option<(Found, Found)> {
    let (mut from, mut to) = (from, to);
    (from.moment.clock, to.moment.clock) = share_clocks(from.moment, to.moment)?;
    (from.moment.date, to.moment.date) = match (from.moment.date, to.moment.date) {
        (Some(first), Some(last)) => {
            let days = first.base.is_day() && last.base.is_day();
            if !days && is_day_of_week(first) != is_day_of_week(last) {
                return None;
            }
            let (first, last) = share_year(first, last);
            (Some(first), Some(last))
        }
        (one, other) => (one.or(other), other.or(one)),
    };
    Some((from, to))
}

/// The times of day of two ends, where the ends can make a range by them: both have one, or none, or a date besides.
fn share_clocks(from: Moment, to: Moment) -> Option<(Option<Clock>, Option<Clock>)> {
    let dated = from.date.is_some() && to.date.is_some();
    match (from.clock, to.clock) {
        // Of two days each keeps its hour: "from 6 p.m. on Friday until 9 on Saturday".
        (Some(Clock::Time(first)), Some(Clock::Time(last))) if !dated => {
            let (first, last) = share_half(first, last);
            Some((Some(Clock::Time(first)), Some(Clock::Time(last))))
        }
        (first @ Some(_), last @ Some(_)) | (first @ None, last @ None) => Some((first, last)),
        (first, last) => dated.then_some((first, last)),
    }
}

/// Whether only a weekday is written.
fn is_day_of_week(form: DateForm) -> bool {
    matches!(form.base, Base::Calendar(date) if date.weekday.is_some() && date.day.is_none())
}

/// The half of the day that only one end has goes to the other: "3-4pm", "11 to 3pm", "8pm - 11".
pub(super) fn share_half(from: ClockTime, to: ClockTime) -> (ClockTime, ClockTime) {
    let zone = from.zone.or(to.zone);
    let (from, to) = match (from.certain, to.certain) {
        (false, true) if from.hour <= 12 => {
            let minutes =
                |it: ClockTime| i16::from(it.hour) * 60 + i16::from(it.minute.unwrap_or(0));
            let afternoon = from.in_half(true);
            let morning = from.in_half(false);
            let late = minutes(afternoon) < minutes(to) || minutes(morning) >= minutes(to);
            (if late { afternoon } else { morning }, to)
        }
        (true, false) => (from, to.after(from)),
        (false, false) if to.hour < from.hour => (from, to.after(from)),
        _ => (from, to),
    };
    (ClockTime { zone, ..from }, ClockTime { zone, ..to })
}

/// The year that only one end has goes to the other, unless the months would run backwards: then resolution finds it.
fn share_year(from: DateForm, to: DateForm) -> (DateForm, DateForm) {
    let (Base::Calendar(first), Base::Calendar(last)) = (from.base, to.base) else {
        return (from, to);
    };
    if first.month.is_none() && first.day.is_some() && last.month.is_some() {
        // "The 13th to the 15th of July".
        let first = CalendarDate {
            month: last.month,
            year: last.year,
            ..first
        };
        let base = Base::Calendar(first);
        return (DateForm { base, ..from }, to);
    }
    let key = |date: CalendarDate| (date.month, date.day.unwrap_or(0));
    let picked = first.pick != Pick::Bare || last.pick != Pick::Bare;
    let forward =
        !picked && first.month.is_some() && last.month.is_some() && key(first) <= key(last);
    let with = |form: DateForm, date: CalendarDate, year| DateForm {
        base: Base::Calendar(CalendarDate { year, ..date }),
        ..form
    };
    match (first.year, last.year) {
        (None, year @ Some(_)) if forward => (with(from, first, year), to),
        (year @ Some(_), None) if forward => (from, with(to, last, year)),
        _ => (from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_the_ends_share() {
        check(&[
            (
                "From Aug 10 to Nov 12, 2025",
                "From Aug 10 to Nov 12, 2025 = 2025-08-10..2025-11-12",
            ),
            (
                "From Nov. 2024 to Feb. 2025",
                "From Nov. 2024 to Feb. 2025 = 2024-11..2025-02",
            ),
            (
                "The show ran from the 13th to the 15th of July 2025.",
                "from the 13th to the 15th of July 2025 = 2025-07-13..2025-07-15",
            ),
            (
                "The show ran from March 28 to April 2.",
                "from March 28 to April 2 = 2025-03-28..2025-04-02",
            ),
        ]);
    }

    #[test]
    fn hours_of_two_days() {
        check(&[(
            "Rain will fall from 18:00 GMT on Friday until 09:00 on Saturday.",
            "from 18:00 GMT on Friday until 09:00 on Saturday = 2026-03-20T18:00..2026-03-21T09:00",
        )]);
    }

    #[test]
    fn months_of_next_year() {
        check(&[(
            "It will open between January and March next year.",
            "between January and March next year = 2027-01..2027-03",
        )]);
    }
}
