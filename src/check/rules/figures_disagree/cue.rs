//! What a figure is a figure of: the act its sentence tells of, and the words around it.

use crate::check::phrase::Phrase;
use crate::check::words::{Words, words};

/// A sort of act; the number of its row in [`ACTS`].
pub(super) type Cue = usize;

/// The acts that a phrase tells of.
pub(super) fn cues(phrase: &Phrase<'_>) -> Vec<Cue> {
    ACTS.iter()
        .enumerate()
        .filter(|(_, words)| phrase.has_any(words))
        .map(|(idx, _)| idx)
        .collect()
}

/// The word that says how a percentage is meant: "to 5%" is a level, "by 5%" and "rises 5%" are moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "to 5%".
    Level,
    /// "rises 5%", "up 5%": up.
    Rise,
    /// "falls 5%", "cut by 5%": down.
    Fall,
}

/// How the percentage at `at` is meant; `None` where no word of change stands beside it.
pub(super) fn role(phrase: &Phrase<'_>, at: usize) -> Option<Role> {
    // "a 5% pay rise", "a rise of 5%"
    let noun = (at + 1..at + 3).find(|it| phrase.any(*it, RISES) || phrase.any(*it, FALLS));
    if let Some(noun) = noun {
        return Some(if phrase.any(noun, RISES) {
            Role::Rise
        } else {
            Role::Fall
        });
    }
    let before = at.checked_sub(1)?;
    if phrase.is(before, "to") {
        let verb = before.checked_sub(1)?;
        return (phrase.any(verb, RISES) || phrase.any(verb, FALLS)).then_some(Role::Level);
    }
    let verb = before.checked_sub(usize::from(phrase.any(before, words!["by", "of"])))?;
    if phrase.any(verb, RISES) {
        Some(Role::Rise)
    } else if phrase.any(verb, FALLS) {
        Some(Role::Fall)
    } else {
        None
    }
}

#[rustfmt::skip]
const RISES: &Words = words![
    "rise", "rises", "rose", "grow", "grows", "grew", "jump", "jumps", "jumped", "climb", "climbs", "climbed",
    "increase", "increases", "increased", "up", "soar", "soars", "soared", "surge", "surges", "surged", "gain",
    "gains", "gained",
];

#[rustfmt::skip]
const FALLS: &Words = words![
    "fall", "falls", "fell", "drop", "drops", "dropped", "decline", "declines", "declined", "slide", "slides",
    "slid", "down", "sink", "sinks", "sank", "plunge", "plunges", "plunged", "slip", "slips", "slipped", "shrink",
    "shrinks", "shrank",
];

/// Whether the phrase speaks of a part, of a total, or of another time or round than the story's own.
pub(super) fn is_part(phrase: &Phrase<'_>) -> bool {
    phrase.has_any(PARTS)
        || (0..phrase.len()).any(|at| {
            phrase.is_time(at) && phrase.text(at).to_ascii_lowercase().contains("last year")
        })
        || (0..phrase.len()).any(|at| phrase.run(at, &["last", "year"]))
}

/// The words of a phrase that say what it is about, shortened to their stems; acts and small words left out.
pub(super) fn content_words(phrase: &Phrase<'_>) -> Vec<String> {
    let mut words: Vec<String> = (0..phrase.len())
        .filter(|at| phrase.figure(*at).is_none() && !ACTS.iter().any(|row| phrase.any(*at, row)))
        .map(|at| phrase.text(at))
        .filter(|text| text.len() > 2 && text.starts_with(char::is_alphabetic))
        .map(stem)
        .filter(|it| !SMALL.contains(&it.as_str()))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many words two sorted lists share.
pub(super) fn shared_words(a: &[String], b: &[String]) -> usize {
    a.iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count()
}

/// The stem of the noun that a bare number counts: the last of up to two words after it, before any small word.
pub(super) fn noun_after(phrase: &Phrase<'_>, at: usize) -> Option<String> {
    let is_noun = |at: usize| {
        let text = phrase.text(at);
        phrase.figure(at).is_none() && text.len() > 2 && text.ends_with('s')
            || matches!(text, "people" | "dead" | "men" | "women" | "children")
    };
    (at + 1..at + 3)
        .take_while(|it| phrase.text(*it).starts_with(char::is_alphabetic))
        .find(|it| is_noun(*it))
        .map(|it| stem(phrase.text(it)))
}

/// A rough stem, enough to match a word of a headline with the same word in a sentence.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let cut = ["ing", "ies", "ed", "es", "s", "y", "e"]
        .iter()
        .find_map(|ending| lower.strip_suffix(ending).filter(|it| it.len() > 3));
    cut.unwrap_or(&lower).to_owned()
}

