//! Which readings a token may start. It is asked of every token of a draft, so it turns nearly all of them away at once.

use super::super::vocabulary::{Numeral, may_be_numeral, numeral};
use super::reader::Reader;
use super::words::{Word, may_be_word, word};
use super::written::TimeUnit;
use crate::draft::{Token, TokenKind};
use crate::text::{WordTable, words};

/// Which readings a token may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// A date.
    Date,
    /// A time of day.
    Clock,
    /// A length, perhaps with "ago" behind it.
    Length,
    /// A length or a time of day: "half".
    LengthOrClock,
    /// A recurring time.
    Set,
    /// Any of them: digits and number words.
    Any,
}

impl Start {
    pub(super) fn date(self) -> bool {
        matches!(self, Start::Date | Start::Any)
    }

    pub(super) fn clock(self) -> bool {
        matches!(self, Start::Clock | Start::LengthOrClock | Start::Any)
    }

    pub(super) fn length(self) -> bool {
        matches!(self, Start::Length | Start::LengthOrClock | Start::Any)
    }

    pub(super) fn set(self) -> bool {
        matches!(self, Start::Set | Start::Any)
    }
}

impl Reader<'_> {
    /// What may start at the token. It is asked of every token of a draft, so it must be cheap: most words are turned away
    /// by their hint.
    pub(super) fn start(self, idx: usize) -> Option<Start> {
        let token = self.tokens.get(idx)?;
        match token.kind {
            TokenKind::Number => self.start_of_digits(idx),
            TokenKind::Word if !may_start(token) => None,
            TokenKind::Word => {
                let text = token.text(self.prose);
                match word(text) {
                    Some(word) => self.start_of(idx, word),
                    None if OPENERS.folded(text).is_some() => self.start_of_opener(idx, text),
                    None => self.start_of_numeral(idx, numeral(text)?),
                }
            }
            TokenKind::Punct => {
                let decade =
                    self.is_apostrophe(idx) && self.kind(idx + 1) == Some(TokenKind::Number);
                decade.then_some(Start::Date)
            }
            TokenKind::Symbol | TokenKind::Suffix => None,
        }
    }

    /// Most numbers of a draft are amounts: what stands around them tells so at once.
    fn start_of_digits(self, idx: usize) -> Option<Start> {
        let next = self.text(idx + 1);
        let counted = matches!(
            next,
            "%" | "percent" | "per" | "pct" | "cents" | "points" | "people"
        );
        if counted {
            return None;
        }
        let signed = idx > 0 && self.glued(idx) && self.kind(idx - 1) == Some(TokenKind::Symbol);
        if signed && !self.opens(idx - 1) {
            return None;
        }
        if signed || matches!(next, "million" | "billion" | "trillion") {
            return Some(Start::Length);
        }
        match self.digits(idx) {
            // The 15 of "aged 9, 12 and 15 were found" is an age.
            Some(_)
                if self.len(idx) < 4
                    && self.counts_things(idx)
                    && !self.after_any(idx, &["and", ","]) =>
            {
                None
            }
            Some(_) => Some(Start::Any),
            None if self.text(idx).bytes().filter(|it| *it == b'.').count() == 2 => {
                Some(Start::Date)
            }
            None => Some(Start::LengthOrClock),
        }
    }

    /// "three villages" and the "million" of "200 million" start nothing.
    fn start_of_numeral(self, idx: usize, numeral: Numeral) -> Option<Start> {
        let counts_things = match numeral {
            Numeral::Ones(_) | Numeral::Tens(_) => self.counts_things(idx),
            Numeral::Scale(_) => idx > 0 && self.kind(idx - 1) == Some(TokenKind::Number),
            _ => false,
        };
        (!counts_things).then_some(Start::Any)
    }

    /// Whether a plain word stands behind a number that has no place in any time, such as what it counts.
    fn counts_things(self, idx: usize) -> bool {
        let Some(next) = self.tokens.get(idx + 1) else {
            return false;
        };
        let text = next.text(self.prose);
        next.kind == TokenKind::Word
            && next.spaced
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && word(text).is_none()
            && BEHIND_NUMBERS.folded(text).is_none()
            && numeral(text).is_none()
            && !self.is_between(idx + 1)
    }

    fn start_of(self, idx: usize, word: Word) -> Option<Start> {
        match word {
            Word::Units(_) | Word::UnitLetters(_) | Word::Ago => None,
            Word::Part(_) | Word::Light(_) | Word::Overnight => {
                self.part_of_day(idx).map(|_| Start::Clock)
            }
            Word::Long(_) => Some(Start::Length),
            // "new", "all" and "good" are too common to look further at without a capital letter.
            Word::Holiday if !self.is_capital(idx) => {
                self.is_any(idx, PLAIN_HOLIDAYS).then_some(Start::Date)
            }
            Word::Unit(TimeUnit::Quarter) => Some(Start::Any),
            Word::Weekday(_) if self.weekly_part(idx + 1).is_some() => Some(Start::Set),
            // Both words are common, and seldom of time.
            Word::Recent if !matches!(self.word(idx + 1), Some(Word::Units(_))) => None,
            Word::Fiscal if self.is(idx, "financial") && !self.is(idx + 1, "year") => None,
            Word::Turn => {
                (self.is(idx + 1, "of") && self.is(idx + 2, "the")).then_some(Start::Date)
            }
            Word::Unit(_) if self.one_long(idx).is_some() => Some(Start::Length),
            Word::Early | Word::Mid | Word::Late
                if matches!(self.word(idx + 1), Some(Word::Part(_))) =>
            {
                Some(Start::Any)
            }
            Word::Half if self.is_half_year(idx) => Some(Start::Any),
            Word::Half => Some(Start::LengthOrClock),
            Word::Hour(_) => Some(Start::Clock),
            Word::Few(_) => Some(Start::Any),
            Word::Aged => Some(Start::Length),
            Word::Decade(_) => Some(Start::Any),
            Word::Each | Word::Every(..) | Word::Weekdays(_) => Some(Start::Set),
            _ => Some(Start::Date),
        }
    }

    /// "a" and "an", the commonest words of all that may start a time, need a word of time behind them; "twice a week" and
    /// "final quarter" are read from their first word.
    fn start_of_opener(self, idx: usize, text: &str) -> Option<Start> {
        match text {
            "a" | "A" | "an" | "An" => {
                let timed = self.word(idx + 1).is_some() || self.is_between(idx + 1);
                timed.then_some(Start::Length)
            }
            "another" | "Another" => self.is_another(idx + 1).then_some(Start::Length),
            "that" | "That" | "same" => self.that_unit(idx).map(|_| Start::Date),
            "once" | "Once" | "final" | "Final" => Some(Start::Any),
            _ => numeral(text).map(|_| Start::Any),
        }
    }
}

