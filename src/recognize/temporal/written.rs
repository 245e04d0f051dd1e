//! What is written: the pieces of a date, a time, a length of time or a recurring time, as they stand in the prose.
//!
//! Nothing here knows a day. A piece that the prose leaves out is `None`; a piece that cannot be right ("31 June") is kept,
//! since a rule wants to say so. What the pieces mean is decided in `resolve`.

use jiff::civil::Weekday;
use rust_decimal::Decimal;

use crate::text::Span;

/// A time as it is written, before anybody asks which day the draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temporal {
    /// What is written.
    pub written: Written,
    /// Which way the sentence looks: it decides which Monday "Monday" is.
    pub view: View,
    /// Whether the words before it make it the start or the end of an open stretch: "since 2014", "by Friday".
    pub limit: Option<Limit>,
    /// Where the name of the weekday stands, where one is written beside a date or alone: bytes of the prose.
    pub weekday_at: Option<Span>,
    /// Where the number of the day stands, without "th": bytes of the prose.
    pub day_at: Option<Span>,
}

/// Which of a day and its month a house writes first in numbers: what "03/04/2025" means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// The four sorts of times, and ranges of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A date, a time of day, or both.
    Moment(Moment),
    /// From one to another: "June 3-5", "from July to September", "9 to 11 am". In a box, as the next: a draft holds many
    /// times and few ranges, so that none takes the room of two.
    Range(Box<Ends<Moment>>),
    /// A length of time: "two years".
    Length(Length),
    /// A length between two: "two to three years".
    LengthRange(Box<Ends<Length>>),
    /// A recurring time: "every Tuesday".
    Set(Every),
}

/// What stands at either end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends<T> {
    /// The start, or the lesser.
    pub from: T,
    /// The end, or the greater.
    pub to: T,
}

/// A date, a time of day, or both. Invariant: one of the two is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The date.
    pub date: Option<DateForm>,
    /// The time of day.
    pub clock: Option<Clock>,
}

/// A stretch of the calendar, whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateForm {
    /// The whole stretch.
    pub base: Base,
    /// The part of it that is meant: "early", "the end of".
    pub part: Option<Part>,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Pieces of a calendar date: "2025", "July 2025", "Friday, July 4, 2025", "the 4th", "Monday", "last Monday".
    Calendar(CalendarDate),
    /// "the second quarter", "Q3 2025".
    Quarter(PartOfYear),
    /// "H1 2024", "the first half of last year".
    Half(PartOfYear),
    /// "fiscal 2024", "FY2024/25".
    Fiscal {
        /// The year it is named after.
        year: Option<Year>,
        /// The second year, where two are written.
        through: Option<i16>,
    },
    /// "the 1990s", "'90s": the first of its ten years.
    Decade(i16),
    /// "the 19th century": its number, below zero for "the fifth century B.C.", which has no days here.
    Century(i8),
    /// "summer 2014", "this winter".
    Season {
        /// Which.
        season: Season,
        /// Of which year.
        year: Option<Year>,
        /// "last", "this" or "next".
        pick: Pick,
    },
    /// "Christmas", "Thanksgiving 2024".
    Holiday {
        /// Which.
        holiday: Holiday,
        /// Of which year.
        year: Option<Year>,
        /// "last", "this" or "next".
        pick: Pick,
    },
    /// The unit that holds the draft's day, or one before or after it: "last month" is -1, "today" is day 0.
    Unit {
        /// The unit.
        unit: TimeUnit,
        /// How many units after the draft's own.
        step: i16,
    },
    /// "the last two weeks", "the next few days": whole units beside the draft's own.
    Window {
        /// How many; 3 for "few".
        count: u16,
        /// Of what.
        unit: TimeUnit,
        /// Whether they lie ahead.
        ahead: bool,
    },
    /// "recent years", "the coming weeks": near the draft's day, nobody says how near. It has no days.
    Vague {
        /// Of what.
        unit: TimeUnit,
        /// Whether they lie ahead.
        ahead: bool,
    },
    /// "two years ago", "in three weeks", "a week from Tuesday", "the day after Christmas".
    Shift {
        /// How far.
        length: Length,
        /// Whether later than the anchor.
        ahead: bool,
        /// From where.
        from: Anchor,
    },
    /// "the year ended Dec. 31", "the three months to September 30": so many units up to a day, or to the end of a month.
    Ended {
        /// How many.
        count: u16,
        /// Of what.
        unit: TimeUnit,
        /// The last of them, a month at least.
        last: CalendarDate,
    },
    /// "the last Monday of March", "the second Tuesday in November".
    Nth {
        /// 1 to 5, or -1 for the last.
        nth: i8,
        /// Which weekday; `None` counts days.
        weekday: Option<Weekday>,
        /// Of which month.
        month: i8,
        /// Of which year.
        year: Option<Year>,
    },
}

/// Pieces of a calendar date as written. A day of 31 in June is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarDate {
    /// The weekday.
    pub weekday: Option<Weekday>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The year.
    pub year: Option<Year>,
    /// "last", "this" or "next" before the weekday or the month.
    pub pick: Pick,
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// The year itself; two digits are already four.
    Of(i16),
    /// The draft's own year, or one after it: "July last year" is -1.
    Step(i8),
}

