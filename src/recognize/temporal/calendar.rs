//! Which day, week or year a form picks: the one question that needs the draft's date and the sentence's view.
//!
//! A bare weekday, month or day in news looks back to the nearest past, and ahead where the sentence speaks of what is to
//! come or has no verb at all. "Next" before a weekday is the one of next week.

use jiff::civil::{Date, Weekday};

use super::arithmetic::{
    Stretch, add_days, monday, shift_day, unit_around, weekday_from, weekday_up_to, weekend,
};
use super::resolve::Precision;
use super::written::{
    Anchor, Base, CalendarDate, Holiday, Length, PartOfYear, Pick, Season, TimeUnit, View, Year,
};
use crate::model::{Now, Period};

/// From when and which way a sentence looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standpoint {
    pub(super) now: Option<Now>,
    pub(super) view: View,
}

impl Base {
    /// Whether it says itself where it lies from the draft's day: "next Friday", "tomorrow".
    pub(super) fn counts_from_now(self) -> bool {
        match self {
            Base::Calendar(date) => {
                date.pick != Pick::Bare || matches!(date.year, Some(Year::Step(_)))
            }
            Base::Unit { .. } | Base::Window { .. } | Base::Shift { .. } => true,
            _ => false,
        }
    }
}

impl Standpoint {
    /// The stretch that a form means; `None` where it hangs on a date that is not known, for fiscal years, and for days
    /// that no calendar has.
    pub(super) fn stretch(&self, base: Base) -> Option<Stretch> {
        match base {
            Base::Calendar(date) => self.calendar(date),
            Base::Quarter(part) => self.part_of_year(part, 3),
            Base::Half(part) => self.part_of_year(part, 6),
            Base::Fiscal { .. } | Base::Vague { .. } => None,
            Base::Decade(first) => Stretch::years(first, 10, Precision::Decade),
            Base::Century(number) => {
                Stretch::years((i16::from(number) - 1) * 100, 100, Precision::Century)
            }
            Base::Season { season, year, pick } => self.season(season, year, pick),
            Base::Holiday {
                holiday,
                year,
                pick,
            } => self.holiday(holiday, year, pick).map(Stretch::day),
            Base::Unit { unit, step } => self.unit(unit, step),
            Base::Window { count, unit, ahead } => self.window(count, unit, ahead),
            Base::Shift {
                length,
                ahead,
                from,
            } => self.shift(&length, ahead, from),
            Base::Ended { count, unit, last } => self.ended(count, unit, last),
            Base::Nth {
                nth,
                weekday,
                month,
                year,
            } => self.nth(nth, weekday, month, year).map(Stretch::day),
        }
    }

    /// So many units up to a date. As exact as the unit where they are just one of the calendar's own, or else to the day.
    fn ended(&self, count: u16, unit: TimeUnit, last: CalendarDate) -> Option<Stretch> {
        let last = self.calendar(last)?.period.last;
        let length = Length::of(count.into(), unit);
        let first = shift_day(add_days(last, 1)?, &length, false)?;
        let named = [TimeUnit::Month, TimeUnit::Quarter, TimeUnit::Year]
            .into_iter()
            .filter_map(|unit| unit_around(last, unit, 0))
            .find(|stretch| stretch.period == Period { first, last });
        Some(named.unwrap_or(Stretch::new(first, last, Precision::Day)))
    }

    fn today(&self) -> Option<Date> {
        self.now.map(|now| now.day)
    }

    /// The year that is written or counted from the draft's; the draft's own for none.
    pub(super) fn year(&self, year: Option<Year>) -> Option<i16> {
        match year {
            Some(Year::Of(year)) => Some(year),
            Some(Year::Step(step)) => self.today()?.year().checked_add(step.into()),
            None => Some(self.today()?.year()),
        }
    }

    /// Of the candidates, one for each year given, the one that the view and the pick choose. `of` gives the stretch of a
    /// year. Today's own stretch counts as past and as ahead.
    fn yearly(&self, pick: Pick, of: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        let today = self.today()?;
        let year = today.year();
        let around =
            |years: std::ops::RangeInclusive<i16>| years.filter_map(|step| of(year + step));
        let back = |before: fn(Period, Date) -> bool| {
            let past = around(-8..=1).filter(|it| before(it.period, today));
            past.max_by_key(|it| it.period.first)
        };
        let ahead = |after: fn(Period, Date) -> bool| {
            let coming = around(-1..=8).filter(|it| after(it.period, today));
            coming.min_by_key(|it| it.period.first)
        };
        match (pick, self.view) {
            (Pick::Last, _) => back(|it, today| it.last < today),
            (Pick::Next | Pick::Coming, _) => ahead(|it, today| it.first > today),
            (Pick::This, _) => around(0..=0)
                .next()
                .or_else(|| ahead(|it, day| it.last >= day)),
            (Pick::Bare, View::Back) => back(|it, today| it.first <= today),
            (Pick::Bare, View::Ahead | View::Open) => ahead(|it, today| it.last >= today),
            (Pick::Any, _) => None,
        }
    }

