//! The walk over the tokens: where a time may start, which reading is the longest, and the figure it makes.

use super::super::figure::{Figure, Meaning};
use super::found::Found;
use super::lately::Numbers;
use super::length::Counted;
use super::range::FoundRange;
use super::reader::Reader;
use super::start::Start;
use super::told::Told;
use super::words::Word;
use super::written::{
    Base, CalendarDate, Clock, DateOrder, DayPart, Ends, Every, Limit, Moment, Temporal, TimeUnit,
    View, Written, Year,
};
use crate::draft::{Token, TokenKind};
use crate::model::Bound;

/// Appends the dates, times, durations and sets of `prose` to `figures`, in order and without overlap.
///
/// `order` says which of two numbers is the day where both could be ("03/04/2025"); without it the separator decides.
pub fn recognize_temporals(
    prose: &str,
    tokens: &[Token],
    order: Option<DateOrder>,
    figures: &mut Vec<Figure>,
) {
    let reader = Reader {
        prose,
        tokens,
        order,
        numbers: &Numbers::default(),
    };
    let mut told = Told::default();
    let mut idx = 0;
    while idx < tokens.len() {
        let found = reader
            .start(idx)
            .and_then(|start| reader.temporal_at(idx, start));
        idx = match found {
            Some(reading) => reader.push(reader.placed(reading, &mut told), idx, figures),
            None => idx + 1,
        };
    }
}

/// Words that go on behind a list of days: "on April 24 and 25 they met".
const BEHIND_DAYS: &[&str] = &[
    "and", "in", "at", "to", "with", "when", "they", "we", "he", "she", "it", "the",
];

/// What befell people that a number before it counts: "13 killed" is no day.
const BEFALLEN: &[&str] = &[
    "killed", "injured", "wounded", "hurt", "arrested", "detained", "charged",
];

/// A time and its tokens.
struct Reading {
    written: Written,
    start: usize,
    end: usize,
    first: Option<Found>,
}

