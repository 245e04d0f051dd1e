//! Days that something was fixed for or put off to: "set the trial for Feb. 25", "moved to Dec. 10".

use super::reader::Reader;

/// Verbs that put something off to another day.
const PUT_OFF: &[&str] = &[
    "gave",
    "given",
    "adjourned",
    "deferred",
    "delayed",
    "extended",
    "prolonged",
    "moved",
    "postponed",
    "pushed",
    "rescheduled",
];

/// How many tokens before a date such a verb may stand: "pushed the vote back to".
const PUT_OFF_REACH: usize = 5;

/// Verbs that fix a day for something.
const FIXED: &[&str] = &["set", "scheduled", "fixed", "booked", "called"];

impl Reader<'_> {
    /// Whether something was put off to the date at `start`: "had been moved to Dec. 10", "delayed until May".
    pub(super) fn is_put_off(self, start: usize) -> bool {
        self.after_any(start, &["to", "until", "till"])
            && (start.saturating_sub(PUT_OFF_REACH)..start).any(|at| self.is_any(at, PUT_OFF))
    }

    /// Whether something was fixed for the day at `start`: "set the trial for Feb. 25".
    pub(super) fn is_fixed(self, start: usize) -> bool {
        self.after_any(start, &["for"])
            && (start.saturating_sub(PUT_OFF_REACH + 2)..start)
                .any(|at| self.is_any(at, FIXED) && !(at..start).any(|it| self.is_stop(it)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_was_put_off_lies_ahead() {
        check(&[
            (
                "The vote had been moved to Dec. 10.",
                "Dec. 10 = 2026-12-10",
            ),
            (
                "They postponed the fair until June 3.",
                "June 3 = 2026-06-03 ..2026-06-03",
            ),
            (
                "Earlier Thursday it rained.",
                "Earlier Thursday = 2026-03-12 2026-03-12..2026-03-12",
            ),
            ("Rates are cut, effective May 1.", "May 1 = 2026-05-01"),
        ]);
    }

    #[test]
    fn days_that_are_fixed() {
        check(&[
            ("The judge set the trial for May 25.", "May 25 = 2026-05-25"),
            (
                "He set a record for the mile on Friday.",
                "Friday = 2026-03-13",
            ),
            (
                "The pass will stay shut until at least May 15.",
                "May 15 = 2026-05-15 ..2026-05-15",
            ),
            (
                "The May 4 Harbour riot is not forgotten.",
                "May 4 = 2025-05-04",
            ),
        ]);
    }

    #[test]
    fn what_somebody_was_given_until() {
        check(&[(
            "The judge gave them until Friday to reply.",
            "Friday = 2026-03-20 ..2026-03-20",
        )]);
    }
}
