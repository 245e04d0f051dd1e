//! What rules, claims and features ask of a temporal without knowing any day.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use super::super::figure::FigureKind;
use super::found::Found;
use super::written::{
    Anchor, Base, CalendarDate, DateForm, Moment, PartOfYear, Pick, Stated, Temporal, TimeUnit,
    Written, Year,
};

/// A date written out in full: year, month and day, perhaps with its weekday. The day may not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FullDate {
    /// The weekday as written.
    pub weekday: Option<Weekday>,
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day as written, 1 to 31 and perhaps too many for the month.
    pub day: i8,
}

impl FullDate {
    /// The day of the calendar; `None` where there is no such day.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day).ok()
    }
}

impl Temporal {
    /// The sort of figure it is.
    pub fn kind(&self) -> FigureKind {
        match &self.written {
            Written::Moment(moment) => moment.kind(),
            Written::Range(ends) => ends.from.kind().max(ends.to.kind()),
            Written::Length(_) | Written::LengthRange(_) => FigureKind::Duration,
            Written::Set(_) => FigureKind::Set,
        }
    }

    /// Whether it is a length of one unit, as "a year" is.
    pub(in crate::recognize) fn is_one_unit(&self) -> bool {
        matches!(&self.written, Written::Length(length) if length.count == Decimal::ONE && length.more[0].is_none())
    }

    /// The pieces of its calendar date, where it is one date and not a range of two.
    pub fn calendar_date(&self) -> Option<CalendarDate> {
        match self.written {
            Written::Moment(moment) => moment.calendar_date(),
            _ => None,
        }
    }

    /// The date, where year, month and day are all written; the weekday with it, where that is written too.
    pub fn full_date(&self) -> Option<FullDate> {
        let date = self.calendar_date()?;
        let (Some(Year::Of(year)), Some(month), Some(day)) = (date.year, date.month, date.day)
        else {
            return None;
        };
        Some(FullDate {
            weekday: date.weekday,
            year,
            month,
            day,
        })
    }

    /// Whether a date is written that no calendar has: "31 June", and "29 February" of a year that has none. Without the
    /// year, 29 February is possible.
    pub fn is_impossible(&self) -> bool {
        self.moments().any(|moment| {
            moment
                .calendar_date()
                .is_some_and(|date| !date.is_possible())
        })
    }

    /// Whether its meaning hangs on the draft's date: "last month", "Tuesday", "June 3", "two years ago". A time of day
    /// without a day, a length and a set hang on nothing.
    pub fn needs_date(&self) -> bool {
        let needs = |moment: &Moment| moment.date.is_some_and(|form| form.base.needs_date());
        match &self.written {
            Written::Moment(moment) => needs(moment),
            // The end that is sure places the other: "from November to February 2026".
            Written::Range(ends) => match (needs(&ends.from), needs(&ends.to)) {
                (true, false) => !ends.from.is_bare(),
                (false, true) => !ends.to.is_bare(),
                (both, _) => both,
            },
            Written::Length(_) | Written::LengthRange(_) | Written::Set(_) => false,
        }
    }

    fn moments(&self) -> impl Iterator<Item = Moment> {
        let (first, second) = match &self.written {
            Written::Moment(moment) => (Some(*moment), None),
            Written::Range(ends) => (Some(ends.from), Some(ends.to)),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }
}

impl Moment {
    /// A moment of a day or longer.
    pub fn of(base: Base) -> Moment {
        Moment {
            date: Some(DateForm { base, part: None }),
            clock: None,
        }
    }

    /// Whether another date can place it: a calendar date without "last" or "next" before it, a part of an unnamed year.
    fn is_bare(self) -> bool {
        self.date.is_some_and(|form| match form.base {
            Base::Calendar(date) => {
                date.pick == Pick::Bare && !matches!(date.year, Some(Year::Step(_)))
            }
            Base::Quarter(PartOfYear { year, .. }) | Base::Half(PartOfYear { year, .. }) => {
                year.is_none()
            }
            Base::Season { year, .. } | Base::Holiday { year, .. } | Base::Nth { year, .. } => {
                year.is_none()
            }
            _ => false,
        })
    }

    /// Whether it is counted back from another time: "two years ago", "a year earlier".
    pub(super) fn counts_back(self) -> bool {
        let back = |form: DateForm| matches!(form.base, Base::Shift { ahead: false, .. });
        self.date.is_some_and(back)
    }

    fn kind(self) -> FigureKind {
        let short = |unit: TimeUnit| unit < TimeUnit::Day;
        let by_clock = match self.date.map(|form| form.base) {
            Some(Base::Shift { length, from, .. }) => {
                short(length.unit) && matches!(from, Anchor::Now | Anchor::Then)
            }
            Some(Base::Unit { unit, .. } | Base::Window { unit, .. }) => short(unit),
            _ => false,
        };
        if self.clock.is_some() || by_clock {
            FigureKind::Time
        } else {
            FigureKind::Date
        }
    }

    /// The pieces of its date, where that is a calendar date.
    pub fn calendar_date(self) -> Option<CalendarDate> {
        match self.date?.base {
            Base::Calendar(date) => Some(date),
            _ => None,
        }
    }
}

impl Found {
    /// Whether it is a quarter or a half of no named year, or a stretch told by its end.
    pub(super) fn is_reported_stretch(self) -> bool {
        self.moment.date.is_some_and(|form| match form.base {
            Base::Quarter(part) | Base::Half(part) => part.year.is_none(),
            Base::Ended { .. } => true,
            _ => false,
        })
    }

