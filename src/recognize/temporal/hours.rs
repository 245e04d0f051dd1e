//! What times of day mean, alone, on their day and from one to another, and what is counted in hours or less.

use super::arithmetic::{Stretch, add_days, clock_steps, shift_time};
use super::calendar::Standpoint;
use super::iso;
use super::resolve::{Precision, Resolved, unresolved};
use super::written::{Anchor, Base, Clock, ClockTime, DateForm, DayPart, Length, TimeUnit};
use crate::model::Period;

/// Forms counted in units shorter than a day: "two hours ago", "the next three minutes".
pub(super) fn short(standpoint: &Standpoint, base: Base) -> Option<Resolved> {
    match base {
        Base::Shift {
            length,
            ahead: true,
            from: Anchor::Then,
        } => Some(Resolved {
            iso: base.is_that().then(|| iso::some(length.unit)),
            ..Resolved::default()
        }),
        Base::Shift {
            length,
            ahead,
            from: Anchor::Now | Anchor::Then,
        } if length.is_short() => Some(standpoint.hours_away(&length, ahead).unwrap_or_default()),
        Base::Window { count, unit, ahead } if unit < TimeUnit::Day => {
            let count = i64::from(count);
            let (low, high) = if ahead { (1, count) } else { (-count, -1) };
            Some(standpoint.clock_window(unit, low, high).unwrap_or_default())
        }
        Base::Unit { unit, step } if unit < TimeUnit::Day => {
            let step = i64::from(step);
            Some(
                standpoint
                    .clock_window(unit, step, step)
                    .unwrap_or_default(),
            )
        }
        _ => None,
    }
}

impl Standpoint {
    fn hours_away(&self, length: &Length, ahead: bool) -> Option<Resolved> {
        let now = self.now.filter(|now| now.time.is_some())?;
        let at = shift_time(now.to_datetime(), length, ahead)?;
        Some(Resolved {
            period: Some(Stretch::day(at.date()).period),
            precision: Some(Precision::Day),
            iso: Some(iso::moment(at)),
            ..Resolved::default()
        })
    }

    fn clock_window(&self, unit: TimeUnit, low: i64, high: i64) -> Option<Resolved> {
        let now = self.now.filter(|now| now.time.is_some())?.to_datetime();
        let low = clock_steps(now, unit, low)?;
        let high = clock_steps(now, unit, high)?;
        Some(Resolved {
            period: Some(Period {
                first: low.date(),
                last: high.date(),
            }),
            precision: Some(Precision::Day),
            low: Some(iso::moment(low)),
            high: Some(iso::moment(high)),
            ..Resolved::default()
        })
    }
}

impl Length {
    /// Whether it is counted in hours or less.
    fn is_short(&self) -> bool {
        self.unit < TimeUnit::Day
    }
}

/// A time of a day.
pub(super) fn clock_of_day(standpoint: &Standpoint, form: DateForm, clock: Clock) -> Resolved {
    let day = standpoint
        .stretch(form.base)
        .filter(|it| it.precision == Precision::Day);
    let Some(day) = day else {
        return clock_of_no_day(standpoint, form.base, clock);
    };
    let date = day.period.first;
    let mut resolved = Resolved {
        period: Some(day.period),
        precision: Some(Precision::Day),
        ..Resolved::default()
    };
    match clock {
        Clock::Time(time) => {
            let midnight = ClockTime { hour: 0, ..time };
            resolved.iso = match add_days(date, 1) {
                // Midnight is the end of its day.
                Some(next) if time.hour == 24 => Some(format!("{next}{}", iso::clock(midnight))),
                _ => Some(format!("{date}{}", iso::clock(time))),
            };
        }
        Clock::Part(part) => {
            let (from, to) = part.hours();
            resolved.iso = Some(format!("{date}T{}", iso::day_part(part)));
            resolved.point = Some(format!("{date}T{}", part.usual_hour()));
            resolved.low = Some(format!("{date}T{from}"));
            resolved.high = Some(format!("{date}T{to}"));
        }
    }
    resolved
}

/// A time of a day that cannot be told: "at noon that day" and "the next morning" keep the time, "at noon on 31 June" both.
fn clock_of_no_day(standpoint: &Standpoint, base: Base, clock: Clock) -> Resolved {
    let from_then = |base| {
        matches!(
            base,
            Base::Shift {
                from: Anchor::Then,
                ..
            }
        )
    };
    match clock {
        _ if from_then(base) => bare_clock(clock),
        Clock::Time(time) => Resolved {
            iso: unresolved(base, standpoint).map(|day| day + &iso::clock(time)),
            ..Resolved::default()
        },
        Clock::Part(_) => Resolved::default(),
    }
}

/// From one time of day to another. A range may begin at midnight, which ends a day elsewhere.
pub(super) fn range_of_hours(low: ClockTime, high: ClockTime) -> Resolved {
    let low = ClockTime {
        hour: low.hour % 24,
        ..low
    };
    Resolved {
        low: Some(iso::clock(low)),
        high: Some(iso::clock(high)),
        ..Resolved::default()
    }
}

/// A time of day without a day.
pub(super) fn bare_clock(clock: Clock) -> Resolved {
    let iso = match clock {
        Clock::Time(time) if time.hour == 24 => iso::clock(ClockTime { hour: 0, ..time }),
        Clock::Time(time) => iso::clock(time),
        Clock::Part(part) => format!("T{}", iso::day_part(part)),
    };
    Resolved {
        iso: Some(iso),
        ..Resolved::default()
    }
}

impl DayPart {
    /// The hour that stands for it.
    fn usual_hour(self) -> &'static str {
        match self {
            DayPart::Morning => "06:00",
            DayPart::Lunch => "12:00",
            DayPart::Afternoon => "15:00",
            DayPart::Evening => "20:00",
            DayPart::Night => "22:00",
        }
    }

    /// Its usual hours, the end included.
    fn hours(self) -> (&'static str, &'static str) {
        match self {
            DayPart::Morning => ("00:00", "12:00"),
            DayPart::Lunch => ("12:00", "14:00"),
            DayPart::Afternoon => ("12:00", "18:00"),
            DayPart::Evening | DayPart::Night => ("18:00", "23:59"),
        }
    }
}
