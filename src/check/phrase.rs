//! A sentence as a row of words and figures: what the sentence patterns of rules walk along.
//!
//! A figure is one item however many tokens it has. Every question is total: a place before the start or past the end
//! is an item without text, so that a pattern may look to either side without a check.

use std::cell::OnceCell;
use std::ops::Range;

use crate::draft::{Sentence, Token};
use crate::recognize::{Figure, FigureKind};
use crate::text::Span;

use super::context::ParagraphView;
use super::words::{Sieve, Words, bit_of, words};

/// One item of a phrase. Its text is cut from the prose when somebody asks.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// Of a figure: without the words of its bound.
    span: Span,
    kind: ItemKind,
}

#[derive(Clone, Copy, Debug)]
enum ItemKind {
    /// A word or mark, with its bit in a [`Sieve`].
    Word(u8),
    /// An index into the paragraph's figures.
    Figure(u32),
}

/// The sentences of one block as rows of items: made when the first rule asks for them, shared by all that follow.
#[derive(Debug, Default)]
pub struct Phrases(OnceCell<Rows>);

#[derive(Debug, Default)]
struct Rows {
    /// The items of all rows, one row behind the other.
    items: Vec<Item>,
    /// By sentence.
    rows: Vec<Row>,
}

/// What is known of one row.
#[derive(Debug)]
struct Row {
    /// Where its items begin and end.
    start: u32,
    end: u32,
    /// How many figures begin in it. A sentence without one has no items.
    n_figures: usize,
    /// How many of them are amounts and no ranks.
    n_amounts: usize,
    /// The words and marks.
    sieve: Sieve,
}

/// A sentence as a row of words and figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase<'a> {
    prose: &'a str,
    figures: &'a [Figure],
    items: &'a [Item],
    row: &'a Row,
}

/// The sentences of a block that hold at least `n_figures` figures, at least one.
pub(super) fn phrases<'a>(
    view: &ParagraphView<'a>,
    n_figures: usize,
) -> impl Iterator<Item = Phrase<'a>> {
    let (prose, figures) = (view.prose(), view.paragraph.figures.as_slice());
    let Rows { items, rows } = view.phrases.0.get_or_init(|| Rows::of(view));
    let rows = rows
        .iter()
        .filter(move |it| it.n_figures >= n_figures.max(1));
    rows.map(move |row| Phrase {
        prose,
        figures,
        items: items
            .get(row.start as usize..row.end as usize)
            .unwrap_or_default(),
        row,
    })
}

impl Rows {
    fn of(view: &ParagraphView<'_>) -> Rows {
        let paragraph = view.paragraph;
        let mut rows = Rows {
            items: Vec::with_capacity(paragraph.tokens.len()),
            rows: Vec::with_capacity(paragraph.sentences.len()),
        };
        let mut first = 0;
        for sentence in &paragraph.sentences {
            let rest = paragraph.figures.get(first..).unwrap_or_default();
            let own = rest
                .iter()
                .take_while(|it| it.span.start < sentence.span.end);
            let behind = first + own.count();
            rows.push(view, sentence, first..behind);
            first = behind;
        }
        rows
    }

    /// Appends the row of a sentence, which holds the figures `own` of the paragraph's.
    fn push(&mut self, view: &ParagraphView<'_>, sentence: &Sentence, own: Range<usize>) {
        let first = own.start as u32;
        let figures = view.paragraph.figures.get(own).unwrap_or_default();
        let start = self.items.len() as u32;
        let mut sieve = Sieve::EMPTY;
        if !figures.is_empty() {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let tokens = view.paragraph.tokens.get(range).unwrap_or_default();
            sieve = self.cut(tokens, figures, first);
        }
        self.rows.push(Row {
            start,
            end: self.items.len() as u32,
            n_figures: figures.len(),
            n_amounts: figures.iter().filter(|it| is_amount(it)).count(),
            sieve,
        });
    }

    /// Appends the items of a sentence, whose figures are `figures`; the first has the number `next`. Gives its words.
    fn cut(&mut self, tokens: &[Token], mut figures: &[Figure], mut next: u32) -> Sieve {
        let mut sieve = Sieve::EMPTY;
        let mut covered = 0;
        for token in tokens {
            if token.span.start < covered {
                continue;
            }
            if let [figure, rest @ ..] = figures
                && figure.span.start <= token.span.start
            {
                self.items.push(Item {
                    span: figure.core,
                    kind: ItemKind::Figure(next),
                });
                (covered, figures, next) = (figure.span.end, rest, next + 1);
                continue;
            }
            let bit = bit_of(token);
            sieve.insert(bit);
            self.items.push(Item {
                span: token.span,
                kind: ItemKind::Word(bit),
            });
        }
        sieve
    }
}

impl<'a> Phrase<'a> {
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
        self.row.n_amounts
    }

    /// Where an item stands: a figure without the words of its bound.
    pub(super) fn span(&self, at: usize) -> Span {
        self.items.get(at).map_or(Span::default(), |it| it.span)
    }

    /// The text of an item: of a figure without the words of its bound; `""` outside.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.items
            .get(at)
            .map_or("", |it| it.span.slice(self.prose))
    }

    /// Whether the item is this word or mark, in any case; a figure is no word.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.bit(at).is_some() && self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether the item is one of these words or marks, in any case.
    #[inline]
    pub(super) fn any(&self, at: usize, words: &Words) -> bool {
        let may_be = self.bit(at).is_some_and(|bit| words.may_hold(bit));
        may_be && words.hold(self.text(at))
    }

    /// The bit of a word or mark; `None` for a figure and outside.
    #[inline]
    fn bit(&self, at: usize) -> Option<u8> {
        match self.items.get(at)?.kind {
            ItemKind::Word(bit) => Some(bit),
            ItemKind::Figure(_) => None,
        }
    }

    /// Whether the item is a word and no mark and no figure.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.bit(at).is_some() && self.text(at).starts_with(char::is_alphabetic)
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
        match self.items.get(at)?.kind {
            ItemKind::Figure(idx) => self.figures.get(idx as usize),
            ItemKind::Word(_) => None,
        }
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
        words.may_meet(&self.row.sieve) && (0..self.len()).any(|at| self.any(at, words))
    }

    /// Where one of these words stands first.
    pub(super) fn find_any(&self, words: &Words) -> Option<usize> {
        let may = words.may_meet(&self.row.sieve);
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