    // ---- calendar dates

    fn calendar(&self, date: CalendarDate) -> Option<Stretch> {
        let CalendarDate {
            weekday,
            day,
            month,
            year,
            pick,
        } = date;
        match (month, day, weekday) {
            (Some(month), Some(day), _) if year.is_some() => {
                Some(Stretch::day(Date::new(self.year(year)?, month, day).ok()?))
            }
            (Some(month), Some(day), None) => {
                let of = |year| Date::new(year, month, day).ok();
                if (pick, self.view) == (Pick::Bare, View::Open) {
                    return self.nearest(of);
                }
                self.yearly(pick, |year| of(year).map(Stretch::day))
            }
            (Some(month), Some(day), Some(weekday)) => self.day_of_weekday(month, day, weekday),
            (Some(month), None, _) if year.is_some() => Stretch::month(self.year(year)?, month),
            (Some(month), None, _) => self.yearly(pick, |year| Stretch::month(year, month)),
            (None, Some(day), weekday) => self.day_of_month(day, weekday),
            (None, None, Some(weekday)) => self.weekday(weekday, pick).map(Stretch::day),
            (None, None, None) => Stretch::year(self.year(year)?),
        }
    }

    /// The nearest of the days that `of` gives for a year; the later of two that are equally near.
    fn nearest(&self, of: impl Fn(i16) -> Option<Date>) -> Option<Stretch> {
        let today = self.today()?;
        let days = (-8..=8).filter_map(|step| of(today.year() + step));
        let nearest = days.min_by_key(|&it| {
            let days = (it - today).get_days();
            (days.abs(), days < 0)
        });
        nearest.map(Stretch::day)
    }

    /// "Tuesday, June 3" without a year: the nearest one that falls on the weekday, or else as without the weekday.
    fn day_of_weekday(&self, month: i8, day: i8, weekday: Weekday) -> Option<Stretch> {
        let today = self.today()?;
        let of = |year| Date::new(year, month, day).ok();
        let fits = (-2..=2)
            .filter_map(|step| of(today.year() + step))
            .filter(|it| it.weekday() == weekday)
            .min_by_key(|&it| (it - today).get_days().abs());
        fits.map(Stretch::day)
            .or_else(|| self.yearly(Pick::Bare, |year| of(year).map(Stretch::day)))
    }

    /// "The 4th", "Tuesday the 19th".
    fn day_of_month(&self, day: i8, weekday: Option<Weekday>) -> Option<Stretch> {
        let today = self.today()?;
        let back = self.view == View::Back;
        for step in 0..14 {
            let step = if back { -step } else { step };
            let Some(month) = unit_around(today, TimeUnit::Month, step) else {
                continue;
            };
            let first = month.period.first;
            let Ok(found) = Date::new(first.year(), first.month(), day) else {
                continue;
            };
            let reached = if back { found <= today } else { found >= today };
            if reached && weekday.is_none_or(|it| it == found.weekday()) {
                return Some(Stretch::day(found));
            }
        }
        None
    }

    fn weekday(&self, weekday: Weekday, pick: Pick) -> Option<Date> {
        let today = self.today()?;
        match (pick, self.view) {
            (Pick::Last, _) => weekday_up_to(add_days(today, -1)?, weekday),
            (Pick::Next, _) => {
                let next_week = add_days(monday(today)?, 7)?;
                weekday_from(next_week, weekday)
            }
            (Pick::Bare | Pick::This, View::Back) => weekday_up_to(today, weekday),
            (Pick::Bare | Pick::This, View::Ahead) => weekday_from(today, weekday),
            (Pick::Bare | Pick::This, View::Open) | (Pick::Coming, _) => {
                weekday_from(add_days(today, 1)?, weekday)
            }
            (Pick::Any, _) => None,
        }
    }

    /// "The last Monday of March".
    fn nth(
        &self,
        nth: i8,
        weekday: Option<Weekday>,
        month: i8,
        year: Option<Year>,
    ) -> Option<Date> {
        let of = |year| {
            let first = Date::new(year, month, 1).ok()?;
            match weekday {
                Some(weekday) => first.nth_weekday_of_month(nth, weekday).ok(),
                None if nth < 0 => Some(first.last_of_month()),
                None => Date::new(year, month, nth).ok(),
            }
        };
        match year {
            Some(_) => of(self.year(year)?),
            None => Some(
                self.yearly(Pick::Bare, |year| of(year).map(Stretch::day))?
                    .period
                    .first,
            ),
        }
    }

    // ---- parts of the year

