//! A sentence as a row of words and figures: what the sentence patterns of rules walk along.
//!
//! A figure is one item however many tokens it has. Every question is total: a place before the start or past the end
//! is an item without text, so that a pattern may look to either side without a check.

use crate::draft::Sentence;
use crate::recognize::{Figure, FigureKind};
use crate::text::Span;

use super::context::ParagraphView;

/// One item of a phrase.
#[derive(Clone, Copy, Debug)]
enum Item {
    /// A word or a mark.
    Token(Span),
    /// A figure: an index into the paragraph's figures.
    Figure(usize),
}

/// A sentence as a row of words and figures.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    prose: &'a str,
    figures: &'a [Figure],
    items: Vec<Item>,
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
        let mut items = Vec::with_capacity(tokens.len());
        let mut next = first;
        let mut covered = 0;
        for token in tokens {
            if token.span.start < covered {
                continue;
            }
            match figures.get(next) {
                Some(figure) if figure.span.start <= token.span.start => {
                    items.push(Item::Figure(next));
                    covered = figure.span.end;
                    next += 1;
                }
                _ => items.push(Item::Token(token.span)),
            }
        }
        Phrase {
            prose,
            figures,
            items,
        }
    }

    /// The number of items.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The prose it is taken from.
    pub(super) fn prose(&self) -> &'a str {
        self.prose
    }

    /// Where an item stands: a figure without the words of its bound.
    pub(super) fn span(&self, at: usize) -> Span {
        match self.items.get(at) {
            Some(Item::Token(span)) => *span,
            Some(Item::Figure(idx)) => self.figures[*idx].core,
            None => Span::default(),
        }
    }

    /// The text of an item: of a figure without the words of its bound; `""` outside.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.span(at).slice(self.prose)
    }

    /// Whether the item is this word or mark, in any case; a figure is no word.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.any(at, &[word])
    }

    /// Whether the item is one of these words or marks, in any case.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        let Some(Item::Token(span)) = self.items.get(at) else {
            return false;
        };
        let text = span.slice(self.prose).as_bytes();
        // Most words of a list differ in their length or first letter: a comparison of bytes that needs no call.
        let Some(first) = text.first().map(u8::to_ascii_lowercase) else {
            return false;
        };
        words.iter().any(|word| {
            let word = word.as_bytes();
            word.len() == text.len()
                && word.first() == Some(&first)
                && word.eq_ignore_ascii_case(text)
        })
    }

    /// Whether the item is a word and no mark and no figure.
    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Token(_)))
            && self.text(at).starts_with(char::is_alphabetic)
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
        match self.items.get(at)? {
            Item::Figure(idx) => self.figures.get(*idx),
            Item::Token(_) => None,
        }
    }

    /// The figure at `at`, where it is an amount and no rank.
    pub(super) fn amount(&self, at: usize) -> Option<&'a Figure> {
        self.figure(at)
            .filter(|it| it.amount().is_some() && it.kind != FigureKind::Ordinal)
    }

    /// Whether the item is a date, a time or a length of time.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.figure(at).is_some_and(|it| it.temporal().is_some())
    }

    /// Whether one of these words stands anywhere in the phrase.
    pub(super) fn has_any(&self, words: &[&str]) -> bool {
        (0..self.len()).any(|at| self.any(at, words))
    }

    /// Whether nothing or a mark that ends a clause stands at `at`.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.len()
            || self.any(
                at,
                &[".", ",", ";", ":", "!", "?", ")", "—", "–", "\"", "”"],
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
            let more = self.any(at + 1, &["earlier", "ago", "before", "previously"]);
            return Some(at + 1 + usize::from(more));
        }
        let mut end = start;
        while self.any(end, TIME_WORDS) || self.is_time(end) {
            end += 1;
        }
        (end > start + 1 && self.any(end - 1, TIME_ENDS)).then_some(end)
    }
}

/// Words that may lead to a time.
const TIME_PREPOSITIONS: &[&str] = &["in", "on", "at", "during", "for", "of", "by", "over"];

/// Words of times that are no figures by themselves.
#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "a", "the", "same", "previous", "prior", "preceding", "corresponding", "year", "quarter", "month", "week",
    "day", "period", "earlier", "ago", "before", "last", "financial", "fiscal", "half", "season", "of",
];

/// The last word of such a time.
const TIME_ENDS: &[&str] = &[
    "year", "quarter", "month", "week", "day", "period", "earlier", "ago", "before", "half",
    "season",
];
