//! Ranges of two: "June 3-5", "from July to September", "between 2019 and 2021", "2019–21", "9 to 11 am", "Monday-Friday".
//!
//! The two ends share what only one of them has: the month, the year, "pm", the day.

use super::ends::share;
use super::found::Found;
use super::reader::Reader;
use super::written::Clock;

/// A range and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundRange {
    pub(super) from: Found,
    pub(super) to: Found,
}

impl Reader<'_> {
    /// The range that starts at the token, where `first` is the moment that starts there.
    pub(super) fn range_at(self, idx: usize, first: Option<Found>) -> Option<FoundRange> {
        first
            .and_then(|from| self.range_from(idx, from))
            .or_else(|| self.range_of_numbers(idx))
    }

    /// The token after the word or mark that joins two ends. "and" joins only behind "between".
    pub(super) fn joint(self, start: usize, idx: usize) -> Option<usize> {
        let between = self.after_any(start, &["between"])
            || self.after_any(start, &["the"]) && self.after_any(start - 1, &["between"]);
        let text = self.text(idx);
        // "the January-to-March period"
        if self.is_dash(idx) && self.is(idx + 1, "to") && self.is_dash(idx + 2) {
            return Some(idx + 3);
        }
        let joined = self.is_any(idx, &["to", "through", "until", "till", "thru"])
            || between && self.is(idx, "and")
            || self.is_dash(idx)
            || text == "/" && self.glued(idx) && self.glued(idx + 1);
        joined.then(|| {
            let at = idx + 1;
            if self.is_any(at, &["the"]) {
                at + 1
            } else {
                at
            }
        })
    }

    /// A range whose first end is whole.
    fn range_from(self, start: usize, from: Found) -> Option<FoundRange> {
        let at = self.joint(start, self.past_comma_dash(from.end))?;
        if let Some(range) = self.shortened(from, at) {
            return Some(range);
        }
        let to = self.moment_at(at)?;
        // "Open Tuesday to Sunday, 10 a.m. to 5 p.m.": the hours of each day.
        let hours = from.moment.clock.is_none()
            && to.moment.clock.is_some()
            && self
                .joint(to.end, to.end)
                .is_some_and(|it| self.clock_at(it).is_some());
        let to = if hours { self.whole_at(at)? } else { to };
        // "Founded in 1999 - 12 years later it closed": the dash opens a clause.
        let clause = self.is_dash(at - 1) && to.counts_from_then();
        let (from, to) = share(from, to).filter(|_| !clause)?;
        Some(FoundRange { from, to })
    }

    fn past_comma_dash(self, idx: usize) -> usize {
        let stop = self.past_stop(idx);
        if stop > idx && self.is_dash(stop) {
            stop
        } else {
            idx
        }
    }

    /// A second end of less: "2019–21", "June 3-5", "8pm - 11".
    fn shortened(self, from: Found, at: usize) -> Option<FoundRange> {
        match (from.moment.date, from.moment.clock) {
            (Some(form), None) => {
                let date = from
                    .moment
                    .calendar_date()
                    .filter(|_| form.part.is_none())?;
                self.second_day(from, date, at)
                    .or_else(|| self.second_short_year(from, date, at))
            }
            (_, Some(Clock::Time(time))) => self.second_hour(from, time, at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};

    #[test]
    fn ranges_of_two() {
        check(&[
            (
                "The fair runs from June 3 to June 5.",
                "from June 3 to June 5 = 2026-06-03..2026-06-05",
            ),
            (
                "The fair will run from July to September.",
                "from July to September = 2026-07..2026-09",
            ),
            (
                "It lasted between 2019 and 2021.",
                "between 2019 and 2021 = 2019..2021",
            ),
            (
                "Fares rose from at least 2002 to 2005.",
                "from at least 2002 to 2005 = 2002..2005",
            ),
            ("Open from 9am to 5pm.", "from 9am to 5pm = T09:00..T17:00"),
            (
                "Open Monday-Friday.",
                "Monday-Friday = 2026-03-23..2026-03-27",
            ),
            (
                "The fair will run from Tuesday to Friday.",
                "from Tuesday to Friday = 2026-03-24..2026-03-27",
            ),
        ]);
    }

    #[test]
    fn no_ranges() {
        silent(&["A 9-2 lead and a 10 to 3 vote", "From 20 to 30 people"]);
        silent(&["It drew at least 2002 guests, and at least 1950 of them paid."]);
    }

    #[test]
    fn hyphens_on_both_sides() {
        check(&[(
            "In the January-to-March period sales fell.",
            "January-to-March = 2026-01..2026-03",
        )]);
    }
}
