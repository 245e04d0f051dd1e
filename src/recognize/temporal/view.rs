//! Which way a sentence looks: the nearest word beside a time that tells of the past or of what is to come.
//!
//! The verb before the time rules it ("said Monday", "will meet Tuesday"); where none stands before it in its sentence, the
//! first after it does ("On Tuesday the court will rule"). A sentence without either has an open view.

use super::super::vocabulary::WordTable;
use super::found::Found;
use super::reader::Reader;
use super::written::View;
use crate::draft::TokenKind;

/// How far a verb is looked for, in tokens: more than a sentence has in print, and a bound for prose without full stops.
const REACH: usize = 40;

/// Words behind which a form that may be past is none: "could hit", "to be held".
const BEFORE_BASE_FORM: &[&str] = &[
    "be", "will", "would", "should", "could", "can", "may", "might", "must", "to", "'ll", "’ll",
];

/// Words behind which a word that may be a verb is a noun: "the start", "its votes".
const BEFORE_NOUN: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "no", "any", "some", "of",
    "for", "in", "on", "with", "all", "more", "'s", "’s",
];

/// Words behind which a past form is a noun or a participle beside a noun, and tells nothing of the sentence's time.
const ARTICLES: &[&str] = &["a", "an", "the", "his", "its", "their", "our"];

/// From how many tokens around it on a month stands in a sentence of a story. There it is the nearest past where no verb
/// says otherwise ("the October reading"), while a note or an entry of an agenda looks ahead. Days look ahead in both, for
/// the present tense tells what is to come ("reports results Tuesday").
const SENTENCE: usize = 8;

/// How many tokens before a weekday name what happened on it.
pub(super) const EVENT_REACH: usize = 5;

/// How many tokens before "in" tell of a row: "the first such loss for the club in 10 years".
const ROW_REACH: usize = 7;

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
const OWNERS: &[&str] = &["the", "a", "his", "her", "its", "their", "'s", "’s"];

/// What markets trade for a month to come: "April delivery", "the December contract".
const CONTRACTS: &[&str] = &[
    "contract",
    "contracts",
    "delivery",
    "expiry",
    "futures",
    "settlement",
    "shipment",
];

/// What is traded for a month to come.
const COMMODITIES: &[&str] = &[
    "brent", "cattle", "cocoa", "coffee", "copper", "corn", "cotton", "crude", "gasoline", "gold",
    "hogs", "oats", "silver", "soybean", "soybeans", "sugar", "wheat",
];

/// Verbs that fix a day for something.
const FIXED: &[&str] = &["set", "scheduled", "fixed", "booked", "called"];

/// Verbs of what is so now.
const PRESENT: &[&str] = &["is", "are", "stay", "stays", "remain", "remains"];

/// What is done on a day that is fixed: behind a verb of the present it lies ahead.
const STAGED: &[&str] = &[
    "awarded",
    "celebrated",
    "closed",
    "held",
    "observed",
    "played",
    "published",
    "released",
    "shut",
    "staged",
];

/// What "is" or "are" makes a plan of: "is leaving in January".
const ARRANGED: &[&str] = &[
    "arriving",
    "closing",
    "holding",
    "hosting",
    "launching",
    "leaving",
    "meeting",
    "opening",
    "releasing",
    "retiring",
    "returning",
    "stepping",
    "traveling",
    "travelling",
    "visiting",
];

