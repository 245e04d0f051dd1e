//! What is over when copy speaks of its date: "Friday's attack", "the Jan. 6 riot".

use super::reader::Reader;
use crate::draft::TokenKind;

/// How many tokens before a weekday name what happened on it.
pub(super) const EVENT_REACH: usize = 5;

/// What is over when copy speaks of a weekday's: nobody foresees "Friday's attack".
const PAST_EVENTS: &[&str] = &[
    "close",
    "closing",
    "session",
    "assault",
    "attack",
    "attacks",
    "call",
    "coup",
    "fire",
    "invasion",
    "massacre",
    "raid",
    "bombing",
    "shooting",
    "shootings",
    "crash",
    "explosion",
    "blast",
    "quake",
    "earthquake",
    "loss",
    "defeat",
    "victory",
    "announcement",
    "decision",
    "ruling",
    "verdict",
    "statement",
    "incident",
    "accident",
    "arrest",
    "killing",
    "death",
    "violence",
    "win",
    "riot",
    "riots",
    "siege",
    "murder",
    "murders",
    "stabbing",
    "assassination",
    "kidnapping",
    "flood",
    "floods",
    "landslide",
    "landslides",
    "collapse",
];

/// Words before the date of what is over: "the June 3 attack", "his June 3 call".
pub(super) const OWNERS: &[&str] = &["the", "a", "his", "her", "its", "their", "'s", "’s"];

impl Reader<'_> {
    /// Whether what is over is named at the token, a name perhaps before it: "the Jan. 6 Capitol riot".
    pub(super) fn is_before_event(self, idx: usize) -> bool {
        let named = self.is_capital(idx) && self.kind(idx) == Some(TokenKind::Word);
        self.is_any(idx + usize::from(named), PAST_EVENTS)
    }

    /// Whether what is over stands a little before: "the attack in the harbour on Friday".
    pub(super) fn is_behind_event(self, start: usize) -> bool {
        // "The bank will close at 5 on Friday" tells of no event.
        let noun = |at| !self.is_any(at, &["close", "win"]) || self.is_noun(at);
        (start.saturating_sub(EVENT_REACH)..start)
            .any(|at| self.is_any(at, PAST_EVENTS) && noun(at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn events_that_are_over() {
        check(&[
            (
                "It will pay a premium to Friday's close.",
                "Friday = 2026-03-13",
            ),
            ("He will answer for Sunday's attack.", "Sunday = 2026-03-15"),
            ("They will win Sunday's final.", "Sunday = 2026-03-22"),
        ]);
    }

    #[test]
    fn nouns_that_tell_the_past() {
        check(&[
            (
                "It will pay a fifth more than the June 3 close.",
                "June 3 = 2025-06-03",
            ),
            ("It will hold the June 3 vote.", "June 3 = 2026-06-03"),
        ]);
    }
}
