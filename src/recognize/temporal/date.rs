//! Calendar dates with a month in words: "July 4, 2025", "the 4th of July", "July 2025".

use super::counted::COUNTED;
use super::found::Found;
use super::picked::step;
use super::reader::Reader;
use super::words::Word;
use super::written::{Base, CalendarDate, Year};
use crate::draft::TokenKind;
use crate::recognize::is_function_word;

impl Reader<'_> {
    /// A calendar date that starts at the token.
    pub(super) fn calendar_at(self, idx: usize) -> Option<Found> {
        match self.word(idx) {
            Some(Word::Weekday(weekday)) => self.weekday_date(idx, weekday, true),
            Some(Word::ShortWeekday(weekday)) => self.weekday_date(idx, weekday, false),
            Some(Word::Month(_) | Word::ShortMonth(_)) => {
                self.month_date(idx).or_else(|| self.lone_month(idx))
            }
            Some(_) => None,
            None => self
                .numeric_date(idx)
                .or_else(|| self.day_month(idx))
                .or_else(|| self.day_and_day(idx))
                .or_else(|| self.lone_year(idx))
                .or_else(|| self.lone_short_year(idx))
                .or_else(|| self.spoken_year(idx)),
        }
    }

    /// The month that starts at the token and the token after it, its full stop not counted.
    pub(super) fn month_at(self, idx: usize) -> Option<i8> {
        match self.word(idx)? {
            Word::Month(month) | Word::ShortMonth(month) => Some(month),
            _ => None,
        }
    }

    /// "July 4, 2025", "July 4", "July 2025", "Sept. 2012", "July last year", "Dec-2018".
    pub(super) fn month_date(self, idx: usize) -> Option<Found> {
        let month = self.month_at(idx)?;
        let after = self.hyphened(self.past_month_stop(idx + 1));
        if let Some(found) = self.month_the_day(idx, month, after) {
            return Some(found);
        }
        if let Some((day, end)) = self.day_number(after).or_else(|| self.day_word(after))
            && self.is_day_of_month(idx, after, end)
        {
            let date = CalendarDate {
                month: Some(month),
                day: Some(day),
                ..CalendarDate::default()
            };
            return Some(
                self.with_year(date, idx, end)
                    .day_at(self.span(after, after + 1)),
            );
        }
        let of = self.past(self.past_comma(after), "of");
        let (year, end) = self
            .year_near(of)
            .filter(|&(_, end)| !COUNTED.contains(&self.text(end)))?;
        let date = CalendarDate {
            month: Some(month),
            year: Some(year),
            ..CalendarDate::default()
        };
        Some(Found::date(Base::Calendar(date), idx, end))
    }

    /// "March the 4th", "May the fourth": the article stands at `the`.
    fn month_the_day(self, idx: usize, month: i8, the: usize) -> Option<Found> {
        let at = self.past(the, "the");
        let (day, end) = self
            .day_number(at)
            .or_else(|| self.day_word(at))
            .filter(|_| at > the)?;
        let ranked = end == at + 2 || self.kind(at) == Some(TokenKind::Word);
        let noun = self.kind(end) == Some(TokenKind::Word) && !is_function_word(self.text(end));
        let date = CalendarDate {
            month: Some(month),
            day: Some(day),
            ..CalendarDate::default()
        };
        // "In March the first ship came" ranks a ship.
        (ranked && !noun).then(|| self.with_year(date, idx, end).day_at(self.span(at, at + 1)))
    }

    /// The token after the full stop of a short month, which tokenized text sets apart.
    fn past_month_stop(self, idx: usize) -> usize {
        let apart = self.text(idx) == "." && self.kind(idx + 1) == Some(TokenKind::Number);
        if apart { idx + 1 } else { self.past_stop(idx) }
    }

    /// A year right here: "2025", "'98", "last year", "this year".
    fn year_near(self, idx: usize) -> Option<(Year, usize)> {
        if let Some(Word::Pick(pick)) = self.word(idx)
            && self.is(idx + 1, "year")
        {
            return Some((Year::Step(step(pick)?), idx + 2));
        }
        let (year, end) = self.year_number(idx).or_else(|| self.short_year(idx))?;
        Some((Year::Of(year), end))
    }

    /// The date with the year that follows it, comma or not.
    fn with_year(self, date: CalendarDate, start: usize, end: usize) -> Found {
        let attacks = (date.month, date.day) == (Some(9), Some(11))
            && (end..end + 2).any(|at| self.is_any(at, &["attacks", "hijackers", "hijackings"]));
        let year = attacks.then_some(Year::Of(2001));
        let bare = Found::date(Base::Calendar(CalendarDate { year, ..date }), start, end);
        let at = self.past(self.past_comma(end), "of");
        match self.year_near(at) {
            Some((year, end)) if self.ends_before(at) && !COUNTED.contains(&self.text(end)) => {
                let year = Some(year);
                Found::date(Base::Calendar(CalendarDate { year, ..date }), start, end)
            }
            _ => bare,
        }
    }

    /// Whether white space or a hyphen parts the token from what stands before it.
    fn ends_before(self, idx: usize) -> bool {
        self.spaced(idx) || idx > 0 && self.hyphened(idx - 1) == idx
    }

    /// A day of the month in digits, "th" or not, and the token after it.
    pub(super) fn day_number(self, idx: usize) -> Option<(i8, usize)> {
        let day = self.digits(idx).filter(|_| self.len(idx) <= 2)?;
        let day = i8::try_from(day).ok().filter(|it| (1..=31).contains(it))?;
        let suffixed = self.glued(idx + 1) && self.is_any(idx + 1, &["st", "nd", "rd", "th"]);
        Some((day, idx + 1 + usize::from(suffixed)))
    }

    /// A day of the month in words: "fourth", "twenty-first".
    fn day_word(self, idx: usize) -> Option<(i8, usize)> {
        if self.kind(idx) != Some(TokenKind::Word) {
            return None;
        }
        let (day, end) = self.rank(idx)?;
        let is_part = matches!(self.word(end), Some(Word::Unit(_)));
        ((1..=31).contains(&day) && !is_part).then_some((day, end))
    }

    /// Whether the number behind a month is its day, not the start of something else.
    fn is_day_of_month(self, month: usize, day: usize, end: usize) -> bool {
        let is_clock = self.text(end) == ":" && self.glued(end)
            || self.meridiem(end).is_some() && !self.is_ranged(end);
        let is_count = self.kind(end) == Some(TokenKind::Symbol)
            || self.is_any(end, &["percent", "million", "billion", "people", "pct"]);
        // "he may 3" and "they march 10" are no English, but "You may 1) leave" is.
        let is_verb = self.is(month, "may") && !self.is_capital(month) && self.text(end) == ")";
        let is_glued = self.glued(end) && self.kind(end) == Some(TokenKind::Word) && end == day + 1;
        !(is_clock || is_count || is_verb || is_glued)
    }

    fn is_ranged(self, idx: usize) -> bool {
        self.is_dash(idx)
    }

    /// Whether the token is a mark after which something may start without a space.
    pub(super) fn opens(self, idx: usize) -> bool {
        matches!(
            self.text(idx),
            "(" | "["
                | "\""
                | "“"
                | "‘"
                | "'"
                | "-"
                | "–"
                | "—"
                | "/"
                | "|"
                | ","
                | ":"
                | ">"
                | "*"
                | "…"
                | "."
        )
    }

    /// "4 July 2025", "the 2nd of March", "the fourth of July".
    pub(super) fn day_month(self, idx: usize) -> Option<Found> {
        let (day, after) = self.day_number(idx).or_else(|| self.day_word(idx))?;
        if idx > 0 && self.glued(idx) && !self.opens(idx - 1) {
            return None;
        }
        let of = self.past(after, "of");
        let at = self.hyphened(of);
        let month = self.month_at(at)?;
        let stop = self.past_stop(at + 1);
        // "04-Mar-2025"
        let stop = if at > of { self.hyphened(stop) } else { stop };
        let end = if self.year_near(self.past_comma(stop)).is_some() {
            stop
        } else {
            at + 1
        };
        let date = CalendarDate {
            month: Some(month),
            day: Some(day),
            ..CalendarDate::default()
        };
        let found = self.with_year(date, idx, end);
        let certain = self.is_capital(at) || after > idx + 1 || of > after || found.end > end;
        // "10 march on the capital", "5 may have died".
        let ambiguous = matches!(month, 3 | 5);
        (certain || !ambiguous).then(|| found.day_at(self.span(idx, idx + 1)))
    }

    /// The 3 of "on 3 and 4 November": the month stands behind the second day.
    fn day_and_day(self, idx: usize) -> Option<Found> {
        let (day, after) = self
            .day_number(idx)
            .filter(|_| self.after_any(idx, &["on"]))?;
        let second = self.is(after, "and").then(|| self.day_month(after + 1))??;
        let date = second
            .moment
            .calendar_date()
            .filter(|it| it.day > Some(day))?;
        let date = CalendarDate {
            day: Some(day),
            ..date
        };
        Some(Found::date(Base::Calendar(date), idx, after).day_at(self.span(idx, idx + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn dates_with_their_year() {
        check(&[
            (
                "The bridge opened on Friday, July 4, 2025.",
                "Friday, July 4, 2025 = 2025-07-04",
            ),
            (
                "The bridge opened on July 4, 2025, a Friday.",
                "July 4, 2025 = 2025-07-04; Friday = 2026-03-13",
            ),
            (
                "The bridge opened on 4 July 2025.",
                "4 July 2025 = 2025-07-04",
            ),
            (
                "The bridge opened on the 4th of July 2025.",
                "4th of July 2025 = 2025-07-04",
            ),
            ("Bridge opened 2025-07-04.", "2025-07-04 = 2025-07-04"),
            (
                "It is dated 7/4/2025 and was stamped 25/7/2025.",
                "7/4/2025 = 2025-07-04; 25/7/2025 = 2025-07-25",
            ),
            ("It is dated 31.10.1974.", "31.10.1974 = 1974-10-31"),
            (
                "They met in July 2025 and in Sept. 2024.",
                "July 2025 = 2025-07; Sept. 2024 = 2024-09",
            ),
            ("They met in Sep '24.", "Sep '24 = 2024-09"),
            (
                "They met on Tues. Sept. 2, 2025.",
                "Tues. Sept. 2, 2025 = 2025-09-02",
            ),
            (
                "The firm was founded in 1834 and sold in 2019.",
                "1834 = 1834; 2019 = 2019",
            ),
            ("He was crowned in 1066.", "1066 = 1066"),
            (
                "Plans for 2030 and the 2028 Games.",
                "2030 = 2030; 2028 = 2028",
            ),
            (
                "It closed on the twenty-first of May 2024.",
                "twenty-first of May 2024 = 2024-05-21",
            ),
        ]);
    }

    #[test]
    fn dates_without_a_year_follow_the_sentence() {
        check(&[
            ("He resigned on March 3.", "March 3 = 2026-03-03"),
            ("He resigned on May 3.", "May 3 = 2025-05-03"),
            ("She will resign on March 3.", "March 3 = 2027-03-03"),
            ("She will resign on May 3.", "May 3 = 2026-05-03"),
            ("He resigned on Monday.", "Monday = 2026-03-16"),
            ("He will resign on Monday.", "Monday = 2026-03-23"),
            ("He resigned on Wednesday.", "Wednesday = 2026-03-18"),
            (
                "The mayor will speak on Wednesday.",
                "Wednesday = 2026-03-18",
            ),
            ("He resigned in March.", "March = 2026-03"),
            ("He resigned in May.", "May = 2025-05"),
            ("He will resign in May.", "May = 2026-05"),
            (
                "The vote was lost on Tuesday, June 3.",
                "Tuesday, June 3 = 2025-06-03",
            ),
            ("He left on the 4th.", "4th = 2026-03-04"),
            ("He will leave on the 24th.", "24th = 2026-03-24"),
            ("Tuesday the 24th", "Tuesday the 24th = 2026-03-24"),
            ("He left on Sunday 8 March.", "Sunday 8 March = 2026-03-08"),
        ]);
    }

    #[test]
    fn days_that_do_not_exist_are_kept() {
        check(&[
            (
                "The deal closed on June 31, 2025.",
                "June 31, 2025 = 2025-06-31",
            ),
            (
                "The deal closed on 30 February.",
                "30 February = XXXX-02-30",
            ),
            (
                "The deal closed on Feb. 29, 2025.",
                "Feb. 29, 2025 = 2025-02-29",
            ),
            ("The deal closed on Feb. 29.", "Feb. 29 = 2024-02-29"),
        ]);
    }

    #[test]
    fn no_dates() {
        silent(&[
            "They may march in the sun, and the sum may fall.",
            "Some 2000 people, 1,984 votes and 2019 homes.",
            "He lives at 1600 Elm Street, room 1408.",
            "The 3-2 vote, a 6-3 win and a 50-50 split.",
            "It took 9/11 to change that.",
            "Dial 555-2019 or use version 1.2.3.",
            "Theresa May said that April Jones and August Wilson agreed.",
            "The Sunday Times said so.",
            "The 2000-seat hall, the 1900 block, UN resolution 1441.",
        ]);
    }

    #[test]
    fn years_of_two_digits() {
        check(&[
            (
                "They won in 1986, '92 and '97.",
                "1986 = 1986; '92 = 1992; '97 = 1997",
            ),
            ("Since '04 it has grown.", "'04 = 2004 2004.."),
        ]);
        silent(&["He said, '12 ships sank.'", "in '14 cases'"]);
    }

    #[test]
    fn days_behind_an_article_and_hyphens() {
        check(&[
            ("They met on March the 4th.", "March the 4th = 2026-03-04"),
            ("Filed 04-Mar-2025", "04-Mar-2025 = 2025-03-04"),
            (
                "It must be paid no later than 31 May and starts no earlier than 3 June.",
                "31 May = 2026-05-31 ..2026-05-31; 3 June = 2026-06-03 2026-06-03..",
            ),
            ("In March the first ship came.", "March = 2026-03"),
        ]);
    }

    #[test]
    fn days_of_no_year_and_no_verb() {
        check(&[
            (
                "Dinner, 3 January, 7 pm",
                "3 January, 7 pm = 2026-01-03T19:00",
            ),
            ("Dinner, 3 October", "3 October = 2025-10-03"),
            ("As of March 1, it is free.", "March 1 = 2026-03-01"),
            (
                "Send it back by January 3",
                "January 3 = 2027-01-03 ..2027-01-03",
            ),
        ]);
    }
}