/// Verbs that put something off to another day.
const PUT_OFF: &[&str] = &[
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

/// Words behind the "set" that is told of the past: "set a record", "set off".
const BEHIND_PAST_SET: &[&str] = &[
    "a", "an", "the", "its", "his", "her", "their", "up", "off", "out",
];

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
        // "the Jan. 6 Capitol riot"
        let event =
            noun + usize::from(self.is_capital(noun) && self.kind(noun) == Some(TokenKind::Word));
        if self.is_any(event, PAST_EVENTS) && (possessive || self.after_any(start, OWNERS)) {
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

    /// Whether something was put off to the date at `start`: "had been moved to Dec. 10", "delayed until May".
    fn is_put_off(self, start: usize) -> bool {
        self.after_any(start, &["to", "until", "till"])
            && (start.saturating_sub(PUT_OFF_REACH)..start).any(|at| self.is_any(at, PUT_OFF))
    }

    /// Whether something was fixed for the day at `start`: "set the trial for Feb. 25".
    fn is_fixed(self, start: usize) -> bool {
        self.after_any(start, &["for"])
            && (start.saturating_sub(PUT_OFF_REACH + 2)..start)
                .any(|at| self.is_any(at, FIXED) && !(at..start).any(|it| self.is_stop(it)))
    }

    /// Whether the month at `start` is the one that something is traded for: "April delivery", "March corn futures", "Brent
    /// for January settled". What stands behind the month starts at `noun`.
    pub(super) fn is_contract(self, start: usize, noun: usize) -> bool {
        let goods = |at: usize| self.is_any(at, COMMODITIES);
        self.is_any(noun, CONTRACTS)
            || goods(noun)
                && (self.is_any(noun + 1, CONTRACTS) || self.cue(noun + 1) == Some(View::Back))
            || self.after_any(start, &["for"])
                && start >= 2
                && (goods(start - 2) || self.is_any(start - 2, CONTRACTS))
    }

    /// Whether a hyphen joins the two words of a time and what a firm reports of it follows: "third-quarter profit".
    pub(super) fn is_report(self, start: usize, end: usize) -> bool {
        self.hyphened(start + 1) > start + 1 && self.is_any(end, REPORTED)
    }

    /// Whether "in" at `idx` tells how long a row is that something is the first or the largest of: "the third time in 10
    /// years", "its worst loss in two years". Such a stretch has passed.
    pub(super) fn is_of_a_row(self, idx: usize) -> bool {
        (idx.saturating_sub(ROW_REACH)..idx).any(|at| {
            let text = self.text(at);
            let superlative = text.len() > 4
                && text.ends_with("est")
                && self.after_any(at, &["the", "its", "their", "his", "her", "'s", "’s"]);
            superlative
                || self.is_any(at, &["time", "times", "worst", "most", "best"])
                || self.is_any(at, &["first", "only"])
                    && self.after_any(at, &["the", "its", "their"])
        })
    }

    /// Whether what is over stands a little before: "the attack in the harbour on Friday".
    fn is_behind_event(self, start: usize) -> bool {
        // "The bank will close at 5 on Friday" tells of no event.
        let noun = |at| !self.is_any(at, &["close", "win"]) || self.is_noun(at);
        (start.saturating_sub(EVENT_REACH)..start)
            .any(|at| self.is_any(at, PAST_EVENTS) && noun(at))
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

    pub(super) fn is_stop(self, idx: usize) -> bool {
        match self.text(idx) {
            "!" | "?" => true,
            "." => self.spaced(idx + 1) && self.is_capital(idx + 1) && !self.is_abbreviation(idx),
            _ => false,
        }
    }

    /// Whether the full stop belongs to a short word before it: "Feb.", "p.m.", "Mr.".
    fn is_abbreviation(self, stop: usize) -> bool {
        stop > 0
            && self.kind(stop - 1) == Some(TokenKind::Word)
            && self.len(stop - 1) <= 4
            && (self.word(stop - 1).is_some() || self.len(stop - 1) <= 2)
    }

    /// Whether a day may start at `idx`.
    fn is_dated(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Number) || self.word(idx).is_some()
    }

    /// Whether the word at `idx` is a noun here, though it may be a verb elsewhere: "the plan", "his hopes", "3,000 votes".
    fn is_noun(self, idx: usize) -> bool {
        idx > 0
            && (self.kind(idx - 1) == Some(TokenKind::Number) || self.after_any(idx, BEFORE_NOUN))
    }

    /// Whether a past participle follows "has", an adverb or two perhaps before it.
    fn is_perfect(self, idx: usize) -> bool {
        (idx..idx + 3).any(|at| {
            self.kind(at) == Some(TokenKind::Word)
                && (matches!(CUES.folded(self.text(at)), Some(Cue::Back | Cue::Perfect))
                    || is_past(self.text(at))
                    || self.text(at).ends_with("en"))
        })
    }

    /// Whether "had" or "had been" stands before the token.
    fn is_behind_had(self, idx: usize) -> bool {
        let been = idx - usize::from(self.after_any(idx, &["been"]));
        self.after_any(been, &["had"])
    }

    fn is_behind_modal(self, idx: usize) -> bool {
        self.after_any(
            idx,
            &[
                "will", "would", "should", "could", "can", "may", "might", "must", "to", "'ll",
                "’ll", "not",
            ],
        )
    }

    pub(super) fn opens_sentence(self, idx: usize) -> bool {
        idx == 0 || self.is_stop(idx - 1)
    }

    /// What the word at `idx` says of the time beside it.
    pub(super) fn cue(self, idx: usize) -> Option<View> {
        match self.kind(idx)? {
            TokenKind::Suffix => return (self.is_any(idx, &["'ll", "’ll"])).then_some(View::Ahead),
            TokenKind::Word => {}
            _ => return None,
        }
        let text = self.text(idx);
        let view = match CUES.folded(text) {
            // "A cut", "the proposed sale", "his lost ship": no verbs.
            Some(Cue::Back) | None if self.after_any(idx, ARTICLES) => return None,
            // "It won't open", "they were to meet on Friday"
            Some(Cue::Back) if self.is_not_back(idx, text) => View::Ahead,
            Some(Cue::Back) => View::Back,
            // "will have": the word before it decides. "Has until March" tells of no past.
            Some(Cue::Perfect) if self.is_behind_modal(idx) || !self.is_perfect(idx + 1) => {
                return None;
            }
            Some(Cue::Perfect) => View::Back,
            Some(Cue::Present) if self.is_noun(idx) => return None,
            // "Analysts had forecast a rise in October": it was so before. "Had planned to open in May" may yet come.
            Some(Cue::Ahead | Cue::Present)
                if self.is_behind_had(idx) && !self.is(idx + 1, "to") =>
            {
                View::Back
            }
            Some(Cue::Ahead | Cue::Present) => View::Ahead,
            // "The peace plan Monday" plans nothing for Monday, "they plan to meet Monday" does.
            Some(Cue::Intent) => {
                let verb = self.is(idx + 1, "to") && !self.is_noun(idx);
                return verb.then_some(View::Ahead);
            }
            // "Agreed to meet in June", but "agreed in June".
            Some(Cue::Promise) if self.is(idx + 1, "to") => View::Ahead,
            Some(Cue::Promise) => View::Back,
            // "Could last until April"; what could not be done, or could be heard, is told of the past.
            Some(Cue::Could) => {
                let past = &["not", "hear", "see", "feel", "have", "barely", "only"];
                return (!self.is_any(idx + 1, past)).then_some(View::Ahead);
            }
            // "They are to meet on Friday", "the dinner is on June 3"
            Some(Cue::Be) => {
                let dated = self.is(idx + 1, "on") && self.is_dated(idx + 2);
                let fixed = dated || self.is(idx + 1, "to") || self.is_any(idx + 1, ARRANGED);
                return fixed.then_some(View::Ahead);
            }
            // "Set for Friday", "set to open"; "set a record" tells nothing of its time.
            Some(Cue::Set) if self.is_any(idx + 1, &["for", "to"]) => View::Ahead,
            Some(Cue::Set) if self.is_any(idx + 1, BEHIND_PAST_SET) => View::Back,
            Some(Cue::Set) => return None,
            // "may" with a capital is the month, and no cue ends in -ed by chance.
            Some(Cue::Modal) if !self.is_capital(idx) || idx == 0 => View::Ahead,
            Some(Cue::Modal | Cue::None) => return None,
            // "Followed by burial on Sunday" is told in the time of its sentence.
            None if self.is(idx + 1, "by") && text == "followed" => return None,
            None if is_past(text) && (!self.is_capital(idx) || self.opens_sentence(idx)) => {
                View::Back
            }
            None => return None,
        };
        // "Markets are closed Monday", "the prizes are awarded on Friday"
        if view == View::Back && self.after_any(idx, PRESENT) && self.is_any(idx, STAGED) {
            return Some(View::Ahead);
        }
        // "expected to be released", "could hit": what is to be done lies ahead.
        // "Could not be reached" was tried.
        let tried = idx >= 3 && self.is(idx - 2, "not") && self.is(idx - 3, "could");
        let to_be = view == View::Back && !tried && self.after_any(idx, BEFORE_BASE_FORM);
        Some(if to_be { View::Ahead } else { view })
    }
}

impl Reader<'_> {
    /// Whether a word that may be a past form looks ahead here: the "won" of "won't", the "were" of "were to meet".
    fn is_not_back(self, idx: usize, text: &str) -> bool {
        match text {
            "won" | "Won" => self.is_any(idx + 1, &["'t", "’t"]),
            "was" | "were" => {
                self.is(idx + 1, "to")
                    && !self.is_any(idx + 2, &["have", "become", "be"])
                    && self.kind(idx + 2) == Some(TokenKind::Word)
            }
            _ => false,
        }
    }
}

