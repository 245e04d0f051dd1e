//! The frame of a change: from what, to what, and by how much, as one clause says it.
//!
//! A frame is read from its verb ("rose from A to B, a P% increase"), from the new level ("B, up P% from A") or from its
//! noun ("a P% rise to B from A"), one complement after the other. Between complements only times and a few adverbs may
//! stand; at the first other word the reading ends, and a frame without the roles it needs says nothing.

use rust_decimal::Decimal;

use crate::check::phrase::Phrase;
use crate::check::words::{Words, words};
use crate::model::Dimension;
use crate::recognize::{Figure, FigureKind};

/// The roles of a change; each is a place in the phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame {
    /// The old level.
    pub(super) from: Option<usize>,
    /// The new level.
    pub(super) to: Option<usize>,
    /// The change in percent or points.
    pub(super) share: Option<usize>,
    /// The change in the unit of the levels.
    pub(super) delta: Option<usize>,
    /// The change as a multiple of the old level, and where it stands.
    pub(super) multiple: Option<(usize, Decimal)>,
    /// Whether it went down, where a word says which way.
    pub(super) down: Option<bool>,
    /// Whether something was read that makes the sum another one ("5% a year").
    pub(super) spoilt: bool,
    /// Whether the share has a month or a day of its own: "rose 2% in May".
    short_share: bool,
}

/// The frames of a phrase that name both levels.
///
/// Two levels and their change are three amounts, unless a verb is the change; all other sentences are left unread.
pub(super) fn frames(phrase: &Phrase<'_>) -> Vec<Frame> {
    let is_change = |at: usize| multiple(phrase, at).is_some() || fold(phrase, at).is_some();
    if phrase.n_amounts() < 3 && !(0..phrase.len()).any(is_change) {
        return Vec::new();
    }
    let mut frames: Vec<Frame> = (0..phrase.len())
        .filter_map(|at| frame_at(phrase, at))
        .filter(|frame| !frame.spoilt && frame.from.is_some() && frame.to.is_some())
        .collect();
    let qualified = |at: usize| QUALIFYING_PHRASES.iter().any(|words| phrase.run(at, words));
    if !frames.is_empty() && (phrase.has_any(QUALIFIERS) || (0..phrase.len()).any(qualified)) {
        frames.clear();
    }
    frames
}

fn frame_at(phrase: &Phrase<'_>, at: usize) -> Option<Frame> {
    if phrase.figure(at).is_none() && !phrase.is_word(at) {
        return None;
    }
    let mut reader = Reader {
        phrase,
        frame: Frame::default(),
        verb: !is_level(phrase, at),
    };
    if let Some(down) = direction(phrase, at) {
        reader.frame.down = Some(down);
        reader.read(at + 1, true);
        if reader.frame.to.is_none() && reader.frame.share.is_some() {
            reader.frame.to = level_before(phrase, at);
        }
    } else if let Some((_, times)) = multiple(phrase, at).filter(|_| !is_level_ahead(phrase, at)) {
        reader.frame.multiple = Some((at, times));
        reader.read(at + 1, true);
    } else if is_level(phrase, at) && !phrase.any(at.wrapping_sub(1), words!["from", "by"]) {
        reader.frame.to = Some(at);
        reader.read(skip_nouns(phrase, at + 1), false);
    } else if phrase.any(at, MOVES) {
        reader.read(at + 1, true);
    } else if phrase.any(at, DETERMINERS) {
        let next = reader.share(at, Place::Alone)?;
        reader.read(next, true);
    } else {
        return None;
    }
    Some(reader.frame)
}

/// Where a complement stands, which says how a change may be put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Right behind the verb or in brackets: "rose 5%", "(5%)".
    Alone,
    /// Behind a comma: only with words that lead to it, ", up 5%".
    Led,
    /// Elsewhere: not at all.
    Closed,
}

struct Reader<'p, 'a> {
    phrase: &'p Phrase<'a>,
    frame: Frame,
    /// Whether the frame began with a word of change and not with a level.
    verb: bool,
}

