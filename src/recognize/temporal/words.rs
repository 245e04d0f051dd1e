//! The words that dates and times are written with, as data. Which of their meanings counts is the grammar's business:
//! "may" is a month here, "second" a unit.

use jiff::civil::Weekday;

use super::written::{DayPart, Pick, Season, TimeUnit, Zone};
use crate::draft::Token;
use crate::text::WordTable;

/// What a word can mean in a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A month by its full name.
    Month(i8),
    /// A month by a short name, with or without a full stop after it.
    ShortMonth(i8),
    /// A weekday by its full name.
    Weekday(Weekday),
    /// "Mondays".
    Weekdays(Weekday),
    /// A weekday by a short name.
    ShortWeekday(Weekday),
    /// One unit: "year".
    Unit(TimeUnit),
    /// Several: "years".
    Units(TimeUnit),
    /// One unit in a word for how long something takes: "hourlong".
    Long(TimeUnit),
    /// "midyear".
    Midyear,
    /// A unit by its letters, which counts only behind a number: "hrs", "h".
    UnitLetters(TimeUnit),
    /// "yesterday", "today", "tomorrow": days after the draft's.
    Day(i8),
    /// "morning".
    Part(DayPart),
    /// "tonight".
    Tonight,
    /// "overnight".
    Overnight,
    /// "dawn", "sunset": the part of the day that they open or close.
    Light(DayPart),
    /// "noon": hour 12; "midnight": hour 24.
    Hour(i8),
    /// A season that is an ordinary word too: "fall", "spring".
    Season(Season),
    /// "last", "this", "next".
    Pick(Pick),
    /// "recent".
    Recent,
    /// "early", "beginning".
    Early,
    /// The "turn" of a century.
    Turn,
    /// "mid", "middle".
    Mid,
    /// "late", "end".
    Late,
    /// "rest", "remainder".
    Rest,
    /// "later", "earlier": after a length they are a shift, before a date a part.
    Later,
    /// As [`Word::Later`].
    Earlier,
    /// "ago".
    Ago,
    /// "daily": every so many units.
    Every(u8, TimeUnit),
    /// "every", "each".
    Each,
    /// "half".
    Half,
    /// "fiscal", "FY", and the "financial" of a financial year.
    Fiscal,
    /// "Q".
    Q,
    /// "H".
    H,
    /// "nineties": the last two digits.
    Decade(i8),
    /// The first word of a holiday's name.
    Holiday,
    /// "aged", "age".
    Aged,
    /// "few", "several", "couple": a vague count and what it is taken for.
    Few(u8),
}

/// Whether a word may have a meaning here. A no is certain, and needs no look at the word's text.
#[inline]
pub(super) fn may_be_word(word: &Token) -> bool {
    WORDS.may_hold(word.hint)
}

/// The meaning of a word, in upper or lower case.
#[inline]
pub(super) fn word(text: &str) -> Option<Word> {
    WORDS.folded(text)
}

/// The zone of its letters, in upper case.
pub(super) fn zone(text: &str) -> Option<Zone> {
    ZONES
        .iter()
        .find(|(name, _)| *name == text)
        .map(|&(name, offset)| Zone { name, offset })
}

