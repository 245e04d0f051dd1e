//! What says on which side of today a date lies, whatever the tense of its sentence: what is awaited, what comes next, what
//! has been reported.

use super::event::EVENT_REACH;
use super::reader::Reader;
use crate::draft::TokenKind;
use crate::text::WordTable;

/// How many tokens before a date "ahead of" may stand.
const AWAITED_REACH: usize = 8;

/// What tells of a month that is over.
const REPORTS: &[&str] = &[
    "data",
    "figures",
    "numbers",
    "report",
    "reports",
    "results",
    "statistics",
];

/// How likely something is that has not happened.
const CHANCES: &[&str] = &[
    "bet",
    "bets",
    "chance",
    "chances",
    "likelihood",
    "odds",
    "possibility",
    "pricing",
    "prospect",
];

/// How a word leads up to what is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// "ahead", before "of".
    Ahead,
    /// "waiting", before "for".
    Waiting,
    /// The "run" of "run-up to".
    Run,
    /// "awaits".
    Await,
}

static LEADS: WordTable<Lead, 32> = WordTable::new(&[
    ("ahead", Lead::Ahead),
    ("waiting", Lead::Waiting),
    ("preparing", Lead::Waiting),
    ("bracing", Lead::Waiting),
    ("braced", Lead::Waiting),
    ("run", Lead::Run),
    ("await", Lead::Await),
    ("awaits", Lead::Await),
    ("awaiting", Lead::Await),
    ("awaited", Lead::Await),
]);

impl Reader<'_> {
    /// Whether the sentence stands ahead of what comes on a date: "ahead of Friday's vote", "in the run-up to the vote on
    /// Friday", "awaiting Friday's report".
    pub(super) fn is_awaited(self, start: usize) -> bool {
        (start.saturating_sub(AWAITED_REACH)..start)
            .any(|at| self.awaits(at) && !(at..start).any(|it| self.text(it) == ","))
    }

    /// Whether the words from `idx` on wait for what stands behind them.
    fn awaits(self, idx: usize) -> bool {
        match LEADS.folded(self.text(idx)) {
            Some(Lead::Ahead) => self.is(idx + 1, "of"),
            Some(Lead::Waiting) => self.is(idx + 1, "for"),
            Some(Lead::Run) => {
                self.is_dash(idx + 1) && self.is(idx + 2, "up") && self.is(idx + 3, "to")
            }
            Some(Lead::Await) => true,
            None => false,
        }
    }

    /// Whether the next of something stands a little before: "their next meeting, in May".
    pub(super) fn is_behind_next(self, start: usize) -> bool {
        (start.saturating_sub(EVENT_REACH)..start).any(|at| {
            self.is_any(at, &["next", "upcoming", "forthcoming"])
                && self.kind(at + 1) == Some(TokenKind::Word)
                && self.word(at + 1).is_none()
        })
    }

    /// Whether a little before the token stands how likely something is: "see a 70% chance of a cut in December".
    pub(super) fn is_a_chance(self, start: usize) -> bool {
        (start.saturating_sub(AWAITED_REACH)..start).any(|at| self.is_any(at, CHANCES))
    }

    /// Whether a noun of a word or two that starts at `idx` is told of in the present.
    pub(super) fn is_present(self, idx: usize) -> bool {
        const WHAT: &[&str] = &["the", "a", "expected", "likely", "due", "set", "to"];
        (idx + 1..idx + 3).any(|at| self.is_any(at, &["is", "are"]) && self.is_any(at + 1, WHAT))
    }

    /// Whether what is told of a month follows at `idx`, a word or two perhaps before it: "will release the February trade
    /// report".
    pub(super) fn is_reported(self, idx: usize) -> bool {
        (idx..idx + 3)
            .take_while(|at| self.kind(*at) == Some(TokenKind::Word))
            .any(|at| self.is_any(at, REPORTS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn reports_of_a_month() {
        check(&[
            (
                "The office will publish its February trade report on Thursday.",
                "February = 2026-02; Thursday = 2026-03-19",
            ),
            (
                "The fair will open its February season.",
                "February = 2027-02",
            ),
            (
                "The firm sees a loss in the third quarter.",
                "third quarter = 2026-Q3",
            ),
        ]);
    }

    #[test]
    fn what_is_not_over_yet() {
        check(&[
            (
                "The pier won't open until Saturday.",
                "Saturday = 2026-03-21 ..2026-03-21",
            ),
            ("They won on Saturday.", "Saturday = 2026-03-14"),
            ("The envoys were to meet on Friday.", "Friday = 2026-03-20"),
            (
                "The envoys were to have met on Friday.",
                "Friday = 2026-03-13",
            ),
            ("Saturday's vote is the third.", "Saturday = 2026-03-21"),
            ("Saturday's fire was the third.", "Saturday = 2026-03-14"),
            (
                "Ahead of Saturday's vote the streets were calm.",
                "Saturday = 2026-03-21",
            ),
            (
                "In the run-up to the vote on Saturday the streets were calm.",
                "Saturday = 2026-03-21",
            ),
            ("They went ahead on Saturday.", "Saturday = 2026-03-14"),
        ]);
    }

    #[test]
    fn what_is_waited_for() {
        check(&[
            (
                "Traders are waiting for Friday's report.",
                "Friday = 2026-03-20",
            ),
            ("Their next meeting, in May, is in Rome.", "May = 2026-05"),
            ("Their last meeting, in May, was in Rome.", "May = 2025-05"),
            (
                "Banks stay closed until Tuesday.",
                "Tuesday = 2026-03-24 ..2026-03-24",
            ),
            (
                "The rain, likely to reach the coast Tuesday, has stopped.",
                "Tuesday = 2026-03-24",
            ),
            (
                "The new ferry goes on sale to the public in April.",
                "April = 2026-04",
            ),
            (
                "It is the first vote since the April 2 flood.",
                "April 2 = 2025-04-02 2025-04-02..",
            ),
            (
                "It comes a week before the April 2 vote.",
                "a week before the April 2 = 2026-03-26 2026-03-26..2026-03-26",
            ),
        ]);
    }
}
