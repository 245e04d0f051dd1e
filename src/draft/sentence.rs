//! Sentence bounds over a block's tokens.
//!
//! A stop ends a sentence when white space and something that can begin one follow. What needs care is the full stop of
//! an abbreviation, and the stop inside a quotation that its sentence goes on after.

use std::ops::Range;

use super::token::{Token, TokenKind, cover};
use crate::text::{Span, WordTable, words};

/// One sentence of a block's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands: bytes of the prose, from its first to its last token.
    pub span: Span,
    /// Its tokens: indices into the block's token list.
    pub tokens: Range<u32>,
}

/// The sentences of a block, in order; together they hold every token.
pub fn sentences(prose: &str, tokens: &[Token]) -> Vec<Sentence> {
    let view = View { prose, tokens };
    let mut found = Vec::new();
    let (mut first, mut from) = (0, 0);
    while let Some(stop) = view.next_stop(from) {
        let next = view.behind_stop(stop);
        if next >= tokens.len() || view.ends(first, stop, next) {
            found.push(view.sentence(first..next));
            first = next;
        }
        from = next;
    }
    if first < tokens.len() {
        found.push(view.sentence(first..tokens.len()));
    }
    found
}

/// Titles: a name follows, never a sentence.
static TITLES: WordTable<(), 128> = WordTable::new(words![
    "Mr" "Mrs" "Ms" "Mx" "Dr" "Prof" "St" "Ste" "Sen" "Sens" "Rep" "Reps" "Gov" "Govs" "Gen" "Lt" "Col" "Maj"
    "Capt" "Cmdr" "Sgt" "Cpl" "Adm" "Rev" "Hon" "Pres" "Messrs" "Mt" "Ft" "Supt" "Det" "Insp" "Amb" "vs" "cf"
    "e.g" "i.e"
]);

/// Abbreviations that a number follows, or a sentence.
static BEFORE_NUMBERS: WordTable<(), 64> = WordTable::new(words![
    "Jan" "Feb" "Mar" "Apr" "Jun" "Jul" "Aug" "Sep" "Sept" "Oct" "Nov" "Dec" "No" "Nos" "no" "nos" "Vol" "vol"
    "Fig" "fig" "Sec" "Art" "p" "pp" "ca" "approx" "est" "Ch"
]);

/// Abbreviations inside or at the end of names: the next word is as likely part of the sentence as the start of one.
static IN_NAMES: WordTable<(), 128> = WordTable::new(words![
    "Inc" "Corp" "Ltd" "Co" "Cos" "Bros" "Jr" "Sr" "Plc" "LLC" "Assn" "Dept" "Univ" "Ave" "Blvd" "Rd" "Sq"
    "Calif" "Mass" "Conn" "Fla" "Ill" "Mich" "Minn" "Penn" "Tenn" "Tex" "Wash" "Wis" "Va" "Ga" "Ariz" "Colo"
    "Yahoo" "Yum" "Jeopardy"
]);

/// Words that seldom go on with a name and often begin a sentence.
static STARTERS: WordTable<(), 256> = WordTable::new(words![
    "The" "A" "An" "It" "Its" "He" "She" "They" "We" "You" "I" "His" "Her" "Their" "Our" "This" "That" "These"
    "Those" "There" "Then" "But" "And" "Or" "So" "In" "On" "At" "For" "From" "By" "With" "As" "If" "When"
    "While" "After" "Before" "Since" "Although" "Though" "However" "Meanwhile" "Some" "Many" "Most" "Both"
    "Each" "One" "No" "Not" "Now" "Under" "About" "Last" "Earlier" "Later" "What" "Who" "Why" "How" "Where"
    "Shares" "Analysts" "Officials" "Police"
]);

/// What follows "a.m." and "p.m." inside a sentence.
static BEHIND_CLOCKS: WordTable<(), 256> = WordTable::new(words![
    "Monday" "Tuesday" "Wednesday" "Thursday" "Friday" "Saturday" "Sunday" "Mon" "Tue" "Tues" "Wed" "Thu"
    "Thur" "Thurs" "Fri" "Sat" "Sun" "Eastern" "Central" "Pacific" "Mountain" "Greenwich" "GMT" "UTC" "BST"
    "CET" "ET" "EST" "EDT" "CT" "CST" "CDT" "MT" "MST" "MDT" "PT" "PST" "PDT" "IST" "January" "February"
    "March" "April" "May" "June" "July" "August" "September" "October" "November" "December" "Jan" "Feb" "Mar"
    "Apr" "Jun" "Jul" "Aug" "Sept" "Oct" "Nov" "Dec"
]);