    fn part_of_year(&self, part: PartOfYear, months: i8) -> Option<Stretch> {
        if part.fiscal {
            return None;
        }
        let of = |year| Stretch::part_of_year(year, part.number, months);
        match (part.year, self.view) {
            (Some(_), _) => of(self.year(part.year)?),
            (None, View::Open) => of(self.today()?.year()),
            (None, View::Back) => {
                // What a firm reports is over: the quarter that holds today is not the one it tells of.
                let today = self.today()?;
                let over = [0, -1]
                    .into_iter()
                    .filter_map(|step| of(today.year() + step));
                over.filter(|it| it.period.last < today)
                    .max_by_key(|it| it.period.first)
            }
            (None, View::Ahead) => self.yearly(Pick::Bare, of),
        }
    }

    fn season(&self, season: Season, year: Option<Year>, pick: Pick) -> Option<Stretch> {
        let of = |year| season_of(season, year);
        match (year, pick) {
            (Some(_), _) => of(self.year(year)?),
            (None, Pick::This) => {
                let today = self.today()?;
                let around = [-1, 0]
                    .into_iter()
                    .filter_map(|step| of(today.year() + step));
                around
                    .filter(|it| it.period.last >= today)
                    .min_by_key(|it| it.period.first)
                    .or_else(|| of(today.year()))
            }
            (None, _) => self.yearly(pick, of),
        }
    }

    fn holiday(&self, holiday: Holiday, year: Option<Year>, pick: Pick) -> Option<Date> {
        match year {
            Some(_) => holiday.day(self.year(year)?),
            None => Some(
                self.yearly(pick, |year| holiday.day(year).map(Stretch::day))?
                    .period
                    .first,
            ),
        }
    }

    // ---- from today

    fn unit(&self, unit: TimeUnit, step: i16) -> Option<Stretch> {
        let today = self.today()?;
        if unit == TimeUnit::Weekend && step == 0 && self.view == View::Back {
            // On a Monday, "the weekend" of a story that looks back is over.
            return weekend(weekday_up_to(today, Weekday::Saturday)?);
        }
        unit_around(today, unit, step.into())
    }

    fn window(&self, count: u16, unit: TimeUnit, ahead: bool) -> Option<Stretch> {
        let today = self.today()?;
        let count = i32::from(count);
        let (low, high) = if ahead { (1, count) } else { (-count, -1) };
        let low = unit_around(today, unit, low)?;
        let high = unit_around(today, unit, high)?;
        Some(Stretch::new(
            low.period.first,
            high.period.last,
            low.precision,
        ))
    }

    /// The stretch as exact as the unit of the shift: "two years ago" is a year.
    fn shift(&self, length: &Length, ahead: bool, from: Anchor) -> Option<Stretch> {
        let day = self.shifted(length, ahead, from)?;
        let finest = length.more.into_iter().flatten().last();
        let unit = finest.map_or(length.unit, |(_, unit)| unit);
        // "Half a century ago" is more exact than a century.
        let unit = if length.count.fract().is_zero() {
            unit
        } else {
            unit.min(TimeUnit::Year)
        };
        match from {
            Anchor::Now | Anchor::Then => unit_around(day, unit.max(TimeUnit::Day), 0),
            Anchor::Stated(stated) => {
                let told = self.stretch(stated.base())?.precision;
                unit_around(day, unit.max(TimeUnit::Day), 0).filter(|it| told <= it.precision)
            }
            // From a known day one comes to a day.
            _ => Some(Stretch::day(day)),
        }
    }

    /// The day that an exact count from the anchor gives.
    pub(super) fn shifted(&self, length: &Length, ahead: bool, from: Anchor) -> Option<Date> {
        let anchor = match from {
            Anchor::Then if ahead => return None,
            Anchor::Now | Anchor::Then => self.today()?,
            Anchor::Day(days) => add_days(self.today()?, days.into())?,
            Anchor::Date(date) => {
                let view = match self.view {
                    View::Open if !ahead && date.day.is_none() => View::Back,
                    view => view,
                };
                Standpoint { view, ..*self }.calendar(date)?.period.first
            }
            Anchor::Stated(stated) => self.stretch(stated.base())?.period.first,
            Anchor::Holiday(holiday) => self.holiday(holiday, None, Pick::Bare)?,
        };
        shift_day(anchor, length, ahead)
    }
}

/// A season by the days of the solstices and equinoxes that papers print; winter runs into the next year.
fn season_of(season: Season, year: i16) -> Option<Stretch> {
    let next = year.checked_add(1)?;
    let (first, last) = match season {
        Season::Spring => (Date::new(year, 3, 20), Date::new(year, 6, 21)),
        Season::Summer => (Date::new(year, 6, 21), Date::new(year, 9, 23)),
        Season::Fall => (Date::new(year, 9, 23), Date::new(year, 12, 21)),
        Season::Winter => (Date::new(year, 12, 21), Date::new(next, 3, 20)),
    };
    Some(Stretch::new(first.ok()?, last.ok()?, Precision::Season))
}
