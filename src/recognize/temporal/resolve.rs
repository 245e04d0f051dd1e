//! What is meant: the moment, stretch or length that the pieces of a temporal name, given the moment from which the draft
//! speaks. Which of several a form picks is decided in `calendar`; here the pieces of one figure come together.

use super::arithmetic::{Stretch, add_days};
use super::calendar::Standpoint;
use super::hours::{bare_clock, clock_of_day, range_of_hours, short};
use super::iso;
use super::part::part_of;
use super::written::{
    Anchor, Base, Clock, DateForm, Length, Limit, Moment, Part, Pick, Temporal, View, Written,
};
use crate::model::{Now, Period};

/// How exactly a stretch of the calendar is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// To the day, or to a time of that day.
    Day,
    /// To the weekend.
    Weekend,
    /// To the week.
    Week,
    /// To the month.
    Month,
    /// To the quarter.
    Quarter,
    /// To the season.
    Season,
    /// To the half-year.
    Half,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
}

/// What a temporal means, given the draft's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The days meant, from the first of a range to its last; `None` for a duration, a set, a time without a day, a fiscal
    /// year (whose days only the firm knows), and whatever cannot be resolved.
    pub period: Option<Period>,
    /// How exactly `period` is given; the coarser of the two ends for a range.
    pub precision: Option<Precision>,
    /// ISO 8601 text of it, in the forms of TIMEX3 where ISO has none: `2026-03-17`, `2026-03`, `2026-W12`, `2026-Q1`,
    /// `2026-SU`, `202`, `2026-03-17T10:30`, `P2Y`, `T10:30`, `XXXX-WXX-2`, `PAST_REF`. For a part ("early 2024") the whole;
    /// `None` for a range of two.
    pub iso: Option<String>,
    /// The one day or moment that stands for a stretch, for readers that want just one: the usual hour of a part of the day
    /// (15:00 of an afternoon), the far end of "the next two weeks" counted exactly.
    pub point: Option<String>,
    /// The start of a range or of a part, in the same forms; `None` where it is open. For "two years ago" both ends are the
    /// day that an exact count gives, while `iso` is the year.
    pub low: Option<String>,
    /// The end of a range or of a part, itself included; `None` where it is open.
    pub high: Option<String>,
}

impl Temporal {
    /// What is meant in a draft that speaks from `now`. A form that hangs on the draft's date gives nothing without it. A
    /// day that no calendar has gives its ISO text alone.
    pub fn resolve(&self, now: Option<Now>) -> Resolved {
        match &self.written {
            Written::Moment(moment) => self.moment(*moment, now),
            Written::Range(ends) => self.range(ends.from, ends.to, now),
            Written::Length(length) => Resolved {
                iso: Some(iso::length(length)),
                ..Resolved::default()
            },
            Written::LengthRange(ends) => Resolved {
                low: Some(iso::length(&ends.from)),
                high: Some(iso::length(&ends.to)),
                ..Resolved::default()
            },
            Written::Set(every) => Resolved {
                iso: Some(iso::every(every)),
                ..Resolved::default()
            },
        }
    }

    fn moment(&self, moment: Moment, now: Option<Now>) -> Resolved {
        let standpoint = Standpoint {
            now,
            view: self.view,
        };
        let mut resolved = match (moment.date, moment.clock) {
            (Some(form), None) => date(&standpoint, form),
            (Some(form), Some(clock)) => clock_of_day(&standpoint, form, clock),
            (None, Some(clock)) => bare_clock(clock),
            (None, None) => Resolved::default(),
        };
        if resolved.low.is_none() && resolved.high.is_none() {
            match self.limit {
                // "Up from a year earlier" opens no stretch.
                Some(Limit::From) if moment.counts_back() => {}
                Some(Limit::From) => resolved.low.clone_from(&resolved.iso),
                Some(Limit::To) => resolved.high = self.deadline(moment, now, &resolved),
                None => {}
            }
        } else if self.limit == Some(Limit::To) && moment.date.is_some_and(|it| it.part.is_some()) {
            resolved.low = None;
        }
        resolved
    }

    /// The end of "by …": a time of day without a day is the next such time.
    fn deadline(&self, moment: Moment, now: Option<Now>, resolved: &Resolved) -> Option<String> {
        let (None, Some(Clock::Time(time)), Some(now)) = (moment.date, moment.clock, now) else {
            return resolved.iso.clone();
        };
        if self.view == View::Back {
            return resolved.iso.clone();
        }
        let passed = now
            .time
            .is_some_and(|at| (at.hour(), at.minute()) > (time.hour, time.minute.unwrap_or(0)));
        let day = add_days(now.day, i32::from(passed && now.time.is_some()))?;
        Some(format!("{day}{}", iso::clock(time)))
    }

    fn range(&self, from: Moment, to: Moment, now: Option<Now>) -> Resolved {
        if let (None, None, Some(Clock::Time(low)), Some(Clock::Time(high))) =
            (from.date, to.date, from.clock, to.clock)
        {
            return range_of_hours(low, high);
        }
        let (from, to) = self.ends(from, to, now);
        let ends = from
            .period
            .zip(to.period)
            .filter(|(from, to)| from.first <= to.last);
        let (Some(low), Some(high)) = (from.low.or(from.iso), to.high.or(to.iso)) else {
            return Resolved::default();
        };
        Resolved {
            period: ends.map(|(from, to)| Period {
                first: from.first,
                last: to.last,
            }),
            precision: from.precision.max(to.precision),
            low: Some(low),
            high: Some(high),
            ..Resolved::default()
        }
    }

