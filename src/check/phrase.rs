//! A sentence as a row of words and figures: what the sentence patterns of rules walk along.
//!
//! A figure is one item however many tokens it has. Every question is total: a place before the start or past the end
//! is an item without text, so that a pattern may look to either side without a check.

use crate::draft::Sentence;
use crate::recognize::{Figure, FigureKind};
use crate::text::Span;

use super::context::ParagraphView;
use super::words::{Sieve, Words, bit, words};

/// One item of a phrase: a word, a mark, or a figure.
#[derive(Clone, Copy, Debug)]
struct Item<'a> {
    /// Of a figure: without the words of its bound.
    text: &'a str,
    span: Span,
    /// An index into the paragraph's figures.
    figure: Option<u32>,
    /// The text's bit in a [`Sieve`].
    bit: u8,
}

/// A sentence as a row of words and figures.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    prose: &'a str,
    figures: &'a [Figure],
    items: Vec<Item<'a>>,
    /// The words and marks.
    sieve: Sieve,
    /// How many of the figures are amounts and no ranks.
    n_amounts: usize,
}

/// The sentences of a block that hold at least `n_figures` figures. The others cost a look at their bounds and no more.
pub(super) fn phrases<'a>(
    view: &ParagraphView<'a>,
    n_figures: usize,
) -> impl Iterator<Item = Phrase<'a>> {
    let view = *view;
    let figures = &view.paragraph.figures;
    view.paragraph.sentences.iter().filter_map(move |sentence| {
        let first = figures.partition_point(|it| it.span.start < sentence.span.start);
        let behind = figures.partition_point(|it| it.span.start < sentence.span.end);
        (behind - first >= n_figures).then(|| Phrase::of(&view, sentence, first))
    })
}

impl<'a> Phrase<'a> {
    fn of(view: &ParagraphView<'a>, sentence: &Sentence, first: usize) -> Phrase<'a> {
        let prose = view.prose();
        let figures = view.paragraph.figures.as_slice();
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = view.paragraph.tokens.get(range).unwrap_or_default();
        let mut phrase = Phrase {
            prose,
            figures,
            items: Vec::with_capacity(tokens.len()),
            sieve: Sieve::EMPTY,
            n_amounts: 0,
        };
        let mut next = first;
        let mut covered = 0;
        for token in tokens {
            if token.span.start < covered {
                continue;
            }
            match figures.get(next) {
                Some(figure) if figure.span.start <= token.span.start => {
                    phrase.push_figure(next, figure);
                    covered = figure.span.end;
                    next += 1;
                }
                _ => phrase.push_word(token.span),
            }
        }
        phrase
    }

    fn push_figure(&mut self, idx: usize, figure: &Figure) {
        self.n_amounts += usize::from(is_amount(figure));
        self.items.push(Item {
            text: figure.core.slice(self.prose),
            span: figure.core,
            figure: Some(idx as u32),
            bit: 0,
        });
    }

    fn push_word(&mut self, span: Span) {
        let text = span.slice(self.prose);
        let bit = bit(text.as_bytes());
        self.sieve = self.sieve.with(bit);
        self.items.push(Item {
            text,
            span,
            figure: None,
            bit,
        });
    }

    /// The number of items.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The prose it is taken from.
    pub(super) fn prose(&self) -> &'a str {
        self.prose
    }

    /// The number of amounts that are no ranks.
    pub(super) fn n_amounts(&self) -> usize {
        self.n_amounts
    }

    /// Where an item stands: a figure without the words of its bound.
    pub(super) fn span(&self, at: usize) -> Span {
        self.items.get(at).map_or(Span::default(), |it| it.span)
    }

    /// The text of an item: of a figure without the words of its bound; `""` outside.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.items.get(at).map_or("", |it| it.text)
    }

    /// Whether the item is this word or mark, in any case; a figure is no word.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at)
            .is_some_and(|it| it.text.eq_ignore_ascii_case(word))
    }

    /// Whether the item is one of these words or marks, in any case.
    #[inline]
    pub(super) fn any(&self, at: usize, words: &Words) -> bool {
        self.word(at).is_some_and(|it| words.hold(it.text, it.bit))
    }

    #[inline]
    fn word(&self, at: usize) -> Option<&Item<'a>> {
        self.items.get(at).filter(|it| it.figure.is_none())
    }

    /// Whether the item is a word and no mark and no figure.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|it| it.text.starts_with(char::is_alphabetic))
    }

    /// Whether the items from `at` on are these words.
    pub(super) fn run(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.is(at.saturating_add(offset), word))
    }

    /// The figure at `at`.
    pub(super) fn figure(&self, at: usize) -> Option<&'a Figure> {
        self.figures.get(self.items.get(at)?.figure? as usize)
    }

    /// The figure at `at`, where it is an amount and no rank.
    pub(super) fn amount(&self, at: usize) -> Option<&'a Figure> {
        self.figure(at).filter(|it| is_amount(it))
    }

    /// Whether the item is a date, a time or a length of time.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.figure(at).is_some_and(|it| it.temporal().is_some())
    }

    /// Whether one of these words stands anywhere in the phrase.
    pub(super) fn has_any(&self, words: &Words) -> bool {
        words.may_meet(&self.sieve) && (0..self.len()).any(|at| self.any(at, words))
    }

    /// Where one of these words stands first.
    pub(super) fn find_any(&self, words: &Words) -> Option<usize> {
        let may = words.may_meet(&self.sieve);
        (0..self.len()).find(|at| may && self.any(*at, words))
    }

    /// Whether nothing or a mark that ends a clause stands at `at`.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.len()
            || self.any(
                at,
                words![".", ",", ";", ":", "!", "?", ")", "—", "–", "\"", "”"],
            )
    }

    /// The place after a time that may stand at `at`: "in 2024", "a year earlier", "in the same period".
    pub(super) fn skip_time(&self, mut at: usize) -> usize {
        while let Some(next) = self.one_time(at) {
            at = next;
        }
        at
    }

    fn one_time(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.any(at, TIME_PREPOSITIONS));
        let article = start + usize::from(self.is(start, "the"));
        if self.is_time(start) || self.is_time(article) {
            let at = if self.is_time(start) { start } else { article };
            let more = self.any(at + 1, words!["earlier", "ago", "before", "previously"]);
            return Some(at + 1 + usize::from(more));
        }
        let mut end = start;
        while self.any(end, TIME_WORDS) || self.is_time(end) {
            end += 1;
        }
        (end > start + 1 && self.any(end - 1, TIME_ENDS)).then_some(end)
    }
}

fn is_amount(figure: &Figure) -> bool {
    figure.amount().is_some() && figure.kind != FigureKind::Ordinal
}

/// Words that may lead to a time.
const TIME_PREPOSITIONS: &Words = words!["in", "on", "at", "during", "for", "of", "by", "over"];

/// Words of times that are no figures by themselves.
#[rustfmt::skip]
const TIME_WORDS: &Words = words![
    "a", "the", "same", "previous", "prior", "preceding", "corresponding", "year", "quarter", "month", "week",
    "day", "period", "earlier", "ago", "before", "last", "financial", "fiscal", "half", "season", "of",
];

/// The last word of such a time.
const TIME_ENDS: &Words = words![
    "year", "quarter", "month", "week", "day", "period", "earlier", "ago", "before", "half",
    "season",
];
