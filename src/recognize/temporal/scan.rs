//! The walk over the tokens: where a time may start, which reading is the longest, and the figure it makes.

use super::super::figure::{Figure, Meaning};
use super::lately::Numbers;
use super::reader::Reader;
use super::reading::Reading;
use super::start::Start;
use super::told::Told;
use super::written::{DateOrder, Written};
use crate::draft::Token;

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
    pub(super) fn push(self, reading: Reading, idx: usize, figures: &mut Vec<Figure>) -> usize {
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

    /// The longest time that starts at the token.
    fn temporal_at(self, idx: usize, start: Start) -> Option<Reading> {
        let length = self.length_from(idx, start);
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
}
