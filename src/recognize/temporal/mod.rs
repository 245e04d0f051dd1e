//! Dates, times, durations and sets: what is written, and what it means on a given day.
//!
//! The grammar reads tokens into [`Temporal`], which holds the pieces as they stand in the prose and knows no day;
//! [`Temporal::resolve`] does the arithmetic. The two never mix: what is written stays the same when the draft's date changes.

// What is written.
mod questions;
mod written;

// The grammar: from single tokens to whole figures.
mod words;

mod found;
mod reader;

mod clock;
mod date;
mod daylight;
mod ended;
mod lately;
mod length;
mod numeric;
mod outlook;
mod period;
mod range;
mod relative;
mod scan;
mod set;
mod start;
mod told;
mod view;
mod year;

// What is meant.
mod arithmetic;
mod calendar;
mod holiday;
mod iso;
mod part;
mod resolve;

#[cfg(test)]
mod testing;

pub use questions::FullDate;
pub use resolve::{Precision, Resolved};
pub use scan::recognize_temporals;
pub use written::{
    Anchor, Base, CalendarDate, Clock, ClockTime, DateForm, DateOrder, DayPart, Every, Holiday,
    Length, Limit, Moment, Part, PartOfYear, Pick, Recurring, Season, Stated, Temporal, TimeUnit,
    View, Written, Year, Zone,
};
