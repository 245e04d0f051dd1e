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

// Which sentence it stands in, and which way that looks.
mod contract;
mod cue;
mod event;
mod game;
mod limit;
mod outlook;
mod plan;
mod row;
mod sentence;
mod view;

// Dates of the calendar.
mod counted;
mod date;
mod day_list;
mod month;
mod numeric;
mod weekday;
mod year;

// Stretches with a name.
mod century;
mod decade;
mod ended;
mod feast;
mod fiscal;
mod period;
mod portion;
mod quarter;
mod season;

// Dates from where the draft or another date stands.
mod picked;
mod relative;
mod shift;
mod that;
mod told;
mod window;

// Times of day.
mod clock;
mod daylight;
mod digital;
mod spoken;
mod zone;

// Lengths and sets.
mod age;
mod compound;
mod length;
mod length_range;
mod rate;
mod set;

// The whole.
mod ends;
mod lately;
mod moment;
mod range;
mod reading;
mod scan;
mod shortened;
mod start;

// What is meant.
mod arithmetic;
mod calendar;
mod holiday;
mod hours;
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
