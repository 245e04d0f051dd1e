//! Which way a sentence looks: the nearest word beside a time that tells of the past or of what is to come.
//!
//! The verb before the time rules it ("said Monday", "will meet Tuesday"); where none stands before it in its sentence, the
//! first after it does ("On Tuesday the court will rule"). A sentence without either has an open view.

use super::event::OWNERS;
use super::found::Found;
use super::reader::Reader;
use super::written::View;
use crate::draft::TokenKind;

/// How far a verb is looked for, in tokens: more than a sentence has in print, and a bound for prose without full stops.
pub(super) const REACH: usize = 40;

/// From how many tokens around it on a month stands in a sentence of a story. There it is the nearest past where no verb
/// says otherwise ("the October reading"), while a note or an entry of an agenda looks ahead. Days look ahead in both, for
/// the present tense tells what is to come ("reports results Tuesday").
const SENTENCE: usize = 8;

/// What firms and offices report of a quarter or a half-year.
pub(super) const REPORTED: &[&str] = &[
    "dividend",
    "earnings",
    "figures",
    "gdp",
    "growth",
    "income",
    "loss",
    "losses",
    "net",
    "numbers",
    "operating",
    "output",
    "performance",
    "pre",
    "pretax",
    "production",
    "profit",
    "profits",
    "results",
    "revenue",
    "revenues",
    "sales",
    "turnover",
    "underlying",
];