impl Reader<'_, '_> {
    /// Reads complements from `at` on; `bare` says whether a share may follow without a comma.
    fn read(&mut self, mut at: usize, mut bare: bool) {
        loop {
            let start = self.skip(at);
            let comma = usize::from(self.phrase.any(start, words![",", "(", "—", "–"]));
            // "12 of 31 from three" is no move, so right behind a level only a comma may lead to the old one.
            let parted = bare || comma == 1 || self.has_change();
            let place = match (comma, self.phrase.is(start, "(")) {
                (0, _) if bare => Place::Alone,
                (0, _) => Place::Closed,
                (_, true) => Place::Alone,
                (_, false) => Place::Led,
            };
            let step = self
                .level(start + comma, parted)
                .or_else(|| self.share(start + comma, place));
            let Some(next) = step else { break };
            bare = false;
            at = next;
        }
    }

    fn skip(&self, mut at: usize) -> usize {
        while self.phrase.any(at, ADVERBS) {
            at += 1;
        }
        self.phrase.skip_time(at)
    }

    /// "from A", "to B", "up from A", "compared with A".
    fn level(&mut self, at: usize, parted: bool) -> Option<usize> {
        let phrase = self.phrase;
        let up = usize::from(phrase.any(at, words!["up", "down"]) && phrase.is(at + 1, "from"));
        if !(parted || up == 1 || self.verb) {
            return None;
        }
        let after_share = self.has_change();
        let known = self.frame.to.is_some();
        let (old, at) = if phrase.is(at + up, "from") {
            (true, at + up + 1)
        } else if known && phrase.is(at, "compared") && phrase.any(at + 1, words!["with", "to"]) {
            (true, at + 2)
        } else if known
            && (phrase.any(at, words!["against", "versus", "vs"])
                || after_share && phrase.any(at, words!["on", "over"]))
        {
            (true, at + 1)
        } else if phrase.is(at, "to") {
            (false, at + 1)
        } else {
            return None;
        };
        let at = at + usize::from(phrase.any(at, words!["the", "a", "just", "only"]));
        if !is_level(phrase, at) {
            return None;
        }
        let role = if old {
            &mut self.frame.from
        } else {
            &mut self.frame.to
        };
        if role.is_some() {
            self.frame.spoilt = true;
            return None;
        }
        *role = Some(at);
        let end = skip_nouns(phrase, at + 1);
        self.frame.spoilt |= old && self.frame.short_share && phrase.skip_time(end) > end;
        Some(end)
    }

    /// "by P", "up P", "a P rise", "a rise of P", "or P", "P" alone after the verb.
    fn share(&mut self, first: usize, place: Place) -> Option<usize> {
        if place == Place::Closed || self.frame.share.is_some() || self.frame.delta.is_some() {
            return None;
        }
        let phrase = self.phrase;
        let mut at = first;
        while phrase.any(at, LEADS) {
            at += 1;
        }
        if phrase.any(at, words!["up", "down"]) {
            self.turn(phrase.is(at, "down"));
            at += 1;
            while phrase.any(at, ADVERBS) {
                at += 1;
            }
        }
        if phrase.any(at, DETERMINERS) {
            return self.noun(at + 1);
        }
        if at == first && place == Place::Led {
            return None;
        }
        let next = self.measure(at)?;
        let noun = direction(phrase, next).is_some() && !phrase.any(next, words!["up", "down"]);
        Some(next + usize::from(noun))
    }

    /// "P rise", "sharp rise of P", after the article.
    fn noun(&mut self, mut at: usize) -> Option<usize> {
        let phrase = self.phrase;
        while phrase.any(at, ADJECTIVES) {
            at += 1;
        }
        if let Some(down) = direction(phrase, at) {
            if !phrase.is(at + 1, "of") {
                return None;
            }
            let next = self.measure(at + 2)?;
            self.turn(down);
            return Some(next);
        }
        let mut noun = at + 1;
        while phrase.any(noun, ADJECTIVES) || phrase.is(noun, "-") {
            noun += 1;
        }
        let down = direction(phrase, noun)?;
        self.measure(at)?;
        self.turn(down);
        Some(noun + 1)
    }

