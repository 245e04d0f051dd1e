//! What stands before the cursor: the sentence so far, who it names, and how much of an entry is typed already.

use std::ops::Range;

use crate::ide::analysis::Analysis;
use crate::ide::spot::Spot;
use crate::model::{EntityIdx, Fact, FactIdx, Model, Status};
use crate::text::Span;

/// How many bytes of blanks before the cursor are passed over: formats leave those at a line's end out of the prose.
const MOST_BLANKS: u32 = 8;

/// How many words of an entry may be typed before it is found: "up to $200 m".
const MOST_WORDS: usize = 5;

/// How far before the cursor a figure or a date is looked for whose style is followed, in bytes: a few paragraphs.
const STYLE_WITHIN: u32 = 4_000;

/// Where what stands before `end` (bytes of the draft) sets the style of what is put in.
pub(super) fn near(end: u32) -> Span {
    Span::new(end.saturating_sub(STYLE_WITHIN), end)
}

/// The sentence before the cursor.
pub(super) struct Typed {
    /// Its text, with a blank at the end where one stands there.
    pub(super) before: String,
    /// The entities that it names.
    pub(super) named: Vec<EntityIdx>,
    /// The cursor: bytes of the draft.
    offset: u32,
}

impl Typed {
    /// The sentence before `offset`; `None` outside prose, within a word, and in a sentence that names nobody.
    pub(super) fn at(analysis: &Analysis, offset: u32) -> Option<Typed> {
        let last = analysis
            .text
            .slice(Span::new(offset.saturating_sub(MOST_BLANKS), offset));
        let blanks = last.len() - last.trim_end_matches([' ', '\u{a0}']).len();
        let spot = Spot::at(analysis, offset - Span::of(0..blanks).end)?;
        let prose = spot.block.prose.text();
        let after = prose.get(spot.offset() as usize..)?;
        if blanks == 0 && after.starts_with(char::is_alphanumeric) {
            return None;
        }
        let paragraph = &spot.results.paragraph;
        let begun = |start: u32| start < spot.offset();
        let sentences = paragraph.sentences.iter();
        let sentence = sentences.take_while(|it| begun(it.span.start)).last()?;
        let start = sentence.span.start;
        let names = paragraph.names.iter();
        let named = names
            .skip_while(|it| it.span.start < start)
            .take_while(|it| it.span.end <= spot.offset())
            .filter(|it| analysis.context.counts(it));
        let mut before = Span::new(start, spot.offset()).slice(prose).to_owned();
        if blanks > 0 {
            before.push(' ');
        }
        let named: Vec<EntityIdx> = named.map(|it| it.entity).collect();
        (!named.is_empty()).then_some(Typed {
            before,
            named,
            offset,
        })
    }

    /// Where in `before` the part begins that is the beginning of `entry`; its end where nothing is typed yet and a word may
    /// begin. `None` where something else is being typed.
    pub(super) fn start_of(&self, entry: &str) -> Option<usize> {
        let before = &self.before;
        let words = word_starts(before).rev().take(MOST_WORDS);
        let mut words: Vec<usize> = words.collect();
        words.reverse();
        let typed = |at: &usize| begins_with(entry, before.get(*at..).unwrap_or_default());
        let ends_open = before.ends_with([' ', '\u{a0}', '(', '“', '"']);
        let at_end = ends_open.then_some(before.len());
        words.into_iter().find(typed).or(at_end)
    }

    /// What an entry replaces whose beginning stands from `start` on in `before`: bytes of the draft. `None` where markup
    /// stands in between.
    pub(super) fn replaces(&self, analysis: &Analysis, start: usize) -> Option<Span> {
        let typed = self.before.get(start..)?;
        let len = Span::of(0..typed.len()).end;
        let span = Span::new(self.offset.checked_sub(len)?, self.offset);
        (analysis.text.slice(span) == typed).then_some(span)
    }

    /// The cursor: bytes of the draft.
    pub(super) fn offset(&self) -> u32 {
        self.offset
    }