    /// Whether it is counted from a time that stands elsewhere: "two years later".
    pub(super) fn counts_from_then(&self) -> bool {
        let from = |form: DateForm| match form.base {
            Base::Shift { from, .. } => Some(from),
            _ => None,
        };
        self.moment.date.and_then(from) == Some(Anchor::Then)
    }
}

impl CalendarDate {
    /// Whether its day can exist.
    pub fn is_possible(self) -> bool {
        let (Some(month), Some(day)) = (self.month, self.day) else {
            return true;
        };
        let year = match self.year {
            Some(Year::Of(year)) => year,
            // Any leap year: only a written year can rule the day out.
            _ => 2000,
        };
        Date::new(year, month, day).is_ok()
    }

    /// Whether nothing but a year is written.
    pub fn is_year(self) -> bool {
        self.year.is_some()
            && self.month.is_none()
            && self.day.is_none()
            && self.weekday.is_none()
            && self.pick == Pick::Bare
    }
}

impl Stated {
    /// The stretch of the calendar that it names.
    pub(super) fn base(self) -> Base {
        match self {
            Stated::Date(date) => Base::Calendar(date),
            Stated::Quarter(part) => Base::Quarter(part),
            Stated::Unit { unit, step } => Base::Unit { unit, step },
        }
    }

    /// Whether it is a single day.
    pub(super) fn is_day(self) -> bool {
        matches!(self, Stated::Date(date) if date.day.is_some())
    }
}

impl Base {
    /// Whether it is the unit that holds a date that stands elsewhere: "that year".
    pub(super) fn is_that(self) -> bool {
        matches!(self, Base::Shift { length, .. } if length.count.is_zero())
    }

    /// Whether it is a single day of the calendar.
    pub(super) fn is_day(self) -> bool {
        match self {
            Base::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
            Base::Unit { unit, .. } => unit == TimeUnit::Day,
            Base::Holiday { .. } | Base::Nth { .. } => true,
            _ => false,
        }
    }

    pub(super) fn needs_date(self) -> bool {
        let open = |year: Option<Year>| !matches!(year, Some(Year::Of(_)));
        match self {
            Base::Calendar(CalendarDate {
                pick: Pick::Any, ..
            }) => false,
            Base::Calendar(CalendarDate { year, .. })
            | Base::Quarter(PartOfYear { year, .. })
            | Base::Half(PartOfYear { year, .. })
            | Base::Fiscal { year, .. }
            | Base::Season { year, .. }
            | Base::Holiday { year, .. }
            | Base::Nth { year, .. } => open(year),
            Base::Ended { last, .. } => open(last.year),
            Base::Decade(_) | Base::Century(_) | Base::Vague { .. } => false,
            Base::Unit { .. } | Base::Window { .. } => true,
            Base::Shift { from, ahead, .. } => match from {
                Anchor::Date(date) => open(date.year),
                Anchor::Stated(stated) => stated.base().needs_date(),
                Anchor::Then if ahead => false,
                Anchor::Now | Anchor::Then | Anchor::Day(_) | Anchor::Holiday(_) => true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{meanings, temporal};
    use super::*;

    #[test]
    fn a_full_date_has_year_month_and_day() {
        let date = temporal("It opened on Monday, July 4, 2025.");
        let full = FullDate {
            weekday: Some(Weekday::Monday),
            year: 2025,
            month: 7,
            day: 4,
        };
        assert_eq!(date.full_date(), Some(full));
        assert_eq!(full.date().map(Date::weekday), Some(Weekday::Friday));
        for short in [
            "It opened on July 4.",
            "It opened in July 2025.",
            "It opened on Monday.",
        ] {
            assert_eq!(temporal(short).full_date(), None, "{short}");
        }
    }

    #[test]
    fn weekday_and_day_stand_where_they_are_written() {
        let prose = "It opened on Monday, July 4th, 2025.";
        let date = temporal(prose);
        assert_eq!(date.weekday_at.map(|it| it.slice(prose)), Some("Monday"));
        assert_eq!(date.day_at.map(|it| it.slice(prose)), Some("4"));
    }

    #[test]
    fn impossible_days() {
        for prose in [
            "It closed on June 31.",
            "It closed on 29 February 2025.",
            "From April 30-31, 2025",
        ] {
            assert!(temporal(prose).is_impossible(), "{prose}");
        }
        for prose in [
            "It closed on June 30.",
            "It closed on Feb. 29.",
            "It closed on Feb. 29, 2024.",
            "In June",
        ] {
            assert!(!temporal(prose).is_impossible(), "{prose}");
        }
    }

    #[test]
    fn what_hangs_on_the_date() {
        for prose in [
            "last month",
            "Tuesday",
            "on June 3.",
            "two years ago",
            "the end of the year",
            "in July.",
            "the third quarter",
            "this winter",
            "from Monday to Friday",
        ] {
            assert!(temporal(prose).needs_date(), "{prose}");
            let meant = meanings(prose, None);
            assert!(meant.ends_with("= ?"), "{meant}");
        }
        for prose in [
            "July 2025",
            "the 1990s",
            "10:30 pm",
            "two years",
            "every Tuesday",
            "FY2024",
            "Easter 2024",
            "5/6/24-Q2",
        ] {
            assert!(!temporal(prose).needs_date(), "{prose}");
            let meant = meanings(prose, None);
            assert!(!meant.ends_with('?'), "{meant}");
        }
    }
}
