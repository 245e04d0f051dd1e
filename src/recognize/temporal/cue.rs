//! What a single word says of the time beside it: verbs by their tense, and the words that only look like verbs.

use super::reader::Reader;
use super::written::View;
use crate::draft::TokenKind;
use crate::text::WordTable;

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
pub(super) const ARTICLES: &[&str] = &["a", "an", "the", "his", "its", "their", "our"];

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

/// Words behind the "set" that is told of the past: "set a record", "set off".
const BEHIND_PAST_SET: &[&str] = &[
    "a", "an", "the", "its", "his", "her", "their", "up", "off", "out",
];

/// Words behind the "could" that is told of the past: "could not be reached", "could hear".
const BEHIND_PAST_COULD: &[&str] = &["not", "hear", "see", "feel", "have", "barely", "only"];

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

impl Reader<'_> {
    /// What the word at `idx` says of the time beside it.
    pub(super) fn cue(self, idx: usize) -> Option<View> {
        match self.kind(idx)? {
            TokenKind::Suffix => return (self.is_any(idx, &["'ll", "’ll"])).then_some(View::Ahead),
            TokenKind::Word => {}
            _ => return None,
        }
        let text = self.text(idx);
        let view = match CUES.folded(text) {
            Some(cue) => self.told(idx, cue),
            None => self.told_by_ending(idx, text),
        }?;
        // "Markets are closed Monday", "the prizes are awarded on Friday"
        let staged = || self.after_any(idx, PRESENT) && self.is_any(idx, STAGED);
        // "expected to be released", "could hit": what is to be done lies ahead. "Could not be reached" was tried.
        let tried = || idx >= 3 && self.is(idx - 2, "not") && self.is(idx - 3, "could");
        let to_be = || self.after_any(idx, BEFORE_BASE_FORM) && !tried();
        let ahead = view == View::Back && (staged() || to_be());
        Some(if ahead { View::Ahead } else { view })
    }

    /// What a word of the table says, by what stands beside it.
    fn told(self, idx: usize, cue: Cue) -> Option<View> {
        let next = |words: &[&str]| self.is_any(idx + 1, words);
        let ahead = |it: bool| it.then_some(View::Ahead);
        match cue {
            Cue::None => None,
            // "a cut", "his lost ship"
            Cue::Back if self.after_any(idx, ARTICLES) => None,
            // "It won't open", "they were to meet on Friday"
            Cue::Back if self.is_not_back(idx) => Some(View::Ahead),
            Cue::Back => Some(View::Back),
            // "will have": the word before it decides. "Has until March" tells of no past.
            Cue::Perfect => {
                (!self.is_behind_modal(idx) && self.is_perfect(idx + 1)).then_some(View::Back)
            }
            Cue::Present if self.is_noun(idx) => None,
            // "Analysts had forecast a rise in October": it was so before. "Had planned to open in May" may yet come.
            Cue::Ahead | Cue::Present if self.is_behind_had(idx) && !next(&["to"]) => {
                Some(View::Back)
            }
            Cue::Ahead | Cue::Present => Some(View::Ahead),
            // "The peace plan Monday" plans nothing for Monday, "they plan to meet Monday" does.
            Cue::Intent => ahead(next(&["to"]) && !self.is_noun(idx)),
            // "Agreed to meet in June", but "agreed in June".
            Cue::Promise => ahead(next(&["to"])).or(Some(View::Back)),
            // "Could last until April"; what could not be done, or could be heard, is told of the past.
            Cue::Could => ahead(!next(BEHIND_PAST_COULD)),
            // "They are to meet on Friday", "the dinner is on June 3"
            Cue::Be => {
                ahead(next(&["to"]) || next(ARRANGED) || next(&["on"]) && self.is_dated(idx + 2))
            }
            // "Set for Friday", "set to open"
            Cue::Set if next(&["for", "to"]) => Some(View::Ahead),
            // "Set up a call on Friday" and "please set it" tell somebody to.
            Cue::Set if self.opens_sentence(idx) || self.after_any(idx, &["please"]) => None,
            Cue::Set => next(BEHIND_PAST_SET).then_some(View::Back),
            // "May" with a capital is the month.
            Cue::Modal => ahead(!self.is_capital(idx) || idx == 0),
        }
    }

    /// What a word that no table has says by its ending: "killed", but not "the wounded", nor a name, nor the "followed" of
    /// "followed by burial on Sunday", which is told in the time of its sentence.
    fn told_by_ending(self, idx: usize, text: &str) -> Option<View> {
        let verb = is_past(text)
            && (!self.is_capital(idx) || self.opens_sentence(idx))
            && !(text == "followed" && self.is(idx + 1, "by"))
            && !self.after_any(idx, ARTICLES);
        verb.then_some(View::Back)
    }

    /// Whether a word that may be a past form looks ahead here: the "won" of "won't", the "were" of "were to meet".
    fn is_not_back(self, idx: usize) -> bool {
        match self.text(idx) {
            "won" | "Won" => self.is_any(idx + 1, &["'t", "’t"]),
            "was" | "were" => {
                self.is(idx + 1, "to")
                    && !self.is_any(idx + 2, &["have", "become", "be"])
                    && self.kind(idx + 2) == Some(TokenKind::Word)
            }
            _ => false,
        }
    }

    /// Whether a day may start at `idx`.
    fn is_dated(self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Number) || self.word(idx).is_some()
    }

    /// Whether the word at `idx` is a noun here, though it may be a verb elsewhere: "the plan", "his hopes", "3,000 votes".
    pub(super) fn is_noun(self, idx: usize) -> bool {
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
}

/// Whether a word has the ending of a regular past: "killed"; names may have it too.
fn is_past(text: &str) -> bool {
    text.len() > 3 && text.ends_with("ed")
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
    ("joins", Cue::Present),
    ("turns", Cue::Present),
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
    fn what_was_set_and_what_is_to_be() {
        check(&[
            ("The crew set a record on Friday.", "Friday = 2026-03-13"),
            (
                "Set a date with Ida this Friday.",
                "this Friday = 2026-03-20",
            ),
            (
                "Please set up a call this Friday.",
                "this Friday = 2026-03-20",
            ),
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