    /// The facts that name who is named here, those with the most parties here and the latest first. A fact that another has
    /// replaced, that was taken back, or that the draft cannot know yet is none of them.
    pub(super) fn facts(&self, analysis: &Analysis) -> Vec<FactIdx> {
        let model = &analysis.inputs.model;
        let mut facts: Vec<FactIdx> = self
            .named
            .iter()
            .flat_map(|it| model.facts_of(*it))
            .collect();
        facts.sort_unstable();
        facts.dedup();
        facts.retain(|it| stands(model, *it) && !model.fact(*it).is_after(analysis.context.date));
        facts.sort_by_key(|it| {
            let fact = model.fact(*it);
            std::cmp::Reverse((self.n_parties(fact), fact.announced.or(fact.valid_from)))
        });
        facts
    }

    /// How many of the entities of a fact are named here.
    pub(super) fn n_parties(&self, fact: &Fact) -> usize {
        let mut parties: Vec<EntityIdx> = fact.parties().collect();
        parties.sort_unstable();
        parties.dedup();
        parties.iter().filter(|it| self.named.contains(it)).count()
    }
}

fn stands(model: &Model, fact: FactIdx) -> bool {
    let status = model.fact(fact).status;
    !matches!(status, Status::Superseded | Status::Retracted)
        && model.later_facts(fact).next().is_none()
}

/// The words of a text that goes on behind them; none where a mark stands last.
pub(super) fn words(text: &str) -> Vec<&str> {
    let text = text.trim_end();
    if !text.ends_with(is_word) {
        return Vec::new();
    }
    text.split(|c| !is_word(c))
        .map(|it| it.trim_end_matches("'s").trim_end_matches("’s"))
        .filter(|it| !it.is_empty())
        .collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

fn word_starts(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let parts: Vec<Range<usize>> = text
        .split([' ', '\u{a0}', '(', '“', '"'])
        .map(|it| {
            let start = it.as_ptr() as usize - text.as_ptr() as usize;
            start..start + it.len()
        })
        .collect();
    let parts = parts.into_iter().filter(|it| !it.is_empty());
    parts.map(|it| it.start)
}

/// Whether an entry goes on from what was typed, whatever its case.
fn begins_with(entry: &str, typed: &str) -> bool {
    let mut letters = entry.chars().flat_map(char::to_lowercase);
    let begins = typed
        .chars()
        .flat_map(char::to_lowercase)
        .all(|c| letters.next() == Some(c));
    begins && letters.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture;

    #[track_caller]
    fn check(marked: &str, entry: &str, replaced: Option<&str>) {
        let (analysis, offset) = fixture::at_cursor(marked);
        let typed = Typed::at(&analysis, offset);
        let found = typed.and_then(|it| it.replaces(&analysis, it.start_of(entry)?));
        let found = found.map(|it| analysis.text.slice(it).into_owned());
        assert_eq!(found.as_deref(), replaced, "{marked}");
    }

    #[test]
    fn what_is_typed_of_an_entry() {
        let entry = "up to $200 million";
        check("Amazon paid <|>", entry, Some(""));
        check("Amazon paid <|>\n\nMore.", entry, Some(""));
        check("Amazon paid <|> more.", entry, Some(""));
        check("Amazon paid up t<|>", entry, Some("up t"));
        check("Amazon paid up to $200 m<|>", entry, Some("up to $200 m"));
        check("😀 Amazon paid U<|>.", entry, Some("U"));
        check("Amazon paid<|>", entry, None);
        check("Amazon paid u<|>p.", entry, None);
        check("Amazon paid up to $200 million<|>", entry, None);
        check("They paid <|>", entry, None);
        check("Amazon paid. They pay <|>", entry, None);
        check("<|>", entry, None);
    }

    #[test]
    fn words_that_go_on() {
        assert_eq!(
            words("Amazon’s 2nd bid, worth "),
            ["Amazon", "2nd", "bid", "worth"]
        );
        assert!(words("worth, ").is_empty());
        assert!(words(" ").is_empty());
    }
}