impl Reader<'_> {
    /// The view of the sentence; "Friday's vote" is over where no verb says otherwise, "Friday's close" and "the June 3
    /// attack" always.
    pub(super) fn view_of(self, start: usize, end: usize, first: Option<Found>) -> View {
        let possessive = self.kind(end) == Some(TokenKind::Suffix);
        let noun = end + usize::from(possessive);
        if self.is_before_event(noun) && (possessive || self.after_any(start, OWNERS)) {
            return View::Back;
        }
        let date = first.and_then(|it| it.moment.calendar_date());
        let month = date.is_some_and(|it| it.day.is_none() && it.weekday.is_none());
        if month && self.is_contract(start, noun)
            || self.is_put_off(start)
            || !month && date.is_some() && self.is_fixed(start)
        {
            return View::Ahead;
        }
        // "Will report on the three months that ended in February"
        let ended = || (start + 1..end).any(|at| self.is(at, "ended"));
        if month && self.is_reported(noun) || self.is(start, "earlier") || ended() {
            return View::Back;
        }
        match self.view(start, end) {
            // "Will publish its third-quarter results": the quarter is over.
            View::Ahead if self.is_of_report(start, end, first) => View::Back,
            View::Ahead => View::Ahead,
            _ if date.is_some() && self.is_awaited(start) => View::Ahead,
            View::Open => self.view_without_tense(start, end, first),
            View::Back => View::Back,
        }
    }

    /// The view of a sentence that has no tense: nouns, the length of it and small words decide.
    fn view_without_tense(self, start: usize, end: usize, first: Option<Found>) -> View {
        let possessive = self.kind(end) == Some(TokenKind::Suffix);
        let date = first.and_then(|it| it.moment.calendar_date());
        let weekday = date.is_some_and(|it| it.weekday.is_some());
        let month = date.is_some_and(|it| it.day.is_none() && it.weekday.is_none())
            || first.is_some_and(Found::is_reported_stretch);
        let sentence = self.tokens.len().saturating_sub(end - start) >= SENTENCE;
        if weekday && possessive && self.is_present(end + 1) {
            View::Ahead
        } else if weekday && (possessive || self.is_behind_event(start)) {
            View::Back
        } else if self.after_any(start, &["by", "until", "till"]) {
            // "You can return it by January"
            let dated = date.is_some_and(|it| it.month.is_some());
            if dated { View::Ahead } else { View::Open }
        } else if self.is_behind_next(start) || month && self.is_a_chance(start) {
            View::Ahead
        } else if month && sentence {
            View::Back
        } else if weekday && sentence {
            // "The board holds a hearing Wednesday" may be of the same day.
            View::Ahead
        } else if self.is_report(start, end) {
            View::Back
        } else {
            View::Open
        }
    }

    /// Whether a hyphen joins the two words of a time and what a firm reports of it follows: "third-quarter profit".
    pub(super) fn is_report(self, start: usize, end: usize) -> bool {
        self.hyphened(start + 1) > start + 1 && self.is_any(end, REPORTED)
    }

    /// Whether the quarter or half that stands from `start` to `end` is one that a report is of: "third-quarter results".
    fn is_of_report(self, start: usize, end: usize, first: Option<Found>) -> bool {
        first.is_some_and(Found::is_reported_stretch)
            && self.hyphened(start + 1) > start + 1
            && self.is_reported(end)
    }

    /// The view of the sentence at a time that stands from token `start` up to `end`.
    pub(super) fn view(self, start: usize, end: usize) -> View {
        if self.after_any(
            start - usize::from(self.after_any(start, &["the"])),
            &["since"],
        ) {
            return View::Back;
        }
        let before = || self.first_cue((start.saturating_sub(REACH)..start).rev());
        let behind = || self.first_cue(end..(end + REACH).min(self.tokens.len()));
        let view = if self.opens_report(start, end) {
            behind().or_else(before)
        } else {
            before().or_else(behind)
        };
        view.unwrap_or_default()
    }

    /// The view of the first of the tokens that has one, up to the end of the sentence.
    fn first_cue(self, tokens: impl Iterator<Item = usize>) -> Option<View> {
        tokens
            .take_while(|idx| !self.is_stop(*idx))
            .find_map(|idx| self.cue(idx))
    }

    /// Whether the owner of what a reported clause is about is the time: in "said Saturday's vote would go ahead" the verb
    /// behind it rules.
    fn opens_report(self, start: usize, end: usize) -> bool {
        let verb = start - usize::from(self.after_any(start, &["that"]));
        self.kind(end) == Some(TokenKind::Suffix)
            && self.after_any(
                verb,
                &["said", "says", "warned", "added", "insisted", "hoped"],
            )
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn sentences_without_a_tense() {
        check(&[
            (
                "The harbour reports its results for the whole year on Monday.",
                "Monday = 2026-03-23",
            ),
            (
                "What the police know of the attack near the harbour on Monday",
                "Monday = 2026-03-16",
            ),
            ("Rehearsal Monday", "Monday = 2026-03-23"),
            (
                "The October reading is the highest of the last ten.",
                "October = 2025-10",
            ),
            (
                "Support for the mayor shrank by a few points in October.",
                "October = 2025-10",
            ),
        ]);
    }

    #[test]
    fn deadlines_and_idioms() {
        check(&[
            (
                "Anyone who is not content can send the kettle back by January.",
                "January = 2027-01 ..2027-01",
            ),
            ("It sold well in H1.", "H1 = 2025-H1"),
        ]);
        super::super::testing::silent(&[
            "They booked at the last minute.",
            "It is a part of H2, a quarter of the city.",
            "He told USA Today of it.",
        ]);
    }

    #[test]
    fn clauses_and_what_is_agreed() {
        check(&[
            (
                "Officials said Saturday's vote would go ahead.",
                "Saturday = 2026-03-21",
            ),
            (
                "Officials said Saturday's fire had spread.",
                "Saturday = 2026-03-14",
            ),
            (
                "The envoy arrived on Tuesday and leaves for Oslo on Friday.",
                "Tuesday = 2026-03-17; Friday = 2026-03-20",
            ),
            (
                "The strike began in January and could last until May.",
                "January = 2026-01; May = 2026-05 ..2026-05",
            ),
            ("He could not be reached on Monday.", "Monday = 2026-03-16"),
            (
                "They last met in November and agreed to meet again in June.",
                "November = 2025-11; June = 2026-06",
            ),
            ("They agreed on a price in June.", "June = 2025-06"),
            (
                "The service will be held on Saturday, followed by a meal on Sunday.",
                "Saturday = 2026-03-21; Sunday = 2026-03-22",
            ),
            ("Five leaves fell on Monday.", "Monday = 2026-03-16"),
        ]);
    }

    #[test]
    fn weekdays_of_a_sentence_without_a_tense() {
        check(&[
            (
                "The board of the harbour holds a public hearing Wednesday.",
                "Wednesday = 2026-03-18",
            ),
            ("Rehearsal Wednesday", "Wednesday = 2026-03-25"),
        ]);
    }

    #[test]
    fn quarters_that_will_be_reported() {
        check(&[
            (
                "The yard will publish its fourth-quarter results on Friday.",
                "fourth-quarter = 2025-Q4; Friday = 2026-03-20",
            ),
            (
                "It expects fourth-quarter profit to rise.",
                "fourth-quarter = 2026-Q4",
            ),
        ]);
    }
}