/// Which of several a word in front picks out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// No such word: the sentence decides.
    #[default]
    Bare,
    /// "last", "past".
    Last,
    /// "this".
    This,
    /// "next".
    Next,
    /// "coming": the nearest ahead.
    Coming,
    /// "a": none in particular.
    Any,
}

/// A quarter or a half as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartOfYear {
    /// Which: 1 to 4 of quarters, 1 or 2 of halves.
    pub number: i8,
    /// Of which year.
    pub year: Option<Year>,
    /// Whether the year is a fiscal one, which begins on a day that only the firm knows.
    pub fiscal: bool,
}

/// The part of a stretch that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "early", "the beginning of".
    Early,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    Late,
    /// "the rest of", "later": from the draft's day on.
    Rest,
    /// "earlier": up to the draft's day.
    Earlier,
    /// "the first nine months of": so many units from the start.
    First(u8, TimeUnit),
    /// "the last two weeks of": so many units up to the end.
    Last(u8, TimeUnit),
    /// "the second week of", "the third weekend in": a unit by its rank.
    Nth(u8, TimeUnit),
    /// "the second half of", of a month: its number.
    Half(u8),
    /// "the week of", of a day: the week that holds it.
    Week,
    /// "End of the month" as all that a note says: its last day is meant.
    End,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// A thousandth of a second.
    Millisecond,
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A working day.
    BusinessDay,
    /// Seven days, from Monday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// A holiday that papers name without its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Holiday {
    NewYearsDay,
    NewYearsEve,
    MartinLutherKingDay,
    ValentinesDay,
    PresidentsDay,
    StPatricksDay,
    AprilFoolsDay,
    AshWednesday,
    PalmSunday,
    GoodFriday,
    Easter,
    EasterMonday,
    Pentecost,
    MothersDay,
    MemorialDay,
    FathersDay,
    Juneteenth,
    IndependenceDay,
    LaborDay,
    ColumbusDay,
    Halloween,
    AllSaintsDay,
    VeteransDay,
    Thanksgiving,
    BlackFriday,
    CyberMonday,
    ChristmasEve,
    Christmas,
    BoxingDay,
    EarthDay,
    WomensDay,
    MayDay,
    ElectionDay,
    ArmisticeDay,
    GroundhogDay,
    MardiGras,
    BastilleDay,
    GuyFawkes,
}

/// From where a shift is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// From the draft's own moment: "ago", "from now", "in two weeks".
    Now,
    /// From a time that stands elsewhere in the draft: "a year earlier", "two days later". News counts "a year earlier" from
    /// the time it reports on, which is near its own; what came later gives no day.
    Then,
    /// From the day that lies so many days after the draft's: "a week from tomorrow".
    Day(i8),
    /// From a date: "a week from Tuesday", "two days after June 3".
    Date(CalendarDate),
    /// From a holiday.
    Holiday(Holiday),
    /// From a date that the sentence tells elsewhere: "opened in 2019 and closed two years later". What it gives is as exact
    /// as the unit counted, and nothing where the date is less exact than that.
    Stated(Stated),
}

/// A date of the sentence that another one is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// "in 2019", "on June 3".
    Date(CalendarDate),
    /// "in the third quarter".
    Quarter(PartOfYear),
    /// "last year": see [`Base::Unit`].
    Unit {
        /// The unit.
        unit: TimeUnit,
        /// How many units after the draft's own.
        step: i16,
    },
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// "10:30 p.m. EST", "noon", "quarter to five".
    Time(ClockTime),
    /// "morning", "tonight".
    Part(DayPart),
}

/// A time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 0 to 24, with "p.m." already counted in.
    pub hour: i8,
    /// The minute, where written.
    pub minute: Option<i8>,
    /// The second, where written.
    pub second: Option<i8>,
    /// Whether the half of the day is known, by "a.m." or by an hour over 12: "3:30" alone is not.
    pub certain: bool,
    /// The zone, where written.
    pub zone: Option<Zone>,
}

/// A time zone as papers write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its letters, as listed: `ET`, `GMT`; `local` for that of a place, empty for an offset in digits.
    pub name: &'static str,
    /// Minutes east of Greenwich; `None` for "ET" and the like, where the day decides.
    pub offset: Option<i16>,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Lunch,
    Afternoon,
    Evening,
    Night,
}

/// A length of time: up to three counts with their units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub count: Decimal,
    /// Of what.
    pub unit: TimeUnit,
    /// Smaller units after it: "2 years 3 months", "4 minutes 5 seconds".
    pub more: [Option<(Decimal, TimeUnit)>; 2],
    /// Whether the count is vague: "a few days", "several weeks".
    pub vague: bool,
    /// Whether it is somebody's age.
    pub age: bool,
}

/// A recurring time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// What recurs.
    pub what: Recurring,
    /// At which time of the day.
    pub clock: Option<Clock>,
    /// How often within each: 2 for "twice a week".
    pub times: u8,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurring {
    /// So many of a unit: "daily", "every two weeks".
    Units(u16, TimeUnit),
    /// "every Tuesday".
    Weekday(Weekday),
    /// "every July".
    Month(i8),
}

/// Which way a sentence looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// It tells what has happened.
    Back,
    /// It tells what is to come.
    Ahead,
    /// It has no verb that says so.
    #[default]
    Open,
}

/// Which end of an open stretch a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// "since", "after", "from".
    From,
    /// "by", "until", "before".
    To,
}