/// Whether a word has the ending of a regular past: "killed"; names may have it too.
fn is_past(text: &str) -> bool {
    text.len() > 3 && text.ends_with("ed")
}

/// What a word says of the time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// A past form.
    Back,
    /// A word of what is to come.
    Ahead,
    /// As `Ahead`, where it is no noun: "the panel votes Monday", but not "got 3,000 votes Monday".
    Present,
    /// As `Ahead`, unless it has a capital letter.
    Modal,
    /// "has", "have": a past form, where a participle follows.
    Perfect,
    /// "set".
    Set,
    /// "agreed", "promised": of what is to come, where "to" follows; else a past form.
    Promise,
    /// "could".
    Could,
    /// "plan", "hopes": of what is to come, where "to" follows.
    Intent,
    /// "is", "are": of what is to come, where "to" follows.
    Be,
    /// A word in -ed that is no past form.
    None,
}

static CUES: WordTable<Cue, 512> = WordTable::new(&[
    ("will", Cue::Modal),
    ("won", Cue::Back),
    ("shall", Cue::Ahead),
    ("would", Cue::Ahead),
    ("wouldn", Cue::Ahead),
    ("shouldn", Cue::Ahead),
    ("should", Cue::Ahead),
    ("must", Cue::Ahead),
    ("may", Cue::Modal),
    ("might", Cue::Ahead),
    ("going", Cue::Ahead),
    ("due", Cue::Ahead),
    ("payable", Cue::Ahead),
    ("forecast", Cue::Present),
    ("forecasts", Cue::Present),
    ("scheduled", Cue::Ahead),
    ("schedule", Cue::Present),
    ("slated", Cue::Ahead),
    ("expected", Cue::Ahead),
    ("expects", Cue::Ahead),
    ("sees", Cue::Ahead),
    ("anticipates", Cue::Ahead),
    ("predicts", Cue::Ahead),
    ("expect", Cue::Present),
    ("planned", Cue::Present),
    ("plans", Cue::Intent),
    ("plan", Cue::Intent),
    ("intends", Cue::Ahead),
    ("hopes", Cue::Intent),
    ("aims", Cue::Intent),
    ("is", Cue::Be),
    ("are", Cue::Be),
    ("upcoming", Cue::Ahead),
    ("let", Cue::Ahead),
    ("please", Cue::Ahead),
    ("unless", Cue::Ahead),
    ("effective", Cue::Ahead),
    ("need", Cue::None),
    ("needed", Cue::Back),
    ("speed", Cue::None),
    ("feed", Cue::None),
    ("seed", Cue::None),
    ("indeed", Cue::None),
    ("exceed", Cue::None),
    ("proceed", Cue::None),
    ("succeed", Cue::None),
    ("hundred", Cue::None),
    ("united", Cue::None),
    ("ahmed", Cue::None),
    ("mohammed", Cue::None),
    ("alfred", Cue::None),
    ("agreed", Cue::Promise),
    ("promised", Cue::Promise),
    ("pledged", Cue::Promise),
    ("vowed", Cue::Promise),
    ("threatened", Cue::Promise),
    ("hoped", Cue::Promise),
    ("intended", Cue::Promise),
    ("could", Cue::Could),
    ("leaves", Cue::Present),
    ("flies", Cue::Present),
    ("travels", Cue::Present),
    ("arrives", Cue::Present),
    ("departs", Cue::Present),
    ("reopens", Cue::Present),
    ("visits", Cue::Present),
    ("hosts", Cue::Present),
    ("likely", Cue::Intent),
    ("unlikely", Cue::Intent),
    ("poised", Cue::Intent),
    ("goes", Cue::Present),
    ("go", Cue::Present),
    ("gather", Cue::Present),
    ("gathers", Cue::Present),
    ("reopen", Cue::Present),
    ("testifies", Cue::Present),
    ("plays", Cue::Present),
    ("play", Cue::Present),
    ("airs", Cue::Present),
    ("debuts", Cue::Present),
    ("publishes", Cue::Present),
    ("unveils", Cue::Present),
    ("holds", Cue::Present),
    ("speaks", Cue::Present),
    ("convenes", Cue::Present),
    ("reconvenes", Cue::Present),
    ("premieres", Cue::Present),
    ("begin", Cue::Present),
    ("begins", Cue::Present),
    ("start", Cue::Present),
    ("expire", Cue::Present),
    ("resume", Cue::Present),
    ("opens", Cue::Present),
    ("starts", Cue::Present),
    ("expires", Cue::Present),
    ("resumes", Cue::Present),
    ("ends", Cue::Present),
    ("closes", Cue::Present),
    ("meets", Cue::Present),
    ("takes", Cue::Present),
    ("runs", Cue::Present),
    ("faces", Cue::Present),
    ("launches", Cue::Present),
    ("returns", Cue::Present),
    ("votes", Cue::Present),
    ("hurt", Cue::Back),
    ("beat", Cue::Back),
    ("cut", Cue::Back),
    ("put", Cue::Back),
    ("cost", Cue::Back),
    ("said", Cue::Back),
    ("told", Cue::Back),
    ("was", Cue::Back),
    ("were", Cue::Back),
    ("had", Cue::Back),
    ("has", Cue::Perfect),
    ("have", Cue::Perfect),
    ("set", Cue::Set),
    ("did", Cue::Back),
    ("didn", Cue::Back),
    ("wasn", Cue::Back),
    ("weren", Cue::Back),
    ("been", Cue::Back),
    ("went", Cue::Back),
    ("came", Cue::Back),
    ("took", Cue::Back),
    ("made", Cue::Back),
    ("got", Cue::Back),
    ("gave", Cue::Back),
    ("rose", Cue::Back),
    ("fell", Cue::Back),
    ("lost", Cue::Back),
    ("began", Cue::Back),
    ("met", Cue::Back),
    ("held", Cue::Back),
    ("left", Cue::Back),
    ("led", Cue::Back),
    ("saw", Cue::Back),
    ("found", Cue::Back),
    ("kept", Cue::Back),
    ("became", Cue::Back),
    ("brought", Cue::Back),
    ("bought", Cue::Back),
    ("sold", Cue::Back),
    ("sent", Cue::Back),
    ("hit", Cue::Back),
    ("shot", Cue::Back),
    ("ran", Cue::Back),
    ("wrote", Cue::Back),
    ("spoke", Cue::Back),
    ("broke", Cue::Back),
    ("grew", Cue::Back),
    ("drew", Cue::Back),
    ("knew", Cue::Back),
    ("flew", Cue::Back),
    ("threw", Cue::Back),
    ("sank", Cue::Back),
    ("struck", Cue::Back),
    ("fought", Cue::Back),
    ("caught", Cue::Back),
    ("taught", Cue::Back),
    ("thought", Cue::Back),
    ("paid", Cue::Back),
    ("laid", Cue::Back),
    ("stood", Cue::Back),
    ("built", Cue::Back),
    ("spent", Cue::Back),
    ("felt", Cue::Back),
    ("fled", Cue::Back),
    ("sought", Cue::Back),
    ("quit", Cue::Back),
    ("swept", Cue::Back),
    ("slid", Cue::Back),
    ("drove", Cue::Back),
    ("chose", Cue::Back),
    ("rode", Cue::Back),
    ("dealt", Cue::Back),
    ("meant", Cue::Back),
    ("heard", Cue::Back),
    ("shut", Cue::Back),
    ("swore", Cue::Back),
    ("wore", Cue::Back),
    ("tore", Cue::Back),
    ("stole", Cue::Back),
    ("froze", Cue::Back),
    ("rang", Cue::Back),
    ("sang", Cue::Back),
    ("shrank", Cue::Back),
    ("sprang", Cue::Back),
    ("slept", Cue::Back),
    ("clung", Cue::Back),
    ("dug", Cue::Back),
    ("knelt", Cue::Back),
    ("lent", Cue::Back),
    ("overtook", Cue::Back),
    ("shook", Cue::Back),
    ("shone", Cue::Back),
    ("slew", Cue::Back),
    ("spun", Cue::Back),
    ("spat", Cue::Back),
    ("spread", Cue::Back),
    ("stuck", Cue::Back),
    ("stung", Cue::Back),
    ("strode", Cue::Back),
    ("strung", Cue::Back),
    ("swung", Cue::Back),
    ("woke", Cue::Back),
    ("withdrew", Cue::Back),
    ("understood", Cue::Back),
    ("undertook", Cue::Back),
    ("upheld", Cue::Back),
    ("withheld", Cue::Back),
    ("forgot", Cue::Back),
    ("bore", Cue::Back),
    ("bit", Cue::Back),
    ("blew", Cue::Back),
    ("ate", Cue::Back),
    ("drank", Cue::Back),
    ("hid", Cue::Back),
    ("overcame", Cue::Back),
    ("oversaw", Cue::Back),
    ("sat", Cue::Back),
    ("strove", Cue::Back),
    ("wept", Cue::Back),
    ("rebuilt", Cue::Back),
    ("retook", Cue::Back),
    ("outsold", Cue::Back),
    ("overthrew", Cue::Back),
    ("relit", Cue::Back),
    ("rewrote", Cue::Back),
    ("undercut", Cue::Back),
    ("shed", Cue::Back),
    ("swam", Cue::Back),
]);

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn nouns_and_verbs() {
        check(&[
            ("The board backed the plan Monday.", "Monday = 2026-03-16"),
            ("They plan to meet Monday.", "Monday = 2026-03-23"),
            ("He won 3,000 votes Tuesday.", "Tuesday = 2026-03-17"),
            ("The panel votes Friday.", "Friday = 2026-03-20"),
            ("A season that starts Sunday", "Sunday = 2026-03-22"),
            (
                "Envoys are to meet on Friday, a day after talks broke down.",
                "Friday = 2026-03-20; a day = P1D",
            ),
        ]);
    }

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
    fn rows_of_years() {
        check(&[
            (
                "It is the third strike in 10 years.",
                "10 years = 2036 2036-03-18..2036-03-18",
            ),
            (
                "It is their first meeting, and for the third time in 10 years they lost.",
                "10 years = P10Y",
            ),
            ("Its worst loss in two years", "two years = P2Y"),
            (
                "It will open in two years.",
                "two years = 2028 2028-03-18..2028-03-18",
            ),
        ]);
    }

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
    fn nouns_that_tell_the_past() {
        check(&[
            (
                "It will pay a fifth more than the June 3 close.",
                "June 3 = 2025-06-03",
            ),
            ("It will hold the June 3 vote.", "June 3 = 2026-06-03"),
        ]);
    }

    #[test]
    fn what_is_traded_for_a_month_to_come() {
        check(&[
            ("Wheat for April delivery rose 2 cents.", "April = 2026-04"),
            (
                "The December contract fell on Monday.",
                "December = 2026-12; Monday = 2026-03-16",
            ),
        ]);
    }

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
    fn what_is_staged_and_what_closes() {
        check(&[
            ("Banks are closed Monday.", "Monday = 2026-03-23"),
            (
                "Shops open at 7 a.m. and close at 8 p.m. on Tuesday.",
                "7 a.m. = T07:00; 8 p.m. on Tuesday = 2026-03-24T20:00",
            ),
            ("At the close on Tuesday", "Tuesday = 2026-03-17"),
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
    fn what_is_arranged() {
        check(&[
            ("The chief is leaving in January.", "January = 2027-01"),
            (
                "The club is holding a fair on December 2.",
                "December 2 = 2026-12-02",
            ),
            (
                "He is likely to be asked about her June 3 call.",
                "June 3 = 2025-06-03",
            ),
            (
                "The police are searching the yard on Monday's tip.",
                "Monday = 2026-03-16",
            ),
        ]);
    }

    #[test]
    fn months_that_goods_are_traded_for() {
        check(&[
            (
                "Brent for May settled lower; April corn futures rose and July wheat fell.",
                "May = 2026-05; April = 2026-04; July = 2026-07",
            ),
            ("The July wheat was good.", "July = 2026-07"),
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
    fn what_had_been_foreseen() {
        check(&[
            (
                "Analysts had forecast a rise of 0.4% for February.",
                "February = 2026-02",
            ),
            (
                "They had planned to open it on May 15.",
                "May 15 = 2026-05-15",
            ),
            ("Traders see a 70% chance of a cut in May.", "May = 2026-05"),
            (
                "The truce was extended by 90 days until May 1.",
                "90 days = P90D; May 1 = 2026-05-01 ..2026-05-01",
            ),
        ]);
    }
}