impl Reader<'_> {
    /// The reading, counted from the date that was told before it where it is one of "two years later".
    fn placed(self, mut reading: Reading, told: &mut Told) -> Reading {
        let Reading { start, end, .. } = reading;
        match &mut reading.written {
            Written::Moment(moment) => told.place(self, moment, start, end),
            Written::Range(_) => told.forget(),
            _ => {}
        }
        reading
    }

    /// Adds the figure of a reading, and those of the days that share its month: "April 24 and 25". Gives the token after
    /// them.
    fn push(self, reading: Reading, idx: usize, figures: &mut Vec<Figure>) -> usize {
        let mut end = reading.end.max(idx + 1);
        let mut last = reading.first;
        let at = figures.len();
        figures.push(self.figure(reading));
        while let Some(next) = last.and_then(|it| self.next_day(it, end)) {
            let year = next.moment.calendar_date().and_then(|date| date.year);
            end = next.end;
            last = Some(next);
            figures.push(self.figure(Reading::moment(next)));
            for figure in figures.iter_mut().skip(at) {
                if let Meaning::Temporal(temporal) = &mut figure.meaning {
                    temporal.share_year(year);
                }
            }
        }
        end
    }

    /// A further day of the month of a date: "and 25" behind "April 24".
    fn next_day(self, date: Found, end: usize) -> Option<Found> {
        let pieces = date.moment.calendar_date()?;
        let plain = pieces.month.is_some() && pieces.year.is_none() && date.moment.clock.is_none();
        let comma = self.past_comma(end);
        let at = self.past(comma, "and");
        let (day, after) = self.day_number(at).filter(|_| at > end && plain)?;
        let next = self.past_comma(after);
        let year = self
            .year_number(next)
            .filter(|_| next > after && self.spaced(next));
        // A comma alone joins days only where "and" brings the list to its end.
        let listed = at > comma || self.is(next, "and") && self.day_number(next + 1).is_some();
        let ends = self.kind(after) == Some(TokenKind::Punct)
            && !matches!(self.text(after), ":" | "-" | "/" | "–")
            || self.kind(after).is_none()
            || self.is_any(after, BEHIND_DAYS)
            || self.cue(after).is_some() && !self.is_any(after, BEFALLEN);
        let pieces = CalendarDate {
            weekday: None,
            day: Some(day),
            year: year.map(|(year, _)| Year::Of(year)),
            ..pieces
        };
        let later = Some(day) > date.moment.calendar_date()?.day;
        let end = year.map_or(after, |(_, end)| end);
        (listed && ends && later)
            .then(|| Found::date(Base::Calendar(pieces), at, end).day_at(self.span(at, at + 1)))
    }

    /// The longest time that starts at the token.
    fn temporal_at(self, idx: usize, start: Start) -> Option<Reading> {
        let length = if start.length() {
            self.length_at(idx)
        } else {
            None
        };
        let moment = self.moment_of(idx, start, length);
        let mut longest = self
            .range_at(idx, moment)
            .map(|it| Reading::range(it, self.past_opener(idx)));
        // Of equally long readings the first stays: a range says more than a moment, and a date more than a length.
        let mut consider = |reading: Option<Reading>| {
            let end = longest.as_ref().map_or(idx, |it| it.end);
            if let Some(reading) = reading.filter(|it| it.end > end) {
                longest = Some(reading);
            }
        };
        consider(moment.map(Reading::moment));
        if start.set() {
            consider(
                self.set_at(idx)
                    .map(|(every, end)| Reading::set(every, idx, end)),
            );
        }
        let length = length.filter(|it| !self.is_rate(idx, *it));
        consider(length.map(|it| self.length(it, idx)));
        longest.filter(|it| it.end > idx)
    }

    /// The token of "between" or "from" before a range, or else its own first.
    fn past_opener(self, idx: usize) -> usize {
        let bounded = self.before_at_least(idx).filter(|at| self.is(*at, "from"));
        let article = idx - usize::from(self.after_any(idx, &["the"]));
        if let Some(from) = bounded {
            from
        } else if self.after_any(article, &["between", "from"]) {
            article - 1
        } else {
            idx
        }
    }

    /// A date, a time of day, or both, from the token on.
    pub(super) fn moment_at(self, idx: usize) -> Option<Found> {
        let start = self.start(idx)?;
        let length = if start.length() {
            self.length_at(idx)
        } else {
            None
        };
        self.moment_of(idx, start, length)
    }

    /// As `moment_at`, with the length that starts at the token.
    fn moment_of(self, idx: usize, start: Start, length: Option<Counted>) -> Option<Found> {
        let date = self.date_of(idx, start, length);
        let clock = if start.clock() {
            self.clock_at(idx).or_else(|| self.part_of_day(idx))
        } else {
            None
        };
        match (date, clock) {
            (Some(date), Some(clock)) if clock.end > date.end => Some(self.with_date(clock)),
            (Some(date), _) => Some(self.behind_part(self.with_clock(date))),
            (None, Some(clock)) => Some(self.with_date(clock)),
            (None, None) => None,
        }
    }

    /// A date without a time of day, from the token on: the longest reading.
    fn date_of(self, idx: usize, start: Start, length: Option<Counted>) -> Option<Found> {
        let whole = self.whole_of(idx, start, length);
        if !start.date() {
            return whole;
        }
        let part = longest([self.part_at(idx), self.first_of(idx), self.nth_of(idx)]);
        longest([part, whole])
    }

    /// A date that is no part of another: what "early" and "the end of" can stand before. Parts of parts are not read, so
    /// that a page of "early" costs no more than any other.
    pub(super) fn whole_at(self, idx: usize) -> Option<Found> {
        let start = self.start(idx)?;
        let length = if start.length() {
            self.length_at(idx)
        } else {
            None
        };
        self.whole_of(idx, start, length)
    }

    fn whole_of(self, idx: usize, start: Start, length: Option<Counted>) -> Option<Found> {
        let shifted = length.and_then(|it| self.shifted(it, idx));
        if !start.date() {
            return shifted;
        }
        let period = self.period_at(idx);
        longest([
            period,
            self.relative_at(idx),
            self.calendar_at(idx),
            shifted,
            self.ended_at(idx, length, period),
            self.ranked_alone(idx),
        ])
    }

    /// "the 4th", where no noun follows that it could rank.
    fn ranked_alone(self, idx: usize) -> Option<Found> {
        let found = self
            .ranked_day(idx)
            .filter(|_| self.after_any(idx, &["the"]))?;
        let ends = self.kind(found.end) != Some(TokenKind::Word) && !self.is_dash(found.end)
            || self.is_any(
                found.end,
                &[
                    "at", "and", "to", "in", "for", "through", "until", "when", "after",
                ],
            );
        let dated = idx >= 2
            && self.is_any(
                idx - 2,
                &[
                    "on", "by", "since", "until", "till", "from", "between", "and", "before",
                    "after", "for", "through", "to",
                ],
            );
        (ends && dated && self.kind(found.end) != Some(TokenKind::Suffix)).then_some(found)
    }

    /// A date with the time of day that follows it.
    fn with_clock(self, date: Found) -> Found {
        if date.moment.clock.is_some() || !date.is_day() {
            return date;
        }
        match self.clock_behind(date.end) {
            Some(clock) => date.joined(clock),
            None => date,
        }
    }

    /// A day with the part of it that is named before it: "the evening of March 3".
    fn behind_part(self, date: Found) -> Found {
        let of = date.start - usize::from(self.after_any(date.start, &["the"]));
        let part = of
            .checked_sub(2)
            .filter(|at| self.after_any(of, &["of"]) && self.after_any(*at, &["the"]));
        match part.map(|at| (at, self.day_part_at(at))) {
            Some((at, Some(part))) if date.moment.clock.is_none() && date.is_day() => {
                date.joined(Found::clock(Clock::Part(part), at, of))
            }
            _ => date,
        }
    }

    /// A time of day with the day that follows it: "8 p.m. ET Tuesday", "9am on Saturday", "10pm tonight".
    fn with_date(self, clock: Found) -> Found {
        let comma = self.past_comma(clock.end);
        let at = if self.is_any(comma, &["on", "of"]) {
            comma + 1
        } else {
            comma
        };
        let at = self.past(at, "the");
        let date = self.start(at).and_then(|start| {
            let length = if start.length() {
                self.length_at(at)
            } else {
                None
            };
            self.date_of(at, start, length)
        });
        let Some(date) = date.filter(|it| it.is_day()) else {
            return clock;
        };
        // "At 10:30, 5 July became …" is no list of two; a bare number after a comma is no day.
        if let Some(Base::Calendar(pieces)) = date.moment.date.map(|it| it.base)
            && pieces.weekday.is_none()
            && pieces.month.is_none()
        {
            return clock;
        }
        if self.opens_days(date) {
            return clock;
        }
        let part = match date.moment.clock {
            Some(Clock::Part(part)) => Some(part),
            _ => self.day_part_at(date.end),
        };
        let named = date.moment.clock.is_none() && part.is_some();
        let end = date.end + usize::from(named);
        let mut joined = Found {
            end,
            ..clock.joined(date)
        };
        if let (Some(Clock::Time(time)), Some(part)) = (clock.moment.clock, part) {
            joined.moment.clock = Some(Clock::Time(time.in_part(part)));
        }
        joined
    }

    /// Whether the day opens a row of days, whose hours stand before it: "9am-5pm Monday-Friday".
    fn opens_days(self, date: Found) -> bool {
        let joined = self.is_dash(date.end) || self.is_any(date.end, &["to", "through"]);
        joined
            && self.clock_at(date.end + 1).is_none()
            && self.whole_at(date.end + 1).is_some_and(|it| it.is_day())
    }

    fn day_part_at(self, idx: usize) -> Option<DayPart> {
        match self.word(idx) {
            Some(Word::Part(part)) => Some(part),
            _ => None,
        }
    }

    /// A length, or the date that "in" makes of it where the sentence looks ahead.
    fn length(self, counted: Counted, idx: usize) -> Reading {
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

    fn figure(self, reading: Reading) -> Figure {
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
        Figure {
            span,
            core: span,
            kind: temporal.kind(),
            bound: Bound::Exact,
            meaning: Meaning::Temporal(Box::new(temporal)),
        }
    }

    /// Whether the word before the time opens a stretch.
    fn limit(self, start: usize) -> Option<Limit> {
        let mut at = start;
        while self.after_any(at, &["the", "around", "about"]) {
            at -= 1;
        }
        let at = self.before_at_least(at).map_or(at, |before| before + 1);
        // "no later than 31 May", "no earlier than 7am"
        if self.after_any(at, &["than"]) && at >= 3 && self.is_any(at - 3, &["no", "not"]) {
            return match self.text(at - 2) {
                "later" => Some(Limit::To),
                "earlier" | "sooner" => Some(Limit::From),
                _ => None,
            };
        }
        match at.checked_sub(1).map(|at| self.text(at))? {
            "since" | "Since" | "after" | "After" | "from" | "From" => Some(Limit::From),
            "by" | "By" | "until" | "Until" | "till" | "before" | "Before" | "through" => {
                Some(Limit::To)
            }
            _ => None,
        }
    }
}