/// Words that tell who spoke, after a quotation that ends in its own mark.
const SPEECH: &[&str] = &[
    "said", "says", "asked", "asks", "told", "added", "wrote", "writes", "shouted", "cried",
    "replied", "posted", "joked", "wondered",
];

#[derive(Clone, Copy)]
struct View<'a> {
    prose: &'a str,
    tokens: &'a [Token],
}

impl<'a> View<'a> {
    fn text(self, idx: usize) -> &'a str {
        self.tokens
            .get(idx)
            .map_or("", |token| token.text(self.prose))
    }

    fn kind(self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    fn is_spaced(self, idx: usize) -> bool {
        self.tokens.get(idx).is_some_and(|token| token.spaced)
    }

    fn sentence(self, tokens: Range<usize>) -> Sentence {
        let own = self.tokens.get(tokens.clone());
        Sentence {
            span: cover(own.unwrap_or_default()),
            tokens: tokens.start as u32..tokens.end as u32,
        }
    }

    /// The first stop from the token `from` on.
    fn next_stop(self, from: usize) -> Option<usize> {
        let rest = self.tokens.get(from..)?;
        let is_stop = |token: &Token| {
            token.kind == TokenKind::Punct
                && matches!(token.text(self.prose), "." | "!" | "?" | "…" | "‽")
        };
        Some(from + rest.iter().position(is_stop)?)
    }

    /// The first token behind a stop, further stops, and the quotation marks and brackets that close there.
    fn behind_stop(self, stop: usize) -> usize {
        let goes_with = |token: &&Token| {
            token.kind != TokenKind::Word
                && !token.spaced
                && matches!(
                    token.text(self.prose),
                    "." | "!" | "?" | "…" | "‽" | "”" | "’" | "\"" | "'" | ")" | "]" | "»" | "›"
                )
        };
        let behind = self.tokens.get(stop + 1..).unwrap_or_default();
        stop + 1 + behind.iter().take_while(goes_with).count()
    }

    /// Whether the sentence that begins at `first` ends with the stop at `stop`, where `next` is the token behind it.
    fn ends(self, first: usize, stop: usize, next: usize) -> bool {
        if !self.is_spaced(next) || !self.can_start(next) {
            return false;
        }
        let closed =
            (stop + 1..next).any(|idx| matches!(self.text(idx), "”" | "\"" | "’" | "'" | "»"));
        match self.text(stop) {
            "." if next == stop + 1 => self.full_stop_ends(first, stop, next),
            "!" | "?" if closed => !self.tells_speaker(next),
            "!" | "?" => IN_NAMES.exact(self.before(stop)).is_none() || self.is_starter(next),
            _ => true,
        }
    }

    /// Whether a token can begin a sentence: anything but a small letter and the marks that go on with one.
    fn can_start(self, idx: usize) -> bool {
        let mut chars = self.text(idx).chars();
        match chars.next() {
            Some('“' | '‘' | '"' | '\'' | '(' | '[' | '«') => {
                let inner = self.text(idx + 1).chars().next();
                inner.is_none_or(|c| !c.is_lowercase())
            }
            Some(',' | ';' | ':' | ')' | ']' | '”' | '%') => false,
            Some(c) => !c.is_lowercase(),
            None => false,
        }
    }

    fn is_starter(self, idx: usize) -> bool {
        let opens = matches!(self.text(idx), "“" | "‘" | "\"" | "'" | "(");
        STARTERS
            .exact(self.text(if opens { idx + 1 } else { idx }))
            .is_some()
    }

    /// The word right before a stop, `""` where none touches it.
    fn before(self, stop: usize) -> &'a str {
        let before = stop.checked_sub(1).filter(|_| !self.is_spaced(stop));
        before.map_or("", |idx| self.text(idx))
    }

    fn full_stop_ends(self, first: usize, stop: usize, next: usize) -> bool {
        let before = self.before(stop);
        let Some(at) = stop.checked_sub(1).filter(|_| !before.is_empty()) else {
            return true;
        };
        let is_number = self.kind(next) == Some(TokenKind::Number);
        match self.kind(at) {
            // The number of an item: "1. Start early."
            Some(TokenKind::Number) => {
                !(at == first && before.bytes().all(|it| it.is_ascii_digit()) && before.len() <= 2)
            }
            Some(TokenKind::Word) if TITLES.exact(before).is_some() => false,
            Some(TokenKind::Word) if BEFORE_NUMBERS.exact(before).is_some() => !is_number,
            Some(TokenKind::Word) if IN_NAMES.exact(before).is_some() => self.is_starter(next),
            Some(TokenKind::Word) if self.is_clock(at) => {
                BEHIND_CLOCKS.exact(self.text(next)).is_none()
            }
            // An initial, or the last letter of "U.S."; a single small letter is as rare at a sentence's end.
            Some(TokenKind::Word) if is_letter(before) => before == "I" || self.is_starter(next),
            _ => true,
        }
    }

    /// Whether the letter at `idx` is the m of "a.m." or "p.m.".
    fn is_clock(self, idx: usize) -> bool {
        let Some(hour) = idx.checked_sub(2) else {
            return false;
        };
        matches!(self.text(idx), "m" | "M")
            && self.text(idx - 1) == "."
            && matches!(self.text(hour), "a" | "p" | "A" | "P")
    }

    /// Whether the words from `idx` on say who spoke: "Will it?" Ida Brandt asked.
    fn tells_speaker(self, idx: usize) -> bool {
        let words = self.tokens.get(idx..).unwrap_or_default().iter().take(5);
        words
            .take_while(|token| token.kind == TokenKind::Word || token.text(self.prose) == ".")
            .any(|token| SPEECH.contains(&token.text(self.prose)))
    }
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some() && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    /// Checks where `drawn` is cut: `|` stands for each bound between two sentences.
    #[track_caller]
    fn check(drawn: &str) {
        let expected: Vec<&str> = drawn.split('|').map(str::trim).collect();
        let prose = expected.join(" ");
        let mut tokens = Vec::new();
        tokenize(&prose, &mut tokens);
        let found = sentences(&prose, &tokens);
        let texts: Vec<&str> = found.iter().map(|it| it.span.slice(&prose)).collect();
        assert_eq!(texts, expected);
        let held: u32 = found.iter().map(|it| it.tokens.len() as u32).sum();
        assert_eq!(held as usize, tokens.len());
    }

    #[test]
    fn stops_end_sentences() {
        check("It rained.|It stopped!|Why?|Nobody knows.");
        check("It cost $5.|Ten came in 2025.|3 of them left.");
        check("No stop here");
        check(
            "It rained... and rained.|Then… Nothing."
                .replace("… N", "…|N")
                .as_str(),
        );
        check("He waited ... and left.");
    }

    #[test]
    fn abbreviations_do_not() {
        check("Mr. Brandt met Dr. Ida Holm of St. Anton.|They spoke.");
        check("Sen. Brandt and Gov. Holm met on Jan. 5 and Sept. 12.|It was No. 10 vs. No. 2.");
        check(
            "The U.S. Senate and the U.K. Treasury agreed.|It came from the U.S. The rest did not."
                .replace("U.S. The", "U.S.|The")
                .as_str(),
        );
        check("J. K. Holm wrote to A. Brandt.|Nobody read it.");
        check("Millbrook Inc. Chief Executive Ida Brandt left Holm Corp. in May.|He works at Holm Ltd. He likes it.".replace("Ltd. He", "Ltd.|He").as_str());
        check(
            "It opens at 9 a.m. Monday and at 5 p.m. Eastern.|It shut at 6 p.m. Crowds stayed."
                .replace("p.m. Crowds", "p.m.|Crowds")
                .as_str(),
        );
        check("It grew 3.5 percent, e.g. Millbrook, i.e. the town.");
        check("1. Start early.|2. Read it aloud.");
    }

    #[test]
    fn marks_of_names_do_not() {
        check("Yahoo! said it grew.|Yahoo! Japan did not.");
    }

    #[test]
    fn quotations() {
        check("“We won.”|She left.|(He stayed.)|“It is late,” she said.");
        check(
            "“Will it rain?” she asked.|“Will it rain?” Ida Brandt asked.|“Will it rain?”|Nobody knew.",
        );
        check("\"We won!\"|The crowd cheered.");
        check("He said “no.” and left.");
    }
}
