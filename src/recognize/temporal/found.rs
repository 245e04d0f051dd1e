//! What a part of the grammar has found: a moment, its tokens, and where its weekday and its day stand.

use super::written::{Base, Clock, DateForm, Length, Moment, Part, TimeUnit};
use crate::text::Span;
use rust_decimal::Decimal;

/// A moment and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) moment: Moment,
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) weekday_at: Option<Span>,
    pub(super) day_at: Option<Span>,
}

impl Found {
    pub(super) fn new(moment: Moment, start: usize, end: usize) -> Found {
        Found {
            moment,
            start,
            end,
            weekday_at: None,
            day_at: None,
        }
    }

    pub(super) fn date(base: Base, start: usize, end: usize) -> Found {
        Found::new(Moment::of(base), start, end)
    }

    pub(super) fn clock(clock: Clock, start: usize, end: usize) -> Found {
        let moment = Moment {
            date: None,
            clock: Some(clock),
        };
        Found::new(moment, start, end)
    }

    pub(super) fn weekday_at(self, at: Span) -> Found {
        Found {
            weekday_at: Some(at),
            ..self
        }
    }

    pub(super) fn day_at(self, at: Span) -> Found {
        Found {
            day_at: Some(at),
            ..self
        }
    }

    /// The part of what was found, from the token where the part is named.
    pub(super) fn part(self, part: Part, start: usize) -> Found {
        let date = self.moment.date.map(|form| DateForm {
            part: Some(part),
            ..form
        });
        Found {
            moment: Moment {
                date,
                ..self.moment
            },
            start,
            ..self
        }
    }

    /// The date of one and the time of day of the other.
    pub(super) fn joined(self, other: Found) -> Found {
        Found {
            moment: Moment {
                date: self.moment.date.or(other.moment.date),
                clock: self.moment.clock.or(other.moment.clock),
            },
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            weekday_at: self.weekday_at.or(other.weekday_at),
            day_at: self.day_at.or(other.day_at),
        }
    }
}

impl Length {
    /// So many of a unit.
    pub fn of(count: Decimal, unit: TimeUnit) -> Length {
        Length {
            count,
            unit,
            more: [None, None],
            vague: false,
            age: false,
        }
    }
}