/// Whether a word may start a time. A no is certain.
fn may_start(word: &Token) -> bool {
    may_be_word(word) || OPENERS.may_hold(word.hint) || may_be_numeral(word)
}

/// Holidays of one plain word, which assistants' talk writes without a capital letter.
const PLAIN_HOLIDAYS: &[&str] = &["christmas", "xmas", "easter", "thanksgiving", "halloween"];

/// Words that may start a time though they are neither words of time nor numerals. A table, since its look is cheaper than
/// comparing every word of a draft with each of them.
static OPENERS: WordTable<(), 16> =
    WordTable::new(words!["a" "an" "another" "once" "final" "that" "same"]);

/// What may stand behind a number in a time, but for words of time, numerals and what [`Reader::is_between`] knows: every
/// other word tells a count.
#[rustfmt::skip]
static BEHIND_NUMBERS: WordTable<(), 128> = WordTable::new(words![
    "a" "an" "the" "and" "or" "of" "to" "through" "thru" "until" "till" "til" "in" "at" "on" "by" "past" "o" "point"
    "sharp" "am" "pm" "m" "p" "after" "before" "from" "between" "for" "since" "during" "plus" "odd" "old" "olds"
    "into" "times" "time" "weekday" "weekdays" "per" "single" "is" "was" "has" "hence" "than" "beyond" "minus" "over"
    "that"
]);