    /// The change itself: a percentage, points, an amount, or a multiple.
    fn measure(&mut self, at: usize) -> Option<usize> {
        let phrase = self.phrase;
        if let Some(multiple) = fold(phrase, at) {
            self.frame.multiple = Some((at, multiple));
            return Some(at + 1);
        }
        let figure = phrase.amount(at)?;
        if phrase.is(at + 1, "of") {
            return None;
        }
        let amount = figure.amount()?;
        let per_time = phrase.any(at + 1, words!["a", "per", "each", "every"])
            && phrase.any(
                at + 2,
                words!["year", "month", "quarter", "week", "day", "decade", "annum"],
            )
            && !phrase.any(at + 3, words!["earlier", "ago", "before"]);
        self.frame.spoilt |= per_time || amount.per.is_some() || phrase.is(at + 1, "annually");
        match amount.unit.dimension() {
            Dimension::Percent | Dimension::Points => self.frame.share = Some(at),
            _ => self.frame.delta = Some(at),
        }
        let end = phrase.skip_time(at + 1);
        self.frame.short_share = (at + 1..end).any(|it| is_short_time(phrase, it));
        Some(at + 1)
    }

    fn has_change(&self) -> bool {
        let frame = &self.frame;
        frame.share.is_some() || frame.delta.is_some() || frame.multiple.is_some()
    }

    fn turn(&mut self, down: bool) {
        self.frame.spoilt |= self.frame.down.is_some_and(|before| before != down);
        self.frame.down = Some(down);
    }
}

/// Whether the item can be a level: an amount that is no rank, no range by nature and no rate of time.
fn is_level(phrase: &Phrase<'_>, at: usize) -> bool {
    let number = |figure: &Figure| !matches!(figure.kind, FigureKind::Ordinal);
    fold(phrase, at).is_none() && phrase.amount(at).is_some_and(number)
}

/// Whether a level stands behind the multiple: "double the $40 million" is read by another pattern.
fn is_level_ahead(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.any(at + 1, words!["the", "its", "their"]) && is_level(phrase, at + 2)
}

/// The level before a verb of change: "sales of $60 million were up 5%".
fn level_before(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    let be = verb.checked_sub(1)?;
    if !phrase.any(be, words!["is", "are", "was", "were"]) {
        return None;
    }
    let level = be.checked_sub(1)?;
    is_level(phrase, level).then_some(level)
}

/// The place after up to three words that name what a level counts: "40,000 new cars".
fn skip_nouns(phrase: &Phrase<'_>, at: usize) -> usize {
    let is_noun = |at: usize| {
        let text = phrase.text(at);
        phrase.figure(at).is_none()
            && text.starts_with(char::is_alphabetic)
            && !phrase.any(at, NOT_NOUNS)
            && direction(phrase, at).is_none()
    };
    let mut end = at;
    while end < at + 3 && is_noun(end) {
        end += 1;
    }
    let goes_on =
        phrase.is_end(end) || phrase.any(end, words!["to", "from", "in", "on", "during", "at"]);
    if goes_on || phrase.is_time(end) {
        end
    } else {
        at
    }
}

fn is_short_time(phrase: &Phrase<'_>, at: usize) -> bool {
    if phrase.any(at, words!["month", "week", "day"]) {
        return true;
    }
    let text = phrase.text(at);
    phrase.is_time(at)
        && SHORT_TIMES.iter().any(|name| {
            text.get(..name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name))
        })
}

/// Which way a verb or noun of change goes: whether down. `None` for any other word.
pub(super) fn direction(phrase: &Phrase<'_>, at: usize) -> Option<bool> {
    if phrase.any(at, UP) {
        Some(false)
    } else if phrase.any(at, DOWN) {
        Some(true)
    } else {
        None
    }
}

/// The verb of a multiple at `at` ("doubled", "halving") and the multiple.
pub(super) fn multiple(phrase: &Phrase<'_>, at: usize) -> Option<(usize, Decimal)> {
    let text = phrase.text(at);
    // Most words fall by their length; the list is for the few others.
    if !(5..=11).contains(&text.len()) {
        return None;
    }
    MULTIPLES
        .iter()
        .find(|(words, ..)| words.iter().any(|word| text.eq_ignore_ascii_case(word)))
        .map(|(_, times, tenths)| (at, Decimal::new(*times, *tenths)))
}

/// A "threefold" or "half" that says how much a level changed.
fn fold(phrase: &Phrase<'_>, at: usize) -> Option<Decimal> {
    let text = phrase.text(at);
    match text.len() {
        4 if text.eq_ignore_ascii_case("half") => Some(Decimal::new(5, 1)),
        7..=9 => FOLDS
            .iter()
            .find(|(word, _)| text.eq_ignore_ascii_case(word))
            .map(|(_, times)| Decimal::from(*times)),
        _ => None,
    }
}