    /// The two ends of a range. The end that is surer is resolved first, the other from there.
    fn ends(&self, from: Moment, to: Moment, now: Option<Now>) -> (Resolved, Resolved) {
        let looking = |view| Temporal {
            written: Written::Moment(from),
            view,
            limit: None,
            weekday_at: None,
            day_at: None,
        };
        let sure = |moment: Moment| !moment.date.is_some_and(|form| form.base.needs_date());
        let own = |moment: Moment| {
            moment.date.is_some_and(|form| form.base.counts_from_now()) || sure(moment)
        };
        let months = |moment: Moment| {
            moment
                .calendar_date()
                .is_some_and(|date| date.month.is_some())
        };
        // "From May to August" in July is this year's: months are looked for from their end.
        // "This Tuesday to Friday" may begin today; a range of days in a note lies ahead, however far.
        let near = from.calendar_date().is_some_and(|it| it.pick == Pick::This);
        let view = match self.view {
            View::Open if near || months(from) => View::Ahead,
            view => view,
        };
        let to_first =
            !own(from) && (sure(to) || self.view == View::Back || months(from) && months(to));
        if to_first {
            let end = looking(view).moment(to, now);
            let anchor = end.period.map(|it| Now::from(it.last)).or(now);
            return (looking(View::Back).moment(from, anchor), end);
        }
        let start = looking(view).moment(from, now);
        let anchor = start.period.map(|it| Now::from(it.first)).or(now);
        // What says itself where it stands from today ("until next Friday") is not counted from the start.
        let end = looking(View::Ahead).moment(to, if own(to) { now } else { anchor });
        (start, end)
    }
}

/// A date without a time of day.
fn date(standpoint: &Standpoint, form: DateForm) -> Resolved {
    if let Some(resolved) = short(standpoint, form.base) {
        return resolved;
    }
    let Some(whole) = standpoint.stretch(form.base) else {
        return Resolved {
            iso: unresolved(form.base, standpoint),
            ..Resolved::default()
        };
    };
    let mut resolved = Resolved {
        period: Some(whole.period),
        precision: Some(whole.precision),
        iso: Some(iso::stretch(whole)),
        ..Resolved::default()
    };
    match form.part {
        Some(part) => narrow(&mut resolved, standpoint, whole, part),
        None => bound(&mut resolved, standpoint, whole, form.base),
    }
    resolved
}

/// Gives a resolved whole its ends, where the whole is more than a unit of the calendar or a day is counted to.
fn bound(resolved: &mut Resolved, standpoint: &Standpoint, whole: Stretch, base: Base) {
    match base {
        Base::Window { count, unit, ahead } => {
            resolved.iso = None;
            let length = Length::of(count.into(), unit);
            let far = standpoint.shifted(&length, ahead, Anchor::Now);
            resolved.point = far.map(|day| day.to_string());
            set_ends(resolved, whole);
        }
        Base::Season { .. } => set_ends(resolved, whole),
        Base::Ended { .. } => {
            set_ends(resolved, whole);
            // Days that are no month, quarter or year of the calendar have no name.
            if whole.precision == Precision::Day {
                resolved.iso = None;
            }
        }
        Base::Unit { step, .. } if whole.precision == Precision::Weekend => {
            let Period { first, last } = whole.period;
            resolved.point = Some(if step < 0 { last } else { first }.to_string());
            set_ends(resolved, whole);
        }
        Base::Shift {
            length,
            ahead,
            from,
        } if is_exact(from) && !base.is_that() => {
            let exact = standpoint
                .shifted(&length, ahead, from)
                .map(|day| day.to_string());
            resolved.low.clone_from(&exact);
            resolved.high = exact;
        }
        _ => {}
    }
}

/// Whether a day counted from the anchor is one: "a year earlier" than a whole year is none.
fn is_exact(from: Anchor) -> bool {
    !matches!(from, Anchor::Stated(stated) if !stated.is_day())
}

/// Narrows a resolved whole to the part that is meant.
fn narrow(resolved: &mut Resolved, standpoint: &Standpoint, whole: Stretch, part: Part) {
    let Some(period) = part_of(whole, part, standpoint.now.map(|now| now.day)) else {
        return;
    };
    resolved.period = Some(period);
    resolved.low = Some(period.first.to_string());
    resolved.high = Some(period.last.to_string());
    if matches!(part, Part::First(..) | Part::Last(..) | Part::Nth(..))
        || matches!(part, Part::Half(_)) && whole.precision == Precision::Month
    {
        resolved.iso = None;
    }
    if part == Part::Week {
        resolved.precision = Some(Precision::Week);
        resolved.iso = Some(iso::stretch(Stretch {
            period,
            precision: Precision::Week,
        }));
    }
    if part == Part::End {
        resolved.point = Some(period.last.to_string());
    }
}

/// The ends of a stretch of several units, each as a unit: `2013-W05` to `2013-W06`.
fn set_ends(resolved: &mut Resolved, whole: Stretch) {
    resolved.low = Some(whole.period.first.to_string());
    resolved.high = Some(whole.period.last.to_string());
}

/// The ISO text of a date that no day can be given for.
pub(super) fn unresolved(base: Base, standpoint: &Standpoint) -> Option<String> {
    match base {
        Base::Calendar(date) if !date.is_possible() => iso::pieces(date),
        Base::Calendar(date) if date.pick == Pick::Any => date.weekday.map(iso::weekly),
        Base::Fiscal { year, .. } => Some(format!("FY{:04}", standpoint.year(year)?)),
        Base::Vague { ahead, .. } => Some(iso::vague(ahead).into()),
        Base::Quarter(part) if part.fiscal => Some(format!(
            "FY{:04}-Q{}",
            standpoint.year(part.year)?,
            part.number
        )),
        Base::Half(part) if part.fiscal => Some(format!(
            "FY{:04}-H{}",
            standpoint.year(part.year)?,
            part.number
        )),
        _ => None,
    }
}