/// Of several readings the longest, and of those the first.
fn longest<const N: usize>(found: [Option<Found>; N]) -> Option<Found> {
    found.into_iter().flatten().rev().max_by_key(|it| it.end)
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

impl Temporal {
    /// Takes over the year that a list of days gives at its end.
    fn share_year(&mut self, year: Option<Year>) {
        if let Written::Moment(moment) = &mut self.written
            && let Some(form) = &mut moment.date
            && let Base::Calendar(date) = &mut form.base
            && date.year.is_none()
        {
            date.year = year;
        }
    }
}

impl Reading {
    fn moment(found: Found) -> Reading {
        Reading {
            written: Written::Moment(found.moment),
            start: found.start,
            end: found.end,
            first: Some(found),
        }
    }

    fn range(range: FoundRange, start: usize) -> Reading {
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

    fn set(every: Every, start: usize, end: usize) -> Reading {
        Reading {
            written: Written::Set(every),
            start,
            end,
            first: None,
        }
    }
}

impl Found {
    /// Whether the date is a single day, to which a time of day can belong.
    fn is_day(&self) -> bool {
        let Some(form) = self.moment.date else {
            return false;
        };
        if form.part.is_some() {
            return form.is_part_of_day();
        }
        match form.base {
            Base::Calendar(date) => date.day.is_some() || date.weekday.is_some(),
            Base::Unit { unit, .. } => unit == TimeUnit::Day,
            Base::Holiday { .. } | Base::Nth { .. } => true,
            Base::Shift { from, .. } => !matches!(
                from,
                super::written::Anchor::Now | super::written::Anchor::Then
            ),
            _ => false,
        }
    }
}

impl super::written::DateForm {
    /// Whether it is "early Monday": a part of a day.
    fn is_part_of_day(&self) -> bool {
        let whole = Moment {
            date: Some(super::written::DateForm {
                part: None,
                ..*self
            }),
            clock: None,
        };
        Found::new(whole, 0, 0).is_day()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, figures, silent};
    use super::*;
    use crate::draft::tokenize;
    use crate::model::Now;
    use crate::recognize::FigureKind;
    use jiff::civil::{Date, Time};
    use proptest::prelude::*;

    #[test]
    fn the_longest_reading_wins() {
        check(&[
            (
                "The third quarter of last year was the best since 2009.",
                "third quarter of last year = 2025-Q3; 2009 = 2009 2009..",
            ),
            (
                "A two-year-old boy was found two days ago.",
                "two-year-old = P2Y; two days ago = 2026-03-16 2026-03-16..2026-03-16",
            ),
            (
                "From 9 am on Friday, March 20, 2026",
                "9 am on Friday, March 20, 2026 = 2026-03-20T09:00 2026-03-20T09:00..",
            ),
            (
                "By the end of next month",
                "end of next month = 2026-04 ..2026-04-30",
            ),
            ("Until 2 pm", "2 pm = T14:00 ..2026-03-18T14:00"),
        ]);
    }

    #[test]
    fn parts_of_a_day_before_it() {
        check(&[
            (
                "The hall burned on the evening of March 3, 2024.",
                "evening of March 3, 2024 = 2024-03-03TEV 2024-03-03T18:00..2024-03-03T23:59",
            ),
            (
                "He left the morning of Monday.",
                "morning of Monday = 2026-03-16TMO 2026-03-16T00:00..2026-03-16T12:00",
            ),
            (
                "The evening of 2019 and a night of May",
                "2019 = 2019; May = 2025-05",
            ),
        ]);
    }

    /// Texts that were once read wrongly; the list only grows.
    #[test]
    fn regressions() {
        check(&[
            ("The july 2025 bonus was paid.", "july 2025 = 2025-07"),
            (
                "It closed on Dec . 12 , 2024 .",
                "Dec . 12 , 2024 = 2024-12-12",
            ),
            (
                "Sales in the past three quarters",
                "past three quarters = 2025-04-01..2025-12-31",
            ),
            (
                "They will have a break from next Monday to Friday.",
                "from next Monday to Friday = 2026-03-23..2026-03-27",
            ),
            (
                "Pay from the 3rd to 5th June 2025",
                "from the 3rd to 5th June 2025 = 2025-06-03..2025-06-05",
            ),
            (
                "He called 20 minutes earlier.",
                "20 minutes earlier = 2026-03-18T10:10",
            ),
            ("A strike in August hurt sales.", "August = 2025-08"),
            (
                "It will close in the first quarter of 2026.",
                "first quarter of 2026 = 2026-Q1",
            ),
            (
                "Sales fell in the last quarter of 2024.",
                "last quarter of 2024 = 2024-Q4",
            ),
            (
                "The heat could hit the town on Friday.",
                "Friday = 2026-03-20",
            ),
            (
                "Filed in May, it is set for 14 May.",
                "May = 2025-05; 14 May = 2026-05-14",
            ),
            (
                "Half a century ago",
                "Half a century ago = 1976 1976-03-18..1976-03-18",
            ),
            (
                "Sales rose from the year-ago quarter.",
                "year-ago = 2025 2025-03-18..2025-03-18",
            ),
            (
                "They met over the weekend.",
                "weekend = 2026-W11-WE 2026-03-14..2026-03-15",
            ),
            (
                "He met them on April 24 and 25.",
                "April 24 = 2025-04-24; 25 = 2025-04-25",
            ),
            (
                "He met them on May 3, 4 and 5, 2024.",
                "May 3 = 2024-05-03; 4 = 2024-05-04; 5, 2024 = 2024-05-05",
            ),
            ("On April 24 and 25 people left.", "April 24 = 2025-04-24"),
            (
                "Correction, June 4, 2024: the mill shut in 2011—not in 2012.",
                "June 4, 2024 = 2024-06-04; 2011 = 2011; 2012 = 2012",
            ),
            ("By 2031: two reactors", "2031 = 2031 ..2031"),
            (
                "The first five months of 2023 shows a loss.",
                "first five months of 2023 = 2023-01-01..2023-05-31",
            ),
            ("Ferries sunk: 1981 - 2009", "1981 - 2009 = 1981..2009"),
            ("He stays for the 2024/25 season.", "2024/25 = FY2024"),
            (
                "14.05 Rescuers have reached the second ship",
                "14.05 = T14:05",
            ),
        ]);
        silent(&[
            "The second half began; several hundred years were lost, ext. 2019 rang.",
            "The winter fuel, a fall in sales, spring rolls and the summer house",
        ]);
    }

    #[test]
    fn kinds() {
        for (prose, kind) in [
            ("He left on Monday.", FigureKind::Date),
            ("He left on Monday morning.", FigureKind::Time),
            ("He left two hours ago.", FigureKind::Time),
            ("He left two days ago.", FigureKind::Date),
            ("He waited two hours.", FigureKind::Duration),
            ("He waits every two hours.", FigureKind::Set),
            ("Open from 9am to 5pm.", FigureKind::Time),
            ("Open from Monday to Friday.", FigureKind::Date),
        ] {
            let found: Vec<FigureKind> = figures(prose).iter().map(|it| it.kind).collect();
            assert_eq!(found, [kind], "{prose}");
        }
    }

    /// Prose that is dense with words of time, so that the grammar is entered often and left in odd places.
    fn prose() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            prop::sample::select(vec![
                "last",
                "this",
                "next",
                "early",
                "late",
                "mid",
                "the",
                "end",
                "of",
                "first",
                "second",
                "two",
                "half",
                "a",
                "an",
                "few",
                "quarter",
                "year",
                "years",
                "month",
                "week",
                "days",
                "hours",
                "ago",
                "from",
                "to",
                "between",
                "and",
                "in",
                "on",
                "at",
                "by",
                "since",
                "Monday",
                "Tues.",
                "July",
                "Sept.",
                "May",
                "2025",
                "1998",
                "31",
                "4th",
                "12",
                "7/4/25",
                "2025-07-04",
                "'90s",
                "1990s",
                "Q3",
                "FY2024/25",
                "10:30",
                "10.30pm",
                "p.m.",
                "noon",
                "EST",
                "every",
                "twice",
                "daily",
                "Christmas",
                "New",
                "Year's",
                "Eve",
                "summer",
                "tomorrow",
                "tonight",
                "morning",
                "old",
                "-",
                "–",
                ",",
                "(",
                ")",
                "/",
                ":",
                "’",
                "9999",
                "0001",
                "99999999999",
                "century",
                "decades",
                "19th",
                "week",
                "million",
                "½",
                "said",
                "will",
                "é",
                "\u{a0}",
                "😀",
            ])
            .prop_map(String::from),
            "\\PC{0,4}",
        ];
        let gap = prop::sample::select(vec![" ", "", "-", " ", "\u{202f}"]);
        proptest::collection::vec((word, gap), 0..24)
            .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
    }

    fn any_now() -> impl Strategy<Value = Option<Now>> {
        let day = (1_i16..=9999, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("a day", |(year, month, day)| {
                Date::new(year, month, day).ok()
            });
        let time = proptest::option::of((0_i8..24, 0_i8..60))
            .prop_map(|it| it.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()));
        proptest::option::of((day, time).prop_map(|(day, time)| Now { day, time }))
    }

    proptest! {
        #[test]
        fn spans_lie_inside_and_apart(prose in prose()) {
            let mut end = 0;
            for figure in figures(&prose) {
                prop_assert!(figure.span.start >= end, "{prose:?} {figure:?}");
                prop_assert!(!figure.span.slice(&prose).is_empty(), "{prose:?} {figure:?}");
                end = figure.span.end;
            }
        }

        #[test]
        fn periods_are_ordered(prose in prose(), now in any_now()) {
            for figure in figures(&prose) {
                let resolved = figure.temporal().map(|it| it.resolve(now)).unwrap_or_default();
                if let Some(period) = resolved.period {
                    prop_assert!(period.first <= period.last, "{prose:?} {figure:?}");
                }
            }
        }

        #[test]
        fn nothing_relative_means_anything_without_a_date(prose in prose()) {
            for temporal in figures(&prose).iter().filter_map(Figure::temporal) {
                if temporal.resolve(None).period.is_some() {
                    prop_assert!(!temporal.needs_date(), "{prose:?} {temporal:?}");
                }
            }
        }
    }

    #[test]
    fn hostile_prose_takes_linear_time() {
        // What is checked is that it ends: a quadratic walk over these would take minutes.
        for piece in [
            "1",
            "last ",
            "2 to ",
            "a million million ",
            "from ",
            "'90",
            "Monday, ",
            "1,",
            "- ",
            "quarter to ",
            "early ",
            "the end of ",
            "first half of ",
        ] {
            let prose = piece.repeat(20_000 / piece.len());
            let mut tokens = Vec::new();
            tokenize(&prose, &mut tokens);
            let mut figures = Vec::new();
            recognize_temporals(&prose, &tokens, None, &mut figures);
            assert!(figures.len() <= tokens.len());
        }
    }

    #[test]
    fn days_of_one_month_before_a_verb() {
        check(&[
            (
                "The games on May 5 and 6 drew crowds.",
                "May 5 = 2025-05-05; 6 = 2025-05-06",
            ),
            ("On May 5 and 6 killed a man.", "May 5 = 2025-05-05"),
            ("On May 5 and 6 crowds came.", "May 5 = 2025-05-05"),
        ]);
    }

    #[test]
    fn days_of_one_month() {
        check(&[(
            "They met on May 3 and 4, and on 7 and 8 June.",
            "May 3 = 2025-05-03; 4 = 2025-05-04; 7 = 2025-06-07; 8 June = 2025-06-08",
        )]);
    }

    #[test]
    fn hours_of_several_days() {
        check(&[
            (
                "Open 9am-5pm Monday-Friday.",
                "9am-5pm = T09:00..T17:00; Monday-Friday = 2026-03-23..2026-03-27",
            ),
            (
                "Open Tuesday to Sunday, 10 a.m. to 5 p.m.",
                "Tuesday to Sunday = 2026-03-24..2026-03-29; 10 a.m. to 5 p.m. = T10:00..T17:00",
            ),
        ]);
    }
}