/// Words that make the percentage one of other numbers than those printed beside it.
#[rustfmt::skip]
const QUALIFIERS: &Words = words![
    "constant", "currency", "currencies", "organic", "organically", "adjusted", "adjusting", "excluding",
    "underlying", "real", "annualised", "annualized", "annual", "annually", "compound", "seasonally", "comparable",
    "restated", "split", "dividends", "cumulative", "respectively", "including", "stripping", "volume",
];

/// The same in several words.
const QUALIFYING_PHRASES: &[&[&str]] = &[
    &["after", "inflation"],
    &["like", "-", "for"],
    &["same", "-", "store"],
    &["pro", "forma"],
    &["per", "share"],
];

/// Verbs of change that go either way.
const MOVES: &Words = words!["went", "moved", "changed", "swung"];

const DETERMINERS: &Words = words!["a", "an", "the", "its", "their"];

/// Words that lead from the levels to the change.
const LEADS: &Words = words![
    "or",
    "by",
    "for",
    "representing",
    "marking",
    "making",
    "equal",
    "equivalent",
    "of",
    "that",
    "which",
    "is",
    "was",
];

const ADVERBS: &Words = words![
    "sharply",
    "slightly",
    "steeply",
    "modestly",
    "steadily",
    "again",
    "overall",
    "only",
    "just",
    "further",
    "even",
    "dramatically",
    "significantly",
    "more",
    "back",
];

#[rustfmt::skip]
const ADJECTIVES: &Words = words![
    "sharp", "steep", "modest", "slight", "whopping", "huge", "massive", "small", "large", "big", "overall",
    "total", "year-on-year", "year-over-year", "further", "hefty", "net",
];

/// Words that end what a level counts.
#[rustfmt::skip]
const NOT_NOUNS: &Words = words![
    "to", "from", "and", "or", "but", "up", "down", "in", "on", "at", "by", "of", "for", "with", "than", "a", "an",
    "the", "after", "before", "while", "when", "as", "compared", "against", "versus", "over", "during", "per",
    "each", "more", "less", "is", "was", "were", "are", "it", "he", "she", "they", "that", "which", "who", "said",
    "between", "since",
];

/// The start of times that are shorter than a quarter.
#[rustfmt::skip]
const SHORT_TIMES: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "today", "yesterday", "last week", "last month", "this week", "this month",
];

#[rustfmt::skip]
const UP: &Words = words![
    "rose", "rise", "rises", "risen", "rising", "grew", "grow", "grows", "grown", "growing", "growth", "increased",
    "increase", "increases", "increasing", "climbed", "climb", "climbs", "climbing", "jumped", "jump", "jumps",
    "jumping", "surged", "surge", "surges", "soared", "soar", "soars", "gained", "gain", "gains", "swelled",
    "expanded", "advanced", "raised", "raise", "hike", "leapt", "leaped", "leap", "up",
];

#[rustfmt::skip]
const DOWN: &Words = words![
    "fell", "fall", "falls", "fallen", "falling", "dropped", "drop", "drops", "dropping", "declined", "decline",
    "declines", "declining", "decreased", "decrease", "decreases", "slid", "slide", "slipped", "slip", "shrank",
    "shrunk", "tumbled", "tumble", "sank", "sunk", "plunged", "plunge", "plunges", "dipped", "dip", "eased", "cut",
    "lowered", "reduced", "reduction", "slashed", "down",
];

/// Verbs of multiples, with the multiple as a decimal: digits and decimals.
const MULTIPLES: &[(&[&str], i64, u32)] = &[
    (&["doubled", "doubling", "doubles", "double"], 2, 0),
    (
        &[
            "tripled", "tripling", "triples", "triple", "trebled", "trebling", "trebles",
        ],
        3,
        0,
    ),
    (
        &["quadrupled", "quadrupling", "quadruples", "quadruple"],
        4,
        0,
    ),
    (&["quintupled", "quintupling", "quintuple"], 5, 0),
    (&["halved", "halving", "halves", "halve"], 5, 1),
];

const FOLDS: &[(&str, i64)] = &[
    ("twofold", 2),
    ("threefold", 3),
    ("fourfold", 4),
    ("fivefold", 5),
    ("sixfold", 6),
    ("sevenfold", 7),
    ("eightfold", 8),
    ("tenfold", 10),
];
