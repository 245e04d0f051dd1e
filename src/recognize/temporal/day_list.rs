//! Further days of one month: "April 24 and 25", "May 3, 4 and 5, 2024".

use super::found::Found;
use super::reader::Reader;
use super::written::{Base, CalendarDate, Temporal, Written, Year};
use crate::draft::TokenKind;

/// What befell people that a number before it counts: "13 killed" is no day.
const BEFALLEN: &[&str] = &[
    "killed", "injured", "wounded", "hurt", "arrested", "detained", "charged",
];

/// Words that go on behind a list of days: "on April 24 and 25 they met".
const BEHIND_DAYS: &[&str] = &[
    "and", "or", "in", "at", "to", "with", "when", "they", "we", "he", "she", "it", "the",
];

impl Reader<'_> {
    /// A further day of the month of a date: "and 25" behind "April 24".
    pub(super) fn next_day(self, date: Found, end: usize) -> Option<Found> {
        let pieces = date.moment.calendar_date()?;
        let plain = pieces.month.is_some() && pieces.year.is_none() && date.moment.clock.is_none();
        let comma = self.past_comma(end);
        let at = comma + usize::from(self.is_any(comma, &["and", "or"]));
        let (day, after) = self.day_number(at).filter(|_| at > end && plain)?;
        let next = self.past_comma(after);
        let year = self
            .year_number(next)
            .filter(|_| next > after && self.spaced(next));
        // A comma alone joins days only where "and" or "or" brings the list to its end.
        let listed =
            at > comma || self.is_any(next, &["and", "or"]) && self.day_number(next + 1).is_some();
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
}

impl Temporal {
    /// Takes over the year that a list of days gives at its end.
    pub(super) fn share_year(&mut self, year: Option<Year>) {
        if let Written::Moment(moment) = &mut self.written
            && let Some(form) = &mut moment.date
            && let Base::Calendar(date) = &mut form.base
            && date.year.is_none()
        {
            date.year = year;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

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
    fn one_day_or_another() {
        check(&[(
            "The vote will be on May 9, 10 or 11.",
            "May 9 = 2026-05-09; 10 = 2026-05-10; 11 = 2026-05-11",
        )]);
    }
}