/// The sorts of acts and of figures, one a row: words of one row say the same of a figure.
const ACTS: &[&Words] = &[
    words![
        "bet",
        "bets",
        "invest",
        "invests",
        "invested",
        "investing",
        "investment",
        "put",
        "puts",
        "putting",
        "pour",
        "pours",
        "poured",
        "plough",
        "ploughs",
        "plow",
        "plows",
        "spend",
        "spends",
        "spent",
        "commit",
        "commits",
        "committed",
        "pledge",
        "pledges",
        "pledged",
        "inject",
        "injects",
        "injected",
        "sink",
        "sinks",
        "back",
        "backs",
        "backed",
        "fund",
        "funds",
        "funded",
        "give",
        "gives",
        "gave",
        "grant",
        "grants",
        "granted",
        "donate",
        "donates",
        "donated",
        "pay",
        "pays",
        "paid",
    ],
    words![
        "buy",
        "buys",
        "bought",
        "buying",
        "acquire",
        "acquires",
        "acquired",
        "acquisition",
        "purchase",
        "purchases",
        "takeover",
        "deal",
        "merger",
        "bid",
        "bids",
        "offer",
        "offers",
        "offered",
        "snaps",
    ],
    words![
        "raise", "raises", "raised", "secure", "secures", "secured", "attract", "attracts",
        "round",
    ],
    words![
        "fine",
        "fines",
        "fined",
        "penalty",
        "penalties",
        "penalised",
        "penalized",
    ],
    words![
        "cut",
        "cuts",
        "cutting",
        "slash",
        "slashes",
        "slashed",
        "axe",
        "axes",
        "axed",
        "shed",
        "sheds",
        "layoffs",
        "lays",
        "lay",
        "redundancies",
    ],
    words!["sell", "sells", "sold", "sale"],
    words![
        "cost",
        "costs",
        "costing",
        "price",
        "priced",
        "worth",
        "valued",
        "valuation",
    ],
    words![
        "kill", "kills", "killed", "dead", "die", "dies", "died", "deaths", "toll", "victims",
    ],
    words!["injure", "injures", "injured", "hurt", "wounded", "wounds"],
    words![
        "hire", "hires", "hired", "create", "creates", "created", "recruit", "recruits",
    ],
    words![
        "settle",
        "settles",
        "settled",
        "settlement",
        "award",
        "awards",
        "awarded",
        "damages",
        "compensation",
    ],
    words!["profit", "profits", "earnings"],
    words!["revenue", "revenues", "turnover"],
    words!["loss", "losses", "deficit"],
    words![
        "build", "builds", "built", "open", "opens", "opened", "homes", "houses",
    ],
    words!["order", "orders", "ordered"],
    words!["steal", "steals", "stole", "stolen", "theft", "heist"],
];

#[rustfmt::skip]
const PARTS: &Words = words![
    "initial", "initially", "upfront", "tranche", "instalment", "installment", "including", "includes",
    "additional", "another", "extra", "earlier", "previously", "previous", "already", "total", "overall",
    "altogether", "each", "annual", "annually", "remaining", "rest", "further", "first", "part", "portion", "half",
    "more", "compared", "than", "rose", "fell", "since", "bringing", "combined", "separate", "separately",
    "original", "originally", "second", "third", "once", "per", "besides", "estimated", "could", "stake", "yearly",
    "monthly", "last",
];

/// Words, as stems, that say nothing of what a story is about.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "the", "and", "for", "its", "his", "her", "who", "has", "had", "was", "are", "but", "not", "all", "new", "one",
    "two", "out", "per", "may", "can", "how", "why", "off", "set", "own", "amid", "the", "said", "says", "will",
    "with", "that", "this", "from", "over", "into", "after", "before", "have", "been", "were", "their", "they",
    "about", "would", "which", "when", "where", "while", "more", "than", "year", "week", "month", "also", "some",
    "could", "million", "billion", "plan", "under", "against", "between", "through", "its",
];