static WORDS: WordTable<Word, 512> = WordTable::new(&[
    ("january", Word::Month(1)),
    ("february", Word::Month(2)),
    ("march", Word::Month(3)),
    ("april", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june", Word::Month(6)),
    ("july", Word::Month(7)),
    ("august", Word::Month(8)),
    ("september", Word::Month(9)),
    ("october", Word::Month(10)),
    ("november", Word::Month(11)),
    ("december", Word::Month(12)),
    ("jan", Word::ShortMonth(1)),
    ("feb", Word::ShortMonth(2)),
    ("mar", Word::ShortMonth(3)),
    ("apr", Word::ShortMonth(4)),
    ("jun", Word::ShortMonth(6)),
    ("jul", Word::ShortMonth(7)),
    ("aug", Word::ShortMonth(8)),
    ("sep", Word::ShortMonth(9)),
    ("sept", Word::ShortMonth(9)),
    ("oct", Word::ShortMonth(10)),
    ("nov", Word::ShortMonth(11)),
    ("dec", Word::ShortMonth(12)),
    ("monday", Word::Weekday(Weekday::Monday)),
    ("tuesday", Word::Weekday(Weekday::Tuesday)),
    ("wednesday", Word::Weekday(Weekday::Wednesday)),
    ("thursday", Word::Weekday(Weekday::Thursday)),
    ("friday", Word::Weekday(Weekday::Friday)),
    ("saturday", Word::Weekday(Weekday::Saturday)),
    ("sunday", Word::Weekday(Weekday::Sunday)),
    ("mondays", Word::Weekdays(Weekday::Monday)),
    ("tuesdays", Word::Weekdays(Weekday::Tuesday)),
    ("wednesdays", Word::Weekdays(Weekday::Wednesday)),
    ("thursdays", Word::Weekdays(Weekday::Thursday)),
    ("fridays", Word::Weekdays(Weekday::Friday)),
    ("saturdays", Word::Weekdays(Weekday::Saturday)),
    ("sundays", Word::Weekdays(Weekday::Sunday)),
    ("mon", Word::ShortWeekday(Weekday::Monday)),
    ("tue", Word::ShortWeekday(Weekday::Tuesday)),
    ("tues", Word::ShortWeekday(Weekday::Tuesday)),
    ("wed", Word::ShortWeekday(Weekday::Wednesday)),
    ("thu", Word::ShortWeekday(Weekday::Thursday)),
    ("thur", Word::ShortWeekday(Weekday::Thursday)),
    ("thurs", Word::ShortWeekday(Weekday::Thursday)),
    ("fri", Word::ShortWeekday(Weekday::Friday)),
    ("sat", Word::ShortWeekday(Weekday::Saturday)),
    ("sun", Word::ShortWeekday(Weekday::Sunday)),
    ("hourlong", Word::Long(TimeUnit::Hour)),
    ("daylong", Word::Long(TimeUnit::Day)),
    ("weeklong", Word::Long(TimeUnit::Week)),
    ("monthlong", Word::Long(TimeUnit::Month)),
    ("yearlong", Word::Long(TimeUnit::Year)),
    ("decadelong", Word::Long(TimeUnit::Decade)),
    ("midyear", Word::Midyear),
    ("millisecond", Word::Unit(TimeUnit::Millisecond)),
    ("second", Word::Unit(TimeUnit::Second)),
    ("minute", Word::Unit(TimeUnit::Minute)),
    ("hour", Word::Unit(TimeUnit::Hour)),
    ("day", Word::Unit(TimeUnit::Day)),
    ("weekend", Word::Unit(TimeUnit::Weekend)),
    ("week", Word::Unit(TimeUnit::Week)),
    ("fortnight", Word::Unit(TimeUnit::Fortnight)),
    ("month", Word::Unit(TimeUnit::Month)),
    ("quarter", Word::Unit(TimeUnit::Quarter)),
    ("year", Word::Unit(TimeUnit::Year)),
    ("decade", Word::Unit(TimeUnit::Decade)),
    ("century", Word::Unit(TimeUnit::Century)),
    ("milliseconds", Word::Units(TimeUnit::Millisecond)),
    ("seconds", Word::Units(TimeUnit::Second)),
    ("minutes", Word::Units(TimeUnit::Minute)),
    ("hours", Word::Units(TimeUnit::Hour)),
    ("days", Word::Units(TimeUnit::Day)),
    ("nights", Word::Units(TimeUnit::Day)),
    ("weekends", Word::Units(TimeUnit::Weekend)),
    ("weeks", Word::Units(TimeUnit::Week)),
    ("fortnights", Word::Units(TimeUnit::Fortnight)),
    ("months", Word::Units(TimeUnit::Month)),
    ("quarters", Word::Units(TimeUnit::Quarter)),
    ("years", Word::Units(TimeUnit::Year)),
    ("decades", Word::Units(TimeUnit::Decade)),
    ("centuries", Word::Units(TimeUnit::Century)),
    ("sec", Word::UnitLetters(TimeUnit::Second)),
    ("secs", Word::UnitLetters(TimeUnit::Second)),
    ("min", Word::UnitLetters(TimeUnit::Minute)),
    ("mins", Word::UnitLetters(TimeUnit::Minute)),
    ("hr", Word::UnitLetters(TimeUnit::Hour)),
    ("hrs", Word::UnitLetters(TimeUnit::Hour)),
    ("wk", Word::UnitLetters(TimeUnit::Week)),
    ("wks", Word::UnitLetters(TimeUnit::Week)),
    ("yr", Word::UnitLetters(TimeUnit::Year)),
    ("yrs", Word::UnitLetters(TimeUnit::Year)),
    ("ms", Word::UnitLetters(TimeUnit::Millisecond)),
    ("yesterday", Word::Day(-1)),
    ("today", Word::Day(0)),
    ("tomorrow", Word::Day(1)),
    ("tonight", Word::Tonight),
    ("tonite", Word::Tonight),
    ("morning", Word::Part(DayPart::Morning)),
    ("lunchtime", Word::Part(DayPart::Lunch)),
    ("afternoon", Word::Part(DayPart::Afternoon)),
    ("evening", Word::Part(DayPart::Evening)),
    ("night", Word::Part(DayPart::Night)),
    ("overnight", Word::Overnight),
    ("dawn", Word::Light(DayPart::Morning)),
    ("daybreak", Word::Light(DayPart::Morning)),
    ("sunrise", Word::Light(DayPart::Morning)),
    ("dusk", Word::Light(DayPart::Evening)),
    ("sunset", Word::Light(DayPart::Evening)),
    ("sundown", Word::Light(DayPart::Evening)),
    ("nightfall", Word::Light(DayPart::Evening)),
    ("noon", Word::Hour(12)),
    ("midday", Word::Hour(12)),
    ("midnight", Word::Hour(24)),
    ("spring", Word::Season(Season::Spring)),
    ("summer", Word::Season(Season::Summer)),
    ("autumn", Word::Season(Season::Fall)),
    ("fall", Word::Season(Season::Fall)),
    ("winter", Word::Season(Season::Winter)),
    ("last", Word::Pick(Pick::Last)),
    ("past", Word::Pick(Pick::Last)),
    ("previous", Word::Pick(Pick::Last)),
    ("preceding", Word::Pick(Pick::Last)),
    ("prior", Word::Pick(Pick::Last)),
    ("latest", Word::Pick(Pick::Last)),
    ("this", Word::Pick(Pick::This)),
    ("current", Word::Pick(Pick::This)),
    ("next", Word::Pick(Pick::Next)),
    ("following", Word::Pick(Pick::Next)),
    ("coming", Word::Pick(Pick::Coming)),
    ("upcoming", Word::Pick(Pick::Coming)),
    ("recent", Word::Recent),
    ("early", Word::Early),
    ("beginning", Word::Early),
    ("start", Word::Early),
    ("turn", Word::Turn),
    ("mid", Word::Mid),
    ("middle", Word::Mid),
    ("late", Word::Late),
    ("end", Word::Late),
    ("rest", Word::Rest),
    ("remainder", Word::Rest),
    ("later", Word::Later),
    ("earlier", Word::Earlier),
    ("ago", Word::Ago),
    ("hourly", Word::Every(1, TimeUnit::Hour)),
    ("daily", Word::Every(1, TimeUnit::Day)),
    ("weekly", Word::Every(1, TimeUnit::Week)),
    ("fortnightly", Word::Every(2, TimeUnit::Week)),
    ("biweekly", Word::Every(2, TimeUnit::Week)),
    ("monthly", Word::Every(1, TimeUnit::Month)),
    ("bimonthly", Word::Every(2, TimeUnit::Month)),
    ("quarterly", Word::Every(3, TimeUnit::Month)),
    ("yearly", Word::Every(1, TimeUnit::Year)),
    ("annually", Word::Every(1, TimeUnit::Year)),
    ("biannually", Word::Every(6, TimeUnit::Month)),
    ("nightly", Word::Every(1, TimeUnit::Day)),
    ("every", Word::Each),
    ("each", Word::Each),
    ("half", Word::Half),
    ("fiscal", Word::Fiscal),
    ("financial", Word::Fiscal),
    ("fy", Word::Fiscal),
    ("q", Word::Q),
    ("h", Word::H),
    ("twenties", Word::Decade(20)),
    ("thirties", Word::Decade(30)),
    ("forties", Word::Decade(40)),
    ("fifties", Word::Decade(50)),
    ("sixties", Word::Decade(60)),
    ("seventies", Word::Decade(70)),
    ("eighties", Word::Decade(80)),
    ("nineties", Word::Decade(90)),
    ("new", Word::Holiday),
    ("martin", Word::Holiday),
    ("mlk", Word::Holiday),
    ("valentine", Word::Holiday),
    ("presidents", Word::Holiday),
    ("st", Word::Holiday),
    ("saint", Word::Holiday),
    ("ash", Word::Holiday),
    ("palm", Word::Holiday),
    ("good", Word::Holiday),
    ("easter", Word::Holiday),
    ("pentecost", Word::Holiday),
    ("whit", Word::Holiday),
    ("mother", Word::Holiday),
    ("mothers", Word::Holiday),
    ("memorial", Word::Holiday),
    ("father", Word::Holiday),
    ("fathers", Word::Holiday),
    ("juneteenth", Word::Holiday),
    ("independence", Word::Holiday),
    ("labor", Word::Holiday),
    ("columbus", Word::Holiday),
    ("halloween", Word::Holiday),
    ("all", Word::Holiday),
    ("veterans", Word::Holiday),
    ("thanksgiving", Word::Holiday),
    ("black", Word::Holiday),
    ("cyber", Word::Holiday),
    ("christmas", Word::Holiday),
    ("xmas", Word::Holiday),
    ("boxing", Word::Holiday),
    ("earth", Word::Holiday),
    ("election", Word::Holiday),
    ("armistice", Word::Holiday),
    ("remembrance", Word::Holiday),
    ("international", Word::Holiday),
    ("mardi", Word::Holiday),
    ("bastille", Word::Holiday),
    ("groundhog", Word::Holiday),
    ("guy", Word::Holiday),
    ("aged", Word::Aged),
    ("age", Word::Aged),
    ("ages", Word::Aged),
    ("few", Word::Few(3)),
    ("several", Word::Few(3)),
    ("couple", Word::Few(2)),
]);

/// Zones by their letters, with minutes east of Greenwich. "ET" and its kin follow daylight saving time. Letters that mean
/// several zones (IST, CST of China) are read as papers in English mostly mean them.
const ZONES: &[(&str, Option<i16>)] = &[
    ("GMT", Some(0)),
    ("UTC", Some(0)),
    ("BST", Some(60)),
    ("CET", Some(60)),
    ("CEST", Some(120)),
    ("EET", Some(120)),
    ("EEST", Some(180)),
    ("MSK", Some(180)),
    ("IST", Some(330)),
    ("JST", Some(540)),
    ("KST", Some(540)),
    ("HKT", Some(480)),
    ("SGT", Some(480)),
    ("AEST", Some(600)),
    ("AEDT", Some(660)),
    ("NZST", Some(720)),
    ("NZDT", Some(780)),
    ("ET", None),
    ("CT", None),
    ("MT", None),
    ("PT", None),
    ("EST", Some(-300)),
    ("EDT", Some(-240)),
    ("CST", Some(-360)),
    ("CDT", Some(-300)),
    ("MST", Some(-420)),
    ("MDT", Some(-360)),
    ("PST", Some(-480)),
    ("PDT", Some(-420)),
];
