//! What is meant: the moment, stretch or length that the pieces of a temporal name, given the moment from which the draft
//! speaks.

use super::written::Temporal;
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
    /// `2026-SU`, `202`, `2026-03-17T10:30`, `P2Y`, `T10:30`, `XXXX-WXX-2`. For a part ("early 2024") the whole; `None` for
    /// a range of two.
    pub iso: Option<String>,
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
        let _ = now;
        Resolved::default()
    }
}
