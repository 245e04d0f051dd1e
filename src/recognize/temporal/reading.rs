//! A reading: what the grammar made of some tokens, and the figure it becomes.

use super::super::figure::{Figure, Meaning};
use super::found::Found;
use super::length::Counted;
use super::range::FoundRange;
use super::reader::Reader;
use super::written::{Ends, Every, Temporal, View, Written, Year};
use crate::model::Bound;

/// A time and its tokens.
pub(super) struct Reading {
    pub(super) written: Written,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) first: Option<Found>,
}

impl Reader<'_> {
    /// A length, or the date that "in" makes of it where the sentence looks ahead.
    pub(super) fn length(self, counted: Counted, idx: usize) -> Reading {
        if self.after_any(idx, &["in"])
            && self.view(idx, counted.end) != View::Back
            && !counted.is_measured(idx > 1)
            && !self.is_of_a_row(idx - 1)
            && let Some(found) = self.shifted_by_in(counted, idx)
        {
            return Reading::moment(found);
        }
        let written = match counted.low {
            Some(low) => Written::LengthRange(Box::new(Ends {
                from: low,
                to: counted.length,
            })),
            None => Written::Length(counted.length),
        };
        // "between 5 and 10 years"
        let between = counted.low.is_some() && self.after_any(idx, &["between"]);
        Reading {
            written,
            start: idx - usize::from(between),
            end: counted.end,
            first: None,
        }
    }

    pub(super) fn figure(self, reading: Reading) -> Figure {
        let Reading {
            written,
            start,
            end,
            first,
        } = reading;
        let span = self.span(start, end);
        let view = if written.hangs_on_view() {
            self.view_of(start, end, first)
        } else {
            View::Open
        };
        let temporal = Temporal {
            written,
            view,
            limit: self.limit(start),
            weekday_at: first.and_then(|it| it.weekday_at),
            day_at: first.and_then(|it| it.day_at),
        };
        let bound = match temporal.written {
            Written::LengthRange(_) => Bound::Between,
            _ => Bound::Exact,
        };
        Figure {
            span,
            core: span,
            kind: temporal.kind(),
            bound,
            meaning: Meaning::Temporal(Box::new(temporal)),
        }
    }
}

impl Written {
    /// Whether which way the sentence looks decides which of several it is: a date with its year is one, and lengths and sets
    /// are the same on any day.
    fn hangs_on_view(&self) -> bool {
        match self {
            Written::Moment(moment) => {
                let date = moment.calendar_date();
                !date.is_some_and(|it| matches!(it.year, Some(Year::Of(_))))
            }
            Written::Range(_) => true,
            Written::Length(_) | Written::LengthRange(_) | Written::Set(_) => false,
        }
    }
}

impl Reading {
    pub(super) fn moment(found: Found) -> Reading {
        Reading {
            written: Written::Moment(found.moment),
            start: found.start,
            end: found.end,
            first: Some(found),
        }
    }

    pub(super) fn range(range: FoundRange, start: usize) -> Reading {
        let FoundRange { from, to } = range;
        Reading {
            written: Written::Range(Box::new(Ends {
                from: from.moment,
                to: to.moment,
            })),
            start,
            end: to.end,
            first: Some(from),
        }
    }

    pub(super) fn set(every: Every, start: usize, end: usize) -> Reading {
        Reading {
            written: Written::Set(every),
            start,
            end,
            first: None,
        }
    }
}
